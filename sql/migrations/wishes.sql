-- A wish to withdraw stops the clock, so it rests on the applicant's own request
-- among the dossier's files: one file, one wish, and it stays.  Wishes from
-- before have none.  Each statement can be run again.
CREATE TABLE IF NOT EXISTS withdrawal_wish (
  file_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  dossier_id BIGINT UNSIGNED NOT NULL,
  seq INT UNSIGNED NOT NULL, -- of its event
  UNIQUE KEY withdrawal_wish_event (dossier_id, seq),
  CONSTRAINT withdrawal_wish_file FOREIGN KEY (file_id) REFERENCES attachment (id)
) ENGINE=InnoDB;

DELIMITER //
CREATE OR REPLACE TRIGGER withdrawal_wish_no_update BEFORE UPDATE ON withdrawal_wish FOR EACH ROW
  CALL must(0, 'what a wish rests on never changes')//
CREATE OR REPLACE TRIGGER withdrawal_wish_no_delete BEFORE DELETE ON withdrawal_wish FOR EACH ROW
  CALL must(0, 'what a wish rests on never changes')//
CREATE OR REPLACE TRIGGER withdrawal_wish_has_request BEFORE INSERT ON withdrawal_wish FOR EACH ROW
  CALL must_begin(EXISTS (SELECT 1 FROM attachment a WHERE a.id = NEW.file_id
      AND a.dossier_id = NEW.dossier_id AND a.kind = 'don_rut')
    AND NOT EXISTS (SELECT 1 FROM attachment_event v WHERE v.attachment_id = NEW.file_id AND v.what IN ('nhiem', 'rut')),
    'a wish to withdraw has its request')//
CREATE OR REPLACE TRIGGER event_of_wish BEFORE INSERT ON event FOR EACH ROW
  CALL must_begin(NEW.move <> 'de-nghi-rut' OR EXISTS (SELECT 1 FROM withdrawal_wish w
    WHERE w.dossier_id = NEW.dossier_id AND w.seq = NEW.seq), 'a wish to withdraw has its request')//
CREATE OR REPLACE TRIGGER attachment_of_stop_stays BEFORE INSERT ON attachment_event FOR EACH ROW
  CALL must_begin(NEW.what <> 'rut' OR NOT (EXISTS (SELECT 1 FROM payment p WHERE p.notice_file = NEW.attachment_id)
    OR EXISTS (SELECT 1 FROM withdrawal_wish w WHERE w.file_id = NEW.attachment_id)), 'what a stop rests on stays')//
DELIMITER ;
