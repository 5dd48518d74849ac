#include "domain/catalogue/retention.h"

#include "db/db.h"

STMT(q_old_secrets, "t", "",
     "DELETE FROM secret_attempt WHERE at < ? ORDER BY id LIMIT 10000");
STMT(q_old_sign_ins, "t", "",
     "DELETE FROM sign_in_attempt WHERE at < ? ORDER BY id LIMIT 10000");
STMT(q_old_sessions, "t", "",
     "DELETE FROM session WHERE last_at < ? LIMIT 10000");

enum err retention_sweep(struct cx *cx, uint64_t *ret_rows)
{
	struct instant limit = { cx->now.s -
				 (int64_t)RETENTION_DAYS * 24 * 3600 };

	TRY(db_exec(cx, q_old_secrets, limit));
	*ret_rows = db_affected(cx);
	TRY(db_exec(cx, q_old_sign_ins, limit));
	*ret_rows += db_affected(cx);
	TRY(db_exec(cx, q_old_sessions, limit));
	*ret_rows += db_affected(cx);
	return OK;
}
