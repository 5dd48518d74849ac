/* One reader a kind of file; import.c runs them. */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include "cli/check.h"
#include "domain/admin/takeover.h"

void read_units(struct check *c, const struct json_value *doc,
		struct org_in *ret);
void read_calendar(struct check *c, const struct json_value *doc,
		   struct calendar_in *ret);
void read_rules(struct check *c, const struct json_value *doc,
		struct rules_in *ret);
void read_escalations(struct check *c, const struct json_value *doc,
		      struct escalation_in **ret, size_t *ret_n);
void read_procedures(struct check *c, const struct json_value *doc,
		     struct procedure_in **ret, size_t *ret_n);
void read_search(struct check *c, const struct json_value *doc,
		 struct search_in *ret);

#endif
