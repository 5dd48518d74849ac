#include "domain/access.h"

#include "db/db.h"
#include "domain/audit.h"

STMT(q_access, "ii", "tsssi",
     "SELECT hour, unit_name, role, purpose, COUNT(*) FROM public_access"
     " WHERE dossier_id = ? GROUP BY hour, unit_name, role, purpose"
     " ORDER BY hour DESC, unit_name, role, purpose LIMIT ?");

enum err access_of(struct cx *cx, struct dossier_id id, struct access **ret,
		   size_t *ret_n)
{
	const char *role, *purpose;
	struct access *list, *a;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_access, &rows, id.v, (int64_t)ACCESS_MAX));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (a = list; rows_next(&rows, &a->hour, &a->unit_name, &role,
				 &purpose, &a->times);
	     a = &list[++n]) {
		a->role = role_name(role_bit(role));
		a->purpose = purpose_name(purpose);
	}
	*ret = list;
	*ret_n = n;
	return OK;
}
