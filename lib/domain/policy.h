/*
 * Who may make which move of which dossier: one predicate for the act and for
 * the buttons that offer it.
 */
#ifndef DOMAIN_POLICY_H
#define DOMAIN_POLICY_H

#include "base/err.h"
#include "domain/account.h"
#include "domain/ids.h"
#include "domain/workflow.h"

struct policy_facts {
	enum state state;
	struct unit_id authority, desk, holder_unit;
	struct account_id holder;
	bool in_transit;
	enum move last_move;
	struct account_id last_actor;
	struct account_id drafter; /* of the last submission; NO_ACCOUNT */
};

/* NULL when allowed; else the sentence of the rule, and whether it is the
 * person (ERR_DENIED) or the dossier's state (ERR_STATE). */
const char *policy_refusal(const struct actor *actor,
			   const struct transition *t,
			   const struct policy_facts *facts,
			   enum err *ret_err);

#endif
