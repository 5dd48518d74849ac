/*
 * "Tôi chưa nhận được kết quả": the form's post and its receipt, behind the
 * receipt's secret; and the page that leads there.
 */
#include "common/gate.h"
#include "common/page.h"
#include "domain/citizen/claim.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"

/* clang-format off */
static const struct field claim_fields_[] = {
	FIELD_OF(TYPE_KEY, struct claim_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_OF(TYPE_LINES, struct claim_fields, words, "ghi_them", "Ghi thêm", 0, CLAIM_WORDS_MAX),
};
/* clang-format on */
const struct form claim_form = FORM(struct claim_fields, claim_fields_);

static void fill_one(struct rq *rq, struct view *v, const struct claim *c)
{
	struct arena *arena = rq->cx.arena;

	view_set_int(v, M_NUMBER, c->number);
	view_set(v, M_AT, moment_words(arena, c->opened_at));
	view_set(v, M_UNIT, c->unit_name);
	view_set(v, M_DUE_DAY, day_words(arena, instant_day(c->due_at)));
	if (c->outcome == OUTCOME_COUNT) {
		view_show(v, mismatch_is_late(c->due_at, rq->cx.now) ?
				     M_LATE :
				     M_OPEN);
		return;
	}
	v = view_add(v, M_CLOSED);
	view_set(v, M_AT, moment_words(arena, c->closed_at));
	view_set(v, M_SENTENCE, outcome_sentence(c->outcome));
	view_set(v, M_TEXT, c->words);
}

enum err claims_fill(struct rq *rq, struct view *v,
		     const struct public_dossier *d,
		     const struct status *promise)
{
	const char *key = rq_field(rq, "_key");
	struct claim *list;
	size_t n;

	TRY(claims_of(&rq->cx, d->id, &list, &n));
	if (!n && !claim_may(promise, rq->cx.now))
		return OK;
	v = view_add(v, M_CLAIMS);
	for (size_t i = 0; i < n; i++)
		fill_one(rq, view_add(v, M_CLAIM), &list[i]);
	if (!claim_may(promise, rq->cx.now))
		return OK;
	v = view_add(v, M_FORM);
	view_set(v, M_CODE, d->status.code);
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(rq));
	view_set(v, M_VALUE, rq_field(rq, "ghi_them"));
	page_beside(rq, v, M_ERR,
		    rq_problem_of(rq, "_key") ? "_key" : "ghi_them");
	return OK;
}

/* Whoever has no pass (any more) reads how to get one. */
static enum err to_the_secret(struct rq *rq, const char *code)
{
	rq_problem(rq, "ma_bi_mat",
		   "Để báo chưa nhận được kết quả, ông/bà nhập mã tra cứu in"
		   " trên giấy tiếp nhận rồi bấm báo ở cuối trang hồ sơ.");
	return status_retry(rq, code);
}

/* NULL and OK: nobody may, and was answered. */
static enum err claimed(struct rq *rq, const char **ret_code,
			struct public_dossier *ret)
{
	struct status promise;
	enum err err = OK;
	const char *code = code_of_address(rq, &err);

	*ret_code = NULL;
	if (!code)
		return err;
	if (!pass_holds(rq, code))
		return to_the_secret(rq, code);
	TRY(lookup_full(&rq->cx, code, ret));
	TRY(lookup_status(&rq->cx, code, &promise));
	if (!claim_may(&promise, rq->cx.now))
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Hồ sơ chưa có kết quả và chưa quá ngày hẹn.");
	*ret_code = code;
	return OK;
}

enum err claim_do(struct rq *rq)
{
	const struct claim_fields *form = rq->form;
	struct public_dossier d;
	const char *code;

	TRY(claimed(rq, &code, &d));
	if (!code)
		return OK;
	TRY(claim_make(&rq->cx, &d, form->key, form->words));
	return res_see_otherf(rq, "/tra-cuu/%s/chua-nhan", code);
}

enum err claim_again(struct rq *rq)
{
	struct public_dossier d;
	const char *code;

	TRY(claimed(rq, &code, &d));
	return code ? status_full(rq, code) : OK;
}

enum err claim_receipt(struct rq *rq)
{
	struct public_dossier d;
	struct claim *list;
	struct view *v;
	enum err err = OK;
	const char *code = code_of_address(rq, &err);
	size_t n = 0;

	if (!code)
		return err;
	if (!pass_holds(rq, code))
		return status_show(rq);
	TRY(lookup_full(&rq->cx, code, &d));
	TRY(claims_of(&rq->cx, d.id, &list, &n));
	if (!n)
		return res_see_other(rq, arena_printf(rq->cx.arena,
						      "/tra-cuu/%s", code));
	v = page_public(rq, T_PUBLIC_CLAIM, "Đã ghi nhận");
	view_show(page_layout(rq), M_NOINDEX);
	res_header(rq, "Cache-Control", "no-store");
	view_set(v, M_CODE, code);
	fill_one(rq, view_add(v, M_CLAIM), &list[0]);
	return page_send(rq);
}

enum err feedback_show(struct rq *rq)
{
	(void)page_public(rq, T_PUBLIC_FEEDBACK,
			  "Tôi chưa nhận được kết quả");
	return page_send(rq);
}
