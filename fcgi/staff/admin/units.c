/* Units for the administrator: the tree of a day, a new one, an end with
 * those who follow, previewed before it is written. */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/admin/contact.h"
#include "domain/people/org.h"
#include "markers.h"
#include "staff/admin/people.h"
#include "staff/frame.h"

#define LIST "/can-bo/quan-tri/don-vi"

/* clang-format off */
static const struct field unit_new_fields_[] = {
	FIELD_TEXT(struct unit_new_fields, code, "ma", "Mã đơn vị", FIELD_REQUIRED, 20, .hint = "Chữ hoa, chữ số, gạch ngang; dùng trong hệ thống"),
	FIELD_TEXT(struct unit_new_fields, name, "ten", "Tên đơn vị", FIELD_REQUIRED, 200),
	FIELD_TEXT(struct unit_new_fields, short_name, "ten_ngan", "Tên ngắn", 0, 100, .hint = "Để trống nếu như tên đơn vị"),
	FIELD_TEXT(struct unit_new_fields, kind, "loai", "Loại đơn vị", FIELD_REQUIRED, 20, .look = LOOK_SELECT),
	FIELD_OF(TYPE_INT, struct unit_new_fields, parent, "cap_tren", "Đơn vị cấp trên", 0, INT32_MAX, .look = LOOK_SELECT),
	FIELD_OF(TYPE_DAY, struct unit_new_fields, from, "tu_ngay", "Ngày bắt đầu hoạt động", FIELD_REQUIRED, 0,
		 .hint = "Ngày/tháng/năm, từ hôm nay trở đi"),
	FIELD_TEXT(struct unit_new_fields, fields, "linh_vuc", "Lĩnh vực được giao", 0, 1000,
		   .hint = "Như tên trong danh mục thủ tục, cách nhau bằng dấu chấm phẩy. Đơn vị kế thừa tự có lĩnh vực của đơn vị trước"),
	FIELD_TEXT(struct unit_new_fields, agency_code, "ma_dinh_danh", "Mã định danh điện tử", 0, 35, .hint = "Ví dụ H17.82, nếu có"),
	FIELD_TEXT(struct unit_new_fields, address, "dia_chi", "Địa chỉ", 0, 300),
	FIELD_OF(TYPE_PHONE, struct unit_new_fields, phone, "dien_thoai", "Điện thoại", 0, 20, .hint = "Để trống nếu dùng số của đơn vị cấp trên"),
};
static const struct field unit_end_fields_[] = {
	FIELD_OF(TYPE_DAY, struct unit_end_fields, effective, "ngay", "Ngày đơn vị kế thừa bắt đầu", FIELD_REQUIRED, 0,
		 .hint = "Ngày trước đó là ngày cuối của đơn vị này"),
	FIELD_OF(TYPE_INT, struct unit_end_fields, heirs[0], "ke_thua", "Đơn vị kế thừa", FIELD_REQUIRED, INT32_MAX, .look = LOOK_SELECT),
	FIELD_OF(TYPE_INT, struct unit_end_fields, heirs[1], "ke_thua_2", "Đơn vị kế thừa thứ hai (khi chia tách)", 0, INT32_MAX, .look = LOOK_SELECT),
	FIELD_OF(TYPE_INT, struct unit_end_fields, heirs[2], "ke_thua_3", "Đơn vị kế thừa thứ ba", 0, INT32_MAX, .look = LOOK_SELECT),
	FIELD_TEXT(struct unit_end_fields, scope, "pham_vi", "Phạm vi", FIELD_REQUIRED, 200, .hint = "Ví dụ toàn bộ, hoặc nhiệm vụ theo địa bàn"),
	FIELD_TEXT(struct unit_end_fields, note, "can_cu", "Căn cứ", FIELD_REQUIRED, 500, .hint = "Số nghị quyết, quyết định"),
	FIELD_OF(TYPE_BOOL, struct unit_end_fields, is_confirmed, "xac_nhan", "Xác nhận", 0, 0),
};
static const struct field contact_fields_[] = {
	FIELD_TEXT(struct contact_fields, address, "dia_chi", "Địa chỉ", 0, 300, .hint = "Để trống: dùng của đơn vị cấp trên"),
	FIELD_OF(TYPE_PHONE, struct contact_fields, phone, "dien_thoai", "Điện thoại", 0, 20, .hint = "Để trống: dùng của đơn vị cấp trên"),
	FIELD_TEXT(struct contact_fields, map, "ban_do", "Đường dẫn bản đồ", 0, 300, .hint = "Để trống: trang tự tìm theo địa chỉ"),
	FIELD_OF(TYPE_DAY, struct contact_fields, from, "tu_ngay", "Ngày áp dụng", FIELD_REQUIRED, 0, .hint = "Trang và giấy của ngày trước giữ nguyên"),
};
/* clang-format on */
const struct form contact_form = FORM(struct contact_fields, contact_fields_);
static void judge_kind(struct rq *rq);
const struct form unit_new_form = FORM_JUDGED(struct unit_new_fields,
					      unit_new_fields_, judge_kind);
const struct form unit_end_form =
	FORM(struct unit_end_fields, unit_end_fields_);

static const char *span_words(struct arena *arena, const struct unit *u)
{
	if (u->valid_to.n == DAY_NONE.n)
		return arena_printf(arena, "Từ %s",
				    day_dmy(arena, u->valid_from));
	return arena_printf(arena, "%s đến hết %s",
			    day_dmy(arena, u->valid_from),
			    day_dmy(arena, u->valid_to));
}

/* "W-HK, W-HV" of who follows it the day after its last. */
static const char *heirs_words(struct arena *arena, const struct org *org,
			       const struct unit *u)
{
	struct unit_id heirs[ORG_HEIRS_MAX];
	size_t n = org_successors(org, u->id,
				  (struct day){ u->valid_to.n + 1 }, heirs);
	const char *words = "";

	for (size_t i = 0; i < n; i++)
		words = arena_printf(arena, "%s%s%s", words, i ? "; " : "",
				     org_unit(org, heirs[i])->name);
	return words;
}

static void fill_row(struct arena *arena, struct view *v,
		     const struct org *org, const struct unit *u, int depth)
{
	for (int i = 0; i < depth; i++)
		view_add(v, M_INDENT);
	view_set(v, M_CODE, u->code);
	view_set(v, M_UNIT_NAME, u->name);
	view_set(v, M_KIND, unit_kind_name(u->kind));
	view_set(v, M_SPAN, span_words(arena, u));
	if (u->valid_to.n != DAY_NONE.n)
		view_setf(view_add(v, M_NOTE_LINE), M_NOTE, "Kế thừa: %s",
			  heirs_words(arena, org, u));
}

/* Parts under their whole, by code. */
static void fill_tree(struct arena *arena, struct view *v,
		      const struct org *org, int64_t parent, struct day day,
		      int depth)
{
	if (depth > ORG_DEPTH_MAX)
		return;
	for (size_t i = 0; i < org->units_n; i++) {
		const struct unit *u = &org->units[i];

		if (u->parent.v != parent || !unit_works(u, day))
			continue;
		fill_row(arena, view_add(v, M_UNIT_ROW), org, u, depth);
		fill_tree(arena, v, org, u->id.v, day, depth + 1);
	}
}

enum err units_show(struct rq *rq)
{
	const char *typed = rq_arg(rq, "ngay");
	struct day day = instant_day(rq->cx.now);
	bool is_bad = typed && *typed &&
		      day_parse_typed(typed, &day) != DAY_READ;
	const char *fault;
	struct org org;
	struct view *v;

	TRY(org_load(&rq->cx, &org));
	v = page_staff(rq, T_STAFF_ADMIN_UNITS, "Đơn vị");
	admin_tabs(v, M_AT_UNITS);
	if (is_bad) {
		day = instant_day(rq->cx.now);
		view_set(view_add(v, M_ERR_DAY), M_MSG,
			 "Ngày viết theo dạng ngày/tháng/năm, ví dụ"
			 " 30/06/2025");
	}
	view_set(v, M_DAY, is_bad ? typed : day_dmy(rq->cx.arena, day));
	fault = org_fault(rq->cx.arena, &org);
	if (fault)
		view_set(view_add(v, M_FAULT), M_WORDS, fault);
	fill_tree(rq->cx.arena, v, &org, INT64_MIN, day, 0);
	return page_send_as(rq, is_bad ? 422 : 200);
}

static const struct choice *kind_choices(struct rq *rq)
{
	struct choice *list;
	size_t n = 0;

	while (unit_kinds[n])
		n++;
	list = arena_array(rq->cx.arena, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++)
		list[i] = (struct choice){ unit_kinds[i],
					   unit_kind_name(unit_kinds[i]) };
	return list;
}

/* A kind that is on the list, and no other. */
static void judge_kind(struct rq *rq)
{
	const struct unit_new_fields *form = rq->form;

	for (size_t i = 0; unit_kinds[i]; i++) {
		if (strcmp(unit_kinds[i], form->kind) == 0)
			return;
	}
	rq_problem(rq, "loai", "Chọn loại đơn vị trong danh sách");
}

static void fill_new_texts(struct rq *rq, struct view *v)
{
	static const struct {
		const char *marker, *name;
	} texts[] = {
		{ M_FIELD_CODE, "ma" },		 { M_FIELD_NAME, "ten" },
		{ M_FIELD_SHORT, "ten_ngan" },	 { M_FIELD_FROM, "tu_ngay" },
		{ M_FIELD_FIELDS, "linh_vuc" },	 { M_FIELD_AGENCY, "ma_dinh_danh" },
		{ M_FIELD_ADDRESS, "dia_chi" },	 { M_FIELD_PHONE, "dien_thoai" },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		page_field(rq, v, texts[i].marker, &unit_new_form,
			   texts[i].name, NULL);
}

enum err unit_new_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_UNIT_NEW, "Lập đơn vị mới");
	const struct choice *units;

	TRY(unit_choices(rq, &units));
	admin_tabs(v, M_AT_UNITS);
	page_problems(rq, v);
	view_set(v, M_CSRF, gate_csrf(rq));
	page_field(rq, v, M_FIELD_KIND, &unit_new_form, "loai",
		   &(struct drawn){ .list = kind_choices(rq) });
	page_field(rq, v, M_FIELD_PARENT, &unit_new_form, "cap_tren",
		   &(struct drawn){ .list = units });
	fill_new_texts(rq, v);
	return page_send(rq);
}

enum err unit_new_do(struct rq *rq)
{
	const struct unit_new_fields *form = rq->form;
	const struct unit_new in = {
		.code = form->code,
		.name = form->name,
		.short_name = form->short_name,
		.kind = form->kind,
		.parent = { form->parent },
		.agency_code = form->agency_code,
		.fields = form->fields,
		.address = form->address,
		.phone = form->phone,
		.from = form->from,
	};

	TRY(org_create(&rq->cx, actor_of(rq), &in));
	return res_see_otherf(rq, LIST "/%s?xong=1", in.code);
}

static void fill_rows_of(struct rq *rq, struct view *v, const struct org *org,
			 const struct unit *u)
{
	struct day today = instant_day(rq->cx.now);
	struct arena *arena = rq->cx.arena;
	struct unit_id heirs[ORG_HEIRS_MAX];
	size_t n = org_successors(org, u->id, today, heirs);

	for (size_t i = 0; i < org->successions_n; i++) {
		const struct succession *s = &org->successions[i];
		bool follows = s->from.v == u->id.v;
		struct view *row;

		if (!follows && s->to.v != u->id.v)
			continue;
		row = view_add(v, follows ? M_FOLLOWS : M_BEFORE);
		view_set(row, M_NAME,
			 org_unit(org, follows ? s->to : s->from)->name);
		view_set(row, M_DAY, day_dmy(arena, s->effective));
		view_set(row, M_REACH, s->scope);
		view_set(row, M_NOTE, s->note);
	}
	if (unit_works(u, today) || u->valid_from.n > today.n)
		return;
	for (size_t i = 0; i < n; i++)
		view_set(view_add(v, M_HEIR_ROW), M_NAME,
			 org_unit(org, heirs[i])->name);
}

static enum err fill_ending(struct rq *rq, struct view *v,
			    const struct unit *u)
{
	static const char *const markers[] = { M_FIELD_HEIR, M_FIELD_HEIR_2,
					       M_FIELD_HEIR_3 };
	static const char *const names[] = { "ke_thua", "ke_thua_2",
					     "ke_thua_3" };
	const struct choice *units;

	TRY(unit_choices(rq, &units));
	v = view_add(v, M_ENDING);
	view_set(v, M_CODE, u->code);
	view_set(v, M_CSRF, gate_csrf(rq));
	for (int i = 0; i < 3; i++)
		page_field(rq, v, markers[i], &unit_end_form, names[i],
			   &(struct drawn){ .list = units });
	page_field(rq, v, M_FIELD_DAY, &unit_end_form, "ngay", NULL);
	page_field(rq, v, M_FIELD_SCOPE, &unit_end_form, "pham_vi", NULL);
	page_field(rq, v, M_FIELD_NOTE, &unit_end_form, "can_cu", NULL);
	return OK;
}

static const char *or_words(const char *s, const char *words)
{
	return *s ? s : words;
}

/* What counts today, own or from above; what is lacking is said. */
static void fill_contact_now(struct view *v, const struct unit *u,
			     const struct contact *c)
{
	bool is_desk = unit_kind_of(u->kind) == UNIT_DESK;

	view_set(v, M_ADDRESS, or_words(c->address, "Chưa có"));
	view_set(v, M_PHONE, or_words(c->phone, "Chưa công bố số điện thoại"));
	view_set(v, M_HOURS, or_words(c->hours, "Chưa có"));
	if (is_desk && (!*c->phone || !*c->address))
		view_show(v, M_LACKING);
}

static enum err fill_contact(struct rq *rq, struct view *v,
			     const struct unit *u)
{
	struct day today = instant_day(rq->cx.now);
	struct contact_row *list, last = { .address = "",
					   .phone = "",
					   .map = "" };
	struct contact c;
	size_t n;

	TRY(contact_of(&rq->cx, u->id, today, &c));
	fill_contact_now(v, u, &c);
	TRY(contact_history(&rq->cx, u->id, &list, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_CONTACT_ROW);

		view_set(row, M_DAY, day_dmy(rq->cx.arena, list[i].from));
		view_set(row, M_ADDRESS,
			 or_words(list[i].address, "như đơn vị cấp trên"));
		view_set(row, M_PHONE,
			 or_words(list[i].phone, "như đơn vị cấp trên"));
		view_set(row, M_NAME, or_words(list[i].by, "Nạp từ tệp"));
	}
	if (n)
		last = list[0];
	if (u->valid_to.n != DAY_NONE.n)
		return OK;
	v = view_add(v, M_CONTACT_FORM);
	view_set(v, M_CODE, u->code);
	view_set(v, M_CSRF, gate_csrf(rq));
	page_field(rq, v, M_FIELD_ADDRESS, &contact_form, "dia_chi",
		   &(struct drawn){ .value = last.address });
	page_field(rq, v, M_FIELD_PHONE, &contact_form, "dien_thoai",
		   &(struct drawn){ .value = last.phone });
	page_field(rq, v, M_FIELD_MAP, &contact_form, "ban_do",
		   &(struct drawn){ .value = last.map });
	page_field(rq, v, M_FIELD_FROM, &contact_form, "tu_ngay",
		   &(struct drawn){ .value = day_dmy(rq->cx.arena, today) });
	return OK;
}

enum err unit_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_UNIT, "Đơn vị");
	const struct unit *u, *parent;
	struct org org;

	TRY(org_load(&rq->cx, &org));
	u = org_by_code(&org, rq_param(rq, "code"));
	if (!u)
		return ERR_MISSING;
	parent = org_unit(&org, u->parent);
	admin_tabs(v, M_AT_UNITS);
	page_problems(rq, v);
	if (rq_arg(rq, "xong") && !rq->problems_n)
		view_set(view_add(v, M_DONE), M_WORDS, "Đã ghi.");
	view_set(v, M_CODE, u->code);
	view_set(v, M_UNIT_NAME, u->name);
	view_set(v, M_KIND, unit_kind_name(u->kind));
	view_set(v, M_PARENT, parent ? parent->name : "Không có");
	view_set(v, M_SPAN, span_words(rq->cx.arena, u));
	view_set(v, M_AGENCY, u->agency_code ? u->agency_code : "Chưa có");
	TRY(unit_field_fill(rq, v, u));
	TRY(fill_contact(rq, v, u));
	fill_rows_of(rq, v, &org, u);
	if (u->valid_to.n == DAY_NONE.n)
		TRY(fill_ending(rq, v, u));
	return page_send(rq);
}

enum err unit_contact_do(struct rq *rq)
{
	const struct contact_fields *form = rq->form;
	const struct contact_row in = { .from = form->from,
					.address = form->address,
					.phone = form->phone,
					.map = form->map };
	struct unit u;

	TRY(unit_by_code(&rq->cx, rq_param(rq, "code"), &u));
	TRY(contact_change(&rq->cx, actor_of(rq), u.id, &in));
	return res_see_otherf(rq, LIST "/%s?xong=1", u.code);
}

static void fill_hidden(struct rq *rq, struct view *v)
{
	static const char *const kept[] = { "ngay",	 "ke_thua",
					    "ke_thua_2", "ke_thua_3",
					    "pham_vi",	 "can_cu" };

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		struct view *h = view_add(v, M_HIDDEN);

		view_set(h, M_NAME, kept[i]);
		view_set(h, M_VALUE, rq_field(rq, kept[i]));
	}
}

static enum err preview(struct rq *rq, const struct org *org,
			const struct unit_end *in)
{
	struct unit_end_effect effect;
	struct view *v, *v_fields = NULL;

	TRY(org_end_preview(&rq->cx, in, &effect));
	v = page_staff(rq, T_STAFF_ADMIN_UNIT_END, "Xem trước kết thúc đơn vị");
	admin_tabs(v, M_AT_UNITS);
	view_set(v, M_UNIT_NAME, effect.parts[0].name);
	view_set(v, M_CODE, effect.parts[0].code);
	view_set(v, M_DAY, day_words(rq->cx.arena, in->effective));
	view_set(v, M_LAST_DAY,
		 day_words(rq->cx.arena,
			   (struct day){ in->effective.n - 1 }));
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set_int(v, M_PEOPLE, effect.people);
	view_set_int(v, M_DOSSIERS, effect.dossiers);
	for (size_t i = 0; i < in->heirs_n; i++)
		view_set(view_add(v, M_HEIR_ROW), M_NAME,
			 org_unit(org, in->heirs[i])->name);
	for (size_t i = 0; i < effect.parts_n; i++)
		view_set(view_add(v, M_PART), M_NAME, effect.parts[i].name);
	if (effect.fields_n)
		view_set(v_fields = view_add(v, M_ORPHANED), M_DAY,
			 day_dmy(rq->cx.arena, in->effective));
	for (size_t i = 0; i < effect.fields_n; i++)
		view_set(view_add(v_fields, M_FIELD_ROW), M_NAME,
			 effect.fields[i]);
	fill_hidden(rq, v);
	return page_send(rq);
}

static struct unit_end end_of(const struct unit_end_fields *form,
			      const struct unit *u)
{
	struct unit_end in = { .unit = u->id,
			       .effective = form->effective,
			       .scope = form->scope,
			       .note = form->note };

	for (int i = 0; i < 3; i++) {
		if (form->heirs[i] != INT64_MIN)
			in.heirs[in.heirs_n++].v = form->heirs[i];
	}
	return in;
}

enum err unit_end_do(struct rq *rq)
{
	const struct unit_end_fields *form = rq->form;
	const struct unit *u;
	struct unit_end in;
	struct org org;

	TRY(org_load(&rq->cx, &org));
	u = org_by_code(&org, rq_param(rq, "code"));
	if (!u)
		return ERR_MISSING;
	in = end_of(form, u);
	if (!form->is_confirmed)
		return preview(rq, &org, &in);
	TRY(org_end(&rq->cx, actor_of(rq), &in));
	return res_see_otherf(rq, LIST "/%s?xong=1", u->code);
}
