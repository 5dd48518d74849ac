-- The calendar as it was: what a change replaced, and until when that counted.
-- The tables calendar_day and calendar_year say what counts from then on; an
-- appointment rests on the calendar of its moment and is not moved by a change
-- (Decree 61/2018: a date printed is never silently replaced).
CREATE TABLE IF NOT EXISTS calendar_before (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  until DATETIME NOT NULL, -- what is said here counted before this moment
  day DATE NOT NULL,       -- of a year: 1 January
  is_year TINYINT UNSIGNED NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL, -- off | worked | '' nothing; published | draft
  note VARCHAR(300) NOT NULL,
  changed_by INT UNSIGNED NULL, -- NULL: the command line
  ground VARCHAR(300) NOT NULL
) ENGINE=InnoDB;
CREATE OR REPLACE TRIGGER calendar_before_no_update BEFORE UPDATE ON calendar_before FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the calendar as it was is append-only';
CREATE OR REPLACE TRIGGER calendar_before_no_delete BEFORE DELETE ON calendar_before FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the calendar as it was is append-only';
