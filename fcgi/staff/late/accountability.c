/*
 * Files on the responsibility of officers: the list by whose turn it is, and
 * one file with what was counted, said, reviewed and decided.
 */
#include "domain/power.h"
#include "staff/frame.h"
#include "staff/late/accountability.h"

#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/accountability/accountability.h"
#include "markers.h"
#include "staff/pages.h"
#include "text/text.h"

#define HOME "/can-bo/trach-nhiem"

/* Which act of the file is posted, and asks for which fields. */
#define AT(act) (1u << ACCOUNT_##act)
static unsigned acts(const struct rq *rq)
{
	return 1u << accountability_act_from_code(rq_param(rq, "viec"));
}

/* clang-format off */
static const struct field accountability_form_fields[] = {
	FIELD_OF(TYPE_INT, struct accountability_fields, version, "phien_ban", "Phiên bản", FIELD_REQUIRED, INT32_MAX),
	FIELD_PLACE(struct accountability_step, day, "ngay", AT(REVIEW)),
	FIELD_PLACE(struct accountability_step, day, "ngay_quyet_dinh", AT(HANDLE)),
	FIELD_OF(TYPE_LINES, struct accountability_fields, words, "noi_dung", "Ý kiến của tôi", 0, 1900, .when = AT(SAY)),
	FIELD_OF(TYPE_DAY, struct accountability_fields, review_day, "ngay", "Ngày kiểm điểm (ngày/tháng/năm)", 0, 0, .when = AT(REVIEW)),
	FIELD_TEXT(struct accountability_fields, place, "noi_hop", "Nơi tổ chức", 0, 190, .when = AT(REVIEW)),
	FIELD_OF(TYPE_LINES, struct accountability_fields, people, "thanh_phan", "Thành phần dự kiểm điểm", 0, 490, .when = AT(REVIEW)),
	FIELD_OF(TYPE_LINES, struct accountability_fields, words, "noi_dung", "Kết luận kiểm điểm", 0, 1900, .when = AT(REVIEW)),
	FIELD_TEXT(struct accountability_fields, form, "hinh_thuc", "Hình thức xử lý", 0, 20, .look = LOOK_RADIOS, .when = AT(HANDLE)),
	FIELD_TEXT(struct accountability_fields, decision_number, "so_quyet_dinh", "Số quyết định (nếu có)", 0, 40, .when = AT(HANDLE)),
	FIELD_OF(TYPE_DAY, struct accountability_fields, decision_day, "ngay_quyet_dinh", "Ngày quyết định (ngày/tháng/năm, nếu có)", 0, 0,
		 .when = AT(HANDLE)),
	FIELD_TEXT(struct accountability_fields, new_post, "vi_tri_moi", "Đơn vị, vị trí công tác mới (khi chuyển đổi vị trí)", 0, 290,
		 .when = AT(HANDLE)),
	FIELD_OF(TYPE_LINES, struct accountability_fields, words, "noi_dung", "Căn cứ, lý do", 0, 1900, .when = AT(HANDLE)),
	FIELD_OF(TYPE_LINES, struct accountability_fields, words, "noi_dung", "Kết quả thực hiện", 0, 1900, .when = AT(CLOSE)),
};
static const struct {
	const char *slug, *name;
} tabs[ACCOUNT_LIST_COUNT] = {
	[ACCOUNT_LIST_MINE] = { "cho-toi", "Chờ ông/bà" },
	[ACCOUNT_LIST_OPEN] = { "dang-mo", "Đang mở" },
	[ACCOUNT_LIST_CLOSED] = { "da-ket-thuc", "Đã kết thúc" },
};
/* clang-format on */
const struct form accountability_form =
	FORM_OF_ACTS(struct accountability_fields, accountability_form_fields,
		     NULL, acts);

static enum accountability_tab tab_asked(struct rq *rq)
{
	const char *slug = rq_arg(rq, "loai");

	for (int i = 0; slug && i < ACCOUNT_LIST_COUNT; i++) {
		if (strcmp(tabs[i].slug, slug) == 0)
			return (enum accountability_tab)i;
	}
	return ACCOUNT_LIST_MINE;
}

static void fill_row(struct rq *rq, struct view *v,
		     const struct accountability *f)
{
	view_set_int(v, M_ID, f->id.v);
	view_set(v, M_NAME, f->officer_name);
	view_set(v, M_UNIT, f->unit_name);
	view_set(v, M_QUARTER, quarter_words(rq->cx.arena, f->quarter));
	view_set_int(v, M_COUNT, f->counted_n);
	view_set(v, M_MEASURE, measure_name(f->measure));
	view_set(v, M_STATE, accountability_state_name(f->state));
	view_set(v, M_DAY, day_dmy(rq->cx.arena, instant_day(f->opened_at)));
}

enum err accountability_list_show(struct rq *rq)
{
	enum accountability_tab which = tab_asked(rq);
	struct accountability *list;
	int64_t next;
	struct view *v;
	size_t n;

	TRY(accountability_list(&rq->cx, actor_of(rq), which,
				rq_number(rq_arg(rq, "sau"), INT64_MAX), &list,
				&n, &next));
	v = page_staff(rq, T_STAFF_LATE_ACCOUNTABILITY_LIST,
		       "Hồ sơ xem xét trách nhiệm");
	for (int i = 0; i < ACCOUNT_LIST_COUNT; i++) {
		struct view *tab = view_add(v, M_TAB);

		view_setf(tab, M_HREF, HOME "?loai=%s", tabs[i].slug);
		view_set(tab, M_NAME, tabs[i].name);
		if (i == (int)which)
			view_show(tab, M_CURRENT);
	}
	if (!n) {
		view_show(v, M_EMPTY);
		return page_send(rq);
	}
	v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(v, M_ROW), &list[i]);
	if (next)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  HOME "?loai=%s&sau=%lld", tabs[which].slug,
			  (long long)next);
	return page_send(rq);
}

static enum err fill_lines(struct rq *rq, struct view *v,
			   struct accountability_id id)
{
	struct arena *arena = rq->cx.arena;
	struct accountability_line *list;
	size_t n;

	TRY(accountability_lines(&rq->cx, id, &list, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_LINE);

		view_set(row, M_CODE, list[i].code);
		view_set(row, M_PROCEDURE, list[i].procedure_name);
		view_set(row, M_CAUSE, list[i].cause_name);
		view_set(row, M_DAY, day_dmy(arena, list[i].late_since));
		if (list[i].finished_at.s == INSTANT_NONE.s)
			view_show(row, M_OPEN);
		else
			view_set(view_add(row, M_FINISHED), M_DAY,
				 day_dmy(arena,
					 instant_day(list[i].finished_at)));
		if (list[i].lateness > 1)
			view_show(row, M_AGAIN);
	}
	return OK;
}

static void fact(struct view *v, const char *label, const char *text)
{
	struct view *row;

	if (!text || !*text)
		return;
	row = view_add(v, M_FACT);
	view_set(row, M_LABEL, label);
	view_set(row, M_TEXT, text);
}

/* "Nguyễn Văn A, 09:00, Thứ Tư, 18/11/2026"; NULL when it has not been. */
static const char *by(struct rq *rq, const char *who, struct instant at)
{
	if (at.s == INSTANT_NONE.s)
		return NULL;
	return arena_printf(rq->cx.arena, "%s%s%s", who, *who ? ", " : "",
			    moment_words(rq->cx.arena, at));
}

static const char *day_of(struct rq *rq, struct day day)
{
	return day.n == DAY_NONE.n ? NULL : day_words(rq->cx.arena, day);
}

static void fill_decision(struct rq *rq, struct view *v,
			  const struct accountability_round *r)
{
	fact(v, "Hình thức xử lý", r->form_name);
	fact(v, "Quy định về hình thức", r->form_basis);
	fact(v, "Căn cứ, lý do", r->ground);
	fact(v, "Số quyết định", r->decision_number);
	fact(v, "Ngày quyết định", day_of(rq, r->decision_day));
	fact(v, "Đơn vị, vị trí mới", r->new_post);
	fact(v, "Người quyết định", by(rq, r->handled_by, r->handled_at));
	fact(v, "Kết quả thực hiện", r->done);
	fact(v, "Người kết thúc hồ sơ", by(rq, r->closed_by, r->closed_at));
	if (!*r->new_post)
		return;
	v = view_add(v, M_POST_NOTE);
	view_show(v, power_has(actor_of(rq), ROLE_ADMIN) ? M_ADMIN_LINK :
							   M_NO_LINK);
}

static void fill_round(struct rq *rq, struct view *v,
		       const struct accountability_round *r)
{
	struct arena *arena = rq->cx.arena;

	view_set(v, M_TITLE,
		 r->round == 1 ? "Xem xét trách nhiệm" :
				 "Xem xét lại khi yêu cầu được nâng lên");
	fact(v, "Yêu cầu",
	     arena_printf(arena, "%s: từ %d hồ sơ trễ hẹn trong một quý",
			  measure_name(r->measure), r->threshold_n));
	fact(v, "Căn cứ", r->basis);
	fact(v, "Mở lúc", moment_words(arena, r->opened_at));
	fact(v, "Cán bộ có ý kiến đến hết", day_words(arena, r->hear_until));
	fact(v, "Hết thời hạn, chưa có ý kiến",
	     by(rq, r->lapsed_by, r->lapsed_at));
	fact(v, "Ý kiến của cán bộ", r->said);
	fact(v, "Ghi ý kiến lúc", by(rq, "", r->said_at));
	fact(v, "Ngày kiểm điểm", day_of(rq, r->review_day));
	fact(v, "Nơi tổ chức", r->review_place);
	fact(v, "Thành phần", r->review_people);
	fact(v, "Kết luận kiểm điểm", r->review_words);
	fact(v, "Người ghi kiểm điểm", by(rq, r->reviewed_by, r->reviewed_at));
	fill_decision(rq, v, r);
}

static void ask(struct rq *rq, struct view *form, enum accountability_act act,
		const char *name, const struct drawn *more)
{
	struct drawn drawn = more ? *more : (struct drawn){ 0 };

	drawn.acts = 1u << act;
	page_field(rq, form, M_FIELD, &accountability_form, name, &drawn);
}

static void fill_review(struct rq *rq, struct view *form)
{
	ask(rq, form, ACCOUNT_REVIEW, "ngay", NULL);
	ask(rq, form, ACCOUNT_REVIEW, "noi_hop", NULL);
	ask(rq, form, ACCOUNT_REVIEW, "thanh_phan", NULL);
	ask(rq, form, ACCOUNT_REVIEW, "noi_dung", NULL);
}

static enum err handling_choices(struct rq *rq, const struct choice **ret)
{
	struct handling_form *forms;
	struct choice *list;
	size_t n;

	TRY(handling_forms(&rq->cx, instant_day(rq->cx.now), &forms, &n));
	list = arena_array(rq->cx.arena, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++)
		list[i] = (struct choice){
			forms[i].code,
			arena_printf(rq->cx.arena, "%s%s", forms[i].name,
				     forms[i].needs_decision ?
					     " (có quyết định)" :
					     "")
		};
	*ret = list;
	return OK;
}

static enum err fill_handle(struct rq *rq, struct view *form,
			    const struct accountability *f)
{
	const struct choice *list;

	TRY(handling_choices(rq, &list));
	ask(rq, form, ACCOUNT_HANDLE, "hinh_thuc",
	    &(struct drawn){ .list = list });
	ask(rq, form, ACCOUNT_HANDLE, "so_quyet_dinh", NULL);
	ask(rq, form, ACCOUNT_HANDLE, "ngay_quyet_dinh", NULL);
	ask(rq, form, ACCOUNT_HANDLE, "vi_tri_moi", NULL);
	ask(rq, form, ACCOUNT_HANDLE, "noi_dung",
	    &(struct drawn){
		    .hint = f->measure == MEASURE_POST ?
				    "Khi không chuyển đổi vị trí công tác, nêu"
				    " rõ vì sao" :
				    NULL });
	return OK;
}

static enum err fill_act(struct rq *rq, struct view *v,
			 const struct accountability *f,
			 enum accountability_act act)
{
	struct view *form = view_add(v, M_ACTION);

	view_set_int(form, M_ID, f->id.v);
	view_set(form, M_ACT, accountability_act_code(act));
	view_set(form, M_LABEL, accountability_act_name(act));
	view_set(form, M_CSRF, gate_csrf(rq));
	view_set_int(form, M_VERSION, f->version);
	switch (act) {
	case ACCOUNT_SAY:
		view_setf(view_add(form, M_NOTE_LINE), M_NOTE,
			  "Có ý kiến đến hết %s. Ý kiến được xem xét trước"
			  " khi kiểm điểm và không sửa được sau khi gửi.",
			  day_words(rq->cx.arena, f->hear_until));
		ask(rq, form, act, "noi_dung", NULL);
		return OK;
	case ACCOUNT_LAPSE:
		view_setf(view_add(form, M_NOTE_LINE), M_NOTE,
			  "Thời hạn để cán bộ có ý kiến đã hết ngày %s mà chưa"
			  " có ý kiến. Cán bộ vẫn được ghi ý kiến cho đến khi"
			  " kiểm điểm.",
			  day_dmy(rq->cx.arena, f->hear_until));
		return OK;
	case ACCOUNT_REVIEW:
		fill_review(rq, form);
		return OK;
	case ACCOUNT_HANDLE:
		return fill_handle(rq, form, f);
	case ACCOUNT_CLOSE:
		ask(rq, form, act, "noi_dung", NULL);
		return OK;
	case ACCOUNT_ACT_COUNT:
		break;
	}
	return OK;
}

static enum err fill_acts(struct rq *rq, struct view *v,
			  const struct accountability *f)
{
	struct day today = instant_day(rq->cx.now);
	bool has_any = false;

	for (int a = 0; a < ACCOUNT_ACT_COUNT; a++) {
		enum accountability_act act = (enum accountability_act)a;

		if (!accountability_may(actor_of(rq), f, today, act))
			continue;
		has_any = true;
		TRY(fill_act(rq, v, f, act));
	}
	if (!has_any)
		view_show(v, M_NO_ACTION);
	return OK;
}

static enum err fill_events(struct rq *rq, struct view *v,
			    struct accountability_id id)
{
	struct accountability_event *list;
	size_t n;

	TRY(accountability_events(&rq->cx, id, &list, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_EVENT);

		view_set(row, M_AT, moment_words(rq->cx.arena, list[i].at));
		view_set(row, M_MOVE, list[i].what);
		view_set(row, M_ACTOR,
			 *list[i].who ? arena_printf(rq->cx.arena, "%s, %s",
						     list[i].who,
						     list[i].unit) :
					"hệ thống");
		if (*list[i].words)
			view_set(view_add(row, M_NOTE_LINE), M_NOTE,
				 list[i].words);
	}
	return OK;
}

static enum err page(struct rq *rq, const struct accountability *f)
{
	struct accountability_round *rounds;
	struct view *v;
	size_t n;

	TRY(accountability_rounds(&rq->cx, f->id, &rounds, &n));
	v = page_staff(rq, T_STAFF_LATE_ACCOUNTABILITY,
		       arena_printf(rq->cx.arena,
				    "Hồ sơ xem xét trách nhiệm số %lld",
				    (long long)f->id.v));
	page_problems(rq, v);
	fill_row(rq, v, f);
	TRY(fill_lines(rq, v, f->id));
	while (n--)
		fill_round(rq, view_add(v, M_ROUND), &rounds[n]);
	TRY(fill_acts(rq, v, f));
	TRY(fill_events(rq, v, f->id));
	return page_send(rq);
}

static enum err open_asked(struct rq *rq, struct accountability *ret)
{
	const struct accountability_id id = {
		rq_number(rq_param(rq, "id"), 0)
	};

	return accountability_open(&rq->cx, actor_of(rq), id, ret);
}

enum err accountability_show(struct rq *rq)
{
	struct accountability f;

	TRY(open_asked(rq, &f));
	return page(rq, &f);
}

static enum err act_asked(const struct rq *rq, enum accountability_act *ret)
{
	*ret = accountability_act_from_code(rq_param(rq, "viec"));
	return *ret == ACCOUNT_ACT_COUNT ? ERR_MISSING : OK;
}

enum err accountability_do(struct rq *rq)
{
	const struct accountability_fields *form = rq->form;
	struct accountability_step step = {
		.version = form->version,
		.words = form->words,
		.place = form->place,
		.people = form->people,
		.form = form->form,
		.decision_number = form->decision_number,
		.new_post = form->new_post,
	};
	struct accountability f;

	TRY(act_asked(rq, &step.act));
	step.day = step.act == ACCOUNT_REVIEW ? form->review_day :
						form->decision_day;
	TRY(open_asked(rq, &f));
	TRY(accountability_move(&rq->cx, actor_of(rq), f.id, &step));
	return res_see_otherf(rq, HOME "/%lld", (long long)f.id.v);
}

enum err accountability_again(struct rq *rq)
{
	enum accountability_act act;

	TRY(act_asked(rq, &act));
	return accountability_show(rq);
}
