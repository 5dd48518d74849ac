/*
 * The shelf count: a field for the scanner, which is a keyboard; what was read
 * last, what it means; and in the end what differs.
 */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/shelf/shelf.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "staff/shelf/shelf.h"
#include "text/text.h"

#define LIST "/can-bo/kiem-ke"

static const struct choice verdicts[] = { { "xong", NULL },
					  { "huy", NULL },
					  { 0 } };

/* clang-format off */
static const struct field start_fields[] = {
	FIELD_OF(TYPE_KEY, struct count_start_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_TEXT(struct count_start_fields, place, "noi_kiem_ke", "Phòng, tủ được kiểm kê", 0, 200, .hint = "Một cuộc kiểm kê gồm mọi kệ của đơn vị"),
};
static const struct field scan_fields_[] = {
	FIELD_OF(TYPE_LINES, struct count_scan_fields, lines, "ma", "Mã hồ sơ", 0, 40000),
};
static const struct field close_fields[] = {
	FIELD_CHOICE(struct count_close_fields, verdict, "ket_luan", "Kết luận", FIELD_REQUIRED, verdicts),
	FIELD_OF(TYPE_BOOL, struct count_close_fields, is_confirmed, "xac_nhan", "Xác nhận", 0, 0),
};
/* clang-format on */
const struct form count_start_form =
	FORM(struct count_start_fields, start_fields);
const struct form count_scan_form = FORM(struct count_scan_fields, scan_fields_);
const struct form count_close_form =
	FORM(struct count_close_fields, close_fields);

int64_t shelf_id(const struct rq *rq)
{
	return rq_number(rq_param(rq, "id"), 0);
}

static int64_t number_asked(struct rq *rq, int64_t otherwise)
{
	return rq_number(rq_arg(rq, "sau"), otherwise);
}

static void fill_row(struct rq *rq, struct view *v, const struct shelf_count *c)
{
	struct arena *arena = rq->cx.arena;

	view_set_int(v, M_ID, c->id.v);
	view_set(v, M_PLACE, c->place);
	view_set(v, M_UNIT, c->unit_name);
	view_set(v, M_AT, moment_words(arena, c->started_at));
	view_set(v, M_WHO, c->starter_name);
	if (c->closed_at.s == INSTANT_NONE.s)
		view_set(v, M_STATE,
			 c->unit_until.n != DAY_NONE.n &&
					 c->unit_until.n <
						 instant_day(rq->cx.now).n ?
				 "Bỏ dở: đơn vị đã kết thúc hoạt động" :
				 "Đang kiểm kê");
	else if (c->is_given_up)
		view_set(v, M_STATE, "Đã bỏ, không đối chiếu");
	else
		view_setf(v, M_STATE, "Đã đối chiếu: quét %s, phần mềm ghi %s",
			  text_number(arena, c->scanned),
			  text_number(arena, c->expected));
}

/* When the unit must count again. */
static enum err fill_duty(struct rq *rq, struct view *v)
{
	struct arena *arena = rq->cx.arena;
	struct shelf_duty d;

	TRY(shelf_duty(&rq->cx, actor_of(rq)->unit, &d));
	v = view_add(v, M_DUTY);
	if (d.next.n == DAY_NONE.n)
		view_setf(v, M_TEXT,
			  "Mỗi đơn vị kiểm kê ít nhất %d ngày một lần. Đơn vị"
			  " của ông/bà chưa kiểm kê lần nào.",
			  d.days);
	else
		view_setf(v, M_TEXT,
			  "Mỗi đơn vị kiểm kê ít nhất %d ngày một lần. Lần gần"
			  " nhất: %s; lần tới chậm nhất ngày %s.",
			  d.days, day_dmy(arena, instant_day(d.last)),
			  day_dmy(arena, d.next));
	if (d.next.n != DAY_NONE.n && instant_day(rq->cx.now).n > d.next.n)
		view_show(v, M_OVERDUE);
	return OK;
}

static enum err fill_start(struct rq *rq, struct view *v)
{
	const char *key = rq_field(rq, "_key");

	if (!shelf_may_count(actor_of(rq), actor_of(rq)->unit))
		return OK;
	TRY(fill_duty(rq, v));
	v = view_add(v, M_FORM);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(rq));
	page_field(rq, v, M_FIELD_NOI_KIEM_KE, &count_start_form, "noi_kiem_ke",
		   NULL);
	return OK;
}

enum err counts_show(struct rq *rq)
{
	struct shelf_count *list;
	struct view *v;
	size_t n, shown;

	TRY(shelf_list(&rq->cx, actor_of(rq), number_asked(rq, INT64_MAX),
		       &list, &n));
	shown = n > SHELF_ROWS ? SHELF_ROWS : n;
	v = page_staff(rq, T_STAFF_SHELF_COUNTS, "Kiểm kê hồ sơ giấy");
	page_problems(rq, v);
	TRY(fill_start(rq, v));
	if (!n)
		view_show(v, M_EMPTY);
	else
		v = view_add(v, M_LIST);
	for (size_t i = 0; i < shown; i++)
		fill_row(rq, view_add(v, M_ROW), &list[i]);
	if (n > shown)
		view_setf(view_add(v, M_NEXT), M_HREF, LIST "?sau=%lld",
			  (long long)list[shown - 1].id.v);
	return page_send(rq);
}

static enum err go_to(struct rq *rq, struct count_id id)
{
	return res_see_other(rq, arena_printf(rq->cx.arena, LIST "/%lld",
					      (long long)id.v));
}

enum err count_start_do(struct rq *rq)
{
	const struct count_start_fields *form = rq->form;
	struct count_id id = { 0 };

	TRY(shelf_start(&rq->cx, actor_of(rq), form->key, form->place, &id));
	return go_to(rq, id);
}

/* What the last scan says; one that was read before is said too. */
static void say_last(struct view *v, const struct shelf_read *r)
{
	v = view_add(v, M_LAST);
	if (*r->why)
		view_show(v, M_WRONG);
	view_setf(v, M_TEXT, "%s: %s%s", r->code,
		  *r->why ? r->why : "đúng chỗ.",
		  r->is_again ? " Hồ sơ này đã quét trước đó." : "");
}

static enum err fill_last(struct rq *rq, struct view *v,
			  const struct shelf_count *c,
			  const struct shelf_read *again)
{
	struct shelf_read *reads;
	size_t n;

	TRY(shelf_last(&rq->cx, c, &reads, &n));
	if (!n) {
		view_show(v, M_EMPTY);
		return OK;
	}
	say_last(v, again ? again : &reads[0]);
	v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_ROW);

		view_set(row, M_CODE, reads[i].code);
		view_set(row, M_AT, clock_words(rq->cx.arena, reads[i].at));
		view_set(row, M_TEXT,
			 *reads[i].why ? reads[i].why : "Đúng chỗ");
		if (reads[i].is_known)
			view_set(view_add(row, M_KNOWN), M_CODE,
				 reads[i].code);
		else
			view_set(view_add(row, M_OTHER), M_CODE,
				 reads[i].code);
	}
	return OK;
}

static enum err fill_open(struct rq *rq, struct view *v,
			  const struct shelf_count *c,
			  const struct shelf_read *again)
{
	struct view *open = view_add(v, M_OPEN);
	bool is_left;

	TRY(shelf_is_left(&rq->cx, actor_of(rq), c, &is_left));
	if (is_left) {
		struct view *left = view_add(open, M_LEFT);

		view_set_int(left, M_ID, c->id.v);
		view_set(left, M_UNIT, c->unit_name);
		view_set(left, M_DAY, day_dmy(rq->cx.arena, c->unit_until));
		view_set(left, M_CSRF, gate_csrf(rq));
	}
	if (shelf_may_count(actor_of(rq), c->unit)) {
		struct view *form = view_add(open, M_FORM);

		view_set_int(form, M_ID, c->id.v);
		view_set(form, M_CSRF, gate_csrf(rq));
		page_beside(rq, form, M_ERR, "ma");
	}
	return fill_last(rq, open, c, again);
}

static enum err fill_kinds(struct rq *rq, struct view *v, struct count_id id)
{
	int64_t kinds[MISMATCH_KIND_COUNT];

	TRY(shelf_summary(&rq->cx, id, kinds));
	for (int k = MISMATCH_NONE + 1; k < MISMATCH_KIND_COUNT; k++) {
		struct view *row;

		if (!kinds[k])
			continue;
		row = view_add(v, M_KIND_ROW);
		view_set(row, M_KIND, mismatch_kind_name((enum mismatch_kind)k));
		view_set_int(row, M_COUNT, kinds[k]);
	}
	return OK;
}

static enum err fill_findings(struct rq *rq, struct view *v,
			      struct count_id id)
{
	struct shelf_finding *list;
	size_t n, shown;

	TRY(shelf_findings(&rq->cx, id, number_asked(rq, 0), &list, &n));
	shown = n > SHELF_FINDINGS ? SHELF_FINDINGS : n;
	if (!n)
		view_show(v, M_EMPTY);
	else
		v = view_add(v, M_LIST);
	for (size_t i = 0; i < shown; i++) {
		struct view *row = view_add(v, M_ROW);

		view_set_int(row, M_ID, list[i].id.v);
		view_set(row, M_CODE, list[i].code);
		view_set(row, M_KIND, mismatch_kind_name(list[i].kind));
		view_set(row, M_PROCEDURE, list[i].procedure_name);
	}
	if (n > shown)
		view_setf(view_add(v, M_NEXT), M_HREF, LIST "/%lld?sau=%lld",
			  (long long)id.v,
			  (long long)list[shown - 1].dossier.v);
	return OK;
}

static enum err fill_closed(struct rq *rq, struct view *v,
			    const struct shelf_count *c)
{
	v = view_add(v, M_CLOSED);
	view_set(v, M_AT, moment_words(rq->cx.arena, c->closed_at));
	view_set(v, M_WHO, c->closer_name);
	if (c->is_given_up) { /* it compared nothing */
		view_show(v, M_GIVEN_UP);
		return OK;
	}
	TRY(fill_kinds(rq, v, c->id));
	return fill_findings(rq, v, c->id);
}

static enum err page(struct rq *rq, const struct shelf_read *again)
{
	struct count_id id = { shelf_id(rq) };
	struct arena *arena = rq->cx.arena;
	struct shelf_count c;
	struct view *v;

	TRY(shelf_open(&rq->cx, actor_of(rq), id, &c));
	v = page_staff(rq, T_STAFF_SHELF_COUNT, "Kiểm kê hồ sơ giấy");
	if (!rq_problem_of(rq, "ma")) /* that one stands beside the field */
		page_problems(rq, v);
	view_set(v, M_PLACE, c.place);
	view_set(v, M_UNIT, c.unit_name);
	view_set(v, M_STARTED, moment_words(arena, c.started_at));
	view_set(v, M_STARTER, c.starter_name);
	view_set(v, M_SCANNED, text_number(arena, c.scanned));
	view_set(v, M_EXPECTED, text_number(arena, c.expected));
	if (c.unknown)
		view_set_int(view_add(v, M_UNKNOWN), M_COUNT, c.unknown);
	if (c.closed_at.s == INSTANT_NONE.s)
		TRY(fill_open(rq, v, &c, again));
	else
		TRY(fill_closed(rq, v, &c));
	return page_send(rq);
}

enum err count_show(struct rq *rq)
{
	return page(rq, NULL);
}

/* What was no code of ours, said beside the field, which comes back empty;
 * the reads themselves are kept. */
static enum err say_unknown(struct rq *rq, const struct shelf_read *reads,
			    size_t n)
{
	const struct shelf_read *first = NULL;
	const char *more = "";
	size_t unknown = 0;

	for (size_t i = 0; i < n; i++) {
		if (reads[i].is_known)
			continue;
		first = first ? first : &reads[i];
		unknown++;
	}
	if (!unknown)
		return OK;
	if (unknown > 1)
		more = arena_printf(rq->cx.arena, " (và %zu mã khác)",
				    unknown - 1);
	return refuse(&rq->cx, ERR_INPUT, "ma",
		      "“%s”: %s%s Mã đọc được vẫn được giữ trong cuộc kiểm kê.",
		      first->code, first->why, more);
}

enum err count_scan_do(struct rq *rq)
{
	const struct count_scan_fields *form = rq->form;
	struct count_id id = { shelf_id(rq) };
	struct shelf_read *reads;
	size_t n;

	TRY(shelf_scan(&rq->cx, actor_of(rq), id, form->lines, &reads, &n));
	TRY(say_unknown(rq, reads, n));
	/* Nothing was written: the page itself may answer. */
	if (n == 1 && reads[0].is_again)
		return page(rq, &reads[0]);
	return go_to(rq, id);
}

/* What it would open, before it does: each case names a person and is public
 * the same minute. */
static enum err check_page(struct rq *rq, struct count_id id,
			   const struct shelf_preview *p)
{
	struct view *v = page_staff(rq, T_STAFF_SHELF_COUNT_CHECK,
				    "Xem trước khi đối chiếu");

	view_set_int(v, M_ID, id.v);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set_int(v, M_COUNT, p->total);
	view_set_int(v, M_SCANNED, p->scanned);
	view_set_int(v, M_EXPECTED, p->expected);
	for (int k = 0; k < MISMATCH_KIND_COUNT; k++) {
		struct view *row;

		if (!p->kinds[k])
			continue;
		row = view_add(v, M_KIND_ROW);
		view_set(row, M_KIND, mismatch_kind_name((enum mismatch_kind)k));
		view_set_int(row, M_COUNT, p->kinds[k]);
	}
	for (size_t i = 0; i < p->list_n; i++) {
		struct view *row = view_add(v, M_ROW);

		view_set(row, M_CODE, p->list[i].code);
		view_set(row, M_KIND, mismatch_kind_name(p->list[i].kind));
		view_set(row, M_PROCEDURE, p->list[i].procedure_name);
	}
	if (p->total > (int64_t)p->list_n)
		view_set_int(view_add(v, M_MORE), M_COUNT,
			     p->total - (int64_t)p->list_n);
	return page_send(rq);
}

enum err count_close_do(struct rq *rq)
{
	const struct count_close_fields *form = rq->form;
	struct count_id id = { shelf_id(rq) };
	bool is_given_up;
	struct shelf_preview p;

	is_given_up = strcmp(form->verdict, "huy") == 0;
	if (!is_given_up && !form->is_confirmed) {
		TRY(shelf_preview(&rq->cx, actor_of(rq), id, &p));
		if (p.total)
			return check_page(rq, id, &p);
	}
	TRY(shelf_close(&rq->cx, actor_of(rq), id, is_given_up));
	return go_to(rq, id);
}
