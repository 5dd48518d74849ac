#include "domain/proof/case_replay.h"

#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/casework/payment.h"
#include "domain/ledger/event.h"
#include "domain/ledger/held.h"

STMT(q_requests, "i", "isiittsi",
     "SELECT seq, kind, asked_by, asked_unit_id, sent_at, closed_at, state,"
     " COALESCE(late_days, 0) FROM request WHERE dossier_id = ?"
     " ORDER BY seq LIMIT 5000");
STMT(q_payments, "i", "ssisti",
     "SELECT kind, mode, amount, state, paid_at, COALESCE(notice_file, 0)"
     " FROM payment WHERE dossier_id = ? ORDER BY seq LIMIT 5000");

struct asked {
	int64_t seq, late_days;
	const char *kind, *state;
	struct account_id by;
	struct unit_id unit;
	struct instant sent, closed;
	bool is_ended; /* by an event */
};
struct requests {
	struct arena *arena;
	struct asked *list;
	size_t n, made; /* made: by the events so far */
};

static bool is_ask(enum move move)
{
	return move == MOVE_CONSULT || move == MOVE_INTERLINK;
}

static const char *make_some(struct requests *r, const struct case_event *e,
			     int64_t how_many)
{
	const char *kind = e->move == MOVE_INTERLINK ? "lien-thong" :
						       "phoi-hop";

	for (; how_many > 0; how_many--) {
		const struct asked *a = &r->list[r->made];

		if (r->made == r->n)
			return "a request that an event made is not there";
		if (a->seq != (int64_t)++r->made || a->sent.s != e->at.s ||
		    a->by.v != e->by.v || a->unit.v != e->unit.v ||
		    strcmp(a->kind, kind) != 0)
			return "a request is not as its event made it";
	}
	return NULL;
}

static const char *end_one(struct asked *a, const struct case_event *e,
			   const char *state, int64_t late_days)
{
	a->is_ended = true;
	return a->closed.s == e->at.s && strcmp(a->state, state) == 0 &&
			       a->late_days == late_days ?
		       NULL :
		       "a request did not end as its event says";
}

static const char *end_named(struct requests *r, const struct case_event *e)
{
	const char *name = event_value(r->arena, e->data, "request");
	const char *late = event_value(r->arena, e->data, "late_days");
	int64_t seq = strtoll(name, NULL, 10);

	if (seq < 1 || seq > (int64_t)r->made || r->list[seq - 1].is_ended)
		return "a request that an event ended was not open";
	return end_one(&r->list[seq - 1], e,
		       e->move == MOVE_CANCEL_REQUEST ? "DA_HUY" :
							"DA_TRA_LOI",
		       strtoll(late, NULL, 10));
}

static const char *end_all(struct requests *r, const struct case_event *e,
			   const char *state)
{
	const char *why = NULL;

	for (size_t i = 0; i < r->made && !why; i++) {
		if (!r->list[i].is_ended)
			why = end_one(&r->list[i], e, state, 0);
	}
	return why;
}

static const char *request_step(struct requests *r, const struct case_event *e,
				int64_t open_before)
{
	switch ((int)e->move) {
	case MOVE_CONSULT:
	case MOVE_INTERLINK:
		return make_some(r, e, e->requests - open_before);
	case MOVE_ANSWER:
	case MOVE_CANCEL_REQUEST:
	case MOVE_SEGMENT_BACK:
	case MOVE_SEGMENT_RESULT:
		return end_named(r, e);
	case MOVE_GO_ON:
		return end_all(r, e, "DA_BO_QUA");
	default:
		return move_is_closing(e->move) ? end_all(r, e, "DA_HUY") :
						  NULL;
	}
}

static const char *requests_fault(struct requests *r,
				  const struct case_event *story, size_t n)
{
	const char *why = NULL;

	for (size_t i = 0; i < n && !why; i++)
		why = request_step(r, &story[i],
				   i ? story[i - 1].requests : 0);
	if (!why && r->made < r->n)
		why = "a request that no event made";
	for (size_t i = 0; i < r->n && !why; i++) {
		if (!r->list[i].is_ended &&
		    r->list[i].closed.s != INSTANT_NONE.s)
			why = "a request that no event ended";
	}
	return why;
}

static enum err ask_requests(struct cx *cx, struct dossier_id id,
			     const struct case_event *story, size_t n,
			     const char **ret_why)
{
	struct requests r = { .arena = cx->arena };
	struct rows rows;
	struct asked *a;

	TRY(db_query(cx, q_requests, &rows, id.v));
	r.list = arena_array(cx->arena, rows.n + 1, sizeof(*r.list));
	for (a = r.list; rows_next(&rows, &a->seq, &a->kind, &a->by.v,
				   &a->unit.v, &a->sent, &a->closed, &a->state,
				   &a->late_days);
	     a = &r.list[++r.n])
		;
	*ret_why = requests_fault(&r, story, n);
	return OK;
}

/* ---- money ---- */

struct sum {
	const char *kind, *mode, *state;
	int64_t amount, notice_file;
	struct instant paid;
};

static int64_t number_of(struct arena *arena, const struct case_event *e,
			 const char *key)
{
	return strtoll(event_value(arena, e->data, key), NULL, 10);
}

/* What reception took or left owing (receive.c); false: no sum. */
static bool sum_at_reception(struct arena *arena, const struct case_event *e,
			     struct sum *ret)
{
	const char *text = event_value(arena, e->data, "fee_mode");
	enum fee_mode mode = fee_mode_of(text);
	bool is_sum = fee_is_taken(mode);
	bool is_paid = is_sum && *event_value(arena, e->data, "fee_receipt");

	*ret = (struct sum){ .kind = "phi",
			     .mode = text,
			     .amount = number_of(arena, e, "fee_amount"),
			     .state = mode == FEE_EXEMPT ? "MIEN" :
				      is_paid		 ? "DA" :
							   "CHUA",
			     .paid = is_paid ? e->at : INSTANT_NONE };
	return *text && mode != FEE_NOT_TAKEN &&
	       (ret->amount > 0 || !is_sum);
}

static void become(struct sum *list, size_t n, const char *kind,
		   const char *from, const char *to, struct instant at)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].kind, kind) != 0 ||
		    strcmp(list[i].state, from) != 0)
			continue;
		list[i].state = to;
		if (strcmp(to, "DA") == 0)
			list[i].paid = at;
	}
}

static void money_step(struct arena *arena, const struct case_event *e,
		       struct sum *list, size_t *n)
{
	switch ((int)e->move) {
	case MOVE_RECEIVE:
	case MOVE_RETURN_AT_ONCE:
		*n += sum_at_reception(arena, e, &list[*n]);
		break;
	case MOVE_ASK_PAYMENT:
		list[(*n)++] = (struct sum){
			.kind = "nvtc",
			.mode = "thong_bao",
			.state = "CHUA",
			.amount = number_of(arena, e, "amount"),
			.notice_file = number_of(arena, e, "notice_file"),
			.paid = INSTANT_NONE,
		};
		break;
	case MOVE_PAID:
		become(list, *n, "nvtc", "CHUA", "DA", e->at);
		break;
	case MOVE_COLLECT_FEE:
		become(list, *n, "phi", "CHUA", "DA", e->at);
		break;
	case MOVE_REFUND_FEE:
		become(list, *n, "phi", "DA", "HOAN", e->at);
		break;
	default:
		if (!move_is_closing(e->move))
			break;
		become(list, *n, "phi", "CHUA", "HUY", e->at);
		become(list, *n, "nvtc", "CHUA", "HUY", e->at);
	}
}

static bool is_sum(const struct sum *a, const struct sum *b)
{
	return strcmp(a->kind, b->kind) == 0 &&
	       strcmp(a->mode, b->mode) == 0 && a->amount == b->amount &&
	       a->notice_file == b->notice_file && a->paid.s == b->paid.s &&
	       strcmp(a->state, b->state) == 0;
}

static enum err ask_money(struct cx *cx, struct dossier_id id,
			  const struct case_event *story, size_t n,
			  const char **ret_why)
{
	struct sum *want = arena_array(cx->arena, n + 1, sizeof(*want)), s;
	size_t want_n = 0, at = 0;
	struct rows rows;

	for (size_t i = 0; i < n; i++)
		money_step(cx->arena, &story[i], want, &want_n);
	TRY(db_query(cx, q_payments, &rows, id.v));
	while (rows_next(&rows, &s.kind, &s.mode, &s.amount, &s.state, &s.paid,
			 &s.notice_file)) {
		if (at == want_n)
			*ret_why = "a payment that no event made";
		else if (!is_sum(&s, &want[at]))
			*ret_why = "a payment is not what its events say";
		if (*ret_why)
			return OK;
		at++;
	}
	if (at < want_n)
		*ret_why = "a payment that an event made is not there";
	return OK;
}

bool case_has_rows(const struct case_event *story, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (is_ask(story[i].move) ||
		    story[i].move == MOVE_ASK_PAYMENT ||
		    strstr(story[i].data, "fee_mode="))
			return true;
	}
	return false;
}

enum err case_fault(struct cx *cx, struct dossier_id id,
		    const struct case_event *story, size_t n,
		    const char **ret_why)
{
	*ret_why = NULL;
	TRY(ask_requests(cx, id, story, n, ret_why));
	return *ret_why ? OK : ask_money(cx, id, story, n, ret_why);
}
