/* Letters that wait for somebody: unfinished ones of the authority, by the
 * table of acts, and reports that a superior unit has to acknowledge. */
#include "db/db.h"
#include "domain/apology/letter_internal.h"
#include "domain/people/org.h"

/* Unfinished letters of the authority, and reports that a superior has not
 * acknowledged: few at any time, whatever the register holds. */
#define WAITING                                                           \
	"SELECT l.id AS id, l.state, l.authority_id, l.lead_unit_id,"     \
	" l.reported_to, l.drafted_by, l.drafted_at, l.acknowledged_at,"  \
	" u.name, (SELECT MIN(d.code) FROM letter_fault f JOIN dossier d" \
	"  ON d.id = f.dossier_id WHERE f.letter_id = l.id),"             \
	" (SELECT COUNT(DISTINCT f.dossier_id) FROM letter_fault f"       \
	"  WHERE f.letter_id = l.id)"                                     \
	" FROM letter l JOIN unit u ON u.id = l.lead_unit_id WHERE "
STMT(q_waiting, "idiii", "isiiii" "ttssi",
     "(" WAITING "l.authority_id" IN_UNIT_OR_FORMER " AND l.state IN ('DU_THAO', 'CHO_KY',"
     "  'DA_KY', 'DA_DONG_DAU', 'DA_GUI', 'DA_BAO_CAO') AND l.id > ?"
     "  ORDER BY l.id LIMIT 100)"
     " UNION (" WAITING "l.reported_to = ? AND l.acknowledged_at IS NULL"
     "  AND l.id > ? ORDER BY l.id LIMIT 100) ORDER BY id LIMIT 100");

/* The competence table's answer for the lead unit asked last: a list has few
 * lead units.  Not who it is: a delegation reaches some letters of a unit. */
struct signing {
	struct unit_id lead;
	struct competence c;
};

/* The act that leads on, if it is this actor's. */
static enum err awaited_act(struct cx *cx, const struct actor *actor,
			    const struct letter *l, struct signing *signing,
			    enum letter_act *ret)
{
	static const enum letter_act onward[] = {
		LETTER_SUBMIT, LETTER_SIGN,   LETTER_STAMP,	  LETTER_SEND,
		LETTER_REPORT, LETTER_PUBLISH, LETTER_ACKNOWLEDGE,
	};
	const struct letter_row *row;
	enum err err;
	size_t i = 0, n = sizeof(onward) / sizeof(onward[0]);

	TRY(letter_power(cx, actor, l->id, &actor));
	while (i < n && letter_refusal(actor, l, onward[i], &row, &err))
		i++;
	*ret = i < n ? onward[i] : LETTER_ACT_COUNT;
	if (*ret != LETTER_SIGN)
		return OK;
	if (signing->lead.v != l->lead.v)
		TRY(competence_of(cx, l->lead, instant_day(cx->now),
				  &signing->c));
	signing->lead = l->lead;
	if (!letter_is_signer(actor, l, &signing->c))
		*ret = LETTER_ACT_COUNT;
	return OK;
}

/* Takes one row; ret->act is LETTER_ACT_COUNT when it waits for others. */
static enum err next_waiting(struct cx *cx, const struct actor *actor,
			     struct rows *rows, struct signing *signing,
			     struct letter_wait *ret, bool *ret_more)
{
	struct letter l = { 0 };
	const char *state;
	int64_t n;

	*ret_more = rows_next(rows, &l.id.v, &state, &l.authority.v, &l.lead.v,
			      &l.reported_to.v, &l.drafter.v, &l.drafted_at,
			      &l.acknowledged_at, &l.lead_name, &ret->code,
			      &n);
	if (!*ret_more)
		return OK;
	l.state = letter_state_from_code(state);
	l.signed_at = INSTANT_NONE;
	TRY(letter_follow(cx, &l));
	ret->id = l.id;
	ret->dossiers_n = (int)n;
	ret->lead_name = l.lead_name;
	ret->drafted_at = l.drafted_at;
	ret->state = l.state;
	return awaited_act(cx, actor, &l, signing, &ret->act);
}

enum err letters_waiting(struct cx *cx, const struct actor *actor,
			 struct letter_id after, struct letter_wait **ret,
			 size_t *ret_n)
{
	struct letter_wait *list =
		arena_array(cx->arena, LETTER_PAGE + 1, sizeof(*list));
	struct signing signing = { .lead = { 0 } };
	struct rows rows;
	bool more;
	size_t n = 0;

	/* Twenty pages of a hundred: more than an authority has unfinished. */
	for (int i = 0; i < 20 && n < LETTER_PAGE; i++) {
		TRY(db_query(cx, q_waiting, &rows, actor->authority.v,
			     instant_day(cx->now), after.v, actor->unit.v,
			     after.v));
		if (!rows.n)
			break;
		while (n < LETTER_PAGE) {
			TRY(next_waiting(cx, actor, &rows, &signing, &list[n],
					 &more));
			if (!more)
				break;
			after = list[n].id;
			if (list[n].act != LETTER_ACT_COUNT)
				n++;
		}
	}
	*ret = list;
	*ret_n = n;
	return OK;
}
