/* New units, and units that end and are followed (org.h). */
#include <string.h>

#include "db/db.h"
#include "domain/admin/contact.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/history.h"
#include "domain/people/org.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT_NEW(member) MEMBER(struct unit_new, member)
#define AT_END(member) MEMBER(struct unit_end, member)

STMT(q_create, "sssssissd", "",
     "INSERT INTO unit (code, name, short_name, kind, level, parent_id,"
     " agency_code, legacy_code, valid_from)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_end_unit, "di", "", "UPDATE unit SET valid_to = ? WHERE id = ?");
STMT(q_succession, "iidss", "",
     "INSERT INTO unit_succession (from_id, to_id, effective, scope, note)"
     " VALUES (?, ?, ?, ?, ?)");
STMT(q_people, "id", "i",
     "SELECT COUNT(DISTINCT account_id) FROM account_role WHERE unit_id = ?"
     " AND COALESCE(valid_to, '9999-12-31') >= ?");
STMT(q_roles, "id", "isd",
     "SELECT account_id, role, valid_from FROM account_role WHERE unit_id = ?"
     " AND COALESCE(valid_to, '9999-12-31') >= ? LIMIT 2000");
STMT(q_end_role, "disid", "",
     "UPDATE account_role SET valid_to = ? WHERE account_id = ? AND role = ?"
     " AND unit_id = ? AND valid_from = ?");
STMT(q_open, "iiii", "i",
     "SELECT COUNT(*) FROM (SELECT 1 FROM queue_entry q"
     " JOIN dossier d ON d.id = q.dossier_id"
     " WHERE q.owner_id = ? AND q.lane = 'mo' AND (d.seat_id = ?"
     " OR d.seat_lead_id = ? OR d.seat_desk_id = ?) LIMIT 1000) x");

static bool is_code(const char *s)
{
	return *s && strlen(s) <= 20 &&
	       strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen(s);
}

/* QĐ 20/2020 art. 4. */
static bool is_agency_code(const char *s)
{
	return strlen(s) <= 35 && s[0] >= 'A' && s[0] <= 'Y' &&
	       strspn(s, "0123456789.ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(s);
}

static const char *level_of(const char *kind, const struct unit *parent)
{
	if (strcmp(kind, "ubnd_tinh") == 0)
		return "tinh";
	if (strcmp(kind, "ubnd_huyen") == 0)
		return "huyen";
	if (strcmp(kind, "ubnd_xa") == 0)
		return "xa";
	return parent ? parent->level : "khac";
}

static enum err check_new(struct cx *cx, const struct org *org,
			  const struct unit_new *in, const struct unit *parent)
{
	if (!is_code(in->code))
		return refuse(cx, ERR_INPUT, AT_NEW(code),
			      "Mã đơn vị gồm chữ hoa không dấu, chữ số, gạch"
			      " ngang, tối đa 20 ký tự");
	if (org_by_code(org, in->code))
		return refuse(cx, ERR_INPUT, AT_NEW(code),
			      "Mã này đã có đơn vị dùng");
	if (!*unit_kind_name(in->kind))
		return refuse(cx, ERR_INPUT, AT_NEW(kind), "Chọn loại đơn vị");
	if (*in->agency_code && !is_agency_code(in->agency_code))
		return refuse(cx, ERR_INPUT, AT_NEW(agency_code),
			      "Mã định danh không đúng dạng, ví dụ H17.82");
	if (in->from.n < instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT_NEW(from),
			      "Đơn vị chỉ được lập từ hôm nay trở đi");
	if (!parent && unit_kind_of(in->kind) != UNIT_OUTSIDE)
		return refuse(cx, ERR_INPUT, AT_NEW(parent),
			      "Chọn đơn vị cấp trên");
	if (parent && !unit_works(parent, in->from))
		return refuse(cx, ERR_INPUT, AT_NEW(parent),
			      "%s không hoạt động ngày %s", parent->name,
			      day_dmy(cx->arena, in->from));
	if (parent && parent->valid_to.n != DAY_NONE.n)
		return refuse(cx, ERR_INPUT, AT_NEW(parent),
			      "%s kết thúc hoạt động ngày %s: chọn đơn vị kế"
			      " thừa",
			      parent->name,
			      day_dmy(cx->arena, parent->valid_to));
	return OK;
}

static const char *or_null(const char *s)
{
	return *s ? s : NULL;
}

struct creating {
	const struct actor *by;
	const struct unit_new *in;
};

static enum err create(struct cx *cx, void *arg)
{
	const struct creating *c = arg;
	const struct unit_new *in = c->in;
	const struct unit *parent;
	struct unit made;
	struct org org;

	TRY(org_load(cx, &org));
	parent = org_unit(&org, in->parent);
	TRY(check_new(cx, &org, in, parent));
	TRY(db_exec(cx, q_create, in->code, in->name,
		    *in->short_name ? in->short_name : in->name, in->kind,
		    level_of(in->kind, parent),
		    parent ? parent->id.v : INT_NONE,
		    or_null(in->agency_code), (const char *)NULL, in->from));
	TRY(unit_by_code(cx, in->code, &made));
	TRY(org_fields_write(cx, &made, in->fields));
	TRY(audit_write(cx, c->by, "unit_created", NO_DOSSIER, "ok",
			in->code));
	if (!*in->address && !*in->phone)
		return OK;
	return contact_change(cx, c->by, made.id,
			      &(struct contact_row){ .from = in->from,
						     .address = in->address,
						     .phone = in->phone,
						     .map = "" });
}

enum err org_create(struct cx *cx, const struct actor *by,
		    const struct unit_new *in)
{
	struct creating c = { by, in };
	enum err err = db_tx(cx, create, &c);

	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return refuse(cx, ERR_INPUT, AT_NEW(code),
			      "Mã này đã có đơn vị dùng");
	return err;
}

/* Both committees, both desks, or both something that resolves. */
static bool may_follow(const struct unit *a, const struct unit *b)
{
	bool desks = unit_kind_of(a->kind) == UNIT_DESK;

	if (unit_is_committee(a))
		return unit_is_committee(b);
	if (desks || unit_kind_of(b->kind) == UNIT_DESK)
		return desks && unit_kind_of(b->kind) == UNIT_DESK;
	return true;
}

static bool has_desk(const struct org *org, const struct unit *committee,
		     struct day day)
{
	for (size_t i = 0; i < org->units_n; i++) {
		const struct unit *u = &org->units[i];

		if (unit_kind_of(u->kind) == UNIT_DESK && unit_works(u, day) &&
		    org_is_under(org, u, committee->id))
			return true;
	}
	return false;
}

static enum err check_heir(struct cx *cx, const struct org *org,
			   const struct unit *u, const struct unit *heir,
			   struct day day)
{
	if (!heir)
		return refuse(cx, ERR_INPUT, AT_END(heirs[0]),
			      "Chọn đơn vị kế thừa");
	if (org_is_under(org, heir, u->id))
		return refuse(cx, ERR_INPUT, AT_END(heirs[0]),
			      "%s kết thúc cùng %s nên không thể kế thừa",
			      heir->name, u->name);
	if (!unit_works(heir, day))
		return refuse(cx, ERR_INPUT, AT_END(heirs[0]),
			      "%s không hoạt động ngày %s: lập đơn vị mới"
			      " trước, hoặc chọn ngày khác",
			      heir->name, day_dmy(cx->arena, day));
	if (!may_follow(u, heir))
		return refuse(cx, ERR_INPUT, AT_END(heirs[0]),
			      "%s không thể tiếp tục hồ sơ của %s: hai đơn vị"
			      " khác loại",
			      heir->name, u->name);
	if (unit_is_committee(u) && !has_desk(org, heir, day))
		return refuse(cx, ERR_INPUT, AT_END(heirs[0]),
			      "%s chưa có bộ phận một cửa hoạt động ngày %s nên"
			      " hồ sơ đang mở sẽ không có nơi trả kết quả",
			      heir->name, day_dmy(cx->arena, day));
	return OK;
}

static enum err check_end(struct cx *cx, const struct org *org,
			  const struct unit_end *in, const struct unit *u)
{
	if (!u)
		return refuse(cx, ERR_MISSING, NULL, "Không có đơn vị này.");
	if (u->valid_to.n != DAY_NONE.n)
		return refuse(cx, ERR_STATE, AT_END(effective),
			      "%s đã có ngày kết thúc: %s", u->name,
			      day_dmy(cx->arena, u->valid_to));
	if (in->effective.n <= instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT_END(effective),
			      "Ngày kế thừa phải sau hôm nay: việc đã làm giữ"
			      " nguyên đơn vị");
	if (in->effective.n <= u->valid_from.n)
		return refuse(cx, ERR_INPUT, AT_END(effective),
			      "Ngày kế thừa phải sau ngày %s bắt đầu hoạt động",
			      u->name);
	if (!in->heirs_n)
		return refuse(cx, ERR_INPUT, AT_END(heirs[0]),
			      "Chọn ít nhất một đơn vị kế thừa: hồ sơ đang mở"
			      " phải có người tiếp tục");
	for (size_t i = 0; i < in->heirs_n; i++)
		TRY(check_heir(cx, org, u, org_unit(org, in->heirs[i]),
			       in->effective));
	return OK;
}

/* The unit and its parts that still work on the day it ends. */
static void parts_of(struct cx *cx, const struct org *org,
		     const struct unit *whole, struct day effective,
		     struct unit_end_effect *ret)
{
	ret->parts = arena_array(cx->arena, org->units_n + 1,
				 sizeof(*ret->parts));
	ret->parts[0] = *whole;
	ret->parts_n = 1;
	for (size_t i = 0; i < org->units_n; i++) {
		const struct unit *u = &org->units[i];

		if (u->id.v != whole->id.v &&
		    org_is_under(org, u, whole->id) &&
		    (u->valid_to.n == DAY_NONE.n ||
		     u->valid_to.n >= effective.n))
			ret->parts[ret->parts_n++] = *u;
	}
}

static enum err prepare(struct cx *cx, const struct unit_end *in,
			struct org *org, struct unit_end_effect *ret)
{
	const struct unit *u;

	TRY(org_load(cx, org));
	u = org_unit(org, in->unit);
	TRY(check_end(cx, org, in, u));
	*ret = (struct unit_end_effect){ 0 };
	parts_of(cx, org, u, in->effective, ret);
	for (size_t i = 0; i < ret->parts_n; i++) {
		if (ret->parts[i].valid_from.n >= in->effective.n)
			return refuse(cx, ERR_STATE, AT_END(effective),
				      "%s bắt đầu hoạt động sau ngày kế thừa:"
				      " chuyển đơn vị đó sang cấp trên mới"
				      " trước",
				      ret->parts[i].name);
	}
	return OK;
}

static struct unit_id committee_of(const struct org *org, const struct unit *u)
{
	const struct unit *up = u;

	for (int n = 0; up && n < ORG_DEPTH_MAX; n++) {
		if (unit_is_committee(up))
			return up->id;
		up = org_unit(org, up->parent);
	}
	return u->id;
}

enum err org_end_preview(struct cx *cx, const struct unit_end *in,
			 struct unit_end_effect *ret)
{
	int64_t people, open, owner;
	struct org org;

	TRY(prepare(cx, in, &org, ret));
	if (in->heirs_n > 1 && unit_resolves(&ret->parts[0]))
		TRY(org_fields(cx, in->unit, &ret->fields, &ret->fields_n));
	owner = committee_of(&org, &ret->parts[0]).v;
	for (size_t i = 0; i < ret->parts_n; i++) {
		int64_t id = ret->parts[i].id.v;

		TRY(db_one(cx, q_people, id, in->effective, &people));
		ret->people += people;
		/* What a committee answers for includes its divisions'. */
		if (i && unit_is_committee(&ret->parts[0]))
			continue;
		TRY(db_one(cx, q_open, owner, id, id, id, &open));
		ret->dossiers += open;
	}
	return OK;
}

struct ending {
	const struct actor *by;
	const struct unit_end *in;
};

static enum err end_roles(struct cx *cx, const struct ending *e,
			  const struct unit *u)
{
	struct day last = { e->in->effective.n - 1 };
	struct account_id account;
	const char *role;
	struct rows rows;
	struct day from;

	TRY(db_query(cx, q_roles, &rows, u->id.v, e->in->effective));
	while (rows_next(&rows, &account.v, &role, &from)) {
		/* One that had not begun never does. */
		struct day to = from.n > last.n ?
					(struct day){ from.n - 1 } :
					last;

		TRY(db_exec(cx, q_end_role, to, account.v, role, u->id.v,
			    from));
		TRY(history_write(
			cx, e->by, account, "role_ended",
			arena_printf(cx->arena,
				     "Thôi vai trò %s vì %s kết thúc hoạt động"
				     " từ %s",
				     role_name(role_bit(role)), u->name,
				     day_dmy(cx->arena, e->in->effective))));
	}
	return OK;
}

static enum err end(struct cx *cx, void *arg)
{
	const struct ending *e = arg;
	const struct unit_end *in = e->in;
	struct unit_end_effect what;
	struct org org;

	TRY(prepare(cx, in, &org, &what));
	for (size_t i = 0; i < what.parts_n; i++) {
		TRY(db_exec(cx, q_end_unit,
			    (struct day){ in->effective.n - 1 },
			    what.parts[i].id.v));
		TRY(end_roles(cx, e, &what.parts[i]));
	}
	for (size_t i = 0; i < in->heirs_n; i++)
		TRY(db_exec(cx, q_succession, in->unit.v, in->heirs[i].v,
			    in->effective, in->scope, or_null(in->note)));
	return audit_write(cx, e->by, "unit_ended", NO_DOSSIER, "ok",
			   what.parts[0].code);
}

enum err org_end(struct cx *cx, const struct actor *by,
		 const struct unit_end *in)
{
	struct ending e = { by, in };
	enum err err = db_tx(cx, end, &e);

	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return refuse(cx, ERR_INPUT, AT_END(heirs[0]),
			      "Một đơn vị được chọn hai lần");
	return err;
}
