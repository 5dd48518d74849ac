/* The paper goes the same day, after 15:00 at the start of the next working
 * one (Decree 61/2018 art. 18). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/clock/transfer.h"

static struct arena *arena;
static const struct workcal *cal;

/* 2026: 2 September is a day off, Saturday 22 August is worked. */
static int start(void **state)
{
	static struct calendar_entry entries[2];
	static const struct calendar_spec spec = {
		.entries = entries,
		.entries_n = 2,
		.sessions = { { 450, 690 }, { 810, 1050 } },
		.sessions_n = 2,
	};

	(void)state;
	arena = arena_new();
	entries[0] = (struct calendar_entry){ day_join(2026, 9, 2), DAY_OFF,
					      NULL };
	entries[1] = (struct calendar_entry){ day_join(2026, 8, 22),
					      DAY_WORKED, NULL };
	cal = workcal_new(arena, &spec);
	return cal ? 0 : -1;
}

static int finish(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void assert_limit(struct day received, int second, struct day limit)
{
	struct instant at = instant_at(received, 0);

	at.s += second;
	assert_int_equal(transfer_limit(at, 900, cal).n, limit.n);
}

static void until_three_it_goes_the_same_day(void **state)
{
	struct day monday = day_join(2026, 8, 24);

	(void)state;
	assert_limit(monday, 7 * 3600 + 1800, monday);
	assert_limit(monday, 15 * 3600, monday);
}

static void after_three_it_goes_on_the_next_working_day(void **state)
{
	(void)state;
	assert_limit(day_join(2026, 8, 24), 15 * 3600 + 1,
		     day_join(2026, 8, 25));
	assert_limit(day_join(2026, 9, 1), 16 * 3600, day_join(2026, 9, 3));
	assert_limit(day_join(2026, 8, 28), 16 * 3600, day_join(2026, 8, 31));
	assert_limit(day_join(2026, 8, 21), 16 * 3600, day_join(2026, 8, 22));
}

static void what_comes_on_a_day_off_goes_on_the_next_working_day(void **state)
{
	(void)state;
	assert_limit(day_join(2026, 8, 29), 8 * 3600, day_join(2026, 8, 31));
	assert_limit(day_join(2026, 9, 2), 8 * 3600, day_join(2026, 9, 3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(until_three_it_goes_the_same_day),
		cmocka_unit_test(after_three_it_goes_on_the_next_working_day),
		cmocka_unit_test(
			what_comes_on_a_day_off_goes_on_the_next_working_day),
	};

	return cmocka_run_group_tests(tests, start, finish);
}
