#include "domain/ledger.h"

#include <stdio.h>
#include <string.h>

#include "base/canon.h"
#include "base/secret.h"
#include "db/db.h"
#include "domain/calendar.h"
#include "domain/ledger_internal.h"

#define PAGE 200

static struct bytes digest_bytes(const struct digest *d)
{
	return (struct bytes){ d->b, sizeof(d->b) };
}

static bool digest_from_bytes(struct bytes b, struct digest *ret)
{
	if (b.len != sizeof(ret->b))
		return false;
	memcpy(ret->b, b.data, sizeof(ret->b));
	return true;
}

struct digest reception_root(struct arena *arena, const struct reception *r)
{
	char hex[65];
	struct buf b;

	buf_init(&b, arena, 4096);
	canon_text(&b, "code", r->code);
	canon_number(&b, "authority", r->authority.v);
	canon_number(&b, "desk", r->desk.v);
	canon_number(&b, "version", r->version.v);
	canon_text(&b, "rule_set", r->rule_set);
	canon_text(&b, "channel", r->channel);
	canon_text(&b, "receive_way", r->receive_way);
	canon_number(&b, "received_at", r->received_at.s);
	canon_text(&b, "term_unit", term_unit_code(r->term.unit));
	canon_number(&b, "term_halves", r->term.halves);
	canon_number(&b, "next_day_minute", r->term.next_day_minute);
	canon_number(&b, "first_due_at", r->first_due_at.s);
	/* Only where they differ from what they were when there was no such
	 * thing: older roots stay what they are. */
	if (r->term.cutoff_minute != TERM_CUTOFF_MINUTE)
		canon_number(&b, "cutoff_minute", r->term.cutoff_minute);
	if (r->corrects.v != INT_NONE)
		canon_number(&b, "corrects", r->corrects.v);
	if (!r->is_older) {
		digest_hex(&r->secret, hex);
		canon_text(&b, "secret", hex);
		digest_hex(&r->token, hex);
		canon_text(&b, "token", hex);
		canon_number(&b, "lead", r->lead.v);
	}
	return sha256(b.data, b.len);
}

struct chained { /* an event's own fields, in the order they are hashed */
	int64_t seq;
	const char *move, *from, *to;
	struct instant at;
	struct account_id account;
	const char *role;
	struct unit_id unit, holder_unit;
	struct account_id holder;
	const char *clock;
	struct instant due_after;
	const char *note, *data;
	const char *held; /* the row after it; NULL: of an older release */
};

static struct digest event_hash(struct arena *arena, const struct digest *prev,
				const struct chained *e)
{
	struct buf b;
	char hex[65];

	/* Room for the longest note and data: nothing stays unhashed. */
	buf_init(&b, arena, 32 * 1024);
	digest_hex(prev, hex);
	canon_text(&b, "prev", hex);
	canon_number(&b, "seq", e->seq);
	canon_text(&b, "move", e->move);
	canon_text(&b, "from", e->from);
	canon_text(&b, "to", e->to);
	canon_number(&b, "at", e->at.s);
	canon_number(&b, "account", e->account.v);
	canon_text(&b, "role", e->role);
	canon_number(&b, "unit", e->unit.v);
	canon_number(&b, "holder_unit", e->holder_unit.v);
	canon_number(&b, "holder", e->holder.v);
	canon_text(&b, "clock", e->clock);
	canon_number(&b, "due_after", e->due_after.s);
	canon_text(&b, "note", e->note);
	canon_text(&b, "data", e->data);
	if (e->held)
		canon_text(&b, "row", e->held);
	return sha256(b.data, b.len);
}

STMT(q_event_new, "iisssi" "t" "siiis" "tsss" "bb", "",
     "INSERT INTO event (dossier_id, seq, move, from_state, to_state,"
     " account_id, at, role, unit_id, holder_unit_id, holder_id, clock,"
     " due_after, note, data, projection, prev_hash, hash)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static enum err write_event(struct cx *cx, struct dossier_id id,
			    const struct digest *prev, const struct chained *e,
			    const struct digest *hash)
{
	return db_exec(cx, q_event_new, id.v, e->seq, e->move, e->from, e->to,
		       e->account.v, e->at, e->role, e->unit.v,
		       e->holder_unit.v, e->holder.v, e->clock, e->due_after,
		       e->note, e->data, e->held, digest_bytes(prev),
		       digest_bytes(hash));
}

static struct chained chain(const struct entry *e, int64_t seq,
			    enum state from, struct instant at)
{
	return (struct chained){
		.seq = seq,
		.move = move_code(e->move),
		.from = state_code(from),
		.to = state_code(e->p.state),
		.at = at,
		.account = e->account,
		.role = e->role,
		.unit = e->unit,
		.holder_unit = e->p.holder_unit,
		.holder = e->p.holder,
		.clock = e->p.clock,
		.due_after = e->due_after,
		.note = e->note ? e->note : "",
		.data = e->data ? e->data : "",
	};
}

STMT(q_dossier_new, "sidiiiisss" "tsiiit" "bbb" "siisti" "tbiiii" "iitti", "",
     "INSERT INTO dossier (code, authority_id, day, seq, desk_id,"
     " lead_unit_id, version_id, rule_set, channel, receive_way,"
     " received_at, term_unit, term_halves, next_day_minute, cutoff_minute,"
     " first_due_at, receipt_nonce, secret_digest, token_digest,"
     " state, holder_unit_id, holder_id, clock, due_at, is_provisional,"
     " last_at, last_hash, seat_id, seat_desk_id, seat_lead_id, handler_id,"
     " corrects_id, fee_due, finished_at, returned_at,"
     " steps_done, last_seq, version)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
     " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)");

/* The row as reception makes it. */
static struct held_row first_row(const struct reception *r,
				 const struct entry *e)
{
	bool is_done = state_is_finished(e->p.state);
	struct instant done = is_done ? r->received_at : INSTANT_NONE;
	struct projection p = e->p;

	p.authority = r->authority;
	p.desk = r->desk;
	p.lead = r->lead;
	p.fee_due = r->fee_due;
	p.wait_due_at = p.reappointed_at = p.adjusted_due_at = INSTANT_NONE;
	return held_row(&p, r->is_provisional, done,
			e->p.state == STATE_RETURNED ? done : INSTANT_NONE);
}

enum err ledger_begin(struct cx *cx, const struct reception *r, int64_t seq,
		      struct day day, const struct entry *e,
		      struct dossier_id *ret)
{
	struct digest root = reception_root(cx->arena, r);
	struct chained c = chain(e, 1, STATE_NONE, r->received_at);
	struct held_row row = first_row(r, e);
	struct digest hash;

	c.held = held_text(cx->arena, &row);
	hash = event_hash(cx->arena, &root, &c);
	TRY(db_exec(cx, q_dossier_new, r->code, r->authority.v, day, seq,
		    r->desk.v, r->lead.v, r->version.v, r->rule_set,
		    r->channel, r->receive_way, r->received_at,
		    term_unit_code(r->term.unit), (int64_t)r->term.halves,
		    r->term.next_day_minute < 0 ?
			    INT_NONE :
			    (int64_t)r->term.next_day_minute,
		    (int64_t)r->term.cutoff_minute, r->first_due_at,
		    (struct bytes){ r->nonce, sizeof(r->nonce) },
		    digest_bytes(&r->secret), digest_bytes(&r->token), c.to,
		    e->p.holder_unit.v, e->p.holder.v, e->p.clock,
		    e->due_after, (int64_t)r->is_provisional, r->received_at,
		    digest_bytes(&hash), r->authority.v, r->desk.v, r->lead.v,
		    e->p.handler.v, r->corrects.v, r->fee_due,
		    (struct instant){ row.at[HELD_FINISHED] },
		    (struct instant){ row.at[HELD_RETURNED] },
		    row.at[HELD_STEPS]));
	ret->v = db_insert_id(cx);
	return write_event(cx, *ret, &root, &c, &hash);
}

STMT(q_lock, "i", "iss" "iiiiiii" "sisii" "siiti" "ttttii" "btsiiisi" "titi",
     "SELECT id, code, rule_set, seat_id, seat_desk_id, seat_lead_id,"
     " holder_unit_id, holder_id, handler_id, version_id, state, in_transit,"
     " clock, sync_fault, desk_id, proposal, supplement_n, requests_open,"
     " wait_due_at, fee_due,"
     " due_at, finished_at, returned_at, last_at, last_seq, version,"
     " last_hash, received_at, term_unit, term_halves, next_day_minute,"
     " cutoff_minute, receive_way, is_provisional, reappointed_at,"
     " reappoint_n, adjusted_due_at, adjust_n FROM dossier WHERE id = ? FOR UPDATE");

enum err ledger_lock(struct cx *cx, struct dossier_id id, struct head *ret)
{
	struct projection *p = &ret->p;
	const char *state, *unit;
	int64_t transit, fault, halves, minute, cutoff, provisional;
	struct bytes hash;

	TRY(db_one(cx, q_lock, id.v, &ret->id.v, &ret->code, &ret->rule_set,
		   &p->authority.v, &p->desk.v, &p->lead.v,
		   &p->holder_unit.v, &p->holder.v, &p->handler.v,
		   &ret->procedure.v, &state, &transit, &p->clock, &fault,
		   &ret->clock_desk.v, &p->proposal, &p->supplement_n,
		   &p->requests_open, &p->wait_due_at, &p->fee_due,
		   &ret->due_at, &ret->finished_at, &ret->returned_at,
		   &ret->last_at, &ret->last_seq, &ret->version, &hash,
		   &ret->received_at, &unit, &halves, &minute, &cutoff,
		   &ret->receive_way, &provisional, &p->reappointed_at,
		   &p->reappoint_n, &p->adjusted_due_at, &p->adjust_n));
	ret->is_provisional = provisional == 1;
	p->state = state_from_code(state);
	p->in_transit = transit == 1;
	p->has_sync_fault = fault == 1;
	ret->term = term_stored(unit, halves, minute);
	ret->term.cutoff_minute = (int)cutoff;
	if (p->state == STATE_COUNT ||
	    !digest_from_bytes(hash, &ret->last_hash))
		return fail(cx, ERR_INTERNAL, "dossier %lld: broken row",
			    (long long)id.v);
	return OK;
}

/* The story with the event that is being written at its end. */
static struct event *with_entry(struct cx *cx, const struct head *h,
				const struct event *events, size_t n,
				const struct entry *e)
{
	struct event *all = arena_array(cx->arena, n + 1, sizeof(*all));

	memcpy(all, events, n * sizeof(*all));
	all[n] = (struct event){ .move = e->move,
				 .at = cx->now.s > h->last_at.s ? cx->now :
								  h->last_at,
				 .clock = e->p.clock,
				 .data = e->data };
	return all;
}

enum err ledger_due(struct cx *cx, const struct head *h,
		    const struct event *events, size_t n, struct entry *e)
{
	struct event *all = with_entry(cx, h, events, n, e);
	struct stop stops[STOPS_MAX];
	const struct workcal *cal;
	struct deadline due;

	TRY(calendar_at(cx, h->clock_desk,
			ledger_basis(h->received_at, all, n + 1), &cal));
	due = deadline_due(h->received_at, h->term, stops,
			   ledger_stops(all, n + 1, stops), cal);
	if (due.err != DEADLINE_OK)
		return refuse(cx, ERR_INPUT, NULL, "%s",
			      deadline_why_not(cx->arena, &due));
	e->due_after = due.due;
	e->is_provisional = due.provisional;
	return OK;
}

enum err ledger_adjusted_due(struct cx *cx, const struct head *h,
			     const struct event *events, size_t n,
			     struct entry *e)
{
	struct event *all = with_entry(cx, h, events, n, e);
	struct adjusted adjusted;
	const struct workcal *cal;
	struct deadline due;

	ledger_adjusted(cx->arena, h->received_at, all, n + 1, &adjusted);
	TRY(calendar_at(cx, h->clock_desk,
			ledger_basis(h->received_at, all, n + 1), &cal));
	due = deadline_due(adjusted.received, h->term, adjusted.stops,
			   adjusted.n, cal);
	if (due.err != DEADLINE_OK)
		return refuse(cx, ERR_INPUT, NULL, "%s",
			      deadline_why_not(cx->arena, &due));
	e->p.adjusted_due_at = due.due;
	return OK;
}

STMT(q_project, "siiistt" "iitbi" "tiiii" "isiiti" "titii", "",
     "UPDATE dossier SET state = ?, holder_unit_id = ?, holder_id = ?,"
     " handler_id = ?, clock = ?, finished_at = ?, returned_at = ?,"
     " steps_done = ?, last_seq = ?, last_at = ?, last_hash = ?,"
     " in_transit = ?, due_at = ?, is_provisional = ?, seat_id = ?,"
     " seat_desk_id = ?, seat_lead_id = ?, sync_fault = ?, proposal = ?,"
     " supplement_n = ?, requests_open = ?, wait_due_at = ?, fee_due = ?,"
     " reappointed_at = ?, reappoint_n = ?, adjusted_due_at = ?,"
     " adjust_n = ?, version = version + 1 WHERE id = ?");

enum err ledger_append(struct cx *cx, const struct head *h,
		       const struct entry *e)
{
	/* A clock that jumped back must not turn the story round. */
	struct instant at = cx->now.s > h->last_at.s ? cx->now : h->last_at;
	struct chained c = chain(e, h->last_seq + 1, h->p.state, at);
	struct instant finished = h->finished_at, returned = h->returned_at;
	const struct projection *p = &e->p;
	struct held_row row;
	struct digest hash;

	if (state_is_finished(p->state) && finished.s == INSTANT_NONE.s)
		finished = at;
	if (p->state == STATE_RETURNED && h->p.state != STATE_RETURNED)
		returned = at;
	row = held_row(p, e->is_provisional, finished, returned);
	c.held = held_text(cx->arena, &row);
	hash = event_hash(cx->arena, &h->last_hash, &c);
	TRY(write_event(cx, h->id, &h->last_hash, &c, &hash));
	TRY(db_exec(cx, q_project, c.to, p->holder_unit.v, p->holder.v,
		    p->handler.v, p->clock, finished, returned,
		    row.at[HELD_STEPS], c.seq, at,
		    digest_bytes(&hash), (int64_t)p->in_transit,
		    e->due_after, (int64_t)e->is_provisional, p->authority.v,
		    p->desk.v, p->lead.v, (int64_t)p->has_sync_fault,
		    p->proposal, p->supplement_n, p->requests_open,
		    p->wait_due_at, p->fee_due, p->reappointed_at,
		    p->reappoint_n, p->adjusted_due_at, p->adjust_n,
		    h->id.v));
	if (db_affected(cx) != 1)
		return fail(cx, ERR_INTERNAL, "dossier %lld: not written",
			    (long long)h->id.v);
	return OK;
}

/*
 * Replay.  The second look at everything: chain, moves, holder, clock and due
 * date again from the events, compared with what the dossier's row says.
 */
STMT(q_count, "i", "i", "SELECT COUNT(*) FROM dossier WHERE id > ?");
STMT(q_page, "ii", "isiiiisss" "tsiit" "siistttibti" "iiitibbs",
     "SELECT id, code, authority_id, desk_id, lead_unit_id, version_id,"
     " rule_set, channel, receive_way, received_at, term_unit, term_halves,"
     " next_day_minute, first_due_at, state, holder_unit_id, holder_id,"
     " clock, due_at, finished_at, returned_at, last_seq, last_hash, last_at,"
     " is_provisional, cutoff_minute, corrects_id, supplement_n,"
     " adjusted_due_at, adjust_n, secret_digest, token_digest, projection"
     " FROM dossier WHERE id > ? ORDER BY id LIMIT ?");
STMT(q_story, "i", "issstisiiists" "ssbb",
     "SELECT seq, move, from_state, to_state, at, account_id, role, unit_id,"
     " holder_unit_id, holder_id, clock, due_after, note, data, projection,"
     " prev_hash, hash FROM event WHERE dossier_id = ? ORDER BY seq LIMIT 5000");

struct row {
	struct dossier_id id;
	struct reception r;
	const char *state, *clock;
	struct unit_id holder_unit;
	struct account_id holder;
	struct instant due_at, finished_at, returned_at, last_at;
	int64_t last_seq, supplements, adjustments;
	struct instant adjusted_due_at;
	struct bytes last_hash;
	const char *projection;
};

struct walk {
	struct digest hash;
	struct instant at;
	const char *state;
	const char *before_withdrawal; /* the state it was asked in */
	int64_t supplements, adjustments;
	struct chained last;
	struct held_row held; /* after the last event; */
	bool is_held;	      /* false: it does not say so */
	struct instant finished, returned;
	struct event clocks[5000];
	size_t n;
};

/* Some row of the table leads from where it was to where the event says.  A
 * recall leads back to where the recalled move began, a refused withdrawal to
 * where it was asked. */
static const struct transition *row_of(const struct walk *w,
				       const struct chained *e)
{
	enum state from = state_from_code(e->from), to = state_from_code(e->to);
	enum move move = move_from_code(e->move);
	const char *before = move == MOVE_WITHDRAW_NO ? w->before_withdrawal :
							w->last.from;
	const struct transition *t = transition_find(from, move);

	while (t && transition_to(t, from,
				  before ? state_from_code(before) :
					   STATE_COUNT) != to)
		t = transition_next(t, from);
	return to == STATE_COUNT ? NULL : t;
}

/* The row that the event says it leaves, after the one before it. */
static const char *held_step_fault(struct arena *arena, struct walk *w,
				   const struct chained *e,
				   const struct transition *t)
{
	const struct held_step step = {
		.t = t,
		.from = state_from_code(e->from),
		.to = state_from_code(e->to),
		.moves_holder = w->n &&
				e->holder_unit.v != w->last.holder_unit.v,
		.ticks = !w->n || strcmp(e->clock, w->last.clock) != 0,
		.at = e->at,
		.data = e->data,
	};
	struct held_row after;
	enum held bad;

	if (!e->held)
		return w->is_held ? "does not say the row that it leaves" :
				    NULL;
	if (!held_parse(arena, e->held, &after))
		return "says no row that can be read";
	bad = w->is_held || !w->n ?
		      held_fault(arena, w->n ? &w->held : NULL, &step,
				 &after) :
		      HELD_COUNT;
	w->held = after;
	w->is_held = true;
	return bad == HELD_COUNT ?
		       NULL :
		       arena_printf(arena, "%s does not follow from it",
				    held_name(bad));
}

/* One event against the story so far; NULL or what is wrong. */
static const char *step_fault(struct arena *arena, struct walk *w,
			      const struct chained *e, struct bytes prev,
			      struct bytes hash)
{
	struct digest stored_prev, stored, mine;
	const struct transition *t;

	if (!digest_from_bytes(prev, &stored_prev) ||
	    !digest_from_bytes(hash, &stored))
		return "hash of the wrong length";
	if (e->seq != (int64_t)w->n + 1)
		return "an event is missing before this one";
	if (!digest_equal(&stored_prev, &w->hash))
		return "does not follow the previous event";
	mine = event_hash(arena, &w->hash, e);
	if (!digest_equal(&mine, &stored))
		return "its content was changed";
	if (strcmp(e->from, w->state) != 0)
		return "begins in another state than the last one ended";
	if (e->at.s < w->at.s)
		return "earlier than the event before it";
	t = row_of(w, e);
	if (!t)
		return "a move that its state does not allow";
	w->hash = stored;
	return held_step_fault(arena, w, e, t);
}

static void walk_on(struct walk *w, const struct chained *e)
{
	enum state to = state_from_code(e->to);

	if (state_is_finished(to) && w->finished.s == INSTANT_NONE.s)
		w->finished = e->at;
	if (to == STATE_RETURNED && strcmp(e->from, e->to) != 0)
		w->returned = e->at;
	if (to == STATE_WITHDRAWING && strcmp(e->from, e->to) != 0)
		w->before_withdrawal = e->from;
	if (to == STATE_SUPPLEMENT &&
	    move_from_code(e->move) == MOVE_ASK_SUPPLEMENT)
		w->supplements++;
	if (move_from_code(e->move) == MOVE_ADJUST)
		w->adjustments++;
	w->at = e->at;
	w->state = e->to;
	w->last = *e;
	w->clocks[w->n++] = (struct event){ .move = move_from_code(e->move),
					    .at = e->at,
					    .clock = e->clock,
					    .data = e->data };
}

/* The row against what its last event says of it. */
static const char *held_row_fault(struct arena *arena, const struct row *row,
				  const struct walk *w)
{
	struct held_row now;

	if (!w->is_held || strcmp(row->projection, w->last.held) == 0)
		return NULL;
	if (!held_parse(arena, row->projection, &now))
		return "the row cannot be read";
	for (int i = 0; i < HELD_COUNT; i++) {
		if (now.at[i] != w->held.at[i] ||
		    (i == HELD_PROPOSAL &&
		     strcmp(now.proposal, w->held.proposal) != 0))
			return arena_printf(arena,
					    "the row's %s differs from the"
					    " ledger's",
					    held_name((enum held)i));
	}
	return "the row differs from the ledger's";
}

static const char *projection_fault(const struct row *row,
				    const struct walk *w)
{
	struct digest stored;

	if (!w->n)
		return "has no event";
	if (!digest_from_bytes(row->last_hash, &stored) ||
	    !digest_equal(&stored, &w->hash) ||
	    row->last_seq != (int64_t)w->n || row->last_at.s != w->at.s)
		return "the row does not stand at the last event";
	if (strcmp(row->state, w->state) != 0)
		return "the row's state differs from the ledger's";
	if (row->holder_unit.v != w->last.holder_unit.v ||
	    row->holder.v != w->last.holder.v)
		return "the row's holder differs from the ledger's";
	if (strcmp(row->clock, w->last.clock) != 0)
		return "the row's clock differs from the ledger's";
	if (row->finished_at.s != w->finished.s ||
	    row->returned_at.s != w->returned.s)
		return "the row's finish differs from the ledger's";
	if (row->supplements != w->supplements)
		return "the row counts other supplement requests than the"
		       " ledger";
	if (row->due_at.s != w->last.due_after.s)
		return "the row's due date differs from the ledger's";
	if (row->adjustments != w->adjustments)
		return "the row counts other adjustments than the ledger";
	return NULL;
}

/* cal: of the reception; now_cal: of what the present date rests on. */
static const char *clock_fault(const struct row *row, const struct walk *w,
			       const struct workcal *cal,
			       const struct workcal *now_cal)
{
	struct stop stops[STOPS_MAX];
	size_t n = ledger_stops(w->clocks, w->n, stops);
	struct deadline first = deadline_due(row->r.received_at, row->r.term,
					     NULL, 0, cal);
	struct deadline now = deadline_due(row->r.received_at, row->r.term,
					   stops, n, now_cal);

	if (first.err != DEADLINE_OK ||
	    first.due.s != row->r.first_due_at.s)
		return "the first appointment is not what the calendar gives";
	if (now.err != DEADLINE_OK || now.due.s != row->due_at.s)
		return "the due date is not what ledger and calendar give";
	if (now.provisional != row->r.is_provisional)
		return "whether its date is provisional is not what the"
		       " calendar gives";
	return NULL;
}

/* The date by the corrected facts; without a correction there is none. */
static const char *adjusted_fault(struct arena *arena, const struct row *row,
				  const struct walk *w,
				  const struct workcal *now_cal)
{
	struct adjusted adjusted;
	struct deadline due;

	if (!w->adjustments)
		return row->adjusted_due_at.s == INSTANT_NONE.s ?
			       NULL :
			       "an adjusted date that no correction gave";
	ledger_adjusted(arena, row->r.received_at, w->clocks, w->n, &adjusted);
	due = deadline_due(adjusted.received, row->r.term, adjusted.stops,
			   adjusted.n, now_cal);
	if (due.err != DEADLINE_OK || due.due.s != row->adjusted_due_at.s)
		return "the adjusted date is not what ledger and calendar"
		       " give";
	return NULL;
}

/* Events that say the row also chain what a receipt opens. */
static struct digest root_of(struct arena *arena, const struct row *row,
			     const struct chained *first)
{
	struct reception r = row->r;

	r.is_older = !first->held;
	return reception_root(arena, &r);
}

static enum err replay_one(struct cx *cx, const struct row *row,
			   int64_t *ret_events, int64_t *ret_seq,
			   const char **ret_why)
{
	struct walk *w = arena_alloc(cx->arena, sizeof(*w));
	const struct workcal *cal, *now_cal;
	struct rows rows;
	struct chained e;
	struct bytes prev, hash;

	w->state = "";
	w->at = row->r.received_at;
	w->finished = w->returned = INSTANT_NONE;
	*ret_why = NULL;
	TRY(db_query(cx, q_story, &rows, row->id.v));
	while (rows_next(&rows, &e.seq, &e.move, &e.from, &e.to, &e.at,
			 &e.account.v, &e.role, &e.unit.v, &e.holder_unit.v,
			 &e.holder.v, &e.clock, &e.due_after, &e.note, &e.data,
			 &e.held, &prev, &hash)) {
		if (!w->n)
			w->hash = root_of(cx->arena, row, &e);
		*ret_why = step_fault(cx->arena, w, &e, prev, hash);
		*ret_seq = e.seq;
		if (*ret_why)
			return OK;
		walk_on(w, &e);
		(*ret_events)++;
	}
	*ret_why = projection_fault(row, w);
	if (*ret_why)
		return OK;
	TRY(calendar_at(cx, row->r.desk, row->r.received_at, &cal));
	TRY(calendar_at(cx, row->r.desk,
			ledger_basis(row->r.received_at, w->clocks, w->n),
			&now_cal));
	*ret_why = clock_fault(row, w, cal, now_cal);
	if (!*ret_why)
		*ret_why = adjusted_fault(cx->arena, row, w, now_cal);
	if (!*ret_why)
		*ret_why = held_row_fault(cx->arena, row, w);
	return OK;
}

static bool next_row(struct rows *rows, struct row *row)
{
	const char *unit;
	int64_t halves, minute, provisional, cutoff;
	struct reception *r = &row->r;
	struct bytes secret, token;

	*row = (struct row){ 0 };
	if (!rows_next(rows, &row->id.v, &r->code, &r->authority.v,
		       &r->desk.v, &r->lead.v, &r->version.v, &r->rule_set,
		       &r->channel, &r->receive_way, &r->received_at, &unit,
		       &halves, &minute, &r->first_due_at, &row->state,
		       &row->holder_unit.v, &row->holder.v, &row->clock,
		       &row->due_at, &row->finished_at, &row->returned_at,
		       &row->last_seq, &row->last_hash, &row->last_at,
		       &provisional, &cutoff, &r->corrects.v,
		       &row->supplements, &row->adjusted_due_at,
		       &row->adjustments, &secret, &token,
		       &row->projection) ||
	    !digest_from_bytes(secret, &r->secret) ||
	    !digest_from_bytes(token, &r->token))
		return false;
	r->is_provisional = provisional == 1;
	r->term = term_stored(unit, halves, minute);
	r->term.cutoff_minute = (int)cutoff;
	return true;
}

static void note_fault(struct arena *arena, struct replay *ret,
		       const struct row *row, int64_t seq, const char *why)
{
	if (ret->faults++)
		return;
	snprintf(ret->first_code, sizeof(ret->first_code), "%s", row->r.code);
	ret->first_seq = seq;
	ret->first_reason = arena_strdup(arena, why);
}

enum err ledger_verify(struct cx *cx, struct dossier_id from,
		       void (*progress)(int64_t done, int64_t total),
		       struct replay *ret)
{
	struct cx page = *cx; /* memory of one page at a time */
	int64_t total;
	struct rows rows;
	struct row row;
	enum err err = OK;

	*ret = (struct replay){ 0 };
	TRY(db_one(cx, q_count, from.v, &total));
	page.arena = arena_new();
	do {
		arena_reset(page.arena);
		err = db_query(&page, q_page, &rows, from.v, (int64_t)PAGE);
		while (err == OK && next_row(&rows, &row)) {
			const char *why = NULL;
			int64_t seq = 0;

			err = replay_one(&page, &row, &ret->events, &seq, &why);
			if (why)
				note_fault(cx->arena, ret, &row, seq, why);
			from = row.id;
			if (++ret->dossiers % 1000 == 0 && progress)
				progress(ret->dossiers, total);
		}
	} while (err == OK && rows.n == PAGE);
	cx->fault = page.fault;
	if (page.fault.detail)
		cx->fault.detail = arena_strdup(cx->arena, page.fault.detail);
	arena_free(page.arena);
	return err;
}
