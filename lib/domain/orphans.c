/* Open dossiers whose unit has ended, and who goes on with them (people.h). */
#include <string.h>

#include "db/db.h"
#include "domain/org.h"
#include "domain/people.h"

/* Led by an ended division, or to be returned at an ended desk. */
#define OPEN                                                               \
	"SELECT d.id, d.code, p.name, d.state, d.holder_unit_id,"          \
	" u.id, u.name, d.due_at, d.version FROM unit u"
#define NOT_OVER                                                           \
	" JOIN procedure_version p ON p.id = d.version_id"                 \
	" WHERE u.valid_to < ? AND d.state NOT IN ('DA_TRA_KQ', 'DA_RUT',"  \
	" 'DUNG_XU_LY', 'LUU')"
STMT(q_orphans, "dd", "isssiisti",
     OPEN " JOIN dossier d ON d.seat_lead_id = u.id" NOT_OVER
	  " UNION " OPEN " JOIN dossier d ON d.seat_desk_id = u.id" NOT_OVER
	  " ORDER BY 8, 1 LIMIT 2000");

static bool is_followed_by(const struct org *org, struct unit_id ended,
			   struct day today, struct unit_id authority)
{
	struct unit_id heirs[ORG_HEIRS_MAX];
	size_t n = org_successors(org, ended, today, heirs);

	for (size_t i = 0; i < n; i++) {
		if (org_is_under(org, org_unit(org, heirs[i]), authority))
			return true;
	}
	return false;
}

enum err people_orphans(struct cx *cx, const struct actor *actor,
			struct burden **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct burden *list = arena_array(cx->arena, HAND_OVER_ROWS + 1,
					  sizeof(*list));
	struct burden *b = list;
	struct rows rows;
	struct org org;
	size_t n = 0;

	TRY(org_load(cx, &org));
	TRY(db_query(cx, q_orphans, &rows, today, today));
	while (n < HAND_OVER_ROWS &&
	       rows_next(&rows, &b->id.v, &b->code, &b->procedure, &b->state,
			 &b->holder_unit.v, &b->lead_unit.v, &b->unit_name,
			 &b->due_at, &b->version)) {
		if (n && list[n - 1].id.v == b->id.v)
			continue; /* by division and by desk */
		if (is_followed_by(&org, b->lead_unit, today,
				   actor->authority))
			b = &list[++n];
	}
	*ret = list;
	*ret_n = n;
	return OK;
}
