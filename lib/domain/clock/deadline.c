#include "domain/clock/deadline.h"

#include <string.h>

#include "domain/clock/run.h"

static bool term_is_sane(struct term term)
{
	if (term.halves < 0 || term.halves > 2 * 3660 * 8 ||
	    term.next_day_minute >= 24 * 60)
		return false;
	switch (term.unit) {
	case TERM_WORK_DAYS:
	case TERM_WORK_HOURS:
		return true;
	case TERM_CALENDAR_DAYS:
	case TERM_MONTHS:
		return term.halves % 2 == 0;
	case TERM_SAME_DAY:
		return term.halves == 0;
	case TERM_UNIT_COUNT:
		return false;
	}
	return false;
}

static bool stops_are_sane(struct instant received, const struct stop *stops,
			   size_t n)
{
	struct instant last = received;

	if (n > STOPS_MAX)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (stops[i].from.s < last.s)
			return false;
		if (stops[i].to.s == INSTANT_NONE.s)
			return i == n - 1;
		if (stops[i].to.s < stops[i].from.s)
			return false;
		last = stops[i].to;
	}
	return true;
}

static struct deadline wrong(enum deadline_err err)
{
	return (struct deadline){ .err = err, .due = INSTANT_NONE };
}

static struct deadline uncovered(struct day first, const struct workcal *cal)
{
	struct deadline d = wrong(DEADLINE_NO_CALENDAR);

	d.missing_year = workcal_missing_year(cal, first);
	return d;
}

static struct deadline stopped(struct day first, const struct stop *stop,
			       const struct deadline *so_far,
			       const struct workcal *cal)
{
	struct deadline d = *so_far;

	if (!workcal_covers(cal, first, instant_day(stop->from)))
		return uncovered(first, cal);
	d.due = INSTANT_NONE;
	d.stopped = true;
	return d;
}

struct deadline deadline_due(struct instant received, struct term term,
			     const struct stop *stops, size_t stops_n,
			     const struct workcal *cal)
{
	struct deadline d = { .err = DEADLINE_OK };
	struct day first = instant_day(received);
	struct run run;

	if (!term_is_sane(term))
		return wrong(DEADLINE_BAD_TERM);
	if (!stops_are_sane(received, stops, stops_n))
		return wrong(DEADLINE_BAD_STOPS);
	if (!workcal_covers(cal, first, first))
		return uncovered(first, cal);
	run = run_begin(received, term, cal);
	d.due = run_due(&run, cal);
	for (size_t i = 0; i < stops_n; i++) {
		const struct stop *s = &stops[i];

		/* No due instant: it lies behind the calendar, so after s. */
		if (d.due.s != INSTANT_NONE.s && s->from.s > d.due.s) {
			d.ignored |= UINT64_C(1) << i;
			continue;
		}
		if (s->to.s == INSTANT_NONE.s)
			return stopped(first, s, &d, cal);
		if (s->is_restart)
			run = run_begin(s->to, term, cal);
		else
			run_pause(&run, s->from, s->to, cal);
		d.due = run_due(&run, cal);
	}
	if (d.due.s == INSTANT_NONE.s ||
	    !workcal_covers(cal, first, instant_day(d.due)))
		return uncovered(first, cal);
	d.provisional = instant_day(d.due).n >
			workcal_published_until(cal).n;
	return d;
}

const char *deadline_why_not(struct arena *arena, const struct deadline *d)
{
	switch (d->err) {
	case DEADLINE_OK:
		return NULL;
	case DEADLINE_BAD_TERM:
		return "Thời hạn công bố không hợp lệ; không thể tính ngày hẹn"
		       " trả.";
	case DEADLINE_BAD_STOPS:
		return "Các lần tạm dừng không đúng thứ tự; không thể tính"
		       " ngày hẹn trả.";
	case DEADLINE_NO_CALENDAR:
		break;
	}
	return arena_printf(arena,
			    "Chưa có lịch làm việc năm %d; không thể tính ngày"
			    " hẹn trả.",
			    d->missing_year);
}

int term_reduce(struct term term, int percent, enum rounding rounding)
{
	int step = term.unit == TERM_WORK_DAYS ? 1 : 2; /* halves */
	int64_t exact = (int64_t)term.halves * (100 - percent);
	int64_t per = (int64_t)step * 100;
	int64_t steps = exact / per;
	int64_t rest = exact % per;

	if (percent < 0 || percent > 100 || term.halves <= 0 ||
	    term.unit == TERM_SAME_DAY || !term_is_sane(term))
		return -1;
	if ((rounding == ROUND_UP && rest) ||
	    (rounding == ROUND_NEAREST && 2 * rest > per))
		steps++;
	return (int)(steps > 0 ? steps : 1) * step;
}

struct classified deadline_classify(struct instant due,
				    struct instant finished,
				    const struct workcal *cal)
{
	struct day d = instant_day(due), f = instant_day(finished);
	struct classified c = { .keeping = f.n < d.n  ? EARLY :
					   f.n == d.n ? ON_TIME :
							LATE };

	if (c.keeping == LATE)
		c.work_days_late = workcal_between(cal, d, f);
	return c;
}

const char *keeping_code(enum keeping k)
{
	static const char *const codes[] = { "truoc_han", "dung_han",
					     "qua_han" };

	return codes[k];
}

struct apology_days deadline_latest_apology(struct instant due,
					    const struct workcal *cal)
{
	struct day day = instant_day(due);
	struct apology_days days = { { day.n - 1 }, workcal_before(cal, day) };

	if (days.working.n != DAY_NONE.n &&
	    !workcal_covers(cal, days.working, day))
		days.working = DAY_NONE;
	return days;
}

enum deadline_err deadline_chain(struct instant start, struct term unit,
				 const int *step_halves, size_t n,
				 const struct workcal *cal,
				 struct instant *ret_ends)
{
	struct term sum = unit;

	if (unit.unit == TERM_SAME_DAY)
		return DEADLINE_BAD_TERM;
	sum.halves = 0;
	for (size_t i = 0; i < n; i++) {
		struct deadline d;

		if (step_halves[i] < 0)
			return DEADLINE_BAD_TERM;
		sum.halves += step_halves[i];
		d = deadline_due(start, sum, NULL, 0, cal);
		if (d.err != DEADLINE_OK)
			return d.err;
		ret_ends[i] = d.due;
	}
	return DEADLINE_OK;
}

static const struct code_word units[TERM_UNIT_COUNT] = {
	[TERM_WORK_DAYS] = { "WD", "ngày làm việc" },
	[TERM_CALENDAR_DAYS] = { "CD", "ngày" },
	[TERM_MONTHS] = { "MO", "tháng" },
	[TERM_WORK_HOURS] = { "WH", "giờ làm việc" },
	[TERM_SAME_DAY] = { "SAME_DAY", "trong ngày" },
};

const char *term_unit_code(enum term_unit unit)
{
	return units[unit].code;
}

const struct codes *term_unit_codes(void)
{
	static const struct codes codes = { units, sizeof(units[0]),
					    TERM_UNIT_COUNT, TERM_UNIT_COUNT };

	return &codes;
}

struct term term_stored(const char *unit, int64_t halves,
			int64_t next_day_minute)
{
	return (struct term){
		.unit = term_unit_of(unit),
		.halves = (int)halves,
		.next_day_minute = next_day_minute == INT64_MIN ?
					   -1 :
					   (int)next_day_minute,
		.cutoff_minute = 15 * 60,
	};
}

const char *term_words(struct arena *arena, struct term term)
{
	if (term.unit == TERM_SAME_DAY)
		return units[TERM_SAME_DAY].said;
	return arena_printf(arena, "%d%s %s", term.halves / 2,
			    term.halves % 2 ? ",5" : "",
			    units[term.unit].said);
}
