#include "domain/access.h"

#include <string.h>

#include "base/text.h"
#include "db/db.h"
#include "domain/audit.h"
#include "domain/dossier.h"
#include "domain/power.h"

STMT(q_had_it, "iiii", "i",
     "SELECT EXISTS (SELECT 1 FROM event WHERE dossier_id = ? AND unit_id = ?)"
     " OR EXISTS (SELECT 1 FROM dossier_party WHERE dossier_id = ?"
     "  AND unit_id = ?)");
STMT(q_seals, "ii", "i",
     "SELECT EXISTS (SELECT 1 FROM letter_fault f JOIN letter l"
     " ON l.id = f.letter_id WHERE f.dossier_id = ? AND l.authority_id = ?"
     " AND l.state = 'DA_KY')");
STMT(q_said, "iit", "s",
     "SELECT purpose FROM audit WHERE dossier_id = ? AND account_id = ?"
     " AND action = 'purpose' AND outcome = 'ok' AND at > ?"
     " ORDER BY at DESC, id DESC LIMIT 1");

static unsigned watching(void)
{
	return role_bit("CONTROL") | role_bit("INSPECTOR") | role_bit("ADMIN");
}

bool access_only_watches(const struct actor *actor)
{
	return !power_somewhere(actor, ~watching());
}

static enum err works_on(struct cx *cx, const struct actor *actor,
			 const struct dossier *d, bool *ret)
{
	int64_t unit = actor->unit.v, had = 0;

	*ret = false;
	TRY(power_over(cx, actor, d->procedure, &actor));
	if (!power_has(actor, ~watching()))
		return OK;
	*ret = unit == d->desk.v || unit == d->clock_desk.v ||
	       unit == d->lead_unit.v || unit == d->holder_unit.v ||
	       unit == d->authority.v ||
	       /* Of another committee only a unit that was asked and the
		* follower of an ended one come this far. */
	       actor->authority.v != d->authority.v;
	if (*ret)
		return OK;
	TRY(db_one(cx, q_had_it, d->id.v, unit, d->id.v, unit, &had));
	/* The office's clerk seals a letter of any division's dossier, and puts
	 * the scan among its files. */
	if (!had && power_has(actor, role_bit("CLERK")))
		TRY(db_one(cx, q_seals, d->id.v, actor->authority.v, &had));
	*ret = had == 1;
	return OK;
}

enum err access_purpose(struct cx *cx, const struct actor *actor,
			const struct dossier *d, const char **ret_purpose)
{
	struct instant since = { cx->now.s - PURPOSE_MINUTES * 60 };
	bool works;
	enum err err;

	*ret_purpose = NULL;
	TRY(works_on(cx, actor, d, &works));
	if (works)
		return OK;
	err = db_one(cx, q_said, d->id.v, actor->id.v, since, ret_purpose);
	if (err != ERR_MISSING)
		return err;
	TRY(audit_put(cx, actor,
		      &(struct audit_row){ .action = "read",
					   .dossier = d->id,
					   .outcome = "asked" }));
	return refuse(cx, ERR_PURPOSE, NULL,
		      "Hồ sơ này do đơn vị khác giải quyết. Vui lòng nêu mục"
		      " đích xem hồ sơ.");
}

/* works_on() and what was said, for a whole list in one statement. */
STMT(q_known, "iiiiiit" "iiiiiiiiiiiii" "iiiiiiiiiiiii", "i",
     "SELECT d.id FROM dossier d WHERE ((? = 0 AND (d.seat_id <> ?"
     "  OR ? IN (d.desk_id, d.seat_desk_id, d.seat_lead_id,"
     "   d.holder_unit_id, d.seat_id)"
     "  OR EXISTS (SELECT 1 FROM event e WHERE e.dossier_id = d.id"
     "   AND e.unit_id = ?)"
     "  OR EXISTS (SELECT 1 FROM dossier_party y WHERE y.dossier_id = d.id"
     "   AND y.unit_id = ?)))"
     " OR EXISTS (SELECT 1 FROM audit u WHERE u.dossier_id = d.id"
     "  AND u.account_id = ? AND u.action = 'purpose' AND u.outcome = 'ok'"
     "  AND u.at > ?))"
     " AND d.id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
     "  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) LIMIT 26");

STMT(q_procedure, "i", "i", "SELECT version_id FROM dossier WHERE id = ?");

/* Whether anything but watching is the actor's in this dossier's matter; asked
 * of the dossier only where a delegation may not reach it. */
static enum err may_work(struct cx *cx, const struct actor *actor,
			 struct dossier_id id, bool *ret)
{
	struct version_id procedure;

	*ret = power_in_person(actor) & ~watching();
	if (*ret || access_only_watches(actor))
		return OK;
	TRY(db_one(cx, q_procedure, id.v, &procedure.v));
	TRY(power_over(cx, actor, procedure, &actor));
	*ret = power_has(actor, ~watching());
	return OK;
}

/* Of the list those that need no word first are not hidden. */
static enum err show_known(struct cx *cx, const struct actor *actor,
			   bool watches, const int64_t list[ACCESS_LIST],
			   bool *ret)
{
	const struct instant since = { cx->now.s - PURPOSE_MINUTES * 60 };
	const int64_t unit = actor->unit.v;
	struct rows rows;
	int64_t id;

#define FIVE(i) list[i], list[i + 1], list[i + 2], list[i + 3], list[i + 4]
	TRY(db_query(cx, q_known, &rows, (int64_t)watches, actor->authority.v,
		     unit, unit, unit, actor->id.v, since, FIVE(0), FIVE(5),
		     FIVE(10), FIVE(15), FIVE(20), list[25]));
#undef FIVE
	while (rows_next(&rows, &id)) {
		for (size_t i = 0; i < ACCESS_LIST; i++) {
			if (list[i] == id)
				ret[i] = false;
		}
	}
	return OK;
}

enum err access_hides(struct cx *cx, const struct actor *actor,
		      const struct dossier_id *ids, size_t n, bool *ret)
{
	int64_t list[2][ACCESS_LIST] = { { 0 } };
	size_t of[2] = { 0 };
	bool works;

	for (size_t i = 0; i < n && i < ACCESS_LIST; i++) {
		TRY(may_work(cx, actor, ids[i], &works));
		list[works][i] = ids[i].v;
		of[works]++;
		ret[i] = true;
	}
	if (of[false])
		TRY(show_known(cx, actor, true, list[false], ret));
	return of[true] ? show_known(cx, actor, false, list[true], ret) : OK;
}

static bool is_asked(const char *code)
{
	for (size_t i = 0; i < purposes_n; i++) {
		if (purposes[i].is_asked &&
		    strcmp(purposes[i].code, code) == 0)
			return true;
	}
	return false;
}

/* A run of digits as long as a telephone or identity number. */
static bool holds_a_number(const char *s)
{
	int run = 0;

	for (; *s; s++) {
		if (*s >= '0' && *s <= '9') {
			if (++run >= 9)
				return true;
		} else if (*s != ' ' && *s != '.') {
			run = 0;
		}
	}
	return false;
}

enum err access_say(struct cx *cx, const struct actor *actor,
		    struct dossier_id id, const char *purpose,
		    const char *words)
{
	if (!is_asked(purpose))
		return refuse(cx, ERR_INPUT, "muc_dich",
			      "Vui lòng chọn mục đích xem hồ sơ.");
	if (text_length(words) < 10)
		return refuse(cx, ERR_INPUT, "muc_dich_ro",
			      "Vui lòng nêu rõ việc đang làm, ít nhất 10 ký"
			      " tự.");
	if (holds_a_number(words))
		return refuse(cx, ERR_INPUT, "muc_dich_ro",
			      "Không ghi số điện thoại hay số giấy tờ của người"
			      " dân vào đây.");
	return audit_put(cx, actor,
			 &(struct audit_row){ .action = "purpose",
					      .dossier = id,
					      .purpose = purpose,
					      .reason = words });
}

STMT(q_access, "ii", "tsssi",
     "SELECT hour, unit_name, role, purpose, COUNT(*) FROM public_access"
     " WHERE dossier_id = ? GROUP BY hour, unit_name, role, purpose"
     " ORDER BY hour DESC, unit_name, role, purpose LIMIT ?");

enum err access_of(struct cx *cx, struct dossier_id id, struct access **ret,
		   size_t *ret_n)
{
	const char *role, *purpose;
	struct access *list, *a;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_access, &rows, id.v, (int64_t)ACCESS_MAX));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (a = list; rows_next(&rows, &a->hour, &a->unit_name, &role,
				 &purpose, &a->times);
	     a = &list[++n]) {
		a->role = role_name(role_bit(role));
		a->purpose = purpose_name(purpose);
	}
	*ret = list;
	*ret_n = n;
	return OK;
}
