-- Who acted as what, why, and whose auditors see it.  No personal data: what
-- was typed into a search never comes here, a reason is the officer's words.
ALTER TABLE audit
  ADD COLUMN IF NOT EXISTS authority_id INT UNSIGNED NULL, -- whose auditors see the row
  ADD COLUMN IF NOT EXISTS role VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT '',
  ADD COLUMN IF NOT EXISTS purpose VARCHAR(24) CHARACTER SET ascii NOT NULL DEFAULT '',
  ADD COLUMN IF NOT EXISTS reason VARCHAR(300) NOT NULL DEFAULT '', -- the purpose in words
  ADD COLUMN IF NOT EXISTS subject_id INT UNSIGNED NULL, -- the account it was about
  ADD COLUMN IF NOT EXISTS rows_n INT UNSIGNED NOT NULL DEFAULT 0; -- dossiers a list showed

-- The auditor's three ways in, each in the order it is read; refusals alone too.
ALTER TABLE audit
  ADD INDEX IF NOT EXISTS audit_day (authority_id, at),
  ADD INDEX IF NOT EXISTS audit_day_outcome (authority_id, outcome, at),
  ADD INDEX IF NOT EXISTS audit_account_outcome (account_id, outcome, at),
  ADD INDEX IF NOT EXISTS audit_dossier_outcome (dossier_id, outcome, at);
