-- Dossiers @from to @to of @n: three years, the last @open of them still open,
-- received during the last 25 days.  Everything but the ledger's hashes is as
-- the program writes it; triggers put the rows into queues and names.  Only the
-- first event stands there, so nothing of it replays (bench_verify.c copies
-- whole stories); one that was just received says the row that it leaves.
SET SESSION sql_log_bin = 0, @mc_act = 'bench';
-- Two stories can live in one database: their numbers of a day differ.
SET @first = IF(@n > 100000, 55000, 10000);

CREATE TEMPORARY TABLE bench_place (k INT UNSIGNED PRIMARY KEY) AS
SELECT ROW_NUMBER() OVER (ORDER BY l.id) - 1 AS k, a.id AS authority_id, a.agency_code, k.id AS desk_id, l.id AS lead_id,
  (SELECT MIN(v.id) FROM unit v WHERE v.parent_id = a.id AND v.kind = 'van_phong' AND v.valid_to IS NULL) AS office_id,
  (SELECT MIN(v.id) FROM unit v WHERE v.parent_id = a.id AND v.kind = 'co_quan_phoi_hop' AND v.valid_to IS NULL) AS asked_id
FROM unit a JOIN unit k ON k.parent_id = a.id AND k.kind = 'mot_cua' AND k.valid_to IS NULL
JOIN unit l ON l.parent_id = a.id AND l.kind IN ('phong', 'van_phong') AND l.valid_to IS NULL
WHERE a.kind = 'ubnd_xa' AND a.valid_to IS NULL AND a.agency_code IS NOT NULL
  AND EXISTS (SELECT 1 FROM account_role r WHERE r.unit_id = l.id AND r.role = 'HANDLER')
  AND EXISTS (SELECT 1 FROM account_role r WHERE r.unit_id = k.id AND r.role = 'RECEPTION');
CREATE TEMPORARY TABLE bench_person (unit_id INT UNSIGNED, j INT UNSIGNED, n INT UNSIGNED, account_id INT UNSIGNED, PRIMARY KEY (unit_id, j)) AS
SELECT unit_id, ROW_NUMBER() OVER (PARTITION BY unit_id ORDER BY account_id) - 1 AS j, COUNT(*) OVER (PARTITION BY unit_id) AS n, account_id
FROM (SELECT DISTINCT unit_id, account_id FROM account_role WHERE role IN ('HANDLER', 'RECEPTION')) r;
CREATE TEMPORARY TABLE bench_version (k INT UNSIGNED PRIMARY KEY) AS
SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS k, id AS version_id FROM procedure_version WHERE valid_to IS NULL;
SELECT COUNT(*) INTO @places FROM bench_place;
SELECT COUNT(*) INTO @versions FROM bench_version;
SELECT COALESCE(MAX(id), 0) INTO @last FROM dossier;

INSERT INTO dossier (code, authority_id, day, seq, desk_id, lead_unit_id, version_id, rule_set, channel, receive_way,
  received_at, term_unit, term_halves, first_due_at, receipt_nonce, secret_digest, token_digest,
  state, holder_unit_id, holder_id, in_transit, handler_id, clock, due_at, finished_at, returned_at, steps_done,
  last_seq, last_at, last_hash, version, seat_id, seat_desk_id, seat_lead_id, proposal, requests_open, wait_due_at, fee_due)
SELECT CONCAT(agency_code, '-', DATE_FORMAT(at, '%y%m%d'), '-', @first + i MOD 45000), authority_id, DATE(at), @first + i MOD 45000,
  desk_id, lead_id, version_id, 'R61', 'truc_tiep', IF(h MOD 10 = 0, 'buu_chinh', 'tai_quay'),
  at, 'WD', 20, due, LEFT(UNHEX(SHA2(CONCAT('n', i), 256)), 16), UNHEX(SHA2(CONCAT('s', i), 256)), UNHEX(SHA2(CONCAT('t', i, @n), 256)),
  state,
  CASE WHEN state IN ('DA_TIEP_NHAN', 'CHO_BO_SUNG', 'CO_KET_QUA', 'DANG_CHUYEN_PHAT', 'DA_TRA_KQ', 'DA_RUT', 'DUNG_XU_LY') THEN desk_id
    WHEN state = 'CHO_KY' THEN authority_id WHEN state = 'CHO_PHAT_HANH' THEN office_id
    WHEN state = 'LIEN_THONG' THEN asked_id ELSE lead_id END,
  CASE WHEN state = 'DA_TIEP_NHAN' THEN desk_person WHEN state IN ('DANG_THU_LY', 'LAY_Y_KIEN', 'CHO_NVTC') THEN lead_person END,
  h BETWEEN 10 AND 17 AND i > @n - @open,
  IF(state IN ('DA_TIEP_NHAN', 'CHO_PHAN_CONG'), NULL, lead_person),
  CASE WHEN finished_at IS NOT NULL THEN 'stopped' WHEN state IN ('CHO_BO_SUNG', 'CHO_NVTC', 'RUT_CHO_DUYET') THEN 'paused' ELSE 'running' END,
  IF(state IN ('CHO_BO_SUNG', 'CHO_NVTC', 'RUT_CHO_DUYET'), NULL, due), finished_at,
  IF(state IN ('DA_TRA_KQ', 'DA_RUT', 'DUNG_XU_LY'), finished_at + INTERVAL 1 DAY, NULL),
  IF(finished_at IS NULL, 2, 5), 1, COALESCE(finished_at, at), UNHEX(SHA2(i, 256)), 1 + h MOD 8, authority_id, desk_id, lead_id,
  IF(state = 'DANG_THU_LY', ELT(1 + h MOD 6, '', '', '', 'bo-sung', 'bo-sung-ok', 'phoi-hop'), ''),
  state IN ('LAY_Y_KIEN', 'LIEN_THONG'),
  IF(state IN ('CHO_BO_SUNG', 'CHO_NVTC', 'LAY_Y_KIEN', 'LIEN_THONG'), at + INTERVAL 20 + h MOD 20 DAY, NULL),
  IF(h MOD 9 = 0 AND finished_at IS NULL, 50000, 0)
FROM (SELECT x.*, at + INTERVAL 3 + h MOD 20 DAY AS due,
    IF(i <= @n - @open OR h BETWEEN 84 AND 97, at + INTERVAL 2 + h MOD 10 DAY, NULL) AS finished_at,
    CASE WHEN i <= @n - @open THEN IF(h < 96, 'DA_TRA_KQ', IF(h < 98, 'DA_RUT', 'DUNG_XU_LY'))
      WHEN h < 10 THEN 'DA_TIEP_NHAN' WHEN h < 26 THEN 'CHO_PHAN_CONG' WHEN h < 50 THEN 'DANG_THU_LY'
      WHEN h < 56 THEN 'LAY_Y_KIEN' WHEN h < 58 THEN 'LIEN_THONG' WHEN h < 64 THEN 'CHO_BO_SUNG'
      WHEN h < 68 THEN 'CHO_NVTC' WHEN h < 74 THEN 'CHO_DUYET' WHEN h < 80 THEN 'CHO_KY'
      WHEN h < 84 THEN 'CHO_PHAT_HANH' WHEN h < 97 THEN 'CO_KET_QUA' WHEN h < 98 THEN 'DANG_CHUYEN_PHAT'
      ELSE 'RUT_CHO_DUYET' END AS state,
    lp.account_id AS lead_person, dp.account_id AS desk_person
  FROM (SELECT s.seq AS i, CRC32(s.seq) MOD 100 AS h, p.*, v.version_id,
      CAST(IF(s.seq > @n - @open, @now - INTERVAL (@n - s.seq) * 2160000 DIV @open SECOND,
        @now - INTERVAL 25 DAY - INTERVAL (@n - @open - s.seq) * 92448000 DIV @n SECOND) AS DATETIME(0)) AS at
    FROM seq_1_to_10000000 s
    JOIN bench_place p ON p.k = CRC32(CONCAT('p', s.seq)) MOD @places
    JOIN bench_version v ON v.k = CRC32(CONCAT('v', s.seq)) MOD @versions
    WHERE s.seq BETWEEN @from AND @to) x
  JOIN bench_person lp ON lp.unit_id = x.lead_id AND lp.j = x.i MOD 2
  JOIN bench_person dp ON dp.unit_id = x.desk_id AND dp.j = 0) y
ORDER BY i;

INSERT INTO applicant (dossier_id, name, name_fold, masked_name, id_kind, id_number, id_digest, birth, phone, email, address,
  owner_name, content, sets, version_id, received_at)
SELECT id, CONCAT(s1, ' ', m1, ' ', g1), CONCAT(s2, ' ', m2, ' ', g2), CONCAT(s1, ' *** ***'), 'cccd',
  CONCAT('0481', LPAD(who, 8, '0')), UNHEX(SHA2(CONCAT('id', who), 256)), '1985-03-15',
  CONCAT('09', LPAD(who MOD 100000000, 8, '0')), '', 'Tổ 12', '', 'Đề nghị giải quyết', 1, version_id, received_at
FROM (SELECT id, version_id, received_at, CRC32(CONCAT('w', id)) MOD 60000000 AS who,
    ELT(1 + a, 'Nguyễn', 'Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Lê', 'Phạm', 'Huỳnh', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ') AS s1,
    ELT(1 + a, 'nguyen', 'nguyen', 'nguyen', 'nguyen', 'tran', 'tran', 'le', 'le', 'pham', 'huynh', 'phan', 'vo', 'dang', 'bui', 'do', 'ho') AS s2,
    ELT(1 + b, 'Thị', 'Thị', 'Thị', 'Thị', 'Văn', 'Văn', 'Văn', 'Hữu', 'Ngọc', 'Minh', 'Thanh', 'Quốc', 'Đức', 'Thu', 'Kim', 'Xuân') AS m1,
    ELT(1 + b, 'thi', 'thi', 'thi', 'thi', 'van', 'van', 'van', 'huu', 'ngoc', 'minh', 'thanh', 'quoc', 'duc', 'thu', 'kim', 'xuan') AS m2,
    ELT(1 + c, 'An', 'Anh', 'Bình', 'Châu', 'Cường', 'Dũng', 'Giang', 'Hà', 'Hải', 'Hạnh', 'Hiếu', 'Hoa', 'Hòa', 'Hùng', 'Hương', 'Hường', 'Khánh', 'Lan', 'Linh', 'Long', 'Mai', 'Nam', 'Nga', 'Nhung', 'Phúc', 'Phương', 'Quân', 'Sơn', 'Tâm', 'Thảo', 'Tuấn', 'Yến') AS g1,
    ELT(1 + c, 'an', 'anh', 'binh', 'chau', 'cuong', 'dung', 'giang', 'ha', 'hai', 'hanh', 'hieu', 'hoa', 'hoa', 'hung', 'huong', 'huong', 'khanh', 'lan', 'linh', 'long', 'mai', 'nam', 'nga', 'nhung', 'phuc', 'phuong', 'quan', 'son', 'tam', 'thao', 'tuan', 'yen') AS g2
  FROM (SELECT id, version_id, received_at, CRC32(CONCAT('a', id)) MOD 16 AS a, CRC32(CONCAT('b', id)) MOD 16 AS b, CRC32(CONCAT('c', id)) MOD 32 AS c
    FROM dossier WHERE id > @last) x) y
ORDER BY id;

-- What is open has its first event; a tenth of what is done, too.
INSERT INTO event (dossier_id, seq, move, from_state, to_state, at, account_id, role, unit_id, holder_unit_id, holder_id, clock, due_after, note, data, projection, prev_hash, hash)
SELECT id, 1, 'tiep-nhan', '', 'DA_TIEP_NHAN', received_at, (SELECT MIN(id) FROM account), 'RECEPTION', desk_id, desk_id, NULL, 'running', first_due_at, '', '', IF(state = 'DA_TIEP_NHAN', projection, NULL), REPEAT(CHAR(0), 32), last_hash
FROM dossier WHERE id > @last AND (finished_at IS NULL OR id MOD 10 = 0);

INSERT INTO request (dossier_id, seq, kind, unit_id, asked_by, asked_unit_id, content, limit_unit, limit_halves, sent_at, due_at, state)
SELECT d.id, 1, IF(d.state = 'LAY_Y_KIEN', 'phoi-hop', 'lien-thong'), p.asked_id, d.handler_id, d.lead_unit_id, 'Đề nghị cho ý kiến.', 'WD', 6, d.received_at, d.wait_due_at, 'DA_GUI'
FROM dossier d JOIN bench_place p ON p.lead_id = d.lead_unit_id
WHERE d.id > @last AND d.state IN ('LAY_Y_KIEN', 'LIEN_THONG') AND p.asked_id IS NOT NULL;
INSERT INTO dossier_party (dossier_id, unit_id, since)
SELECT dossier_id, unit_id, sent_at FROM request WHERE dossier_id > @last;
