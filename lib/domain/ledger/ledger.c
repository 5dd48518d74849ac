#include "domain/ledger/ledger.h"

#include <string.h>

#include "base/canon.h"
#include "db/db.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/ledger/held.h"
#include "domain/ledger/stops.h"
#include "secret/secret.h"

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

struct digest event_hash(struct arena *arena, const struct digest *prev,
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

STMT(q_event_new, "iisssi" "t" "siiis" "tsss" "hh", "",
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
		       e->note, e->data, e->held, prev, hash);
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
		.clock = ticking_code(e->p.clock),
		.due_after = e->due_after,
		.note = e->note ? e->note : "",
		.data = e->data ? e->data : "",
	};
}

STMT(q_dossier_new, "sidiiiisss" "tsiiit" "bhh" "siisti" "thiiii" "iitti", "",
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
		    &r->secret, &r->token, c.to,
		    e->p.holder_unit.v, e->p.holder.v, c.clock,
		    e->due_after, (int64_t)r->is_provisional, r->received_at,
		    &hash, r->authority.v, r->desk.v, r->lead.v,
		    e->p.handler.v, r->corrects.v, r->fee_due,
		    (struct instant){ row.at[HELD_FINISHED] },
		    (struct instant){ row.at[HELD_RETURNED] },
		    row.at[HELD_STEPS]));
	ret->v = db_insert_id(cx);
	return write_event(cx, *ret, &root, &c, &hash);
}

#define HEAD_ROW(F, C)                                       \
	F("id", id.v, i)                                     \
	C("code", code, s)                                   \
	C("rule_set", rule_set, s)                           \
	C("seat_id", p.authority.v, i)                       \
	C("seat_desk_id", p.desk.v, i)                       \
	C("seat_lead_id", p.lead.v, i)                       \
	C("holder_unit_id", p.holder_unit.v, i)              \
	C("holder_id", p.holder.v, i)                        \
	C("handler_id", p.handler.v, i)                      \
	C("version_id", procedure.v, i)                      \
	C("state", p.state, e(state))                        \
	C("in_transit", p.in_transit, f)                     \
	C("clock", p.clock, e(ticking))                      \
	C("sync_fault", p.has_sync_fault, f)                 \
	C("desk_id", clock_desk.v, i)                        \
	C("proposal", p.proposal, e(proposal))               \
	C("supplement_n", p.supplement_n, i)                 \
	C("requests_open", p.requests_open, i)               \
	C("wait_due_at", p.wait_due_at, t)                   \
	C("fee_due", p.fee_due, i)                           \
	C("due_at", due_at, t)                               \
	C("finished_at", finished_at, t)                     \
	C("returned_at", returned_at, t)                     \
	C("last_at", last_at, t)                             \
	C("last_seq", last_seq, i)                           \
	C("version", version, i)                             \
	C("last_hash", last_hash, h)                         \
	C("received_at", received_at, t)                     \
	TERM_COLUMNS(C, "", term)                            \
	C("cutoff_minute", term.cutoff_minute, n)            \
	C("receive_way", receive_way, e(receive_way))        \
	C("is_provisional", is_provisional, f)               \
	C("reappointed_at", p.reappointed_at, t)             \
	C("reappoint_n", p.reappoint_n, i)                   \
	C("adjusted_due_at", p.adjusted_due_at, t)           \
	C("adjust_n", p.adjust_n, i)
READER(next_head, struct head, HEAD_ROW)
STMT_ROW(q_lock, "i", HEAD_ROW,
	 "SELECT " COLS(HEAD_ROW) " FROM dossier WHERE id = ? FOR UPDATE");

enum err ledger_lock(struct cx *cx, struct dossier_id id, struct head *ret)
{
	struct rows rows;

	*ret = (struct head){ 0 };
	TRY(db_query(cx, q_lock, &rows, id.v));
	if (!next_head(&rows, ret))
		return ERR_MISSING;
	if (ret->p.state == STATE_COUNT ||
	    digest_equal(&ret->last_hash, &NO_DIGEST))
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

STMT(q_project, "siiistt" "iithi" "tiiii" "isiiti" "titii", "",
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
		    p->handler.v, c.clock, finished, returned,
		    row.at[HELD_STEPS], c.seq, at,
		    &hash, (int64_t)p->in_transit,
		    e->due_after, (int64_t)e->is_provisional, p->authority.v,
		    p->desk.v, p->lead.v, (int64_t)p->has_sync_fault,
		    proposal_code(p->proposal), p->supplement_n,
		    p->requests_open, p->wait_due_at, p->fee_due, p->reappointed_at,
		    p->reappoint_n, p->adjusted_due_at, p->adjust_n,
		    h->id.v));
	if (db_affected(cx) != 1)
		return fail(cx, ERR_INTERNAL, "dossier %lld: not written",
			    (long long)h->id.v);
	return OK;
}
