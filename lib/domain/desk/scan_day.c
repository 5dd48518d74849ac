#include "domain/desk/scan_day.h"

#include "db/db.h"
#include "domain/ledger/audit.h"

STMT(q_scan_today, "itss", "ssssstii",
     "SELECT d.code, p.name, a.name, hu.name, e.move, e.at,"
     " d.last_seq = e.seq, d.in_transit"
     " FROM event e JOIN dossier d ON d.id = e.dossier_id"
     " JOIN applicant a ON a.dossier_id = d.id"
     " JOIN procedure_version p ON p.id = d.version_id"
     " JOIN unit hu ON hu.id = e.holder_unit_id"
     " WHERE e.account_id = ? AND e.at >= ? AND e.move IN (?, ?)"
     " ORDER BY e.at DESC, e.dossier_id DESC, e.seq DESC LIMIT 50");

enum err scan_today(struct cx *cx, const struct actor *actor, enum move one,
		    enum move other, struct scan_done **ret, size_t *ret_n)
{
	struct rows rows;
	struct scan_done *list, *s;
	const char *move;
	int64_t is_last, in_transit;
	size_t n = 0;

	TRY(db_query(cx, q_scan_today, &rows, actor->id.v,
		     instant_at(instant_day(cx->now), 0), move_code(one),
		     move_code(other)));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (s = list; rows_next(&rows, &s->code, &s->procedure_name,
				 &s->applicant, &s->holder_unit_name, &move,
				 &s->at, &is_last, &in_transit);
	     s = &list[++n]) {
		s->move = move_of(move);
		s->may_recall = s->move == MOVE_FORWARD && is_last == 1 &&
				in_transit == 1;
	}
	*ret = list;
	*ret_n = n;
	return audit_list(cx, actor, "scan_list", move_code(one), n);
}
