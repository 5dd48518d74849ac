/* The front door: one box, the procedures most asked for, the desks. */
#include "common/page.h"
#include "domain/catalogue/catalog_search.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"

#define TILES 6

/* What is received most, in that order. */
static enum err fill_popular(struct rq *rq, struct view *v)
{
	const struct catalog_query q = { .words = "", .field = "",
					 .level = "", .page = 1,
					 .limit = TILES };
	struct catalog_found found;

	TRY(catalog_search(&rq->cx, &q, &found));
	for (size_t i = 0; i < found.n; i++)
		fill_hit(view_add(v, M_HIT), &found.hits[i]);
	return OK;
}

enum err home_show(struct rq *rq)
{
	struct view *v = page_public(rq, T_PUBLIC_HOME, "Tra cứu hồ sơ");

	TRY(fill_popular(rq, v));
	TRY(desks_fill(rq, v));
	return page_send(rq);
}
