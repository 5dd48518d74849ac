#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buf_init(struct buf *b, struct arena *arena, size_t cap)
{
	*b = (struct buf){ .cap = cap, .arena = arena };
	b->size = cap < 256 ? cap + 1 : 256;
	b->data = arena_alloc(arena, b->size);
}

/* Room for len more and a NUL; false, and full for good, beyond the cap. */
static bool make_room(struct buf *b, size_t len)
{
	size_t size = b->size;
	char *data;

	if (b->is_full || len > b->cap - b->len) {
		b->is_full = true;
		return false;
	}
	if (b->len + len + 1 <= size)
		return true;
	while (size < b->len + len + 1)
		size *= 2;
	data = arena_alloc(b->arena, size);
	memcpy(data, b->data, b->len);
	b->data = data;
	b->size = size;
	return true;
}

void buf_add(struct buf *b, const void *data, size_t len)
{
	if (!len || !make_room(b, len))
		return;
	memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_putc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = arena_vprintf(b->arena, fmt, ap);
	va_end(ap);
	buf_puts(b, s);
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->is_full = false;
	b->data[0] = '\0';
}

enum err buf_err(const struct buf *b)
{
	return b->is_full ? ERR_LIMIT : OK;
}
