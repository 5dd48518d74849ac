/* Accounts for the administrator: the list, a new one. */
#include <stdlib.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/catalogue/unit.h"
#include "domain/people/people.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"

#define LIST "/can-bo/quan-tri/tai-khoan"

/* clang-format off */
static const struct field person_new_fields_[] = {
	FIELD_TEXT(struct person_new_fields, login, "ten_dang_nhap", "Tên đăng nhập", FIELD_REQUIRED, 64,
		 .hint = "Chữ thường không dấu, chữ số, dấu chấm, gạch ngang"),
	FIELD_TEXT(struct person_new_fields, name, "ho_ten", "Họ và tên", FIELD_REQUIRED, 200),
	FIELD_TEXT(struct person_new_fields, title, "chuc_danh", "Chức danh", FIELD_REQUIRED, 200),
	FIELD_TEXT(struct person_new_fields, role, "vai_tro", "Vai trò", FIELD_REQUIRED, 20, .look = LOOK_SELECT),
	FIELD_OF(TYPE_INT, struct person_new_fields, unit, "don_vi", "Đơn vị", FIELD_REQUIRED, INT32_MAX, .look = LOOK_SELECT),
	FIELD_OF(TYPE_DAY, struct person_new_fields, from, "tu_ngay", "Ngày bắt đầu", FIELD_REQUIRED, 0, .hint = "Ngày/tháng/năm, từ hôm nay trở đi"),
};
/* clang-format on */
const struct form person_new_form =
	FORM(struct person_new_fields, person_new_fields_);

void admin_tabs(struct view *v, const char *here)
{
	view_show(view_include(v, M_TABS, T_PART_ADMIN), here);
}

const struct choice *role_choices(struct rq *rq)
{
	struct choice *list = arena_array(rq->cx.arena, 32, sizeof(*list));
	size_t n = 0;

	for (unsigned bit = 1; *role_code(bit); bit <<= 1)
		list[n++] = (struct choice){ role_code(bit), role_name(bit) };
	return list;
}

enum err unit_choices(struct rq *rq, const struct choice **ret)
{
	struct choice *list;
	struct unit *units;
	size_t n;

	TRY(unit_current(&rq->cx, instant_day(rq->cx.now), &units, &n));
	list = arena_array(rq->cx.arena, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++)
		list[i] = (struct choice){
			arena_printf(rq->cx.arena, "%lld",
				     (long long)units[i].id.v),
			arena_printf(rq->cx.arena, "%s (%s)", units[i].name,
				     units[i].code)
		};
	*ret = list;
	return OK;
}

static void fill_person(struct view *v, const struct person_row *r)
{
	view_set(v, M_LOGIN, r->login);
	view_set(v, M_NAME, r->name);
	view_set(v, M_TITLE, r->title);
	view_set(v, M_ROLES, *r->roles ? r->roles : "Chưa có vai trò");
	if (!r->is_active)
		view_show(v, M_LOCKED);
	else
		view_set(v, M_STATE,
			 r->has_factor ? "Hai bước" : "Một bước");
}

enum err people_show(struct rq *rq)
{
	const char *words = rq_arg(rq, "tim"), *at = rq_arg(rq, "trang");
	int64_t page = at ? strtoll(at, NULL, 10) : 1, total;
	struct person_row *rows;
	struct view *v;
	size_t n;

	if (page < 1 || page > 1000)
		page = 1;
	TRY(people_search(&rq->cx, words ? words : "", page, &rows, &n,
			  &total));
	v = page_staff(rq, T_STAFF_ADMIN_PEOPLE, "Tài khoản");
	admin_tabs(v, M_AT_PEOPLE);
	view_set(v, M_VALUE, words ? words : "");
	view_set_int(v, M_TOTAL, total);
	if (!n)
		view_show(v, M_EMPTY);
	else
		view_show(v, M_LIST);
	for (size_t i = 0; i < n; i++)
		fill_person(view_add(v, M_PERSON), &rows[i]);
	if (page * PEOPLE_PAGE < total)
		view_setf(view_add(v, M_NEXT), M_HREF, LIST "?tim=%s&trang=%lld",
			  words ? url_encode(rq->cx.arena, words) : "",
			  (long long)page + 1);
	return page_send(rq);
}

enum err person_new_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_PERSON_NEW,
				    "Lập tài khoản mới");
	const char *today = day_dmy(rq->cx.arena, instant_day(rq->cx.now));
	const struct form *form = &person_new_form;
	const struct choice *units;

	TRY(unit_choices(rq, &units));
	admin_tabs(v, M_AT_PEOPLE);
	page_problems(rq, v);
	view_set(v, M_CSRF, gate_csrf(rq));
	page_field(rq, v, M_FIELD_LOGIN, form, "ten_dang_nhap", NULL);
	page_field(rq, v, M_FIELD_NAME, form, "ho_ten", NULL);
	page_field(rq, v, M_FIELD_TITLE, form, "chuc_danh", NULL);
	page_field(rq, v, M_FIELD_ROLE, form, "vai_tro",
		   &(struct drawn){ .list = role_choices(rq) });
	page_field(rq, v, M_FIELD_UNIT, form, "don_vi",
		   &(struct drawn){ .list = units });
	page_field(rq, v, M_FIELD_FROM, form, "tu_ngay",
		   &(struct drawn){ .value = today });
	return page_send(rq);
}

enum err one_time_page(struct rq *rq, const char *login, const char *name,
		       const char *password)
{
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_ONE_TIME,
				    "Mật khẩu dùng một lần");

	admin_tabs(v, M_AT_PEOPLE);
	view_set(v, M_LOGIN, login);
	view_set(v, M_NAME, name);
	view_set(v, M_PASSWORD, password);
	return page_send(rq);
}

enum err person_new_do(struct rq *rq)
{
	const struct person_new_fields *form = rq->form;
	const struct person_new in = {
		.login = form->login,
		.name = form->name,
		.title = form->title,
		.role = form->role,
		.unit = { form->unit },
		.from = form->from,
	};
	const char *password;

	TRY(people_create(&rq->cx, actor_of(rq), &in, &password));
	return one_time_page(rq, in.login, in.name, password);
}
