-- Queues and search.  Each statement can be run again.

-- What waits where: one row for each queue that an open dossier stands in, in
-- the order of its limit.  The primary key is the queue: a page is one range
-- of it.  Written by the triggers below in the transaction of the event, so
-- it cannot differ from the dossier; queue_lane says what must be in it.
CREATE TABLE IF NOT EXISTS queue_entry (
  owner_id INT UNSIGNED NOT NULL, -- unit; account where the lane is a person's
  lane VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME NOT NULL, -- the limit; in mixed lanes 1000 years on while paused
  dossier_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (owner_id, lane, at, dossier_id),
  CONSTRAINT entry_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS queue_lanes (
  lane VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
) ENGINE=InnoDB;
INSERT IGNORE INTO queue_lanes (lane) VALUES
  ('cho-chuyen'), ('den'), ('phan-cong'), ('cua-toi'), ('don-vi'), ('duyet'),
  ('ky'), ('dong-dau'), ('tra'), ('chuyen-phat'), ('thu-phi'),
  ('bo-sung-gui'), ('de-xuat'), ('rut-phong'), ('rut'), ('bo-sung-quay'),
  ('bo-sung-toi'), ('bo-sung-phong'), ('nop-tien'), ('nop-tien-toi'),
  ('nop-tien-phong'), ('noi-khac-quay'), ('noi-khac-toi'),
  ('noi-khac-phong'), ('mo');

-- The one definition of the queues of a dossier: who has it in which lane
-- (NULL: nobody), and the moment that sorts it.  A paused dossier has no due
-- date: in mixed lanes it stands behind the running ones, 1000 years on, by
-- the limit of what it waits for.
CREATE OR REPLACE ALGORITHM=MERGE VIEW queue_lane AS
SELECT d.id AS dossier_id, l.lane,
  CASE l.lane
    WHEN 'cho-chuyen' THEN IF(d.state = 'DA_TIEP_NHAN', d.seat_desk_id, NULL)
    WHEN 'den' THEN IF(d.in_transit = 1 AND d.returned_at IS NULL, d.holder_unit_id, NULL)
    WHEN 'phan-cong' THEN IF(d.state = 'CHO_PHAN_CONG' AND d.in_transit = 0, d.holder_unit_id, NULL)
    WHEN 'cua-toi' THEN IF(d.finished_at IS NULL, d.holder_id, NULL)
    WHEN 'don-vi' THEN IF(d.finished_at IS NULL, d.holder_unit_id, NULL)
    WHEN 'duyet' THEN IF(d.state = 'CHO_DUYET', d.holder_unit_id, NULL)
    WHEN 'ky' THEN IF(d.state = 'CHO_KY', d.seat_id, NULL)
    WHEN 'dong-dau' THEN IF(d.state = 'CHO_PHAT_HANH', d.holder_unit_id, NULL)
    WHEN 'tra' THEN IF(d.state = 'CO_KET_QUA', d.seat_desk_id, NULL)
    WHEN 'chuyen-phat' THEN IF(d.state = 'DANG_CHUYEN_PHAT', d.seat_desk_id, NULL)
    WHEN 'thu-phi' THEN IF(d.fee_due > 0 AND d.returned_at IS NULL, d.seat_id, NULL)
    WHEN 'bo-sung-gui' THEN IF(d.state = 'DANG_THU_LY' AND d.proposal = 'bo-sung-ok', d.seat_desk_id, NULL)
    WHEN 'de-xuat' THEN IF(d.state = 'DANG_THU_LY' AND d.proposal IN ('bo-sung', 'phoi-hop'), d.seat_lead_id, NULL)
    WHEN 'rut-phong' THEN IF(d.state = 'RUT_CHO_DUYET', d.seat_lead_id, NULL)
    WHEN 'rut' THEN IF(d.state = 'RUT_CHO_DUYET', d.seat_id, NULL)
    WHEN 'bo-sung-quay' THEN IF(d.state = 'CHO_BO_SUNG', d.seat_desk_id, NULL)
    WHEN 'bo-sung-toi' THEN IF(d.state = 'CHO_BO_SUNG', d.handler_id, NULL)
    WHEN 'bo-sung-phong' THEN IF(d.state = 'CHO_BO_SUNG', d.seat_lead_id, NULL)
    WHEN 'nop-tien' THEN IF(d.state = 'CHO_NVTC', d.seat_id, NULL)
    WHEN 'nop-tien-toi' THEN IF(d.state = 'CHO_NVTC', d.handler_id, NULL)
    WHEN 'nop-tien-phong' THEN IF(d.state = 'CHO_NVTC', d.seat_lead_id, NULL)
    WHEN 'noi-khac-quay' THEN IF(d.state IN ('LAY_Y_KIEN', 'LIEN_THONG'), d.seat_desk_id, NULL)
    WHEN 'noi-khac-toi' THEN IF(d.state IN ('LAY_Y_KIEN', 'LIEN_THONG'), d.handler_id, NULL)
    WHEN 'noi-khac-phong' THEN IF(d.state IN ('LAY_Y_KIEN', 'LIEN_THONG'), d.seat_lead_id, NULL)
    WHEN 'mo' THEN IF(d.finished_at IS NULL OR d.state IN ('CO_KET_QUA', 'DANG_CHUYEN_PHAT'), d.seat_id, NULL)
  END AS owner_id,
  CASE
    WHEN l.lane IN ('tra', 'chuyen-phat', 'rut', 'rut-phong') THEN d.last_at
    WHEN l.lane LIKE 'bo-sung-%' AND l.lane <> 'bo-sung-gui' OR l.lane LIKE 'nop-tien%' OR l.lane LIKE 'noi-khac-%'
      THEN COALESCE(d.wait_due_at, d.last_at + INTERVAL 1000 YEAR)
    ELSE COALESCE(d.due_at, COALESCE(d.wait_due_at, d.last_at) + INTERVAL 1000 YEAR)
  END AS at
FROM dossier d JOIN queue_lanes l;

-- Names by their words: "nguyen thi huong" also under "thi huong" and under
-- "huong", each within the authority that answers for the dossier and within
-- the units that were asked, so that a search is one range whatever the
-- number of dossiers.
CREATE TABLE IF NOT EXISTS name_key (
  owner_id INT UNSIGNED NOT NULL, -- authority, or a unit that was asked
  words VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  dossier_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (owner_id, words, dossier_id DESC) -- dossiers are never deleted
) ENGINE=InnoDB;

-- The beginnings of words 0 to 7 of a folded name.
CREATE TABLE IF NOT EXISTS name_word (
  n TINYINT UNSIGNED NOT NULL PRIMARY KEY
) ENGINE=InnoDB;
INSERT IGNORE INTO name_word (n) VALUES (0), (1), (2), (3), (4), (5), (6), (7);
CREATE OR REPLACE ALGORITHM=MERGE VIEW name_words AS
SELECT a.dossier_id, LEFT(SUBSTRING(a.name_fold, CASE w.n WHEN 0 THEN 1 ELSE
    CHAR_LENGTH(SUBSTRING_INDEX(a.name_fold, ' ', w.n)) + 2 END), 60) AS words
FROM applicant a JOIN name_word w
WHERE w.n = 0 OR CHAR_LENGTH(a.name_fold) - CHAR_LENGTH(REPLACE(a.name_fold, ' ', '')) >= w.n;

-- A person's own filters; one that is let go has an end.
CREATE TABLE IF NOT EXISTS saved_filter (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT UNSIGNED NOT NULL,
  form_key BINARY(16) NOT NULL UNIQUE,
  name VARCHAR(60) NOT NULL,
  query VARCHAR(600) CHARACTER SET ascii NOT NULL, -- of the address, as this program writes it
  created_at DATETIME NOT NULL,
  ended_at DATETIME NULL,
  KEY filter_of_account (account_id, ended_at, id),
  CONSTRAINT filter_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB;

-- Search by person and telephone, newest first; each index ends in the
-- primary key.
ALTER TABLE applicant
  ADD INDEX IF NOT EXISTS applicant_person (id_digest),
  ADD INDEX IF NOT EXISTS applicant_phone (phone);
ALTER TABLE applicant DROP INDEX IF EXISTS applicant_name;

-- The queues have a table of their own: the wide indexes on a table of
-- millions only cost.  What the foreign keys need stays.
ALTER TABLE dossier
  ADD INDEX IF NOT EXISTS dossier_holder_unit (holder_unit_id),
  ADD INDEX IF NOT EXISTS dossier_desk (desk_id);
ALTER TABLE dossier
  DROP INDEX IF EXISTS queue_unit,
  DROP INDEX IF EXISTS queue_holder,
  DROP INDEX IF EXISTS queue_desk,
  DROP INDEX IF EXISTS queue_seat_desk,
  DROP INDEX IF EXISTS queue_seat_lead,
  DROP INDEX IF EXISTS queue_handler;

-- Rows are taken out by their whole key and put in by their whole key: moves
-- of two dossiers never wait for each other's gaps.
DELIMITER //
CREATE OR REPLACE TRIGGER dossier_enters_queues AFTER INSERT ON dossier
FOR EACH ROW
  INSERT INTO queue_entry (owner_id, lane, at, dossier_id)
    SELECT owner_id, lane, at, dossier_id FROM queue_lane
    WHERE dossier_id = NEW.id AND owner_id IS NOT NULL//
CREATE OR REPLACE TRIGGER dossier_leaves_queues BEFORE UPDATE ON dossier
FOR EACH ROW
  DELETE e FROM queue_lane v STRAIGHT_JOIN queue_entry e FORCE INDEX (PRIMARY)
    ON e.owner_id = v.owner_id AND e.lane = v.lane AND e.at = v.at
    AND e.dossier_id = v.dossier_id
    WHERE v.dossier_id = OLD.id//
CREATE OR REPLACE TRIGGER dossier_changes_queues AFTER UPDATE ON dossier
FOR EACH ROW
BEGIN
  INSERT INTO queue_entry (owner_id, lane, at, dossier_id)
    SELECT owner_id, lane, at, dossier_id FROM queue_lane
    WHERE dossier_id = NEW.id AND owner_id IS NOT NULL;
  -- A successor takes over: the names are found there from now on.
  IF NEW.seat_id <> OLD.seat_id THEN
    INSERT IGNORE INTO name_key (owner_id, words, dossier_id)
      SELECT NEW.seat_id, words, dossier_id FROM name_words
      WHERE dossier_id = NEW.id;
    DELETE k FROM name_words v STRAIGHT_JOIN name_key k FORCE INDEX (PRIMARY)
      ON k.owner_id = OLD.seat_id AND k.words = v.words
      AND k.dossier_id = v.dossier_id
      WHERE v.dossier_id = NEW.id;
  END IF;
END//
-- What is asked of a unit stands in its queue until it is answered.
CREATE OR REPLACE TRIGGER request_enters_queue AFTER INSERT ON request
FOR EACH ROW
  INSERT IGNORE INTO queue_entry (owner_id, lane, at, dossier_id)
    SELECT NEW.unit_id, 'phoi-hop', NEW.due_at, NEW.dossier_id
    WHERE NEW.closed_at IS NULL//
CREATE OR REPLACE TRIGGER request_leaves_queue AFTER UPDATE ON request
FOR EACH ROW
  DELETE FROM queue_entry WHERE NEW.closed_at IS NOT NULL
    AND owner_id = OLD.unit_id AND lane = 'phoi-hop' AND at = OLD.due_at
    AND dossier_id = OLD.dossier_id//
CREATE OR REPLACE TRIGGER applicant_has_words AFTER INSERT ON applicant
FOR EACH ROW
  INSERT IGNORE INTO name_key (owner_id, words, dossier_id)
    SELECT d.seat_id, w.words, w.dossier_id
    FROM name_words w JOIN dossier d ON d.id = w.dossier_id
    WHERE w.dossier_id = NEW.dossier_id//
CREATE OR REPLACE TRIGGER party_has_words AFTER INSERT ON dossier_party
FOR EACH ROW
  INSERT IGNORE INTO name_key (owner_id, words, dossier_id)
    SELECT NEW.unit_id, words, dossier_id FROM name_words
    WHERE dossier_id = NEW.dossier_id//
DELIMITER ;

-- What was there before.
INSERT IGNORE INTO queue_entry (owner_id, lane, at, dossier_id)
  SELECT owner_id, lane, at, dossier_id FROM queue_lane
  WHERE owner_id IS NOT NULL;
INSERT IGNORE INTO queue_entry (owner_id, lane, at, dossier_id)
  SELECT unit_id, 'phoi-hop', due_at, dossier_id FROM request
  WHERE closed_at IS NULL;
INSERT IGNORE INTO name_key (owner_id, words, dossier_id)
  SELECT d.seat_id, w.words, w.dossier_id
  FROM name_words w JOIN dossier d ON d.id = w.dossier_id;
INSERT IGNORE INTO name_key (owner_id, words, dossier_id)
  SELECT y.unit_id, w.words, w.dossier_id
  FROM dossier_party y JOIN name_words w ON w.dossier_id = y.dossier_id;
