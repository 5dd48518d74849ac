#include "domain/people/tries.h"

#include "db/db.h"

STMT(q_count, "bt", "i",
     "SELECT COUNT(*) - 2 * COALESCE(SUM(is_ok), 0) FROM sign_in_attempt"
     " WHERE login_digest = ? AND at > ?");
STMT(q_put, "bti", "",
     "INSERT INTO sign_in_attempt (login_digest, at, is_ok)"
     " VALUES (?, ?, ?)");

static struct bytes bytes_of(const struct digest *d)
{
	return (struct bytes){ d->b, sizeof(d->b) };
}

/* A good one has two rows: the one that was taken and the one that takes it
 * off again. */
static enum err count(struct cx *cx, const struct digest *whose, int64_t *ret)
{
	struct instant since = { cx->now.s - TRIES_MINUTES * 60 };

	return db_one(cx, q_count, bytes_of(whose), since, ret);
}

enum err tries_take(struct cx *cx, const struct digest *whose, bool *ret_left)
{
	int64_t n;

	*ret_left = false;
	TRY(count(cx, whose, &n));
	if (n >= TRIES_MAX)
		return OK;
	TRY(db_exec(cx, q_put, bytes_of(whose), cx->now, INT64_C(0)));
	TRY(count(cx, whose, &n));
	*ret_left = n <= TRIES_MAX;
	return OK;
}

enum err tries_give_back(struct cx *cx, const struct digest *whose)
{
	return db_exec(cx, q_put, bytes_of(whose), cx->now, INT64_C(1));
}
