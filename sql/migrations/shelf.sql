-- Paper = software: shelf counts, what a citizen did not get, and each
-- mismatch as a case with owner and term.  Each statement can be run again.
-- Nothing here refers to dossier by a foreign key: a count of a whole room
-- must not make the room's moves wait.

-- One count of all that a unit holds on its shelves; one at a time a unit.
CREATE TABLE IF NOT EXISTS shelf_count (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  form_key BINARY(16) NOT NULL UNIQUE,
  unit_id INT UNSIGNED NOT NULL,
  authority_id INT UNSIGNED NOT NULL,
  place VARCHAR(200) NOT NULL,
  started_by INT UNSIGNED NOT NULL,
  started_at DATETIME NOT NULL,
  closed_by INT UNSIGNED NULL,
  closed_at DATETIME NULL,
  outcome VARCHAR(4) CHARACTER SET ascii NULL, -- xong | huy: given up, nothing was compared
  expected INT UNSIGNED NULL, -- held here in the software at the closing
  scanned INT UNSIGNED NULL,
  is_open TINYINT UNSIGNED AS (IF(closed_at IS NULL, 1, NULL)) PERSISTENT,
  UNIQUE KEY shelf_one_open (unit_id, is_open),
  KEY shelf_unit (unit_id, id),
  KEY shelf_authority (authority_id, id),
  CONSTRAINT shelf_of_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT shelf_starter FOREIGN KEY (started_by) REFERENCES account (id)
) ENGINE=InnoDB;

-- A code that was read, once a count, and what the software said just then.
CREATE TABLE IF NOT EXISTS shelf_scan (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  count_id BIGINT UNSIGNED NOT NULL,
  code VARCHAR(80) NOT NULL, -- as read where it is no dossier's
  dossier_id BIGINT UNSIGNED NULL,
  seq INT UNSIGNED NULL, -- its newest event
  state VARCHAR(20) CHARACTER SET ascii NULL,
  holder_unit_id INT UNSIGNED NULL,
  in_transit TINYINT UNSIGNED NULL,
  from_unit_id INT UNSIGNED NULL, -- who held it before, when that matters
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  UNIQUE KEY scan_once (count_id, code),
  KEY scan_newest (count_id, id),
  KEY scan_dossier (count_id, dossier_id),
  CONSTRAINT scan_count FOREIGN KEY (count_id) REFERENCES shelf_count (id)
) ENGINE=InnoDB;

-- What a closed count found.
CREATE TABLE IF NOT EXISTS shelf_finding (
  count_id BIGINT UNSIGNED NOT NULL,
  dossier_id BIGINT UNSIGNED NOT NULL,
  kind VARCHAR(12) CHARACTER SET ascii NOT NULL,
  owner_id INT UNSIGNED NULL, -- who holds it in the software
  seq INT UNSIGNED NOT NULL,
  PRIMARY KEY (count_id, dossier_id, kind),
  CONSTRAINT finding_count FOREIGN KEY (count_id) REFERENCES shelf_count (id)
) ENGINE=InnoDB;

-- A case; at most one open for a dossier and kind.
CREATE TABLE IF NOT EXISTS mismatch (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(12) CHARACTER SET ascii NOT NULL, -- da_ket_thuc | noi_khac | chua_ky_nhan | thieu | chua_ghi_tra | chua_nhan_kq
  dossier_id BIGINT UNSIGNED NOT NULL,
  count_id BIGINT UNSIGNED NULL, -- the one that opened it; NULL: a citizen's claim
  authority_id INT UNSIGNED NOT NULL,
  unit_id INT UNSIGNED NOT NULL, -- answers for it
  owner_id INT UNSIGNED NULL, -- NULL: the head of unit_id
  seq INT UNSIGNED NOT NULL, -- of the dossier when it was opened
  opened_at DATETIME NOT NULL,
  due_at DATETIME NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii NOT NULL, -- MO | DA_XU_LY
  outcome VARCHAR(12) CHARACTER SET ascii NULL, -- da_ghi_nhan | da_tim_thay | da_ban_giao | that_lac | khong_dung
  words VARCHAR(1000) NULL,
  closed_by INT UNSIGNED NULL,
  closed_at DATETIME NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  is_open TINYINT UNSIGNED AS (IF(closed_at IS NULL, 1, NULL)) PERSISTENT,
  UNIQUE KEY mismatch_one_open (dossier_id, kind, is_open),
  KEY mismatch_unit (unit_id, is_open, due_at, id),
  KEY mismatch_owner (owner_id, is_open, due_at, id),
  KEY mismatch_authority (authority_id, is_open, due_at, id),
  KEY mismatch_unit_closed (unit_id, closed_at, id),
  KEY mismatch_authority_closed (authority_id, closed_at, id),
  KEY mismatch_numbers (unit_id, closed_at, due_at), -- covers the public ones
  KEY mismatch_open (is_open, id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS mismatch_event (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  mismatch_id BIGINT UNSIGNED NOT NULL,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL, -- NULL: the applicant
  unit_id INT UNSIGNED NULL,
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  action VARCHAR(12) CHARACTER SET ascii NOT NULL, -- mo | thay-lai | nguoi-nop | y-kien | ket-thuc
  count_id BIGINT UNSIGNED NULL,
  words VARCHAR(1000) NOT NULL,
  KEY event_of_mismatch (mismatch_id, id),
  CONSTRAINT event_mismatch FOREIGN KEY (mismatch_id) REFERENCES mismatch (id)
) ENGINE=InnoDB;

-- "Tôi chưa nhận được kết quả": all that the public account may add.  The case
-- is opened by the trigger below, in the same statement: a claim that was
-- acknowledged has its case, and one form has one claim.
CREATE TABLE IF NOT EXISTS citizen_claim (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  form_key BINARY(16) NOT NULL UNIQUE,
  dossier_id BIGINT UNSIGNED NOT NULL,
  words VARCHAR(500) NOT NULL,
  at DATETIME NOT NULL,
  due_at DATETIME NOT NULL, -- of a case that it opens
  mismatch_id BIGINT UNSIGNED NOT NULL DEFAULT 0, -- the trigger's
  KEY claim_mismatch (mismatch_id, id)
) ENGINE=InnoDB;

DELIMITER //
CREATE OR REPLACE TRIGGER claim_opens_case BEFORE INSERT ON citizen_claim
FOR EACH ROW
BEGIN
  DECLARE found BIGINT UNSIGNED DEFAULT NULL;
  IF NEW.due_at < NEW.at OR NEW.due_at > NEW.at + INTERVAL 120 DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a claim has a term of days';
  END IF;
  SELECT MAX(id) INTO found FROM mismatch WHERE dossier_id = NEW.dossier_id
    AND kind = 'chua_nhan_kq' AND is_open = 1;
  IF found IS NULL THEN
    -- The desk answers for what it should have handed out, the resolving unit
    -- for what is late.
    INSERT INTO mismatch (kind, dossier_id, authority_id, unit_id, seq,
        opened_at, due_at, state)
      SELECT 'chua_nhan_kq', d.id, d.seat_id,
        IF(d.finished_at IS NULL, d.seat_lead_id, d.seat_desk_id), d.last_seq,
        NEW.at, NEW.due_at, 'MO' FROM dossier d WHERE d.id = NEW.dossier_id;
    IF ROW_COUNT() <> 1 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no such dossier';
    END IF;
    SET found = LAST_INSERT_ID();
  END IF;
  INSERT INTO mismatch_event (mismatch_id, at, role, action, words)
    VALUES (found, NEW.at, '', 'nguoi-nop', '');
  SET NEW.mismatch_id = found;
END//

-- What was counted, found, claimed and answered stays, for every account.
CREATE OR REPLACE TRIGGER shelf_count_closes_once BEFORE UPDATE ON shelf_count
FOR EACH ROW
BEGIN
  IF OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL
      OR NEW.closed_by IS NULL OR NEW.outcome IS NULL
      OR NOT (NEW.id = OLD.id AND NEW.unit_id = OLD.unit_id
      AND NEW.authority_id = OLD.authority_id AND NEW.place = OLD.place
      AND NEW.started_by = OLD.started_by
      AND NEW.started_at = OLD.started_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a count is closed once and stays';
  END IF;
END//
CREATE OR REPLACE TRIGGER shelf_count_no_delete BEFORE DELETE ON shelf_count FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'counts are never deleted'//
CREATE OR REPLACE TRIGGER shelf_scan_while_open BEFORE INSERT ON shelf_scan
FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM shelf_count WHERE id = NEW.count_id
      AND closed_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nothing is scanned into a closed count';
  END IF;
END//
CREATE OR REPLACE TRIGGER shelf_scan_no_update BEFORE UPDATE ON shelf_scan FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'scans are append-only'//
CREATE OR REPLACE TRIGGER shelf_scan_no_delete BEFORE DELETE ON shelf_scan FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'scans are append-only'//
CREATE OR REPLACE TRIGGER shelf_finding_no_update BEFORE UPDATE ON shelf_finding FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'findings are append-only'//
CREATE OR REPLACE TRIGGER shelf_finding_no_delete BEFORE DELETE ON shelf_finding FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'findings are append-only'//
CREATE OR REPLACE TRIGGER mismatch_event_no_update BEFORE UPDATE ON mismatch_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history is append-only'//
CREATE OR REPLACE TRIGGER mismatch_event_no_delete BEFORE DELETE ON mismatch_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history is append-only'//
CREATE OR REPLACE TRIGGER citizen_claim_no_update BEFORE UPDATE ON citizen_claim FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'claims are append-only'//
CREATE OR REPLACE TRIGGER citizen_claim_no_delete BEFORE DELETE ON citizen_claim FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'claims are append-only'//
CREATE OR REPLACE TRIGGER mismatch_no_delete BEFORE DELETE ON mismatch FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'cases are never deleted'//
-- A case is closed once, with an outcome, by another than the one it is about;
-- a result that was handed out counts as recorded only when it is.
CREATE OR REPLACE TRIGGER mismatch_closes_once BEFORE UPDATE ON mismatch
FOR EACH ROW
BEGIN
  IF OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL
      OR NEW.state <> 'DA_XU_LY' OR NEW.outcome IS NULL
      OR NEW.closed_by IS NULL OR CHAR_LENGTH(COALESCE(NEW.words, '')) < 20
      OR NEW.version <> OLD.version + 1
      OR NOT (NEW.id = OLD.id AND NEW.kind = OLD.kind
      AND NEW.dossier_id = OLD.dossier_id AND NEW.count_id <=> OLD.count_id
      AND NEW.authority_id = OLD.authority_id AND NEW.unit_id = OLD.unit_id
      AND NEW.owner_id <=> OLD.owner_id AND NEW.seq = OLD.seq
      AND NEW.opened_at = OLD.opened_at AND NEW.due_at = OLD.due_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a case is closed once and stays';
  END IF;
  IF NEW.closed_by <=> OLD.owner_id OR (OLD.kind = 'chua_nhan_kq'
      AND EXISTS (SELECT 1 FROM event e WHERE e.dossier_id = OLD.dossier_id
        AND e.to_state = 'DA_TRA_KQ' AND e.from_state <> 'DA_TRA_KQ'
        AND e.account_id = NEW.closed_by)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nobody closes a case about themselves';
  END IF;
  IF OLD.kind = 'chua_ghi_tra' AND NEW.outcome = 'da_ghi_nhan'
      AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.id = OLD.dossier_id
        AND d.returned_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the return is not recorded yet';
  END IF;
END//
DELIMITER ;
