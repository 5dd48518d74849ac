/* Reading a dossier as staff see it. */

#include "domain/casework/dossier.h"

#include <string.h>

#include "db/db.h"
#include "domain/casework/access.h"
#include "domain/casework/case_rows.h"
#include "domain/casework/request.h"
#include "domain/casework/shares.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/event.h"
#include "domain/ledger/stops.h"

/* Those of the authority that answers for it, the units that were asked, and
 * the heads of a committee that follows an ended one. */
#define OPENED \
	"isiiiii" "ssssss" "isssss" "ttttt" "t" "siiis" "iiiii" "ssssssssss" \
	"di" "iiiistii" "titi"
#define WHOLE \
	"SELECT d.id, d.code, d.seat_id, d.seat_desk_id, d.seat_lead_id," \
	" d.holder_unit_id, d.holder_id," \
	" hu.name, COALESCE(h.name, ''), COALESCE(hd.name, ''), l.name, k.name," \
	" p.code," \
	" d.version_id, p.name, d.rule_set, d.channel, d.receive_way, d.clock," \
	" d.received_at, d.first_due_at, d.due_at, d.finished_at, d.returned_at," \
	" d.last_at," \
	" d.term_unit, d.term_halves, d.next_day_minute, d.cutoff_minute," \
	" d.state," \
	" d.in_transit, d.is_provisional, d.steps_done, d.last_seq, d.version," \
	" a.name, a.id_kind, a.id_number, a.phone, a.email, a.address," \
	" a.owner_name, a.owner_address, a.content, COALESCE(c.code, ''), a.birth, a.sets," \
	" d.handler_id, d.desk_id, d.supplement_n, d.requests_open, d.proposal," \
	" d.wait_due_at, d.fee_due, d.sync_fault," \
	" d.reappointed_at, d.reappoint_n, d.adjusted_due_at, d.adjust_n" \
	" FROM dossier d" \
	" JOIN applicant a ON a.dossier_id = d.id" \
	" JOIN procedure_version p ON p.id = d.version_id" \
	" JOIN unit hu ON hu.id = d.holder_unit_id" \
	" JOIN unit l ON l.id = d.seat_lead_id" \
	" JOIN unit k ON k.id = d.seat_desk_id" \
	" LEFT JOIN account h ON h.id = d.holder_id" \
	" LEFT JOIN account hd ON hd.id = d.handler_id" \
	" LEFT JOIN dossier c ON c.id = d.corrects_id"
STMT(q_open, "siiid", OPENED,
     WHOLE
     " WHERE d.code = ? AND (d.seat_id = ?"
     "  OR EXISTS (SELECT 1 FROM dossier_party y WHERE y.dossier_id = d.id"
     "   AND y.unit_id = ?)"
     "  OR d.seat_id" IN_UNIT_OR_FORMER ")");
/* Of a committee below the actor's, however deep. */
STMT(q_open_below, "si", OPENED,
     WHOLE
     " WHERE d.code = ? AND d.seat_id IN (WITH RECURSIVE below AS ("
     "  SELECT id, 0 AS depth FROM unit WHERE parent_id = ?"
     "  UNION ALL SELECT u.id, below.depth + 1 FROM unit u"
     "   JOIN below ON u.parent_id = below.id WHERE below.depth < 8)"
     " SELECT id FROM below)");

#define INTO \
	&d->id.v, &d->code, &d->authority.v, &d->desk.v, &d->lead_unit.v, \
	&d->holder_unit.v, &d->holder.v, &d->holder_unit_name, \
	&d->holder_name, &d->handler_name, &d->lead_unit_name, \
	&d->desk_name, &d->procedure_code, &d->procedure.v, \
	&d->procedure_name, &d->rule_set, &d->channel, &d->receive_way, \
	&d->clock, &d->received_at, &d->first_due_at, &d->due_at, \
	&d->finished_at, &d->returned_at, &d->last_at, &unit, &halves, \
	&minute, &cutoff, &state, &transit, &provisional, &steps, \
	&d->last_seq, &d->version, &d->name, &d->id_kind, &d->id_number, \
	&d->phone, &d->email, &d->address, &d->owner_name, \
	&d->owner_address, &d->content, &d->corrects, &d->birth, &sets, \
	&d->handler.v, &d->clock_desk.v, &supplements, &requests, \
	&d->proposal, &d->wait_due_at, &d->fee_due, &fault, \
	&d->reappointed_at, &d->reappoint_n, &d->adjusted_due_at, \
	&d->adjust_n

const char *dossier_ended(const struct dossier *d)
{
	return state_ended_without(d->state,
				   d->returned_at.s != INSTANT_NONE.s);
}

static enum err load(struct cx *cx, const struct actor *actor,
		     const char *code, struct dossier *d)
{
	const char *unit, *state;
	int64_t halves, minute, cutoff, transit, provisional, steps, sets;
	int64_t supplements, requests, fault;
	enum err err;

	err = db_one(cx, q_open, code, actor->authority.v, actor->unit.v,
		     actor->authority.v, instant_day(cx->now), INTO);
	d->is_below = err == ERR_MISSING && access_only_watches(actor);
	if (d->is_below)
		err = db_one(cx, q_open_below, code, actor->authority.v, INTO);
	TRY(err);
	d->state = state_from_code(state);
	d->in_transit = transit == 1;
	d->is_provisional = provisional == 1;
	d->has_sync_fault = fault == 1;
	d->steps_done = (int)steps;
	d->sets = (int)sets;
	d->supplement_n = (int)supplements;
	d->requests_open = (int)requests;
	d->term = term_stored(unit, halves, minute);
	d->term.cutoff_minute = (int)cutoff;
	return OK;
}
#undef INTO

STMT(q_stranger, "s", "i", "SELECT id FROM dossier WHERE code = ?");

/* Who tried to look is found by the dossier, if there is one; the answer is
 * the same whether or not. */
static enum err note_refused(struct cx *cx, const struct actor *actor,
			     const char *code)
{
	struct dossier_id id;
	enum err err = db_one(cx, q_stranger, code, &id.v);

	if (err == ERR_MISSING)
		id = NO_DOSSIER;
	else
		TRY(err);
	return audit_write(cx, actor, "read", id, "refused", "missing");
}

enum err dossier_find(struct cx *cx, const struct actor *actor,
		      const char *code, struct dossier *ret)
{
	enum err err = load(cx, actor, code, ret);

	if (err != ERR_MISSING)
		return err;
	TRY(note_refused(cx, actor, code));
	return refuse(cx, ERR_MISSING, NULL,
		      "Không có hồ sơ này trong phạm vi đơn vị của ông/bà.");
}

enum err dossier_open(struct cx *cx, const struct actor *actor,
		      const char *code, struct dossier *ret)
{
	struct dossier d;
	const char *purpose;

	TRY(dossier_find(cx, actor, code, &d));
	TRY(access_purpose(cx, actor, &d, &purpose));
	if (d.requests_open)
		TRY(request_opened(cx, actor, d.id));
	*ret = d;
	return audit_put(cx, actor,
			 &(struct audit_row){ .action = "read",
					      .dossier = d.id,
					      .purpose = purpose });
}

STMT(q_events, "i", "issstssss" "iiii" "ssss",
     "SELECT e.seq, e.move, e.from_state, e.to_state, e.at, a.name, u.name,"
     " hu.name, COALESCE(h.name, ''), e.account_id, e.holder_id, e.unit_id,"
     " e.holder_unit_id, e.role, e.clock, e.note, e.data"
     " FROM event e JOIN account a ON a.id = e.account_id"
     " JOIN unit u ON u.id = e.unit_id"
     " JOIN unit hu ON hu.id = e.holder_unit_id"
     " LEFT JOIN account h ON h.id = e.holder_id"
     " WHERE e.dossier_id = ? ORDER BY e.seq LIMIT 5000");

enum err dossier_events(struct cx *cx, struct dossier_id id,
			struct event **ret, size_t *ret_n)
{
	struct rows rows;
	const char *move, *from, *to;
	struct event *list, *e;
	size_t n = 0;

	TRY(db_query(cx, q_events, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (e = list;
	     rows_next(&rows, &e->seq, &move, &from, &to, &e->at,
		       &e->actor_name, &e->unit_name, &e->holder_unit_name,
		       &e->holder_name, &e->actor.v, &e->holder.v, &e->unit.v,
		       &e->holder_unit.v, &e->role, &e->clock, &e->note,
		       &e->data);
	     e = &list[++n]) {
		e->move = move_from_code(move);
		e->from = state_from_code(from);
		e->to = state_from_code(to);
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err dossier_shares(struct cx *cx, const struct dossier *d,
			const struct event *events, size_t n,
			struct share **ret, size_t *ret_n)
{
	struct instant end = d->finished_at.s == INSTANT_NONE.s ?
				     cx->now :
				     d->finished_at;
	const struct workcal *cal;
	struct request *requests;
	size_t requests_n;

	TRY(calendar_of(cx, d->clock_desk, &cal));
	TRY(dossier_requests(cx, d->id, &requests, &requests_n));
	shares_of(cx->arena, d->received_at, events, n, requests, requests_n,
		  end, cal, ret, ret_n);
	return OK;
}

enum err dossier_explain(struct cx *cx, const struct dossier *d,
			 const struct event *events, size_t n,
			 struct deadline *ret, const struct explain **ret_days)
{
	struct stop stops[STOPS_MAX];
	size_t stops_n = ledger_stops(events, n, stops);
	const struct workcal *cal;

	TRY(calendar_at(cx, d->clock_desk,
			ledger_basis(d->received_at, events, n), &cal));
	*ret = deadline_due(d->received_at, d->term, stops, stops_n, cal);
	*ret_days = deadline_explain(cx->arena, d->received_at, d->term, stops,
				     stops_n, cal);
	return OK;
}
