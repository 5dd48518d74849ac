/* The control slip of a dossier, from its ledger. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "common/days.h"
#include "document/form/slip.h"
#include "domain/casework/dossier.h"
#include "domain/casework/request.h"
#include "domain/casework/shares.h"
#include "domain/catalogue/rule.h"
#include "domain/clock/deadline.h"
#include "domain/clock/transfer.h"
#include "domain/ledger/event.h"
#include "staff/paper/case_paper.h"

struct timed_step { /* with its time, to be put in order */
	struct instant at;
	struct slip_step s;
};

struct slip_work {
	struct rq *rq;
	const struct casefile *c;
	struct timed_step *steps;
	size_t n;
};

/* "09:10, 25/11/2026" */
static const char *when(const struct slip_work *w, struct instant at)
{
	struct arena *arena = w->rq->cx.arena;

	return at.s == INSTANT_NONE.s ?
		       "" :
		       arena_printf(arena, "%s, %s", clock_words(arena, at),
				    day_dmy(arena, instant_day(at)));
}

static const char *keeping_words(enum keeping k)
{
	switch (k) {
	case EARLY:
		return "Trước hạn";
	case ON_TIME:
		return "Đúng hạn";
	case LATE:
		return "Quá hạn";
	}
	return "";
}

/* By date, as everywhere. */
static void judge(const struct slip_work *w, struct slip_step *s,
		  struct instant due, struct instant done)
{
	s->result = keeping_words(
		deadline_classify(due, done, w->c->cal).keeping);
	s->limit = day_dmy(w->rq->cx.arena, instant_day(due));
}

static struct timed_step *add(struct slip_work *w, struct instant at)
{
	struct timed_step *step = &w->steps[w->n++];

	step->at = at;
	step->s.given_at = when(w, at);
	return step;
}

/* Decree 61/2018 art. 18: the first transfer, by the 15:00 rule. */
static enum err judge_transfer(struct slip_work *w, struct slip_step *s,
			       const struct event *e)
{
	const struct dossier *d = &w->c->d;
	struct rule rule;
	struct day limit;

	TRY(rule_read(&w->rq->cx, d->rule_set, "transfer_cutoff_minute",
		      instant_day(d->received_at), &rule));
	limit = transfer_limit(d->received_at, (int)rule.value, w->c->cal);
	if (limit.n != DAY_NONE.n)
		judge(w, s, instant_at(limit, workcal_closing(w->c->cal)),
		      e->at);
	return OK;
}

/* Who confirmed it on the other side, if that is what came next. */
static void taken(const struct slip_work *w, struct slip_step *s, size_t i)
{
	const struct event *e = &w->c->events[i], *next = e + 1;

	s->taker = e->holder_name;
	s->taker_unit = e->holder_unit_name;
	if (e->unit.v == e->holder_unit.v || i == 0) {
		s->taken_at = s->given_at;
	} else if (i + 1 < w->c->events_n && next->move == MOVE_ACCEPT) {
		s->taken_at = when(w, next->at);
		s->taker = next->actor_name;
	}
}

static bool is_handed(const struct event *e, const struct event *before)
{
	return move_hands_over(e->move) ||
	       e->holder_unit.v != before->holder_unit.v ||
	       (e->holder.v != before->holder.v && e->move != MOVE_ACCEPT);
}

static enum err step_of(struct slip_work *w, size_t i)
{
	const struct event *e = &w->c->events[i];
	struct timed_step *step = add(w, e->at);
	struct slip_step *s = &step->s;

	s->giver = e->actor_name;
	s->giver_unit = e->unit_name;
	s->note = *e->note ? e->note : move_name(e->move);
	taken(w, s, i);
	if (e->move == MOVE_TAKE)
		s->giver = ""; /* from the head of the unit, to oneself */
	if (i == 0) {
		s->giver = w->c->d.name;
		s->giver_unit = "Người nộp hồ sơ";
	}
	if (state_is_finished(e->to) && i > 0 &&
	    !state_is_finished(e->from))
		judge(w, s, w->c->d.first_due_at, e->at);
	if (e->move == MOVE_FORWARD && i == 1)
		return judge_transfer(w, s, e);
	return OK;
}

/* The last step: into the hands of the applicant, or of the post. */
static void handed_out(struct slip_work *w, const struct event *e)
{
	struct slip_step *s = &add(w, e->at)->s;
	struct arena *arena = w->rq->cx.arena;

	s->giver = e->actor_name;
	s->giver_unit = e->unit_name;
	s->note = move_name(e->move);
	s->taken_at = s->given_at;
	if (e->move == MOVE_POST) {
		s->taker = event_value(arena, e->data, "waybill");
		s->taker_unit = "Bưu chính công ích, vận đơn";
		return;
	}
	s->taker = event_value(arena, e->data, "receiver");
	s->taker_unit = "Người nhận kết quả";
}

static void request_step(struct slip_work *w, const struct request *r)
{
	struct slip_step *s = &add(w, r->sent_at)->s;
	struct instant done = r->closed_at.s == INSTANT_NONE.s ?
				      w->rq->cx.now :
				      r->closed_at;

	s->giver = r->asked_by;
	s->giver_unit = w->c->d.lead_unit_name;
	s->taker_unit = r->unit_name;
	s->taken_at = when(w, r->opened_at);
	s->note = arena_printf(w->rq->cx.arena, "%s: %s%s%s",
			       r->is_segment ? "Liên thông" : "Phối hợp",
			       request_state_said(r->state),
			       *r->late_reason ? "; lý do trễ: " : "",
			       r->late_reason);
	if (r->closed_at.s == INSTANT_NONE.s && !request_is_late(r, done))
		return; /* there is nothing to judge yet */
	judge(w, s, r->due_at, done);
	if (r->in_hours && request_is_late(r, done))
		s->result = keeping_words(LATE);
}

static int by_time(const void *a, const void *b)
{
	const struct timed_step *x = a, *y = b;

	return x->at.s < y->at.s ? -1 : x->at.s > y->at.s;
}

static enum err steps(struct slip_work *w)
{
	const struct casefile *c = w->c;

	w->steps = arena_array(w->rq->cx.arena,
			       c->events_n + c->requests_n + 1,
			       sizeof(*w->steps));
	for (size_t i = 0; i < c->events_n; i++) {
		const struct event *e = &c->events[i];

		if (e->move == MOVE_RETURN || e->move == MOVE_DELIVERED ||
		    e->move == MOVE_POST || e->move == MOVE_RETURN_AT_ONCE)
			handed_out(w, e);
		else if (e->move == MOVE_INTERLINK)
			continue; /* told by its request */
		else if (i == 0 || is_handed(e, e - 1))
			TRY(step_of(w, i));
	}
	for (size_t i = 0; i < c->requests_n; i++)
		request_step(w, &c->requests[i]);
	qsort(w->steps, w->n, sizeof(*w->steps), by_time);
	return OK;
}

static enum err shares(struct rq *rq, const struct casefile *c,
		       struct slip *slip)
{
	struct slip_share *list;
	struct share *from;
	int64_t total = 0;
	size_t n;

	TRY(dossier_shares(&rq->cx, &c->d, c->events, c->events_n, &from, &n));
	list = arena_array(rq->cx.arena, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++)
		total += from[i].minutes;
	for (size_t i = 0; i < n; i++)
		list[i] = (struct slip_share){
			.who = from[i].who,
			.unit = from[i].unit,
			.time = minutes_words(rq->cx.arena, from[i].minutes),
			.percent = total ? (int)(100 * from[i].minutes /
						 total) :
					   0,
		};
	slip->shares = list;
	slip->shares_n = n;
	slip->total = minutes_words(rq->cx.arena, total);
	return OK;
}

static const char *partners(struct arena *arena, const struct casefile *c)
{
	struct buf b;

	buf_init(&b, arena, 4096);
	for (size_t i = 0; i < c->requests_n; i++) {
		if (b.len && strstr(b.data, c->requests[i].unit_name))
			continue;
		buf_printf(&b, "%s%s", b.len ? ", " : "",
			   c->requests[i].unit_name);
	}
	return b.len ? b.data : "";
}

enum err case_slip(struct rq *rq, const struct casefile *c, struct sheet *ret)
{
	struct slip_work w = { .rq = rq, .c = c };
	struct arena *arena = rq->cx.arena;
	const struct dossier *d = &c->d;
	struct slip_step *list;
	struct slip slip;

	TRY(steps(&w));
	list = arena_array(arena, w.n + 1, sizeof(*list));
	for (size_t i = 0; i < w.n; i++)
		list[i] = w.steps[i].s;
	slip = (struct slip){
		.rule_set = d->rule_set,
		.code = d->code,
		.content = case_content(d),
		.applicant = d->name,
		.lead_unit = d->lead_unit_name,
		.partners = partners(arena, c),
		.received_at = when(&w, d->received_at),
		.due_at = when(&w, d->first_due_at),
		.finished_at = when(&w, d->finished_at),
		.ended = dossier_ended(d),
		.steps = list,
		.steps_n = w.n,
	};
	if (d->finished_at.s != INSTANT_NONE.s)
		slip.outcome = keeping_words(
			deadline_classify(d->first_due_at, d->finished_at,
					  c->cal)
				.keeping);
	TRY(shares(rq, c, &slip));
	TRY(letterhead_of(rq, d->authority, d->desk, d->received_at,
			  &slip.head));
	slip.head.number =
		arena_printf(arena, "%s/KSHS", strrchr(d->code, '-') + 1);
	slip_sheet(arena, &slip, ret);
	return OK;
}
