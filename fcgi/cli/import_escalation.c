/* Escalation out of its file: who is warned how many working days before or
 * after a limit. */
#include "cli/import.h"
#include "domain/foresight/escalation.h"

#define DAYS_MAX 1000

static void read_escalation(struct check *c, const struct json_value *e,
			    struct escalation_in *ret)
{
	ret->matter = check_choice(c, e, "matter", matter_codes);
	ret->whom = check_choice(c, e, "whom", whom_codes);
	ret->legal_basis = check_text(c, e, "legal_basis", true, 300);
	ret->from = check_int(c, e, "from", -DAYS_MAX, DAYS_MAX);
	ret->every = check_int(c, e, "every", 1, DAYS_MAX);
	ret->to = INT64_MIN;
	if (json_member_kind(e, "to") != JSON_NULL &&
	    json_member_kind(e, "to") != JSON_ABSENT) {
		ret->to = check_int(c, e, "to", -DAYS_MAX, DAYS_MAX);
		if (ret->to < ret->from)
			check_wrong(c, "to", "nhỏ hơn from");
	}
	ret->valid_from = check_day(c, e, "valid_from", true);
	ret->valid_to = check_day(c, e, "valid_to", false);
	if (ret->valid_to.n != DAY_NONE.n &&
	    ret->valid_to.n < ret->valid_from.n)
		check_wrong(c, "valid_to", "trước valid_from");
}

void read_escalations(struct check *c, const struct json_value *doc,
		      struct escalation_in **ret, size_t *ret_n)
{
	const struct json_value *list =
		check_list(c, doc, "escalations", true);
	const size_t n = json_count(list);

	*ret = arena_array(c->arena, n + 1, sizeof(**ret));
	for (*ret_n = 0; *ret_n < n; ++*ret_n) {
		check_enter(c, "escalations[%zu]", *ret_n);
		read_escalation(c, json_at(list, *ret_n), &(*ret)[*ret_n]);
	}
}
