/*
 * Why a page looks at dossiers: stands in the route's line, so that no handler
 * can forget to say it.  Where the line leaves it open, the role says it.
 */
#include "domain/power.h"
#include "staff/pages.h"

static const char *by_role(unsigned roles)
{
	if (roles & (ROLE_HANDLER | ROLE_DEPT_HEAD | ROLE_UBND_LEADER |
		     ROLE_CLERK))
		return "thu_ly";
	if (roles & (ROLE_RECEPTION | ROLE_RECEPTION_HEAD))
		return "tra_cuu";
	if (roles & (ROLE_CONTROL | ROLE_INSPECTOR))
		return "kiem_tra";
	return NULL; /* half-way through signing in; accounts and units */
}

void purpose_of_route(struct rq *rq)
{
	const struct route *r = rq->route;

	rq->cx.acting = r->roles;
	if (!r->purpose || !*r->purpose)
		rq->cx.purpose = by_role(power_somewhere(actor_of(rq), r->roles));
	else
		rq->cx.purpose = r->purpose;
}
