/* What will be late is said in time, to the right ones, once: the sweep day by
 * day, over a weekend and a holiday, cut off and begun again. */
#include <string.h>

#include "../support/letters.h"
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/foresight/warning.h"

#define DB "motcua_trial_foresight"
#define MINE "account_id > 0"
#define HEAD "role = 'DEPT_HEAD'"
#define LEADER "role = 'UBND_LEADER'"

/* How many rows the server has read for this connection. */
STMT(q_rows_read, "", "i",
     "SELECT CAST(SUM(VARIABLE_VALUE) AS SIGNED)"
     " FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME IN"
     " ('HANDLER_READ_NEXT', 'HANDLER_READ_KEY', 'HANDLER_READ_RND_NEXT',"
     " 'HANDLER_READ_PREV', 'HANDLER_READ_RND')");

/* Thursday the 19th: three working days end on Wednesday the 25th, because the
 * 24th is a day off. */
static int thursday(void **state)
{
	(void)state;
	at(11, 19, 510);
	t.cx.fault = (struct fault){ 0 };
	trial_sql(DB, "DELETE FROM sweep_run");
	return 0;
}

static struct sweep page(void)
{
	struct sweep s;

	if (warning_sweep_page(&t.cx, &s) != OK)
		fail_msg("sweep: %s %s", t.cx.fault.message,
			 t.cx.fault.detail);
	assert_int_equal(s.uncovered, 0);
	return s;
}

static struct sweep sweep(void)
{
	struct sweep s = page();

	for (int i = 0; i < 100 && !s.is_done; i++)
		s = page();
	assert_true(s.is_done);
	return s;
}

static long long warned(const struct dossier *d, const char *where)
{
	return trial_number(
		DB, arena_printf(t.cx.arena,
				 "SELECT COUNT(*) FROM warning WHERE"
				 " dossier_id = %lld AND day = '%s' AND %s",
				 (long long)d->id.v,
				 day_iso(t.cx.arena, instant_day(t.cx.now)),
				 where));
}

static void on(unsigned dom)
{
	at(11, dom, 480);
	(void)sweep();
}

static void examined(struct dossier *d)
{
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_EXAMINING);
	assert_int_equal(instant_day(d->due_at).n, day_join(2026, 11, 25).n);
}

/* Whom and when */

static void the_holder_then_the_head_then_the_leader(void **state)
{
	struct dossier d;
	(void)state;

	examined(&d);
	on(19);
	assert_int_equal(warned(&d, "offset_n = -3 AND " MINE), 1);
	assert_int_equal(warned(&d, "1"), 1);
	on(20);
	assert_int_equal(warned(&d, "offset_n = -2 AND " MINE), 1);
	assert_int_equal(warned(&d, "1"), 1);
	on(21); /* Saturday */
	assert_int_equal(warned(&d, "1"), 0);
	on(23);
	assert_int_equal(warned(&d, "offset_n = -1 AND " MINE), 1);
	assert_int_equal(warned(&d, "offset_n = -1 AND " HEAD), 1);
	assert_int_equal(warned(&d, "1"), 2);
	on(24); /* a day off */
	assert_int_equal(warned(&d, "1"), 0);
	on(25);
	assert_int_equal(warned(&d, "offset_n = 0"), 2);
	on(26);
	assert_int_equal(warned(&d, "offset_n = 1 AND " LEADER), 1);
	assert_int_equal(warned(&d, "offset_n = 1"), 3);
	on(27);
	assert_int_equal(warned(&d, "offset_n = 2 AND " LEADER), 0);
	assert_int_equal(warned(&d, "offset_n = 2"), 2);
}

static void the_apology_is_due_one_working_day_before(void **state)
{
	struct dossier d;
	(void)state;

	examined(&d);
	on(20);
	assert_int_equal(warned(&d, "needs_apology = 1"), 0);
	on(23);
	assert_int_equal(warned(&d, "needs_apology = 1"), 2);
	on(26);
	assert_int_equal(warned(&d, "needs_apology = 1"), 3);
}

static void at_the_desk_its_head_and_the_resolving_unit_s(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	on(23);
	assert_int_equal(warned(&d, MINE), 1);
	assert_int_equal(warned(&d, "role = 'RECEPTION_HEAD'"), 1);
	assert_int_equal(warned(&d, HEAD), 1);
	assert_int_equal(warned(&d, "1"), 3);
}

static void an_unassigned_one_warns_the_head_in_the_holder_s_place(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_UNASSIGNED);
	on(19);
	assert_int_equal(warned(&d, "offset_n = -3 AND matter = 'due' AND " HEAD),
			 1);
	assert_int_equal(warned(&d, MINE), 0);
}

static void what_waits_for_the_seal_warns_the_clerk(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_FOR_SEAL);
	on(20);
	assert_int_equal(warned(&d, "role = 'CLERK' AND offset_n = -2"), 1);
}

static void who_takes_over_is_warned_too(void **state)
{
	struct dossier d;
	(void)state;

	examined(&d);
	on(23);
	assert_int_equal(warned(&d, MINE), 1);
	assert_int_equal(trial_move(&t, &d, MOVE_REASSIGN), OK);
	at(11, 23, 600);
	assert_true(sweep().warnings > 0);
	assert_int_equal(warned(&d, MINE " AND offset_n = -1"), 2);
}

static void the_late_are_told_again_less_often(void **state)
{
	struct dossier d;
	(void)state;

	examined(&d);
	t.cx.now = instant_at(day_join(2026, 12, 3), 480); /* +6 */
	(void)sweep();
	assert_int_equal(warned(&d, "offset_n = 6 AND " MINE), 1);
	assert_int_equal(warned(&d, "offset_n = 6 AND " HEAD), 1);
	assert_int_equal(warned(&d, "offset_n = 6 AND " LEADER), 1);
	t.cx.now = instant_at(day_join(2026, 12, 4), 480);
	(void)sweep();
	assert_int_equal(warned(&d, MINE), 1);
	assert_int_equal(warned(&d, "1"), 1);
}

/* Pauses */

static void a_paused_one_is_silent_and_warned_of_anew_afterwards(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	for (unsigned dom = 19; dom <= 27; dom++) {
		on(dom);
		assert_int_equal(warned(&d, "1"), 0);
	}
	assert_int_equal(trial_move(&t, &d, MOVE_TAKE_SUPPLEMENT), OK);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 27, 900);
	(void)sweep(); /* again three days */
	assert_int_equal(warned(&d, "offset_n = -3 AND " MINE), 1);
}

static void what_was_late_before_the_pause_stays_warned_of(void **state)
{
	struct dossier d;
	(void)state;

	examined(&d);
	at(11, 26, 480);
	assert_int_equal(trial_move(&t, &d, MOVE_ASK_PAYMENT), OK);
	assert_int_equal(d.clock, CLOCK_PAUSED);
	on(27);
	assert_int_equal(warned(&d, "matter = 'due' AND offset_n = 2"), 2);
}

static void a_finished_one_is_left_alone(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_READY);
	on(26);
	assert_int_equal(warned(&d, "1"), 0);
}

/* When it has come to it */

static void the_late_owe_an_explanation_once(void **state)
{
	struct dossier d;
	const char *sql;
	(void)state;

	examined(&d);
	sql = arena_printf(t.cx.arena,
			   "SELECT COUNT(*) FROM explanation WHERE dossier_id"
			   " = %lld AND late_since = '2026-11-26'",
			   (long long)d.id.v);
	on(25);
	assert_int_equal(trial_number(DB, sql), 0);
	on(26);
	assert_int_equal(trial_number(DB, sql), 1);
	on(27);
	assert_int_equal(trial_number(DB, sql), 1);
}

static void a_new_appointment_is_warned_of_by_its_own_day(void **state)
{
	struct letter_draft in;
	struct letter_id id;
	struct dossier d;
	struct step step;
	(void)state;

	examined(&d);
	at(11, 26, 480);
	in = letter_of(&d);
	in.new_due = day_join(2026, 12, 1);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	is_ok(letter_goes_on(&t.handler, id, LETTER_SUBMIT, 0));
	is_ok(letter_goes_on(&t.leader, id, LETTER_SIGN, 0));
	trial_reload(&t, &d);
	step = trial_step(&t, &d, MOVE_REAPPOINT);
	is_ok(dossier_move(&t.cx, &t.desk2, d.id, &step));
	on(27);
	assert_int_equal(warned(&d, "matter = 'again' AND " MINE), 1);
	assert_int_equal(warned(&d, "matter = 'again'"), 1);
	t.cx.now = instant_at(day_join(2026, 12, 2), 480);
	(void)sweep();
	assert_int_equal(warned(&d, "matter = 'again' AND offset_n = 1"), 3);
	assert_int_equal(trial_number(DB, arena_printf(
					 t.cx.arena,
					 "SELECT COUNT(*) FROM explanation WHERE"
					 " dossier_id = %lld AND round = 2",
					 (long long)d.id.v)),
			 1);
}

/* Limits of others */

static void who_was_asked_is_warned_then_the_lead_unit(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_CONSULTING); /* one hour */
	on(19);
	assert_int_equal(warned(&d, "matter = 'request' AND subject = 1 AND"
				    " offset_n = 0"),
			 1);
	at(11, 19, 600);
	(void)sweep();
	assert_int_equal(warned(&d, "matter = 'request' AND offset_n = 1"), 2);
	assert_int_equal(trial_move(&t, &d, MOVE_ANSWER), OK);
	on(20);
	assert_int_equal(warned(&d, "matter = 'request'"), 0);
}

static void a_supplement_whose_limit_has_passed_is_the_lead_s(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_SUPPLEMENT); /* until 19 December */
	t.cx.now = instant_at(day_join(2026, 12, 18), 480);
	(void)sweep();
	assert_int_equal(warned(&d, "1"), 0);
	t.cx.now = instant_at(day_join(2026, 12, 21), 480);
	(void)sweep();
	assert_int_equal(warned(&d, "matter = 'supplement' AND " HEAD), 1);
	assert_int_equal(warned(&d, "1"), 1);
}

static void an_approved_supplement_goes_out_the_same_day(void **state)
{
	struct dossier d;
	(void)state;

	examined(&d);
	assert_int_equal(trial_move(&t, &d, MOVE_PROPOSE_SUPPLEMENT), OK);
	on(19);
	assert_int_equal(trial_move(&t, &d, MOVE_APPROVE_SUPPLEMENT), OK);
	at(11, 19, 1000);
	(void)sweep();
	assert_int_equal(warned(&d, "matter = 'unsent'"), 0);
	on(20);
	assert_int_equal(warned(&d, "matter = 'unsent' AND"
				    " role = 'RECEPTION_HEAD'"),
			 1);
	on(23);
	assert_int_equal(warned(&d, "matter = 'unsent' AND offset_n = 2"), 1);
}

static void a_wish_to_withdraw_is_decided_the_next_day(void **state)
{
	struct dossier d;
	(void)state;

	examined(&d);
	assert_int_equal(trial_move(&t, &d, MOVE_WITHDRAW), OK);
	on(19);
	assert_int_equal(warned(&d, "matter = 'wish'"), 0);
	on(20);
	assert_int_equal(warned(&d, "matter = 'wish' AND " HEAD), 1);
	assert_int_equal(warned(&d, "matter = 'wish'"), 1);
	on(23);
	assert_int_equal(warned(&d, "matter = 'wish' AND " LEADER), 1);
	assert_int_equal(trial_move(&t, &d, MOVE_WITHDRAW_NO), OK);
	on(25);
	assert_int_equal(warned(&d, "matter = 'wish'"), 0);
}

static void paper_is_accepted_the_same_day_after_three_the_next(void **state)
{
	struct dossier early, late;
	(void)state;

	trial_receive(&t, &early);
	trial_receive(&t, &late);
	at(11, 19, 15 * 60);
	assert_int_equal(trial_move(&t, &early, MOVE_FORWARD), OK);
	t.cx.now.s++; /* "sau 15 giờ" */
	assert_int_equal(trial_move(&t, &late, MOVE_FORWARD), OK);
	at(11, 19, 1100);
	(void)sweep();
	assert_int_equal(warned(&early, "matter = 'transit'"), 0);
	on(20);
	assert_int_equal(warned(&early, "matter = 'transit'"), 2);
	assert_int_equal(warned(&late, "matter = 'transit'"), 0);
	on(23);
	assert_int_equal(warned(&late, "matter = 'transit'"), 2);
	assert_int_equal(trial_move(&t, &late, MOVE_ACCEPT), OK);
	on(25);
	assert_int_equal(warned(&late, "matter = 'transit'"), 0);
}

/* Whoever was received under a rule is judged by it, though it has ended since:
 * one such dossier stopped the sweep of all. */
static void a_rule_that_has_ended_holds_for_who_was_received_under_it(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_sql(DB, "UPDATE rule SET valid_to ="
		      " '2026-11-19' WHERE code = 'transfer_cutoff_minute' AND"
		      " valid_to IS NULL");
	at(11, 20, 480);
	assert_int_equal(trial_move(&t, &d, MOVE_FORWARD), OK);
	on(23);
	assert_int_equal(warned(&d, "matter = 'transit'"), 2);
	trial_sql(DB, "UPDATE rule SET valid_to = NULL"
		      " WHERE code = 'transfer_cutoff_minute' AND valid_to ="
		      " '2026-11-19'");
}

/* Once */

static void nothing_new_twice_the_same_day(void **state)
{
	struct dossier d;
	struct sweep s;
	long long before;
	(void)state;

	examined(&d);
	on(23);
	before = trial_number(DB, "SELECT COUNT(*) FROM warning");
	s = page(); /* the same hour */
	assert_true(s.is_idle);
	at(11, 23, 600);
	s = sweep();
	assert_true(s.dossiers > 0);
	assert_int_equal(s.warnings, 0);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM warning"),
			 before);
}

static void a_sweep_cut_off_goes_on_where_it_was(void **state)
{
	struct dossier d;
	struct sweep first, rest;
	long long open;
	(void)state;

	for (int i = 0; i < SWEEP_PAGE; i++)
		trial_receive(&t, &d);
	open = trial_number(DB, "SELECT COUNT(*) FROM dossier"
				" WHERE finished_at IS NULL");
	at(11, 23, 480);
	first = page();
	assert_false(first.is_done);
	assert_int_equal(first.page_dossiers, SWEEP_PAGE);
	/* Another connection, as after a restart; an hour later. */
	db_close(t.cx.db);
	arena_free(t.cx.arena);
	trial_join(&t, DB);
	at(11, 23, 540);
	rest = sweep();
	assert_int_equal(rest.run, first.run);
	assert_int_equal(rest.dossiers, open);
	assert_int_equal(warned(&d, "offset_n = -1"), 3);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM (SELECT 1 FROM"
					  " warning GROUP BY dossier_id, matter,"
					  " subject, limit_day, offset_n,"
					  " account_id, unit_id, role HAVING"
					  " COUNT(*) > 1) doubles"),
			 0);
}

static void a_new_day_does_not_go_on_with_yesterday_s(void **state)
{
	struct sweep first;
	(void)state;

	at(11, 19, 1430);
	first = page();
	assert_false(first.is_done); /* more than a page is open by now */
	at(11, 20, 1);
	assert_true(page().run != first.run);
}

static int64_t rows_read(void)
{
	int64_t n;

	assert_int_equal(db_one(&t.cx, q_rows_read, &n), OK);
	return n;
}

static int64_t cost_of_sweep(unsigned dom)
{
	int64_t before;

	at(11, dom, 480);
	(void)sweep();
	at(11, dom, 600);
	before = rows_read();
	(void)sweep();
	return rows_read() - before;
}

static void its_cost_is_that_of_the_open_ones(void **state)
{
	int64_t few, many;
	(void)state;

	few = cost_of_sweep(20);
	trial_sql(DB,
		  "INSERT INTO dossier (code, authority_id, day, seq, desk_id,"
		  " lead_unit_id, version_id, rule_set, channel, receive_way,"
		  " received_at, term_unit, term_halves, first_due_at,"
		  " receipt_nonce, secret_digest, token_digest, state,"
		  " holder_unit_id, clock, due_at, finished_at, returned_at,"
		  " steps_done, last_seq, last_at, last_hash, version, seat_id,"
		  " seat_desk_id, seat_lead_id) SELECT CONCAT('K', s.seq),"
		  " d.authority_id, '2020-01-01', s.seq, d.desk_id,"
		  " d.lead_unit_id, d.version_id, d.rule_set, d.channel,"
		  " d.receive_way, d.received_at, d.term_unit, d.term_halves,"
		  " d.first_due_at, d.receipt_nonce, d.secret_digest,"
		  " UNHEX(SHA2(s.seq, 256)), 'DA_TRA_KQ', d.holder_unit_id,"
		  " 'stopped', d.due_at, '2020-02-01', '2020-02-01', 5,"
		  " d.last_seq, d.last_at, d.last_hash, d.version, d.seat_id,"
		  " d.seat_desk_id, d.seat_lead_id FROM seq_1_to_30000 s JOIN"
		  " (SELECT * FROM dossier ORDER BY id LIMIT 1) d");
	many = cost_of_sweep(23);
	/* Not the same day: what is looked up for warnings differs a little. */
	if (many > 2 * few)
		fail_msg("%lld rows read, before 30000 closed ones %lld",
			 (long long)many, (long long)few);
}

/* Seen */

static void each_sees_their_own_and_marks_it_once(void **state)
{
	struct warning *list;
	struct dossier d;
	int64_t before, after;
	size_t n;
	(void)state;

	examined(&d);
	on(23);
	assert_int_equal(warnings_unseen(&t.cx, &t.handler, &before), OK);
	assert_int_equal(warnings_of(&t.cx, &t.handler, false, 0, &list, &n),
			 OK);
	assert_true(n > 0 && before > 0);
	assert_string_equal(list[0].code, d.code);
	assert_true(list[0].is_mine && !list[0].is_seen);
	assert_true(list[0].needs_apology);
	assert_string_equal(warning_words(t.cx.arena, &list[0]),
			    "Còn 1 ngày làm việc đến hạn trả kết quả");
	assert_int_equal(warning_see(&t.cx, &t.handler2, list[0].id),
			 ERR_MISSING);
	assert_int_equal(warning_see(&t.cx, &t.stranger, list[0].id),
			 ERR_MISSING);
	assert_int_equal(warning_see(&t.cx, &t.handler, list[0].id), OK);
	assert_int_equal(warning_see(&t.cx, &t.handler, list[0].id), OK);
	assert_int_equal(warnings_unseen(&t.cx, &t.handler, &after), OK);
	if (before < WARNING_COUNT_MAX)
		assert_int_equal(after, before - 1);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM audit WHERE"
					  " action = 'warning-seen'"),
			 1);
}

static void unseen_ones_first_and_page_by_page(void **state)
{
	struct warning *list;
	struct dossier d;
	int64_t last = 0, ids = 0;
	bool was_seen = false;
	size_t n;
	(void)state;

	examined(&d);
	on(23);
	assert_int_equal(warnings_of(&t.cx, &t.head, false, 0, &list, &n), OK);
	assert_int_equal(n, WARNING_PAGE + 1);
	assert_int_equal(warnings_see_until(&t.cx, &t.head, list[5].id), OK);
	assert_int_equal(warnings_of(&t.cx, &t.head, false, 0, &list, &n), OK);
	assert_false(list[0].is_seen);
	assert_true(list[5].is_seen);
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(warnings_of(&t.cx, &t.head, was_seen, last,
					     &list, &n),
				 OK);
		ids += (int64_t)(n > WARNING_PAGE ? WARNING_PAGE : n);
		if (n <= WARNING_PAGE)
			break;
		last = list[WARNING_PAGE - 1].id;
		was_seen = list[WARNING_PAGE - 1].is_seen;
	}
	assert_int_equal(ids,
			 trial_number(DB, arena_printf(
					 t.cx.arena,
					 "SELECT COUNT(*) FROM warning WHERE"
					 " account_id = %lld OR (unit_id = %lld"
					 " AND role IN ('DEPT_HEAD',"
					 " 'HANDLER'))",
					 (long long)t.head.id.v,
					 (long long)t.head.unit.v)));
}

/* Rows by date */

static void an_escalation_row_counts_from_its_day(void **state)
{
	struct dossier d;
	(void)state;

	examined(&d);
	trial_sql(DB, "INSERT INTO escalation (matter, whom, from_n,"
		      " valid_from, to_n, every_n, legal_basis) VALUES ('due',"
		      " 'leader', -3, '2026-11-20', 0, 1, 'Quy chế mới')");
	on(19);
	assert_int_equal(warned(&d, LEADER), 0);
	on(20);
	assert_int_equal(warned(&d, LEADER " AND offset_n = -2"), 1);
	trial_sql(DB, "DELETE FROM escalation WHERE legal_basis ="
		      " 'Quy chế mới'");
}

static void a_row_warns_at_its_newest_point(void **state)
{
	const struct escalation e = { MATTER_DUE, WHOM_LEADER, 1,
				      ESCALATION_ALWAYS, 5 };
	int point = 99;
	(void)state;

	assert_false(escalation_point(&e, 0, &point));
	assert_int_equal(point, 99);
	assert_true(escalation_point(&e, 1, &point));
	assert_int_equal(point, 1);
	assert_true(escalation_point(&e, 5, &point));
	assert_int_equal(point, 1);
	assert_true(escalation_point(&e, 6, &point));
	assert_int_equal(point, 6);
}

#define TEST(f) cmocka_unit_test_setup(f, thursday)

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* First: it is seen where no other dossier has read the rule. */
		TEST(a_rule_that_has_ended_holds_for_who_was_received_under_it),
		TEST(the_holder_then_the_head_then_the_leader),
		TEST(the_apology_is_due_one_working_day_before),
		TEST(at_the_desk_its_head_and_the_resolving_unit_s),
		TEST(an_unassigned_one_warns_the_head_in_the_holder_s_place),
		TEST(what_waits_for_the_seal_warns_the_clerk),
		TEST(who_takes_over_is_warned_too),
		TEST(the_late_are_told_again_less_often),
		TEST(a_paused_one_is_silent_and_warned_of_anew_afterwards),
		TEST(what_was_late_before_the_pause_stays_warned_of),
		TEST(a_finished_one_is_left_alone),
		TEST(the_late_owe_an_explanation_once),
		TEST(who_was_asked_is_warned_then_the_lead_unit),
		TEST(a_supplement_whose_limit_has_passed_is_the_lead_s),
		TEST(an_approved_supplement_goes_out_the_same_day),
		TEST(a_wish_to_withdraw_is_decided_the_next_day),
		TEST(paper_is_accepted_the_same_day_after_three_the_next),
		TEST(nothing_new_twice_the_same_day),
		TEST(each_sees_their_own_and_marks_it_once),
		TEST(an_escalation_row_counts_from_its_day),
		TEST(a_row_warns_at_its_newest_point),
		TEST(a_sweep_cut_off_goes_on_where_it_was),
		TEST(unseen_ones_first_and_page_by_page),
		TEST(a_new_day_does_not_go_on_with_yesterday_s),
		TEST(its_cost_is_that_of_the_open_ones),
		/* Last: it takes the guard away. */
		TEST(a_new_appointment_is_warned_of_by_its_own_day),
	};

	return ward_run(DB, tests);
}
