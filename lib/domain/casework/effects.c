/*
 * What a move changes: who holds the dossier, its clock and counters, and the
 * rows that go with the event.
 */
#include <string.h>

#include "db/db.h"
#include "domain/casework/case_rows.h"
#include "domain/casework/move.h"
#include "domain/casework/move_internal.h"
#include "domain/casework/promise.h"
#include "domain/casework/request.h"
#include "domain/catalogue/catalog.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/event_data.h"
#include "domain/ledger/held.h"
#include "domain/ledger/ledger.h"

static enum err clerk_unit(struct cx *cx, const struct projection *p,
			   struct unit_id *ret)
{
	struct unit unit;
	enum err err = unit_of_kind(cx, p->authority, "van_phong",
				    instant_day(cx->now), &unit);

	*ret = err == OK ? unit.id : p->authority;
	return cx_without(cx, err, ERR_MISSING) ? OK : err;
}

/* The event that the move takes back: the last one, or the withdrawal asked
 * for; its index, or 0. */
static size_t undone(const struct work *w)
{
	size_t i = w->events_n;

	if (w->t->move != MOVE_WITHDRAW_NO)
		return i ? i - 1 : 0;
	while (i-- > 0) {
		if (w->events[i].move == MOVE_WITHDRAW)
			return i;
	}
	return 0;
}

static void hold_previous(const struct work *w, struct projection *p)
{
	size_t at = undone(w);

	if (!at)
		return;
	p->holder_unit = w->events[at - 1].holder_unit;
	p->holder = w->events[at - 1].holder;
}

static enum err next_holder(struct cx *cx, struct work *w)
{
	struct projection *p = &w->entry.p;

	if (w->t->hold != HOLD_KEEP)
		p->holder = NO_ACCOUNT;
	switch (w->t->hold) {
	case HOLD_KEEP:
		break;
	case HOLD_ACTOR:
		p->holder_unit = w->actor->unit;
		p->holder = w->actor->id;
		break;
	case HOLD_LEAD_HEAD:
		p->holder_unit = p->lead;
		break;
	case HOLD_ASSIGNEE:
		p->holder_unit = p->lead;
		p->holder = w->in->assignee;
		break;
	case HOLD_HANDLER:
		p->holder_unit = p->lead;
		p->holder = p->handler;
		break;
	case HOLD_LEADER:
		p->holder_unit = p->authority;
		break;
	case HOLD_CLERK:
		return clerk_unit(cx, p, &p->holder_unit);
	case HOLD_DESK:
	case HOLD_NOBODY:
		p->holder_unit = p->desk;
		break;
	case HOLD_TARGET:
		if (w->in->units_n)
			p->holder_unit = w->in->units[0];
		break;
	case HOLD_PREVIOUS:
		hold_previous(w, p);
		break;
	}
	return OK;
}

/* Who examines it from now on. */
static void next_handler(const struct work *w, struct projection *p)
{
	struct account_id old = w->head.p.handler;

	switch ((int)w->t->move) {
	case MOVE_ASSIGN:
	case MOVE_REASSIGN:
		p->handler = w->in->assignee;
		/* While others have it, the old one keeps nothing. */
		if (w->t->hold == HOLD_KEEP && old.v != INT_NONE &&
		    p->holder.v == old.v)
			p->holder = p->handler;
		break;
	case MOVE_TAKE:
		if (p->state == STATE_EXAMINING)
			p->handler = w->actor->id;
		break;
	case MOVE_GIVE_BACK:
	case MOVE_SEND_BACK:
		p->handler = NO_ACCOUNT;
		break;
	default:
		break;
	}
}

static enum ticking next_clock(const struct work *w)
{
	size_t at;

	switch (w->t->clock) {
	case CLOCK_KEEP:
		break;
	case CLOCK_START:
	case CLOCK_RESUME:
		return CLOCK_RUNS;
	case CLOCK_STOP:
		return CLOCK_STOPPED;
	case CLOCK_PAUSE:
		return CLOCK_PAUSED;
	case CLOCK_BACK:
		at = undone(w);
		return at ? w->events[at - 1].clock : CLOCK_RUNS;
	}
	return w->head.p.clock;
}

static int64_t next_requests(const struct work *w)
{
	int64_t n = w->head.p.requests_open;

	switch ((int)w->t->move) {
	case MOVE_CONSULT:
	case MOVE_INTERLINK:
		return n + (int64_t)w->in->units_n;
	case MOVE_ANSWER:
	case MOVE_CANCEL_REQUEST:
	case MOVE_SEGMENT_BACK:
	case MOVE_SEGMENT_RESULT:
		return n > 0 ? n - 1 : 0;
	case MOVE_GO_ON:
		return 0;
	default:
		return move_is_closing(w->t->move) ? 0 : n;
	}
}

/* The nearest limit of what it waits for from now on. */
static struct instant next_wait(const struct work *w)
{
	struct instant least = INSTANT_NONE;

	switch ((int)w->entry.p.state) {
	case STATE_SUPPLEMENT:
	case STATE_PAYMENT:
	case STATE_INTERLINKED:
		if (w->t->to != STATE_SAME && w->limit_due.s != 0)
			return w->limit_due;
		return w->head.p.wait_due_at;
	case STATE_WITHDRAWING:
		return w->head.p.wait_due_at;
	case STATE_CONSULTING:
		break;
	default:
		return INSTANT_NONE;
	}
	if (w->t->move == MOVE_CONSULT)
		least = w->limit_due;
	for (size_t i = 0; i < w->requests_n; i++) {
		const struct request *r = &w->requests[i];

		if (r == w->request || r->closed_at.s != INSTANT_NONE.s)
			continue;
		if (least.s == INSTANT_NONE.s || r->due_at.s < least.s)
			least = r->due_at;
	}
	return least;
}

STMT(q_field, "i", "s", "SELECT field FROM procedure_version WHERE id = ?");

/* A reform ended the unit: the successor's committee, desk and division. */
static enum err inherit(struct cx *cx, struct work *w)
{
	const struct projection *was = &w->head.p;
	struct projection *p = &w->entry.p;
	struct day today = instant_day(cx->now);
	struct unit desk, lead;
	const char *field;
	enum err err = unit_continuing(cx, was->desk, w->actor->authority,
				       today, &desk);

	if (err == ERR_MISSING)
		err = unit_of_kind(cx, w->actor->authority, "mot_cua", today,
				   &desk);
	TRY(err);
	TRY(db_one(cx, q_field, w->head.procedure.v, &field));
	TRY(unit_leading(cx, was->lead, w->actor->authority, field, today,
			 &lead));
	p->authority = w->actor->authority;
	p->desk = desk.id;
	p->lead = lead.id;
	if (was->holder_unit.v == was->desk.v)
		p->holder_unit = p->desk;
	else if (was->holder_unit.v == was->authority.v)
		p->holder_unit = p->authority;
	else if (p->state == STATE_FOR_SEAL)
		TRY(clerk_unit(cx, p, &p->holder_unit));
	else if (p->state != STATE_INTERLINKED)
		p->holder_unit = p->lead;
	p->holder = p->handler = NO_ACCOUNT;
	return OK;
}

/* The new date is that of the signed letter of the date that stands, and no
 * other. */
STMT(q_new_due, "i", "tii",
     "SELECT l.new_due_at, l.year, l.number FROM letter_fault f"
     " JOIN letter l ON l.id = f.letter_id"
     " JOIN dossier d ON d.id = f.dossier_id WHERE f.dossier_id = ?"
     " AND f.fault = 'tre_han' AND"
     PROMISE_SAME_DAY("f.old_due_at", "d.due_at")
     " AND l.signed_at IS NOT NULL AND l.new_due_at IS NOT NULL"
     " ORDER BY l.id DESC LIMIT 1");

static enum err reappoint(struct cx *cx, struct work *w)
{
	struct projection *p = &w->entry.p;
	int64_t year, number;

	TRY(db_one(cx, q_new_due, w->id.v, &p->reappointed_at, &year,
		   &number));
	p->reappoint_n++;
	data_put(&w->data, "new_due",
		 instant_iso(cx->arena, p->reappointed_at));
	data_put(&w->data, "letter",
		 arena_printf(cx->arena, "%02lld/PXL, %lld",
			      (long long)number, (long long)year));
	return OK;
}

enum err effects_project(struct cx *cx, struct work *w)
{
	struct projection *p = &w->entry.p;
	enum state before = w->events_n ? w->events[undone(w)].from :
					  STATE_NONE;

	*p = w->head.p;
	p->state = transition_to(w->t, w->head.p.state, before);
	TRY(next_holder(cx, w));
	next_handler(w, p);
	if (w->t->move == MOVE_INHERIT)
		TRY(inherit(cx, w));
	if (w->t->move == MOVE_REAPPOINT)
		TRY(reappoint(cx, w));
	if (w->t->move == MOVE_ADJUST)
		TRY(correction_apply(cx, w));
	p->clock = next_clock(w);
	p->proposal = proposal_after(w->t->move, w->head.p.state, p->state,
				     w->head.p.proposal);
	p->requests_open = next_requests(w);
	p->wait_due_at = next_wait(w);
	p->in_transit = transit_after(
		w->t, w->head.p.in_transit,
		p->holder_unit.v != w->head.p.holder_unit.v);
	if (w->t->move == MOVE_ASK_SUPPLEMENT)
		p->supplement_n++;
	if (w->t->move == MOVE_SYNC_FAULT)
		p->has_sync_fault = true;
	if (w->t->move == MOVE_SYNC_RESTORED || state_is_finished(p->state))
		p->has_sync_fault = false;
	if (w->t->move == MOVE_COLLECT_FEE || move_is_closing(w->t->move))
		p->fee_due = 0;
	return OK;
}

static enum err ask_units(struct cx *cx, struct work *w)
{
	bool is_segment = w->t->move == MOVE_INTERLINK;

	for (size_t i = 0; i < w->in->units_n; i++)
		TRY(request_put(cx, &w->head, (int)(w->requests_n + i + 1),
				is_segment, w->in->units[i], w->actor,
				w->in->content, w->limit, w->limit_due));
	return OK;
}

static enum err close_one(struct cx *cx, const struct work *w)
{
	const struct step *in = w->in;
	bool is_answer = w->t->move != MOVE_CANCEL_REQUEST;
	const struct request_end end = {
		.state = is_answer ? REQUEST_ANSWERED : REQUEST_CANCELLED,
		.answer_kind = is_answer ? in->answer_kind : NULL,
		.answer = is_answer ? in->content : in->note,
		.late_reason = is_answer && w->late_days >= 0 &&
					       in->late_reason &&
					       *in->late_reason ?
				       in->late_reason :
				       NULL,
		.late_days = w->late_days,
	};

	return request_close(cx, w->id, w->request->seq, &end);
}

static enum err close_all(struct cx *cx, const struct work *w,
			  enum request_state state)
{
	const struct request_end end = { .state = state,
					 .answer = w->in->note,
					 .late_days = INT_NONE };

	for (size_t i = 0; i < w->requests_n; i++) {
		if (w->requests[i].closed_at.s == INSTANT_NONE.s)
			TRY(request_close(cx, w->id, w->requests[i].seq,
					  &end));
	}
	return OK;
}

/* Nothing stays open in a dossier that has ended (invariant of the life
 * cycle): requests are cancelled, unpaid sums are void. */
static enum err close_everything(struct cx *cx, const struct work *w)
{
	TRY(close_all(cx, w, REQUEST_CANCELLED));
	TRY(payment_close(cx, w->id, true, PAYMENT_OWED, PAYMENT_VOID,
			  NULL));
	return payment_close(cx, w->id, false, PAYMENT_OWED, PAYMENT_VOID,
			     NULL);
}

static enum err ask_payment(struct cx *cx, const struct work *w)
{
	const struct payment_new p = { .notice_number = w->in->notice_number,
				       .payer = w->in->payer,
				       .notice_file = w->in->notice_file,
				       .amount = w->in->amount };

	return payment_put(cx, w->id, &p);
}

/* The post, as a party, so that its agent may say what became of it. */
static enum err hand_to_post(struct cx *cx, struct work *w)
{
	if (!w->in->units_n)
		return OK;
	data_put(&w->data, "post_unit",
		 arena_printf(cx->arena, "%lld",
			      (long long)w->in->units[0].v));
	return party_put(cx, w->id, w->in->units[0]);
}

static enum err open_round(struct cx *cx, struct work *w)
{
	struct dossier_id id;
	const char *code;

	TRY(round_open(cx, w->actor, &w->head, w->in->note, &id, &code));
	data_put(&w->data, "corrected_by", code);
	return OK;
}

enum err effects_write(struct cx *cx, struct work *w)
{
	const char *receipt = w->in->receipt_number;

	switch ((int)w->t->move) {
	case MOVE_CONSULT:
	case MOVE_INTERLINK:
		return ask_units(cx, w);
	case MOVE_ANSWER:
	case MOVE_CANCEL_REQUEST:
	case MOVE_SEGMENT_BACK:
	case MOVE_SEGMENT_RESULT:
		return close_one(cx, w);
	case MOVE_GO_ON:
		return close_all(cx, w, REQUEST_PASSED_OVER);
	case MOVE_WITHDRAW:
		return wish_put(cx, w->id, w->head.last_seq + 1,
				w->in->wish_file);
	case MOVE_WITHDRAW_OK:
	case MOVE_DISCONTINUE:
	case MOVE_SUPPLEMENT_EXPIRED:
		return close_everything(cx, w);
	case MOVE_ASK_PAYMENT:
		return ask_payment(cx, w);
	case MOVE_PAID:
		return payment_close(cx, w->id, false, PAYMENT_OWED,
				     PAYMENT_PAID, receipt);
	case MOVE_COLLECT_FEE:
		return payment_close(cx, w->id, true, PAYMENT_OWED,
				     PAYMENT_PAID, receipt);
	case MOVE_REFUND_FEE:
		return payment_close(cx, w->id, true, PAYMENT_PAID,
				     PAYMENT_REFUNDED, NULL);
	case MOVE_POST:
		return hand_to_post(cx, w);
	case MOVE_CORRECT:
		return open_round(cx, w);
	case MOVE_ADJUST:
		return correction_approved(cx, w);
	default:
		return OK;
	}
}
