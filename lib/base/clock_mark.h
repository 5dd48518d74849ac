/*
 * What the machine's clock was held against when it was last known to be
 * right: VAR/run/clock, written by the worker (domain/ledger/clock_watch.h) and by the
 * operator's word (motcua clock), read by every program before an act that has
 * a date.
 *
 * A clock that is set shows against CLOCK_BOOTTIME, which only runs, also while
 * the machine sleeps, and is nobody's to set.  Small steps (a time server's)
 * are borne up to CLOCK_BOUND_S in all; what goes further is doubted until the
 * clock is right again or the operator has said that it is right now.
 * A machine that starts with a clock far ahead cannot be told: nothing here
 * knows better than its clock.
 */
#ifndef BASE_CLOCK_MARK_H
#define BASE_CLOCK_MARK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/when.h"

/* Two minutes: no deadline of this trade is finer than an hour, and a receipt
 * that is wrong by so little can be explained at the counter. */
#define CLOCK_BOUND_S 120

struct clock_mark {
	char boot[40];	 /* which start of the machine; "": never looked */
	int64_t base_s;	 /* the clock minus the one that only runs */
	int64_t seen_s;	 /* the clock when it was last not doubted */
	int64_t known_s; /* events up to here are known to be ahead */
	bool is_doubted;
	char why[160]; /* for the operator, "" */
};

/* False: there is none yet, or none that can be read. */
bool clock_mark_load(const char *var, struct clock_mark *ret);
bool clock_mark_store(const char *var, const struct clock_mark *mark);
/* Which start of the machine this is. */
const char *clock_boot(void);
/* How far the clock was set since the mark; 0 after another start. */
int64_t clock_moved_s(const struct clock_mark *mark, struct instant now,
		      int64_t steady_s);
/* Whether acts that have a date must wait; false without a mark. */
bool clock_is_doubted(const char *var);

#endif
