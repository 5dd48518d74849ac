/* The frame of each staff page. */
#ifndef STAFF_FRAME_H
#define STAFF_FRAME_H

#include "http/rq.h"
#include "view/tpl.h"

/* Starts a page: `body`, included in the layout, is what is returned;
 * page_send() of common/page.h sends it. */
struct view *page_staff(struct rq *rq, const char *body, const char *title);

#endif
