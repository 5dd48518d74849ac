-- The public list of late dossiers counts and orders all of them: from the index
-- alone, never from the rows with their words.  Can be run again.
ALTER TABLE explanation
  ADD INDEX IF NOT EXISTS explanation_public (round, late_since, lead_unit_id, authority_id, state, class, dossier_id);
CALL govern();
