/* The facts of an event in words, for the timeline of a dossier. */
#ifndef STAFF_TOLD_H
#define STAFF_TOLD_H

#include "domain/casework/dossier.h"
#include "domain/casework/request.h"
#include "domain/ledger/event.h"
#include "view/tpl.h"

struct told {
	struct cx *cx;
	const struct dossier *d;
	const struct event *events;
	size_t events_n;
	const struct request *requests;
	size_t requests_n;
};

/* FACTS (section) TEXT: the short ones in one line; FACT (section, repeated)
 * TEXT: each that has lines of its own.  Nothing for an event without. */
enum err told_fill(const struct told *told, struct view *row,
		   const struct event *e) MUST_CHECK;

#endif
