/*
 * The inbox: queues, their filters, and pages both ways.  Nothing but the
 * address holds the state: hang (queue), loc (limit), tt (words of the
 * procedure), nguoi (holder), sau or truoc (place).
 */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/clock/calendar.h"
#include "domain/power.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/queue/inbox.h"
#include "text/text.h"

#define WORDS_MAX 60

const char *place_text(struct rq *rq, const struct queue_row *r)
{
	return arena_printf(rq->cx.arena, "%lld.%lld", (long long)r->at.s,
			    (long long)r->id.v);
}

/* Of a row; anything else is the beginning. */
struct queue_place place_of(const char *text, bool is_back)
{
	struct queue_place place = { .at = INSTANT_NONE };

	place.is_back = rq_place(text, &place.at, &place.id.v) && is_back;
	return place;
}

static const char *words_of(struct rq *rq)
{
	const char *typed = rq_arg(rq, "tt");
	char *text = typed ? text_clean(rq->cx.arena, typed) : NULL;

	return text && text_length(text) <= WORDS_MAX ? text : "";
}

static struct account_id holder_of(struct rq *rq)
{
	const char *typed = rq_arg(rq, "nguoi");
	long long id = typed && text_is_digits(typed) && strlen(typed) < 10 ?
			       strtoll(typed, NULL, 10) :
			       0;

	return id > 0 ? (struct account_id){ id } : NO_ACCOUNT;
}

struct queue_filter inbox_filter(struct rq *rq)
{
	return (struct queue_filter){
		.due = due_in_from_slug(rq_arg(rq, "loc")),
		.words = words_of(rq),
		.holder = holder_of(rq),
	};
}

static struct my_queue *queue_named(struct inbox *in, const char *slug)
{
	for (size_t i = 0; slug && i < in->n; i++) {
		if (strcmp(in->queues[i].slug, slug) == 0)
			return &in->queues[i];
	}
	return NULL;
}

enum err inbox_read(struct rq *rq, struct inbox *ret)
{
	const char *slug = rq_arg(rq, "hang");

	ret->filter = inbox_filter(rq);
	TRY(calendar_of(&rq->cx, actor_of(rq)->unit, &ret->cal));
	TRY(queues_of(&rq->cx, actor_of(rq), ret->queues, &ret->n));
	ret->current = queue_named(ret, slug);
	ret->is_gone = slug && *slug && !ret->current;
	if (!ret->current)
		ret->current = ret->queues;
	return OK;
}

const char *inbox_query(struct rq *rq, const struct my_queue *q,
			const struct queue_filter *f)
{
	struct arena *arena = rq->cx.arena;
	const char *s = arena_printf(arena, "hang=%s", q->slug);

	if (f->due != DUE_ANY)
		s = arena_printf(arena, "%s&loc=%s", s, due_in_slug(f->due));
	if (f->words && *f->words)
		s = arena_printf(arena, "%s&tt=%s", s,
				 url_encode(arena, f->words));
	if (f->holder.v != NO_ACCOUNT.v)
		s = arena_printf(arena, "%s&nguoi=%lld", s,
				 (long long)f->holder.v);
	return s;
}

static void set_count(struct view *v, int64_t count)
{
	if (count >= QUEUE_CAP)
		view_set(v, M_COUNT, "100+");
	else
		view_set_int(v, M_COUNT, count);
}

static void fill_queues(struct rq *rq, struct view *v, const struct inbox *in)
{
	static const struct queue_filter any = { .words = "",
						 .holder = { INT64_MIN } };

	for (size_t i = 0; i < in->n; i++) {
		const struct my_queue *q = &in->queues[i];
		struct view *tab;

		/* Where nothing waits for others, nothing needs to be said. */
		if ((q->queue->owner == OWNER_FORMER ||
		     q->queue->time == TIME_WAIT) &&
		    !q->count && q != in->current)
			continue;
		tab = view_add(v, M_QUEUE);
		view_set(tab, M_QUERY, inbox_query(rq, q, &any));
		view_set(tab, M_NAME, q->name);
		set_count(tab, q->count);
		if (q == in->current)
			view_show(tab, M_CURRENT);
	}
}

/* The counts are links, and the links are filters. */
static void fill_limits(struct rq *rq, struct view *v, const struct inbox *in,
			const int64_t due[DUE_COUNT])
{
	struct queue_filter f = in->filter;

	if (in->current->queue->time == TIME_AGE || in->current->queue->is_past)
		return;
	/* What comes to a desk is finished: a result that waits is not late
	 * because its day has passed since. */
	if (strcmp(in->current->queue->slug, "den") == 0 &&
	    power_somewhere(actor_of(rq),
			    ROLE_RECEPTION | ROLE_RECEPTION_HEAD))
		return;
	v = view_add(v, M_LIMITS);
	for (int d = 0; d < DUE_COUNT; d++) {
		struct view *tab;

		/* Where nothing is, no chip says so. */
		if (!due[d] && d != DUE_ANY && (int)in->filter.due != d)
			continue;
		tab = view_add(v, M_LIMIT);
		f.due = (enum due_in)d;
		view_set(tab, M_QUERY, inbox_query(rq, in->current, &f));
		view_set(tab, M_NAME, due_in_name(f.due));
		set_count(tab, due[d]);
		if (f.due == in->filter.due)
			view_show(tab, M_CURRENT);
		if (f.due == DUE_LATE && due[d])
			view_show(tab, M_IS_LATE);
	}
}

static enum err fill_filter(struct rq *rq, struct view *v,
			    const struct inbox *in)
{
	const struct queue *q = in->current->queue;
	struct account_brief *people;
	size_t n;

	view_set(v, M_SLUG, in->current->slug);
	view_set(v, M_WORDS, in->filter.words);
	if (in->filter.due != DUE_ANY)
		view_set(view_add(v, M_DUE_IN), M_SLUG,
			 due_in_slug(in->filter.due));
	if (*in->filter.words || in->filter.holder.v != NO_ACCOUNT.v)
		view_set(view_add(v, M_UNFILTER), M_SLUG, in->current->slug);
	if (q->owner != OWNER_UNIT || q->bulk != MOVE_COUNT ||
	    q->time == TIME_AGE)
		return OK;
	TRY(queue_people(&rq->cx, actor_of(rq)->unit, &people, &n));
	v = view_add(v, M_PEOPLE);
	for (size_t i = 0; i < n; i++) {
		struct view *option = view_add(v, M_OPTION);

		view_set_int(option, M_VALUE, people[i].id.v);
		view_set(option, M_LABEL, people[i].name);
		if (people[i].id.v == in->filter.holder.v)
			view_show(option, M_SELECTED);
	}
	return OK;
}

/* A filter outlives its queue when a role ended, or a unit was taken over. */
static bool leads_nowhere(const struct inbox *in, const char *query)
{
	for (size_t i = 0; i < in->n; i++) {
		const char *slug = in->queues[i].slug;
		size_t len = strlen(slug);

		if (strncmp(query, "hang=", 5) == 0 &&
		    strncmp(query + 5, slug, len) == 0 &&
		    (!query[5 + len] || query[5 + len] == '&'))
			return false;
	}
	return true;
}

static enum err fill_saved(struct rq *rq, struct view *v,
			   const struct inbox *in)
{
	struct saved_filter *saved;
	size_t n;

	TRY(saved_list(&rq->cx, actor_of(rq), &saved, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_SAVED);

		view_set_int(row, M_ID, saved[i].id);
		view_set(row, M_NAME, saved[i].name);
		if (leads_nowhere(in, saved[i].query))
			view_set(view_add(row, M_GONE), M_NAME, saved[i].name);
		else
			view_set(view_add(row, M_OPENS), M_QUERY,
				 saved[i].query);
		view_set(row, M_CSRF, gate_csrf(rq));
	}
	if (n)
		view_show(v, M_HAS_SAVED);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, gate_form_key(rq));
	view_set(v, M_QUERY, inbox_query(rq, in->current, &in->filter));
	view_set(v, M_TYPED_NAME, rq_field(rq, "ten"));
	page_beside(rq, v, M_ERR_NAME, "ten");
	return OK;
}

static enum err fill_bulk(struct rq *rq, struct view *v,
			  const struct inbox *in, size_t rows)
{
	enum move move = in->current->queue->bulk;
	struct account_brief *people;
	size_t n;

	if (move == MOVE_COUNT || !rows)
		return OK;
	v = view_add(v, M_BULK);
	view_set(v, M_MOVE, move_code(move));
	view_set(v, M_LABEL, move_name(move));
	view_set(v, M_QUERY, inbox_query(rq, in->current, &in->filter));
	if (move != MOVE_ASSIGN)
		return OK;
	TRY(account_handlers(&rq->cx, actor_of(rq)->unit, &people, &n));
	v = view_add(v, M_ASSIGNEE);
	for (size_t i = 0; i < n; i++) {
		struct view *option = view_add(v, M_OPTION);

		view_set_int(option, M_VALUE, people[i].id.v);
		view_set(option, M_LABEL, people[i].name);
	}
	return OK;
}

/* A page was asked for with one row more than it shows: is there another? */
static struct queue_row *cut(const struct queue_place *place,
			     struct queue_row *rows, size_t *n, bool *ret_more)
{
	*ret_more = *n > QUEUE_ROWS;
	if (!*ret_more)
		return rows;
	*n = QUEUE_ROWS;
	return place->is_back ? rows + 1 : rows;
}

static void fill_pages(struct rq *rq, struct view *v, const char *path,
		       const char *query, const struct queue_place *place,
		       const struct queue_row *rows, size_t n, bool more)
{
	bool has_before = place->is_back ? more : place->at.s != INSTANT_NONE.s;
	bool has_after = place->is_back || more;

	if (!n && place->at.s != INSTANT_NONE.s)
		view_setf(view_add(v, M_FIRST), M_HREF, "%s?%s", path, query);
	if (!n)
		return;
	if (has_before)
		view_setf(view_add(v, M_PREV), M_HREF, "%s?%s&truoc=%s", path,
			  query, place_text(rq, &rows[0]));
	if (has_after)
		view_setf(view_add(v, M_NEXT), M_HREF, "%s?%s&sau=%s", path,
			  query, place_text(rq, &rows[n - 1]));
}

static struct queue_place place_asked(struct rq *rq)
{
	return rq_arg(rq, "truoc") ? place_of(rq_arg(rq, "truoc"), true) :
				     place_of(rq_arg(rq, "sau"), false);
}

static enum err fill_list(struct rq *rq, struct view *v,
			  const struct inbox *in, const char *path,
			  size_t *ret_n)
{
	struct queue_place place = place_asked(rq);
	const char *query = inbox_query(rq, in->current, &in->filter);
	const char *pick = rq_arg(rq, "chon");
	struct rows_look look = {
		.query = query,
		.time = in->current->queue->time,
		.pick = strcmp(path, INBOX) == 0 ? in->current->queue->bulk :
						   MOVE_COUNT,
		.is_picked = pick && strcmp(pick, "ca-trang") == 0,
	};
	struct queue_row *rows;
	bool more;

	TRY(queue_list(&rq->cx, actor_of(rq), in->cal, in->current, &in->filter, &place,
		       QUEUE_ROWS + 1, &rows, ret_n));
	rows = cut(&place, rows, ret_n, &more);
	TRY(fill_rows(rq, v, rows, *ret_n, &look));
	fill_pages(rq, v, path, query, &place, rows, *ret_n, more);
	return OK;
}

#define ITSELF "tu_dong"

static bool is_first(const struct rq *rq)
{
	return !rq_arg(rq, "sau") && !rq_arg(rq, "truoc");
}

bool inbox_is_unattended(const struct rq *rq)
{
	return rq->method == GET && strcmp(rq->path, INBOX) == 0 &&
	       rq_arg(rq, ITSELF) && is_first(rq);
}

static enum err page(struct rq *rq, const struct inbox *in)
{
	struct view *v = page_staff(rq, T_STAFF_QUEUE_INBOX, "Hộp việc");
	struct inbox all = *in;
	int64_t due[DUE_COUNT];
	size_t n;

	all.current = all.queues + (in->current - in->queues);
	page_problems(rq, v);
	view_set(v, M_UPDATED, clock_words(rq->cx.arena, rq->cx.now));
	if (!all.n) { /* e.g. an auditor: looks things up, holds nothing */
		TRY(fill_rows(rq, view_add(v, M_NO_QUEUE), NULL, 0,
			      &(struct rows_look){ .pick = MOVE_COUNT }));
		return page_send(rq);
	}
	TRY(queue_counts(&rq->cx, all.cal, all.queues, all.n, all.current,
			 due));
	fill_queues(rq, v, &all);
	v = view_add(v, M_QUEUES);
	view_set(v, M_UPDATED, clock_words(rq->cx.arena, rq->cx.now));
	view_set(v, M_QUEUE_NAME, all.current->name);
	if (in->is_gone)
		view_set(view_add(v, M_NOT_MINE), M_QUEUE_NAME,
			 all.current->name);
	fill_limits(rq, v, &all, due);
	TRY(fill_filter(rq, v, &all));
	TRY(fill_list(rq, v, &all, INBOX, &n));
	TRY(fill_bulk(rq, v, &all, n));
	TRY(fill_saved(rq, v, &all));
	/* A page that opens itself again would take the ticks away. */
	if (all.current->queue->bulk == MOVE_COUNT && page_status(rq) == 200 &&
	    is_first(rq)) {
		view_show(v, M_REFRESHES);
		res_header(rq, "Refresh",
			   arena_printf(rq->cx.arena,
					"300; url=" INBOX "?%s&" ITSELF "=1",
					inbox_query(rq, all.current,
						    &all.filter)));
	}
	return page_send(rq);
}

/* Nobody asked for a queue: the first in which something waits. */
static enum err first_filled(struct rq *rq, struct inbox *in)
{
	int64_t due[DUE_COUNT];
	size_t i = 0;

	if (rq_arg(rq, "hang") || !in->n)
		return OK;
	TRY(queue_counts(&rq->cx, in->cal, in->queues, in->n, in->current,
			 due));
	while (i < in->n && (!in->queues[i].count ||
			     in->queues[i].queue->time == TIME_WAIT))
		i++;
	if (i < in->n)
		in->current = &in->queues[i];
	return OK;
}

enum err inbox_show(struct rq *rq)
{
	struct inbox in;

	TRY(inbox_read(rq, &in));
	TRY(first_filled(rq, &in));
	return page(rq, &in);
}

/* The queue that the form was on, and no other. */
enum err inbox_again(struct rq *rq)
{
	struct inbox in;

	TRY(inbox_read(rq, &in));
	return page(rq, &in);
}

/* What waits at the desk to be fetched, longest first. */
enum err return_desk_show(struct rq *rq)
{
	struct inbox in;
	struct view *v = page_staff(rq, T_STAFF_QUEUE_RETURN, "Trả kết quả");
	size_t n;

	TRY(inbox_read(rq, &in));
	in.filter = (struct queue_filter){ .words = "", .holder = NO_ACCOUNT };
	for (size_t i = 0; i < in.n; i++) {
		if (strcmp(in.queues[i].slug, "cho-tra") == 0)
			in.current = &in.queues[i];
	}
	TRY(fill_list(rq, v, &in, "/can-bo/tra-ket-qua", &n));
	return page_send(rq);
}
