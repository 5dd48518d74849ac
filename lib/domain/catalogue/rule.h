/*
 * What the law may change: dated rows with their legal basis, read for the
 * rule set a dossier was received under and the day of its reception.
 */
#ifndef DOMAIN_RULE_H
#define DOMAIN_RULE_H

#include "base/cx.h"

struct rule {
	int64_t value;
	const char *basis; /* "Nghị định 61/2018/NĐ-CP, Điều 19.4" */
};

/* ERR_MISSING: nobody has set it. */
enum err rule_find(struct cx *cx, const char *rule_set, const char *code,
		   struct day day, struct rule *ret) MUST_CHECK;
/* ERR_INTERNAL when the rule set has no such row: it must be imported. */
enum err rule_read(struct cx *cx, const char *rule_set, const char *code,
		   struct day day, struct rule *ret) MUST_CHECK;
/* The rule set in force on a day. */
enum err rule_set_of(struct cx *cx, struct day day,
		     const char **ret_code) MUST_CHECK;

#endif
