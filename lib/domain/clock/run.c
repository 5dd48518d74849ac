#include "domain/clock/run.h"

static struct day add_months(struct day day, int months)
{
	unsigned y, m, d;
	int at;

	day_split(day, &y, &m, &d);
	at = (int)(y * 12 + m - 1) + months;
	y = (unsigned)at / 12;
	m = (unsigned)at % 12 + 1;
	while (d > 28 && !day_is_real(y, m, d))
		d--; /* art. 148.3: the month's last day */
	return day_join(y, m, d);
}

static bool is_after_cutoff(struct instant at, struct term term)
{
	return instant_second(at) > term.cutoff_minute * 60;
}

static struct day deemed_day(struct instant at, struct term term,
			     const struct workcal *cal)
{
	struct day day = instant_day(at);

	if (term.cutoff_rule == CUTOFF_NONE)
		return day;
	if (!workcal_is_work(cal, day) || is_after_cutoff(at, term))
		return workcal_add(cal, day, 1);
	return day;
}

static struct run run_same_day(struct instant at, struct term term,
			       const struct workcal *cal)
{
	struct run run = { .unit = TERM_WORK_DAYS, .start = instant_day(at),
			   .minute = -1 };

	if (!workcal_is_work(cal, run.start)) {
		run.left = 2; /* as if received when that day opens */
	} else if (is_after_cutoff(at, term)) {
		run.left = 2;
		run.minute = term.next_day_minute;
	}
	return run;
}

struct run run_begin(struct instant at, struct term term,
		     const struct workcal *cal)
{
	struct run run = { .unit = term.unit, .from = at, .minute = -1 };

	switch (term.unit) {
	case TERM_WORK_DAYS:
		run.start = deemed_day(at, term, cal);
		run.left = term.halves;
		break;
	case TERM_CALENDAR_DAYS:
		run.start = deemed_day(at, term, cal);
		run.left = term.halves / 2;
		break;
	case TERM_MONTHS:
		run.unit = TERM_CALENDAR_DAYS;
		run.start = deemed_day(at, term, cal);
		if (run.start.n != DAY_NONE.n)
			run.left = add_months(run.start, term.halves / 2).n -
				   run.start.n;
		break;
	case TERM_WORK_HOURS:
		run.start = instant_day(at);
		run.left = (int64_t)term.halves * 30 * 60;
		break;
	case TERM_SAME_DAY:
	case TERM_UNIT_COUNT:
		run = run_same_day(at, term, cal);
		break;
	}
	return run;
}

static struct instant at_minute(struct day day, int minute)
{
	return day.n == DAY_NONE.n ? INSTANT_NONE : instant_at(day, minute);
}

static struct instant run_due_work_days(const struct run *run,
					const struct workcal *cal)
{
	int full = (int)(run->left / 2);
	struct day day = full ? workcal_add(cal, run->start, full) :
				run->start;

	if (day.n == DAY_NONE.n)
		return INSTANT_NONE;
	if (run->left % 2)
		return at_minute(workcal_add(cal, day, 1), workcal_noon(cal));
	if (!full)
		day = workcal_add(cal, day, 0);
	return at_minute(day, run->minute >= 0 ? run->minute :
						 workcal_closing(cal));
}

struct instant run_due(const struct run *run, const struct workcal *cal)
{
	struct day last;

	if (run->start.n == DAY_NONE.n)
		return INSTANT_NONE;
	if (run->unit == TERM_WORK_HOURS)
		return workcal_run(cal, run->from, run->left);
	if (run->unit == TERM_WORK_DAYS)
		return run_due_work_days(run, cal);
	last = (struct day){ run->start.n + (int32_t)run->left };
	return at_minute(workcal_add(cal, last, 0), workcal_closing(cal));
}

void run_pause(struct run *run, struct instant from, struct instant to,
	       const struct workcal *cal)
{
	struct day day = instant_day(from), resumed = instant_day(to);

	if (run->start.n == DAY_NONE.n)
		return; /* begins behind the calendar */
	if (run->unit == TERM_WORK_HOURS) {
		run->left -= workcal_seconds(cal, run->from, from);
		run->from = to;
	} else if (run->unit == TERM_WORK_DAYS) {
		int used = workcal_between(cal, run->start, day);

		run->left -= 2 * (used > 0 ? used : 0);
	} else {
		run->left -= day.n > run->start.n ? day.n - run->start.n : 0;
	}
	if (run->left < 0)
		run->left = 0;
	if (!run->left)
		run->minute = -1; /* that hour may be over when it resumes */
	/* Deemed received later than it was stopped and resumed: stays so, or
	 * the pause would shorten the term. */
	if (resumed.n > run->start.n)
		run->start = resumed;
}
