/* One's own account: units to stand in, password, second factor. */
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "document/qr.h"
#include "domain/people/factor.h"
#include "domain/people/people.h"
#include "domain/power.h"
#include "markers.h"
#include "secret/totp.h"
#include "staff/frame.h"
#include "staff/pages.h"

#define HERE "/can-bo/tai-khoan"
#define ENROL HERE "/xac-thuc"

/* clang-format off */
static const struct field password_fields_[] = {
	FIELD_PLACE(struct new_account, password, "mat_khau", 0),
	FIELD_TEXT(struct new_password_fields, present, "mat_khau", "Mật khẩu hiện tại", FIELD_REQUIRED | FIELD_SECRET, 200,
		 .look = LOOK_PASSWORD, .autocomplete = "current-password"),
	FIELD_TEXT(struct new_password_fields, wanted, "mat_khau_moi", "Mật khẩu mới", FIELD_REQUIRED | FIELD_SECRET, 100,
		 .look = LOOK_PASSWORD, .autocomplete = "new-password"),
	FIELD_TEXT(struct new_password_fields, again, "mat_khau_lai", "Mật khẩu mới lần thứ hai", FIELD_REQUIRED | FIELD_SECRET, 100,
		 .look = LOOK_PASSWORD, .autocomplete = "new-password"),
};
static const struct field stand_in_fields_[] = {
	FIELD_OF(TYPE_INT, struct stand_in_fields, unit, "don_vi", "Đơn vị", FIELD_REQUIRED, INT32_MAX),
};
/* clang-format on */
const struct form password_form =
	FORM_JUDGED(struct new_password_fields, password_fields_,
		    passwords_agree);
const struct form stand_in_form = FORM(struct stand_in_fields, stand_in_fields_);

static const char *token_of(struct rq *rq)
{
	return rq_cookie(rq, SESSION_COOKIE);
}

static enum err fill_units(struct rq *rq, struct view *v)
{
	const struct actor *me = actor_of(rq);
	struct account_unit *units;
	size_t n;

	TRY(account_units(&rq->cx, me->id, &units, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_UNIT_ROW);

		view_set(row, M_UNIT_NAME, units[i].name);
		view_set(row, M_ROLES, units[i].roles);
		if (units[i].id.v == me->unit.v) {
			view_show(row, M_HERE);
			continue;
		}
		view_set_int(row, M_ID, units[i].id.v);
		view_set(row, M_CSRF, gate_csrf(rq));
		view_show(row, M_SWITCH);
	}
	return OK;
}

static enum err fill_factor(struct rq *rq, struct view *v)
{
	bool enrolled;
	int64_t left;

	TRY(factor_state(&rq->cx, actor_of(rq)->id, &enrolled, &left));
	if (!enrolled) {
		view_show(v, M_NOT_ENROLLED);
		return OK;
	}
	v = view_add(v, M_ENROLLED);
	view_set_int(v, M_LEFT, left);
	view_set(v, M_CSRF, gate_csrf(rq));
	if (rq_problem_of(rq, "ma_xac_thuc"))
		view_show(v, M_OPEN);
	page_field(rq, v, M_FIELD_CODE, &code_form, "ma_xac_thuc",
		   &(struct drawn){ .hint = "Đang hiện trên điện thoại" });
	return OK;
}

enum err me_show(struct rq *rq)
{
	const struct actor *me = actor_of(rq);
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_ME, "Tài khoản của tôi");
	const char *done = rq_arg(rq, "xong");

	page_problems(rq, v);
	if (done && !rq->problems_n)
		view_set(view_add(v, M_DONE), M_WORDS,
			 strcmp(done, "mat-khau") == 0 ?
				 "Đã đổi mật khẩu." :
				 "Đã chuyển đơn vị làm việc.");
	view_set(v, M_NAME, me->name);
	view_set(v, M_LOGIN, me->login);
	view_set(v, M_TITLE, me->title);
	view_set(v, M_UNIT, me->unit_name);
	view_set(v, M_CSRF, gate_csrf(rq));
	TRY(fill_units(rq, v));
	TRY(fill_factor(rq, v));
	if (power_somewhere(me, ~(unsigned)ROLE_ADMIN))
		view_show(v, M_FILES_LINK);
	if (power_somewhere(me, ROLE_DEPT_HEAD | ROLE_UBND_LEADER |
			 ROLE_RECEPTION_HEAD | ROLE_ADMIN))
		view_show(v, M_DELEGATION_LINK);
	if (power_somewhere(me, ROLE_DEPT_HEAD | ROLE_UBND_LEADER))
		view_show(v, M_HAND_OVER_LINK);
	if (power_somewhere(me, ROLE_RECEPTION_HEAD | ROLE_UBND_LEADER))
		view_show(v, M_INHERIT_LINK);
	if (power_somewhere(me, ROLE_RECEPTION_HEAD))
		view_show(v, M_RECALENDAR_LINK);
	page_field(rq, v, M_FIELD_PRESENT, &password_form, "mat_khau", NULL);
	page_field(rq, v, M_FIELD_NEW, &password_form, "mat_khau_moi", NULL);
	page_field(rq, v, M_FIELD_AGAIN, &password_form, "mat_khau_lai", NULL);
	return page_send(rq);
}

enum err me_stand_in_do(struct rq *rq)
{
	const struct stand_in_fields *form = rq->form;

	TRY(account_stand_in(&rq->cx, actor_of(rq), token_of(rq),
			     (struct unit_id){ form->unit }));
	return res_see_other(rq, HERE "?xong=don-vi");
}

enum err me_password_do(struct rq *rq)
{
	const struct new_password_fields *form = rq->form;

	TRY(account_verify(&rq->cx, actor_of(rq), form->present));
	TRY(people_change_password(&rq->cx, actor_of(rq), token_of(rq),
				   form->wanted));
	return res_see_other(rq, HERE "?xong=mat-khau");
}

/* "ABCD EFGH …": easier to type. */
static const char *in_fours(struct arena *arena, const char *secret)
{
	char *out = arena_alloc(arena, strlen(secret) * 2);
	size_t n = 0;

	for (size_t i = 0; secret[i]; i++) {
		if (i && i % 4 == 0)
			out[n++] = ' ';
		out[n++] = secret[i];
	}
	out[n] = '\0';
	return out;
}

static enum err fill_secret(struct rq *rq, struct view *v)
{
	struct arena *arena = rq->cx.arena;
	const char *secret;
	struct qr qr;

	TRY(factor_offer(&rq->cx, actor_of(rq), token_of(rq), &secret));
	TRY(qr_make(totp_uri(arena, "Mot-cua", actor_of(rq)->login, secret),
		    arena, &qr));
	view_set(v, M_QR_D, qr_path(&qr, arena));
	view_set_int(v, M_QR_SIZE, qr_view(&qr));
	view_set(v, M_SECRET, in_fours(arena, secret));
	return OK;
}

enum err enrol_page(struct rq *rq, const char *action, const char *next,
		    bool is_required, bool asks_present)
{
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_ENROL,
				    "Đăng ký xác thực hai bước");

	page_problems(rq, v);
	view_set(v, M_ACTION, action);
	view_set(v, M_NEXT, next);
	view_set(v, M_CSRF, gate_csrf(rq));
	if (is_required)
		sign_in_fill_kept(rq, v);
	if (is_required)
		view_show(v, M_REQUIRED);
	TRY(fill_secret(rq, v));
	if (asks_present)
		page_field(rq, view_add(v, M_PRESENT), M_FIELD_PRESENT,
			   &enrol_form, "ma_hien_tai", NULL);
	page_field(rq, v, M_FIELD_CODE, &enrol_form, "ma_xac_thuc", NULL);
	return page_send(rq);
}

enum err recovery_page(struct rq *rq, const char *const *codes,
		       const char *next)
{
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_RECOVERY, "Mã khôi phục");
	struct view *waiting;

	for (size_t i = 0; i < RECOVERY_CODES; i++)
		view_set(view_add(v, M_CODE_LINE), M_CODE, codes[i]);
	if (strcmp(next, HERE) != 0 && sign_in_waits(rq)) {
		waiting = view_add(v, M_WAITING);
		view_set(waiting, M_ACTION, next);
		view_set(waiting, M_CSRF, gate_csrf(rq));
		sign_in_fill_waiting(rq, waiting);
	} else {
		view_set(view_add(v, M_GO_ON), M_HREF,
			 sign_in_page_of(rq, next));
	}
	return page_send(rq);
}

enum err me_enrol_show(struct rq *rq)
{
	bool enrolled;
	int64_t left;

	TRY(factor_state(&rq->cx, actor_of(rq)->id, &enrolled, &left));
	return enrol_page(rq, ENROL, HERE, false, enrolled);
}

/* A telephone is replaced only by who has the old one or a recovery code. */
static enum err check_present(struct rq *rq, const struct code_fields *form)
{
	bool enrolled;
	int64_t left;
	enum err err;

	TRY(factor_state(&rq->cx, actor_of(rq)->id, &enrolled, &left));
	if (!enrolled)
		return OK;
	err = factor_check(&rq->cx, actor_of(rq), form->present);
	if (err == ERR_INPUT || err == ERR_LIMIT)
		rq->cx.fault.member = MEMBER(struct code_fields, present);
	return err;
}

enum err me_enrol_do(struct rq *rq)
{
	const struct code_fields *form = rq->form;
	const char *codes[RECOVERY_CODES];

	TRY(check_present(rq, form));
	TRY(factor_enrol(&rq->cx, actor_of(rq), token_of(rq), form->code,
			 codes));
	return recovery_page(rq, codes, HERE);
}

enum err me_recovery_do(struct rq *rq)
{
	const struct code_fields *form = rq->form;
	const char *codes[RECOVERY_CODES];

	TRY(factor_check(&rq->cx, actor_of(rq), form->code));
	TRY(factor_renew(&rq->cx, actor_of(rq), codes));
	return recovery_page(rq, codes, HERE);
}
