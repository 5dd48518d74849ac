#include "domain/admin/takeover_internal.h"
#include "domain/ledger/audit.h"

#include <string.h>

#include "base/buf.h"
#include "db/db.h"

#define LIST_MAX (1024 * 1024)
#define DETAIL_MAX 280 /* of audit.detail, with room for the words before */

void takeover_begin(struct cx *cx, struct takeover *t)
{
	t->added = t->changed = t->same = 0;
	buf_init(&t->list, cx->arena, LIST_MAX);
}

void takeover_count(struct takeover *t, enum change change, const char *code)
{
	const char *what = change == ADDED ? "mới" : "thay đổi";

	if (change == SAME) {
		t->same++;
		return;
	}
	if (change == ADDED)
		t->added++;
	else
		t->changed++;
	buf_printf(&t->list, "%s: %s\n", what, code);
	if (t->tell)
		t->tell(what, code);
}

/* What a write did: MariaDB counts 0 for the same, 1 new, 2 changed. */
enum change takeover_change(struct cx *cx)
{
	uint64_t n = db_affected(cx);

	return n == 0 ? SAME : n == 1 ? ADDED : CHANGED;
}

/* As many whole lines as a row of the trail holds, joined by ", ". */
static const char *some_lines(struct arena *arena, const char **at)
{
	const char *from = *at;
	char *words;
	size_t len = 0;

	while (from[len]) {
		size_t line = strcspn(from + len, "\n") + 1;

		if (len && len + line > DETAIL_MAX)
			break;
		len += line;
	}
	*at += len;
	words = arena_strndup(arena, from, len < DETAIL_MAX ? len - 1 :
							      DETAIL_MAX);
	for (char *c = words; *c; c++)
		*c = *c == '\n' ? ',' : *c;
	return words;
}

/* Who changed what from the command line stands in the trail as any change. */
static enum err tell_trail(struct cx *cx, const struct takeover *t)
{
	const char *at = t->list.data;

	while (at && *at) {
		const struct audit_row row = {
			.action = "import",
			.detail = some_lines(cx->arena, &at),
			.reason = t->who ? t->who : "",
		};

		TRY(audit_put(cx, NULL, &row));
	}
	return OK;
}

/* A dry run does everything and then takes it back. */
enum err takeover_end(struct cx *cx, const struct takeover *t)
{
	TRY(tell_trail(cx, t));
	return t->dry ? refuse(cx, ERR_STATE, NULL, "dry run") : OK;
}

enum err takeover_run(struct cx *cx, enum err (*fn)(struct cx *, void *),
		      void *arg, const struct takeover *t)
{
	enum err err = db_tx(cx, fn, arg);

	bool is_taken_back = t->dry && cx->fault.message &&
			     strcmp(cx->fault.message, "dry run") == 0;

	return is_taken_back && cx_without(cx, err, ERR_STATE) ? OK : err;
}
