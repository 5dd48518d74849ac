/* From a box, a pasted address or a QR code to the address of a dossier. */
#include <string.h>

#include "base/text.h"
#include "common/page.h"
#include "domain/identity.h"
#include "markers.h"
#include "public/pages.h"

#define PASS_COOKIE "__Host-mc_xem"
#define PASS_MINUTES 30

enum err lookup_problem(struct rq *rq, int status, const char *typed,
			const char *sentence)
{
	struct view *v;

	rq_problem(rq, "ma", sentence);
	v = page_public(rq, T_PUBLIC_LOOKUP_ERROR, "Tra cứu hồ sơ");
	view_show(page_layout(rq), M_NOINDEX);
	page_problems(rq, v);
	view_set(v, M_VALUE, typed);
	view_set(v, M_MSG, sentence);
	return page_send(rq, status);
}

enum err lookup_go(struct rq *rq)
{
	const char *typed = rq_arg(rq, "ma");
	const char *why = NULL;
	const char *code;

	if (!typed || text_is_blank(typed))
		return lookup_problem(rq, 422, "",
				      "Nhập mã hồ sơ in trên giấy tiếp nhận.");
	code = dossier_code(rq->cx.arena, typed, &why);
	if (!code)
		return lookup_problem(rq, 422, typed, why);
	return res_see_other(rq, arena_printf(rq->cx.arena, "/tra-cuu/%s",
					      url_encode(rq->cx.arena, code)));
}

const char *code_of_address(struct rq *rq, const char *prefix, enum err *ret)
{
	const char *typed = rq_param(rq, "code");
	const char *why = NULL;
	const char *code = dossier_code(rq->cx.arena, typed, &why);

	if (!code) {
		*ret = lookup_problem(rq, 422, typed, why);
		return NULL;
	}
	if (strcmp(code, typed) != 0) {
		*ret = res_see_other(rq, arena_printf(rq->cx.arena, "%s%s",
						      prefix, code));
		return NULL;
	}
	return code;
}

/* A short pass in a cookie, so that the address stays clean of secrets. */
static enum err enter(struct rq *rq, const char *code)
{
	res_cookie(rq, PASS_COOKIE,
		   lookup_pass_make(&rq->cx, code, PASS_MINUTES),
		   PASS_MINUTES * 60);
	return res_see_other(rq,
			     arena_printf(rq->cx.arena, "/tra-cuu/%s", code));
}

bool pass_holds(struct rq *rq, const char *code)
{
	const char *pass = rq_cookie(rq, PASS_COOKIE);

	return pass && lookup_pass_holds(&rq->cx, pass, code);
}

enum err lookup_by_token(struct rq *rq)
{
	const char *code;

	TRY(lookup_token(&rq->cx, rq_param(rq, "token"), &code));
	return enter(rq, code);
}

static const struct field verify_fields[] = {
	FIELD_TEXT(struct verify, secret, "ma_bi_mat", "Mã tra cứu",
		   FIELD_REQUIRED, 40),
};
const struct form verify_form = FORM(struct verify, verify_fields);

enum err status_verify(struct rq *rq)
{
	const struct verify *form = rq->form;
	enum err err = OK;
	const char *code = code_of_address(rq, "/tra-cuu/", &err);

	if (!code)
		return err;
	if (!rq->problems_n) {
		err = lookup_verify(&rq->cx, code,
				    text_code(rq->cx.arena, form->secret));
		if (err == OK)
			return enter(rq, code);
		if (err != ERR_MISSING)
			return err;
		/* The same words for an unknown number: nothing is revealed. */
		rq_problem(rq, "ma_bi_mat",
			   "Mã hồ sơ và mã tra cứu không khớp. Vui lòng xem lại"
			   " 6 ký tự in trong khung trên giấy tiếp nhận.");
	}
	return status_retry(rq, code);
}
