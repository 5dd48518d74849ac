/*
 * The sweep: all open dossiers, page by page by id.  The index of open ones
 * makes its cost that of what is open, not of what has ever been received.
 */
#include <string.h>

#include "db/db.h"
#include "domain/apology/explanation.h"
#include "domain/casework/promise.h"
#include "domain/catalogue/rule.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
#include "domain/clock/deadline.h"
#include "domain/foresight/warning.h"
#include "domain/shelf/mismatch.h"

#define MISMATCH_PAGE 1000

STMT(q_run_last, "", "itiiit",
     "SELECT id, started_at, after_id, dossiers, warnings, finished_at"
     " FROM sweep_run ORDER BY id DESC LIMIT 1");
STMT(q_run_begin, "t", "",
     "INSERT INTO sweep_run (started_at, after_id, dossiers, warnings)"
     " VALUES (?, 0, 0, 0)");
STMT(q_run_on, "iiiti", "",
     "UPDATE sweep_run SET after_id = ?, dossiers = ?, warnings = ?,"
     " finished_at = ? WHERE id = ?");

/* When it came into its unit's hands, when a request for supplements was
 * approved and when a withdrawal was asked for are asked of the ledger only
 * where they matter. */
STMT(q_open, "ii", "iitsiisisiiistttt",
     "SELECT d.id, d.desk_id, d.due_at, d.state, d.holder_id,"
     " d.holder_unit_id, hu.kind, d.seat_lead_id, lu.kind, d.seat_desk_id,"
     " d.seat_id, d.in_transit, d.rule_set, d.received_at,"
     " IF(d.in_transit = 1, (SELECT MAX(e.at) FROM event e"
     "  WHERE e.dossier_id = d.id AND (e.from_state <> e.to_state"
     "  OR e.move = 'ke-thua')), NULL),"
     " CASE WHEN d.state = 'RUT_CHO_DUYET' THEN (SELECT MAX(e.at) FROM event e"
     "  WHERE e.dossier_id = d.id AND e.move = 'de-nghi-rut')"
     "  WHEN d.proposal = 'bo-sung-ok' THEN (SELECT MAX(e.at) FROM event e"
     "  WHERE e.dossier_id = d.id AND e.move = 'duyet-bo-sung')"
     "  WHEN d.state = 'CHO_BO_SUNG' THEN d.wait_due_at END,"
     " IF(d.reappoint_n = 0, NULL, (SELECT IF(COUNT(*), d.reappointed_at,"
     "  NULL) FROM event v WHERE v.dossier_id = d.id AND v.move = 'hen-lai'"
     "  AND" PROMISE_SAME_DAY("v.due_after", "d.due_at") "))"
     " FROM dossier d JOIN public_unit hu ON hu.id = d.holder_unit_id"
     " JOIN public_unit lu ON lu.id = d.seat_lead_id"
     " WHERE d.finished_at IS NULL AND d.id > ? ORDER BY d.id LIMIT ?");
STMT(q_asked, "ii", "iiisst",
     "SELECT r.dossier_id, r.seq, r.unit_id, u.kind, r.limit_unit, r.due_at"
     " FROM dossier d"
     " JOIN request r ON r.dossier_id = d.id AND r.closed_at IS NULL"
     " JOIN public_unit u ON u.id = r.unit_id"
     " WHERE d.finished_at IS NULL AND d.id > ? AND d.id <= ?"
     " ORDER BY r.dossier_id, r.seq");
#define LATE_DAY(date)                                   \
	" DATE(d.finished_at + INTERVAL 7 HOUR) > DATE(" \
	date " + INTERVAL 7 HOUR)"
/* Late, and not explained yet: round 2 when a new appointment passed too. */
STMT(q_unexplained, "iitt", "i",
     "SELECT d.id FROM dossier d WHERE d.finished_at IS NULL AND d.id > ?"
     " AND d.id <= ? AND d.due_at < ? AND NOT EXISTS (SELECT 1 FROM"
     " explanation x WHERE x.dossier_id = d.id AND x.round ="
     " IF(d.reappoint_n > 0 AND d.reappointed_at < ?, 2, 1))"
     " ORDER BY d.id LIMIT 200");
/* What ended late and owes one still, whenever it ended since the last sweep
 * looked: it is in no range of open ones any more. */
STMT(q_ended, "t", "i",
     "SELECT d.id FROM dossier d WHERE d.finished_at >= ?"
     " AND" LATE_DAY("d.due_at")
     " AND NOT EXISTS (SELECT 1 FROM explanation x WHERE x.dossier_id = d.id"
     "  AND x.round = IF(d.reappoint_n > 0 AND" LATE_DAY("d.reappointed_at")
     "  AND EXISTS (SELECT 1 FROM event v WHERE v.dossier_id = d.id"
     "   AND v.move = 'hen-lai' AND"
     PROMISE_SAME_DAY("v.due_after", "d.due_at") "), 2, 1))"
     " ORDER BY d.finished_at LIMIT 200");
STMT(q_ended_to, "", "t", "SELECT MAX(ended_to) FROM sweep_run");
STMT(q_looked, "ti", "", "UPDATE sweep_run SET ended_to = ? WHERE id = ?");
/* Cases of paper and software, whether the dossier is open or not. */
STMT(q_mismatches, "ii", "iistiiis",
     "SELECT m.id, m.dossier_id, m.kind, m.due_at, m.unit_id, m.owner_id,"
     " m.authority_id, u.kind FROM mismatch m JOIN public_unit u ON u.id = m.unit_id"
     " WHERE m.is_open = 1 AND m.id > ? ORDER BY m.id LIMIT ?");
STMT(q_warn, "isidiiisidt", "",
     "INSERT IGNORE INTO warning (dossier_id, matter, subject, limit_day,"
     " offset_n, account_id, unit_id, role, needs_apology, day, created_at)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

struct place {
	struct unit_id unit;
	const char *kind;
};

struct open_dossier {
	struct dossier_id id;
	struct unit_id clock_desk, desk, authority;
	struct instant due_at;
	enum state state;
	struct account_id holder;
	struct place held, lead;
	bool in_transit;
	const char *rule_set;
	struct instant received_at;
	struct instant moved_at; /* INSTANT_NONE: not in transit */
	struct instant other_at; /* approved, asked; or the supplement's limit */
	struct instant again_at; /* the new appointment after an apology */
};

struct asked {
	struct dossier_id id;
	int64_t seq;
	struct place place;
	const char *limit_unit;
	struct instant due_at;
};

struct sweeping {
	struct sweep out;
	int64_t after;
	const struct escalation *rules;
	size_t rules_n;
	const struct asked *asked;
	size_t asked_n, asked_at;
	/* The same for most of a page. */
	const char *rule_set;
	int64_t cutoff_minute;
};

struct limit { /* a matter of one dossier, as it stands today */
	enum matter matter;
	int64_t subject;
	struct day day;
	int offset;
	bool needs_apology;
	const struct place *asked; /* NULL: none */
};

struct recipient {
	int64_t account, unit;
	const char *role;
};

static struct recipient head_of(const struct place *p)
{
	return (struct recipient){ 0, p->unit.v, unit_head_role(p->kind) };
}

/* Nobody holds it: its unit's head does; what waits for the seal, the clerk. */
static struct recipient holder_of(const struct open_dossier *d)
{
	if (d->holder.v != INT_NONE)
		return (struct recipient){ d->holder.v, 0, "" };
	if (d->state == STATE_FOR_SEAL)
		return (struct recipient){ 0, d->held.unit.v, "CLERK" };
	return head_of(&d->held);
}

static struct recipient recipient_of(enum whom whom,
				     const struct open_dossier *d,
				     const struct limit *l)
{
	switch (whom) {
	case WHOM_HOLDER:
		return holder_of(d);
	case WHOM_LEAD_HEAD:
		return head_of(&d->lead);
	case WHOM_DESK_HEAD:
		return (struct recipient){ 0, d->desk.v, "RECEPTION_HEAD" };
	case WHOM_LEADER:
		return (struct recipient){ 0, d->authority.v, "UBND_LEADER" };
	case WHOM_ASKED_HEAD:
		if (l->asked)
			return head_of(l->asked);
		break;
	case WHOM_UNIT_HEAD:
	case WHOM_COUNT:
		break;
	}
	return head_of(&d->held);
}

static enum err warn(struct cx *cx, struct sweeping *s,
		     const struct open_dossier *d, const struct limit *l)
{
	for (size_t i = 0; i < s->rules_n; i++) {
		const struct escalation *e = &s->rules[i];
		struct recipient to;
		int point;

		if (e->matter != l->matter ||
		    !escalation_point(e, l->offset, &point))
			continue;
		to = recipient_of(e->whom, d, l);
		TRY(db_exec(cx, q_warn, d->id.v, matter_code(l->matter),
			    l->subject, l->day, (int64_t)point, to.account,
			    to.unit, to.role, (int64_t)l->needs_apology,
			    instant_day(cx->now), cx->now));
		s->out.warnings += (int64_t)db_affected(cx);
	}
	return OK;
}

/* Working days since the limit's day; false where no calendar reaches. */
static bool offset_of(const struct workcal *cal, struct day limit,
		      struct day today, int *ret)
{
	if (limit.n <= today.n ? !workcal_covers(cal, limit, today) :
				 !workcal_covers(cal, today, limit))
		return false;
	*ret = workcal_between(cal, limit, today);
	return true;
}

static enum err warn_day(struct cx *cx, struct sweeping *s,
			 const struct open_dossier *d,
			 const struct workcal *cal, enum matter matter,
			 struct day day)
{
	struct limit l = { .matter = matter, .day = day };

	if (!offset_of(cal, day, instant_day(cx->now), &l.offset)) {
		s->out.uncovered++;
		return OK;
	}
	if (matter == MATTER_DUE) {
		struct apology_days latest =
			deadline_latest_apology(d->due_at, cal);

		l.needs_apology = latest.working.n != DAY_NONE.n &&
				  instant_day(cx->now).n >= latest.working.n;
	}
	return warn(cx, s, d, &l);
}

/* Paper that left before the cut-off is accepted the same day, later the next
 * working day (Decree 61/2018 art. 18.2-18.3). */
static enum err warn_transit(struct cx *cx, struct sweeping *s,
			     const struct open_dossier *d,
			     const struct workcal *cal)
{
	struct day day = instant_day(d->moved_at);
	struct rule rule;

	if (!s->rule_set || strcmp(s->rule_set, d->rule_set) != 0) {
		TRY(rule_read(cx, d->rule_set, "transfer_cutoff_minute",
			      instant_day(d->received_at), &rule));
		s->rule_set = d->rule_set;
		s->cutoff_minute = rule.value;
	}
	if (instant_second(d->moved_at) > s->cutoff_minute * 60)
		day = workcal_add(cal, day, 1);
	else
		day = workcal_add(cal, day, 0);
	if (day.n == DAY_NONE.n)
		return OK;
	return warn_day(cx, s, d, cal, MATTER_TRANSIT, day);
}

static enum err warn_requests(struct cx *cx, struct sweeping *s,
			      const struct open_dossier *d,
			      const struct workcal *cal)
{
	while (s->asked_at < s->asked_n && s->asked[s->asked_at].id.v < d->id.v)
		s->asked_at++;
	for (; s->asked_at < s->asked_n &&
	       s->asked[s->asked_at].id.v == d->id.v;
	     s->asked_at++) {
		const struct asked *a = &s->asked[s->asked_at];
		struct limit l = { .matter = MATTER_REQUEST,
				   .subject = a->seq,
				   .day = instant_day(a->due_at),
				   .asked = &a->place };

		if (!offset_of(cal, l.day, instant_day(cx->now), &l.offset))
			continue;
		/* A limit in hours is over by the minute. */
		if (l.offset == 0 && strcmp(a->limit_unit, "WH") == 0 &&
		    cx->now.s > a->due_at.s)
			l.offset = 1;
		TRY(warn(cx, s, d, &l));
	}
	return OK;
}

static enum matter other_matter(enum state state)
{
	if (state == STATE_WITHDRAWING)
		return MATTER_WISH;
	return state == STATE_SUPPLEMENT ? MATTER_SUPPLEMENT : MATTER_UNSENT;
}

static enum err look_at(struct cx *cx, struct sweeping *s,
			const struct open_dossier *d)
{
	const struct workcal *cal;

	TRY(calendar_of(cx, d->clock_desk, &cal));
	/* A paused one has no due date, unless it was late before. */
	if (d->due_at.s != INSTANT_NONE.s)
		TRY(warn_day(cx, s, d, cal, MATTER_DUE,
			     instant_day(d->due_at)));
	if (d->again_at.s != INSTANT_NONE.s)
		TRY(warn_day(cx, s, d, cal, MATTER_AGAIN,
			     instant_day(d->again_at)));
	if (d->in_transit && d->moved_at.s != INSTANT_NONE.s)
		TRY(warn_transit(cx, s, d, cal));
	if (d->other_at.s != INSTANT_NONE.s)
		TRY(warn_day(cx, s, d, cal, other_matter(d->state),
			     instant_day(d->other_at)));
	return warn_requests(cx, s, d, cal);
}

static enum err read_open(struct cx *cx, struct sweeping *s,
			  struct open_dossier **ret, size_t *ret_n)
{
	struct open_dossier *list, *d;
	const char *state;
	struct rows rows;
	int64_t transit;
	size_t n = 0;

	TRY(db_query(cx, q_open, &rows, s->after, (int64_t)SWEEP_PAGE));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (d = list;
	     rows_next(&rows, &d->id.v, &d->clock_desk.v, &d->due_at, &state,
		       &d->holder.v, &d->held.unit.v, &d->held.kind,
		       &d->lead.unit.v, &d->lead.kind, &d->desk.v,
		       &d->authority.v, &transit, &d->rule_set,
		       &d->received_at, &d->moved_at, &d->other_at,
		       &d->again_at);
	     d = &list[++n]) {
		d->state = state_of(state);
		d->in_transit = transit == 1;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

static enum err read_asked(struct cx *cx, struct sweeping *s, int64_t last)
{
	struct asked *list, *a;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_asked, &rows, s->after, last));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (a = list; rows_next(&rows, &a->id.v, &a->seq, &a->place.unit.v,
				 &a->place.kind, &a->limit_unit, &a->due_at);
	     a = &list[++n])
		;
	s->asked = list;
	s->asked_n = n;
	return OK;
}

/* The run to go on with, or a new one; idle when this hour's is done. */
static enum err take_run(struct cx *cx, struct sweeping *s)
{
	struct instant started, finished;
	enum err err = db_one(cx, q_run_last, &s->out.run, &started, &s->after,
			      &s->out.dossiers, &s->out.warnings, &finished);
	bool is_same_day;

	if (!cx_without(cx, err, ERR_MISSING))
		TRY(err);
	is_same_day = err == OK &&
		      instant_day(started).n == instant_day(cx->now).n;
	if (is_same_day && finished.s == INSTANT_NONE.s)
		return OK;
	if (is_same_day && started.s / 3600 == cx->now.s / 3600) {
		s->out.is_idle = s->out.is_done = true;
		return OK;
	}
	TRY(db_exec(cx, q_run_begin, cx->now));
	s->out = (struct sweep){ .run = db_insert_id(cx) };
	s->after = 0;
	return OK;
}

/* Whoever is late owes an explanation from that day on. */
static enum err open_explanations(struct cx *cx, struct sweeping *s,
				  int64_t last)
{
	const struct instant today = instant_at(instant_day(cx->now), 0);
	struct dossier_id id;
	struct rows rows;
	bool is_new;

	TRY(db_query(cx, q_unexplained, &rows, s->after, last, today, today));
	while (rows_next(&rows, &id.v)) {
		TRY(explanation_open(cx, id, &is_new));
		s->out.explanations += is_new;
	}
	return OK;
}

#define ENDED_PAGE 200
#define OVERLAP_S 86400 /* nothing of a transaction that was slow is lost */

/* *ret_done: there is no more. */
static enum err open_ended(struct cx *cx, struct sweeping *s, bool *ret_done)
{
	struct dossier_id id;
	struct instant from;
	struct rows rows;
	bool is_new;

	TRY(db_one(cx, q_ended_to, &from));
	from.s = from.s == INSTANT_NONE.s ? 0 : from.s - OVERLAP_S;
	TRY(db_query(cx, q_ended, &rows, from));
	*ret_done = rows.n < ENDED_PAGE;
	while (rows_next(&rows, &id.v)) {
		TRY(explanation_open(cx, id, &is_new));
		s->out.explanations += is_new;
	}
	return *ret_done ? db_exec(cx, q_looked, cx->now, s->out.run) : OK;
}

/* The owner answers for a case as the holder does for a dossier. */
static enum err warn_mismatch(struct cx *cx, struct sweeping *s,
			      const struct open_dossier *d, const char *kind)
{
	struct limit l = { .matter = MATTER_MISMATCH,
			   .subject = mismatch_kind_of(kind),
			   .day = instant_day(d->due_at) };
	const struct workcal *cal;

	TRY(calendar_of(cx, d->held.unit, &cal));
	if (!offset_of(cal, l.day, instant_day(cx->now), &l.offset)) {
		s->out.uncovered++;
		return OK;
	}
	return warn(cx, s, d, &l);
}

static enum err warn_mismatches(struct cx *cx, struct sweeping *s)
{
	struct open_dossier d = { .state = STATE_EXAMINING };
	size_t n = MISMATCH_PAGE;
	int64_t after = 0;
	const char *kind;
	struct rows rows;

	while (n == MISMATCH_PAGE) {
		TRY(db_query(cx, q_mismatches, &rows, after,
			     (int64_t)MISMATCH_PAGE));
		n = rows.n;
		while (rows_next(&rows, &after, &d.id.v, &kind, &d.due_at,
				 &d.held.unit.v, &d.holder.v, &d.authority.v,
				 &d.held.kind)) {
			d.lead = d.held;
			d.desk = d.held.unit;
			TRY(warn_mismatch(cx, s, &d, kind));
		}
	}
	return OK;
}

static enum err sweep_page(struct cx *cx, void *arg)
{
	struct sweeping *s = arg;
	struct open_dossier *list;
	struct escalation *rules;
	size_t n;

	*s = (struct sweeping){ 0 };
	TRY(take_run(cx, s));
	if (s->out.is_idle)
		return OK;
	TRY(escalations_on(cx, instant_day(cx->now), &rules, &s->rules_n));
	s->rules = rules;
	TRY(read_open(cx, s, &list, &n));
	if (n)
		TRY(read_asked(cx, s, list[n - 1].id.v));
	for (size_t i = 0; i < n; i++)
		TRY(look_at(cx, s, &list[i]));
	if (n)
		TRY(open_explanations(cx, s, list[n - 1].id.v));
	s->out.page_dossiers = (int64_t)n;
	s->out.dossiers += (int64_t)n;
	s->out.is_done = n < SWEEP_PAGE;
	if (s->out.is_done)
		TRY(open_ended(cx, s, &s->out.is_done));
	if (s->out.is_done)
		TRY(warn_mismatches(cx, s));
	return db_exec(cx, q_run_on, n ? list[n - 1].id.v : s->after,
		       s->out.dossiers, s->out.warnings,
		       s->out.is_done ? cx->now : INSTANT_NONE, s->out.run);
}

enum err warning_sweep_page(struct cx *cx, struct sweep *ret)
{
	struct sweeping s;

	TRY(db_tx(cx, sweep_page, &s));
	*ret = s.out;
	return OK;
}
