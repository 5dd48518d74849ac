/*
 * Keeping the daily facts: the ledger counted once, and again where asked.
 *
 * Events have ids in the order of writing, but not of committing.  So the
 * newest id is taken down, and events up to it are counted when every
 * transaction that could have one of them is over (FIGURES_AGE_S); the moment of
 * taking it is what the figures are "as of".  Each turn is one transaction with
 * the mark it leaves, so whoever is cut off goes on where it was, and no event
 * counts twice.  A dossier that has new events is folded as it was and as it
 * is: the difference is what is written.
 *
 * A day before the mark's open_day has been stated: what comes to be known of it
 * later is another statement beside it (figure_day.statement), never a change.
 */
#ifndef DOMAIN_FIGURES_KEEP_H
#define DOMAIN_FIGURES_KEEP_H

#include "domain/figures/figures.h"

#define FIGURES_AGE_S 60

struct figures_turn {
	int64_t dossiers, facts, restated;
	bool is_idle;	   /* nothing was to be done, or not yet */
	bool is_first;	   /* of the first count: dossiers up to `walked` */
	int64_t walked;
	struct instant as_of; /* INSTANT_NONE: the first count is not done */
};
/* One turn; at_once: the newest id is old enough by the caller's word. */
enum err figures_turn(struct cx *cx, bool at_once,
		      struct figures_turn *ret) MUST_CHECK;
/* Takes down the newest id now, whether or not one is taken. */
enum err figures_take(struct cx *cx) MUST_CHECK;
/* How many transactions of others are open that began before; for the owner. */
enum err figures_awaited(struct cx *cx, struct instant before,
			 int64_t *ret) MUST_CHECK;

/* All of the ledger up to the mark counted from zero and held against what is
 * kept: how many facts there are, how many are kept otherwise, and the first of
 * those.  mends: what differs is stated beside what stands there. */
struct figures_check {
	int64_t dossiers, facts, faults;
	const char *first; /* "2026-11-03 unit 7 …: late 2, kept 1"; NULL none */
	bool has_counted;  /* false: the first count is not done */
};
enum err figures_check(struct cx *cx, bool mends,
		       void (*progress)(int64_t done, int64_t total),
		       struct figures_check *ret) MUST_CHECK;

#endif
