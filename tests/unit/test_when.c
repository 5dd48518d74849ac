#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/when.h"

static struct arena *arena;

static void a_day_survives_splitting_and_joining(void **state)
{
	(void)state;
	for (int n = -30000; n < 80000; n++) {
		unsigned y, m, d;

		day_split((struct day){ n }, &y, &m, &d);
		assert_true(day_is_real(y, m, d) || y < 1900);
		assert_int_equal(day_join(y, m, d).n, n);
	}
	assert_int_equal(day_join(1970, 1, 1).n, 0);
}

static void weekdays_follow_each_other(void **state)
{
	(void)state;
	assert_int_equal(day_weekday(day_join(1970, 1, 1)), THURSDAY);
	assert_int_equal(day_weekday(day_join(2023, 6, 1)), THURSDAY);
	assert_int_equal(day_weekday(day_join(1969, 12, 31)), WEDNESDAY);
	for (int n = -20000; n < 50000; n++)
		assert_int_equal((day_weekday((struct day){ n }) + 1) % 7,
				 day_weekday((struct day){ n + 1 }));
}

static void only_real_dates_are_real(void **state)
{
	(void)state;
	assert_true(day_is_real(2024, 2, 29));
	assert_true(day_is_real(2000, 2, 29));
	assert_false(day_is_real(2023, 2, 29));
	assert_false(day_is_real(2100, 2, 29));
	assert_false(day_is_real(2023, 4, 31));
	assert_false(day_is_real(2023, 0, 1));
	assert_false(day_is_real(2023, 13, 1));
	assert_false(day_is_real(2023, 1, 0));
	assert_false(day_is_real(2023, 1, 32));
	assert_false(day_is_real(1899, 12, 31));
	assert_false(day_is_real(10000, 1, 1));
}

static void local_midnight_is_seventeen_utc(void **state)
{
	struct instant before = { 1683651599 }; /* 2023-05-09T16:59:59Z */
	struct instant after = { 1683651600 };

	(void)state;
	assert_string_equal(instant_iso(arena, before), "2023-05-09T23:59:59");
	assert_string_equal(instant_iso(arena, after), "2023-05-10T00:00:00");
	assert_int_equal(instant_second(after), 0);
	assert_int_equal(instant_day((struct instant){ -7 * 3600 - 1 }).n, -1);
	assert_int_equal(instant_second((struct instant){ -7 * 3600 - 1 }),
			 86399);
}

static void moments_are_read_as_written(void **state)
{
	static const char *const good[] = { "2023-05-09T15:30:00",
					    "1969-12-31T23:59:59",
					    "2024-02-29T00:00:00" };
	struct instant at;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(instant_parse_iso(good[i], &at));
		assert_string_equal(instant_iso(arena, at), good[i]);
	}
	assert_true(instant_parse_iso("2023-05-09T15:30", &at));
	assert_string_equal(instant_iso(arena, at), "2023-05-09T15:30:00");
}

static void half_written_moments_are_refused(void **state)
{
	static const char *const bad[] = {
		"", "2023", "2023-05-09", "2023-05-09T", "2023-05-09T15",
		"2023-05-09T15:30:", "2023-05-09T15:30:0", "2023-02-29T08:00:00",
		"2023-05-09T24:00:00", "2023-05-09T15:60:00",
		"2023-05-09T15:30:60", "2023-05-09T15:30:00Z",
		"2023-05-09T15:30:00+07:00", "2023-5-09T15:30:00x",
		"2023/05/09T15:30:00", "2023-05-09X15:30:00",
		"2023-05-09T15.30.00", "x023-05-09T15:30:00",
		"2023-05-09T-1:30:00", " 023-05-09T15:30:00"
	};
	struct instant at = { 42 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (instant_parse_iso(bad[i], &at))
			fail_msg("read: %s", bad[i]);
	}
	assert_int_equal(at.s, 42); /* untouched */
}

static void people_read_official_dates(void **state)
{
	struct day june = day_join(2023, 6, 1), october = day_join(2023, 10, 22);
	struct instant at = instant_at(june, 17 * 60 + 30);

	(void)state;
	assert_string_equal(day_words(arena, june), "Thứ Năm, 01/06/2023");
	assert_string_equal(day_words(arena, october), "Chủ nhật, 22/10/2023");
	assert_string_equal(day_dmy(arena, june), "01/06/2023");
	assert_string_equal(day_iso(arena, june), "2023-06-01");
	assert_string_equal(day_long(arena, june),
			    "ngày 01 tháng 6 năm 2023");
	assert_string_equal(day_long(arena, day_join(2023, 2, 5)),
			    "ngày 05 tháng 02 năm 2023");
	assert_string_equal(clock_words(arena, at), "17:30");
	assert_string_equal(moment_words(arena, at),
			    "17:30, Thứ Năm, 01/06/2023");
	assert_string_equal(moment_long(arena, at),
			    "17 giờ 30 phút, ngày 01 tháng 6 năm 2023");
}

static void times_of_day_are_strict(void **state)
{
	int minute = -7;

	(void)state;
	assert_true(minute_parse("00:00", &minute));
	assert_int_equal(minute, 0);
	assert_true(minute_parse("23:59", &minute));
	assert_int_equal(minute, 1439);
	assert_false(minute_parse("24:00", &minute));
	assert_false(minute_parse("7:30", &minute));
	assert_false(minute_parse("07:60", &minute));
	assert_false(minute_parse("07.30", &minute));
	assert_false(minute_parse("07:30:00", &minute));
	assert_int_equal(minute, 1439);
}

static void typed_dates_are_read_in_every_usual_form(void **state)
{
	static const char *const forms[] = { "01/06/2023", "1/6/2023",
					     "1/6/23",	   "01-06-2023",
					     "1.6.2023",   "01062023",
					     "1 / 6 / 2023" };
	struct day day;

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		day = DAY_NONE;
		if (day_parse_typed(forms[i], &day) != DAY_READ)
			fail_msg("not read: %s", forms[i]);
		assert_int_equal(day.n, day_join(2023, 6, 1).n);
	}
	assert_int_equal(day_parse_typed("31/12/75", &day), DAY_READ);
	assert_int_equal(day.n, day_join(1975, 12, 31).n);
}

static void an_impossible_date_is_told_from_an_unreadable_one(void **state)
{
	static const char *const not_real[] = { "31/02/2023", "29/2/2023",
						"31/4/2023",  "0/1/2023",
						"1/13/2023",  "32012023",
						"1/1/1800" };
	static const char *const unreadable[] = { "",	      "x",
						  "1/6",      "1/6/",
						  "1/6/2",    "1/6/202",
						  "1/6/20233", "2023-06-01",
						  "1/6/2023x", "0106202",
						  "010620233", "/6/2023",
						  "1//2023",  "-1/6/2023",
						  "một/6/2023" };
	struct day day = { 42 };

	(void)state;
	for (size_t i = 0; i < sizeof(not_real) / sizeof(not_real[0]); i++) {
		if (day_parse_typed(not_real[i], &day) != DAY_NOT_REAL)
			fail_msg("%s", not_real[i]);
	}
	for (size_t i = 0; i < sizeof(unreadable) / sizeof(unreadable[0]); i++) {
		if (day_parse_typed(unreadable[i], &day) != DAY_UNREADABLE)
			fail_msg("%s", unreadable[i]);
	}
	assert_int_equal(day.n, 42);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_survives_splitting_and_joining),
		cmocka_unit_test(weekdays_follow_each_other),
		cmocka_unit_test(only_real_dates_are_real),
		cmocka_unit_test(local_midnight_is_seventeen_utc),
		cmocka_unit_test(moments_are_read_as_written),
		cmocka_unit_test(half_written_moments_are_refused),
		cmocka_unit_test(people_read_official_dates),
		cmocka_unit_test(times_of_day_are_strict),
		cmocka_unit_test(typed_dates_are_read_in_every_usual_form),
		cmocka_unit_test(
			an_impossible_date_is_told_from_an_unreadable_one),
	};

	arena = arena_new();
	return cmocka_run_group_tests_name("when", tests, NULL, NULL);
}
