/*
 * Who may make which move of which dossier: one predicate for the act and for
 * the buttons that offer it.
 */
#ifndef DOMAIN_POLICY_H
#define DOMAIN_POLICY_H

#include "base/err.h"
#include "domain/actor.h"
#include "domain/casework/request.h"
#include "domain/ledger/event.h"
#include "domain/ledger/workflow.h"

/* What a decision rests on: the dossier as it stands, what its ledger says,
 * and the dated rules of its rule set. */
struct policy_facts {
	enum state state;
	struct unit_id authority, desk, lead, holder_unit;
	struct account_id holder, handler;
	bool in_transit;
	enum proposal proposal;
	enum move last_move;
	struct account_id last_actor;
	struct account_id drafter;  /* of the last submission; NO_ACCOUNT */
	struct account_id approver; /* of it, since; NO_ACCOUNT */
	struct account_id proposer; /* of the last proposal */
	struct account_id stopper;  /* of the last stop for money */
	struct account_id withdrawer; /* who wrote the last wish to withdraw */
	enum state before_withdrawal;
	int supplement_n, awaited; /* requests that are open */
	bool is_asked;	     /* the actor's unit is awaited */
	bool is_post;	     /* … or carries the result */
	bool is_asked_late;  /* all awaited units are past their limit */
	bool awaits_paper;   /* one of them has no account here */
	bool is_wait_over;   /* the supplement's limit has passed */
	bool has_sync_fault, may_take, is_by_post;
	bool is_orphan; /* its units have ended; the actor's follow them */
	int64_t fee_due;
	bool has_fee_paid;
	/* While it is examined: by its version of the procedure somebody owes
	 * money before the result, and a notice that says so is among its
	 * files (payment.h). */
	bool has_duty, has_notice;
	/* Before it ends: a request of the applicant to withdraw is among its
	 * files, by which no wish has been written yet. */
	bool has_wish;
	/* What a missed date owes (promise.h): the letter by Decree 61/2018
	 * art. 19.9 and the rule "late_needs_letter", the explanation by
	 * art. 12.5 and "archive_needs_explanation". */
	bool is_under_61;  /* received under that decree, not under 118/2025 */
	bool needs_letter; /* none of that date is stamped and registered */
	bool needs_explanation; /* it is not there, or not closed */
	bool has_new_date; /* a signed letter names one, not given yet */
	bool by_letter;	   /* letter.c itself acts */
	bool is_late;	   /* by a firm due date, and no result yet */
	bool by_correction; /* an approved proposal, correction.h */
	bool by_calendar;   /* a closing taken back, calendar_change.h */
};

/* Fills them from what was read; pure but for the rule "may take". */
void policy_facts_of(struct instant now, const struct actor *actor,
		     const struct event *events, size_t n,
		     const struct request *requests, size_t requests_n,
		     struct policy_facts *ret);

/* NULL when allowed; else the sentence of the rule, and whether it is the
 * person (ERR_DENIED) or the dossier's state (ERR_STATE). */
const char *policy_refusal(const struct actor *actor,
			   const struct transition *t,
			   const struct policy_facts *facts,
			   enum err *ret_err);
/* The row that lets this actor make the move; NULL and why not. */
const struct transition *policy_row(const struct actor *actor,
				    const struct policy_facts *facts,
				    enum move move, const char **ret_why,
				    enum err *ret_err);

/* What opens a move that is shut for now, and so whose turn it is. */
enum way_out {
	WAY_NONE,   /* it has no place here: nothing to show */
	WAY_ACCEPT, /* the unit signs for the paper first */
	WAY_HEAD,   /* the head of the lead unit decides first */
	WAY_FEE,    /* the fee is paid first */
	WAY_LETTER, /* the apology of the lead unit, stamped and registered */
	WAY_EXPLANATION, /* the lead unit's explanation is closed first */
	WAY_TIME,   /* a limit must pass first */
	WAY_OTHER_PERSON, /* a second person must do it */
	WAY_NOTICE,	  /* the notice of money is put among the files first */
	WAY_WISH,	  /* so is the applicant's request to withdraw */
	WAY_CATALOGUE,	  /* nothing but the law, as the catalogue has it */
};
struct offer {
	const struct transition *t;
	const char *why; /* NULL: the actor may; else what a post is told */
	enum way_out way;
};
/* The move as this actor's page shows it: open, or shut though it is the
 * actor's by role and place.  false: no move of theirs. */
bool policy_offer(const struct actor *actor, const struct policy_facts *facts,
		  enum move move, struct offer *ret);

/* By this move a dossier ends or its result leaves: a missed date owes its
 * letter first. */
bool policy_is_door(enum move move);

#endif
