/* Lives read from the ledger, and counted. */
#include <string.h>

#include "db/db.h"
#include "domain/casework/shares.h"
#include "domain/clock/calendar.h"
#include "domain/figures/keep_internal.h"

#define TOLD                                                                \
	"SELECT d.id, d.authority_id, d.lead_unit_id, d.version_id,"         \
	" d.desk_id, d.channel, e.id, e.seq, e.move, e.to_state, e.at,"      \
	" e.due_after, e.clock, e.holder_id,"                                \
	" IF(CONCAT('\\n', e.data) LIKE '%\\nresult\\_kind=tu\\_choi\\n%', 2," \
	"  CONCAT('\\n', e.data) LIKE '%\\nresult\\_kind=%')"
STMT(q_walked, "iii", "iiiiisiissttsii",
     TOLD " FROM dossier d STRAIGHT_JOIN event e ON e.dossier_id = d.id"
	  " WHERE d.id > ? AND e.id <= ? ORDER BY d.id, e.seq LIMIT ?");
STMT(q_fed, "iiii", "iiiiisiissttsii",
     TOLD " FROM (SELECT DISTINCT dossier_id FROM event FORCE INDEX (event_id)"
	  "  WHERE id > ? AND id <= ?) f"
	  " STRAIGHT_JOIN dossier d ON d.id = f.dossier_id"
	  " STRAIGHT_JOIN event e ON e.dossier_id = d.id"
	  " WHERE e.id <= ? ORDER BY d.id, e.seq LIMIT ?");
STMT(q_received, "ittiii", "iiiiisiissttsii",
     TOLD " FROM dossier d FORCE INDEX (by_authority)"
	  " STRAIGHT_JOIN event e ON e.dossier_id = d.id"
	  " WHERE d.authority_id = ? AND d.received_at >= ?"
	  " AND d.received_at < ? AND d.id > ? AND e.id <= ?"
	  " ORDER BY d.id, e.seq LIMIT ?");
STMT(q_asked, "i", "ittt",
     "SELECT kind = 'lien-thong', sent_at, due_at, closed_at FROM request"
     " WHERE dossier_id = ? ORDER BY seq LIMIT 500");

static bool next_event(struct rows *rows, struct tale *t, struct fold_event *e)
{
	const char *move, *to, *clock;
	int64_t holder, result;

	if (!rows_next(rows, &t->dossier, &t->authority, &t->unit, &t->version,
		       &t->desk, &t->channel, &e->id, &e->seq, &move, &to,
		       &e->at, &e->due_after, &clock, &holder, &result))
		return false;
	e->move = move_of(move);
	e->to = state_of(to);
	e->is_paused = ticking_of(clock) == CLOCK_PAUSED;
	e->has_holder = holder != INT_NONE;
	e->tells_result = result > 0;
	e->is_refusal = result > 1;
	return true;
}

/* Of a page that is full the last life may be cut: it is the next page's. */
static enum err gather(struct cx *cx, struct rows *rows, struct tales *ret)
{
	struct fold_event *events =
		arena_array(cx->arena, rows->n + 1, sizeof(*events));
	struct tale at = { 0 };
	size_t n = 0;

	*ret = (struct tales){ .is_cut = rows->n >= ROWS_MAX };
	ret->list = arena_array(cx->arena, rows->n + 1, sizeof(*ret->list));
	for (; next_event(rows, &at, &events[n]); n++) {
		if (!ret->n || ret->list[ret->n - 1].dossier != at.dossier) {
			at.events = &events[n];
			ret->list[ret->n++] = at;
		}
		ret->list[ret->n - 1].n++;
	}
	if (!ret->is_cut)
		return OK;
	if (ret->n < 2)
		return fail(cx, ERR_LIMIT, "dossier %lld has %zu events",
			    (long long)at.dossier, n);
	ret->n--;
	return OK;
}

enum err tales_walked(struct cx *cx, int64_t after, int64_t event_to,
		      struct tales *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_walked, &rows, after, event_to, (int64_t)ROWS_MAX));
	return gather(cx, &rows, ret);
}

enum err tales_fed(struct cx *cx, int64_t from, int64_t to, struct tales *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_fed, &rows, from, to, to, (int64_t)ROWS_MAX));
	return gather(cx, &rows, ret);
}

enum err tales_received(struct cx *cx, int64_t authority, struct instant from,
			struct instant until, int64_t after, int64_t event_to,
			struct tales *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_received, &rows, authority, from, until, after,
		     event_to, (int64_t)ROWS_MAX));
	return gather(cx, &rows, ret);
}

static enum err requests_of(struct cx *cx, int64_t dossier,
			    struct request **ret, size_t *ret_n)
{
	struct request *list;
	struct rows rows;
	int64_t is_segment;
	size_t n = 0;

	TRY(db_query(cx, q_asked, &rows, dossier));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &is_segment, &list[n].sent_at, &list[n].due_at,
			 &list[n].closed_at)) {
		list[n].unit_name = "";
		list[n++].is_segment = is_segment == 1;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

static struct event *told(struct arena *arena, const struct tale *t)
{
	struct event *events = arena_array(arena, t->n, sizeof(*events));

	for (size_t i = 0; i < t->n; i++) {
		events[i] = (struct event){
			.seq = t->events[i].seq,
			.move = t->events[i].move,
			.to = t->events[i].to,
			.at = t->events[i].at,
			.holder_name = t->events[i].has_holder ? "x" : "",
			.holder_unit_name = "",
		};
	}
	return events;
}

/* Whose the working minutes of a life were that ended late (shares.h). */
static enum err count_minutes(struct cx *cx, const struct tale *t, size_t end,
			      struct fact *fact)
{
	static const enum figure whose[BLAME_COUNT] = {
		[BLAME_HOLDER] = FIG_OWN_MINUTES,
		[BLAME_HEAD] = FIG_OWN_MINUTES,
		[BLAME_UNIT] = FIG_OTHER_MINUTES,
		[BLAME_CITIZEN] = FIG_CITIZEN_MINUTES,
		[BLAME_SYNC] = FIG_FAULT_MINUTES,
	};
	const struct workcal *cal;
	struct request *requests;
	struct share *shares;
	size_t requests_n, n;

	TRY(calendar_of(cx, (struct unit_id){ t->desk }, &cal));
	TRY(requests_of(cx, t->dossier, &requests, &requests_n));
	shares_of(cx->arena, t->events[0].at, told(cx->arena, t), t->n,
		  requests, requests_n, t->events[end].at, cal, &shares, &n);
	for (size_t i = 0; i < n; i++)
		fact->sums.n[whose[shares[i].blame]] += shares[i].minutes;
	return OK;
}

static struct fact *fact_of(struct fact_list *facts, const struct tale *t,
			    struct day day)
{
	return facts_at(facts, &(struct figure_key){ day, t->authority, t->unit,
						     t->version, t->channel });
}

/* As many events as have ids up to `to`. */
static size_t told_by(const struct tale *t, int64_t to)
{
	size_t n = 0;

	while (n < t->n && t->events[n].id <= to)
		n++;
	return n;
}

static size_t add_flows(struct cx *cx, const struct tale *t, size_t n,
			int64_t sign, struct fact_list *facts)
{
	struct flow *flows =
		arena_array(cx->arena, FLOWS_OF(n), sizeof(*flows));
	size_t late_end, flows_n = fold_life(t->events, n, flows, &late_end);

	for (size_t i = 0; i < flows_n; i++)
		fact_of(facts, t, flows[i].day)->sums.n[flows[i].what] +=
			sign * flows[i].n;
	return late_end;
}

enum err tale_count(struct cx *cx, const struct tale *t, int64_t from,
		    int64_t to, struct fact_list *facts)
{
	size_t was = told_by(t, from), is = told_by(t, to);
	size_t end = add_flows(cx, t, is, 1, facts);

	if (was)
		add_flows(cx, t, was, -1, facts);
	if (end >= is || end < was)
		return OK; /* it did not end late, or had so already */
	return count_minutes(
		cx, t, end, fact_of(facts, t, instant_day(t->events[end].at)));
}
