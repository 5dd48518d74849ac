-- Up to when the sweep has looked at what ended late (lib/domain/foresight): a
-- moment to come would let what ends before it owe no explanation.  Two minutes
-- between two clocks are borne.  Can be run again.
DELIMITER //
CREATE OR REPLACE PROCEDURE looked_by_now(IN moment DATETIME)
  CALL must(moment IS NULL OR USER() NOT LIKE 'mc\_%' OR moment <= UTC_TIMESTAMP() + INTERVAL 2 MINUTE,
    'the sweep has looked at nothing that is to come')//
CREATE OR REPLACE TRIGGER sweep_run_looked BEFORE UPDATE ON sweep_run FOR EACH ROW CALL looked_by_now(NEW.ended_to)//
CREATE OR REPLACE TRIGGER sweep_run_begun BEFORE INSERT ON sweep_run FOR EACH ROW CALL looked_by_now(NEW.ended_to)//
DELIMITER ;
