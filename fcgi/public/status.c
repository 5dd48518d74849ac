/*
 * A dossier by its number alone: one statement, one small page.
 *
 * Circular 01/2018 art. 16.2 d: without authentication only the number and
 * the degree of completion; the appointment and its keeping are the promise
 * itself.  No unit but the desk to ask, no procedure, no name.
 */
#include "common/adjusted.h"
#include "common/page.h"
#include "common/site.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
#include "domain/reception/identity.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"

/* The letter of the apology and the new appointment, said beside the old. */
void view_letter(struct rq *rq, struct view *v, const struct status *s)
{
	struct arena *arena = rq->cx.arena;

	if (!*s->letter)
		return;
	v = view_add(v, M_LETTER);
	view_set(v, M_NUMBER, s->letter);
	view_set(v, M_DAY, day_dmy(arena, instant_day(s->letter_at)));
	if (s->reappointed_at.s != INSTANT_NONE.s)
		view_set(view_add(v, M_AGAIN), M_WORDS,
			 again_words(arena, s->reappointed_at,
				     s->finished_at.s != INSTANT_NONE.s,
				     rq->cx.now));
}

/* The mark of a correction, beside the promise; NULL: none was made. */
enum err view_adjusted(struct rq *rq, struct view *v, const struct status *s,
		       struct view **ret)
{
	const struct workcal *cal;
	struct unit *desks;
	size_t n;

	*ret = NULL;
	if (!s->adjust_n)
		return OK;
	TRY(unit_desks(&rq->cx, instant_day(rq->cx.now), &desks, &n));
	if (!n)
		return ERR_MISSING;
	TRY(calendar_of(&rq->cx, desks[0].id, &cal));
	*ret = view_add(v, M_ADJUSTED);
	view_set(*ret, M_WORDS,
		 adjusted_words(rq->cx.arena, s->adjusted_due_at,
				s->finished_at, rq->cx.now, cal));
	return OK;
}

void view_desk(struct rq *rq, struct view *v, const struct status *s)
{
	view_set(v, M_DESK, s->desk.name);
	view_contact(rq, v, &s->desk);
	page_whose(&s->desk);
}

static void fill_steps_bar(struct view *v, const struct telling *t)
{
	view_set_int(v, M_STEPS_DONE, t->steps_done);
	view_set_int(v, M_STEPS_TOTAL, STEPS_TOTAL);
	view_set_int(v, M_PERCENT, 100 * t->steps_done / STEPS_TOTAL);
	if (*t->steps_note)
		view_set(view_add(v, M_STEPS_NOTE), M_WORDS, t->steps_note);
}

static void fill_verify(struct rq *rq, struct view *v)
{
	page_field(rq, v, M_FIELD_SECRET, &verify_form, "ma_bi_mat", NULL);
}

/* Where a later rule allows more than the circular's first level. */
static enum err fill_unit(struct rq *rq, struct view *v, const struct status *s)
{
	struct public_dossier d;

	if (s->level < LOOKUP_UNIT)
		return OK;
	TRY(lookup_full(&rq->cx, s->code, &d));
	v = view_add(v, M_UNIT_LINE);
	view_set(v, M_PROCEDURE, d.procedure_name);
	view_set(v, M_HOLDER_UNIT, d.holder_unit_name);
	return OK;
}

static enum err status_by_code(struct rq *rq, const struct status *s)
{
	struct view *v = page_public(rq, T_PUBLIC_STATUS_CODE,
				     "Tình trạng hồ sơ");
	struct arena *arena = rq->cx.arena;
	struct view *adjusted;
	struct telling t;
	struct facts f;

	f = status_facts(&rq->cx, s);
	t = telling_of(arena, &f, TELL_CODE);
	view_show(page_layout(rq), M_NOINDEX);
	view_set(v, M_CODE, s->code);
	told_fill(v, &f, &t);
	dates_fill(rq, v, s, &f, &t);
	view_letter(rq, v, s);
	TRY(view_adjusted(rq, v, s, &adjusted));
	TRY(fill_unit(rq, v, s));
	fill_steps_bar(v, &t);
	view_desk(rq, v, s);
	fill_verify(rq, v);
	view_set(v, M_UPDATED, moment_words(arena, s->last_at));
	view_set(v, M_NOW, moment_words(arena, rq->cx.now));
	return page_send(rq);
}

enum err status_show(struct rq *rq)
{
	struct status status;
	enum err err = OK;
	const char *code = code_of_address(rq, &err);

	if (!code)
		return err;
	if (pass_holds(rq, code))
		return status_full(rq, code);
	err = lookup_status(&rq->cx, code, &status);
	if (err == ERR_MISSING)
		return lookup_missing(rq, code);
	TRY(err);
	return status_by_code(rq, &status);
}

enum err status_retry(struct rq *rq, const char *code)
{
	struct view *v = page_public(rq, T_PUBLIC_VERIFY, "Xem đầy đủ hồ sơ");

	view_show(page_layout(rq), M_NOINDEX);
	view_set(v, M_CODE, code);
	page_failed("Chưa mở được trang đầy đủ");
	page_problems(rq, v);
	fill_verify(rq, v);
	return page_send(rq);
}
