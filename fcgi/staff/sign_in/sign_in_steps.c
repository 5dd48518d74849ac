/*
 * What is still due after the password: the code of the telephone, a password
 * of one's own, the enrolment that a role demands.  A session at such a step
 * has that step's bit and no role, so the route table opens nothing else.
 */
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/people/factor.h"
#include "domain/people/people.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"

void passwords_agree(struct rq *rq)
{
	const struct new_password_fields *form = rq->form;

	if (!rq->problems_n && strcmp(form->wanted, form->again) != 0)
		rq_problem(rq, "mat_khau_lai", "Hai lần nhập không giống nhau");
}

/* clang-format off */
static const struct field code_fields_[] = {
	FIELD_TEXT(struct code_fields, code, "ma_xac_thuc", "Mã xác thực", FIELD_REQUIRED, 20, .look = LOOK_PASSWORD, .autocomplete = "one-time-code"),
	FIELD_TEXT(struct code_fields, next, "_tiep", "Trang tiếp theo", 0, 2000),
};
static const struct field enrol_fields_[] = {
	FIELD_TEXT(struct code_fields, code, "ma_xac_thuc", "Mã 6 chữ số của khóa mới", FIELD_REQUIRED, 20,
		 .look = LOOK_PASSWORD, .autocomplete = "one-time-code"),
	FIELD_TEXT(struct code_fields, present, "ma_hien_tai", "Mã trên điện thoại cũ, hoặc một mã khôi phục", 0, 20,
		 .look = LOOK_PASSWORD, .autocomplete = "one-time-code"),
	FIELD_TEXT(struct code_fields, next, "_tiep", "Trang tiếp theo", 0, 2000),
};
static const struct field new_password_fields_[] = {
	FIELD_TEXT(struct new_password_fields, wanted, "mat_khau_moi", "Mật khẩu mới", FIELD_REQUIRED | FIELD_SECRET, 100,
		 .look = LOOK_PASSWORD, .autocomplete = "new-password", .hint = "Ít nhất 10 ký tự; bốn, năm từ không liên quan ghép lại là tốt"),
	FIELD_TEXT(struct new_password_fields, again, "mat_khau_lai", "Mật khẩu mới lần thứ hai", FIELD_REQUIRED | FIELD_SECRET, 100,
		 .look = LOOK_PASSWORD, .autocomplete = "new-password"),
	FIELD_TEXT(struct new_password_fields, next, "_tiep", "Trang tiếp theo", 0, 2000),
};
/* clang-format on */
const struct form code_form = FORM(struct code_fields, code_fields_);
const struct form enrol_form = FORM(struct code_fields, enrol_fields_);
const struct form new_password_form =
	FORM_JUDGED(struct new_password_fields, new_password_fields_,
		    passwords_agree);

#define AT_CODE "/can-bo/dang-nhap/ma"
#define AT_PASSWORD "/can-bo/dang-nhap/mat-khau"
#define AT_ENROL "/can-bo/dang-nhap/xac-thuc"

static const char *token_of(struct rq *rq)
{
	return rq_cookie(rq, SESSION_COOKIE);
}

static void fill_frame(struct rq *rq, struct view *v, const char *next)
{
	page_failed("Chưa đăng nhập được");
	page_problems(rq, v);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_NEXT, next);
	sign_in_fill_kept(rq, v);
}

static enum err code_page(struct rq *rq, const char *next)
{
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_SIGN_IN_CODE,
				    "Nhập mã xác thực");

	fill_frame(rq, v, next);
	page_field(rq, v, M_FIELD_CODE, &code_form, "ma_xac_thuc",
		   &(struct drawn){
			   .hint = "6 chữ số ứng dụng trên điện thoại đang hiện,"
				   " hoặc một mã khôi phục" });
	return page_send(rq);
}

static enum err password_page(struct rq *rq, const char *next)
{
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_SIGN_IN_PASSWORD,
				    "Đặt mật khẩu mới");

	fill_frame(rq, v, next);
	page_field(rq, v, M_FIELD_NEW, &new_password_form, "mat_khau_moi", NULL);
	page_field(rq, v, M_FIELD_AGAIN, &new_password_form, "mat_khau_lai",
		   NULL);
	return page_send(rq);
}

enum err sign_in_step(struct rq *rq, const char *next, bool waits)
{
	unsigned at = rq->session->actor.roles;
	const char *path = at & ROLE_AT_CODE	   ? AT_CODE :
			   at & ROLE_AT_PASSWORD ? AT_PASSWORD :
						     AT_ENROL;

	if (!waits)
		return res_see_other(
			rq, arena_printf(rq->cx.arena, "%s?tiep=%s", path,
					 url_encode(rq->cx.arena, next)));
	if (at & ROLE_AT_CODE)
		return code_page(rq, next);
	if (at & ROLE_AT_PASSWORD)
		return password_page(rq, next);
	return enrol_page(rq, AT_ENROL, next, true, false);
}

enum err code_show(struct rq *rq)
{
	return code_page(rq, sign_in_next_asked(rq));
}

enum err code_do(struct rq *rq)
{
	const struct code_fields *form = rq->form;
	const char *token;

	TRY(factor_check(&rq->cx, actor_of(rq), form->code));
	TRY(account_prove(&rq->cx, actor_of(rq), token_of(rq), &token));
	TRY(sign_in_enter(rq, token));
	return sign_in_go_on(rq, sign_in_next(form->next));
}

enum err new_password_show(struct rq *rq)
{
	return password_page(rq, sign_in_next_asked(rq));
}

enum err new_password_do(struct rq *rq)
{
	const struct new_password_fields *form = rq->form;

	TRY(people_change_password(&rq->cx, actor_of(rq), token_of(rq),
				   form->wanted));
	TRY(sign_in_enter(rq, token_of(rq)));
	return sign_in_go_on(rq, sign_in_next(form->next));
}

enum err enrol_show(struct rq *rq)
{
	return enrol_page(rq, AT_ENROL, sign_in_next_asked(rq), true, false);
}

enum err enrol_do(struct rq *rq)
{
	const struct code_fields *form = rq->form;
	const char *codes[RECOVERY_CODES];

	TRY(factor_enrol(&rq->cx, actor_of(rq), token_of(rq), form->code,
			 codes));
	TRY(sign_in_enter(rq, token_of(rq)));
	return recovery_page(rq, codes, sign_in_next(form->next));
}
