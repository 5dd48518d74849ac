#include "domain/people/org.h"

#include <string.h>

#include "db/db.h"

STMT(q_units, "", "isssssssidd",
     "SELECT id, code, name, short_name, kind, level, agency_code,"
     " legacy_code, parent_id, valid_from, valid_to FROM public_unit ORDER BY code LIMIT 5000");
STMT(q_successions, "", "iidss",
     "SELECT from_id, to_id, effective, scope, COALESCE(note, '')"
     " FROM public_unit_succession ORDER BY effective, from_id, to_id LIMIT 5000");

static enum err load_units(struct cx *cx, struct org *ret)
{
	struct unit *list, *u;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_units, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (u = list;
	     rows_next(&rows, &u->id.v, &u->code, &u->name, &u->short_name,
		       &u->kind, &u->level, &u->agency_code, &u->legacy_code,
		       &u->parent.v, &u->valid_from, &u->valid_to);
	     u = &list[++n])
		;
	ret->units = list;
	ret->units_n = n;
	return OK;
}

enum err org_load(struct cx *cx, struct org *ret)
{
	struct succession *list, *s;
	struct rows rows;
	size_t n = 0;

	TRY(load_units(cx, ret));
	TRY(db_query(cx, q_successions, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (s = list; rows_next(&rows, &s->from.v, &s->to.v, &s->effective,
				 &s->scope, &s->note);
	     s = &list[++n])
		;
	ret->successions = list;
	ret->successions_n = n;
	return OK;
}

const struct unit *org_unit(const struct org *org, struct unit_id id)
{
	for (size_t i = 0; i < org->units_n; i++) {
		if (org->units[i].id.v == id.v)
			return &org->units[i];
	}
	return NULL;
}

const struct unit *org_by_code(const struct org *org, const char *code)
{
	for (size_t i = 0; i < org->units_n; i++) {
		if (strcmp(org->units[i].code, code) == 0)
			return &org->units[i];
	}
	return NULL;
}

bool unit_works(const struct unit *u, struct day day)
{
	return u->valid_from.n <= day.n &&
	       (u->valid_to.n == DAY_NONE.n || u->valid_to.n >= day.n);
}

bool org_is_under(const struct org *org, const struct unit *u,
		  struct unit_id above)
{
	for (int height = 0; u && height < ORG_DEPTH_MAX; height++) {
		if (u->id.v == above.v)
			return true;
		u = org_unit(org, u->parent);
	}
	return false;
}

struct heirs {
	struct unit_id *list;
	size_t n;
};

static void add(struct heirs *h, struct unit_id id)
{
	for (size_t i = 0; i < h->n; i++) {
		if (h->list[i].v == id.v)
			return;
	}
	if (h->n < ORG_HEIRS_MAX)
		h->list[h->n++] = id;
}

/* The part of this kind under a unit, on a day; NULL: it has none, or several
 * (divisions), of which none is the heir by its kind alone. */
static const struct unit *same_kind(const struct org *org,
				    const struct unit *whole,
				    const struct unit *part, struct day day)
{
	const struct unit *found = NULL;

	for (size_t i = 0; i < org->units_n; i++) {
		const struct unit *u = &org->units[i];

		if (u->id.v == whole->id.v ||
		    strcmp(u->kind, part->kind) != 0 || !unit_works(u, day) ||
		    !org_is_under(org, u, whole->id))
			continue;
		if (found)
			return NULL;
		found = u;
	}
	return found;
}

static void follow(const struct org *org, const struct unit *u,
		   struct day day, int depth, struct heirs *ret);

/* By the rows that name it. */
static void follow_rows(const struct org *org, const struct unit *u,
			struct day day, int depth, struct heirs *ret)
{
	for (size_t i = 0; i < org->successions_n; i++) {
		const struct succession *s = &org->successions[i];

		if (s->from.v == u->id.v && s->effective.n <= day.n)
			follow(org, org_unit(org, s->to), day, depth + 1, ret);
	}
}

static bool is_named(const struct org *org, const struct unit *u,
		     struct day day)
{
	for (size_t i = 0; i < org->successions_n; i++) {
		if (org->successions[i].from.v == u->id.v &&
		    org->successions[i].effective.n <= day.n)
			return true;
	}
	return false;
}

/* By those of the whole it belonged to: the nearest above it that still works
 * or says who follows. */
static void follow_whole(const struct org *org, const struct unit *u,
			 struct day day, int depth, struct heirs *ret)
{
	struct unit_id found[ORG_HEIRS_MAX];
	struct heirs of_whole = { found, 0 };
	const struct unit *up = org_unit(org, u->parent);

	for (int n = 0; up && n < ORG_DEPTH_MAX; n++) {
		if (unit_works(up, day) || is_named(org, up, day))
			break;
		up = org_unit(org, up->parent);
	}
	follow(org, up, day, depth + 1, &of_whole);
	for (size_t i = 0; i < of_whole.n; i++) {
		const struct unit *whole = org_unit(org, of_whole.list[i]);
		const struct unit *part = same_kind(org, whole, u, day);

		add(ret, part ? part->id : whole->id);
	}
}

static void follow(const struct org *org, const struct unit *u,
		   struct day day, int depth, struct heirs *ret)
{
	if (!u || depth > ORG_DEPTH_MAX)
		return;
	if (unit_works(u, day))
		add(ret, u->id);
	else if (is_named(org, u, day))
		follow_rows(org, u, day, depth, ret);
	else
		follow_whole(org, u, day, depth, ret);
}

size_t org_successors(const struct org *org, struct unit_id unit,
		      struct day day, struct unit_id ret[ORG_HEIRS_MAX])
{
	struct heirs heirs = { ret, 0 };

	follow(org, org_unit(org, unit), day, 0, &heirs);
	return heirs.n;
}

static const char *unit_fault(struct arena *arena, const struct org *org,
			      const struct unit *u)
{
	const struct unit *whole = org_unit(org, u->parent);
	const struct unit *up = u;
	int height = 0;

	if (u->valid_to.n != DAY_NONE.n && u->valid_to.n < u->valid_from.n)
		return arena_printf(arena, "%s kết thúc trước khi bắt đầu",
				    u->code);
	while (up && height++ <= ORG_DEPTH_MAX)
		up = org_unit(org, up->parent);
	if (up)
		return arena_printf(arena, "%s: cây đơn vị đi vòng tròn",
				    u->code);
	if (whole && whole->valid_to.n != DAY_NONE.n &&
	    (u->valid_to.n == DAY_NONE.n ||
	     u->valid_to.n > whole->valid_to.n))
		return arena_printf(arena,
				    "%s hoạt động lâu hơn đơn vị cấp trên %s",
				    u->code, whole->code);
	return NULL;
}

/* Does following `from` come back to `goal`, whatever the days. */
static bool comes_back(const struct org *org, struct unit_id from,
		       struct unit_id goal, int depth)
{
	if (depth > ORG_DEPTH_MAX)
		return true;
	for (size_t i = 0; i < org->successions_n; i++) {
		const struct succession *s = &org->successions[i];

		if (s->from.v == from.v &&
		    (s->to.v == goal.v ||
		     comes_back(org, s->to, goal, depth + 1)))
			return true;
	}
	return false;
}

static const char *succession_fault(struct arena *arena, const struct org *org,
				    const struct succession *s)
{
	const struct unit *from = org_unit(org, s->from);
	const struct unit *to = org_unit(org, s->to);

	if (!from || !to)
		return "kế thừa nêu một đơn vị không có";
	if (comes_back(org, s->from, s->from, 0))
		return arena_printf(arena, "%s: kế thừa đi vòng tròn",
				    from->code);
	if (from->valid_to.n == DAY_NONE.n ||
	    from->valid_to.n != s->effective.n - 1)
		return arena_printf(arena,
				    "%s phải kết thúc đúng ngày trước khi %s"
				    " kế thừa",
				    from->code, to->code);
	if (!unit_works(to, s->effective))
		return arena_printf(arena, "%s chưa hoạt động ngày kế thừa %s",
				    to->code, from->code);
	return NULL;
}

const char *org_fault(struct arena *arena, const struct org *org)
{
	const char *why = NULL;

	for (size_t i = 0; !why && i < org->units_n; i++)
		why = unit_fault(arena, org, &org->units[i]);
	for (size_t i = 0; !why && i < org->successions_n; i++)
		why = succession_fault(arena, org, &org->successions[i]);
	for (size_t i = 0; !why && i < org->units_n; i++) {
		const struct unit *u = &org->units[i];
		struct unit_id heirs[ORG_HEIRS_MAX];

		if (u->valid_to.n != DAY_NONE.n &&
		    !org_successors(org, u->id,
				    (struct day){ u->valid_to.n + 1 }, heirs))
			why = arena_printf(arena,
					   "không đơn vị nào tiếp tục hồ sơ"
					   " của %s",
					   u->code);
	}
	return why;
}

enum err unit_successor(struct cx *cx, struct unit_id unit, struct day day,
			struct unit **ret, size_t *ret_n)
{
	struct unit_id heirs[ORG_HEIRS_MAX];
	struct org org;
	struct unit *list;

	TRY(org_load(cx, &org));
	*ret_n = org_successors(&org, unit, day, heirs);
	list = arena_array(cx->arena, *ret_n + 1, sizeof(*list));
	for (size_t i = 0; i < *ret_n; i++)
		list[i] = *org_unit(&org, heirs[i]);
	*ret = list;
	return OK;
}

static enum err common_authority(struct cx *cx, const struct unit *list,
				 size_t n, struct unit_id *ret)
{
	struct unit first, other;

	if (!n)
		return OK;
	TRY(unit_authority(cx, list[0].id, &first));
	for (size_t i = 1; i < n; i++) {
		TRY(unit_authority(cx, list[i].id, &other));
		if (other.id.v != first.id.v)
			return OK;
	}
	*ret = first.id;
	return OK;
}

enum err unit_answering(struct cx *cx, struct unit_id lead,
			struct unit_id *unit, struct unit_id *authority)
{
	struct day today = instant_day(cx->now);
	struct unit was, now, *heirs;
	size_t n;

	TRY(unit_load(cx, *unit, &was));
	if (unit_works(&was, today))
		return OK;
	if (lead.v != INT64_MIN && lead.v != unit->v) {
		TRY(unit_load(cx, lead, &now));
		if (unit_works(&now, today)) {
			*unit = now.id;
			return common_authority(cx, &now, 1, authority);
		}
	}
	TRY(unit_successor(cx, *unit, today, &heirs, &n));
	if (n == 1)
		*unit = heirs[0].id;
	return common_authority(cx, heirs, n, authority);
}
