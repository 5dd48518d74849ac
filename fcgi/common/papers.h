/* What was handed in and what was only shown, of a dossier, for its pages. */
#ifndef COMMON_PAPERS_H
#define COMMON_PAPERS_H

#include "domain/reception/receive.h"
#include "http/rq.h"
#include "view/tpl.h"

/* NO_PAPERS or PAPERS, with PAPER (NAME, WORDS); SHOWN, with PAPER (NAME): a
 * paper that was given back is never listed as received. */
void papers_show(struct rq *rq, struct view *v, const struct paper *papers,
		 size_t n);
/* The names of those shown, "; " between; "" when none. */
const char *papers_shown(struct arena *arena, const struct paper *papers,
			 size_t n);
/* Only those handed in, moved to the front; returns how many. */
size_t papers_kept(struct paper *papers, size_t n);

#endif
