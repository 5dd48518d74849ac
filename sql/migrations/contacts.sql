-- Where a unit is and how to call it, by day.  A row is never edited: what
-- changes is another row from a day on; of one day the newest counts.  ''
-- means that the unit above it is asked.  Each statement can be run again.
CREATE TABLE IF NOT EXISTS unit_contact (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  unit_id INT UNSIGNED NOT NULL,
  valid_from DATE NOT NULL,
  address VARCHAR(300) NOT NULL,
  phone VARCHAR(20) NOT NULL,
  map_url VARCHAR(300) NOT NULL, -- '' : the address is looked for
  made_by INT UNSIGNED NULL, -- NULL: the command line
  made_at DATETIME NOT NULL,
  KEY contact_newest (unit_id, valid_from, id),
  CONSTRAINT contact_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT contact_maker FOREIGN KEY (made_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- What the unit's own row said until now, from its first day on.
SET @had = (SELECT COUNT(*) FROM information_schema.COLUMNS
  WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'unit'
  AND COLUMN_NAME IN ('address', 'phone'));
SET @copy = IF(@had = 2,
  'INSERT INTO unit_contact (unit_id, valid_from, address, phone, map_url, made_at)
   SELECT u.id, u.valid_from, COALESCE(u.address, ''''), COALESCE(u.phone, ''''), '''', UTC_TIMESTAMP()
   FROM unit u WHERE CONCAT(COALESCE(u.address, ''''), COALESCE(u.phone, '''')) <> ''''
   AND NOT EXISTS (SELECT 1 FROM unit_contact c WHERE c.unit_id = u.id)', 'DO 0');
EXECUTE IMMEDIATE @copy;
ALTER TABLE unit DROP COLUMN IF EXISTS address, DROP COLUMN IF EXISTS phone;

CREATE OR REPLACE TRIGGER unit_contact_no_update BEFORE UPDATE ON unit_contact FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a contact is followed by another, never rewritten';
CREATE OR REPLACE TRIGGER unit_contact_no_delete BEFORE DELETE ON unit_contact FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a contact is followed by another, never deleted';
