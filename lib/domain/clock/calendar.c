#include "domain/clock/calendar.h"

#include <string.h>

#include "db/db.h"

#define CACHED 64

STMT(q_years, "", "ii",
     "SELECT year, is_published FROM public_calendar_year ORDER BY year"
     " LIMIT 200");
STMT(q_days, "", "dss",
     "SELECT day, kind, note FROM public_calendar_day ORDER BY day"
     " LIMIT 10000");
STMT(q_before, "", "tdiss",
     "SELECT until, day, is_year, kind, note FROM public_calendar_before"
     " ORDER BY id DESC LIMIT 2000");
STMT(q_hours, "", "iiidd",
     "SELECT unit_id, opens, closes, valid_from, valid_to"
     " FROM public_office_session ORDER BY opens LIMIT 500");

struct year_now {
	int year;
	bool is_published;
};

/* What a change replaced; the newest first. */
struct before {
	struct instant until;
	struct day day;
	bool is_year;
	const char *kind, *note;
};

struct hours {
	struct unit_id unit; /* v = INT_NONE: of all */
	struct session_hours span;
	struct day from, to;
};

/* The stored rows, copied: they outlive the request that read them. */
static struct {
	struct arena *arena;
	struct instant since;
	struct year_now *years;
	struct calendar_entry *entries;
	struct before *before;
	struct hours *hours;
	size_t years_n, entries_n, before_n, hours_n;
	struct made {
		struct session_hours sessions[SESSIONS_MAX];
		size_t sessions_n;
		size_t undone; /* rows of `before` that count */
		const struct workcal *cal;
	} made[CACHED];
	size_t made_n;
} cache;

static enum err read_years(struct cx *cx)
{
	struct rows rows;
	int64_t year, published;

	TRY(db_query(cx, q_years, &rows));
	cache.years = arena_array(cache.arena, rows.n + 1,
				  sizeof(*cache.years));
	cache.years_n = 0;
	while (rows_next(&rows, &year, &published))
		cache.years[cache.years_n++] =
			(struct year_now){ (int)year, published == 1 };
	return OK;
}

static enum day_kind kind_of(const char *kind)
{
	return dayword_of(kind) == DAYWORD_WORKED ? DAY_WORKED : DAY_OFF;
}

static enum err read_days(struct cx *cx)
{
	struct rows rows;
	const char *kind, *note;
	struct day day;

	TRY(db_query(cx, q_days, &rows));
	cache.entries = arena_array(cache.arena, rows.n + 1,
				    sizeof(*cache.entries));
	cache.entries_n = 0;
	while (rows_next(&rows, &day, &kind, &note))
		cache.entries[cache.entries_n++] = (struct calendar_entry){
			day, kind_of(kind), arena_strdup(cache.arena, note)
		};
	return OK;
}

static enum err read_before(struct cx *cx)
{
	struct rows rows;
	struct before b;
	int64_t is_year;

	TRY(db_query(cx, q_before, &rows));
	cache.before = arena_array(cache.arena, rows.n + 1,
				   sizeof(*cache.before));
	cache.before_n = 0;
	while (rows_next(&rows, &b.until, &b.day, &is_year, &b.kind,
			 &b.note)) {
		b.is_year = is_year == 1;
		b.kind = arena_strdup(cache.arena, b.kind);
		b.note = arena_strdup(cache.arena, b.note);
		cache.before[cache.before_n++] = b;
	}
	return OK;
}

static enum err read_hours(struct cx *cx)
{
	struct rows rows;
	struct hours h;
	int64_t opens, closes;

	TRY(db_query(cx, q_hours, &rows));
	cache.hours = arena_array(cache.arena, rows.n + 1,
				  sizeof(*cache.hours));
	cache.hours_n = 0;
	while (rows_next(&rows, &h.unit.v, &opens, &closes, &h.from, &h.to)) {
		h.span = (struct session_hours){ (int)opens, (int)closes };
		cache.hours[cache.hours_n++] = h;
	}
	return OK;
}

static enum err refresh(struct cx *cx)
{
	bool is_fresh = cache.arena && cx->now.s >= cache.since.s &&
			cx->now.s - cache.since.s <= CALENDAR_CACHE_S;

	if (is_fresh)
		return OK;
	if (!cache.arena)
		cache.arena = arena_new();
	arena_reset(cache.arena);
	cache.made_n = 0;
	cache.since = (struct instant){ INT64_MAX }; /* until all is read */
	TRY(read_years(cx));
	TRY(read_days(cx));
	TRY(read_before(cx));
	TRY(read_hours(cx));
	cache.since = cx->now;
	return OK;
}

/* The unit's own hours of a day, else those of all. */
static size_t hours_on(struct unit_id unit, struct day day,
		       struct session_hours ret[SESSIONS_MAX])
{
	size_t n = 0;

	for (int own = 1; own >= 0 && !n; own--) {
		struct unit_id whose = own ? unit :
					     (struct unit_id){ INT_NONE };

		for (size_t i = 0; i < cache.hours_n; i++) {
			const struct hours *h = &cache.hours[i];

			if (h->unit.v == whose.v && h->from.n <= day.n &&
			    (h->to.n == DAY_NONE.n || h->to.n >= day.n) &&
			    n < SESSIONS_MAX)
				ret[n++] = h->span;
		}
	}
	return n;
}

enum err calendar_hours_of(struct cx *cx, struct unit_id unit, struct day day,
			   struct session_hours ret[SESSIONS_MAX],
			   size_t *ret_n)
{
	TRY(refresh(cx));
	*ret_n = hours_on(unit, day, ret);
	return OK;
}

static void set_day(struct calendar_spec *spec, struct calendar_entry *list,
		    struct calendar_entry entry, bool is_there)
{
	for (size_t i = 0; i < spec->entries_n; i++) {
		if (list[i].day.n != entry.day.n)
			continue;
		list[i] = is_there ? entry : list[--spec->entries_n];
		return;
	}
	if (is_there)
		list[spec->entries_n++] = entry;
}

static void set_year(struct year_now *years, int year, bool is_published)
{
	for (size_t i = 0; i < cache.years_n; i++) {
		if (years[i].year == year)
			years[i].is_published = is_published;
	}
}

static int year_of(struct day day)
{
	unsigned year, month, dom;

	day_split(day, &year, &month, &dom);
	return (int)year;
}

/* The stored rows with the newest `undone` changes taken back, and a trial
 * put on top. */
static const struct workcal *build(struct arena *arena, size_t undone,
				   const struct calendar_trial *trial,
				   const struct session_hours *sessions,
				   size_t sessions_n)
{
	size_t room = cache.entries_n + undone + 1;
	struct calendar_entry *list = arena_array(arena, room, sizeof(*list));
	struct year_now *years = arena_array(arena, cache.years_n + 1,
					     sizeof(*years));
	int *covered = arena_array(arena, cache.years_n + 1, sizeof(*covered));
	struct calendar_spec spec = { .entries = list, .years = covered,
				      .entries_n = cache.entries_n,
				      .years_n = cache.years_n,
				      .published_until =
					      day_join(1900, 1, 1),
				      .sessions_n = sessions_n };

	memcpy(list, cache.entries, cache.entries_n * sizeof(*list));
	memcpy(years, cache.years, cache.years_n * sizeof(*years));
	memcpy(spec.sessions, sessions, sessions_n * sizeof(*sessions));
	for (size_t i = 0; i < undone; i++) {
		const struct before *b = &cache.before[i];

		if (b->is_year)
			set_year(years, year_of(b->day),
				 dayword_of(b->kind) == DAYWORD_PUBLISHED);
		else
			set_day(&spec, list,
				(struct calendar_entry){
					b->day, kind_of(b->kind), b->note },
				*b->kind);
	}
	if (trial && *trial->kind)
		set_day(&spec, list,
			(struct calendar_entry){ trial->day,
						 kind_of(trial->kind), "" },
			true);
	if (trial && trial->published_year)
		set_year(years, trial->published_year, true);
	for (size_t i = 0; i < cache.years_n; i++) {
		covered[i] = years[i].year;
		if (years[i].is_published)
			spec.published_until =
				day_join((unsigned)years[i].year, 12, 31);
	}
	return workcal_new(arena, &spec);
}

static enum err none(struct cx *cx)
{
	return refuse(cx, ERR_INPUT, NULL,
		      "Chưa có lịch làm việc; không thể tính ngày hẹn trả.");
}

enum err calendar_at(struct cx *cx, struct unit_id unit, struct instant at,
		     const struct workcal **ret)
{
	struct made m = { 0 };

	TRY(refresh(cx));
	m.sessions_n = hours_on(unit, instant_day(at), m.sessions);
	while (m.undone < cache.before_n &&
	       cache.before[m.undone].until.s > at.s)
		m.undone++;
	for (size_t i = 0; i < cache.made_n; i++) {
		const struct made *k = &cache.made[i];

		if (k->undone == m.undone && k->sessions_n == m.sessions_n &&
		    memcmp(k->sessions, m.sessions, sizeof(m.sessions)) == 0) {
			*ret = k->cal;
			return OK;
		}
	}
	m.cal = build(cache.made_n < CACHED ? cache.arena : cx->arena,
		      m.undone, NULL, m.sessions, m.sessions_n);
	if (!m.cal)
		return none(cx);
	if (cache.made_n < CACHED)
		cache.made[cache.made_n++] = m;
	*ret = m.cal;
	return OK;
}

enum err calendar_of(struct cx *cx, struct unit_id unit,
		     const struct workcal **ret)
{
	return calendar_at(cx, unit, cx->now, ret);
}

static bool has_own_hours(struct unit_id unit)
{
	for (size_t i = 0; i < cache.hours_n; i++) {
		if (cache.hours[i].unit.v == unit.v &&
		    cache.hours[i].to.n == DAY_NONE.n)
			return true;
	}
	return false;
}

enum err calendar_with(struct cx *cx, struct unit_id unit,
		       const struct calendar_trial *trial,
		       const struct workcal **ret)
{
	struct session_hours sessions[SESSIONS_MAX];
	size_t n;

	TRY(refresh(cx));
	n = hours_on(unit, instant_day(cx->now), sessions);
	if (trial->hours_n &&
	    (trial->unit.v == INT_NONE ? !has_own_hours(unit) :
					 trial->unit.v == unit.v)) {
		n = trial->hours_n;
		memcpy(sessions, trial->hours, n * sizeof(*sessions));
	}
	*ret = build(cx->arena, 0, trial, sessions, n);
	return *ret ? OK : none(cx);
}
