#include "domain/ledger/history.h"

#include "db/db.h"

STMT(q_put, "itiss", "",
     "INSERT INTO account_history (account_id, at, by_id, action, detail)"
     " VALUES (?, ?, ?, ?, ?)");
STMT(q_of, "i", "tss",
     "SELECT h.at, COALESCE(b.name, 'Dòng lệnh'), h.detail"
     " FROM account_history h LEFT JOIN account b ON b.id = h.by_id"
     " WHERE h.account_id = ? ORDER BY h.id DESC LIMIT 200");

enum err history_write(struct cx *cx, const struct actor *by,
		       struct account_id about, const char *action,
		       const char *detail)
{
	return db_exec(cx, q_put, about.v, cx->now, by ? by->id.v : INT_NONE,
		       action, detail);
}

enum err history_of(struct cx *cx, struct account_id about,
		    struct history_row **ret, size_t *ret_n)
{
	struct history_row *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_of, &rows, about.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].at, &list[n].by, &list[n].detail))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}
