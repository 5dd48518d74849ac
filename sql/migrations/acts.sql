-- What the portal changes of people, roles, delegations, units and the calendar,
-- somebody has said: each record of such a row is joined with the next audit row
-- of its connection, and the replay names one for which none came, or one that
-- says something else (lib/domain/proof/row_record.h).
-- Of what other rows say the ledger and the seals tell.  Can be run again.
CREATE TABLE IF NOT EXISTS act_row (
  row_id BIGINT UNSIGNED NOT NULL PRIMARY KEY, -- of row_record
  connection BIGINT UNSIGNED NOT NULL,
  said_n BIGINT UNSIGNED NOT NULL, -- audit rows that the connection had written before
  audit_id BIGINT UNSIGNED NULL, -- NULL: the next one did not speak of it
  KEY act_waits (connection, audit_id)
) ENGINE=InnoDB;

DELIMITER //
-- As it was, with act_row beside.
CREATE OR REPLACE FUNCTION row_free(t VARCHAR(64), c VARCHAR(64)) RETURNS VARCHAR(100) CHARACTER SET ascii DETERMINISTIC
BEGIN
  IF c = '*' THEN
    RETURN CASE
      WHEN t IN ('event', 'audit', 'record', 'row_record', 'seal') THEN 'chained by the seals itself'
      WHEN t = 'seal_check' THEN 'what a replay said; the next one says it again'
      WHEN t IN ('written', 'row_kind') THEN 'held against what it counts and names'
      WHEN t = 'act_row' THEN 'held against the records and acts that it joins'
      WHEN t LIKE '%\_counter' THEN 'a number taken twice is refused by its unique key'
      WHEN t IN ('queue_entry', 'name_key') THEN 'derived; a test compares it with what it is from'
      WHEN t = 'session' THEN 'of a day, let go by retention'
      WHEN t IN ('secret_attempt', 'sign_in_attempt') THEN 'a brake, let go by retention'
      WHEN t IN ('search_word', 'search_elsewhere') THEN 'helps to find; nothing is promised by it'
      WHEN t = 'procedure_use' THEN 'how often a procedure is asked for: the order of a list'
      WHEN t LIKE 'figure\_%' THEN 'derived; motcua figures --from-zero compares it with the ledger'
      WHEN t = 'usual_time' THEN 'an estimate that is never an appointment'
      WHEN t = 'sweep_run' THEN 'how far a sweep has come'
    END;
  END IF;
  RETURN CASE
    WHEN t = 'dossier' AND c IN ('state', 'holder_unit_id', 'holder_id', 'in_transit', 'handler_id', 'clock', 'due_at',
      'is_provisional', 'finished_at', 'returned_at', 'steps_done', 'last_seq', 'last_at', 'last_hash', 'version', 'seat_id',
      'seat_desk_id', 'seat_lead_id', 'sync_fault', 'proposal', 'supplement_n', 'requests_open', 'wait_due_at', 'fee_due',
      'reappointed_at', 'reappoint_n', 'adjusted_due_at', 'adjust_n') THEN 'each event says it, chained'
    WHEN t = 'applicant' AND c = 'name_fold' THEN 'the name, folded as this release does'
    WHEN t = 'account' AND c = 'totp_step' THEN 'the last code used; never a right'
  END;
END//
-- The acts that change a table, as audit rows name them; NULL: other things
-- tell of it.
CREATE OR REPLACE FUNCTION row_acts(t VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin) RETURNS VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin DETERMINISTIC
  RETURN CASE t
    WHEN 'account' THEN 'account_created,account_edited,account_disabled,account_enabled,password_reset,password_changed,factor_enrolled,factor_reset'
    WHEN 'account_role' THEN 'role_granted,role_ended,unit_ended'
    WHEN 'account_history' THEN 'account_created,account_edited,account_disabled,account_enabled,password_reset,password_changed,factor_enrolled,factor_reset,factor_recovery,recovery_renewed,role_granted,role_ended,unit_ended,delegated,delegation_ended'
    WHEN 'recovery_code' THEN 'factor_enrolled,factor_reset,factor_recovery,recovery_renewed'
    WHEN 'delegation' THEN 'delegated'
    WHEN 'delegation_end' THEN 'delegation_ended'
    WHEN 'unit' THEN 'unit_created,unit_ended'
    WHEN 'unit_contact' THEN 'unit_contact'
    WHEN 'unit_field' THEN 'unit_created,unit_fields'
    WHEN 'unit_succession' THEN 'unit_ended'
    WHEN 'calendar_change' THEN 'calendar_proposed,calendar_changed,calendar_refused'
    WHEN 'calendar_year' THEN 'calendar_changed'
    WHEN 'calendar_day' THEN 'calendar_changed'
    WHEN 'calendar_before' THEN 'calendar_changed'
    WHEN 'office_session' THEN 'calendar_changed'
  END//
CREATE OR REPLACE FUNCTION audit_rows() RETURNS BIGINT UNSIGNED READS SQL DATA
  RETURN COALESCE((SELECT w.rows_n FROM written w WHERE w.source = 'audit' AND w.connection = CONNECTION_ID()), 0)//
-- The tables of row_acts(), in place of asking it: most records are of others.
CREATE OR REPLACE TRIGGER row_record_waits_for_its_act AFTER INSERT ON row_record FOR EACH ROW
BEGIN
  IF NEW.by_whom IN ('mc_staff@localhost', 'mc_sign_in@localhost') AND NEW.source IN ('account', 'account_role', 'account_history', 'recovery_code',
      'delegation', 'delegation_end', 'unit', 'unit_contact', 'unit_field', 'unit_succession', 'calendar_change', 'calendar_year', 'calendar_day',
      'calendar_before', 'office_session') THEN
    INSERT INTO act_row (row_id, connection, said_n) VALUES (NEW.id, CONNECTION_ID(), audit_rows());
  END IF;
END//
-- The next audit row of the connection, and no later one (audit_is_counted has
-- counted it already).  Which act it is the replay asks: other audit rows, nearly
-- all, cost a look at their word.
CREATE OR REPLACE TRIGGER audit_is_of_its_rows AFTER INSERT ON audit FOR EACH ROW
BEGIN
  IF NEW.action IN ('account_created', 'account_disabled', 'account_edited', 'account_enabled', 'calendar_changed', 'calendar_proposed',
      'calendar_refused', 'delegated', 'delegation_ended', 'factor_enrolled', 'factor_recovery', 'factor_reset', 'password_changed',
      'password_reset', 'recovery_renewed', 'role_ended', 'role_granted', 'unit_contact', 'unit_created', 'unit_ended', 'unit_fields') THEN
    UPDATE act_row SET audit_id = NEW.id WHERE connection = CONNECTION_ID() AND audit_id IS NULL AND said_n + 1 >= audit_rows();
  END IF;
END//
CREATE OR REPLACE TRIGGER act_row_is_said_once BEFORE UPDATE ON act_row FOR EACH ROW
  CALL must(NEW.row_id = OLD.row_id AND NEW.connection = OLD.connection AND OLD.audit_id IS NULL, 'an act is said once')//
CREATE OR REPLACE TRIGGER act_row_no_delete BEFORE DELETE ON act_row FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an act is said once'//

-- As it was, in one order: "account_history" stands elsewhere by its letters than
-- by its bytes, and such tables were passed over.
CREATE OR REPLACE PROCEDURE row_next(IN after_name VARCHAR(64))
BEGIN
  SET @row_source = (SELECT MIN(CAST(x.source AS BINARY)) FROM row_table x WHERE CAST(x.source AS BINARY) > CAST(after_name AS BINARY)); -- one order in both
  SET @row_why = (SELECT IF(x.row_key IS NULL OR 3 <> (SELECT COUNT(*) FROM row_trigger_now n JOIN (SELECT 'INSERT' AS event UNION SELECT 'UPDATE' UNION SELECT 'DELETE') e
      ON n.trigger_name = CONCAT(x.source, '_recorded_', LOWER(e.event)) AND n.body = CAST(row_trigger(e.event, x.row_key, x.digest, x.source) AS BINARY)),
    'is not recorded: its triggers are not as made', NULL) FROM row_table x WHERE x.source = @row_source);
END//
-- Another of the replay's questions: rows of one table that the portal changed and
-- no audit row of that moment speaks of.  From the first on that was ever kept.
CREATE OR REPLACE PROCEDURE row_unsaid(IN t VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin)
BEGIN
  DECLARE acts VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin DEFAULT row_acts(t);
  SET @row_faults = 0, @row_key = NULL, @row_why = NULL, @row_code = NULL;
  IF acts IS NOT NULL THEN
    SELECT COUNT(*), MIN(IF(f.n = 1, f.row_key, NULL)) INTO @row_faults, @row_key FROM (
      SELECT r.row_key, ROW_NUMBER() OVER (ORDER BY r.id) AS n FROM row_record r
      WHERE r.source = t AND r.by_whom IN ('mc_staff@localhost', 'mc_sign_in@localhost')
        AND r.id > (SELECT MIN(b.row_id) FROM act_row b)
        AND NOT EXISTS (SELECT 1 FROM act_row x JOIN audit a ON a.id = x.audit_id WHERE x.row_id = r.id
          AND FIND_IN_SET(a.action, acts) AND a.outcome = 'ok' AND a.account_id IS NOT NULL
          AND ABS(TIMESTAMPDIFF(SECOND, r.at, a.at)) <= 120
          -- whose: of these tables the key begins with the account
          AND (t NOT IN ('account', 'account_role', 'recovery_code') OR a.action = 'unit_ended'
            OR SUBSTRING_INDEX(r.row_key, X'1F', 1) IN (a.subject_id, a.account_id)))) f;
    SET @row_why = IF(@row_faults, 'no act that the audit trail names changed it', NULL);
  END IF;
END//
DELIMITER ;
-- Where it begins: what was recorded before waits for nothing.
INSERT INTO act_row (row_id, connection, said_n, audit_id)
  SELECT COALESCE(MAX(r.id), 0), 0, 0, 0 FROM row_record r WHERE NOT EXISTS (SELECT 1 FROM act_row);
CALL govern();
