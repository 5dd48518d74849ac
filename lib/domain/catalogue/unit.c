#include "domain/catalogue/unit.h"

#include <string.h>

#include "db/db.h"

#define CODE_ALONE(id, code, said) code,
const char *const unit_kinds[] = { UNIT_KINDS_SAID(CODE_ALONE) NULL };

const char *unit_within(struct arena *arena, const char *name,
			const char *authority)
{
	const char *place = strncmp(authority, "UBND ", 5) == 0 ?
				    authority + 5 :
				    authority;
	size_t len = strlen(name), tail = strlen(place);

	if (!tail || len < tail + 2 || strcmp(name, authority) == 0 ||
	    strcmp(name + len - tail, place) != 0 ||
	    name[len - tail - 1] != ' ')
		return name;
	return arena_strndup(arena, name, len - tail - 1);
}

const char *unit_kind_name(const char *kind)
{
	return unit_kind_said(unit_kind_of(kind));
}

static bool is_committee(enum unit_kind k)
{
	return k == UNIT_PROVINCE || k == UNIT_DISTRICT || k == UNIT_WARD;
}

bool unit_is_committee(const struct unit *u)
{
	return is_committee(unit_kind_of(u->kind));
}

bool unit_resolves(const struct unit *u)
{
	enum unit_kind k = unit_kind_of(u->kind);

	return k == UNIT_DIVISION || k == UNIT_OFFICE;
}

const char *unit_head_role(const char *kind)
{
	enum unit_kind k = unit_kind_of(kind);

	if (k == UNIT_DESK)
		return "RECEPTION_HEAD";
	if (is_committee(k))
		return "UBND_LEADER";
	return k == UNIT_OUTSIDE ? "COORDINATOR" : "DEPT_HEAD";
}

#define COLUMNS                                                        \
	"id, code, name, short_name, kind, level, agency_code,"        \
	" legacy_code, parent_id, valid_from, valid_to"
#define OUT "isssssssidd"

STMT(q_by_id, "i", OUT, "SELECT " COLUMNS " FROM public_unit WHERE id = ?");
STMT(q_by_code, "s", OUT,
     "SELECT " COLUMNS " FROM public_unit WHERE code = ?");
STMT(q_divisions, "idd", OUT,
     "SELECT " COLUMNS " FROM public_unit WHERE parent_id = ?"
     " AND kind IN ('phong', 'van_phong') AND valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY code LIMIT 100");
STMT(q_desks, "dd", OUT,
     "SELECT " COLUMNS " FROM public_unit WHERE kind = 'mot_cua'"
     " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY code LIMIT 200");
STMT(q_current, "d", OUT,
     "SELECT " COLUMNS " FROM public_unit"
     " WHERE valid_to IS NULL OR valid_to >= ? ORDER BY code LIMIT 2000");
/* One that is to follow another which still has the work waits for its day. */
STMT(q_for_field, "isddsd", OUT,
     "SELECT " COLUMNS " FROM public_unit u WHERE parent_id = ?"
     " AND EXISTS (SELECT 1 FROM public_unit_field f WHERE f.unit_id = u.id"
     "  AND f.field = ?)"
     " AND kind IN ('phong', 'van_phong') AND valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?)"
     " AND NOT EXISTS (SELECT 1 FROM public_unit_succession s"
     "  JOIN public_unit_field g ON g.unit_id = s.from_id AND g.field = ?"
     "  WHERE s.to_id = u.id AND s.effective > ?) ORDER BY code LIMIT 2");
STMT(q_of_kind, "isddsd", OUT,
     "SELECT " COLUMNS " FROM public_unit u WHERE parent_id = ? AND kind = ?"
     " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
     " AND NOT EXISTS (SELECT 1 FROM public_unit_succession s"
     "  JOIN public_unit o ON o.id = s.from_id AND o.kind = ?"
     "   AND o.parent_id = u.parent_id"
     "  WHERE s.to_id = u.id AND s.effective > ?) ORDER BY code LIMIT 2");

STMT(q_partners, "idd", OUT,
     "SELECT " COLUMNS " FROM public_unit WHERE (parent_id = ?"
     "  AND kind IN ('phong', 'van_phong', 'thanh_tra', 'co_quan_phoi_hop')"
     "  OR parent_id IS NULL AND kind IN ('co_quan_phoi_hop', 'ubnd_tinh'))"
     " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY code LIMIT 200");

/* The out pointers of one unit, in the order of COLUMNS. */
#define INTO(u)                                                          \
	&(u)->id.v, &(u)->code, &(u)->name, &(u)->short_name, &(u)->kind, \
		&(u)->level, &(u)->agency_code, &(u)->legacy_code,       \
		&(u)->parent.v, &(u)->valid_from, &(u)->valid_to

enum err unit_load(struct cx *cx, struct unit_id id, struct unit *ret)
{
	return db_one(cx, q_by_id, id.v, INTO(ret));
}

enum err unit_by_code(struct cx *cx, const char *code, struct unit *ret)
{
	enum err err = db_one(cx, q_by_code, code, INTO(ret));

	if (err == ERR_MISSING)
		return refuse(cx, ERR_MISSING, NULL, "Không có đơn vị %s",
			      code);
	return err;
}

enum err unit_authority(struct cx *cx, struct unit_id id, struct unit *ret)
{
	for (int height = 0; height < 8; height++) {
		TRY(unit_load(cx, id, ret));
		if (unit_is_committee(ret))
			return OK;
		if (ret->parent.v == INT_NONE)
			return OK; /* an outside agency is its own */
		id = ret->parent;
	}
	return fail(cx, ERR_INTERNAL, "unit %lld: its parents do not end",
		    (long long)id.v);
}

static enum err take_all(struct cx *cx, struct rows *rows, struct unit **ret,
			 size_t *ret_n)
{
	struct unit *list = arena_array(cx->arena, rows->n + 1, sizeof(*list));
	size_t n = 0;

	while (rows_next(rows, INTO(&list[n])))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err unit_divisions(struct cx *cx, struct unit_id authority,
			struct day day, struct unit **ret, size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_divisions, &rows, authority.v, day, day));
	return take_all(cx, &rows, ret, ret_n);
}

enum err unit_partners(struct cx *cx, struct unit_id authority,
		       struct day day, struct unit **ret, size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_partners, &rows, authority.v, day, day));
	return take_all(cx, &rows, ret, ret_n);
}

enum err unit_current(struct cx *cx, struct day day, struct unit **ret,
		      size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_current, &rows, day));
	return take_all(cx, &rows, ret, ret_n);
}

enum err unit_desks(struct cx *cx, struct day day, struct unit **ret,
		    size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_desks, &rows, day, day));
	return take_all(cx, &rows, ret, ret_n);
}

/* Heirs of heirs, as far as they go. */
#define HEIRS                                                             \
	" UNION SELECT s.to_id FROM line l JOIN unit_succession s"        \
	" ON s.from_id = l.id AND s.effective <= ?) SELECT " COLUMNS      \
	" FROM public_unit u WHERE u.id IN (SELECT id FROM line)"         \
	" AND u.valid_from <= ? AND (u.valid_to IS NULL OR u.valid_to >= ?)"
STMT(q_heirs_of_field, "sidddi", OUT,
     "WITH RECURSIVE line AS (SELECT f.unit_id AS id FROM public_unit_field f"
     " JOIN public_unit p ON p.id = f.unit_id WHERE f.field = ?"
     " AND p.parent_id = ?" HEIRS " AND u.parent_id = ?"
     " AND u.kind IN ('phong', 'van_phong') ORDER BY code LIMIT 2");
STMT(q_heirs, "idddii", OUT,
     "WITH RECURSIVE line AS (SELECT id FROM public_unit WHERE id = ?" HEIRS
     " AND (u.parent_id = ? OR u.id = ?) ORDER BY code LIMIT 2");

/* How many, of two at most. */
static size_t take_two(struct rows *rows, struct unit ret[2])
{
	size_t n = 0;

	while (n < 2 && rows_next(rows, INTO(&ret[n])))
		n++;
	return n;
}

enum err unit_continuing(struct cx *cx, struct unit_id was,
			 struct unit_id authority, struct day day,
			 struct unit *ret)
{
	struct unit two[2];
	struct rows rows;

	TRY(db_query(cx, q_heirs, &rows, was.v, day, day, day, authority.v,
		     authority.v));
	if (take_two(&rows, two) != 1)
		return ERR_MISSING;
	*ret = two[0];
	return OK;
}

static bool has_divisions(const struct unit *list, size_t n)
{
	while (n-- > 0) {
		if (unit_kind_of(list[n].kind) == UNIT_DIVISION)
			return true;
	}
	return false;
}

#define ASK_ADMIN " Báo quản trị hệ thống (mục Đơn vị)."

enum err unit_for_field(struct cx *cx, struct unit_id authority,
			const char *field, struct day day, struct unit *ret)
{
	struct unit two[2], *divisions;
	struct rows rows;
	size_t n, all;

	TRY(db_query(cx, q_for_field, &rows, authority.v, field, day, day,
		     field, day));
	n = take_two(&rows, two);
	if (n > 1)
		return refuse(cx, ERR_INPUT, NULL,
			      "Lĩnh vực “%s” đang giao cho cả %s và %s, nên chưa"
			      " biết ai giải quyết." ASK_ADMIN,
			      field, two[0].name, two[1].name);
	if (!n) {
		TRY(db_query(cx, q_heirs_of_field, &rows, field, authority.v,
			     day, day, day, authority.v));
		n = take_two(&rows, two);
	}
	if (n > 1)
		return refuse(cx, ERR_INPUT, NULL,
			      "Nơi từng được giao lĩnh vực “%s” có nhiều đơn vị"
			      " kế thừa (%s, %s) và lĩnh vực này chưa giao cho"
			      " đơn vị nào trong số đó, nên chưa biết ai giải"
			      " quyết." ASK_ADMIN,
			      field, two[0].name, two[1].name);
	if (n) {
		*ret = two[0];
		return OK;
	}
	TRY(unit_divisions(cx, authority, day, &divisions, &all));
	/* A ward of before 2025 had no divisions: the committee itself. */
	if (!has_divisions(divisions, all))
		return unit_load(cx, authority, ret);
	return refuse(cx, ERR_INPUT, NULL,
		      "Chưa có phòng nào của cơ quan được giao lĩnh vực “%s”,"
		      " nên chưa biết ai giải quyết." ASK_ADMIN,
		      field);
}

enum err unit_leading(struct cx *cx, struct unit_id was,
		      struct unit_id authority, const char *field,
		      struct day day, struct unit *ret)
{
	struct unit unit;
	enum err err = unit_continuing(cx, was, authority, day, &unit);

	/* A committee that follows a unit resolves by its divisions. */
	if (err == OK && unit.id.v == authority.v)
		err = ERR_MISSING;
	if (err == ERR_MISSING)
		return unit_for_field(cx, authority, field, day, ret);
	TRY(err);
	*ret = unit;
	return OK;
}

enum err unit_of_kind(struct cx *cx, struct unit_id authority,
		      const char *kind, struct day day, struct unit *ret)
{
	struct unit two[2];
	struct rows rows;
	size_t n;

	TRY(db_query(cx, q_of_kind, &rows, authority.v, kind, day, day, kind,
		     day));
	n = take_two(&rows, two);
	if (!n)
		return ERR_MISSING;
	if (n > 1)
		return refuse(cx, ERR_STATE, NULL,
			      "Cơ quan có nhiều hơn một %s (%s, %s), nên chưa"
			      " biết đơn vị nào nhận." ASK_ADMIN,
			      unit_kind_name(kind), two[0].name, two[1].name);
	*ret = two[0];
	return OK;
}
