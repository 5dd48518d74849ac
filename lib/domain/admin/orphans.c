/* Open dossiers whose unit has ended, and who goes on with them (people.h). */
#include <string.h>

#include "db/db.h"
#include "domain/people/org.h"
#include "domain/people/people.h"

/* From the ended units to what they own: left to itself the server sometimes
 * begins at all units and walks their dossiers. */
#define ROW                                                                \
	"SELECT STRAIGHT_JOIN d.id, d.code, p.name, d.state,"              \
	" d.holder_unit_id,"                                               \
	" d.seat_id, IF(s.valid_to < ?, s.name,"                           \
	" IF(l.valid_to < ?, l.name, k.name)), d.due_at, d.version, q.at"
#define JOINED                                                             \
	" JOIN dossier d ON d.id = q.dossier_id"                           \
	" JOIN procedure_version p ON p.id = d.version_id"                 \
	" JOIN unit l ON l.id = d.seat_lead_id"                            \
	" JOIN unit k ON k.id = d.seat_desk_id"
/* Of an ended committee; and of one's own, led or kept by an ended part. */
STMT(q_orphans, "ddd" "ddidd", "isssiistit",
     ROW " FROM unit s JOIN queue_entry q ON q.owner_id = s.id"
	 " AND q.lane = 'mo'" JOINED " WHERE s.valid_to < ?"
	 " UNION ALL " ROW " FROM queue_entry q" JOINED
	 " JOIN unit s ON s.id = d.seat_id WHERE q.owner_id = ?"
	 " AND q.lane = 'mo' AND (l.valid_to < ? OR k.valid_to < ?)"
	 " AND s.valid_to IS NULL ORDER BY 10, 1 LIMIT 2000");

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
	struct instant at;
	struct rows rows;
	struct org org;
	size_t n = 0;

	TRY(org_load(cx, &org));
	TRY(db_query(cx, q_orphans, &rows, today, today, today, today, today,
		     actor->authority.v, today, today));
	while (n < HAND_OVER_ROWS &&
	       rows_next(&rows, &b->id.v, &b->code, &b->procedure, &b->state,
			 &b->holder_unit.v, &b->lead_unit.v, &b->unit_name,
			 &b->due_at, &b->version, &at)) {
		if (is_followed_by(&org, b->lead_unit, today,
				   actor->authority))
			b = &list[++n];
	}
	*ret = list;
	*ret_n = n;
	return OK;
}
