/*
 * The ledger's one writer and its replay.
 *
 * An event's hash is SHA-256 over the previous hash and a canonical text of
 * the event (ledger.c lists the fields in order).  Replay recomputes chain,
 * state, holder, clock and due date of a dossier from its events, its
 * reception and the calendar, and compares with the stored projection.
 */
#ifndef DOMAIN_LEDGER_H
#define DOMAIN_LEDGER_H

#include "base/cx.h"
#include "domain/dossier.h"

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
