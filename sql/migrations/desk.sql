-- The desk: tariffs in tiers, the owner's address, slips given before a
-- reception.  Each statement can be run again.

-- Fees that are counted (pages, copies): so much for each from a number on,
-- and no more than the ceiling.  Dated rows with their legal basis.
CREATE TABLE IF NOT EXISTS fee_tier (
  code VARCHAR(20) CHARACTER SET ascii NOT NULL, -- of the procedure
  valid_from DATE NOT NULL,
  from_n INT UNSIGNED NOT NULL, -- 1 = from the first
  valid_to DATE NULL,
  amount BIGINT NOT NULL, -- đồng for each
  ceiling BIGINT NULL,    -- đồng for one `per`; NULL: none
  counted VARCHAR(30) NOT NULL, -- "trang"
  per VARCHAR(30) NOT NULL,     -- "bản"
  legal_basis VARCHAR(200) NOT NULL,
  PRIMARY KEY (code, valid_from, from_n)
) ENGINE=InnoDB;

-- Form 01 names the owner's address when the owner is somebody else.
ALTER TABLE applicant
  ADD COLUMN IF NOT EXISTS owner_address VARCHAR(300) NOT NULL DEFAULT '';

-- Forms 02 and 03 given at the counter, before there is a dossier: no number
-- of a dossier, no clock, but a number of the desk's own.  Personal data, for
-- the desk alone; only ever added to.
CREATE TABLE IF NOT EXISTS desk_notice (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(8) CHARACTER SET ascii NOT NULL, -- bo-sung | tu-choi
  authority_id INT UNSIGNED NOT NULL,
  desk_id INT UNSIGNED NOT NULL,
  year SMALLINT UNSIGNED NOT NULL,
  seq INT UNSIGNED NOT NULL, -- of the desk, year and kind; no gaps
  form_key BINARY(16) NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  issued_at DATETIME NOT NULL,
  version_id INT UNSIGNED NOT NULL,
  procedure_code VARCHAR(20) CHARACTER SET ascii NOT NULL,
  name VARCHAR(200) NOT NULL,
  id_kind VARCHAR(12) CHARACTER SET ascii NOT NULL,
  id_number VARCHAR(20) CHARACTER SET ascii NOT NULL, -- '' when not shown
  id_digest BINARY(32) NOT NULL,
  phone VARCHAR(15) CHARACTER SET ascii NOT NULL,
  email VARCHAR(200) NOT NULL,
  address VARCHAR(300) NOT NULL,
  content VARCHAR(1000) NOT NULL,
  items VARCHAR(4000) NOT NULL, -- bo-sung: one a line
  cause VARCHAR(20) CHARACTER SET ascii NOT NULL, -- tu-choi: of the list
  reason VARCHAR(2000) NOT NULL,
  is_repeat TINYINT UNSIGNED NOT NULL, -- asked again, knowingly
  UNIQUE KEY desk_notice_key (form_key),
  UNIQUE KEY desk_notice_number (desk_id, kind, year, seq),
  KEY desk_notice_day (desk_id, issued_at),
  KEY desk_notice_person (id_digest, procedure_code, issued_at),
  CONSTRAINT notice_authority FOREIGN KEY (authority_id) REFERENCES unit (id),
  CONSTRAINT notice_desk FOREIGN KEY (desk_id) REFERENCES unit (id),
  CONSTRAINT notice_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT notice_version FOREIGN KEY (version_id) REFERENCES procedure_version (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS desk_notice_counter (
  desk_id INT UNSIGNED NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii NOT NULL,
  year SMALLINT UNSIGNED NOT NULL,
  seq INT UNSIGNED NOT NULL,
  PRIMARY KEY (desk_id, kind, year)
) ENGINE=InnoDB;

CREATE OR REPLACE TRIGGER desk_notice_no_update BEFORE UPDATE ON desk_notice FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'slips are append-only';
CREATE OR REPLACE TRIGGER desk_notice_no_delete BEFORE DELETE ON desk_notice FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'slips are append-only';

-- What an account did today: the list beside the scanner.
ALTER TABLE event ADD INDEX IF NOT EXISTS event_by_account (account_id, at);
