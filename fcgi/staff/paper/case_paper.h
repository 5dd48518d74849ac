/*
 * The papers of one dossier: from what its ledger says to the sheets of
 * document/.  Each maker says with a sentence when there is nothing to print
 * (ERR_STATE).
 */
#ifndef STAFF_CASE_PAPER_H
#define STAFF_CASE_PAPER_H

#include "domain/casework/dossier.h"
#include "domain/casework/request.h"
#include "domain/clock/workcal.h"
#include "domain/ledger/event.h"
#include "staff/paper/sheet_page.h"

struct casefile {
	struct dossier d;
	struct event *events;
	size_t events_n;
	struct request *requests;
	size_t requests_n;
	const struct workcal *cal;
	int64_t request; /* which of several; INT64_MIN: the last */
};

/* The last event of a move after which nothing took it back; or NULL. */
const struct event *case_last(const struct casefile *c, enum move move);
/* The draft that stands, when it refuses. */
const struct event *case_refusal(const struct casefile *c);
const struct event *case_ending(const struct casefile *c);
/* The request that is meant, of co-ordination or interlinked; or NULL. */
const struct request *case_request(const struct casefile *c, bool is_segment);
/* What is asked for: the applicant's words, else the procedure's name. */
const char *case_content(const struct dossier *d);

/* paper_notice.c */
enum err case_supplement(struct rq *rq, const struct casefile *c,
			 struct sheet *ret) MUST_CHECK;
enum err case_refused(struct rq *rq, const struct casefile *c,
		      struct sheet *ret) MUST_CHECK;
enum err case_discontinued(struct rq *rq, const struct casefile *c,
			   struct sheet *ret) MUST_CHECK;
/* paper_slip.c */
enum err case_slip(struct rq *rq, const struct casefile *c,
		   struct sheet *ret) MUST_CHECK;
/* paper_letter.c */
enum err case_consultation(struct rq *rq, const struct casefile *c,
			   struct sheet *ret) MUST_CHECK;
enum err case_transfer(struct rq *rq, const struct casefile *c,
		       struct sheet *ret) MUST_CHECK;
enum err case_money(struct rq *rq, const struct casefile *c,
		    struct sheet *ret) MUST_CHECK;

#endif
