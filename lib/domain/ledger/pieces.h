/*
 * A list too long to be held at once, read in pieces: each in an arena of its
 * own, so that memory stays level however long the list is.
 */
#ifndef DOMAIN_PIECES_H
#define DOMAIN_PIECES_H

#include "base/cx.h"

#define PIECE_LINES 1000

/* Calls `piece` until it says that it read nothing.  What a piece takes from
 * cx->arena is gone when it returns; a fault's words are kept. */
enum err pieces_each(struct cx *cx,
		     enum err (*piece)(struct cx *cx, void *arg,
				       size_t *ret_n),
		     void *arg) MUST_CHECK;

#endif
