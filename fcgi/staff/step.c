/* One move of a dossier, posted from its page. */
#include "common/page.h"
#include "markers.h"
#include "staff/pages.h"

static const char *const result_kinds[] = { "ket_qua", "tu_choi", NULL };

/* clang-format off */
static const struct field step_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct step_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_OF(TYPE_INT, struct step_fields, version, "phien_ban", "Phiên bản", FIELD_REQUIRED, INT32_MAX),
	FIELD_OF(TYPE_LINES, struct step_fields, note, "ghi_chu", "Ghi chú", 0, 1900),
	FIELD_OF(TYPE_INT, struct step_fields, assignee, "nguoi_thu_ly", "Người thụ lý", 0, INT32_MAX),
	FIELD_CHOICE(struct step_fields, result_kind, "loai_ket_qua", "Loại kết quả", 0, result_kinds),
	FIELD_TEXT(struct step_fields, document_number, "so_van_ban", "Số văn bản", 0, 60),
	FIELD_OF(TYPE_DAY, struct step_fields, document_date, "ngay_van_ban", "Ngày văn bản", 0, 0),
	FIELD_TEXT(struct step_fields, receiver, "nguoi_nhan", "Người nhận kết quả", 0, 150),
	FIELD_TEXT(struct step_fields, receiver_paper, "giay_to_nguoi_nhan", "Giấy tờ của người nhận", 0, 150),
};
/* clang-format on */
const struct form step_form = FORM(struct step_fields, step_form_fields);

static enum err move(struct rq *rq, const struct dossier *d, enum move move)
{
	const struct step_fields *form = rq->form;
	const struct step step = {
		.form_key = form->key,
		.version = form->version,
		.move = move,
		.note = form->note,
		.assignee = { form->assignee },
		.result_kind = form->result_kind,
		.document_number = form->document_number,
		.document_date = form->document_date,
		.receiver = form->receiver,
		.receiver_paper = form->receiver_paper,
	};

	return dossier_move(&rq->cx, actor_of(rq), d->id, &step);
}

/* Somebody was first: shows what changed and keeps what was typed. */
static enum err conflict(struct rq *rq, const struct dossier *d)
{
	const struct step_fields *form = rq->form;
	struct view *v = page_staff(rq, T_STAFF_CONFLICT,
				    "Hồ sơ đã thay đổi");

	view_set(v, M_CODE, d->code);
	view_set(v, M_SENTENCE, rq->cx.fault.message);
	view_set(v, M_STATE, state_name(d->state));
	if (form->note && *form->note)
		view_set(view_add(v, M_TYPED_NOTE), M_TEXT, form->note);
	return page_send(rq, 409);
}

enum err step_do(struct rq *rq)
{
	enum move wanted = move_from_code(rq_param(rq, "move"));
	struct dossier d;
	enum err err;

	if (wanted == MOVE_COUNT || wanted == MOVE_RECEIVE)
		return ERR_MISSING;
	TRY(dossier_open(&rq->cx, actor_of(rq), rq_param(rq, "code"), &d));
	if (rq->problems_n)
		return dossier_page(rq, &d, wanted, 422);
	err = move(rq, &d, wanted);
	if (err == OK)
		return res_see_other(rq, arena_printf(rq->cx.arena,
						      "/can-bo/ho-so/%s?xong=%s",
						      d.code,
						      move_code(wanted)));
	if (err == ERR_CONFLICT)
		return conflict(rq, &d);
	if (err != ERR_INPUT)
		return err;
	page_take_fault(rq);
	return dossier_page(rq, &d, wanted, 422);
}
