#include "common/again.h"

#include "common/page.h"
#include "http/route.h"

/* Mended by typing something else, by looking at what is newer, or by waiting.
 * For the rest it makes no difference what the form says. */
static bool can_be_put_right(enum err err)
{
	return err == ERR_INPUT || err == ERR_STATE || err == ERR_CONFLICT ||
	       err == ERR_LIMIT;
}

enum err again_handle(struct rq *rq)
{
	const struct route *r = rq->route;
	bool is_wrong = r->again && rq->problems_n;
	enum err err = is_wrong ? ERR_INPUT : r->handle(rq);

	if (!r->again || !can_be_put_right(err))
		return err;
	if (rq->cx.fault.message || !rq->problems_n)
		page_take_fault(rq);
	rq->refused = err;
	return r->again(rq);
}
