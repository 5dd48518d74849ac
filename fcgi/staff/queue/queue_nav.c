/* The dossier before and the one after, when a page was opened from a queue:
 * the address carries queue, filter and place. */
#include <string.h>

#include "markers.h"
#include "staff/queue/inbox.h"

/* A queue's slug as this program writes it: "cua-toi", "ke-thua.W-LC". */
static bool slug_is_sane(const char *slug)
{
	size_t n = strlen(slug);

	return n && n <= 40 &&
	       strspn(slug, "abcdefghijklmnopqrstuvwxyz.-0123456789"
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

static enum err fill_one(struct rq *rq, struct view *v, const char *marker,
			 const struct inbox *in, const char *tai, bool is_back)
{
	struct queue_place place = place_of(tai, is_back);
	struct queue_row *rows;
	size_t n;

	TRY(queue_list(&rq->cx, actor_of(rq), in->cal, in->current, &in->filter, &place, 1,
		       &rows, &n));
	if (n)
		view_setf(view_add(v, marker), M_HREF,
			  "/can-bo/ho-so/%s?%s&tai=%s", rows[0].code,
			  inbox_query(rq, in->current, &in->filter),
			  place_text(rq, &rows[0]));
	return OK;
}

const char *queue_way(struct rq *rq)
{
	const char *slug = rq_arg(rq, "hang"), *tai = rq_arg(rq, "tai");
	const struct my_queue named = { .slug = slug };
	const struct queue_filter filter = inbox_filter(rq);

	if (!slug || !tai || !slug_is_sane(slug) ||
	    place_of(tai, false).at.s == INSTANT_NONE.s)
		return NULL;
	return arena_printf(rq->cx.arena, "%s&tai=%s",
			    inbox_query(rq, &named, &filter), tai);
}

enum err fill_queue_nav(struct rq *rq, struct view *v)
{
	const char *tai = rq_arg(rq, "tai");
	struct inbox in;

	if (!queue_way(rq))
		return OK;
	TRY(inbox_read(rq, &in));
	if (!in.n || strcmp(in.current->slug, rq_arg(rq, "hang")) != 0)
		return OK; /* no queue of mine */
	v = view_include(v, M_QUEUE_NAV, T_PART_QUEUE_NAV);
	view_set(v, M_QUEUE_NAME, in.current->name);
	view_set(v, M_QUERY, inbox_query(rq, in.current, &in.filter));
	TRY(fill_one(rq, v, M_PREV, &in, tai, true));
	return fill_one(rq, v, M_NEXT, &in, tai, false);
}
