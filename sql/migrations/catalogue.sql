-- The catalogue: who reads which note, terms by kind of case, what is asked
-- for how often, the words that people use.  Each statement can be run again.

-- What the curators wrote to one another is not for citizens.  Of the notes
-- that were there nobody said for whom they were: they stay inside until an
-- import says so.
ALTER TABLE procedure_version
  ADD COLUMN IF NOT EXISTS notes_internal TEXT NULL;
UPDATE procedure_version SET notes_internal = notes, notes = NULL
WHERE notes IS NOT NULL AND notes_internal IS NULL;

-- A term that goes by the kind of case (a house 15 days, other works 20), not
-- by the way of filing; chosen at reception, fixed in the dossier's own term.
CREATE TABLE IF NOT EXISTS procedure_case (
  version_id INT UNSIGNED NOT NULL,
  seq TINYINT UNSIGNED NOT NULL,
  name VARCHAR(200) NOT NULL,
  term_unit VARCHAR(10) CHARACTER SET ascii NOT NULL,
  term_halves INT NOT NULL,
  next_day_minute SMALLINT NULL,
  term_text VARCHAR(500) NOT NULL,
  PRIMARY KEY (version_id, seq),
  CONSTRAINT case_version FOREIGN KEY (version_id) REFERENCES procedure_version (id)
) ENGINE=InnoDB;

-- Dossiers received, by procedure and authority: an order for lists, no figure.
-- Kept by the trigger, so a list costs the same at any number of dossiers.  The
-- day's counter of the authority is locked before it: no new wait.
CREATE TABLE IF NOT EXISTS procedure_use (
  code VARCHAR(20) CHARACTER SET ascii NOT NULL,
  authority_id INT UNSIGNED NOT NULL,
  n INT UNSIGNED NOT NULL,
  PRIMARY KEY (code, authority_id)
) ENGINE=InnoDB;
INSERT IGNORE INTO procedure_use (code, authority_id, n)
SELECT p.code, d.authority_id, COUNT(*)
FROM dossier d JOIN procedure_version p ON p.id = d.version_id
GROUP BY p.code, d.authority_id;

-- What people type and what it means: synonym said -> means; filler and lead
-- words (means '') say nothing of what is looked for.
CREATE TABLE IF NOT EXISTS search_word (
  kind VARCHAR(8) CHARACTER SET ascii NOT NULL, -- filler | lead | synonym
  said VARCHAR(100) NOT NULL,
  means VARCHAR(200) NOT NULL,
  PRIMARY KEY (kind, said, means)
) ENGINE=InnoDB;
-- What is asked for here in vain: where it is done, by what law.
CREATE TABLE IF NOT EXISTS search_elsewhere (
  asked VARCHAR(100) NOT NULL PRIMARY KEY,
  matter VARCHAR(100) NOT NULL,
  answer VARCHAR(500) NOT NULL,
  legal_basis VARCHAR(300) NOT NULL
) ENGINE=InnoDB;

DELIMITER //
CREATE OR REPLACE TRIGGER dossier_counts_use AFTER INSERT ON dossier
FOR EACH ROW
  INSERT INTO procedure_use (code, authority_id, n)
  SELECT code, NEW.authority_id, 1 FROM procedure_version
  WHERE id = NEW.version_id
  ON DUPLICATE KEY UPDATE n = n + 1//
DELIMITER ;
