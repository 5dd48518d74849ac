/* Dossiers in rows: of queues, of a search, of the desk that returns. */
#include <string.h>

#include "domain/clock/calendar.h"
#include "domain/power.h"
#include "markers.h"
#include "staff/pages.h"

/* Ticked in a form that comes back with a problem. */
static bool was_ticked(const struct rq *rq, const char *code)
{
	size_t len = strlen(code);

	for (size_t i = 0; i < rq->fields.n; i++) {
		const struct pair *f = &rq->fields.at[i];

		if (strcmp(f->name, "hs") == 0 &&
		    strncmp(f->value, code, len) == 0 && f->value[len] == '~')
			return true;
	}
	return false;
}

/* A row is there for all of the unit to see, its tick for those whose move it
 * is: what the office's clerk must accept, its head cannot. */
static bool may_pick(struct rq *rq, enum state from, enum move move)
{
	const struct transition *t = transition_find(from, move);

	while (t && !power_somewhere(actor_of(rq), t->roles))
		t = transition_next(t, from);
	return t;
}

static void fill_pick(struct rq *rq, struct view *v, const struct queue_row *r,
		      const struct rows_look *look)
{
	if (!may_pick(rq, r->state, look->pick))
		return;
	v = view_add(v, M_PICK);
	view_set_int(v, M_VERSION, r->version);
	if (look->is_picked || was_ticked(rq, r->code))
		view_show(v, M_PICKED);
}

/* Whose own list it is need not be told so, row after row. */
static void fill_holder(struct rq *rq, struct view *v,
			const struct queue_row *r)
{
	const struct actor *actor = actor_of(rq);
	bool has_holder = r->holder_name && *r->holder_name;
	bool is_here = strcmp(r->holder_unit_name, actor->unit_name) == 0;

	if (has_holder && is_here && strcmp(r->holder_name, actor->name) == 0) {
		view_set(v, M_HOLDER, "Tôi");
		return;
	}
	view_set(v, M_HOLDER, has_holder ? r->holder_name : "Trưởng đơn vị");
	view_set(v, M_HOLDER_UNIT, r->holder_unit_name);
}

/* The colour repeats who moves next: somebody outside, who approves, the desk
 * with a result, or nobody. */
static const char *state_class(enum state s)
{
	switch ((int)s) {
	case STATE_CONSULTING:
	case STATE_INTERLINKED:
	case STATE_SUPPLEMENT:
	case STATE_PAYMENT:
	case STATE_WITHDRAWING:
	case STATE_POSTED:
		return "yellow";
	case STATE_EXAMINING:
	case STATE_FOR_APPROVAL:
	case STATE_FOR_SIGNATURE:
	case STATE_FOR_SEAL:
		return "blue";
	case STATE_READY:
		return "green";
	default:
		return "grey";
	}
}

/* What the work waits for, and of whom: by its step alone, true for each who
 * reads the row. */
static const char *next_words(const struct queue_row *r)
{
	static const char *const words[STATE_COUNT] = {
		[STATE_RECEIVED] = "một cửa chuyển đến nơi giải quyết",
		[STATE_UNASSIGNED] = "lãnh đạo phòng phân công",
		[STATE_EXAMINING] = "người thụ lý giải quyết, trình duyệt",
		[STATE_CONSULTING] = "đơn vị được hỏi trả lời",
		[STATE_INTERLINKED] = "đơn vị liên thông giải quyết",
		[STATE_SUPPLEMENT] = "người nộp bổ sung giấy tờ",
		[STATE_PAYMENT] = "người nộp nộp tiền",
		[STATE_FOR_APPROVAL] = "lãnh đạo phòng duyệt",
		[STATE_FOR_SIGNATURE] = "lãnh đạo UBND ký",
		[STATE_FOR_SEAL] = "văn thư đóng dấu, phát hành",
		[STATE_READY] = "một cửa trả, hoặc giao bưu chính",
		[STATE_POSTED] = "bưu chính phát",
		[STATE_WITHDRAWING] = "lãnh đạo quyết định cho rút",
	};

	return r->in_transit ? "nơi nhận ký nhận" : words[r->state];
}

static void fill_row(struct rq *rq, struct view *v, const struct queue_row *r,
		     const struct rows_look *look, const struct workcal *cal,
		     bool is_first)
{
	view_set(v, M_CODE, r->code);
	view_setf(v, M_HREF, "/can-bo/ho-so/%s", r->code);
	if (r->is_hidden) {
		view_show(v, M_HIDDEN);
		if (look->pick != MOVE_COUNT)
			view_add(v, M_PICK_CELL);
		return;
	}
	view_show(v, M_TOLD);
	view_set(v, M_PROCEDURE, r->procedure_name);
	view_set(v, M_APPLICANT, r->applicant);
	view_set(v, M_STATE, state_name(r->state));
	view_set(v, M_STATE_CLASS, state_class(r->state));
	fill_holder(rq, v, r);
	if (look->query)
		view_setf(v, M_HREF, "/can-bo/ho-so/%s?%s&tai=%s", r->code,
			  look->query, place_text(rq, r));
	if (next_words(r))
		view_set(view_add(v, M_NEXT_STEP), M_WORDS, next_words(r));
	if (is_first)
		view_show(v, M_FIRST_KEY);
	if (look->pick != MOVE_COUNT)
		fill_pick(rq, view_add(v, M_PICK_CELL), r, look);
	fill_place(rq, v, r, look->time, cal);
}

enum err fill_rows(struct rq *rq, struct view *v, const struct queue_row *rows,
		   size_t n, const struct rows_look *look)
{
	const struct workcal *cal;

	TRY(calendar_of(&rq->cx, actor_of(rq)->unit, &cal));
	v = view_include(v, M_ROWS, T_PART_ROWS);
	if (!n) {
		view_show(v, M_EMPTY);
		return OK;
	}
	v = view_add(v, M_LIST);
	if (look->pick != MOVE_COUNT)
		view_show(v, M_PICK_HEAD);
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(v, M_ROW), &rows[i], look, cal, !i);
	return OK;
}
