-- One writer of the clock, held by the database itself: the projection may
-- change only to what the dossier's newest event says, and what was fixed at
-- reception never changes (Decree 61/2018 art. 5.1 c).
DELIMITER //
CREATE OR REPLACE TRIGGER dossier_follows_ledger BEFORE UPDATE ON dossier
FOR EACH ROW
BEGIN
  IF NOT (NEW.id = OLD.id AND NEW.code = OLD.code
      AND NEW.authority_id = OLD.authority_id AND NEW.day = OLD.day
      AND NEW.seq = OLD.seq AND NEW.version_id = OLD.version_id
      AND NEW.rule_set = OLD.rule_set AND NEW.channel = OLD.channel
      AND NEW.received_at = OLD.received_at
      AND NEW.term_unit = OLD.term_unit
      AND NEW.term_halves = OLD.term_halves
      AND NEW.next_day_minute <=> OLD.next_day_minute
      AND NEW.first_due_at = OLD.first_due_at
      AND NEW.receipt_nonce = OLD.receipt_nonce
      AND NEW.secret_digest = OLD.secret_digest
      AND NEW.token_digest = OLD.token_digest) THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'what reception fixed never changes';
  END IF;
  IF NEW.version <> OLD.version + 1 OR NEW.last_seq <= OLD.last_seq THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'a dossier changes only together with an event';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM event e
      WHERE e.dossier_id = NEW.id AND e.seq = NEW.last_seq
        AND e.hash = NEW.last_hash AND e.at = NEW.last_at
        AND e.to_state = NEW.state AND e.clock = NEW.clock
        AND e.holder_unit_id = NEW.holder_unit_id
        AND e.holder_id <=> NEW.holder_id
        AND e.due_after <=> NEW.due_at) THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'state, holder and due date come from the ledger';
  END IF;
END//
CREATE OR REPLACE TRIGGER dossier_no_delete BEFORE DELETE ON dossier
FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossiers are never deleted'//
DELIMITER ;
