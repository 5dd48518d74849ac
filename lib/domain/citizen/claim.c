#include "domain/citizen/claim.h"

#include <string.h>

#include "db/db.h"
#include "domain/ledger/submission.h"
#include "secret/secret.h"

#define TRIES 3

bool claim_may(const struct status *s, struct instant now)
{
	return s->state == STATE_READY || s->state == STATE_POSTED ||
	       s->returned_at.s != INSTANT_NONE.s ||
	       status_lateness(s, now) == LATE_OPEN;
}

STMT(q_known, "s", "ib",
     "SELECT dossier_id, content FROM public_claim WHERE form_key = UNHEX(?)");
STMT(q_claim, "sistt", "",
     "INSERT INTO citizen_claim (form_key, dossier_id, words, at, due_at)"
     " VALUES (UNHEX(?), ?, ?, ?, ?)");

/* The public account sees no submissions (submission.h): a claim's own row
 * says what its form said. */
static enum err find_known(struct cx *cx, const struct public_dossier *d,
			   const char *form_key, const char *words)
{
	struct digest said = sha256(words, strlen(words));
	struct bytes content;
	int64_t dossier;

	TRY(db_one(cx, q_known, form_key, &dossier, &content));
	if (dossier == d->id.v && content.len == DIGEST_LEN &&
	    memcmp(content.data, said.b, DIGEST_LEN) == 0)
		return OK;
	return refuse(cx, ERR_INPUT, FORM_KEY_FIELD,
		      "Biểu mẫu này đã dùng cho một lần báo khác nên lần này"
		      " chưa ghi gì. Xem lại nội dung dưới đây rồi gửi lần"
		      " nữa.");
}

/* Two claims at the same moment race for one case: the loser finds it there
 * when it tries again. */
enum err claim_make(struct cx *cx, const struct public_dossier *d,
		    const char *form_key, const char *words)
{
	struct instant due;
	enum err err = ERR_CONFLICT;

	TRY(mismatch_due(cx, d->desk, &due));
	for (int i = 0; i < TRIES && err == ERR_CONFLICT; i++) {
		err = find_known(cx, d, form_key, words);
		if (!cx_without(cx, err, ERR_MISSING))
			return err;
		err = db_exec(cx, q_claim, form_key, d->id.v, words, cx->now,
			      due);
	}
	return err;
}

STMT(q_of, "i", "istttss",
     "SELECT id, unit_name, opened_at, due_at, closed_at,"
     " COALESCE(outcome, ''), COALESCE(words, '') FROM public_claim_case"
     " WHERE dossier_id = ? ORDER BY id DESC LIMIT 10");

enum err claims_of(struct cx *cx, struct dossier_id id, struct claim **ret,
		   size_t *ret_n)
{
	struct claim *list, *c;
	const char *outcome;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_of, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (c = list;
	     rows_next(&rows, &c->number, &c->unit_name, &c->opened_at,
		       &c->due_at, &c->closed_at, &outcome, &c->words);
	     c = &list[++n])
		c->outcome = outcome_of(outcome);
	*ret = list;
	*ret_n = n;
	return OK;
}

/* Late by date: the whole last day is in time. */
STMT(q_numbers, "t", "ssitiiii",
     "SELECT u.code, u.name, COALESCE(c.n, 0), c.last_at,"
     " COALESCE(k.opened, 0), COALESCE(k.closed, 0), COALESCE(k.open_n, 0),"
     " COALESCE(k.late, 0) FROM public_unit u"
     " LEFT JOIN (SELECT unit_id, COUNT(*) AS n, MAX(closed_at) AS last_at"
     "  FROM public_shelf_count GROUP BY unit_id) c ON c.unit_id = u.id"
     " LEFT JOIN (SELECT unit_id, COUNT(*) AS opened,"
     "  COUNT(closed_at) AS closed, COUNT(*) - COUNT(closed_at) AS open_n,"
     "  COUNT(IF(closed_at IS NULL AND due_at < ?, 1, NULL)) AS late"
     "  FROM public_mismatch GROUP BY unit_id) k ON k.unit_id = u.id"
     " WHERE c.n IS NOT NULL OR k.opened IS NOT NULL ORDER BY u.code"
     " LIMIT 2000");

enum err claim_numbers(struct cx *cx, struct unit_match **ret, size_t *ret_n)
{
	struct instant today = instant_at(instant_day(cx->now), 0);
	struct unit_match *list, *m;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_numbers, &rows, today));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (m = list; rows_next(&rows, &m->code, &m->name, &m->counts,
				 &m->last_count, &m->opened, &m->closed,
				 &m->open, &m->late);
	     m = &list[++n])
		;
	*ret = list;
	*ret_n = n;
	return OK;
}
