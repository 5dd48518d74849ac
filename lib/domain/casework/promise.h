/*
 * The date that was promised and what is owed once it is missed: the apology
 * (Decree 61/2018 art. 19.9) and the explanation (art. 12.5).
 *
 * Both belong to the one date that was missed.  A letter for a day that never
 * was missed (the clock stopped before it, or the date moved) covers no later
 * one; a new appointment makes no new promise, for late is counted by law.
 */
#ifndef DOMAIN_PROMISE_H
#define DOMAIN_PROMISE_H

#include "base/cx.h"
#include "domain/ids.h"

struct promise {
	struct instant due;	 /* INSTANT_NONE: none stands (paused) */
	struct instant finished; /* INSTANT_NONE: not yet */
	bool is_missed;		 /* by date; a finish counts */
	int64_t again_n;	 /* new appointments given for this date */
	struct instant again;	 /* the last of them; INSTANT_NONE */
	/* What is owed for it, by promise_of().  Of this very date: letters
	 * that are signed or in the making, … */
	int64_t letters_n;
	bool is_apologised; /* … one with its stamped copy in the register, */
	bool names_new_day; /* … a signed one that gives a new appointment. */
	/* Every explanation that it owes is there and closed. */
	bool is_explained;
};
/* The dates alone: what the sweep may know. */
enum err promise_dates(struct cx *cx, struct dossier_id id,
		       struct promise *ret) MUST_CHECK;
enum err promise_of(struct cx *cx, struct dossier_id id,
		    struct promise *ret) MUST_CHECK;
/* A day has passed without the finish: a term ends with its last day (Civil
 * Code art. 148.6). */
bool promise_has_passed(struct instant day, struct instant finished,
			struct instant now);

/* For the statements that list: both are days of Vietnam. */
#define PROMISE_SAME_DAY(a, b) \
	" DATE(" a " + INTERVAL 7 HOUR) = DATE(" b " + INTERVAL 7 HOUR)"

#endif
