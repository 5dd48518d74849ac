/* The page of a request that could not be served. */
#include "common/fault.h"
#include "common/page.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"

/* Who is signed in keeps menu and search box on an address that nothing was
 * routed to, too. */
static void find_session(struct rq *rq, int status)
{
	const struct fault said = rq->cx.fault;

	if (!rq->session && status == 404 &&
	    staff_load_session(rq) != OK)
		rq->session = NULL;
	rq->cx.fault = said;
}

enum err staff_error(struct rq *rq, int status)
{
	const struct fault_words *words = fault_words(status);
	const char *said = rq->cx.fault.message;
	const char *title = fault_title(status, said);
	struct view *v;

	find_session(rq, status);
	v = page_staff(rq, T_STAFF_ERROR, title);

	view_set(v, M_TITLE, title);
	view_set(v, M_SENTENCE, said ? said : words->sentence);
	view_set(v, M_WHAT_NEXT, words->what_next);
	return page_send_as(rq, status);
}
