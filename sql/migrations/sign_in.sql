-- Who is signed in, by which password and which second factor, and what an
-- account is, is written by the sign-in part alone: the staff program's pool of
-- that name, a system user and a database account of its own (mc_sign_in, whose
-- password the other pool cannot read).  Who holds mc_staff makes no session,
-- reads no digest or secret, and says nothing of it in the audit trail.  Can be
-- run again.
ALTER TABLE account
  ADD COLUMN IF NOT EXISTS has_factor TINYINT UNSIGNED AS (totp_secret IS NOT NULL) VIRTUAL; -- all that mc_staff sees of it

DELIMITER //
-- What the portal is to the database.
CREATE OR REPLACE PROCEDURE signed_in(IN account INT UNSIGNED)
  IF SUBSTRING_INDEX(USER(), '@', 1) IN ('mc_staff', 'mc_sign_in') AND account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM session s
      WHERE s.account_id = account AND s.last_at > UTC_TIMESTAMP() - INTERVAL 1 DAY AND (s.is_proven OR USER() LIKE 'mc\_sign\_in@%')
        AND (s.ended_at IS NULL OR s.ended_at > UTC_TIMESTAMP() - INTERVAL 1 MINUTE)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nobody acts who is not signed in';
  END IF//
CREATE OR REPLACE PROCEDURE at_sign_in()
  CALL must_begin(USER() LIKE 'mc\_sign\_in@%', 'the sign-in part alone says who somebody is')//

CREATE OR REPLACE TRIGGER audit_is_of_now BEFORE INSERT ON audit FOR EACH ROW
BEGIN
  CALL of_now(NEW.at);
  IF NEW.action IN ('sign_in', 'sign_in_failed') THEN
    CALL at_sign_in();
  ELSE
    CALL signed_in(NEW.account_id);
    IF NEW.action IN ('factor', 'factor_failed', 'factor_recovery', 'factor_enrolled', 'factor_reset', 'recovery_renewed', 'password_changed',
        'password_reset', 'account_created', 'account_edited', 'account_disabled', 'account_enabled', 'role_granted', 'role_ended') THEN
      CALL at_sign_in();
    END IF;
  END IF;
END//
CREATE OR REPLACE TRIGGER session_begins_at_sign_in BEFORE INSERT ON session FOR EACH ROW
BEGIN
  CALL at_sign_in();
  CALL must_begin(NEW.ended_at IS NULL, 'a session begins at sign-in');
END//
-- A code makes another session of it (account_prove), never this one whole.
CREATE OR REPLACE TRIGGER session_stays_whose_it_is BEFORE UPDATE ON session FOR EACH ROW
  CALL must(NEW.digest = OLD.digest AND NEW.account_id = OLD.account_id AND NEW.created_at = OLD.created_at AND NEW.is_proven = OLD.is_proven,
    'a session stays whose it is')//
CREATE OR REPLACE TRIGGER account_begins_at_sign_in BEFORE INSERT ON account FOR EACH ROW CALL at_sign_in()//
CREATE OR REPLACE TRIGGER account_changes_at_sign_in BEFORE UPDATE ON account FOR EACH ROW CALL at_sign_in()//
CREATE OR REPLACE TRIGGER recovery_code_at_sign_in BEFORE INSERT ON recovery_code FOR EACH ROW CALL at_sign_in()//
CREATE OR REPLACE TRIGGER recovery_code_stays BEFORE UPDATE ON recovery_code FOR EACH ROW
BEGIN
  CALL at_sign_in();
  CALL must(NEW.digest = OLD.digest AND NEW.account_id = OLD.account_id AND NEW.made_at = OLD.made_at, 'a recovery code is used, never rewritten');
  CALL once(OLD.used_at, NEW.used_at);
END//
CREATE OR REPLACE TRIGGER account_history_by_whom BEFORE INSERT ON account_history FOR EACH ROW
BEGIN
  CALL signed_in(NEW.by_id);
  IF USER() NOT LIKE 'mc\_staff@%' OR NEW.action NOT IN ('delegated', 'delegated_to', 'delegation_ended', 'role_ended') THEN CALL at_sign_in(); END IF;
END//
-- The portal grants only in the name of an administrator in office, never to
-- that administrator, and never for the past.
CREATE OR REPLACE TRIGGER account_role_has_grantor BEFORE INSERT ON account_role FOR EACH ROW
BEGIN
  CALL at_sign_in();
  CALL must_begin(NEW.granted_at IS NOT NULL AND NEW.granted_by <> NEW.account_id
    AND NEW.valid_from >= DATE(NEW.granted_at + INTERVAL 7 HOUR)
    AND EXISTS (SELECT 1 FROM account_role r JOIN account a ON a.id = r.account_id
      WHERE r.account_id = NEW.granted_by AND r.role = 'ADMIN' AND a.is_active = 1
        AND DATE(NEW.granted_at + INTERVAL 7 HOUR) BETWEEN r.valid_from AND COALESCE(r.valid_to, '9999-12-31')), 'a role needs an administrator in office');
END//
DELIMITER ;
CALL govern();
