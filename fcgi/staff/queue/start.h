/* Where work begins: each role's own page, the desk's day, the index of all
 * pages, the administrator's overview. */
#ifndef STAFF_START_H
#define STAFF_START_H

#include "staff/pages.h"

enum err start_show(struct rq *rq);
enum err today_show(struct rq *rq);
enum err index_show(struct rq *rq);
enum err admin_show(struct rq *rq);

/* What the table of routes lets in; ROLE_NONE for no address of ours. */
unsigned route_roles(const char *pattern);

#endif
