-- What stops a clock has its ground in the catalogue and its paper in the file:
-- the words by which a version of a procedure has a financial obligation, the
-- law by which a supplement may be asked later than the common limit, and the
-- notice that each stop for money rests on.  Each statement can
-- be run again.
ALTER TABLE procedure_version
  ADD COLUMN IF NOT EXISTS financial_duty VARCHAR(500) NULL,   -- NULL: none, the clock runs on
  ADD COLUMN IF NOT EXISTS supplement_ground VARCHAR(500) NULL; -- NULL: the common limit holds
ALTER TABLE payment
  ADD COLUMN IF NOT EXISTS notice_file BIGINT UNSIGNED NULL, -- NULL: a fee, or from before
  ADD UNIQUE KEY IF NOT EXISTS payment_notice (notice_file);
ALTER TABLE payment
  ADD CONSTRAINT payment_notice_file FOREIGN KEY IF NOT EXISTS (notice_file)
    REFERENCES attachment (id);

DELIMITER //
CREATE OR REPLACE TRIGGER payment_keeps_notice BEFORE UPDATE ON payment FOR EACH ROW
  CALL must(NEW.notice_file <=> OLD.notice_file, 'what a payment rests on never changes')//
CREATE OR REPLACE TRIGGER payment_has_notice BEFORE INSERT ON payment FOR EACH ROW
  CALL must_begin((NEW.notice_file IS NOT NULL) = (NEW.kind = 'nvtc')
    AND (NEW.notice_file IS NULL OR EXISTS (SELECT 1 FROM attachment a
      WHERE a.id = NEW.notice_file AND a.dossier_id = NEW.dossier_id AND a.kind = 'thong_bao')),
    'a stop for money has its notice')//
DELIMITER ;
