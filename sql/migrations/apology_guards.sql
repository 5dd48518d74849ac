-- A signed letter and a closed explanation stay what they are; their history
-- is only added to, by every account, the schema's owner included.
DELIMITER //
CREATE OR REPLACE TRIGGER letter_keeps_its_word BEFORE UPDATE ON letter
FOR EACH ROW
BEGIN
  IF NEW.version <> OLD.version + 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a letter changes one version at a time';
  END IF;
  IF OLD.signed_at IS NOT NULL AND NOT (NEW.reason = OLD.reason
      AND NEW.cause = OLD.cause AND NEW.co_reason = OLD.co_reason
      AND NEW.new_due_at <=> OLD.new_due_at
      AND NEW.responsible_unit_id = OLD.responsible_unit_id
      AND NEW.lead_unit_id = OLD.lead_unit_id
      AND NEW.authority_id = OLD.authority_id
      AND NEW.drafted_by = OLD.drafted_by
      AND NEW.year <=> OLD.year AND NEW.number <=> OLD.number
      AND NEW.signer_id <=> OLD.signer_id
      AND NEW.signed_for <=> OLD.signed_for
      AND NEW.signed_at = OLD.signed_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a signed letter never changes';
  END IF;
  IF OLD.stamped_at IS NOT NULL AND NOT (NEW.stamped_at = OLD.stamped_at
      AND NEW.stamped_file <=> OLD.stamped_file
      AND NEW.stamped_digest <=> OLD.stamped_digest
      AND NEW.stamped_pages <=> OLD.stamped_pages) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a stamped copy never changes';
  END IF;
  IF OLD.signed_at IS NOT NULL AND NEW.state IN ('DU_THAO', 'CHO_KY', 'HUY') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a signed letter is not taken back';
  END IF;
  IF NEW.signed_at IS NOT NULL AND NEW.signer_id = NEW.drafted_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nobody signs the letter of their own';
  END IF;
END//
CREATE OR REPLACE TRIGGER letter_no_delete BEFORE DELETE ON letter FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'letters are never deleted'//
CREATE OR REPLACE TRIGGER letter_fault_no_update BEFORE UPDATE ON letter_fault FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what a letter covers never changes'//
CREATE OR REPLACE TRIGGER letter_fault_no_delete BEFORE DELETE ON letter_fault FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what a letter covers never changes'//
CREATE OR REPLACE TRIGGER explanation_stays BEFORE UPDATE ON explanation
FOR EACH ROW
BEGIN
  IF OLD.closed_at IS NOT NULL OR NEW.version <> OLD.version + 1
      OR NOT (NEW.dossier_id = OLD.dossier_id AND NEW.round = OLD.round
      AND NEW.late_since = OLD.late_since AND NEW.opened_at = OLD.opened_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an explanation that is closed stays closed';
  END IF;
END//
CREATE OR REPLACE TRIGGER explanation_no_delete BEFORE DELETE ON explanation FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'explanations are never deleted'//
CREATE OR REPLACE TRIGGER accountability_no_update BEFORE UPDATE ON accountability_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history is append-only'//
CREATE OR REPLACE TRIGGER accountability_no_delete BEFORE DELETE ON accountability_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history is append-only'//
-- A new appointment is given once and never taken back.
CREATE OR REPLACE TRIGGER dossier_reappointed_once BEFORE UPDATE ON dossier
FOR EACH ROW FOLLOWS dossier_follows_ledger
BEGIN
  IF NEW.reappoint_n < OLD.reappoint_n OR (OLD.reappointed_at IS NOT NULL
      AND NOT (NEW.reappointed_at <=> OLD.reappointed_at)
      AND NEW.reappoint_n = OLD.reappoint_n) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a new appointment is not moved again';
  END IF;
END//
DELIMITER ;
