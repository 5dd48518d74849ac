/* The daily facts: counted as the ledger grows, turn by turn and cut anywhere,
 * they are what counting from zero gives; what was stated stays, and what comes
 * to be known later stands beside it.  tests/http/figures.mjs has the second,
 * slow implementation over a whole instance. */
#include <stdlib.h>
#include <string.h>

#include "../support/letters.h"
#include "db/db.h"
#include "domain/figures/board.h"
#include "domain/figures/fold.h"
#include "domain/figures/keep.h"

#define DB "motcua_trial_figures"
#define SUM(what) "SELECT COALESCE(SUM(" what "), 0) FROM figure_day"

static struct figures_turn turn(bool at_once)
{
	struct figures_turn turn;

	is_ok(figures_turn(&t.cx, at_once, &turn));
	return turn;
}

/* Counts all there is; how many facts were stated again. */
static int64_t count(void)
{
	int64_t restated = 0;
	struct figures_turn u;

	is_ok(figures_take(&t.cx));
	do {
		u = turn(true);
		restated += u.restated;
	} while (!u.is_idle);
	return restated;
}

static struct figures_check checked(bool mends)
{
	struct figures_check c;

	is_ok(figures_check(&t.cx, mends, NULL, &c));
	return c;
}

static void as_from_zero(void)
{
	struct figures_check c = checked(false);

	assert_true(c.has_counted);
	if (c.faults)
		fail_msg("%lld facts differ, first: %s", (long long)c.faults,
			 c.first);
}

static void only_what_is_old_enough_is_counted(void **state)
{
	struct dossier d;
	(void)state;

	at(11, 2, 480);
	trial_receive(&t, &d);
	turn(false); /* takes the mark */
	t.cx.now.s += FIGURES_AGE_S;
	assert_true(turn(false).is_idle);
	assert_false(checked(false).has_counted);
	t.cx.now.s++;
	assert_false(turn(false).is_idle);
	assert_int_equal(ward_number(SUM("received")), 1);
	/* As of the moment of the mark, not of the counting. */
	assert_int_equal(ward_number("SELECT as_of = '2026-11-02 01:00:00'"
				     " FROM figure_mark"),
			 1);
	as_from_zero();
}

/* On time, early, late, by the day; open ones fall late by themselves. */
static void lateness_goes_by_the_day(void **state)
{
	struct dossier d, e, f;
	(void)state;

	at(11, 2, 480);
	trial_receive(&t, &d);
	trial_receive(&t, &e);
	trial_receive(&t, &f);
	at(11, 4, 480);
	trial_reach(&t, &d, STATE_READY);
	at(11, 5, 1000); /* the third working day */
	trial_reach(&t, &e, STATE_READY);
	count();
	assert_int_equal(ward_number(SUM("early")), 1);
	assert_int_equal(ward_number(SUM("on_time")), 1);
	/* Told ahead, of a day to come … */
	assert_int_equal(
		ward_number(SUM("late_began") " WHERE day = '2026-11-06'"), 2);
	assert_int_equal(
		ward_number(SUM("late_began") " WHERE day < '2026-11-06'"), 0);
	at(11, 6, 480);
	trial_reach(&t, &f, STATE_READY);
	count();
	assert_int_equal(ward_number(SUM("late")), 1);
	assert_int_equal(
		ward_number(SUM("late_began - late_ended")
			    " WHERE day <= '2026-11-06'"),
		1); /* of the first test */
	assert_true(ward_number(SUM("own_minutes")) > 0);
	as_from_zero();
}

static void a_paused_one_falls_late_on_no_day(void **state)
{
	struct dossier d;
	long long before;
	(void)state;

	before = ward_number(SUM("late_began"));
	at(11, 9, 480);
	trial_receive(&t, &d);
	count();
	assert_int_equal(ward_number(SUM("late_began")), before + 1);
	at(11, 9, 600);
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	count();
	assert_int_equal(ward_number(SUM("late_began")), before);
	assert_int_equal(ward_number(SUM("paused - resumed")), 1);
	at(11, 20, 600);
	is_ok(trial_move(&t, &d, MOVE_TAKE_SUPPLEMENT));
	count();
	assert_int_equal(ward_number(SUM("late_began")), before + 1);
	assert_int_equal(ward_number(SUM("paused - resumed")), 0);
	as_from_zero();
}

static bool is_named_in_october(int64_t *received)
{
	const struct board_filter all = { "", "", "" };
	struct board_group *groups;
	struct period month;
	struct board b;
	size_t n;

	assert_true(period_parse("2026-10", &month));
	is_ok(board_begin(&t.cx, &b));
	is_ok(board_load(&t.cx, &month, &all, &b));
	board_groups(t.cx.arena, &b, BY_PROCEDURE, &groups, &n);
	assert_int_equal(n, 1);
	*received = board_cell(&groups[0], CELL_RECEIVED);
	return strcmp(groups[0].code, TRIAL_PROCEDURE) == 0;
}

/* A procedure that few had, or of which a few were late, tells who it was. */
static void a_procedure_is_named_where_many_had_it(void **state)
{
	struct dossier d[6];
	int64_t received;
	(void)state;

	for (int i = 0; i < 6; i++) {
		at(10, 5, 480);
		trial_receive(&t, &d[i]);
		if (i < 5) {
			at(10, 6, 480);
			trial_reach(&t, &d[i], STATE_READY);
		}
		at(11, 21, 480);
		count();
		/* The sixth falls late on the 9th, told or not. */
		assert_int_equal(is_named_in_october(&received), i == 4);
		assert_int_equal(received, i + 1);
	}
	assert_true(figures_may_name(5, 0, 0));
	assert_true(figures_may_name(0, 5, 5));
	assert_false(figures_may_name(4, 4, 0));
	assert_false(figures_may_name(50, 50, 4));
	as_from_zero();
}

static void a_rate_is_whole_only_when_it_is(void **state)
{
	(void)state;
	assert_int_equal(board_tenths(2, 3), 667);
	assert_int_equal(board_tenths(9999, 10000), 999);
	assert_int_equal(board_tenths(1, 10000), 1);
	assert_int_equal(board_tenths(0, 7), 0);
	assert_int_equal(board_tenths(7, 7), 1000);
	assert_int_equal(board_tenths(0, 0), 0);
}

/* Some step of a life, if it has any left. */
static void live_on(struct dossier *d)
{
	static const enum state goals[] = { STATE_EXAMINING, STATE_FOR_APPROVAL,
					    STATE_SUPPLEMENT, STATE_PAYMENT,
					    STATE_WITHDRAWN, STATE_DISCONTINUED,
					    STATE_READY };
	enum state goal = goals[trial_pick(7)];

	if (goal == STATE_SUPPLEMENT && d->supplement_n)
		goal = STATE_READY; /* papers are asked for once */
	if (d->state == STATE_SUPPLEMENT)
		is_ok(trial_move(&t, d, MOVE_TAKE_SUPPLEMENT));
	else if (d->state == STATE_PAYMENT)
		is_ok(trial_move(&t, d, MOVE_PAID));
	else if (d->state == STATE_FOR_APPROVAL)
		trial_reach(&t, d, STATE_READY);
	else if (d->state == STATE_READY)
		trial_reach(&t, d, STATE_RETURNED);
	else if (d->state < STATE_EXAMINING ||
		 (d->state == STATE_EXAMINING && goal != STATE_EXAMINING))
		trial_reach(&t, d, goal);
}

/* Lives of all kinds side by side, the facts brought up at any moment. */
static void any_history_is_what_counting_from_zero_gives(void **state)
{
	struct dossier lives[24];
	size_t n = 0;
	int64_t turns = 0;
	(void)state;

	for (unsigned day = 20; day < 55; day++) {
		at(day < 30 ? 11 : 12, day < 30 ? day : day - 29, 480);
		if (n < 24)
			trial_receive(&t, &lives[n++]);
		for (int i = 0; i < 2; i++) {
			t.cx.now.s += 60 * (1 + trial_pick(60));
			live_on(&lives[trial_pick((unsigned)n)]);
		}
		if (trial_pick(3))
			continue;
		is_ok(figures_take(&t.cx));
		turn(true); /* and no further: cut off */
		turns++;
		if (!trial_pick(3))
			as_from_zero();
	}
	count();
	as_from_zero();
	print_message("%zu lives, %lld turns\n", n, (long long)turns);
	/* received = ended + open, of every line at any day: by construction,
	 * and so it is of the dossiers themselves. */
	assert_int_equal(ward_number(SUM("received - early - on_time - late"
					 " - withdrawn - stopped")),
			 ward_number("SELECT COUNT(*) FROM dossier"
				     " WHERE finished_at IS NULL"));
	assert_int_equal(ward_number("SELECT SUM(received) FROM figure_month"),
			 ward_number("SELECT COUNT(*) FROM dossier"));
}

static void what_comes_late_is_stated_beside(void **state)
{
	struct dossier d;
	long long rows, day;
	(void)state;

	at(12, 28, 480);
	trial_receive(&t, &d);
	count();
	at(12, 30, 480);
	count();
	rows = ward_number("SELECT COUNT(*) FROM figure_day");
	day = ward_number(SUM("received")
			  " WHERE day = '2026-12-28' AND statement = 0");
	/* Written now, of a day that was stated: an import, a repair. */
	at(12, 28, 600);
	trial_receive(&t, &d);
	at(12, 30, 500);
	assert_true(count() > 0);
	assert_int_equal(ward_number(SUM("received")
				     " WHERE day = '2026-12-28'"
				     " AND statement = 0"),
			 day);
	assert_int_equal(ward_number(SUM("received")
				     " WHERE day = '2026-12-28'"),
			 day + 1);
	assert_int_equal(ward_number("SELECT COUNT(*) FROM figure_day WHERE"
				     " day = '2026-12-28' AND statement = 1"
				     " AND stated_at ="
				     " '2026-12-30 01:20:00'"),
			 1);
	assert_true(ward_number("SELECT COUNT(*) FROM figure_day") > rows);
	as_from_zero();
}

static void a_stated_day_is_changed_by_nobody(void **state)
{
	static const char *const wrongs[] = {
		"UPDATE figure_day SET late = late - 1 WHERE day = '2026-11-06'",
		"UPDATE figure_day SET statement = 7 WHERE day >= (SELECT open_day FROM"
		" figure_mark)",
		"DELETE FROM figure_day WHERE day = '2026-11-06'",
		"UPDATE figure_mark SET event_to = 0",
		"UPDATE figure_mark SET open_day = '2026-01-01'",
		"UPDATE figure_mark SET as_of = NULL",
	};
	(void)state;

	for (size_t i = 0; i < sizeof(wrongs) / sizeof(wrongs[0]); i++) {
		const char *tried = arena_printf(
			t.cx.arena,
			"BEGIN NOT ATOMIC DECLARE EXIT HANDLER FOR SQLSTATE"
			" '45000' INSERT INTO tried VALUES (1); %s; END",
			wrongs[i]);

		ward_sql("CREATE OR REPLACE TABLE tried (n INT)");
		ward_sql(tried);
		if (ward_number("SELECT COUNT(*) FROM tried") != 1)
			fail_msg("could be done: %s", wrongs[i]);
	}
	ward_sql("DROP TABLE tried");
}

/* Whoever takes the guards away is found, and what differs is stated. */
static void what_was_changed_by_hand_is_found_and_mended(void **state)
{
	(void)state;

	ward_sql("UPDATE figure_month SET late = late + 1 LIMIT 1");
	assert_int_equal(checked(false).faults, 2); /* not one, nor the other */
	checked(true);
	as_from_zero();
	ward_sql("INSERT INTO figure_day (day, authority_id, unit_id,"
		 " version_id, channel, statement, stated_at, late)"
		 " SELECT day, authority_id, unit_id, version_id, channel, 9,"
		 " stated_at, -1 FROM figure_day WHERE late > 0 LIMIT 1");
	assert_true(checked(false).faults > 0);
	assert_non_null(strstr(checked(false).first, "tre_han"));
	checked(true);
	as_from_zero();
}

/* The fold alone: a date that moved by right, one that was late before it was
 * paused, and an apology that came too early. */
static struct instant on(unsigned dom)
{
	return instant_at(day_join(2026, 3, dom), 600);
}

static int64_t told(const struct fold_event *e, size_t n, enum figure what,
		    unsigned from, unsigned to)
{
	struct flow flows[FLOWS_OF(8)];
	size_t end, flows_n = fold_life(e, n, flows, &end);
	int64_t sum = 0;

	for (size_t i = 0; i < flows_n; i++) {
		if (flows[i].what == what &&
		    flows[i].day.n >= instant_day(on(from)).n &&
		    flows[i].day.n <= instant_day(on(to)).n)
			sum += flows[i].n;
	}
	return sum;
}

static void the_fold_knows_the_odd_lives(void **state)
{
	const struct fold_event moved[] = {
		{ .move = MOVE_RECEIVE, .to = STATE_RECEIVED, .at = on(2),
		  .due_after = on(5) },
		{ .move = MOVE_RECALENDAR, .to = STATE_RECEIVED, .at = on(9),
		  .due_after = on(12) },
		{ .move = MOVE_RELEASE, .to = STATE_READY, .at = on(12),
		  .due_after = on(12) },
	};
	const struct fold_event waits[] = {
		{ .move = MOVE_RECEIVE, .to = STATE_RECEIVED, .at = on(2),
		  .due_after = on(5) },
		{ .move = MOVE_ASK_SUPPLEMENT, .to = STATE_SUPPLEMENT,
		  .at = on(9), .due_after = INSTANT_NONE, .is_paused = true },
		{ .move = MOVE_LETTER, .to = STATE_SUPPLEMENT, .at = on(10),
		  .due_after = INSTANT_NONE, .is_paused = true },
		{ .move = MOVE_SUPPLEMENT_EXPIRED, .to = STATE_DISCONTINUED,
		  .at = on(20), .due_after = INSTANT_NONE },
	};
	/* An older release kept the date while the clock stood. */
	const struct fold_event stands[] = {
		{ .move = MOVE_RECEIVE, .to = STATE_RECEIVED, .at = on(2),
		  .due_after = on(5) },
		{ .move = MOVE_ASK_PAYMENT, .to = STATE_PAYMENT, .at = on(3),
		  .due_after = on(5), .is_paused = true },
	};
	const struct fold_event early[] = {
		{ .move = MOVE_RECEIVE, .to = STATE_RECEIVED, .at = on(2),
		  .due_after = on(5) },
		{ .move = MOVE_LETTER, .to = STATE_RECEIVED, .at = on(4),
		  .due_after = on(5) },
	};
	(void)state;

	assert_int_equal(told(moved, 3, FIG_LATE_BEGAN, 6, 6), 1);
	assert_int_equal(told(moved, 3, FIG_LATE_ENDED, 9, 9), 1);
	assert_int_equal(told(moved, 3, FIG_LATE_BEGAN, 1, 31), 1);
	assert_int_equal(told(moved, 3, FIG_ON_TIME, 12, 12), 1);
	assert_int_equal(told(waits, 4, FIG_LATE_BEGAN, 6, 6), 1);
	assert_int_equal(told(waits, 4, FIG_LATE_ENDED, 20, 20), 1);
	assert_int_equal(told(waits, 4, FIG_LATE_ENDED, 1, 19), 0);
	assert_int_equal(told(waits, 4, FIG_STOPPED, 20, 20), 1);
	assert_int_equal(told(waits, 4, FIG_ENDED_LATE, 20, 20), 1);
	assert_int_equal(told(waits, 4, FIG_LETTERS, 10, 10), 1);
	assert_int_equal(told(stands, 2, FIG_LATE_BEGAN, 1, 31), 0);
	assert_int_equal(told(stands, 2, FIG_PAUSED, 3, 3), 1);
	assert_int_equal(told(early, 2, FIG_LETTERS, 1, 5), 0);
	assert_int_equal(told(early, 2, FIG_LETTERS, 6, 6), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_is_old_enough_is_counted),
		cmocka_unit_test(lateness_goes_by_the_day),
		cmocka_unit_test(a_paused_one_falls_late_on_no_day),
		cmocka_unit_test(a_procedure_is_named_where_many_had_it),
		cmocka_unit_test(a_rate_is_whole_only_when_it_is),
		cmocka_unit_test(any_history_is_what_counting_from_zero_gives),
		cmocka_unit_test(what_comes_late_is_stated_beside),
		cmocka_unit_test(a_stated_day_is_changed_by_nobody),
		cmocka_unit_test(what_was_changed_by_hand_is_found_and_mended),
		cmocka_unit_test(the_fold_knows_the_odd_lives),
	};

	ward_in(DB);
	return cmocka_run_group_tests(tests, ward_make_letterless, ward_drop);
}
