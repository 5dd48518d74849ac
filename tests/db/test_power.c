/* Who may act is asked in one place: a delegate out of reach may nothing that
 * one within reach may, in every module; what was done so says for whom; and
 * nobody decides on their own, by whatever role. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/letters.h"
#include "../support/samples.h"
#include "db/db.h"
#include "domain/admin/calendar_change.h"
#include "domain/apology/explanation.h"
#include "domain/apology/late_report.h"
#include "domain/casework/access.h"
#include "domain/casework/attach.h"
#include "domain/casework/correction.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/desk/desk_notice.h"
#include "domain/power.h"
#include "domain/reception/receive.h"
#include "domain/shelf/mismatch.h"
#include "domain/shelf/shelf.h"

#define DB "motcua_trial_power"

/* Somebody of the police (here a stranger to the matter) who stands where
 * `giver` does, with the giver's roles by delegation alone. */
static struct actor delegate(const struct actor *giver, const char *scope,
			     const char *value)
{
	struct actor a = *giver;

	a.id = t.cashier.id;
	a.login = t.cashier.login;
	a.name = t.cashier.name;
	a.delegated_roles = a.roles;
	a.delegated_from = giver->id;
	a.delegated_name = giver->name;
	a.delegated_scope = scope;
	a.delegated_value = value;
	return a;
}

static void monday_late(struct dossier *d, enum state state)
{
	at(11, 9, 510);
	trial_receive(&t, d);
	trial_reach(&t, d, state);
	at(11, 16, 540);
}

static enum err sign_result(const struct actor *who, struct dossier *d)
{
	struct step step = trial_step(&t, d, MOVE_SIGN);

	return dossier_move(&t.cx, who, d->id, &step);
}

static void for_signature(struct dossier *d)
{
	at(11, 9, 510);
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_FOR_SIGNATURE);
}

static struct letter_id letter;

static void letter_for_signature(struct dossier *d)
{
	struct letter_draft in;

	monday_late(d, STATE_EXAMINING);
	in = letter_of(d);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &letter));
	is_ok(letter_goes_on(&t.handler, letter, LETTER_SUBMIT, 0));
}

static enum err sign_letter(const struct actor *who, struct dossier *d)
{
	(void)d;
	return letter_goes_on(who, letter, LETTER_SIGN, 0);
}

static void to_be_lettered(struct dossier *d)
{
	monday_late(d, STATE_EXAMINING);
}

static enum err draft_letter(const struct actor *who, struct dossier *d)
{
	struct letter_draft in = letter_of(d);

	return letter_draft(&t.cx, who, &in, &letter);
}

static void to_be_explained(struct dossier *d)
{
	bool is_new;

	monday_late(d, STATE_EXAMINING);
	is_ok(explanation_open(&t.cx, d->id, &is_new));
}

static enum err explain(const struct actor *who, const struct dossier *d,
			enum explanation_act act)
{
	struct explanation_step s = { .act = act, .class_code = "don_vi",
				      .cause = "a", .words = LETTER_REASON };
	struct explanation *e;
	size_t n;

	is_ok(explanations_of(&t.cx, d->id, &e, &n));
	s.version = e->version;
	return explanation_move(&t.cx, who, e->id, &s);
}

static enum err classify(const struct actor *who, struct dossier *d)
{
	return explain(who, d, EXPLAIN_CLASSIFY);
}

static void missing_on_the_shelf(struct dossier *d)
{
	at(11, 9, 510);
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_EXAMINING);
	ward_sql(arena_printf(
		t.cx.arena,
		"INSERT INTO mismatch (kind, dossier_id, authority_id, unit_id,"
		" owner_id, seq, opened_at, due_at, state) VALUES ('thieu',"
		" %lld, %lld, %lld, %lld, 1, '2026-11-09 03:00:00',"
		" '2026-11-30 03:00:00', 'MO')",
		(long long)d->id.v, (long long)t.leader.authority.v,
		(long long)t.head.unit.v, (long long)t.handler.id.v));
}

static enum err close_case(const struct actor *who, struct dossier *d)
{
	struct mismatch_step s = { .act = MISMATCH_CLOSE,
				   .version = 1,
				   .outcome = "da_tim_thay",
				   .words = LETTER_REASON };
	struct mismatch_id id = { ward_number(arena_printf(
		t.cx.arena, "SELECT id FROM mismatch WHERE dossier_id = %lld",
		(long long)d->id.v)) };

	return mismatch_move(&t.cx, who, id, &s);
}

static struct correction_id correction;

static void to_be_corrected(struct dossier *d)
{
	struct correction_form in = {
		.form_key = trial_key(&t),
		.kind = CORRECT_RECEIPT,
		.from = instant_at(day_join(2026, 11, 9), 480),
		.ground = "Sổ của quầy ghi hồ sơ đến lúc tám giờ sáng.",
	};

	at(11, 9, 510);
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_EXAMINING);
	is_ok(correction_propose(&t.cx, &t.desk, d, &in, &correction));
}

static enum err decide(const struct actor *who, bool approves)
{
	return correction_decide(
		&t.cx, who, correction,
		&(struct correction_decision){ .form_key = trial_key(&t),
					       .version = 1,
					       .approves = approves,
					       .words = LETTER_REASON });
}

static enum err refuse_correction(const struct actor *who, struct dossier *d)
{
	(void)d;
	return decide(who, false);
}

static enum err approve_correction(const struct actor *who, struct dossier *d)
{
	(void)d;
	return decide(who, true);
}

static char root[] = "/tmp/test_power.XXXXXX";
static const struct store store = { .root = root };
static struct attachment_place place = { .store = &store };
static struct attachment_added added;

static void being_examined(struct dossier *d)
{
	at(11, 9, 510);
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_EXAMINING);
}

static enum err upload(const struct actor *who, struct dossier *d)
{
	struct attachment_in in = { .form_key = trial_key(&t),
				    .kind = ATTACH_DRAFT,
				    .file_name = "dự thảo.pdf" };
	struct buf file;

	buf_init(&file, t.cx.arena, 1 << 20);
	sample_pdf(&file, d->code);
	in.data = file.data;
	in.len = file.len;
	return attachment_add(&t.cx, who, d, &place, &in, &added);
}

static void with_a_file(struct dossier *d)
{
	being_examined(d);
	is_ok(upload(&t.handler, d));
}

static enum err withdraw(const struct actor *who, struct dossier *d)
{
	return attachment_withdraw(&t.cx, who, d, added.id, LETTER_REASON);
}

static void nothing(struct dossier *d)
{
	*d = (struct dossier){ 0 };
	at(11, 9, 510);
}

static enum err receive(const struct actor *who, struct dossier *d)
{
	struct receive in = trial_form(&t);
	struct received got;
	enum err err = dossier_receive(&t.cx, who, &in, &got);

	if (err == OK)
		d->id = got.id;
	return err;
}

STMT(q_event_says, "ii", "i",
     "SELECT COUNT(*) FROM event WHERE dossier_id = ? AND data LIKE"
     " CONCAT('%delegated_from=', ?, ' %')");
STMT(q_letter_says, "ii", "i",
     "SELECT COUNT(*) FROM accountability_event a JOIN letter_fault f"
     " ON f.letter_id = a.letter_id WHERE f.dossier_id = ?"
     " AND a.acting_for = ?");
STMT(q_explanation_says, "ii", "i",
     "SELECT COUNT(*) FROM accountability_event a JOIN explanation e"
     " ON e.id = a.explanation_id WHERE e.dossier_id = ?"
     " AND a.acting_for = ?");
STMT(q_mismatch_says, "ii", "i",
     "SELECT COUNT(*) FROM mismatch_event v JOIN mismatch m"
     " ON m.id = v.mismatch_id WHERE m.dossier_id = ?"
     " AND v.acting_for = ?");
STMT(q_correction_says, "ii", "i",
     "SELECT COUNT(*) FROM correction WHERE dossier_id = ?"
     " AND decided_for = ?");

/* Each module with an act of its own; `says`: how many rows name the giver,
 * NULL where none does. */
static const struct deed {
	const char *name;
	struct actor *giver;
	void (*prepare)(struct dossier *d);
	enum err (*act)(const struct actor *who, struct dossier *d);
	const struct stmt *says;
} deeds[] = {
	{ "a move", &t.leader, for_signature, sign_result, q_event_says },
	{ "a reception", &t.desk, nothing, receive, q_event_says },
	{ "the signature of a letter", &t.leader, letter_for_signature,
	  sign_letter, q_event_says },
	{ "the draft of a letter", &t.head, to_be_lettered, draft_letter,
	  q_letter_says },
	{ "an explanation", &t.leader, to_be_explained, classify,
	  q_explanation_says },
	{ "a case of the shelf", &t.leader, missing_on_the_shelf, close_case,
	  q_mismatch_says },
	{ "a correction refused", &t.leader, to_be_corrected,
	  refuse_correction, q_correction_says },
	{ "a correction approved", &t.leader, to_be_corrected,
	  approve_correction, q_event_says },
	{ "a file", &t.handler, being_examined, upload, NULL },
	{ "a file withdrawn", &t.head, with_a_file, withdraw, NULL },
};

static void in_reach_only(const struct deed *deed, const char *scope,
			  const char *near, const char *far)
{
	struct actor within = delegate(deed->giver, scope, near);
	struct actor beyond = delegate(deed->giver, scope, far);
	struct dossier d;
	int64_t said;
	enum err err;

	deed->prepare(&d);
	err = deed->act(&beyond, &d);
	if (err != ERR_DENIED && err != ERR_MISSING && err != ERR_PURPOSE)
		fail_msg("%s: %d beyond the reach of a %s", deed->name, err,
			 scope);
	err = deed->act(&within, &d);
	if (err != OK)
		fail_msg("%s: %d within a %s: %s", deed->name, err, scope,
			 t.cx.fault.message);
	if (!deed->says)
		return;
	is_ok(db_one(&t.cx, deed->says, d.id.v, deed->giver->id.v, &said));
	if (!said)
		fail_msg("%s does not say for whom", deed->name);
}

STMT(q_field, "", "s",
     "SELECT field FROM procedure_version WHERE code = '1.004873' LIMIT 1");

static void a_delegation_reaches_as_far_as_it_says_in_every_module(void **state)
{
	const char *field;
	struct rows rows;
	(void)state;

	is_ok(db_query(&t.cx, q_field, &rows));
	assert_true(rows_next(&rows, &field));
	for (size_t i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++) {
		in_reach_only(&deeds[i], "procedure", TRIAL_PROCEDURE,
			      "1.001612");
		in_reach_only(&deeds[i], "field", field, "Đất đai");
	}
}

static void may_look(const struct actor *who, const struct dossier *d,
		     enum err want)
{
	const char *purpose;
	bool is_hidden;

	assert_int_equal(access_purpose(&t.cx, who, d, &purpose), want);
	is_ok(access_hides(&t.cx, who, &d->id, 1, &is_hidden));
	assert_int_equal(is_hidden, want != OK);
}

/* Who works here by a delegation alone only watches what is beyond it. */
static void beyond_the_reach_one_says_first_what_for(void **state)
{
	struct actor within = delegate(&t.handler, "procedure",
				       TRIAL_PROCEDURE);
	struct actor beyond = delegate(&t.handler, "procedure", "1.001612");
	struct dossier d;
	(void)state;

	being_examined(&d);
	may_look(&within, &d, OK);
	may_look(&beyond, &d, ERR_PURPOSE);
	beyond.roles |= role_bit("DEPT_HEAD"); /* of their own */
	may_look(&beyond, &d, OK);
}

static void beyond_the_reach_no_letter_is_there_to_be_sealed(void **state)
{
	struct actor within = delegate(&t.clerk, "procedure", TRIAL_PROCEDURE);
	struct actor beyond = delegate(&t.clerk, "procedure", "1.001612");
	const char *purpose;
	struct dossier d;
	(void)state;

	monday_late(&d, STATE_EXAMINING);
	letter_signed(&d);
	within.unit = beyond.unit = t.other.unit; /* else has it not */
	within.roles |= role_bit("HANDLER"); /* of their own: works there */
	beyond.roles |= role_bit("HANDLER");
	is_ok(access_purpose(&t.cx, &within, &d, &purpose));
	refused(access_purpose(&t.cx, &beyond, &d, &purpose), ERR_PURPOSE,
		"mục đích");
}

/* Where nobody asked how far a delegation reaches, it reaches nowhere. */
static void what_nobody_asked_for_is_not_lent(void **state)
{
	struct actor a = delegate(&t.leader, "all", ""), asked;
	(void)state;

	assert_int_equal(power_has(&a, ~0u), 0);
	assert_int_equal(power_somewhere(&a, ~0u), t.leader.roles);
	asked = power_for(&a, "Hộ tịch", "1.004873");
	assert_int_equal(power_has(&asked, ~0u), t.leader.roles);
	assert_int_equal(power_has(&t.leader, ~0u), t.leader.roles);
}

/* What is no single procedure's needs a delegation of everything. */
static void a_shelf_and_a_report_are_no_single_procedures(void **state)
{
	struct actor one = delegate(&t.head, "procedure", TRIAL_PROCEDURE);
	struct actor all = delegate(&t.head, "all", "");
	struct late_report_draft report = { .form_key = trial_key(&t),
					    .seen = "" };
	struct late_report_id sent;
	struct count_id id;
	(void)state;

	at(11, 9, 510);
	assert_false(shelf_may_count(&one, t.head.unit));
	refused(shelf_start(&t.cx, &one, trial_key(&t), "Phòng 1", &id),
		ERR_DENIED, "kiểm kê");
	is_ok(shelf_start(&t.cx, &all, trial_key(&t), "Phòng 1", &id));
	refused(shelf_close(&t.cx, &one, id, true), ERR_DENIED, "kiểm kê");
	is_ok(shelf_close(&t.cx, &all, id, true));
	one = delegate(&t.leader, "procedure", TRIAL_PROCEDURE);
	assert_true(period_parse("2026-10", &report.period));
	refused(late_report_send(&t.cx, &one, &report, &sent), ERR_DENIED,
		"gửi báo cáo");
}

static void a_calendar_is_no_single_procedures_either(void **state)
{
	struct calendar_change c = {
		.what = "ngay", .day = day_join(2026, 12, 16), .kind = "off",
		.note = "Tránh bão", .hours = "", .unit = { INT64_MIN },
		.ground = "QĐ 6/QĐ-UBND", .issuer = "UBND thành phố",
		.place = "https://vi-du.vn/qd6"
	};
	struct actor one = delegate(&t.leader, "procedure", TRIAL_PROCEDURE);
	struct actor all = delegate(&t.leader, "all", "");
	int64_t id;
	size_t back;
	(void)state;

	at(11, 9, 510);
	c.decided_on = instant_day(t.cx.now);
	refused(calendar_propose(&t.cx, &one, &c), ERR_DENIED, "ủy quyền");
	is_ok(calendar_propose(&t.cx, &t.leader, &c));
	id = ward_number("SELECT MAX(id) FROM calendar_change");
	refused(calendar_decide(&t.cx, &one, id, true, &back), ERR_DENIED,
		"ủy quyền");
	refused(calendar_decide(&t.cx, &all, id, true, &back), ERR_DENIED,
		"không tự xác nhận");
	is_ok(calendar_decide(&t.cx, &t.desk2, id, false, &back));
	is_ok(calendar_propose(&t.cx, &t.desk2, &c));
	id = ward_number("SELECT MAX(id) FROM calendar_change");
	is_ok(calendar_decide(&t.cx, &all, id, false, &back));
}

/* An own role comes before a lent one: then nobody is signed for. */
static void an_own_role_comes_first(void **state)
{
	struct actor a = delegate(&t.leader, "all", "");
	(void)state;

	assert_int_equal(power_used(&a, 0x10).for_whom.v, t.leader.id.v);
	a.delegated_roles = 0x08;
	a.roles = 0x18;
	assert_int_equal(power_used(&a, 0x18).role, 0x10);
	assert_int_equal(power_used(&a, 0x18).for_whom.v, NO_ACCOUNT.v);
	assert_int_equal(power_used(&a, 0x20).role, 0);
}

static void nobody_decides_on_their_own_by_any_role(void **state)
{
	struct actor self = t.head, as_leader = t.leader, for_them;
	struct dossier d;
	(void)state;

	self.id = t.handler.id; /* the officer is the division's head too */
	as_leader.id = t.handler.id; /* or has a role in another unit */
	for_them = delegate(&self, "all", ""); /* or somebody acts for them */
	to_be_explained(&d);
	refused(explain(&self, &d, EXPLAIN_CLASSIFY), ERR_DENIED, "chính mình");
	refused(explain(&as_leader, &d, EXPLAIN_CLASSIFY), ERR_DENIED,
		"chính mình");
	refused(explain(&for_them, &d, EXPLAIN_CLASSIFY), ERR_DENIED,
		"chính mình");
	is_ok(explain(&t.head, &d, EXPLAIN_CLASSIFY));
	is_ok(explain(&t.handler, &d, EXPLAIN_ANSWER));
	refused(explain(&self, &d, EXPLAIN_CLOSE), ERR_DENIED, "chính mình");
	refused(explain(&for_them, &d, EXPLAIN_CLOSE), ERR_DENIED,
		"chính mình");
	is_ok(explain(&t.head, &d, EXPLAIN_CLOSE));

	letter_for_signature(&d);
	for_them = delegate(&t.leader, "all", "");
	for_them.delegated_from = t.handler.id; /* the drafter's own power */
	refused(sign_letter(&for_them, &d), ERR_DENIED, "chính mình");
	for_signature(&d);
	refused(sign_result(&for_them, &d), ERR_DENIED, "chính mình");
	missing_on_the_shelf(&d);
	refused(close_case(&for_them, &d), ERR_DENIED, "của mình");
	to_be_corrected(&d);
	for_them.delegated_from = t.desk.id;
	refused(decide(&for_them, true), ERR_DENIED, "chính mình");
	refused(decide(&for_them, false), ERR_DENIED, "chính mình");
}

/* Also who held it when it was late and has handed it over since. */
static void who_held_it_late_does_not_explain_it(void **state)
{
	struct actor self = t.head;
	struct dossier d;
	struct step step;
	(void)state;

	self.id = t.handler.id;
	monday_late(&d, STATE_EXAMINING);
	step = trial_step(&t, &d, MOVE_REASSIGN);
	step.assignee = t.handler2.id;
	is_ok(dossier_move(&t.cx, &t.head, d.id, &step));
	is_ok(explanation_open(&t.cx, d.id, &(bool){ false }));
	refused(explain(&self, &d, EXPLAIN_CLASSIFY), ERR_DENIED, "chính mình");
	self.id = t.handler2.id; /* who handles it now */
	refused(explain(&self, &d, EXPLAIN_CLASSIFY), ERR_DENIED, "chính mình");
	is_ok(explain(&t.head, &d, EXPLAIN_CLASSIFY));
}

static void is_away(const struct actor *who, bool away)
{
	ward_sql(arena_printf(t.cx.arena,
			      "UPDATE account SET is_active = %d WHERE id ="
			      " %lld",
			      !away, (long long)who->id.v));
}

static struct explanation explanation_as_it_is(const struct dossier *d)
{
	struct explanation *e;
	size_t n;

	is_ok(explanations_of(&t.cx, d->id, &e, &n));
	return e[0];
}

static void an_officer_who_is_gone_holds_nothing_up(void **state)
{
	struct explanation e;
	struct dossier d;
	(void)state;

	to_be_explained(&d);
	is_ok(explain(&t.head, &d, EXPLAIN_CLASSIFY));
	refused(explain(&t.head, &d, EXPLAIN_NOTE_ABSENT), ERR_STATE,
		"vẫn đang công tác");
	refused(explain(&t.head, &d, EXPLAIN_CLOSE), ERR_STATE,
		"chưa có ý kiến");
	is_away(&t.handler, true);
	refused(explain(&t.handler2, &d, EXPLAIN_NOTE_ABSENT), ERR_DENIED,
		"lãnh đạo đơn vị chủ trì");
	refused(explain(&t.head, &d, EXPLAIN_CLOSE), ERR_STATE,
		"chưa có ý kiến");
	is_ok(explain(&t.head, &d, EXPLAIN_NOTE_ABSENT));
	e = explanation_as_it_is(&d);
	assert_int_equal(e.state, EXPLAIN_ABSENT);
	assert_string_equal(e.officer_words, ""); /* nobody said anything */
	assert_string_equal(e.absent_ground, LETTER_REASON);
	is_ok(explain(&t.head, &d, EXPLAIN_CLOSE));
	is_away(&t.handler, false);
}

static void the_successor_in_the_post_is_heard_instead(void **state)
{
	struct explanation e;
	struct dossier d;
	struct step step;
	(void)state;

	to_be_explained(&d);
	is_ok(explain(&t.head, &d, EXPLAIN_CLASSIFY));
	step = trial_step(&t, &d, MOVE_REASSIGN);
	step.assignee = t.handler2.id;
	is_ok(dossier_move(&t.cx, &t.head, d.id, &step));
	/* As long as the officer is here nobody speaks for them. */
	refused(explain(&t.handler2, &d, EXPLAIN_ANSWER), ERR_DENIED,
		"không còn công tác");
	is_away(&t.handler, true);
	is_ok(explain(&t.handler2, &d, EXPLAIN_ANSWER));
	is_away(&t.handler, false);
	e = explanation_as_it_is(&d);
	assert_string_equal(e.said_by_name, t.handler2.name);
	assert_string_equal(e.officer_name, t.handler.name);
	is_ok(explain(&t.head, &d, EXPLAIN_CLOSE));
}

static void an_officer_who_is_silent_holds_nothing_up_either(void **state)
{
	struct dossier d;
	(void)state;

	to_be_explained(&d);
	is_ok(explain(&t.head, &d, EXPLAIN_CLASSIFY));
	at(11, 23, 1000); /* the fifth working day */
	refused(explain(&t.head, &d, EXPLAIN_NOTE_ABSENT), ERR_STATE,
		"còn thời hạn");
	at(11, 30, 540);
	is_ok(explain(&t.head, &d, EXPLAIN_NOTE_ABSENT));
	assert_int_equal(explanation_as_it_is(&d).absent_since.n, DAY_NONE.n);
	/* Late words are words still. */
	is_ok(explain(&t.handler, &d, EXPLAIN_ANSWER));
	is_ok(explain(&t.head, &d, EXPLAIN_CLOSE));
}

/* The rule of the dossier's reception says how long, though it has ended. */
static void an_officer_is_heard_as_long_as_the_old_rule_says(void **state)
{
	struct dossier d;
	(void)state;

	to_be_explained(&d);
	trial_sql(DB, "UPDATE rule SET valid_to ="
		      " '2026-11-13' WHERE code = 'explanation_hear_days' AND"
		      " valid_to IS NULL");
	is_ok(explain(&t.head, &d, EXPLAIN_CLASSIFY));
	assert_true(explanation_as_it_is(&d).hear_until.n != DAY_NONE.n);
	trial_sql(DB, "UPDATE rule SET valid_to = NULL"
		      " WHERE code = 'explanation_hear_days' AND valid_to ="
		      " '2026-11-13'");
}

static enum err goes_on(const struct actor *who, enum letter_act act)
{
	return letter_goes_on(who, letter, act, 0);
}

static long long sum_of_ids(const char *codes)
{
	return ward_number(arena_printf(t.cx.arena,
					"SELECT SUM(id) FROM unit WHERE code"
					" IN (%s)",
					codes));
}

/* The division ends and T-SAU (and T-SAU-2) follow it from the 17th. */
static void division_ends(const char *heirs)
{
	ward_sql("INSERT IGNORE INTO unit (code, name, short_name, kind, level,"
		 " parent_id, valid_from) SELECT c.code, c.code, c.code, kind,"
		 " level, parent_id, '2026-11-01' FROM unit u JOIN (SELECT"
		 " 'T-SAU' AS code UNION SELECT 'T-SAU-2') c WHERE u.code ="
		 " 'W-HV-VP'");
	ward_sql(arena_printf(t.cx.arena,
			      "UPDATE unit SET kind = (SELECT kind FROM unit"
			      " WHERE id = %lld) WHERE code LIKE 'T-SAU%%'",
			      (long long)t.head.unit.v));
	ward_sql(arena_printf(t.cx.arena,
			      "UPDATE unit SET valid_to = '2026-11-16' WHERE"
			      " id = %lld",
			      (long long)t.head.unit.v));
	ward_sql(arena_printf(t.cx.arena,
			      "INSERT INTO unit_succession (from_id, to_id,"
			      " effective, scope) SELECT %lld, id,"
			      " '2026-11-17', '' FROM unit WHERE code IN (%s)",
			      (long long)t.head.unit.v, heirs));
	at(11, 17, 540);
}

static void division_works_again(void)
{
	ward_sql("DELETE FROM unit_succession WHERE effective = '2026-11-17'");
	ward_sql(arena_printf(t.cx.arena,
			      "UPDATE unit SET valid_to = NULL WHERE id ="
			      " %lld",
			      (long long)t.head.unit.v));
	ward_sql("UPDATE unit SET valid_to = '2026-11-17' WHERE code LIKE"
		 " 'T-SAU%'");
}

static size_t open_cases_of(const struct actor *who)
{
	struct mismatch_place top = { .at = INSTANT_NONE };
	struct mismatch_row *list;
	size_t n;

	is_ok(mismatch_list(&t.cx, who, CASES_UNIT, false, &top, &list, &n));
	return n;
}

static void who_follows_a_unit_goes_on_with_its_papers(void **state)
{
	struct actor head = t.head, handler = t.handler;
	struct dossier missing, late;
	struct letter_draft in;
	size_t cases;
	(void)state;

	missing_on_the_shelf(&missing);
	cases = open_cases_of(&t.head);
	to_be_explained(&late);
	in = letter_of(&late);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &letter));
	refused(goes_on(&t.head, LETTER_STAMP), ERR_STATE, NULL);
	division_ends("'T-SAU'");
	head.unit.v = handler.unit.v = sum_of_ids("'T-SAU'");
	assert_int_equal(open_cases_of(&head), cases);
	is_ok(close_case(&head, &missing));
	is_ok(explain(&head, &late, EXPLAIN_CLASSIFY));
	refused(goes_on(&t.handler, LETTER_SUBMIT), ERR_DENIED,
		"đơn vị chủ trì");
	is_ok(goes_on(&handler, LETTER_SUBMIT));
	is_ok(goes_on(&t.leader, LETTER_SIGN));
	assert_int_equal(ward_number(arena_printf(
				 t.cx.arena,
				 "SELECT lead_unit_id FROM letter WHERE id ="
				 " %lld",
				 (long long)letter.v)),
			 head.unit.v);
	division_works_again();
}

/* Of two heirs neither is the first: the committee's leader goes on. */
static void of_two_heirs_neither_is_taken(void **state)
{
	struct actor head = t.head, other = t.head;
	struct dossier d;
	struct step step;
	(void)state;

	to_be_explained(&d);
	ward_sql("UPDATE unit SET valid_to = NULL WHERE code LIKE 'T-SAU%'");
	division_ends("'T-SAU', 'T-SAU-2'");
	head.unit.v = sum_of_ids("'T-SAU'");
	other.unit.v = sum_of_ids("'T-SAU-2'");
	refused(explain(&head, &d, EXPLAIN_CLASSIFY), ERR_DENIED, NULL);
	refused(explain(&other, &d, EXPLAIN_CLASSIFY), ERR_DENIED, NULL);
	/* The one that inherits the dossier has its explanation. */
	ward_sql(arena_printf(t.cx.arena,
			      "INSERT INTO unit_field (unit_id, field) SELECT"
			      " %lld, field FROM procedure_version WHERE code ="
			      " '" TRIAL_PROCEDURE "' LIMIT 1",
			      (long long)other.unit.v));
	step = trial_step(&t, &d, MOVE_INHERIT);
	is_ok(dossier_move(&t.cx, &t.leader, d.id, &step));
	trial_reload(&t, &d);
	assert_int_equal(d.lead_unit.v, other.unit.v);
	refused(explain(&head, &d, EXPLAIN_CLASSIFY), ERR_DENIED, NULL);
	is_ok(explain(&other, &d, EXPLAIN_CLASSIFY));
	division_works_again();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_delegation_reaches_as_far_as_it_says_in_every_module),
		cmocka_unit_test(beyond_the_reach_one_says_first_what_for),
		cmocka_unit_test(
			beyond_the_reach_no_letter_is_there_to_be_sealed),
		cmocka_unit_test(what_nobody_asked_for_is_not_lent),
		cmocka_unit_test(a_shelf_and_a_report_are_no_single_procedures),
		cmocka_unit_test(a_calendar_is_no_single_procedures_either),
		cmocka_unit_test(an_own_role_comes_first),
		cmocka_unit_test(nobody_decides_on_their_own_by_any_role),
		cmocka_unit_test(who_held_it_late_does_not_explain_it),
		cmocka_unit_test(an_officer_who_is_gone_holds_nothing_up),
		cmocka_unit_test(the_successor_in_the_post_is_heard_instead),
		cmocka_unit_test(
			an_officer_who_is_silent_holds_nothing_up_either),
		cmocka_unit_test(
			an_officer_is_heard_as_long_as_the_old_rule_says),
		cmocka_unit_test(who_follows_a_unit_goes_on_with_its_papers),
		cmocka_unit_test(of_two_heirs_neither_is_taken),
	};

	char command[100];
	int failed;

	if (!mkdtemp(root))
		return 1;
	failed = ward_run(DB, tests);
	snprintf(command, sizeof(command), "rm -rf %s", root);
	return system(command) ? 1 : failed;
}
