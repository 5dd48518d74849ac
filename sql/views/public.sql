-- All that the public program may read.  No personal data but the masked name,
-- which is in public_dossier only; that view is opened by secret or token.

CREATE OR REPLACE VIEW public_unit AS
SELECT id, code, name, short_name, kind, level, parent_id, agency_code, legacy_code,
       valid_from, valid_to
FROM unit;
CREATE OR REPLACE VIEW public_unit_contact AS
SELECT id, unit_id, valid_from, address, phone, map_url FROM unit_contact;

CREATE OR REPLACE VIEW public_rule AS
SELECT rule_set, code, valid_from, valid_to, value, legal_basis FROM rule;
CREATE OR REPLACE VIEW public_rule_set AS
SELECT code, name, valid_from, valid_to FROM rule_set;

CREATE OR REPLACE VIEW public_calendar_year AS
SELECT year, is_published, notice FROM calendar_year;
CREATE OR REPLACE VIEW public_calendar_day AS
SELECT day, kind, note FROM calendar_day;
CREATE OR REPLACE VIEW public_office_session AS
SELECT unit_id, opens, closes, valid_from, valid_to FROM office_session;

CREATE OR REPLACE VIEW public_procedure AS
SELECT id, code, version, name, search, field, field_slug, level, scope,
       decision_no, decision_date, decision_issuer, change_type, online_level,
       subjects, agency_receive, agency_decide, agency_coordinate, sets,
       conditions, notes, verify_term, confidence, source, valid_from, valid_to
FROM procedure_version;
-- term_note is the curators': it is not here.
CREATE OR REPLACE VIEW public_channel AS
SELECT version_id, channel, seq, term_unit, term_halves, next_day_minute,
       term_text, term_confidence
FROM procedure_channel;
CREATE OR REPLACE VIEW public_case AS
SELECT version_id, seq, name, term_unit, term_halves, next_day_minute, term_text
FROM procedure_case;
CREATE OR REPLACE VIEW public_use AS
SELECT code, CAST(SUM(n) AS SIGNED) AS n FROM procedure_use GROUP BY code;
CREATE OR REPLACE VIEW public_search_word AS
SELECT kind, said, means FROM search_word;
CREATE OR REPLACE VIEW public_search_elsewhere AS
SELECT asked, matter, answer, legal_basis FROM search_elsewhere;
CREATE OR REPLACE VIEW public_fee AS
SELECT version_id, channel, channel_seq, seq, amount, per, kind, text
FROM procedure_fee;
CREATE OR REPLACE VIEW public_document AS
SELECT version_id, seq, name, IF(is_shown, 0, originals) AS originals, copies,
       form, is_required, IF(is_shown, NULLIF(note, 'xuất trình'), note) AS note,
       is_shown
FROM procedure_document;
CREATE OR REPLACE VIEW public_line AS
SELECT version_id, kind, seq, text, code FROM procedure_line;

-- The appointment before a closing moved it: of the first such move that was
-- not taken back.  Figures show it beside the date that counts.
CREATE OR REPLACE VIEW public_moved_date AS
SELECT e.dossier_id, b.due_after AS promised_at, e.at AS moved_at
FROM event e JOIN event b ON b.dossier_id = e.dossier_id AND b.seq = e.seq - 1
WHERE e.move = 'tinh-lai-hen' AND CONCAT('\n', e.data) LIKE '%\nchanged=%'
  AND b.due_after IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM event f WHERE f.dossier_id = e.dossier_id
    AND f.seq > e.seq AND f.move = 'tra-lai-hen')
  AND NOT EXISTS (SELECT 1 FROM event g WHERE g.dossier_id = e.dossier_id
    AND g.seq < e.seq AND g.move = 'tinh-lai-hen'
    AND CONCAT('\n', g.data) LIKE '%\nchanged=%'
    AND NOT EXISTS (SELECT 1 FROM event h WHERE h.dossier_id = g.dossier_id
      AND h.seq > g.seq AND h.move = 'tra-lai-hen'));

-- By code alone (Circular 01/2018 art. 16.2 d): number and degree of completion,
-- appointment and lateness, and the desk to ask.
CREATE OR REPLACE VIEW public_status AS
SELECT d.code, d.state, d.steps_done, d.clock, d.received_at, d.first_due_at,
       d.due_at, d.is_provisional, d.finished_at, d.returned_at, d.last_at,
       d.reappointed_at, l.year AS letter_year, l.number AS letter_number,
       l.signed_at AS letter_signed_at, d.adjusted_due_at, d.adjust_n,
       d.wait_due_at,
       -- Where it stood before it was withdrawn or stopped.
       COALESCE((SELECT e.from_state FROM event e WHERE e.dossier_id = d.id
         AND e.move IN ('de-nghi-rut', 'dung', 'het-han-bo-sung')
         AND e.from_state <> 'RUT_CHO_DUYET' ORDER BY e.seq DESC LIMIT 1), '')
         AS stopped_from,
       COALESCE((SELECT e.from_state FROM event e WHERE e.dossier_id = d.id
         AND e.move = 'luu' ORDER BY e.seq DESC LIMIT 1), '') AS kept_from,
       -- Since when the clock stands still, if it does.
       IF(d.clock = 'paused', (SELECT MIN(e.at) FROM event e
         WHERE e.dossier_id = d.id AND e.seq > COALESCE((SELECT MAX(r.seq)
           FROM event r WHERE r.dossier_id = d.id AND r.clock <> 'paused'), 0)),
         NULL) AS paused_since,
       -- A reform may have ended the ward: where it was, and what it is now.
       k.valid_to AS desk_until,
       IF(d.desk_id = d.seat_desk_id, '', o.name) AS first_desk_name,
       o.valid_to AS first_desk_until,
       k.id AS desk_id, k.name AS desk_name
FROM dossier d JOIN unit k ON k.id = d.seat_desk_id
JOIN unit o ON o.id = d.desk_id
-- The letter of the date that stands; one for a date that moved says nothing.
LEFT JOIN letter l ON l.id = (SELECT MAX(f.letter_id) FROM letter_fault f
  JOIN letter s ON s.id = f.letter_id
  WHERE f.dossier_id = d.id AND s.signed_at IS NOT NULL
  AND (f.fault <> 'tre_han' OR DATE(f.old_due_at + INTERVAL 7 HOUR)
    = DATE(d.due_at + INTERVAL 7 HOUR)));

-- The fields that may be told of one dossier; any other is "Lĩnh vực khác".  A
-- field that has one procedure names it, and "Nuôi con nuôi" is the adoption:
-- named are the wide ones alone (five procedures or more, nothing of a family's
-- need), whatever comes is another.
CREATE OR REPLACE FUNCTION wide_field(field VARCHAR(100)) RETURNS VARCHAR(100) DETERMINISTIC
  RETURN IF(field IN ('Chứng thực', 'Đất đai', 'Hoạt động xây dựng', 'Hộ tịch',
    'Thành lập và hoạt động của hộ kinh doanh'), field, 'Lĩnh vực khác');

-- The daily facts (lib/domain/figures) and what they are of.
CREATE OR REPLACE VIEW public_figure_mark AS
SELECT as_of FROM figure_mark WHERE id = 1;
CREATE OR REPLACE VIEW public_figure_version AS
SELECT id, code, name, wide_field(field) AS field,
       IF(wide_field(field) = field, field_slug, 'khac') AS field_slug
FROM procedure_version;
CREATE OR REPLACE VIEW public_figure_month AS
SELECT month, authority_id, unit_id, version_id, channel, received, early, on_time, late, refused, withdrawn,
       stopped, ended_late, late_began, late_ended, paused, resumed, letters,
       reappointed, faults, mended, own_minutes, other_minutes, citizen_minutes,
       fault_minutes
FROM figure_month;
CREATE OR REPLACE VIEW public_figure_day AS
SELECT day, authority_id, unit_id, version_id, channel, statement, stated_at, received, early, on_time, late, refused, withdrawn,
       stopped, ended_late, late_began, late_ended, paused, resumed, letters,
       reappointed, faults, mended, own_minutes, other_minutes, citizen_minutes,
       fault_minutes
FROM figure_day;

-- Late dossiers, for everybody: number, field, unit, days, whose they were,
-- the letter's state.  No person (Circular 01/2018 art. 16.2 d), and no
-- procedure: who has seen the number on somebody's receipt would know from it
-- of an adoption, or a divorce; and the wide fields alone.
CREATE OR REPLACE VIEW public_late AS
SELECT e.id, e.authority_id, e.lead_unit_id AS unit_id, e.late_since, d.code,
       wide_field(p.field) AS field, u.code AS unit_code, u.name AS unit_name,
       au.code AS authority_code, au.name AS authority_name,
       d.due_at, d.finished_at, d.reappointed_at, d.adjusted_due_at,
       (SELECT MIN(m.promised_at) FROM public_moved_date m
        WHERE m.dossier_id = d.id) AS promised_at,
       d.adjust_n, IF(e.state = 'DA_DONG', e.class, NULL) AS class,
       l.state AS letter_state, l.year AS letter_year,
       l.number AS letter_number
FROM explanation e JOIN dossier d ON d.id = e.dossier_id
JOIN procedure_version p ON p.id = d.version_id
JOIN unit u ON u.id = e.lead_unit_id
JOIN unit au ON au.id = e.authority_id
LEFT JOIN letter l ON l.id = (SELECT MAX(f.letter_id) FROM letter_fault f
  JOIN letter s ON s.id = f.letter_id
  WHERE f.dossier_id = d.id AND f.fault = 'tre_han' AND s.state <> 'HUY'
  AND DATE(f.old_due_at + INTERVAL 7 HOUR)
    = DATE(d.due_at + INTERVAL 7 HOUR))
WHERE e.round = 1;

-- With the receipt's secret or token.
CREATE OR REPLACE VIEW public_dossier AS
SELECT d.id, d.code, d.secret_digest, d.token_digest, d.state, d.steps_done,
       d.clock, d.received_at, d.first_due_at, d.due_at, d.is_provisional,
       d.finished_at, d.returned_at, d.last_at, d.channel, d.receive_way,
       d.term_unit, d.term_halves, d.next_day_minute, d.in_transit,
       d.authority_id, d.desk_id, d.lead_unit_id, d.version_id,
       a.masked_name, a.sets, IF(d.returned_at IS NULL, d.fee_due, 0) AS fee_due,
       p.code AS procedure_code, p.name AS procedure_name,
       h.name AS holder_unit_name, l.name AS lead_unit_name,
       k.id AS seat_desk_id, k.name AS desk_name
FROM dossier d
JOIN applicant a ON a.dossier_id = d.id
JOIN procedure_version p ON p.id = d.version_id
JOIN unit h ON h.id = d.holder_unit_id
JOIN unit l ON l.id = d.seat_lead_id
JOIN unit k ON k.id = d.seat_desk_id;

CREATE OR REPLACE VIEW public_event AS
SELECT e.dossier_id, e.seq, e.move, e.from_state, e.to_state, e.at,
       e.clock, e.due_after, u.name AS unit_name, h.name AS holder_unit_name,
       CONCAT('\n', e.data) LIKE '%\nrestart=1\n%' AS is_restart,
       -- What the owner is asked for, or told of: papers, money, the parcel.
       -- … and why the appointment was counted again.
       IF(e.move IN ('yeu-cau-bo-sung', 'nghia-vu-tai-chinh', 'giao-buu-chinh',
            'dung', 'tinh-lai-hen', 'tra-lai-hen')
          OR (d.finished_at IS NOT NULL
            AND e.move IN ('trinh', 'phat-hanh', 'ket-qua-lien-thong')),
          e.data, '') AS told,
       -- Why it was refused, stopped or brought back, once that is decided.
       IF(e.move IN ('dung', 'het-han-bo-sung', 'phat-khong-thanh-cong',
            'khong-dong-y-rut')
          OR (e.move = 'trinh' AND d.finished_at IS NOT NULL
            AND CONCAT('\n', e.data) LIKE '%\nresult_kind=tu_choi\n%'),
          COALESCE(e.note, ''), '') AS why
FROM event e
JOIN dossier d ON d.id = e.dossier_id
JOIN unit u ON u.id = e.unit_id
JOIN unit h ON h.id = e.holder_unit_id;

-- What was corrected and when, for the owner; who asked and why is not.
CREATE OR REPLACE VIEW public_correction AS
SELECT dossier_id, kind, decided_at FROM correction WHERE state = 'DA_DUYET';

CREATE OR REPLACE VIEW public_paper AS
SELECT dossier_id, seq, name, originals, certified, copies, is_shown
FROM dossier_paper;

CREATE OR REPLACE VIEW public_secret_attempt AS
SELECT code_digest, at, is_ok FROM secret_attempt;

CREATE OR REPLACE VIEW public_unit_field AS
SELECT unit_id, field FROM unit_field;

CREATE OR REPLACE VIEW public_calendar_before AS
SELECT id, until, day, is_year, kind, note FROM calendar_before;

CREATE OR REPLACE VIEW public_unit_succession AS
SELECT from_id, to_id, effective, scope, note FROM unit_succession;

-- For the owner: whom the authority asked and until when; not what.
CREATE OR REPLACE VIEW public_request AS
SELECT r.dossier_id, r.seq, r.kind, u.name AS unit_name, r.sent_at, r.due_at,
       r.closed_at
FROM request r JOIN unit u ON u.id = r.unit_id;

-- For the owner: why it was late, when the head has said so and closed it.
CREATE OR REPLACE VIEW public_delay AS
SELECT e.dossier_id, e.round, COALESCE(e.class, '') AS class,
       COALESCE((SELECT c.name FROM cause c WHERE c.code = e.cause
         ORDER BY c.valid_from DESC LIMIT 1), '') AS cause_name
FROM explanation e WHERE e.state = 'DA_DONG';

-- For the owner: the signed apology, and its stamped copy.
CREATE OR REPLACE VIEW public_letter AS
SELECT f.dossier_id, l.id, l.year, l.number, l.reason, l.signed_at,
       l.new_due_at, l.stamped_at, a.digest, a.type, a.size
FROM letter_fault f JOIN letter l ON l.id = f.letter_id
LEFT JOIN attachment a ON a.id = l.stamped_file
  AND NOT EXISTS (SELECT 1 FROM attachment_event v
    WHERE v.attachment_id = a.id AND v.what IN ('nhiem', 'rut'))
WHERE l.signed_at IS NOT NULL;

-- For the owner: the notice of the money that is awaited, once it may be read.
CREATE OR REPLACE VIEW public_notice AS
SELECT p.dossier_id, a.digest, a.type, a.size
FROM payment p JOIN attachment a ON a.id = p.notice_file
WHERE p.state = 'CHUA'
  AND NOT EXISTS (SELECT 1 FROM attachment_event v
    WHERE v.attachment_id = a.id AND v.what IN ('nhiem', 'rut'))
  AND (a.scan <> 'cho_quet' OR EXISTS (SELECT 1 FROM attachment_event v
    WHERE v.attachment_id = a.id AND v.what = 'sach'));
