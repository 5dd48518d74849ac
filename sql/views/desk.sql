-- Tariffs are public like the rest of the catalogue.
CREATE OR REPLACE VIEW public_fee_tier AS
SELECT code, valid_from, valid_to, from_n, amount, ceiling, counted, per,
       legal_basis
FROM fee_tier;
