/* Roles by unit and date (people.h): granted, ended, never rewritten. */
#include <string.h>

#include "db/db.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/history.h"
#include "domain/people/people.h"

STMT(q_roles, "i", "sisdds",
     "SELECT r.role, r.unit_id, u.name, r.valid_from, r.valid_to,"
     " COALESCE(g.name, '') FROM account_role r"
     " JOIN unit u ON u.id = r.unit_id"
     " LEFT JOIN account g ON g.id = r.granted_by"
     " WHERE r.account_id = ? ORDER BY r.valid_from DESC, r.unit_id, r.role"
     " LIMIT 500");
STMT(q_lock, "i", "i", "SELECT is_active FROM account WHERE id = ? FOR UPDATE");
/* A row that was cancelled before it began (valid_to before valid_from)
 * overlaps nothing. */
STMT(q_overlap, "isidd", "d",
     "SELECT valid_from FROM account_role WHERE account_id = ? AND role = ?"
     " AND unit_id = ? AND valid_from <= ?"
     " AND COALESCE(valid_to, '9999-12-31') >= GREATEST(?, valid_from)"
     " LIMIT 1");
STMT(q_grant, "isiddit", "",
     "INSERT INTO account_role (account_id, role, unit_id, valid_from,"
     " valid_to, granted_by, granted_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
STMT(q_one, "isid", "d",
     "SELECT valid_to FROM account_role WHERE account_id = ? AND role = ?"
     " AND unit_id = ? AND valid_from = ? FOR UPDATE");
STMT(q_end, "disid", "",
     "UPDATE account_role SET valid_to = ? WHERE account_id = ? AND role = ?"
     " AND unit_id = ? AND valid_from = ?");

enum err people_roles(struct cx *cx, struct account_id id,
		      struct person_role **ret, size_t *ret_n)
{
	struct person_role *list, *r;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_roles, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (r = list; rows_next(&rows, &r->role, &r->unit.v, &r->unit_name,
				 &r->from, &r->to, &r->granted_by);
	     r = &list[++n])
		;
	*ret = list;
	*ret_n = n;
	return OK;
}

struct tenure {
	const struct actor *by;
	const struct person *p;
	const char *role;
	struct unit unit;
	struct day from, to, until;
};

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct tenure, member)

static enum err not_oneself(struct cx *cx, const struct tenure *t)
{
	if (!t->by || t->by->id.v != t->p->id.v)
		return OK;
	return refuse(cx, ERR_DENIED, NULL,
		      "Không ai được tự thay đổi vai trò của chính mình; hãy"
		      " nhờ một quản trị hệ thống khác.");
}

static enum err check_days(struct cx *cx, const struct tenure *t)
{
	struct day today = instant_day(cx->now);
	const struct unit *u = &t->unit;

	if (t->from.n == DAY_NONE.n)
		return refuse(cx, ERR_INPUT, AT(from), "Nhập ngày bắt đầu");
	if (t->from.n < today.n)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Ngày bắt đầu ở trong quá khứ: vai trò chỉ được"
			      " giao từ hôm nay, %s, trở đi",
			      day_dmy(cx->arena, today));
	if (t->to.n != DAY_NONE.n && t->to.n < t->from.n)
		return refuse(cx, ERR_INPUT, AT(to),
			      "Ngày cuối phải từ ngày bắt đầu trở đi");
	if (t->from.n < u->valid_from.n)
		return refuse(cx, ERR_INPUT, AT(from),
			      "%s chỉ hoạt động từ ngày %s", u->name,
			      day_dmy(cx->arena, u->valid_from));
	if (u->valid_to.n != DAY_NONE.n &&
	    (t->from.n > u->valid_to.n || t->to.n == DAY_NONE.n ||
	     t->to.n > u->valid_to.n))
		return refuse(cx, ERR_INPUT, AT(to),
			      "%s kết thúc hoạt động ngày %s: nhập ngày cuối"
			      " không muộn hơn",
			      u->name, day_dmy(cx->arena, u->valid_to));
	return OK;
}

static enum err no_overlap(struct cx *cx, const struct tenure *t)
{
	struct day end = t->to.n == DAY_NONE.n ? day_join(9999, 12, 31) : t->to;
	struct day other;
	enum err err = db_one(cx, q_overlap, t->p->id.v, t->role, t->unit.id.v,
			      end, t->from, &other);

	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	return refuse(cx, ERR_INPUT, AT(role),
		      "Đã có vai trò này ở đơn vị này, giao từ ngày %s, trong"
		      " cùng khoảng thời gian",
		      day_dmy(cx->arena, other));
}

static const char *span_words(struct arena *arena, struct day from,
			      struct day to)
{
	if (to.n == DAY_NONE.n)
		return arena_printf(arena, "từ %s", day_dmy(arena, from));
	return arena_printf(arena, "từ %s đến hết %s", day_dmy(arena, from),
			    day_dmy(arena, to));
}

static enum err audit_role(struct cx *cx, const struct tenure *t,
			   const char *action)
{
	return audit_put(cx, t->by,
			 &(struct audit_row){
				 .action = action,
				 .dossier = NO_DOSSIER,
				 .subject = t->p->id,
				 .detail = arena_printf(cx->arena, "%s %s",
							t->role,
							t->unit.code) });
}

static enum err grant(struct cx *cx, void *arg)
{
	const struct tenure *t = arg;
	int64_t is_active;
	enum err err;

	TRY(db_one(cx, q_lock, t->p->id.v, &is_active));
	if (!is_active)
		return refuse(cx, ERR_STATE, NULL,
			      "Tài khoản đang bị khóa: mở lại trước khi giao"
			      " vai trò.");
	TRY(no_overlap(cx, t));
	err = db_exec(cx, q_grant, t->p->id.v, t->role, t->unit.id.v, t->from,
		      t->to, t->by ? t->by->id.v : INT_NONE, cx->now);
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return refuse(cx, ERR_INPUT, AT(from),
			      "Vai trò giao từ ngày này đã bị hủy; chọn một"
			      " ngày bắt đầu khác");
	TRY(err);
	TRY(history_write(
		cx, t->by, t->p->id, "role_granted",
		arena_printf(cx->arena, "Giao vai trò %s tại %s, %s",
			     role_name(role_bit(t->role)), t->unit.name,
			     span_words(cx->arena, t->from, t->to))));
	return audit_role(cx, t, "role_granted");
}

enum err people_grant(struct cx *cx, const struct actor *by,
		      const struct person *p, const char *role,
		      struct unit_id unit, struct day from, struct day to)
{
	struct tenure t = { .by = by, .p = p, .role = role, .from = from,
			    .to = to };
	enum err err;

	TRY(not_oneself(cx, &t));
	if (!role_bit(role))
		return refuse(cx, ERR_INPUT, AT(role), "Chọn vai trò");
	err = unit_load(cx, unit, &t.unit);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(unit), "Chọn đơn vị");
	TRY(err);
	TRY(check_days(cx, &t));
	return db_in_tx(cx) ? grant(cx, &t) : db_tx(cx, grant, &t);
}

/* Case officers answer for what they hold; a new role can wait, people who
 * filed a dossier cannot. */
static enum err nothing_left(struct cx *cx, const struct tenure *t)
{
	struct burden *open;
	size_t n, here = 0;
	const char *first = "";

	if (strcmp(t->role, "HANDLER") != 0)
		return OK;
	TRY(people_burden(cx, t->p->id, &open, &n));
	for (size_t i = 0; i < n; i++) {
		if (open[i].lead_unit.v != t->unit.id.v &&
		    open[i].holder_unit.v != t->unit.id.v)
			continue;
		if (!here++)
			first = open[i].code;
	}
	if (!here)
		return OK;
	return refuse(cx, ERR_STATE, AT(until),
		      "%s còn %zu hồ sơ đang giải quyết ở %s (%s%s). Lãnh đạo"
		      " đơn vị phải bàn giao hết trước khi kết thúc vai trò.",
		      t->p->name, here, t->unit.name, first,
		      here > 1 ? ", …" : "");
}

static enum err check_until(struct cx *cx, const struct tenure *t,
			    struct day to)
{
	struct day today = instant_day(cx->now);

	if (t->until.n == DAY_NONE.n)
		return refuse(cx, ERR_INPUT, AT(until),
			      "Nhập ngày thôi giữ vai trò");
	if (t->until.n < today.n)
		return refuse(cx, ERR_INPUT, AT(until),
			      "Không được kết thúc vai trò từ một ngày đã qua:"
			      " việc đã làm giữ nguyên hiệu lực");
	if (t->from.n == today.n && t->until.n == today.n)
		return refuse(cx, ERR_INPUT, AT(until),
			      "Vai trò này bắt đầu hôm nay nên sớm nhất thôi từ"
			      " ngày mai; cần dừng ngay thì khóa tài khoản");
	if (to.n != DAY_NONE.n && t->until.n > to.n)
		return refuse(cx, ERR_INPUT, AT(until),
			      "Vai trò này đã kết thúc hoặc kết thúc sớm hơn"
			      " ngày vừa nhập");
	return OK;
}

/* Chosen on the account's page, where it is to be chosen again. */
static enum err no_such_role(struct cx *cx)
{
	return refuse(cx, ERR_INPUT, AT(role),
		      "Tài khoản không có vai trò này ở đơn vị này từ ngày"
		      " này; chọn lại trong danh sách");
}

static enum err end(struct cx *cx, void *arg)
{
	const struct tenure *t = arg;
	struct day to, last = { t->until.n - 1 };
	enum err err = db_one(cx, q_one, t->p->id.v, t->role, t->unit.id.v,
			      t->from, &to);

	if (err == ERR_MISSING)
		return no_such_role(cx);
	TRY(err);
	TRY(check_until(cx, t, to));
	TRY(nothing_left(cx, t));
	/* Cancelled before it began: never in force. */
	if (last.n < t->from.n)
		last.n = t->from.n - 1;
	TRY(db_exec(cx, q_end, last, t->p->id.v, t->role, t->unit.id.v,
		    t->from));
	TRY(history_write(
		cx, t->by, t->p->id, "role_ended",
		arena_printf(cx->arena, "Thôi vai trò %s tại %s từ %s",
			     role_name(role_bit(t->role)), t->unit.name,
			     day_dmy(cx->arena, t->until))));
	return audit_role(cx, t, "role_ended");
}

enum err people_end_role(struct cx *cx, const struct actor *by,
			 const struct person *p, const char *role,
			 struct unit_id unit, struct day from,
			 struct day until)
{
	struct tenure t = { .by = by, .p = p, .role = role, .from = from,
			    .until = until };
	enum err err;

	TRY(not_oneself(cx, &t));
	err = unit_load(cx, unit, &t.unit);
	if (err == ERR_MISSING)
		return no_such_role(cx);
	TRY(err);
	return db_tx(cx, end, &t);
}
