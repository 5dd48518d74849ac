/*
 * Queues by due date and the one search box.  Each queue is one statement on
 * one covering index, paged by (due, id).
 */
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/audit.h"
#include "domain/dossier.h"
#include "domain/identity.h"

#define ROW                                                              \
	"SELECT d.id, d.code, p.name, a.name, COALESCE(h.name, ''), u.name," \
	" d.state, d.due_at, d.in_transit FROM dossier d"                \
	" JOIN procedure_version p ON p.id = d.version_id"               \
	" JOIN applicant a ON a.dossier_id = d.id"                       \
	" JOIN unit u ON u.id = d.holder_unit_id"                        \
	" LEFT JOIN account h ON h.id = d.holder_id"
#define ROW_OUT "issssssti"
/* (due_at, id) > (?, ?), written so that the index begins at the page. */
#define AFTER                                                       \
	" AND d.due_at >= ? AND (d.due_at > ? OR d.id > ?)"         \
	" ORDER BY d.due_at, d.id LIMIT 25"

STMT(q_mine, "itti", ROW_OUT,
     ROW " WHERE d.holder_id = ? AND d.state IN ('DA_TIEP_NHAN',"
	 " 'DANG_THU_LY')" AFTER);
STMT(q_unit, "itti", ROW_OUT,
     ROW " WHERE d.holder_unit_id = ? AND d.state IN ('CHO_PHAN_CONG',"
	 " 'DANG_THU_LY', 'CHO_DUYET')" AFTER);
STMT(q_held, "istti", ROW_OUT,
     ROW " WHERE d.holder_unit_id = ? AND d.state = ?" AFTER);
STMT(q_desk, "istti", ROW_OUT,
     ROW " WHERE d.desk_id = ? AND d.state = ?" AFTER);

STMT(q_mine_n, "i", "i",
     "SELECT COUNT(*) FROM (SELECT 1 FROM dossier WHERE holder_id = ?"
     " AND state IN ('DA_TIEP_NHAN', 'DANG_THU_LY') LIMIT 1000) q");
STMT(q_unit_n, "i", "i",
     "SELECT COUNT(*) FROM (SELECT 1 FROM dossier WHERE holder_unit_id = ?"
     " AND state IN ('CHO_PHAN_CONG', 'DANG_THU_LY', 'CHO_DUYET')"
     " LIMIT 1000) q");
STMT(q_held_n, "is", "i",
     "SELECT COUNT(*) FROM (SELECT 1 FROM dossier WHERE holder_unit_id = ?"
     " AND state = ? LIMIT 1000) q");
STMT(q_desk_n, "is", "i",
     "SELECT COUNT(*) FROM (SELECT 1 FROM dossier WHERE desk_id = ?"
     " AND state = ? LIMIT 1000) q");

/* Role bits of account.h's table. */
#define DESK 0x003u
#define HANDLER 0x004u
#define HEAD 0x008u
#define LEADER 0x010u
#define CLERK 0x020u

static const struct {
	const char *slug, *name;
	unsigned roles;
	enum state state; /* STATE_NONE: several */
	bool at_desk;
} queues[QUEUE_COUNT] = {
	[QUEUE_MINE] = { "cua-toi", "Của tôi", HANDLER | DESK, STATE_NONE,
			 false },
	[QUEUE_UNIT] = { "don-vi", "Đơn vị đang giữ", HEAD, STATE_NONE,
			 false },
	[QUEUE_ASSIGN] = { "cho-phan-cong", "Chờ phân công", HEAD,
			   STATE_UNASSIGNED, false },
	[QUEUE_APPROVE] = { "cho-duyet", "Chờ duyệt", HEAD,
			    STATE_FOR_APPROVAL, false },
	[QUEUE_SIGN] = { "cho-ky", "Chờ ký", LEADER, STATE_FOR_SIGNATURE,
			 false },
	[QUEUE_SEAL] = { "cho-dong-dau", "Chờ đóng dấu", CLERK,
			 STATE_FOR_SEAL, false },
	[QUEUE_FORWARD] = { "cho-chuyen", "Chờ chuyển", DESK, STATE_RECEIVED,
			    true },
	[QUEUE_RETURN] = { "cho-tra", "Chờ trả kết quả", DESK, STATE_READY,
			   true },
};

/* In the order in which a role's day goes. */
static const enum queue order[QUEUE_COUNT] = {
	QUEUE_FORWARD, QUEUE_RETURN, QUEUE_ASSIGN, QUEUE_APPROVE,
	QUEUE_SIGN,    QUEUE_SEAL,   QUEUE_MINE,   QUEUE_UNIT,
};

const char *queue_slug(enum queue q)
{
	return queues[q].slug;
}

const char *queue_name(enum queue q)
{
	return queues[q].name;
}

enum queue queue_from_slug(const char *slug)
{
	int i = 0;

	while (i < QUEUE_COUNT && strcmp(queues[i].slug, slug) != 0)
		i++;
	return (enum queue)i;
}

size_t queues_of(const struct actor *actor, enum queue ret[QUEUE_COUNT])
{
	size_t n = 0;

	for (size_t i = 0; i < QUEUE_COUNT; i++) {
		if (queues[order[i]].roles & actor->roles)
			ret[n++] = order[i];
	}
	return n;
}

static enum err take_rows(struct cx *cx, struct rows *rows,
			  struct queue_row **ret, size_t *ret_n)
{
	struct queue_row *list =
		arena_array(cx->arena, rows->n + 1, sizeof(*list));
	struct queue_row *r;
	const char *state;
	int64_t transit;
	size_t n = 0;

	for (r = list; rows_next(rows, &r->id.v, &r->code, &r->procedure_name,
				 &r->applicant, &r->holder_name,
				 &r->holder_unit_name, &state, &r->due_at,
				 &transit);
	     r = &list[++n]) {
		r->state = state_from_code(state);
		r->in_transit = transit == 1;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err dossier_queue(struct cx *cx, const struct actor *actor, enum queue q,
		       struct instant after_due, struct dossier_id after_id,
		       struct queue_row **ret, size_t *ret_n)
{
	struct instant after = after_due.s == INSTANT_NONE.s ?
				       (struct instant){ 0 } :
				       after_due;
	const char *state = state_code(queues[q].state);
	struct rows rows;

	if (q == QUEUE_MINE)
		TRY(db_query(cx, q_mine, &rows, actor->id.v, after, after,
			     after_id.v));
	else if (q == QUEUE_UNIT)
		TRY(db_query(cx, q_unit, &rows, actor->unit.v, after, after,
			     after_id.v));
	else if (queues[q].at_desk)
		TRY(db_query(cx, q_desk, &rows, actor->unit.v, state, after,
			     after, after_id.v));
	else
		TRY(db_query(cx, q_held, &rows, actor->unit.v, state, after,
			     after, after_id.v));
	TRY(take_rows(cx, &rows, ret, ret_n));
	return audit_list(cx, actor, "list", queues[q].slug, *ret_n);
}

enum err dossier_queue_count(struct cx *cx, const struct actor *actor,
			     enum queue q, int64_t *ret)
{
	const char *state = state_code(queues[q].state);

	if (q == QUEUE_MINE)
		return db_one(cx, q_mine_n, actor->id.v, ret);
	if (q == QUEUE_UNIT)
		return db_one(cx, q_unit_n, actor->unit.v, ret);
	if (queues[q].at_desk)
		return db_one(cx, q_desk_n, actor->unit.v, state, ret);
	return db_one(cx, q_held_n, actor->unit.v, state, ret);
}

STMT(q_by_code, "si", ROW_OUT,
     ROW " WHERE d.code = ? AND d.authority_id = ?");
STMT(q_by_id_number, "bi", ROW_OUT,
     ROW " WHERE a.id_digest = ? AND d.authority_id = ?"
	 " ORDER BY d.received_at DESC LIMIT 25");
STMT(q_by_phone, "si", ROW_OUT,
     ROW " WHERE a.phone = ? AND d.authority_id = ?"
	 " ORDER BY d.received_at DESC LIMIT 25");
STMT(q_by_name, "si", ROW_OUT,
     ROW " WHERE a.name_fold LIKE CONCAT(?, '%') AND d.authority_id = ?"
	 " ORDER BY d.received_at DESC LIMIT 25");

/* '%' and '_' typed by a person are letters to look for, not patterns. */
static const char *plain_like(struct arena *arena, const char *s)
{
	char *out = arena_alloc(arena, 2 * strlen(s) + 1);
	char *end = out;

	for (; *s; s++) {
		if (*s == '%' || *s == '_' || *s == '\\')
			*end++ = '\\';
		*end++ = *s;
	}
	return out;
}

static enum err search_digits(struct cx *cx, const struct actor *actor,
			      const char *digits, struct rows *ret)
{
	struct digest d = keyed_digest("id", digits, strlen(digits));

	if (strlen(digits) == 10 && digits[0] == '0') {
		TRY(db_query(cx, q_by_phone, ret, digits,
			     actor->authority.v));
		if (ret->n)
			return OK;
	}
	return db_query(cx, q_by_id_number, ret,
			(struct bytes){ d.b, sizeof(d.b) },
			actor->authority.v);
}

enum err dossier_search(struct cx *cx, const struct actor *actor,
			const char *typed, struct queue_row **ret,
			size_t *ret_n)
{
	const char *why, *code = dossier_code(cx->arena, typed, &why);
	const char *text = text_clean(cx->arena, typed);
	const char *kind = code ? "code" : "name";
	struct rows rows;

	if (code)
		TRY(db_query(cx, q_by_code, &rows, code, actor->authority.v));
	else if (text && text_is_digits(text)) {
		kind = "number";
		TRY(search_digits(cx, actor, text, &rows));
	} else
		TRY(db_query(cx, q_by_name, &rows,
			     plain_like(cx->arena,
					text_fold(cx->arena, typed)),
			     actor->authority.v));
	TRY(take_rows(cx, &rows, ret, ret_n));
	return audit_list(cx, actor, "search", kind, *ret_n);
}
