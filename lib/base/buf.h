/*
 * A growing byte string with a cap.  Errors stick: after the first write that
 * would pass the cap nothing more is added and buf_err() says ERR_LIMIT, so a
 * writer checks once at the end.  Always NUL-terminated.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct buf {
	char *data;
	size_t len;
	size_t size; /* allocated */
	size_t cap;  /* never longer than this */
	bool is_full;
	struct arena *arena;
};

void buf_init(struct buf *b, struct arena *arena, size_t cap);
void buf_add(struct buf *b, const void *data, size_t len);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *b);
enum err buf_err(const struct buf *b);

#endif
