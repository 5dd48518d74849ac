/*
 * The whole of a dossier, for who holds its receipt: which unit has it, the
 * days used and left, why the appointment is that day, what happened, what to
 * bring.  Units, never officers; the name masked (Law 91/2025/QH15).
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common/days.h"
#include "common/page.h"
#include "domain/access.h"
#include "domain/calendar.h"
#include "domain/calendar_change.h"
#include "markers.h"
#include "public/pages.h"

struct whole {
	struct public_dossier d;
	struct status promise; /* with the letter, when there is one */
	struct public_event *events;
	size_t events_n;
	struct paper *papers;
	size_t papers_n;
	struct access *looks;
	size_t looks_n;
	struct deadline due;
	const struct explain *days;
};

static enum err load(struct cx *cx, const char *code, struct whole *ret)
{
	TRY(lookup_full(cx, code, &ret->d));
	TRY(lookup_status(cx, code, &ret->promise));
	TRY(lookup_events(cx, ret->d.id, &ret->events, &ret->events_n));
	TRY(lookup_papers(cx, ret->d.id, &ret->papers, &ret->papers_n));
	TRY(access_of(cx, ret->d.id, &ret->looks, &ret->looks_n));
	return lookup_explain(cx, &ret->d, ret->events, ret->events_n,
			      &ret->due, &ret->days);
}

static const struct public_event *last_told(const struct whole *w, enum move m)
{
	for (size_t i = w->events_n; i-- > 0;) {
		if (w->events[i].move == m)
			return &w->events[i];
	}
	return NULL;
}

/* Why the calendar moved the appointment, or gave it back. */
static void fill_moved(struct rq *rq, struct view *v, const struct whole *w)
{
	for (size_t i = 0; i < w->events_n; i++) {
		const char *words = recalendar_words(rq->cx.arena,
						     w->events[i].move,
						     w->events[i].told);

		if (words)
			view_set(view_add(v, M_MOVED), M_WORDS, words);
	}
}

/* The first appointment, and what has moved it since. */
static void fill_first(struct rq *rq, struct view *v, const struct status *s,
		       const struct whole *w)
{
	bool has_stopped = false;

	for (size_t i = 0; i < w->events_n; i++)
		has_stopped |= w->events[i].clock[0] == 'p';
	v = view_add(v, M_FIRST_LINE);
	view_set(v, M_DAY,
		 day_words(rq->cx.arena, instant_day(s->first_due_at)));
	view_set(v, M_WHY,
		 has_stopped ? "ngày hẹn dời theo thời gian đã dừng lại" :
			       "ngày hẹn dời theo lịch làm việc đã công bố");
}

static void fill_until(struct rq *rq, struct view *v, const char *told)
{
	const char *until = event_value(rq->cx.arena, told, "until");
	struct day day;

	if (day_parse_iso(until, &day))
		view_set(view_add(v, M_UNTIL), M_DAY,
			 day_words(rq->cx.arena, day));
}

/* What is missing, why, until when. */
static void fill_supplement(struct rq *rq, struct view *v,
			    const struct whole *w)
{
	const struct public_event *e = last_told(w, MOVE_ASK_SUPPLEMENT);
	struct arena *arena = rq->cx.arena;
	char *items, *save = NULL;

	v = view_add(v, M_ACT_SUPPLEMENT);
	view_desk(rq, v, &w->d.status);
	if (!e)
		return;
	view_set(v, M_REASON, event_value(arena, e->told, "reason"));
	items = arena_strdup(arena, event_value(arena, e->told, "items"));
	for (char *line = strtok_r(items, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save))
		view_set(view_add(v, M_ITEM), M_TEXT, line);
	fill_until(rq, v, e->told);
}

static void fill_payment(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct public_event *e = last_told(w, MOVE_ASK_PAYMENT);
	struct arena *arena = rq->cx.arena;

	v = view_add(v, M_ACT_PAY);
	if (!e)
		return;
	view_set(v, M_NUMBER, event_value(arena, e->told, "notice_number"));
	view_set(v, M_AMOUNT,
		 text_number(arena, atoll(event_value(arena, e->told,
						      "amount"))));
	fill_until(rq, v, e->told);
}

static void fill_parcel(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct public_event *e = last_told(w, MOVE_POST);

	v = view_add(v, M_ACT_POSTED);
	if (e)
		view_set(v, M_NUMBER, event_value(rq->cx.arena, e->told,
						  "waybill"));
}

/* What the owner must do now: nothing is said too. */
static void fill_act(struct rq *rq, struct view *v, const struct whole *w)
{
	enum state state = w->d.status.state;

	if (state == STATE_SUPPLEMENT)
		fill_supplement(rq, v, w);
	else if (state == STATE_PAYMENT)
		fill_payment(rq, v, w);
	else if (state == STATE_POSTED)
		fill_parcel(rq, v, w);
	else if (state == STATE_READY)
		view_show(v, M_ACT_COLLECT);
	else if (state_is_end(state))
		view_show(v, M_ACT_NONE_MORE);
	else
		view_show(v, M_ACT_NONE);
}

/* What was corrected, for the owner: the kind and the day. */
static enum err fill_adjusted(struct rq *rq, struct view *v,
			      const struct whole *w)
{
	struct public_correction *list;
	struct view *adjusted;
	size_t n;

	TRY(view_adjusted(rq, v, &w->promise, &adjusted));
	if (!adjusted)
		return OK;
	TRY(lookup_corrections(&rq->cx, w->d.id, &list, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(adjusted, M_CORRECTION);

		view_set(row, M_KIND, correction_kind_name(list[i].kind));
		view_set(row, M_DAY,
			 day_dmy(rq->cx.arena, instant_day(list[i].at)));
	}
	return OK;
}

/* First where it is now, then what the citizen must do: nothing is said too. */
static void fill_now(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct status *s = &w->d.status;

	view_set(v, M_CODE, s->code);
	view_set(v, M_PROCEDURE, w->d.procedure_name);
	view_set(v, M_PROCEDURE_CODE, w->d.procedure_code);
	view_set(v, M_SENTENCE, state_sentence(s->state));
	view_set(v, M_HOLDER_UNIT, w->d.holder_unit_name);
	fill_act(rq, v, w);
	view_promise(rq, v, s);
	view_letter(rq, v, &w->promise);
}

static void fill_facts(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct status *s = &w->d.status;
	struct arena *arena = rq->cx.arena;
	struct instant due = s->due_at.s == INSTANT_NONE.s ? s->first_due_at :
							     s->due_at;

	view_set(v, M_DUE_DAY, day_words(arena, instant_day(due)));
	view_set(v, M_DUE_TIME, clock_words(arena, due));
	if (due.s != s->first_due_at.s)
		fill_first(rq, v, s, w);
	view_set(v, M_RECEIVED_AT, moment_words(arena, s->received_at));
	if (s->finished_at.s != INSTANT_NONE.s)
		view_set(view_add(v, M_FINISHED), M_AT,
			 moment_words(arena, s->finished_at));
	if (s->returned_at.s != INSTANT_NONE.s)
		view_set(view_add(v, M_RETURNED), M_AT,
			 moment_words(arena, s->returned_at));
	view_set(v, M_MASKED_NAME, w->d.masked_name);
	view_setf(v, M_SETS, "%02d bộ", w->d.sets);
	view_show(v, w->d.receive_way[0] == 'b' ? M_WAY_POST : M_WAY_DESK);
	view_set(v, M_UPDATED, moment_words(arena, s->last_at));
	view_desk(rq, v, s);
}

/* When each of the five steps was reached: from the ledger. */
static struct instant reached(const struct whole *w, int step)
{
	for (size_t i = 0; i < w->events_n; i++) {
		if (state_steps_done(w->events[i].to) >= step)
			return w->events[i].at;
	}
	return INSTANT_NONE;
}

static void fill_steps(struct rq *rq, struct view *v, const struct whole *w)
{
	int done = w->d.status.steps_done;

	view_set_int(v, M_STEPS_DONE, done);
	view_set_int(v, M_STEPS_TOTAL, STEPS_TOTAL);
	for (int i = 0; i < STEPS_TOTAL; i++) {
		struct view *step = view_add(v, M_STEP);
		struct instant at = reached(w, i + 1);

		view_set(step, M_NAME, step_names[i]);
		view_show(step, i < done  ? M_STEP_DONE :
				i == done ? M_STEP_NOW :
					    M_STEP_AHEAD);
		if (i < done && at.s != INSTANT_NONE.s)
			view_set(view_add(step, M_STEP_NOTE), M_NOTE,
				 moment_words(rq->cx.arena, at));
		else if (i == done)
			view_set(view_add(step, M_STEP_NOTE), M_NOTE,
				 w->d.holder_unit_name);
	}
}

static void fill_log(struct rq *rq, struct view *v, const struct whole *w)
{
	for (size_t i = w->events_n; i-- > 0;) {
		const struct public_event *e = &w->events[i];
		struct view *row = view_add(v, M_EVENT);

		view_set(row, M_AT, moment_words(rq->cx.arena, e->at));
		view_set(row, M_MOVE, move_name(e->move));
		view_set(row, M_UNIT, e->unit_name);
	}
}

static void fill_papers(struct view *v, const struct whole *w)
{
	for (size_t i = 0; i < w->papers_n; i++) {
		struct view *row = view_add(v, M_PAPER);

		view_set(row, M_NAME, w->papers[i].name);
		view_set_int(row, M_ORIGINALS, w->papers[i].originals);
		view_set_int(row, M_CERTIFIED, w->papers[i].certified);
		view_set_int(row, M_COPIES, w->papers[i].copies);
	}
}

/* Who has looked: the owner sees every look, never the officer's name. */
static void fill_looks(struct rq *rq, struct view *v, const struct whole *w)
{
	struct arena *arena = rq->cx.arena;
	struct view *list;

	if (!w->looks_n) {
		view_show(v, M_NO_LOOKS);
		return;
	}
	list = view_add(v, M_LOOKS);
	if (w->looks_n == ACCESS_MAX)
		view_show(list, M_LOOKS_CUT);
	for (size_t i = 0; i < w->looks_n; i++) {
		const struct access *a = &w->looks[i];
		struct view *row = view_add(list, M_LOOK);

		view_set(row, M_AT,
			 arena_printf(arena, "%d giờ, %s",
				      instant_second(a->hour) / 3600,
				      day_dmy(arena, instant_day(a->hour))));
		view_set(row, M_UNIT, a->unit_name);
		view_set(row, M_ROLE, *a->role ? a->role : "Cán bộ");
		view_set(row, M_PURPOSE, *a->purpose ? a->purpose :
						       "Giải quyết hồ sơ");
		view_set_int(row, M_TIMES, a->times);
	}
}

enum err status_full(struct rq *rq, const char *code)
{
	struct whole w;
	const struct workcal *cal;
	struct view *v;

	TRY(load(&rq->cx, code, &w));
	TRY(calendar_of(&rq->cx, w.d.desk, &cal));
	v = page_public(rq, T_PUBLIC_STATUS_FULL, "Hồ sơ của ông/bà");
	view_show(page_layout(rq), M_NOINDEX);
	res_header(rq, "Cache-Control", "no-store");
	fill_now(rq, v, &w);
	TRY(fill_adjusted(rq, v, &w));
	fill_facts(rq, v, &w);
	fill_steps(rq, v, &w);
	fill_log(rq, v, &w);
	fill_papers(v, &w);
	fill_looks(rq, v, &w);
	TRY(claims_fill(rq, v, &w.d, &w.promise));
	days_table(&rq->cx, v, w.days);
	fill_moved(rq, v, &w);
	days_bar(&rq->cx, v, w.days, cal, w.d.status.finished_at);
	return page_send(rq, rq->problems_n ? 422 : 200);
}
