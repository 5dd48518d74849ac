-- Who has looked at a dossier, as its owner may know it: unit, role, purpose
-- and hour; never the officer.
CREATE OR REPLACE VIEW public_access AS
SELECT a.dossier_id,
       a.at - INTERVAL (MINUTE(a.at) * 60 + SECOND(a.at)) SECOND AS hour,
       u.name AS unit_name, a.role, a.purpose
FROM audit a
JOIN unit u ON u.id = a.unit_id
WHERE a.dossier_id IS NOT NULL AND a.outcome = 'ok'
  AND a.action IN ('read', 'fill', 'found', 'audit_read');
