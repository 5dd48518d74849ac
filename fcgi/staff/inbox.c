/* Queues by due date, the one search box, and the desk that returns results. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common/page.h"
#include "domain/calendar.h"
#include "domain/identity.h"
#include "markers.h"
#include "staff/pages.h"

#define PAGE_ROWS 25

static void fill_due_day(struct rq *rq, struct view *v, struct instant due)
{
	view_set(v, M_DUE_DAY, day_dmy(rq->cx.arena, instant_day(due)));
	view_set(v, M_DUE_TIME, clock_words(rq->cx.arena, due));
}

/* The due date in words and the colour that repeats them. */
void fill_due(struct rq *rq, struct view *v, struct instant due,
		     const struct workcal *cal)
{
	struct day today = instant_day(rq->cx.now);
	struct day day;
	int left;

	if (due.s == INSTANT_NONE.s) {
		view_set(v, M_DUE_WORDS, "Đồng hồ dừng");
		view_set(v, M_DUE_CLASS, "paused");
		return;
	}
	day = instant_day(due);
	fill_due_day(rq, v, due);
	if (day.n < today.n) {
		left = workcal_between(cal, day, today);
		view_set(v, M_DUE_WORDS,
			 left ? arena_printf(rq->cx.arena,
					     "Quá %d ngày làm việc", left) :
				"Quá hạn");
		view_set(v, M_DUE_CLASS, "late");
		return;
	}
	left = workcal_between(cal, today, day);
	view_set(v, M_DUE_CLASS,
		 left == 0 ? "today" : left <= 2 ? "soon" : "ok");
	view_set(v, M_DUE_WORDS,
		 left == 0 ? "Hôm nay" :
			     arena_printf(rq->cx.arena, "Còn %d ngày làm việc",
					  left));
}

void fill_finish(struct rq *rq, struct view *v, struct instant due,
		 struct instant finished, const struct workcal *cal)
{
	struct classified c = deadline_classify(due, finished, cal);
	const char *words = c.keeping == EARLY ? "Có kết quả trước hạn" :
						 "Có kết quả đúng hạn";

	if (c.keeping == LATE)
		words = arena_printf(rq->cx.arena,
				     "Có kết quả, trễ %d ngày làm việc",
				     c.work_days_late);
	fill_due_day(rq, v, due);
	view_set(v, M_DUE_WORDS, words);
	view_set(v, M_DUE_CLASS, c.keeping == LATE ? "late" : "ok");
}

/* Its clock has stopped: however long it waits to be fetched, it is not late. */
static void fill_ready(struct rq *rq, struct view *v, struct instant due)
{
	if (due.s != INSTANT_NONE.s)
		fill_due_day(rq, v, due);
	view_set(v, M_DUE_WORDS, "Đã có kết quả");
	view_set(v, M_DUE_CLASS, "ok");
}

static void fill_row(struct rq *rq, struct view *v, const struct queue_row *r,
		     const struct workcal *cal)
{
	view_set(v, M_CODE, r->code);
	view_set(v, M_PROCEDURE, r->procedure_name);
	view_set(v, M_APPLICANT, r->applicant);
	view_set(v, M_STATE, state_name(r->state));
	view_set(v, M_HOLDER, r->holder_name && *r->holder_name ?
				      r->holder_name :
				      "Trưởng đơn vị");
	view_set(v, M_HOLDER_UNIT, r->holder_unit_name);
	if (r->in_transit)
		view_show(v, M_IN_TRANSIT);
	if (r->state == STATE_READY || r->state == STATE_RETURNED)
		fill_ready(rq, v, r->due_at);
	else
		fill_due(rq, v, r->due_at, cal);
}

static enum err fill_rows(struct rq *rq, struct view *v,
			  const struct queue_row *rows, size_t n)
{
	const struct workcal *cal;

	TRY(calendar_of(&rq->cx, actor_of(rq)->unit, &cal));
	v = view_include(v, M_ROWS, T_PART_ROWS);
	if (!n) {
		view_show(v, M_EMPTY);
		return OK;
	}
	v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(v, M_ROW), &rows[i], cal);
	return OK;
}

static enum err fill_queues(struct rq *rq, struct view *v,
			    const enum queue *queues, size_t n,
			    enum queue current)
{
	for (size_t i = 0; i < n; i++) {
		struct view *tab = view_add(v, M_QUEUE);
		int64_t count;

		TRY(dossier_queue_count(&rq->cx, actor_of(rq), queues[i],
					&count));
		view_set(tab, M_SLUG, queue_slug(queues[i]));
		view_set(tab, M_NAME, queue_name(queues[i]));
		if (count >= 1000)
			view_set(tab, M_COUNT, "trên 1.000");
		else
			view_set_int(tab, M_COUNT, count);
		if (queues[i] == current)
			view_show(tab, M_CURRENT);
	}
	return OK;
}

/* "due.id" of the last row seen; anything else starts at the beginning. */
static void read_after(const char *text, struct instant *due,
		       struct dossier_id *id)
{
	char *end;

	*due = INSTANT_NONE;
	*id = (struct dossier_id){ 0 };
	if (!text)
		return;
	long long s = strtoll(text, &end, 10);
	if (*end != '.')
		return;
	*due = (struct instant){ s };
	*id = (struct dossier_id){ strtoll(end + 1, NULL, 10) };
}

static enum queue queue_asked(struct rq *rq, const enum queue *queues, size_t n)
{
	const char *slug = rq_arg(rq, "hang");
	enum queue asked = slug ? queue_from_slug(slug) : QUEUE_COUNT;

	for (size_t i = 0; i < n; i++) {
		if (queues[i] == asked)
			return asked;
	}
	return queues[0];
}

enum err inbox_show(struct rq *rq)
{
	enum queue queues[QUEUE_COUNT], q;
	size_t queues_n = queues_of(actor_of(rq), queues), n;
	struct instant due;
	struct dossier_id id;
	struct queue_row *rows;
	struct view *v;

	read_after(rq_arg(rq, "sau"), &due, &id);
	v = page_staff(rq, T_STAFF_INBOX, "Hộp việc");
	view_set(v, M_UPDATED, clock_words(rq->cx.arena, rq->cx.now));
	if (!queues_n) { /* e.g. an auditor: looks things up, holds nothing */
		TRY(fill_rows(rq, v, NULL, 0));
		return page_send(rq, 200);
	}
	q = queue_asked(rq, queues, queues_n);
	TRY(fill_queues(rq, v, queues, queues_n, q));
	TRY(dossier_queue(&rq->cx, actor_of(rq), q, due, id, &rows, &n));
	TRY(fill_rows(rq, v, rows, n));
	if (n == PAGE_ROWS)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  "/can-bo/hop-viec?hang=%s&sau=%lld.%lld",
			  queue_slug(q), (long long)rows[n - 1].due_at.s,
			  (long long)rows[n - 1].id.v);
	res_header(rq, "Refresh", "300");
	return page_send(rq, 200);
}

static enum err results(struct rq *rq, const char *typed)
{
	struct queue_row *rows;
	size_t n;
	struct view *v;

	TRY(dossier_search(&rq->cx, actor_of(rq), typed, &rows, &n));
	if (n == 1 && dossier_code(rq->cx.arena, typed, &(const char *){ 0 }))
		return res_see_other(rq,
				     arena_printf(rq->cx.arena,
						  "/can-bo/ho-so/%s",
						  rows[0].code));
	v = page_staff(rq, T_STAFF_SEARCH, "Tìm hồ sơ");
	view_set(v, M_VALUE, typed);
	TRY(fill_rows(rq, v, rows, n));
	return page_send(rq, 200);
}

enum err search_show(struct rq *rq)
{
	const char *typed = rq_arg(rq, "q");

	if (!typed || text_is_blank(typed))
		return res_see_other(rq, "/can-bo/hop-viec");
	return results(rq, typed);
}

enum err return_desk_show(struct rq *rq)
{
	struct instant due;
	struct dossier_id id;
	struct queue_row *rows;
	size_t n;
	struct view *v;

	read_after(rq_arg(rq, "sau"), &due, &id);
	TRY(dossier_queue(&rq->cx, actor_of(rq), QUEUE_RETURN, due, id, &rows,
			  &n));
	v = page_staff(rq, T_STAFF_RETURN, "Trả kết quả");
	TRY(fill_rows(rq, v, rows, n));
	if (n == PAGE_ROWS)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  "/can-bo/tra-ket-qua?sau=%lld.%lld",
			  (long long)rows[n - 1].due_at.s,
			  (long long)rows[n - 1].id.v);
	return page_send(rq, 200);
}
