/*
 * The facts of a dossier, for telling.h: of its number alone, and of its whole
 * life; and what the full page says of a delay.
 */
#include <string.h>

#include "db/db.h"
#include "domain/casework/move.h"
#include "domain/casework/request.h"
#include "domain/casework/shares.h"
#include "domain/citizen/lookup.h"
#include "domain/ledger/event.h"

/* What it ended as, before it was put away. */
static enum state ended_as(const struct status *s)
{
	return s->state == STATE_ARCHIVED ? s->kept_from : s->state;
}

static enum ending ending_of(const struct status *s)
{
	enum state as = ended_as(s);

	if (!state_is_finished(s->state))
		return END_NONE;
	return as == STATE_WITHDRAWN	? END_WITHDRAWN :
	       as == STATE_DISCONTINUED ? END_DISCONTINUED :
					  END_RESULT;
}

static enum seat seat_of(const struct status *s, struct instant now)
{
	if (s->desk_until.n != DAY_NONE.n &&
	    s->desk_until.n < instant_day(now).n)
		return SEAT_ENDED;
	return *s->first_desk_name && s->first_desk_until.n != DAY_NONE.n ?
		       SEAT_FOLLOWED :
		       SEAT_SAME;
}

/* Who continues for a desk that has ended; what is over stays where it was. */
static void name_seat(const struct status *s, struct facts *f)
{
	bool is_followed = f->seat == SEAT_FOLLOWED;

	if (f->seat == SEAT_ENDED && state_is_end(s->state))
		f->seat = SEAT_SAME;
	f->old_desk = is_followed ? s->first_desk_name : s->desk_name;
	f->old_until = is_followed ? s->first_desk_until : s->desk_until;
	f->heirs = is_followed ? s->desk_name : s->heirs;
}

/* Late in days of the calendar, and said so, as the full page counts otherwise:
 * the term's unit would tell of the procedure. */
static const char *days_late(struct cx *cx, const struct status *s)
{
	struct instant end = s->finished_at.s == INSTANT_NONE.s ?
				     cx->now :
				     s->finished_at;
	int n = instant_day(end).n - instant_day(status_due(s)).n;

	return n > 0 ? arena_printf(cx->arena, "%d ngày kể cả ngày nghỉ", n) : "";
}

struct facts status_facts(struct cx *cx, const struct status *s)
{
	bool is_paused = s->clock == CLOCK_PAUSED;
	bool is_late;
	struct facts f = { .state = s->state,
			   .ending = ending_of(s),
			   .seat = seat_of(s, cx->now),
			   .is_provisional = s->is_provisional };

	f.promise = standing_of(status_due(s), s->finished_at,
				  is_paused && s->due_at.s == INSTANT_NONE.s,
				  cx->now);
	/* In time when it stopped, and beyond its day since: still waiting. */
	if (is_paused && f.promise < PROMISE_LATE)
		f.promise = PROMISE_STOPPED;
	is_late = f.promise == PROMISE_LATE ||
		  f.promise == PROMISE_BROKEN;
	f.late = is_late ? days_late(cx, s) : "";
	if (f.promise == PROMISE_LATE && s->reappointed_at.s != INSTANT_NONE.s)
		f.again = instant_day(s->reappointed_at).n <
					  instant_day(cx->now).n ?
				  AGAIN_PASSED :
				  AGAIN_AHEAD;
	f.is_provisional &= f.promise == PROMISE_AHEAD;
	f.stopped_from = STATE_NONE;
	if (s->state == STATE_WITHDRAWING || f.ending >= END_WITHDRAWN)
		f.stopped_from = s->stopped_from;
	f.stopped_since = is_paused ? instant_day(s->paused_since) :
					 DAY_NONE;
	f.limit_day = DAY_NONE;
	if (s->state == STATE_SUPPLEMENT || s->state == STATE_PAYMENT) {
		f.limit = limit_of(s->wait_due_at, cx->now,
				      &f.limit_over);
		if (f.limit != LIMIT_NONE)
			f.limit_day = instant_day(s->wait_due_at);
	}
	name_seat(s, &f);
	return f;
}

/* The newest draft says what was decided; from another agency its answer. */
static const struct public_event *decided_by(const struct public_event *events,
					     size_t n)
{
	while (n-- > 0) {
		if (events[n].move == MOVE_SUBMIT ||
		    events[n].move == MOVE_SEGMENT_RESULT)
			return &events[n];
	}
	return NULL;
}

static bool is_refusal(struct arena *arena, const struct public_event *e)
{
	enum answer_kind kind;

	if (!e)
		return false;
	if (e->move == MOVE_SUBMIT)
		return result_kind_of(event_value(arena, e->told,
						  "result_kind")) ==
		       RESULT_REFUSED;
	kind = answer_kind_of(event_value(arena, e->told, "answer_kind"));
	return kind == ANSWER_REFUSED || kind == ANSWER_NOT_OURS;
}

static const struct public_event *last_of(const struct public_event *events,
					  size_t n, enum move move)
{
	while (n-- > 0) {
		if (events[n].move == move)
			return &events[n];
	}
	return NULL;
}

const struct public_event *deciding_event(const struct public_event *events,
					  size_t n, enum ending ending)
{
	if (ending == END_REFUSED)
		return decided_by(events, n);
	if (ending == END_DISCONTINUED)
		return last_of(events, n, MOVE_DISCONTINUE);
	return ending == END_EXPIRED ?
		       last_of(events, n, MOVE_SUPPLEMENT_EXPIRED) :
		       NULL;
}

static enum delivery delivery_of(const struct public_dossier *d,
				 const struct public_event *events, size_t n)
{
	const struct public_event *failed =
		last_of(events, n, MOVE_UNDELIVERED);

	if (d->status.state == STATE_READY && failed)
		return DELIVER_FAILED;
	if (d->status.state == STATE_POSTED)
		return DELIVER_POST;
	return d->status.state == STATE_READY && d->receive_way == RECEIVE_BY_POST ?
		       DELIVER_POST :
		       DELIVER_DESK;
}

/* Law on Complaints 02/2011/QH13 art. 9, as a dated rule; none entered: no
 * figure is said. */
STMT(q_complaint, "dd", "i",
     "SELECT value FROM public_rule WHERE code = 'complaint_days'"
     " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY valid_from DESC LIMIT 1");

static enum err complaint_days(struct cx *cx, int64_t *ret)
{
	struct day today = instant_day(cx->now);
	enum err err = db_one(cx, q_complaint, today, today, ret);

	if (!cx_without(cx, err, ERR_MISSING))
		return err;
	*ret = 0;
	return OK;
}

enum err dossier_facts(struct cx *cx, const struct public_dossier *d,
		       const struct status *s,
		       const struct public_event *events, size_t n,
		       const struct workcal *cal, struct facts *ret)
{
	struct instant end = s->finished_at.s == INSTANT_NONE.s ?
				     cx->now :
				     s->finished_at;

	*ret = status_facts(cx, s);
	if (ret->ending == END_RESULT &&
	    is_refusal(cx->arena, decided_by(events, n)))
		ret->ending = END_REFUSED;
	if (ret->ending == END_DISCONTINUED &&
	    last_of(events, n, MOVE_SUPPLEMENT_EXPIRED))
		ret->ending = END_EXPIRED;
	if (*ret->late)
		ret->late = late_words(cx->arena, d->term.unit, status_due(s), end,
				       cal);
	ret->delivery = delivery_of(d, events, n);
	if (s->state == STATE_READY && !ret->delivery)
		ret->fee_due = d->fee_due;
	return complaint_days(cx, &ret->complaint_days);
}

#define ASKED_ROW(F, C)                         \
	F("kind = 'lien-thong'", is_segment, f) \
	C("unit_name", unit_name, s)            \
	C("sent_at", sent_at, t)                \
	C("due_at", due_at, t)                  \
	C("closed_at", closed_at, t)
READER(next_asked, struct request, ASKED_ROW)
STMT_ROW(q_requests, "i", ASKED_ROW,
	 "SELECT " COLS(ASKED_ROW) " FROM public_request"
	 " WHERE dossier_id = ? ORDER BY seq LIMIT 1000");

static enum err requests(struct cx *cx, struct dossier_id id,
			 struct request **ret, size_t *ret_n)
{
	struct request *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_requests, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_asked(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err lookup_shares(struct cx *cx, const struct public_dossier *d,
		       const struct public_event *events, size_t n,
		       const struct workcal *cal, struct share **ret,
		       size_t *ret_n)
{
	struct event *bare = arena_array(cx->arena, n + 1, sizeof(*bare));
	struct instant end = d->status.finished_at;
	struct request *asked;
	size_t asked_n;

	TRY(requests(cx, d->id, &asked, &asked_n));
	for (size_t i = 0; i < n; i++)
		bare[i] = (struct event){
			.move = events[i].move,
			.to = events[i].to,
			.at = events[i].at,
			.holder_name = "",
			.holder_unit_name = events[i].holder_unit_name,
			.clock = events[i].clock,
			.data = "",
		};
	shares_of(cx->arena, d->status.received_at, bare, n, asked, asked_n,
		  end.s == INSTANT_NONE.s ? cx->now : end, cal, ret, ret_n);
	return OK;
}

STMT(q_delay, "i", "s",
     "SELECT cause_name FROM public_delay WHERE dossier_id = ?"
     " ORDER BY round DESC LIMIT 1");

enum err lookup_delay(struct cx *cx, struct dossier_id id,
		      const char **ret_cause)
{
	enum err err = db_one(cx, q_delay, id.v, ret_cause);

	if (!cx_without(cx, err, ERR_MISSING))
		return err;
	*ret_cause = "";
	return OK;
}

STMT(q_letter, "i", "iisttt" "bsi",
     "SELECT id, number, reason, signed_at, new_due_at, stamped_at, digest,"
     " COALESCE(type, ''), COALESCE(size, 0) FROM public_letter"
     " WHERE dossier_id = ? ORDER BY id DESC LIMIT 1");

enum err lookup_letter(struct cx *cx, struct dossier_id id,
		       struct public_letter *ret)
{
	struct bytes digest = { 0 };
	int64_t number;

	TRY(db_one(cx, q_letter, id.v, &ret->id, &number, &ret->reason,
		   &ret->signed_at, &ret->new_due_at, &ret->stamped_at,
		   &digest, &ret->file.type, &ret->file.size));
	ret->number = lookup_letter_number(cx->arena, number);
	ret->has_file = digest.len == sizeof(ret->file.digest.b);
	if (ret->has_file)
		memcpy(ret->file.digest.b, digest.data, digest.len);
	return OK;
}

STMT(q_notice, "i", "bsi",
     "SELECT digest, type, size FROM public_notice WHERE dossier_id = ?"
     " LIMIT 1");

enum err lookup_notice(struct cx *cx, struct dossier_id id,
		       struct public_file *ret)
{
	struct bytes digest;

	TRY(db_one(cx, q_notice, id.v, &digest, &ret->type, &ret->size));
	if (digest.len != sizeof(ret->digest.b))
		return ERR_MISSING;
	memcpy(ret->digest.b, digest.data, digest.len);
	return OK;
}
