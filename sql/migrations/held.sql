-- Every column of a dossier comes from the ledger: each event says the whole row
-- that it leaves (lib/domain/ledger/held.h, enum held), chained with it,
-- and the row may be nothing else.  Events of older releases say nothing of
-- it; they stay as they are.  Each statement can be run again.
ALTER TABLE event
  ADD COLUMN IF NOT EXISTS projection VARCHAR(400) CHARACTER SET ascii NULL; -- NULL: of an older release

-- The row as text, the one definition of it in the database: what an event's own
-- columns do not say already.
ALTER TABLE dossier
  ADD COLUMN IF NOT EXISTS projection VARCHAR(400) CHARACTER SET ascii AS (CONCAT_WS(',',
    in_transit, COALESCE(handler_id, '-'), is_provisional,
    COALESCE(TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', finished_at), '-'),
    COALESCE(TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', returned_at), '-'),
    steps_done, seat_id, seat_desk_id, seat_lead_id, sync_fault, proposal,
    supplement_n, requests_open,
    COALESCE(TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', wait_due_at), '-'),
    fee_due,
    COALESCE(TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', reappointed_at), '-'),
    reappoint_n,
    COALESCE(TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', adjusted_due_at), '-'),
    adjust_n)) VIRTUAL;

DELIMITER //
CREATE OR REPLACE TRIGGER dossier_is_what_its_event_says BEFORE UPDATE ON dossier
FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM event e WHERE e.dossier_id = NEW.id
      AND e.seq = NEW.last_seq AND e.projection = NEW.projection) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'every column of a dossier comes from its event';
  END IF;
END//
-- Reception writes the row first: its event must say the same.
CREATE OR REPLACE TRIGGER event_begins_its_dossier BEFORE INSERT ON event
FOR EACH ROW
BEGIN
  IF NEW.seq = 1 AND NEW.projection IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM dossier d WHERE d.id = NEW.dossier_id
        AND d.projection = NEW.projection AND d.last_hash = NEW.hash
        AND d.received_at = NEW.at AND d.due_at <=> NEW.due_after
        AND d.state = NEW.to_state AND d.clock = NEW.clock) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a dossier begins as its reception says';
  END IF;
END//
-- Late stays late, whatever is called provisional: a date that has passed is not
-- made provisional any more, and one that is provisional by right moves only
-- when its date is computed again.
CREATE OR REPLACE TRIGGER dossier_late_stays_late BEFORE UPDATE ON dossier
FOR EACH ROW
BEGIN
  DECLARE has_passed TINYINT DEFAULT OLD.due_at IS NOT NULL AND (OLD.finished_at IS NOT NULL
    OR DATE(NEW.last_at + INTERVAL 7 HOUR) > DATE(OLD.due_at + INTERVAL 7 HOUR));
  IF has_passed AND NOT (NEW.due_at <=> OLD.due_at) AND (OLD.finished_at IS NOT NULL
      OR OLD.is_provisional = 0 OR NOT EXISTS (SELECT 1 FROM event e
        WHERE e.dossier_id = NEW.id AND e.seq = NEW.last_seq
        AND (e.move = 'tinh-lai-hen' OR OLD.clock <> NEW.clock))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'late stays late';
  END IF;
  IF NEW.is_provisional > OLD.is_provisional AND (has_passed OR NOT EXISTS (
      SELECT 1 FROM calendar_year y
      WHERE y.year BETWEEN YEAR(OLD.received_at) AND YEAR(COALESCE(NEW.due_at, OLD.due_at, '9999-01-01') + INTERVAL 7 HOUR)
        AND (y.is_published = 0 OR EXISTS (SELECT 1 FROM calendar_before b
          WHERE b.is_year = 1 AND YEAR(b.day) = y.year AND b.until > NEW.last_at)))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a firm date is not made provisional';
  END IF;
  IF OLD.finished_at IS NULL AND NEW.finished_at IS NOT NULL
      AND NEW.finished_at <> NEW.last_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a result is of the moment of its event';
  END IF;
  IF NEW.last_at < OLD.last_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an event is not earlier than the one before it';
  END IF;
END//
DELIMITER ;
