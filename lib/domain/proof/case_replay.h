/*
 * The rows that go with a dossier's events, again from its story: what other
 * units were asked, when that ended and how, what was to be paid and what became
 * of it.  A row that no event made or ended is named, and an event whose row is
 * not there or says something else.  Words (what was asked and answered) are the
 * row records' (row_record.h).
 *
 * What it cannot see: when a unit first opened a request (opened_at); that is a
 * look, not an act, and ends nothing.
 */
#ifndef DOMAIN_CASE_REPLAY_H
#define DOMAIN_CASE_REPLAY_H

#include "base/cx.h"
#include "domain/ids.h"
#include "domain/ledger/workflow.h"

/* An event, as far as such rows follow from it. */
struct case_event {
	enum move move;
	struct instant at;
	struct account_id by;
	struct unit_id unit;
	const char *data;
	int64_t requests; /* open after it, by its own word (held.h) */
};
/* Has the story events of which such rows are?  Without, and without rows, there
 * is nothing to ask. */
bool case_has_rows(const struct case_event *story, size_t n);
/* ret_why: NULL, or an English clause.  The whole story, from reception on. */
enum err case_fault(struct cx *cx, struct dossier_id id,
		    const struct case_event *story, size_t n,
		    const char **ret_why) MUST_CHECK;

#endif
