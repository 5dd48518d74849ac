/* The clock bar as a page has it: in the unit that its term counts in, and to
 * scale. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/days.h"
#include "markers.h"

#include <cmocka.h>

#define PAGE_MAX (256 << 10)

static struct arena *arena;
static const struct workcal *cal;

static int start(void **state)
{
	struct calendar_entry entry = { day_join(2026, 1, 1), DAY_OFF, NULL };
	struct calendar_spec spec = {
		.entries = &entry,
		.entries_n = 1,
		.published_until = day_join(2026, 12, 31),
		.sessions = { { 450, 690 }, { 810, 1050 } },
		.sessions_n = 2,
	};
	const char *why = "";

	(void)state;
	arena = arena_new();
	cal = workcal_new(arena, &spec);
	assert_non_null(cal);
	if (tpl_load("templates", &why) != OK)
		fail_msg("%s", why);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* What was received on 06/03/2026 at ten, as it is at ten on `today`. */
static const char *bar_on(struct day today, enum term_unit unit, int halves)
{
	const struct term term = { .unit = unit,
				   .halves = halves,
				   .next_day_minute = -1,
				   .cutoff_minute = TERM_CUTOFF_MINUTE };
	struct instant from = instant_at(day_join(2026, 3, 6), 600);
	struct cx cx = { .arena = arena,
			 .now = instant_at(today, 600) };
	struct view *root = view_new(T_PUBLIC_STATUS_FULL);
	struct deadline d = deadline_due(from, term, NULL, 0, cal);
	const struct explain *days =
		deadline_explain(arena, from, term, NULL, 0, cal);
	struct buf page;
	char *bar;

	assert_int_equal(d.err, DEADLINE_OK);
	days_bar(&cx, root, days,
		 &(struct bar){ .term = term,
				.cal = cal,
				.due = d.due,
				.finished = INSTANT_NONE,
				.first_due = d.due });
	buf_init(&page, arena, PAGE_MAX);
	assert_int_equal(view_render(root, &page), OK);
	view_free(root);
	bar = strstr(arena_strndup(arena, page.data, page.len),
		     "<svg class=\"mc-bar");
	assert_non_null(bar);
	assert_non_null(strstr(bar, "</ul>"));
	*strstr(bar, "</ul>") = '\0';
	return bar;
}

static const char *bar_of(enum term_unit unit, int halves)
{
	return bar_on(day_join(2026, 3, 26), unit, halves);
}

/* The rectangles of a kind: how many, and how wide together. */
static int cells_of(const char *bar, const char *kind, double *ret_width)
{
	const char *end = strstr(bar, "</svg>"), *at = bar;
	const char *class = arena_printf(arena, "class=\"mc-bar__%s\"", kind);
	int n = 0;

	*ret_width = 0;
	while ((at = strstr(at, "<rect ")) && at < end) {
		const char *width = strstr(at, "width=\"") + 7;
		const char *its = strstr(at, "class=");

		if (strncmp(its, class, strlen(class)) == 0) {
			*ret_width += strtod(width, NULL);
			n++;
		}
		at = its;
	}
	return n;
}

static void assert_part(const char *bar, const char *kind, int days, int of)
{
	double width;

	if (!cells_of(bar, kind, &width))
		fail_msg("no %s in %s", kind, bar);
	if (fabs(width - 100.0 * days / of) > 0.5)
		fail_msg("%s: %.2f %%, not %d of %d", kind, width, days, of);
}

/* The first begins at the edge, each where the one before it ended, the last
 * ends at the other edge: no gap is a part of the scale. */
static void assert_flush(const char *bar)
{
	const char *end = strstr(bar, "</svg>"), *at = bar;
	double edge = 0;

	while ((at = strstr(at, "<rect ")) && at < end) {
		double x = strtod(strstr(at, "x=\"") + 3, NULL);

		if (fabs(x - edge) > 0.1)
			fail_msg("a cell at %.2f, not %.2f: %s", x, edge, bar);
		edge = x + strtod(strstr(at, "width=\"") + 7, NULL);
		at++;
	}
	if (fabs(edge - 100) > 0.5)
		fail_msg("it ends at %.2f %%: %s", edge, bar);
}

static void days_of_the_calendar_are_called_days(void **state)
{
	const char *bar = bar_of(TERM_CALENDAR_DAYS, 2 * 60);

	(void)state;
	assert_non_null(strstr(bar, "Đã dùng 19 ngày<"));
	assert_non_null(strstr(bar, "Còn 40 ngày<"));
	assert_null(strstr(bar, "ngày làm việc"));
	bar = bar_of(TERM_MONTHS, 2);
	assert_non_null(strstr(bar, "Đã dùng 19 ngày<"));
	assert_null(strstr(bar, "ngày làm việc"));
	/* The same days by the other count: no weekend among them. */
	bar = bar_of(TERM_WORK_DAYS, 2 * 20);
	assert_non_null(strstr(bar, "Đã dùng 13 ngày làm việc<"));
	assert_non_null(strstr(bar, "Còn 6 ngày làm việc<"));
	bar = bar_of(TERM_WORK_HOURS, 2 * 200);
	assert_non_null(strstr(bar, "giờ làm việc<"));
	assert_null(strstr(bar, "ngày"));
}

/* The legend of the months under the same clock. */
static const char *keys_of(enum term_unit unit, int halves)
{
	const struct term term = { .unit = unit,
				   .halves = halves,
				   .next_day_minute = -1,
				   .cutoff_minute = TERM_CUTOFF_MINUTE };
	struct instant from = instant_at(day_join(2026, 3, 6), 600);
	struct cx cx = { .arena = arena,
			 .now = instant_at(day_join(2026, 3, 10), 600) };
	struct view *root = view_new(T_PUBLIC_STATUS_FULL);
	struct deadline d = deadline_due(from, term, NULL, 0, cal);
	struct buf page;

	days_months(&cx, root,
		    deadline_explain(arena, from, term, NULL, 0, cal),
		    &(struct bar){ .term = term,
				   .cal = cal,
				   .due = d.due,
				   .finished = INSTANT_NONE,
				   .first_due = d.due });
	buf_init(&page, arena, PAGE_MAX);
	assert_int_equal(view_render(root, &page), OK);
	view_free(root);
	return strstr(arena_strndup(arena, page.data, page.len),
		      "<ul class=\"mc-key mc-cal__key");
}

/* Received on a Friday: 6 days end on a Thursday, 8 on a Saturday. */
static void the_legend_leaves_out_what_the_unit_leaves_out(void **state)
{
	(void)state;
	assert_non_null(strstr(keys_of(TERM_WORK_DAYS, 2 * 5),
			       "Không tính: ngày nhận, ngày nghỉ<"));
	assert_non_null(strstr(keys_of(TERM_CALENDAR_DAYS, 2 * 6),
			       "Không tính: ngày nhận<"));
	assert_non_null(strstr(keys_of(TERM_CALENDAR_DAYS, 2 * 8),
			       "ngày nhận, ngày nghỉ ở cuối thời hạn<"));
}

static void a_bar_is_to_scale(void **state)
{
	const char *bar = bar_of(TERM_CALENDAR_DAYS, 2 * 60);
	double width;

	(void)state;
	/* More days than cells: a block a kind, as long as it was. */
	assert_int_equal(cells_of(bar, "used", &width), 1);
	assert_part(bar, "used", 19, 60);
	assert_part(bar, "now", 1, 60);
	assert_part(bar, "left", 40, 60);
	assert_flush(bar);
	/* A cell a day, each as wide as the other. */
	bar = bar_of(TERM_WORK_DAYS, 2 * 20);
	assert_int_equal(cells_of(bar, "used", &width), 13);
	assert_int_equal(cells_of(bar, "left", &width), 6);
	assert_part(bar, "used", 13, 20);
	assert_part(bar, "now", 1, 20);
	assert_part(bar, "left", 6, 20);
	assert_flush(bar);
}

static void a_long_delay_is_as_long_as_it_was(void **state)
{
	const char *bar = bar_of(TERM_CALENDAR_DAYS, 2 * 10);

	(void)state;
	assert_part(bar, "used", 10, 20);
	assert_part(bar, "late", 10, 20);
	assert_flush(bar);
	/* Eighty-two days late are not as many cells as there was room for. */
	bar = bar_on(day_join(2026, 6, 6), TERM_CALENDAR_DAYS, 2 * 10);
	assert_non_null(strstr(bar, "Trễ 82 ngày<"));
	assert_part(bar, "used", 10, 92);
	assert_part(bar, "late", 82, 92);
	assert_flush(bar);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_of_the_calendar_are_called_days),
		cmocka_unit_test(a_bar_is_to_scale),
		cmocka_unit_test(a_long_delay_is_as_long_as_it_was),
		cmocka_unit_test(the_legend_leaves_out_what_the_unit_leaves_out),
	};

	return cmocka_run_group_tests_name("days", tests, start, finish);
}
