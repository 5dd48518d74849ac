-- What letters, explanations, their steps and decisions on the calendar say is
-- recorded whole with each step, and the audit row of that step has the
-- SHA-256 of it: sealed with it, so that also the schema's owner rewrites none
-- of them unseen (lib/domain/proof/record.h).  Each statement can be run again.
CREATE TABLE IF NOT EXISTS record (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(12) CHARACTER SET ascii NOT NULL, -- letter | explanation | step | decision
  row_id BIGINT UNSIGNED NOT NULL,
  audit_id BIGINT UNSIGNED NULL,
  said TEXT CHARACTER SET ascii NULL, -- a line a column, words as SHA-256; NULL: of an older release
  KEY record_of (kind, row_id, id),
  KEY record_audit (audit_id)
) ENGINE=InnoDB;
-- What was there before: from its next step on it is recorded too.
INSERT INTO record (kind, row_id)
SELECT kind, id FROM (SELECT 'letter' AS kind, id FROM letter UNION ALL SELECT 'explanation', id FROM explanation
  UNION ALL SELECT 'step', id FROM accountability_event UNION ALL SELECT 'decision', id FROM calendar_change) old
WHERE NOT EXISTS (SELECT 1 FROM record r);

DELIMITER //
CREATE OR REPLACE TRIGGER record_no_update BEFORE UPDATE ON record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'records are append-only'//
CREATE OR REPLACE TRIGGER record_no_delete BEFORE DELETE ON record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'records are append-only'//
CREATE OR REPLACE TRIGGER record_is_in_the_audit BEFORE INSERT ON record FOR EACH ROW
  CALL must_begin(EXISTS (SELECT 1 FROM audit a WHERE a.id = NEW.audit_id AND LOCATE(SHA2(NEW.said, 256), a.detail)),
    'a record is in its audit row')//
-- The worker's one act: nobody's name stands in its rows.
CREATE OR REPLACE TRIGGER audit_of_the_worker BEFORE INSERT ON audit FOR EACH ROW
  CALL must(USER() NOT LIKE 'mc\_worker@%' OR (NEW.account_id IS NULL AND NEW.action = 'explanation-open'),
    'the worker only says that it opened an explanation')//

-- Office hours end once, by a confirmed decision, and not for the past.
CREATE OR REPLACE TRIGGER office_session_only_ends BEFORE UPDATE ON office_session FOR EACH ROW
BEGIN
  CALL must(NEW.id = OLD.id AND NEW.unit_id <=> OLD.unit_id AND NEW.opens = OLD.opens AND NEW.closes = OLD.closes
    AND NEW.valid_from = OLD.valid_from AND NEW.valid_to IS NOT NULL
    AND NEW.valid_to <= COALESCE(OLD.valid_to, '9999-12-31'), 'office hours only end');
  CALL must_begin(NEW.valid_to >= DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR), 'office hours do not end in the past');
  CALL must_begin(EXISTS (SELECT 1 FROM calendar_change c WHERE c.what = 'gio' AND c.unit_id <=> NEW.unit_id
    AND c.day = NEW.valid_to + INTERVAL 1 DAY AND c.state = 'DA_DUYET'), 'office hours follow a confirmed decision');
END//
DELIMITER ;
