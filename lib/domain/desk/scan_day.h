/* What an account has handed over or returned today: the list beside the
 * scanner.  It comes out of the ledger, so it is the same at every desk. */
#ifndef DOMAIN_SCAN_DAY_H
#define DOMAIN_SCAN_DAY_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/ledger/workflow.h"

#define SCAN_DAY_MAX 50

struct scan_done {
	const char *code, *procedure_name, *applicant, *holder_unit_name;
	enum move move;
	struct instant at;
	bool may_recall; /* forwarded, and not opened over there */
};

/* Today's events of the actor that are one of two moves, newest first, at
 * most SCAN_DAY_MAX.  Writes the audit row of the list. */
enum err scan_today(struct cx *cx, const struct actor *actor, enum move one,
		    enum move other, struct scan_done **ret,
		    size_t *ret_n) MUST_CHECK;

#endif
