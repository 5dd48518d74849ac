/*
 * Whose site this is: the desks of today and how to reach them, on every
 * public page.  Read at most every SITE_CACHE_S seconds and kept, so that the
 * page of a fault has them too and asks nothing of a database that is gone.
 */
#ifndef COMMON_SITE_H
#define COMMON_SITE_H

#include "domain/admin/contact.h"
#include "http/rq.h"
#include "view/tpl.h"

#define SITE_CACHE_S 30

/* Head and foot of the public layout; `own` is whose page it is, NULL: of all
 * the site's. */
void site_fill(struct rq *rq, struct view *layout, const struct contact *own);
/* "UBND các phường …"; "" when it was never read. */
const char *site_owners(struct rq *rq);
/* A desk of the site can be called. */
bool site_has_phone(struct rq *rq);
/* ADDRESS_LINE (ADDRESS, MAP), PHONE_LINE (PHONE), HOURS_LINE (HOURS). */
void view_contact(struct rq *rq, struct view *v, const struct contact *c);

#endif
