-- Reports of late dossiers to the unit above.  What was sent stays as it was
-- sent, byte by byte; a correction is another version with its reason.
-- Each statement can be run again.

CREATE TABLE IF NOT EXISTS late_report (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  form_key BINARY(16) NOT NULL UNIQUE,
  authority_id INT UNSIGNED NOT NULL,
  period CHAR(7) CHARACTER SET ascii NOT NULL, -- 2026-11 | 2026-q4
  version_n SMALLINT UNSIGNED NOT NULL, -- from 1
  superior_id INT UNSIGNED NOT NULL,
  csv MEDIUMBLOB NOT NULL,
  digest BINARY(32) NOT NULL, -- SHA-256 of csv
  late_n INT UNSIGNED NOT NULL,
  with_letter_n INT UNSIGNED NOT NULL,
  without_letter_n INT UNSIGNED NOT NULL,
  explained_n INT UNSIGNED NOT NULL,
  reason VARCHAR(1000) NOT NULL, -- of a further version; '' for the first
  sent_by INT UNSIGNED NOT NULL,
  sent_unit_id INT UNSIGNED NOT NULL,
  sent_at DATETIME NOT NULL,
  UNIQUE KEY late_report_version (authority_id, period, version_n),
  KEY late_report_sent (authority_id, id),
  KEY late_report_received (superior_id, id),
  CONSTRAINT late_report_authority FOREIGN KEY (authority_id) REFERENCES unit (id),
  CONSTRAINT late_report_superior FOREIGN KEY (superior_id) REFERENCES unit (id),
  CONSTRAINT late_report_sender FOREIGN KEY (sent_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- That the unit above has it: a row of its own, one a report.
CREATE TABLE IF NOT EXISTS late_report_receipt (
  report_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  unit_id INT UNSIGNED NOT NULL,
  at DATETIME NOT NULL,
  note VARCHAR(1000) NOT NULL,
  CONSTRAINT late_receipt_report FOREIGN KEY (report_id) REFERENCES late_report (id),
  CONSTRAINT late_receipt_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- What was due in a period, and of it what is late, from the index alone.
ALTER TABLE dossier
  ADD INDEX IF NOT EXISTS late_due (seat_id, due_at, id, finished_at, seat_lead_id);

DELIMITER //
CREATE OR REPLACE TRIGGER late_report_no_update BEFORE UPDATE ON late_report FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a report that was sent stays as it was sent'//
CREATE OR REPLACE TRIGGER late_report_no_delete BEFORE DELETE ON late_report FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reports are never deleted'//
CREATE OR REPLACE TRIGGER late_receipt_no_update BEFORE UPDATE ON late_report_receipt FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'that a report was received stays'//
CREATE OR REPLACE TRIGGER late_receipt_no_delete BEFORE DELETE ON late_report_receipt FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'that a report was received stays'//
DELIMITER ;
