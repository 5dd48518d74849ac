/*
 * The small forms of the moves that one may make now: which fields a move has
 * follows from what its row of the table needs.
 */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/casework/payment.h"
#include "domain/casework/request.h"
#include "domain/catalogue/unit.h"
#include "domain/files/draft.h"
#include "domain/ledger/event.h"
#include "markers.h"
#include "staff/desk/turn.h"
#include "staff/dossier/usual.h"
#include "staff/pages.h"

enum look { LOOK_INPUT, LOOK_AREA, LOOK_SELECT, LOOK_RADIOS, LOOK_CHECKS };

struct option {
	const char *value, *label;
};

static const struct option result_kinds[] = {
	{ "ket_qua", "Kết quả giải quyết" },
	{ "tu_choi", "Từ chối giải quyết (nêu lý do ở ô ý kiến)" },
	{ NULL, NULL }
};
static const struct option answer_kinds[] = {
	{ "dong_y", "Đồng ý" },
	{ "khong_dong_y", "Không đồng ý" },
	{ "co_y_kien", "Có ý kiến khác" },
	{ "khong_tham_quyen", "Không thuộc thẩm quyền" },
	{ NULL, NULL }
};
static const struct option limit_units[] = {
	{ "WD", "ngày làm việc" }, { "WH", "giờ làm việc" }, { NULL, NULL }
};
static const struct option receiver_kinds[] = {
	{ "chinh_chu", "Chính người nộp hồ sơ" },
	{ "uy_quyen", "Người được ủy quyền" },
	{ NULL, NULL }
};
static const struct option originals[] = {
	{ "khong_co", "Không giữ bản chính nào" },
	{ "da_tra", "Đã trả lại bản chính" },
	{ NULL, NULL }
};

/* In the order in which they stand on the form. */
static const struct spec {
	unsigned needs; /* shown when the row needs any of them */
	enum look look;
	const char *name, *label, *hint;
	int max;
	const struct option *options; /* NULL: from the database */
} specs[] = {
	{ NEED_ASSIGNEE, LOOK_SELECT, "nguoi_thu_ly", "Người thụ lý", NULL, 0,
	  NULL },
	{ NEED_RESULT_KIND, LOOK_RADIOS, "loai_ket_qua", "Dự thảo", NULL, 0,
	  result_kinds },
	{ NEED_DRAFT, LOOK_AREA, "khong_du_thao",
	  "Vì sao trình không kèm tệp dự thảo",
	  "Lời này ghi vào nhật ký và hiện cho người duyệt, người ký", 500,
	  NULL },
	{ NEED_REQUEST, LOOK_SELECT, "yeu_cau", "Yêu cầu", NULL, 0, NULL },
	{ NEED_ANSWER, LOOK_RADIOS, "loai_tra_loi", "Trả lời", NULL, 0,
	  answer_kinds },
	{ NEED_UNITS, LOOK_CHECKS, "don_vi", "Đơn vị được hỏi",
	  "Có thể chọn nhiều đơn vị", 0, NULL },
	{ NEED_TARGET, LOOK_SELECT, "don_vi", "Cơ quan liên thông", NULL, 0,
	  NULL },
	{ NEED_UNITS | NEED_TARGET, LOOK_AREA, "noi_dung",
	  "Nội dung cần giải quyết, cho ý kiến", NULL, 1900, NULL },
	{ NEED_ANSWER, LOOK_AREA, "noi_dung", "Nội dung trả lời", NULL, 1900,
	  NULL },
	{ NEED_UNITS | NEED_TARGET, LOOK_INPUT, "thoi_han", "Thời hạn trả lời",
	  "Không được dài hơn thời hạn còn lại của hồ sơ", 3, NULL },
	{ NEED_UNITS | NEED_TARGET, LOOK_RADIOS, "don_vi_han", "Tính theo",
	  NULL, 0, limit_units },
	{ NEED_ANSWER, LOOK_AREA, "ly_do_tre",
	  "Lý do trả lời trễ (bắt buộc khi đã quá hạn)", NULL, 900, NULL },
	{ NEED_ITEMS, LOOK_AREA, "can_bo_sung", "Cần bổ sung, hoàn thiện",
	  "Ghi đủ trong một lần, mỗi mục một dòng", 1900, NULL },
	{ NEED_ITEMS, LOOK_INPUT, "han", "Hạn bổ sung (ngày/tháng/năm)", NULL,
	  10, NULL },
	{ NEED_ITEMS, LOOK_INPUT, "can_cu",
	  "Căn cứ của yêu cầu (nếu có)",
	  "Văn bản, điều, khoản quy định giấy tờ này; không kéo dài thời hạn"
	  " được yêu cầu bổ sung",
	  300, NULL },
	{ NEED_NOTICE, LOOK_SELECT, "tep_thong_bao", "Tệp thông báo nộp tiền",
	  "Người nộp mở được tệp này ở trang tra cứu", 0, NULL },
	{ NEED_WISH, LOOK_SELECT, "tep_de_nghi", "Tệp đề nghị của người nộp",
	  "Mỗi tệp chỉ dùng cho một lần đề nghị", 0, NULL },
	{ NEED_NOTICE, LOOK_INPUT, "so_thong_bao", "Số thông báo nộp tiền",
	  NULL, 60, NULL },
	{ NEED_NOTICE, LOOK_INPUT, "so_tien", "Số tiền (đồng)", NULL, 15,
	  NULL },
	{ NEED_NOTICE, LOOK_INPUT, "nguoi_nop_tien", "Người phải nộp", NULL,
	  150, NULL },
	{ NEED_NOTICE, LOOK_INPUT, "han", "Hạn nộp (ngày/tháng/năm, nếu có)",
	  NULL, 10, NULL },
	{ NEED_RECEIPT, LOOK_INPUT, "so_bien_lai",
	  "Số biên lai hoặc chứng từ", NULL, 60, NULL },
	{ NEED_DOCUMENT, LOOK_INPUT, "so_van_ban", "Số văn bản đã vào sổ",
	  NULL, 60, NULL },
	{ NEED_DOCUMENT, LOOK_INPUT, "ngay_van_ban",
	  "Ngày văn bản (ngày/tháng/năm)", NULL, 10, NULL },
	{ NEED_RECEIVER, LOOK_RADIOS, "loai_nguoi_nhan", "Người đến nhận là",
	  NULL, 0, receiver_kinds },
	{ NEED_RECEIVER, LOOK_INPUT, "nguoi_nhan",
	  "Họ tên người đến nhận",
	  "Để trống khi chính người nộp hồ sơ đến nhận", 150, NULL },
	{ NEED_DELIVERY, LOOK_INPUT, "nguoi_nhan",
	  "Họ tên người nhận từ bưu chính", NULL, 150, NULL },
	{ NEED_RECEIVER, LOOK_INPUT, "giay_to_nguoi_nhan",
	  "Giấy tờ đã kiểm tra", "Giấy hẹn, căn cước", 150, NULL },
	{ NEED_RECEIVER, LOOK_INPUT, "giay_uy_quyen",
	  "Giấy ủy quyền: số, ngày (khi nhận thay)", NULL, 150, NULL },
	{ NEED_RECEIVER, LOOK_RADIOS, "tra_ban_chinh", "Bản chính đã giữ",
	  NULL, 0, originals },
	{ NEED_WAYBILL, LOOK_INPUT, "so_van_don", "Số vận đơn", NULL, 40,
	  NULL },
	{ NEED_WAYBILL, LOOK_SELECT, "don_vi", "Đơn vị bưu chính", NULL, 0,
	  NULL },
	{ NEED_GROUND, LOOK_INPUT, "can_cu", "Căn cứ pháp lý",
	  "Văn bản, điều, khoản", 300, NULL },
	{ NEED_PLACE, LOOK_INPUT, "noi_luu", "Vị trí lưu hồ sơ", NULL, 200,
	  NULL },
};

/* One form in the making. */
struct action {
	struct rq *rq;
	const struct dossier *d;
	const struct transition *t;
	const struct request *requests;
	size_t requests_n;
	struct draft draft; /* read where it is sent, approved or signed */
	bool is_open; /* it was posted and comes back */
};

static bool was_typed(const struct action *a, const char *name,
		      const char *value)
{
	const struct pairs *f = &a->rq->fields;

	for (size_t i = 0; a->is_open && i < f->n; i++) {
		if (strcmp(f->at[i].name, name) == 0 &&
		    strcmp(f->at[i].value, value) == 0)
			return true;
	}
	return false;
}

static void add_option(const struct action *a, struct view *v,
		       const struct spec *s, size_t i, const char *value,
		       const char *label)
{
	struct view *o = view_add(v, M_OPTION);
	/* How a limit is counted has a usual answer.  What was seen, checked
	 * or decided has none: the record says what a person chose. */
	bool is_first = i == 0 && s->options == limit_units &&
			!(a->is_open && rq_field(a->rq, s->name));

	view_setf(o, M_OID, "%s-%s-%zu", s->name, move_code(a->t->move), i);
	view_set(o, M_NAME, s->name);
	view_set(o, M_VALUE, value);
	view_set(o, M_LABEL, label);
	if (is_first || was_typed(a, s->name, value))
		view_show(o, M_SELECTED);
}

static const char *number(struct arena *arena, int64_t n)
{
	return arena_printf(arena, "%lld", (long long)n);
}

static enum err add_handlers(const struct action *a, struct view *v,
			     const struct spec *s)
{
	struct arena *arena = a->rq->cx.arena;
	struct account_brief *handlers;
	size_t n;

	TRY(account_handlers(&a->rq->cx, a->d->lead_unit, &handlers, &n));
	for (size_t i = 0; i < n; i++)
		add_option(a, v, s, i, number(arena, handlers[i].id.v),
			   arena_printf(arena, "%s – %s", handlers[i].name,
					handlers[i].title));
	return OK;
}

static enum err add_requests(const struct action *a, struct view *v,
			     const struct spec *s)
{
	struct arena *arena = a->rq->cx.arena;

	for (size_t i = 0; i < a->requests_n; i++) {
		const struct request *r = &a->requests[i];

		if (r->closed_at.s != INSTANT_NONE.s ||
		    (a->t->scope == SCOPE_ASKED ?
			     r->unit.v != actor_of(a->rq)->unit.v :
			     a->t->move == MOVE_ANSWER && r->has_account))
			continue;
		add_option(a, v, s, i, number(arena, r->seq),
			   arena_printf(arena, "Yêu cầu %d: %s, hạn %s",
					r->seq, r->unit_name,
					moment_words(arena, r->due_at)));
	}
	return OK;
}

static enum err add_stop_files(const struct action *a, struct view *v,
			    const struct spec *s)
{
	struct arena *arena = a->rq->cx.arena;
	struct stop_file *list;
	size_t n;

	TRY(stop_files(&a->rq->cx, a->d->id, a->t->move, &list, &n));
	for (size_t i = 0; i < n; i++)
		add_option(a, v, s, i, number(arena, list[i].id.v),
			   arena_printf(arena, "%s, %s", list[i].name,
					moment_words(arena, list[i].at)));
	return OK;
}

static enum err add_units(const struct action *a, struct view *v,
			  const struct spec *s)
{
	struct unit *units;
	size_t n;

	TRY(unit_partners(&a->rq->cx, a->d->authority,
			  instant_day(a->rq->cx.now), &units, &n));
	for (size_t i = 0; i < n; i++) {
		bool is_outside = units[i].parent.v == INT64_MIN;

		if (units[i].id.v == a->d->lead_unit.v ||
		    (s->needs == NEED_WAYBILL && !is_outside))
			continue;
		add_option(a, v, s, i,
			   number(a->rq->cx.arena, units[i].id.v),
			   units[i].name);
	}
	return OK;
}

static enum err add_options(const struct action *a, struct view *v,
			    const struct spec *s)
{
	for (size_t i = 0; s->options && s->options[i].value; i++)
		add_option(a, v, s, i, s->options[i].value,
			   s->options[i].label);
	if (s->options)
		return OK;
	if (s->needs == NEED_ASSIGNEE)
		return add_handlers(a, v, s);
	if (s->needs == NEED_REQUEST)
		return add_requests(a, v, s);
	if (s->needs & (NEED_NOTICE | NEED_WISH))
		return add_stop_files(a, v, s);
	return add_units(a, v, s);
}

/* What stands in the field before anybody types. */
static const char *usual_value(const struct action *a, const struct spec *s)
{
	struct arena *arena = a->rq->cx.arena;
	struct day today = instant_day(a->rq->cx.now);

	if (strcmp(s->name, "ngay_van_ban") == 0)
		return day_dmy(arena, today);
	if (strcmp(s->name, "nguoi_nop_tien") == 0)
		return a->d->name;
	if (strcmp(s->name, "han") == 0 && s->needs == NEED_ITEMS)
		return day_dmy(arena, (struct day){ today.n + 30 });
	return NULL;
}

static enum err fill_field(const struct action *a, struct view *form,
			   const struct spec *s)
{
	static const char *const sections[] = { M_INPUT, M_AREA, M_SELECT,
						M_RADIOS, M_CHECKS };
	struct view *v = view_include(form, M_FIELD, T_PART_ACTION_FIELD);
	const char *problem = a->is_open ? rq_problem_of(a->rq, s->name) :
					   NULL;
	const char *typed = a->is_open ? rq_field(a->rq, s->name) : NULL;
	struct view *look;

	/* The form that came back holds the name that its summary points to. */
	if (a->is_open)
		view_set(v, M_ID, s->name);
	else
		view_setf(v, M_ID, "%s-%s", s->name, move_code(a->t->move));
	view_set(v, M_NAME, s->name);
	view_set(v, M_LABEL, s->label);
	view_set(v, M_VALUE, typed ? typed : usual_value(a, s));
	if (s->hint)
		view_set(view_add(v, M_HINT_LINE), M_HINT, s->hint);
	if (problem)
		view_set(view_add(v, M_ERR), M_MSG, problem);
	if (s->hint || problem)
		view_show(v, M_DESCRIBED);
	look = view_add(v, sections[s->look]);
	view_set_int(look, M_MAX, s->max);
	if (s->look == LOOK_INPUT && s->max <= 15)
		view_show(look, M_SHORT);
	view_set(look, M_INPUTMODE,
		 s->max <= 3 || strcmp(s->name, "so_tien") == 0 ? "numeric" :
								  "text");
	return s->look >= LOOK_SELECT ? add_options(a, look, s) : OK;
}

static enum err fill_note(const struct action *a, struct view *form)
{
	static const struct spec required = { NEED_NOTE, LOOK_AREA, "ghi_chu",
					      "Lý do", NULL, 1900, NULL };
	static const struct spec optional = { 0, LOOK_AREA, "ghi_chu",
					      "Ý kiến (nếu có)", NULL, 1900,
					      NULL };

	return fill_field(a, form,
			  a->t->needs & (NEED_NOTE | NEED_ITEMS) ? &required :
								   &optional);
}

static enum err fill_form(const struct action *a, struct view *v)
{
	const char *key = a->is_open ? rq_field(a->rq, "_key") : NULL;

	view_set(v, M_CODE, a->d->code);
	view_set(v, M_MOVE, move_code(a->t->move));
	view_set(v, M_LABEL, a->t->label);
	view_set(v, M_CSRF, gate_csrf(a->rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(a->rq));
	view_set_int(v, M_VERSION, a->d->version);
	for (size_t i = 0; i < sizeof(specs) / sizeof(specs[0]); i++) {
		if (specs[i].needs == NEED_DRAFT && a->draft.is_there)
			continue;
		if (a->t->needs & specs[i].needs)
			TRY(fill_field(a, v, &specs[i]));
	}
	return fill_note(a, v);
}

/* What was typed for a move that cannot be made any more is not lost. */
static void fill_kept(struct rq *rq, struct view *v)
{
	struct view *kept = NULL;

	for (size_t i = 0; i < sizeof(specs) / sizeof(specs[0]) + 1; i++) {
		bool is_note = i == sizeof(specs) / sizeof(specs[0]);
		const char *name = is_note ? "ghi_chu" : specs[i].name;
		const char *typed = rq_field(rq, name);
		struct view *line;

		if (!typed || !*typed ||
		    (!is_note && specs[i].look > LOOK_AREA))
			continue;
		if (!kept)
			kept = view_add(v, M_KEPT);
		line = view_add(kept, M_KEPT_LINE);
		view_set(line, M_LABEL, is_note ? "Ý kiến" : specs[i].label);
		view_set(line, M_TEXT, typed);
	}
}

/* Whoever submits, approves or signs sees beside the button what: the draft,
 * or why there is none to be read here. */
static enum err fill_draft(struct action *a, struct view *v)
{
	struct draft *draft = &a->draft;
	struct arena *arena = a->rq->cx.arena;

	if (a->t->move != MOVE_APPROVE && a->t->move != MOVE_SIGN &&
	    !(a->t->needs & NEED_DRAFT))
		return OK;
	TRY(draft_of(&a->rq->cx, a->d->id, draft));
	if (draft->is_there) {
		v = view_add(v, M_DRAFT);
		view_setf(v, M_HREF, "/can-bo/ho-so/%s/tep/%lld", a->d->code,
			  (long long)draft->file.id.v);
		view_set(v, M_NAME, draft->file.name);
		view_set(v, M_AT, moment_words(arena, draft->file.at));
		view_set(v, M_ACTOR, draft->file.account_name);
	} else if (a->t->needs & NEED_DRAFT) {
		view_set(view_add(v, M_ATTACH), M_CODE, a->d->code);
	} else if (*draft->instead) {
		v = view_add(v, M_INSTEAD);
		view_set(v, M_TEXT, draft->instead);
		view_set(v, M_AT, moment_words(arena, draft->said_at));
		view_set(v, M_ACTOR, draft->said_by);
	} else {
		view_show(v, M_NO_DRAFT);
	}
	return OK;
}

/* Who decides on a wish to withdraw reads the applicant's own request. */
static enum err fill_wish(const struct action *a, struct view *v)
{
	struct stop_file file;
	enum err err;

	if (a->t->move != MOVE_WITHDRAW_OK && a->t->move != MOVE_WITHDRAW_NO)
		return OK;
	err = wish_last(&a->rq->cx, a->d->id, &file);
	if (cx_without(&a->rq->cx, err, ERR_MISSING)) /* recorded before wishes had their file */
		return OK;
	TRY(err);
	v = view_add(v, M_WISH);
	view_setf(v, M_HREF, "/can-bo/ho-so/%s/tep/%lld", a->d->code,
		  (long long)file.id.v);
	view_set(v, M_NAME, file.name);
	view_set(v, M_AT, moment_words(a->rq->cx.arena, file.at));
	return OK;
}

/* Who has it afterwards, where the move itself decides that. */
static void fill_goes(const struct action *a, struct view *v)
{
	struct arena *arena = a->rq->cx.arena;
	const struct dossier *d = a->d;
	const char *to = NULL;

	switch ((int)a->t->hold) {
	case HOLD_LEAD_HEAD:
		to = arena_printf(arena, "lãnh đạo %s", d->lead_unit_name);
		break;
	case HOLD_HANDLER:
		to = d->handler_name;
		break;
	case HOLD_LEADER:
		to = "lãnh đạo Ủy ban nhân dân";
		break;
	case HOLD_CLERK:
		to = "văn thư";
		break;
	case HOLD_DESK:
		to = d->desk_name;
		break;
	}
	if (to && *to)
		view_set(view_add(v, M_GOES), M_WORDS, to);
}

static enum err fill_open(struct action *a, struct view *v, bool is_usual)
{
	struct view *form = view_include(v, M_FORM, T_PART_ACTION);

	if (queue_way(a->rq))
		view_setf(form, M_WAY, "?%s", queue_way(a->rq));
	if (a->is_open || is_usual)
		view_show(form, M_OPEN);
	fill_goes(a, form);
	TRY(fill_draft(a, form));
	TRY(fill_wish(a, form));
	return fill_form(a, form);
}

static bool comes_back(const struct offer *offers, size_t n, enum move open)
{
	for (size_t i = 0; i < n; i++) {
		if (offers[i].t->move == open && !offers[i].why)
			return true;
	}
	return false;
}

enum err actions_fill(struct rq *rq, struct view *v, const struct dossier *d,
		      const struct event *events, size_t n, enum move open)
{
	struct action a = { .rq = rq, .d = d };
	struct offer offers[MOVE_COUNT];
	struct request *requests;
	struct view *rare = NULL;
	size_t offers_n, shown = 0;
	bool is_back, can_go_on = false;

	TRY(dossier_requests(&rq->cx, d->id, &requests, &a.requests_n));
	a.requests = requests;
	TRY(dossier_offers(&rq->cx, actor_of(rq), d, events, n, offers,
			   &offers_n));
	usual_sort(offers, offers_n);
	is_back = comes_back(offers, offers_n, open);
	for (size_t i = 0; i < offers_n; i++) {
		enum place place = usual_place(offers[i].t);

		if (offers[i].why) {
			TRY(shut_fill(rq, v, d, &offers[i]));
			continue;
		}
		if (place == PLACE_RARE && !rare)
			rare = view_add(v, M_RARE);
		a.t = offers[i].t;
		a.is_open = a.t->move == open;
		/* The usual next step stands open, unless another one was
		 * posted and comes back. */
		TRY(fill_open(&a, view_add(rare ? rare : v, M_ACTION),
			      !is_back && !shown && place == PLACE_NEXT));
		can_go_on |= place == PLACE_NEXT;
		shown++;
	}
	if (!can_go_on)
		TRY(turn_fill(rq, v, d, requests, a.requests_n));
	if (open != MOVE_COUNT && !is_back)
		fill_kept(rq, v);
	return OK;
}
