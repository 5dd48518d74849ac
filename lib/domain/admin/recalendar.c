/* Why a calendar's change moves a date, or gives the old one back: the events'
 * data, read again by replay (ledger_basis()). */
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/admin/calendar_change.h"
#include "domain/casework/move_internal.h"
#include "domain/ledger/event.h"
#include "domain/ledger/event_data.h"
#include "domain/ledger/stops.h"

/* Of several changes of one day the last one counts. */
STMT(q_since, "tttd", "iii" "sdss" "sdss",
     "SELECT c.id, c.proposed_by, c.decided_by, c.what, c.day, c.kind,"
     " c.note, c.ground, c.decided_on, c.issuer, c.published_at"
     " FROM calendar_change c WHERE c.state = 'DA_DUYET'"
     " AND c.counts_from > ? AND c.counts_from <= ?"
     " AND NOT EXISTS (SELECT 1 FROM calendar_change n WHERE n.what = 'ngay'"
     "  AND c.what = 'ngay' AND n.day = c.day AND n.state = 'DA_DUYET'"
     "  AND n.id > c.id AND n.counts_from <= ?)"
     " AND (c.what <> 'ngay' OR c.day > ?) ORDER BY c.id LIMIT 40");

struct ground {
	const char *ids, *words;
	bool by_actor; /* the actor entered or confirmed one of them */
};

static enum err read_ground(struct cx *cx, struct account_id actor,
			    struct instant received, struct instant basis,
			    struct ground *ret)
{
	struct calendar_change c = { .hours = "" };
	struct account_id proposer, decider;
	struct rows rows;
	int64_t id;

	*ret = (struct ground){ "", "", false };
	TRY(db_query(cx, q_since, &rows, basis, cx->now, cx->now,
		     instant_day(received)));
	while (rows_next(&rows, &id, &proposer.v, &decider.v, &c.what, &c.day,
			 &c.kind, &c.note, &c.ground, &c.decided_on,
			 &c.issuer, &c.place)) {
		ret->ids = arena_printf(cx->arena, "%s%s%lld", ret->ids,
					*ret->ids ? "," : "", (long long)id);
		ret->words = arena_printf(cx->arena, "%s%s%s", ret->words,
					  *ret->words ? "\n" : "",
					  calendar_change_words(cx->arena,
								&c));
		ret->by_actor |= actor.v == proposer.v || actor.v == decider.v;
	}
	return OK;
}

enum err recalendar_has_ground(struct cx *cx, struct instant received,
			       struct instant basis, bool *ret)
{
	struct ground g;

	TRY(read_ground(cx, NO_ACCOUNT, received, basis, &g));
	*ret = *g.ids;
	return OK;
}

static enum err moved_ground(struct cx *cx, struct work *w)
{
	struct ground g;

	TRY(read_ground(cx, w->actor->id, w->head.received_at,
			ledger_basis(w->head.received_at, w->events,
				     w->events_n),
			&g));
	if (g.by_actor)
		return refuse(cx, ERR_DENIED, NULL,
			      "Người ghi hoặc xác nhận thay đổi của lịch không"
			      " tự xác nhận ngày hẹn mới của hồ sơ theo lịch"
			      " đó.");
	if (!*g.ids && !w->head.is_provisional)
		return refuse(cx, ERR_STATE, NULL,
			      "Lịch làm việc hiện hành không làm đổi ngày hẹn"
			      " của hồ sơ này: không có quyết định đã công bố"
			      " nào đổi lịch từ khi hẹn.");
	if (!w->head.is_provisional)
		data_put(&w->data, CHANGED, g.ids);
	data_put(&w->data, "because", g.words);
	data_put(&w->data, RECALCULATED, "1");
	return OK;
}

#define CHANGED_OF(e)                                                    \
	"SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT('\\n', " e ".data),"     \
	" '\\nchanged=', -1), '\\n', 1)"
/* Moves that rest on a day as it was before change `n` of the same day. */
#define RESTS_ON_N                                                       \
	" FROM event e JOIN calendar_change n ON n.id = ?"               \
	" AND n.what = 'ngay' AND n.state = 'DA_DUYET'"                  \
	" WHERE e.move = 'tinh-lai-hen'"                                 \
	" AND CONCAT('\\n', e.data) LIKE '%\\nchanged=%'"                \
	" AND EXISTS (SELECT 1 FROM calendar_change c"                   \
	"  WHERE c.what = 'ngay' AND c.day = n.day AND c.id < n.id"      \
	"  AND FIND_IN_SET(c.id, " CHANGED_OF("e") "))"                  \
	" AND NOT EXISTS (SELECT 1 FROM event f WHERE f.dossier_id ="    \
	"  e.dossier_id AND f.seq > e.seq AND f.move = 'tra-lai-hen')"
STMT(q_first_moved, "ii", "i",
     "SELECT COALESCE(MIN(e.seq), 0)" RESTS_ON_N " AND e.dossier_id = ?");
STMT(q_moved_open, "i", "i",
     "SELECT DISTINCT e.dossier_id" RESTS_ON_N
     " AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = e.dossier_id"
     "  AND d.finished_at IS NULL AND d.clock = 'running')"
     " ORDER BY 1 LIMIT 5000");
STMT(q_change, "i", "sdss" "sdss",
     "SELECT what, day, kind, note, ground, decided_on, issuer, published_at"
     " FROM calendar_change WHERE id = ?");

/* A clock that stopped since rests on the calendar of its running again. */
static bool has_resumed(const struct work *w, size_t since)
{
	for (size_t i = since; i < w->events_n; i++) {
		if (w->events[i].clock == CLOCK_PAUSED)
			return true;
	}
	return false;
}

static enum err restored_ground(struct cx *cx, struct work *w)
{
	struct calendar_change c = { .hours = "" };
	int64_t seq;

	TRY(db_one(cx, q_first_moved, w->in->calendar_change, w->id.v, &seq));
	if (seq < 2 || has_resumed(w, (size_t)seq))
		return refuse(cx, ERR_STATE, NULL,
			      "Ngày hẹn của hồ sơ này không dựa trên ngày nghỉ"
			      " đã rút.");
	TRY(db_one(cx, q_change, w->in->calendar_change, &c.what, &c.day,
		   &c.kind, &c.note, &c.ground, &c.decided_on, &c.issuer,
		   &c.place));
	data_put(&w->data, "because", calendar_change_words(cx->arena, &c));
	data_put(&w->data, RESTORED,
		 arena_printf(cx->arena, "%lld", (long long)seq));
	return OK;
}

enum err recalendar_ground(struct cx *cx, struct work *w)
{
	data_put(&w->data, "old_due", instant_iso(cx->arena, w->head.due_at));
	return w->t->move == MOVE_RESTORE_DATE ? restored_ground(cx, w) :
						 moved_ground(cx, w);
}

enum err recalendar_rests_on(struct cx *cx, int64_t change,
			     struct dossier_id **ret, size_t *ret_n)
{
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_moved_open, &rows, change));
	*ret = arena_array(cx->arena, rows.n + 1, sizeof(**ret));
	while (rows_next(&rows, &(*ret)[n].v))
		n++;
	*ret_n = n;
	return OK;
}

const char *recalendar_words(struct arena *arena, enum move move,
			     const char *data)
{
	const char *because = event_value(arena, data, "because");
	struct instant old;

	if ((move != MOVE_RECALENDAR && move != MOVE_RESTORE_DATE) ||
	    !*because ||
	    !instant_parse_iso(event_value(arena, data, "old_due"), &old))
		return NULL;
	if (move == MOVE_RECALENDAR)
		return arena_printf(arena,
				    "Ngày hẹn %s được dời vì lịch làm việc đổi:"
				    " %s.",
				    moment_words(arena, old), because);
	return arena_printf(arena,
			    "Ngày nghỉ đã được rút nên ngày hẹn trở lại như"
			    " trước khi dời sang %s: %s.",
			    moment_words(arena, old), because);
}
