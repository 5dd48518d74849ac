/* The catalogue: everyday words without diacritics, codes, fields. */
#include <string.h>

#include "common/page.h"
#include "domain/catalogue/catalog_search.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"
#include "text/text.h"

/* 0: no number of a page. */
static int page_number(struct rq *rq)
{
	const char *typed = rq_arg(rq, "trang");
	int64_t n = typed ? rq_number(typed, 0) : 1;

	return n < 1 || n > 1000000 ? 0 : (int)n;
}

struct catalog_query catalog_asked(struct rq *rq)
{
	const char *words = rq_arg(rq, "tim");
	const char *field = rq_arg(rq, "linh-vuc");

	return (struct catalog_query){
		.words = words ? words : "",
		.field = field ? field : "",
		.level = "",
		.page = page_number(rq),
	};
}

void fill_hit(struct view *v, const struct procedure_brief *p)
{
	view_set(v, M_CODE, p->code);
	view_set(v, M_NAME, p->name);
	view_set(v, M_FIELD, p->field);
	view_set(v, M_TERM, p->term_text);
	view_set(v, M_FEE, p->fee_text);
}

/* Whether the chosen field is one: an address may be mistyped. */
static enum err fill_fields(struct rq *rq, struct view *v, const char *chosen,
			    bool *ret_known)
{
	struct field_count *fields;
	size_t n;

	*ret_known = !*chosen;
	TRY(catalog_fields(&rq->cx, instant_day(rq->cx.now), &fields, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *f = view_add(v, M_FIELD_LINK);

		view_set(f, M_SLUG, fields[i].slug);
		view_set(f, M_NAME, fields[i].name);
		view_set_int(f, M_COUNT, fields[i].n);
		if (strcmp(fields[i].slug, chosen) != 0)
			continue;
		view_show(f, M_CURRENT);
		*ret_known = true;
	}
	return OK;
}

static const char *page_address(struct rq *rq, const struct catalog_query *q,
				int page)
{
	return arena_printf(rq->cx.arena, "/thu-tuc?tim=%s&linh-vuc=%s&trang=%d",
			    url_encode(rq->cx.arena, q->words),
			    url_encode(rq->cx.arena, q->field), page);
}

static void fill_pages(struct rq *rq, struct view *v,
		       const struct catalog_query *q, int last)
{
	if (last < 2)
		return;
	v = view_add(v, M_PAGES);
	view_set_int(v, M_PAGE, q->page);
	view_set_int(v, M_PAGE_LAST, last);
	if (q->page > 1)
		view_set(view_add(v, M_PREV), M_HREF,
			 page_address(rq, q, q->page - 1));
	if (q->page < last)
		view_set(view_add(v, M_NEXT), M_HREF,
			 page_address(rq, q, q->page + 1));
}

void fill_elsewhere(struct view *v, const struct catalog_found *found)
{
	for (size_t i = 0; i < found->elsewhere_n; i++) {
		const struct elsewhere *e = &found->elsewhere[i];
		struct view *row = view_add(v, M_ELSEWHERE);

		view_set(row, M_NAME, e->matter);
		view_set(row, M_TEXT, e->answer);
		view_set(row, M_BASIS, e->basis);
	}
}

static void fill_found(struct rq *rq, struct view *v,
		       const struct catalog_query *q,
		       const struct catalog_found *found)
{
	fill_elsewhere(v, found);
	if (found->is_partial)
		view_show(v, M_PARTIAL);
	else if (found->n || !found->elsewhere_n)
		view_set_int(view_add(v, M_COUNTED), M_TOTAL, found->total);
	else
		view_show(v, M_NOT_HERE);
	for (size_t i = 0; i < found->n; i++)
		fill_hit(view_add(v, M_HIT), &found->hits[i]);
	if (!found->n && !found->elsewhere_n)
		view_show(v, M_NO_HIT);
	fill_pages(rq, v, q, found->pages);
}

enum err procedures_show(struct rq *rq)
{
	struct catalog_query q = catalog_asked(rq);
	struct catalog_found found;
	struct view *v;
	bool is_known;

	/* A page behind the end, or no page at all, leads to one there is. */
	if (!q.page)
		return res_see_other(rq, page_address(rq, &q, 1));
	TRY(catalog_search(&rq->cx, &q, &found));
	if (q.page > found.pages)
		return res_see_other(rq, page_address(rq, &q, found.pages));
	v = page_public(rq, T_PUBLIC_PROCEDURES, "Thủ tục hành chính");
	view_set(v, M_VALUE, q.words);
	view_set(v, M_FIELD_SLUG, q.field);
	TRY(fill_fields(rq, v, q.field, &is_known));
	if (is_known)
		fill_found(rq, v, &q, &found);
	else
		view_show(v, M_NO_FIELD);
	return page_send_as(rq, is_known ? 200 : 404);
}
