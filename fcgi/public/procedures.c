/* The catalogue: everyday words without diacritics, codes, fields. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common/page.h"
#include "domain/catalog.h"
#include "markers.h"
#include "public/pages.h"

#define PER_PAGE 20

static int page_number(struct rq *rq)
{
	const char *typed = rq_arg(rq, "trang");
	long n = typed ? strtol(typed, NULL, 10) : 1;

	return n < 1 ? 1 : n > 1000 ? 1000 : (int)n;
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

static enum err fill_fields(struct rq *rq, struct view *v, const char *chosen)
{
	struct field_count *fields;
	size_t n;

	TRY(catalog_fields(&rq->cx, instant_day(rq->cx.now), &fields, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *f = view_add(v, M_FIELD_LINK);

		view_set(f, M_SLUG, fields[i].slug);
		view_set(f, M_NAME, fields[i].name);
		view_set_int(f, M_COUNT, fields[i].n);
		if (strcmp(fields[i].slug, chosen) == 0)
			view_show(f, M_CURRENT);
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
		       const struct catalog_query *q, int64_t total)
{
	int last = (int)((total + PER_PAGE - 1) / PER_PAGE);

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

enum err procedures_show(struct rq *rq)
{
	struct catalog_query q = catalog_asked(rq);
	struct procedure_brief *hits;
	size_t n;
	int64_t total;
	struct view *v;

	TRY(catalog_search(&rq->cx, &q, &hits, &n, &total));
	v = page_public(rq, T_PUBLIC_PROCEDURES, "Thủ tục hành chính");
	view_set(v, M_VALUE, q.words);
	view_set(v, M_FIELD_SLUG, q.field);
	view_set_int(v, M_TOTAL, total);
	TRY(fill_fields(rq, v, q.field));
	for (size_t i = 0; i < n; i++)
		fill_hit(view_add(v, M_HIT), &hits[i]);
	if (!n)
		view_show(v, M_NO_HIT);
	fill_pages(rq, v, &q, total);
	return page_send(rq, 200);
}
