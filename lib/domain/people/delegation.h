/*
 * Delegation (ủy quyền, "ký thay"): a role of one person in one unit, exercised
 * by another for some days, on a written decision.
 *
 * A row is never edited; it ends by itself or by a row that ends it from a day
 * on.  It covers every procedure, one field or one procedure.  It lapses with
 * the giver's role.  Nobody delegates to themselves, more than they hold, an
 * administrator's role, or twice over the same days; one person acts for at
 * most one other in a unit at a time, so that a signature says for whom.
 * Effects: account_session() gives the roles, power.h bounds them.
 */
#ifndef DOMAIN_DELEGATION_H
#define DOMAIN_DELEGATION_H

#include "base/cx.h"
#include "domain/people/account.h"
#include "domain/people/people.h"

/* SQL: " (thay mặt Lê Bình)" of who worked in that unit at that moment by a
 * delegation alone, "" of everybody else: what was written is told with the one
 * for whom it was. */
#define STOOD_IN_FOR(account, unit, at)                                     \
	"COALESCE((SELECT CONCAT(' (thay mặt ', gf.name, ')')"              \
	" FROM delegation g JOIN account gf ON gf.id = g.from_id"           \
	" WHERE g.to_id = " account " AND g.unit_id = " unit                \
	" AND DATE(" at " + INTERVAL 7 HOUR)"                               \
	"  BETWEEN g.valid_from AND g.valid_to"                             \
	" AND NOT EXISTS (SELECT 1 FROM delegation_end ge"                  \
	"  WHERE ge.delegation_id = g.id"                                   \
	"  AND ge.last_day < DATE(" at " + INTERVAL 7 HOUR))"               \
	" AND NOT EXISTS (SELECT 1 FROM account_role gr"                    \
	"  WHERE gr.account_id = " account " AND gr.unit_id = " unit        \
	"  AND DATE(" at " + INTERVAL 7 HOUR) BETWEEN gr.valid_from"        \
	"   AND COALESCE(gr.valid_to, '9999-12-31'))"                       \
	" ORDER BY g.id LIMIT 1), '')"

struct delegation_new {
	struct account_id to;
	const char *role; /* code */
	struct unit_id unit;
	struct day from_day, to_day;
	const char *scope; /* all | field | procedure */
	const char *value; /* the field's name, or the code; "" for all */
	const char *decision_no, *ground;
};
/* `by` is the giver, or an administrator recording somebody's decision. */
enum err delegation_make(struct cx *cx, const struct actor *by,
			 const struct person *giver,
			 const struct delegation_new *in) MUST_CHECK;
/* Over from the day `until` on; by the giver or an administrator.  ERR_INPUT
 * (until): not from today where somebody has signed by it today. */
enum err delegation_end(struct cx *cx, const struct actor *by, int64_t id,
			struct day until, const char *reason) MUST_CHECK;

struct delegation {
	int64_t id;
	struct account_id from;
	const char *from_name, *to_name, *role, *unit_name;
	struct day from_day, to_day; /* the last one, ended early or not */
	const char *scope, *value, *decision_no, *ground;
	bool is_ended_early;
};
/* Given or received by the actor, or all for an administrator; the newest
 * first, at most 200. */
enum err delegation_list(struct cx *cx, const struct actor *actor,
			 struct delegation **ret, size_t *ret_n) MUST_CHECK;
/* Whom one may choose: active people with a role today in the giver's
 * authority's units (for an administrator's record: of all). */
enum err delegation_candidates(struct cx *cx, struct unit_id authority,
			       struct account_brief **ret,
			       size_t *ret_n) MUST_CHECK;

#endif
