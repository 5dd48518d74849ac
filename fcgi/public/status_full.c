/*
 * The whole of a dossier, for who holds its receipt: which unit has it, the
 * days used and left, why the appointment is that day, what happened, what to
 * bring.  Units, never officers; the name masked (Law 91/2025/QH15).
 */
#include <stdlib.h>
#include <string.h>

#include "common/days.h"
#include "common/page.h"
#include "common/papers.h"
#include "domain/admin/calendar_change.h"
#include "domain/casework/access.h"
#include "domain/casework/shares.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/reception/receive.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"
#include "text/text.h"

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
	const struct workcal *cal;
	struct facts facts;
	struct telling telling;
	struct public_file notice; /* of the money that is awaited */
	bool has_notice;
};

static enum err load_notice(struct cx *cx, struct whole *w)
{
	enum err err = lookup_notice(cx, w->d.id, &w->notice);

	w->has_notice = err == OK;
	return cx_without(cx, err, ERR_MISSING) ? OK : err;
}

static enum err load(struct cx *cx, const char *code, struct whole *ret)
{
	TRY(lookup_full(cx, code, &ret->d));
	TRY(lookup_status(cx, code, &ret->promise));
	TRY(lookup_events(cx, ret->d.id, &ret->events, &ret->events_n));
	TRY(lookup_papers(cx, ret->d.id, &ret->papers, &ret->papers_n));
	TRY(load_notice(cx, ret));
	TRY(access_of(cx, ret->d.id, &ret->looks, &ret->looks_n));
	TRY(calendar_of(cx, ret->d.desk, &ret->cal));
	TRY(dossier_facts(cx, &ret->d, &ret->promise, ret->events,
			  ret->events_n, ret->cal, &ret->facts));
	ret->telling = telling_of(cx->arena, &ret->facts, TELL_FULL);
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

/* What is missing and why; until when is told above. */
static void fill_supplement(struct rq *rq, struct view *v,
			    const struct public_event *e)
{
	struct arena *arena = rq->cx.arena;
	char *items, *save = NULL;

	v = view_add(v, M_ACT_SUPPLEMENT);
	view_set(v, M_REASON, event_value(arena, e->told, "reason"));
	items = arena_strdup(arena, event_value(arena, e->told, "items"));
	for (char *line = strtok_r(items, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save))
		view_set(view_add(v, M_ITEM), M_TEXT, line);
}

static void fill_file(struct view *v, const struct whole *w,
		      const struct public_file *f)
{
	v = view_add(v, M_FILE);
	view_set(v, M_CODE, w->d.status.code);
	view_setf(v, M_SIZE, "%s, %lld KB",
		  strcmp(f->type, "pdf") == 0 ? "PDF" : "tệp",
		  (long long)(f->size + 1023) / 1024);
}

static void fill_payment(struct rq *rq, struct view *v,
			 const struct public_event *e)
{
	struct arena *arena = rq->cx.arena;

	v = view_add(v, M_ACT_PAY);
	view_set(v, M_NUMBER, event_value(arena, e->told, "notice_number"));
	view_set(v, M_DAY, day_dmy(arena, instant_day(e->at)));
	view_set(v, M_AMOUNT,
		 text_number(arena, atoll(event_value(arena, e->told,
						      "amount"))));
}

static void fill_parcel(struct rq *rq, struct view *v,
			const struct public_event *e)
{
	v = view_add(v, M_ACT_POSTED);
	view_set(v, M_NUMBER, event_value(rq->cx.arena, e->told, "waybill"));
	view_set(v, M_DAY, day_dmy(rq->cx.arena, instant_day(e->at)));
}

/* The particulars of what is asked of the owner, or on its way. */
static void fill_act(struct rq *rq, struct view *v, const struct whole *w)
{
	static const struct {
		enum state state;
		enum move move;
		void (*fill)(struct rq *rq, struct view *v,
			     const struct public_event *e);
	} acts[] = {
		{ STATE_SUPPLEMENT, MOVE_ASK_SUPPLEMENT, fill_supplement },
		{ STATE_PAYMENT, MOVE_ASK_PAYMENT, fill_payment },
		{ STATE_POSTED, MOVE_POST, fill_parcel },
	};

	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		const struct public_event *e = last_told(w, acts[i].move);

		if (w->d.status.state == acts[i].state && e)
			acts[i].fill(rq, v, e);
	}
	if (w->has_notice && w->d.status.state == STATE_PAYMENT)
		fill_file(view_add(v, M_ACT_NOTICE), w, &w->notice);
}

/* Why it was refused or stopped, and by which paper. */
static void fill_why(struct rq *rq, struct view *v, const struct whole *w)
{
	struct arena *arena = rq->cx.arena;
	const struct public_event *e = deciding_event(
		w->events, w->events_n, w->facts.ending);
	const struct public_event *release = last_told(w, MOVE_RELEASE);
	const char *ground;
	struct day day;

	if (!e)
		return;
	v = view_add(v, M_WHY);
	ground = event_value(arena, e->told, "ground");
	view_setf(v, M_REASON, "Lý do: %s%s%s",
		  *e->why ? e->why : "ghi trong văn bản",
		  *ground ? ". Căn cứ: " : "", ground);
	if (w->facts.ending != END_REFUSED || !release ||
	    !day_parse_iso(event_value(arena, release->told, "document_date"),
			   &day))
		return;
	v = view_add(v, M_PAPER_LINE);
	view_set(v, M_NUMBER,
		 event_value(arena, release->told, "document_number"));
	view_set(v, M_DAY, day_dmy(arena, day));
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

/* Working time by whom, the longest first: only of what was late. */
static enum err fill_whose(struct rq *rq, struct view *v,
			   const struct whole *w)
{
	struct arena *arena = rq->cx.arena;
	int64_t day = workcal_day_minutes(w->cal);
	struct view *shares = NULL;
	struct share *list;
	size_t n;

	TRY(lookup_shares(&rq->cx, &w->d, w->events, w->events_n, w->cal,
			  &list, &n));
	for (size_t i = 0; i < n; i++) {
		struct share *most = NULL;
		struct view *row;

		for (size_t k = 0; k < n; k++) {
			if (list[k].minutes > 0 &&
			    (!most || list[k].minutes > most->minutes))
				most = &list[k];
		}
		if (!most)
			break;
		if (!shares)
			shares = view_add(v, M_SHARES);
		row = view_add(shares, M_SHARE);
		view_set(row, M_UNIT, *most->unit ? most->unit : most->who);
		view_set(row, M_TIME,
			 most->minutes < day ?
				 minutes_words(arena, most->minutes) :
				 arena_printf(arena, "%lld ngày làm việc",
					      (long long)(most->minutes /
							  day)));
		most->minutes = 0;
	}
	return OK;
}

static enum err fill_letter(struct rq *rq, struct view *v,
			    const struct whole *w, const char **ret_reason)
{
	struct arena *arena = rq->cx.arena;
	struct public_letter l;
	enum err err = lookup_letter(&rq->cx, w->d.id, &l);

	*ret_reason = "";
	if (cx_without(&rq->cx, err, ERR_MISSING)) {
		view_show(v, M_NO_LETTER);
		return OK;
	}
	TRY(err);
	*ret_reason = l.reason;
	v = view_add(v, M_LETTER);
	view_set(v, M_NUMBER, l.number);
	view_set(v, M_DAY, day_dmy(arena, instant_day(l.signed_at)));
	if (l.new_due_at.s != INSTANT_NONE.s)
		view_set(view_add(v, M_AGAIN), M_WORDS,
			 again_words(arena, l.new_due_at,
				     w->facts.ending != END_NONE, rq->cx.now));
	if (l.has_file)
		fill_file(v, w, &l.file);
	return OK;
}

/* Why it is late, whose days they were, and the apology. */
static enum err fill_delay(struct rq *rq, struct view *v,
			   const struct whole *w)
{
	const char *cause, *reason;

	if (w->facts.promise != PROMISE_LATE &&
	    w->facts.promise != PROMISE_BROKEN && !*w->promise.letter)
		return OK;
	v = view_add(v, M_DELAY);
	TRY(lookup_delay(&rq->cx, w->d.id, &cause));
	TRY(fill_letter(rq, v, w, &reason));
	if (*reason || *cause)
		view_set(view_add(v, M_CAUSE), M_REASON,
			 *reason ? reason : cause);
	else
		view_show(v, M_NO_CAUSE);
	return fill_whose(rq, v, w);
}

/* First where it is now, then what the citizen must do: nothing is said too. */
static void fill_now(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct status *s = &w->d.status;

	view_set(v, M_CODE, s->code);
	view_set(v, M_PROCEDURE, w->d.procedure_name);
	view_set(v, M_PROCEDURE_CODE, w->d.procedure_code);
	view_set(v, M_HOLDER_UNIT, w->d.holder_unit_name);
	fill_why(rq, told_fill(v, &w->facts, &w->telling), w);
	fill_act(rq, v, w);
	dates_fill(rq, v, &w->promise, &w->facts, &w->telling);
}

/* NULL: a unit that has ended holds nothing, nor does a desk what the post
 * has. */
static const char *holder(const struct whole *w)
{
	return w->facts.seat == SEAT_ENDED ||
			       w->d.status.state == STATE_POSTED ?
		       NULL :
		       w->d.holder_unit_name;
}

static void fill_facts(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct status *s = &w->d.status;
	struct arena *arena = rq->cx.arena;

	view_set(v, M_RECEIVED_AT, moment_words(arena, s->received_at));
	if (s->finished_at.s != INSTANT_NONE.s &&
	    w->telling.date != DATE_ENDED) {
		struct view *f = view_add(v, M_FINISHED);

		view_set(f, M_NAME, w->facts.ending == END_REFUSED ?
					    "Có văn bản trả lời lúc" :
					    "Có kết quả lúc");
		view_set(f, M_AT, moment_words(arena, s->finished_at));
	}
	if (s->returned_at.s != INSTANT_NONE.s)
		view_set(view_add(v, M_RETURNED), M_AT,
			 moment_words(arena, s->returned_at));
	view_set(v, M_MASKED_NAME, w->d.masked_name);
	view_setf(v, M_SETS, "%d bộ", w->d.sets);
	if (!state_is_end(s->state)) {
		if (holder(w))
			view_set(view_add(v, M_HOLDER_LINE), M_HOLDER_UNIT,
				 holder(w));
		view_show(v, w->d.receive_way == RECEIVE_BY_POST ? M_WAY_POST :
							  M_WAY_DESK);
	}
	view_set(v, M_UPDATED, moment_words(arena, s->last_at));
	view_set(v, M_NOW, moment_words(arena, rq->cx.now));
	view_desk(rq, v, &w->promise);
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
	static const char *const looks[] = {
		[STEP_DONE] = M_STEP_DONE,
		[STEP_NOW] = M_STEP_NOW,
		[STEP_AHEAD] = M_STEP_AHEAD,
		[STEP_NEVER] = M_STEP_NEVER,
	};
	const struct telling *t = &w->telling;

	view_set_int(v, M_STEPS_DONE, t->steps_done);
	view_set_int(v, M_STEPS_TOTAL, STEPS_TOTAL);
	if (*t->steps_note)
		view_set(view_add(v, M_STEPS_NOTE), M_WORDS, t->steps_note);
	for (int i = 0; i < STEPS_TOTAL; i++) {
		struct view *step = view_add(v, M_STEP);
		struct instant at = reached(w, i + 1);

		view_set(step, M_NAME, step_names[i]);
		view_show(step, looks[t->steps[i]]);
		if (t->steps[i] == STEP_DONE && at.s != INSTANT_NONE.s)
			view_set(view_add(step, M_STEP_NOTE), M_NOTE,
				 moment_words(rq->cx.arena, at));
		if (t->steps[i] != STEP_NOW)
			continue;
		view_set(step, M_DOING, *t->step_wait ? "đang chờ ông/bà" :
							"đang làm");
		if (*t->step_wait || holder(w))
			view_set(view_add(step, M_STEP_NOTE), M_NOTE,
				 *t->step_wait ? t->step_wait : holder(w));
	}
}

/* Newest first; what only concerns the office inside is folded away. */
static void fill_log(struct rq *rq, struct view *v, const struct whole *w)
{
	struct view *inner = NULL;

	for (size_t i = w->events_n; i-- > 0;) {
		const struct public_event *e = &w->events[i];
		const char *told = move_told(e->move);
		struct view *row;

		if (!told && !inner)
			inner = view_add(v, M_INNER);
		row = view_add(told ? v : inner, M_EVENT);
		view_set(row, M_AT, moment_words(rq->cx.arena, e->at));
		view_set(row, M_MOVE, told ? told : move_name(e->move));
		view_set(row, M_UNIT, e->unit_name);
	}
}

#define LOOKS_SHOWN 6

static bool same_look(const struct access *a, const struct access *b,
		      bool by_hour)
{
	return (by_hour ? a->hour.s == b->hour.s :
			  instant_day(a->hour).n == instant_day(b->hour).n) &&
	       strcmp(a->unit_name, b->unit_name) == 0 &&
	       strcmp(a->role, b->role) == 0 &&
	       strcmp(a->purpose, b->purpose) == 0;
}

/* By day or hour, unit, role and purpose, in the words of the page: what reads
 * the same is one line.  In the order of the newest look of each. */
static size_t looks_grouped(struct arena *arena, const struct whole *w,
			    bool by_hour, struct access **ret)
{
	struct access *list = arena_array(arena, w->looks_n + 1,
					  sizeof(*list));
	size_t n = 0;

	for (size_t i = 0; i < w->looks_n; i++) {
		size_t k = 0;

		while (k < n && !same_look(&list[k], &w->looks[i], by_hour))
			k++;
		if (k == n)
			list[n++] = w->looks[i];
		else
			list[k].times += w->looks[i].times;
	}
	*ret = list;
	return n;
}

static void fill_look(struct view *row, const struct access *a,
		      const char *when)
{
	view_set(row, M_AT, when);
	view_set(row, M_UNIT, a->unit_name);
	view_set(row, M_ROLE, *a->role ? a->role : "Cán bộ");
	view_set(row, M_PURPOSE,
		 *a->purpose ? a->purpose : "Giải quyết hồ sơ");
	view_set_int(row, M_TIMES, a->times);
}

/* Who has looked: the owner sees every look, never the officer's name; by
 * day, and folded away hour by hour. */
static void fill_looks(struct rq *rq, struct view *v, const struct whole *w)
{
	struct arena *arena = rq->cx.arena;
	struct access *days, *hours;
	size_t n = looks_grouped(arena, w, false, &days);
	size_t hours_n = looks_grouped(arena, w, true, &hours);
	struct view *list;

	if (!n) {
		view_show(v, M_NO_LOOKS);
		return;
	}
	list = view_add(v, M_LOOKS);
	if (w->looks_n == ACCESS_MAX)
		view_show(list, M_LOOKS_CUT);
	for (size_t i = 0; i < n && i < LOOKS_SHOWN; i++)
		fill_look(view_add(list, M_DAY_LOOK), &days[i],
			  day_dmy(arena, instant_day(days[i].hour)));
	for (size_t i = 0; i < hours_n; i++) {
		struct instant at = hours[i].hour;

		fill_look(view_add(list, M_LOOK), &hours[i],
			  arena_printf(arena, "%d giờ, %s",
				       instant_second(at) / 3600,
				       day_dmy(arena, instant_day(at))));
	}
}

static void fill_days(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct bar bar = { .term = w->d.term,
				 .cal = w->cal,
				 .due = w->d.status.due_at,
				 .finished = w->d.status.finished_at,
				 .first_due = w->d.status.first_due_at,
				 .is_ended = w->telling.date == DATE_ENDED };

	days_bar(&rq->cx, v, w->days, &bar);
	days_months(&rq->cx, v, w->days, &bar);
	days_table(&rq->cx, v, w->days);
}

enum err status_full(struct rq *rq, const char *code)
{
	struct whole w;
	struct view *v;

	TRY(load(&rq->cx, code, &w));
	v = page_public(rq, T_PUBLIC_STATUS_FULL, "Hồ sơ của ông/bà");
	view_show(page_layout(rq), M_NOINDEX);
	res_header(rq, "Cache-Control", "no-store");
	fill_now(rq, v, &w);
	TRY(fill_delay(rq, v, &w));
	TRY(fill_adjusted(rq, v, &w));
	fill_facts(rq, v, &w);
	fill_steps(rq, v, &w);
	fill_log(rq, v, &w);
	papers_show(rq, v, w.papers, w.papers_n);
	fill_looks(rq, v, &w);
	TRY(claims_fill(rq, v, &w.d, &w.promise));
	fill_days(rq, v, &w);
	fill_moved(rq, v, &w);
	return page_send(rq);
}
