/* What other units were asked: rows beside the events that tell of them. */
#include "domain/casework/request.h"

#include "db/db.h"
#include "domain/casework/case_rows.h"
#include "domain/ledger/ledger.h"

#define REQUEST_ROW(F, C)                                     \
	F("r.seq", seq, n)                                    \
	C("r.kind = 'lien-thong'", is_segment, f)             \
	C("r.unit_id", unit.v, i)                             \
	C("u.name", unit_name, s)                             \
	C("a.name", asked_by, s)                              \
	C("r.content", content, s)                            \
	C("r.state", state, e(request_state))                 \
	C("r.sent_at", sent_at, t)                            \
	C("r.due_at", due_at, t)                              \
	C("r.opened_at", opened_at, t)                        \
	C("r.closed_at", closed_at, t)                        \
	C("r.answer_kind", answer_kind, e(answer_kind))       \
	C("COALESCE(r.answer, '')", answer, s)                \
	C("COALESCE(r.late_reason, '')", late_reason, s)      \
	C("r.late_days", late_days, n)                        \
	C("r.limit_unit = 'WH'", in_hours, f)                 \
	C("EXISTS (SELECT 1 FROM account_role x JOIN account y" \
	  "  ON y.id = x.account_id WHERE x.unit_id = r.unit_id" \
	  "  AND x.role IN ('COORDINATOR', 'DEPT_HEAD') AND y.is_active = 1" \
	  "  AND (x.valid_to IS NULL OR x.valid_to >= ?))",   \
	  has_account, f)
READER(next_request, struct request, REQUEST_ROW)
STMT_ROW(q_requests, "di", REQUEST_ROW,
	 "SELECT " COLS(REQUEST_ROW)
	 " FROM request r JOIN unit u ON u.id = r.unit_id"
	 " JOIN account a ON a.id = r.asked_by"
	 " WHERE r.dossier_id = ? ORDER BY r.seq LIMIT 500");

enum err dossier_requests(struct cx *cx, struct dossier_id id,
			  struct request **ret, size_t *ret_n)
{
	struct request *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_requests, &rows, instant_day(cx->now), id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_request(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

bool request_is_late(const struct request *r, struct instant now)
{
	if (r->in_hours)
		return now.s > r->due_at.s;
	return instant_day(now).n > instant_day(r->due_at).n;
}

STMT(q_request_new, "iisiiissi" "tt", "",
     "INSERT INTO request (dossier_id, seq, kind, unit_id, asked_by,"
     " asked_unit_id, content, limit_unit, limit_halves, sent_at, due_at,"
     " state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DA_GUI')");
STMT(q_party_new, "iit", "",
     "INSERT IGNORE INTO dossier_party (dossier_id, unit_id, since)"
     " VALUES (?, ?, ?)");

enum err party_put(struct cx *cx, struct dossier_id id, struct unit_id unit)
{
	return db_exec(cx, q_party_new, id.v, unit.v, cx->now);
}

enum err request_put(struct cx *cx, const struct head *h, int seq,
		     bool is_segment, struct unit_id unit,
		     const struct actor *by, const char *content,
		     struct term limit, struct instant due)
{
	TRY(db_exec(cx, q_request_new, h->id.v, (int64_t)seq,
		    is_segment ? "lien-thong" : "phoi-hop", unit.v, by->id.v,
		    by->unit.v, content, term_unit_code(limit.unit),
		    (int64_t)limit.halves, cx->now, due));
	return party_put(cx, h->id, unit);
}

STMT(q_request_end, "stsssiii", "",
     "UPDATE request SET state = ?, closed_at = ?, answer_kind = ?,"
     " answer = ?, late_reason = ?, late_days = ?"
     " WHERE dossier_id = ? AND seq = ? AND closed_at IS NULL");

enum err request_close(struct cx *cx, struct dossier_id id, int seq,
		       const struct request_end *end)
{
	return db_exec(cx, q_request_end, request_state_code(end->state), cx->now,
		       end->answer_kind, end->answer, end->late_reason,
		       end->late_days, id.v, (int64_t)seq);
}

STMT(q_opened, "tii", "",
     "UPDATE request SET state = 'DA_NHAN', opened_at = ?"
     " WHERE dossier_id = ? AND unit_id = ? AND state = 'DA_GUI'");

enum err request_opened(struct cx *cx, const struct actor *actor,
			struct dossier_id id)
{
	return db_exec(cx, q_opened, cx->now, id.v, actor->unit.v);
}
