/* The head of a unit hands somebody's open dossiers to others: all at once or
 * row by row, each with a result of its own. */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/casework/move.h"
#include "domain/ledger/submission.h"
#include "domain/people/people.h"
#include "markers.h"
#include "staff/admin/people.h"
#include "staff/frame.h"

/* clang-format off */
static const struct field hand_over_fields_[] = {
	FIELD_TEXT(struct hand_over_fields, reason, "ly_do", "Lý do", FIELD_REQUIRED, 300),
	FIELD_OF(TYPE_INT, struct hand_over_fields, to_all, "nguoi_nhan", "Giao tất cả cho", 0, INT32_MAX,
		 .look = LOOK_SELECT, .hint = "Dòng nào chọn riêng thì theo lựa chọn của dòng ấy"),
};
/* clang-format on */
const struct form hand_over_form =
	FORM(struct hand_over_fields, hand_over_fields_);

struct hand_over {
	struct burdened *officers;
	size_t officers_n;
	struct choice *heirs; /* who may take them */
	size_t heirs_n;
	const struct burdened *from; /* NULL: nobody chosen */
	struct burden *open;
	size_t open_n;
};

static int64_t number_of(const char *text)
{
	return text && *text ? strtoll(text, NULL, 10) : INT64_MIN;
}

static enum err load(struct rq *rq, struct hand_over *w)
{
	const char *who = rq->method == POST ? rq_field(rq, "nguoi") :
					       rq_arg(rq, "nguoi");
	int64_t id = number_of(who);

	*w = (struct hand_over){ 0 };
	TRY(people_burdened(&rq->cx, actor_of(rq)->unit, &w->officers,
			    &w->officers_n));
	w->heirs = arena_array(rq->cx.arena, w->officers_n + 1,
			       sizeof(*w->heirs));
	for (size_t i = 0; i < w->officers_n; i++) {
		const struct burdened *o = &w->officers[i];

		if (o->id.v == id)
			w->from = o;
		else if (o->is_handler)
			w->heirs[w->heirs_n++] = (struct choice){
				arena_printf(rq->cx.arena, "%lld",
					     (long long)o->id.v),
				o->name
			};
	}
	if (!w->from)
		return OK;
	return people_hand_over(&rq->cx, actor_of(rq)->unit, w->from->id,
				&w->open, &w->open_n);
}

static void fill_officers(struct view *v, const struct hand_over *w)
{
	for (size_t i = 0; i < w->officers_n; i++) {
		const struct burdened *o = &w->officers[i];
		struct view *row = view_add(v, M_OFFICER);

		view_set(row, M_NAME, o->name);
		view_set_int(row, M_OPEN, o->open);
		view_set_int(row, M_ID, o->id.v);
		if (!o->is_handler)
			view_show(row, M_GONE);
		if (o->open)
			view_show(row, M_LINK);
	}
}

static const char *field_of(struct rq *rq, const char *name, int64_t id)
{
	return rq_field(rq, arena_printf(rq->cx.arena, "%s_%lld", name,
					 (long long)id));
}

static void fill_item(struct rq *rq, struct view *v, const struct hand_over *w,
		      const struct burden *b)
{
	const char *typed = field_of(rq, "giao", b->id.v);

	view_set(v, M_CODE, b->code);
	view_set_int(v, M_DOSSIER, b->id.v);
	view_set(v, M_KEY, gate_form_key(rq));
	view_set_int(v, M_VERSION, b->version);
	view_set(v, M_PROCEDURE, b->procedure);
	view_set(v, M_STATE, state_name(state_of(b->state)));
	if (b->due_at.s != INSTANT_NONE.s)
		view_setf(v, M_DUE, "hạn %s",
			  day_dmy(rq->cx.arena, instant_day(b->due_at)));
	for (size_t i = 0; i < w->heirs_n; i++) {
		struct view *c = view_add(v, M_CHOICE);

		view_set(c, M_VALUE, w->heirs[i].value);
		view_set(c, M_WORDS, w->heirs[i].words);
		if (typed && strcmp(typed, w->heirs[i].value) == 0)
			view_show(c, M_SELECTED);
	}
}

static void fill_from(struct rq *rq, struct view *v, const struct hand_over *w)
{
	v = view_add(v, M_FROM);
	view_set(v, M_NAME, w->from->name);
	view_set_int(v, M_ID, w->from->id.v);
	view_set(v, M_CSRF, gate_csrf(rq));
	page_field(rq, v, M_FIELD_ALL, &hand_over_form, "nguoi_nhan",
		   &(struct drawn){ .list = w->heirs });
	page_field(rq, v, M_FIELD_REASON, &hand_over_form, "ly_do", NULL);
	for (size_t i = 0; i < w->open_n; i++)
		fill_item(rq, view_add(v, M_ITEM), w, &w->open[i]);
	if (w->open_n == HAND_OVER_ROWS)
		view_show(v, M_MORE);
}

static enum err page(struct rq *rq, const struct hand_over *w,
		     const struct outcome *results, size_t n)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_HAND_OVER, "Bàn giao hồ sơ");

	page_problems(rq, v);
	view_set(v, M_UNIT, actor_of(rq)->unit_name);
	fill_officers(v, w);
	if (w->from && w->open_n)
		fill_from(rq, v, w);
	outcome_fill(v, results, n);
	return page_send(rq);
}

enum err hand_over_show(struct rq *rq)
{
	struct hand_over w;

	TRY(load(rq, &w));
	return page(rq, &w, NULL, 0);
}

static const char *heir_name(const struct hand_over *w, int64_t id)
{
	for (size_t i = 0; i < w->officers_n; i++) {
		if (w->officers[i].id.v == id)
			return w->officers[i].name;
	}
	return "";
}

static bool is_key(const char *text)
{
	return strlen(text) == 32 && strspn(text, "0123456789abcdef") == 32;
}

bool outcome_step(struct rq *rq, const struct burden *b, struct step *ret)
{
	ret->form_key = field_of(rq, "_khoa", b->id.v);
	ret->version = number_of(field_of(rq, "phien_ban", b->id.v));
	return ret->form_key && is_key(ret->form_key);
}

enum err outcome_of_move(struct rq *rq, const struct burden *b,
			 const struct step *step, const char *done,
			 struct outcome *ret)
{
	enum err err = dossier_move(&rq->cx, actor_of(rq), b->id, step);
	struct fault fault;

	*ret = (struct outcome){ b->code, done };
	if (err == OK || err == ERR_BUSY || err == ERR_INTERNAL ||
	    !rq->cx.fault.message)
		return err;
	fault = cx_take_fault(&rq->cx);
	if (fault.member && strcmp(fault.member, "_key") == 0)
		page_key_used(rq, fault.message);
	ret->words = arena_printf(rq->cx.arena, "chưa thực hiện được. %s",
				  fault.message);
	return OK;
}

static bool is_told(const struct outcome *list, size_t n, const char *code)
{
	while (n-- > 0) {
		if (strcmp(list[n].code, code) == 0)
			return true;
	}
	return false;
}

enum err outcome_again(struct rq *rq, enum move move, const char *done,
		       struct outcome *ret, size_t *ret_n)
{
	struct submission form = { NULL, actor_of(rq)->id, move_code(move),
				   NO_DOSSIER };
	struct acted acted;

	for (size_t i = 0; i < rq->fields.n && *ret_n < HAND_OVER_ROWS; i++) {
		const struct pair *f = &rq->fields.at[i];
		enum err err;

		form.form_key = f->value;
		if (strncmp(f->name, "_khoa_", 6) != 0 || !is_key(f->value))
			continue;
		err = submission_known(&rq->cx, &form, &acted);
		if (cx_without(&rq->cx, err, ERR_MISSING) ||
		    cx_without(&rq->cx, err, ERR_INPUT))
			continue;
		TRY(err);
		if (acted.code && !is_told(ret, *ret_n, acted.code))
			ret[(*ret_n)++] = (struct outcome){ acted.code, done };
	}
	return OK;
}

void outcome_fill(struct view *v, const struct outcome *list, size_t n)
{
	if (!n)
		return;
	v = view_add(v, M_RESULTS);
	for (size_t i = 0; i < n; i++) {
		struct view *r = view_add(v, M_RESULT);

		view_set(r, M_CODE, list[i].code);
		view_set(r, M_WORDS, list[i].words);
	}
}

static enum err give(struct rq *rq, const struct hand_over *w,
		     const struct burden *b, int64_t to, struct outcome *ret)
{
	const struct hand_over_fields *form = rq->form;
	struct step step = { .move = MOVE_REASSIGN,
			     .note = form->reason,
			     .assignee = { to } };

	if (!outcome_step(rq, b, &step)) {
		*ret = (struct outcome){
			b->code, "chưa có trong trang vừa gửi, xin gửi lại."
		};
		return OK;
	}
	return outcome_of_move(rq, b, &step,
			       arena_printf(rq->cx.arena, "đã giao cho %s.",
					    heir_name(w, to)),
			       ret);
}

static enum err give_all(struct rq *rq, const struct hand_over *w,
			 struct outcome *results, size_t *ret_n)
{
	const struct hand_over_fields *form = rq->form;

	*ret_n = 0;
	for (size_t i = 0; i < w->open_n; i++) {
		int64_t to = number_of(field_of(rq, "giao", w->open[i].id.v));

		if (to == INT64_MIN)
			to = form->to_all;
		if (to == INT64_MIN || to == 0)
			continue;
		TRY(give(rq, w, &w->open[i], to, &results[(*ret_n)++]));
	}
	return OK;
}

enum err hand_over_do(struct rq *rq)
{
	struct outcome *results = arena_array(
		rq->cx.arena, HAND_OVER_ROWS, sizeof(*results));
	struct hand_over w;
	size_t n;

	TRY(load(rq, &w));
	if (!w.from)
		return refuse(&rq->cx, ERR_INPUT, "nguoi",
			      "Chọn người bàn giao hồ sơ");
	TRY(give_all(rq, &w, results, &n));
	TRY(outcome_again(rq, MOVE_REASSIGN, "đã giao.", results, &n));
	if (!n)
		return refuse(&rq->cx, ERR_INPUT, "nguoi_nhan",
			      "Chọn người nhận hồ sơ");
	if (!rq->problems_n) {
		TRY(load(rq, &w));
		rq->fields.n = 0; /* done with: what is left is chosen anew */
	}
	return page(rq, &w, results, n);
}
