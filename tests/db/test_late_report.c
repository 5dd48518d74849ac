/*
 * The list of late dossiers of a period and its report to the unit above: who
 * is in it, what counts, and that what was sent stays as it was sent.
 */
#include <string.h>

#include "../support/letters.h"
#include "db/db.h"
#include "domain/apology/late_report.h"
#include "domain/apology/letter_book.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"

#define DB "motcua_trial_late_report"

static struct actor control;

static int morning(void **state)
{
	(void)state;
	at(11, 9, 510); /* a Monday; three working days are up on the 12th */
	t.cx.fault = (struct fault){ 0 };
	control = t.clerk;
	control.roles = role_bit("CONTROL");
	return 0;
}

/* ---- the list ---- */

struct seen {
	const char *code; /* of interest */
	bool is_there;
	struct late_line line;
	struct late_totals totals;
	struct arena *arena;
};

static enum err see(struct cx *cx, const struct late_line *line, void *arg)
{
	struct seen *s = arg;

	(void)cx;
	late_count(&s->totals, line);
	if (!s->code || strcmp(line->code, s->code) != 0)
		return OK;
	assert_false(s->is_there);
	s->is_there = true;
	s->line = *line;
	s->line.words = arena_strdup(s->arena, line->words);
	s->line.co_units = arena_strdup(s->arena, line->co_units);
	s->line.letter_number = arena_strdup(s->arena, line->letter_number);
	return OK;
}

static struct late_scope scope_of(struct unit_id authority,
				  struct unit_id lead, const char *code)
{
	struct late_scope scope = { .authority = authority, .lead = lead };

	assert_true(period_parse(code, &scope.period));
	return scope;
}

static struct seen look(const struct dossier *d, const char *code)
{
	struct late_scope scope = scope_of(t.leader.authority,
					   (struct unit_id){ 0 }, code);
	struct seen s = { .code = d ? d->code : NULL, .arena = t.cx.arena };

	is_ok(late_each(&t.cx, &scope, see, &s));
	return s;
}

static bool is_late(const struct dossier *d, const char *code)
{
	return look(d, code).is_there;
}

static void periods_are_read_and_named(void **state)
{
	static const struct {
		const char *code, *words, *before;
		int first, last; /* month * 100 + day */
	} good[] = {
		{ "2026-11", "tháng 11 năm 2026", "2026-10", 1101, 1130 },
		{ "2026-12", "tháng 12 năm 2026", "2026-11", 1201, 1231 },
		{ "2026-01", "tháng 1 năm 2026", "2025-12", 101, 131 },
		{ "2026-q4", "quý IV năm 2026", "2026-q3", 1001, 1231 },
		{ "2026-q1", "quý I năm 2026", "2025-q4", 101, 331 },
		{ "2026", "năm 2026", "2025", 101, 1231 },
	};
	static const char *const bad[] = { "", "26", "2026-", "2026-13",
					   "2026-00", "2026-q5", "2026-q0",
					   "2026-1", "2017", "2026-111",
					   "2026/11", "abcd", "2026-1x" };
	struct period p, before;
	(void)state;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(period_parse(good[i].code, &p));
		assert_string_equal(period_code(t.cx.arena, &p), good[i].code);
		assert_string_equal(period_words(t.cx.arena, &p),
				    good[i].words);
		assert_int_equal(p.first.n,
				 day_join(2026, (unsigned)good[i].first / 100,
					  (unsigned)good[i].first % 100)
					 .n);
		assert_int_equal(p.last.n,
				 day_join(2026, (unsigned)good[i].last / 100,
					  (unsigned)good[i].last % 100)
					 .n);
		before = period_before(&p);
		assert_string_equal(period_code(t.cx.arena, &before),
				    good[i].before);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(period_parse(bad[i], &p));
}

static void what_is_in_time_is_not_in_it(void **state)
{
	struct dossier done, running;
	(void)state;

	trial_receive(&t, &done);
	trial_reach(&t, &done, STATE_READY);
	trial_receive(&t, &running);
	assert_false(is_late(&done, "2026-11"));
	assert_false(is_late(&running, "2026-11"));
	at(11, 12, 1439); /* the last minute of the promised day */
	assert_false(is_late(&running, "2026-11"));
	at(11, 13, 0);
	assert_true(is_late(&running, "2026-11"));
	assert_false(is_late(&done, "2026-11"));
	/* Of its own period only, whichever kind, and of its authority. */
	assert_true(is_late(&running, "2026-q4"));
	assert_true(is_late(&running, "2026"));
	assert_false(is_late(&running, "2026-10"));
	assert_false(is_late(&running, "2026-12"));
	assert_false(is_late(&running, "2026-q3"));
	assert_false(is_late(&running, "2025"));
}

static enum err act(const struct actor *who, struct letter_id id,
		    enum letter_act act_)
{
	return letter_goes_on(who, id, act_, 2);
}

static struct letter_id drafted(const struct dossier *d)
{
	struct letter_draft in = letter_of(d);
	struct letter_id id;

	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	return id;
}

static void sign(struct letter_id id)
{
	is_ok(act(&t.handler, id, LETTER_SUBMIT));
	is_ok(act(&t.leader, id, LETTER_SIGN));
}

static void stamp(const struct dossier *d, struct letter_id id)
{
	letter_scanned(d);
	is_ok(act(&t.clerk, id, LETTER_STAMP));
}

static void late_stays_late_after_a_new_appointment(void **state)
{
	struct late_totals before, after;
	struct letter_id id;
	struct dossier d;
	struct seen s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 16, 540); /* a Monday: two working days late */
	s = look(&d, "2026-11");
	assert_true(s.is_there);
	assert_int_equal(s.line.work_days_late, 2);
	assert_false(s.line.has_letter);
	before = s.totals;
	id = drafted(&d);
	s = look(&d, "2026-11");
	assert_true(s.line.has_letter);
	assert_int_equal(s.line.letter, LETTER_DRAFT);
	assert_int_equal(s.totals.with_letter, before.with_letter);
	sign(id);
	/* Signed is not registered: the stamped copy is missing. */
	s = look(&d, "2026-11");
	assert_false(s.line.is_registered);
	assert_int_equal(s.totals.with_letter, before.with_letter);
	stamp(&d, id);
	trial_reload(&t, &d);
	is_ok(dossier_move(&t.cx, &t.desk2, d.id,
			   &(struct step){ .form_key = trial_key(&t),
					   .version = d.version,
					   .move = MOVE_REAPPOINT }));
	trial_reload(&t, &d);
	assert_int_equal(instant_day(d.reappointed_at).n,
			 day_join(2026, 11, 27).n);
	s = look(&d, "2026-11");
	after = s.totals;
	assert_true(s.is_there);
	assert_true(s.line.is_registered);
	assert_string_equal(s.line.letter_number, "01/PXL");
	assert_int_equal(instant_day(s.line.reappointed_at).n,
			 day_join(2026, 11, 27).n);
	assert_int_equal(after.late, before.late);
	assert_int_equal(after.with_letter, before.with_letter + 1);
	assert_int_equal(after.without_letter, before.without_letter - 1);
	/* Finished before the new appointment: late for ever all the same. */
	at(11, 20, 540);
	trial_reach(&t, &d, STATE_READY);
	at(12, 20, 540);
	s = look(&d, "2026-11");
	assert_true(s.is_there);
	assert_int_equal(s.line.work_days_late, 6);
	assert_true(s.line.finished_at.s != INSTANT_NONE.s);
}

static void whose_days_and_the_explanation_stand_beside_it(void **state)
{
	struct explanation *e;
	struct dossier d;
	struct seen s;
	bool is_new;
	size_t n;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_CONSULTING);
	at(11, 13, 540);
	assert_string_equal(look(&d, "2026-11").line.co_units, "");
	is_ok(trial_move(&t, &d, MOVE_ANSWER));
	is_ok(explanation_open(&t.cx, d.id, &is_new));
	is_ok(explanations_of(&t.cx, d.id, &e, &n));
	s = look(&d, "2026-11");
	assert_true(s.line.has_explanation);
	assert_int_equal(s.line.explanation, EXPLAIN_OPEN);
	assert_non_null(strstr(s.line.co_units, " (4)"));
	is_ok(explanation_move(
		&t.cx, &t.head, e->id,
		&(struct explanation_step){ .version = e->version,
					    .act = EXPLAIN_CLASSIFY,
					    .class_code = "phoi_hop",
					    .cause = "p", .words = LETTER_REASON }));
	s = look(&d, "2026-11");
	assert_string_equal(s.line.words, LETTER_REASON);
	assert_string_equal(s.line.class_name, class_name_of("phoi_hop"));
	assert_int_equal(s.totals.explained, 0);
	is_ok(explanation_move(
		&t.cx, &t.handler, e->id,
		&(struct explanation_step){ .version = e->version + 1,
					    .act = EXPLAIN_ANSWER,
					    .words = LETTER_REASON }));
	is_ok(explanation_move(
		&t.cx, &t.head, e->id,
		&(struct explanation_step){ .version = e->version + 2,
					    .act = EXPLAIN_CLOSE }));
	s = look(&d, "2026-11");
	assert_int_equal(s.line.explanation, EXPLAIN_CLOSED);
	assert_int_equal(s.totals.explained, 1);
}

static void a_head_sees_the_lines_of_the_unit_only(void **state)
{
	struct late_scope own = scope_of(t.head.authority, t.head.unit,
					 "2026-11");
	struct late_scope other = scope_of(t.other.authority, t.other.unit,
					   "2026-11");
	struct late_scope elsewhere = scope_of(t.stranger.authority,
					       (struct unit_id){ 0 },
					       "2026-11");
	struct seen a = { 0 }, b = { 0 }, c = { 0 };
	(void)state;

	at(11, 30, 540);
	is_ok(late_each(&t.cx, &own, see, &a));
	is_ok(late_each(&t.cx, &other, see, &b));
	is_ok(late_each(&t.cx, &elsewhere, see, &c));
	assert_true(a.totals.late > 0);
	assert_int_equal(b.totals.late, 0);
	assert_int_equal(c.totals.late, 0);
	assert_int_equal(a.totals.late,
			 a.totals.with_letter + a.totals.without_letter);
}

/* ---- the register of letters ---- */

static enum err first_number(struct cx *cx, const struct letter_book_line *l,
			     void *arg)
{
	int *n = arg;

	assert_string_equal(l->number,
			    arena_printf(cx->arena, "%02d/PXL", ++*n));
	if (*n == 2)
		assert_string_equal(l->signed_for_name, t.head.name);
	if (*n > 1)
		return OK;
	assert_string_equal(l->signed_for_name, "");
	assert_true(l->is_late);
	assert_false(l->is_lost);
	assert_int_equal(l->stamped_pages, 2);
	assert_true(strncmp(l->stamped_digest, "787878787878", 12) == 0);
	assert_true(strlen(l->codes) > 10);
	assert_true(*l->applicant && *l->signer_name && *l->cause_name);
	assert_int_equal(instant_day(l->old_due_at).n,
			 day_join(2026, 11, 12).n);
	assert_int_equal(instant_day(l->new_due_at).n,
			 day_join(2026, 11, 27).n);
	return OK;
}

static void the_register_has_the_numbers_of_the_year_in_order(void **state)
{
	int n = 0, other = 0, before = 0;
	struct actor deputy = t.leader;
	struct letter_id id;
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 13, 540);
	id = drafted(&d);
	deputy.delegated_roles = deputy.roles;
	deputy.delegated_from = t.head.id; /* "ký thay" */
	deputy.delegated_name = t.head.name;
	deputy.delegated_scope = "all";
	deputy.delegated_value = "";
	is_ok(act(&t.handler, id, LETTER_SUBMIT));
	is_ok(act(&deputy, id, LETTER_SIGN));
	is_ok(letter_book_each(&t.cx, t.leader.authority,
			       (struct unit_id){ 0 }, 2026, first_number, &n));
	assert_int_equal(n, 2);
	is_ok(letter_book_each(&t.cx, t.leader.authority, t.other.unit, 2026,
			       first_number, &other));
	assert_int_equal(other, 0);
	is_ok(letter_book_each(&t.cx, t.leader.authority,
			       (struct unit_id){ 0 }, 2025, first_number,
			       &before));
	assert_int_equal(before, 0);
}

/* ---- the report ---- */

struct written {
	struct buf *csv;
	struct late_totals *totals;
};

static enum err write_line(struct cx *cx, const struct late_line *line,
			   void *arg)
{
	struct written *w = arg;

	(void)cx;
	late_count(w->totals, line);
	buf_printf(w->csv, "%s,%d,%d\r\n", line->code, line->work_days_late,
		   line->is_registered);
	return OK;
}

static enum err write_list(struct cx *cx, const struct late_scope *scope,
			   struct buf *csv, struct late_totals *totals)
{
	struct written w = { csv, totals };

	buf_puts(csv, "code,days,letter\r\n");
	return late_each(cx, scope, write_line, &w);
}

/* What a sender has on the page now. */
static struct late_report_draft report_of(const char *code)
{
	struct late_report_draft in = { .form_key = trial_key(&t),
					.write = write_list };
	struct late_scope scope = scope_of(t.leader.authority,
					   (struct unit_id){ 0 }, code);
	struct late_totals totals = { 0 };
	char *hex = arena_alloc(t.cx.arena, 65);
	struct digest digest;
	struct buf csv;

	in.period = scope.period;
	buf_init(&csv, t.cx.arena, LATE_CSV_MAX);
	is_ok(write_list(&t.cx, &scope, &csv, &totals));
	digest = sha256(csv.data, csv.len);
	digest_hex(&digest, hex);
	in.seen = hex;
	return in;
}

static void only_a_period_that_is_over_is_reported(void **state)
{
	struct late_report_draft in = report_of("2026-11");
	struct late_report_id id;
	(void)state;

	at(11, 30, 1439);
	in = report_of("2026-11");
	refused(late_report_send(&t.cx, &t.leader, &in, &id), ERR_STATE,
		"Chưa hết tháng 11");
	at(12, 1, 0);
	in = report_of("2026-11");
	refused(late_report_send(&t.cx, &t.clerk, &in, &id), ERR_DENIED,
		"lãnh đạo UBND");
	refused(late_report_send(&t.cx, &t.head, &in, &id), ERR_DENIED, NULL);
	in = report_of("2026");
	refused(late_report_send(&t.cx, &t.leader, &in, &id), ERR_STATE,
		"theo quý");
	in = report_of("2026-q4");
	refused(late_report_send(&t.cx, &t.leader, &in, &id), ERR_STATE,
		"Chưa hết quý IV");
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM late_report"),
			 0);
}

static void a_report_is_what_its_sender_saw(void **state)
{
	struct late_report_draft in;
	struct late_report_id id, again;
	struct late_report r;
	struct digest digest;
	const void *csv;
	struct seen s;
	size_t len;
	(void)state;

	at(12, 1, 540);
	in = report_of("2026-11");
	in.seen = "0000";
	refused(late_report_send(&t.cx, &t.leader, &in, &id), ERR_CONFLICT,
		"đã thay đổi");
	in = report_of("2026-11");
	is_ok(late_report_send(&t.cx, &t.leader, &in, &id));
	is_ok(late_report_send(&t.cx, &t.leader, &in, &again));
	assert_int_equal(id.v, again.v); /* a form sent twice */
	is_ok(late_report_open(&t.cx, &control, id, &r));
	is_ok(late_report_csv(&t.cx, id, &csv, &len));
	digest = sha256(csv, len);
	assert_true(digest_equal(&digest, &r.digest));
	s = look(NULL, "2026-11");
	assert_int_equal(r.totals.late, s.totals.late);
	assert_int_equal(r.totals.with_letter, s.totals.with_letter);
	assert_int_equal(r.totals.without_letter, s.totals.without_letter);
	assert_true(r.totals.with_letter > 0 && r.totals.without_letter > 0);
	assert_int_equal(r.version, 1);
	/* The sealed trail has the digest too: row and bytes are one. */
	assert_int_equal(trial_number(DB, arena_printf(t.cx.arena,
						       "SELECT COUNT(*) FROM"
						       " audit WHERE action ="
						       " 'late-report' AND"
						       " detail = '2026-11/1"
						       " %s'",
						       in.seen)),
			 1);
	refused(late_report_open(&t.cx, &t.stranger, id, &r), ERR_MISSING,
		"Không có báo cáo này");
}

static void a_second_report_is_another_version_with_a_reason(void **state)
{
	struct late_report_draft in;
	struct late_report_id id;
	struct late_report *list;
	int newest;
	size_t n;
	(void)state;

	at(12, 2, 540);
	in = report_of("2026-11");
	refused(late_report_send(&t.cx, &control, &in, &id), ERR_INPUT,
		"lý do báo cáo lại");
	in.reason = "Bổ sung thư xin lỗi đóng dấu sau ngày báo cáo.";
	is_ok(late_report_send(&t.cx, &control, &in, &id));
	is_ok(late_report_list(&t.cx, &t.leader, LATE_REPORTS_SENT, INT64_MAX,
			       &list, &n));
	assert_int_equal(n, 2);
	assert_int_equal(list[0].version, 2);
	assert_string_equal(list[0].reason, in.reason);
	assert_int_equal(list[1].version, 1);
	assert_int_equal(list[1].newest, 2);
	/* A day later the days late differ, and so do the bytes: both stay. */
	assert_false(digest_equal(&list[0].digest, &list[1].digest));
	is_ok(late_report_newest(&t.cx, t.leader.authority, &in.period,
				 &newest));
	assert_int_equal(newest, 2);
}

static void the_unit_above_acknowledges_once(void **state)
{
	struct actor above = t.leader, clerk_above;
	struct late_report *list, r;
	size_t n;
	(void)state;

	at(12, 3, 540);
	is_ok(late_report_list(&t.cx, &t.leader, LATE_REPORTS_SENT, INT64_MAX,
			       &list, &n));
	above.unit = above.authority = list[0].superior;
	above.roles = role_bit("CONTROL");
	assert_true(above.unit.v != t.leader.authority.v);
	clerk_above = above;
	clerk_above.roles = role_bit("CLERK");
	refused(late_report_acknowledge(&t.cx, &t.leader, list[0].id, ""),
		ERR_DENIED, "cơ quan nhận");
	refused(late_report_acknowledge(&t.cx, &clerk_above, list[0].id, ""),
		ERR_DENIED, NULL);
	refused(late_report_acknowledge(&t.cx, &t.stranger, list[0].id, ""),
		ERR_MISSING, NULL);
	assert_false(late_report_may_acknowledge(&t.leader, &list[0]));
	assert_true(late_report_may_acknowledge(&above, &list[0]));
	is_ok(late_report_acknowledge(&t.cx, &above, list[0].id, "Đã nhận đủ"));
	refused(late_report_acknowledge(&t.cx, &above, list[0].id, ""),
		ERR_STATE, "đã được xác nhận");
	is_ok(late_report_open(&t.cx, &t.leader, list[0].id, &r));
	assert_string_equal(r.note, "Đã nhận đủ");
	assert_true(r.received_at.s == t.cx.now.s);
	is_ok(late_report_list(&t.cx, &above, LATE_REPORTS_RECEIVED,
			       INT64_MAX, &list, &n));
	assert_int_equal(n, 2);
	assert_true(list[1].received_at.s == INSTANT_NONE.s);
	is_ok(late_report_list(&t.cx, &t.stranger, LATE_REPORTS_RECEIVED,
			       INT64_MAX, &list, &n));
	assert_int_equal(n, 0);
}

/* Last: takes the guards away, to put due dates where no clock puts them; what
 * a correction would have given counts for nothing. */
static void periods_begin_and_end_with_the_day_here(void **state)
{
	static const struct {
		const char *due, *finished; /* UTC */
		bool in_october, in_november, in_december;
	} cases[] = {
		{ "2026-10-31 16:59:59", NULL, true, false, false },
		{ "2026-10-31 17:00:00", NULL, false, true, false },
		{ "2026-11-30 16:59:59", NULL, false, true, false },
		{ "2026-11-30 17:00:00", NULL, false, false, true },
		/* The same day there, another one here. */
		{ "2026-11-12 16:00:00", "2026-11-12 17:00:00", false, true,
		  false },
		/* Another day there, the same one here. */
		{ "2026-11-12 23:00:00", "2026-11-13 16:59:59", false, false,
		  false },
	};
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	at(12, 20, 540);
	trial_sql(DB, "DROP TRIGGER dossier_reappointed_once");
	trial_sql(DB, "DROP TRIGGER dossier_adjusted_by_event");
	trial_sql(DB, "DROP TRIGGER dossier_late_stays_late");
	trial_sql(DB, "DROP TRIGGER dossier_follows_ledger");
	trial_sql(DB, "DROP TRIGGER dossier_is_what_its_event_says");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *finished = cases[i].finished ?
					       arena_printf(t.cx.arena, "'%s'",
							    cases[i].finished) :
					       "NULL";

		trial_sql(DB, arena_printf(t.cx.arena,
					   "UPDATE dossier SET due_at = '%s',"
					   " finished_at = %s, adjusted_due_at ="
					   " '2026-12-15 10:00:00', adjust_n = 1"
					   " WHERE id = %lld",
					   cases[i].due, finished,
					   (long long)d.id.v));
		if (is_late(&d, "2026-10") != cases[i].in_october ||
		    is_late(&d, "2026-11") != cases[i].in_november ||
		    is_late(&d, "2026-12") != cases[i].in_december)
			fail_msg("due %s, finished %s", cases[i].due, finished);
	}
}

static void what_was_sent_stays(void **state)
{
	static const char *const attempts[] = {
		"UPDATE late_report SET csv = 'x'",
		"UPDATE late_report SET late_n = 0",
		"DELETE FROM late_report",
		"UPDATE late_report_receipt SET note = 'x'",
		"DELETE FROM late_report_receipt",
	};
	(void)state;

	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++) {
		const char *sql = arena_printf(
			t.cx.arena,
			"BEGIN NOT ATOMIC DECLARE EXIT HANDLER FOR SQLSTATE"
			" '45000' SELECT 1; %s; SELECT 0; END",
			attempts[i]);

		if (trial_number(DB, sql) != 1)
			fail_msg("not refused: %s", attempts[i]);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, morning)
	const struct CMUnitTest tests[] = {
		TEST(periods_are_read_and_named),
		TEST(what_is_in_time_is_not_in_it),
		TEST(late_stays_late_after_a_new_appointment),
		TEST(whose_days_and_the_explanation_stand_beside_it),
		TEST(a_head_sees_the_lines_of_the_unit_only),
		TEST(the_register_has_the_numbers_of_the_year_in_order),
		TEST(only_a_period_that_is_over_is_reported),
		TEST(a_report_is_what_its_sender_saw),
		TEST(a_second_report_is_another_version_with_a_reason),
		TEST(the_unit_above_acknowledges_once),
		TEST(what_was_sent_stays),
		TEST(periods_begin_and_end_with_the_day_here),
	};

	return ward_run(DB, tests);
}
