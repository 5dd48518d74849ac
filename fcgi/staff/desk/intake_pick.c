/* Which procedure: by code at once, by words from a short list. */
#include <string.h>

#include "common/page.h"
#include "domain/catalogue/catalog_search.h"
#include "domain/reception/dossier_code.h"
#include "markers.h"
#include "staff/desk/desk.h"
#include "staff/frame.h"

/* A code that is typed or scanned whole needs no list. */
static enum err go_straight(struct rq *rq, const char *words, bool *ret_gone)
{
	struct procedure p;
	enum err err;

	*ret_gone = false;
	if (!strpbrk(words, "0123456789"))
		return OK;
	err = catalog_by_code(&rq->cx, words, instant_day(rq->cx.now), &p);
	if (cx_without(&rq->cx, err, ERR_MISSING))
		return OK;
	TRY(err);
	*ret_gone = true;
	return res_see_other(rq, arena_printf(rq->cx.arena,
					      "/can-bo/tiep-nhan/%s", p.code));
}

static void fill_hits(struct view *v, const struct procedure_brief *hits,
		      size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct view *hit = view_add(v, M_HIT);

		view_set(hit, M_CODE, hits[i].code);
		view_set(hit, M_NAME, hits[i].name);
		view_set(hit, M_FIELD, hits[i].field);
		view_set(hit, M_TERM, hits[i].term_text);
		view_set(hit, M_FEE, hits[i].fee_text);
	}
}

/* What people come for in vain: the officer says where. */
static void fill_elsewhere(struct view *v, const struct catalog_found *found)
{
	for (size_t i = 0; i < found->elsewhere_n; i++) {
		struct view *row = view_add(v, M_ELSEWHERE);

		view_set(row, M_NAME, found->elsewhere[i].matter);
		view_set(row, M_TEXT, found->elsewhere[i].answer);
		view_set(row, M_BASIS, found->elsewhere[i].basis);
	}
}

/* The dossier that was answered on the spot just now. */
static void fill_done(struct rq *rq, struct view *v)
{
	const char *done = rq_arg(rq, "xong");
	const char *why, *code;

	code = done ? dossier_code(rq->cx.arena, done, &why) : NULL;
	if (code)
		view_set(view_add(v, M_DONE), M_CODE, code);
}

enum err intake_pick(struct rq *rq)
{
	const char *words = rq_arg(rq, "tim");
	struct catalog_query q = { .words = words ? words : "",
				   .field = "", .level = "", .page = 1 };
	struct catalog_found found;
	struct view *v;
	bool gone;

	TRY(go_straight(rq, q.words, &gone));
	if (gone)
		return OK;
	TRY(catalog_search(&rq->cx, &q, &found));
	v = page_staff(rq, T_STAFF_DESK_INTAKE_PICK, "Tiếp nhận hồ sơ");
	view_set(v, M_VALUE, q.words);
	fill_done(rq, v);
	fill_elsewhere(v, &found);
	if (found.is_partial)
		view_show(v, M_PARTIAL);
	if (!found.n)
		view_show(v, M_NO_HIT);
	/* One hit: Enter opens it, as Enter has searched it. */
	view_show(v, found.n == 1 ? M_ONE_HIT : M_SEARCH_FOCUS);
	if (found.n)
		fill_hits(view_add(v, M_LIST), found.hits, found.n);
	return page_send(rq);
}
