/* Pure: what of a dossier's row an event says beside its own columns, as text,
 * and whether each value follows from the one before it. */
#include "domain/ledger/held.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "domain/ledger/event.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/stops.h"

#define TEXT_MAX 400

/* By enum held: the column, as dossier.projection strings them together. */
static const char *const names[HELD_COUNT] = {
	"in_transit",	 "handler_id",	  "is_provisional", "finished_at",
	"returned_at",	 "steps_done",	  "seat_id",	    "seat_desk_id",
	"seat_lead_id",	 "sync_fault",	  "proposal",	    "supplement_n",
	"requests_open", "wait_due_at",	  "fee_due",	    "reappointed_at",
	"reappoint_n",	 "adjusted_due_at", "adjust_n",
};

const char *held_name(enum held which)
{
	return names[which];
}

struct held_row held_row(const struct projection *p, bool is_provisional,
			 struct instant finished, struct instant returned)
{
	return (struct held_row){
		.at = { [HELD_TRANSIT] = p->in_transit,
			[HELD_HANDLER] = p->handler.v,
			[HELD_PROVISIONAL] = is_provisional,
			[HELD_FINISHED] = finished.s,
			[HELD_RETURNED] = returned.s,
			[HELD_STEPS] = state_steps_done(p->state),
			[HELD_SEAT] = p->authority.v,
			[HELD_DESK] = p->desk.v,
			[HELD_LEAD] = p->lead.v,
			[HELD_FAULT] = p->has_sync_fault,
			[HELD_SUPPLEMENTS] = p->supplement_n,
			[HELD_REQUESTS] = p->requests_open,
			[HELD_WAIT] = p->wait_due_at.s,
			[HELD_FEE] = p->fee_due,
			[HELD_REAPPOINTED] = p->reappointed_at.s,
			[HELD_REAPPOINT_N] = p->reappoint_n,
			[HELD_ADJUSTED] = p->adjusted_due_at.s,
			[HELD_ADJUST_N] = p->adjust_n },
		.proposal = proposal_code(p->proposal),
	};
}

const char *held_text(struct arena *arena, const struct held_row *h)
{
	struct buf b;

	buf_init(&b, arena, TEXT_MAX);
	for (int i = 0; i < HELD_COUNT; i++) {
		if (i)
			buf_putc(&b, ',');
		if (i == HELD_PROPOSAL)
			buf_puts(&b, h->proposal);
		else if (h->at[i] == INT_NONE)
			buf_putc(&b, '-');
		else
			buf_printf(&b, "%lld", (long long)h->at[i]);
	}
	return b.data;
}

bool held_parse(struct arena *arena, const char *text, struct held_row *ret)
{
	*ret = (struct held_row){ .proposal = "" };
	for (int i = 0; i < HELD_COUNT; i++) {
		size_t len = strcspn(text, ",");
		char *end = NULL;

		if (i == HELD_PROPOSAL)
			ret->proposal = arena_strndup(arena, text, len);
		else if (len == 1 && *text == '-')
			ret->at[i] = INT_NONE;
		else if (ret->at[i] = strtoll(text, &end, 10),
			 !len || end != text + len)
			return false;
		if ((text[len] == ',') == (i + 1 == HELD_COUNT))
			return false;
		text += len + 1;
	}
	return true;
}

enum proposal proposal_after(enum move move, enum state from, enum state to,
			     enum proposal was)
{
	switch ((int)move) {
	case MOVE_PROPOSE_SUPPLEMENT:
		return PROPOSAL_SUPPLEMENT;
	case MOVE_APPROVE_SUPPLEMENT:
		return PROPOSAL_APPROVED;
	case MOVE_PROPOSE_CONSULT:
		return PROPOSAL_CONSULT;
	case MOVE_WITHDRAW:
	case MOVE_WITHDRAW_NO:
	case MOVE_INHERIT:
	case MOVE_LETTER:
		return was;
	default:
		break;
	}
	if (move == MOVE_DENY_PROPOSAL || to != STATE_EXAMINING)
		return PROPOSAL_NONE;
	/* A consultation asked for directly leaves another proposal alone. */
	return from == STATE_EXAMINING ? was : PROPOSAL_NONE;
}

bool move_is_closing(enum move move)
{
	return move == MOVE_WITHDRAW_OK || move == MOVE_DISCONTINUE ||
	       move == MOVE_SUPPLEMENT_EXPIRED;
}

bool transit_after(const struct transition *t, bool was, bool has_moved)
{
	if (t->move == MOVE_ACCEPT)
		return false;
	if (move_hands_over(t->move))
		return has_moved;
	return t->hold == HOLD_KEEP && was;
}

/* Who answers and who examines: only these moves change it.  Whether the date is
 * provisional: only what computes a date. */
static bool may_change(enum held which, const struct held_step *s)
{
	switch ((int)s->t->move) {
	case MOVE_INHERIT:
		return which != HELD_PROVISIONAL;
	case MOVE_ASSIGN:
	case MOVE_REASSIGN:
	case MOVE_TAKE:
	case MOVE_GIVE_BACK:
	case MOVE_SEND_BACK:
		return which == HELD_HANDLER;
	default:
		return which == HELD_PROVISIONAL &&
		       (s->ticks || s->t->move == MOVE_RECALENDAR);
	}
}

/* A moment that an event's data says beside the row; "none": none. */
static bool is_said(struct arena *arena, const char *data, const char *key,
		    int64_t value)
{
	const char *text = event_value(arena, data, key);
	struct instant at = INSTANT_NONE;

	return *text && (strcmp(text, "none") == 0 ||
			 instant_parse_iso(text, &at)) && at.s == value;
}

static bool wait_follows(const struct held_step *s, int64_t was, int64_t now)
{
	switch ((int)s->to) {
	case STATE_SUPPLEMENT:
	case STATE_PAYMENT:
	case STATE_INTERLINKED:
		return now == was || s->t->to != STATE_SAME;
	case STATE_CONSULTING:
		return true; /* the nearest limit of what is still open */
	case STATE_WITHDRAWING:
		return now == was;
	default:
		return now == INT_NONE || s->t->move == MOVE_LETTER;
	}
}

static bool requests_follow(const struct held_step *s, int64_t was,
			    int64_t now)
{
	switch ((int)s->t->move) {
	case MOVE_CONSULT:
	case MOVE_INTERLINK:
		return now > was;
	case MOVE_ANSWER:
	case MOVE_CANCEL_REQUEST:
	case MOVE_SEGMENT_BACK:
	case MOVE_SEGMENT_RESULT:
		return now == (was > 0 ? was - 1 : 0);
	case MOVE_GO_ON:
		return now == 0;
	default:
		return now == (move_is_closing(s->t->move) ? 0 : was);
	}
}

static int64_t fault_after(const struct held_step *s, int64_t was)
{
	if (s->t->move == MOVE_LETTER)
		return was;
	if (s->t->move == MOVE_SYNC_RESTORED || state_is_finished(s->to))
		return 0;
	return s->t->move == MOVE_SYNC_FAULT ? 1 : was;
}

static bool once(bool happens, int64_t was, int64_t now, int64_t at)
{
	return now == (happens && was == INT_NONE ? at : was);
}

static bool follows(struct arena *arena, enum held which,
		    const struct held_row *before,
		    const struct held_step *s, const struct held_row *after)
{
	enum move move = s->t->move;
	int64_t was = before->at[which], now = after->at[which];

	switch (which) {
	case HELD_TRANSIT:
		return now == transit_after(s->t, was == 1, s->moves_holder);
	case HELD_FINISHED:
		return once(state_is_finished(s->to), was, now, s->at.s);
	case HELD_RETURNED:
		return s->to == STATE_RETURNED && s->from != STATE_RETURNED ?
			       now == s->at.s :
			       now == was;
	case HELD_STEPS:
		return now == state_steps_done(s->to);
	case HELD_FAULT:
		return now == fault_after(s, was);
	case HELD_PROPOSAL:
		return strcmp(after->proposal,
			      proposal_code(proposal_after(
				      move, s->from, s->to,
				      proposal_of(before->proposal)))) == 0;
	case HELD_SUPPLEMENTS:
		return now == was + (move == MOVE_ASK_SUPPLEMENT);
	case HELD_REQUESTS:
		return requests_follow(s, was, now);
	case HELD_WAIT:
		return wait_follows(s, was, now);
	case HELD_FEE:
		return now == (move == MOVE_COLLECT_FEE ||
					       move_is_closing(move) ?
				       0 :
				       was);
	case HELD_REAPPOINT_N:
		return now == was + (move == MOVE_REAPPOINT);
	case HELD_ADJUST_N:
		return now == was + (move == MOVE_ADJUST);
	case HELD_REAPPOINTED:
		return move == MOVE_REAPPOINT ?
			       is_said(arena, s->data, "new_due", now) :
			       now == was;
	case HELD_ADJUSTED:
		return now == was ||
		       is_said(arena, s->data, ADJUSTED_DUE, now);
	case HELD_HANDLER:
	case HELD_PROVISIONAL:
	case HELD_SEAT:
	case HELD_DESK:
	case HELD_LEAD:
		return now == was || may_change(which, s);
	case HELD_COUNT:
		break;
	}
	return true;
}

/* Reception: nothing has happened yet but what its event says. */
static struct held_row at_first(const struct held_row *after)
{
	struct held_row h = { .proposal = "" };

	for (int i = 0; i < HELD_COUNT; i++)
		h.at[i] = after->at[i];
	h.at[HELD_TRANSIT] = h.at[HELD_FAULT] = h.at[HELD_SUPPLEMENTS] = 0;
	h.at[HELD_REQUESTS] = h.at[HELD_REAPPOINT_N] = h.at[HELD_ADJUST_N] = 0;
	h.at[HELD_FINISHED] = h.at[HELD_RETURNED] = INT_NONE;
	h.at[HELD_WAIT] = h.at[HELD_REAPPOINTED] = INT_NONE;
	h.at[HELD_ADJUSTED] = INT_NONE;
	return h;
}

enum held held_fault(struct arena *arena, const struct held_row *before,
		     const struct held_step *step,
		     const struct held_row *after)
{
	struct held_row first = at_first(after);

	for (int i = 0; i < HELD_COUNT; i++) {
		if (!follows(arena, (enum held)i, before ? before : &first,
			     step, after))
			return (enum held)i;
	}
	return HELD_COUNT;
}
