#include "domain/apology/late_list.h"

#include <string.h>

#include "db/db.h"
#include "domain/apology/letter_internal.h"
#include "domain/casework/promise.h"
#include "domain/clock/calendar.h"
#include "domain/clock/deadline.h"
#include "domain/ledger/pieces.h"

/* By the index of due dates, whatever the server guesses: what is read is what
 * was due in the period, not what the authority has ever received. */
STMT(q_late, "itttitii", "isssi" "tttttt" "ssss" "ssit",
     "SELECT d.id, d.code, p.name, u.name, d.desk_id,"
     " d.received_at, d.due_at, d.finished_at, d.reappointed_at,"
     " d.adjusted_due_at, (SELECT MIN(m.promised_at)"
     "  FROM public_moved_date m WHERE m.dossier_id = d.id),"
     " COALESCE(e.state, ''), COALESCE(e.class, ''),"
     " COALESCE((SELECT c.name FROM cause c WHERE c.code = e.cause"
     "  ORDER BY c.valid_from DESC LIMIT 1), ''), COALESCE(e.words, ''),"
     " COALESCE((SELECT GROUP_CONCAT(CONCAT(y.name, ' (', r.late_days, ')')"
     "  ORDER BY r.seq SEPARATOR '\\n') FROM request r"
     "  JOIN unit y ON y.id = r.unit_id WHERE r.dossier_id = d.id"
     "  AND r.late_reason IS NOT NULL), ''),"
     " COALESCE(x.state, ''), x.number, x.stamped_at"
     " FROM dossier d FORCE INDEX (late_due)"
     " STRAIGHT_JOIN procedure_version p ON p.id = d.version_id"
     " STRAIGHT_JOIN unit u ON u.id = d.seat_lead_id"
     " LEFT JOIN explanation e ON e.dossier_id = d.id AND e.round = 1"
     " LEFT JOIN letter x ON x.id = (SELECT f.letter_id FROM letter_fault f"
     "  FORCE INDEX (fault_dossier)"
     "  JOIN letter s ON s.id = f.letter_id WHERE f.dossier_id = d.id"
     "  AND f.fault = 'tre_han' AND s.state <> 'HUY' AND"
     PROMISE_SAME_DAY("f.old_due_at", "d.due_at")
     "  ORDER BY s.stamped_at IS NULL, f.letter_id DESC LIMIT 1)"
     " WHERE d.seat_id = ? AND d.due_at >= ? AND d.due_at < ?"
     " AND (d.due_at > ? OR d.id > ?)"
     " AND IF(d.finished_at IS NULL, d.due_at < ?,"
     "  DATE(d.finished_at + INTERVAL 7 HOUR)"
     "   > DATE(d.due_at + INTERVAL 7 HOUR))"
     " AND (? = 0 OR d.seat_lead_id = ?)"
     " ORDER BY d.due_at, d.id LIMIT 1000");

struct scan {
	const struct late_scope *scope;
	struct instant from;
	int64_t after;
	enum err (*take)(struct cx *cx, const struct late_line *line,
			 void *arg);
	void *arg;
};

static enum err count_days(struct cx *cx, struct unit_id desk,
			   struct late_line *l)
{
	struct instant end = l->finished_at.s == INSTANT_NONE.s ?
				     cx->now :
				     l->finished_at;
	const struct workcal *cal;

	TRY(calendar_of(cx, desk, &cal));
	l->work_days_late = deadline_classify(l->due_at, end, cal)
				    .work_days_late;
	return OK;
}

static bool next_line(struct cx *cx, struct rows *rows, struct late_line *l,
		      struct unit_id *ret_desk)
{
	const char *explained, *class_code, *letter;
	struct instant stamped_at;
	int64_t number;

	if (!rows_next(rows, &l->id.v, &l->code, &l->procedure_name,
		       &l->lead_name, &ret_desk->v, &l->received_at,
		       &l->due_at, &l->finished_at, &l->reappointed_at,
		       &l->adjusted_due_at, &l->promised_at,
		       &explained, &class_code, &l->cause_name, &l->words,
		       &l->co_units, &letter, &number, &stamped_at))
		return false;
	l->has_explanation = *explained != '\0';
	l->explanation = explanation_state_from_code(explained);
	l->class_name = class_name_of(class_code);
	l->has_letter = *letter != '\0';
	l->letter = letter_state_from_code(letter);
	l->is_registered = stamped_at.s != INSTANT_NONE.s;
	l->letter_number = letter_number(cx->arena, number);
	return true;
}

static enum err scan_piece(struct cx *cx, void *arg, size_t *ret_n)
{
	struct scan *s = arg;
	struct late_line line;
	struct unit_id desk;
	struct rows rows;

	TRY(db_query(cx, q_late, &rows, s->scope->authority.v, s->from,
		     period_end(&s->scope->period), s->from, s->after,
		     instant_at(instant_day(cx->now), 0), s->scope->lead.v,
		     s->scope->lead.v));
	*ret_n = rows.n;
	while (next_line(cx, &rows, &line, &desk)) {
		TRY(count_days(cx, desk, &line));
		TRY(s->take(cx, &line, s->arg));
		s->from = line.due_at;
		s->after = line.id.v;
	}
	return OK;
}

enum err late_each(struct cx *cx, const struct late_scope *scope,
		   enum err (*take)(struct cx *cx, const struct late_line *line,
				    void *arg),
		   void *arg)
{
	struct scan s = { .scope = scope,
			  .from = period_start(&scope->period),
			  .take = take,
			  .arg = arg };

	return pieces_each(cx, scan_piece, &s);
}

void late_count(struct late_totals *totals, const struct late_line *line)
{
	totals->late++;
	if (line->is_registered)
		totals->with_letter++;
	else
		totals->without_letter++;
	if (line->has_explanation && line->explanation == EXPLAIN_CLOSED)
		totals->explained++;
}
