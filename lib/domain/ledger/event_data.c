/* An event's data: "key=value" lines, sorted, so that the same facts always
 * hash alike; a line break in a value is written as "\n". */
#include "domain/ledger/event_data.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "domain/ledger/event.h"

#define DATA_MAX (12 * 1024)

void data_put(struct data_lines *lines, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	if (lines->n < DATA_LINES) {
		lines->at[lines->n].key = key;
		lines->at[lines->n].value = value;
	}
	lines->n++;
}

void data_put_acting(struct cx *cx, struct data_lines *lines,
		     const struct acting *as)
{
	if (as->for_whom.v != NO_ACCOUNT.v)
		data_put(lines, "delegated_from",
			 arena_printf(cx->arena, "%lld %s",
				      (long long)as->for_whom.v,
				      as->for_name));
}

static int by_key(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static void put_escaped(struct buf *b, const char *value)
{
	for (; *value; value++) {
		if (*value == '\n')
			buf_puts(b, "\\n");
		else if (*value == '\\')
			buf_puts(b, "\\\\");
		else if (*value != '\r')
			buf_putc(b, *value);
	}
}

enum err data_text(struct cx *cx, struct data_lines *lines, const char **ret)
{
	struct buf b;

	if (lines->n > DATA_LINES)
		return fail(cx, ERR_INTERNAL, "an event with %zu facts",
			    lines->n);
	qsort(lines->at, lines->n, sizeof(lines->at[0]), by_key);
	buf_init(&b, cx->arena, DATA_MAX);
	for (size_t i = 0; i < lines->n; i++) {
		buf_printf(&b, "%s=", lines->at[i].key);
		put_escaped(&b, lines->at[i].value);
		buf_putc(&b, '\n');
	}
	*ret = b.data;
	return buf_err(&b);
}

static const char *restored(struct arena *arena, const char *from)
{
	size_t len = strcspn(from, "\n");
	char *out = arena_alloc(arena, len + 1), *end = out;

	for (size_t i = 0; i < len; i++) {
		if (from[i] == '\\' && i + 1 < len)
			*end++ = from[++i] == 'n' ? '\n' : from[i];
		else
			*end++ = from[i];
	}
	return out;
}

/* Of the line of this key, as it is written; NULL: there is none. */
static const char *written(const char *data, const char *key)
{
	size_t len = strlen(key);

	for (const char *line = data; line && *line;) {
		if (strncmp(line, key, len) == 0 && line[len] == '=')
			return line + len + 1;
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	return NULL;
}

const char *event_value(struct arena *arena, const char *data, const char *key)
{
	const char *value = written(data, key);

	return value ? restored(arena, value) : "";
}

bool event_has(const char *data, const char *key, int64_t number)
{
	const char *value = written(data, key);
	char *end;

	return value && strtoll(value, &end, 10) == number && end != value &&
	       *end == '\n';
}
