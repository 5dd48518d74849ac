#include "domain/foresight/escalation.h"

#include <string.h>

#include "db/db.h"

STMT(q_escalations, "dd", "ssiii",
     "SELECT matter, whom, from_n, to_n, every_n FROM escalation"
     " WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY matter, whom, from_n LIMIT 200");

const char *const matter_codes[MATTER_COUNT + 1] = {
	[MATTER_DUE] = "due",
	[MATTER_AGAIN] = "again",
	[MATTER_REQUEST] = "request",
	[MATTER_SUPPLEMENT] = "supplement",
	[MATTER_UNSENT] = "unsent",
	[MATTER_TRANSIT] = "transit",
	[MATTER_WISH] = "wish",
	[MATTER_MISMATCH] = "mismatch",
};
const char *const whom_codes[WHOM_COUNT + 1] = {
	[WHOM_HOLDER] = "holder",	  [WHOM_UNIT_HEAD] = "unit_head",
	[WHOM_LEAD_HEAD] = "lead_head",	  [WHOM_DESK_HEAD] = "desk_head",
	[WHOM_ASKED_HEAD] = "asked_head", [WHOM_LEADER] = "leader",
};

static int index_of(const char *const *codes, const char *code)
{
	int i = 0;

	while (codes[i] && strcmp(codes[i], code) != 0)
		i++;
	return i;
}

const char *matter_code(enum matter m)
{
	return matter_codes[m];
}

enum matter matter_from_code(const char *code)
{
	return (enum matter)index_of(matter_codes, code);
}

enum whom whom_from_code(const char *code)
{
	return (enum whom)index_of(whom_codes, code);
}

bool escalation_point(const struct escalation *e, int offset, int *ret)
{
	if (offset < e->from || offset > e->to)
		return false;
	*ret = e->from + (offset - e->from) / e->every * e->every;
	return true;
}

enum err escalations_on(struct cx *cx, struct day day, struct escalation **ret,
			size_t *ret_n)
{
	const char *matter, *whom;
	int64_t from, to, every;
	struct escalation *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_escalations, &rows, day, day));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &matter, &whom, &from, &to, &every)) {
		struct escalation e = {
			matter_from_code(matter), whom_from_code(whom),
			(int)from, to == INT_NONE ? ESCALATION_ALWAYS : (int)to,
			every < 1 ? 1 : (int)every
		};

		if (e.matter != MATTER_COUNT && e.whom != WHOM_COUNT)
			list[n++] = e;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}
