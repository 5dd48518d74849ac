#include "domain/calendar.h"

#include "db/db.h"

#define CACHE_S 60
#define CACHED_UNITS 64

STMT(q_years, "", "ii",
     "SELECT year, is_published FROM public_calendar_year ORDER BY year"
     " LIMIT 200");
STMT(q_days, "", "dss",
     "SELECT day, kind, note FROM public_calendar_day ORDER BY day"
     " LIMIT 10000");
/* A unit's own hours come before the default of all. */
STMT(q_sessions, "idd", "iii",
     "SELECT opens, closes, unit_id IS NOT NULL AS own"
     " FROM public_office_session WHERE (unit_id = ? OR unit_id IS NULL)"
     " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY own DESC, opens LIMIT 20");

static struct {
	struct arena *arena;
	struct instant since;
	struct {
		struct unit_id unit;
		const struct workcal *cal;
	} units[CACHED_UNITS];
	size_t n;
} cache;

static enum err read_years(struct cx *cx, struct calendar_spec *spec)
{
	struct rows rows;
	int64_t year, published;
	int *years;

	TRY(db_query(cx, q_years, &rows));
	years = arena_array(cx->arena, rows.n + 1, sizeof(*years));
	spec->years = years;
	spec->published_until = day_join(1900, 1, 1);
	while (rows_next(&rows, &year, &published)) {
		years[spec->years_n++] = (int)year;
		if (published)
			spec->published_until =
				day_join((unsigned)year, 12, 31);
	}
	return OK;
}

/* Notes are copied: the calendar outlives the request that read it. */
static enum err read_days(struct cx *cx, struct calendar_spec *spec)
{
	struct rows rows;
	const char *kind, *note;
	struct calendar_entry *entries;
	struct day day;

	TRY(db_query(cx, q_days, &rows));
	entries = arena_array(cx->arena, rows.n + 1, sizeof(*entries));
	spec->entries = entries;
	while (rows_next(&rows, &day, &kind, &note))
		entries[spec->entries_n++] = (struct calendar_entry){
			day, kind[0] == 'w' ? DAY_WORKED : DAY_OFF,
			arena_strdup(cache.arena, note)
		};
	return OK;
}

static enum err read_sessions(struct cx *cx, struct unit_id unit,
			      struct calendar_spec *spec)
{
	struct day today = instant_day(cx->now);
	struct rows rows;
	int64_t opens, closes, own, first_own = INT_NONE;

	TRY(db_query(cx, q_sessions, &rows, unit.v, today, today));
	while (rows_next(&rows, &opens, &closes, &own)) {
		if (first_own == INT_NONE)
			first_own = own;
		if (own == first_own && spec->sessions_n < SESSIONS_MAX)
			spec->sessions[spec->sessions_n++] =
				(struct session_hours){ (int)opens,
							(int)closes };
	}
	return OK;
}

enum err calendar_of(struct cx *cx, struct unit_id unit,
		     const struct workcal **ret)
{
	struct calendar_spec spec = { 0 };

	if (!cache.arena)
		cache.arena = arena_new();
	if (cx->now.s - cache.since.s > CACHE_S || cx->now.s < cache.since.s ||
	    cache.n == CACHED_UNITS) {
		arena_reset(cache.arena);
		cache.n = 0;
		cache.since = cx->now;
	}
	for (size_t i = 0; i < cache.n; i++) {
		if (cache.units[i].unit.v == unit.v) {
			*ret = cache.units[i].cal;
			return OK;
		}
	}
	TRY(read_years(cx, &spec));
	TRY(read_days(cx, &spec));
	TRY(read_sessions(cx, unit, &spec));
	*ret = workcal_new(cache.arena, &spec);
	if (!*ret)
		return refuse(cx, ERR_INPUT, "thu_tuc",
			      "Chưa có lịch làm việc; không thể tính ngày hẹn"
			      " trả.");
	cache.units[cache.n].unit = unit;
	cache.units[cache.n++].cal = *ret;
	return OK;
}
