/* Whose working minutes: each belongs to exactly one, and they sum to the
 * elapsed ones. */
#ifndef DOMAIN_SHARES_H
#define DOMAIN_SHARES_H

#include "domain/casework/dossier.h"
#include "domain/casework/request.h"

enum blame {
	BLAME_HOLDER,
	BLAME_HEAD,    /* held by a unit and nobody in it */
	BLAME_UNIT,    /* a co-ordinating or interlinked unit */
	BLAME_CITIZEN, /* waiting for papers or a payment */
	BLAME_SYNC,    /* a fault between systems */
	BLAME_COUNT
};
struct share {
	enum blame blame;
	const char *who;  /* person, or "Trưởng đơn vị", "Người nộp hồ sơ" */
	const char *unit; /* "" for the citizen and for a fault */
	int64_t minutes;
};
/* Pure: from the ledger, what was asked of others, and the calendar. */
void shares_of(struct arena *arena, struct instant received,
	       const struct event *events, size_t n,
	       const struct request *requests, size_t requests_n,
	       struct instant end, const struct workcal *cal,
	       struct share **ret, size_t *ret_n);
enum err dossier_shares(struct cx *cx, const struct dossier *d,
			const struct event *events, size_t n,
			struct share **ret, size_t *ret_n) MUST_CHECK;

#endif
