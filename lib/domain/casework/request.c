/* What other units were asked: rows beside the events that tell of them. */
#include "domain/casework/request.h"

#include <string.h>

#include "db/db.h"
#include "domain/casework/case_rows.h"
#include "domain/ledger/ledger.h"

STMT(q_requests, "di", "isisss" "sttttsssisi",
     "SELECT r.seq, r.kind, r.unit_id, u.name, a.name, r.content, r.state,"
     " r.sent_at, r.due_at, r.opened_at, r.closed_at,"
     " COALESCE(r.answer_kind, ''), COALESCE(r.answer, ''),"
     " COALESCE(r.late_reason, ''), COALESCE(r.late_days, 0), r.limit_unit,"
     " EXISTS (SELECT 1 FROM account_role x JOIN account y"
     "  ON y.id = x.account_id WHERE x.unit_id = r.unit_id"
     "  AND x.role IN ('COORDINATOR', 'DEPT_HEAD') AND y.is_active = 1"
     "  AND (x.valid_to IS NULL OR x.valid_to >= ?))"
     " FROM request r JOIN unit u ON u.id = r.unit_id"
     " JOIN account a ON a.id = r.asked_by"
     " WHERE r.dossier_id = ? ORDER BY r.seq LIMIT 500");

enum err dossier_requests(struct cx *cx, struct dossier_id id,
			  struct request **ret, size_t *ret_n)
{
	struct rows rows;
	const char *kind, *unit;
	int64_t seq, late, accounts;
	struct request *list, *r;
	size_t n = 0;

	TRY(db_query(cx, q_requests, &rows, instant_day(cx->now), id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (r = list;
	     rows_next(&rows, &seq, &kind, &r->unit.v, &r->unit_name,
		       &r->asked_by, &r->content, &r->state, &r->sent_at,
		       &r->due_at, &r->opened_at, &r->closed_at,
		       &r->answer_kind, &r->answer, &r->late_reason, &late,
		       &unit, &accounts);
	     r = &list[++n]) {
		r->seq = (int)seq;
		r->is_segment = kind[0] == 'l';
		r->late_days = (int)late;
		r->has_account = accounts == 1;
		r->in_hours = strcmp(unit, "WH") == 0;
	}
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

static const char *const words[][2] = {
	{ "DA_GUI", "Đã gửi" },
	{ "DA_NHAN", "Đã mở xem" },
	{ "DA_TRA_LOI", "Đã trả lời" },
	{ "DA_HUY", "Đã hủy" },
	{ "DA_BO_QUA", "Đơn vị chủ trì không chờ" },
	{ "dong_y", "Đồng ý" },
	{ "khong_dong_y", "Không đồng ý" },
	{ "co_y_kien", "Có ý kiến" },
	{ "khong_tham_quyen", "Không thuộc thẩm quyền" },
};

static const char *word_of(const char *code)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i][0], code) == 0)
			return words[i][1];
	}
	return "";
}

const char *request_state_name(const char *state)
{
	return word_of(state);
}

const char *answer_kind_name(const char *kind)
{
	return word_of(kind);
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
	return db_exec(cx, q_request_end, end->state, cx->now,
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
