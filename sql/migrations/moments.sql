-- Whatever a program's account writes happens now: no row and no step of another
-- day.  (Tests and the demonstration tell stories of other days as the owner.)
-- What has happened once stays; a row begins at its beginning.  And how many
-- events and audit rows were written stands outside their tables, so that a
-- newest one that is gone is missed before it is sealed.  Can be run again.

-- One row a connection, so that no writer waits for another; summed by verify.
CREATE TABLE IF NOT EXISTS written (
  source VARCHAR(8) CHARACTER SET ascii NOT NULL, -- event | audit
  connection BIGINT UNSIGNED NOT NULL, -- 0: before there was this table
  rows_n BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (source, connection)
) ENGINE=InnoDB;
INSERT IGNORE INTO written (source, connection, rows_n)
  SELECT 'event', 0, COUNT(*) FROM event UNION ALL SELECT 'audit', 0, COUNT(*) FROM audit;

DELIMITER //
CREATE OR REPLACE TRIGGER written_grows BEFORE UPDATE ON written FOR EACH ROW
  IF NOT (NEW.source = OLD.source AND NEW.connection = OLD.connection AND NEW.rows_n = OLD.rows_n + 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was written stays counted';
  END IF//
CREATE OR REPLACE TRIGGER written_no_delete BEFORE DELETE ON written FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was written stays counted'//
CREATE OR REPLACE TRIGGER event_is_counted AFTER INSERT ON event FOR EACH ROW
  INSERT INTO written VALUES ('event', CONNECTION_ID(), 1) ON DUPLICATE KEY UPDATE rows_n = rows_n + 1//
CREATE OR REPLACE TRIGGER audit_is_counted AFTER INSERT ON audit FOR EACH ROW
  INSERT INTO written VALUES ('audit', CONNECTION_ID(), 1) ON DUPLICATE KEY UPDATE rows_n = rows_n + 1//

CREATE OR REPLACE PROCEDURE of_now(IN moment DATETIME)
  IF USER() LIKE 'mc\_%' AND (moment < UTC_TIMESTAMP() - INTERVAL 15 MINUTE OR moment > UTC_TIMESTAMP() + INTERVAL 15 MINUTE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what happens is written when it happens';
  END IF//
-- A moment that is given once, when it comes.
CREATE OR REPLACE PROCEDURE once(IN was DATETIME, IN moment DATETIME)
BEGIN
  IF was IS NOT NULL AND NOT (moment <=> was) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what has happened stays';
  END IF;
  IF was IS NULL THEN CALL of_now(moment); END IF;
END//
CREATE OR REPLACE PROCEDURE must(IN holds BOOLEAN, IN words VARCHAR(100))
  IF NOT COALESCE(holds, 0) THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = words; END IF//
-- How a row of a program begins; the owner takes over what stood elsewhere.
CREATE OR REPLACE PROCEDURE must_begin(IN holds BOOLEAN, IN words VARCHAR(100))
  IF USER() LIKE 'mc\_%' THEN CALL must(holds, words); END IF//
-- The staff program writes in the name of whom it has signed in, and of nobody else.
CREATE OR REPLACE PROCEDURE signed_in(IN account INT UNSIGNED)
  IF USER() LIKE 'mc\_staff@%' AND account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM session s
      WHERE s.account_id = account AND s.last_at > UTC_TIMESTAMP() - INTERVAL 1 DAY
        AND (s.ended_at IS NULL OR s.ended_at > UTC_TIMESTAMP() - INTERVAL 1 MINUTE)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nobody acts who is not signed in';
  END IF//

CREATE OR REPLACE TRIGGER event_is_of_now BEFORE INSERT ON event FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM dossier d WHERE d.id = NEW.dossier_id AND d.last_at = NEW.at AND NEW.seq > 1) THEN CALL of_now(NEW.at); END IF;
  CALL signed_in(NEW.account_id);
END//
CREATE OR REPLACE TRIGGER audit_is_of_now BEFORE INSERT ON audit FOR EACH ROW
BEGIN
  CALL of_now(NEW.at);
  IF NEW.action NOT IN ('sign_in', 'sign_in_failed') THEN CALL signed_in(NEW.account_id); END IF;
END//
CREATE OR REPLACE TRIGGER dossier_is_of_now BEFORE INSERT ON dossier FOR EACH ROW CALL of_now(NEW.received_at)//
CREATE OR REPLACE TRIGGER applicant_is_of_now BEFORE INSERT ON applicant FOR EACH ROW CALL of_now(NEW.received_at)//
CREATE OR REPLACE TRIGGER party_is_of_now BEFORE INSERT ON dossier_party FOR EACH ROW CALL of_now(NEW.since)//
CREATE OR REPLACE TRIGGER submission_is_of_now BEFORE INSERT ON submission FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER attachment_is_of_now BEFORE INSERT ON attachment FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER attachment_event_is_of_now BEFORE INSERT ON attachment_event FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER desk_notice_is_of_now BEFORE INSERT ON desk_notice FOR EACH ROW CALL of_now(NEW.issued_at)//
CREATE OR REPLACE TRIGGER accountability_event_is_of_now BEFORE INSERT ON accountability_event FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER file_is_of_now BEFORE INSERT ON accountability_file FOR EACH ROW CALL of_now(NEW.opened_at)//
CREATE OR REPLACE TRIGGER file_event_is_of_now BEFORE INSERT ON accountability_file_event FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER file_dossier_is_of_now BEFORE INSERT ON accountability_file_dossier FOR EACH ROW CALL of_now(NEW.counted_at)//
CREATE OR REPLACE TRIGGER round_is_of_now BEFORE INSERT ON accountability_round FOR EACH ROW CALL of_now(NEW.opened_at)//
CREATE OR REPLACE TRIGGER round_steps_are_of_now BEFORE UPDATE ON accountability_round FOR EACH ROW
BEGIN
  CALL once(OLD.said_at, NEW.said_at); CALL once(OLD.lapsed_at, NEW.lapsed_at); CALL once(OLD.reviewed_at, NEW.reviewed_at);
  CALL once(OLD.handled_at, NEW.handled_at); CALL once(OLD.closed_at, NEW.closed_at);
END//
CREATE OR REPLACE TRIGGER shelf_count_is_of_now BEFORE INSERT ON shelf_count FOR EACH ROW
BEGIN CALL of_now(NEW.started_at); CALL of_now(NEW.closed_at); END//
CREATE OR REPLACE TRIGGER shelf_count_closes_now BEFORE UPDATE ON shelf_count FOR EACH ROW CALL once(OLD.closed_at, NEW.closed_at)//
CREATE OR REPLACE TRIGGER shelf_scan_is_of_now BEFORE INSERT ON shelf_scan FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER mismatch_is_of_now BEFORE INSERT ON mismatch FOR EACH ROW
BEGIN CALL of_now(NEW.opened_at); CALL must_begin(NEW.closed_at IS NULL, 'a case begins open'); END//
CREATE OR REPLACE TRIGGER mismatch_closes_now BEFORE UPDATE ON mismatch FOR EACH ROW CALL once(OLD.closed_at, NEW.closed_at)//
CREATE OR REPLACE TRIGGER mismatch_event_is_of_now BEFORE INSERT ON mismatch_event FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER claim_is_of_now BEFORE INSERT ON citizen_claim FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER late_report_is_of_now BEFORE INSERT ON late_report FOR EACH ROW CALL of_now(NEW.sent_at)//
CREATE OR REPLACE TRIGGER late_report_receipt_is_of_now BEFORE INSERT ON late_report_receipt FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER delegation_is_of_now BEFORE INSERT ON delegation FOR EACH ROW CALL of_now(NEW.made_at)//
CREATE OR REPLACE TRIGGER delegation_end_is_of_now BEFORE INSERT ON delegation_end FOR EACH ROW CALL of_now(NEW.ended_at)//
CREATE OR REPLACE TRIGGER account_role_is_of_now BEFORE INSERT ON account_role FOR EACH ROW CALL of_now(NEW.granted_at)//
CREATE OR REPLACE TRIGGER account_role_ends_now BEFORE UPDATE ON account_role FOR EACH ROW
  CALL must(USER() NOT LIKE 'mc\_%' OR NEW.valid_to >= DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR) - INTERVAL 1 DAY, 'a role is not ended for the past')//
CREATE OR REPLACE TRIGGER account_history_is_of_now BEFORE INSERT ON account_history FOR EACH ROW CALL of_now(NEW.at)//
CREATE OR REPLACE TRIGGER calendar_before_is_of_now BEFORE INSERT ON calendar_before FOR EACH ROW CALL of_now(NEW.until)//
CREATE OR REPLACE TRIGGER calendar_change_is_of_now BEFORE INSERT ON calendar_change FOR EACH ROW CALL of_now(NEW.proposed_at)//
CREATE OR REPLACE TRIGGER calendar_change_is_decided_now BEFORE UPDATE ON calendar_change FOR EACH ROW
BEGIN CALL once(OLD.decided_at, NEW.decided_at); CALL once(OLD.counts_from, NEW.counts_from); END//
CREATE OR REPLACE TRIGGER session_is_of_now BEFORE INSERT ON session FOR EACH ROW
BEGIN CALL of_now(NEW.created_at); CALL of_now(NEW.last_at); END//
CREATE OR REPLACE TRIGGER session_goes_on BEFORE UPDATE ON session FOR EACH ROW
BEGIN CALL of_now(IF(NEW.last_at <=> OLD.last_at, NULL, NEW.last_at)); CALL once(OLD.ended_at, NEW.ended_at); END//
CREATE OR REPLACE TRIGGER warning_is_of_now BEFORE INSERT ON warning FOR EACH ROW CALL of_now(NEW.created_at)//
CREATE OR REPLACE TRIGGER warning_is_seen_now BEFORE UPDATE ON warning FOR EACH ROW CALL once(OLD.seen_at, NEW.seen_at)//
CREATE OR REPLACE TRIGGER correction_is_of_now BEFORE INSERT ON correction FOR EACH ROW CALL of_now(NEW.proposed_at)//
CREATE OR REPLACE TRIGGER correction_is_decided_now BEFORE UPDATE ON correction FOR EACH ROW CALL once(OLD.decided_at, NEW.decided_at)//

CREATE OR REPLACE TRIGGER request_begins_asked BEFORE INSERT ON request FOR EACH ROW
BEGIN
  CALL of_now(NEW.sent_at);
  CALL must_begin(NEW.state = 'DA_GUI' AND NEW.opened_at IS NULL AND NEW.closed_at IS NULL, 'a request begins as it is sent');
END//
CREATE OR REPLACE TRIGGER request_goes_on BEFORE UPDATE ON request FOR EACH ROW
BEGIN
  CALL once(OLD.opened_at, NEW.opened_at); CALL once(OLD.closed_at, NEW.closed_at);
  CALL must(NEW.asked_by = OLD.asked_by AND NEW.asked_unit_id = OLD.asked_unit_id
    AND (NEW.closed_at IS NULL) = (NEW.state IN ('DA_GUI', 'DA_NHAN'))
    AND (NEW.state <> 'DA_NHAN' OR NEW.opened_at IS NOT NULL) AND NOT (OLD.state = 'DA_NHAN' AND NEW.state = 'DA_GUI'),
    'a request only goes on');
END//
CREATE OR REPLACE TRIGGER payment_is_of_now BEFORE INSERT ON payment FOR EACH ROW
BEGIN
  CALL of_now(NEW.paid_at);
  CALL must_begin((NEW.state = 'DA') = (NEW.paid_at IS NOT NULL) AND NEW.state IN ('CHUA', 'DA', 'MIEN'), 'what is paid has its moment');
END//
CREATE OR REPLACE TRIGGER payment_goes_on BEFORE UPDATE ON payment FOR EACH ROW
BEGIN
  CALL once(OLD.paid_at, NEW.paid_at);
  CALL must(NEW.mode = OLD.mode AND NEW.notice_number <=> OLD.notice_number AND NEW.payer <=> OLD.payer
    AND (NEW.state <> 'DA' OR NEW.paid_at IS NOT NULL) AND (OLD.state = 'CHUA' OR NEW.receipt_number <=> OLD.receipt_number)
    AND (NEW.state = OLD.state OR (OLD.state = 'CHUA' AND NEW.state IN ('DA', 'HUY', 'MIEN')) OR (OLD.state = 'DA' AND NEW.state = 'HOAN')),
    'a payment only goes on');
END//
CREATE OR REPLACE TRIGGER explanation_begins_open BEFORE INSERT ON explanation FOR EACH ROW
BEGIN
  CALL of_now(NEW.opened_at);
  CALL must_begin(NEW.state = 'MO' AND NEW.closed_at IS NULL, 'an explanation begins open');
END//
CREATE OR REPLACE TRIGGER explanation_goes_on BEFORE UPDATE ON explanation FOR EACH ROW
BEGIN
  CALL of_now(IF(NEW.classified_at <=> OLD.classified_at, NULL, NEW.classified_at));
  CALL once(OLD.officer_at, NEW.officer_at); CALL once(OLD.absent_at, NEW.absent_at); CALL once(OLD.closed_at, NEW.closed_at);
  CALL must((NEW.state = 'DA_DONG') = (NEW.closed_at IS NOT NULL) AND (NEW.closed_at IS NULL) = (NEW.closed_by IS NULL)
    AND (NEW.state = 'MO' OR NEW.classified_at IS NOT NULL) AND NEW.authority_id = OLD.authority_id, 'an explanation only goes on');
END//
CREATE OR REPLACE TRIGGER letter_begins_as_draft BEFORE INSERT ON letter FOR EACH ROW
BEGIN
  CALL of_now(NEW.drafted_at);
  CALL must_begin(NEW.state = 'DU_THAO' AND COALESCE(NEW.signed_at, NEW.stamped_at, NEW.sent_at, NEW.reported_at, NEW.acknowledged_at,
    NEW.published_at, NEW.number) IS NULL, 'a letter begins as a draft');
END//
CREATE OR REPLACE TRIGGER letter_goes_on BEFORE UPDATE ON letter FOR EACH ROW
BEGIN
  CALL once(OLD.signed_at, NEW.signed_at); CALL once(OLD.stamped_at, NEW.stamped_at); CALL once(OLD.sent_at, NEW.sent_at);
  CALL once(OLD.reported_at, NEW.reported_at); CALL once(OLD.acknowledged_at, NEW.acknowledged_at); CALL once(OLD.published_at, NEW.published_at);
  CALL must(NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.drafted_at = OLD.drafted_at AND NEW.drafted_by = OLD.drafted_by
    AND OLD.state <> 'HUY' AND (NEW.signed_at IS NULL) = (NEW.state IN ('DU_THAO', 'CHO_KY', 'HUY'))
    AND (NEW.signed_at IS NULL) = (NEW.signer_id IS NULL) AND (NEW.signed_at IS NULL) = (NEW.number IS NULL)
    AND (OLD.sent_at IS NULL OR NEW.sent_way <=> OLD.sent_way) AND (OLD.reported_at IS NULL OR NEW.reported_to <=> OLD.reported_to)
    AND (OLD.acknowledged_at IS NULL OR NEW.acknowledged_by <=> OLD.acknowledged_by)
    AND (OLD.signed_at IS NULL OR FIELD(NEW.state, 'DA_KY', 'DA_DONG_DAU', 'DA_GUI', 'DA_BAO_CAO', 'DA_CONG_KHAI')
      >= FIELD(OLD.state, 'DA_KY', 'DA_DONG_DAU', 'DA_GUI', 'DA_BAO_CAO', 'DA_CONG_KHAI'))
    AND (NEW.state = 'DA_KY') <= (NEW.signed_at IS NOT NULL) AND (NEW.state = 'DA_DONG_DAU') <= (NEW.stamped_at IS NOT NULL)
    AND (NEW.state = 'DA_GUI') <= (NEW.sent_at IS NOT NULL) AND (NEW.state = 'DA_BAO_CAO') <= (NEW.reported_at IS NOT NULL)
    AND (NEW.state = 'DA_CONG_KHAI') <= (NEW.published_at IS NOT NULL), 'a letter only goes on');
END//
-- The folded name is found by, never shown: another release folds it anew.
CREATE OR REPLACE TRIGGER applicant_stays BEFORE UPDATE ON applicant FOR EACH ROW
  CALL must(NEW.dossier_id = OLD.dossier_id AND NEW.name = OLD.name AND NEW.masked_name = OLD.masked_name
    AND NEW.id_kind = OLD.id_kind AND NEW.id_number = OLD.id_number AND NEW.id_digest = OLD.id_digest
    AND NEW.birth <=> OLD.birth AND NEW.phone = OLD.phone AND NEW.email = OLD.email AND NEW.address = OLD.address
    AND NEW.owner_name = OLD.owner_name AND NEW.owner_address = OLD.owner_address AND NEW.content = OLD.content
    AND NEW.sets = OLD.sets AND NEW.version_id = OLD.version_id AND NEW.received_at = OLD.received_at,
    'what the applicant handed in stays')//
CREATE OR REPLACE TRIGGER applicant_no_delete BEFORE DELETE ON applicant FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what the applicant handed in stays'//
CREATE OR REPLACE TRIGGER paper_stays BEFORE UPDATE ON dossier_paper FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what the applicant handed in stays'//
CREATE OR REPLACE TRIGGER paper_no_delete BEFORE DELETE ON dossier_paper FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what the applicant handed in stays'//
DELIMITER ;
