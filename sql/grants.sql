-- What each account may do; whatever is not written here, MariaDB refuses.
-- Accounts and passwords are made at start (VAR/secret/*.pw).

REVOKE ALL PRIVILEGES, GRANT OPTION FROM mc_public@localhost;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM mc_staff@localhost;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM mc_sign_in@localhost;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM mc_worker@localhost;

-- The public site: public_* views, and one row a try of a receipt's secret.
GRANT SELECT ON motcua.public_unit TO mc_public@localhost;
GRANT SELECT ON motcua.public_unit_contact TO mc_public@localhost;
GRANT SELECT ON motcua.public_unit_field TO mc_public@localhost;
GRANT SELECT ON motcua.public_unit_succession TO mc_public@localhost;
GRANT SELECT ON motcua.public_rule TO mc_public@localhost;
GRANT SELECT ON motcua.public_rule_set TO mc_public@localhost;
GRANT SELECT ON motcua.public_calendar_year TO mc_public@localhost;
GRANT SELECT ON motcua.public_calendar_day TO mc_public@localhost;
GRANT SELECT ON motcua.public_calendar_before TO mc_public@localhost;
GRANT SELECT ON motcua.public_moved_date TO mc_public@localhost;
GRANT SELECT ON motcua.public_office_session TO mc_public@localhost;
GRANT SELECT ON motcua.public_procedure TO mc_public@localhost;
GRANT SELECT ON motcua.public_channel TO mc_public@localhost;
GRANT SELECT ON motcua.public_fee TO mc_public@localhost;
GRANT SELECT ON motcua.public_case TO mc_public@localhost;
GRANT SELECT ON motcua.public_use TO mc_public@localhost;
GRANT SELECT ON motcua.public_search_word TO mc_public@localhost;
GRANT SELECT ON motcua.public_search_elsewhere TO mc_public@localhost;
GRANT SELECT ON motcua.public_fee_tier TO mc_public@localhost;
GRANT SELECT ON motcua.public_document TO mc_public@localhost;
GRANT SELECT ON motcua.public_line TO mc_public@localhost;
GRANT SELECT ON motcua.public_status TO mc_public@localhost;
GRANT SELECT ON motcua.public_late TO mc_public@localhost;
GRANT SELECT ON motcua.public_figure_mark TO mc_public@localhost;
GRANT SELECT ON motcua.public_figure_version TO mc_public@localhost;
GRANT SELECT ON motcua.public_figure_month TO mc_public@localhost;
GRANT SELECT ON motcua.public_figure_day TO mc_public@localhost;
GRANT SELECT ON motcua.public_dossier TO mc_public@localhost;
GRANT SELECT ON motcua.public_event TO mc_public@localhost;
GRANT SELECT ON motcua.public_paper TO mc_public@localhost;
GRANT SELECT ON motcua.public_correction TO mc_public@localhost;
GRANT SELECT ON motcua.public_request TO mc_public@localhost;
GRANT SELECT ON motcua.public_delay TO mc_public@localhost;
GRANT SELECT ON motcua.public_letter TO mc_public@localhost;
GRANT SELECT ON motcua.public_notice TO mc_public@localhost;
GRANT SELECT ON motcua.public_access TO mc_public@localhost;
GRANT SELECT ON motcua.public_secret_attempt TO mc_public@localhost;
GRANT INSERT ON motcua.secret_attempt TO mc_public@localhost;

-- The staff portal: the catalogue through the same views; no DELETE, no DDL;
-- events, audit and submissions are added to only; of a dossier only the
-- projection may change, and only as the ledger says (trigger).
GRANT SELECT ON motcua.public_unit TO mc_staff@localhost;
GRANT SELECT ON motcua.public_unit_contact TO mc_staff@localhost;
GRANT SELECT ON motcua.public_unit_field TO mc_staff@localhost;
GRANT INSERT ON motcua.unit_field TO mc_staff@localhost;
GRANT SELECT ON motcua.public_unit_succession TO mc_staff@localhost;
GRANT SELECT ON motcua.public_rule TO mc_staff@localhost;
GRANT SELECT ON motcua.public_rule_set TO mc_staff@localhost;
GRANT SELECT ON motcua.public_calendar_year TO mc_staff@localhost;
GRANT SELECT ON motcua.public_calendar_day TO mc_staff@localhost;
GRANT SELECT ON motcua.public_calendar_before TO mc_staff@localhost;
GRANT SELECT ON motcua.public_moved_date TO mc_staff@localhost;
GRANT SELECT ON motcua.public_office_session TO mc_staff@localhost;
GRANT SELECT ON motcua.public_procedure TO mc_staff@localhost;
GRANT SELECT ON motcua.public_channel TO mc_staff@localhost;
GRANT SELECT ON motcua.public_fee TO mc_staff@localhost;
GRANT SELECT ON motcua.public_case TO mc_staff@localhost;
GRANT SELECT ON motcua.public_use TO mc_staff@localhost;
GRANT SELECT ON motcua.public_search_word TO mc_staff@localhost;
GRANT SELECT ON motcua.public_search_elsewhere TO mc_staff@localhost;
GRANT SELECT ON motcua.public_document TO mc_staff@localhost;
GRANT SELECT ON motcua.public_line TO mc_staff@localhost;
GRANT SELECT ON motcua.public_fee_tier TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (valid_to) ON motcua.unit TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.unit_contact TO mc_staff@localhost;
GRANT SELECT ON motcua.procedure_version TO mc_staff@localhost;
-- Who works here, but not by what they sign in; a unit that ends ends its roles.
GRANT SELECT (id, login, name, title, is_active, must_change, has_factor, created_at)
  ON motcua.account TO mc_staff@localhost;
GRANT SELECT, UPDATE (valid_to) ON motcua.account_role TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.account_history TO mc_staff@localhost;
GRANT SELECT ON motcua.factor_rule TO mc_staff@localhost;
GRANT SELECT (account_id, used_at) ON motcua.recovery_code TO mc_staff@localhost;
GRANT SELECT, UPDATE (is_published, notice) ON motcua.calendar_year TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (kind, note) ON motcua.calendar_day TO mc_staff@localhost;
GRANT INSERT ON motcua.calendar_before TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_for, decided_at, counts_from) ON motcua.calendar_change TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (valid_to) ON motcua.office_session TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.delegation TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.delegation_end TO mc_staff@localhost;
GRANT SELECT, UPDATE (last_at) ON motcua.session TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON motcua.dossier_counter TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (state, holder_unit_id, holder_id, in_transit,
  handler_id, clock, due_at, is_provisional, finished_at, returned_at,
  steps_done, last_seq, last_at, last_hash, version, seat_id, seat_desk_id,
  seat_lead_id, sync_fault, proposal, supplement_n, requests_open,
  wait_due_at, fee_due, reappointed_at, reappoint_n, adjusted_due_at,
  adjust_n)
  ON motcua.dossier TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.dossier_party TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (state, opened_at, closed_at, answer_kind, answer,
  late_reason, late_days) ON motcua.request TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (state, receipt_number, paid_at)
  ON motcua.payment TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.withdrawal_wish TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.unit_succession TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.applicant TO mc_staff@localhost;
GRANT INSERT ON motcua.dossier_paper TO mc_staff@localhost;
GRANT SELECT ON motcua.public_paper TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.event TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.submission TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.attachment TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.attachment_event TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.desk_notice TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON motcua.desk_notice_counter TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.audit TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.record TO mc_staff@localhost;
GRANT SELECT ON motcua.seal_check TO mc_staff@localhost;
GRANT SELECT ON motcua.seal TO mc_staff@localhost;
GRANT SELECT ON motcua.queue_entry TO mc_staff@localhost;
GRANT SELECT ON motcua.name_key TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (ended_at) ON motcua.saved_filter TO mc_staff@localhost;
-- Warnings are the worker's; staff only note that they were seen.
GRANT SELECT, UPDATE (seen_at, seen_by) ON motcua.warning TO mc_staff@localhost;
GRANT SELECT ON motcua.usual_time TO mc_staff@localhost;

-- The sign-in part: accounts, passwords, second factors, sessions, roles; of the
-- rest what the frame of its pages and the page of an account show.
GRANT SELECT, INSERT, UPDATE (name, title, password_hash, must_change,
  totp_secret, totp_step, is_active) ON motcua.account TO mc_sign_in@localhost;
GRANT SELECT, INSERT, UPDATE (valid_to) ON motcua.account_role TO mc_sign_in@localhost;
GRANT SELECT, INSERT ON motcua.account_history TO mc_sign_in@localhost;
GRANT SELECT ON motcua.factor_rule TO mc_sign_in@localhost;
GRANT SELECT, INSERT, UPDATE (used_at) ON motcua.recovery_code TO mc_sign_in@localhost;
GRANT SELECT, INSERT ON motcua.sign_in_attempt TO mc_sign_in@localhost;
GRANT SELECT, INSERT, UPDATE (unit_id, last_at, ended_at) ON motcua.session TO mc_sign_in@localhost;
GRANT INSERT ON motcua.audit TO mc_sign_in@localhost;
GRANT SELECT ON motcua.delegation TO mc_sign_in@localhost;
GRANT SELECT ON motcua.delegation_end TO mc_sign_in@localhost;
GRANT SELECT (id, name) ON motcua.unit TO mc_sign_in@localhost;
GRANT SELECT ON motcua.public_unit TO mc_sign_in@localhost;
GRANT SELECT ON motcua.public_unit_contact TO mc_sign_in@localhost;
GRANT SELECT ON motcua.public_calendar_year TO mc_sign_in@localhost;
GRANT SELECT ON motcua.public_calendar_day TO mc_sign_in@localhost;
GRANT SELECT ON motcua.public_calendar_before TO mc_sign_in@localhost;
GRANT SELECT ON motcua.public_office_session TO mc_sign_in@localhost;
GRANT SELECT (id, account_id, unit_id, role, is_seen) ON motcua.warning TO mc_sign_in@localhost;
GRANT SELECT (officer_id, state) ON motcua.accountability_file TO mc_sign_in@localhost;
GRANT SELECT (id, code, version_id, state, holder_unit_id, holder_id, handler_id,
  seat_lead_id, clock, due_at, version) ON motcua.dossier TO mc_sign_in@localhost;
GRANT SELECT (id, name) ON motcua.procedure_version TO mc_sign_in@localhost;

-- The worker: reads what the replay needs, deletes only what retention lets go.
GRANT SELECT ON motcua.dossier TO mc_worker@localhost;
GRANT SELECT ON motcua.event TO mc_worker@localhost;
GRANT SELECT, INSERT ON motcua.audit TO mc_worker@localhost;
GRANT SELECT, INSERT ON motcua.record TO mc_worker@localhost;
GRANT SELECT ON motcua.written TO mc_worker@localhost;
-- The replay's questions about every row: it sees that one differs, not what it says.
GRANT SELECT ON motcua.row_record TO mc_worker@localhost;
GRANT EXECUTE ON PROCEDURE motcua.row_begin TO mc_worker@localhost;
GRANT EXECUTE ON PROCEDURE motcua.row_next TO mc_worker@localhost;
GRANT EXECUTE ON PROCEDURE motcua.row_compare TO mc_worker@localhost;
GRANT EXECUTE ON PROCEDURE motcua.row_unrecorded TO mc_worker@localhost;
GRANT EXECUTE ON PROCEDURE motcua.row_unsaid TO mc_worker@localhost;
GRANT SELECT, INSERT ON motcua.seal TO mc_worker@localhost;
GRANT SELECT, INSERT ON motcua.seal_check TO mc_worker@localhost;
GRANT SELECT ON motcua.public_calendar_year TO mc_worker@localhost;
GRANT SELECT ON motcua.public_calendar_day TO mc_worker@localhost;
GRANT SELECT ON motcua.public_calendar_before TO mc_worker@localhost;
GRANT SELECT ON motcua.public_office_session TO mc_worker@localhost;
GRANT SELECT, DELETE ON motcua.secret_attempt TO mc_worker@localhost;
GRANT SELECT, DELETE ON motcua.sign_in_attempt TO mc_worker@localhost;
GRANT SELECT, DELETE ON motcua.session TO mc_worker@localhost;
-- A file that waits for its scan: which, not whose.
GRANT SELECT (id, digest, scan) ON motcua.attachment TO mc_worker@localhost;
GRANT SELECT, INSERT ON motcua.attachment_event TO mc_worker@localhost;
-- The sweep for what will be late: which, when and where, not what is said.
GRANT SELECT ON motcua.public_unit TO mc_worker@localhost;
GRANT SELECT ON motcua.public_rule TO mc_worker@localhost;
GRANT SELECT ON motcua.escalation TO mc_worker@localhost;
GRANT SELECT (id, code) ON motcua.procedure_version TO mc_worker@localhost;
GRANT SELECT (dossier_id, seq, kind, unit_id, asked_by, asked_unit_id, limit_unit,
  sent_at, due_at, closed_at, state, late_days) ON motcua.request TO mc_worker@localhost;
GRANT SELECT (dossier_id, seq, kind, mode, amount, state, paid_at, notice_file)
  ON motcua.payment TO mc_worker@localhost;
GRANT SELECT, INSERT ON motcua.warning TO mc_worker@localhost;
GRANT SELECT, INSERT, UPDATE (after_id, dossiers, warnings, finished_at, ended_to)
  ON motcua.sweep_run TO mc_worker@localhost;
GRANT SELECT, INSERT, UPDATE ON motcua.usual_time TO mc_worker@localhost;
-- The daily facts (triggers: a stated day stays, the mark goes on).
GRANT SELECT, INSERT, UPDATE ON motcua.figure_day TO mc_worker@localhost;
GRANT SELECT, INSERT, UPDATE ON motcua.figure_month TO mc_worker@localhost;
GRANT SELECT, UPDATE ON motcua.figure_mark TO mc_worker@localhost;
-- It writes the open data as anybody may read it, and nothing else of it.
GRANT SELECT ON motcua.public_figure_mark TO mc_worker@localhost;
GRANT SELECT ON motcua.public_figure_version TO mc_worker@localhost;
GRANT SELECT ON motcua.public_figure_month TO mc_worker@localhost;
GRANT SELECT ON motcua.public_figure_day TO mc_worker@localhost;
GRANT SELECT ON motcua.public_late TO mc_worker@localhost;
GRANT SELECT ON motcua.public_procedure TO mc_worker@localhost;

-- Explanations and letters: what was signed or closed stays (triggers).
GRANT SELECT ON motcua.cause TO mc_staff@localhost;
GRANT SELECT ON motcua.competence TO mc_staff@localhost;
GRANT SELECT, UPDATE (class, cause, words, classified_by, classified_at,
  officer_words, officer_at, said_by, absent_ground, absent_since, absent_by,
  absent_at, closed_by, closed_at, state, version)
  ON motcua.explanation TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (state, authority_id, lead_unit_id, reason,
  cause, responsible_unit_id, new_due_at, year, number, signer_id, signed_for, signed_at, stamped_file,
  stamped_digest, stamped_pages, stamped_at, sent_way, sent_at, reported_to,
  reported_at, acknowledged_at, acknowledged_by, published_at, version)
  ON motcua.letter TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.letter_fault TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON motcua.letter_counter TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.accountability_event TO mc_staff@localhost;
GRANT INSERT ON motcua.outbox TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.explanation TO mc_worker@localhost;
GRANT SELECT, INSERT ON motcua.accountability_event TO mc_worker@localhost;
-- The replay compares each of them with its record.
GRANT SELECT ON motcua.letter TO mc_worker@localhost;
GRANT SELECT ON motcua.letter_fault TO mc_worker@localhost;
GRANT SELECT ON motcua.calendar_change TO mc_worker@localhost;

-- Files of responsibility: opened and counted by the worker, which reads no
-- words of anybody; staff write each step once (triggers).
GRANT SELECT ON motcua.handling_form TO mc_staff@localhost;
GRANT SELECT, UPDATE (state, version) ON motcua.accountability_file TO mc_staff@localhost;
GRANT SELECT, UPDATE (said, said_at, lapsed_by, lapsed_at, review_day,
  review_place, review_people, review_words, reviewed_by, reviewed_at, form,
  ground, decision_number, decision_day, new_post, handled_by, handled_at,
  done, closed_by, closed_at) ON motcua.accountability_round TO mc_staff@localhost;
GRANT SELECT ON motcua.accountability_file_dossier TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.accountability_file_event TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (measure, counted_n, lines_n, state, round,
  version) ON motcua.accountability_file TO mc_worker@localhost;
GRANT SELECT (file_id, round, said_at, lapsed_at), INSERT, UPDATE (measure,
  threshold_n, legal_basis, hear_until) ON motcua.accountability_round TO mc_worker@localhost;
GRANT SELECT (file_id, explanation_id), INSERT
  ON motcua.accountability_file_dossier TO mc_worker@localhost;
GRANT INSERT ON motcua.accountability_file_event TO mc_worker@localhost;
GRANT SELECT (account_id, unit_id, valid_from, valid_to)
  ON motcua.account_role TO mc_worker@localhost;
GRANT SELECT ON motcua.public_rule_set TO mc_worker@localhost;

-- Corrections: proposed by one, decided once by another (triggers, checks).
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_for, decided_at, words,
  version) ON motcua.correction TO mc_staff@localhost;

-- Shelf counts, cases of paper and software that differ, claims.
GRANT SELECT, INSERT, UPDATE (closed_by, closed_at, outcome, expected, scanned)
  ON motcua.shelf_count TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.shelf_scan TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.shelf_finding TO mc_staff@localhost;
GRANT SELECT, INSERT, UPDATE (state, outcome, words, closed_by, closed_at,
  version) ON motcua.mismatch TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.mismatch_event TO mc_staff@localhost;
GRANT SELECT ON motcua.citizen_claim TO mc_staff@localhost;

-- Reports upward: sent and received, never changed (triggers).
GRANT SELECT, INSERT ON motcua.late_report TO mc_staff@localhost;
GRANT SELECT, INSERT ON motcua.late_report_receipt TO mc_staff@localhost;

GRANT SELECT ON motcua.public_shelf_count TO mc_public@localhost;
GRANT SELECT ON motcua.public_mismatch TO mc_public@localhost;
GRANT SELECT ON motcua.public_claim TO mc_public@localhost;
GRANT SELECT ON motcua.public_claim_case TO mc_public@localhost;
GRANT INSERT ON motcua.citizen_claim TO mc_public@localhost;
GRANT SELECT (id, kind, dossier_id, unit_id, owner_id, authority_id, due_at,
  is_open) ON motcua.mismatch TO mc_worker@localhost;
