/* From a box, a pasted address or a QR code to the address of a dossier. */
#include <string.h>

#include "common/page.h"
#include "common/site.h"
#include "domain/reception/dossier_code.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"
#include "text/text.h"

#define PASS_COOKIE "__Host-mc_xem"
#define PASS_MINUTES 30

static struct view *box(struct rq *rq, const char *title, const char *typed)
{
	struct view *v = page_public(rq, T_PUBLIC_LOOKUP, title);

	view_show(page_layout(rq), M_NOINDEX);
	view_set(v, M_TITLE, title);
	view_set(v, M_VALUE, typed);
	return v;
}

/* What to look at again, and where to go then; nobody is sent to a telephone
 * that no desk has. */
static void fill_check(struct rq *rq, struct view *v)
{
	v = view_add(v, M_CHECK);
	if (site_has_phone(rq))
		view_show(v, M_CALL);
}

/* What was written cannot be a number of a dossier. */
static enum err not_a_code(struct rq *rq, const char *typed,
			   const char *sentence)
{
	struct view *v;

	rq_problem(rq, "ma", sentence);
	v = box(rq, "Tra cứu hồ sơ", typed);
	page_failed("Chưa đọc được mã hồ sơ");
	page_problems(rq, v);
	page_beside(rq, v, M_ERR, "ma");
	fill_check(rq, v);
	return page_send_as(rq, 422);
}

enum err lookup_missing(struct rq *rq, const char *code)
{
	struct view *v = box(rq, "Chưa tìm thấy hồ sơ", code);

	/* Never says whether a similar number exists. */
	view_set(view_add(v, M_MISSING), M_MSG,
		 "Không có hồ sơ mang mã này. Ông/bà vui lòng kiểm tra lại mã"
		 " hồ sơ trên giấy tiếp nhận.");
	fill_check(rq, v);
	return page_send_as(rq, 404);
}

static const char not_alone[] =
	"Mã hồ sơ còn thiếu phần đầu (mã cơ quan). Ông/bà nhập cả mã in trên"
	" giấy tiếp nhận, ví dụ H17.81-261123-0042.";

/* The address of what was written; *ret is the answer when there is none. */
static const char *address_of(struct rq *rq, const char *typed, enum err *ret)
{
	struct dossier_ref ref = dossier_ref_read(rq->cx.arena, typed);
	const char *code;

	if (ref.kind == WRITTEN_TOKEN)
		return arena_printf(rq->cx.arena, "/t/%s", ref.text);
	if (ref.kind == WRITTEN_NOT) {
		*ret = not_a_code(rq, typed, ref.why);
		return NULL;
	}
	*ret = lookup_code(&rq->cx, &ref, &code);
	if (*ret == OK)
		return arena_printf(rq->cx.arena, "/tra-cuu/%s", code);
	if (*ret == ERR_MISSING)
		*ret = not_a_code(rq, typed, not_alone);
	return NULL;
}

enum err lookup_go(struct rq *rq)
{
	const char *typed = rq_arg(rq, "ma");
	enum err err = OK;
	const char *to;

	if (!typed) {
		(void)box(rq, "Tra cứu hồ sơ", "");
		return page_send(rq);
	}
	if (text_is_blank(typed))
		return not_a_code(rq, "",
				  "Nhập mã hồ sơ in trên giấy tiếp nhận.");
	to = address_of(rq, typed, &err);
	return to ? res_see_other(rq, to) : err;
}

const char *code_of_address(struct rq *rq, enum err *ret)
{
	const char *typed = rq_param(rq, "code");
	const char *why;
	const char *code = dossier_code(rq->cx.arena, typed, &why);
	const char *to;

	if (code && strcmp(code, typed) == 0)
		return code;
	to = address_of(rq, typed, ret);
	if (to)
		*ret = res_see_other(rq, to);
	return NULL;
}

/* A short pass in a cookie, so that the address stays clean of secrets. */
static enum err enter(struct rq *rq, const char *code)
{
	res_cookie(rq, PASS_COOKIE,
		   lookup_pass_make(&rq->cx, code, PASS_MINUTES),
		   PASS_MINUTES * 60);
	return res_see_other(rq, arena_printf(rq->cx.arena,
					      "/mo?ma=/tra-cuu/%s", code));
}

bool pass_holds(struct rq *rq, const char *code)
{
	const char *pass = rq_cookie(rq, PASS_COOKIE);

	return pass && lookup_pass_holds(&rq->cx, pass, code);
}

enum err lookup_by_token(struct rq *rq)
{
	const char *code;
	enum err err;

	err = lookup_token(&rq->cx, rq_param(rq, "token"), &code);
	if (err == ERR_MISSING)
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Mã QR này không mở được hồ sơ nào. Ông/bà quét"
			      " lại, hoặc nhập mã hồ sơ in dưới mã vạch.");
	TRY(err);
	return enter(rq, code);
}

/* Who was given a pass comes by here: a browser that keeps no cookies would
 * show the short page again, without a word. */
enum err lookup_opened(struct rq *rq)
{
	const char *typed = rq_arg(rq, "ma"), *why;
	const char *code = dossier_code(rq->cx.arena, typed ? typed : "", &why);

	if (!code)
		return res_see_other(rq, "/");
	if (pass_holds(rq, code))
		return res_see_other(rq, arena_printf(rq->cx.arena,
						      "/tra-cuu/%s", code));
	rq_problem(rq, "ma_bi_mat",
		   "Chưa mở được trang đầy đủ: trình duyệt này chặn cookie, nên"
		   " không nhớ được là ông/bà vừa nhập đúng mã tra cứu hoặc"
		   " vừa quét mã QR. Ông/bà cho phép cookie của trang này"
		   " trong phần cài đặt, hoặc mở bằng trình duyệt khác, rồi"
		   " nhập lại.");
	return status_retry(rq, code);
}

static const struct field verify_fields[] = {
	FIELD_TEXT(struct verify, secret, "ma_bi_mat", "Mã tra cứu",
		   FIELD_REQUIRED, 40,
		   .hint = "6 ký tự in trong khung trên giấy tiếp nhận"),
};
const struct form verify_form = FORM(struct verify, verify_fields);

static enum err secret_asked(struct rq *rq, const char **ret)
{
	const struct verify *form = rq->form;

	*ret = receipt_secret(rq->cx.arena, form->secret);
	if (*ret)
		return OK;
	/* A slip that cannot be a secret is no wrong try. */
	return refuse(&rq->cx, ERR_INPUT, MEMBER(struct verify, secret),
		      "Mã tra cứu gồm đúng 6 chữ và số in trong khung trên"
		      " giấy tiếp nhận, ví dụ 7PP4VM; không có số 0, số 1 và"
		      " các chữ A, D, E, I, O, U, W, Y.");
}

enum err status_verify(struct rq *rq)
{
	enum err err = OK;
	const char *code = code_of_address(rq, &err);
	const char *secret;

	if (!code)
		return err;
	TRY(secret_asked(rq, &secret));
	err = lookup_verify(&rq->cx, code, secret, rq->remote_addr);
	rq->cx.fault.member = MEMBER(struct verify, secret);
	/* The same words for an unknown number: nothing is revealed. */
	if (err == ERR_MISSING)
		return refuse(&rq->cx, ERR_INPUT, MEMBER(struct verify, secret),
			      "Mã hồ sơ và mã tra cứu không khớp. Vui lòng xem"
			      " lại 6 ký tự in trong khung trên giấy tiếp"
			      " nhận.");
	TRY(err);
	return enter(rq, code);
}

enum err status_again(struct rq *rq)
{
	enum err err = OK;
	const char *code = code_of_address(rq, &err);

	return code ? status_retry(rq, code) : err;
}
