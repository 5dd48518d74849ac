-- What the pages ask of people the database asks of the staff program's account:
-- who decides holds the office and is signed in, a delegation gives what its
-- giver holds, a letter covers what its draft named, and nothing ends for the
-- past.  (The owner takes over what stood elsewhere.)  Can be run again.
DELIMITER //
CREATE OR REPLACE PROCEDURE in_office(IN account INT UNSIGNED, IN offices VARCHAR(60) CHARACTER SET ascii)
BEGIN
  DECLARE today DATE DEFAULT DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR);
  CALL signed_in(account);
  CALL must_begin(EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = account AND FIND_IN_SET(r.role, offices)
      AND today BETWEEN r.valid_from AND COALESCE(r.valid_to, '9999-12-31'))
    OR EXISTS (SELECT 1 FROM delegation g LEFT JOIN delegation_end e ON e.delegation_id = g.id
      WHERE g.to_id = account AND FIND_IN_SET(g.role, offices)
      AND today BETWEEN g.valid_from AND COALESCE(e.last_day, g.valid_to)), 'who decides holds the office');
END//
CREATE OR REPLACE TRIGGER calendar_change_by_office BEFORE INSERT ON calendar_change FOR EACH ROW
  CALL in_office(NEW.proposed_by, 'ADMIN,UBND_LEADER')//
CREATE OR REPLACE TRIGGER calendar_change_decided_by_office BEFORE UPDATE ON calendar_change FOR EACH ROW
  CALL in_office(NEW.decided_by, 'ADMIN,UBND_LEADER')//
CREATE OR REPLACE TRIGGER correction_by_who_is_here BEFORE INSERT ON correction FOR EACH ROW
  CALL signed_in(NEW.proposed_by)//
CREATE OR REPLACE TRIGGER correction_decided_by_office BEFORE UPDATE ON correction FOR EACH ROW
  CALL in_office(NEW.decided_by, 'UBND_LEADER')//
CREATE OR REPLACE TRIGGER account_role_by_who_is_here BEFORE INSERT ON account_role FOR EACH ROW
  CALL signed_in(NEW.granted_by)//

CREATE OR REPLACE TRIGGER letter_signed_by_office BEFORE UPDATE ON letter FOR EACH ROW
BEGIN
  IF OLD.signed_at IS NULL AND NEW.signed_at IS NOT NULL THEN CALL in_office(NEW.signer_id, 'UBND_LEADER,DEPT_HEAD'); END IF;
  IF OLD.stamped_at IS NULL AND NEW.stamped_at IS NOT NULL THEN
    CALL must_begin(EXISTS (SELECT 1 FROM attachment a JOIN letter_fault f ON f.dossier_id = a.dossier_id
      WHERE f.letter_id = NEW.id AND a.id = NEW.stamped_file AND a.digest = NEW.stamped_digest AND a.kind = 'xin_loi'),
      'a stamped letter has its scan');
  END IF;
END//
CREATE OR REPLACE TRIGGER letter_fault_of_a_draft BEFORE INSERT ON letter_fault FOR EACH ROW
  CALL must_begin(EXISTS (SELECT 1 FROM letter l WHERE l.id = NEW.letter_id AND l.state = 'DU_THAO'),
    'a letter covers what its draft named')//
CREATE OR REPLACE TRIGGER explanation_by_office BEFORE UPDATE ON explanation FOR EACH ROW
BEGIN
  IF NOT (NEW.classified_at <=> OLD.classified_at) THEN CALL signed_in(NEW.classified_by); END IF;
  IF NEW.closed_at IS NOT NULL THEN
    CALL in_office(NEW.closed_by, 'DEPT_HEAD,UBND_LEADER');
    CALL must_begin(NEW.class IS NOT NULL AND NEW.words IS NOT NULL
      AND (NEW.officer_id IS NULL OR COALESCE(NEW.officer_at, NEW.absent_at) IS NOT NULL), 'who answers was heard before it closes');
  END IF;
END//

CREATE OR REPLACE TRIGGER delegation_gives_what_is_held BEFORE INSERT ON delegation FOR EACH ROW
BEGIN
  CALL signed_in(NEW.made_by);
  CALL must_begin(NEW.from_id <> NEW.to_id AND NEW.role <> 'ADMIN' AND NEW.valid_from <= NEW.valid_to
    AND NEW.valid_from >= DATE(NEW.made_at + INTERVAL 7 HOUR)
    AND EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = NEW.from_id AND r.role = NEW.role AND r.unit_id = NEW.unit_id
      AND NEW.valid_from BETWEEN r.valid_from AND COALESCE(r.valid_to, '9999-12-31')), 'a delegation gives what is held');
  IF NEW.made_by <> NEW.from_id THEN CALL in_office(NEW.made_by, 'ADMIN'); END IF;
END//
CREATE OR REPLACE TRIGGER delegation_end_is_not_past BEFORE INSERT ON delegation_end FOR EACH ROW
BEGIN
  CALL signed_in(NEW.ended_by);
  CALL must_begin(NEW.last_day >= DATE(NEW.ended_at + INTERVAL 7 HOUR) - INTERVAL 1 DAY, 'a delegation is not ended for the past');
END//
CREATE OR REPLACE TRIGGER unit_only_ends BEFORE UPDATE ON unit FOR EACH ROW
  CALL must_begin(NEW.valid_to >= DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR) - INTERVAL 1 DAY
    AND NEW.valid_to <= COALESCE(OLD.valid_to, '9999-12-31'), 'a unit only ends, and not for the past')//
DELIMITER ;
