/*
 * The machine's clock, watched while the jobs run: every date that is promised
 * hangs on it, and nothing else would notice that somebody moved it.
 */
#ifndef DOMAIN_CLOCK_WATCH_H
#define DOMAIN_CLOCK_WATCH_H

#include "base/clock_mark.h"
#include "base/cx.h"

/*
 * Holds the clock (cx->now) against the one that only runs, against the
 * database's, against the last look before the machine started again and
 * against the newest event, each by CLOCK_BOUND_S, and says the result in the
 * mark: doubted and why, or not (again).  A mark without a boot is the first
 * look.  steady_s: clock_steady_s().
 */
enum err clock_watch(struct cx *cx, const char *boot, int64_t steady_s,
		     struct clock_mark *mark) MUST_CHECK;
/* The operator's word that the clock is right now, with a reason: a row of the
 * audit trail and a new mark.  ERR_INPUT: no reason. */
enum err clock_confirm(struct cx *cx, const char *boot, int64_t steady_s,
		       const char *reason,
		       struct clock_mark *mark) MUST_CHECK;

#endif
