-- Each seal says how many notes there were outside the database and the last
-- one's chain (lib/domain/proof/seal_note.h), so that a file of notes that is lost or
-- cut is missed.  Can be run again.
ALTER TABLE seal
  ADD COLUMN IF NOT EXISTS notes_n INT UNSIGNED NOT NULL DEFAULT 0, -- 0: none were kept
  ADD COLUMN IF NOT EXISTS notes_head BINARY(32) NULL;
