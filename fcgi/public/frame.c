/* The frame of a public page, and which part of its menu it is in. */
#include "public/frame.h"

#include <string.h>

#include "common/page.h"
#include "markers.h"

struct view *page_public(struct rq *rq, const char *body, const char *title)
{
	struct view *root = page_of_site(rq, T_LAYOUT_PUBLIC, title);

	if (page_is_under(rq, "/thu-tuc"))
		view_show(root, M_NAV_PROCEDURES);
	else if (page_is_under(rq, "/cong-khai/tre-han"))
		view_show(root, M_NAV_LATE);
	else if (page_is_under(rq, "/cong-khai"))
		view_show(root, M_NAV_FIGURES);
	else if (page_is_under(rq, "/lien-he"))
		view_show(root, M_NAV_CONTACT);
	else if (strcmp(rq->path, "/") == 0 || page_is_under(rq, "/tra-cuu"))
		view_show(root, M_NAV_LOOKUP);
	return view_include(root, M_BODY, body);
}
