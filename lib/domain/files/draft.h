/*
 * What whoever approves or signs reads before deciding: the draft that stands
 * with the dossier or, when none does, the words in which whoever submitted it
 * last said why.
 */
#ifndef DOMAIN_DRAFT_H
#define DOMAIN_DRAFT_H

#include "domain/files/attachment.h"

struct draft {
	bool is_there;
	struct attachment file; /* the newest, when one is there */
	const char *instead;	/* said at the last submission, or "" */
	const char *said_by;
	struct instant said_at;
};

enum err draft_of(struct cx *cx, struct dossier_id id,
		  struct draft *ret) MUST_CHECK;

#endif
