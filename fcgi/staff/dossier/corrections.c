/* Corrections that wait for the committee's leader, and the decision. */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/ledger/audit.h"
#include "markers.h"
#include "staff/dossier/correction.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"

#define HOME "/can-bo/dieu-chinh"

/* clang-format off */
static const struct field decision_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct decision_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_OF(TYPE_INT, struct decision_fields, version, "phien_ban", "Phiên bản", FIELD_REQUIRED, INT32_MAX),
	FIELD_OF(TYPE_LINES, struct decision_fields, words, "ghi_chu", "Ý kiến", 0, 1900),
};
/* clang-format on */
const struct form decision_form =
	FORM(struct decision_fields, decision_form_fields);

static const char *words_field(struct arena *arena, struct correction_id id)
{
	return arena_printf(arena, "ghi-chu-%lld", (long long)id.v);
}

static const char *due_words(struct arena *arena, struct instant due)
{
	return due.s == INSTANT_NONE.s ? "đồng hồ tạm dừng" :
					 moment_words(arena, due);
}

/* `again`: the one that was posted and comes back. */
static void fill_row(struct rq *rq, struct view *v, const struct correction *c,
		     struct correction_id again)
{
	struct arena *arena = rq->cx.arena;
	const char *field = words_field(arena, c->id);

	correction_fill(rq, v, c);
	view_set_int(v, M_ID, c->id.v);
	view_set(v, M_CODE, c->code);
	view_set(v, M_PROCEDURE, c->procedure_name);
	view_set(v, M_DUE, due_words(arena, c->due));
	view_set(v, M_WOULD, due_words(arena, c->would_due));
	if (c->proposer.v == actor_of(rq)->id.v) {
		view_show(v, M_OWN);
		return;
	}
	v = view_add(v, M_FORM);
	view_set_int(v, M_ID, c->id.v);
	view_set(v, M_CODE, c->code);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, gate_form_key(rq));
	view_set_int(v, M_VERSION, c->version);
	if (again.v == c->id.v)
		view_set(v, M_VALUE, rq_field(rq, "ghi_chu"));
	page_beside(rq, v, M_ERR, field);
}

static struct correction_id id_param(const struct rq *rq)
{
	return (struct correction_id){ rq_number(rq_param(rq, "id"), 0) };
}

/* Yes or no; a page that is not posted to says neither. */
static enum err act_asked(const struct rq *rq, bool *ret_approves)
{
	const char *act = rq_param(rq, "viec");

	*ret_approves = act && strcmp(act, "duyet") == 0;
	return !act || *ret_approves || strcmp(act, "khong-duyet") == 0 ?
		       OK :
		       ERR_MISSING;
}

enum err corrections_show(struct rq *rq)
{
	const struct correction_id again = id_param(rq);
	struct correction *list;
	struct view *v;
	bool approves;
	size_t n;

	TRY(act_asked(rq, &approves));
	TRY(corrections_waiting(&rq->cx, actor_of(rq),
				rq_number(rq_arg(rq, "sau"), 0), &list, &n));
	TRY(audit_list(&rq->cx, actor_of(rq), "correction_list", "", n));
	v = page_staff(rq, T_STAFF_DOSSIER_CORRECTIONS, "Điều chỉnh chờ duyệt");
	page_problems(rq, v);
	if (rq_arg(rq, "xong"))
		view_show(v, M_DONE);
	if (!n)
		view_show(v, M_EMPTY);
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(v, M_CORRECTION), &list[i], again);
	if (n == CORRECTIONS_PAGE)
		view_setf(view_add(v, M_NEXT), M_HREF, HOME "?sau=%lld",
			  (long long)list[n - 1].id.v);
	return page_send(rq);
}

enum err corrections_do(struct rq *rq)
{
	const struct decision_fields *form = rq->form;
	const struct correction_id id = id_param(rq);
	struct correction_decision in = { .form_key = form->key,
					  .version = form->version,
					  .words = form->words };
	enum err err;

	TRY(act_asked(rq, &in.approves));
	err = correction_decide(&rq->cx, actor_of(rq), id, &in);
	/* Of many on the page, this one's. */
	rq->cx.fault.member = words_field(rq->cx.arena, id);
	TRY(err);
	return res_see_other(rq, HOME "?xong=1");
}
