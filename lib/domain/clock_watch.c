#include "domain/clock_watch.h"

#include <stdlib.h>

#include "db/db.h"

STMT(q_newest, "", "t",
     "SELECT (SELECT at FROM audit ORDER BY id DESC LIMIT 1)");

static enum err stepped(struct cx *cx, int64_t mono_s, int64_t *base)
{
	int64_t was = *base;

	*base = cx->now.s - mono_s;
	if (!was || llabs(*base - was) <= CLOCK_STEP_S)
		return OK;
	return fail(cx, ERR_INTERNAL,
		    "the clock of this machine was moved by %lld s",
		    (long long)(*base - was));
}

enum err clock_watch(struct cx *cx, int64_t mono_s, int64_t *base)
{
	struct instant newest;

	TRY(stepped(cx, mono_s, base));
	TRY(db_one(cx, q_newest, &newest));
	if (newest.s == INSTANT_NONE.s || newest.s - cx->now.s <= CLOCK_BEHIND_S)
		return OK;
	return fail(cx, ERR_INTERNAL,
		    "the clock of this machine goes %lld s behind the newest"
		    " row of the audit trail",
		    (long long)(newest.s - cx->now.s));
}
