/*
 * What every harness shares.  A harness is one file: FUZZ() and the parser's
 * promises as `must()`.  `text` is the input with a NUL behind it and nothing
 * else: who reads on is found.  Memory of the arena is malloc's here
 * (tests/fuzz/arena.c), so that each overrun of it is found too.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define must(promise) ((promise) ? (void)0 : abort())

/* Uses its answer, so that it is computed. */
static inline void seen(const char *s)
{
	must(!s || strlen(s) < SIZE_MAX);
}

#define FUZZ(arena, text, len)                                               \
	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);         \
	static void fuzz(struct arena *arena, const char *text, size_t len);  \
	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)          \
	{                                                                    \
		struct arena *a = arena_new();                               \
		char *s = malloc(size + 1);                                  \
                                                                             \
		memcpy(s, data, size);                                       \
		s[size] = '\0';                                              \
		fuzz(a, s, size);                                            \
		free(s);                                                     \
		arena_free(a);                                               \
		return 0;                                                    \
	}                                                                    \
	static void fuzz(struct arena *arena, const char *text, size_t len)

#endif
