/*
 * A term while it runs: the arithmetic below deadline_due() and its day by day
 * telling (explain.c).  For those two only; everybody else asks deadline.h.
 *
 * A month term becomes calendar days and a same-day term working days with a
 * fixed hour as soon as their start is known, so three ways of running remain.
 */
#ifndef DOMAIN_RUN_H
#define DOMAIN_RUN_H

#include "domain/clock/deadline.h"

struct run {
	enum term_unit unit; /* WORK_DAYS, CALENDAR_DAYS or WORK_HOURS */
	struct day start;    /* the day that does not count */
	struct instant from; /* WORK_HOURS: the moment */
	int64_t left;	     /* halves, days or seconds */
	int minute;	     /* of the due day; -1: closing (or noon) */
};

/* From its beginning, at reception or when the complete file is there. */
struct run run_begin(struct instant at, struct term term,
		     const struct workcal *cal);
/* Keeps what is left when the clock stops, and starts it again at `to`. */
void run_pause(struct run *run, struct instant from, struct instant to,
	       const struct workcal *cal);
/* Where it ends if nothing more happens; INSTANT_NONE beyond the calendar. */
struct instant run_due(const struct run *run, const struct workcal *cal);

#endif
