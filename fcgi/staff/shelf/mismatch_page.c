/* Where paper and software differ: the cases, one case, its end. */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/shelf/mismatch.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "staff/shelf/shelf.h"
#include "text/text.h"

#define LIST "/can-bo/sai-lech"

static unsigned act_posted(const struct rq *rq);
/* clang-format off */
static const struct field mismatch_form_fields[] = {
	FIELD_PLACE(struct mismatch_step, words, "y_kien", 1u << MISMATCH_ANSWER),
	FIELD_OF(TYPE_INT, struct mismatch_fields, version, "phien_ban", "Phiên bản", FIELD_REQUIRED, INT32_MAX),
	FIELD_TEXT(struct mismatch_fields, outcome, "ket_qua", "Kết quả xử lý", 0, 12, .look = LOOK_RADIOS),
	FIELD_OF(TYPE_LINES, struct mismatch_fields, words, "noi_dung", "Đã kiểm tra thế nào, thấy gì", 0, 1000),
	FIELD_OF(TYPE_LINES, struct mismatch_fields, answer, "y_kien", "Ý kiến của đơn vị", 0, 1000),
};
/* clang-format on */
const struct form mismatch_form =
	FORM_OF_ACTS(struct mismatch_fields, mismatch_form_fields, NULL,
		     act_posted);

static const struct {
	const char *slug, *name;
} scopes[] = {
	[CASES_MINE] = { "cua-toi", "Của tôi" },
	[CASES_UNIT] = { "don-vi", "Của đơn vị" },
	[CASES_AUTHORITY] = { "co-quan", "Của cơ quan" },
};

static enum mismatch_scope scope_asked(struct rq *rq)
{
	enum mismatch_scope widest = mismatch_widest(actor_of(rq));
	const char *asked = rq_arg(rq, "cua");

	for (int s = CASES_MINE; asked && s <= (int)widest; s++) {
		if (strcmp(scopes[s].slug, asked) == 0)
			return (enum mismatch_scope)s;
	}
	return widest;
}

/* "1764036000.17": the moment and the number of the last one shown. */
static struct mismatch_place place_asked(struct rq *rq)
{
	struct mismatch_place p = { INSTANT_NONE, 0 };

	(void)rq_place(rq_arg(rq, "sau"), &p.at, &p.id);
	return p;
}

static void fill_tabs(struct rq *rq, struct view *v, enum mismatch_scope here,
		      bool is_closed)
{
	enum mismatch_scope widest = mismatch_widest(actor_of(rq));

	for (int s = CASES_MINE; s <= (int)widest; s++) {
		struct view *tab = view_add(v, M_TAB);

		view_setf(tab, M_HREF, LIST "?cua=%s", scopes[s].slug);
		view_set(tab, M_LABEL, scopes[s].name);
		if (s == (int)here && !is_closed)
			view_show(tab, M_CURRENT);
	}
	v = view_add(v, M_TAB);
	view_set(v, M_HREF, LIST "?loc=da-xu-ly");
	view_set(v, M_LABEL, "Đã xử lý");
	if (is_closed)
		view_show(v, M_CURRENT);
}

static void fill_row(struct rq *rq, struct view *v, const struct mismatch_row *r)
{
	struct arena *arena = rq->cx.arena;

	view_set_int(v, M_ID, r->id.v);
	view_set(v, M_CODE, r->code);
	view_set(v, M_KIND, mismatch_kind_name(r->kind));
	view_set(v, M_PROCEDURE, r->procedure_name);
	view_set(v, M_UNIT, r->unit_name);
	view_set(v, M_WHO, *r->owner_name ? r->owner_name : "Trưởng đơn vị");
	if (r->outcome != OUTCOME_COUNT)
		view_setf(v, M_STATE, "%s, %s", outcome_name(r->outcome),
			  day_dmy(arena, instant_day(r->closed_at)));
	else
		view_setf(v, M_STATE, "Hạn %s%s",
			  day_dmy(arena, instant_day(r->due_at)),
			  mismatch_is_late(r->due_at, rq->cx.now) ?
				  ", quá hạn" :
				  "");
}

enum err mismatches_show(struct rq *rq)
{
	const char *filter = rq_arg(rq, "loc");
	bool is_closed = filter && strcmp(filter, "da-xu-ly") == 0;
	enum mismatch_scope scope = is_closed ? mismatch_widest(actor_of(rq)) :
						scope_asked(rq);
	struct mismatch_place after = place_asked(rq);
	struct mismatch_row *list;
	struct view *v;
	size_t n, shown;

	TRY(mismatch_list(&rq->cx, actor_of(rq), scope, is_closed, &after,
			  &list, &n));
	shown = n > MISMATCH_ROWS ? MISMATCH_ROWS : n;
	v = page_staff(rq, T_STAFF_SHELF_MISMATCHES, "Sai lệch giấy và phần mềm");
	fill_tabs(rq, v, scope, is_closed);
	if (!n)
		view_show(v, M_EMPTY);
	else
		v = view_add(v, M_LIST);
	for (size_t i = 0; i < shown; i++)
		fill_row(rq, view_add(v, M_ROW), &list[i]);
	if (n > shown) {
		const struct mismatch_row *last = &list[shown - 1];

		view_setf(view_add(v, M_NEXT), M_HREF, LIST "?%s%s&sau=%lld.%lld",
			  is_closed ? "loc=da-xu-ly" : "cua=",
			  is_closed ? "" : scopes[scope].slug,
			  (long long)(is_closed ? last->closed_at.s :
						  last->due_at.s),
			  (long long)last->id.v);
	}
	return page_send(rq);
}

static void fill_facts(struct rq *rq, struct view *v, const struct mismatch *m)
{
	struct arena *arena = rq->cx.arena;

	view_set_int(v, M_ID, m->id.v);
	view_set(v, M_CODE, m->code);
	view_set(v, M_PROCEDURE, m->procedure_name);
	view_set(v, M_KIND, mismatch_kind_name(m->kind));
	view_set(v, M_ADVICE, mismatch_advice(m->kind));
	view_set(v, M_UNIT, m->unit_name);
	view_set(v, M_WHO, *m->owner_name ? m->owner_name : "Trưởng đơn vị");
	view_set(v, M_OPENED, moment_words(arena, m->opened_at));
	view_set(v, M_DUE_DAY, day_dmy(arena, instant_day(m->due_at)));
	if (mismatch_is_open(m) && mismatch_is_late(m->due_at, rq->cx.now))
		view_show(v, M_LATE);
	view_setf(v, M_STATE, "%s, %s%s", state_name(m->d_state),
		  m->d_unit_name,
		  m->d_in_transit ? " (đang chuyển đến, chưa ký nhận)" : "");
	/* A dossier of another committee lies here: only its number is ours. */
	if (m->d_authority.v == m->authority.v)
		view_set(view_add(v, M_KNOWN), M_CODE, m->code);
	if (m->count.v != INT64_MIN)
		view_set_int(view_add(v, M_COUNTED), M_ID, m->count.v);
	if (mismatch_is_open(m))
		return;
	v = view_add(v, M_CLOSED);
	view_set(v, M_LABEL, outcome_name(m->outcome));
	view_set(v, M_TEXT, m->words);
	view_set(v, M_WHO, m->closer_name);
	view_set(v, M_AT, moment_words(arena, m->closed_at));
	if (m->outcome == OUTCOME_LOST && m->d_authority.v == m->authority.v)
		view_set(view_add(v, M_LOST), M_CODE, m->code);
}

static enum err fill_history(struct rq *rq, struct view *v,
			     const struct mismatch *m)
{
	struct mismatch_event *events;
	struct mismatch_claim *claims;
	struct arena *arena = rq->cx.arena;
	size_t n;

	TRY(mismatch_claims(&rq->cx, m->id, &claims, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_CLAIM);

		view_set(row, M_AT, moment_words(arena, claims[i].at));
		view_set(row, M_TEXT,
			 *claims[i].words ? claims[i].words :
					    "(không ghi thêm)");
	}
	TRY(mismatch_events(&rq->cx, m->id, &events, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_EVENT);

		view_set(row, M_AT, moment_words(arena, events[i].at));
		view_set(row, M_MOVE, mismatch_action_name(events[i].action));
		view_setf(row, M_WHO, "%s%s%s", events[i].who,
			  *events[i].who ? ", " : "", events[i].unit);
		if (*events[i].words)
			view_set(view_add(row, M_NOTE_LINE), M_TEXT,
				 events[i].words);
	}
	return OK;
}

static struct view *add_form(struct rq *rq, struct view *v,
			     const struct mismatch *m, const char *act,
			     const char *label)
{
	struct view *form = view_add(v, M_FORM);

	view_set_int(form, M_ID, m->id.v);
	view_set(form, M_ACT, act);
	view_set(form, M_LABEL, label);
	view_set(form, M_CSRF, gate_csrf(rq));
	view_set_int(form, M_VERSION, m->version);
	return form;
}

static const struct choice *outcome_choices(struct rq *rq,
					    const struct mismatch *m)
{
	struct choice *list = arena_array(rq->cx.arena, OUTCOME_COUNT + 1,
					  sizeof(*list));
	size_t n = 0;

	for (int o = 0; o < OUTCOME_COUNT; o++) {
		enum mismatch_outcome outcome = (enum mismatch_outcome)o;

		if (outcome_fits(outcome, m->kind))
			list[n++] = (struct choice){ outcome_code(outcome),
						     outcome_name(outcome) };
	}
	return list;
}

static void fill_close(struct rq *rq, struct view *v, const struct mismatch *m)
{
	struct view *form = add_form(rq, v, m, "ket-thuc", "Kết thúc sai lệch");

	page_field(rq, form, M_FIELD, &mismatch_form, "ket_qua",
		   &(struct drawn){ .list = outcome_choices(rq, m) });
	page_field(rq, form, M_FIELD, &mismatch_form, "noi_dung",
		   &(struct drawn){
			   .hint = m->kind == MISMATCH_CLAIM ?
					   "Người nộp hồ sơ đọc được câu trả"
					   " lời này; không nêu tên cán bộ" :
					   NULL });
}

static void fill_forms(struct rq *rq, struct view *v, const struct mismatch *m)
{
	enum err err;

	if (!mismatch_refusal(actor_of(rq), m, MISMATCH_ANSWER, &err))
		page_field(rq, add_form(rq, v, m, "y-kien", "Ghi ý kiến"),
			   M_FIELD, &mismatch_form, "y_kien", NULL);
	if (!mismatch_refusal(actor_of(rq), m, MISMATCH_CLOSE, &err))
		fill_close(rq, v, m);
	else if (mismatch_is_open(m))
		view_set(view_add(v, M_REFUSAL), M_TEXT,
			 mismatch_refusal(actor_of(rq), m, MISMATCH_CLOSE,
					  &err));
}

/* An opinion, or the end; a page that is not posted to has neither. */
static enum err act_asked(const struct rq *rq, enum mismatch_act *ret)
{
	const char *act = rq_param(rq, "viec");

	*ret = act && strcmp(act, "ket-thuc") == 0 ? MISMATCH_CLOSE :
						     MISMATCH_ANSWER;
	return !act || *ret == MISMATCH_CLOSE || strcmp(act, "y-kien") == 0 ?
		       OK :
		       ERR_MISSING;
}

static unsigned act_posted(const struct rq *rq)
{
	enum mismatch_act act;

	return act_asked(rq, &act) == OK ? 1u << act : 0;
}

enum err mismatch_show(struct rq *rq)
{
	struct mismatch_id id = { shelf_id(rq) };
	struct mismatch m;
	enum mismatch_act act;
	struct view *v;

	TRY(act_asked(rq, &act));
	TRY(mismatch_open(&rq->cx, actor_of(rq), id, &m));
	v = page_staff(rq, T_STAFF_SHELF_MISMATCH,
		       arena_printf(rq->cx.arena, "Sai lệch số %lld",
				    (long long)m.id.v));
	page_problems(rq, v);
	fill_facts(rq, v, &m);
	TRY(fill_history(rq, v, &m));
	fill_forms(rq, v, &m);
	return page_send(rq);
}

enum err mismatch_do(struct rq *rq)
{
	const struct mismatch_fields *form = rq->form;
	struct mismatch_id id = { shelf_id(rq) };
	struct mismatch_step step = { .version = form->version,
				      .outcome = form->outcome };

	TRY(act_asked(rq, &step.act));
	step.words = step.act == MISMATCH_CLOSE ? form->words : form->answer;
	TRY(mismatch_move(&rq->cx, actor_of(rq), id, &step));
	return res_see_otherf(rq, LIST "/%lld", (long long)id.v);
}
