/* Tricks that make figures look better are all found, and honest work is
 * counted as what it is: how often it raises an alarm is printed. */
#include <string.h>

#include "../support/fixture.h"
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/clock/calendar.h"
#include "domain/inspection/pattern.h"

#define DB "motcua_trial_patterns"
#define CLEAN 150
#define MORNING 15 /* of them received within ten minutes */
#define TRICKS_MAX 40

static const struct workcal *cal;

/* What was done on purpose, and must be there. */
static struct trick {
	enum pattern p;
	const char *code;
	struct account_id who;
	struct day day;
} tricks[TRICKS_MAX];
static size_t tricks_n, false_alarms;

static int make(void **state)
{
	ward_make_letterless(state);
	return calendar_of(&t.cx, t.desk.unit, &cal) == OK ? 0 : -1;
}

/* Some minutes of office hours go by. */
static void work(unsigned minutes)
{
	t.cx.now = workcal_run(cal, t.cx.now, (int64_t)minutes * 60);
}

static void moved(struct dossier *d, enum move move)
{
	is_ok(trial_move(&t, d, move));
}

/* An ordinary life at the pace of an office; mostly in time, sometimes late,
 * sometimes with papers or money missing, fetched within a few days. */
static void honest(void)
{
	static const enum move road[] = { MOVE_FORWARD, MOVE_ACCEPT,
					  MOVE_ASSIGN, MOVE_SUBMIT,
					  MOVE_APPROVE, MOVE_ACCEPT, MOVE_SIGN,
					  MOVE_ACCEPT, MOVE_RELEASE,
					  MOVE_ACCEPT };
	unsigned extra = trial_pick(8), pace = 90 + trial_pick(3) * 110;
	struct dossier d;

	trial_receive(&t, &d);
	for (size_t i = 0; i < sizeof(road) / sizeof(road[0]); i++) {
		work(10 + trial_pick(pace));
		if (road[i] == MOVE_ACCEPT && !d.in_transit)
			continue;
		if (road[i] == MOVE_SUBMIT && extra == 0) {
			moved(&d, MOVE_ASK_PAYMENT);
			work(60 + trial_pick(900));
			moved(&d, MOVE_PAID);
			work(30);
		}
		moved(&d, road[i]);
	}
	t.cx.now.s += (int64_t)trial_pick(5) * 24 * 3600;
	work(15);
	moved(&d, MOVE_RETURN);
}

static void list(enum pattern p, struct pattern_row **ret, size_t *ret_n)
{
	static struct actor auditor;
	const struct pattern_ask ask = { .month = day_join(2026, 11, 1),
					 .before = INSTANT_NONE };

	auditor = t.clerk; /* the trail takes the committee's from the actor */
	at(11, 30, 600);
	is_ok(pattern_list(&t.cx, &auditor, p, &ask, ret, ret_n));
}

static void honest_work_seldom_raises_an_alarm(void **state)
{
	struct pattern_row *rows;
	size_t n;
	(void)state;

	for (int i = 0; i < CLEAN; i++) {
		if (i < MORNING) {
			at(11, 3, 455 + i / 2); /* the queue before the door */
		} else {
			at(11, 2 + trial_pick(13), 455);
			t.cx.now = workcal_run(cal, t.cx.now,
					       trial_pick(400) * 60);
		}
		honest();
	}
	for (int p = 0; p < PATTERN_COUNT; p++) {
		list((enum pattern)p, &rows, &n);
		print_message("%zu: %s\n", n, pattern_name((enum pattern)p));
		false_alarms += n;
		/* Whole mornings of receptions are no mass closing. */
		if (p != PATTERN_LAST_MINUTE && p != PATTERN_PAUSE)
			assert_int_equal(n, 0);
	}
	print_message("%zu false alarms of %d dossiers\n", false_alarms,
		      CLEAN);
	assert_in_range(false_alarms * 20, 0, CLEAN);
}

static const char *honest_code;

static void did(enum pattern p, const struct dossier *d,
		const struct actor *who)
{
	assert_true(tricks_n < TRICKS_MAX);
	tricks[tricks_n++] = (struct trick){ p, d->code, who->id,
					     instant_day(t.cx.now) };
}

static void finished_at(struct dossier *d, int minutes)
{
	at(11, 9, 510);
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_FOR_SEAL);
	t.cx.now.s = d->due_at.s + minutes * 60;
	moved(d, MOVE_RELEASE);
}

/* So that it is no result that lies there. */
static void fetched(struct dossier *d)
{
	t.cx.now.s += 60;
	trial_reach(&t, d, STATE_RETURNED);
}

static void seed_last_minutes(void)
{
	static const int minutes[] = { -15, -2, 0, 95 };
	struct dossier d;

	for (size_t i = 0; i < sizeof(minutes) / sizeof(minutes[0]); i++) {
		finished_at(&d, minutes[i]);
		did(PATTERN_LAST_MINUTE, &d, &t.clerk);
		fetched(&d);
	}
	/* Sixteen minutes before is in time, and after the day is late. */
	finished_at(&d, -16);
	fetched(&d);
	finished_at(&d, 15 * 60);
	fetched(&d);
}

static void seed_pauses(void)
{
	struct dossier d;

	at(11, 9, 510);
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 12, 600);
	did(PATTERN_PAUSE, &d, trial_actor(&t, &d, MOVE_ASK_PAYMENT));
	moved(&d, MOVE_ASK_PAYMENT);
}

static void seed_uncollected(void)
{
	struct dossier d;

	at(11, 4, 500);
	trial_receive(&t, &d);
	at(11, 5, 500);
	trial_reach(&t, &d, STATE_READY);
	did(PATTERN_UNCOLLECTED, &d, &t.clerk); /* still there */
	at(11, 4, 505);
	trial_receive(&t, &d);
	at(11, 5, 540);
	trial_reach(&t, &d, STATE_READY);
	did(PATTERN_UNCOLLECTED, &d, &t.clerk);
	at(11, 17, 540); /* fetched after twelve days */
	moved(&d, MOVE_RETURN);
}

static void seed_supplements(void)
{
	struct dossier d;
	struct step s;

	at(11, 16, 480);
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	at(11, 16, 600);
	moved(&d, MOVE_TAKE_SUPPLEMENT);
	moved(&d, MOVE_PROPOSE_SUPPLEMENT);
	s = trial_step(&t, &d, MOVE_APPROVE_SUPPLEMENT);
	is_ok(dossier_move(&t.cx, &t.leader, d.id, &s));
	trial_reload(&t, &d);
	did(PATTERN_SUPPLEMENTS, &d, &t.desk);
	moved(&d, MOVE_ASK_SUPPLEMENT);
}

static void seed_mass(void)
{
	struct dossier d[10];

	for (size_t i = 0; i < 10; i++) {
		at(11, 17, 480 + (int)i);
		trial_receive(&t, &d[i]);
		trial_reach(&t, &d[i], STATE_FOR_SEAL);
	}
	for (size_t i = 0; i < 10; i++) {
		at(11, 18, 600 + (int)i);
		moved(&d[i], MOVE_RELEASE);
	}
	did(PATTERN_MASS, &d[9], &t.clerk);
	for (size_t i = 0; i < 10; i++)
		fetched(&d[i]);
	/* Nine are a good morning's work. */
	for (size_t i = 0; i < 9; i++) {
		at(11, 19, 480 + (int)i);
		trial_receive(&t, &d[i]);
		trial_reach(&t, &d[i], STATE_FOR_SEAL);
		at(11, 20, 540 + (int)i);
		moved(&d[i], MOVE_RELEASE);
	}
	for (size_t i = 0; i < 9; i++)
		fetched(&d[i]);
}

static void seed_night(void)
{
	static const struct {
		unsigned dom;
		int minute;
	} hours[] = { { 18, 1200 }, { 19, 1439 }, { 26, 359 },
		      { 22, 600 } /* a Sunday */, { 24, 600 } /* day off */ };
	struct dossier d;

	for (size_t i = 0; i < sizeof(hours) / sizeof(hours[0]); i++) {
		at(11, 17, 490);
		trial_receive(&t, &d);
		trial_reach(&t, &d, STATE_RECEIVED);
		at(11, hours[i].dom, hours[i].minute);
		did(PATTERN_NIGHT, &d, &t.desk);
		moved(&d, MOVE_FORWARD);
	}
	/* One minute before eight, and six in the morning, are early birds. */
	at(11, 17, 495);
	trial_receive(&t, &d);
	at(11, 17, 1199);
	moved(&d, MOVE_FORWARD);
	at(11, 18, 360);
	moved(&d, MOVE_ACCEPT);
}

/* Each that was refused, beside whom it was written by; one that waits is no
 * refused one. */
static void seed_wishes(void)
{
	struct dossier d;

	at(11, 16, 480);
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	for (int i = 0; i < 2; i++) {
		at(11, 16, 600 + 10 * i);
		did(PATTERN_WISHES, &d, &t.desk);
		moved(&d, MOVE_WITHDRAW);
		moved(&d, MOVE_WITHDRAW_NO);
	}
	at(11, 16, 640);
	moved(&d, MOVE_WITHDRAW);
}

/* Withdrawn, and the same person's again: before its end, or soon after.
 * Somebody else's, or one after the days, is a dossier like any other. */
static void received(struct receive *in, struct dossier *ret)
{
	struct received r;

	in->form_key = trial_key(&t);
	in->duplicate_confirmed = true;
	is_ok(dossier_receive(&t.cx, &t.desk, in, &r));
	is_ok(dossier_open(&t.cx, &t.desk, r.code, ret));
}

static void withdrawn(struct dossier *d, bool is_trick)
{
	trial_reach(&t, d, STATE_EXAMINING);
	at(11, 13, 600);
	moved(d, MOVE_WITHDRAW);
	if (is_trick)
		did(PATTERN_REFILED, d, &t.head);
	moved(d, MOVE_WITHDRAW_OK);
}

static void seed_refiled(void)
{
	struct receive in = trial_form(&t);
	struct dossier d, again;

	at(11, 12, 480);
	received(&in, &d);
	withdrawn(&d, true);
	at(11, 23, 599);
	received(&in, &again);

	in = trial_form(&t);
	at(11, 12, 480);
	received(&in, &d);
	withdrawn(&d, false);
	honest_code = d.code;
	at(11, 23, 601);
	received(&in, &again);
}

static void an_end_without_another_dossier_is_no_sign(void **state)
{
	struct pattern_row *rows;
	size_t n;
	(void)state;

	list(PATTERN_REFILED, &rows, &n);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++)
		assert_string_not_equal(rows[i].code, honest_code);
}

static bool is_found(const struct trick *trick)
{
	struct pattern_row *rows;
	size_t n;

	list(trick->p, &rows, &n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(rows[i].code, trick->code) == 0 &&
		    rows[i].who.v == trick->who.v)
			return true;
	}
	return false;
}

static void every_seeded_trick_is_found(void **state)
{
	size_t found = 0;
	(void)state;

	trial_sql(DB, "INSERT IGNORE INTO calendar_day (day, kind, note)"
		      " VALUES ('2026-11-24', 'off', '')");
	seed_last_minutes();
	seed_pauses();
	seed_uncollected();
	seed_supplements();
	seed_wishes();
	seed_refiled();
	seed_mass();
	seed_night();
	for (size_t i = 0; i < tricks_n; i++) {
		if (is_found(&tricks[i]))
			found++;
		else
			print_message("not found: %s %s\n",
				      pattern_name(tricks[i].p),
				      tricks[i].code);
	}
	print_message("%zu of %zu seeded tricks found\n", found, tricks_n);
	assert_int_equal(found, tricks_n);
}

/* Beside the seeded ones there is nothing new: the near misses are none. */
static void and_what_only_comes_near_is_not(void **state)
{
	struct pattern_row *rows;
	size_t n, all = 0;
	(void)state;

	for (int p = 0; p < PATTERN_COUNT; p++) {
		list((enum pattern)p, &rows, &n);
		all += n;
	}
	if (all != false_alarms + tricks_n) {
		for (int p = 0; p < PATTERN_COUNT; p++) {
			list((enum pattern)p, &rows, &n);
			for (size_t i = 0; i < n; i++)
				print_message(
					"%s %s %s %s %s\n",
					pattern_slug((enum pattern)p),
					rows[i].code, rows[i].who_name,
					instant_iso(t.cx.arena, rows[i].at),
					pattern_why(t.cx.arena,
						    (enum pattern)p,
						    &rows[i]));
		}
		fail_msg("%zu rows instead of %zu and %zu", all, false_alarms,
			 tricks_n);
	}
}

static void a_page_goes_on_where_the_last_one_ended(void **state)
{
	struct pattern_ask ask = { .month = day_join(2026, 11, 1),
				   .before = INSTANT_NONE };
	struct pattern_row *rows, *all;
	size_t n, all_n;
	(void)state;

	for (int p = 0; p < PATTERN_COUNT; p++) {
		list((enum pattern)p, &all, &all_n);
		for (size_t i = 0; i + 1 < all_n; i++) {
			ask.before = all[i].at;
			ask.before_key = all[i].key;
			is_ok(pattern_list(&t.cx, &t.clerk, (enum pattern)p,
					   &ask, &rows, &n));
			assert_int_equal(n, all_n - i - 1);
			assert_string_equal(rows[0].code, all[i + 1].code);
		}
	}
}

static void another_committee_and_another_month_see_nothing(void **state)
{
	struct pattern_ask ask = { .month = day_join(2026, 11, 1) };
	size_t counts[PATTERN_COUNT];
	(void)state;

	is_ok(pattern_counts(&t.cx, &t.stranger, &ask, counts));
	for (int p = 0; p < PATTERN_COUNT; p++)
		assert_int_equal(counts[p], 0);
	ask.month = day_join(2026, 10, 1);
	is_ok(pattern_counts(&t.cx, &t.clerk, &ask, counts));
	for (int p = 0; p < PATTERN_COUNT; p++)
		assert_int_equal(counts[p], 0);
	ask.month = day_join(2026, 11, 1);
	is_ok(pattern_counts(&t.cx, &t.clerk, &ask, counts));
	for (int p = 0; p < PATTERN_COUNT; p++)
		assert_true(counts[p] > 0 || p == PATTERN_CALENDAR);
}

/* The city sees each of its wards, a ward nothing but itself. */
static void the_superior_sees_the_committees_below_it(void **state)
{
	struct actor city = t.clerk;
	struct pattern_ask ask = { .month = day_join(2026, 11, 1),
				   .seat = t.clerk.authority };
	size_t counts[PATTERN_COUNT], n, seen = 0;
	struct unit *units;
	struct unit ward;
	(void)state;

	is_ok(unit_load(&t.cx, t.clerk.authority, &ward));
	city.authority = city.unit = ward.parent;
	is_ok(pattern_units(&t.cx, &city, &units, &n));
	assert_int_equal(units[0].id.v, city.authority.v);
	for (size_t i = 0; i < n; i++)
		seen += units[i].id.v == t.clerk.authority.v ||
			units[i].id.v == t.stranger.authority.v;
	assert_int_equal(seen, 2);
	is_ok(pattern_counts(&t.cx, &city, &ask, counts));
	assert_true(counts[PATTERN_PAUSE] > 0);
	ask.seat = (struct unit_id){ 0 };
	is_ok(pattern_counts(&t.cx, &city, &ask, counts));
	assert_int_equal(counts[PATTERN_PAUSE], 0);
	is_ok(pattern_units(&t.cx, &t.clerk, &units, &n));
	assert_int_equal(n, 1);
	ask.seat = t.stranger.authority;
	assert_int_equal(pattern_counts(&t.cx, &t.clerk, &ask, counts),
			 ERR_MISSING);
	ask.seat = city.authority;
	assert_int_equal(pattern_counts(&t.cx, &t.clerk, &ask, counts),
			 ERR_MISSING);
}

static void the_thresholds_are_dated_rules(void **state)
{
	struct pattern_row *rows;
	size_t n, before;
	(void)state;

	list(PATTERN_MASS, &rows, &before);
	trial_sql(DB, "UPDATE rule SET value = 9 WHERE code = 'sign_mass_n'");
	list(PATTERN_MASS, &rows, &n);
	trial_sql(DB, "UPDATE rule SET value = 10 WHERE code = 'sign_mass_n'");
	assert_int_equal(n, before + 1);
	assert_int_equal(rows[0].n, 9);
}

static void every_look_at_it_is_in_the_trail(void **state)
{
	(void)state;
	assert_true(trial_number(DB, "SELECT COUNT(*) FROM audit WHERE action ="
				     " 'patterns' AND detail = 'ngoai-gio'"
				     " AND rows_n > 0") > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(honest_work_seldom_raises_an_alarm),
		cmocka_unit_test(every_seeded_trick_is_found),
		cmocka_unit_test(and_what_only_comes_near_is_not),
		cmocka_unit_test(an_end_without_another_dossier_is_no_sign),
		cmocka_unit_test(a_page_goes_on_where_the_last_one_ended),
		cmocka_unit_test(
			another_committee_and_another_month_see_nothing),
		cmocka_unit_test(the_superior_sees_the_committees_below_it),
		cmocka_unit_test(the_thresholds_are_dated_rules),
		cmocka_unit_test(every_look_at_it_is_in_the_trail),
	};

	return (ward_in(DB), cmocka_run_group_tests(tests, make, ward_drop));
}
