/*
 * How long a step usually takes: medians of recent dossiers of a procedure,
 * worked out once a day by the worker from the ledger.
 *
 * The authority's own working minutes: a stretch in which the clock was paused
 * does not count.  Of each procedure the newest USUAL_DOSSIERS with a result
 * within USUAL_DAYS; fewer than USUAL_MIN say nothing and are not kept.
 */
#ifndef DOMAIN_USUAL_H
#define DOMAIN_USUAL_H

#include "base/cx.h"

#define USUAL_DAYS 180
#define USUAL_DOSSIERS 60
#define USUAL_MIN 3

/* The versions of procedures, oldest first, from after `after`; at most 200. */
enum err usual_versions(struct cx *cx, int64_t after, int64_t **ret,
			size_t *ret_n) MUST_CHECK;
/* One version's steps; how many were kept. */
enum err usual_refresh(struct cx *cx, int64_t version,
		       int64_t *ret_steps) MUST_CHECK;

#endif
