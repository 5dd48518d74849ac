/* One dossier's ledger as facts: pure. */
#ifndef DOMAIN_FOLD_H
#define DOMAIN_FOLD_H

#include "domain/figures/figures.h"
#include "domain/ledger/workflow.h"

/* An event, as far as a figure asks. */
struct fold_event {
	int64_t id, seq;
	enum move move;
	enum state to;
	struct instant at, due_after;
	bool is_paused;
	bool tells_result, is_refusal; /* of the draft, or of the result */
	bool has_holder;	       /* a person; else the head of a unit */
};
struct flow {
	struct day day;
	enum figure what;
	int64_t n;
};
#define FLOWS_OF(events) (8 * (events) + 8)

/* The flows of the events 0 … n-1, FLOWS_OF(n) at most; an open one falls late
 * on a day to come, which is a flow of that day until something happens first.
 * *ret_late_end: the event by which it ended after its due date, or n. */
size_t fold_life(const struct fold_event *events, size_t n, struct flow *ret,
		 size_t *ret_late_end);

#endif
