/*
 * Who may act, asked in one place: as what somebody acts, for whom, and what
 * is a matter of their own.
 *
 * A delegate ("ký thay") has the delegated role only as far as the delegation
 * reaches: everything, one field, one procedure.  Whoever decides on a dossier
 * or on what belongs to it first asks how far (power_for, _over, _at_large) and
 * then whether the answer may (power_has).  Where nobody asked how far, a
 * delegation reaches nowhere.  Nothing else looks at an actor's roles or at
 * `delegated_…` (tests/lint/roles.sh names the few exceptions).
 */
#ifndef DOMAIN_POWER_H
#define DOMAIN_POWER_H

#include "base/cx.h"
#include "domain/actor.h"

/* The actor for matters of this procedure: without the delegated roles when
 * the delegation does not reach so far. */
struct actor power_for(const struct actor *actor, const char *field,
		       const char *procedure_code);
/* … of a dossier's procedure.  In cx's arena; `actor` itself where nothing
 * is delegated. */
enum err power_over(struct cx *cx, const struct actor *actor,
		    struct version_id version,
		    const struct actor **ret) MUST_CHECK;
/* … for what is no single procedure's (people, shelves, reports): only a
 * delegation of everything reaches it. */
struct actor power_at_large(const struct actor *actor);

/* Of `roles` those that count in the matter: all that power_for() and its
 * sisters left; of an actor whose reach nobody asked for, their own alone. */
unsigned power_has(const struct actor *actor, unsigned roles);
/* Of `roles` those that count in some matter or other: for what is not one
 * matter yet (a menu, a list, whether to look for the matter at all).  Decides
 * nothing. */
unsigned power_somewhere(const struct actor *actor, unsigned roles);
/* Roles that are held in person. */
unsigned power_in_person(const struct actor *actor);

/* As what an actor acts who may act by any of `roles`: by a role of their own
 * before one held for another. */
struct acting {
	unsigned role; /* one bit; 0: none of them */
	struct account_id for_whom; /* NO_ACCOUNT: for themselves */
	const char *for_name;	    /* "" */
};
struct acting power_used(const struct actor *actor, unsigned roles);

/* Nobody decides on what is their own, nor for the one whose own it is: is
 * `whose` the actor, or whom the actor stands in for by these roles? */
bool power_is_own(const struct actor *actor, unsigned roles,
		  struct account_id whose);

#endif
