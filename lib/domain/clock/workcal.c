#include "domain/clock/workcal.h"

#include <string.h>

#define YEARS_MAX 200
#define DAY_S 86400

struct workcal {
	struct day first; /* 1 January of the first covered year */
	int n;		  /* days */
	int first_year;
	bool has_year[YEARS_MAX];
	unsigned char *kinds;
	const char **notes;
	int *ordinals;	  /* working days up to and with this one */
	struct day *work; /* by ordinal - 1 */
	int work_n;
	struct day published_until;
	struct session_hours sessions[SESSIONS_MAX];
	size_t sessions_n;
	int day_minutes;
};

static int year_of(struct day day)
{
	unsigned y, m, d;

	day_split(day, &y, &m, &d);
	return (int)y;
}

static bool year_span(const struct calendar_spec *spec, int *first, int *last)
{
	*first = INT32_MAX;
	*last = INT32_MIN;
	for (size_t i = 0; i < spec->entries_n + spec->years_n; i++) {
		int year = i < spec->entries_n ?
				   year_of(spec->entries[i].day) :
				   spec->years[i - spec->entries_n];

		*first = year < *first ? year : *first;
		*last = year > *last ? year : *last;
	}
	return *first <= *last && *last - *first < YEARS_MAX;
}

bool sessions_are_in_order(const struct session_hours *list, size_t n)
{
	int before = -1;

	for (size_t i = 0; i < n; i++) {
		if (list[i].opens <= before || list[i].closes <= list[i].opens)
			return false;
		before = list[i].closes;
	}
	return n > 0 && n <= SESSIONS_MAX && before <= 24 * 60;
}

bool sessions_suffice(const struct session_hours *list, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		int open = list[i].closes - list[i].opens;

		if (open < SITTING_MIN_MINUTES)
			return false;
		sum += open;
	}
	return sum >= OPEN_DAY_MIN_MINUTES;
}

/* The list of worked days comes before the list of days off; a Saturday "off"
 * is still the weekend and a Monday "worked" an ordinary day. */
static void enter(struct workcal *cal, const struct calendar_entry *e)
{
	int at = e->day.n - cal->first.n;
	enum weekday wd = day_weekday(e->day);
	bool is_weekend = wd == SATURDAY || wd == SUNDAY;

	if (e->kind == DAY_WORKED)
		cal->kinds[at] = is_weekend ? DAY_WORKED : DAY_WORK;
	else if (e->kind == DAY_OFF && !is_weekend)
		cal->kinds[at] = DAY_OFF;
	if (e->note)
		cal->notes[at] = e->note;
}

static void fill_days(struct workcal *cal, const struct calendar_spec *spec)
{
	for (int i = 0; i < cal->n; i++) {
		enum weekday wd = day_weekday((struct day){ cal->first.n + i });

		cal->kinds[i] = wd == SATURDAY || wd == SUNDAY ? DAY_WEEKEND :
								 DAY_WORK;
		cal->notes[i] = "";
	}
	for (size_t i = 0; i < spec->entries_n; i++) {
		if (spec->entries[i].kind == DAY_OFF)
			enter(cal, &spec->entries[i]);
	}
	for (size_t i = 0; i < spec->entries_n; i++) {
		if (spec->entries[i].kind != DAY_OFF)
			enter(cal, &spec->entries[i]);
	}
}

static void number_days(struct workcal *cal)
{
	for (int i = 0; i < cal->n; i++) {
		bool works = cal->kinds[i] == DAY_WORK ||
			     cal->kinds[i] == DAY_WORKED;

		if (works)
			cal->work[cal->work_n++] =
				(struct day){ cal->first.n + i };
		cal->ordinals[i] = cal->work_n;
	}
}

const struct workcal *workcal_new(struct arena *arena,
				  const struct calendar_spec *spec)
{
	struct workcal *cal;
	int first, last;

	if (!year_span(spec, &first, &last) ||
	    !sessions_are_in_order(spec->sessions, spec->sessions_n))
		return NULL;
	cal = arena_alloc(arena, sizeof(*cal));
	cal->first_year = first;
	cal->first = day_join((unsigned)first, 1, 1);
	cal->n = day_join((unsigned)last + 1, 1, 1).n - cal->first.n;
	cal->kinds = arena_array(arena, (size_t)cal->n, sizeof(*cal->kinds));
	cal->notes = arena_array(arena, (size_t)cal->n, sizeof(*cal->notes));
	cal->ordinals =
		arena_array(arena, (size_t)cal->n, sizeof(*cal->ordinals));
	cal->work = arena_array(arena, (size_t)cal->n, sizeof(*cal->work));
	for (size_t i = 0; i < spec->entries_n; i++)
		cal->has_year[year_of(spec->entries[i].day) - first] = true;
	for (size_t i = 0; i < spec->years_n; i++)
		cal->has_year[spec->years[i] - first] = true;
	fill_days(cal, spec);
	number_days(cal);
	cal->published_until = spec->published_until;
	memcpy(cal->sessions, spec->sessions, sizeof(cal->sessions));
	cal->sessions_n = spec->sessions_n;
	for (size_t i = 0; i < cal->sessions_n; i++)
		cal->day_minutes +=
			cal->sessions[i].closes - cal->sessions[i].opens;
	return cal;
}

static int index_of(const struct workcal *cal, struct day day)
{
	int at = day.n - cal->first.n;

	return at < 0 || at >= cal->n ? -1 : at;
}

bool workcal_covers(const struct workcal *cal, struct day from, struct day to)
{
	if (from.n > to.n || index_of(cal, from) < 0 || index_of(cal, to) < 0)
		return false;
	for (int y = year_of(from); y <= year_of(to); y++) {
		if (!cal->has_year[y - cal->first_year])
			return false;
	}
	return true;
}

int workcal_missing_year(const struct workcal *cal, struct day from)
{
	int year = year_of(from);

	while (workcal_covers(cal, day_join((unsigned)year, 1, 1),
			      day_join((unsigned)year, 1, 1)))
		year++;
	return year;
}

enum day_kind workcal_kind(const struct workcal *cal, struct day day)
{
	int at = index_of(cal, day);

	return at < 0 ? DAY_WEEKEND : (enum day_kind)cal->kinds[at];
}

bool workcal_is_work(const struct workcal *cal, struct day day)
{
	enum day_kind kind = workcal_kind(cal, day);

	return kind == DAY_WORK || kind == DAY_WORKED;
}

const char *workcal_note(const struct workcal *cal, struct day day)
{
	int at = index_of(cal, day);

	return at < 0 ? "" : cal->notes[at];
}

struct day workcal_published_until(const struct workcal *cal)
{
	return cal->published_until;
}

/* Ordinal of the last working day up to and with `day`. */
static int ordinal(const struct workcal *cal, struct day day)
{
	int at = day.n - cal->first.n;

	if (at < 0)
		return 0;
	return cal->ordinals[at < cal->n ? at : cal->n - 1];
}

struct day workcal_add(const struct workcal *cal, struct day day, int n)
{
	int at;

	if (index_of(cal, day) < 0)
		return DAY_NONE;
	if (n == 0 && workcal_is_work(cal, day))
		return day;
	at = ordinal(cal, day) + (n ? n : 1);
	return at < 1 || at > cal->work_n ? DAY_NONE : cal->work[at - 1];
}

struct day workcal_ahead(const struct workcal *cal, struct day day, int n)
{
	struct day last = workcal_add(cal, day, n);

	return last.n == DAY_NONE.n ? (struct day){ day.n + n } : last;
}

int workcal_between(const struct workcal *cal, struct day a, struct day b)
{
	return ordinal(cal, b) - ordinal(cal, a);
}

struct day workcal_before(const struct workcal *cal, struct day day)
{
	int at = ordinal(cal, (struct day){ day.n - 1 });

	return at < 1 ? DAY_NONE : cal->work[at - 1];
}

int workcal_closing(const struct workcal *cal)
{
	return cal->sessions[cal->sessions_n - 1].closes;
}

int workcal_noon(const struct workcal *cal)
{
	return cal->sessions[0].closes;
}

int workcal_day_minutes(const struct workcal *cal)
{
	return cal->day_minutes;
}

/* Working seconds of a working day before second `s` of it. */
static int seconds_before(const struct workcal *cal, int s)
{
	int sum = 0;

	for (size_t i = 0; i < cal->sessions_n; i++) {
		int opens = cal->sessions[i].opens * 60;
		int closes = cal->sessions[i].closes * 60;

		if (s > opens)
			sum += (s < closes ? s : closes) - opens;
	}
	return sum;
}

/* Working seconds from the first covered day to this instant. */
static int64_t seconds_until(const struct workcal *cal, struct instant at)
{
	struct day day = instant_day(at);
	int64_t full = ordinal(cal, (struct day){ day.n - 1 });
	int64_t sum = full * cal->day_minutes * 60;

	if (workcal_is_work(cal, day))
		sum += seconds_before(cal, instant_second(at));
	return sum;
}

int64_t workcal_seconds(const struct workcal *cal, struct instant from,
			struct instant to)
{
	if (to.s <= from.s)
		return 0;
	return seconds_until(cal, to) - seconds_until(cal, from);
}

/* The second of a working day at which `done` working seconds are over;
 * done = 0 is the opening. */
static int second_after(const struct workcal *cal, int done)
{
	for (size_t i = 0; i < cal->sessions_n; i++) {
		int len = (cal->sessions[i].closes - cal->sessions[i].opens) *
			  60;

		if (done <= len)
			return cal->sessions[i].opens * 60 + done;
		done -= len;
	}
	return workcal_closing(cal) * 60;
}

/* `at` itself inside or at the end of a session, else the next opening. */
static struct instant wait_for_work(const struct workcal *cal,
				    struct instant at)
{
	struct day day = instant_day(at);
	int s = instant_second(at);

	for (size_t i = 0; workcal_is_work(cal, day) && i < cal->sessions_n;
	     i++) {
		if (s < cal->sessions[i].opens * 60)
			return instant_at(day, cal->sessions[i].opens);
		if (s <= cal->sessions[i].closes * 60)
			return at;
	}
	day = workcal_add(cal, day, 1);
	return day.n == DAY_NONE.n ? INSTANT_NONE :
				     instant_at(day, cal->sessions[0].opens);
}

struct instant workcal_run(const struct workcal *cal, struct instant from,
			   int64_t seconds)
{
	int64_t per_day = (int64_t)cal->day_minutes * 60;
	int64_t target, full;
	struct day day;

	if (index_of(cal, instant_day(from)) < 0)
		return INSTANT_NONE;
	if (seconds == 0)
		return wait_for_work(cal, from);
	target = seconds_until(cal, from) + seconds;
	/* The day on which the target is reached, its end included. */
	full = (target - 1) / per_day;
	if (full >= cal->work_n)
		return INSTANT_NONE;
	day = cal->work[full];
	return (struct instant){
		instant_at(day, 0).s +
		second_after(cal, (int)(target - full * per_day))
	};
}
