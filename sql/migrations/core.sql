-- The core tables.  MariaDB commits on every DDL statement, so each one can be
-- run again (IF NOT EXISTS): a deploy that was cut off is simply repeated.
-- Instants are UTC DATETIMEs, days are DATEs.  Texts that people typed are NFC.

-- Units and their succession (the reform of 2025-07-01 is data, not code).
CREATE TABLE IF NOT EXISTS unit (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(20) CHARACTER SET ascii NOT NULL UNIQUE,
  name VARCHAR(200) NOT NULL,
  short_name VARCHAR(100) NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  level VARCHAR(20) CHARACTER SET ascii NOT NULL,
  parent_id INT UNSIGNED NULL,
  agency_code VARCHAR(35) CHARACTER SET ascii NULL,
  legacy_code VARCHAR(35) CHARACTER SET ascii NULL,
  address VARCHAR(300) NULL,
  phone VARCHAR(20) NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  CONSTRAINT unit_parent FOREIGN KEY (parent_id) REFERENCES unit (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS unit_field (
  unit_id INT UNSIGNED NOT NULL,
  field VARCHAR(100) NOT NULL,
  PRIMARY KEY (unit_id, field),
  CONSTRAINT unit_field_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS unit_succession (
  from_id INT UNSIGNED NOT NULL,
  to_id INT UNSIGNED NOT NULL,
  effective DATE NOT NULL,
  scope VARCHAR(200) NOT NULL,
  note VARCHAR(500) NULL,
  PRIMARY KEY (from_id, to_id),
  CONSTRAINT succession_from FOREIGN KEY (from_id) REFERENCES unit (id),
  CONSTRAINT succession_to FOREIGN KEY (to_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- The working calendar: a year without a row here cannot be computed at all;
-- an unpublished one gives provisional appointments ("tạm tính").
CREATE TABLE IF NOT EXISTS calendar_year (
  year SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  is_published TINYINT UNSIGNED NOT NULL,
  notice VARCHAR(300) NULL
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS calendar_day (
  day DATE NOT NULL PRIMARY KEY,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL, -- off | worked
  note VARCHAR(200) NOT NULL
) ENGINE=InnoDB;

-- Office hours in minutes of the day; unit NULL is the default of all.
CREATE TABLE IF NOT EXISTS office_session (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  unit_id INT UNSIGNED NULL,
  opens SMALLINT UNSIGNED NOT NULL,
  closes SMALLINT UNSIGNED NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  CONSTRAINT office_session_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- What the law may change: dated rows with their legal basis.
CREATE TABLE IF NOT EXISTS rule_set (
  code VARCHAR(10) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS rule (
  rule_set VARCHAR(10) CHARACTER SET ascii NOT NULL,
  code VARCHAR(40) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  value BIGINT NOT NULL,
  legal_basis VARCHAR(200) NOT NULL,
  PRIMARY KEY (rule_set, code, valid_from),
  CONSTRAINT rule_rule_set FOREIGN KEY (rule_set) REFERENCES rule_set (code)
) ENGINE=InnoDB;

-- Procedures: a code has versions with dates of effect; a dossier keeps the
-- version of its reception for ever.
CREATE TABLE IF NOT EXISTS procedure_version (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(20) CHARACTER SET ascii NOT NULL,
  version VARCHAR(20) CHARACTER SET ascii NOT NULL,
  name VARCHAR(500) NOT NULL,
  search VARCHAR(1000) NOT NULL, -- folded name, field, code
  field VARCHAR(100) NOT NULL,
  field_slug VARCHAR(100) CHARACTER SET ascii NOT NULL,
  level VARCHAR(20) CHARACTER SET ascii NOT NULL,
  scope VARCHAR(20) CHARACTER SET ascii NOT NULL,
  decision_no VARCHAR(100) NULL,
  decision_date DATE NULL,
  decision_issuer VARCHAR(200) NULL,
  change_type VARCHAR(20) CHARACTER SET ascii NOT NULL,
  online_level VARCHAR(20) CHARACTER SET ascii NOT NULL,
  subjects VARCHAR(500) NOT NULL,
  agency_receive VARCHAR(300) NOT NULL,
  agency_decide VARCHAR(300) NOT NULL,
  agency_coordinate VARCHAR(500) NOT NULL,
  sets SMALLINT UNSIGNED NOT NULL,
  conditions TEXT NOT NULL,
  notes TEXT NULL,
  verify_term VARCHAR(200) NULL,
  confidence VARCHAR(20) CHARACTER SET ascii NOT NULL,
  source VARCHAR(500) NOT NULL,
  valid_from DATE NULL, -- NULL: since before our records
  valid_to DATE NULL,   -- last day in force
  digest BINARY(32) NOT NULL, -- of the imported record: idempotent import
  UNIQUE KEY procedure_code_version (code, version),
  KEY procedure_field (field_slug, code)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS procedure_channel (
  version_id INT UNSIGNED NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii NOT NULL, -- truc_tiep|truc_tuyen|bcci
  seq TINYINT UNSIGNED NOT NULL,
  term_unit VARCHAR(10) CHARACTER SET ascii NULL, -- WD|CD|MO|WH|SAME_DAY; NULL: not published
  term_halves INT NULL, -- twice the value: 2.5 days = 5
  next_day_minute SMALLINT NULL, -- 540: after 15:00 the result comes at 09:00
  term_text VARCHAR(500) NOT NULL,
  term_confidence VARCHAR(20) CHARACTER SET ascii NOT NULL,
  term_note VARCHAR(500) NULL,
  PRIMARY KEY (version_id, channel, seq),
  CONSTRAINT channel_version FOREIGN KEY (version_id) REFERENCES procedure_version (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS procedure_fee (
  version_id INT UNSIGNED NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii NOT NULL,
  channel_seq TINYINT UNSIGNED NOT NULL,
  seq TINYINT UNSIGNED NOT NULL,
  amount BIGINT NULL, -- đồng; 0 free; NULL: by another document
  per VARCHAR(100) NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  text VARCHAR(500) NULL,
  PRIMARY KEY (version_id, channel, channel_seq, seq),
  CONSTRAINT fee_version FOREIGN KEY (version_id) REFERENCES procedure_version (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS procedure_document (
  version_id INT UNSIGNED NOT NULL,
  seq TINYINT UNSIGNED NOT NULL,
  name VARCHAR(1000) NOT NULL,
  originals TINYINT UNSIGNED NOT NULL,
  copies TINYINT UNSIGNED NOT NULL,
  form VARCHAR(500) NULL,
  is_required TINYINT UNSIGNED NOT NULL,
  note VARCHAR(500) NULL,
  PRIMARY KEY (version_id, seq),
  CONSTRAINT document_version FOREIGN KEY (version_id) REFERENCES procedure_version (id)
) ENGINE=InnoDB;

-- Steps, results and legal bases: ordered lines of text of a version.
CREATE TABLE IF NOT EXISTS procedure_line (
  version_id INT UNSIGNED NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL, -- step|result|basis
  seq TINYINT UNSIGNED NOT NULL,
  text VARCHAR(2000) NOT NULL,
  code VARCHAR(40) NULL,
  PRIMARY KEY (version_id, kind, seq),
  CONSTRAINT line_version FOREIGN KEY (version_id) REFERENCES procedure_version (id)
) ENGINE=InnoDB;

-- People who work here.
CREATE TABLE IF NOT EXISTS account (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login VARCHAR(64) CHARACTER SET ascii NOT NULL UNIQUE,
  name VARCHAR(200) NOT NULL,
  title VARCHAR(200) NOT NULL,
  password_hash VARCHAR(128) CHARACTER SET ascii NOT NULL,
  totp_secret VARCHAR(64) CHARACTER SET ascii NULL,
  is_active TINYINT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME NOT NULL
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS account_role (
  account_id INT UNSIGNED NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  PRIMARY KEY (account_id, role, unit_id, valid_from),
  CONSTRAINT role_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT role_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS session (
  digest BINARY(32) NOT NULL PRIMARY KEY, -- SHA-256 of the cookie's token
  account_id INT UNSIGNED NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  created_at DATETIME NOT NULL,
  last_at DATETIME NOT NULL,
  ended_at DATETIME NULL,
  CONSTRAINT session_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT session_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS sign_in_attempt (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login_digest BINARY(32) NOT NULL,
  at DATETIME NOT NULL,
  is_ok TINYINT UNSIGNED NOT NULL,
  KEY sign_in_recent (login_digest, at)
) ENGINE=InnoDB;

-- A dossier.  The first block never changes after reception; the second is a
-- projection of the ledger, written only together with an event.
CREATE TABLE IF NOT EXISTS dossier (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(60) CHARACTER SET ascii NOT NULL UNIQUE,
  authority_id INT UNSIGNED NOT NULL, -- the committee whose code is in the number
  day DATE NOT NULL,
  seq INT UNSIGNED NOT NULL,
  desk_id INT UNSIGNED NOT NULL,
  lead_unit_id INT UNSIGNED NOT NULL, -- the division that resolves
  version_id INT UNSIGNED NOT NULL,   -- procedure version of the reception
  rule_set VARCHAR(10) CHARACTER SET ascii NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii NOT NULL,
  receive_way VARCHAR(12) CHARACTER SET ascii NOT NULL, -- tai_quay | buu_chinh
  received_at DATETIME NOT NULL,
  term_unit VARCHAR(10) CHARACTER SET ascii NOT NULL,
  term_halves INT NOT NULL,
  next_day_minute SMALLINT NULL,
  first_due_at DATETIME NOT NULL,
  receipt_nonce BINARY(16) NOT NULL,  -- secret and token are derived from it and the server key
  secret_digest BINARY(32) NOT NULL,
  token_digest BINARY(32) NOT NULL UNIQUE,

  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  holder_unit_id INT UNSIGNED NOT NULL,
  holder_id INT UNSIGNED NULL, -- NULL: the head of holder_unit
  in_transit TINYINT UNSIGNED NOT NULL DEFAULT 0,
  handler_id INT UNSIGNED NULL, -- who examines, also while others hold it
  clock VARCHAR(8) CHARACTER SET ascii NOT NULL, -- running | paused | stopped
  due_at DATETIME NULL,
  is_provisional TINYINT UNSIGNED NOT NULL DEFAULT 0,
  finished_at DATETIME NULL,
  returned_at DATETIME NULL,
  steps_done TINYINT UNSIGNED NOT NULL,
  last_seq INT UNSIGNED NOT NULL,
  last_at DATETIME NOT NULL,
  last_hash BINARY(32) NOT NULL,
  version INT UNSIGNED NOT NULL,

  UNIQUE KEY dossier_number (authority_id, day, seq),
  KEY queue_unit (holder_unit_id, state, due_at, id),
  KEY queue_holder (holder_id, state, due_at, id),
  KEY queue_desk (desk_id, state, due_at, id),
  KEY by_authority (authority_id, received_at),
  CONSTRAINT dossier_authority FOREIGN KEY (authority_id) REFERENCES unit (id),
  CONSTRAINT dossier_desk FOREIGN KEY (desk_id) REFERENCES unit (id),
  CONSTRAINT dossier_lead FOREIGN KEY (lead_unit_id) REFERENCES unit (id),
  CONSTRAINT dossier_version FOREIGN KEY (version_id) REFERENCES procedure_version (id),
  CONSTRAINT dossier_holder_unit FOREIGN KEY (holder_unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS dossier_counter (
  authority_id INT UNSIGNED NOT NULL,
  day DATE NOT NULL,
  seq INT UNSIGNED NOT NULL,
  PRIMARY KEY (authority_id, day)
) ENGINE=InnoDB;

-- Personal data live here and nowhere else; mc_public cannot read this table.
CREATE TABLE IF NOT EXISTS applicant (
  dossier_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  name_fold VARCHAR(200) CHARACTER SET ascii NOT NULL,
  masked_name VARCHAR(200) NOT NULL,
  id_kind VARCHAR(12) CHARACTER SET ascii NOT NULL, -- cccd|ho_chieu|ma_so_thue
  id_number VARCHAR(20) CHARACTER SET ascii NOT NULL,
  id_digest BINARY(32) NOT NULL,
  birth DATE NULL,
  phone VARCHAR(15) CHARACTER SET ascii NOT NULL,
  email VARCHAR(200) NOT NULL,
  address VARCHAR(300) NOT NULL,
  owner_name VARCHAR(200) NOT NULL,
  content VARCHAR(1000) NOT NULL,
  sets SMALLINT UNSIGNED NOT NULL,
  version_id INT UNSIGNED NOT NULL,
  received_at DATETIME NOT NULL,
  KEY applicant_id (id_digest, version_id, received_at),
  KEY applicant_name (name_fold),
  CONSTRAINT applicant_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS dossier_paper (
  dossier_id BIGINT UNSIGNED NOT NULL,
  seq TINYINT UNSIGNED NOT NULL,
  name VARCHAR(1000) NOT NULL,
  originals TINYINT UNSIGNED NOT NULL,
  certified TINYINT UNSIGNED NOT NULL,
  copies TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (dossier_id, seq),
  CONSTRAINT paper_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id)
) ENGINE=InnoDB;

-- The ledger: only ever added to, each row chained to the dossier's previous.
CREATE TABLE IF NOT EXISTS event (
  dossier_id BIGINT UNSIGNED NOT NULL,
  seq INT UNSIGNED NOT NULL,
  move VARCHAR(24) CHARACTER SET ascii NOT NULL,
  from_state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  to_state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  holder_unit_id INT UNSIGNED NOT NULL, -- who holds it from now on
  holder_id INT UNSIGNED NULL,
  clock VARCHAR(8) CHARACTER SET ascii NOT NULL, -- after this event
  due_after DATETIME NULL,
  note VARCHAR(2000) NOT NULL,
  data TEXT NOT NULL, -- "key=value" lines, sorted: document number, receiver…
  prev_hash BINARY(32) NOT NULL,
  hash BINARY(32) NOT NULL,
  PRIMARY KEY (dossier_id, seq),
  CONSTRAINT event_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id),
  CONSTRAINT event_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- One row per form that was acted on: a second post of it finds the first.
CREATE TABLE IF NOT EXISTS submission (
  form_key BINARY(16) NOT NULL PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  dossier_id BIGINT UNSIGNED NOT NULL,
  move VARCHAR(24) CHARACTER SET ascii NOT NULL,
  at DATETIME NOT NULL
) ENGINE=InnoDB;

-- Who did and who read what, refusals included.
CREATE TABLE IF NOT EXISTS audit (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL,
  unit_id INT UNSIGNED NULL,
  action VARCHAR(40) CHARACTER SET ascii NOT NULL,
  dossier_id BIGINT UNSIGNED NULL,
  outcome VARCHAR(12) CHARACTER SET ascii NOT NULL, -- ok | refused
  detail VARCHAR(300) NOT NULL,
  request_id CHAR(16) CHARACTER SET ascii NOT NULL,
  KEY audit_dossier (dossier_id, at),
  KEY audit_account (account_id, at)
) ENGINE=InnoDB;

-- Tries of the receipt's secret, by digest of the code as typed.
CREATE TABLE IF NOT EXISTS secret_attempt (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code_digest BINARY(32) NOT NULL,
  at DATETIME NOT NULL,
  is_ok TINYINT UNSIGNED NOT NULL,
  KEY secret_recent (code_digest, at)
) ENGINE=InnoDB;

-- The ledger is append-only for every account, the owner of the schema too.
CREATE OR REPLACE TRIGGER event_no_update BEFORE UPDATE ON event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'events are append-only';
CREATE OR REPLACE TRIGGER event_no_delete BEFORE DELETE ON event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'events are append-only';
CREATE OR REPLACE TRIGGER audit_no_update BEFORE UPDATE ON audit FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit rows are append-only';
CREATE OR REPLACE TRIGGER audit_no_delete BEFORE DELETE ON audit FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit rows are append-only';
