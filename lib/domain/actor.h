/* Who acts: a person in a unit, with the roles that they hold there. */
#ifndef DOMAIN_ACTOR_H
#define DOMAIN_ACTOR_H

#include <stdbool.h>

#include "domain/ids.h"
#include "domain/role.h"

/* A session lives so long without anybody. */
#define SESSION_IDLE_MINUTES 60

/* Somebody acting: the roles are those held in `unit` on the day, their own
 * and those delegated to them ("ký thay"; at most one person's at a time).
 * Which of them count in a matter is power.h's to say, and nobody else reads
 * them (tests/lint/roles.sh). */
struct actor {
	struct account_id id;
	struct unit_id unit;
	unsigned roles; /* enum role bits, http/route.h; see role_bit() */
	const char *login;
	const char *name;
	const char *title;
	const char *unit_name;
	struct unit_id authority; /* the committee the unit belongs to */
	/* Of `roles`, those held by delegation only; 0: acts for itself and
	 * the next four mean nothing. */
	unsigned delegated_roles;
	struct account_id delegated_from;
	const char *delegated_name;
	const char *delegated_scope; /* "all" | "field" | "procedure" */
	const char *delegated_value; /* the field's name, or the code */
	bool is_bounded; /* power.h has asked how far the delegation reaches */
};

#endif
