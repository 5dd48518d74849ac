-- A change of the calendar rests on a published decision and is the work of
-- two people: who enters it and who confirms it; only then does it count.  A
-- day off that one person invents moves nobody (Decree 61/2018 art. 19: the
-- appointment binds the authority; Labour Code art. 112: days off are announced).
CREATE TABLE IF NOT EXISTS calendar_change (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  what VARCHAR(4) CHARACTER SET ascii NOT NULL, -- ngay | nam | gio
  day DATE NULL,           -- ngay: itself; gio: the first
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL, -- ngay: off | worked
  note VARCHAR(300) NOT NULL,
  year SMALLINT UNSIGNED NULL,
  hours VARCHAR(100) NOT NULL,
  unit_id INT UNSIGNED NULL, -- gio: NULL of all
  ground VARCHAR(300) NOT NULL,       -- the decision: number,
  decided_on DATE NOT NULL,           -- its date,
  issuer VARCHAR(200) NOT NULL,       -- who decided
  published_at VARCHAR(300) NOT NULL, -- and where everybody can read it
  proposed_by INT UNSIGNED NOT NULL,
  proposed_at DATETIME NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL, -- CHO | DA_DUYET | TU_CHOI
  decided_by INT UNSIGNED NULL,
  decided_at DATETIME NULL,
  counts_from DATETIME NULL, -- DA_DUYET: from this moment on
  KEY calendar_change_state (state, id),
  KEY calendar_change_day (day, id),
  CONSTRAINT calendar_change_proposer FOREIGN KEY (proposed_by) REFERENCES account (id),
  CONSTRAINT calendar_change_two CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT calendar_change_once CHECK ((state = 'CHO') = (decided_by IS NULL)
    AND (decided_by IS NULL) = (decided_at IS NULL)
    AND (state = 'DA_DUYET') = (counts_from IS NOT NULL))
) ENGINE=InnoDB;

DELIMITER //
CREATE OR REPLACE TRIGGER calendar_change_begins BEFORE INSERT ON calendar_change
FOR EACH ROW
  IF NEW.state <> 'CHO' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a change of the calendar begins unconfirmed';
  END IF//
CREATE OR REPLACE TRIGGER calendar_change_decided BEFORE UPDATE ON calendar_change
FOR EACH ROW
  IF OLD.state <> 'CHO' OR NOT (NEW.id = OLD.id AND NEW.what = OLD.what
      AND NEW.day <=> OLD.day AND NEW.kind = OLD.kind AND NEW.note = OLD.note
      AND NEW.year <=> OLD.year AND NEW.hours = OLD.hours
      AND NEW.unit_id <=> OLD.unit_id AND NEW.ground = OLD.ground
      AND NEW.decided_on = OLD.decided_on AND NEW.issuer = OLD.issuer
      AND NEW.published_at = OLD.published_at
      AND NEW.proposed_by = OLD.proposed_by
      AND NEW.proposed_at = OLD.proposed_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a change of the calendar is confirmed once, as it was entered';
  END IF//
CREATE OR REPLACE TRIGGER calendar_change_no_delete BEFORE DELETE ON calendar_change FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'changes of the calendar are never deleted'//

-- The program's account writes the calendar only as the newest confirmed change
-- says; the owner takes whole years over from files.
CREATE OR REPLACE TRIGGER calendar_day_new BEFORE INSERT ON calendar_day
FOR EACH ROW
  IF USER() LIKE 'mc\_staff@%' AND NOT EXISTS (SELECT 1 FROM calendar_change c
      WHERE c.what = 'ngay' AND c.day = NEW.day AND c.kind = NEW.kind AND c.note = NEW.note
      AND c.id = (SELECT MAX(n.id) FROM calendar_change n WHERE n.what = 'ngay'
        AND n.day = NEW.day AND n.state = 'DA_DUYET')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a day follows a confirmed decision';
  END IF//
CREATE OR REPLACE TRIGGER calendar_day_set BEFORE UPDATE ON calendar_day
FOR EACH ROW
  IF USER() LIKE 'mc\_staff@%' AND NOT EXISTS (SELECT 1 FROM calendar_change c
      WHERE c.what = 'ngay' AND c.day = NEW.day AND c.kind = NEW.kind AND c.note = NEW.note
      AND c.id = (SELECT MAX(n.id) FROM calendar_change n WHERE n.what = 'ngay'
        AND n.day = NEW.day AND n.state = 'DA_DUYET')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a day follows a confirmed decision';
  END IF//
CREATE OR REPLACE TRIGGER calendar_year_set BEFORE UPDATE ON calendar_year
FOR EACH ROW
  IF USER() LIKE 'mc\_staff@%' AND NOT EXISTS (SELECT 1 FROM calendar_change c
      WHERE c.what = 'nam' AND c.year = NEW.year AND c.ground = NEW.notice
      AND c.state = 'DA_DUYET' AND NEW.is_published = 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a year follows a confirmed decision';
  END IF//
CREATE OR REPLACE TRIGGER office_session_new BEFORE INSERT ON office_session
FOR EACH ROW
  IF USER() LIKE 'mc\_staff@%' AND NOT EXISTS (SELECT 1 FROM calendar_change c
      WHERE c.what = 'gio' AND c.day = NEW.valid_from AND c.unit_id <=> NEW.unit_id
      AND c.state = 'DA_DUYET') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'hours follow a confirmed decision';
  END IF//

-- A firm date is counted again only because of confirmed changes, named by the
-- event, and by nobody who made one of them.
CREATE OR REPLACE TRIGGER event_of_calendar BEFORE INSERT ON event
FOR EACH ROW
BEGIN
  DECLARE ids VARCHAR(400) CHARACTER SET ascii DEFAULT '';
  IF NEW.move = 'tinh-lai-hen' THEN
    IF CONCAT('\n', NEW.data) LIKE '%\nchanged=%' THEN
      SET ids = SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT('\n', NEW.data), '\nchanged=', -1), '\n', 1);
    END IF;
    IF ids = '' AND (SELECT d.is_provisional FROM dossier d WHERE d.id = NEW.dossier_id) = 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a firm date moves by a published decision only';
    END IF;
    IF ids <> '' AND NOT EXISTS (SELECT 1 FROM calendar_change c
        WHERE FIND_IN_SET(c.id, ids) AND c.state = 'DA_DUYET' AND c.counts_from <= NEW.at) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a firm date moves by a published decision only';
    END IF;
    IF EXISTS (SELECT 1 FROM calendar_change c WHERE FIND_IN_SET(c.id, ids)
        AND (c.proposed_by = NEW.account_id OR c.decided_by = NEW.account_id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'who changed the calendar moves no date by it';
    END IF;
  END IF;
END//
DELIMITER ;
