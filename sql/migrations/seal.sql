-- The seals: all events and audit rows chained in blocks, in the background
-- (one locked head for every writer would cap the whole system).

-- A number of its own for every event, in the order of writing: the sealer
-- counts by it.
ALTER TABLE event
  ADD COLUMN IF NOT EXISTS id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ADD UNIQUE KEY IF NOT EXISTS event_id (id);

CREATE TABLE IF NOT EXISTS seal (
  no INT UNSIGNED NOT NULL PRIMARY KEY, -- 1, 2, 3 without gaps
  at DATETIME NOT NULL,
  event_from BIGINT UNSIGNED NOT NULL, -- ids, both ends included;
  event_to BIGINT UNSIGNED NOT NULL,   -- from = to + 1: none
  audit_from BIGINT UNSIGNED NOT NULL,
  audit_to BIGINT UNSIGNED NOT NULL,
  rows_n INT UNSIGNED NOT NULL,
  event_leaves MEDIUMBLOB NOT NULL, -- 40 bytes a row: id, SHA-256 of its text
  audit_leaves MEDIUMBLOB NOT NULL,
  prev_hash BINARY(32) NOT NULL,
  hash BINARY(32) NOT NULL,
  UNIQUE KEY seal_hash (hash) -- a noted hash is looked up
) ENGINE=InnoDB;

-- Each replay of the seals, with its first fault.
CREATE TABLE IF NOT EXISTS seal_check (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME NOT NULL,
  seals INT UNSIGNED NOT NULL,
  rows_n BIGINT UNSIGNED NOT NULL,
  waiting BIGINT UNSIGNED NOT NULL, -- not sealed yet
  faults INT UNSIGNED NOT NULL,
  kind VARCHAR(12) CHARACTER SET ascii NOT NULL, -- of the first: seal | event | audit row | dossier
  fault_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
  reason VARCHAR(100) CHARACTER SET ascii NOT NULL
) ENGINE=InnoDB;

CREATE OR REPLACE TRIGGER seal_no_update BEFORE UPDATE ON seal FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'seals are append-only';
CREATE OR REPLACE TRIGGER seal_no_delete BEFORE DELETE ON seal FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'seals are append-only';
CREATE OR REPLACE TRIGGER seal_check_no_update BEFORE UPDATE ON seal_check
  FOR EACH ROW SIGNAL SQLSTATE '45000'
  SET MESSAGE_TEXT = 'replays are append-only';
CREATE OR REPLACE TRIGGER seal_check_no_delete BEFORE DELETE ON seal_check
  FOR EACH ROW SIGNAL SQLSTATE '45000'
  SET MESSAGE_TEXT = 'replays are append-only';
