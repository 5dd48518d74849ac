/* The facts as rows: the open day is added to, a stated one gets another
 * statement, the month has the sum. */
#include "db/db.h"
#include "domain/figures/keep_internal.h"

#define VALUES_EACH                                                  \
	" ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define ADDED                                                        \
	" ON DUPLICATE KEY UPDATE"                                   \
	" received = received + VALUES(received)," \
	" early = early + VALUES(early)," \
	" on_time = on_time + VALUES(on_time)," \
	" late = late + VALUES(late)," \
	" refused = refused + VALUES(refused)," \
	" withdrawn = withdrawn + VALUES(withdrawn)," \
	" stopped = stopped + VALUES(stopped)," \
	" ended_late = ended_late + VALUES(ended_late)," \
	" late_began = late_began + VALUES(late_began)," \
	" late_ended = late_ended + VALUES(late_ended)," \
	" paused = paused + VALUES(paused)," \
	" resumed = resumed + VALUES(resumed)," \
	" letters = letters + VALUES(letters)," \
	" reappointed = reappointed + VALUES(reappointed)," \
	" faults = faults + VALUES(faults)," \
	" mended = mended + VALUES(mended)," \
	" own_minutes = own_minutes + VALUES(own_minutes)," \
	" other_minutes = other_minutes + VALUES(other_minutes)," \
	" citizen_minutes = citizen_minutes + VALUES(citizen_minutes)," \
	" fault_minutes = fault_minutes + VALUES(fault_minutes)"
STMT(q_day_add, "diiist" FIGURE_SIGN, "",
     "INSERT INTO figure_day (day, authority_id, unit_id, version_id, channel,"
     " statement, stated_at," FIGURE_COLUMNS ")"
     " VALUES (?, ?, ?, ?, ?, 0, ?," VALUES_EACH ")" ADDED
     ", stated_at = VALUES(stated_at)");
STMT(q_day_next, "diiis", "i",
     "SELECT COALESCE(MAX(statement), 0) + 1 FROM figure_day WHERE day = ?"
     " AND authority_id = ? AND unit_id = ? AND version_id = ?"
     " AND channel = ?");
STMT(q_day_restate, "diiisit" FIGURE_SIGN, "",
     "INSERT INTO figure_day (day, authority_id, unit_id, version_id, channel,"
     " statement, stated_at," FIGURE_COLUMNS ")"
     " VALUES (?, ?, ?, ?, ?, ?, ?," VALUES_EACH ")");
STMT(q_month_add, "diiis" FIGURE_SIGN, "",
     "INSERT INTO figure_month (month, authority_id, unit_id, version_id,"
     " channel," FIGURE_COLUMNS ")"
     " VALUES (?, ?, ?, ?, ?," VALUES_EACH ")" ADDED);

static bool is_nothing(const struct sums *s)
{
	for (int i = 0; i < FIG_COUNT; i++) {
		if (s->n[i])
			return false;
	}
	return true;
}

static enum err put_day(struct cx *cx, const struct fact *f,
			struct day open_day, int64_t *restated)
{
	const struct figure_key *k = &f->key;
	int64_t statement;

	if (open_day.n == DAY_NONE.n || k->day.n >= open_day.n)
		return db_exec(cx, q_day_add, k->day, k->authority, k->unit,
			       k->version, k->channel, cx->now,
			       FIGURE_EACH(f->sums.n));
	TRY(db_one(cx, q_day_next, k->day, k->authority, k->unit, k->version,
		   k->channel, &statement));
	(*restated)++;
	return db_exec(cx, q_day_restate, k->day, k->authority, k->unit,
		       k->version, k->channel, statement, cx->now,
		       FIGURE_EACH(f->sums.n));
}

static struct day month_of(struct day day)
{
	unsigned y, m, d;

	day_split(day, &y, &m, &d);
	return day_join(y, m, 1);
}

enum err facts_put(struct cx *cx, const struct fact_list *facts,
		   struct day open_day, int64_t *ret_restated)
{
	struct fact_list months;

	facts_init(&months, cx->arena);
	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *f = &facts->list[i];
		struct figure_key month = f->key;

		if (is_nothing(&f->sums))
			continue;
		TRY(put_day(cx, f, open_day, ret_restated));
		month.day = month_of(month.day);
		sums_add(&facts_at(&months, &month)->sums, &f->sums);
	}
	for (size_t i = 0; i < months.n; i++) {
		const struct fact *f = &months.list[i];

		if (is_nothing(&f->sums))
			continue;
		TRY(db_exec(cx, q_month_add, f->key.day, f->key.authority,
			    f->key.unit, f->key.version, f->key.channel,
			    FIGURE_EACH(f->sums.n)));
	}
	return OK;
}
