/*
 * The shares of blame: for random histories the minutes of all holders sum to
 * the elapsed working minutes, exactly; and to the minute each holder has what
 * a second, slow clock gives.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "../support/slow_clock.h"
#include "../support/trial.h"
#include "domain/calendar.h"

#include <cmocka.h>

#define DB "motcua_trial_shares"
#define HISTORIES 100000
#define SLOW 300
#define EVENTS_MAX 20
#define HOLDERS 4

static const char *const names[HOLDERS] = { "", "An", "Bình", "Chi" };
static struct trial t;

static int make(void **state)
{
	(void)state;
	trial_make(&t, DB);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	trial_drop(&t, DB);
	return 0;
}

struct history {
	struct dossier d;
	struct event events[EVENTS_MAX];
	size_t n;
	struct instant end; /* finished, or now */
};

/* Each gap is minutes, hours or days; every `step` seconds. */
static void invent(struct history *h, unsigned step)
{
	static const unsigned gaps[] = { 3600, 86400, 15 * 86400 };
	struct instant at = { t.cx.now.s - trial_pick(86400) * step };

	*h = (struct history){ .n = 1 + trial_pick(EVENTS_MAX - 1) };
	at.s -= at.s % step;
	h->d.desk = t.desk.unit;
	h->d.received_at = at;
	for (size_t i = 0; i < h->n; i++) {
		h->events[i].at = at;
		h->events[i].holder_name = names[trial_pick(HOLDERS)];
		h->events[i].holder_unit_name = "Văn phòng";
		at.s += trial_pick(gaps[trial_pick(3)] / step) * step;
	}
	h->end = at;
	h->d.finished_at = INSTANT_NONE;
	if (trial_pick(2)) /* finished, and handed over later */
		h->d.finished_at = h->events[h->n - 1].at;
	if (h->d.finished_at.s != INSTANT_NONE.s)
		h->end = h->d.finished_at;
}

static struct share *shares_of(const struct history *h, size_t *ret_n)
{
	struct instant morning = t.cx.now;
	struct share *shares;

	if (h->d.finished_at.s == INSTANT_NONE.s)
		t.cx.now = h->end;
	assert_int_equal(dossier_shares(&t.cx, &h->d, h->events, h->n, &shares,
					ret_n),
			 OK);
	t.cx.now = morning;
	return shares;
}

static void shares_sum_to_the_elapsed_minutes(void **state)
{
	const struct workcal *cal;
	int64_t minutes = 0;
	(void)state;

	for (int i = 0; i < HISTORIES; i++) {
		struct history h;
		struct share *shares;
		int64_t sum = 0, all;
		size_t n;

		/* Finished ones keep `now`, and so the cached calendar. */
		invent(&h, 1);
		if (h.d.finished_at.s == INSTANT_NONE.s && i % 100)
			h.d.finished_at = h.end;
		shares = shares_of(&h, &n);
		for (size_t j = 0; j < n; j++) {
			assert_true(shares[j].minutes >= 0);
			sum += shares[j].minutes;
		}
		assert_int_equal(calendar_of(&t.cx, t.desk.unit, &cal), OK);
		all = workcal_seconds(cal, h.d.received_at, h.end) / 60;
		if (sum != all)
			fail_msg("history %d: %lld instead of %lld", i,
				 (long long)sum, (long long)all);
		minutes += sum;
		arena_reset(t.cx.arena);
	}
	print_message("%d histories, %lld minutes\n", HISTORIES,
		      (long long)minutes);
	assert_true(minutes > HISTORIES);
}

/* The calendar again from the tables, for the slow clock alone. */
static const struct calendar_spec *slow_calendar(void)
{
	static struct calendar_entry entries[1000];
	static int years[50];
	static struct calendar_spec spec;
	struct instant now = t.cx.now;
	const struct workcal *cal;

	assert_int_equal(calendar_of(&t.cx, t.desk.unit, &cal), OK);
	spec = (struct calendar_spec){ .entries = entries, .years = years };
	for (int d = instant_day(now).n - 400; d < instant_day(now).n + 400;
	     d++) {
		struct day day = { d };
		enum day_kind kind = workcal_kind(cal, day);

		if (kind == DAY_OFF || kind == DAY_WORKED)
			entries[spec.entries_n++] =
				(struct calendar_entry){ day, kind, NULL };
	}
	for (int y = 2023; y <= 2027; y++)
		years[spec.years_n++] = y;
	spec.sessions[spec.sessions_n++] = (struct session_hours){
		(int)trial_number(DB, "SELECT MIN(opens) FROM office_session"
				      " WHERE unit_id IS NULL"),
		workcal_noon(cal)
	};
	spec.sessions[spec.sessions_n++] = (struct session_hours){
		(int)trial_number(DB, "SELECT MAX(opens) FROM office_session"
				      " WHERE unit_id IS NULL"),
		workcal_closing(cal)
	};
	return &spec;
}

static void each_holder_has_what_a_slow_clock_gives(void **state)
{
	const struct calendar_spec *spec = slow_calendar();
	(void)state;

	for (int i = 0; i < SLOW; i++) {
		int64_t slow[HOLDERS] = { 0 };
		struct share *shares;
		struct history h;
		size_t n;

		invent(&h, 60); /* on whole minutes: nothing to round */
		for (size_t j = 0; j < h.n; j++) {
			struct instant to = j + 1 < h.n ? h.events[j + 1].at :
							  h.end;

			for (int k = 0; k < HOLDERS; k++) {
				if (strcmp(h.events[j].holder_name,
					   names[k]) == 0)
					slow[k] += slow_minutes(
						h.events[j].at, to, spec);
			}
		}
		shares = shares_of(&h, &n);
		for (int k = 0; k < HOLDERS; k++) {
			const char *who = *names[k] ? names[k] :
						      "Trưởng đơn vị";
			int64_t mine = 0;

			for (size_t j = 0; j < n; j++) {
				if (strcmp(shares[j].who, who) == 0)
					mine += shares[j].minutes;
			}
			assert_int_equal(mine, slow[k]);
		}
		arena_reset(t.cx.arena);
	}
}

static void nobody_is_the_head_of_the_unit(void **state)
{
	struct history h = { .n = 1 };
	struct share *shares;
	size_t n;
	(void)state;

	h.d.desk = t.desk.unit;
	h.d.received_at = h.events[0].at = t.cx.now;
	h.events[0].holder_name = "";
	h.events[0].holder_unit_name = "Văn phòng";
	h.d.finished_at = (struct instant){ t.cx.now.s + 3600 };
	h.end = h.d.finished_at;
	shares = shares_of(&h, &n);
	assert_int_equal(n, 1);
	assert_string_equal(shares[0].who, "Trưởng đơn vị");
	assert_int_equal(shares[0].minutes, 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_sum_to_the_elapsed_minutes),
		cmocka_unit_test(each_holder_has_what_a_slow_clock_gives),
		cmocka_unit_test(nobody_is_the_head_of_the_unit),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
