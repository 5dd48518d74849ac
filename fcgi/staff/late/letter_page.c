/*
 * One apology letter: what it says, where it stands, what may be done with it,
 * and its paper.
 */
#include <string.h>

#include "common/boot.h"
#include "common/gate.h"
#include "common/page.h"
#include "document/form/apology.h"
#include "domain/apology/letter.h"
#include "domain/files/attachment.h"
#include "domain/ledger/audit.h"
#include "file/inspect.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/late/late.h"
#include "staff/pages.h"
#include "staff/paper/sheet_page.h"

struct whole {
	struct letter l;
	struct letter_line *lines;
	size_t n;
};

static enum err load(struct rq *rq, const char *id, struct whole *ret)
{
	struct letter_id which = { rq_number(id, 0) };

	TRY(letter_open(&rq->cx, actor_of(rq), which, &ret->l));
	TRY(letter_lines(&rq->cx, which, &ret->lines, &ret->n));
	/* It names the applicant: a look at each dossier, its owner can see. */
	for (size_t i = 0; i < ret->n; i++)
		TRY(audit_write(&rq->cx, actor_of(rq), "read",
				ret->lines[i].id, "ok", "letter"));
	return OK;
}

static void fill_fact(struct view *v, const char *label, const char *value)
{
	struct view *row;

	if (!value || !*value)
		return;
	row = view_add(v, M_FACT);
	view_set(row, M_LABEL, label);
	view_set(row, M_TEXT, value);
}

static void fill_moment(struct rq *rq, struct view *v, const char *label,
			struct instant at)
{
	if (at.s != INSTANT_NONE.s)
		fill_fact(v, label, moment_words(rq->cx.arena, at));
}

static const char *signer_words(struct rq *rq, const struct letter *l)
{
	if (!*l->signer_name)
		return "";
	return arena_printf(rq->cx.arena, "%s, %s%s%s", l->signer_name,
			    l->signer_title,
			    *l->signed_for_name ? "; ký thay " : "",
			    l->signed_for_name);
}

static void fill_facts(struct rq *rq, struct view *v, const struct letter *l)
{
	fill_fact(v, "Đơn vị chủ trì, xin lỗi", l->lead_name);
	fill_fact(v, "Đơn vị để xảy ra chậm trễ", l->responsible_name);
	fill_fact(v, "Nguyên nhân", l->cause_name);
	fill_fact(v, "Lý do", l->reason);
	fill_fact(v, "Lý do của đơn vị phối hợp", l->co_reason);
	fill_moment(rq, v, "Ngày hẹn mới", l->new_due_at);
	fill_fact(v, "Người dự thảo", l->drafter_name);
	fill_fact(v, "Người ký", signer_words(rq, l));
	fill_moment(rq, v, "Ký lúc", l->signed_at);
	fill_moment(rq, v, "Bản đóng dấu nộp lúc", l->stamped_at);
	if (l->stamped_pages)
		fill_fact(v, "Số trang bản quét",
			  arena_printf(rq->cx.arena, "%d", l->stamped_pages));
	fill_moment(rq, v, "Gửi người nộp lúc", l->sent_at);
	fill_moment(rq, v, "Báo cáo cấp trên lúc", l->reported_at);
	fill_fact(v, "Cơ quan nhận báo cáo", l->reported_to_name);
	fill_moment(rq, v, "Cấp trên xác nhận lúc", l->acknowledged_at);
	fill_moment(rq, v, "Công khai lúc", l->published_at);
}

static void fill_ways(struct rq *rq, struct view *form)
{
	struct choice *list = arena_array(rq->cx.arena, letter_ways_n + 1,
					  sizeof(*list));

	for (size_t i = 0; i < letter_ways_n; i++)
		list[i] = (struct choice){ letter_ways[i].code,
					   letter_ways[i].name };
	page_field(rq, form, M_FIELD, &letter_form, "cach_gui",
		   &(struct drawn){ .list = list });
}

static enum err fill_edit(struct rq *rq, struct view *form,
			  const struct letter *l)
{
	page_field(rq, form, M_FIELD, &letter_form, "ly_do",
		   &(struct drawn){ .value = l->reason });
	page_field(rq, form, M_FIELD, &letter_form, "nguyen_nhan",
		   &(struct drawn){ .value = l->cause,
				    .list = late_causes(rq) });
	page_field(rq, form, M_FIELD, &letter_form, "ngay_hen_moi",
		   &(struct drawn){
			   .value = l->new_due_at.s == INSTANT_NONE.s ?
					    NULL :
					    day_dmy(rq->cx.arena,
						    instant_day(
							    l->new_due_at)) });
	return late_units(rq, form, l->authority, l->lead, l->responsible);
}

static enum err fill_act(struct rq *rq, struct view *v, const struct whole *w,
			 enum letter_act act, bool stands_open)
{
	struct view *form = view_add(v, M_ACTION);

	if (stands_open)
		view_show(form, M_OPEN);

	view_set_int(form, M_ID, w->l.id.v);
	view_set(form, M_ACT, letter_act_code(act));
	view_set(form, M_LABEL, letter_act_name(act));
	view_set(form, M_CSRF, gate_csrf(rq));
	view_set_int(form, M_VERSION, w->l.version);
	switch (act) {
	case LETTER_EDIT:
		return fill_edit(rq, form, &w->l);
	case LETTER_SEND:
		fill_ways(rq, form);
		return OK;
	case LETTER_STAMP:
		if (w->n)
			view_set(view_add(form, M_SCAN), M_CODE,
				 w->lines[0].code);
		return OK;
	case LETTER_RETURN:
	case LETTER_CANCEL:
		page_field(rq, form, M_FIELD, &letter_form, "ghi_chu", NULL);
		return OK;
	case LETTER_SUBMIT:
	case LETTER_SIGN:
	case LETTER_REPORT:
	case LETTER_ACKNOWLEDGE:
	case LETTER_PUBLISH:
	case LETTER_ACT_COUNT:
		break;
	}
	return OK;
}

static void fill_lines(struct rq *rq, struct view *v, const struct whole *w)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct letter_line *l = &w->lines[i];
		struct view *row = view_add(v, M_LINE);

		view_set(row, M_CODE, l->code);
		view_set(row, M_PROCEDURE, l->procedure_name);
		view_set(row, M_NAME, l->applicant);
		view_set(row, M_DUE_DAY,
			 l->old_due_at.s == INSTANT_NONE.s ?
				 "" :
				 day_words(rq->cx.arena,
					   instant_day(l->old_due_at)));
		view_show(row, strcmp(l->fault, "mat_hong") == 0 ? M_LOST :
								   M_LATE);
	}
}

static enum err fill_trail(struct rq *rq, struct view *v, struct letter_id id)
{
	struct letter_event *list;
	size_t n;

	TRY(letter_events(&rq->cx, id, &list, &n));
	for (size_t i = n; i-- > 0;) {
		struct view *row = view_add(v, M_EVENT);
		enum letter_act act = letter_act_from_code(list[i].action);

		view_set(row, M_AT, moment_words(rq->cx.arena, list[i].at));
		view_set(row, M_ACTOR, list[i].who);
		view_set(row, M_UNIT, list[i].unit);
		view_set(row, M_MOVE, act == LETTER_ACT_COUNT ?
					      "Dự thảo" :
					      letter_act_name(act));
		if (*list[i].words)
			view_set(view_add(row, M_NOTE_LINE), M_NOTE,
				 list[i].words);
	}
	return OK;
}

/* Before the signature: who must sign, by the competence table. */
static void fill_signer(struct rq *rq, struct view *v, const struct whole *w)
{
	struct competence c;
	bool is_actor;

	if (w->l.signed_at.s != INSTANT_NONE.s)
		return;
	if (letter_signer(&rq->cx, actor_of(rq), &w->l, &c, &is_actor) != OK) {
		(void)cx_take_fault(&rq->cx);
		return; /* the signature's own answer will say it */
	}
	v = view_add(v, M_MUST_SIGN);
	view_set(v, M_WHO, c.post);
	view_set(v, M_BASIS, c.basis);
}

/* What leads on stands before what leads back. */
static bool leads_back(enum letter_act act)
{
	return act == LETTER_EDIT || act == LETTER_RETURN ||
	       act == LETTER_CANCEL;
}

/* One stands open: what was posted and comes back, else the first that leads
 * on. */
static bool is_open(const struct rq *rq, enum letter_act act, bool is_first)
{
	const char *posted = rq_param(rq, "viec");

	return posted ? letter_act_from_code(posted) == act :
			is_first && !leads_back(act);
}

static enum err fill_acts(struct rq *rq, struct view *v, const struct whole *w)
{
	enum letter_act acts[LETTER_ACT_COUNT];
	size_t n, shown = 0;

	fill_signer(rq, v, w);
	TRY(letter_acts(&rq->cx, actor_of(rq), &w->l, acts, &n));
	for (int back = 0; back < 2; back++) {
		for (size_t i = 0; i < n; i++) {
			if (leads_back(acts[i]) != back)
				continue;
			TRY(fill_act(rq, v, w, acts[i],
				     is_open(rq, acts[i], !shown++)));
		}
	}
	if (!n)
		view_show(v, M_NO_ACTION);
	return OK;
}

static void fill_done(struct rq *rq, struct view *v)
{
	const char *code = rq_arg(rq, "xong");
	enum letter_act act = code ? letter_act_from_code(code) :
				     LETTER_ACT_COUNT;

	if (act != LETTER_ACT_COUNT)
		view_set(view_add(v, M_DONE), M_WORDS, letter_act_name(act));
	else if (code && strcmp(code, "du-thao") == 0)
		view_set(view_add(v, M_DONE), M_WORDS, "Lưu dự thảo");
}

static enum err paper(struct rq *rq, const struct whole *w, struct sheet *ret);

/* How far it is, and what is still to come.  A cancelled one goes nowhere. */
static void fill_stages(struct view *v, enum letter_state at)
{
	if (at == LETTER_CANCELLED)
		return;
	v = view_add(v, M_STAGES);
	for (int i = LETTER_DRAFT; i < LETTER_CANCELLED; i++) {
		struct view *stage = view_add(v, M_STAGE);

		view_set(stage, M_NAME,
			 letter_state_name((enum letter_state)i));
		if (i < (int)at)
			view_show(stage, M_PASSED);
		else if (i == (int)at)
			view_show(stage, M_CURRENT);
	}
}

/* What will be signed is read beside the button, in the words that print. */
static enum err fill_text(struct rq *rq, struct view *v, const struct whole *w)
{
	struct sheet sheet;

	TRY(paper(rq, w, &sheet));
	v = view_add(v, M_LETTER_TEXT);
	view_set(v, M_TO, sheet.to);
	for (size_t i = 0; i < sheet.n; i++) {
		const struct block *b = &sheet.blocks[i];
		bool is_named = b->label && *b->label;

		if (b->kind != BLOCK_SIGN && b->kind != BLOCK_TABLE &&
		    layout_is_given(b->value))
			view_setf(view_add(v, M_PARAGRAPH), M_TEXT, "%s%s%s",
				  is_named ? b->label : "",
				  is_named ? ": " : "", b->value);
	}
	return OK;
}

static enum err page(struct rq *rq, const struct whole *w)
{
	struct view *v = page_staff(rq, T_STAFF_LATE_LETTER, "Thư xin lỗi");

	page_problems(rq, v);
	fill_done(rq, v);
	view_set_int(v, M_ID, w->l.id.v);
	view_set(v, M_NUMBER, *w->l.number ? w->l.number : "chưa có số");
	view_set(v, M_STATE, letter_state_name(w->l.state));
	fill_stages(v, w->l.state);
	fill_facts(rq, v, &w->l);
	fill_lines(rq, v, w);
	TRY(fill_text(rq, v, w));
	TRY(fill_acts(rq, v, w));
	TRY(fill_trail(rq, v, w->l.id));
	return page_send(rq);
}

enum err letter_show(struct rq *rq)
{
	struct whole w;

	TRY(load(rq, rq_param(rq, "id"), &w));
	return page(rq, &w);
}

static enum err act_asked(const struct rq *rq, enum letter_act *ret)
{
	*ret = letter_act_from_code(rq_param(rq, "viec"));
	return *ret == LETTER_ACT_COUNT ? ERR_MISSING : OK;
}

enum err letter_again(struct rq *rq)
{
	enum letter_act act;

	TRY(act_asked(rq, &act));
	return letter_show(rq);
}

static enum err may(struct rq *rq, const struct letter *l, enum letter_act act,
		    bool *ret)
{
	enum letter_act acts[LETTER_ACT_COUNT];
	size_t n, i = 0;

	TRY(letter_acts(&rq->cx, actor_of(rq), l, acts, &n));
	while (i < n && acts[i] != act)
		i++;
	*ret = i < n;
	return OK;
}

/* The stamped scan that the clerk has put among the dossier's files since the
 * signature, and how many pages it has: nothing is read for who may not stamp,
 * whom the domain then refuses. */
static enum err find_scan(struct rq *rq, const struct whole *w,
			  struct letter_step *step)
{
	const struct store store = { .root = arena_printf(
					     rq->cx.arena, "%s/files",
					     boot_var()) };
	struct mapped m CLEANUP(mapped_done) = { 0 };
	struct attachment *files;
	struct file_found found;
	size_t n, i = 0;
	bool may_stamp;

	step->file.v = 0;
	TRY(may(rq, &w->l, LETTER_STAMP, &may_stamp));
	if (!may_stamp || !w->n)
		return OK;
	TRY(attachment_list(&rq->cx, w->lines[0].id, &files, &n));
	while (i < n && !(files[i].kind == ATTACH_LETTER &&
			  files[i].is_newest &&
			  files[i].at.s >= w->l.signed_at.s))
		i++;
	if (i == n)
		return OK; /* the domain says what is missing */
	step->file = files[i].id;
	step->pages = 1;
	if (files[i].type != FILETYPE_PDF)
		return OK;
	TRY(store_map(&store, &files[i].digest, &m));
	file_inspect(rq->cx.arena, FILETYPE_PDF, m.data, m.len, &found);
	step->pages = found.pages;
	step->unread = found.refusal ? found.refusal :
		       found.pages < 1 ?
				       "không đếm được số trang; hãy in hoặc"
				       " quét lại thành PDF rồi tải lên" :
				       NULL;
	return OK;
}

enum err letter_do(struct rq *rq)
{
	const struct letter_fields *form = rq->form;
	struct letter_step step = {
		.version = form->version,
		.words = form->words,
		.way = form->way,
		.edited = { .reason = form->reason,
			    .cause = form->cause,
			    .responsible = { form->responsible },
			    .new_due = form->new_due },
	};
	struct whole w;

	TRY(act_asked(rq, &step.act));
	TRY(load(rq, rq_param(rq, "id"), &w));
	if (step.act == LETTER_STAMP)
		TRY(find_scan(rq, &w, &step));
	TRY(letter_move(&rq->cx, actor_of(rq), w.l.id, &step));
	return res_see_otherf(rq, "/can-bo/thu-xin-loi/%lld?xong=%s",
			      (long long)w.l.id.v, letter_act_code(step.act));
}

static enum err paper(struct rq *rq, const struct whole *w, struct sheet *ret)
{
	struct arena *arena = rq->cx.arena;
	const struct letter *l = &w->l;
	struct apology a = {
		.rule_set = w->n ? w->lines[0].rule_set : "",
		.number = l->number,
		.applicant = w->n ? w->lines[0].applicant : "",
		.address = w->n ? w->lines[0].address : "",
		.is_organisation = w->n && strcmp(w->lines[0].id_kind,
						  "ma_so_thue") == 0,
		.forwarded_to = l->lead_name,
		.reason = l->reason,
		.co_reason = l->co_reason,
		.new_due_at = l->new_due_at.s == INSTANT_NONE.s ?
				      "" :
				      moment_long(arena, l->new_due_at),
		.signer = l->signer_name,
		.signer_title = l->signer_title,
		.is_for = *l->signed_for_name != '\0',
	};

	for (size_t i = 0; i < w->n && i < 12; i++) {
		const struct letter_line *line = &w->lines[i];

		a.is_lost |= strcmp(line->fault, "mat_hong") == 0;
		a.dossiers[a.n++] = (struct apology_dossier){
			.code = line->code,
			.content = line->procedure_name,
			.received_at = moment_long(arena, line->received_at),
			.old_due_at = line->old_due_at.s == INSTANT_NONE.s ?
					      "" :
					      moment_long(arena,
							  line->old_due_at),
		};
	}
	TRY(letterhead_of(rq, l->authority, l->authority,
			  l->signed_at.s == INSTANT_NONE.s ? rq->cx.now :
							     l->signed_at,
			  &a.head));
	a.head.number = l->number;
	apology_sheet(arena, &a, ret);
	return OK;
}

/* "/in" the page, "/in.pdf" the file. */
enum err letter_print(struct rq *rq)
{
	struct arena *arena = rq->cx.arena;
	struct sheet_tool tools[2];
	struct sheet sheet;
	struct whole w;

	TRY(load(rq, rq_param(rq, "id"), &w));
	TRY(paper(rq, &w, &sheet));
	if (strcmp(rq_param(rq, "mau"), "thu.pdf") == 0)
		return sheet_send_pdf(rq, &sheet,
				      arena_printf(arena, "thu-xin-loi-%lld",
						   (long long)w.l.id.v));
	tools[0] = (struct sheet_tool){
		arena_printf(arena, "/can-bo/thu-xin-loi/%lld/in/thu.pdf",
			     (long long)w.l.id.v),
		"Tệp PDF"
	};
	tools[1] = (struct sheet_tool){
		arena_printf(arena, "/can-bo/thu-xin-loi/%lld",
			     (long long)w.l.id.v),
		"Mở thư"
	};
	return sheets_show(rq, "Thư xin lỗi", &sheet, 1, tools, 2);
}
