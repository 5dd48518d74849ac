/* What will be late before it is: usual times from the ledger, working time
 * that is left, and the numbers of who watches over a unit or an authority. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "../support/trial.h"
#include "domain/casework/dossier.h"
#include "domain/clock/calendar.h"
#include "domain/foresight/forecast.h"
#include "domain/foresight/usual.h"
#include "domain/queue/queue.h"

#include <cmocka.h>

#define DB "motcua_trial_forecast"

static struct trial t;

static void at(unsigned dom, int minute)
{
	t.cx.now = instant_at(day_join(2026, 11, dom), minute);
}

/* Three dossiers of two working days each, the last hour of them at the
 * seal; and one that waited a week for papers, which counts for nobody. */
static int make(void **state)
{
	struct dossier d;
	(void)state;

	trial_make(&t, DB);
	/* Letters have their own tests. */
	trial_sql(DB, "UPDATE rule SET value = 0 WHERE code ="
		      " 'late_needs_letter'");
	for (unsigned i = 0; i < 3; i++) {
		at(9, 450); /* Monday, when the office opens */
		trial_receive(&t, &d);
		trial_reach(&t, &d, STATE_EXAMINING);
		at(10, 990); /* 16:30 of Tuesday */
		trial_reach(&t, &d, STATE_FOR_SEAL);
		at(10, 1050);
		trial_reach(&t, &d, STATE_READY);
	}
	return 0;
}

static int drop(void **state)
{
	(void)state;
	trial_drop(&t, DB);
	return 0;
}

static struct watch watch_by(const struct actor *actor)
{
	struct watch w;

	assert_int_equal(watch_of(&t.cx, actor, (struct unit_id){ 0 }, &w),
			 OK);
	return w;
}

static long long usual(const char *what, const char *state)
{
	return trial_number(DB, arena_printf(t.cx.arena,
					     "SELECT %s FROM usual_time WHERE"
					     " procedure_code = '%s' AND state"
					     " = '%s'",
					     what, TRIAL_PROCEDURE, state));
}

static void refresh(void)
{
	int64_t *versions, steps, all = 0;
	size_t n;

	at(11, 480);
	assert_int_equal(usual_versions(&t.cx, 0, &versions, &n), OK);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(usual_refresh(&t.cx, versions[i], &steps),
				 OK);
		all += steps;
	}
	assert_true(all > 0);
}

static void a_step_s_usual_time_is_the_median_of_the_ledger(void **state)
{
	(void)state;
	refresh();
	/* 8 hours of Monday, 7 of Tuesday; then one at the seal. */
	assert_int_equal(usual("step_minutes", "DANG_THU_LY"), 15 * 60);
	assert_int_equal(usual("rest_minutes", "DANG_THU_LY"), 60);
	assert_int_equal(usual("step_minutes", "CHO_PHAT_HANH"), 60);
	assert_int_equal(usual("rest_minutes", "CHO_PHAT_HANH"), 0);
	assert_int_equal(usual("dossiers", "DANG_THU_LY"), 3);
}

static void waiting_for_papers_takes_nobody_s_time(void **state)
{
	struct dossier d;
	(void)state;

	at(2, 450);
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	at(9, 450);
	assert_int_equal(trial_move(&t, &d, MOVE_TAKE_SUPPLEMENT), OK);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(10, 990);
	trial_reach(&t, &d, STATE_FOR_SEAL);
	at(10, 1050);
	trial_reach(&t, &d, STATE_READY);
	refresh();
	assert_int_equal(usual("dossiers", "DANG_THU_LY"), 4);
	assert_int_equal(usual("step_minutes", "DANG_THU_LY"), 15 * 60);
	assert_int_equal(usual("step_minutes", "CHO_BO_SUNG"), -1);
}

static const struct watched *find(const struct watched *list, size_t n,
				  const struct dossier *d)
{
	for (size_t i = 0; i < n; i++) {
		if (list[i].id.v == d->id.v)
			return &list[i];
	}
	return NULL;
}

static void who_cannot_make_it_is_shown_before_it_is_late(void **state)
{
	struct dossier slow, fresh, consulting, paused;
	const struct watched *w;
	struct watched *list;
	struct watch head;
	size_t n, total;
	(void)state;

	at(16, 450); /* Monday; due on Thursday 17:30 */
	trial_receive(&t, &slow);
	trial_receive(&t, &fresh);
	trial_receive(&t, &consulting);
	trial_receive(&t, &paused);
	trial_reach(&t, &fresh, STATE_EXAMINING);
	trial_reach(&t, &consulting, STATE_CONSULTING);
	trial_reach(&t, &paused, STATE_PAYMENT);
	at(19, 450); /* eight hours left */
	trial_reach(&t, &slow, STATE_EXAMINING);
	head = watch_by(&t.head);
	assert_int_equal(watch_forecast(&t.cx, &head, &list, &n, &total), OK);
	/* Sixteen hours of work and eight hours left. */
	w = find(list, n, &slow);
	assert_non_null(w);
	assert_true(w == list && w->cannot_make_it);
	assert_int_equal(w->left_minutes, 8 * 60);
	assert_int_equal(w->usual_minutes, 16 * 60);
	assert_int_equal(w->since.s, t.cx.now.s);
	/* Three days in the step already: only what comes after it is left. */
	w = find(list, n, &fresh);
	assert_non_null(w);
	assert_false(w->cannot_make_it);
	assert_int_equal(w->usual_minutes, 60);
	w = find(list, n, &consulting);
	assert_non_null(w);
	assert_true(*w->awaited);
	assert_int_equal(instant_day(w->awaited_due).n,
			 day_join(2026, 11, 16).n);
	assert_null(find(list, n, &paused));
}

static void numbers_count_by_day_and_sum_by_unit(void **state)
{
	struct numbers n;
	struct watch leader = { 0 };
	int64_t late = 0, open = 0;
	(void)state;

	at(20, 480); /* those of Monday the 16th were due yesterday */
	leader = watch_by(&t.leader);
	assert_int_equal(watch_numbers(&t.cx, &leader, &n), OK);
	assert_int_equal(n.all.late, 3);
	assert_int_equal(n.late_yesterday, 0);
	assert_int_equal(n.all.waiting, 1);
	assert_int_equal(n.all.open, 4);
	assert_int_equal(n.results, 4);
	assert_int_equal(n.in_time, 4);
	for (size_t i = 0; i < n.units_n; i++) {
		late += n.units[i].late;
		open += n.units[i].open;
		assert_true(!i || n.units[i - 1].late >= n.units[i].late);
	}
	assert_int_equal(late, n.all.late);
	assert_int_equal(open, n.all.open);
	assert_true(n.units_n >= 3); /* units without any, too */
	assert_int_equal(n.units[n.units_n - 1].late, 0);
	assert_int_equal(n.by_state[STATE_EXAMINING].open, 2);
}

static void the_trend_knows_what_was_late_and_is_done_by_now(void **state)
{
	struct dossier d;
	struct numbers n;
	struct watch w;
	struct watched *list;
	size_t rows;
	(void)state;

	at(20, 600);
	assert_int_equal(watch_rows(&t.cx, &(struct watch){ 0 }, LIST_COUNT,
				    INSTANT_NONE, (struct dossier_id){ 0 },
				    &list, &rows),
			 ERR_MISSING);
	w = watch_by(&t.head);
	assert_int_equal(watch_rows(&t.cx, &w, LIST_LATE, INSTANT_NONE,
				    (struct dossier_id){ 0 }, &list, &rows),
			 OK);
	assert_int_equal(rows, 3);
	d = (struct dossier){ .code = list[0].code };
	at(23, 480);
	trial_reload(&t, &d);
	trial_reach(&t, &d, STATE_READY);
	at(25, 480); /* Monday's end, as yesterday was a day off */
	w = watch_by(&t.head);
	assert_int_equal(watch_numbers(&t.cx, &w, &n), OK);
	assert_int_equal(n.all.late, 2);
	assert_int_equal(n.trend_n, TREND_DAYS);
	assert_int_equal(n.trend[TREND_DAYS - 1].day.n,
			 day_join(2026, 11, 25).n);
	assert_int_equal(n.trend[TREND_DAYS - 2].day.n,
			 day_join(2026, 11, 23).n);
	assert_int_equal(n.trend[TREND_DAYS - 1].late, 2);
	assert_int_equal(n.trend[TREND_DAYS - 2].late, 2);
	assert_int_equal(n.trend[TREND_DAYS - 3].late, 3); /* Friday */
	assert_int_equal(n.trend[TREND_DAYS - 4].late, 0);
	assert_int_equal(n.results, 5);
	assert_int_equal(n.in_time, 4);
	assert_int_equal(watch_rows(&t.cx, &w, LIST_KEPT_LATE, INSTANT_NONE,
				    (struct dossier_id){ 0 }, &list, &rows),
			 OK);
	assert_int_equal(rows, 1);
	assert_string_equal(list[0].code, d.code);
}

/* The next year has no calendar: "3 ngày tới" still means the same on both
 * pages, and what is due then is on both. */
static void inbox_and_watch_agree_where_the_calendar_ends(void **state)
{
	struct my_queue all[QUEUES_MAX], *q = all;
	const struct workcal *cal;
	int64_t due[DUE_COUNT];
	struct numbers n;
	struct dossier d;
	struct watch w;
	size_t queues_n;
	(void)state;

	t.cx.now = instant_at(day_join(2027, 12, 27), 480);
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_UNASSIGNED);
	t.cx.now = instant_at(day_join(2027, 12, 29), 480);
	w = watch_by(&t.head);
	assert_int_equal(watch_numbers(&t.cx, &w, &n), OK);
	assert_int_equal(queues_of(&t.cx, &t.head, all, &queues_n), OK);
	while (strcmp(q->slug, "cho-phan-cong") != 0)
		q++;
	assert_int_equal(calendar_of(&t.cx, t.head.unit, &cal), OK);
	assert_int_equal(queue_counts(&t.cx, cal, all, queues_n, q, due), OK);
	assert_int_equal(n.all.soon, 1);
	assert_int_equal(due[DUE_SOON], 1);
}

static void nobody_watches_over_others(void **state)
{
	struct watch w;
	(void)state;

	assert_int_equal(watch_of(&t.cx, &t.head, t.other.unit, &w),
			 ERR_DENIED);
	assert_int_equal(watch_of(&t.cx, &t.handler, (struct unit_id){ 0 },
				  &w),
			 ERR_DENIED);
	assert_int_equal(watch_of(&t.cx, &t.leader, t.stranger.unit, &w),
			 ERR_MISSING);
	assert_int_equal(watch_of(&t.cx, &t.leader, t.other.unit, &w), OK);
	assert_true(w.is_unit && w.unit.v == t.other.unit.v);
	assert_int_equal(watch_of(&t.cx, &t.desk2, (struct unit_id){ 0 }, &w),
			 OK);
	assert_false(w.is_unit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_step_s_usual_time_is_the_median_of_the_ledger),
		cmocka_unit_test(waiting_for_papers_takes_nobody_s_time),
		cmocka_unit_test(who_cannot_make_it_is_shown_before_it_is_late),
		cmocka_unit_test(numbers_count_by_day_and_sum_by_unit),
		cmocka_unit_test(the_trend_knows_what_was_late_and_is_done_by_now),
		cmocka_unit_test(inbox_and_watch_agree_where_the_calendar_ends),
		cmocka_unit_test(nobody_watches_over_others),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
