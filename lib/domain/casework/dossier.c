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
#define DOSSIER_ROW(F, C)                                  \
	F("d.id", id.v, i)                                 \
	C("d.code", code, s)                               \
	C("d.seat_id", authority.v, i)                     \
	C("d.seat_desk_id", desk.v, i)                     \
	C("d.seat_lead_id", lead_unit.v, i)                \
	C("d.desk_id", clock_desk.v, i)                    \
	C("d.holder_unit_id", holder_unit.v, i)            \
	C("d.holder_id", holder.v, i)                      \
	C("d.handler_id", handler.v, i)                    \
	C("hu.name", holder_unit_name, s)                  \
	C("COALESCE(h.name, '')", holder_name, s)          \
	C("COALESCE(hd.name, '')", handler_name, s)        \
	C("l.name", lead_unit_name, s)                     \
	C("k.name", desk_name, s)                          \
	C("d.version_id", procedure.v, i)                  \
	C("p.code", procedure_code, s)                     \
	C("p.name", procedure_name, s)                     \
	C("d.rule_set", rule_set, s)                       \
	C("d.channel", channel, s)                         \
	C("d.receive_way", receive_way, e(receive_way))    \
	C("d.clock", clock, e(ticking))                    \
	C("d.received_at", received_at, t)                 \
	C("d.first_due_at", first_due_at, t)               \
	C("d.due_at", due_at, t)                           \
	C("d.finished_at", finished_at, t)                 \
	C("d.returned_at", returned_at, t)                 \
	C("d.last_at", last_at, t)                         \
	TERM_COLUMNS(C, "d.", term)                        \
	C("d.cutoff_minute", term.cutoff_minute, n)        \
	C("d.state", state, e(state))                      \
	C("d.in_transit", in_transit, f)                   \
	C("d.is_provisional", is_provisional, f)           \
	C("d.steps_done", steps_done, n)                   \
	C("d.last_seq", last_seq, i)                       \
	C("d.version", version, i)                         \
	C("d.supplement_n", supplement_n, n)               \
	C("d.requests_open", requests_open, n)             \
	C("d.proposal", proposal, e(proposal))             \
	C("d.wait_due_at", wait_due_at, t)                 \
	C("d.fee_due", fee_due, i)                         \
	C("d.sync_fault", has_sync_fault, f)               \
	C("d.reappointed_at", reappointed_at, t)           \
	C("d.reappoint_n", reappoint_n, i)                 \
	C("d.adjusted_due_at", adjusted_due_at, t)         \
	C("d.adjust_n", adjust_n, i)                       \
	C("COALESCE(c.code, '')", corrects, s)             \
	C("a.name", name, s)                               \
	C("a.id_kind", id_kind, s)                         \
	C("a.id_number", id_number, s)                     \
	C("a.phone", phone, s)                             \
	C("a.email", email, s)                             \
	C("a.address", address, s)                         \
	C("a.owner_name", owner_name, s)                   \
	C("a.owner_address", owner_address, s)             \
	C("a.content", content, s)                         \
	C("a.birth", birth, d)                             \
	C("a.sets", sets, n)
#define WHOLE \
	"SELECT " COLS(DOSSIER_ROW) " FROM dossier d" \
	" JOIN applicant a ON a.dossier_id = d.id" \
	" JOIN procedure_version p ON p.id = d.version_id" \
	" JOIN unit hu ON hu.id = d.holder_unit_id" \
	" JOIN unit l ON l.id = d.seat_lead_id" \
	" JOIN unit k ON k.id = d.seat_desk_id" \
	" LEFT JOIN account h ON h.id = d.holder_id" \
	" LEFT JOIN account hd ON hd.id = d.handler_id" \
	" LEFT JOIN dossier c ON c.id = d.corrects_id"
READER(next_dossier, struct dossier, DOSSIER_ROW)
STMT_ROW(q_open, "siiid", DOSSIER_ROW,
     WHOLE
     " WHERE d.code = ? AND (d.seat_id = ?"
     "  OR EXISTS (SELECT 1 FROM dossier_party y WHERE y.dossier_id = d.id"
     "   AND y.unit_id = ?)"
     "  OR d.seat_id" IN_UNIT_OR_FORMER ")");
/* Of a committee below the actor's, however deep. */
STMT_ROW(q_open_below, "si", DOSSIER_ROW,
     WHOLE
     " WHERE d.code = ? AND d.seat_id IN (WITH RECURSIVE below AS ("
     "  SELECT id, 0 AS depth FROM unit WHERE parent_id = ?"
     "  UNION ALL SELECT u.id, below.depth + 1 FROM unit u"
     "   JOIN below ON u.parent_id = below.id WHERE below.depth < 8)"
     " SELECT id FROM below)");

const char *dossier_ended(const struct dossier *d)
{
	return state_ended_without(d->state,
				   d->returned_at.s != INSTANT_NONE.s);
}

static enum err load(struct cx *cx, const struct actor *actor,
		     const char *code, struct dossier *d)
{
	struct rows rows;

	*d = (struct dossier){ 0 };
	TRY(db_query(cx, q_open, &rows, code, actor->authority.v,
		     actor->unit.v, actor->authority.v,
		     instant_day(cx->now)));
	d->is_below = !rows.n && access_only_watches(actor);
	if (d->is_below)
		TRY(db_query(cx, q_open_below, &rows, code,
			     actor->authority.v));
	return next_dossier(&rows, d) ? OK : ERR_MISSING;
}

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

#define EVENT_ROW(F, C)                          \
	F("e.seq", seq, i)                       \
	C("e.move", move, e(move))               \
	C("e.from_state", from, e(state))        \
	C("e.to_state", to, e(state))            \
	C("e.at", at, t)                         \
	C("a.name", actor_name, s)               \
	C("u.name", unit_name, s)                \
	C("hu.name", holder_unit_name, s)        \
	C("COALESCE(h.name, '')", holder_name, s) \
	C("e.account_id", actor.v, i)            \
	C("e.holder_id", holder.v, i)            \
	C("e.unit_id", unit.v, i)                \
	C("e.holder_unit_id", holder_unit.v, i)  \
	C("e.role", role, s)                     \
	C("e.clock", clock, e(ticking))          \
	C("e.note", note, s)                     \
	C("e.data", data, s)
READER(next_event, struct event, EVENT_ROW)
STMT_ROW(q_events, "i", EVENT_ROW,
	 "SELECT " COLS(EVENT_ROW)
	 " FROM event e JOIN account a ON a.id = e.account_id"
	 " JOIN unit u ON u.id = e.unit_id"
	 " JOIN unit hu ON hu.id = e.holder_unit_id"
	 " LEFT JOIN account h ON h.id = e.holder_id"
	 " WHERE e.dossier_id = ? ORDER BY e.seq LIMIT 5000");

enum err dossier_events(struct cx *cx, struct dossier_id id,
			struct event **ret, size_t *ret_n)
{
	struct event *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_events, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_event(&rows, &list[n]))
		n++;
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
