/* Nanoseconds per due date; the target is 500 for 30 working days with two
 * pauses.  Exits 1 when it is missed. */
#include <stdio.h>

#include "base/clock.h"
#include "domain/clock/deadline.h"

#define ROUNDS 2000000
#define TARGET_NS 500.0

static double measure(struct term term, const struct stop *stops, size_t n,
		      const struct workcal *cal)
{
	struct instant from = instant_at(day_join(2023, 1, 3), 9 * 60);
	int64_t begin = clock_mono_us();
	int64_t sum = 0;

	for (int i = 0; i < ROUNDS; i++)
		sum += deadline_due(from, term, stops, n, cal).due.s;
	if (!sum) /* keeps the loop */
		puts("no due date at all");
	return (double)(clock_mono_us() - begin) * 1000 / ROUNDS;
}

int main(void)
{
	static const int years[] = { 2023, 2024, 2025, 2026, 2027 };
	struct calendar_spec spec = {
		.years = years, .years_n = 5,
		.published_until = day_join(2026, 12, 31),
		.sessions = { { 450, 690 }, { 810, 1050 } }, .sessions_n = 2,
	};
	struct stop stops[] = {
		{ .from = instant_at(day_join(2023, 1, 12), 600),
		  .to = instant_at(day_join(2023, 2, 6), 600) },
		{ .from = instant_at(day_join(2023, 2, 14), 600),
		  .to = instant_at(day_join(2023, 2, 24), 600) },
	};
	struct term days = { .unit = TERM_WORK_DAYS, .halves = 60,
			     .next_day_minute = -1, .cutoff_minute = 900 };
	struct term hours = days, months = days;
	struct arena *arena = arena_new();
	const struct workcal *cal = workcal_new(arena, &spec);
	double ns = measure(days, stops, 2, cal);

	hours.unit = TERM_WORK_HOURS;
	hours.halves = 480;
	months.unit = TERM_MONTHS;
	months.halves = 4;
	printf("deadline_30wd_2_pauses_ns %.0f (target %.0f)\n", ns, TARGET_NS);
	printf("deadline_30wd_ns %.0f\n", measure(days, NULL, 0, cal));
	printf("deadline_240wh_2_pauses_ns %.0f\n",
	       measure(hours, stops, 2, cal));
	printf("deadline_2mo_2_pauses_ns %.0f\n",
	       measure(months, stops, 2, cal));
	arena_free(arena);
	return ns <= TARGET_NS ? 0 : 1;
}
