#include "domain/catalogue/rule.h"

#include "db/db.h"

STMT(q_rule, "ssdd", "is",
     "SELECT value, legal_basis FROM public_rule WHERE rule_set = ?"
     " AND code = ? AND valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY valid_from DESC LIMIT 1");
STMT(q_rule_set, "dd", "s",
     "SELECT code FROM public_rule_set WHERE valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from DESC"
     " LIMIT 1");

enum err rule_find(struct cx *cx, const char *rule_set, const char *code,
		   struct day day, struct rule *ret)
{
	return db_one(cx, q_rule, rule_set, code, day, day, &ret->value,
		      &ret->basis);
}

enum err rule_read(struct cx *cx, const char *rule_set, const char *code,
		   struct day day, struct rule *ret)
{
	enum err err = rule_find(cx, rule_set, code, day, ret);

	if (err == ERR_MISSING)
		return fail(cx, ERR_INTERNAL, "rule set %s has no %s",
			    rule_set, code);
	return err;
}

enum err rule_set_of(struct cx *cx, struct day day, const char **ret_code)
{
	return db_one(cx, q_rule_set, day, day, ret_code);
}
