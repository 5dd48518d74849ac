/* A person's own filters.  Letting one go ends its row. */
#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/submission.h"
#include "domain/queue/queue.h"
#include "text/text.h"

STMT(q_saved, "i", "iss",
     "SELECT id, name, query FROM saved_filter WHERE account_id = ?"
     " AND ended_at IS NULL ORDER BY id LIMIT 20");
/* The same form again finds its row and changes nothing. */
STMT(q_saved_new, "ibsst", "",
     "INSERT INTO saved_filter (account_id, form_key, name, query, created_at)"
     " VALUES (?, UNHEX(?), ?, ?, ?)");
STMT(q_saved_end, "tii", "",
     "UPDATE saved_filter SET ended_at = ? WHERE account_id = ? AND id = ?"
     " AND ended_at IS NULL");

enum err saved_list(struct cx *cx, const struct actor *actor,
		    struct saved_filter **ret, size_t *ret_n)
{
	struct saved_filter *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_saved, &rows, actor->id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].id, &list[n].name, &list[n].query))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

struct adding {
	const struct actor *actor;
	const char *form_key, *name, *query;
};

static enum err add_once(struct cx *cx, void *arg)
{
	const struct adding *a = arg;
	const struct submission form = { a->form_key, a->actor->id,
					 "luu-bo-loc", NO_DOSSIER };

	TRY(db_exec(cx, q_saved_new, a->actor->id.v,
		    (struct bytes){ a->form_key, 32 }, a->name, a->query,
		    cx->now));
	TRY(submission_put(cx, &form));
	return audit_write(cx, a->actor, "luu-bo-loc", NO_DOSSIER, "ok", "");
}

enum err saved_add(struct cx *cx, const struct actor *actor,
		   const char *form_key, const char *name, const char *query)
{
	struct adding a = { actor, form_key, name, query };
	const struct submission form = { form_key, actor->id, "luu-bo-loc",
					 NO_DOSSIER };
	struct saved_filter *list;
	size_t n;
	enum err err;

	if (text_is_blank(name))
		return refuse(cx, ERR_INPUT, ARGUMENT(name),
			      "Nhập tên cho bộ lọc.");
	err = submission_known(cx, &form, NULL);
	if (err != ERR_MISSING)
		return err;
	TRY(saved_list(cx, actor, &list, &n));
	if (n >= SAVED_MAX)
		return refuse(cx, ERR_INPUT, ARGUMENT(name),
			      "Ông/bà đã lưu %d bộ lọc; hãy bỏ bớt một bộ lọc"
			      " trước khi lưu thêm.",
			      SAVED_MAX);
	err = db_tx(cx, add_once, &a);
	return err == ERR_CONFLICT && db_is_duplicate(cx) ?
		       submission_known(cx, &form, NULL) :
		       err;
}

struct ending {
	const struct actor *actor;
	int64_t id;
};

static enum err end_once(struct cx *cx, void *arg)
{
	const struct ending *e = arg;

	TRY(db_exec(cx, q_saved_end, cx->now, e->actor->id.v, e->id));
	if (!db_affected(cx))
		return OK; /* ended already, or another person's */
	return audit_write(cx, e->actor, "bo-bo-loc", NO_DOSSIER, "ok", "");
}

enum err saved_end(struct cx *cx, const struct actor *actor, int64_t id)
{
	struct ending e = { actor, id };

	return db_tx(cx, end_once, &e);
}
