/*
 * The context of one piece of work (a request, a job, a command).
 *
 * A function that takes `struct cx *` may allocate, query and fail; one
 * without is pure.  `now` was read once, at the start.
 */
#ifndef BASE_CX_H
#define BASE_CX_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/when.h"

struct db;	/* db/db.h */
struct digest; /* secret/secret.h */

/* Facts about the last failure: filled by fail(), logged once at the edge. */
struct fault {
	enum err err;
	const char *member;  /* MEMBER() of the command it is of, or NULL */
	const char *message; /* a sentence for the person, in Vietnamese */
	const char *detail;  /* for the log: English, no personal data */
};

struct cx {
	struct arena *arena;
	struct instant now;
	struct db *db;
	struct fault fault;
	char request_id[17];
	const char *purpose; /* why, for the audit row: domain/ledger/audit.h */
	bool is_unattended;  /* a page that opened itself again: no activity */
	unsigned acting;     /* roles that the route let in; 0: any */
	/* Of the form that is acted on, NULL: none: domain/ledger/submission.h */
	const struct digest *content;
};

/* fail(): an internal fact for the log; the person reads the general page. */
enum err fail(struct cx *cx, enum err err, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* The name of a command's member: who refuses says of what, and the handler's
 * form where that stands on the page (http/form.h). */
#define MEMBER(type, m) (&#m[0 * sizeof(((type *)0)->m)])
/* The same of a command that has no struct. */
#define ARGUMENT(name) (&#name[0 * sizeof(name)])

/* refuse(): a sentence for the person, beside `member` when not NULL. */
enum err refuse(struct cx *cx, enum err err, const char *member,
		const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* What the work can do without: true when it failed just so, and nothing is
 * left of that; what else failed is still the caller's to return.
 *
 *	err = lookup_letter(cx, id, &letter);
 *	if (cx_without(cx, err, ERR_MISSING))
 *		return OK;
 *	TRY(err);
 */
bool cx_without(struct cx *cx, enum err err, enum err which) MUST_CHECK;
/* What failed, to be told elsewhere than at the edge; none is left. */
struct fault cx_take_fault(struct cx *cx);
/* Takes over the fault of `page`, whose arena is about to go. */
void cx_keep_fault(struct cx *cx, const struct cx *page);

#endif
