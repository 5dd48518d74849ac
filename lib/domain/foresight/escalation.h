/*
 * Escalation: who is warned of a limit, how many working days before or after
 * it, and how often again.  Dated rows with their legal basis (sql/data/
 * escalation.json), so that an authority changes them without a release.
 */
#ifndef DOMAIN_ESCALATION_H
#define DOMAIN_ESCALATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/cx.h"

/* What a warning is about. */
enum matter {
	MATTER_DUE,	   /* the appointment (Decree 61/2018 art. 19.9) */
	MATTER_AGAIN,	   /* the new appointment after an apology, art. 19.9 */
	MATTER_REQUEST,	   /* an answer awaited of another unit, art. 19.5 */
	MATTER_SUPPLEMENT, /* the applicant's limit has passed */
	MATTER_UNSENT,	   /* approved, but not sent by the desk, art. 5.1 e */
	MATTER_TRANSIT,	   /* handed over, paper not accepted, art. 18.2-18.3 */
	MATTER_WISH,	   /* a wish to withdraw that nobody has decided */
	MATTER_MISMATCH,   /* paper and software differ (mismatch.h) */
	MATTER_COUNT
};

enum whom {
	WHOM_HOLDER,	/* nobody: the head of the holding unit instead */
	WHOM_UNIT_HEAD, /* of the holding unit */
	WHOM_LEAD_HEAD,
	WHOM_DESK_HEAD,
	WHOM_ASKED_HEAD, /* of the unit whose answer is awaited */
	WHOM_LEADER,	 /* of the authority */
	WHOM_COUNT
};

struct escalation {
	enum matter matter;
	enum whom whom;
	int from;    /* working days from the limit; before it: negative */
	int to;	     /* ESCALATION_ALWAYS: until it is over */
	int every;   /* working days, from 1 */
};
#define ESCALATION_ALWAYS 32767

const char *matter_code(enum matter m);
enum matter matter_from_code(const char *code); /* MATTER_COUNT: unknown */
enum whom whom_from_code(const char *code);	/* WHOM_COUNT: unknown */
extern const char *const matter_codes[MATTER_COUNT + 1]; /* NULL-terminated */
extern const char *const whom_codes[WHOM_COUNT + 1];

/* The newest offset at which this row warns, when today is `offset` working
 * days from the limit; false: none yet, or no more.  A day on which nothing
 * ran is thereby made up for, and a day is never counted twice. */
bool escalation_point(const struct escalation *e, int offset, int *ret);

/* The rows in force on a day. */
enum err escalations_on(struct cx *cx, struct day day, struct escalation **ret,
			size_t *ret_n) MUST_CHECK;

#endif
