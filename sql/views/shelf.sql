-- What everybody may know of shelf counts and mismatches: by unit, no number
-- of a dossier, no person; and of a claim, what its owner reads.
CREATE OR REPLACE VIEW public_shelf_count AS
SELECT unit_id, closed_at FROM shelf_count WHERE outcome = 'xong';
CREATE OR REPLACE VIEW public_mismatch AS
SELECT unit_id, kind, opened_at, due_at, closed_at FROM mismatch;

-- Behind the receipt's secret.
CREATE OR REPLACE VIEW public_claim AS
SELECT c.form_key, c.dossier_id, c.mismatch_id,
       UNHEX(SHA2(c.words, 256)) AS content
FROM citizen_claim c;
CREATE OR REPLACE VIEW public_claim_case AS
SELECT m.id, m.dossier_id, m.opened_at, m.due_at, m.closed_at, m.outcome,
       m.words, u.name AS unit_name
FROM mismatch m JOIN unit u ON u.id = m.unit_id
WHERE m.kind = 'chua_nhan_kq';
