-- When a promise is broken: explanation, apology letter, re-appointment.
-- Each statement can be run again.

-- The due date stays what the law gives; a new appointment after an apology
-- stands beside it and changes no figure (Decree 61/2018 art. 19.9: once).
ALTER TABLE dossier
  ADD COLUMN IF NOT EXISTS reappointed_at DATETIME NULL,
  ADD COLUMN IF NOT EXISTS reappoint_n TINYINT UNSIGNED NOT NULL DEFAULT 0;

-- Causes of lateness (forms 07 of the reports), dated.
CREATE TABLE IF NOT EXISTS cause (
  code VARCHAR(10) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  name VARCHAR(200) NOT NULL,
  class VARCHAR(10) CHARACTER SET ascii NOT NULL, -- don_vi | phoi_hop | khach_quan | he_thong | dong_bo
  legal_basis VARCHAR(200) NOT NULL,
  PRIMARY KEY (code, valid_from)
) ENGINE=InnoDB;
INSERT IGNORE INTO cause (code, valid_from, name, class, legal_basis) VALUES
  ('a', '2018-06-21', 'Thiếu nhân lực', 'don_vi', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('b', '2018-06-21', 'Thiếu trang thiết bị, phương tiện', 'don_vi', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('c', '2018-06-21', 'Thiếu trách nhiệm của người giải quyết', 'don_vi', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('d', '2018-06-21', 'Hạn chế về năng lực chuyên môn', 'don_vi', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('dd', '2018-06-21', 'Lý do khác của cơ quan giải quyết', 'don_vi', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('p', '2018-06-21', 'Đơn vị phối hợp trả lời chậm', 'phoi_hop', 'Nghị định 61/2018/NĐ-CP, Điều 19.5'),
  ('e', '2018-06-21', 'Quy định của pháp luật chưa rõ ràng', 'khach_quan', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('g', '2018-06-21', 'Quy định của pháp luật chồng chéo, mâu thuẫn', 'khach_quan', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('h', '2018-06-21', 'Quy định của pháp luật thay đổi', 'khach_quan', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('k', '2018-06-21', 'Nguyên nhân khách quan khác', 'khach_quan', 'Biểu nguyên nhân quá hạn của báo cáo kiểm soát thủ tục hành chính'),
  ('ht', '2018-06-21', 'Sự cố của hệ thống thông tin', 'he_thong', 'Cấu hình của cơ quan'),
  ('db', '2018-06-21', 'Lỗi đồng bộ với hệ thống khác', 'dong_bo', 'Cấu hình của cơ quan');

-- Who must sign: kind of letter × kind and level of the lead unit -> post.
CREATE TABLE IF NOT EXISTS competence (
  letter_kind VARCHAR(10) CHARACTER SET ascii NOT NULL, -- xin_loi
  unit_kind VARCHAR(20) CHARACTER SET ascii NOT NULL,   -- of the lead unit
  unit_level VARCHAR(20) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  place VARCHAR(10) CHARACTER SET ascii NOT NULL, -- lead | authority
  post VARCHAR(100) NOT NULL, -- as the sentence names it
  legal_basis VARCHAR(200) NOT NULL,
  PRIMARY KEY (letter_kind, unit_kind, unit_level, valid_from)
) ENGINE=InnoDB;
INSERT IGNORE INTO competence (letter_kind, unit_kind, unit_level, valid_from, role, place, post, legal_basis) VALUES
  ('xin_loi', 'phong', 'huyen', '2018-06-21', 'DEPT_HEAD', 'lead', 'trưởng phòng chuyên môn chủ trì', 'Chỉ đạo của UBND quận: thư xin lỗi do người có thẩm quyền của đơn vị chủ trì ký'),
  ('xin_loi', 'van_phong', 'huyen', '2018-06-21', 'DEPT_HEAD', 'lead', 'Chánh Văn phòng', 'Chỉ đạo của UBND quận: thư xin lỗi do người có thẩm quyền của đơn vị chủ trì ký'),
  ('xin_loi', 'ubnd_xa', 'xa', '2018-06-21', 'UBND_LEADER', 'authority', 'lãnh đạo UBND phường', 'Chỉ đạo của UBND quận: hồ sơ của phường do Chủ tịch UBND phường ký thư xin lỗi'),
  ('xin_loi', 'phong', 'xa', '2018-06-21', 'UBND_LEADER', 'authority', 'lãnh đạo UBND phường', 'Hồ sơ của phường do Chủ tịch UBND phường ký thư xin lỗi'),
  ('xin_loi', 'van_phong', 'xa', '2018-06-21', 'UBND_LEADER', 'authority', 'lãnh đạo UBND phường', 'Hồ sơ của phường do Chủ tịch UBND phường ký thư xin lỗi');

-- One explanation a dossier and lateness (round 2: the new appointment passed).
CREATE TABLE IF NOT EXISTS explanation (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dossier_id BIGINT UNSIGNED NOT NULL,
  round TINYINT UNSIGNED NOT NULL,
  lead_unit_id INT UNSIGNED NOT NULL,
  authority_id INT UNSIGNED NOT NULL,
  late_since DATE NOT NULL, -- the first day after the promise
  opened_at DATETIME NOT NULL,
  state VARCHAR(14) CHARACTER SET ascii NOT NULL, -- MO | DA_GIAI_TRINH | DA_TRA_LOI | DA_DONG
  class VARCHAR(10) CHARACTER SET ascii NULL,
  cause VARCHAR(10) CHARACTER SET ascii NULL,
  words VARCHAR(2000) NULL,
  classified_by INT UNSIGNED NULL,
  classified_at DATETIME NULL,
  officer_id INT UNSIGNED NULL, -- who is heard before it closes
  officer_words VARCHAR(2000) NULL,
  officer_at DATETIME NULL,
  closed_by INT UNSIGNED NULL,
  closed_at DATETIME NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY explanation_of (dossier_id, round),
  KEY explanation_unit (lead_unit_id, state, id),
  KEY explanation_officer (officer_id, state, id),
  KEY explanation_authority (authority_id, state, id),
  CONSTRAINT explanation_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS letter (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  form_key BINARY(16) NOT NULL UNIQUE,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL, -- xin_loi
  authority_id INT UNSIGNED NOT NULL,
  lead_unit_id INT UNSIGNED NOT NULL, -- apologises, whoever caused it
  state VARCHAR(12) CHARACTER SET ascii NOT NULL, -- DU_THAO CHO_KY DA_KY DA_DONG_DAU DA_GUI DA_BAO_CAO DA_CONG_KHAI HUY
  reason VARCHAR(2000) NOT NULL,
  cause VARCHAR(10) CHARACTER SET ascii NOT NULL,
  responsible_unit_id INT UNSIGNED NOT NULL,
  co_reason VARCHAR(3000) NOT NULL, -- of co-ordinating units that were late, copied in
  new_due_at DATETIME NULL, -- NULL: no new date (round 2, or another fault)
  drafted_by INT UNSIGNED NOT NULL,
  drafted_at DATETIME NOT NULL,
  year SMALLINT UNSIGNED NULL,
  number INT UNSIGNED NULL, -- of the authority's register of the year
  signer_id INT UNSIGNED NULL,
  signed_for INT UNSIGNED NULL, -- who delegated, when signed "ký thay"
  signed_at DATETIME NULL,
  stamped_file BIGINT UNSIGNED NULL, -- attachment
  stamped_digest BINARY(32) NULL,
  stamped_pages SMALLINT UNSIGNED NULL,
  stamped_at DATETIME NULL,
  sent_way VARCHAR(12) CHARACTER SET ascii NULL, -- truc_tiep | dien_thoai | email | sms | buu_chinh
  sent_at DATETIME NULL,
  reported_to INT UNSIGNED NULL,
  reported_at DATETIME NULL,
  acknowledged_at DATETIME NULL,
  acknowledged_by INT UNSIGNED NULL,
  published_at DATETIME NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY letter_number (authority_id, year, number),
  KEY letter_authority (authority_id, state, id),
  KEY letter_reported (reported_to, acknowledged_at, id),
  CONSTRAINT letter_lead FOREIGN KEY (lead_unit_id) REFERENCES unit (id),
  CONSTRAINT letter_drafter FOREIGN KEY (drafted_by) REFERENCES account (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS letter_fault (
  letter_id BIGINT UNSIGNED NOT NULL,
  dossier_id BIGINT UNSIGNED NOT NULL,
  fault VARCHAR(10) CHARACTER SET ascii NOT NULL, -- tre_han | mat_hong
  old_due_at DATETIME NULL,
  PRIMARY KEY (letter_id, dossier_id, fault),
  KEY fault_dossier (dossier_id, letter_id),
  CONSTRAINT fault_letter FOREIGN KEY (letter_id) REFERENCES letter (id),
  CONSTRAINT fault_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id)
) ENGINE=InnoDB;

CREATE TABLE IF NOT EXISTS letter_counter (
  authority_id INT UNSIGNED NOT NULL,
  year SMALLINT UNSIGNED NOT NULL,
  number INT UNSIGNED NOT NULL,
  PRIMARY KEY (authority_id, year)
) ENGINE=InnoDB;

-- Every step of explanations and letters, only ever added to.
CREATE TABLE IF NOT EXISTS accountability_event (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  letter_id BIGINT UNSIGNED NULL,
  explanation_id BIGINT UNSIGNED NULL,
  at DATETIME NOT NULL,
  account_id INT UNSIGNED NULL, -- NULL: the sweep
  role VARCHAR(20) CHARACTER SET ascii NOT NULL,
  unit_id INT UNSIGNED NULL,
  action VARCHAR(20) CHARACTER SET ascii NOT NULL,
  words VARCHAR(2000) NOT NULL,
  KEY accountability_letter (letter_id, id),
  KEY accountability_explanation (explanation_id, id)
) ENGINE=InnoDB;

-- What is to be told to applicants; a gateway takes it from here.
CREATE TABLE IF NOT EXISTS outbox (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  dossier_id BIGINT UNSIGNED NOT NULL,
  letter_id BIGINT UNSIGNED NULL,
  channel VARCHAR(12) CHARACTER SET ascii NOT NULL,
  template VARCHAR(20) CHARACTER SET ascii NOT NULL, -- xin_loi
  created_at DATETIME NOT NULL,
  sent_at DATETIME NULL,
  KEY outbox_waiting (sent_at, id),
  CONSTRAINT outbox_dossier FOREIGN KEY (dossier_id) REFERENCES dossier (id)
) ENGINE=InnoDB;
