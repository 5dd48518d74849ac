/*
 * Slips at the counter: form 02 asks for what is missing, form 03 refuses.
 * Opened from an intake that cannot be received, with all that it says.
 */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/catalogue/unit.h"
#include "markers.h"
#include "staff/desk/desk.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"

/* clang-format off */
static const struct field notice_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct notice_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_PLACE(struct notice_new, repeat_confirmed, "lap_lai", 0),
	FIELD_TEXT(struct notice_fields, name, "ho_ten", "Họ và tên", FIELD_REQUIRED, 150),
	FIELD_CHOICE(struct notice_fields, id_kind, "loai_giay_to", "Loại giấy tờ", FIELD_REQUIRED, id_kinds),
	FIELD_TEXT(struct notice_fields, id_number, "so_giay_to", "Số giấy tờ", 0, 20),
	FIELD_OF(TYPE_PHONE, struct notice_fields, phone, "dien_thoai", "Điện thoại", 0, 15),
	FIELD_OF(TYPE_EMAIL, struct notice_fields, email, "email", "Thư điện tử", 0, 150),
	FIELD_TEXT(struct notice_fields, address, "dia_chi", "Địa chỉ", FIELD_REQUIRED, 250),
	FIELD_OF(TYPE_LINES, struct notice_fields, content, "noi_dung", "Nội dung yêu cầu (nếu khác tên thủ tục)", 0, 900, .look = LOOK_LINE),
	FIELD_OF(TYPE_LINES, struct notice_fields, items, "can_bo_sung", "Giấy tờ, nội dung cần bổ sung", 0, 3900),
	FIELD_TEXT(struct notice_fields, cause, "nguyen_nhan", "Nguyên nhân", 0, 20),
	FIELD_OF(TYPE_LINES, struct notice_fields, reason, "ly_do", "Lý do, căn cứ", 0, 1900),
	FIELD_OF(TYPE_BOOL, struct notice_fields, repeat_confirmed, "xac_nhan_lap_lai", "Xác nhận yêu cầu lần nữa", 0, 0),
};

static const struct {
	const char *marker, *name;
} person_fields[] = {
	{ M_FIELD_SO_GIAY_TO, "so_giay_to" }, { M_FIELD_HO_TEN, "ho_ten" },
	{ M_FIELD_DIEN_THOAI, "dien_thoai" }, { M_FIELD_DIA_CHI, "dia_chi" },
	{ M_FIELD_EMAIL, "email" },	      { M_FIELD_NOI_DUNG, "noi_dung" },
};
/* clang-format on */
const struct form notice_form = FORM(struct notice_fields, notice_form_fields);

static void fill_causes(struct rq *rq, struct view *v)
{
	const char *chosen = intake_typed(rq, "nguyen_nhan", "");

	for (size_t i = 0; i < notice_causes_n; i++) {
		struct view *option = view_add(v, M_OPTION);

		view_set(option, M_VALUE, notice_causes[i].code);
		view_set(option, M_LABEL, notice_causes[i].words);
		if (strcmp(chosen, notice_causes[i].code) == 0)
			view_show(option, M_SELECTED);
	}
	page_beside(rq, v, M_ERR_CAUSE, "nguyen_nhan");
}

static void fill_what(struct rq *rq, struct view *v, enum notice_kind kind)
{
	view_set(v, M_REASON, intake_typed(rq, "ly_do", ""));
	page_beside(rq, v, M_ERR_REASON, "ly_do");
	if (kind == NOTICE_REFUSAL) {
		fill_causes(rq, view_add(v, M_REFUSAL));
		return;
	}
	v = view_add(v, M_SUPPLEMENT);
	view_set(v, M_ITEMS, intake_typed(rq, "can_bo_sung", ""));
	page_beside(rq, v, M_ERR_ITEMS, "can_bo_sung");
}

static enum err page(struct rq *rq, const struct procedure *p,
		     enum notice_kind kind)
{
	struct view *v = page_staff(rq, T_STAFF_DESK_NOTICE_WRITE,
				    notice_name(kind));
	const char *key = rq_field(rq, "_key");
	const char *id_kind = intake_typed(rq, "loai_giay_to", "cccd");

	page_problems(rq, v);
	view_set(v, M_TITLE_WORDS, notice_name(kind));
	view_set(v, M_SLUG, notice_slug(kind));
	view_set(v, M_CODE, p->code);
	view_set(v, M_NAME, p->name);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(rq));
	view_show(v, strcmp(id_kind, "ho_chieu") == 0	 ? M_KIND_HO_CHIEU :
		     strcmp(id_kind, "ma_so_thue") == 0 ? M_KIND_MA_SO_THUE :
							  M_KIND_CCCD);
	for (size_t i = 0; i < sizeof(person_fields) / sizeof(person_fields[0]);
	     i++)
		page_field(rq, v, person_fields[i].marker, &notice_form,
			   person_fields[i].name, NULL);
	fill_what(rq, v, kind);
	if (rq_problem_of(rq, "lap_lai"))
		view_set(view_add(v, M_REPEAT), M_TEXT,
			 rq_problem_of(rq, "lap_lai"));
	return page_send(rq);
}

static enum err asked(struct rq *rq, struct procedure *p,
		      enum notice_kind *kind)
{
	*kind = notice_from_slug(rq_param(rq, "loai"));
	if (*kind == NOTICE_COUNT)
		return ERR_MISSING;
	return catalog_by_code(&rq->cx, rq_param(rq, "ma"),
			       instant_day(rq->cx.now), p);
}

enum err notice_from_intake(struct rq *rq, const struct procedure *p,
			    enum notice_kind kind, const char *missing)
{
	rq_forget_problems(rq);
	rq_set_field(rq, "_key", gate_form_key(rq));
	rq_set_field(rq, "can_bo_sung", missing);
	if (kind == NOTICE_SUPPLEMENT && *missing)
		rq_set_field(rq, "ly_do",
			     "Thành phần hồ sơ chưa đủ theo quy định của thủ"
			     " tục đã công bố.");
	return page(rq, p, kind);
}

enum err notice_write(struct rq *rq)
{
	struct procedure p;
	enum notice_kind kind;

	TRY(asked(rq, &p, &kind));
	return page(rq, &p, kind);
}

enum err notice_do(struct rq *rq)
{
	const struct notice_fields *form = rq->form;
	struct procedure p;
	struct notice_new in;
	struct notice_id id;
	enum notice_kind kind;

	TRY(asked(rq, &p, &kind));
	in = (struct notice_new){ .form_key = form->key,
				  .kind = kind,
				  .procedure_code = p.code,
				  .name = form->name,
				  .id_kind = form->id_kind,
				  .id_number = form->id_number,
				  .phone = form->phone,
				  .email = form->email,
				  .address = form->address,
				  .content = form->content,
				  .items = form->items,
				  .cause = form->cause,
				  .reason = form->reason,
				  .repeat_confirmed = form->repeat_confirmed };
	TRY(notice_issue(&rq->cx, actor_of(rq), &in, &id));
	return res_see_otherf(rq, "/can-bo/phieu/%lld", (long long)id.v);
}

/* Asked by the address; read leniently by day_asked(). */
struct book_fields {
	struct day day;
};
static const struct field book_form_fields[] = {
	FIELD_OF(TYPE_DAY, struct book_fields, day, "ngay", "Xem ngày khác", 0,
		 0, .hint = "ngày/tháng/năm"),
};
static const struct form book_form = FORM(struct book_fields, book_form_fields);

static struct day day_asked(struct rq *rq)
{
	struct day day;
	const char *typed = rq_arg(rq, "ngay");

	if (typed && *typed && day_parse_typed(typed, &day) != DAY_READ)
		rq_problem(rq, "ngay", "Ngày cần xem không có trong lịch");
	else if (typed && *typed)
		return day;
	return instant_day(rq->cx.now);
}

enum err notice_book(struct rq *rq)
{
	struct day day = day_asked(rq);
	struct desk_notice *list;
	size_t n;
	struct view *v;

	TRY(notice_day(&rq->cx, actor_of(rq), day, &list, &n));
	v = page_staff(rq, T_STAFF_DESK_NOTICES, "Sổ phiếu tại quầy");
	view_set(v, M_DAY, day_words(rq->cx.arena, day));
	page_field(rq, v, M_FIELD_NGAY, &book_form, "ngay",
		   &(struct drawn){ .value = rq_arg(rq, "ngay") });
	if (!n)
		view_show(v, M_EMPTY);
	else
		v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_ROW);

		view_set_int(row, M_ID, list[i].id.v);
		view_set(row, M_NUMBER, list[i].number);
		view_set(row, M_KIND, notice_name(list[i].kind));
		view_set(row, M_AT, clock_words(rq->cx.arena,
						list[i].issued_at));
		view_set(row, M_NAME, list[i].name);
		view_set(row, M_PROCEDURE, list[i].procedure_name);
		view_set(row, M_ACTOR, list[i].officer);
		if (list[i].is_repeat)
			view_show(row, M_REPEAT);
	}
	return page_send(rq);
}
