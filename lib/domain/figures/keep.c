#include "domain/figures/keep.h"

#include "db/db.h"
#include "domain/figures/keep_internal.h"

/* A program's own account writes no event older than two minutes (bounds.sql):
 * a day is over for the facts when those have passed. */
#define DAY_ENDS_S 180
#define FED_EVENTS 500

#define MARK                                                             \
	"SELECT event_to, next_to, walked, next_at, as_of, open_day"     \
	" FROM figure_mark WHERE id = 1"
STMT(q_mark, "", "iiittd", MARK);
STMT(q_lock, "", "iiittd", MARK " FOR UPDATE");
STMT(q_newest, "", "i", "SELECT COALESCE(MAX(id), 0) FROM event");
STMT(q_take, "it", "",
     "UPDATE figure_mark SET next_to = ?, next_at = ? WHERE id = 1");
STMT(q_counted, "ii", "",
     "UPDATE figure_mark SET event_to = ?, walked = ? WHERE id = 1");
STMT(q_done, "itd", "",
     "UPDATE figure_mark SET event_to = ?, walked = 0, next_at = NULL,"
     " as_of = ?, open_day = ? WHERE id = 1");
STMT(q_awaited, "t", "i",
     "SELECT COUNT(*) FROM information_schema.innodb_trx"
     " WHERE trx_started <= ? AND trx_mysql_thread_id <> CONNECTION_ID()");

enum err figure_mark_load(struct cx *cx, struct figure_mark *ret)
{
	return db_one(cx, q_mark, &ret->event_to, &ret->next_to, &ret->walked,
		      &ret->next_at, &ret->as_of, &ret->open_day);
}

enum err figure_mark_lock(struct cx *cx, struct figure_mark *ret)
{
	return db_one(cx, q_lock, &ret->event_to, &ret->next_to, &ret->walked,
		      &ret->next_at, &ret->as_of, &ret->open_day);
}

enum err figures_awaited(struct cx *cx, struct instant before, int64_t *ret)
{
	return db_one(cx, q_awaited, before, ret);
}

static enum err take(struct cx *cx, void *arg)
{
	struct figure_mark m;
	int64_t newest;

	(void)arg;
	TRY(figure_mark_lock(cx, &m));
	TRY(db_one(cx, q_newest, &newest));
	/* A first count that is under way keeps its own. */
	if (m.walked || newest < m.next_to)
		return OK;
	return db_exec(cx, q_take, newest, cx->now);
}

enum err figures_take(struct cx *cx)
{
	return db_tx(cx, take, NULL);
}

struct turn {
	bool at_once;
	struct figures_turn *out;
};

static enum err count_tales(struct cx *cx, const struct tales *tales,
			    int64_t from, int64_t to, struct day open_day,
			    struct figures_turn *out)
{
	struct fact_list facts;

	facts_init(&facts, cx->arena);
	for (size_t i = 0; i < tales->n; i++)
		TRY(tale_count(cx, &tales->list[i], from, to, &facts));
	out->dossiers = (int64_t)tales->n;
	out->facts = (int64_t)facts.n;
	return facts_put(cx, &facts, open_day, &out->restated);
}

static enum err finish(struct cx *cx, const struct figure_mark *m,
		       struct figures_turn *out)
{
	struct day open = instant_day(
		(struct instant){ m->next_at.s - DAY_ENDS_S });

	/* A clock that was set back closes no day again. */
	if (m->open_day.n != DAY_NONE.n && open.n < m->open_day.n)
		open = m->open_day;
	out->as_of = m->as_of.s > m->next_at.s ? m->as_of : m->next_at;
	return db_exec(cx, q_done, m->next_to, out->as_of, open);
}

/* The first count: dossier by dossier, each life read once. */
static enum err walk(struct cx *cx, const struct figure_mark *m,
		     struct figures_turn *out)
{
	struct tales tales;

	out->is_first = true;
	TRY(tales_walked(cx, m->walked, m->next_to, &tales));
	TRY(count_tales(cx, &tales, 0, m->next_to, DAY_NONE, out));
	if (!tales.is_cut)
		return finish(cx, m, out);
	out->walked = tales.list[tales.n - 1].dossier;
	return db_exec(cx, q_counted, (int64_t)0, out->walked);
}

/* From then on: whoever has new events. */
static enum err feed(struct cx *cx, const struct figure_mark *m,
		     struct figures_turn *out)
{
	int64_t events = FED_EVENTS, to;
	struct tales tales;

	do {
		to = m->event_to + events < m->next_to ? m->event_to + events :
							 m->next_to;
		TRY(tales_fed(cx, m->event_to, to, &tales));
		events /= 8;
	} while (tales.is_cut && events);
	if (tales.is_cut)
		return fail(cx, ERR_LIMIT, "events after %lld are too many",
			    (long long)m->event_to);
	TRY(count_tales(cx, &tales, m->event_to, to, m->open_day, out));
	return to < m->next_to ? db_exec(cx, q_counted, to, (int64_t)0) :
				 finish(cx, m, out);
}

static enum err turn(struct cx *cx, void *arg)
{
	struct turn *t = arg;
	struct figure_mark m;

	*t->out = (struct figures_turn){ .as_of = INSTANT_NONE };
	TRY(figure_mark_lock(cx, &m));
	t->out->as_of = m.as_of;
	t->out->is_idle = m.next_at.s == INSTANT_NONE.s ||
			  (!t->at_once && cx->now.s - m.next_at.s <=
						  FIGURES_AGE_S);
	if (t->out->is_idle)
		return m.next_at.s == INSTANT_NONE.s && !t->at_once ?
			       take(cx, NULL) :
			       OK;
	if (m.event_to == m.next_to)
		return finish(cx, &m, t->out);
	return m.as_of.s == INSTANT_NONE.s ? walk(cx, &m, t->out) :
					     feed(cx, &m, t->out);
}

enum err figures_turn(struct cx *cx, bool at_once, struct figures_turn *ret)
{
	return db_tx(cx, turn, &(struct turn){ at_once, ret });
}
