/*
 * Definitions: what the database itself guards with, as the last migration
 * left it.
 *
 * Triggers, routines, views, columns, keys, checks, scheduled events and
 * everybody's rights, each by the SHA-256 of its text, are taken down in the
 * table `definition` at the end of every migration; its rows are recorded and
 * sealed like all others (row_record.h).  The replay by the schema's owner
 * compares: who takes a guard away, changes it or gives a program a right more
 * is named while it is so.  What was taken away and put back between two
 * replays shows here no more; what was changed meanwhile does (row_record.h).
 *
 * For the schema's owner: no program's account reads these texts.
 */
#ifndef DOMAIN_DEFINITION_H
#define DOMAIN_DEFINITION_H

#include "base/cx.h"

/* Takes down what is there now; *ret: how many there are. */
enum err definition_take(struct cx *cx, int64_t *ret) MUST_CHECK;

struct definition_replay {
	int64_t taken; /* 0: no migration took them down */
	int64_t faults;
	/* The first: "trigger", "right" …, its name, an English clause; kind
	 * NULL: none. */
	const char *kind, *name, *reason;
};
enum err definition_verify(struct cx *cx,
			   struct definition_replay *ret) MUST_CHECK;

#endif
