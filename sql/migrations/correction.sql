-- Corrections: a wrong receipt time or a wrong stop of the clock is said by a
-- new event, never by changing the old one.  Each statement can be run again.

-- What the corrected facts would give, beside the due date: no figure of late
-- or on time reads it alone.  adjust_n: how many corrections were approved.
ALTER TABLE dossier
  ADD COLUMN IF NOT EXISTS adjusted_due_at DATETIME NULL,
  ADD COLUMN IF NOT EXISTS adjust_n TINYINT UNSIGNED NOT NULL DEFAULT 0;

CREATE TABLE IF NOT EXISTS correction (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  form_key BINARY(16) NOT NULL UNIQUE,
  dossier_id BIGINT UNSIGNED NOT NULL,
  kind VARCHAR(14) CHARACTER SET ascii NOT NULL, -- gio_tiep_nhan | tam_dung
  stop_seq INT UNSIGNED NOT NULL, -- the event that stopped the clock; 0: the receipt time
  is_void TINYINT UNSIGNED NOT NULL, -- the stop never was
  true_from DATETIME NULL, -- when it was received, or stopped, in truth
  true_to DATETIME NULL,
  recorded_from DATETIME NOT NULL,
  recorded_to DATETIME NULL,
  would_due_at DATETIME NULL, -- as the clock said when it was proposed
  ground VARCHAR(2000) NOT NULL,
  attachment_id BIGINT UNSIGNED NULL, -- the paper that shows it
  proposed_by INT UNSIGNED NOT NULL,
  proposed_unit INT UNSIGNED NOT NULL,
  proposed_at DATETIME NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL, -- DE_NGHI | DA_DUYET | TU_CHOI
  decided_by INT UNSIGNED NULL,
  decided_for INT UNSIGNED NULL, -- who delegated, when decided "ký thay"
  decided_at DATETIME NULL,
  words VARCHAR(2000) NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  -- NULL once refused, so that the same thing may be proposed again.
  live TINYINT UNSIGNED AS (IF(state = 'TU_CHOI', NULL, 1)) PERSISTENT,
  UNIQUE KEY correction_once (dossier_id, kind, stop_seq, live),
  KEY correction_waiting (state, id),
  CONSTRAINT correction_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id),
  CONSTRAINT correction_proposer FOREIGN KEY (proposed_by) REFERENCES account (id),
  CONSTRAINT correction_two_people CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT correction_decided CHECK ((state = 'DE_NGHI') = (decided_by IS NULL)
    AND (decided_by IS NULL) = (decided_at IS NULL))
) ENGINE=InnoDB;

DELIMITER //
-- What was proposed stays; it is decided once.
CREATE OR REPLACE TRIGGER correction_only_decided BEFORE UPDATE ON correction
FOR EACH ROW
BEGIN
  IF OLD.state <> 'DE_NGHI' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a correction is decided once';
  END IF;
  IF NEW.version <> OLD.version + 1 OR NOT (NEW.id = OLD.id
      AND NEW.form_key = OLD.form_key AND NEW.dossier_id = OLD.dossier_id
      AND NEW.kind = OLD.kind AND NEW.stop_seq = OLD.stop_seq
      AND NEW.is_void = OLD.is_void
      AND NEW.true_from <=> OLD.true_from AND NEW.true_to <=> OLD.true_to
      AND NEW.recorded_from = OLD.recorded_from
      AND NEW.recorded_to <=> OLD.recorded_to
      AND NEW.would_due_at <=> OLD.would_due_at
      AND NEW.ground = OLD.ground
      AND NEW.attachment_id <=> OLD.attachment_id
      AND NEW.proposed_by = OLD.proposed_by
      AND NEW.proposed_unit = OLD.proposed_unit
      AND NEW.proposed_at = OLD.proposed_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was proposed never changes';
  END IF;
END//
CREATE OR REPLACE TRIGGER correction_begins_undecided BEFORE INSERT ON correction
FOR EACH ROW
  IF NEW.state <> 'DE_NGHI' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a correction begins as a proposal';
  END IF//
CREATE OR REPLACE TRIGGER correction_no_delete BEFORE DELETE ON correction FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'corrections are never deleted'//
-- The adjusted date comes from the ledger too: the newest event says it, in
-- local time (UTC+7), and only an approved correction adds to their number.
CREATE OR REPLACE TRIGGER dossier_adjusted_by_event BEFORE UPDATE ON dossier
FOR EACH ROW
BEGIN
  IF NEW.adjust_n <> OLD.adjust_n AND NOT (NEW.adjust_n = OLD.adjust_n + 1
      AND EXISTS (SELECT 1 FROM event e WHERE e.dossier_id = NEW.id
        AND e.seq = NEW.last_seq AND e.move = 'dieu-chinh')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an adjustment is an event of its own';
  END IF;
  IF NOT (NEW.adjusted_due_at <=> OLD.adjusted_due_at)
      AND NOT (NEW.adjust_n > 0 AND EXISTS (SELECT 1 FROM event e
        WHERE e.dossier_id = NEW.id AND e.seq = NEW.last_seq
        AND CONCAT('\n', e.data) LIKE CONCAT('%\nadjusted_due=',
          COALESCE(DATE_FORMAT(NEW.adjusted_due_at + INTERVAL 7 HOUR,
            '%Y-%m-%dT%H:%i:%s'), 'none'), '\n%'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the adjusted date comes from the ledger';
  END IF;
END//
DELIMITER ;
