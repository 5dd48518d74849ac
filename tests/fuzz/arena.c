/* lib/base/arena.c's contract with a malloc for each piece: the sanitizer sees
 * where one ends. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct piece {
	struct piece *next;
	void *memory;
};
struct arena {
	struct piece *pieces;
};

struct arena *arena_new(void)
{
	return calloc(1, sizeof(struct arena));
}

void arena_reset(struct arena *arena)
{
	for (struct piece *p = arena->pieces, *next; p; p = next) {
		next = p->next;
		free(p->memory);
		free(p);
	}
	arena->pieces = NULL;
}

void arena_free(struct arena *arena)
{
	arena_reset(arena);
	free(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct piece *p = malloc(sizeof(*p));

	*p = (struct piece){ arena->pieces, calloc(1, size ? size : 1) };
	arena->pieces = p;
	return p->memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		abort();
	return arena_alloc(arena, count * size);
}

char *arena_strndup(struct arena *arena, const char *s, size_t len)
{
	char *copy = arena_alloc(arena, len + 1);

	memcpy(copy, s, len);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *s)
{
	return arena_strndup(arena, s, strlen(s));
}

char *arena_vprintf(struct arena *arena, const char *fmt, va_list ap)
{
	va_list again;
	int n;
	char *s;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	s = arena_alloc(arena, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = arena_vprintf(arena, fmt, ap);
	va_end(ap);
	return s;
}
