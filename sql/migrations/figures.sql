-- The daily facts that every public figure is a sum of (lib/domain/figures): what
-- came, ended, fell late, stood still and was made good on one day of Viet Nam, by
-- committee, unit, version of a procedure and channel.  From the ledger alone,
-- by the worker; flows, so that what is open on a day is the sum of all days up
-- to it.  Days to come hold what falls late if nothing happens.
-- Can be run again.
CREATE TABLE IF NOT EXISTS figure_day (
  day DATE NOT NULL,
  authority_id INT UNSIGNED NOT NULL,
  unit_id INT UNSIGNED NOT NULL, -- that led it when it was received
  version_id INT UNSIGNED NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- 0: stated while the day was open.  1, 2 …: what came to be known of it after
  -- it was stated, to be added; the row before it stays.
  statement SMALLINT UNSIGNED NOT NULL,
  stated_at DATETIME NOT NULL,
  received INT NOT NULL DEFAULT 0,
  early INT NOT NULL DEFAULT 0,
  on_time INT NOT NULL DEFAULT 0,
  late INT NOT NULL DEFAULT 0,
  refused INT NOT NULL DEFAULT 0,
  withdrawn INT NOT NULL DEFAULT 0,
  stopped INT NOT NULL DEFAULT 0,
  ended_late INT NOT NULL DEFAULT 0,
  late_began INT NOT NULL DEFAULT 0,
  late_ended INT NOT NULL DEFAULT 0,
  paused INT NOT NULL DEFAULT 0,
  resumed INT NOT NULL DEFAULT 0,
  letters INT NOT NULL DEFAULT 0,
  reappointed INT NOT NULL DEFAULT 0,
  faults INT NOT NULL DEFAULT 0,
  mended INT NOT NULL DEFAULT 0,
  own_minutes BIGINT NOT NULL DEFAULT 0,
  other_minutes BIGINT NOT NULL DEFAULT 0,
  citizen_minutes BIGINT NOT NULL DEFAULT 0,
  fault_minutes BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (day, authority_id, unit_id, version_id, channel, statement)
) ENGINE=InnoDB;

-- The same by month: what a page reads.
CREATE TABLE IF NOT EXISTS figure_month (
  month DATE NOT NULL, -- its first day
  authority_id INT UNSIGNED NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  version_id INT UNSIGNED NOT NULL,
  channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  received INT NOT NULL DEFAULT 0,
  early INT NOT NULL DEFAULT 0,
  on_time INT NOT NULL DEFAULT 0,
  late INT NOT NULL DEFAULT 0,
  refused INT NOT NULL DEFAULT 0,
  withdrawn INT NOT NULL DEFAULT 0,
  stopped INT NOT NULL DEFAULT 0,
  ended_late INT NOT NULL DEFAULT 0,
  late_began INT NOT NULL DEFAULT 0,
  late_ended INT NOT NULL DEFAULT 0,
  paused INT NOT NULL DEFAULT 0,
  resumed INT NOT NULL DEFAULT 0,
  letters INT NOT NULL DEFAULT 0,
  reappointed INT NOT NULL DEFAULT 0,
  faults INT NOT NULL DEFAULT 0,
  mended INT NOT NULL DEFAULT 0,
  own_minutes BIGINT NOT NULL DEFAULT 0,
  other_minutes BIGINT NOT NULL DEFAULT 0,
  citizen_minutes BIGINT NOT NULL DEFAULT 0,
  fault_minutes BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (month, authority_id, unit_id, version_id, channel)
) ENGINE=InnoDB;

-- How far the ledger is counted: one row.
CREATE TABLE IF NOT EXISTS figure_mark (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY CHECK (id = 1),
  event_to BIGINT UNSIGNED NOT NULL, -- events up to this id are counted
  next_to BIGINT UNSIGNED NOT NULL,  -- …, and will be, once it is old enough
  next_at DATETIME NULL,             -- when that was the newest; NULL: none is taken
  walked BIGINT UNSIGNED NOT NULL,   -- of the first count: dossiers up to this id
  as_of DATETIME NULL, -- all that was written by then is counted; NULL: never yet
  open_day DATE NULL   -- days before it are stated
) ENGINE=InnoDB;
SET @mc_act = 'migrate';
INSERT IGNORE INTO figure_mark (id, event_to, next_to, walked) VALUES (1, 0, 0, 0);

DELIMITER //
CREATE OR REPLACE TRIGGER figure_day_is_open BEFORE UPDATE ON figure_day FOR EACH ROW
  CALL must(NEW.day = OLD.day AND NEW.authority_id = OLD.authority_id AND NEW.unit_id = OLD.unit_id AND NEW.version_id = OLD.version_id
    AND NEW.channel = OLD.channel AND OLD.statement = 0 AND NEW.statement = 0
    AND (SELECT m.open_day IS NULL OR NEW.day >= m.open_day FROM figure_mark m), 'a day that was stated is not stated again')//
CREATE OR REPLACE TRIGGER figure_day_no_delete BEFORE DELETE ON figure_day FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a day that was stated stays'//
CREATE OR REPLACE TRIGGER figure_mark_goes_on BEFORE UPDATE ON figure_mark FOR EACH ROW
  CALL must(NEW.event_to >= OLD.event_to AND COALESCE(NEW.as_of >= OLD.as_of, OLD.as_of IS NULL)
    AND COALESCE(NEW.open_day >= OLD.open_day, OLD.open_day IS NULL), 'what is counted stays counted')//
CREATE OR REPLACE FUNCTION row_free(t VARCHAR(64), c VARCHAR(64)) RETURNS VARCHAR(100) CHARACTER SET ascii DETERMINISTIC
BEGIN
  IF c = '*' THEN
    RETURN CASE
      WHEN t IN ('event', 'audit', 'record', 'row_record', 'seal') THEN 'chained by the seals itself'
      WHEN t = 'seal_check' THEN 'what a replay said; the next one says it again'
      WHEN t IN ('written', 'row_kind') THEN 'held against what it counts and names'
      WHEN t LIKE '%\_counter' THEN 'a number taken twice is refused by its unique key'
      WHEN t IN ('queue_entry', 'name_key') THEN 'derived; a test compares it with what it is from'
      WHEN t = 'session' THEN 'of a day, let go by retention'
      WHEN t IN ('secret_attempt', 'sign_in_attempt') THEN 'a brake, let go by retention'
      WHEN t IN ('search_word', 'search_elsewhere') THEN 'helps to find; nothing is promised by it'
      WHEN t = 'procedure_use' THEN 'how often a procedure is asked for: the order of a list'
      WHEN t LIKE 'figure\_%' THEN 'derived; motcua figures --from-zero compares it with the ledger'
      WHEN t = 'usual_time' THEN 'an estimate that is never an appointment'
      WHEN t = 'sweep_run' THEN 'how far a sweep has come'
    END;
  END IF;
  RETURN CASE
    WHEN t = 'dossier' AND c IN ('state', 'holder_unit_id', 'holder_id', 'in_transit', 'handler_id', 'clock', 'due_at',
      'is_provisional', 'finished_at', 'returned_at', 'steps_done', 'last_seq', 'last_at', 'last_hash', 'version', 'seat_id',
      'seat_desk_id', 'seat_lead_id', 'sync_fault', 'proposal', 'supplement_n', 'requests_open', 'wait_due_at', 'fee_due',
      'reappointed_at', 'reappoint_n', 'adjusted_due_at', 'adjust_n') THEN 'each event says it, chained'
    WHEN t = 'applicant' AND c = 'name_fold' THEN 'the name, folded as this release does'
    WHEN t = 'account' AND c = 'totp_step' THEN 'the last code used; never a right'
  END;
END//
DELIMITER ;
CALL govern();
