#include "domain/unit.h"

#include <string.h>

#include "db/db.h"

const char *const unit_kinds[] = { "ubnd_tinh", "ubnd_huyen", "ubnd_xa",
				   "phong",	"van_phong",  "thanh_tra",
				   "mot_cua",	"co_quan_phoi_hop", NULL };

const char *unit_kind_name(const char *kind)
{
	static const char *const names[] = {
		"UBND cấp tỉnh", "UBND cấp huyện", "UBND cấp xã",
		"Phòng chuyên môn", "Văn phòng", "Thanh tra",
		"Bộ phận Tiếp nhận và Trả kết quả", "Cơ quan phối hợp"
	};

	for (size_t i = 0; unit_kinds[i]; i++) {
		if (strcmp(unit_kinds[i], kind) == 0)
			return names[i];
	}
	return "";
}

const char *unit_head_role(const char *kind)
{
	if (strcmp(kind, "mot_cua") == 0)
		return "RECEPTION_HEAD";
	if (strncmp(kind, "ubnd_", 5) == 0)
		return "UBND_LEADER";
	if (strcmp(kind, "co_quan_phoi_hop") == 0)
		return "COORDINATOR";
	return "DEPT_HEAD";
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
STMT(q_for_field, "isdd", OUT,
     "SELECT " COLUMNS " FROM public_unit u WHERE parent_id = ?"
     " AND EXISTS (SELECT 1 FROM public_unit_field f WHERE f.unit_id = u.id"
     "  AND f.field = ?)"
     " AND kind IN ('phong', 'van_phong') AND valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY code LIMIT 1");
STMT(q_of_kind, "isdd", OUT,
     "SELECT " COLUMNS " FROM public_unit WHERE parent_id = ? AND kind = ?"
     " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY code LIMIT 1");

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
		if (ret->kind[0] == 'u' && ret->kind[1] == 'b')
			return OK; /* ubnd_tinh, ubnd_huyen, ubnd_xa */
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

enum err unit_for_field(struct cx *cx, struct unit_id authority,
			const char *field, struct day day, struct unit *ret)
{
	enum err err = db_one(cx, q_for_field, authority.v, field, day, day,
			      INTO(ret));
	struct unit *divisions;
	size_t n;

	if (err != ERR_MISSING)
		return err;
	TRY(unit_divisions(cx, authority, day, &divisions, &n));
	for (size_t i = 0; i < n; i++) {
		if (divisions[i].kind[0] == 'p') {
			*ret = divisions[i];
			return OK;
		}
	}
	/* A ward of before 2025 had no divisions: the committee itself. */
	return unit_load(cx, authority, ret);
}

enum err unit_of_kind(struct cx *cx, struct unit_id authority,
		      const char *kind, struct day day, struct unit *ret)
{
	return db_one(cx, q_of_kind, authority.v, kind, day, day, INTO(ret));
}
