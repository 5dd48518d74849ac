/* What a file holds: rounds, dossiers, history. */
#include <string.h>

#include "db/db.h"
#include "domain/accountability/accountability_internal.h"
#include "domain/power.h"

STMT(q_rounds, "i", "isis" "tttttt" "ddd" "sssssss" "ssss" "sss",
     "SELECT r.round, r.measure, r.threshold_n, r.legal_basis,"
     " r.opened_at, r.said_at, r.lapsed_at, r.reviewed_at, r.handled_at,"
     " r.closed_at, r.hear_until, r.review_day, r.decision_day,"
     " COALESCE(r.said, ''), COALESCE(l.name, ''),"
     " COALESCE(r.review_place, ''), COALESCE(r.review_people, ''),"
     " COALESCE(r.review_words, ''), COALESCE(v.name, ''),"
     " COALESCE(r.decision_number, ''), COALESCE(r.new_post, ''),"
     " COALESCE(r.ground, ''), COALESCE(h.name, ''), COALESCE(r.done, ''),"
     " COALESCE(c.name, ''), COALESCE(k.name, ''),"
     " COALESCE(k.legal_basis, '')"
     " FROM accountability_round r"
     " LEFT JOIN account l ON l.id = r.lapsed_by"
     " LEFT JOIN account v ON v.id = r.reviewed_by"
     " LEFT JOIN account h ON h.id = r.handled_by"
     " LEFT JOIN account c ON c.id = r.closed_by"
     " LEFT JOIN handling_form k ON k.code = r.form AND k.valid_from ="
     "  (SELECT MAX(x.valid_from) FROM handling_form x WHERE x.code = r.form"
     "   AND x.valid_from <= DATE(r.handled_at + INTERVAL 7 HOUR))"
     " WHERE r.file_id = ? ORDER BY r.round LIMIT 10");

enum err accountability_rounds(struct cx *cx, struct accountability_id id,
			       struct accountability_round **ret,
			       size_t *ret_n)
{
	struct accountability_round *list, *r;
	int64_t round, threshold;
	const char *measure;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_rounds, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (r = list; rows_next(&rows, &round, &measure, &threshold, &r->basis,
				 &r->opened_at, &r->said_at, &r->lapsed_at,
				 &r->reviewed_at, &r->handled_at,
				 &r->closed_at, &r->hear_until, &r->review_day,
				 &r->decision_day, &r->said, &r->lapsed_by,
				 &r->review_place, &r->review_people,
				 &r->review_words, &r->reviewed_by,
				 &r->decision_number, &r->new_post, &r->ground,
				 &r->handled_by, &r->done, &r->closed_by,
				 &r->form_name, &r->form_basis);
	     r = &list[++n]) {
		r->round = (int)round;
		r->measure = measure_from_code(measure);
		r->threshold_n = (int)threshold;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_lines, "i", "sssi" "dtt",
     "SELECT d.code, p.name, COALESCE((SELECT c.name FROM cause c"
     " WHERE c.code = l.cause ORDER BY c.valid_from DESC LIMIT 1), ''),"
     " l.lateness, l.late_since, d.finished_at, l.counted_at"
     " FROM accountability_file_dossier l"
     " JOIN dossier d ON d.id = l.dossier_id"
     " JOIN procedure_version p ON p.id = d.version_id"
     " WHERE l.file_id = ? ORDER BY l.late_since, l.explanation_id LIMIT 500");

enum err accountability_lines(struct cx *cx, struct accountability_id id,
			      struct accountability_line **ret, size_t *ret_n)
{
	struct accountability_line *list, *l;
	struct rows rows;
	int64_t lateness;
	size_t n = 0;

	TRY(db_query(cx, q_lines, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (l = list; rows_next(&rows, &l->code, &l->procedure_name,
				 &l->cause_name, &lateness, &l->late_since,
				 &l->finished_at, &l->counted_at);
	     l = &list[++n])
		l->lateness = (int)lateness;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_note, "itiisssi", "",
     "INSERT INTO accountability_file_event (file_id, at, account_id,"
     " unit_id, role, action, words, acting_for)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

enum err accountability_note(struct cx *cx, const struct actor *actor,
			     const struct accountability *f,
			     enum accountability_act act, const char *words)
{
	struct acting as =
		power_used(actor, accountability_roles(actor, f, act));

	return db_exec(cx, q_note, f->id.v, cx->now, actor->id.v,
		       actor->unit.v, role_code(as.role),
		       accountability_act_code(act), words, as.for_whom.v);
}

enum err accountability_note_sweep(struct cx *cx, struct accountability_id id,
				   const char *action, const char *words)
{
	return db_exec(cx, q_note, id.v, cx->now, INT_NONE, INT_NONE, "",
		       action, words, INT_NONE);
}

STMT(q_events, "i", "tssss",
     "SELECT e.at, CONCAT(COALESCE(a.name, ''), IF(f.id IS NULL, '',"
     "  CONCAT(' (ký thay ', f.name, ')'))), COALESCE(u.name, ''), e.action,"
     " e.words FROM accountability_file_event e"
     " LEFT JOIN account a ON a.id = e.account_id"
     " LEFT JOIN account f ON f.id = e.acting_for"
     " LEFT JOIN unit u ON u.id = e.unit_id"
     " WHERE e.file_id = ? ORDER BY e.id DESC LIMIT 200");

static const char *event_words(const char *action)
{
	static const char *const swept[][2] = {
		{ "mo", "Mở hồ sơ" },
		{ "them", "Thêm hồ sơ trễ hẹn" },
		{ "nang", "Nâng yêu cầu xem xét" },
	};
	enum accountability_act act = accountability_act_from_code(action);

	for (size_t i = 0; i < sizeof(swept) / sizeof(swept[0]); i++) {
		if (strcmp(swept[i][0], action) == 0)
			return swept[i][1];
	}
	return act == ACCOUNT_SAY ? "Cán bộ có ý kiến" :
	       act == ACCOUNT_ACT_COUNT ? "" :
					  accountability_act_name(act);
}

enum err accountability_events(struct cx *cx, struct accountability_id id,
			       struct accountability_event **ret,
			       size_t *ret_n)
{
	struct accountability_event *list, *e;
	const char *action;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_events, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (e = list; rows_next(&rows, &e->at, &e->who, &e->unit, &action,
				 &e->words);
	     e = &list[++n])
		e->what = event_words(action);
	*ret = list;
	*ret_n = n;
	return OK;
}
