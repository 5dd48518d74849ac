/* One account for the administrator: roles, sign-in, lock, history. */
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/ledger/history.h"
#include "domain/people/people.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"

/* clang-format off */
static const struct field person_edit_fields_[] = {
	FIELD_TEXT(struct person_edit_fields, name, "ho_ten", "Họ và tên", FIELD_REQUIRED, 200),
	FIELD_TEXT(struct person_edit_fields, title, "chuc_danh", "Chức danh", FIELD_REQUIRED, 200),
};
static const struct field grant_fields_[] = {
	FIELD_TEXT(struct grant_fields, role, "vai_tro", "Vai trò", FIELD_REQUIRED, 20, .look = LOOK_SELECT),
	FIELD_OF(TYPE_INT, struct grant_fields, unit, "don_vi", "Đơn vị", FIELD_REQUIRED, INT32_MAX, .look = LOOK_SELECT),
	FIELD_OF(TYPE_DAY, struct grant_fields, from, "tu_ngay", "Ngày bắt đầu", FIELD_REQUIRED, 0),
	FIELD_OF(TYPE_DAY, struct grant_fields, to, "den_ngay", "Ngày cuối", 0, 0, .hint = "Để trống nếu chưa biết"),
};
static const struct field end_role_fields_[] = {
	FIELD_TEXT(struct end_role_fields, role, "vai_tro", "Vai trò", FIELD_REQUIRED, 20),
	FIELD_OF(TYPE_INT, struct end_role_fields, unit, "don_vi", "Đơn vị", FIELD_REQUIRED, INT32_MAX),
	FIELD_OF(TYPE_DAY, struct end_role_fields, from, "tu_ngay", "Ngày bắt đầu", FIELD_REQUIRED, 0),
	FIELD_OF(TYPE_DAY, struct end_role_fields, until, "thoi_tu_ngay", "Ngày thôi giữ vai trò", FIELD_REQUIRED, 0),
};
static const struct field reset_fields_[] = {
	FIELD_OF(TYPE_BOOL, struct reset_fields, is_confirmed, "xac_nhan_mat_khau", "Xác nhận", 0, 0),
};
static const struct field reason_fields_[] = {
	FIELD_TEXT(struct reason_fields, reason, "ly_do", "Lý do", FIELD_REQUIRED, 300),
};
static const struct field factor_reset_fields_[] = {
	FIELD_TEXT(struct reason_fields, reason, "ly_do_xac_thuc", "Lý do", FIELD_REQUIRED, 300, .hint = "Ví dụ mất điện thoại"),
};
/* clang-format on */
const struct form person_edit_form =
	FORM(struct person_edit_fields, person_edit_fields_);
const struct form grant_form = FORM(struct grant_fields, grant_fields_);
const struct form end_role_form =
	FORM(struct end_role_fields, end_role_fields_);
const struct form reset_form = FORM(struct reset_fields, reset_fields_);
const struct form reason_form = FORM(struct reason_fields, reason_fields_);
const struct form factor_reset_form =
	FORM(struct reason_fields, factor_reset_fields_);

static const char *span_words(struct arena *arena, const struct person_role *r)
{
	if (r->to.n == DAY_NONE.n)
		return arena_printf(arena, "Từ %s", day_dmy(arena, r->from));
	if (r->to.n < r->from.n)
		return arena_printf(arena, "Đã hủy trước ngày bắt đầu %s",
				    day_dmy(arena, r->from));
	return arena_printf(arena, "%s đến hết %s", day_dmy(arena, r->from),
			    day_dmy(arena, r->to));
}

/* The form that ends a role; it was this one when the post came from it. */
static void fill_end(struct rq *rq, struct view *v, const struct person *p,
		     const struct person_role *r, size_t seq)
{
	const char *role = rq_field(rq, "vai_tro");
	const char *from = rq_field(rq, "tu_ngay");
	const char *unit = arena_printf(rq->cx.arena, "%lld",
					(long long)r->unit.v);
	const char *typed_unit = rq_field(rq, "don_vi");
	bool is_posted = rq_field(rq, "thoi_tu_ngay") && role && from &&
			 typed_unit && strcmp(role, r->role) == 0 &&
			 strcmp(typed_unit, unit) == 0 &&
			 strcmp(from, day_dmy(rq->cx.arena, r->from)) == 0;

	v = view_add(v, M_END);
	view_set(v, M_LOGIN, p->login);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_ROLE_CODE, r->role);
	view_set(v, M_UNIT_ID, unit);
	view_set(v, M_FROM, day_dmy(rq->cx.arena, r->from));
	view_set_int(v, M_SEQ, (long long)seq);
	view_set(v, M_ROLE, role_name(role_bit(r->role)));
	if (!is_posted)
		return;
	view_set(v, M_DAY, rq_field(rq, "thoi_tu_ngay"));
	page_beside(rq, v, M_ERR_END, "thoi_tu_ngay");
}

static enum err fill_roles(struct rq *rq, struct view *v,
			   const struct person *p, bool is_other)
{
	struct day today = instant_day(rq->cx.now);
	struct arena *arena = rq->cx.arena;
	struct person_role *roles;
	size_t n;

	TRY(people_roles(&rq->cx, p->id, &roles, &n));
	for (size_t i = 0; i < n; i++) {
		const struct person_role *r = &roles[i];
		struct view *row = view_add(v, M_ROLE_ROW);

		view_set(row, M_ROLE, role_name(role_bit(r->role)));
		view_set(row, M_UNIT_NAME, r->unit_name);
		view_set(row, M_SPAN, span_words(arena, r));
		view_set(row, M_BY,
			 *r->granted_by ? arena_printf(arena, "%s giao",
						       r->granted_by) :
					  "Từ khi cài đặt");
		if (is_other && (r->to.n == DAY_NONE.n || r->to.n >= today.n))
			fill_end(rq, row, p, r, i);
	}
	return OK;
}

static enum err fill_grant(struct rq *rq, struct view *v,
			   const struct person *p)
{
	/* The fields are also those of the forms that end a role. */
	bool is_mine = !rq_field(rq, "thoi_tu_ngay");
	const struct choice *units;
	const char *today = day_dmy(rq->cx.arena, instant_day(rq->cx.now));

	TRY(unit_choices(rq, &units));
	v = view_add(v, M_GRANT);
	view_set(v, M_LOGIN, p->login);
	view_set(v, M_CSRF, gate_csrf(rq));
	if (!is_mine)
		rq->fields.n = 0; /* shown in the form they came from */
	page_field(rq, v, M_FIELD_ROLE, &grant_form, "vai_tro",
		   &(struct drawn){ .list = role_choices(rq) });
	page_field(rq, v, M_FIELD_UNIT, &grant_form, "don_vi",
		   &(struct drawn){ .list = units });
	page_field(rq, v, M_FIELD_FROM, &grant_form, "tu_ngay",
		   &(struct drawn){ .value = today });
	page_field(rq, v, M_FIELD_TO, &grant_form, "den_ngay", NULL);
	return OK;
}

static enum err fill_burden(struct rq *rq, struct view *v,
			    const struct person *p, size_t *ret_n)
{
	struct burden *open;
	size_t n;

	TRY(people_burden(&rq->cx, p->id, &open, &n));
	*ret_n = n;
	if (!n)
		return OK;
	v = view_add(v, M_BURDEN);
	view_set_int(v, M_COUNT, (long long)n);
	for (size_t i = 0; i < n; i++) {
		struct view *item = view_add(v, M_ITEM);

		view_set(item, M_CODE, open[i].code);
		view_set(item, M_PROCEDURE, open[i].procedure);
		view_set(item, M_STATE,
			 state_name(state_of(open[i].state)));
		view_set(item, M_UNIT_NAME, open[i].unit_name);
	}
	return OK;
}

static enum err fill_history(struct rq *rq, struct view *v,
			     const struct person *p)
{
	struct history_row *rows;
	size_t n;

	TRY(history_of(&rq->cx, p->id, &rows, &n));
	if (!n)
		view_show(v, M_NO_EVENT);
	for (size_t i = 0; i < n; i++) {
		struct view *e = view_add(v, M_EVENT);

		view_set(e, M_AT, moment_words(rq->cx.arena, rows[i].at));
		view_set(e, M_BY, rows[i].by);
		view_set(e, M_WHAT, rows[i].detail);
	}
	return OK;
}

/* Locking, a new password and a lost telephone: never one's own. */
/* Locking is offered when nothing is held any more (people_disable). */
static void fill_other(struct rq *rq, struct view *v, const struct person *p,
		       size_t burden_n)
{
	const char *csrf = gate_csrf(rq);
	struct view *part;

	v = view_add(v, M_OTHER);
	view_set(v, M_LOGIN, p->login);
	view_set(v, M_CSRF, csrf);
	if (p->has_factor) {
		part = view_add(v, M_FACTOR);
		page_field(rq, part, M_FIELD_WHY_FACTOR, &factor_reset_form,
			   "ly_do_xac_thuc", NULL);
	}
	page_beside(rq, v, M_ERR_RESET, "xac_nhan_mat_khau");
	if (p->is_active && burden_n) {
		view_set_int(view_add(v, M_LOCK_SHUT), M_COUNT,
			     (long long)burden_n);
		return;
	}
	part = view_add(v, p->is_active ? M_LOCK : M_UNLOCK);
	page_field(rq, part, M_FIELD_WHY_LOCK, &reason_form, "ly_do", NULL);
}

static const char *state_words(struct rq *rq, const struct person *p)
{
	return arena_printf(rq->cx.arena, "%s, %s, lập ngày %s",
			    p->is_active ? "đang hoạt động" : "đã khóa",
			    p->has_factor ? "có xác thực hai bước" :
					    "chưa có xác thực hai bước",
			    day_dmy(rq->cx.arena,
				    instant_day(p->created_at)));
}

static enum err person_page(struct rq *rq, const struct person *p)
{
	bool is_other = p->id.v != actor_of(rq)->id.v;
	struct view *v = page_staff(rq, T_STAFF_ADMIN_PERSON, p->name);
	size_t burden_n;

	admin_tabs(v, M_AT_PEOPLE);
	page_problems(rq, v);
	if (rq_arg(rq, "xong") && !rq->problems_n)
		view_set(view_add(v, M_DONE), M_WORDS,
			 "Đã ghi thay đổi.");
	view_set(v, M_LOGIN, p->login);
	view_set(v, M_NAME, p->name);
	view_set(v, M_STATE, state_words(rq, p));
	view_set(v, M_CSRF, gate_csrf(rq));
	page_field(rq, v, M_FIELD_NAME, &person_edit_form, "ho_ten",
		   &(struct drawn){ .value = p->name });
	page_field(rq, v, M_FIELD_TITLE, &person_edit_form, "chuc_danh",
		   &(struct drawn){ .value = p->title });
	TRY(fill_roles(rq, v, p, is_other));
	TRY(fill_burden(rq, v, p, &burden_n));
	TRY(fill_history(rq, v, p));
	if (is_other) {
		fill_other(rq, v, p, burden_n);
		if (p->is_active)
			TRY(fill_grant(rq, v, p));
	}
	return page_send(rq);
}

static enum err load(struct rq *rq, struct person *ret)
{
	return people_load(&rq->cx, rq_param(rq, "login"), ret);
}

enum err person_show(struct rq *rq)
{
	struct person p;

	TRY(load(rq, &p));
	return person_page(rq, &p);
}

static enum err written(struct rq *rq, const struct person *p)
{
	return res_see_otherf(rq, "/can-bo/quan-tri/tai-khoan/%s?xong=1",
			      p->login);
}

enum err person_edit_do(struct rq *rq)
{
	const struct person_edit_fields *form = rq->form;
	struct person p;

	TRY(load(rq, &p));
	TRY(people_edit(&rq->cx, actor_of(rq), &p,
					  form->name, form->title));
	return written(rq, &p);
}

enum err person_password_do(struct rq *rq)
{
	const struct reset_fields *form = rq->form;
	const char *password;
	struct person p;

	TRY(load(rq, &p));
	/* Who is signed in with the old one is put out at once. */
	if (!form->is_confirmed && p.id.v != actor_of(rq)->id.v)
		return refuse(&rq->cx, ERR_INPUT, "xac_nhan_mat_khau",
			      "Đánh dấu xác nhận trước khi cấp lại mật khẩu");
	TRY(people_reset_password(&rq->cx, actor_of(rq), &p, &password));
	return one_time_page(rq, p.login, p.name, password);
}

enum err person_factor_do(struct rq *rq)
{
	const struct reason_fields *form = rq->form;
	struct person p;

	TRY(load(rq, &p));
	TRY(people_reset_factor(&rq->cx, actor_of(rq), &p,
						  form->reason));
	return written(rq, &p);
}

enum err person_grant_do(struct rq *rq)
{
	const struct grant_fields *form = rq->form;
	struct person p;

	TRY(load(rq, &p));
	TRY(people_grant(&rq->cx, actor_of(rq), &p, form->role,
				   (struct unit_id){ form->unit }, form->from,
				   form->to));
	return written(rq, &p);
}

enum err person_end_role_do(struct rq *rq)
{
	const struct end_role_fields *form = rq->form;
	struct person p;

	TRY(load(rq, &p));
	TRY(people_end_role(&rq->cx, actor_of(rq), &p, form->role,
				      (struct unit_id){ form->unit },
				      form->from, form->until));
	return written(rq, &p);
}

enum err person_lock_do(struct rq *rq)
{
	const struct reason_fields *form = rq->form;
	struct person p;

	TRY(load(rq, &p));
	TRY(people_disable(&rq->cx, actor_of(rq), &p,
					     form->reason));
	return written(rq, &p);
}

enum err person_unlock_do(struct rq *rq)
{
	const struct reason_fields *form = rq->form;
	struct person p;

	TRY(load(rq, &p));
	TRY(people_enable(&rq->cx, actor_of(rq), &p,
					    form->reason));
	return written(rq, &p);
}
