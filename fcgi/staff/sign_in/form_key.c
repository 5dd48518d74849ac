/*
 * What a form says, as one digest: its address, the unit that it is sent for,
 * every field and every file.  Tokens, keys and the version of the page are
 * not of it: they change when the same thing is sent again.
 */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "domain/ledger/submission.h"
#include "secret/secret.h"
#include "staff/pages.h"
#include "text/text.h"

struct said {
	const char *name, *value;
};

static int by_name(const void *a, const void *b)
{
	const struct said *x = a, *y = b;
	int names = strcmp(x->name, y->name);

	return names ? names : strcmp(x->value, y->value);
}

static bool is_content(const char *name)
{
	return name[0] != '_' && strncmp(name, "phien_ban", 9) != 0;
}

/* "name:length:": no two forms write the same bytes. */
static void put(struct buf *b, const char *name, const void *value, size_t len)
{
	buf_printf(b, "%zu:%s:%zu:", strlen(name), name, len);
	buf_add(b, value, len);
}

static size_t said(struct rq *rq, struct said *ret)
{
	size_t n = 0;

	for (size_t i = 0; i < rq->fields.n; i++) {
		const struct pair *f = &rq->fields.at[i];
		const char *clean = text_clean(rq->cx.arena, f->value);

		clean = clean ? clean : f->value;
		if (is_content(f->name) && *clean)
			ret[n++] = (struct said){ f->name, clean };
	}
	qsort(ret, n, sizeof(*ret), by_name);
	return n;
}

static struct digest content_of(struct rq *rq)
{
	struct said *list =
		arena_array(rq->cx.arena, rq->fields.n + 1, sizeof(*list));
	size_t n = said(rq, list);
	struct buf b;

	/* Fields are at most what a body may hold, tripled by their names. */
	buf_init(&b, rq->cx.arena, 8 * 1024 * 1024);
	buf_printf(&b, "%s\n%lld\n", rq->path,
		   (long long)rq->session->actor.unit.v);
	for (size_t i = 0; i < n; i++)
		put(&b, list[i].name, list[i].value, strlen(list[i].value));
	for (size_t i = 0; i < rq->uploads_n; i++) {
		const struct upload *u = &rq->uploads[i];
		struct digest file = sha256(u->data, u->len);

		put(&b, u->field, u->file_name, strlen(u->file_name));
		put(&b, "", file.b, sizeof(file.b));
	}
	return sha256(b.data, b.len);
}

/* The key of the route's own form: another form's may be passing through. */
static const char *key_of(struct rq *rq)
{
	const struct form *form = rq->route->form;

	for (size_t i = 0; form && i < form->n; i++) {
		const struct field *f = &form->fields[i];

		if (f->type == TYPE_KEY &&
		    strcmp(f->name, FORM_KEY_FIELD) == 0 &&
		    !rq_problem_of(rq, f->name) && rq_field(rq, f->name))
			return rq_field(rq, f->name);
	}
	return NULL;
}

enum err form_key_fresh(struct rq *rq)
{
	struct digest *content = arena_alloc(rq->cx.arena, sizeof(*content));
	const char *key = key_of(rq);
	enum err err;

	*content = content_of(rq);
	rq->cx.content = content;
	if (!key || !*key)
		return OK;
	err = submission_fresh(&rq->cx, key, actor_of(rq)->id);
	if (err != ERR_INPUT)
		return err;
	/* A browser keeps what was typed, never the files. */
	page_key_used(rq, arena_printf(rq->cx.arena, "%s%s",
				       cx_take_fault(&rq->cx).message,
				       rq->uploads_n ?
					       " Các tệp phải chọn lại." :
					       ""));
	return OK;
}
