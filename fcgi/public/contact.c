/* Where to go and whom to call: the desks, and how to know this site. */
#include "base/address.h"
#include "common/page.h"
#include "common/site.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"

enum err desks_fill(struct rq *rq, struct view *v)
{
	struct contact *desks;
	size_t n;

	TRY(contact_desks(&rq->cx, instant_day(rq->cx.now), &desks, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *d = view_add(v, M_DESK_ROW);

		view_set(d, M_NAME, desks[i].name);
		view_contact(rq, d, &desks[i]);
	}
	return OK;
}

enum err contact_show(struct rq *rq)
{
	const char *site = address_name(address_public(rq->cx.arena));
	struct view *v = page_public(rq, T_PUBLIC_CONTACT, "Liên hệ");

	if (*site)
		view_set(view_add(v, M_HOST_LINE), M_HOST, site);
	TRY(desks_fill(rq, v));
	return page_send(rq);
}
