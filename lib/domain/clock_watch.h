/*
 * The machine's clock, watched while the jobs run: every date that is promised
 * hangs on it, and nothing else would notice that somebody moved it.
 */
#ifndef DOMAIN_CLOCK_WATCH_H
#define DOMAIN_CLOCK_WATCH_H

#include "base/cx.h"

/* Of a clock that only runs (clock_mono_us()), what the other one may gain or
 * lose between two looks. */
#define CLOCK_STEP_S 5
/* The newest row of the audit trail may lie this far ahead of now. */
#define CLOCK_BEHIND_S 60

/* mono_s: seconds of the clock that only runs.  base: of the last look; 0 for
 * the first.  ERR_INTERNAL with the operator's sentence in fault.detail: the
 * clock was moved since the last look, or goes behind what is written. */
enum err clock_watch(struct cx *cx, int64_t mono_s, int64_t *base) MUST_CHECK;

#endif
