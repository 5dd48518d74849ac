-- A paper that is only shown is given back at once: the catalogue marks it in its
-- name or its note, and no copy of it is handed in.  What was received never
-- counts it; the officer's tick is its record.  Can be run again.
ALTER TABLE procedure_document ADD COLUMN IF NOT EXISTS is_shown TINYINT UNSIGNED
  AS (copies = 0 AND (name LIKE '%(xuất trình%' OR COALESCE(note, '') = 'xuất trình')) VIRTUAL;
ALTER TABLE dossier_paper ADD COLUMN IF NOT EXISTS is_shown TINYINT UNSIGNED NOT NULL DEFAULT 0;
ALTER TABLE dossier_paper ADD CONSTRAINT IF NOT EXISTS shown_is_not_kept
  CHECK (is_shown = 0 OR originals + certified + copies = 0);
