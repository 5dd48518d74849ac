/*
 * Replay.  The second look at everything: chain, moves, holder, clock and due
 * date again from the events, compared with what the dossier's row says.
 */
#include "domain/proof/replay.h"

#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "domain/casework/policy.h"
#include "domain/casework/promise.h"
#include "domain/catalogue/rule.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/ledger/held.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/stops.h"
#include "domain/proof/case_replay.h"

#define PAGE 200

STMT(q_count, "i", "i", "SELECT COUNT(*) FROM dossier WHERE id > ?");
struct row {
	struct dossier_id id;
	struct reception r;
	const char *state, *clock;
	struct unit_id holder_unit;
	struct account_id holder;
	struct instant due_at, finished_at, returned_at, last_at;
	int64_t last_seq, supplements, adjustments;
	struct instant adjusted_due_at;
	struct digest last_hash;
	const char *projection;
	bool has_rows; /* of requests or payments */
};
/* State and clock as their words: what is not one is a fault to be named. */
#define PAGE_ROW(F, C)                                   \
	F("id", id.v, i)                                 \
	C("code", r.code, s)                             \
	C("authority_id", r.authority.v, i)              \
	C("desk_id", r.desk.v, i)                        \
	C("lead_unit_id", r.lead.v, i)                   \
	C("version_id", r.version.v, i)                  \
	C("rule_set", r.rule_set, s)                     \
	C("channel", r.channel, s)                       \
	C("receive_way", r.receive_way, s)               \
	C("received_at", r.received_at, t)               \
	TERM_COLUMNS(C, "", r.term)                      \
	C("cutoff_minute", r.term.cutoff_minute, n)      \
	C("first_due_at", r.first_due_at, t)             \
	C("is_provisional", r.is_provisional, f)         \
	C("corrects_id", r.corrects.v, i)                \
	C("secret_digest", r.secret, h)                  \
	C("token_digest", r.token, h)                    \
	C("state", state, s)                             \
	C("holder_unit_id", holder_unit.v, i)            \
	C("holder_id", holder.v, i)                      \
	C("clock", clock, s)                             \
	C("due_at", due_at, t)                           \
	C("finished_at", finished_at, t)                 \
	C("returned_at", returned_at, t)                 \
	C("last_seq", last_seq, i)                       \
	C("last_hash", last_hash, h)                     \
	C("last_at", last_at, t)                         \
	C("supplement_n", supplements, i)                \
	C("adjusted_due_at", adjusted_due_at, t)         \
	C("adjust_n", adjustments, i)                    \
	C("projection", projection, s)                   \
	C("EXISTS (SELECT 1 FROM request r WHERE r.dossier_id = dossier.id)" \
	  " OR EXISTS (SELECT 1 FROM payment p" \
	  "  WHERE p.dossier_id = dossier.id)", has_rows, f)
READER(next_page_row, struct row, PAGE_ROW)
STMT_ROW(q_page, "ii", PAGE_ROW,
	 "SELECT " COLS(PAGE_ROW)
	 " FROM dossier WHERE id > ? ORDER BY id LIMIT ?");

struct told {
	struct chained own;
	struct digest prev, hash; /* as stored */
};
#define STORY_ROW(F, C)                         \
	F("seq", own.seq, i)                      \
	C("move", own.move, s)                    \
	C("from_state", own.from, s)              \
	C("to_state", own.to, s)                  \
	C("at", own.at, t)                        \
	C("account_id", own.account.v, i)         \
	C("role", own.role, s)                    \
	C("unit_id", own.unit.v, i)               \
	C("holder_unit_id", own.holder_unit.v, i) \
	C("holder_id", own.holder.v, i)           \
	C("clock", own.clock, s)                  \
	C("due_after", own.due_after, t)          \
	C("note", own.note, s)                    \
	C("data", own.data, s)                    \
	C("projection", own.held, s)              \
	C("prev_hash", prev, h)                 \
	C("hash", hash, h)
READER(next_told, struct told, STORY_ROW)
STMT_ROW(q_story, "i", STORY_ROW,
	 "SELECT " COLS(STORY_ROW)
	 " FROM event WHERE dossier_id = ? ORDER BY seq LIMIT 5000");

struct walk {
	struct digest hash;
	struct instant at;
	const char *state;
	const char *before_withdrawal; /* the state it was asked in */
	int64_t seq; /* looked at, the first bad one in the end */
	int64_t supplements, adjustments;
	struct chained last;
	struct held_row held; /* after the last event; */
	bool is_held;	      /* false: it does not say so */
	struct instant finished, returned;
	struct event *clocks; /* room for the whole story */
	struct case_event *case_events;
	size_t n;
};

/* Some row of the table leads from where it was to where the event says.  A
 * recall leads back to where the recalled move began, a refused withdrawal to
 * where it was asked. */
static const struct transition *row_of(const struct walk *w,
				       const struct chained *e)
{
	enum state from = state_of(e->from), to = state_of(e->to);
	enum move move = move_of(e->move);
	const char *before = move == MOVE_WITHDRAW_NO ? w->before_withdrawal :
							w->last.from;
	const struct transition *t = transition_find(from, move);

	while (t && transition_to(t, from,
				  before ? state_of(before) :
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
		.from = state_of(e->from),
		.to = state_of(e->to),
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
			      const struct told *told)
{
	const struct chained *e = &told->own;
	const struct transition *t;
	struct digest mine;

	if (digest_equal(&told->prev, &NO_DIGEST) ||
	    digest_equal(&told->hash, &NO_DIGEST))
		return "hash of the wrong length";
	if (e->seq != (int64_t)w->n + 1)
		return "an event is missing before this one";
	if (!digest_equal(&told->prev, &w->hash))
		return "does not follow the previous event";
	mine = event_hash(arena, &w->hash, e);
	if (!digest_equal(&mine, &told->hash))
		return "its content was changed";
	if (strcmp(e->from, w->state) != 0)
		return "begins in another state than the last one ended";
	if (e->at.s < w->at.s)
		return "earlier than the event before it";
	t = row_of(w, e);
	if (!t)
		return "a move that its state does not allow";
	w->hash = told->hash;
	return held_step_fault(arena, w, e, t);
}

static void walk_on(struct walk *w, const struct chained *e)
{
	enum state to = state_of(e->to);

	if (state_is_finished(to) && w->finished.s == INSTANT_NONE.s)
		w->finished = e->at;
	if (to == STATE_RETURNED && strcmp(e->from, e->to) != 0)
		w->returned = e->at;
	if (to == STATE_WITHDRAWING && strcmp(e->from, e->to) != 0)
		w->before_withdrawal = e->from;
	if (to == STATE_SUPPLEMENT &&
	    move_of(e->move) == MOVE_ASK_SUPPLEMENT)
		w->supplements++;
	if (move_of(e->move) == MOVE_ADJUST)
		w->adjustments++;
	w->at = e->at;
	w->state = e->to;
	w->last = *e;
	w->clocks[w->n++] = (struct event){ .move = move_of(e->move),
					    .at = e->at,
					    .clock = ticking_of(e->clock),
					    .data = e->data };
	w->case_events[w->n - 1] = (struct case_event){
		.move = move_of(e->move),
		.at = e->at,
		.by = e->account,
		.unit = e->unit,
		.data = e->data,
		.requests = w->is_held ? w->held.at[HELD_REQUESTS] : INT_NONE,
	};
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
	if (!w->n)
		return "has no event";
	if (!digest_equal(&row->last_hash, &w->hash) ||
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

/* The decisions that the event names moved its date: each is there, counted
 * then, and is the work of others. */
STMT(q_cited, "sti", "s",
     "SELECT COALESCE(GROUP_CONCAT(id ORDER BY id), '') FROM calendar_change"
     " WHERE FIND_IN_SET(id, ?) AND state = 'DA_DUYET' AND counts_from <= ?"
     " AND ? NOT IN (proposed_by, decided_by)");

static enum err cited_fault(struct cx *cx, const struct chained *e,
			    const char **ret_why)
{
	const char *ids, *there;

	if (move_of(e->move) != MOVE_RECALENDAR)
		return OK;
	ids = event_value(cx->arena, e->data, CHANGED);
	if (!*ids)
		return OK; /* a provisional date: by the published year */
	TRY(db_one(cx, q_cited, ids, e->at, e->account.v, &there));
	if (strcmp(ids, there) != 0)
		*ret_why = "a decision that it names is not in the calendar"
			   " as it was then";
	return OK;
}

/* The letter of the very date, stamped before the door was passed. */
STMT(q_apologised, "itt", "i",
     "SELECT COUNT(*) FROM letter_fault f JOIN letter l ON l.id = f.letter_id"
     " WHERE f.dossier_id = ? AND f.fault = 'tre_han' AND l.state <> 'HUY'"
     " AND l.stamped_at <= ? AND" PROMISE_SAME_DAY("f.old_due_at", "?"));

static enum err letter_fault(struct cx *cx, const struct row *row,
			     const struct walk *w, const struct chained *e,
			     const char **ret_why)
{
	struct rule rule;
	int64_t letters;

	if (!w->n || !e->held || !policy_is_door(move_of(e->move)) ||
	    !promise_has_passed(w->last.due_after, w->finished, e->at))
		return OK;
	TRY(db_one(cx, q_apologised, row->id.v, e->at, w->last.due_after,
		   &letters));
	if (letters)
		return OK;
	TRY(rule_read(cx, row->r.rule_set, "late_needs_letter",
		      instant_day(row->r.received_at), &rule));
	if (rule.value)
		*ret_why = "it went on late without the stamped letter of its"
			   " date";
	return OK;
}

static enum err walk_story(struct cx *cx, const struct row *row,
			   struct walk *w, const char **ret_why)
{
	struct rows rows;
	struct told told;
	const struct chained *e = &told.own;

	TRY(db_query(cx, q_story, &rows, row->id.v));
	w->clocks = arena_array(cx->arena, rows.n + 1, sizeof(*w->clocks));
	w->case_events = arena_array(cx->arena, rows.n + 1,
				     sizeof(*w->case_events));
	while (next_told(&rows, &told)) {
		if (!w->n)
			w->hash = root_of(cx->arena, row, e);
		w->seq = e->seq;
		*ret_why = step_fault(cx->arena, w, &told);
		if (!*ret_why)
			TRY(cited_fault(cx, e, ret_why));
		if (!*ret_why)
			TRY(letter_fault(cx, row, w, e, ret_why));
		if (*ret_why)
			return OK;
		walk_on(w, e);
	}
	return OK;
}

static enum err replay_one(struct cx *cx, const struct row *row,
			   struct walk *w, const char **ret_why)
{
	const struct workcal *cal, *now_cal;

	*w = (struct walk){ .state = "", .at = row->r.received_at,
			    .finished = INSTANT_NONE,
			    .returned = INSTANT_NONE };
	*ret_why = NULL;
	TRY(walk_story(cx, row, w, ret_why));
	if (!*ret_why)
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
	/* Events of older releases do not count what is open. */
	if (*ret_why || w->case_events[0].requests == INT_NONE ||
	    (!row->has_rows && !case_has_rows(w->case_events, w->n)))
		return OK;
	return case_fault(cx, row->id, w->case_events, w->n, ret_why);
}

static bool next_row(struct rows *rows, struct row *row)
{
	*row = (struct row){ 0 };
	/* Cut short, a digest is another root: the first event says so. */
	return next_page_row(rows, row);
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

/* A page of rows and one story at a time: what is held at once does not grow
 * with the ledger.  A page and its stories are of one moment: whoever works on
 * meanwhile makes no fault. */
struct pages {
	struct cx page, story;
	struct arena *kept;
	struct dossier_id from;
	struct replay *ret;
	bool is_last;
};

static enum err replay_page(struct cx *page, void *arg)
{
	struct pages *s = arg;
	struct rows rows;
	struct row row;
	struct walk w;

	arena_reset(page->arena);
	TRY(db_query(page, q_page, &rows, s->from.v, (int64_t)PAGE));
	while (next_row(&rows, &row)) {
		const char *why;

		arena_reset(s->story.arena);
		TRY(replay_one(&s->story, &row, &w, &why));
		if (why)
			note_fault(s->kept, s->ret, &row, w.seq, why);
		s->from = row.id;
		s->ret->events += (int64_t)w.n;
		s->ret->dossiers++;
	}
	s->is_last = rows.n < PAGE;
	return OK;
}

/* Stories whose dossier is gone: the replay goes by the rows and would not
 * miss them. */
STMT(q_left, "i", "i",
     "SELECT e.dossier_id FROM event e WHERE e.seq = 1 AND e.dossier_id > ?"
     " AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.id = e.dossier_id)"
     " ORDER BY e.dossier_id LIMIT 100");

static enum err replay_left(struct cx *cx, struct dossier_id from,
			    struct replay *ret)
{
	struct row gone = { 0 };
	struct rows rows;

	TRY(db_query(cx, q_left, &rows, from.v));
	while (rows_next(&rows, &gone.id.v)) {
		gone.r.code = arena_printf(cx->arena, "id %lld",
					   (long long)gone.id.v);
		note_fault(cx->arena, ret, &gone, 1,
			   "the dossier of this event was deleted");
	}
	return OK;
}

enum err ledger_verify(struct cx *cx, struct dossier_id from,
		       void (*progress)(int64_t done, int64_t total),
		       struct replay *ret)
{
	struct pages s = { .page = *cx, .story = *cx, .from = from };
	int64_t total;
	enum err err = OK;

	*ret = (struct replay){ 0 };
	TRY(db_one(cx, q_count, from.v, &total));
	s.ret = ret;
	s.kept = cx->arena;
	s.page.arena = arena_new();
	s.story.arena = arena_new();
	while (err == OK && !s.is_last) {
		err = db_snapshot(&s.page, replay_page, &s);
		if (progress)
			progress(ret->dossiers, total);
	}
	cx_keep_fault(cx, &s.page);
	cx_keep_fault(cx, &s.story);
	arena_free(s.page.arena);
	arena_free(s.story.arena);
	return err == OK ? replay_left(cx, from, ret) : err;
}
