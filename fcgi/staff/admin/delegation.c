/* Delegation: a leader gives a role away for some days, an administrator
 * records a decision; whoever may end it ends it from a day on. */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/people/delegation.h"
#include "domain/power.h"
#include "markers.h"
#include "staff/admin/people.h"
#include "staff/frame.h"
#include "text/text.h"

#define PAGE "/can-bo/uy-quyen"

static const struct choice scopes[] = { { "all", "Mọi thủ tục của đơn vị" },
					{ "field", "Một lĩnh vực" },
					{ "procedure", "Một thủ tục" },
					{ 0 } };

/* clang-format off */
static const struct field delegation_fields_[] = {
	FIELD_TEXT(struct delegation_fields, giver, "nguoi_giao", "Tên đăng nhập của người ủy quyền", 0, 64),
	FIELD_TEXT(struct delegation_fields, role, "vai_tro", "Vai trò, đơn vị", FIELD_REQUIRED, 40, .look = LOOK_SELECT),
	FIELD_OF(TYPE_INT, struct delegation_fields, to, "nguoi_nhan", "Người được ủy quyền", FIELD_REQUIRED, INT32_MAX, .look = LOOK_SELECT),
	FIELD_OF(TYPE_DAY, struct delegation_fields, from_day, "tu_ngay", "Ngày bắt đầu", FIELD_REQUIRED, 0, .hint = "Ngày/tháng/năm, từ hôm nay trở đi"),
	FIELD_OF(TYPE_DAY, struct delegation_fields, to_day, "den_ngay", "Ngày cuối", FIELD_REQUIRED, 0),
	FIELD_CHOICE(struct delegation_fields, scope, "pham_vi", "Phạm vi", FIELD_REQUIRED, scopes, .look = LOOK_SELECT),
	FIELD_TEXT(struct delegation_fields, value, "gia_tri", "Tên lĩnh vực hoặc mã thủ tục", 0, 100,
		 .hint = "Chỉ khi phạm vi là một lĩnh vực hoặc một thủ tục"),
	FIELD_TEXT(struct delegation_fields, decision_no, "so_quyet_dinh", "Số văn bản ủy quyền", FIELD_REQUIRED, 60, .hint = "Ví dụ 12/QĐ-UBND"),
	FIELD_TEXT(struct delegation_fields, ground, "can_cu", "Căn cứ, lý do", FIELD_REQUIRED, 500, .hint = "Ví dụ đi công tác từ ngày … đến ngày …"),
};
static const struct field delegation_end_fields_[] = {
	FIELD_OF(TYPE_DAY, struct delegation_end_fields, until, "thoi_tu_ngay", "Ngày chấm dứt", FIELD_REQUIRED, 0),
	FIELD_TEXT(struct delegation_end_fields, reason, "ly_do", "Lý do", FIELD_REQUIRED, 300),
};
/* clang-format on */
const struct form delegation_form =
	FORM(struct delegation_fields, delegation_fields_);
const struct form delegation_end_form =
	FORM(struct delegation_end_fields, delegation_end_fields_);

static bool is_admin(struct rq *rq)
{
	return power_has(actor_of(rq), ROLE_ADMIN);
}

/* Whose role it is: one's own, or whom an administrator names. */
static enum err load_giver(struct rq *rq, struct person *ret)
{
	const char *login = rq->method == POST ? rq_field(rq, "nguoi_giao") :
						 rq_arg(rq, "nguoi_giao");

	if (!is_admin(rq) || !login || !*login)
		login = actor_of(rq)->login;
	return people_load(&rq->cx, login, ret);
}

/* "ROLE:unit" of each role that is held today and may be given away. */
static enum err role_list(struct rq *rq, const struct person *giver,
			  struct choice **ret, size_t *ret_n)
{
	struct day today = instant_day(rq->cx.now);
	struct arena *arena = rq->cx.arena;
	struct person_role *roles;
	size_t n;

	TRY(people_roles(&rq->cx, giver->id, &roles, &n));
	*ret = arena_array(arena, n + 1, sizeof(**ret));
	*ret_n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct person_role *r = &roles[i];

		if (r->from.n > today.n ||
		    (r->to.n != DAY_NONE.n && r->to.n < today.n) ||
		    strcmp(r->role, "ADMIN") == 0)
			continue;
		(*ret)[(*ret_n)++] = (struct choice){
			arena_printf(arena, "%s:%lld", r->role,
				     (long long)r->unit.v),
			arena_printf(arena, "%s, %s",
				     role_name(role_bit(r->role)),
				     r->unit_name)
		};
	}
	return OK;
}

static enum err candidate_list(struct rq *rq, const struct person *giver,
			       struct choice **ret, size_t *ret_n)
{
	struct unit_id authority = is_admin(rq) ?
					   (struct unit_id){ INT64_MIN } :
					   actor_of(rq)->authority;
	struct arena *arena = rq->cx.arena;
	struct account_brief *people;
	size_t n;

	TRY(delegation_candidates(&rq->cx, authority, &people, &n));
	*ret = arena_array(arena, n + 1, sizeof(**ret));
	*ret_n = 0;
	for (size_t i = 0; i < n; i++) {
		if (people[i].id.v == giver->id.v)
			continue;
		(*ret)[(*ret_n)++] = (struct choice){
			arena_printf(arena, "%lld", (long long)people[i].id.v),
			arena_printf(arena, "%s (%s)", people[i].name,
				     people[i].title)
		};
	}
	return OK;
}

static void fill_texts(struct rq *rq, struct view *v)
{
	const struct form *form = &delegation_form;

	page_field(rq, v, M_FIELD_FROM, form, "tu_ngay", NULL);
	page_field(rq, v, M_FIELD_TO, form, "den_ngay", NULL);
	page_field(rq, v, M_FIELD_SCOPE, form, "pham_vi",
		   &(struct drawn){ .value = "all" });
	page_field(rq, v, M_FIELD_VALUE, form, "gia_tri", NULL);
	page_field(rq, v, M_FIELD_DECISION, form, "so_quyet_dinh", NULL);
	page_field(rq, v, M_FIELD_GROUND, form, "can_cu", NULL);
}

static enum err fill_form(struct rq *rq, struct view *v,
			  const struct person *giver)
{
	struct choice *roles, *people;
	size_t roles_n, people_n;

	TRY(role_list(rq, giver, &roles, &roles_n));
	if (!roles_n) {
		v = view_add(v, M_NO_ROLE);
		view_set(v, M_GIVER_NAME, giver->name);
		return OK;
	}
	TRY(candidate_list(rq, giver, &people, &people_n));
	v = view_add(v, M_FORM);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_GIVER, giver->login);
	view_set(v, M_GIVER_NAME, giver->name);
	page_field(rq, v, M_FIELD_ROLE, &delegation_form, "vai_tro",
		   &(struct drawn){ .list = roles });
	page_field(rq, v, M_FIELD_TO_WHOM, &delegation_form, "nguoi_nhan",
		   &(struct drawn){ .list = people });
	fill_texts(rq, v);
	return OK;
}

static const char *reach_words(struct arena *arena,
			       const struct delegation *g)
{
	if (strcmp(g->scope, "field") == 0)
		return arena_printf(arena, "Lĩnh vực %s", g->value);
	if (strcmp(g->scope, "procedure") == 0)
		return arena_printf(arena, "Thủ tục %s", g->value);
	return "Mọi thủ tục";
}

static const char *span_words(struct arena *arena, const struct delegation *g)
{
	if (g->to_day.n < g->from_day.n)
		return arena_printf(arena, "Đã hủy trước ngày bắt đầu %s",
				    day_dmy(arena, g->from_day));
	return arena_printf(arena, "%s đến hết %s%s",
			    day_dmy(arena, g->from_day),
			    day_dmy(arena, g->to_day),
			    g->is_ended_early ? " (chấm dứt sớm)" : "");
}

static void fill_end(struct rq *rq, struct view *v, const struct delegation *g)
{
	const char *posted = rq_param(rq, "id");

	v = view_add(v, M_END);
	view_set_int(v, M_ID, g->id);
	view_set(v, M_CSRF, gate_csrf(rq));
	if (!posted || strtoll(posted, NULL, 10) != g->id)
		return;
	view_set(v, M_DAY, rq_field(rq, "thoi_tu_ngay"));
	view_set(v, M_REASON, rq_field(rq, "ly_do"));
	page_beside(rq, v, M_ERR_END, "thoi_tu_ngay");
	page_beside(rq, v, M_ERR_REASON, "ly_do");
}

static enum err fill_list(struct rq *rq, struct view *v)
{
	struct day today = instant_day(rq->cx.now);
	struct delegation *list;
	size_t n;

	TRY(delegation_list(&rq->cx, actor_of(rq), &list, &n));
	if (!n) {
		view_show(v, M_EMPTY);
		return OK;
	}
	v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++) {
		const struct delegation *g = &list[i];
		struct view *row = view_add(v, M_GIVEN);

		view_set(row, M_FROM_NAME, g->from_name);
		view_set(row, M_TO_NAME, g->to_name);
		view_set(row, M_ROLE, role_name(role_bit(g->role)));
		view_set(row, M_UNIT_NAME, g->unit_name);
		view_set(row, M_SPAN, span_words(rq->cx.arena, g));
		view_set(row, M_REACH, reach_words(rq->cx.arena, g));
		view_set(row, M_DECISION, g->decision_no);
		view_set(row, M_GROUND, g->ground);
		if (!g->is_ended_early && g->to_day.n >= today.n &&
		    (is_admin(rq) || g->from.v == actor_of(rq)->id.v))
			fill_end(rq, row, g);
	}
	return OK;
}

enum err delegation_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_DELEGATION,
				    "Ủy quyền ký thay");
	bool is_end = rq_param(rq, "id") != NULL;
	struct person giver;

	if (is_admin(rq))
		admin_tabs(v, M_AT_DELEGATION);
	page_problems(rq, v);
	if (rq_arg(rq, "xong") && !rq->problems_n)
		view_set(view_add(v, M_DONE), M_WORDS, "Đã ghi.");
	TRY(fill_list(rq, v));
	if (is_admin(rq))
		page_field(rq, view_add(v, M_PICK), M_FIELD_GIVER,
			   &delegation_form, "nguoi_giao",
			   &(struct drawn){
				   .value = rq_arg(rq, "nguoi_giao") });
	if (!is_end && (!is_admin(rq) || rq->method == POST ||
			rq_arg(rq, "nguoi_giao"))) {
		TRY(load_giver(rq, &giver));
		TRY(fill_form(rq, v, &giver));
	}
	return page_send(rq);
}

enum err delegation_do(struct rq *rq)
{
	const struct delegation_fields *form = rq->form;
	const char *colon = strchr(form->role, ':');
	struct delegation_new in = {
		.to = { form->to },
		.from_day = form->from_day,
		.to_day = form->to_day,
		.scope = form->scope,
		.value = form->value,
		.decision_no = form->decision_no,
		.ground = form->ground,
	};
	struct person giver;

	in.role = arena_strndup(rq->cx.arena, form->role,
				strcspn(form->role, ":"));
	in.unit.v = colon ? strtoll(colon + 1, NULL, 10) : 0;
	TRY(load_giver(rq, &giver));
	TRY(delegation_make(&rq->cx, actor_of(rq), &giver, &in));
	return res_see_other(rq, PAGE "?xong=1");
}

enum err delegation_end_do(struct rq *rq)
{
	const struct delegation_end_fields *form = rq->form;
	int64_t id = strtoll(rq_param(rq, "id"), NULL, 10);

	TRY(delegation_end(&rq->cx, actor_of(rq), id, form->until,
			   form->reason));
	return res_see_other(rq, PAGE "?xong=1");
}
