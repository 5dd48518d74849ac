/* The bell's page: one's own warnings, those not seen first. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common/gate.h"
#include "common/page.h"
#include "domain/accountability.h"
#include "domain/warning.h"
#include "markers.h"
#include "staff/foresight.h"
#include "staff/pages.h"

#define LIST "/can-bo/canh-bao"

/* clang-format off */
static const struct field seen_fields_[] = {
	FIELD_OF(TYPE_INT, struct seen_fields, until, "den", "Cảnh báo mới nhất", FIELD_REQUIRED, INT64_MAX),
};
/* clang-format on */
const struct form seen_form = FORM(struct seen_fields, seen_fields_);

/* "moi.17" or "da-xem.17": after which one, and among which; anything else
 * begins at the beginning. */
static int64_t place_after(const char *text, bool *is_seen)
{
	const char *dot = text ? strchr(text, '.') : NULL;

	*is_seen = dot && strncmp(text, "da-xem.", 7) == 0;
	return dot ? rq_number(dot + 1, 0) : 0;
}

static void fill_warning(struct rq *rq, struct view *v,
			 const struct warning *w)
{
	view_set_int(v, M_ID, w->id);
	view_set(v, M_CODE, w->code);
	view_set(v, M_PROCEDURE, w->procedure_name);
	view_set(v, M_TEXT, warning_words(rq->cx.arena, w));
	view_set(v, M_DUE_CLASS,
		 w->offset > 0 ? "late" : w->offset == 0 ? "today" : "soon");
	view_set(v, M_DUE_DAY, day_dmy(rq->cx.arena, w->limit_day));
	view_set(v, M_AT, day_dmy(rq->cx.arena, w->day));
	view_set(v, M_STATE, state_name(w->state));
	view_set(v, M_HOLDER,
		 *w->holder_name ? w->holder_name : "Trưởng đơn vị");
	view_set(v, M_HOLDER_UNIT, w->holder_unit_name);
	if (w->needs_apology && !w->is_over)
		view_show(v, M_APOLOGY);
	if (w->matter == MATTER_MISMATCH)
		view_show(v, M_MISMATCH);
	if (w->is_over)
		view_show(v, M_FINISHED);
	if (!w->is_mine)
		view_show(v, M_FOR_ROLE);
	if (!w->is_seen)
		view_set(view_add(v, M_UNSEEN), M_CSRF, gate_csrf(rq));
}

/* Above the warnings: a file about oneself is no matter of a single dossier. */
static enum err fill_own_file(struct rq *rq, struct view *v)
{
	struct accountability f;
	bool is_there;

	TRY(accountability_own(&rq->cx, actor_of(rq), &f, &is_there));
	if (!is_there)
		return OK;
	v = view_add(v, M_OWN_FILE);
	view_set_int(v, M_ID, f.id.v);
	view_set(v, M_QUARTER, quarter_words(rq->cx.arena, f.quarter));
	view_set(v, M_DAY, day_words(rq->cx.arena, f.hear_until));
	return OK;
}

enum err warnings_show(struct rq *rq)
{
	struct warning *list;
	bool after_seen;
	int64_t after = place_after(rq_arg(rq, "sau"), &after_seen);
	size_t n, shown;
	struct view *v;

	TRY(warnings_of(&rq->cx, actor_of(rq), after_seen, after, &list, &n));
	shown = n > WARNING_PAGE ? WARNING_PAGE : n;
	v = page_staff(rq, T_STAFF_WARNINGS, "Cảnh báo");
	TRY(fill_own_file(rq, v));
	if (!n)
		view_show(v, M_EMPTY);
	else
		view_show(v, M_LIST);
	for (size_t i = 0; i < shown; i++)
		fill_warning(rq, view_add(v, M_WARNING), &list[i]);
	if (n && !list[0].is_seen) {
		struct view *all = view_add(v, M_ALL);

		view_set(all, M_CSRF, gate_csrf(rq));
		view_set_int(all, M_ID, list[0].id);
	}
	if (n > shown)
		view_setf(view_add(v, M_NEXT), M_HREF, LIST "?sau=%s.%lld",
			  list[shown - 1].is_seen ? "da-xem" : "moi",
			  (long long)list[shown - 1].id);
	return page_send(rq, 200);
}

enum err warning_seen_do(struct rq *rq)
{
	TRY(warning_see(&rq->cx, actor_of(rq), rq_number(rq_param(rq, "id"), 0)));
	return res_see_other(rq, LIST);
}

enum err warnings_seen_do(struct rq *rq)
{
	const struct seen_fields *in = rq->form;

	if (!rq->problems_n)
		TRY(warnings_see_until(&rq->cx, actor_of(rq), in->until));
	return res_see_other(rq, LIST);
}
