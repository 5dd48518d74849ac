/* The front door: one box, the procedures most asked for, the desks. */
#include "common/page.h"
#include "domain/catalog.h"
#include "markers.h"
#include "public/pages.h"

/* Asked for every day at a ward's desk; shown in this order when in force. */
static const char *const popular[] = {
	"1.001193", "2.000815", "1.004222", "2.000635", "1.000894", "1.004873",
};

static enum err fill_popular(struct rq *rq, struct view *v)
{
	struct day today = instant_day(rq->cx.now);

	for (size_t i = 0; i < sizeof(popular) / sizeof(popular[0]); i++) {
		struct procedure_brief p;
		enum err err = catalog_brief(&rq->cx, popular[i], today, &p);

		if (err == ERR_MISSING)
			continue;
		TRY(err);
		if (p.is_in_force)
			fill_hit(view_add(v, M_HIT), &p);
	}
	return OK;
}

enum err home_show(struct rq *rq)
{
	struct view *v = page_public(rq, T_PUBLIC_HOME, "Tra cứu hồ sơ");

	TRY(fill_popular(rq, v));
	TRY(desks_fill(rq, v));
	return page_send(rq, 200);
}
