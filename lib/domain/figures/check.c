/* From zero: everything counted again, in memory, and held against the rows. */
#include "db/db.h"
#include "domain/figures/keep_internal.h"

STMT(q_dossiers, "", "i", "SELECT COALESCE(MAX(id), 0) FROM dossier");
STMT(q_next_day, "d", "d", "SELECT MIN(day) FROM figure_day WHERE day > ?");
STMT(q_of_day, "di", "diiis" FIGURE_SIGN,
     "SELECT day, authority_id, unit_id, version_id, channel," FIGURE_SUMS
     " FROM figure_day WHERE day = ?"
     " GROUP BY day, authority_id, unit_id, version_id, channel LIMIT ?");

#define BY_MONTH                                                          \
	"SELECT day - INTERVAL DAYOFMONTH(day) - 1 DAY AS month,"         \
	" authority_id, unit_id, version_id, channel," FIGURE_SUMS        \
	" FROM figure_day GROUP BY month, authority_id, unit_id,"         \
	" version_id, channel"
#define MONTHS                                                            \
	"SELECT month, authority_id, unit_id, version_id, channel,"       \
	FIGURE_COLUMNS " FROM figure_month"
STMT(q_months_differ, "", "i",
     "SELECT COUNT(*) FROM ((" BY_MONTH " EXCEPT " MONTHS ") UNION ALL"
     " (" MONTHS " EXCEPT " BY_MONTH ")) x");
STMT(q_months_again, "", "",
     "INSERT INTO figure_month (month, authority_id, unit_id, version_id,"
     " channel," FIGURE_COLUMNS ") " BY_MONTH " ON DUPLICATE KEY UPDATE"
     " received = VALUES(received),"
     " early = VALUES(early),"
     " on_time = VALUES(on_time),"
     " late = VALUES(late),"
     " refused = VALUES(refused),"
     " withdrawn = VALUES(withdrawn),"
     " stopped = VALUES(stopped),"
     " ended_late = VALUES(ended_late),"
     " late_began = VALUES(late_began),"
     " late_ended = VALUES(late_ended),"
     " paused = VALUES(paused),"
     " resumed = VALUES(resumed),"
     " letters = VALUES(letters),"
     " reappointed = VALUES(reappointed),"
     " faults = VALUES(faults),"
     " mended = VALUES(mended),"
     " own_minutes = VALUES(own_minutes),"
     " other_minutes = VALUES(other_minutes),"
     " citizen_minutes = VALUES(citizen_minutes),"
     " fault_minutes = VALUES(fault_minutes)");

struct checking {
	struct figures_check *out;
	struct fact_list facts;
	struct figure_mark mark;
	void (*progress)(int64_t done, int64_t total);
	int64_t after, total;
	struct day day;
	bool mends;
};

/* Page by page, each in an arena of its own: what is kept of it is counted. */
static enum err count_page(struct cx *cx, struct checking *c, bool *ret_more)
{
	struct cx page = *cx;
	struct tales tales;
	enum err err;

	page.arena = arena_new();
	err = tales_walked(&page, c->after, c->mark.event_to, &tales);
	for (size_t i = 0; err == OK && i < tales.n; i++)
		err = tale_count(&page, &tales.list[i], 0, c->mark.event_to,
				 &c->facts);
	if (err == OK && tales.n) {
		c->after = tales.list[tales.n - 1].dossier;
		c->out->dossiers += (int64_t)tales.n;
		*ret_more = tales.is_cut;
	} else {
		*ret_more = false;
	}
	cx_keep_fault(cx, &page);
	arena_free(page.arena);
	return err;
}

/* What is kept is taken away: what is left differs. */
static enum err take_kept(struct cx *cx, struct checking *c, bool *ret_more)
{
	struct cx page = *cx;
	struct fact kept;
	struct rows rows;
	enum err err;

	page.arena = arena_new();
	err = db_one(&page, q_next_day, c->day, &c->day);
	*ret_more = err == OK && c->day.n != DAY_NONE.n;
	if (*ret_more)
		err = db_query(&page, q_of_day, &rows, c->day,
			       (int64_t)ROWS_MAX);
	while (err == OK && *ret_more &&
	       rows_next(&rows, &kept.key.day, &kept.key.authority,
			 &kept.key.unit, &kept.key.version, &kept.key.channel,
			 FIGURE_INTO(kept.sums.n))) {
		for (int i = 0; i < FIG_COUNT; i++)
			kept.sums.n[i] = -kept.sums.n[i];
		sums_add(&facts_at(&c->facts, &kept.key)->sums, &kept.sums);
	}
	cx_keep_fault(cx, &page);
	arena_free(page.arena);
	return err;
}

static void tell(struct cx *cx, struct figures_check *out,
		 const struct fact *f)
{
	for (int i = 0; i < FIG_COUNT; i++) {
		if (!f->sums.n[i])
			continue;
		out->faults++;
		if (!out->first)
			out->first = arena_printf(
				cx->arena,
				"%s, unit %lld, version %lld, %s: %s is %lld"
				" more than is kept",
				day_iso(cx->arena, f->key.day),
				(long long)f->key.unit,
				(long long)f->key.version, f->key.channel,
				figure_code((enum figure)i),
				(long long)f->sums.n[i]);
		return;
	}
}

/* The months are sums of the days, and the one thing that pages read. */
static enum err months_differ(struct cx *cx, struct figures_check *out)
{
	int64_t n;

	TRY(db_one(cx, q_months_differ, &n));
	out->faults += n;
	if (n && !out->first)
		out->first = "a month is not the sum of its days";
	return OK;
}

static enum err check(struct cx *cx, void *arg)
{
	struct checking *c = arg;
	int64_t restated = 0;
	bool more = true;

	*c->out = (struct figures_check){ 0 };
	facts_init(&c->facts, cx->arena);
	c->after = 0;
	c->day = day_join(1970, 1, 1);
	TRY(c->mends ? figure_mark_lock(cx, &c->mark) :
		       figure_mark_load(cx, &c->mark));
	c->out->has_counted = c->mark.as_of.s != INSTANT_NONE.s;
	if (!c->out->has_counted)
		return OK;
	TRY(db_one(cx, q_dossiers, &c->total));
	while (more) {
		TRY(count_page(cx, c, &more));
		if (c->progress)
			c->progress(more ? c->after : c->total, c->total);
	}
	c->out->facts = (int64_t)c->facts.n;
	for (more = true; more;)
		TRY(take_kept(cx, c, &more));
	for (size_t i = 0; i < c->facts.n; i++)
		tell(cx, c->out, &c->facts.list[i]);
	TRY(months_differ(cx, c->out));
	if (!c->mends || !c->out->faults)
		return OK;
	TRY(facts_put(cx, &c->facts, c->mark.open_day, &restated));
	return db_exec(cx, q_months_again);
}

enum err figures_check(struct cx *cx, bool mends,
		       void (*progress)(int64_t done, int64_t total),
		       struct figures_check *ret)
{
	struct checking c = { .out = ret, .progress = progress,
			      .mends = mends };

	/* Whoever only looks holds nobody up. */
	return mends ? db_tx(cx, check, &c) : db_snapshot(cx, check, &c);
}
