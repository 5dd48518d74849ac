/*
 * The end of every form: what a person can put right comes back on the page
 * that the form was on, with what was typed and a sentence beside the field.
 *
 * Which page that is stands in the route's line, so a handler reads, does and
 * shows, and returns what went wrong.
 */
#ifndef COMMON_AGAIN_H
#define COMMON_AGAIN_H

#include "http/rq.h"

/* Runs the route's handler, or, where the form has problems already, only its
 * page.  Whatever else fails is returned. */
enum err again_handle(struct rq *rq) MUST_CHECK;

#endif
