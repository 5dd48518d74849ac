/* The page of a request that could not be served: what happened, what to do. */
#include <string.h>

#include "common/fault.h"
#include "common/page.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"

enum err public_error(struct rq *rq, int status)
{
	const struct fault_words *words = fault_words(status);
	const char *said = rq->cx.fault.message;
	const char *title = fault_title(status, said);
	struct view *v;

	/* Programs read no pages. */
	if (strncmp(rq->path, "/api/v1", 7) == 0)
		return api_refuse(rq, status, said ? said : words->sentence);
	v = page_public(rq, T_PUBLIC_ERROR, title);

	view_show(page_layout(rq), M_NOINDEX);
	view_set(v, M_TITLE, title);
	view_set(v, M_SENTENCE, said ? said : words->sentence);
	view_set(v, M_WHAT_NEXT, words->what_next);
	return page_send_as(rq, status);
}
