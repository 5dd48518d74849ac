-- People: second factor, one-time passwords, roles that are ended but never
-- rewritten, delegation, and who changed what about whom.

ALTER TABLE account
  ADD COLUMN IF NOT EXISTS must_change TINYINT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS totp_step BIGINT UNSIGNED NULL; -- last one used
ALTER TABLE account_role
  ADD COLUMN IF NOT EXISTS granted_by INT UNSIGNED NULL, -- NULL: installation
  ADD COLUMN IF NOT EXISTS granted_at DATETIME NULL;
-- 0: the password was right, the code is still to come.
ALTER TABLE session
  ADD COLUMN IF NOT EXISTS is_proven TINYINT UNSIGNED NOT NULL DEFAULT 1;
-- Whose open dossiers must be handed over, also while others hold them.
ALTER TABLE dossier
  ADD KEY IF NOT EXISTS by_handler (handler_id, state, due_at, id);

-- Roles that sign in with a second factor, by date.
CREATE TABLE IF NOT EXISTS factor_rule (
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  legal_basis VARCHAR(200) NOT NULL,
  PRIMARY KEY (role, valid_from)
) ENGINE=InnoDB;
INSERT IGNORE INTO factor_rule (role, valid_from, legal_basis) VALUES
  ('DEPT_HEAD', '2025-07-01', 'Nghị định 85/2016/NĐ-CP (cấp độ 3); quy chế an toàn thông tin của cơ quan'),
  ('UBND_LEADER', '2025-07-01', 'Nghị định 85/2016/NĐ-CP (cấp độ 3); quy chế an toàn thông tin của cơ quan'),
  ('RECEPTION_HEAD', '2025-07-01', 'Nghị định 85/2016/NĐ-CP (cấp độ 3); quy chế an toàn thông tin của cơ quan'),
  ('CONTROL', '2025-07-01', 'Nghị định 85/2016/NĐ-CP (cấp độ 3); quy chế an toàn thông tin của cơ quan'),
  ('INSPECTOR', '2025-07-01', 'Nghị định 85/2016/NĐ-CP (cấp độ 3); quy chế an toàn thông tin của cơ quan'),
  ('ADMIN', '2025-07-01', 'Nghị định 85/2016/NĐ-CP (cấp độ 3); quy chế an toàn thông tin của cơ quan');

-- Codes for the day the telephone is lost; keyed digests, each good once.
CREATE TABLE IF NOT EXISTS recovery_code (
  account_id INT UNSIGNED NOT NULL,
  digest BINARY(32) NOT NULL,
  made_at DATETIME NOT NULL,
  used_at DATETIME NULL, -- used, or replaced by newer ones
  PRIMARY KEY (account_id, digest),
  CONSTRAINT recovery_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- Every change of an account or its roles: who, when, what, in words.
CREATE TABLE IF NOT EXISTS account_history (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  at DATETIME NOT NULL,
  by_id INT UNSIGNED NULL, -- NULL: the command line
  action VARCHAR(40) CHARACTER SET ascii NOT NULL,
  detail VARCHAR(700) NOT NULL,
  KEY history_account (account_id, id),
  CONSTRAINT history_account_id FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- "Ký thay": somebody acts in another's role, unit and time; never edited,
-- only ended by a row of its own.
CREATE TABLE IF NOT EXISTS delegation (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  from_id INT UNSIGNED NOT NULL,
  to_id INT UNSIGNED NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  scope VARCHAR(10) CHARACTER SET ascii NOT NULL, -- all | field | procedure
  scope_value VARCHAR(100) NOT NULL, -- the field's name or the code; '' for all
  decision_no VARCHAR(60) NOT NULL,
  ground VARCHAR(500) NOT NULL,
  made_by INT UNSIGNED NOT NULL,
  made_at DATETIME NOT NULL,
  KEY delegation_to (to_id, unit_id, valid_from),
  KEY delegation_from (from_id, unit_id, valid_from),
  CONSTRAINT delegation_from_id FOREIGN KEY (from_id) REFERENCES account (id),
  CONSTRAINT delegation_to_id FOREIGN KEY (to_id) REFERENCES account (id),
  CONSTRAINT delegation_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;
CREATE TABLE IF NOT EXISTS delegation_end (
  delegation_id INT UNSIGNED NOT NULL PRIMARY KEY,
  last_day DATE NOT NULL, -- the last one in force
  reason VARCHAR(500) NOT NULL,
  ended_by INT UNSIGNED NOT NULL,
  ended_at DATETIME NOT NULL,
  CONSTRAINT end_delegation FOREIGN KEY (delegation_id) REFERENCES delegation (id)
) ENGINE=InnoDB;

CREATE OR REPLACE TRIGGER account_history_no_update BEFORE UPDATE ON account_history FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of accounts is append-only';
CREATE OR REPLACE TRIGGER account_history_no_delete BEFORE DELETE ON account_history FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of accounts is append-only';
CREATE OR REPLACE TRIGGER delegation_no_update BEFORE UPDATE ON delegation FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'delegations are append-only';
CREATE OR REPLACE TRIGGER delegation_no_delete BEFORE DELETE ON delegation FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'delegations are append-only';
CREATE OR REPLACE TRIGGER delegation_end_no_update BEFORE UPDATE ON delegation_end FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'delegations are append-only';
CREATE OR REPLACE TRIGGER delegation_end_no_delete BEFORE DELETE ON delegation_end FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'delegations are append-only';
CREATE OR REPLACE TRIGGER account_role_no_delete BEFORE DELETE ON account_role FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a role is ended, never deleted';

DELIMITER //
-- A role row keeps what it said; its last day can only come nearer.
CREATE OR REPLACE TRIGGER account_role_only_ends BEFORE UPDATE ON account_role
FOR EACH ROW
BEGIN
  IF NOT (NEW.account_id = OLD.account_id AND NEW.role = OLD.role
      AND NEW.unit_id = OLD.unit_id AND NEW.valid_from = OLD.valid_from
      AND NEW.granted_by <=> OLD.granted_by
      AND NEW.granted_at <=> OLD.granted_at
      AND (NEW.valid_to <=> OLD.valid_to
        OR COALESCE(NEW.valid_to, '9999-12-31') < COALESCE(OLD.valid_to, '9999-12-31'))) THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'a role is ended from a day on, never rewritten';
  END IF;
END//
-- The portal grants only in the name of an administrator in office, never to
-- that administrator, and never for the past.
CREATE OR REPLACE TRIGGER account_role_has_grantor BEFORE INSERT ON account_role
FOR EACH ROW
BEGIN
  IF USER() LIKE 'mc\_staff@%' AND NOT (NEW.granted_by IS NOT NULL
      AND NEW.granted_at IS NOT NULL AND NEW.granted_by <> NEW.account_id
      AND NEW.valid_from >= DATE(NEW.granted_at + INTERVAL 7 HOUR)
      AND EXISTS (SELECT 1 FROM account_role r JOIN account a ON a.id = r.account_id
        WHERE r.account_id = NEW.granted_by AND r.role = 'ADMIN' AND a.is_active = 1
          AND r.valid_from <= DATE(NEW.granted_at + INTERVAL 7 HOUR)
          AND (r.valid_to IS NULL OR r.valid_to >= DATE(NEW.granted_at + INTERVAL 7 HOUR)))) THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'a role needs an administrator in office';
  END IF;
END//
DELIMITER ;
