/*
 * Every move but reception: lock, version, policy, needs, one event and the
 * rows that go with it, in one transaction.
 */
#include "domain/casework/move.h"

#include <string.h>

#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move_internal.h"
#include "domain/casework/payment.h"
#include "domain/casework/promise.h"
#include "domain/casework/request.h"
#include "domain/catalogue/rule.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/event.h"
#include "domain/ledger/event_data.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/stops.h"
#include "domain/ledger/submission.h"
#include "domain/power.h"

STMT(q_fee_paid, "i", "i",
     "SELECT COUNT(*) FROM payment WHERE dossier_id = ? AND kind = 'phi'"
     " AND state = 'DA'");

/* A reform has ended a unit that answers for it, and the actor's committee
 * is the same one or follows it. */
STMT(q_orphan, "iiiddiiiid", "i",
     "SELECT COUNT(*) FROM unit u WHERE u.id IN (?, ?, ?)"
     " AND u.valid_from <= ? AND u.valid_to < ? AND (? = ? OR ?"
     IN_UNIT_OR_FORMER ")");

static enum err find_orphan(struct cx *cx, const struct actor *actor,
			    struct policy_facts *f)
{
	struct day today = instant_day(cx->now);
	int64_t ended = 0;

	if (power_has(actor, role_bit("RECEPTION_HEAD") |
				     role_bit("UBND_LEADER")))
		TRY(db_one(cx, q_orphan, f->authority.v, f->desk.v, f->lead.v,
			   today, today, f->authority.v, actor->authority.v,
			   f->authority.v, actor->authority.v, today, &ended));
	f->is_orphan = ended > 0;
	return OK;
}

/* What of a dossier's row the rules ask beside the policy's own facts. */
struct terms {
	struct dossier_id id;
	struct version_id procedure;
	const char *rule_set;
	struct instant received, wait_due;
	bool is_provisional;
};

static enum err owes(struct cx *cx, const struct terms *t, const char *code,
		     bool *ret)
{
	struct rule rule;

	TRY(rule_read(cx, t->rule_set, code, instant_day(t->received), &rule));
	*ret = rule.value != 0;
	return OK;
}

static enum err late_facts(struct cx *cx, const struct actor *actor,
			   const struct terms *t, struct policy_facts *f)
{
	struct promise p;
	struct rule rule;

	TRY(promise_of(cx, t->id, &p));
	f->is_late = p.is_missed && p.finished.s == INSTANT_NONE.s &&
		     !t->is_provisional;
	f->needs_letter = f->needs_explanation = f->has_new_date = false;
	if (p.is_missed && !p.is_apologised)
		TRY(owes(cx, t, "late_needs_letter", &f->needs_letter));
	if (p.is_missed && !p.is_explained)
		TRY(owes(cx, t, "archive_needs_explanation",
			 &f->needs_explanation));
	if (!power_has(actor, role_bit("RECEPTION_HEAD")))
		return OK;
	TRY(rule_read(cx, t->rule_set, "reappoint_max",
		      instant_day(t->received), &rule));
	f->has_new_date = p.names_new_day && p.again_n < rule.value;
	return OK;
}

/* What a stop rests on; asked only where one is possible. */
static enum err stop_facts(struct cx *cx, const struct terms *t,
			    struct policy_facts *f)
{
	struct stop_file *files;
	const char *duty;
	size_t n = 0;

	if (transition_find(f->state, MOVE_WITHDRAW))
		TRY(stop_files(cx, t->id, MOVE_WITHDRAW, &files, &n));
	f->has_wish = n > 0;
	n = 0;
	if (f->state != STATE_EXAMINING)
		return OK;
	TRY(payment_duty(cx, t->procedure, &duty));
	f->has_duty = *duty;
	if (f->has_duty)
		TRY(stop_files(cx, t->id, MOVE_ASK_PAYMENT, &files, &n));
	f->has_notice = n > 0;
	return OK;
}

/* The facts that are not in the dossier's row. */
static enum err more_facts(struct cx *cx, const struct actor *actor,
			   const struct terms *t, struct policy_facts *f)
{
	struct rule rule;
	int64_t paid = 0;

	f->is_under_61 = strcmp(t->rule_set, "nd61") == 0;
	f->is_wait_over = t->wait_due.s != INSTANT_NONE.s &&
			  t->wait_due.s < cx->now.s;
	TRY(rule_read(cx, t->rule_set, "handler_may_take",
		      instant_day(t->received), &rule));
	f->may_take = rule.value != 0;
	TRY(late_facts(cx, actor, t, f));
	if (state_is_end(f->state))
		TRY(db_one(cx, q_fee_paid, t->id.v, &paid));
	f->has_fee_paid = paid > 0;
	TRY(stop_facts(cx, t, f));
	return find_orphan(cx, actor, f);
}

static enum err read_facts(struct cx *cx, struct work *w)
{
	struct policy_facts *f = &w->facts;
	const struct head *h = &w->head;

	TRY(dossier_events(cx, w->id, &w->events, &w->events_n));
	TRY(dossier_requests(cx, w->id, &w->requests, &w->requests_n));
	*f = (struct policy_facts){
		.state = h->p.state,
		.authority = h->p.authority,
		.desk = h->p.desk,
		.lead = h->p.lead,
		.holder_unit = h->p.holder_unit,
		.holder = h->p.holder,
		.handler = h->p.handler,
		.in_transit = h->p.in_transit,
		.proposal = h->p.proposal,
		.supplement_n = (int)h->p.supplement_n,
		.has_sync_fault = h->p.has_sync_fault,
		.is_by_post = h->receive_way == RECEIVE_BY_POST,
		.fee_due = h->p.fee_due,
	};
	f->by_correction = w->in->correction.v > 0;
	f->by_calendar = w->in->calendar_change > 0;
	policy_facts_of(cx->now, w->actor, w->events, w->events_n,
			w->requests, w->requests_n, f);
	return more_facts(cx, w->actor,
			  &(struct terms){ w->id, h->procedure, h->rule_set,
					   h->received_at, h->p.wait_due_at,
					   h->is_provisional },
			  f);
}

static enum err check_version(struct cx *cx, const struct work *w)
{
	const struct event *last;

	/* What was proposed has a version of its own (correction.h). */
	if (w->head.version == w->in->version || w->in->correction.v > 0 ||
	    w->in->calendar_change > 0)
		return OK;
	last = &w->events[w->events_n - 1];
	return refuse(cx, ERR_CONFLICT, NULL,
		      "%s đã thực hiện “%s” lúc %s, sau khi ông/bà mở trang"
		      " này.",
		      last->actor_name, move_name(last->move),
		      moment_words(cx->arena, w->head.last_at));
}

static enum err check_policy(struct cx *cx, struct work *w)
{
	const char *why;
	enum err err;

	if (!transition_find(w->head.p.state, w->in->move))
		return refuse(cx, ERR_STATE, NULL,
			      "Hồ sơ đang ở bước “%s” nên không thể thực"
			      " hiện “%s”.",
			      state_name(w->head.p.state),
			      move_name(w->in->move));
	w->t = policy_row(w->actor, &w->facts, w->in->move, &why, &err);
	return w->t ? OK : refuse(cx, err, NULL, "%s", why);
}

/* The ledger names whom a delegate acts for ("ký thay"). */
static unsigned acting_role(struct cx *cx, struct work *w)
{
	struct acting as = power_used(w->actor, w->t->roles);

	data_put_acting(cx, &w->data, &as);
	return as.role;
}

static enum err changes_something(struct cx *cx, const struct work *w)
{
	if (w->entry.due_after.s != w->head.due_at.s ||
	    w->entry.is_provisional != w->head.is_provisional)
		return OK;
	return refuse(cx, ERR_STATE, NULL,
		      "Lịch làm việc hiện hành không làm đổi ngày hẹn của hồ"
		      " sơ này.");
}

/* The date by the corrected facts goes on beside the due date, and each event
 * that changes it says so. */
static enum err compose_adjusted(struct cx *cx, struct work *w)
{
	struct instant *at = &w->entry.p.adjusted_due_at;

	if (!w->entry.p.adjust_n)
		return OK;
	TRY(ledger_adjusted_due(cx, &w->head, w->events, w->events_n,
				&w->entry));
	data_put(&w->data, ADJUSTED_DUE,
		 at->s == INSTANT_NONE.s ? "none" :
					   instant_iso(cx->arena, *at));
	return data_text(cx, &w->data, &w->entry.data);
}

static enum err compose(struct cx *cx, struct work *w)
{
	/* A due date is computed when the clock stops or runs again or the
	 * desk's head confirms a change of the calendar, at no other time. */
	bool counts_again = w->t->move == MOVE_RECALENDAR ||
			    w->t->move == MOVE_RESTORE_DATE;
	bool ticks = w->entry.p.clock != w->head.p.clock ||
		     counts_again;

	w->entry.move = w->t->move;
	w->entry.account = w->actor->id;
	w->entry.role = role_code(acting_role(cx, w));
	w->entry.unit = w->actor->unit;
	w->entry.note = w->in->note;
	w->entry.due_after = w->head.due_at;
	w->entry.is_provisional = w->head.is_provisional;
	if (counts_again)
		TRY(recalendar_ground(cx, w));
	TRY(data_text(cx, &w->data, &w->entry.data));
	if (ticks)
		TRY(ledger_due(cx, &w->head, w->events, w->events_n,
			       &w->entry));
	if (counts_again)
		TRY(changes_something(cx, w));
	return ticks || w->t->move == MOVE_ADJUST ? compose_adjusted(cx, w) :
						    OK;
}

static enum err move_once(struct cx *cx, void *arg)
{
	struct work *w = arg;

	/* Nothing of an earlier try may stay: the transaction runs again
	 * after a deadlock. */
	*w = (struct work){ .actor = w->actor, .in = w->in, .id = w->id };
	TRY(ledger_lock(cx, w->id, &w->head));
	TRY(power_over(cx, w->actor, w->head.procedure, &w->actor));
	TRY(read_facts(cx, w));
	TRY(check_version(cx, w));
	TRY(check_policy(cx, w));
	TRY(needs_check(cx, w));
	TRY(effects_project(cx, w));
	TRY(effects_write(cx, w));
	TRY(compose(cx, w));
	TRY(ledger_append(cx, &w->head, &w->entry));
	TRY(submission_put(cx, &(struct submission){ w->in->form_key,
						     w->actor->id,
						     move_code(w->t->move),
						     w->id }));
	return audit_write(cx, w->actor, move_code(w->t->move), w->id, "ok",
			   "");
}

enum err dossier_move(struct cx *cx, const struct actor *actor,
		      struct dossier_id id, const struct step *in)
{
	struct work *w = arena_alloc(cx->arena, sizeof(*w));
	const struct submission form = { in->form_key, actor->id,
					 move_code(in->move), id };
	struct fault fault;
	enum err err = submission_known(cx, &form, NULL);

	if (err != ERR_MISSING)
		return err; /* acted on already, or for something else */
	*w = (struct work){ .actor = actor, .in = in, .id = id };
	err = db_tx(cx, move_once, w);
	if (err == ERR_CONFLICT) {
		/* The same form twice at once: the other one has won, and
		 * that is no conflict. */
		fault = cx_take_fault(cx);
		if (submission_known(cx, &form, NULL) == OK)
			return OK;
		cx->fault = fault;
		return err;
	}
	if (err != ERR_DENIED && err != ERR_STATE)
		return err;
	return audit_refused(cx, actor, move_code(in->move), id,
			     err == ERR_DENIED ? "denied" : "state", err);
}

static struct policy_facts facts_of_dossier(const struct dossier *d)
{
	return (struct policy_facts){
		.state = d->state,
		.authority = d->authority,
		.desk = d->desk,
		.lead = d->lead_unit,
		.holder_unit = d->holder_unit,
		.holder = d->holder,
		.handler = d->handler,
		.in_transit = d->in_transit,
		.proposal = d->proposal,
		.supplement_n = d->supplement_n,
		.has_sync_fault = d->has_sync_fault,
		.is_by_post = d->receive_way == RECEIVE_BY_POST,
		.fee_due = d->fee_due,
	};
}

enum err dossier_offers(struct cx *cx, const struct actor *actor,
			const struct dossier *d, const struct event *events,
			size_t n, struct offer *ret, size_t *ret_n)
{
	struct policy_facts facts = facts_of_dossier(d);
	struct request *requests;
	size_t requests_n, found = 0;

	TRY(power_over(cx, actor, d->procedure, &actor));
	TRY(dossier_requests(cx, d->id, &requests, &requests_n));
	policy_facts_of(cx->now, actor, events, n, requests, requests_n,
			&facts);
	TRY(more_facts(cx, actor,
		       &(struct terms){ d->id, d->procedure, d->rule_set,
					d->received_at, d->wait_due_at,
					d->is_provisional },
		       &facts));
	for (int m = 0; d->state != STATE_NONE && m < MOVE_COUNT; m++) {
		/* Offered where it is needed: on the page of what a change
		 * of the calendar would move. */
		if (m != MOVE_RECALENDAR &&
		    policy_offer(actor, &facts, (enum move)m, &ret[found]))
			found++;
	}
	*ret_n = found;
	return OK;
}

enum err dossier_moves(struct cx *cx, const struct actor *actor,
		       const struct dossier *d, const struct event *events,
		       size_t n, const struct transition *ret[MOVE_COUNT],
		       size_t *ret_n)
{
	struct offer offers[MOVE_COUNT];
	size_t offers_n, found = 0;

	TRY(dossier_offers(cx, actor, d, events, n, offers, &offers_n));
	for (size_t i = 0; i < offers_n; i++) {
		if (!offers[i].why)
			ret[found++] = offers[i].t;
	}
	*ret_n = found;
	return OK;
}
