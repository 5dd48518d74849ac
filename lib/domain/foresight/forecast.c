/* What will be late and why, and the lists behind the numbers. */
#include "domain/foresight/forecast.h"

#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/clock/calendar.h"
#include "domain/foresight/usual.h"

#define HORIZON_DAYS 15 /* working days */

/* Since when it stands at its step: the newest event that moved it there. */
struct ahead {
	struct watched w;
	struct unit_id desk;
	int64_t step_minutes, rest_minutes;
};
#define AHEAD_ROW(F, C)                                \
	F("d.id", w.id.v, i)                           \
	C("d.code", w.code, s)                         \
	C("p.name", w.procedure_name, s)               \
	C("COALESCE(h.name, '')", w.holder_name, s)    \
	C("hu.name", w.holder_unit_name, s)            \
	C("d.state", w.state, e(state))                \
	C("d.due_at", w.due_at, t)                     \
	C("d.desk_id", desk.v, i)                      \
	C("d.in_transit", w.in_transit, f)             \
	C("d.proposal", w.proposal, e(proposal))       \
	C("(SELECT MAX(e.at) FROM event e WHERE e.dossier_id = d.id" \
	  "  AND e.from_state <> e.to_state)", w.since, t) \
	C("IF(d.state = 'LAY_Y_KIEN', COALESCE((SELECT u.name FROM request r" \
	  "  JOIN unit u ON u.id = r.unit_id WHERE r.dossier_id = d.id" \
	  "  AND r.closed_at IS NULL ORDER BY r.due_at LIMIT 1), ''), '')", \
	  w.awaited, s)                                \
	C("IF(d.state = 'LAY_Y_KIEN', (SELECT MIN(r.due_at) FROM request r" \
	  "  WHERE r.dossier_id = d.id AND r.closed_at IS NULL), NULL)", \
	  w.awaited_due, t)                            \
	C("t.step_minutes", step_minutes, i)           \
	C("t.rest_minutes", rest_minutes, i)           \
	C("COALESCE(t.dossiers, 0)", w.usual_n, i)
READER(next_ahead, struct ahead, AHEAD_ROW)
#define AHEAD(column)                                                       \
	"SELECT " COLS(AHEAD_ROW)                                           \
	" FROM dossier d JOIN procedure_version p ON p.id = d.version_id"   \
	" JOIN unit hu ON hu.id = d.holder_unit_id"                         \
	" LEFT JOIN account h ON h.id = d.holder_id"                        \
	" LEFT JOIN usual_time t ON t.procedure_code = p.code"              \
	"  AND t.state = d.state"                                           \
	" WHERE d." column " = ? AND d.finished_at IS NULL"                 \
	" AND d.due_at >= ? AND d.due_at < ? AND d.clock = 'running'"       \
	" ORDER BY d.due_at, d.id LIMIT 1000"
STMT_ROW(q_ahead_of_seat, "itt", AHEAD_ROW, AHEAD("seat_id"));
STMT_ROW(q_ahead_of_lead, "itt", AHEAD_ROW, AHEAD("seat_lead_id"));

#define ROW                                                                  \
	"SELECT d.id, d.code, p.name, COALESCE(h.name, ''), hu.name, lu.name," \
	" d.state, d.due_at, d.finished_at FROM dossier d"                   \
	" JOIN procedure_version p ON p.id = d.version_id"                   \
	" JOIN unit hu ON hu.id = d.holder_unit_id"                          \
	" JOIN unit lu ON lu.id = d.seat_lead_id"                            \
	" LEFT JOIN account h ON h.id = d.holder_id WHERE d."
#define DUE(column)                                                  \
	ROW column " = ? AND d.finished_at IS NULL AND d.due_at >= ?" \
		   " AND d.due_at < ? AND (d.due_at > ? OR d.id > ?)" \
		   " ORDER BY d.due_at, d.id LIMIT 26"
#define WAITING(column)                                               \
	ROW column " = ? AND d.finished_at IS NULL AND d.state IN"     \
		   " ('CHO_BO_SUNG', 'CHO_NVTC') AND d.id > ?"         \
		   " ORDER BY d.id LIMIT 26"
#define KEPT_LATE(column)                                                  \
	ROW column " = ? AND d.finished_at >= ?"                           \
		   " AND (d.finished_at > ? OR d.id > ?)"                  \
		   " AND DATE(d.finished_at + INTERVAL 7 HOUR) >"          \
		   " DATE(d.due_at + INTERVAL 7 HOUR) AND" WATCH_RESULT    \
		   " ORDER BY d.finished_at, d.id LIMIT 26"
STMT(q_due_of_seat, "ittti", "isssssstt", DUE("seat_id"));
STMT(q_due_of_lead, "ittti", "isssssstt", DUE("seat_lead_id"));
STMT(q_waiting_of_seat, "ii", "isssssstt", WAITING("seat_id"));
STMT(q_waiting_of_lead, "ii", "isssssstt", WAITING("seat_lead_id"));
STMT(q_kept_late_of_seat, "itti", "isssssstt", KEPT_LATE("seat_id"));
STMT(q_kept_late_of_lead, "itti", "isssssstt", KEPT_LATE("seat_lead_id"));

static int64_t owner(const struct watch *w)
{
	return w->is_unit ? w->unit.v : w->authority.v;
}

static struct instant day_start(struct day day, int after)
{
	return instant_at((struct day){ day.n + after }, 0);
}

/* The end of the n-th working day from today; of the n-th day, where the
 * calendar ends. */
static struct instant end_after(struct cx *cx, const struct watch *w, int n)
{
	return day_start(workcal_ahead(w->cal, instant_day(cx->now), n), 1);
}

/* Working time left against what the step and those after it usually take. */
static enum err foresee(struct cx *cx, struct unit_id desk, int64_t step,
			int64_t rest, struct watched *d)
{
	const struct workcal *cal;
	int64_t spent;

	TRY(calendar_of(cx, desk, &cal));
	d->left_minutes = workcal_seconds(cal, cx->now, d->due_at) / 60;
	d->usual_minutes = -1;
	if (step == INT_NONE || rest == INT_NONE)
		return OK;
	spent = d->since.s == INSTANT_NONE.s ?
			0 :
			workcal_seconds(cal, d->since, cx->now) / 60;
	d->usual_minutes = rest + (step > spent ? step - spent : 0);
	d->cannot_make_it = d->usual_minutes > d->left_minutes;
	return OK;
}

static int most_pressing(const void *a, const void *b)
{
	const struct watched *x = a, *y = b;
	int64_t slack_x, slack_y;

	if (x->cannot_make_it != y->cannot_make_it)
		return x->cannot_make_it ? -1 : 1;
	if (x->cannot_make_it) {
		slack_x = x->left_minutes - x->usual_minutes;
		slack_y = y->left_minutes - y->usual_minutes;
		if (slack_x != slack_y)
			return slack_x < slack_y ? -1 : 1;
	}
	if (x->due_at.s != y->due_at.s)
		return x->due_at.s < y->due_at.s ? -1 : 1;
	return x->id.v < y->id.v ? -1 : x->id.v > y->id.v;
}

static enum err read_ahead(struct cx *cx, const struct watch *w,
			   struct watched **ret, size_t *ret_n)
{
	const struct instant soon = end_after(cx, w, SOON_DAYS);
	struct watched *list;
	struct ahead a = { 0 };
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, w->is_unit ? q_ahead_of_lead : q_ahead_of_seat, &rows,
		     owner(w), day_start(instant_day(cx->now), 0),
		     end_after(cx, w, HORIZON_DAYS)));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_ahead(&rows, &a)) {
		list[n] = a.w;
		list[n].finished_at = INSTANT_NONE;
		TRY(foresee(cx, a.desk, a.step_minutes, a.rest_minutes,
			    &list[n]));
		n += list[n].cannot_make_it || list[n].due_at.s < soon.s;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err watch_forecast(struct cx *cx, const struct watch *w,
			struct watched **ret, size_t *ret_n, size_t *ret_total)
{
	struct watched *list;
	size_t n;

	TRY(read_ahead(cx, w, &list, &n));
	if (n)
		qsort(list, n, sizeof(*list), most_pressing);
	*ret = list;
	*ret_n = n < FORECAST_MAX ? n : FORECAST_MAX;
	*ret_total = n;
	return OK;
}

static const struct {
	const char *slug, *name;
} lists[LIST_COUNT] = {
	[LIST_LATE] = { "qua-han", "Đang quá hạn" },
	[LIST_TODAY] = { "hom-nay", "Đến hạn hôm nay" },
	[LIST_SOON] = { "sap-den-han", "Đến hạn trong 3 ngày làm việc tới" },
	[LIST_WAITING] = { "cho-nguoi-dan", "Đang chờ người dân" },
	[LIST_KEPT_LATE] = { "co-ket-qua-tre",
			     "Có kết quả trễ hạn trong 30 ngày qua" },
};

enum watch_list watch_list_from_slug(const char *slug)
{
	int i = 0;

	while (i < LIST_COUNT && strcmp(lists[i].slug, slug) != 0)
		i++;
	return (enum watch_list)i;
}

const char *watch_list_slug(enum watch_list l)
{
	return lists[l].slug;
}

const char *watch_list_name(enum watch_list l)
{
	return lists[l].name;
}

static enum err take_rows(struct cx *cx, struct rows *rows,
			  struct watched **ret, size_t *ret_n)
{
	struct watched *list =
		arena_array(cx->arena, rows->n + 1, sizeof(*list));
	struct watched *d;
	const char *state;
	size_t n = 0;

	for (d = list;
	     rows_next(rows, &d->id.v, &d->code, &d->procedure_name,
		       &d->holder_name, &d->holder_unit_name, &d->lead_name,
		       &state, &d->due_at, &d->finished_at);
	     d = &list[++n]) {
		d->state = state_of(state);
		d->since = INSTANT_NONE;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

static enum err due_rows(struct cx *cx, const struct watch *w,
			 struct instant from, struct instant to,
			 struct instant after, struct dossier_id after_id,
			 struct rows *rows)
{
	if (after.s == INSTANT_NONE.s || after.s < from.s) {
		after = (struct instant){ from.s - 1 };
		after_id.v = 0;
	} else {
		from = after;
	}
	return db_query(cx, w->is_unit ? q_due_of_lead : q_due_of_seat, rows,
			owner(w), from, to, after, after_id.v);
}

static enum err kept_late_rows(struct cx *cx, const struct watch *w,
			       struct instant after,
			       struct dossier_id after_id, struct rows *rows)
{
	struct instant from =
		day_start(instant_day(cx->now), 1 - KEPT_DAYS);

	if (after.s == INSTANT_NONE.s || after.s < from.s) {
		after = (struct instant){ from.s - 1 };
		after_id.v = 0;
	} else {
		from = after;
	}
	return db_query(cx,
			w->is_unit ? q_kept_late_of_lead : q_kept_late_of_seat,
			rows, owner(w), from, after, after_id.v);
}

enum err watch_rows(struct cx *cx, const struct watch *w, enum watch_list l,
		    struct instant after, struct dossier_id after_id,
		    struct watched **ret, size_t *ret_n)
{
	const struct day today = instant_day(cx->now);
	const struct instant begin = { 0 };
	struct rows rows;

	switch (l) {
	case LIST_LATE:
		TRY(due_rows(cx, w, begin, day_start(today, 0), after,
			     after_id, &rows));
		break;
	case LIST_TODAY:
		TRY(due_rows(cx, w, day_start(today, 0), day_start(today, 1),
			     after, after_id, &rows));
		break;
	case LIST_SOON:
		TRY(due_rows(cx, w, day_start(today, 1),
			     end_after(cx, w, SOON_DAYS), after, after_id,
			     &rows));
		break;
	case LIST_WAITING:
		TRY(db_query(cx,
			     w->is_unit ? q_waiting_of_lead :
					  q_waiting_of_seat,
			     &rows, owner(w),
			     after.s == INSTANT_NONE.s ? 0 : after_id.v));
		break;
	case LIST_KEPT_LATE:
		TRY(kept_late_rows(cx, w, after, after_id, &rows));
		break;
	case LIST_COUNT:
		return refuse(cx, ERR_MISSING, NULL,
			      "Không có danh sách này.");
	}
	return take_rows(cx, &rows, ret, ret_n);
}
