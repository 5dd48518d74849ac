/*
 * Hand-over by scanner: each scan forwards a dossier or signs for it, says
 * what it did, and the list grows.  The list is the day's events of this
 * account, not something a page remembers.
 */
#include "common/gate.h"
#include "common/page.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/desk/scan_day.h"
#include "domain/power.h"
#include "domain/queue/queue.h"
#include "markers.h"
#include "staff/desk/desk.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"

static const struct field scan_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct scan_fields, key, "_key", "Khóa biểu mẫu",
		 FIELD_REQUIRED, 32),
	FIELD_TEXT(struct scan_fields, code, "ma", "Mã hồ sơ", FIELD_REQUIRED,
		   300),
};
static void judge(struct rq *rq);
const struct form scan_form =
	FORM_JUDGED(struct scan_fields, scan_form_fields, judge);

/* The field comes back empty, so the sentence says what had been read. */
static void problem(struct rq *rq, const char *why)
{
	const struct scan_fields *form = rq->form;

	rq_forget_problems(rq);
	rq_problem(rq, "ma",
		   arena_printf(rq->cx.arena, "“%s”: %s", form->code, why));
}

/* A key that was used is told of beside the code, as all else. */
static void judge(struct rq *rq)
{
	if (rq_problem_of(rq, "_key"))
		problem(rq, rq_problem_of(rq, "_key"));
}

/* A refusal is one scan's result, not the end of the batch. */
static enum err refused(struct rq *rq, enum err err)
{
	const char *why;

	if (err != ERR_MISSING && err != ERR_STATE && err != ERR_DENIED &&
	    err != ERR_CONFLICT && err != ERR_INPUT)
		return err;
	why = cx_take_fault(&rq->cx).message;
	problem(rq, why ? why : "Không thực hiện được.");
	return ERR_INPUT;
}

enum err scan_code(struct rq *rq, const char **ret)
{
	const struct scan_fields *form = rq->form;

	return refused(rq, search_written(&rq->cx, actor_of(rq),
					       form->code, ret));
}

static void fill_done(struct rq *rq, struct view *v,
		      const struct scan_done *s)
{
	view_set(v, M_CODE, s->code);
	view_set(v, M_APPLICANT, s->applicant);
	view_set(v, M_PROCEDURE, s->procedure_name);
	view_set(v, M_MOVE, move_name(s->move));
	view_set(v, M_UNIT, s->holder_unit_name);
	view_set(v, M_AT, clock_words(rq->cx.arena, s->at));
	if (s->may_recall) {
		v = view_add(v, M_RECALL);
		view_set(v, M_CODE, s->code);
		view_set(v, M_CSRF, gate_csrf(rq));
		view_set(v, M_FORM_KEY, gate_form_key(rq));
	}
}

enum err scan_page(struct rq *rq, struct view *v, enum move one,
		   enum move other)
{
	struct scan_done *list;
	size_t n;

	TRY(scan_today(&rq->cx, actor_of(rq), one, other, &list, &n));
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, gate_form_key(rq));
	page_beside(rq, v, M_ERR, "ma");
	if (!n) {
		view_show(v, M_EMPTY);
		return OK;
	}
	view_set(view_add(v, M_LAST), M_TEXT,
		 arena_printf(rq->cx.arena, "%s: %s, %s lúc %s",
			      move_name(list[0].move), list[0].code,
			      list[0].applicant,
			      clock_words(rq->cx.arena, list[0].at)));
	v = view_add(v, M_LIST);
	view_set_int(v, M_COUNT, (long long)n);
	if (n == SCAN_DAY_MAX)
		view_show(v, M_MORE);
	for (size_t i = 0; i < n; i++)
		fill_done(rq, view_add(v, M_ROW), &list[i]);
	return OK;
}

enum err scan_hand_over_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_DESK_SCAN, "Bàn giao bằng máy quét");

	if (power_somewhere(actor_of(rq), ROLE_RECEPTION | ROLE_RECEPTION_HEAD))
		view_show(v, M_DESK);
	TRY(scan_page(rq, v, MOVE_FORWARD, MOVE_ACCEPT));
	return page_send(rq);
}

static enum err make_move(struct rq *rq, const struct dossier *d,
			  enum move move)
{
	const struct scan_fields *form = rq->form;
	const struct step step = { .form_key = form->key,
				   .version = d->version,
				   .move = move,
				   .limit = INT64_MIN };

	return dossier_move(&rq->cx, actor_of(rq), d->id, &step);
}

static enum err scanned(struct rq *rq, enum move fixed)
{
	const char *code;
	struct dossier d;
	enum err err;

	TRY(scan_code(rq, &code));
	err = dossier_open(&rq->cx, actor_of(rq), code, &d);
	if (err == OK)
		err = make_move(rq, &d,
				fixed != MOVE_COUNT ? fixed :
				d.in_transit	     ? MOVE_ACCEPT :
						       MOVE_FORWARD);
	TRY(refused(rq, err));
	return res_see_other(rq, "/can-bo/quet/ban-giao");
}

/* On its way: signed for by who receives it; else it is sent on its way. */
enum err scan_hand_over(struct rq *rq)
{
	return scanned(rq, MOVE_COUNT);
}

enum err scan_recall(struct rq *rq)
{
	return scanned(rq, MOVE_RECALL);
}
