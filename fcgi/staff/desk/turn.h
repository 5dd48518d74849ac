/*
 * Whose turn it is, on a dossier's page: what shuts a move that is the
 * reader's own, and whom the dossier waits for when the reader has no next
 * step.
 */
#ifndef STAFF_TURN_H
#define STAFF_TURN_H

#include "domain/casework/dossier.h"
#include "domain/casework/policy.h"
#include "domain/casework/request.h"
#include "staff/pages.h"

/* SHUT (section): MOVE, LABEL, WHY, FIRST (what comes first), LINK (section)
 * HREF, WORDS. */
enum err shut_fill(struct rq *rq, struct view *v, const struct dossier *d,
		   const struct offer *offer) MUST_CHECK;
/* TURN (section): WORDS, MAY (section) CODE: the reader may draft the apology. */
enum err turn_fill(struct rq *rq, struct view *v, const struct dossier *d,
		   const struct request *requests, size_t n) MUST_CHECK;

#endif
