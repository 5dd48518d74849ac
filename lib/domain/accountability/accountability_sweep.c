/*
 * Counting.  An officer's late dossiers of a quarter are one transaction: the
 * file, its lines and its demand are there together or not at all, and what is
 * already counted is not counted again, however often the sweep is stopped.
 */
#include <string.h>

#include "db/db.h"
#include "domain/accountability/accountability_internal.h"
#include "domain/catalogue/rule.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"

#define OFFICERS 100
#define PAGES_MAX 1000
#define LOCK_SECONDS 10

STMT(q_officers, "tii", "i",
     "SELECT DISTINCT officer_id FROM explanation WHERE class = 'don_vi'"
     " AND state = 'DA_DONG' AND closed_at >= ? AND officer_id > ?"
     " ORDER BY officer_id LIMIT ?");
/* Quarters with something that no line says yet. */
STMT(q_quarters, "i", "idi",
     "SELECT e.authority_id, MAKEDATE(YEAR(e.late_since), 1)"
     "  + INTERVAL QUARTER(e.late_since) - 1 QUARTER AS quarter,"
     " SUM(e.round = 1) FROM explanation e"
     " LEFT JOIN accountability_file_dossier l ON l.explanation_id = e.id"
     " WHERE e.officer_id = ? AND e.state = 'DA_DONG'"
     " AND e.class = 'don_vi' GROUP BY e.authority_id, quarter"
     " HAVING COUNT(*) > COUNT(l.file_id) LIMIT 400");
STMT(q_of_quarter, "iidd", "iiidsi",
     "SELECT e.id, e.dossier_id, e.round, e.late_since,"
     " COALESCE(e.cause, ''), e.lead_unit_id FROM explanation e"
     " WHERE e.officer_id = ? AND e.state = 'DA_DONG'"
     " AND e.class = 'don_vi' AND e.authority_id = ? AND e.late_since >= ?"
     " AND e.late_since < ? ORDER BY e.closed_at, e.id LIMIT 2000");
STMT(q_lock, "iid", "issiii",
     "SELECT f.id, f.state, f.measure, f.round, f.version, r.said_at IS NOT NULL OR r.lapsed_at IS NOT NULL"
     " FROM accountability_file f JOIN accountability_round r"
     "  ON r.file_id = f.id AND r.round = f.round"
     " WHERE f.officer_id = ? AND f.authority_id = ? AND f.quarter = ?"
     " FOR UPDATE");
STMT(q_roles, "iddi", "i",
     "SELECT unit_id FROM account_role WHERE account_id = ?"
     " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY unit_id = ? DESC, valid_from DESC, unit_id LIMIT 20");
STMT(q_file, "iiditsii", "",
     "INSERT INTO accountability_file (officer_id, authority_id, quarter,"
     " unit_id, opened_at, measure, counted_n, lines_n, round, state)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 'MO')");
STMT(q_round, "iisistd", "",
     "INSERT INTO accountability_round (file_id, round, measure, threshold_n,"
     " legal_basis, opened_at, hear_until) VALUES (?, ?, ?, ?, ?, ?, ?)");
STMT(q_round_raise, "sisdii", "",
     "UPDATE accountability_round SET measure = ?, threshold_n = ?,"
     " legal_basis = ?, hear_until = ? WHERE file_id = ? AND round = ?");
STMT(q_line, "iiiidst", "",
     "INSERT IGNORE INTO accountability_file_dossier (file_id,"
     " explanation_id, dossier_id, lateness, late_since, cause, counted_at)"
     " VALUES (?, ?, ?, ?, ?, ?, ?)");
STMT(q_count, "siisiii", "",
     "UPDATE accountability_file SET measure = ?, counted_n = ?, lines_n = ?,"
     " state = ?, round = ?, version = version + 1"
     " WHERE id = ? AND version = ?");

struct late_one {
	int64_t explanation, dossier, round;
	struct day since;
	const char *cause;
	struct unit_id lead;
};

struct counting {
	struct account_id officer;
	struct unit_id authority;
	struct day quarter;
	/* The rules of the quarter's first day. */
	struct rule by[MEASURE_COUNT];
	struct rule hear;
	struct accountability_swept out;
};

struct file {
	int64_t id, round, version, heard;
	enum accountability_state state;
	enum measure measure;
};

static struct day next_quarter(struct day quarter)
{
	unsigned year, month, dom;

	day_split(quarter, &year, &month, &dom);
	return month > 9 ? day_join(year + 1, 1, 1) :
			   day_join(year, month + 3, 1);
}

/* The officer's own unit; the one that resolved the last dossier when there is
 * none any more. */
static enum err find_unit(struct cx *cx, const struct counting *c,
			  struct unit_id lead, struct unit_id *ret)
{
	struct day today = instant_day(cx->now);
	struct unit authority;
	struct unit_id unit;
	struct rows rows;

	*ret = lead;
	TRY(db_query(cx, q_roles, &rows, c->officer.v, today, today, lead.v));
	while (rows_next(&rows, &unit.v)) {
		TRY(unit_authority(cx, unit, &authority));
		if (authority.id.v == c->authority.v) {
			*ret = unit;
			return OK;
		}
	}
	return OK;
}

/* Working days; where no calendar reaches yet, as many weeks of five. */
static enum err hear_until(struct cx *cx, const struct counting *c,
			   struct day *ret)
{
	struct day today = instant_day(cx->now);
	const struct workcal *cal;

	TRY(calendar_of(cx, c->authority, &cal));
	*ret = workcal_add(cal, today, (int)c->hear.value);
	if (ret->n == DAY_NONE.n)
		ret->n = today.n + (int32_t)((c->hear.value * 7 + 4) / 5);
	return OK;
}

static enum err read_quarter(struct cx *cx, const struct counting *c,
			     struct late_one **ret, size_t *ret_n,
			     int64_t *ret_counted)
{
	struct late_one *list, *l;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_of_quarter, &rows, c->officer.v, c->authority.v,
		     c->quarter, next_quarter(c->quarter)));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	*ret_counted = 0;
	for (l = list; rows_next(&rows, &l->explanation, &l->dossier,
				 &l->round, &l->since, &l->cause, &l->lead.v);
	     l = &list[++n])
		*ret_counted += l->round == 1;
	*ret = list;
	*ret_n = n;
	return OK;
}

static enum err add_lines(struct cx *cx, struct counting *c, int64_t file,
			  const struct late_one *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct late_one *l = &list[i];

		TRY(db_exec(cx, q_line, file, l->explanation, l->dossier,
			    l->round, l->since, l->cause, cx->now));
		c->out.counted += (int64_t)db_affected(cx);
	}
	return OK;
}

static enum err note(struct cx *cx, const struct counting *c, int64_t file,
		     const char *action, int64_t counted, enum measure m)
{
	const char *words = arena_printf(
		cx->arena, "%lld hồ sơ trễ hẹn trong %s. %s: từ %lld hồ sơ.",
		(long long)counted, quarter_words(cx->arena, c->quarter),
		measure_name(m), (long long)c->by[m].value);

	return accountability_note_sweep(
		cx, (struct accountability_id){ file }, action, words);
}

static enum err open_file(struct cx *cx, struct counting *c,
			  const struct late_one *list, size_t n,
			  int64_t counted, enum measure m)
{
	struct unit_id unit;
	struct day until;
	int64_t file;

	TRY(find_unit(cx, c, list[n - 1].lead, &unit));
	TRY(hear_until(cx, c, &until));
	TRY(db_exec(cx, q_file, c->officer.v, c->authority.v, c->quarter,
		    unit.v, cx->now, measure_code(m), counted, (int64_t)n));
	file = db_insert_id(cx);
	TRY(db_exec(cx, q_round, file, (int64_t)1, measure_code(m),
		    c->by[m].value, c->by[m].basis, cx->now, until));
	TRY(add_lines(cx, c, file, list, n));
	c->out.opened++;
	return note(cx, c, file, "mo", counted, m);
}

/* The officer has the floor again; who was not heard yet, for longer. */
static enum err raise_demand(struct cx *cx, struct counting *c, struct file *f,
			     enum measure m)
{
	struct day until;

	TRY(hear_until(cx, c, &until));
	c->out.raised++;
	f->measure = m;
	f->state = ACCOUNTABLE_OPEN;
	if (!f->heard)
		return db_exec(cx, q_round_raise, measure_code(m),
			       c->by[m].value, c->by[m].basis, until, f->id,
			       f->round);
	return db_exec(cx, q_round, f->id, ++f->round, measure_code(m),
		       c->by[m].value, c->by[m].basis, cx->now, until);
}

static enum err go_on(struct cx *cx, struct counting *c, struct file *f,
		      const struct late_one *list, size_t n, int64_t counted,
		      enum measure m)
{
	bool rises = m > f->measure;

	TRY(add_lines(cx, c, f->id, list, n));
	if (rises)
		TRY(raise_demand(cx, c, f, m));
	TRY(db_exec(cx, q_count, measure_code(f->measure), counted, (int64_t)n,
		    accountability_state_code(f->state), f->round, f->id,
		    f->version));
	return note(cx, c, f->id, rises ? "nang" : "them", counted,
		    f->measure);
}

static enum err count_once(struct cx *cx, void *arg)
{
	struct counting *c = arg;
	const char *state, *measure_now;
	struct late_one *list;
	struct file f;
	int64_t counted;
	enum measure m;
	size_t n;
	enum err err;

	c->out = (struct accountability_swept){ 0 };
	TRY(read_quarter(cx, c, &list, &n, &counted));
	m = counted >= c->by[MEASURE_POST].value ? MEASURE_POST :
						   MEASURE_REVIEW;
	err = db_one(cx, q_lock, c->officer.v, c->authority.v, c->quarter,
		     &f.id, &state, &measure_now, &f.round, &f.version,
		     &f.heard);
	if (cx_without(cx, err, ERR_MISSING))
		return counted < c->by[MEASURE_REVIEW].value ?
			       OK :
			       open_file(cx, c, list, n, counted, m);
	TRY(err);
	f.state = accountability_state_from_code(state);
	f.measure = measure_from_code(measure_now);
	return go_on(cx, c, &f, list, n, counted, m);
}

/* ERR_MISSING before the first rule set: nothing is counted there. */
static enum err read_rules(struct cx *cx, struct counting *c)
{
	const char *set;

	TRY(rule_set_of(cx, c->quarter, &set));
	TRY(rule_read(cx, set, "accountability_review_n", c->quarter,
		      &c->by[MEASURE_REVIEW]));
	TRY(rule_read(cx, set, "accountability_post_n", c->quarter,
		      &c->by[MEASURE_POST]));
	return rule_read(cx, set, "accountability_hear_days", c->quarter,
			 &c->hear);
}

static enum err count_officer(struct cx *cx, struct account_id officer,
			      struct accountability_swept *sum)
{
	struct counting c = { .officer = officer };
	struct rows rows;
	int64_t firsts;

	TRY(db_query(cx, q_quarters, &rows, officer.v));
	while (rows_next(&rows, &c.authority.v, &c.quarter, &firsts)) {
		enum err err = read_rules(cx, &c);

		if (cx_without(cx, err, ERR_MISSING) ||
		    (err == OK && firsts == 0))
			continue;
		TRY(err);
		err = db_tx(cx, count_once, &c);
		/* Another sweep was first: the next turn sees its file. */
		if (cx_without(cx, err, ERR_CONFLICT))
			continue;
		TRY(err);
		sum->opened += c.out.opened;
		sum->raised += c.out.raised;
		sum->counted += c.out.counted;
	}
	return OK;
}

static enum err sweep_all(struct cx *cx, struct instant since,
			  struct accountability_swept *ret)
{
	struct account_id officer = { 0 };
	struct rows rows = { .n = OFFICERS };

	for (int page = 0; page < PAGES_MAX && rows.n == OFFICERS; page++) {
		TRY(db_query(cx, q_officers, &rows, since, officer.v,
			     (int64_t)OFFICERS));
		while (rows_next(&rows, &officer.v))
			TRY(count_officer(cx, officer, ret));
	}
	return OK;
}

/* One sweep at a time: two of them would only lock each other out of the same
 * gaps.  The server lets go of the name when a connection ends. */
STMT(q_begin, "i", "i",
     "SELECT COALESCE(GET_LOCK(CONCAT(DATABASE(), '.accountability'), ?), 0)");
STMT(q_end, "", "i",
     "SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.accountability'))");

enum err accountability_sweep(struct cx *cx, struct instant since,
			      struct accountability_swept *ret)
{
	struct fault fault;
	int64_t is_mine;
	enum err err;

	*ret = (struct accountability_swept){ 0 };
	TRY(db_one(cx, q_begin, (int64_t)LOCK_SECONDS, &is_mine));
	if (!is_mine)
		return OK; /* another is at it */
	err = sweep_all(cx, since, ret);
	fault = cx->fault;
	if (db_one(cx, q_end, &is_mine) != OK && err == OK)
		return fail(cx, ERR_BUSY, "the sweep's lock is lost");
	cx->fault = fault;
	return err;
}
