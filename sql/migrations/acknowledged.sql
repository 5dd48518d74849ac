-- Who acknowledged a letter's report is written when it was acknowledged, and
-- never without.  Can be run again.
DELIMITER //
CREATE OR REPLACE TRIGGER letter_is_acknowledged_by_somebody BEFORE UPDATE ON letter FOR EACH ROW
  CALL must((NEW.acknowledged_at IS NULL) = (NEW.acknowledged_by IS NULL)
    AND (NEW.sent_at IS NULL) = (NEW.sent_way IS NULL) AND (NEW.reported_at IS NULL) = (NEW.reported_to IS NULL),
    'what happened to a letter has its moment')//
DELIMITER ;
