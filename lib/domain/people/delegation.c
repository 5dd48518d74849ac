#include "domain/people/delegation.h"

#include <string.h>

#include "db/db.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/history.h"
#include "domain/power.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct delegation_new, member)

STMT(q_lock, "ii", "ii",
     "SELECT id, is_active FROM account WHERE id IN (?, ?) ORDER BY id"
     " FOR UPDATE");
STMT(q_holds, "isidd", "d",
     "SELECT valid_from FROM account_role WHERE account_id = ? AND role = ?"
     " AND unit_id = ? AND valid_from <= ?"
     " AND COALESCE(valid_to, '9999-12-31') >= ? LIMIT 1");
/* A stretch of days as it is now, ended early or not. */
#define LAST                                                              \
	"COALESCE((SELECT e.last_day FROM delegation_end e"               \
	" WHERE e.delegation_id = g.id), g.valid_to)"
#define TOUCHES "g.valid_from <= ? AND " LAST " >= GREATEST(?, g.valid_from)"
STMT(q_given, "isiddsss", "s",
     "SELECT t.name FROM delegation g JOIN account t ON t.id = g.to_id"
     " WHERE g.from_id = ? AND g.role = ? AND g.unit_id = ? AND " TOUCHES
     " AND (? = 'all' OR g.scope = 'all'"
     "  OR (g.scope = ? AND g.scope_value = ?)) LIMIT 1");
STMT(q_taken, "iidd", "s",
     "SELECT f.name FROM delegation g JOIN account f ON f.id = g.from_id"
     " WHERE g.to_id = ? AND g.unit_id = ? AND " TOUCHES " LIMIT 1");
STMT(q_field, "s", "i",
     "SELECT id FROM procedure_version WHERE field = ? LIMIT 1");
STMT(q_procedure, "s", "i",
     "SELECT id FROM procedure_version WHERE code = ? LIMIT 1");
STMT(q_put, "iisiddssssit", "",
     "INSERT INTO delegation (from_id, to_id, role, unit_id, valid_from,"
     " valid_to, scope, scope_value, decision_no, ground, made_by, made_at)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_one, "i", "iiddd",
     "SELECT g.from_id, g.to_id, g.valid_from, g.valid_to, e.last_day"
     " FROM delegation g LEFT JOIN delegation_end e ON e.delegation_id = g.id"
     " WHERE g.id = ? FOR UPDATE");
STMT(q_end, "idsit", "",
     "INSERT INTO delegation_end (delegation_id, last_day, reason, ended_by,"
     " ended_at) VALUES (?, ?, ?, ?, ?)");
STMT(q_list, "iii", "iisss" "sddss" "ssi",
     "SELECT g.id, g.from_id, f.name, t.name, g.role, u.name, g.valid_from,"
     " " LAST ", g.scope, g.scope_value, g.decision_no, g.ground,"
     " EXISTS (SELECT 1 FROM delegation_end x WHERE x.delegation_id = g.id)"
     " FROM delegation g JOIN account f ON f.id = g.from_id"
     " JOIN account t ON t.id = g.to_id JOIN unit u ON u.id = g.unit_id"
     " WHERE ? = 1 OR g.from_id = ? OR g.to_id = ?"
     " ORDER BY g.id DESC LIMIT 200");
STMT(q_candidates, "ddiiii", "iss",
     "SELECT DISTINCT a.id, a.name, CONCAT(a.title, ', ', u.name)"
     " FROM account_role r JOIN account a ON a.id = r.account_id"
     " JOIN unit u ON u.id = r.unit_id"
     " LEFT JOIN unit p ON p.id = u.parent_id"
     " WHERE r.valid_from <= ? AND (r.valid_to IS NULL OR r.valid_to >= ?)"
     " AND a.is_active = 1 AND (? IS NULL OR u.id = ? OR u.parent_id = ?"
     "  OR p.parent_id = ?) ORDER BY a.name, a.id LIMIT 1000");

/* What was signed in somebody's name since a moment, wherever it is told. */
STMT(q_used, "iti" "iti" "iti" "iti" "iti" "iti" "iti", "i",
     "SELECT EXISTS (SELECT 1 FROM event WHERE account_id = ? AND at >= ?"
     "  AND data LIKE CONCAT('%delegated_from=', ?, ' %'))"
     " OR EXISTS (SELECT 1 FROM accountability_event WHERE account_id = ?"
     "  AND at >= ? AND acting_for = ?)"
     " OR EXISTS (SELECT 1 FROM accountability_file_event"
     "  WHERE account_id = ? AND at >= ? AND acting_for = ?)"
     " OR EXISTS (SELECT 1 FROM mismatch_event WHERE account_id = ?"
     "  AND at >= ? AND acting_for = ?)"
     " OR EXISTS (SELECT 1 FROM correction WHERE decided_by = ?"
     "  AND decided_at >= ? AND decided_for = ?)"
     " OR EXISTS (SELECT 1 FROM late_report WHERE sent_by = ?"
     "  AND sent_at >= ? AND sent_for = ?)"
     " OR EXISTS (SELECT 1 FROM late_report_receipt WHERE account_id = ?"
     "  AND at >= ? AND acting_for = ?)");

struct deed {
	const struct actor *by;
	const struct person *giver;
	const struct delegation_new *in;
	struct unit unit;
	int64_t id;
	struct day until;
	const char *reason;
};

static bool is_admin(const struct actor *by)
{
	return power_has(by, role_bit("ADMIN"));
}

static enum err check_days(struct cx *cx, const struct delegation_new *in)
{
	struct day today = instant_day(cx->now);

	if (in->from_day.n < today.n)
		return refuse(cx, ERR_INPUT, AT(from_day),
			      "Không ủy quyền cho ngày đã qua: ngày bắt đầu từ"
			      " hôm nay, %s, trở đi",
			      day_dmy(cx->arena, today));
	if (in->to_day.n < in->from_day.n)
		return refuse(cx, ERR_INPUT, AT(to_day),
			      "Ngày cuối phải từ ngày bắt đầu trở đi");
	return OK;
}

static enum err check_scope(struct cx *cx, const struct delegation_new *in)
{
	bool is_field = strcmp(in->scope, "field") == 0;
	enum err err;
	int64_t id;

	if (strcmp(in->scope, "all") == 0)
		return OK;
	if (text_is_blank(in->value))
		return refuse(cx, ERR_INPUT, AT(value),
			      is_field ? "Nhập tên lĩnh vực được ủy quyền" :
					 "Nhập mã thủ tục được ủy quyền");
	err = db_one(cx, is_field ? q_field : q_procedure, in->value, &id);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(value),
			      is_field ? "Danh mục không có lĩnh vực “%s”" :
					 "Danh mục không có thủ tục mã “%s”",
			      in->value);
	return err;
}

static enum err check_people(struct cx *cx, const struct deed *d)
{
	const struct delegation_new *in = d->in;

	if (!is_admin(d->by) && d->by->id.v != d->giver->id.v)
		return refuse(cx, ERR_DENIED, NULL,
			      "Chỉ người giữ vai trò hoặc quản trị hệ thống"
			      " được lập ủy quyền.");
	if (in->to.v == d->giver->id.v)
		return refuse(cx, ERR_INPUT, AT(to),
			      "Không ai được ủy quyền cho chính mình");
	if (is_admin(d->by) && in->to.v == d->by->id.v)
		return refuse(cx, ERR_INPUT, AT(to),
			      "Quản trị hệ thống không ghi ủy quyền cho chính"
			      " mình");
	if (!role_bit(in->role) || strcmp(in->role, "ADMIN") == 0)
		return refuse(cx, ERR_INPUT, AT(role),
			      "Chọn vai trò được ủy quyền");
	return OK;
}

/* Locks both people; the giver still holds it, the other is still here. */
static enum err check_holding(struct cx *cx, const struct deed *d)
{
	const struct delegation_new *in = d->in;
	int64_t id, is_active;
	struct rows rows;
	struct day since;
	enum err err;

	TRY(db_query(cx, q_lock, &rows, d->giver->id.v, in->to.v));
	if (rows.n != 2)
		return refuse(cx, ERR_INPUT, AT(to),
			      "Chọn người được ủy quyền");
	while (rows_next(&rows, &id, &is_active)) {
		if (!is_active)
			return refuse(cx, ERR_INPUT, AT(to),
				      "Tài khoản của một trong hai người đang"
				      " bị khóa");
	}
	err = db_one(cx, q_holds, d->giver->id.v, in->role, in->unit.v,
		     in->from_day, in->to_day, &since);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(role),
			      "%s không giữ vai trò này ở đơn vị này trong suốt"
			      " thời gian ủy quyền: không thể ủy quyền quá"
			      " phạm vi mình có",
			      d->giver->name);
	TRY(err);
	err = db_one(cx, q_holds, in->to.v, in->role, in->unit.v, in->to_day,
		     in->from_day, &since);
	if (err != ERR_MISSING)
		return err != OK ? err :
				   refuse(cx, ERR_INPUT, AT(to),
					  "Người này đã tự giữ vai trò đó nên"
					  " không cần ủy quyền");
	return OK;
}

static enum err check_overlap(struct cx *cx, const struct deed *d)
{
	const struct delegation_new *in = d->in;
	const char *name;
	enum err err = db_one(cx, q_given, d->giver->id.v, in->role,
			      in->unit.v, in->to_day, in->from_day, in->scope,
			      in->scope, in->value, &name);

	if (err == OK)
		return refuse(cx, ERR_INPUT, AT(from_day),
			      "Trong những ngày này vai trò đó đã được ủy quyền"
			      " cho %s",
			      name);
	if (err != ERR_MISSING)
		return err;
	err = db_one(cx, q_taken, in->to.v, in->unit.v, in->to_day,
		     in->from_day, &name);
	if (err == OK)
		return refuse(cx, ERR_INPUT, AT(to),
			      "Trong những ngày này người được chọn đang ký"
			      " thay %s ở đơn vị này",
			      name);
	return cx_without(cx, err, ERR_MISSING) ? OK : err;
}

/* A commune's leader cannot make another commune's people sign. */
static enum err check_authority(struct cx *cx, const struct deed *d)
{
	struct unit theirs, ours;
	struct account_unit *units;
	size_t n;

	TRY(unit_authority(cx, d->in->unit, &ours));
	TRY(account_units(cx, d->in->to, &units, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(unit_authority(cx, units[i].id, &theirs));
		if (theirs.id.v == ours.id.v)
			return OK;
	}
	return refuse(cx, ERR_INPUT, AT(to),
		      "Người được ủy quyền phải đang có nhiệm vụ ở %s",
		      ours.name);
}

static const char *reach_words(struct arena *arena,
			       const struct delegation_new *in)
{
	if (strcmp(in->scope, "field") == 0)
		return arena_printf(arena, ", lĩnh vực %s", in->value);
	if (strcmp(in->scope, "procedure") == 0)
		return arena_printf(arena, ", thủ tục %s", in->value);
	return "";
}

static enum err record_made(struct cx *cx, const struct deed *d)
{
	const struct delegation_new *in = d->in;
	const char *what = arena_printf(
		cx->arena, "Ủy quyền vai trò %s tại %s từ %s đến hết %s%s",
		role_name(role_bit(in->role)), d->unit.name,
		day_dmy(cx->arena, in->from_day),
		day_dmy(cx->arena, in->to_day), reach_words(cx->arena, in));

	TRY(history_write(cx, d->by, d->giver->id, "delegated", what));
	TRY(history_write(cx, d->by, in->to, "delegated_to",
			  arena_printf(cx->arena, "%s (ký thay %s)", what,
				       d->giver->name)));
	return audit_put(cx, d->by,
			 &(struct audit_row){ .action = "delegated",
					      .dossier = NO_DOSSIER,
					      .subject = in->to });
}

static enum err make(struct cx *cx, void *arg)
{
	const struct deed *d = arg;
	const struct delegation_new *in = d->in;
	bool is_all = strcmp(in->scope, "all") == 0;

	TRY(check_holding(cx, d));
	TRY(check_overlap(cx, d));
	TRY(db_exec(cx, q_put, d->giver->id.v, in->to.v, in->role, in->unit.v,
		    in->from_day, in->to_day, in->scope,
		    is_all ? "" : in->value, in->decision_no, in->ground,
		    d->by->id.v, cx->now));
	return record_made(cx, d);
}

enum err delegation_make(struct cx *cx, const struct actor *by,
			 const struct person *giver,
			 const struct delegation_new *in)
{
	struct deed d = { .by = by, .giver = giver, .in = in };
	enum err err;

	TRY(check_people(cx, &d));
	err = unit_load(cx, in->unit, &d.unit);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(role), "Chọn vai trò");
	TRY(err);
	TRY(check_days(cx, in));
	TRY(check_scope(cx, in));
	TRY(check_authority(cx, &d));
	return db_tx(cx, make, &d);
}

static enum err check_end(struct cx *cx, const struct deed *d, int64_t from,
			  struct day to_day, struct day ended)
{
	struct day today = instant_day(cx->now);

	if (!is_admin(d->by) && d->by->id.v != from)
		return refuse(cx, ERR_DENIED, NULL,
			      "Chỉ người ủy quyền hoặc quản trị hệ thống được"
			      " chấm dứt ủy quyền.");
	if (ended.n != DAY_NONE.n || to_day.n < today.n)
		return refuse(cx, ERR_STATE, MEMBER(struct deed, until),
			      "Ủy quyền này đã chấm dứt.");
	if (d->until.n < today.n)
		return refuse(cx, ERR_INPUT, MEMBER(struct deed, until),
			      "Không chấm dứt ủy quyền từ một ngày đã qua: việc"
			      " đã ký giữ nguyên hiệu lực");
	if (d->until.n > to_day.n)
		return refuse(cx, ERR_INPUT, MEMBER(struct deed, until),
			      "Ủy quyền này vốn đã hết sau ngày %s",
			      day_dmy(cx->arena, to_day));
	return OK;
}

/* A signature of today stays one of a day with a delegation.  Refused and not
 * moved to tomorrow: nobody has said tomorrow. */
static enum err check_unused(struct cx *cx, const struct deed *d, int64_t from,
			     int64_t to)
{
	struct day today = instant_day(cx->now);
	const struct instant since = instant_at(today, 0);
	int64_t used;

	if (d->until.n > today.n)
		return OK;
	TRY(db_one(cx, q_used, to, since, from, to, since, from, to, since,
		   from, to, since, from, to, since, from, to, since, from,
		   to, since, from, &used));
	if (!used)
		return OK;
	return refuse(cx, ERR_INPUT, MEMBER(struct deed, until),
		      "Hôm nay người được ủy quyền đã ký thay theo ủy quyền"
		      " này, nên ủy quyền chỉ chấm dứt được từ ngày mai, %s",
		      day_dmy(cx->arena, (struct day){ today.n + 1 }));
}

static enum err end(struct cx *cx, void *arg)
{
	const struct deed *d = arg;
	struct day from_day, to_day, ended, last = { d->until.n - 1 };
	const char *what = arena_printf(cx->arena,
					"Chấm dứt ủy quyền từ %s: %s",
					day_dmy(cx->arena, d->until),
					d->reason);
	int64_t from, to;
	enum err err = db_one(cx, q_one, d->id, &from, &to, &from_day, &to_day,
			      &ended);

	if (err == ERR_MISSING)
		return refuse(cx, ERR_MISSING, NULL,
			      "Không có ủy quyền này.");
	TRY(err);
	TRY(check_end(cx, d, from, to_day, ended));
	TRY(check_unused(cx, d, from, to));
	TRY(db_exec(cx, q_end, d->id, last, d->reason, d->by->id.v, cx->now));
	TRY(history_write(cx, d->by, (struct account_id){ from },
			  "delegation_ended", what));
	TRY(history_write(cx, d->by, (struct account_id){ to },
			  "delegation_ended", what));
	return audit_put(cx, d->by,
			 &(struct audit_row){ .action = "delegation_ended",
					      .dossier = NO_DOSSIER,
					      .subject = { to } });
}

enum err delegation_end(struct cx *cx, const struct actor *by, int64_t id,
			struct day until, const char *reason)
{
	struct deed d = { .by = by, .id = id, .until = until,
			  .reason = reason };

	return db_tx(cx, end, &d);
}

enum err delegation_list(struct cx *cx, const struct actor *actor,
			 struct delegation **ret, size_t *ret_n)
{
	struct delegation *list, *g;
	int64_t ended;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_list, &rows, (int64_t)is_admin(actor), actor->id.v,
		     actor->id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (g = list; rows_next(&rows, &g->id, &g->from.v, &g->from_name,
				 &g->to_name, &g->role, &g->unit_name,
				 &g->from_day, &g->to_day, &g->scope,
				 &g->value, &g->decision_no, &g->ground,
				 &ended);
	     g = &list[++n])
		g->is_ended_early = ended == 1;
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err delegation_candidates(struct cx *cx, struct unit_id authority,
			       struct account_brief **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct account_brief *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_candidates, &rows, today, today, authority.v,
		     authority.v, authority.v, authority.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].id.v, &list[n].name, &list[n].title))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}
