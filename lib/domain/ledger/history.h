/* What was changed about an account, in words, by whom.  Append-only. */
#ifndef DOMAIN_HISTORY_H
#define DOMAIN_HISTORY_H

#include "base/cx.h"
#include "domain/actor.h"

/* by may be NULL: the command line.  `detail` is a Vietnamese sentence part
 * for the person's page. */
enum err history_write(struct cx *cx, const struct actor *by,
		       struct account_id about, const char *action,
		       const char *detail) MUST_CHECK;

struct history_row {
	struct instant at;
	const char *by; /* "Dòng lệnh" when nobody's */
	const char *detail;
};
/* The newest first, at most 200. */
enum err history_of(struct cx *cx, struct account_id about,
		    struct history_row **ret, size_t *ret_n) MUST_CHECK;

#endif
