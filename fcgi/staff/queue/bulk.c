/* One move of many dossiers of a queue: an answer for each. */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/files/draft.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/queue/inbox.h"

/* clang-format off */
static const struct field bulk_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct bulk_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	{ .type = TYPE_PLACE, .member = "items", .name = "hs" },
	FIELD_OF(TYPE_INT, struct bulk_fields, assignee, "nguoi_thu_ly", "Người thụ lý", 0, INT32_MAX),
	FIELD_OF(TYPE_BOOL, struct bulk_fields, is_confirmed, "xac_nhan", "Xác nhận", 0, 0),
};
/* clang-format on */
const struct form bulk_form = FORM(struct bulk_fields, bulk_form_fields);

/* "CODE~VERSION", once for each tick. */
static bool read_item(struct rq *rq, const char *text, struct bulk_item *ret)
{
	const char *tilde = strchr(text, '~');
	char *end;

	if (!tilde || tilde - text > 60)
		return false;
	*ret = (struct bulk_item){
		.code = arena_strndup(rq->cx.arena, text,
				      (size_t)(tilde - text)),
		.version = strtoll(tilde + 1, &end, 10),
	};
	return end > tilde + 1 && !*end;
}

static size_t read_items(struct rq *rq, struct bulk_item **ret)
{
	struct bulk_item *items = arena_array(rq->cx.arena, rq->fields.n + 1,
					      sizeof(*items));
	size_t n = 0;

	for (size_t i = 0; i < rq->fields.n; i++) {
		const struct pair *f = &rq->fields.at[i];

		if (strcmp(f->name, "hs") == 0 &&
		    read_item(rq, f->value, &items[n]))
			n++;
	}
	*ret = items;
	return n;
}

struct tally {
	size_t late, undrafted;
};

static enum err fill_checked(struct rq *rq, struct view *v,
			     const struct bulk_item *item,
			     const struct workcal *cal, struct tally *tally)
{
	struct day today = instant_day(rq->cx.now);
	struct queue_row r;
	struct draft draft;
	enum err err = search_code(&rq->cx, actor_of(rq), item->code, &r);

	view_set(v, M_CODE, item->code);
	if (cx_without(&rq->cx, err, ERR_MISSING)) /* the move itself says what is wrong */
		return OK;
	TRY(err);
	if (r.is_hidden)
		return OK;
	TRY(draft_of(&rq->cx, r.id, &draft));
	view_set(v, M_APPLICANT, r.applicant);
	view_set(v, M_PROCEDURE, r.procedure_name);
	if (r.due_at.s != INSTANT_NONE.s && instant_day(r.due_at).n < today.n) {
		view_set_int(view_add(v, M_LATE), M_DAYS,
			     workcal_between(cal, instant_day(r.due_at),
					     today));
		tally->late++;
	}
	if (draft.is_there)
		view_setf(view_add(v, M_DRAFT), M_HREF,
			  "/can-bo/ho-so/%s/tep/%lld", r.code,
			  (long long)draft.file.id.v);
	else if (*draft.instead)
		view_set(view_add(v, M_INSTEAD), M_TEXT, draft.instead);
	else
		view_show(v, M_NO_DRAFT);
	tally->undrafted += !draft.is_there;
	return OK;
}

/* Whoever approves or signs many sees first what: how many are late, how many
 * have no draft to read. */
static enum err check_page(struct rq *rq, const struct inbox *in,
			   const struct bulk_item *items, size_t n)
{
	struct view *v = page_staff(rq, T_STAFF_QUEUE_BULK_CHECK,
				    "Xem trước khi thực hiện");
	struct tally tally = { 0 };

	view_set(v, M_MOVE, move_name(in->current->queue->bulk));
	view_set(v, M_QUERY, inbox_query(rq, in->current, &in->filter));
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, rq_field(rq, "_key"));
	for (size_t i = 0; i < n; i++) {
		struct view *kept = view_add(v, M_KEPT);

		view_setf(kept, M_VALUE, "%s~%lld", items[i].code,
			  (long long)items[i].version);
		TRY(fill_checked(rq, view_add(v, M_ROW), &items[i], in->cal,
				 &tally));
	}
	view_set_int(v, M_TOTAL, (long long)n);
	view_set_int(v, M_LATE_N, (long long)tally.late);
	view_set_int(v, M_UNDRAFTED, (long long)tally.undrafted);
	return page_send(rq);
}

/* What can be taken back while the next one has not touched it. */
static bool is_recallable(enum move move)
{
	return move == MOVE_FORWARD || move == MOVE_APPROVE ||
	       move == MOVE_SIGN;
}

static enum err show_results(struct rq *rq, const struct inbox *in,
			     const struct bulk_item *items, size_t n)
{
	struct view *v = page_staff(rq, T_STAFF_QUEUE_BULK, "Kết quả từng hồ sơ");
	size_t done = 0;

	view_set(v, M_MOVE, move_name(in->current->queue->bulk));
	view_set(v, M_QUERY, inbox_query(rq, in->current, &in->filter));
	view_set(v, M_QUEUE_NAME, in->current->name);
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_ROW);

		view_set(row, M_CODE, items[i].code);
		if (items[i].is_done && is_recallable(in->current->queue->bulk))
			view_set(view_add(row, M_RECALL), M_CODE,
				 items[i].code);
		if (items[i].is_done)
			view_show(row, M_DONE);
		else
			view_set(view_add(row, M_NOT_DONE), M_WHY,
				 items[i].why);
		done += items[i].is_done;
	}
	view_set_int(v, M_COUNT, (long long)done);
	view_set_int(v, M_TOTAL, (long long)n);
	return page_send(rq);
}

enum err bulk_do(struct rq *rq)
{
	const struct bulk_fields *form = rq->form;
	struct bulk_item *items;
	size_t n = read_items(rq, &items);
	struct inbox in;
	enum move move;

	TRY(inbox_read(rq, &in));
	move = in.n ? in.current->queue->bulk : MOVE_COUNT;
	if (move == MOVE_COUNT)
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Hàng chờ này không có việc làm cho nhiều hồ sơ"
			      " cùng lúc.");
	if (!n)
		rq_problem(rq, "hs", "Chọn ít nhất một hồ sơ.");
	if (n > BULK_MAX)
		rq_problem(rq, "hs", "Mỗi lần chọn nhiều nhất 50 hồ sơ.");
	if (move == MOVE_ASSIGN && form->assignee == INT64_MIN)
		rq_problem(rq, "nguoi_thu_ly", "Chọn người thụ lý.");
	if (rq->problems_n)
		return ERR_INPUT;
	if ((move == MOVE_APPROVE || move == MOVE_SIGN) && !form->is_confirmed)
		return check_page(rq, &in, items, n);
	TRY(queue_bulk(&rq->cx, actor_of(rq), move,
		       (struct account_id){ form->assignee }, form->key, items,
		       n));
	return show_results(rq, &in, items, n);
}
