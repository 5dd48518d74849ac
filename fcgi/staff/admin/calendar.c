/* The working calendar for the administrator; a change is previewed with the
 * open dossiers that it would move, then written, moving none. */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/admin/calendar_change.h"
#include "domain/power.h"
#include "markers.h"
#include "staff/admin/people.h"
#include "staff/frame.h"

#define PAGE "/can-bo/quan-tri/lich"

static const struct choice whats[] = { { "ngay", NULL }, { "nam", NULL },
				       { "gio", NULL }, { 0 } };
static const struct choice kinds[] = { { "off", "Ngày nghỉ" },
				       { "worked", "Ngày làm việc" },
				       { 0 } };

/* Of the three forms: "ngay", "nam", "gio". */
static int form_no(const char *what)
{
	enum change_matter matter = change_matter_of(what);

	return matter == CHANGE_HOURS ? 2 : matter == CHANGE_YEAR;
}

/* Which of the three forms is posted, as a bit. */
enum { OF_DAY = 1, OF_YEAR = 2, OF_HOURS = 4 };
static unsigned form_asked(const struct rq *rq)
{
	const char *what = rq_field(rq, "thay_doi");

	return 1u << form_no(what ? what : "");
}

/* clang-format off */
static const struct field calendar_fields_[] = {
	FIELD_CHOICE(struct calendar_fields, what, "thay_doi", "Điều thay đổi", FIELD_REQUIRED, whats),
	FIELD_PLACE(struct calendar_change, day, "tu_ngay", OF_HOURS),
	FIELD_PLACE(struct calendar_change, ground, "can_cu_nam", OF_YEAR),
	FIELD_PLACE(struct calendar_change, ground, "can_cu_gio", OF_HOURS),
	FIELD_PLACE(struct calendar_change, decided_on, "ngay_qd", OF_DAY),
	FIELD_PLACE(struct calendar_change, decided_on, "ngay_qd_nam", OF_YEAR),
	FIELD_PLACE(struct calendar_change, decided_on, "ngay_qd_gio", OF_HOURS),
	FIELD_PLACE(struct calendar_change, issuer, "co_quan", OF_DAY),
	FIELD_PLACE(struct calendar_change, issuer, "co_quan_nam", OF_YEAR),
	FIELD_PLACE(struct calendar_change, issuer, "co_quan_gio", OF_HOURS),
	FIELD_PLACE(struct calendar_change, place, "noi_dang", OF_DAY),
	FIELD_PLACE(struct calendar_change, place, "noi_dang_nam", OF_YEAR),
	FIELD_PLACE(struct calendar_change, place, "noi_dang_gio", OF_HOURS),
	FIELD_OF(TYPE_DAY, struct calendar_fields, day, "ngay", "Ngày", 0, 0, .hint = "Ngày/tháng/năm, sau hôm nay"),
	FIELD_TEXT(struct calendar_fields, kind, "loai", "Loại", 0, 10, .choices = kinds, .look = LOOK_SELECT),
	FIELD_TEXT(struct calendar_fields, note, "ghi_chu", "Tên ngày nghỉ hoặc lý do làm bù", 0, 200),
	FIELD_OF(TYPE_INT, struct calendar_fields, year, "nam", "Năm", 0, 2200),
	FIELD_OF(TYPE_INT, struct calendar_fields, unit, "don_vi", "Đơn vị", 0, INT32_MAX,
		 .look = LOOK_SELECT, .hint = "Để trống: mọi đơn vị không có giờ riêng"),
	FIELD_OF(TYPE_DAY, struct calendar_fields, from, "tu_ngay", "Ngày áp dụng", 0, 0),
	FIELD_TEXT(struct calendar_fields, hours, "gio", "Giờ làm việc", 0, 100, .hint = "Ví dụ 07:30-11:30, 13:30-17:30"),
	FIELD_TEXT(struct calendar_fields, ground, "can_cu", "Số thông báo, quyết định", 0, 300),
	FIELD_TEXT(struct calendar_fields, year_ground, "can_cu_nam", "Số thông báo, quyết định", 0, 300),
	FIELD_TEXT(struct calendar_fields, hours_ground, "can_cu_gio", "Số thông báo, quyết định", 0, 300),
	FIELD_OF(TYPE_DAY, struct calendar_fields, decided_on[0], "ngay_qd", "Ngày ký", 0, 0),
	FIELD_OF(TYPE_DAY, struct calendar_fields, decided_on[1], "ngay_qd_nam", "Ngày ký", 0, 0),
	FIELD_OF(TYPE_DAY, struct calendar_fields, decided_on[2], "ngay_qd_gio", "Ngày ký", 0, 0),
	FIELD_TEXT(struct calendar_fields, issuer[0], "co_quan", "Cơ quan ban hành", 0, 200),
	FIELD_TEXT(struct calendar_fields, issuer[1], "co_quan_nam", "Cơ quan ban hành", 0, 200),
	FIELD_TEXT(struct calendar_fields, issuer[2], "co_quan_gio", "Cơ quan ban hành", 0, 200),
	FIELD_TEXT(struct calendar_fields, place[0], "noi_dang", "Nơi công bố cho người dân", 0, 300,
		 .hint = "Địa chỉ trang thông tin hoặc nơi niêm yết"),
	FIELD_TEXT(struct calendar_fields, place[1], "noi_dang_nam", "Nơi công bố cho người dân", 0, 300,
		 .hint = "Địa chỉ trang thông tin hoặc nơi niêm yết"),
	FIELD_TEXT(struct calendar_fields, place[2], "noi_dang_gio", "Nơi công bố cho người dân", 0, 300,
		 .hint = "Địa chỉ trang thông tin hoặc nơi niêm yết"),
	FIELD_OF(TYPE_BOOL, struct calendar_fields, is_confirmed, "xac_nhan", "Xác nhận", 0, 0),
};
/* clang-format on */
const struct form calendar_form =
	FORM_OF_ACTS(struct calendar_fields, calendar_fields_, NULL,
		     form_asked);

static const struct choice acts[] = { { "xac-nhan", NULL },
				      { "khong", NULL },
				      { 0 } };
/* clang-format off */
static const struct field decide_fields_[] = {
	FIELD_OF(TYPE_INT, struct calendar_decide_fields, id, "so", "Thay đổi", FIELD_REQUIRED, INT32_MAX),
	FIELD_CHOICE(struct calendar_decide_fields, act, "viec", "Việc", FIELD_REQUIRED, acts),
};
/* clang-format on */
const struct form calendar_decide_form =
	FORM(struct calendar_decide_fields, decide_fields_);

static enum err fill_years(struct rq *rq, struct view *v)
{
	struct calendar_year_row *years;
	size_t n;

	TRY(calendar_years(&rq->cx, &years, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_YEAR_ROW);

		view_set_int(row, M_YEAR, years[i].year);
		view_set(row, M_STATE,
			 years[i].is_published ? "Đã công bố" :
						 "Chưa công bố (tạm tính)");
		view_set(row, M_NOTICE, years[i].notice);
		view_set_int(row, M_OFF, years[i].days_off);
		view_set_int(row, M_WORKED, years[i].days_worked);
	}
	return OK;
}

static int year_shown(struct rq *rq)
{
	const char *typed = rq_arg(rq, "nam");
	unsigned year, month, dom;
	long asked = typed ? strtol(typed, NULL, 10) : 0;

	if (asked >= 1990 && asked <= 2200)
		return (int)asked;
	day_split(instant_day(rq->cx.now), &year, &month, &dom);
	return (int)year;
}

static enum err fill_days(struct rq *rq, struct view *v)
{
	struct calendar_row *days;
	size_t n;

	TRY(calendar_days(&rq->cx, year_shown(rq), &days, &n));
	view_set_int(v, M_YEAR, year_shown(rq));
	if (!n)
		view_show(v, M_EMPTY);
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_DAY_ROW);

		view_set(row, M_DAY, day_words(rq->cx.arena, days[i].day));
		view_set(row, M_KIND,
			 dayword_said(dayword_of(days[i].kind)));
		view_set(row, M_NOTE, days[i].note);
	}
	return OK;
}

static enum err fill_hours(struct rq *rq, struct view *v)
{
	const struct day since_ever = day_join(1900, 1, 1);
	struct arena *arena = rq->cx.arena;
	struct calendar_hours_row *hours;
	size_t n;

	TRY(calendar_hours(&rq->cx, &hours, &n));
	for (size_t i = 0; i < n; i++) {
		const struct calendar_hours_row *h = &hours[i];
		struct view *row = view_add(v, M_HOURS_ROW);

		view_set(row, M_UNIT_NAME, h->unit_name);
		view_setf(row, M_HOURS, "%02d:%02d–%02d:%02d", h->opens / 60,
			  h->opens % 60, h->closes / 60, h->closes % 60);
		view_setf(row, M_SPAN, "%s%s%s",
			  h->from.n <= since_ever.n ?
				  "từ trước đến nay" :
				  arena_printf(arena, "từ %s",
					       day_dmy(arena, h->from)),
			  h->to.n == DAY_NONE.n ? "" : ", đến hết ",
			  h->to.n == DAY_NONE.n ? "" : day_dmy(arena, h->to));
	}
	return OK;
}

/* Fields of the form that was posted keep what was typed; the others, whose
 * names may be the same, are shown empty and with other ids. */
static void fill_day_form(struct rq *rq, struct view *v)
{
	page_field(rq, v, M_FIELD_DAY, &calendar_form, "ngay", NULL);
	page_field(rq, v, M_FIELD_KIND, &calendar_form, "loai", NULL);
	page_field(rq, v, M_FIELD_NOTE, &calendar_form, "ghi_chu", NULL);
}

static enum err fill_hours_form(struct rq *rq, struct view *v)
{
	const struct choice *units;

	TRY(unit_choices(rq, &units));
	page_field(rq, v, M_FIELD_UNIT, &calendar_form, "don_vi",
		   &(struct drawn){ .list = units });
	page_field(rq, v, M_FIELD_FROM, &calendar_form, "tu_ngay", NULL);
	page_field(rq, v, M_FIELD_HOURS, &calendar_form, "gio", NULL);
	return OK;
}

/* The decision's fields have the same name in three forms; an id is there
 * once. */
static const char *named(struct rq *rq, const char *name, int form)
{
	static const char *const ends[] = { "", "_nam", "_gio" };

	return arena_printf(rq->cx.arena, "%s%s", name, ends[form]);
}

static void fill_grounds(struct rq *rq, struct view *v)
{
	static const char *const markers[3][4] = {
		{ M_FIELD_GROUND, M_FIELD_SIGNED, M_FIELD_ISSUER,
		  M_FIELD_PLACE },
		{ M_FIELD_GROUND_2, M_FIELD_SIGNED_2, M_FIELD_ISSUER_2,
		  M_FIELD_PLACE_2 },
		{ M_FIELD_GROUND_3, M_FIELD_SIGNED_3, M_FIELD_ISSUER_3,
		  M_FIELD_PLACE_3 },
	};

	static const char *const names[] = { "can_cu", "ngay_qd", "co_quan",
					     "noi_dang" };

	for (int i = 0; i < 3; i++) {
		for (int k = 0; k < 4; k++)
			page_field(rq, v, markers[i][k], &calendar_form,
				   named(rq, names[k], i), NULL);
	}
}

static enum err fill_waiting(struct rq *rq, struct view *v)
{
	struct calendar_waiting *list;
	size_t n;

	TRY(calendar_waiting(&rq->cx, &list, &n));
	for (size_t i = 0; i < n; i++) {
		const struct calendar_waiting *w = &list[i];
		struct view *row = view_add(v, M_WAITING), *act;

		view_set(row, M_WHAT,
			 calendar_change_what(rq->cx.arena, &w->change));
		view_set(row, M_GROUND,
			 calendar_decision_words(rq->cx.arena, &w->change));
		view_set(row, M_NAME, w->by_name);
		view_set(row, M_AT, moment_words(rq->cx.arena, w->at));
		if (w->by.v == actor_of(rq)->id.v) {
			view_show(row, M_OWN);
			continue;
		}
		act = view_add(row, M_DECIDE);
		view_set(act, M_CSRF, gate_csrf(rq));
		view_set_int(act, M_ID, w->id);
	}
	return OK;
}

static const char *done_words(struct rq *rq, const char *done)
{
	if (strcmp(done, "khong") == 0)
		return "Đã ghi là không xác nhận. Lịch không đổi.";
	if (strncmp(done, "xn-", 3) == 0)
		return arena_printf(rq->cx.arena,
				    "Đã xác nhận. Lịch mới tính cho hồ sơ nhận"
				    " từ nửa phút nữa%s.",
				    strcmp(done, "xn-0") == 0 ?
					    "" :
					    arena_printf(
						    rq->cx.arena,
						    "; %ld hồ sơ đã được trả"
						    " lại ngày hẹn cũ",
						    strtol(done + 3, NULL,
							   10)));
	return "Đã ghi. Thay đổi có hiệu lực khi một người khác xác nhận.";
}

enum err calendar_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_CALENDAR, "Lịch làm việc");

	if (power_has(actor_of(rq), role_bit("ADMIN")))
		admin_tabs(v, M_AT_CALENDAR);
	page_problems(rq, v);
	if (rq_arg(rq, "xong") && !rq->problems_n)
		view_set(view_add(v, M_DONE), M_WORDS,
			 done_words(rq, rq_arg(rq, "xong")));
	TRY(fill_waiting(rq, v));
	view_set(v, M_CSRF, gate_csrf(rq));
	TRY(fill_years(rq, v));
	TRY(fill_days(rq, v));
	TRY(fill_hours(rq, v));
	fill_day_form(rq, v);
	page_field(rq, v, M_FIELD_YEAR, &calendar_form, "nam", NULL);
	TRY(fill_hours_form(rq, v));
	fill_grounds(rq, v);
	return page_send(rq);
}

static struct calendar_change change_of(struct rq *rq)
{
	const struct calendar_fields *form = rq->form;
	enum change_matter matter = change_matter_of(form->what);
	bool is_hours = matter == CHANGE_HOURS;
	bool is_year = matter == CHANGE_YEAR;

	return (struct calendar_change){
		.what = form->what,
		.day = is_hours ? form->from : form->day,
		.kind = form->kind,
		.note = form->note,
		.year = form->year == INT64_MIN ? 0 : (int)form->year,
		.hours = form->hours,
		.unit = { form->unit },
		.ground = is_hours ? form->hours_ground :
			  is_year  ? form->year_ground :
				     form->ground,
		.decided_on = form->decided_on[form_no(form->what)],
		.issuer = form->issuer[form_no(form->what)],
		.place = form->place[form_no(form->what)],
	};
}

static void fill_hidden(struct rq *rq, struct view *v)
{
	for (size_t i = 0; i < rq->fields.n; i++) {
		const struct pair *f = &rq->fields.at[i];
		struct view *h;

		if (strcmp(f->name, "_csrf") == 0 ||
		    strcmp(f->name, "xac_nhan") == 0)
			continue;
		h = view_add(v, M_HIDDEN);
		view_set(h, M_NAME, f->name);
		view_set(h, M_VALUE, f->value);
	}
}

static enum err preview(struct rq *rq, const struct calendar_change *in)
{
	struct calendar_trial trial;
	struct moved *list;
	struct view *v, *some;
	size_t n, provisional = 0;

	TRY(calendar_check(&rq->cx, in, &trial));
	TRY(calendar_moved(&rq->cx, (struct unit_id){ INT64_MIN }, &trial,
			   &list, &n));
	for (size_t i = 0; i < n; i++)
		provisional += list[i].was_provisional;
	v = page_staff(rq, T_STAFF_ADMIN_CALENDAR_PREVIEW, "Xem trước thay đổi lịch");
	if (power_has(actor_of(rq), role_bit("ADMIN")))
		admin_tabs(v, M_AT_CALENDAR);
	view_set(v, M_WHAT, calendar_change_what(rq->cx.arena, in));
	view_set(v, M_CSRF, gate_csrf(rq));
	fill_hidden(rq, v);
	if (!n) {
		view_show(v, M_NONE);
		return page_send(rq);
	}
	some = view_add(v, M_SOME);
	view_set_int(some, M_COUNT, (long long)n);
	view_set_int(some, M_FIRM, (long long)(n - provisional));
	view_set_int(some, M_PROVISIONAL, (long long)provisional);
	fill_moved(rq, some, list, n, false);
	return page_send(rq);
}

enum err calendar_do(struct rq *rq)
{
	const struct calendar_fields *form = rq->form;
	const struct calendar_change in = change_of(rq);
	enum err err = form->is_confirmed ?
			       calendar_propose(&rq->cx, actor_of(rq), &in) :
			       preview(rq, &in);

	TRY(err);
	return form->is_confirmed ? res_see_other(rq, PAGE "?xong=1") : OK;
}

enum err calendar_decide_do(struct rq *rq)
{
	const struct calendar_decide_fields *form = rq->form;
	bool confirms = strcmp(form->act, acts[0].value) == 0;
	size_t back;

	TRY(calendar_decide(&rq->cx, actor_of(rq), form->id, confirms, &back));
	return confirms ? res_see_otherf(rq, PAGE "?xong=xn-%zu", back) :
			  res_see_other(rq, PAGE "?xong=khong");
}
