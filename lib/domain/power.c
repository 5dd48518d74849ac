#include "domain/power.h"

#include <string.h>

#include "db/db.h"

static bool reaches(const struct actor *a, const char *field,
		    const char *procedure_code)
{
	const char *scope = a->delegated_scope, *value = a->delegated_value;

	return strcmp(scope, "all") == 0 ||
	       (strcmp(scope, "field") == 0 && strcmp(value, field) == 0) ||
	       (strcmp(scope, "procedure") == 0 &&
		strcmp(value, procedure_code) == 0);
}

struct actor power_for(const struct actor *actor, const char *field,
		       const char *procedure_code)
{
	struct actor a = *actor;

	a.is_bounded = true;
	if (!a.delegated_roles || reaches(&a, field, procedure_code))
		return a;
	a.roles &= ~a.delegated_roles;
	a.delegated_roles = 0;
	return a;
}

struct actor power_at_large(const struct actor *actor)
{
	return power_for(actor, "", "");
}

STMT(q_reach, "i", "ss",
     "SELECT field, code FROM procedure_version WHERE id = ?");

enum err power_over(struct cx *cx, const struct actor *actor,
		    struct version_id version, const struct actor **ret)
{
	struct actor *bounded;
	const char *field, *code;

	*ret = actor;
	if (!actor->delegated_roles)
		return OK;
	TRY(db_one(cx, q_reach, version.v, &field, &code));
	bounded = arena_alloc(cx->arena, sizeof(*bounded));
	*bounded = power_for(actor, field, code);
	*ret = bounded;
	return OK;
}

unsigned power_has(const struct actor *actor, unsigned roles)
{
	return roles & (actor->is_bounded ? actor->roles :
					    power_in_person(actor));
}

unsigned power_somewhere(const struct actor *actor, unsigned roles)
{
	return roles & actor->roles;
}

unsigned power_in_person(const struct actor *actor)
{
	return actor->roles & ~actor->delegated_roles;
}

struct acting power_used(const struct actor *actor, unsigned roles)
{
	unsigned own = power_in_person(actor) & roles;
	unsigned lent = actor->roles & actor->delegated_roles & roles;

	if (own || !lent)
		return (struct acting){ own & -own, NO_ACCOUNT, "" };
	return (struct acting){ lent & -lent, actor->delegated_from,
				actor->delegated_name };
}

bool power_is_own(const struct actor *actor, unsigned roles,
		  struct account_id whose)
{
	return whose.v != NO_ACCOUNT.v &&
	       (actor->id.v == whose.v ||
		power_used(actor, roles).for_whom.v == whose.v);
}
