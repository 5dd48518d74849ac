/*
 * Request memory: allocated in order, given back all at once.
 *
 * Nothing taken from an arena is freed by hand.  Memory is zeroed.  True
 * exhaustion aborts (the parent process forks a new worker); what the outside
 * can grow is capped where it grows (base/buf.h, http/parse.h), not here.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);
/* Forgets everything; keeps one block, so a worker's memory stays level. */
void arena_reset(struct arena *arena);

/* Never NULL; zeroed; aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);
/* count * size with overflow check. */
void *arena_array(struct arena *arena, size_t count, size_t size);
char *arena_strdup(struct arena *arena, const char *s);
char *arena_strndup(struct arena *arena, const char *s, size_t len);
char *arena_printf(struct arena *arena, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *fmt, va_list ap);

#endif
