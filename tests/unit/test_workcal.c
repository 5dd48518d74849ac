#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "domain/clock/workcal.h"
#include "../support/slow_clock.h"

static struct arena *arena;

/* The end of April 2023 and 2024, 1 January 2027 not yet published. */
static struct calendar_entry entries[] = {
	{ { 0 }, DAY_OFF, "Giải phóng miền Nam (nghỉ bù)" },
	{ { 0 }, DAY_OFF, "Quốc tế Lao động" },
	{ { 0 }, DAY_OFF, NULL },
	{ { 0 }, DAY_WORKED, "Làm bù cho ngày 29/4" },
	{ { 0 }, DAY_OFF, "Tết Dương lịch" },
};

static struct calendar_spec a_spec(void)
{
	entries[0].day = day_join(2023, 5, 1);
	entries[1].day = day_join(2023, 5, 2);
	entries[2].day = day_join(2024, 4, 29);
	entries[3].day = day_join(2024, 5, 4);
	entries[4].day = day_join(2026, 1, 1);
	return (struct calendar_spec){
		.entries = entries,
		.entries_n = sizeof(entries) / sizeof(entries[0]),
		.published_until = day_join(2024, 12, 31),
		.sessions = { { 450, 690 }, { 810, 1050 } },
		.sessions_n = 2,
	};
}

static const struct workcal *a_calendar(void)
{
	struct calendar_spec spec = a_spec();
	const struct workcal *cal = workcal_new(arena, &spec);

	assert_non_null(cal);
	return cal;
}

static void each_day_has_its_kind(void **state)
{
	const struct workcal *cal = a_calendar();

	(void)state;
	assert_int_equal(workcal_kind(cal, day_join(2023, 5, 1)), DAY_OFF);
	assert_int_equal(workcal_kind(cal, day_join(2023, 5, 3)), DAY_WORK);
	assert_int_equal(workcal_kind(cal, day_join(2023, 5, 6)), DAY_WEEKEND);
	assert_int_equal(workcal_kind(cal, day_join(2024, 5, 4)), DAY_WORKED);
	assert_string_equal(workcal_note(cal, day_join(2023, 5, 2)),
			    "Quốc tế Lao động");
	assert_string_equal(workcal_note(cal, day_join(2024, 4, 29)), "");
	assert_string_equal(workcal_note(cal, day_join(1999, 4, 29)), "");
}

static void the_list_of_worked_days_comes_first(void **state)
{
	struct calendar_spec spec = a_spec();
	struct calendar_entry both[] = {
		{ day_join(2023, 3, 1), DAY_WORKED, NULL },
		{ day_join(2023, 3, 1), DAY_OFF, NULL },
		{ day_join(2023, 3, 4), DAY_WORKED, NULL },
		{ day_join(2023, 3, 4), DAY_OFF, NULL },
	};
	const struct workcal *cal;

	(void)state;
	spec.entries = both;
	spec.entries_n = 4;
	cal = workcal_new(arena, &spec);
	assert_int_equal(workcal_kind(cal, both[0].day), DAY_WORK);
	assert_int_equal(workcal_kind(cal, both[2].day), DAY_WORKED);
}

static void a_year_without_rows_is_not_covered(void **state)
{
	const struct workcal *cal = a_calendar();
	struct day d23 = day_join(2023, 12, 31), d24 = day_join(2024, 1, 1);
	struct day d25 = day_join(2025, 6, 1), d26 = day_join(2026, 1, 1);

	(void)state;
	assert_true(workcal_covers(cal, d23, d24));
	assert_true(workcal_covers(cal, d26, d26));
	assert_false(workcal_covers(cal, d25, d25));
	assert_false(workcal_covers(cal, d24, d26)); /* 2025 between */
	assert_false(workcal_covers(cal, day_join(2022, 12, 31), d23));
	assert_false(workcal_covers(cal, d26, day_join(2027, 1, 1)));
	assert_false(workcal_covers(cal, d24, d23));
}

static void a_named_year_is_covered_without_days_off(void **state)
{
	static const int years[] = { 2025 };
	struct calendar_spec spec = a_spec();

	(void)state;
	spec.years = years;
	spec.years_n = 1;
	assert_true(workcal_covers(workcal_new(arena, &spec),
				   day_join(2023, 1, 1),
				   day_join(2026, 12, 31)));
}

static void nonsense_is_no_calendar(void **state)
{
	struct calendar_spec spec = a_spec();

	(void)state;
	spec.entries_n = 0;
	assert_null(workcal_new(arena, &spec));
	spec = a_spec();
	spec.sessions_n = 0;
	assert_null(workcal_new(arena, &spec));
	spec = a_spec();
	spec.sessions[1].opens = 600; /* before the first one closes */
	assert_null(workcal_new(arena, &spec));
	spec = a_spec();
	spec.sessions[0].closes = 450;
	assert_null(workcal_new(arena, &spec));
	spec = a_spec();
	spec.sessions[1].closes = 24 * 60 + 1;
	assert_null(workcal_new(arena, &spec));
	spec = a_spec();
	entries[0].day = day_join(1900, 1, 1);
	entries[1].day = day_join(2199, 1, 1);
	assert_null(workcal_new(arena, &spec));
}

static void adding_and_counting_agree_with_walking(void **state)
{
	struct calendar_spec spec = a_spec();
	const struct workcal *cal = workcal_new(arena, &spec);
	struct day from = day_join(2023, 4, 20);

	(void)state;
	for (int i = 0; i < 30; i++, from.n++) {
		for (int n = 1; n < 300; n += 7) {
			struct day to = workcal_add(cal, from, n);

			assert_int_equal(workcal_between(cal, from, to), n);
			assert_int_equal(slow_days(from, to, &spec), n);
			assert_true(workcal_is_work(cal, to));
			assert_int_equal(workcal_between(cal, to, from), -n);
		}
	}
}

static void zero_days_roll_to_a_working_day(void **state)
{
	const struct workcal *cal = a_calendar();

	(void)state;
	assert_int_equal(workcal_add(cal, day_join(2023, 4, 29), 0).n,
			 day_join(2023, 5, 3).n);
	assert_int_equal(workcal_add(cal, day_join(2023, 5, 3), 0).n,
			 day_join(2023, 5, 3).n);
	assert_int_equal(workcal_before(cal, day_join(2023, 5, 3)).n,
			 day_join(2023, 4, 28).n);
}

static void there_is_no_day_behind_the_calendar(void **state)
{
	const struct workcal *cal = a_calendar();

	(void)state;
	assert_int_equal(workcal_add(cal, day_join(2026, 12, 31), 1).n,
			 DAY_NONE.n);
	assert_int_equal(workcal_add(cal, day_join(2027, 1, 1), 0).n,
			 DAY_NONE.n);
	assert_int_equal(workcal_add(cal, day_join(2023, 5, 3), 1000000).n,
			 DAY_NONE.n);
	assert_int_equal(workcal_before(cal, day_join(2023, 1, 1)).n,
			 DAY_NONE.n);
	assert_true(workcal_run(cal, instant_at(day_join(2026, 12, 31), 1000),
				8 * 3600)
			    .s == INSTANT_NONE.s);
	assert_true(workcal_run(cal, instant_at(day_join(2022, 1, 1), 600), 1)
			    .s == INSTANT_NONE.s);
}

static void working_minutes_agree_with_walking(void **state)
{
	struct calendar_spec spec = a_spec();
	const struct workcal *cal = workcal_new(arena, &spec);
	int64_t base = instant_at(day_join(2023, 4, 27), 0).s;

	(void)state;
	for (int a = 0; a < 7 * 1440; a += 97) {
		for (int b = 0; b < 9 * 1440; b += 811) {
			struct instant from = { base + a * 60 };
			struct instant to = { base + b * 60 };

			assert_int_equal(workcal_seconds(cal, from, to),
					 slow_minutes(from, to, &spec) * 60);
		}
	}
}

static void running_lands_where_counting_ends(void **state)
{
	const struct workcal *cal = a_calendar();
	int64_t base = instant_at(day_join(2023, 4, 27), 0).s;

	(void)state;
	for (int a = 0; a < 7 * 86400; a += 6131) {
		for (int s = 1; s < 30 * 3600; s += 3557) {
			struct instant from = { base + a };
			struct instant to = workcal_run(cal, from, s);

			assert_int_equal(workcal_seconds(cal, from, to), s);
			/* not one second later than needed */
			to.s--;
			assert_int_equal(workcal_seconds(cal, from, to), s - 1);
		}
	}
}

static void a_day_has_its_hours(void **state)
{
	const struct workcal *cal = a_calendar();

	(void)state;
	assert_int_equal(workcal_closing(cal), 1050);
	assert_int_equal(workcal_noon(cal), 690);
	assert_int_equal(workcal_day_minutes(cal), 480);
	assert_int_equal(workcal_published_until(cal).n,
			 day_join(2024, 12, 31).n);
}

#define H(hour, minute) ((hour) * 60 + (minute))

static void hours_have_an_order_and_a_floor(void **state)
{
	static const struct {
		struct session_hours list[SESSIONS_MAX + 1];
		size_t n;
		bool in_order, suffice;
	} days[] = {
		{ { { H(7, 30), H(11, 30) }, { H(13, 30), H(17, 30) } }, 2, true, true },
		{ { { H(8, 0), H(12, 0) } }, 1, true, true },
		{ { { H(8, 0), H(11, 59) } }, 1, true, false },
		{ { { H(8, 0), H(12, 0) }, { H(13, 0), H(13, 29) } }, 2, true, false },
		{ { { H(8, 0), H(12, 0) }, { H(13, 0), H(13, 30) } }, 2, true, true },
		{ { { H(20, 0), H(24, 0) } }, 1, true, true },
		{ { { H(20, 0), H(24, 1) } }, 1, false, true },
		{ { { -1, H(12, 0) } }, 1, false, true },
		{ { { H(8, 0), H(8, 0) } }, 1, false, false },
		{ { { H(8, 0), H(12, 0) }, { H(12, 0), H(17, 0) } }, 2, false, true },
		{ { { H(13, 0), H(17, 0) }, { H(7, 0), H(11, 0) } }, 2, false, true },
		{ { { 0, 60 }, { 61, 121 }, { 122, 182 }, { 183, 243 }, { 244, 304 } }, 5, false, true },
		{ { { 0, 0 } }, 0, false, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		assert_int_equal(sessions_are_in_order(days[i].list, days[i].n),
				 days[i].in_order);
		assert_int_equal(sessions_suffice(days[i].list, days[i].n),
				 days[i].suffice);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_day_has_its_kind),
		cmocka_unit_test(the_list_of_worked_days_comes_first),
		cmocka_unit_test(a_year_without_rows_is_not_covered),
		cmocka_unit_test(a_named_year_is_covered_without_days_off),
		cmocka_unit_test(nonsense_is_no_calendar),
		cmocka_unit_test(adding_and_counting_agree_with_walking),
		cmocka_unit_test(zero_days_roll_to_a_working_day),
		cmocka_unit_test(there_is_no_day_behind_the_calendar),
		cmocka_unit_test(working_minutes_agree_with_walking),
		cmocka_unit_test(running_lands_where_counting_ends),
		cmocka_unit_test(a_day_has_its_hours),
		cmocka_unit_test(hours_have_an_order_and_a_floor),
	};

	arena = arena_new();
	return cmocka_run_group_tests_name("workcal", tests, NULL, NULL);
}
