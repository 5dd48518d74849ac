/* Warnings for those they are for: the bell, the list, seen. */
#include "domain/foresight/warning.h"

#include "domain/power.h"

#include <stdlib.h>

#include "base/buf.h"
#include "db/db.h"
#include "domain/casework/promise.h"
#include "domain/ledger/audit.h"

/* And the files of responsibility that wait for one's own side: the officer is
 * told, and stays told until it is written. */
STMT(q_unseen, "iiiiisi", "i",
     "SELECT COUNT(*) FROM ((SELECT 1 AS n FROM warning"
     " WHERE account_id = ? AND is_seen = 0 LIMIT ?)"
     " UNION ALL (SELECT 1 FROM accountability_file WHERE officer_id = ?"
     "  AND state = 'MO')"
     " UNION ALL (SELECT 1 FROM warning WHERE unit_id = ? AND is_seen = ?"
     " AND FIND_IN_SET(role, ?) LIMIT ?)) q");
STMT(q_warnings, "iiiiiisii", "isiiddiiissssstt",
     "SELECT w.id, w.matter, w.subject, w.offset_n, w.limit_day, w.day,"
     " w.needs_apology AND NOT EXISTS (SELECT 1 FROM letter_fault f"
     "  JOIN letter l ON l.id = f.letter_id WHERE f.dossier_id = d.id"
     "  AND f.fault = 'tre_han' AND" PROMISE_SAME_DAY("f.old_due_at",
						      "d.due_at")
     "  AND l.sent_at IS NOT NULL), w.account_id, w.is_seen, d.code, p.name,"
     " COALESCE(h.name, ''), u.name, d.state, d.finished_at, d.due_at FROM ("
     "(SELECT id FROM warning WHERE account_id = ? AND is_seen = ?"
     " AND id < ? ORDER BY id DESC LIMIT ?)"
     " UNION ALL (SELECT id FROM warning WHERE unit_id = ? AND is_seen = ?"
     " AND FIND_IN_SET(role, ?) AND id < ? ORDER BY id DESC LIMIT ?)) mine"
     " JOIN warning w ON w.id = mine.id JOIN dossier d ON d.id = w.dossier_id"
     " JOIN procedure_version p ON p.id = d.version_id"
     " JOIN unit u ON u.id = d.holder_unit_id"
     " LEFT JOIN account h ON h.id = d.holder_id"
     " ORDER BY w.id DESC LIMIT 26");
/* One row of the page stands for all that were told of the same thing. */
STMT(q_see, "tiiiis", "",
     "UPDATE warning w JOIN warning o ON o.dossier_id = w.dossier_id"
     "  AND o.matter = w.matter AND o.subject = w.subject AND o.id >= w.id"
     " SET w.seen_at = ?, w.seen_by = ? WHERE o.id = ?"
     " AND w.is_seen = 0 AND (w.account_id = ? OR (w.unit_id = ?"
     " AND FIND_IN_SET(w.role, ?)))");
STMT(q_is_mine, "iiis", "i",
     "SELECT COUNT(*) FROM warning WHERE id = ? AND (account_id = ?"
     " OR (unit_id = ? AND FIND_IN_SET(role, ?)))");
STMT(q_see_mine, "tiii", "",
     "UPDATE warning SET seen_at = ?, seen_by = ? WHERE account_id = ?"
     " AND is_seen = 0 AND id <= ? LIMIT 1000");
STMT(q_see_role, "tiisi", "",
     "UPDATE warning SET seen_at = ?, seen_by = ? WHERE unit_id = ?"
     " AND is_seen = 0 AND FIND_IN_SET(role, ?) AND id <= ? LIMIT 1000");

/* "DEPT_HEAD,HANDLER": the roles of the unit in which one stands now. */
static const char *roles_of(struct cx *cx, const struct actor *actor)
{
	struct buf b;

	buf_init(&b, cx->arena, 400);
	for (unsigned bit = 1; *role_code(bit); bit <<= 1) {
		if (power_somewhere(actor, bit))
			buf_printf(&b, "%s%s", b.len ? "," : "",
				   role_code(bit));
	}
	return b.data;
}

enum err warnings_unseen(struct cx *cx, const struct actor *actor,
			 int64_t *ret)
{
	int64_t n;

	TRY(db_one(cx, q_unseen, actor->id.v, (int64_t)WARNING_COUNT_MAX,
		   actor->id.v, actor->unit.v, (int64_t)0, roles_of(cx, actor),
		   (int64_t)WARNING_COUNT_MAX, &n));
	*ret = n < WARNING_COUNT_MAX ? n : WARNING_COUNT_MAX;
	return OK;
}

static enum err read_some(struct cx *cx, const struct actor *actor,
			  int64_t is_seen, int64_t before, size_t room,
			  struct warning *list, size_t *n)
{
	const int64_t most = WARNING_PAGE + 1;
	const char *matter, *state;
	int64_t subject, offset, apology, account, seen;
	struct instant finished;
	struct warning *w = &list[*n];
	struct rows rows;

	TRY(db_query(cx, q_warnings, &rows, actor->id.v, is_seen, before, most,
		     actor->unit.v, is_seen, roles_of(cx, actor), before,
		     most));
	for (; room && rows_next(&rows, &w->id, &matter, &subject, &offset,
				 &w->limit_day, &w->day, &apology, &account,
				 &seen, &w->code, &w->procedure_name,
				 &w->holder_name, &w->holder_unit_name, &state,
				 &finished, &w->due_at);
	     room--, w = &list[++*n]) {
		w->matter = matter_from_code(matter);
		w->subject = (int)subject;
		w->offset = (int)offset;
		w->needs_apology = apology == 1;
		w->is_mine = account == actor->id.v;
		w->is_seen = seen == 1;
		w->state = state_of(state);
		/* A mismatch does not end with the dossier. */
		w->is_over = finished.s != INSTANT_NONE.s &&
			     w->matter != MATTER_MISMATCH;
	}
	return OK;
}

enum err warnings_of(struct cx *cx, const struct actor *actor, bool after_seen,
		     int64_t after, struct warning **ret, size_t *ret_n)
{
	const int64_t from = after > 0 ? after : INT64_MAX;
	struct warning *list = arena_array(cx->arena, WARNING_PAGE + 2,
					   sizeof(*list));
	size_t n = 0;

	if (!after_seen)
		TRY(read_some(cx, actor, 0, from, WARNING_PAGE + 1, list, &n));
	if (n < WARNING_PAGE + 1)
		TRY(read_some(cx, actor, 1, after_seen ? from : INT64_MAX,
			      WARNING_PAGE + 1 - n, list, &n));
	*ret = list;
	*ret_n = n;
	return OK;
}

struct seeing {
	const struct actor *actor;
	int64_t id;
};

static enum err see(struct cx *cx, void *arg)
{
	const struct seeing *s = arg;
	const struct actor *a = s->actor;
	const char *roles = roles_of(cx, a);
	int64_t mine;

	TRY(db_exec(cx, q_see, cx->now, a->id.v, s->id, a->id.v, a->unit.v,
		    roles));
	if (db_affected(cx) > 0)
		return audit_write(cx, a, "warning-seen", NO_DOSSIER, "ok",
				   arena_printf(cx->arena, "%lld",
						(long long)s->id));
	TRY(db_one(cx, q_is_mine, s->id, a->id.v, a->unit.v, roles, &mine));
	if (!mine)
		return refuse(cx, ERR_MISSING, NULL,
			      "Không có cảnh báo này.");
	return OK;
}

enum err warning_see(struct cx *cx, const struct actor *actor, int64_t id)
{
	return db_tx(cx, see, &(struct seeing){ actor, id });
}

static enum err see_until(struct cx *cx, void *arg)
{
	const struct seeing *s = arg;
	const struct actor *a = s->actor;
	uint64_t n;

	TRY(db_exec(cx, q_see_mine, cx->now, a->id.v, a->id.v, s->id));
	n = db_affected(cx);
	TRY(db_exec(cx, q_see_role, cx->now, a->id.v, a->unit.v,
		    roles_of(cx, a), s->id));
	n += db_affected(cx);
	return audit_write(cx, a, "warnings-seen", NO_DOSSIER, "ok",
			   arena_printf(cx->arena, "%llu up to %lld",
					(unsigned long long)n,
					(long long)s->id));
}

enum err warnings_see_until(struct cx *cx, const struct actor *actor,
			    int64_t id)
{
	return db_tx(cx, see_until, &(struct seeing){ actor, id });
}

static const char *due_words(struct arena *arena, int offset)
{
	if (offset == 0)
		return "Đến hạn trả kết quả trong ngày";
	return arena_printf(arena,
			    offset < 0 ?
				    "Còn %d ngày làm việc đến hạn trả kết quả" :
				    "Quá hạn trả kết quả %d ngày làm việc",
			    abs(offset));
}

static const char *again_words(struct arena *arena, int offset)
{
	if (offset == 0)
		return "Đến ngày hẹn lại trong ngày";
	return arena_printf(arena,
			    offset < 0 ?
				    "Còn %d ngày làm việc đến ngày hẹn lại" :
				    "Quá ngày hẹn lại %d ngày làm việc",
			    abs(offset));
}

static const char *request_words(struct arena *arena, int offset)
{
	if (offset == 0)
		return "Đến hạn trả lời phối hợp trong ngày";
	return arena_printf(
		arena,
		offset < 0 ? "Còn %d ngày làm việc đến hạn trả lời phối hợp" :
			     "Quá hạn trả lời phối hợp %d ngày làm việc",
		abs(offset));
}

/* Told when it opens, whatever its term. */
static const char *mismatch_words(struct arena *arena, int offset)
{
	if (offset < 0)
		return "Giấy và phần mềm không trùng nhau: có sai lệch phải"
		       " xử lý";
	if (offset == 0)
		return "Đến hạn xử lý sai lệch giấy và phần mềm trong ngày";
	return arena_printf(arena,
			    "Quá hạn xử lý sai lệch giấy và phần mềm %d ngày"
			    " làm việc",
			    offset);
}

bool warning_is_settled(const struct warning *w)
{
	bool has_date = w->due_at.s != INSTANT_NONE.s;

	switch (w->matter) {
	case MATTER_DUE:
		return !has_date || instant_day(w->due_at).n != w->limit_day.n;
	case MATTER_REQUEST:
		return w->state != STATE_CONSULTING &&
		       w->state != STATE_INTERLINKED;
	case MATTER_SUPPLEMENT:
		return w->state != STATE_SUPPLEMENT;
	case MATTER_UNSENT:
		return w->state != STATE_EXAMINING;
	case MATTER_WISH:
		return w->state != STATE_WITHDRAWING;
	case MATTER_AGAIN:
	case MATTER_TRANSIT:
	case MATTER_MISMATCH:
	case MATTER_COUNT:
		break;
	}
	return false;
}

const char *warning_words(struct arena *arena, const struct warning *w)
{
	switch (w->matter) {
	case MATTER_DUE:
		return due_words(arena, w->offset);
	case MATTER_AGAIN:
		return again_words(arena, w->offset);
	case MATTER_REQUEST:
		return request_words(arena, w->offset);
	case MATTER_SUPPLEMENT:
		return arena_printf(arena,
				    "Hết hạn bổ sung %d ngày làm việc: kết thúc"
				    " hồ sơ hoặc gia hạn",
				    w->offset);
	case MATTER_UNSENT:
		return "Yêu cầu bổ sung đã duyệt nhưng chưa gửi trong ngày";
	case MATTER_TRANSIT:
		return "Hồ sơ giấy đã bàn giao nhưng chưa ký nhận";
	case MATTER_WISH:
		return arena_printf(arena,
				    "Đề nghị rút hồ sơ chờ quyết định đã %d"
				    " ngày làm việc, đồng hồ vẫn chạy",
				    w->offset);
	case MATTER_MISMATCH:
		return mismatch_words(arena, w->offset);
	case MATTER_COUNT:
		break;
	}
	return "";
}
