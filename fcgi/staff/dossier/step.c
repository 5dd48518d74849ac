/* One move of a dossier, posted from its page. */
#include <stdlib.h>
#include <string.h>

#include "common/page.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "markers.h"
#include "staff/pages.h"
#include "text/text.h"

static const struct choice result_kinds[] = {
	{ "ket_qua", "Kết quả giải quyết" },
	{ "tu_choi", "Từ chối giải quyết (nêu lý do ở ô ý kiến)" },
	{ 0 }
};
static const struct choice answer_kinds[] = {
	{ "dong_y", "Đồng ý" },
	{ "khong_dong_y", "Không đồng ý" },
	{ "co_y_kien", "Có ý kiến khác" },
	{ "khong_tham_quyen", "Không thuộc thẩm quyền" },
	{ 0 }
};
static const struct choice limit_units[] = { { "WD", "ngày làm việc" },
					     { "WH", "giờ làm việc" },
					     { 0 } };
const struct choice receiver_kinds[] = {
	{ "chinh_chu", "Chính người nộp hồ sơ" },
	{ "uy_quyen", "Người được ủy quyền" },
	{ 0 }
};
const struct choice originals[] = { { "khong_co", "Không giữ bản chính nào" },
				    { "da_tra", "Đã trả lại bản chính" },
				    { 0 } };

/* What the rows of the move need; a reason that none of them needs may still
 * be given. */
#define NO_REASON (1u << 31)
#define REASON (NEED_NOTE | NEED_ITEMS)
#define ASKING (NEED_UNITS | NEED_TARGET)
unsigned step_acts(unsigned needs)
{
	return needs & REASON ? needs : needs | NO_REASON;
}

static unsigned acts(const struct rq *rq)
{
	enum move move = move_of(rq_param(rq, "move"));
	unsigned needs = 0;

	for (size_t i = 0; i < transitions_n; i++) {
		if (transitions[i].move == move)
			needs |= transitions[i].needs;
	}
	return step_acts(needs);
}

/* In the order in which they stand on the form. */
/* clang-format off */
static const struct field step_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct step_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_OF(TYPE_INT, struct step_fields, version, "phien_ban", "Phiên bản", FIELD_REQUIRED, INT32_MAX),
	FIELD_OF(TYPE_INT, struct step_fields, assignee, "nguoi_thu_ly", "Người thụ lý", 0, INT32_MAX, .look = LOOK_SELECT, .when = NEED_ASSIGNEE),
	FIELD_CHOICE(struct step_fields, result_kind, "loai_ket_qua", "Dự thảo", 0, result_kinds, .look = LOOK_RADIOS, .when = NEED_RESULT_KIND),
	FIELD_OF(TYPE_LINES, struct step_fields, no_draft, "khong_du_thao", "Vì sao trình không kèm tệp dự thảo", 0, 500,
		 .hint = "Lời này ghi vào nhật ký và hiện cho người duyệt, người ký", .when = NEED_DRAFT),
	FIELD_OF(TYPE_INT, struct step_fields, request, "yeu_cau", "Yêu cầu", 0, 10000, .look = LOOK_SELECT, .when = NEED_REQUEST),
	FIELD_CHOICE(struct step_fields, answer_kind, "loai_tra_loi", "Trả lời", 0, answer_kinds, .look = LOOK_RADIOS, .when = NEED_ANSWER),
	FIELD_MANY("don_vi", "Đơn vị được hỏi", LOOK_CHECKS, .hint = "Có thể chọn nhiều đơn vị", .member = MEMBER(struct step, units), .when = NEED_UNITS),
	FIELD_MANY("don_vi", "Cơ quan liên thông", LOOK_SELECT, .member = MEMBER(struct step, units), .when = NEED_TARGET),
	FIELD_OF(TYPE_LINES, struct step_fields, content, "noi_dung", "Nội dung cần giải quyết, cho ý kiến", 0, 1900, .when = ASKING),
	FIELD_OF(TYPE_LINES, struct step_fields, content, "noi_dung", "Nội dung trả lời", 0, 1900, .when = NEED_ANSWER),
	FIELD_OF(TYPE_INT, struct step_fields, limit, "thoi_han", "Thời hạn trả lời", 0, 500,
		 .hint = "Không được dài hơn thời hạn còn lại của hồ sơ", .when = ASKING),
	FIELD_CHOICE(struct step_fields, limit_unit, "don_vi_han", "Tính theo", 0, limit_units, .look = LOOK_RADIOS, .when = ASKING),
	FIELD_OF(TYPE_LINES, struct step_fields, late_reason, "ly_do_tre", "Lý do trả lời trễ (bắt buộc khi đã quá hạn)", 0, 900, .when = NEED_ANSWER),
	FIELD_OF(TYPE_LINES, struct step_fields, items, "can_bo_sung", "Cần bổ sung, hoàn thiện", 0, 1900,
		 .hint = "Ghi đủ trong một lần, mỗi mục một dòng", .when = NEED_ITEMS),
	FIELD_OF(TYPE_DAY, struct step_fields, until, "han", "Hạn bổ sung (ngày/tháng/năm)", 0, 0, .when = NEED_ITEMS),
	FIELD_TEXT(struct step_fields, ground, "can_cu", "Căn cứ của yêu cầu (nếu có)", 0, 300,
		   .hint = "Văn bản, điều, khoản quy định giấy tờ này; không kéo dài thời hạn được yêu cầu bổ sung", .when = NEED_ITEMS),
	FIELD_OF(TYPE_INT, struct step_fields, notice_file, "tep_thong_bao", "Tệp thông báo nộp tiền", 0, INT64_MAX, .look = LOOK_SELECT,
		 .hint = "Người nộp mở được tệp này ở trang tra cứu", .when = NEED_NOTICE),
	FIELD_OF(TYPE_INT, struct step_fields, wish_file, "tep_de_nghi", "Tệp đề nghị của người nộp", 0, INT64_MAX, .look = LOOK_SELECT,
		 .hint = "Mỗi tệp chỉ dùng cho một lần đề nghị", .when = NEED_WISH),
	FIELD_TEXT(struct step_fields, notice_number, "so_thong_bao", "Số thông báo nộp tiền", 0, 60, .when = NEED_NOTICE),
	FIELD_OF(TYPE_MONEY, struct step_fields, amount, "so_tien", "Số tiền (đồng)", 0, INT64_C(1000000000000), .when = NEED_NOTICE),
	FIELD_TEXT(struct step_fields, payer, "nguoi_nop_tien", "Người phải nộp", 0, 150, .when = NEED_NOTICE),
	FIELD_OF(TYPE_DAY, struct step_fields, until, "han", "Hạn nộp (ngày/tháng/năm, nếu có)", 0, 0, .when = NEED_NOTICE),
	FIELD_TEXT(struct step_fields, receipt_number, "so_bien_lai", "Số biên lai hoặc chứng từ", 0, 60, .when = NEED_RECEIPT),
	FIELD_TEXT(struct step_fields, document_number, "so_van_ban", "Số văn bản đã vào sổ", 0, 60, .when = NEED_DOCUMENT),
	FIELD_OF(TYPE_DAY, struct step_fields, document_date, "ngay_van_ban", "Ngày văn bản (ngày/tháng/năm)", 0, 0, .when = NEED_DOCUMENT),
	FIELD_CHOICE(struct step_fields, receiver_kind, "loai_nguoi_nhan", "Người đến nhận là", 0, receiver_kinds,
		 .look = LOOK_RADIOS, .when = NEED_RECEIVER),
	FIELD_TEXT(struct step_fields, receiver, "nguoi_nhan", "Họ tên người đến nhận", 0, 150,
		 .hint = "Để trống khi chính người nộp hồ sơ đến nhận", .when = NEED_RECEIVER),
	FIELD_TEXT(struct step_fields, receiver, "nguoi_nhan", "Họ tên người nhận từ bưu chính", 0, 150, .when = NEED_DELIVERY),
	FIELD_TEXT(struct step_fields, receiver_paper, "giay_to_nguoi_nhan", "Giấy tờ đã kiểm tra", 0, 150,
		 .hint = "Giấy hẹn, căn cước", .when = NEED_RECEIVER),
	FIELD_TEXT(struct step_fields, authorisation, "giay_uy_quyen", "Giấy ủy quyền: số, ngày (khi nhận thay)", 0, 150, .when = NEED_RECEIVER),
	FIELD_CHOICE(struct step_fields, originals, "tra_ban_chinh", "Bản chính đã giữ", 0, originals, .look = LOOK_RADIOS, .when = NEED_RECEIVER),
	FIELD_TEXT(struct step_fields, waybill, "so_van_don", "Số vận đơn", 0, 40, .when = NEED_WAYBILL),
	FIELD_MANY("don_vi", "Đơn vị bưu chính", LOOK_SELECT, .when = NEED_WAYBILL),
	FIELD_TEXT(struct step_fields, ground, "can_cu", "Căn cứ pháp lý", 0, 300, .hint = "Văn bản, điều, khoản", .when = NEED_GROUND),
	FIELD_TEXT(struct step_fields, place, "noi_luu", "Vị trí lưu hồ sơ", 0, 200, .when = NEED_PLACE),
	FIELD_OF(TYPE_LINES, struct step_fields, note, "ghi_chu", "Lý do", 0, 1900, .when = REASON),
	FIELD_OF(TYPE_LINES, struct step_fields, note, "ghi_chu", "Ý kiến (nếu có)", 0, 1900, .when = NO_REASON),
};
/* clang-format on */
const struct form step_form =
	FORM_OF_ACTS(struct step_fields, step_form_fields, NULL, acts);

/* The units that were ticked: each is a field of the same name. */
static void read_units(struct rq *rq, struct step *step)
{
	for (size_t i = 0; i < rq->fields.n; i++) {
		const struct pair *f = &rq->fields.at[i];
		char *end;
		long long id;

		if (strcmp(f->name, "don_vi") != 0 || !*f->value ||
		    step->units_n == STEP_UNITS_MAX)
			continue;
		id = strtoll(f->value, &end, 10);
		if (!*end && id > 0)
			step->units[step->units_n++] = (struct unit_id){ id };
	}
}

const char *receiver_said(const struct dossier *d, const char *kind,
			  const char *typed)
{
	bool is_own = receiver_kind_of(kind) == RECEIVER_SELF;

	return is_own && (!typed || text_is_blank(typed)) ? d->name : typed;
}

static enum err move(struct rq *rq, const struct dossier *d, enum move move)
{
	const struct step_fields *form = rq->form;
	struct step step = {
		.form_key = form->key,
		.version = form->version,
		.move = move,
		.note = form->note,
		.assignee = { form->assignee },
		.result_kind = form->result_kind,
		.no_draft = form->no_draft,
		.document_number = form->document_number,
		.document_date = form->document_date,
		.receiver = receiver_said(d, form->receiver_kind,
					  form->receiver),
		.receiver_paper = form->receiver_paper,
		.receiver_kind = form->receiver_kind,
		.authorisation = form->authorisation,
		.originals = form->originals,
		.content = form->content,
		.limit = form->limit,
		.limit_unit = form->limit_unit,
		.request = form->request,
		.answer_kind = form->answer_kind,
		.late_reason = form->late_reason,
		.items = form->items,
		.ground = form->ground,
		.until = form->until,
		.notice_number = form->notice_number,
		.notice_file = { form->notice_file },
		.wish_file = { form->wish_file },
		.payer = form->payer,
		.amount = form->amount,
		.receipt_number = form->receipt_number,
		.waybill = form->waybill,
		.place = form->place,
	};

	read_units(rq, &step);
	return dossier_move(&rq->cx, actor_of(rq), d->id, &step);
}

static enum err done(struct rq *rq, const struct dossier *d, enum move move)
{
	const char *way = queue_way(rq);

	return res_see_otherf(rq, "/can-bo/ho-so/%s?xong=%s%s%s", d->code,
			      move_code(move), way ? "&" : "", way ? way : "");
}

static enum err move_asked(struct rq *rq, enum move *ret)
{
	*ret = move_of(rq_param(rq, "move"));
	return *ret == MOVE_COUNT || *ret == MOVE_RECEIVE ? ERR_MISSING : OK;
}

enum err step_do(struct rq *rq)
{
	enum move wanted;
	struct dossier d;

	TRY(move_asked(rq, &wanted));
	TRY(dossier_asked(rq, &d));
	TRY(move(rq, &d, wanted));
	return done(rq, &d, wanted);
}

/* Where somebody was first: what changed, and all that was typed. */
enum err step_again(struct rq *rq)
{
	enum move wanted;
	struct dossier d;
	const char *sentence;

	TRY(move_asked(rq, &wanted));
	TRY(dossier_asked(rq, &d));
	if (rq->refused != ERR_CONFLICT)
		return dossier_page(rq, &d, wanted);
	sentence = rq->problems[0].message;
	rq_forget_problems(rq);
	return dossier_conflict(rq, &d, wanted, sentence);
}
