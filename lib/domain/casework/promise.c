#include "domain/casework/promise.h"

#include "db/db.h"

STMT(q_dates, "i", "ttit",
     "SELECT d.due_at, d.finished_at, (SELECT COUNT(*) FROM event v"
     "  WHERE v.dossier_id = d.id AND v.move = 'hen-lai' AND"
     PROMISE_SAME_DAY("v.due_after", "d.due_at") "), d.reappointed_at"
     " FROM dossier d WHERE d.id = ?");
/* What the letters of this date say together. */
#define LETTERS(what)                                                        \
	" (SELECT " what " FROM letter_fault f JOIN letter l"                \
	"  ON l.id = f.letter_id WHERE f.dossier_id = d.id"                  \
	"  AND f.fault = 'tre_han' AND l.state <> 'HUY'"                     \
	"  AND" PROMISE_SAME_DAY("f.old_due_at", "d.due_at") ")"
#define CLOSED(round)                                                        \
	" (SELECT COUNT(*) FROM explanation e WHERE e.dossier_id = d.id"     \
	"  AND e.state = 'DA_DONG' AND e.round = " round ")"
/* A draft of a unit that answers no more keeps nobody from writing one. */
STMT(q_owed, "i", "iiiiii",
     "SELECT" LETTERS("COUNT(IF(l.stamped_at IS NOT NULL"
		      " OR l.lead_unit_id = d.seat_lead_id, 1, NULL))") ","
     LETTERS("COUNT(l.stamped_at)") ","
     LETTERS("COUNT(IF(l.signed_at IS NULL, NULL, l.new_due_at))") ","
     CLOSED("1") "," CLOSED("2") ","
     " (SELECT COUNT(*) FROM explanation e WHERE e.dossier_id = d.id"
     "  AND e.state <> 'DA_DONG')"
     " FROM dossier d WHERE d.id = ?");

bool promise_has_passed(struct instant day, struct instant finished,
			struct instant now)
{
	struct instant end = finished.s == INSTANT_NONE.s ? now : finished;

	return day.s != INSTANT_NONE.s &&
	       instant_day(end).n > instant_day(day).n;
}

enum err promise_dates(struct cx *cx, struct dossier_id id,
		       struct promise *ret)
{
	struct promise p = { 0 };

	TRY(db_one(cx, q_dates, id.v, &p.due, &p.finished, &p.again_n,
		   &p.again));
	if (!p.again_n)
		p.again = INSTANT_NONE;
	p.is_missed = promise_has_passed(p.due, p.finished, cx->now);
	*ret = p;
	return OK;
}

enum err promise_of(struct cx *cx, struct dossier_id id, struct promise *ret)
{
	int64_t stamped, new_days, first, second, open;
	bool owes_second;

	TRY(promise_dates(cx, id, ret));
	TRY(db_one(cx, q_owed, id.v, &ret->letters_n, &stamped, &new_days,
		   &first, &second, &open));
	owes_second = promise_has_passed(ret->again, ret->finished, cx->now);
	ret->is_apologised = stamped > 0;
	ret->names_new_day = new_days > 0;
	ret->is_explained = !open && first && (second || !owes_second);
	return OK;
}
