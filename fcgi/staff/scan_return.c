/*
 * Results handed out by scanner: the receipt's bar code opens the form with
 * the applicant as receiver; Enter returns it, and the next one is scanned.
 * A fee that is still owed is collected with the same press (T32: the fee is
 * paid before the result is returned).
 */
#include <string.h>

#include "base/text.h"
#include "common/gate.h"
#include "common/page.h"
#include "markers.h"
#include "staff/desk.h"
#include "staff/pages.h"

static const char *const receiver_kinds[] = { "chinh_chu", "uy_quyen", NULL };
static const char *const originals[] = { "khong_co", "da_tra", NULL };

/* clang-format off */
static const struct field scan_return_fields_[] = {
	FIELD_OF(TYPE_KEY, struct scan_return_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_OF(TYPE_KEY, struct scan_return_fields, fee_key, "_key_phi", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_OF(TYPE_INT, struct scan_return_fields, version, "phien_ban", "Phiên bản", FIELD_REQUIRED, INT32_MAX),
	FIELD_TEXT(struct scan_return_fields, receiver, "nguoi_nhan", "Người nhận kết quả", FIELD_REQUIRED, 150),
	FIELD_TEXT(struct scan_return_fields, receiver_paper, "giay_to_nguoi_nhan", "Giấy tờ của người nhận", FIELD_REQUIRED, 150),
	FIELD_CHOICE(struct scan_return_fields, receiver_kind, "loai_nguoi_nhan", "Người nhận", 0, receiver_kinds),
	FIELD_TEXT(struct scan_return_fields, authorisation, "giay_uy_quyen", "Giấy ủy quyền", 0, 150),
	FIELD_CHOICE(struct scan_return_fields, originals, "tra_ban_chinh", "Bản chính đã giữ", 0, originals),
	FIELD_TEXT(struct scan_return_fields, receipt_number, "so_bien_lai", "Số biên lai", 0, 60),
};
/* clang-format on */
const struct form scan_return_form =
	FORM(struct scan_return_fields, scan_return_fields_);

static enum err list_page(struct rq *rq, int status)
{
	struct view *v = page_staff(rq, T_STAFF_SCAN_RETURNS,
				    "Trả kết quả bằng máy quét");

	TRY(scan_page(rq, v, MOVE_RETURN, MOVE_RETURN_AT_ONCE));
	return page_send(rq, status);
}

enum err scan_return_list(struct rq *rq)
{
	return list_page(rq, 200);
}

/* Why there is nothing to return yet, or any more. */
static const char *not_ready(struct arena *arena, const struct dossier *d)
{
	if (d->state == STATE_READY && !d->in_transit)
		return NULL;
	if (d->state == STATE_RETURNED)
		return arena_printf(arena,
				    "Hồ sơ %s đã trả kết quả lúc %s.", d->code,
				    moment_words(arena, d->returned_at));
	if (d->state == STATE_READY)
		return arena_printf(arena,
				    "Kết quả của hồ sơ %s chưa được quầy ký"
				    " nhận.",
				    d->code);
	return arena_printf(arena,
			    "Hồ sơ %s đang ở bước “%s”, chưa có kết quả để"
			    " trả.",
			    d->code, state_name(d->state));
}

enum err scan_return_find(struct rq *rq)
{
	const char *code, *why;
	struct dossier d;
	enum err err;

	TRY(scan_code(rq, &code));
	if (!code)
		return list_page(rq, 422);
	err = dossier_open(&rq->cx, actor_of(rq), code, &d);
	if (err != OK && err != ERR_MISSING)
		return err;
	why = err == OK ? not_ready(rq->cx.arena, &d) : rq->cx.fault.message;
	if (!why)
		return res_see_other(
			rq, arena_printf(rq->cx.arena,
					 "/can-bo/quet/tra-ket-qua/%s",
					 d.code));
	rq->cx.fault = (struct fault){ 0 };
	rq_problem(rq, "ma", why);
	return list_page(rq, 422);
}

/* clang-format off */
static void fill_fields(struct rq *rq, struct view *v, const struct dossier *d)
{
	page_field(rq, v, M_FIELD_NGUOI_NHAN, &(struct field_look){ .name = "nguoi_nhan", .label = "Người nhận kết quả", .value = d->name });
	page_field(rq, v, M_FIELD_GIAY_TO_NGUOI_NHAN, &(struct field_look){ .name = "giay_to_nguoi_nhan", .label = "Giấy tờ đã kiểm tra", .value = "Giấy hẹn, căn cước" });
	page_field(rq, v, M_FIELD_GIAY_UY_QUYEN, &(struct field_look){ .name = "giay_uy_quyen", .label = "Giấy ủy quyền", .hint = "khi nhận thay" });
}
/* clang-format on */

static void fill_kinds(struct rq *rq, struct view *v)
{
	const char *kind = intake_typed(rq, "loai_nguoi_nhan", "chinh_chu");
	const char *kept = intake_typed(rq, "tra_ban_chinh", "khong_co");

	view_show(v, strcmp(kind, "uy_quyen") == 0 ? M_DELEGATE : M_OWNER);
	view_show(v, strcmp(kept, "da_tra") == 0 ? M_ORIGINALS_BACK :
						   M_NO_ORIGINALS);
}

static enum err page(struct rq *rq, const struct dossier *d, int status)
{
	struct view *v = page_staff(rq, T_STAFF_SCAN_RETURN, "Trả kết quả");
	const char *key = rq_field(rq, "_key");
	const char *fee_key = rq_field(rq, "_key_phi");

	page_problems(rq, v);
	view_set(v, M_CODE, d->code);
	view_set(v, M_NAME, d->name);
	view_set(v, M_PROCEDURE, d->procedure_name);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(rq));
	view_set(v, M_FEE_KEY, fee_key ? fee_key : gate_form_key(rq));
	view_set_int(v, M_VERSION, d->version);
	fill_fields(rq, v, d);
	fill_kinds(rq, v);
	if (d->fee_due > 0) {
		struct view *fee = view_add(v, M_FEE_OWED);

		view_setf(fee, M_TEXT, "%s đồng",
			  text_number(rq->cx.arena, d->fee_due));
		page_field(rq, fee, M_FIELD_SO_BIEN_LAI,
			   &(struct field_look){ .name = "so_bien_lai",
						 .label = "Số biên lai" });
	}
	return page_send(rq, status);
}

static enum err open_ready(struct rq *rq, struct dossier *d)
{
	const char *why;

	TRY(dossier_open(&rq->cx, actor_of(rq), rq_param(rq, "code"), d));
	why = not_ready(rq->cx.arena, d);
	return why ? refuse(&rq->cx, ERR_STATE, NULL, "%s", why) : OK;
}

enum err scan_return_show(struct rq *rq)
{
	struct dossier d;

	TRY(open_ready(rq, &d));
	return page(rq, &d, 200);
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

static enum err give(struct rq *rq, struct dossier *d)
{
	const struct scan_return_fields *form = rq->form;
	struct step step = { .form_key = form->key,
			     .version = form->version,
			     .move = MOVE_RETURN,
			     .limit = INT64_MIN,
			     .receiver = form->receiver,
			     .receiver_paper = form->receiver_paper,
			     .receiver_kind = form->receiver_kind,
			     .authorisation = form->authorisation,
			     .originals = form->originals };

	if (strcmp(form->receiver_kind, "uy_quyen") == 0 &&
	    text_is_blank(form->authorisation))
		return refuse(&rq->cx, ERR_INPUT, "giay_uy_quyen",
			      "Người nhận thay phải có giấy ủy quyền: ghi số,"
			      " ngày của giấy");
	if (d->fee_due > 0) {
		TRY(collect(rq, d));
		step.version = d->version;
	}
	return dossier_move(&rq->cx, actor_of(rq), d->id, &step);
}

enum err scan_return_do(struct rq *rq)
{
	struct dossier d;
	enum err err;

	TRY(dossier_open(&rq->cx, actor_of(rq), rq_param(rq, "code"), &d));
	if (rq->problems_n)
		return page(rq, &d, 422);
	err = give(rq, &d);
	if (err == OK)
		return res_see_other(rq, "/can-bo/quet/tra-ket-qua");
	if (err == ERR_CONFLICT) {
		/* What was typed stays; the page takes the newer version. */
		page_take_fault(rq);
		TRY(open_ready(rq, &d));
		return page(rq, &d, 409);
	}
	if (err != ERR_INPUT)
		return err;
	page_take_fault(rq);
	return page(rq, &d, 422);
}
