/* Closing a count: what lies there against what the software says. */
#include <string.h>

#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/power.h"
#include "domain/shelf/shelf.h"
#include "text/text.h"

#define PAGE 5000

STMT(q_lock, "i", "iiiitt",
     "SELECT id, unit_id, authority_id, (SELECT COUNT(*) FROM shelf_scan s"
     " WHERE s.count_id = c.id AND s.dossier_id IS NOT NULL), started_at,"
     " closed_at FROM shelf_count c WHERE id = ? FOR UPDATE");
/* Each read with what the software said then and says now; `moved`: another
 * step since the count began. */
STMT(q_lying, "tii", "ii" "siii" "siii" "ii",
     "SELECT STRAIGHT_JOIN s.id, d.id, s.state, s.holder_unit_id,"
     " s.in_transit, s.from_unit_id, d.state, d.holder_unit_id, d.in_transit,"
     " IF(d.in_transit = 1 OR d.state = 'CHO_BO_SUNG',"
     "  (SELECT e.holder_unit_id FROM event e WHERE e.dossier_id = d.id"
     "   AND e.holder_unit_id <> d.holder_unit_id ORDER BY e.seq DESC"
     "   LIMIT 1), NULL), d.last_seq,"
     " EXISTS (SELECT 1 FROM event e WHERE e.dossier_id = d.id AND e.at >= ?"
     "  AND e.from_state <> e.to_state)"
     " FROM shelf_scan s FORCE INDEX (scan_newest)"
     " JOIN dossier d ON d.id = s.dossier_id"
     " WHERE s.count_id = ? AND s.id > ? ORDER BY s.id LIMIT 5000");
/* Held here since before the count began, without interruption, and not read:
 * nothing came (accepted, received, back from the post or the applicant) and
 * nothing left meanwhile. */
STMT(q_absent, "iisttt", "isii",
     "SELECT STRAIGHT_JOIN d.id, d.state, d.holder_id, d.last_seq"
     " FROM queue_entry q FORCE INDEX (PRIMARY)"
     " JOIN dossier d ON d.id = q.dossier_id"
     " LEFT JOIN shelf_scan s ON s.count_id = ? AND s.dossier_id = d.id"
     " WHERE q.owner_id = ? AND q.lane = ? AND s.id IS NULL"
     " AND d.holder_unit_id = q.owner_id AND d.in_transit = 0"
     " AND d.state <> 'CHO_BO_SUNG'"
     " AND (d.last_at < ? OR (NOT EXISTS (SELECT 1 FROM event e"
     "   WHERE e.dossier_id = d.id AND e.at >= ?"
     "   AND (e.holder_unit_id <> d.holder_unit_id OR e.move = 'nhan'"
     "    OR e.from_state IN ('DANG_CHUYEN_PHAT', 'CHO_BO_SUNG')))"
     "  AND (SELECT e.holder_unit_id FROM event e WHERE e.dossier_id = d.id"
     "   AND e.at < ? ORDER BY e.seq DESC LIMIT 1) = d.holder_unit_id))");
STMT(q_finding, "iisii", "",
     "INSERT INTO shelf_finding (count_id, dossier_id, kind, owner_id, seq)"
     " VALUES (?, ?, ?, ?, ?)");
/* What has an open case keeps it: the unique key holds one for each. */
STMT(q_cases, "iitti", "",
     "INSERT IGNORE INTO mismatch (kind, dossier_id, count_id, authority_id,"
     " unit_id, owner_id, seq, opened_at, due_at, state)"
     " SELECT f.kind, f.dossier_id, f.count_id, ?, ?, f.owner_id, f.seq, ?,"
     " ?, 'MO' FROM shelf_finding f WHERE f.count_id = ?");
STMT(q_case_events, "tiisii", "",
     "INSERT INTO mismatch_event (mismatch_id, at, account_id, unit_id, role,"
     " acting_for, action, count_id, words)"
     " SELECT m.id, ?, ?, ?, ?, ?, IF(m.count_id = f.count_id, 'mo',"
     " 'thay-lai'), f.count_id, '' FROM shelf_finding f"
     " JOIN mismatch m ON m.dossier_id = f.dossier_id AND m.kind = f.kind"
     "  AND m.is_open = 1 WHERE f.count_id = ?");
STMT(q_close, "itsiii", "",
     "UPDATE shelf_count SET closed_by = ?, closed_at = ?, outcome = ?,"
     " expected = ?, scanned = ? WHERE id = ?");

struct closing {
	const struct actor *actor;
	struct count_id id;
	bool is_given_up;
	int64_t expected;
	struct unit_id unit, authority;
	struct instant started_at;
	size_t found;
	struct shelf_preview *trial; /* NULL: in earnest */
};

static enum err put(struct cx *cx, struct closing *c, int64_t dossier,
		    enum mismatch_kind kind, int64_t owner, int64_t seq)
{
	c->found++;
	return db_exec(cx, q_finding, c->id.v, dossier,
		       mismatch_kind_code(kind), owner, seq);
}

/* Wrong when it was read and wrong still.  What moved while the count ran may
 * lie there for a moment, unless another unit has had it all along: the next
 * count sees it. */
static enum mismatch_kind judge(const struct closing *c,
				const struct shelf_place *then,
				const struct shelf_place *now, bool moved)
{
	enum mismatch_kind was = shelf_judge(then, c->unit);
	enum mismatch_kind kind = shelf_judge(now, c->unit);

	if (was == MISMATCH_NONE)
		return MISMATCH_NONE;
	if (moved && (was != MISMATCH_ELSEWHERE || kind != was))
		return MISMATCH_NONE;
	return kind;
}

static enum err judge_page(struct cx *cx, struct closing *c, int64_t *after,
			   size_t *ret_n)
{
	struct shelf_place then, now;
	const char *then_state, *now_state;
	int64_t dossier, then_transit, now_transit, seq, moved;
	enum mismatch_kind kind;
	struct rows rows;

	TRY(db_query(cx, q_lying, &rows, c->started_at, c->id.v, *after));
	*ret_n = rows.n;
	while (rows_next(&rows, after, &dossier, &then_state, &then.holder.v,
			 &then_transit, &then.from.v, &now_state,
			 &now.holder.v, &now_transit, &now.from.v, &seq,
			 &moved)) {
		then.state = state_of(then_state);
		then.in_transit = then_transit == 1;
		now.state = state_of(now_state);
		now.in_transit = now_transit == 1;
		kind = judge(c, &then, &now, moved == 1);
		if (kind != MISMATCH_NONE)
			TRY(put(cx, c, dossier, kind, INT_NONE, seq));
	}
	return OK;
}

static enum err judge_absent(struct cx *cx, struct closing *c,
			     const char *lane)
{
	int64_t dossier, holder, seq;
	const char *state;
	struct rows rows;

	TRY(db_query(cx, q_absent, &rows, c->id.v, c->unit.v, lane,
		     c->started_at, c->started_at, c->started_at));
	while (rows_next(&rows, &dossier, &state, &holder, &seq))
		TRY(put(cx, c, dossier,
			state_of(state) == STATE_READY ?
				MISMATCH_UNRECORDED :
				MISMATCH_MISSING,
			holder, seq));
	return OK;
}

static enum err compare(struct cx *cx, struct closing *c)
{
	const struct actor *a = c->actor;
	const struct acting as = power_used(a, ~0u);
	struct instant due;
	int64_t after = 0;
	size_t n = PAGE;

	while (n == PAGE)
		TRY(judge_page(cx, c, &after, &n));
	TRY(judge_absent(cx, c, "don-vi"));
	TRY(judge_absent(cx, c, "tra"));
	TRY(mismatch_due(cx, c->unit, &due));
	TRY(db_exec(cx, q_cases, c->authority.v, c->unit.v, cx->now, due,
		    c->id.v));
	return db_exec(cx, q_case_events, cx->now, a->id.v, a->unit.v,
		       role_code(as.role), as.for_whom.v, c->id.v);
}

#define TRIAL "trial"

/* All of it was done; it is read, and then taken back. */
static enum err end_trial(struct cx *cx, const struct closing *c,
			  int64_t scanned)
{
	struct shelf_preview *p = c->trial;

	TRY(shelf_summary(cx, c->id, p->kinds));
	TRY(shelf_findings(cx, c->id, 0, &p->list, &p->list_n));
	if (p->list_n > SHELF_FINDINGS)
		p->list_n = SHELF_FINDINGS;
	p->total = (int64_t)c->found;
	p->scanned = scanned;
	p->expected = c->expected;
	return refuse(cx, ERR_STATE, NULL, TRIAL);
}

static enum err close_once(struct cx *cx, void *arg)
{
	struct closing *c = arg;
	struct instant closed_at;
	int64_t id, scanned;

	c->found = 0;
	TRY(db_one(cx, q_lock, c->id.v, &id, &c->unit.v, &c->authority.v,
		   &scanned, &c->started_at, &closed_at));
	if (closed_at.s != INSTANT_NONE.s)
		return refuse(cx, ERR_STATE, NULL,
			      "Cuộc kiểm kê đã kết thúc lúc %s.",
			      moment_words(cx->arena, closed_at));
	if (!c->is_given_up && !scanned && c->expected)
		return refuse(cx, ERR_STATE, NULL,
			      "Chưa quét hồ sơ nào nên chưa thể đối chiếu.");
	if (!c->is_given_up)
		TRY(compare(cx, c));
	if (c->trial)
		return end_trial(cx, c, scanned);
	TRY(db_exec(cx, q_close, c->actor->id.v, cx->now,
		    c->is_given_up ? "huy" : "xong", c->expected, scanned,
		    c->id.v));
	return audit_list(cx, c->actor, "shelf-close",
			  arena_printf(cx->arena, "%lld%s",
				       (long long)c->id.v,
				       c->is_given_up ? " given up" : ""),
			  c->found);
}

static enum err close_by(struct cx *cx, struct closing *c)
{
	struct shelf_count count;
	bool is_left;

	TRY(shelf_open(cx, c->actor, c->id, &count));
	TRY(shelf_is_left(cx, c->actor, &count, &is_left));
	if (is_left && !c->is_given_up)
		return refuse(cx, ERR_STATE, NULL,
			      "%s đã kết thúc hoạt động, kệ không còn là của"
			      " đơn vị đó: bỏ cuộc kiểm kê này, rồi kiểm kê ở"
			      " đơn vị kế thừa.",
			      count.unit_name);
	if (!is_left && !shelf_may_count(c->actor, count.unit))
		return refuse(cx, ERR_DENIED, NULL,
			      "Chỉ người của đơn vị kiểm kê được kết thúc cuộc"
			      " kiểm kê.");
	c->expected = count.expected;
	return db_tx(cx, close_once, c);
}

enum err shelf_close(struct cx *cx, const struct actor *actor,
		     struct count_id id, bool is_given_up)
{
	struct closing c = { .actor = actor,
			     .id = id,
			     .is_given_up = is_given_up };

	return close_by(cx, &c);
}

enum err shelf_preview(struct cx *cx, const struct actor *actor,
		       struct count_id id, struct shelf_preview *ret)
{
	struct closing c = { .actor = actor, .id = id, .trial = ret };
	enum err err;
	bool is_trial;

	*ret = (struct shelf_preview){ 0 };
	err = close_by(cx, &c);
	is_trial = cx->fault.message && strcmp(cx->fault.message, TRIAL) == 0;
	return is_trial && cx_without(cx, err, ERR_STATE) ? OK : err;
}
