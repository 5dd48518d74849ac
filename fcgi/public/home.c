/* The front door: one box, the procedures most asked for, the desks. */
#include "common/page.h"
#include "domain/catalog.h"
#include "domain/unit.h"
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
	struct unit *desks;
	size_t n;

	TRY(fill_popular(rq, v));
	TRY(unit_desks(&rq->cx, instant_day(rq->cx.now), &desks, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *d = view_add(v, M_DESK);

		view_set(d, M_NAME, desks[i].name);
		if (*desks[i].address)
			view_set(view_add(d, M_ADDRESS_LINE), M_ADDRESS,
				 desks[i].address);
		if (*desks[i].phone)
			view_set(view_add(d, M_PHONE_LINE), M_PHONE,
				 desks[i].phone);
	}
	return page_send(rq, 200);
}
