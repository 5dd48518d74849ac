/*
 * Tries of a secret of the portal (password, code of the second factor): each
 * is counted before it is weighed, so that tries at the same moment are no more
 * than those one after another.  At most TRIES_MAX that were not good in
 * TRIES_MINUTES.
 *
 * Whose tries they are is the caller's choice, by a digest.  What anybody may
 * use up (an account's tries from machines that it has never signed in at) is
 * never the same as what its owner needs.
 */
#ifndef DOMAIN_TRIES_H
#define DOMAIN_TRIES_H

#include <stdbool.h>

#include "base/cx.h"
#include "secret/secret.h"

#define TRIES_MAX 10
#define TRIES_MINUTES 15

/* ret_left false: too many; then nothing was counted and nothing may be
 * weighed. */
enum err tries_take(struct cx *cx, const struct digest *whose,
		    bool *ret_left) MUST_CHECK;
/* The one taken last was good: it does not count. */
enum err tries_give_back(struct cx *cx, const struct digest *whose) MUST_CHECK;

#endif
