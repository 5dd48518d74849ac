#include "domain/casework/access.h"

#include <string.h>

#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/audit.h"
#include "domain/power.h"
#include "text/text.h"

static unsigned watching(void)
{
	return role_bit("CONTROL") | role_bit("INSPECTOR") | role_bit("ADMIN");
}

bool access_only_watches(const struct actor *actor)
{
	return !power_somewhere(actor, ~watching());
}

/* As what an actor stands before a dossier. */
enum reach {
	REACH_WATCHES,
	REACH_WORKS,
	REACH_SEALS, /* works, and is its office's clerk */
	REACH_COUNT
};

STMT(q_procedure, "i", "i", "SELECT version_id FROM dossier WHERE id = ?");

/* The dossier is asked only where a delegation may not reach it. */
static enum err reach_of(struct cx *cx, const struct actor *actor,
			 struct dossier_id id, enum reach *ret)
{
	unsigned roles = power_in_person(actor);
	struct version_id procedure;

	if (power_somewhere(actor, ~roles)) {
		TRY(db_one(cx, q_procedure, id.v, &procedure.v));
		TRY(power_over(cx, actor, procedure, &actor));
		roles = power_has(actor, ~0u);
	}
	*ret = roles & role_bit("CLERK") ? REACH_SEALS :
	       roles & ~watching()	 ? REACH_WORKS :
					   REACH_WATCHES;
	return OK;
}

/* The one rule of gate and lists: '+' who works on it (its desks, units and
 * committee, who had it or was asked; of another committee only a unit that
 * was asked and the follower of an ended one come this far; the clerk, who
 * seals a letter of any division's dossier and puts the scan among its files),
 * else the purpose that was said, '' none. */
STMT(q_standing, "iiiiiiiit" "iiiiiiiiiiiii" "iiiiiiiiiiiii", "is",
     "SELECT d.id, CASE WHEN ? = 1 AND (d.seat_id <> ?"
     "  OR ? IN (d.desk_id, d.seat_desk_id, d.seat_lead_id,"
     "   d.holder_unit_id, d.seat_id)"
     "  OR EXISTS (SELECT 1 FROM event e WHERE e.dossier_id = d.id"
     "   AND e.unit_id = ?)"
     "  OR EXISTS (SELECT 1 FROM dossier_party y WHERE y.dossier_id = d.id"
     "   AND y.unit_id = ?)"
     "  OR (? = 1 AND EXISTS (SELECT 1 FROM letter_fault f JOIN letter l"
     "   ON l.id = f.letter_id WHERE f.dossier_id = d.id"
     "   AND l.authority_id = ? AND l.state = 'DA_KY'))) THEN '+'"
     " ELSE COALESCE((SELECT u.purpose FROM audit u WHERE u.dossier_id = d.id"
     "  AND u.account_id = ? AND u.action = 'purpose' AND u.outcome = 'ok'"
     "  AND u.at > ? ORDER BY u.at DESC, u.id DESC LIMIT 1), '') END"
     " FROM dossier d WHERE d.id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
     "  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) LIMIT 26");

/* What is 0 in the list is nobody's. */
static enum err standing_as(struct cx *cx, const struct actor *actor,
			    enum reach reach, const int64_t list[ACCESS_LIST],
			    const char *ret[ACCESS_LIST])
{
	const struct instant since = { cx->now.s - PURPOSE_MINUTES * 60 };
	const int64_t unit = actor->unit.v, seat = actor->authority.v;
	const char *said;
	struct rows rows;
	int64_t id;

#define FIVE(i) list[i], list[i + 1], list[i + 2], list[i + 3], list[i + 4]
	TRY(db_query(cx, q_standing, &rows, (int64_t)(reach != REACH_WATCHES),
		     seat, unit, unit, unit, (int64_t)(reach == REACH_SEALS),
		     seat, actor->id.v, since, FIVE(0), FIVE(5), FIVE(10),
		     FIVE(15), FIVE(20), list[25]));
#undef FIVE
	while (rows_next(&rows, &id, &said)) {
		for (size_t i = 0; i < ACCESS_LIST; i++) {
			if (list[i] == id)
				ret[i] = said;
		}
	}
	return OK;
}

static enum err standing(struct cx *cx, const struct actor *actor,
			 const struct dossier_id *ids, size_t n,
			 const char *ret[ACCESS_LIST])
{
	int64_t list[REACH_COUNT][ACCESS_LIST] = { { 0 } };
	size_t of[REACH_COUNT] = { 0 };
	enum reach reach;

	for (size_t i = 0; i < n; i++) {
		TRY(reach_of(cx, actor, ids[i], &reach));
		list[reach][i] = ids[i].v;
		of[reach]++;
		ret[i] = "";
	}
	for (int r = 0; r < REACH_COUNT; r++) {
		if (of[r])
			TRY(standing_as(cx, actor, (enum reach)r, list[r],
					ret));
	}
	return OK;
}

enum err access_hides(struct cx *cx, const struct actor *actor,
		      const struct dossier_id *ids, size_t n, bool *ret)
{
	const char *said[ACCESS_LIST];

	n = n < ACCESS_LIST ? n : ACCESS_LIST;
	TRY(standing(cx, actor, ids, n, said));
	for (size_t i = 0; i < n; i++)
		ret[i] = !*said[i];
	return OK;
}

enum err access_purpose(struct cx *cx, const struct actor *actor,
			const struct dossier *d, const char **ret_purpose)
{
	const char *said[ACCESS_LIST];

	TRY(standing(cx, actor, &d->id, 1, said));
	*ret_purpose = *said[0] && *said[0] != '+' ? said[0] : NULL;
	if (*said[0])
		return OK;
	TRY(audit_put(cx, actor,
		      &(struct audit_row){ .action = "read",
					   .dossier = d->id,
					   .outcome = "asked" }));
	return refuse(cx, ERR_PURPOSE, NULL,
		      "Hồ sơ này do đơn vị khác giải quyết. Vui lòng nêu mục"
		      " đích xem hồ sơ.");
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
		return refuse(cx, ERR_INPUT, ARGUMENT(purpose),
			      "Vui lòng chọn mục đích xem hồ sơ.");
	if (text_length(words) < 10)
		return refuse(cx, ERR_INPUT, ARGUMENT(words),
			      "Vui lòng nêu rõ việc đang làm, ít nhất 10 ký"
			      " tự.");
	if (holds_a_number(words))
		return refuse(cx, ERR_INPUT, ARGUMENT(words),
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
