-- How long one may complain: told on the owner's page of a refusal or a delay.
-- A new instance reads it from sql/data/rules.json.
INSERT IGNORE INTO rule (rule_set, code, valid_from, valid_to, value, legal_basis)
  SELECT s.code, 'complaint_days', s.valid_from, s.valid_to, 90,
         'Luật Khiếu nại 02/2011/QH13, Điều 9'
  FROM rule_set s;
