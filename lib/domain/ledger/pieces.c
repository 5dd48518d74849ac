#include "domain/ledger/pieces.h"

enum err pieces_each(struct cx *cx,
		     enum err (*piece)(struct cx *cx, void *arg,
				       size_t *ret_n),
		     void *arg)
{
	struct arena *own = cx->arena;
	enum err err = OK;
	size_t n = 1;

	cx->arena = arena_new();
	while (err == OK && n > 0) {
		err = piece(cx, arg, &n);
		if (err == OK)
			arena_reset(cx->arena);
	}
	if (cx->fault.message)
		cx->fault.message = arena_strdup(own, cx->fault.message);
	if (cx->fault.detail)
		cx->fault.detail = arena_strdup(own, cx->fault.detail);
	arena_free(cx->arena);
	cx->arena = own;
	return err;
}
