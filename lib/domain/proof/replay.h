/*
 * The replay: recomputes chain, state, holder, clock and due date of a dossier
 * from its events, its reception and the calendar, and compares with the
 * stored projection.
 */
#ifndef DOMAIN_REPLAY_H
#define DOMAIN_REPLAY_H

#include "base/cx.h"
#include "domain/ids.h"

struct replay {
	int64_t dossiers;
	int64_t events;
	int64_t faults;
	char first_code[64];	 /* of the first bad dossier, or "" */
	int64_t first_seq;	 /* its first bad event */
	const char *first_reason; /* English sentence */
};
/* Walks all dossiers by id from `from`, a page of rows and one story in memory;
 * `progress` is called after each page. */
enum err ledger_verify(struct cx *cx, struct dossier_id from,
		       void (*progress)(int64_t done, int64_t total),
		       struct replay *ret) MUST_CHECK;

#endif
