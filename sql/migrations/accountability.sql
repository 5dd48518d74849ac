-- Files on the responsibility of an officer (Chỉ thị 07/CT-UBND of 21/7/2015 of
-- the chair of Đà Nẵng): opened by the worker when so many late dossiers of a
-- quarter were the officer's own.  Each statement can be run again.

-- Forms of handling, dated.
CREATE TABLE IF NOT EXISTS handling_form (
  code VARCHAR(20) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  name VARCHAR(100) NOT NULL,
  place SMALLINT UNSIGNED NOT NULL, -- the order they are offered in
  needs_decision TINYINT UNSIGNED NOT NULL, -- number and day of a decision
  moves_post TINYINT UNSIGNED NOT NULL,
  legal_basis VARCHAR(200) NOT NULL,
  PRIMARY KEY (code, valid_from)
) ENGINE=InnoDB;
INSERT IGNORE INTO handling_form (code, valid_from, name, place, needs_decision, moves_post, legal_basis) VALUES
  ('nhac_nho', '2015-07-21', 'Nhắc nhở', 1, 0, 0, 'Chỉ thị 07/CT-UBND ngày 21/7/2015; tên gọi do cơ quan cấu hình'),
  ('phe_binh', '2015-07-21', 'Phê bình', 2, 0, 0, 'Chỉ thị 07/CT-UBND ngày 21/7/2015; tên gọi do cơ quan cấu hình'),
  ('kiem_diem', '2015-07-21', 'Kiểm điểm rút kinh nghiệm', 3, 0, 0, 'Chỉ thị 07/CT-UBND ngày 21/7/2015; tên gọi do cơ quan cấu hình'),
  ('ky_luat', '2015-07-21', 'Xử lý kỷ luật', 4, 1, 0, 'Pháp luật về cán bộ, công chức; tên gọi do cơ quan cấu hình'),
  ('chuyen_vi_tri', '2015-07-21', 'Chuyển đổi vị trí công tác', 5, 1, 1, 'Chỉ thị 07/CT-UBND ngày 21/7/2015; tên gọi do cơ quan cấu hình'),
  ('khong_xu_ly', '2015-07-21', 'Không xử lý', 6, 0, 0, 'Cấu hình của cơ quan: phải nêu căn cứ');

-- One an officer, authority and quarter.
CREATE TABLE IF NOT EXISTS accountability_file (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer_id INT UNSIGNED NOT NULL,
  authority_id INT UNSIGNED NOT NULL,
  quarter DATE NOT NULL, -- its first day
  unit_id INT UNSIGNED NOT NULL, -- the officer's when it was opened
  opened_at DATETIME NOT NULL,
  measure VARCHAR(14) CHARACTER SET ascii NOT NULL, -- kiem_diem | chuyen_vi_tri: what must be considered
  counted_n SMALLINT UNSIGNED NOT NULL, -- late dossiers that count
  lines_n SMALLINT UNSIGNED NOT NULL, -- rows of accountability_file_dossier
  round TINYINT UNSIGNED NOT NULL, -- another when the measure rises after the officer was heard
  state VARCHAR(12) CHARACTER SET ascii NOT NULL, -- MO | DA_NGHE | DA_KIEM_DIEM | DA_XU_LY | DA_DONG
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY accountability_of (officer_id, authority_id, quarter),
  KEY accountability_unit (unit_id, id),
  KEY accountability_authority (authority_id, id),
  CONSTRAINT accountability_officer FOREIGN KEY (officer_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- What was said and decided, step by step; each column is written once.
CREATE TABLE IF NOT EXISTS accountability_round (
  file_id BIGINT UNSIGNED NOT NULL,
  round TINYINT UNSIGNED NOT NULL,
  measure VARCHAR(14) CHARACTER SET ascii NOT NULL,
  threshold_n SMALLINT UNSIGNED NOT NULL,
  legal_basis VARCHAR(200) NOT NULL, -- of the threshold, as the rule said it then
  opened_at DATETIME NOT NULL,
  hear_until DATE NOT NULL, -- the officer's last day to write their side
  said VARCHAR(2000) NULL,
  said_at DATETIME NULL,
  lapsed_by INT UNSIGNED NULL, -- who noted that the term passed without it
  lapsed_at DATETIME NULL,
  review_day DATE NULL,
  review_place VARCHAR(200) NULL,
  review_people VARCHAR(500) NULL,
  review_words VARCHAR(2000) NULL,
  reviewed_by INT UNSIGNED NULL,
  reviewed_at DATETIME NULL,
  form VARCHAR(20) CHARACTER SET ascii NULL, -- handling_form
  ground VARCHAR(2000) NULL,
  decision_number VARCHAR(40) NULL,
  decision_day DATE NULL,
  new_post VARCHAR(300) NULL,
  handled_by INT UNSIGNED NULL,
  handled_at DATETIME NULL,
  done VARCHAR(2000) NULL,
  closed_by INT UNSIGNED NULL,
  closed_at DATETIME NULL,
  PRIMARY KEY (file_id, round),
  CONSTRAINT round_of_file FOREIGN KEY (file_id) REFERENCES accountability_file (id)
) ENGINE=InnoDB;

-- Dossiers as they were counted.  An explanation counts in one file only.
CREATE TABLE IF NOT EXISTS accountability_file_dossier (
  file_id BIGINT UNSIGNED NOT NULL,
  explanation_id BIGINT UNSIGNED NOT NULL,
  dossier_id BIGINT UNSIGNED NOT NULL,
  lateness TINYINT UNSIGNED NOT NULL, -- 1 counts; 2: the new appointment passed too, stands beside it
  late_since DATE NOT NULL,
  cause VARCHAR(10) CHARACTER SET ascii NOT NULL,
  counted_at DATETIME NOT NULL,
  PRIMARY KEY (file_id, explanation_id),
  UNIQUE KEY counted_once (explanation_id),
  CONSTRAINT line_of_file FOREIGN KEY (file_id) REFERENCES accountability_file (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS accountability_file_event (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  file_id BIGINT UNSIGNED NOT NULL,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL, -- NULL: the sweep
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  unit_id INT UNSIGNED NULL,
  action VARCHAR(20) CHARACTER SET ascii NOT NULL,
  words VARCHAR(2000) NOT NULL,
  KEY file_event (file_id, id),
  CONSTRAINT event_of_file FOREIGN KEY (file_id) REFERENCES accountability_file (id)
) ENGINE=InnoDB;

-- The sweep asks for explanations closed of late, by class.
ALTER TABLE explanation
  ADD INDEX IF NOT EXISTS explanation_closed (class, state, closed_at, officer_id);

DELIMITER //
-- A file goes on, its demand rises, it never falls and is never taken back.
CREATE OR REPLACE TRIGGER accountability_file_goes_on BEFORE UPDATE ON accountability_file
FOR EACH ROW
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id
      OR NEW.officer_id <> OLD.officer_id OR NEW.authority_id <> OLD.authority_id
      OR NEW.quarter <> OLD.quarter OR NEW.unit_id <> OLD.unit_id
      OR NEW.opened_at <> OLD.opened_at OR NEW.counted_n < OLD.counted_n
      OR NEW.lines_n < OLD.lines_n OR NEW.round NOT IN (OLD.round, OLD.round + 1)
      OR (OLD.measure = 'chuyen_vi_tri' AND NEW.measure <> OLD.measure) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a file of responsibility only goes on';
  END IF;
  IF NEW.round = OLD.round AND FIELD(NEW.state, 'MO', 'DA_NGHE', 'DA_KIEM_DIEM', 'DA_XU_LY', 'DA_DONG')
      < FIELD(OLD.state, 'MO', 'DA_NGHE', 'DA_KIEM_DIEM', 'DA_XU_LY', 'DA_DONG') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a step of a file is not taken back';
  END IF;
  IF NEW.state = 'DA_DONG' AND NOT EXISTS (SELECT 1 FROM accountability_round r
      WHERE r.file_id = NEW.id AND r.round = NEW.round AND r.closed_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a file closes with its round';
  END IF;
END//
CREATE OR REPLACE TRIGGER accountability_file_no_delete BEFORE DELETE ON accountability_file FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'files of responsibility are never deleted'//
-- Heard (or the term noted as passed), then reviewed, then handled, then
-- closed; what is written stays, and nobody decides about themselves.
CREATE OR REPLACE TRIGGER accountability_round_in_order BEFORE UPDATE ON accountability_round
FOR EACH ROW
BEGIN
  DECLARE officer INT UNSIGNED;
  DECLARE current_round TINYINT UNSIGNED;
  SELECT f.officer_id, f.round INTO officer, current_round
    FROM accountability_file f WHERE f.id = OLD.file_id;
  IF NEW.file_id <> OLD.file_id OR NEW.round <> OLD.round
      OR OLD.round <> current_round OR OLD.closed_at IS NOT NULL
      OR NEW.opened_at <> OLD.opened_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a round that is over stays';
  END IF;
  IF (OLD.said_at IS NOT NULL OR OLD.lapsed_at IS NOT NULL) AND NOT (
      NEW.measure = OLD.measure AND NEW.threshold_n = OLD.threshold_n
      AND NEW.legal_basis = OLD.legal_basis AND NEW.hear_until = OLD.hear_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what the officer was heard on stays';
  END IF;
  IF (OLD.said_at IS NOT NULL AND NOT (NEW.said_at <=> OLD.said_at AND NEW.said <=> OLD.said))
      OR (OLD.lapsed_at IS NOT NULL AND NOT (NEW.lapsed_at <=> OLD.lapsed_at AND NEW.lapsed_by <=> OLD.lapsed_by))
      OR (OLD.reviewed_at IS NOT NULL AND NOT (NEW.reviewed_at <=> OLD.reviewed_at
        AND NEW.reviewed_by <=> OLD.reviewed_by AND NEW.review_day <=> OLD.review_day
        AND NEW.review_place <=> OLD.review_place AND NEW.review_people <=> OLD.review_people
        AND NEW.review_words <=> OLD.review_words AND NEW.said_at <=> OLD.said_at))
      OR (OLD.handled_at IS NOT NULL AND NOT (NEW.handled_at <=> OLD.handled_at
        AND NEW.handled_by <=> OLD.handled_by AND NEW.form <=> OLD.form
        AND NEW.ground <=> OLD.ground AND NEW.decision_number <=> OLD.decision_number
        AND NEW.decision_day <=> OLD.decision_day AND NEW.new_post <=> OLD.new_post)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was said and decided stays';
  END IF;
  IF (NEW.reviewed_at IS NOT NULL AND NEW.said_at IS NULL AND NEW.lapsed_at IS NULL)
      OR (NEW.handled_at IS NOT NULL AND NEW.reviewed_at IS NULL)
      OR (NEW.closed_at IS NOT NULL AND NEW.handled_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the officer is heard, then reviewed, then handled';
  END IF;
  IF officer IN (COALESCE(NEW.lapsed_by, 0), COALESCE(NEW.reviewed_by, 0),
      COALESCE(NEW.handled_by, 0), COALESCE(NEW.closed_by, 0)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nobody decides about themselves';
  END IF;
END//
CREATE OR REPLACE TRIGGER accountability_round_no_delete BEFORE DELETE ON accountability_round FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'files of responsibility are never deleted'//
CREATE OR REPLACE TRIGGER accountability_line_no_update BEFORE UPDATE ON accountability_file_dossier FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a dossier stays as it was counted'//
CREATE OR REPLACE TRIGGER accountability_line_no_delete BEFORE DELETE ON accountability_file_dossier FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a dossier stays as it was counted'//
CREATE OR REPLACE TRIGGER accountability_file_event_no_update BEFORE UPDATE ON accountability_file_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history is append-only'//
CREATE OR REPLACE TRIGGER accountability_file_event_no_delete BEFORE DELETE ON accountability_file_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history is append-only'//
DELIMITER ;
