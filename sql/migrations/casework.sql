-- Casework: co-ordination, interlinked segments, supplements, payments,
-- withdrawal, correction.  Each statement can be run again.

-- The projection may only follow an event (guards): the columns below are
-- filled once for dossiers that are already there, so the guard steps aside
-- and casework_guards puts it back, stricter.
DROP TRIGGER IF EXISTS dossier_follows_ledger;

-- seat_*: who answers for the dossier now.  The same as at reception until a
-- reform ends the unit and its successor takes over (succession by event).
ALTER TABLE dossier
  ADD COLUMN IF NOT EXISTS seat_id INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS seat_desk_id INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS seat_lead_id INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS corrects_id BIGINT UNSIGNED NULL, -- the dossier whose wrong result this round mends
  ADD COLUMN IF NOT EXISTS cutoff_minute SMALLINT NOT NULL DEFAULT 900, -- "sau 15 giờ", the rule of the reception day
  ADD COLUMN IF NOT EXISTS proposal VARCHAR(12) CHARACTER SET ascii NOT NULL DEFAULT '', -- bo-sung | bo-sung-ok | phoi-hop
  ADD COLUMN IF NOT EXISTS supplement_n TINYINT UNSIGNED NOT NULL DEFAULT 0, -- asked after reception
  ADD COLUMN IF NOT EXISTS requests_open TINYINT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS wait_due_at DATETIME NULL, -- the limit of what it waits for
  ADD COLUMN IF NOT EXISTS sync_fault TINYINT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS fee_due BIGINT NOT NULL DEFAULT 0; -- đồng, not paid yet
UPDATE dossier SET seat_id = authority_id, seat_desk_id = desk_id,
  seat_lead_id = lead_unit_id WHERE seat_id IS NULL;
ALTER TABLE dossier
  MODIFY seat_id INT UNSIGNED NOT NULL,
  MODIFY seat_desk_id INT UNSIGNED NOT NULL,
  MODIFY seat_lead_id INT UNSIGNED NOT NULL;
ALTER TABLE dossier
  ADD INDEX IF NOT EXISTS queue_seat_desk (seat_desk_id, state, due_at, id),
  ADD INDEX IF NOT EXISTS queue_seat_lead (seat_lead_id, state, wait_due_at, id),
  ADD INDEX IF NOT EXISTS queue_handler (handler_id, state, wait_due_at, id),
  ADD INDEX IF NOT EXISTS dossier_corrects (corrects_id);

-- Restart from zero or continue after a supplement: by law restart (Decree
-- 61/2018 art. 19.4) unless the procedure's own law says otherwise; and how
-- long the applicant may take before the dossier may be closed.
ALTER TABLE procedure_version
  ADD COLUMN IF NOT EXISTS supplement_mode VARCHAR(10) CHARACTER SET ascii NULL, -- restart | continue; NULL: the rule
  ADD COLUMN IF NOT EXISTS supplement_wait_days SMALLINT UNSIGNED NULL; -- working days; NULL: the rule

-- Units beside the authority that may open a dossier: asked, or sent a segment.
CREATE TABLE IF NOT EXISTS dossier_party (
  dossier_id BIGINT UNSIGNED NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  since DATETIME NOT NULL,
  PRIMARY KEY (dossier_id, unit_id),
  KEY party_unit (unit_id, dossier_id),
  CONSTRAINT party_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id),
  CONSTRAINT party_unit_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- One row a unit asked (phối hợp) or a segment of an interlinked dossier (liên
-- thông), each with its own limit (Decree 61/2018 art. 19.5-19.7).  What was
-- asked never changes; a closed request never opens again (trigger).
CREATE TABLE IF NOT EXISTS request (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dossier_id BIGINT UNSIGNED NOT NULL,
  seq SMALLINT UNSIGNED NOT NULL, -- within the dossier
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL, -- phoi-hop | lien-thong
  unit_id INT UNSIGNED NOT NULL,
  asked_by INT UNSIGNED NOT NULL,
  asked_unit_id INT UNSIGNED NOT NULL,
  content VARCHAR(2000) NOT NULL,
  limit_unit VARCHAR(10) CHARACTER SET ascii NOT NULL, -- WD | WH
  limit_halves INT NOT NULL,
  sent_at DATETIME NOT NULL,
  due_at DATETIME NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii NOT NULL, -- DA_GUI | DA_NHAN | DA_TRA_LOI | DA_HUY | DA_BO_QUA
  opened_at DATETIME NULL,
  closed_at DATETIME NULL,
  answer_kind VARCHAR(20) CHARACTER SET ascii NULL, -- dong_y | khong_dong_y | co_y_kien | khong_tham_quyen
  answer VARCHAR(2000) NULL,
  late_reason VARCHAR(1000) NULL,
  late_days INT NULL, -- working days
  UNIQUE KEY request_of_dossier (dossier_id, seq),
  KEY queue_request (unit_id, state, due_at, id),
  CONSTRAINT request_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id),
  CONSTRAINT request_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT request_account FOREIGN KEY (asked_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- Fees (phi) and financial obligations (nvtc).
CREATE TABLE IF NOT EXISTS payment (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dossier_id BIGINT UNSIGNED NOT NULL,
  seq SMALLINT UNSIGNED NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii NOT NULL, -- phi | nvtc
  mode VARCHAR(12) CHARACTER SET ascii NOT NULL, -- thu_truoc | thu_sau | mien_phi | thong_bao
  notice_number VARCHAR(60) NULL,
  payer VARCHAR(200) NULL,
  amount BIGINT NOT NULL, -- đồng
  state VARCHAR(6) CHARACTER SET ascii NOT NULL, -- CHUA | DA | HUY | HOAN | MIEN
  receipt_number VARCHAR(60) NULL,
  paid_at DATETIME NULL,
  UNIQUE KEY payment_of_dossier (dossier_id, seq),
  CONSTRAINT payment_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id)
) ENGINE=InnoDB;
