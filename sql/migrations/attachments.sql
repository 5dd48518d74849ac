-- Files of a dossier.  The bytes lie in VAR/files under their SHA-256; a row
-- names them and is only ever added: a better scan is a further version, a
-- wrong upload is withdrawn by a row of its own.
CREATE TABLE IF NOT EXISTS attachment (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dossier_id BIGINT UNSIGNED NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL, -- giay_to|bo_sung|du_thao|ket_qua|khac
  paper TINYINT UNSIGNED NOT NULL, -- number of the dossier's paper; 0: none
  version SMALLINT UNSIGNED NOT NULL, -- of this kind and paper, from 1
  name VARCHAR(200) NOT NULL, -- a label, never a path
  type VARCHAR(8) CHARACTER SET ascii NOT NULL, -- pdf|jpeg|png|docx|xlsx
  size INT UNSIGNED NOT NULL,
  digest BINARY(32) NOT NULL,
  scan VARCHAR(10) CHARACTER SET ascii NOT NULL, -- khong_quet|sach|cho_quet, when it came
  account_id INT UNSIGNED NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  at DATETIME NOT NULL,
  form_key BINARY(16) NOT NULL, -- a form sent twice finds its files
  form_seq TINYINT UNSIGNED NOT NULL,
  UNIQUE KEY attachment_version (dossier_id, kind, paper, version),
  UNIQUE KEY attachment_form (form_key, form_seq),
  KEY attachment_account (account_id, at, size),
  KEY attachment_unit (unit_id, at, size),
  KEY attachment_digest (digest),
  KEY attachment_scan (scan, id),
  CONSTRAINT attachment_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id),
  CONSTRAINT attachment_by FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT attachment_from FOREIGN KEY (unit_id) REFERENCES unit (id)
) ENGINE=InnoDB;

-- What became of it later, each at most once.
CREATE TABLE IF NOT EXISTS attachment_event (
  attachment_id BIGINT UNSIGNED NOT NULL,
  what VARCHAR(8) CHARACTER SET ascii NOT NULL, -- sach | nhiem | rut
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL, -- NULL: the scanner
  reason VARCHAR(500) NOT NULL,
  PRIMARY KEY (attachment_id, what),
  CONSTRAINT attachment_event_of FOREIGN KEY (attachment_id) REFERENCES attachment (id),
  CONSTRAINT attachment_event_by FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

CREATE OR REPLACE TRIGGER attachment_no_update BEFORE UPDATE ON attachment FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachments are append-only';
CREATE OR REPLACE TRIGGER attachment_no_delete BEFORE DELETE ON attachment FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachments are append-only';
CREATE OR REPLACE TRIGGER attachment_event_no_update BEFORE UPDATE ON attachment_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachments are append-only';
CREATE OR REPLACE TRIGGER attachment_event_no_delete BEFORE DELETE ON attachment_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachments are append-only';

-- The limits of an instance that had its rules before attachments came; a new
-- one reads them from sql/data/rules.json.
INSERT IGNORE INTO rule (rule_set, code, valid_from, valid_to, value, legal_basis)
  SELECT s.code, l.code, s.valid_from, s.valid_to, l.value, 'cấu hình của cơ quan'
  FROM rule_set s JOIN (
    SELECT 'file_max_mb' AS code, 20 AS value
    UNION ALL SELECT 'file_dossier_max_mb', 200
    UNION ALL SELECT 'file_dossier_max', 200
    UNION ALL SELECT 'file_account_day_max_mb', 500
    UNION ALL SELECT 'file_unit_day_max_mb', 2000
    UNION ALL SELECT 'file_free_min_mb', 1024) l;
