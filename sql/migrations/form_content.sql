-- A form's key belongs to its content: the row of a form that was acted on
-- also holds the digest of what was sent, and forms that make no move of a
-- dossier have their row here too.  Rows from before have no digest: they
-- answer only the same account about the same thing.  Can be run again.

ALTER TABLE submission
  ADD COLUMN IF NOT EXISTS content BINARY(32) NULL AFTER move,
  MODIFY COLUMN dossier_id BIGINT UNSIGNED NULL;

INSERT IGNORE INTO submission (form_key, account_id, dossier_id, move, at)
  SELECT form_key, account_id, NULL, 'slip_issue', issued_at FROM desk_notice;
INSERT IGNORE INTO submission (form_key, account_id, dossier_id, move, at)
  SELECT form_key, drafted_by, NULL, 'letter-draft', drafted_at FROM letter;
INSERT IGNORE INTO submission (form_key, account_id, dossier_id, move, at)
  SELECT form_key, proposed_by, dossier_id, 'correction-propose', proposed_at
  FROM correction;
INSERT IGNORE INTO submission (form_key, account_id, dossier_id, move, at)
  SELECT form_key, sent_by, NULL, 'late-report', sent_at FROM late_report;
INSERT IGNORE INTO submission (form_key, account_id, dossier_id, move, at)
  SELECT form_key, started_by, NULL, 'shelf-start', started_at
  FROM shelf_count;
INSERT IGNORE INTO submission (form_key, account_id, dossier_id, move, at)
  SELECT form_key, account_id, NULL, 'luu-bo-loc', created_at
  FROM saved_filter;
INSERT IGNORE INTO submission (form_key, account_id, dossier_id, move, at)
  SELECT form_key, account_id, dossier_id, 'upload-file', at FROM attachment
  ORDER BY form_seq;
