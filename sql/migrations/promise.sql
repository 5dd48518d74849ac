-- Letters and explanations belong to one missed date; steps belong to a post;
-- whoever acts for another says for whom.  Each statement can be run again.

-- Whom a delegate acted for, as in the ledger's "delegated_from".
ALTER TABLE accountability_event
  ADD COLUMN IF NOT EXISTS acting_for INT UNSIGNED NULL;
ALTER TABLE accountability_file_event
  ADD COLUMN IF NOT EXISTS acting_for INT UNSIGNED NULL;
ALTER TABLE mismatch_event
  ADD COLUMN IF NOT EXISTS acting_for INT UNSIGNED NULL;
ALTER TABLE late_report
  ADD COLUMN IF NOT EXISTS sent_for INT UNSIGNED NULL;
ALTER TABLE late_report_receipt
  ADD COLUMN IF NOT EXISTS acting_for INT UNSIGNED NULL;

-- An officer who cannot be heard: whose words stand instead, or that there are
-- none (state VANG_MAT), since when, on what ground and who says so.
ALTER TABLE explanation
  ADD COLUMN IF NOT EXISTS said_by INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS absent_ground VARCHAR(2000) NULL,
  ADD COLUMN IF NOT EXISTS absent_since DATE NULL, -- NULL: still here, silent
  ADD COLUMN IF NOT EXISTS absent_by INT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS absent_at DATETIME NULL;

-- Up to when the sweep has looked at what ended; NULL: not that far yet.
ALTER TABLE sweep_run
  ADD COLUMN IF NOT EXISTS ended_to DATETIME NULL;
