/* Reading a dossier as staff see it. */
#include "domain/dossier.h"

#include <string.h>

#include "db/db.h"
#include "domain/audit.h"
#include "domain/calendar.h"
#include "domain/ledger_internal.h"

STMT(q_open, "si", "isiiiii" "ssssss" "isssss" "ttttt" "t" "siis" "iiiii"
     "sssssssssdi",
     "SELECT d.id, d.code, d.authority_id, d.desk_id, d.lead_unit_id,"
     " d.holder_unit_id, d.holder_id,"
     " hu.name, COALESCE(h.name, ''), COALESCE(hd.name, ''), l.name, k.name,"
     " p.code,"
     " d.version_id, p.name, d.rule_set, d.channel, d.receive_way, d.clock,"
     " d.received_at, d.first_due_at, d.due_at, d.finished_at, d.returned_at,"
     " d.last_at,"
     " d.term_unit, d.term_halves, d.next_day_minute, d.state,"
     " d.in_transit, d.is_provisional, d.steps_done, d.last_seq, d.version,"
     " a.name, a.id_kind, a.id_number, a.phone, a.email, a.address,"
     " a.owner_name, a.content, '', a.birth, a.sets"
     " FROM dossier d"
     " JOIN applicant a ON a.dossier_id = d.id"
     " JOIN procedure_version p ON p.id = d.version_id"
     " JOIN unit hu ON hu.id = d.holder_unit_id"
     " JOIN unit l ON l.id = d.lead_unit_id"
     " JOIN unit k ON k.id = d.desk_id"
     " LEFT JOIN account h ON h.id = d.holder_id"
     " LEFT JOIN account hd ON hd.id = d.handler_id"
     " WHERE d.code = ? AND d.authority_id = ?");
STMT(q_handler_id, "i", "i", "SELECT handler_id FROM dossier WHERE id = ?");

static enum err load(struct cx *cx, const struct actor *actor,
		     const char *code, struct dossier *d)
{
	const char *unit, *state, *unused;
	int64_t halves, minute, transit, provisional, steps, sets;

	TRY(db_one(cx, q_open, code, actor->authority.v, &d->id.v, &d->code,
		   &d->authority.v, &d->desk.v, &d->lead_unit.v,
		   &d->holder_unit.v, &d->holder.v, &d->holder_unit_name,
		   &d->holder_name, &d->handler_name, &d->lead_unit_name,
		   &d->desk_name, &d->procedure_code, &d->procedure.v,
		   &d->procedure_name, &d->rule_set, &d->channel,
		   &d->receive_way, &d->clock, &d->received_at,
		   &d->first_due_at, &d->due_at, &d->finished_at,
		   &d->returned_at, &d->last_at, &unit, &halves, &minute,
		   &state, &transit, &provisional, &steps, &d->last_seq,
		   &d->version, &d->name, &d->id_kind, &d->id_number,
		   &d->phone, &d->email, &d->address, &d->owner_name,
		   &d->content, &unused, &d->birth, &sets));
	d->state = state_from_code(state);
	d->in_transit = transit == 1;
	d->is_provisional = provisional == 1;
	d->steps_done = (int)steps;
	d->sets = (int)sets;
	d->term = term_stored(unit, halves, minute);
	return db_one(cx, q_handler_id, d->id.v, &d->handler.v);
}

enum err dossier_open(struct cx *cx, const struct actor *actor,
		      const char *code, struct dossier *ret)
{
	enum err err = load(cx, actor, code, ret);

	if (err == ERR_MISSING) {
		TRY(audit_write(cx, actor, "read", NO_DOSSIER, "refused",
				"no such dossier here"));
		return refuse(cx, ERR_MISSING, NULL,
			      "Không có hồ sơ này trong phạm vi đơn vị của"
			      " ông/bà.");
	}
	TRY(err);
	return audit_write(cx, actor, "read", ret->id, "ok", "");
}

STMT(q_events, "i", "issstsss" "isss",
     "SELECT e.seq, e.move, e.from_state, e.to_state, e.at, a.name, u.name,"
     " hu.name, e.account_id, e.clock, e.note, e.data"
     " FROM event e JOIN account a ON a.id = e.account_id"
     " JOIN unit u ON u.id = e.unit_id"
     " JOIN unit hu ON hu.id = e.holder_unit_id"
     " WHERE e.dossier_id = ? ORDER BY e.seq LIMIT 5000");
STMT(q_holders, "i", "s",
     "SELECT COALESCE(h.name, '') FROM event e"
     " LEFT JOIN account h ON h.id = e.holder_id"
     " WHERE e.dossier_id = ? ORDER BY e.seq LIMIT 5000");

enum err dossier_events(struct cx *cx, struct dossier_id id,
			struct event **ret, size_t *ret_n)
{
	struct rows rows, holders;
	const char *move, *from, *to;
	struct event *list, *e;
	size_t n = 0;

	TRY(db_query(cx, q_events, &rows, id.v));
	TRY(db_query(cx, q_holders, &holders, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (e = list;
	     rows_next(&rows, &e->seq, &move, &from, &to, &e->at,
		       &e->actor_name, &e->unit_name, &e->holder_unit_name,
		       &e->actor.v, &e->clock, &e->note, &e->data);
	     e = &list[++n]) {
		e->move = move_from_code(move);
		e->from = state_from_code(from);
		e->to = state_from_code(to);
		if (!rows_next(&holders, &e->holder_name))
			e->holder_name = "";
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

static struct share *share_of(struct share *list, size_t *n, const char *who,
			      const char *unit)
{
	for (size_t i = 0; i < *n; i++) {
		if (strcmp(list[i].who, who) == 0 &&
		    strcmp(list[i].unit, unit) == 0)
			return &list[i];
	}
	list[*n] = (struct share){ who, unit, 0 };
	return &list[(*n)++];
}

/* Each share is the growth of the whole minutes elapsed, so the shares sum to
 * the elapsed minutes exactly. */
enum err dossier_shares(struct cx *cx, const struct dossier *d,
			const struct event *events, size_t n,
			struct share **ret, size_t *ret_n)
{
	struct share *list = arena_array(cx->arena, n + 1, sizeof(*list));
	struct instant end = d->finished_at.s == INSTANT_NONE.s ?
				     cx->now :
				     d->finished_at;
	const struct workcal *cal;
	int64_t before = 0;

	*ret = list;
	*ret_n = 0;
	TRY(calendar_of(cx, d->desk, &cal));
	for (size_t i = 0; i < n && events[i].at.s < end.s; i++) {
		struct instant to = i + 1 < n && events[i + 1].at.s < end.s ?
					    events[i + 1].at :
					    end;
		int64_t sum = workcal_seconds(cal, d->received_at, to) / 60;
		const char *who = *events[i].holder_name ?
					  events[i].holder_name :
					  "Trưởng đơn vị";

		share_of(list, ret_n, who, events[i].holder_unit_name)
			->minutes += sum - before;
		before = sum;
	}
	return OK;
}

enum err dossier_explain(struct cx *cx, const struct dossier *d,
			 const struct event *events, size_t n,
			 struct deadline *ret, const struct explain **ret_days)
{
	struct stop stops[STOPS_MAX];
	size_t stops_n = ledger_stops(events, n, stops);
	const struct workcal *cal;

	TRY(calendar_of(cx, d->desk, &cal));
	*ret = deadline_due(d->received_at, d->term, stops, stops_n, cal);
	*ret_days = deadline_explain(cx->arena, d->received_at, d->term, stops,
				     stops_n, cal);
	return OK;
}
