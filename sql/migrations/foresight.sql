-- Foresight: who is warned of what and when, how far the sweep has come, and
-- how long a step usually takes.  Each statement can be run again.

-- Escalation: so many working days before or after a limit, who is told, and
-- how often again.  Dated rows with their legal basis.
CREATE TABLE IF NOT EXISTS escalation (
  matter VARCHAR(12) CHARACTER SET ascii NOT NULL, -- due | again | request | supplement | unsent | transit
  whom VARCHAR(12) CHARACTER SET ascii NOT NULL, -- holder | unit_head | lead_head | desk_head | asked_head | leader
  from_n SMALLINT NOT NULL, -- working days; before the limit: negative
  valid_from DATE NOT NULL,
  to_n SMALLINT NULL, -- NULL: until it is over
  every_n SMALLINT UNSIGNED NOT NULL, -- working days between two warnings
  valid_to DATE NULL,
  legal_basis VARCHAR(300) NOT NULL,
  PRIMARY KEY (matter, whom, from_n, valid_from)
) ENGINE=InnoDB;

-- One row a warning: to an account, or to whoever holds a role in a unit (then
-- account_id is 0).  No personal data.  At most one for a dossier, recipient
-- and offset; the limit's day belongs to the key because a term that began
-- again is warned of again.  No foreign keys: a sweep must not lock dossiers.
CREATE TABLE IF NOT EXISTS warning (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dossier_id BIGINT UNSIGNED NOT NULL,
  matter VARCHAR(12) CHARACTER SET ascii NOT NULL,
  subject SMALLINT UNSIGNED NOT NULL, -- number of the request; 0 none
  limit_day DATE NOT NULL,
  offset_n SMALLINT NOT NULL, -- working days from limit_day
  account_id INT UNSIGNED NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  needs_apology TINYINT UNSIGNED NOT NULL, -- Decree 61/2018 art. 19.9
  day DATE NOT NULL,
  created_at DATETIME NOT NULL,
  seen_at DATETIME NULL,
  seen_by INT UNSIGNED NULL,
  is_seen TINYINT UNSIGNED AS (seen_at IS NOT NULL) PERSISTENT,
  UNIQUE KEY warning_once (dossier_id, matter, subject, limit_day, offset_n,
    account_id, unit_id, role),
  KEY warning_account (account_id, is_seen, id),
  KEY warning_unit (unit_id, is_seen, id, role)
) ENGINE=InnoDB;

-- A walk through all open dossiers, page by page: where to go on after a stop.
CREATE TABLE IF NOT EXISTS sweep_run (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  started_at DATETIME NOT NULL,
  after_id BIGINT UNSIGNED NOT NULL,
  dossiers BIGINT UNSIGNED NOT NULL,
  warnings BIGINT UNSIGNED NOT NULL,
  finished_at DATETIME NULL
) ENGINE=InnoDB;

-- How long a step of a procedure usually takes and what comes after it: the
-- medians of recent dossiers, worked out once a day.  The authority's own
-- working minutes; pauses do not count.
CREATE TABLE IF NOT EXISTS usual_time (
  procedure_code VARCHAR(20) CHARACTER SET ascii NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  step_minutes INT UNSIGNED NOT NULL,
  rest_minutes INT UNSIGNED NOT NULL,
  dossiers SMALLINT UNSIGNED NOT NULL,
  day DATE NOT NULL,
  PRIMARY KEY (procedure_code, state)
) ENGINE=InnoDB;

-- Only open ones are swept; counted and listed by authority and by unit.
ALTER TABLE dossier
  ADD INDEX IF NOT EXISTS foresight_open (finished_at, id),
  ADD INDEX IF NOT EXISTS foresight_seat (seat_id, finished_at, due_at, id, seat_lead_id, clock, state),
  ADD INDEX IF NOT EXISTS foresight_lead (seat_lead_id, finished_at, due_at, id, clock, state),
  ADD INDEX IF NOT EXISTS foresight_usual (version_id, finished_at);

DELIMITER //
-- A warning stays what it said; that it was seen is noted once.
CREATE OR REPLACE TRIGGER warning_only_seen BEFORE UPDATE ON warning
FOR EACH ROW
BEGIN
  IF NOT (NEW.id = OLD.id AND NEW.dossier_id = OLD.dossier_id
      AND NEW.matter = OLD.matter AND NEW.subject = OLD.subject
      AND NEW.limit_day = OLD.limit_day AND NEW.offset_n = OLD.offset_n
      AND NEW.account_id = OLD.account_id AND NEW.unit_id = OLD.unit_id
      AND NEW.role = OLD.role AND NEW.needs_apology = OLD.needs_apology
      AND NEW.day = OLD.day AND NEW.created_at = OLD.created_at
      AND OLD.seen_at IS NULL AND NEW.seen_at IS NOT NULL
      AND NEW.seen_by IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'a warning is append-only, but for who saw it';
  END IF;
END//
CREATE OR REPLACE TRIGGER warning_no_delete BEFORE DELETE ON warning
FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'warnings are append-only'//
DELIMITER ;
