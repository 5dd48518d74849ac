/*
 * Results handed out by scanner: the receipt's bar code opens the form, the
 * officer says with a key each who came, what was looked at and what became of
 * the originals; Enter returns it, and the next one is scanned.  Nothing of
 * that is set before: the record says what a person said.
 * A fee that is still owed is collected with the same press (T32: the fee is
 * paid before the result is returned).
 */
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/casework/policy.h"
#include "domain/ledger/event.h"
#include "markers.h"
#include "staff/desk/desk.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"


/* clang-format off */
static const struct field scan_return_fields_[] = {
	FIELD_OF(TYPE_KEY, struct scan_return_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_OF(TYPE_KEY, struct scan_return_fields, fee_key, "_key_phi", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_OF(TYPE_INT, struct scan_return_fields, version, "phien_ban", "Phiên bản", FIELD_REQUIRED, INT32_MAX),
	FIELD_TEXT(struct scan_return_fields, receiver, "nguoi_nhan", "Họ tên người nhận thay", 0, 150, .hint = "để trống khi chính người nộp đến"),
	FIELD_TEXT(struct scan_return_fields, receiver_paper, "giay_to_nguoi_nhan", "Giấy tờ khác đã kiểm tra", 0, 150, .hint = "nếu có"),
	FIELD_OF(TYPE_BOOL, struct scan_return_fields, is_checked, "da_kiem_tra", "Đã kiểm tra giấy tờ", 0, 0),
	FIELD_CHOICE(struct scan_return_fields, receiver_kind, "loai_nguoi_nhan", "Người đến nhận là", 0, receiver_kinds),
	FIELD_TEXT(struct scan_return_fields, authorisation, "giay_uy_quyen", "Giấy ủy quyền: số, ngày", 0, 150, .hint = "khi nhận thay"),
	FIELD_CHOICE(struct scan_return_fields, originals, "tra_ban_chinh", "Bản chính đã giữ", 0, originals),
	FIELD_TEXT(struct scan_return_fields, receipt_number, "so_bien_lai", "Số biên lai", 0, 60),
};
/* clang-format on */
static void ask_unsaid(struct rq *rq);
const struct form scan_return_form =
	FORM_JUDGED(struct scan_return_fields, scan_return_fields_, ask_unsaid);

enum err scan_return_list(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_DESK_SCAN_RETURNS,
				    "Trả kết quả bằng máy quét");

	TRY(scan_page(rq, v, MOVE_RETURN, MOVE_RETURN_AT_ONCE));
	return page_send(rq);
}

/* Why there is nothing to return here, by its step alone. */
static const char *not_here(struct arena *arena, const struct dossier *d)
{
	switch ((int)d->state) {
	case STATE_READY:
		return NULL;
	case STATE_RETURNED:
		return arena_printf(arena,
				    "Hồ sơ %s đã trả kết quả lúc %s.", d->code,
				    moment_words(arena, d->returned_at));
	case STATE_POSTED:
		return arena_printf(arena,
				    "Kết quả của hồ sơ %s đã giao bưu chính.",
				    d->code);
	case STATE_WITHDRAWN:
	case STATE_DISCONTINUED:
	case STATE_ARCHIVED:
		return arena_printf(arena,
				    "Hồ sơ %s đã kết thúc (“%s”): không còn"
				    " kết quả để trả.",
				    d->code, state_name(d->state));
	default:
		return arena_printf(arena,
				    "Hồ sơ %s đang ở bước “%s”, chưa có kết"
				    " quả để trả.",
				    d->code, state_name(d->state));
	}
}

/* NULL, or why it is not returned now: what the dossier's own page answers,
 * but for the fee, which is collected here with the same press. */
static enum err not_ready(struct rq *rq, const struct dossier *d,
			  const char **ret)
{
	struct offer offers[MOVE_COUNT];
	struct event *events;
	size_t events_n, n;

	*ret = not_here(rq->cx.arena, d);
	if (*ret)
		return OK;
	TRY(dossier_events(&rq->cx, d->id, &events, &events_n));
	TRY(dossier_offers(&rq->cx, actor_of(rq), d, events, events_n, offers,
			   &n));
	for (size_t i = 0; i < n; i++) {
		if (offers[i].t->move == MOVE_RETURN &&
		    offers[i].way != WAY_FEE)
			*ret = offers[i].why;
	}
	return OK;
}

enum err scan_return_find(struct rq *rq)
{
	const char *code, *why;
	struct dossier d;
	enum err err;

	TRY(scan_code(rq, &code));
	err = dossier_open(&rq->cx, actor_of(rq), code, &d);
	if (err == ERR_MISSING) /* what was scanned, not the address */
		return refuse(&rq->cx, ERR_INPUT, "ma", "%s",
			      rq->cx.fault.message);
	TRY(err);
	TRY(not_ready(rq, &d, &why));
	if (why)
		return refuse(&rq->cx, ERR_INPUT, "ma", "%s", why);
	return res_see_otherf(rq, "/can-bo/quet/tra-ket-qua/%s", d.code);
}

static void fill_fields(struct rq *rq, struct view *v)
{
	const struct form *form = &scan_return_form;

	page_field(rq, v, M_FIELD_NGUOI_NHAN, form, "nguoi_nhan", NULL);
	page_field(rq, v, M_FIELD_GIAY_UY_QUYEN, form, "giay_uy_quyen", NULL);
	page_field(rq, v, M_FIELD_GIAY_TO_NGUOI_NHAN, form, "giay_to_nguoi_nhan",
		   NULL);
}

/* What was said already stays when the form comes back. */
static void fill_said(struct rq *rq, struct view *v)
{
	static const struct {
		const char *name, *value, *section;
	} said[] = {
		{ "loai_nguoi_nhan", "chinh_chu", M_OWNER },
		{ "loai_nguoi_nhan", "uy_quyen", M_DELEGATE },
		{ "da_kiem_tra", "1", M_CHECKED },
		{ "tra_ban_chinh", "khong_co", M_NO_ORIGINALS },
		{ "tra_ban_chinh", "da_tra", M_ORIGINALS_BACK },
	};

	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		const char *typed = rq_field(rq, said[i].name);

		if (typed && strcmp(typed, said[i].value) == 0)
			view_show(v, said[i].section);
	}
	page_beside(rq, v, M_ERR_RECEIVER, "loai_nguoi_nhan");
	page_beside(rq, v, M_ERR_CHECKED, "da_kiem_tra");
	page_beside(rq, v, M_ERR_ORIGINALS, "tra_ban_chinh");
}

static enum err page(struct rq *rq, const struct dossier *d)
{
	struct view *v = page_staff(rq, T_STAFF_DESK_SCAN_RETURN, "Trả kết quả");
	const char *key = rq_field(rq, "_key");
	const char *fee_key = rq_field(rq, "_key_phi");

	page_failed("Chưa ghi trả kết quả");
	page_problems(rq, v);
	view_set(v, M_CODE, d->code);
	view_set(v, M_NAME, d->name);
	view_set(v, M_PROCEDURE, d->procedure_name);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(rq));
	view_set(v, M_FEE_KEY, fee_key ? fee_key : gate_form_key(rq));
	view_set_int(v, M_VERSION, d->version);
	fill_fields(rq, v);
	fill_said(rq, v);
	if (d->fee_due > 0) {
		struct view *fee = view_add(v, M_FEE_OWED);

		view_setf(fee, M_TEXT, "%s đồng",
			  text_number(rq->cx.arena, d->fee_due));
		page_field(rq, fee, M_FIELD_SO_BIEN_LAI, &scan_return_form,
			   "so_bien_lai", NULL);
	}
	return page_send(rq);
}

static enum err open_ready(struct rq *rq, struct dossier *d)
{
	const char *why;

	TRY(dossier_asked(rq, d));
	TRY(not_ready(rq, d, &why));
	return why ? refuse(&rq->cx, ERR_STATE, NULL, "%s", why) : OK;
}

enum err scan_return_show(struct rq *rq)
{
	struct dossier d;

	TRY(open_ready(rq, &d));
	return page(rq, &d);
}

/* The fee first; the dossier's version is then one higher. */
static enum err collect(struct rq *rq, struct dossier *d)
{
	const struct scan_return_fields *form = rq->form;
	const struct step step = { .form_key = form->fee_key,
				   .version = form->version,
				   .move = MOVE_COLLECT_FEE,
				   .limit = INT64_MIN,
				   .receipt_number = form->receipt_number,
				   .amount = d->fee_due };

	TRY(dossier_move(&rq->cx, actor_of(rq), d->id, &step));
	return dossier_open(&rq->cx, actor_of(rq), d->code, d);
}

/* All that was not said, in one round. */
static void ask_unsaid(struct rq *rq)
{
	const struct scan_return_fields *form = rq->form;
	bool is_delegate = form->receiver_kind &&
			   receiver_kind_of(form->receiver_kind) ==
				   RECEIVER_DELEGATE;

	if (!form->receiver_kind || !*form->receiver_kind)
		rq_problem(rq, "loai_nguoi_nhan",
			   "Chọn người đến nhận: chính người nộp hồ sơ, hay"
			   " người được ủy quyền");
	if (is_delegate && text_is_blank(form->receiver))
		rq_problem(rq, "nguoi_nhan", "Ghi họ tên người nhận thay");
	if (is_delegate && text_is_blank(form->authorisation))
		rq_problem(rq, "giay_uy_quyen",
			   "Người nhận thay phải có giấy ủy quyền: ghi số,"
			   " ngày của giấy");
	if (!form->is_checked && text_is_blank(form->receiver_paper))
		rq_problem(rq, "da_kiem_tra",
			   "Kiểm tra giấy hẹn, căn cước của người đến nhận rồi"
			   " đánh dấu, hoặc ghi giấy tờ khác đã kiểm tra");
	if (!form->originals || !*form->originals)
		rq_problem(rq, "tra_ban_chinh",
			   "Chọn: không giữ bản chính nào, hay đã trả lại bản"
			   " chính");
}

static const char *papers_said(struct rq *rq)
{
	const struct scan_return_fields *form = rq->form;

	if (!form->is_checked)
		return form->receiver_paper;
	return text_is_blank(form->receiver_paper) ?
		       "Giấy hẹn, căn cước" :
		       arena_printf(rq->cx.arena, "Giấy hẹn, căn cước; %s",
				    form->receiver_paper);
}

static enum err give(struct rq *rq, struct dossier *d)
{
	const struct scan_return_fields *form = rq->form;
	struct step step = { .form_key = form->key,
			     .version = form->version,
			     .move = MOVE_RETURN,
			     .limit = INT64_MIN,
			     .receiver = receiver_said(d, form->receiver_kind,
						       form->receiver),
			     .receiver_paper = papers_said(rq),
			     .receiver_kind = form->receiver_kind,
			     .authorisation = form->authorisation,
			     .originals = form->originals };

	if (d->fee_due > 0) {
		TRY(collect(rq, d));
		step.version = d->version;
	}
	return dossier_move(&rq->cx, actor_of(rq), d->id, &step);
}

enum err scan_return_do(struct rq *rq)
{
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	TRY(give(rq, &d));
	return res_see_other(rq, "/can-bo/quet/tra-ket-qua");
}

/* What was typed stays; the page takes the newer version. */
enum err scan_return_again(struct rq *rq)
{
	struct dossier d;

	TRY(rq->refused == ERR_INPUT ? dossier_asked(rq, &d) :
				       open_ready(rq, &d));
	return page(rq, &d);
}
