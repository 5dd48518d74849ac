/* Whom one watches over, and the numbers of it. */
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/clock/calendar.h"
#include "domain/foresight/forecast.h"
#include "domain/power.h"

/* Each statement twice: by the authority's index, by the unit's. */
#define OPEN_N(column)                                                       \
	"SELECT d.seat_lead_id, u.short_name, d.state, COUNT(*),"                  \
	" COALESCE(SUM(d.due_at < ?), 0),"                                   \
	" COALESCE(SUM(d.due_at >= ? AND d.due_at < ?), 0),"                 \
	" COALESCE(SUM(d.due_at >= ? AND d.due_at < ?), 0)"                  \
	" FROM dossier d JOIN unit u ON u.id = d.seat_lead_id"               \
	" WHERE d." column " = ? AND d.finished_at IS NULL"                  \
	" GROUP BY d.seat_lead_id, u.short_name, d.state LIMIT 5000"
/* By days, which is how late is counted; local time is UTC+7. */
#define LATE_DAYS(column)                                                 \
	"SELECT DATE(d.due_at + INTERVAL 7 HOUR), COUNT(*) FROM dossier d" \
	" WHERE d." column " = ? AND d.finished_at IS NULL"                \
	" AND d.due_at < ? GROUP BY 1 ORDER BY 1 DESC LIMIT 10000"
#define DONE_DAYS(column)                                                  \
	"SELECT DATE(d.due_at + INTERVAL 7 HOUR),"                         \
	" DATE(d.finished_at + INTERVAL 7 HOUR), COUNT(*),"                \
	" SUM(" WATCH_RESULT ")"                                           \
	" FROM dossier d WHERE d." column " = ? AND d.finished_at >= ?"    \
	" AND d.due_at IS NOT NULL GROUP BY 1, 2 LIMIT 20000"
/* Corrections are few: two people made each of them. */
#define ADJUSTED_DONE(column)                                                \
	"SELECT COUNT(*), COALESCE(SUM(DATE(d.finished_at + INTERVAL 7 HOUR)" \
	"  <= DATE(d.due_at + INTERVAL 7 HOUR)), 0),"                        \
	" COALESCE(SUM(DATE(d.finished_at + INTERVAL 7 HOUR)"                \
	"  <= DATE(d.adjusted_due_at + INTERVAL 7 HOUR)), 0)"                \
	" FROM (SELECT DISTINCT c.dossier_id FROM correction c"              \
	"  WHERE c.state = 'DA_DUYET') x JOIN dossier d ON d.id ="           \
	" x.dossier_id WHERE d." column " = ? AND d.finished_at >= ?"        \
	" AND d.due_at IS NOT NULL"                                          \
	" AND" WATCH_RESULT
/* Of the results whose date a published closing had moved: by the date that
 * counts, and by the one before.  Closings are few; without any nothing is
 * read. */
#define MOVED_DONE(column)                                                   \
	"SELECT COUNT(*), COALESCE(SUM(DATE(d.finished_at + INTERVAL 7 HOUR)" \
	"  <= DATE(d.due_at + INTERVAL 7 HOUR)), 0),"                        \
	" COALESCE(SUM(DATE(d.finished_at + INTERVAL 7 HOUR)"                \
	"  <= DATE(m.promised_at + INTERVAL 7 HOUR)), 0)"                    \
	" FROM dossier d JOIN public_moved_date m ON m.dossier_id = d.id"    \
	" WHERE EXISTS (SELECT 1 FROM calendar_change c"                     \
	"  WHERE c.state = 'DA_DUYET') AND d." column " = ?"                 \
	" AND d.finished_at >= ? AND d.due_at IS NOT NULL"                   \
	" AND" WATCH_RESULT
STMT(q_moved_of_seat, "it", "iii", MOVED_DONE("seat_id"));
STMT(q_moved_of_lead, "it", "iii", MOVED_DONE("seat_lead_id"));
STMT(q_open_of_seat, "ttttti", "issiiii", OPEN_N("seat_id"));
STMT(q_open_of_lead, "ttttti", "issiiii", OPEN_N("seat_lead_id"));
STMT(q_late_of_seat, "it", "di", LATE_DAYS("seat_id"));
STMT(q_late_of_lead, "it", "di", LATE_DAYS("seat_lead_id"));
STMT(q_done_of_seat, "it", "ddii", DONE_DAYS("seat_id"));
STMT(q_done_of_lead, "it", "ddii", DONE_DAYS("seat_lead_id"));
STMT(q_adjusted_of_seat, "it", "iii", ADJUSTED_DONE("seat_id"));
STMT(q_adjusted_of_lead, "it", "iii", ADJUSTED_DONE("seat_lead_id"));

#define HEAD 0x008u   /* DEPT_HEAD */
#define ABOVE 0x212u  /* UBND_LEADER, RECEPTION_HEAD, CONTROL */

static int64_t owner(const struct watch *w)
{
	return w->is_unit ? w->unit.v : w->authority.v;
}

static struct instant start_of(struct day day)
{
	return instant_at(day, 0);
}

static struct day day_after(struct day day, int n)
{
	return (struct day){ day.n + n };
}

static enum err watch_unit(struct cx *cx, struct unit_id id, struct watch *w)
{
	struct unit unit, authority;

	TRY(unit_load(cx, id, &unit));
	TRY(unit_authority(cx, id, &authority));
	if (authority.id.v != w->authority.v)
		return refuse(cx, ERR_MISSING, NULL,
			      "Không có đơn vị này trong cơ quan của ông/bà.");
	w->is_unit = true;
	w->unit = id;
	w->name = unit.name;
	return OK;
}

enum err watch_of(struct cx *cx, const struct actor *actor,
		  struct unit_id unit, struct watch *ret)
{
	struct watch w = { .authority = actor->authority };
	struct unit *divisions, authority;

	TRY(calendar_of(cx, actor->unit, &w.cal));
	if (!power_somewhere(actor, ABOVE)) {
		if (!power_somewhere(actor, HEAD) ||
		    (unit.v && unit.v != actor->unit.v))
			return refuse(cx, ERR_DENIED, NULL,
				      "Lãnh đạo phòng chỉ xem số liệu của đơn"
				      " vị mình.");
		TRY(watch_unit(cx, actor->unit, &w));
		*ret = w;
		return OK;
	}
	TRY(unit_divisions(cx, w.authority, instant_day(cx->now), &divisions,
			   &w.divisions_n));
	w.divisions = divisions;
	if (unit.v) {
		TRY(watch_unit(cx, unit, &w));
	} else {
		TRY(unit_load(cx, w.authority, &authority));
		w.name = authority.name;
	}
	*ret = w;
	return OK;
}

static int worst_first(const void *a, const void *b)
{
	const struct unit_numbers *x = a, *y = b;

	if (x->late != y->late)
		return x->late > y->late ? -1 : 1;
	if (x->today + x->soon != y->today + y->soon)
		return x->today + x->soon > y->today + y->soon ? -1 : 1;
	return x->open > y->open ? -1 : x->open < y->open;
}

/* Divisions of which nothing is open stand there with their zeros. */
static void add_empty(const struct watch *w, struct numbers *n)
{
	for (size_t i = 0; !w->is_unit && i < w->divisions_n; i++) {
		size_t j = 0;

		while (j < n->units_n &&
		       n->units[j].unit.v != w->divisions[i].id.v)
			j++;
		if (j == n->units_n)
			n->units[n->units_n++] = (struct unit_numbers){
				.unit = w->divisions[i].id,
				.name = w->divisions[i].short_name
			};
	}
}

/* The day after the last one that is "soon". */
static struct instant end_of_soon(struct cx *cx, const struct watch *w)
{
	return start_of(day_after(workcal_ahead(w->cal, instant_day(cx->now),
						SOON_DAYS),
				  1));
}

/* One row of the answer: a unit's dossiers in one state. */
static void add_open(struct numbers *n, const struct unit_numbers *row,
		     enum state state)
{
	struct unit_numbers *u = n->units, *both[] = { u, &n->all };

	while (u < n->units + n->units_n && u->unit.v != row->unit.v)
		u++;
	if (u == n->units + n->units_n) {
		n->units_n++;
		u->unit = row->unit;
		u->name = row->name;
	}
	both[0] = u;
	for (int i = 0; i < 2; i++) {
		both[i]->open += row->open;
		both[i]->late += row->late;
		both[i]->today += row->today;
		both[i]->soon += row->soon;
		if (state == STATE_SUPPLEMENT || state == STATE_PAYMENT)
			both[i]->waiting += row->open;
	}
	if (state < STATE_COUNT) {
		n->by_state[state].open += row->open;
		n->by_state[state].late += row->late;
	}
}

static enum err count_open(struct cx *cx, const struct watch *w,
			   struct numbers *n)
{
	struct instant today = start_of(instant_day(cx->now));
	struct instant tomorrow = start_of(day_after(instant_day(cx->now), 1));
	struct unit_numbers row = { 0 };
	const char *state;
	struct rows rows;

	TRY(db_query(cx, w->is_unit ? q_open_of_lead : q_open_of_seat, &rows,
		     today, today, tomorrow, tomorrow, end_of_soon(cx, w),
		     owner(w)));
	n->units = arena_array(cx->arena, rows.n + w->divisions_n + 1,
			       sizeof(*n->units));
	while (rows_next(&rows, &row.unit.v, &row.name, &state, &row.open,
			 &row.late, &row.today, &row.soon))
		add_open(n, &row, state_of(state));
	add_empty(w, n);
	if (n->units_n)
		qsort(n->units, n->units_n, sizeof(*n->units), worst_first);
	return OK;
}

/* The last working days up to today, oldest first. */
static void name_trend(struct cx *cx, const struct watch *w, struct numbers *n)
{
	struct day day = instant_day(cx->now);
	struct kept_day back[TREND_DAYS] = { 0 };
	size_t count = 0;

	if (!workcal_is_work(w->cal, day))
		day = workcal_before(w->cal, day);
	for (; count < TREND_DAYS && day.n != DAY_NONE.n;
	     day = workcal_before(w->cal, day))
		back[count++] = (struct kept_day){ day, 0 };
	n->trend_n = count;
	for (size_t i = 0; i < count; i++)
		n->trend[i] = back[count - 1 - i];
}

/* Open now: was late at the end of each day after its due day. */
static enum err add_late(struct cx *cx, const struct watch *w,
			 struct numbers *n)
{
	struct day today = instant_day(cx->now), due;
	struct rows rows;
	int64_t count;

	TRY(db_query(cx, w->is_unit ? q_late_of_lead : q_late_of_seat, &rows,
		     owner(w), start_of(today)));
	while (rows_next(&rows, &due, &count)) {
		if (due.n < today.n - 1)
			n->late_yesterday += count;
		for (size_t i = 0; i < n->trend_n; i++) {
			if (due.n < n->trend[i].day.n)
				n->trend[i].late += count;
		}
	}
	return OK;
}

/* Finished since: was late on the days between its due day and its end. */
static enum err add_done(struct cx *cx, const struct watch *w,
			 struct numbers *n)
{
	struct day today = instant_day(cx->now), due, end;
	struct day from = day_after(today, -KEPT_DAYS);
	struct day oldest = n->trend_n && n->trend[0].day.n < from.n ?
				    n->trend[0].day :
				    from;
	struct rows rows;
	int64_t count, results;

	TRY(db_query(cx, w->is_unit ? q_done_of_lead : q_done_of_seat, &rows,
		     owner(w), start_of(oldest)));
	while (rows_next(&rows, &due, &end, &count, &results)) {
		if (due.n < today.n - 1 && end.n > today.n - 1)
			n->late_yesterday += count;
		for (size_t i = 0; i < n->trend_n; i++) {
			if (due.n < n->trend[i].day.n &&
			    end.n > n->trend[i].day.n)
				n->trend[i].late += count;
		}
		if (end.n <= from.n)
			continue;
		n->results += results;
		n->in_time += end.n <= due.n ? results : 0;
	}
	return OK;
}

static enum err add_adjusted(struct cx *cx, const struct watch *w,
			     struct numbers *n)
{
	struct day from = day_after(instant_day(cx->now), 1 - KEPT_DAYS);
	int64_t by_due, by_adjusted;

	TRY(db_one(cx, w->is_unit ? q_adjusted_of_lead : q_adjusted_of_seat,
		   owner(w), start_of(from), &n->adjusted, &by_due,
		   &by_adjusted));
	n->in_time_adjusted = n->in_time - by_due + by_adjusted;
	return OK;
}

static enum err add_moved(struct cx *cx, const struct watch *w,
			  struct numbers *n)
{
	struct day from = day_after(instant_day(cx->now), 1 - KEPT_DAYS);
	int64_t by_due, by_promise;

	TRY(db_one(cx, w->is_unit ? q_moved_of_lead : q_moved_of_seat,
		   owner(w), start_of(from), &n->moved, &by_due, &by_promise));
	n->in_time_promised = n->in_time - by_due + by_promise;
	return OK;
}

enum err watch_numbers(struct cx *cx, const struct watch *w,
		       struct numbers *ret)
{
	struct numbers n = { 0 };

	TRY(count_open(cx, w, &n));
	name_trend(cx, w, &n);
	TRY(add_late(cx, w, &n));
	TRY(add_done(cx, w, &n));
	TRY(add_adjusted(cx, w, &n));
	TRY(add_moved(cx, w, &n));
	*ret = n;
	return OK;
}
