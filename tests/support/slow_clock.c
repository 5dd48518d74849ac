#include "slow_clock.h"

#define H7 (7 * 3600)
#define DAY 86400

struct walk {
	const struct calendar_spec *spec;
	struct term term;
	const struct stop *stops;
	size_t n, next;
	int day;	/* day units: today */
	int64_t t;	/* hours: now, in local seconds */
	int64_t left;	/* halves, days or seconds */
	int minute;	/* when the due day ends; -1: at closing */
	bool is_beyond; /* the calendar is at its end */
	struct deadline out;
};

static int64_t local(struct instant at)
{
	return at.s + H7;
}

static int date(struct instant at)
{
	int64_t s = local(at);

	return (int)(s >= 0 ? s / DAY : -((-s + DAY - 1) / DAY));
}

static bool is_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int month_length(int y, int m)
{
	static const int len[] = { 31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31 };

	return m == 2 && is_leap(y) ? 29 : len[m - 1];
}

#define DAY_2020 18262

/* Counting years and months off one by one from 2020. */
static void civil(int day, int *y, int *m, int *d)
{
	*y = 2020;
	day -= DAY_2020;
	while (day < 0)
		day += is_leap(--*y) ? 366 : 365;
	while (day >= (is_leap(*y) ? 366 : 365))
		day -= is_leap((*y)++) ? 366 : 365;
	*m = 1;
	while (day >= month_length(*y, *m))
		day -= month_length(*y, (*m)++);
	*d = day + 1;
}

static int year_of(int day)
{
	int y, m, d;

	civil(day, &y, &m, &d);
	return y;
}

static bool has_year(const struct calendar_spec *spec, int year)
{
	for (size_t i = 0; i < spec->years_n; i++) {
		if (spec->years[i] == year)
			return true;
	}
	for (size_t i = 0; i < spec->entries_n; i++) {
		if (year_of(spec->entries[i].day.n) == year)
			return true;
	}
	return false;
}

static bool on_list(const struct calendar_spec *spec, int day,
		    enum day_kind kind)
{
	for (size_t i = 0; i < spec->entries_n; i++) {
		if (spec->entries[i].day.n == day &&
		    spec->entries[i].kind == kind)
			return true;
	}
	return false;
}

static bool works(const struct calendar_spec *spec, int day)
{
	int weekday = ((day % 7) + 7 + 3) % 7; /* 0 = Monday */

	if (on_list(spec, day, DAY_WORKED))
		return true;
	return weekday < 5 && !on_list(spec, day, DAY_OFF);
}

static int closing(const struct calendar_spec *spec)
{
	return spec->sessions[spec->sessions_n - 1].closes;
}

static int last_year(const struct calendar_spec *spec)
{
	int last = 0;

	for (size_t i = 0; i < spec->years_n; i++)
		last = spec->years[i] > last ? spec->years[i] : last;
	for (size_t i = 0; i < spec->entries_n; i++) {
		int y = year_of(spec->entries[i].day.n);

		last = y > last ? y : last;
	}
	return last;
}

/* ---- days ---- */

static void tomorrow(struct walk *w, int last_day)
{
	w->day++;
	if (w->day > last_day)
		w->is_beyond = true;
}

/* Month after month; the day number waits until the end and is cut there. */
static int months_later(int day, int months)
{
	int y, m, d, length = 0;

	civil(day, &y, &m, &d);
	day -= d - 1; /* the first of the month */
	while (months-- > 0) {
		day += month_length(y, m);
		y += m == 12;
		m = m == 12 ? 1 : m + 1;
	}
	length = month_length(y, m);
	return day + (d < length ? d : length) - 1;
}

static void begin_days(struct walk *w, struct instant at, int last_day)
{
	bool is_late = local(at) - (int64_t)date(at) * DAY >
		       w->term.cutoff_minute * 60;
	bool is_open = works(w->spec, date(at));

	w->day = date(at);
	w->minute = -1;
	if (w->term.unit == TERM_SAME_DAY) {
		w->left = is_open && !is_late ? 0 : 2;
		if (is_open && is_late)
			w->minute = w->term.next_day_minute;
		return;
	}
	w->left = w->term.unit == TERM_CALENDAR_DAYS ? w->term.halves / 2 :
						       w->term.halves;
	if (w->term.cutoff_rule == CUTOFF_SHIFT_START && (is_late || !is_open)) {
		do
			tomorrow(w, last_day);
		while (!w->is_beyond && !works(w->spec, w->day));
	}
	/* The corresponding day is that of the day it counts as received. */
	if (w->term.unit == TERM_MONTHS)
		w->left = months_later(w->day, w->term.halves / 2) - w->day;
}

static void count_day(struct walk *w)
{
	bool by_calendar = w->term.unit == TERM_CALENDAR_DAYS ||
			   w->term.unit == TERM_MONTHS;

	if (by_calendar) {
		w->left--;
	} else if (works(w->spec, w->day)) {
		if (w->left == 1)
			w->minute = w->spec->sessions[0].closes;
		w->left -= w->left == 1 ? 1 : 2;
	}
}

/* The term is over today: when exactly, should nothing stop it? */
static struct instant end_of(struct walk *w, int last_day)
{
	int day = w->day;

	while (day <= last_day && !works(w->spec, day))
		day++;
	if (day > last_day)
		return INSTANT_NONE;
	return (struct instant){
		(int64_t)day * DAY - H7 +
		60 * (w->minute >= 0 ? w->minute : closing(w->spec))
	};
}

/* The next stop begins: false when it never ends. */
static bool meet_stop_days(struct walk *w, int last_day)
{
	const struct stop *s = &w->stops[w->next++];

	if (s->to.s == INSTANT_NONE.s)
		return false;
	if (s->is_restart) {
		begin_days(w, s->to, last_day);
		return true;
	}
	if (w->left <= 0)
		w->minute = -1;
	while (w->day < date(s->to))
		tomorrow(w, last_day);
	return true;
}

static struct instant live_days(struct walk *w, struct instant at, int last_day)
{
	begin_days(w, at, last_day);
	while (!w->is_beyond) {
		bool is_met = w->next < w->n;

		if (w->left <= 0) {
			struct instant end = end_of(w, last_day);

			if (end.s == INSTANT_NONE.s)
				is_met = is_met &&
					 date(w->stops[w->next].from) <=
						 last_day;
			else
				is_met = is_met &&
					 w->stops[w->next].from.s <= end.s;
			if (!is_met)
				return end;
		} else {
			is_met = is_met &&
				 date(w->stops[w->next].from) <= w->day;
		}
		if (!is_met) {
			tomorrow(w, last_day);
			count_day(w);
		} else if (!meet_stop_days(w, last_day)) {
			w->out.stopped = true;
			return INSTANT_NONE;
		}
	}
	return INSTANT_NONE;
}

/* ---- hours ---- */

static bool in_session(const struct calendar_spec *spec, int64_t t,
		       bool with_end)
{
	int64_t day = t / DAY, s = t % DAY;

	for (size_t i = 0; i < spec->sessions_n; i++) {
		if (s >= spec->sessions[i].opens * 60 &&
		    s < spec->sessions[i].closes * 60 + with_end)
			return works(spec, (int)day);
	}
	return false;
}

/* Time itself: a minute, a second when moments are that fine, or at once to
 * midnight (or the next stop) where nobody works. */
static void tick(struct walk *w, int step, bool is_working)
{
	int64_t midnight = (w->t / DAY + 1) * DAY;

	if (is_working || works(w->spec, (int)(w->t / DAY))) {
		w->t += step;
		return;
	}
	if (w->next < w->n && local(w->stops[w->next].from) > w->t &&
	    local(w->stops[w->next].from) < midnight)
		w->t = local(w->stops[w->next].from);
	else
		w->t = midnight;
}

static bool meet_stop_hours(struct walk *w)
{
	const struct stop *s = &w->stops[w->next++];

	if (s->to.s == INSTANT_NONE.s)
		return false;
	if (s->is_restart)
		w->left = (int64_t)w->term.halves * 1800;
	w->t = local(s->to);
	return true;
}

static struct instant live_hours(struct walk *w, struct instant at,
				 int last_day)
{
	int step = at.s % 60 ? 1 : 60;

	for (size_t i = 0; i < w->n; i++) {
		if (w->stops[i].from.s % 60 || w->stops[i].to.s % 60)
			step = w->stops[i].to.s == INSTANT_NONE.s ? step : 1;
	}
	w->t = local(at);
	w->left = (int64_t)w->term.halves * 1800;
	while (w->t / DAY <= last_day) {
		bool is_working = in_session(w->spec, w->t, false);

		if (w->next < w->n && local(w->stops[w->next].from) <= w->t) {
			if (!meet_stop_hours(w)) {
				w->out.stopped = true;
				return INSTANT_NONE;
			}
		} else if (w->left == 0 && in_session(w->spec, w->t, true)) {
			return (struct instant){ w->t - H7 };
		} else {
			tick(w, step, is_working);
			w->left -= is_working ? step : 0;
		}
	}
	w->is_beyond = true;
	return INSTANT_NONE;
}

/* ---- both ---- */

static struct deadline no_calendar(void)
{
	return (struct deadline){ .err = DEADLINE_NO_CALENDAR,
				  .due = INSTANT_NONE };
}

static bool are_years_known(const struct calendar_spec *spec, int from, int to)
{
	for (int y = year_of(from); y <= year_of(to); y++) {
		if (!has_year(spec, y))
			return false;
	}
	return true;
}

struct deadline slow_due(struct instant received, struct term term,
			 const struct stop *stops, size_t stops_n,
			 const struct calendar_spec *spec)
{
	struct walk w = { .spec = spec, .term = term, .stops = stops,
			  .n = stops_n, .minute = -1 };
	int first = date(received), last = first;
	int last_day;

	if (!has_year(spec, year_of(first)))
		return no_calendar();
	last_day = first;
	while (year_of(last_day) <= last_year(spec))
		last_day += 28;
	while (year_of(last_day) > last_year(spec))
		last_day--;
	w.out.due = term.unit == TERM_WORK_HOURS ?
			    live_hours(&w, received, last_day) :
			    live_days(&w, received, last_day);
	if (w.out.stopped) {
		last = date(stops[w.next - 1].from);
	} else if (w.out.due.s == INSTANT_NONE.s) {
		return no_calendar();
	} else {
		last = date(w.out.due);
		w.out.provisional = last > spec->published_until.n;
		for (size_t i = w.next; i < stops_n; i++)
			w.out.ignored |= UINT64_C(1) << i;
	}
	return are_years_known(spec, first, last) ? w.out : no_calendar();
}

int64_t slow_minutes(struct instant from, struct instant to,
		     const struct calendar_spec *spec)
{
	int64_t n = 0;

	for (int64_t t = local(from); t < local(to); t += 60)
		n += in_session(spec, t, false);
	return n;
}

int slow_days(struct day a, struct day b, const struct calendar_spec *spec)
{
	int n = 0;

	while (a.n < b.n)
		n += works(spec, ++a.n);
	return n;
}
