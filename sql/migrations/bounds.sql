-- What a program's account may still have said of its own accord: what the
-- calendar was goes with the decision that replaced it, a proposal says for whom
-- it is made, and the staff program dates nothing further back than a request
-- lives: 35 seconds (fcgi/common/worker.c), and a minute between two clocks is
-- borne (lib/domain/ledger/clock_watch.h).  The worker's jobs read the clock once and
-- may take ten minutes.  Can be run again.
ALTER TABLE calendar_change
  ADD COLUMN IF NOT EXISTS proposed_for INT UNSIGNED NULL, -- who delegated, when "ký thay"
  ADD COLUMN IF NOT EXISTS decided_for INT UNSIGNED NULL;

DELIMITER //
CREATE OR REPLACE PROCEDURE of_now(IN moment DATETIME)
BEGIN
  DECLARE minutes INT DEFAULT IF(USER() LIKE 'mc\_worker@%', 15, 2);
  IF USER() LIKE 'mc\_%' AND (moment < UTC_TIMESTAMP() - INTERVAL minutes MINUTE OR moment > UTC_TIMESTAMP() + INTERVAL 2 MINUTE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what happens is written when it happens';
  END IF;
END//
CREATE OR REPLACE TRIGGER calendar_before_by_decision BEFORE INSERT ON calendar_before FOR EACH ROW
  CALL must_begin(EXISTS (SELECT 1 FROM calendar_change c WHERE c.state = 'DA_DUYET' AND c.counts_from = NEW.until
      AND c.decided_by = NEW.changed_by AND c.ground = NEW.ground
      AND IF(NEW.is_year, c.what = 'nam' AND MAKEDATE(c.year, 1) = NEW.day, c.what = 'ngay' AND c.day = NEW.day))
    AND NEW.kind = IF(NEW.is_year, (SELECT IF(y.is_published, 'published', 'draft') FROM calendar_year y WHERE y.year = YEAR(NEW.day)),
      COALESCE((SELECT d.kind FROM calendar_day d WHERE d.day = NEW.day), ''))
    AND NOT EXISTS (SELECT 1 FROM calendar_before b WHERE b.until = NEW.until AND b.day = NEW.day AND b.is_year = NEW.is_year),
    'the calendar as it was follows a confirmed decision')//
-- A delegate says for whom: a delegation in force to whoever proposes or decides.
CREATE OR REPLACE PROCEDURE stands_in(IN account INT UNSIGNED, IN for_whom INT UNSIGNED)
  CALL must_begin(for_whom IS NULL OR EXISTS (SELECT 1 FROM delegation g LEFT JOIN delegation_end e ON e.delegation_id = g.id
    WHERE g.to_id = account AND g.from_id = for_whom
      AND DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR) BETWEEN g.valid_from AND COALESCE(e.last_day, g.valid_to)), 'who stands in has a delegation')//
CREATE OR REPLACE TRIGGER calendar_change_for_whom BEFORE INSERT ON calendar_change FOR EACH ROW
  CALL stands_in(NEW.proposed_by, NEW.proposed_for)//
CREATE OR REPLACE TRIGGER calendar_change_decided_for_whom BEFORE UPDATE ON calendar_change FOR EACH ROW
BEGIN
  CALL must(NEW.proposed_for <=> OLD.proposed_for, 'a change of the calendar is confirmed once, as it was entered');
  CALL stands_in(NEW.decided_by, NEW.decided_for);
END//
DELIMITER ;
