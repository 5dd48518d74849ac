#include "common/papers.h"

#include "domain/citizen/lookup.h"
#include "domain/reception/receive.h"
#include "markers.h"

void papers_show(struct rq *rq, struct view *v, const struct paper *papers,
		 size_t n)
{
	struct view *kept = NULL, *shown = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct paper *p = &papers[i];
		struct view **list = p->is_shown ? &shown : &kept;
		struct view *row;

		if (!*list)
			*list = view_add(v, p->is_shown ? M_SHOWN : M_PAPERS);
		row = view_add(*list, M_PAPER);
		view_set(row, M_NAME, p->name);
		if (!p->is_shown)
			view_set(row, M_WORDS, paper_words(rq->cx.arena, p));
	}
	if (!kept)
		view_show(v, M_NO_PAPERS);
}

const char *papers_shown(struct arena *arena, const struct paper *papers,
			 size_t n)
{
	const char *names = "";

	for (size_t i = 0; i < n; i++) {
		if (papers[i].is_shown)
			names = arena_printf(arena, "%s%s%s", names,
					     *names ? "; " : "",
					     papers[i].name);
	}
	return names;
}

size_t papers_kept(struct paper *papers, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (!papers[i].is_shown)
			papers[kept++] = papers[i];
	}
	return kept;
}
