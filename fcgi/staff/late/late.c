/*
 * The page of a broken promise: whose days they were, the explanation, the
 * letters, and the draft of one.
 */
#include <stdlib.h>
#include <string.h>

#include "common/adjusted.h"
#include "common/days.h"
#include "common/gate.h"
#include "common/page.h"
#include "domain/apology/explanation.h"
#include "domain/apology/letter.h"
#include "domain/casework/dossier.h"
#include "domain/casework/request.h"
#include "domain/casework/shares.h"
#include "domain/catalogue/unit.h"
#include "domain/citizen/telling.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/late/late.h"
#include "staff/pages.h"

static const struct choice faults[] = {
	{ "tre_han", "Trễ hẹn" },
	{ "mat_hong", "Làm mất, hư hỏng giấy tờ trong hồ sơ" },
	{ 0 }
};
/* By enum explanation_act. */
static const struct choice acts[] = { { "giai-trinh", NULL },
				      { "y-kien", NULL },
				      { "vang-mat", NULL },
				      { "ket-thuc", NULL },
				      { 0 } };

static enum explanation_act act_posted(const struct rq *rq)
{
	const char *posted = rq_field(rq, "viec");
	int i = 0;

	while (acts[i].value && (!posted || strcmp(acts[i].value, posted)))
		i++;
	return (enum explanation_act)i;
}

/* Which act of the explanation is posted, and asks for which words. */
#define AT(act) (1u << EXPLAIN_##act)
static unsigned explain_acts(const struct rq *rq)
{
	return 1u << act_posted(rq);
}

/* clang-format off */
static const struct field explain_form_fields[] = {
	FIELD_OF(TYPE_INT, struct explain_fields, version, "phien_ban", "Phiên bản", FIELD_REQUIRED, INT32_MAX),
	FIELD_CHOICE(struct explain_fields, act, "viec", "Việc", FIELD_REQUIRED, acts),
	FIELD_TEXT(struct explain_fields, class_code, "phan_loai", "Nguyên nhân từ đâu", 0, 10, .look = LOOK_RADIOS, .when = AT(CLASSIFY)),
	FIELD_TEXT(struct explain_fields, cause, "nguyen_nhan", "Nguyên nhân", 0, 10, .look = LOOK_SELECT, .when = AT(CLASSIFY)),
	FIELD_OF(TYPE_LINES, struct explain_fields, words, "noi_dung", "Giải trình cụ thể", 0, 1900, .when = AT(CLASSIFY)),
	FIELD_OF(TYPE_LINES, struct explain_fields, words, "noi_dung", "Ý kiến của ông/bà", 0, 1900, .when = AT(ANSWER)),
	FIELD_OF(TYPE_LINES, struct explain_fields, words, "noi_dung", "Vì sao không có ý kiến của cán bộ", 0, 1900, .when = AT(NOTE_ABSENT)),
};
static const struct field letter_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct letter_fields, key, "_key", "Khóa biểu mẫu", 0, 32),
	FIELD_OF(TYPE_INT, struct letter_fields, version, "phien_ban", "Phiên bản", 0, INT32_MAX),
	FIELD_CHOICE(struct letter_fields, fault, "loi", "Xin lỗi vì", 0, faults, .look = LOOK_RADIOS),
	FIELD_OF(TYPE_LINES, struct letter_fields, reason, "ly_do", "Lý do (ghi trong thư)", 0, 1900,
		 .hint = "Lý do của đơn vị phối hợp trả lời trễ được tự động đưa vào thư"),
	FIELD_TEXT(struct letter_fields, cause, "nguyen_nhan", "Nguyên nhân", 0, 10, .look = LOOK_SELECT),
	FIELD_OF(TYPE_INT, struct letter_fields, responsible, "don_vi_trach_nhiem", "Đơn vị để xảy ra chậm trễ", 0, INT32_MAX, .look = LOOK_SELECT),
	FIELD_OF(TYPE_DAY, struct letter_fields, new_due, "ngay_hen_moi", "Ngày hẹn mới (ngày/tháng/năm)", 0, 0,
		 .hint = "Hẹn lại chỉ một lần; ngày hẹn cũ vẫn là ngày tính đúng hạn, trễ hạn"),
	FIELD_PLACE(struct letter_draft, codes, "ho_so", 0),
	FIELD_PLACE(struct letter_step, file, "tep", 0),
	FIELD_PLACE(struct letter_step, edited.new_due, "ngay_hen_moi", 0),
	FIELD_TEXT(struct letter_fields, also, "ho_so", "Hồ sơ khác của cùng người (nếu có)", 0, 400, .hint = "Mã hồ sơ, cách nhau bằng dấu phẩy"),
	FIELD_TEXT(struct letter_fields, way, "cach_gui", "Cách gửi", 0, 12, .look = LOOK_RADIOS),
	FIELD_OF(TYPE_LINES, struct letter_fields, words, "ghi_chu", "Lý do", 0, 1900),
};
/* clang-format on */
const struct form explain_form =
	FORM_OF_ACTS(struct explain_fields, explain_form_fields, NULL,
		     explain_acts);
const struct form letter_form = FORM(struct letter_fields, letter_form_fields);
static void key_is_there(struct rq *rq);
const struct form letter_draft_form =
	FORM_JUDGED(struct letter_fields, letter_form_fields, key_is_there);

static enum err fill_shares(struct rq *rq, struct view *v,
			    const struct dossier *d)
{
	struct event *events;
	struct share *shares;
	size_t n, shares_n;

	TRY(dossier_events(&rq->cx, d->id, &events, &n));
	TRY(dossier_shares(&rq->cx, d, events, n, &shares, &shares_n));
	for (size_t i = 0; i < shares_n; i++) {
		struct view *row = view_add(v, M_SHARE);

		view_set(row, M_WHO, shares[i].who);
		view_set(row, M_UNIT, shares[i].unit);
		view_set(row, M_TIME,
			 minutes_words(rq->cx.arena, shares[i].minutes));
	}
	return OK;
}

const struct choice *late_causes(struct rq *rq)
{
	struct choice *list;
	struct cause *all;
	size_t n;

	if (causes(&rq->cx, instant_day(rq->cx.now), &all, &n) != OK) {
		(void)cx_take_fault(&rq->cx);
		n = 0; /* then the choice is empty, and refused as such */
	}
	list = arena_array(rq->cx.arena, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++)
		list[i] = (struct choice){
			all[i].code,
			arena_printf(rq->cx.arena, "%s: %s",
				     class_name_of(all[i].class), all[i].name)
		};
	return list;
}

/* Several explanations and a draft may stand on one page: each form's fields
 * have ids of their own, but the ones that the list of errors points to. */
static const char *id_in(struct rq *rq, const struct explanation *e,
			 enum explanation_act act, const char *name)
{
	bool is_posted = rq->problems_n && act_posted(rq) == act &&
			 rq_number(rq_param(rq, "id"), 0) == e->id.v;

	return is_posted ? NULL :
			   arena_printf(rq->cx.arena, "%s-%s-%lld", name,
					acts[act].value, (long long)e->id.v);
}

static void ask(struct rq *rq, struct view *form, const struct explanation *e,
		enum explanation_act act, const char *name,
		const struct drawn *more)
{
	struct drawn drawn = more ? *more : (struct drawn){ 0 };

	drawn.acts = 1u << act;
	drawn.id = id_in(rq, e, act, name);
	drawn.is_untyped = drawn.id != NULL;
	page_field(rq, form, M_FIELD, &explain_form, name, &drawn);
}

static void fill_classify(struct rq *rq, struct view *form,
			  const struct explanation *e)
{
	static const char *const codes[] = { "don_vi", "phoi_hop",
					     "khach_quan", "he_thong",
					     "dong_bo", NULL };
	struct choice classes[sizeof(codes) / sizeof(codes[0])] = { 0 };

	for (size_t i = 0; codes[i]; i++)
		classes[i] =
			(struct choice){ codes[i], class_name_of(codes[i]) };
	ask(rq, form, e, EXPLAIN_CLASSIFY, "phan_loai",
	    &(struct drawn){ .list = classes });
	ask(rq, form, e, EXPLAIN_CLASSIFY, "nguyen_nhan",
	    &(struct drawn){ .list = late_causes(rq) });
	ask(rq, form, e, EXPLAIN_CLASSIFY, "noi_dung", NULL);
}

/* What the head may rest on, as it stands today. */
static const char *unheard_words(struct rq *rq, const struct explanation *e)
{
	struct arena *arena = rq->cx.arena;

	if (!e->is_gone)
		return arena_printf(arena,
				    "%s có ý kiến đến hết ngày %s, nay đã quá"
				    " ngày đó",
				    e->officer_name,
				    day_dmy(arena, e->hear_until));
	return e->gone_since.n == DAY_NONE.n ?
		       arena_printf(arena, "%s không còn công tác ở đây",
				    e->officer_name) :
		       arena_printf(arena,
				    "%s không còn công tác ở đây từ ngày %s",
				    e->officer_name,
				    day_dmy(arena, e->gone_since));
}

static void fill_form(struct rq *rq, struct view *v, const struct dossier *d,
		      const struct explanation *e, enum explanation_act act,
		      const char *label)
{
	struct view *form;

	if (!explanation_may(actor_of(rq), e, act))
		return;
	form = view_add(v, M_FORM);
	view_set(form, M_CODE, d->code);
	view_set_int(form, M_ID, e->id.v);
	view_set(form, M_CSRF, gate_csrf(rq));
	view_set_int(form, M_VERSION, e->version);
	view_set(form, M_ACT, acts[act].value);
	view_set(form, M_LABEL, label);
	if (act == EXPLAIN_CLASSIFY)
		fill_classify(rq, form, e);
	if (act == EXPLAIN_ANSWER)
		ask(rq, form, e, act, "noi_dung", NULL);
	if (act == EXPLAIN_NOTE_ABSENT)
		ask(rq, form, e, act, "noi_dung",
		    &(struct drawn){ .hint = unheard_words(rq, e) });
}

/* "chưa có ý kiến của …, không còn công tác từ …": what is known and by whom,
 * no word that the officer did not say. */
static void fill_officer(struct rq *rq, struct view *v,
			 const struct explanation *e)
{
	struct arena *arena = rq->cx.arena;
	struct view *part;

	if (*e->absent_ground) {
		part = view_add(v, M_ABSENT);
		view_set(part, M_WHO, e->officer_name);
		view_set(part, M_WORDS,
			 e->absent_since.n == DAY_NONE.n ?
				 "đã hết thời hạn có ý kiến" :
				 arena_printf(arena,
					      "không còn công tác từ ngày %s",
					      day_dmy(arena,
						      e->absent_since)));
		view_set(part, M_TEXT, e->absent_ground);
		view_set(part, M_HEAD, e->absent_by_name);
		view_set(part, M_AT, moment_words(arena, e->absent_at));
	}
	if (!*e->officer_words)
		return;
	part = view_add(v, M_OFFICER);
	view_set(part, M_WHO,
		 strcmp(e->said_by_name, e->officer_name) == 0 ?
			 e->said_by_name :
			 arena_printf(arena, "%s, thụ lý thay %s",
				      e->said_by_name, e->officer_name));
	view_set(part, M_TEXT, e->officer_words);
	view_set(part, M_AT, moment_words(arena, e->officer_at));
}

static void fill_explanation(struct rq *rq, struct view *v,
			     const struct dossier *d,
			     const struct explanation *e)
{
	struct arena *arena = rq->cx.arena;

	v = view_add(v, M_EXPLANATION);
	view_set(v, M_ROUND,
		 e->round == 1 ? "Quá ngày hẹn" : "Quá cả ngày hẹn lại");
	view_set(v, M_STATE, explanation_state_name(e->state));
	view_set(v, M_SINCE_DAY, day_words(arena, e->late_since));
	if (*e->words) {
		struct view *head = view_add(v, M_CLASSIFIED);

		view_set(head, M_KIND, e->class_name);
		view_set(head, M_CAUSE, e->cause_name);
		view_set(head, M_TEXT, e->words);
		view_set(head, M_WHO, e->head_name);
		view_set(head, M_AT, moment_words(arena, e->classified_at));
	}
	fill_officer(rq, v, e);
	fill_form(rq, v, d, e, EXPLAIN_CLASSIFY, "Ghi giải trình");
	fill_form(rq, v, d, e, EXPLAIN_ANSWER, "Gửi ý kiến");
	fill_form(rq, v, d, e, EXPLAIN_NOTE_ABSENT,
		  "Ghi nhận không có ý kiến của cán bộ");
	fill_form(rq, v, d, e, EXPLAIN_CLOSE, "Hoàn thành giải trình");
}

static void fill_letters(struct rq *rq, struct view *v,
			 const struct letter *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_LETTER);

		view_set_int(row, M_ID, list[i].id.v);
		view_set(row, M_NUMBER,
			 *list[i].number ? list[i].number : "chưa có số");
		view_set(row, M_STATE, letter_state_name(list[i].state));
		view_set(row, M_AT, moment_words(rq->cx.arena,
						 list[i].drafted_at));
	}
}

enum err late_units(struct rq *rq, struct view *form, struct unit_id authority,
		    struct unit_id lead, struct unit_id chosen)
{
	struct arena *arena = rq->cx.arena;
	struct unit *units, own;
	struct choice *list;
	size_t n, shown = 0;

	TRY(unit_load(&rq->cx, lead, &own));
	TRY(unit_partners(&rq->cx, authority, instant_day(rq->cx.now), &units,
			  &n));
	list = arena_array(arena, n + 2, sizeof(*list));
	list[shown++] = (struct choice){
		arena_printf(arena, "%lld", (long long)lead.v), own.name
	};
	for (size_t i = 0; i < n; i++) {
		if (units[i].id.v != lead.v)
			list[shown++] = (struct choice){
				arena_printf(arena, "%lld",
					     (long long)units[i].id.v),
				units[i].name
			};
	}
	page_field(rq, form, M_FIELD, &letter_form, "don_vi_trach_nhiem",
		   &(struct drawn){ .value = arena_printf(arena, "%lld",
							  (long long)chosen.v),
				    .list = list });
	return OK;
}

/* At first the unit that answered late, if one did; else one's own. */
static enum err late_one(struct rq *rq, const struct dossier *d,
			 struct unit_id *ret)
{
	struct request *r;
	size_t n;

	*ret = d->lead_unit;
	TRY(dossier_requests(&rq->cx, d->id, &r, &n));
	for (size_t i = 0; i < n; i++) {
		if (r[i].late_days > 0)
			*ret = r[i].unit;
	}
	return OK;
}

/* The draft was sent and something is wrong: its form stays open. */
static bool is_drafting(struct rq *rq)
{
	return rq->problems_n && rq_field(rq, "ly_do");
}

static enum err fill_draft(struct rq *rq, struct view *v,
			   const struct dossier *d)
{
	struct unit_id responsible;
	const char *id = is_drafting(rq) ? NULL : "nguyen_nhan-thu";
	unsigned roles;

	TRY(letter_drafter(&rq->cx, actor_of(rq), d, &roles));
	if (!roles)
		return OK;
	v = view_add(v, M_DRAFT);
	view_set(v, M_CODE, d->code);
	if (is_drafting(rq))
		view_show(v, M_OPEN);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, rq_field(rq, "_key") && rq->problems_n ?
					rq_field(rq, "_key") :
					gate_form_key(rq));
	page_field(rq, v, M_FIELD, &letter_form, "loi",
		   &(struct drawn){ .value = "tre_han" });
	page_field(rq, v, M_FIELD, &letter_form, "ly_do", NULL);
	page_field(rq, v, M_FIELD, &letter_form, "nguyen_nhan",
		   &(struct drawn){ .id = id,
				    .list = late_causes(rq),
				    .is_untyped = id != NULL });
	TRY(late_one(rq, d, &responsible));
	TRY(late_units(rq, v, d->authority, d->lead_unit, responsible));
	page_field(rq, v, M_FIELD, &letter_form, "ngay_hen_moi", NULL);
	page_field(rq, v, M_FIELD, &letter_form, "ho_so", NULL);
	return OK;
}

static enum err page(struct rq *rq, const struct dossier *d)
{
	struct explanation *list;
	struct letter *letters;
	const struct workcal *cal;
	struct view *v;
	size_t n, letters_n;

	TRY(calendar_of(&rq->cx, d->clock_desk, &cal));
	TRY(explanations_of(&rq->cx, d->id, &list, &n));
	TRY(letters_of(&rq->cx, d->id, &letters, &letters_n));
	v = page_staff(rq, T_STAFF_LATE_LATE,
		       arena_printf(rq->cx.arena, "Trễ hẹn – %s", d->code));
	page_problems(rq, v);
	view_set(v, M_CODE, d->code);
	view_set(v, M_PROCEDURE, d->procedure_name);
	view_set(v, M_UNIT, d->lead_unit_name);
	if (d->finished_at.s == INSTANT_NONE.s)
		fill_due(rq, v, d->due_at, cal);
	else
		fill_finish(rq, v, d->due_at, d->finished_at,
			    dossier_ended(d), cal);
	if (d->reappointed_at.s != INSTANT_NONE.s)
		view_set(view_add(v, M_AGAIN), M_WORDS,
			 again_words(rq->cx.arena, d->reappointed_at,
				     d->finished_at.s != INSTANT_NONE.s,
				     rq->cx.now));
	if (d->adjust_n)
		view_set(view_add(v, M_ADJUSTED), M_WORDS,
			 adjusted_words(rq->cx.arena, d->adjusted_due_at,
					d->finished_at, rq->cx.now, cal));
	TRY(fill_shares(rq, v, d));
	for (size_t i = 0; i < n; i++)
		fill_explanation(rq, v, d, &list[i]);
	if (!n)
		view_show(v, M_NO_EXPLANATION);
	fill_letters(rq, v, letters, letters_n);
	if (!letters_n)
		view_show(v, M_NO_LETTER);
	TRY(fill_draft(rq, v, d));
	return page_send(rq);
}

enum err late_show(struct rq *rq)
{
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	return page(rq, &d);
}

enum err explain_do(struct rq *rq)
{
	const struct explain_fields *form = rq->form;
	struct explanation_step step = { .version = form->version,
					 .class_code = form->class_code,
					 .cause = form->cause,
					 .words = form->words };
	struct explanation_id id = { rq_number(rq_param(rq, "id"), 0) };
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	step.act = act_posted(rq);
	TRY(explanation_move(&rq->cx, actor_of(rq), id, &step));
	return res_see_otherf(rq, "/can-bo/ho-so/%s/tre-han", d.code);
}

/* The dossier of the page, and the others that were typed. */
static void read_codes(struct rq *rq, const struct dossier *d,
		       struct letter_draft *in)
{
	const struct letter_fields *form = rq->form;
	char *list = arena_strdup(rq->cx.arena, form->also), *save = NULL;

	in->codes[in->codes_n++] = d->code;
	for (char *code = strtok_r(list, ",; ", &save);
	     code && in->codes_n < LETTER_DOSSIERS_MAX;
	     code = strtok_r(NULL, ",; ", &save))
		in->codes[in->codes_n++] = code;
}

/* A draft is made once; what follows has the letter's version. */
static void key_is_there(struct rq *rq)
{
	const struct letter_fields *form = rq->form;

	if (!*form->key)
		rq_problem(rq, "_key", FORM_IS_OLD);
}

enum err letter_draft_do(struct rq *rq)
{
	const struct letter_fields *form = rq->form;
	struct letter_draft in = { .form_key = form->key,
				   .fault = *form->fault ? form->fault :
							   "tre_han",
				   .reason = form->reason,
				   .cause = form->cause,
				   .responsible = { form->responsible },
				   .new_due = form->new_due };
	struct letter_id id;
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	read_codes(rq, &d, &in);
	TRY(letter_draft(&rq->cx, actor_of(rq), &in, &id));
	return res_see_otherf(rq, "/can-bo/thu-xin-loi/%lld?xong=du-thao",
			      (long long)id.v);
}

enum err explanations_show(struct rq *rq)
{
	struct explanation_row *rows;
	struct view *v;
	size_t n;

	TRY(explanation_list(&rq->cx, actor_of(rq),
			     rq_number(rq_arg(rq, "sau"), 0), &rows, &n));
	v = page_staff(rq, T_STAFF_LATE_EXPLANATIONS, "Giải trình hồ sơ trễ hẹn");
	if (!n)
		view_show(v, M_EMPTY);
	else
		v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_ROW);

		view_set(row, M_CODE, rows[i].code);
		view_set(row, M_PROCEDURE, rows[i].procedure_name);
		view_set(row, M_UNIT, rows[i].lead_name);
		view_set(row, M_STATE, explanation_state_name(rows[i].state));
		view_set(row, M_DAY, day_dmy(rq->cx.arena, rows[i].late_since));
	}
	if (n == EXPLANATION_PAGE)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  "/can-bo/giai-trinh?sau=%lld",
			  (long long)rows[n - 1].id.v);
	return page_send(rq);
}
