#include "domain/foresight/usual.h"

#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/workflow.h"

STMT(q_versions, "i", "i",
     "SELECT id FROM procedure_version WHERE id > ? ORDER BY id LIMIT 200");
STMT(q_version_code, "i", "s",
     "SELECT code FROM procedure_version WHERE id = ?");
STMT(q_lives, "it", "iitsst",
     "SELECT d.id, d.desk_id, d.finished_at, e.to_state, e.clock, e.at FROM"
     " (SELECT id, desk_id, finished_at FROM dossier WHERE version_id = ?"
     " AND finished_at >= ? AND state IN ('CO_KET_QUA', 'DANG_CHUYEN_PHAT',"
     " 'DA_TRA_KQ') ORDER BY finished_at DESC LIMIT 60) d"
     " JOIN event e ON e.dossier_id = d.id AND e.at <= d.finished_at"
     " ORDER BY d.id, e.seq LIMIT 15000");
STMT(q_usual, "ssiiid", "",
     "INSERT INTO usual_time (procedure_code, state, step_minutes,"
     " rest_minutes, dossiers, day) VALUES (?, ?, ?, ?, ?, ?)"
     " ON DUPLICATE KEY UPDATE step_minutes = VALUES(step_minutes),"
     " rest_minutes = VALUES(rest_minutes), dossiers = VALUES(dossiers),"
     " day = VALUES(day)");

struct samples {
	size_t n;
	int64_t step[USUAL_DOSSIERS], rest[USUAL_DOSSIERS];
};

/* One dossier while its events pass by. */
struct life {
	int64_t id, desk;
	struct instant finished, at;
	enum state state;
	bool is_paused;
	int64_t step[STATE_COUNT]; /* minutes spent in it */
	int64_t rest[STATE_COUNT]; /* … after it was left last */
	bool was_in[STATE_COUNT];
};

enum err usual_versions(struct cx *cx, int64_t after, int64_t **ret,
			size_t *ret_n)
{
	struct rows rows;
	int64_t *list;
	size_t n = 0;

	TRY(db_query(cx, q_versions, &rows, after));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

static void pass(struct life *l, struct instant until,
		 const struct workcal *cal)
{
	int64_t minutes = l->is_paused ?
				  0 :
				  workcal_seconds(cal, l->at, until) / 60;

	l->was_in[l->state] = true;
	l->step[l->state] += minutes;
	l->rest[l->state] = 0;
	for (int s = 0; s < STATE_COUNT; s++) {
		if (s != (int)l->state)
			l->rest[s] += minutes;
	}
}

static void keep(const struct life *l, struct samples *all)
{
	for (int s = 0; s < STATE_COUNT; s++) {
		struct samples *to = &all[s];

		if (!l->was_in[s] || to->n == USUAL_DOSSIERS)
			continue;
		to->step[to->n] = l->step[s];
		to->rest[to->n++] = l->rest[s];
	}
}

static enum err end_life(struct cx *cx, struct life *l, struct samples *all)
{
	const struct workcal *cal;

	if (!l->id)
		return OK;
	TRY(calendar_of(cx, (struct unit_id){ l->desk }, &cal));
	pass(l, l->finished, cal);
	keep(l, all);
	return OK;
}

static enum err read_lives(struct cx *cx, int64_t version, struct samples *all)
{
	const struct instant since = { cx->now.s - USUAL_DAYS * 86400LL };
	struct life l = { 0 };
	struct rows rows;
	int64_t id, desk;
	const char *state, *clock;
	struct instant finished, at;

	TRY(db_query(cx, q_lives, &rows, version, since));
	while (rows_next(&rows, &id, &desk, &finished, &state, &clock, &at)) {
		const struct workcal *cal;

		TRY(calendar_of(cx, (struct unit_id){ desk }, &cal));
		if (id != l.id) {
			TRY(end_life(cx, &l, all));
			l = (struct life){ .id = id, .desk = desk,
					   .finished = finished };
		} else {
			pass(&l, at, cal);
		}
		l.at = at;
		l.state = state_of(state);
		if (l.state >= STATE_COUNT)
			l.state = STATE_NONE;
		l.is_paused = ticking_of(clock) == CLOCK_PAUSED;
	}
	return end_life(cx, &l, all);
}

static int by_size(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static int64_t median(int64_t *list, size_t n)
{
	qsort(list, n, sizeof(*list), by_size);
	return n % 2 ? list[n / 2] : (list[n / 2 - 1] + list[n / 2]) / 2;
}

enum err usual_refresh(struct cx *cx, int64_t version, int64_t *ret_steps)
{
	struct samples *all =
		arena_array(cx->arena, STATE_COUNT, sizeof(*all));
	const char *code;
	int64_t kept = 0;

	TRY(db_one(cx, q_version_code, version, &code));
	TRY(read_lives(cx, version, all));
	for (int s = STATE_RECEIVED; s < STATE_COUNT; s++) {
		struct samples *of = &all[s];

		if (of->n < USUAL_MIN || state_is_finished((enum state)s))
			continue;
		TRY(db_exec(cx, q_usual, code, state_code((enum state)s),
			    median(of->step, of->n), median(of->rest, of->n),
			    (int64_t)of->n, instant_day(cx->now)));
		kept++;
	}
	*ret_steps = kept;
	return OK;
}
