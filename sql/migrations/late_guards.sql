-- Late stays late, also against the account of the program and the schema's
-- owner: once the due day has passed, no event moves the date any more (what
-- stops the clock after it changes nothing, deadline.h); a result's time is
-- its event's, and the program's account writes no event of the past.  A
-- provisional date, whose year has no calendar yet, is not firm.  Local time is
-- UTC+7.
DELIMITER //
CREATE OR REPLACE TRIGGER dossier_late_stays_late BEFORE UPDATE ON dossier
FOR EACH ROW
BEGIN
  IF OLD.due_at IS NOT NULL AND NOT (NEW.due_at <=> OLD.due_at)
      AND (OLD.finished_at IS NOT NULL OR (OLD.is_provisional = 0
      AND DATE(NEW.last_at + INTERVAL 7 HOUR) > DATE(OLD.due_at + INTERVAL 7 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'late stays late';
  END IF;
  IF OLD.finished_at IS NULL AND NEW.finished_at IS NOT NULL
      AND NEW.finished_at <> NEW.last_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a result is of the moment of its event';
  END IF;
  IF NEW.last_at < OLD.last_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an event is not earlier than the one before it';
  END IF;
END//
-- Tests and the demonstration write stories of other days as the owner.
CREATE OR REPLACE TRIGGER event_is_of_now BEFORE INSERT ON event
FOR EACH ROW
BEGIN
  IF USER() LIKE 'mc\_staff@%' AND NEW.at < UTC_TIMESTAMP() - INTERVAL 15 MINUTE THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an event is written when it happens';
  END IF;
END//
DELIMITER ;
