/*
 * A dossier for those who work on it: clock, what may be done now, timeline,
 * whose days, papers, applicant.  The buttons come from the policy table.
 */
#include <string.h>

#include "common/adjusted.h"
#include "common/days.h"
#include "common/page.h"
#include "common/papers.h"
#include "domain/admin/calendar_change.h"
#include "domain/casework/correction.h"
#include "domain/casework/dossier.h"
#include "domain/casework/payment.h"
#include "domain/casework/request.h"
#include "domain/casework/shares.h"
#include "domain/citizen/lookup.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/power.h"
#include "domain/reception/receive.h"
#include "domain/shelf/mismatch.h"
#include "markers.h"
#include "staff/dossier/told.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"

struct whole {
	const struct dossier *d;
	struct event *events;
	size_t events_n;
	struct request *requests;
	size_t requests_n;
	const struct workcal *cal;
};

static void fill_head(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct dossier *d = w->d;
	struct arena *arena = rq->cx.arena;

	view_set(v, M_CODE, d->code);
	view_set(v, M_PROCEDURE, d->procedure_name);
	view_set(v, M_PROCEDURE_CODE, d->procedure_code);
	view_set(v, M_STATE, state_name(d->state));
	if (!state_is_end(d->state)) {
		struct view *held = view_add(v, M_HELD);

		view_set(held, M_HOLDER, d->holder_name && *d->holder_name ?
						 d->holder_name :
						 "Trưởng đơn vị");
		view_set(held, M_HOLDER_UNIT, d->holder_unit_name);
	}
	view_set(v, M_RECEIVED_AT, moment_words(arena, d->received_at));
	view_set(v, M_FIRST_DUE, moment_words(arena, d->first_due_at));
	if (d->in_transit)
		view_show(v, M_IN_TRANSIT);
	if (d->finished_at.s == INSTANT_NONE.s)
		fill_due(rq, v, d->due_at, w->cal);
	else
		fill_finish(rq, v, d->due_at, d->finished_at,
			    dossier_ended(d), w->cal);
	if (d->finished_at.s != INSTANT_NONE.s) {
		struct view *f = view_add(v, M_FINISHED);

		view_set(f, M_LABEL,
			 dossier_ended(d) ? "Kết thúc lúc" : "Có kết quả lúc");
		view_set(f, M_AT, moment_words(arena, d->finished_at));
	}
	if (d->is_provisional)
		view_show(v, M_PROVISIONAL);
	if (d->adjust_n)
		view_set(view_add(v, M_ADJUSTED), M_WORDS,
			 adjusted_words(arena, d->adjusted_due_at,
					d->finished_at, rq->cx.now, w->cal));
	if (d->adjust_n || correction_kinds(actor_of(rq), d))
		view_set(view_add(v, M_ADJUST_LINK), M_CODE, d->code);
}

static void fill_applicant(struct rq *rq, struct view *v,
			   const struct dossier *d)
{
	view_set(v, M_NAME, d->name);
	view_set(v, M_ID_NUMBER, d->id_number);
	if (*d->phone)
		view_set(view_add(v, M_PHONE_LINE), M_PHONE, d->phone);
	else
		view_show(v, M_NO_PHONE);
	view_set(v, M_ADDRESS, d->address);
	if (*d->owner_name)
		view_set(view_add(v, M_OWNER_LINE), M_OWNER, d->owner_name);
	if (d->birth.n != DAY_NONE.n)
		view_set(v, M_BIRTH, day_dmy(rq->cx.arena, d->birth));
}

/* "Trần An (ký thay Lê Bình)": the event says "number name". */
static const char *actor_words(struct arena *arena, const struct event *e)
{
	const char *giver = event_value(arena, e->data, "delegated_from");
	const char *name = strchr(giver, ' ');

	return name ? arena_printf(arena, "%s (ký thay %s)", e->actor_name,
				   name + 1) :
		      e->actor_name;
}

static enum err fill_timeline(struct rq *rq, struct view *v,
			      const struct whole *w)
{
	const struct told told = { &rq->cx,	w->d,
				   w->events,	w->events_n,
				   w->requests, w->requests_n };

	for (size_t i = w->events_n; i-- > 0;) {
		const struct event *e = &w->events[i];
		struct view *row = view_add(v, M_EVENT);

		view_set(row, M_AT, moment_words(rq->cx.arena, e->at));
		view_set(row, M_MOVE, move_name(e->move));
		view_set(row, M_ACTOR, actor_words(rq->cx.arena, e));
		view_set(row, M_UNIT, e->unit_name);
		view_set(row, M_STATE, state_name(e->to));
		TRY(told_fill(&told, row, e));
		if (e->note && *e->note)
			view_set(view_add(row, M_NOTE_LINE), M_NOTE, e->note);
	}
	return OK;
}

static enum err fill_shares(struct rq *rq, struct view *v,
			    const struct whole *w)
{
	struct share *shares;
	size_t n;
	int64_t total = 0, sum = 0, before = 0;

	TRY(dossier_shares(&rq->cx, w->d, w->events, w->events_n, &shares, &n));
	for (size_t i = 0; i < n; i++)
		total += shares[i].minutes;
	if (!total) {
		view_show(v, M_NO_SHARES);
		return OK;
	}
	v = view_add(v, M_SHARES);
	view_set(v, M_TIME, minutes_words(rq->cx.arena, total));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_SHARE);

		view_set(row, M_WHO, shares[i].who);
		view_set(row, M_UNIT, shares[i].unit);
		view_set(row, M_TIME,
			 minutes_words(rq->cx.arena, shares[i].minutes));
		/* Each is the growth of the rounded sum: together 100. */
		sum += shares[i].minutes;
		view_set_int(row, M_PERCENT, 100 * sum / total - before);
		before = 100 * sum / total;
	}
	return OK;
}

static enum err fill_days(struct rq *rq, struct view *v, const struct whole *w)
{
	struct deadline due;
	const struct explain *days;

	TRY(dossier_explain(&rq->cx, w->d, w->events, w->events_n, &due,
			    &days));
	days_months(&rq->cx, v, days,
		    &(struct bar){ .term = w->d->term,
				   .cal = w->cal,
				   .due = w->d->due_at,
				   .finished = w->d->finished_at,
				   .first_due = w->d->first_due_at,
				   .is_ended = dossier_ended(w->d) });
	days_table(&rq->cx, v, days);
	for (size_t i = 0; i < w->events_n; i++) {
		const char *words = recalendar_words(rq->cx.arena,
						     w->events[i].move,
						     w->events[i].data);

		if (words)
			view_set(view_add(v, M_MOVED), M_WORDS, words);
	}
	return OK;
}

static enum err fill_papers(struct rq *rq, struct view *v,
			    const struct dossier *d)
{
	struct paper *papers;
	size_t n;

	TRY(lookup_papers(&rq->cx, d->id, &papers, &n));
	papers_show(rq, v, papers, n);
	return OK;
}

/* Somebody was first: what happened since the page was opened. */
static void fill_conflict(struct rq *rq, struct view *v, const struct whole *w,
			  const char *sentence)
{
	const struct step_fields *form = rq->form;

	v = view_add(v, M_CONFLICT);
	view_set(v, M_SENTENCE, sentence);
	for (size_t i = 0; i < w->events_n; i++) {
		const struct event *e = &w->events[i];
		struct view *row;

		if (e->seq <= form->version)
			continue;
		row = view_add(v, M_SINCE);
		view_set(row, M_AT, moment_words(rq->cx.arena, e->at));
		view_set(row, M_MOVE, move_name(e->move));
		view_set(row, M_ACTOR, e->actor_name);
		view_set(row, M_UNIT, e->unit_name);
	}
}

static void fill_state(struct view *v, const struct dossier *d)
{
	if (d->proposal == PROPOSAL_SUPPLEMENT)
		view_show(v, M_PROPOSED_SUPPLEMENT);
	else if (d->proposal == PROPOSAL_APPROVED)
		view_show(v, M_APPROVED_SUPPLEMENT);
	else if (d->proposal == PROPOSAL_CONSULT)
		view_show(v, M_PROPOSED_CONSULT);
	if (d->has_sync_fault)
		view_show(v, M_SYNC_FAULT);
	if (*d->corrects)
		view_set(view_add(v, M_CORRECTS), M_CODE, d->corrects);
}

static void fill_requests(struct rq *rq, struct view *v,
			  const struct whole *w)
{
	struct arena *arena = rq->cx.arena;
	struct view *card = w->requests_n ? view_add(v, M_REQUESTS) : NULL;

	for (size_t i = 0; i < w->requests_n; i++) {
		const struct request *r = &w->requests[i];
		struct view *row = view_add(card, M_REQUEST);
		bool is_open = r->closed_at.s == INSTANT_NONE.s;

		view_set_int(row, M_SEQ, r->seq);
		view_set(row, M_UNIT, r->unit_name);
		view_set(row, M_KIND,
			 r->is_segment ? "Liên thông" : "Phối hợp");
		view_set(row, M_TEXT, r->content);
		view_set(row, M_STATE, request_state_said(r->state));
		view_set(row, M_SENT_AT, moment_words(arena, r->sent_at));
		view_set(row, M_DUE_AT, moment_words(arena, r->due_at));
		if (is_open && request_is_late(r, rq->cx.now))
			view_show(row, M_LATE);
		if (*r->answer) {
			struct view *a = view_add(row, M_ANSWER);

			view_set(a, M_KIND, answer_kind_said(r->answer_kind));
			view_set(a, M_TEXT, r->answer);
			view_set(a, M_AT, moment_words(arena, r->closed_at));
		}
		if (*r->late_reason) {
			struct view *l = view_add(row, M_LATE_REASON);

			view_set_int(l, M_DAYS, r->late_days);
			view_set(l, M_TEXT, r->late_reason);
		}
	}
}

/* From the working day before the promise on: explanation and apology.  Not
 * for what was received today, nor for a promise that was kept. */
static void fill_late_link(struct rq *rq, struct view *v,
			   const struct whole *w)
{
	const struct dossier *d = w->d;
	bool is_open = d->finished_at.s == INSTANT_NONE.s;
	struct day end = instant_day(is_open ? rq->cx.now : d->finished_at);
	struct day due = instant_day(d->due_at);

	if (d->due_at.s == INSTANT_NONE.s)
		return;
	if (end.n > due.n ||
	    (is_open && end.n > instant_day(d->received_at).n &&
	     workcal_between(w->cal, end, due) <= 1))
		view_set(view_add(v, M_LATE_LINK), M_CODE, d->code);
}

/* Where paper and software differ: the case, for those who may open it. */
static enum err fill_mismatch(struct rq *rq, struct view *v,
			      const struct dossier *d)
{
	const unsigned others = ROLE_CASHIER | ROLE_COORDINATOR |
				ROLE_POST_AGENT | ROLE_ADMIN;
	enum mismatch_kind kind;
	struct mismatch_id id;
	enum err err;

	if (!power_somewhere(actor_of(rq), ~others))
		return OK;
	err = mismatch_of(&rq->cx, actor_of(rq), d->id, &id, &kind);
	if (err != OK)
		return cx_without(&rq->cx, err, ERR_MISSING) ? OK : err;
	v = view_add(v, M_MISMATCH_LINK);
	view_set_int(v, M_ID, id.v);
	view_set(v, M_KIND, mismatch_kind_name(kind));
	return OK;
}

static enum err fill_payments(struct rq *rq, struct view *v,
			      const struct dossier *d)
{
	struct payment *list;
	struct view *card;
	size_t n;

	TRY(dossier_payments(&rq->cx, d->id, &list, &n));
	card = n ? view_add(v, M_PAYMENTS) : NULL;
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(card, M_PAYMENT);

		view_set(row, M_KIND,
			 list[i].is_fee ? "Phí, lệ phí" :
					  "Nghĩa vụ tài chính");
		view_setf(row, M_AMOUNT, "%s đồng",
			  text_number(rq->cx.arena, list[i].amount));
		view_set(row, M_STATE, payment_state_said(list[i].state));
		view_set(row, M_NUMBER,
			 *list[i].receipt_number ? list[i].receipt_number :
						   list[i].notice_number);
		if (list[i].notice_file.v)
			view_setf(view_add(row, M_NOTICE), M_HREF,
				  "/can-bo/ho-so/%s/tep/%lld", d->code,
				  (long long)list[i].notice_file.v);
	}
	return OK;
}

/* `sentence`: somebody was first; NULL: nobody was. */
static enum err page(struct rq *rq, const struct dossier *d, enum move open,
		     const char *sentence)
{
	struct whole w = { .d = d };
	struct view *v;
	const char *done = rq_arg(rq, "xong");

	TRY(calendar_of(&rq->cx, d->clock_desk, &w.cal));
	TRY(dossier_events(&rq->cx, d->id, &w.events, &w.events_n));
	TRY(dossier_requests(&rq->cx, d->id, &w.requests, &w.requests_n));
	v = page_staff(rq, T_STAFF_DOSSIER_DOSSIER, d->code);
	page_problems(rq, v);
	TRY(fill_queue_nav(rq, v));
	if (done && move_of(done) != MOVE_COUNT)
		view_set(view_add(v, M_DONE_MOVE), M_MOVE,
			 move_name(move_of(done)));
	if (sentence)
		fill_conflict(rq, v, &w, sentence);
	fill_head(rq, v, &w);
	fill_state(v, d);
	TRY(fill_mismatch(rq, v, d));
	fill_late_link(rq, v, &w);
	fill_applicant(rq, v, d);
	TRY(fill_timeline(rq, v, &w));
	TRY(actions_fill(rq, v, d, w.events, w.events_n, open));
	fill_requests(rq, v, &w);
	TRY(fill_payments(rq, v, d));
	TRY(fill_shares(rq, v, &w));
	TRY(fill_days(rq, v, &w));
	TRY(fill_papers(rq, v, d));
	TRY(files_card(rq, v, d));
	TRY(print_links(rq, v, d, w.events, w.events_n));
	return page_send(rq);
}

enum err dossier_page(struct rq *rq, const struct dossier *d, enum move open)
{
	return page(rq, d, open, NULL);
}

enum err dossier_conflict(struct rq *rq, const struct dossier *d,
			  enum move open, const char *sentence)
{
	return page(rq, d, open, sentence);
}

enum err dossier_show(struct rq *rq)
{
	const char *wanted = rq_arg(rq, "viec");
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	return dossier_page(rq, &d,
			    wanted ? move_of(wanted) : MOVE_COUNT);
}

enum err dossier_asked(struct rq *rq, struct dossier *ret)
{
	const char *code = rq_param(rq, "code");

	if (rq->is_opened)
		return dossier_find(&rq->cx, actor_of(rq), code, ret);
	TRY(dossier_open(&rq->cx, actor_of(rq), code, ret));
	rq->is_opened = true;
	return OK;
}
