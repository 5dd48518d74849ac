/*
 * What a unit gave away on a day, with the paper: for the hand-over lists
 * (Decree 61/2018 art. 18, the control slip's other side).
 */
#ifndef DOMAIN_HANDOVER_DAY_H
#define DOMAIN_HANDOVER_DAY_H

#include "base/cx.h"
#include "domain/ids.h"
#include "domain/ledger/workflow.h"

#define HANDOVER_DAY_MAX 1000

enum handover_what {
	GIVEN_PAPERS,  /* to another unit, to be worked on */
	GIVEN_RESULTS, /* released, to the desk */
	GIVEN_TO_POST,
};

struct given {
	struct unit_id to;
	const char *to_name, *code, *procedure_name, *content;
	const char *name, *owner_name, *address, *phone;
	enum receive_way receive_way;
	int sets;
	enum move move;
	struct instant given_at, taken_at; /* taken: INSTANT_NONE not yet */
	const char *giver, *taker, *note, *data;
	int64_t fee_due;
	/* the newest released result, "" none */
	const char *release;
};

/* By receiving unit, then by time; at most HANDOVER_DAY_MAX, and whether there
 * were more. */
enum err handover_day(struct cx *cx, struct unit_id from, struct day day,
		      enum handover_what what, struct given **ret,
		      size_t *ret_n, bool *ret_is_cut) MUST_CHECK;

struct handover_count {
	struct day day;
	int64_t n;
};
/* Days from `from_day` on that have something to list, the oldest first. */
enum err handover_days(struct cx *cx, struct unit_id from,
		       struct day from_day, enum handover_what what,
		       struct handover_count **ret, size_t *ret_n) MUST_CHECK;

#endif
