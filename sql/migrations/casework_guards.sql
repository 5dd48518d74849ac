-- One writer of the clock, held by the database itself: the projection may
-- change only to what the dossier's newest event says, and what was fixed at
-- reception never changes (Decree 61/2018 art. 5.1 c).  A finish time is given
-- once; requests and payments keep what was asked, and stay closed.
DELIMITER //
CREATE OR REPLACE TRIGGER dossier_follows_ledger BEFORE UPDATE ON dossier
FOR EACH ROW
BEGIN
  IF NOT (NEW.id = OLD.id AND NEW.code = OLD.code
      AND NEW.authority_id = OLD.authority_id AND NEW.day = OLD.day
      AND NEW.seq = OLD.seq AND NEW.desk_id = OLD.desk_id
      AND NEW.lead_unit_id = OLD.lead_unit_id
      AND NEW.version_id = OLD.version_id
      AND NEW.rule_set = OLD.rule_set AND NEW.channel = OLD.channel
      AND NEW.received_at = OLD.received_at
      AND NEW.term_unit = OLD.term_unit
      AND NEW.term_halves = OLD.term_halves
      AND NEW.next_day_minute <=> OLD.next_day_minute
      AND NEW.cutoff_minute = OLD.cutoff_minute
      AND NEW.corrects_id <=> OLD.corrects_id
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
  IF OLD.finished_at IS NOT NULL
      AND NOT (NEW.finished_at <=> OLD.finished_at) THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'the finish time is given once';
  END IF;
  IF NEW.supplement_n < OLD.supplement_n THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'a supplement that was asked for stays counted';
  END IF;
END//
CREATE OR REPLACE TRIGGER request_stays_asked BEFORE UPDATE ON request
FOR EACH ROW
BEGIN
  IF NOT (NEW.id = OLD.id AND NEW.dossier_id = OLD.dossier_id
      AND NEW.seq = OLD.seq AND NEW.kind = OLD.kind
      AND NEW.unit_id = OLD.unit_id AND NEW.content = OLD.content
      AND NEW.limit_unit = OLD.limit_unit
      AND NEW.limit_halves = OLD.limit_halves
      AND NEW.sent_at = OLD.sent_at AND NEW.due_at = OLD.due_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was asked never changes';
  END IF;
  IF OLD.closed_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a closed request stays closed';
  END IF;
END//
CREATE OR REPLACE TRIGGER request_no_delete BEFORE DELETE ON request
FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'requests are never deleted'//
CREATE OR REPLACE TRIGGER payment_stays BEFORE UPDATE ON payment
FOR EACH ROW
BEGIN
  IF NOT (NEW.id = OLD.id AND NEW.dossier_id = OLD.dossier_id
      AND NEW.seq = OLD.seq AND NEW.kind = OLD.kind
      AND NEW.amount = OLD.amount) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an amount never changes';
  END IF;
  IF OLD.state IN ('HUY', 'HOAN', 'MIEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a closed payment stays closed';
  END IF;
END//
CREATE OR REPLACE TRIGGER payment_no_delete BEFORE DELETE ON payment
FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'payments are never deleted'//
DELIMITER ;
