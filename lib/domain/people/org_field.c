/* Which unit resolves which field of the catalogue (org.h). */
#include <string.h>

#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/people/org.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct unit_new, member)

STMT(q_fields, "i", "s",
     "SELECT field FROM public_unit_field WHERE unit_id = ? ORDER BY field"
     " LIMIT 200");
STMT(q_known, "s", "i",
     "SELECT COUNT(*) FROM procedure_version WHERE field = ?");
/* Another division of the committee that has it and works then; not one whose
 * end in favour of this unit is written already. */
STMT(q_holder, "siidid", "s",
     "SELECT u.name FROM public_unit_field f JOIN public_unit u"
     " ON u.id = f.unit_id WHERE f.field = ? AND u.parent_id = ?"
     " AND u.id <> ? AND (u.valid_to IS NULL OR u.valid_to >= ?)"
     " AND NOT EXISTS (SELECT 1 FROM public_unit_succession s"
     "  WHERE s.from_id = u.id AND s.to_id = ? AND s.effective > ?)"
     " ORDER BY u.code LIMIT 1");
STMT(q_new, "is", "",
     "INSERT IGNORE INTO unit_field (unit_id, field) VALUES (?, ?)");

enum err org_fields(struct cx *cx, struct unit_id unit, const char ***ret,
		    size_t *ret_n)
{
	const char **list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_fields, &rows, unit.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

/* One division has a field, else nobody knows who resolves it. */
static enum err check_holder(struct cx *cx, const struct unit *unit,
			     const char *field)
{
	struct day today = instant_day(cx->now);
	struct day from = unit->valid_from.n > today.n ? unit->valid_from :
							 today;
	const char *name;
	enum err err = db_one(cx, q_holder, field, unit->parent.v, unit->id.v,
			      from, unit->id.v, today, &name);

	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	return refuse(cx, ERR_INPUT, AT(fields),
		      "Lĩnh vực “%s” đang giao cho %s. Nếu %s sẽ kế thừa đơn"
		      " vị đó, ghi kế thừa trước rồi giao lĩnh vực sau",
		      field, name, unit->name);
}

enum err org_fields_write(struct cx *cx, const struct unit *unit,
			  const char *lines)
{
	char *copy = arena_strdup(cx->arena, lines), *save = NULL;
	int64_t known;

	for (char *line = strtok_r(copy, ";", &save); line;
	     line = strtok_r(NULL, ";", &save)) {
		line = text_clean(cx->arena, line);
		if (!*line)
			continue;
		TRY(db_one(cx, q_known, line, &known));
		if (!known)
			return refuse(cx, ERR_INPUT, AT(fields),
				      "Danh mục thủ tục không có lĩnh vực"
				      " “%s”",
				      line);
		if (!unit_resolves(unit))
			return refuse(cx, ERR_INPUT, AT(fields),
				      "Chỉ phòng, văn phòng được giao lĩnh"
				      " vực");
		TRY(check_holder(cx, unit, line));
		TRY(db_exec(cx, q_new, unit->id.v, line));
	}
	return OK;
}

struct giving {
	const struct actor *by;
	const struct unit *unit;
	const char *lines;
};

static enum err give_once(struct cx *cx, void *arg)
{
	const struct giving *g = arg;

	TRY(org_fields_write(cx, g->unit, g->lines));
	return audit_write(cx, g->by, "unit_fields", NO_DOSSIER, "ok",
			   g->unit->code);
}

enum err org_fields_give(struct cx *cx, const struct actor *by,
			 const struct unit *unit, const char *lines)
{
	struct giving g = { by, unit, lines };

	if (text_is_blank(lines))
		return refuse(cx, ERR_INPUT, AT(fields),
			      "Nhập lĩnh vực được giao");
	if (unit->valid_to.n != DAY_NONE.n)
		return refuse(cx, ERR_INPUT, AT(fields),
			      "%s đã có ngày kết thúc: giao lĩnh vực cho đơn vị"
			      " kế thừa",
			      unit->name);
	return db_tx(cx, give_once, &g);
}
