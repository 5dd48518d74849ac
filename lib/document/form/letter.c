#include "document/form/letter.h"

static void which_dossier(struct sheet *s, const struct letter_request *r)
{
	s->to = r->to;
	s->code = r->code;
	sheet_strong(s, "Mã hồ sơ", r->code);
	sheet_field(s, "Nội dung yêu cầu giải quyết", r->content);
	sheet_pair(s, "Người nộp hồ sơ", r->applicant, "Địa chỉ", r->address);
	sheet_field(s, "Thời gian chuyển", r->sent_at);
}

static void limit(struct sheet *s, const struct letter_request *r,
		  const char *label)
{
	sheet_strong(s, label,
		     layout_is_given(r->limit) ?
			     arena_printf(s->arena, "%s, đến %s", r->limit,
					  r->due_at) :
			     r->due_at);
	sheet_field(s, "Hẹn trả kết quả cho người nộp", r->main_due_at);
}

static void answer(struct sheet *s, const struct letter_request *r,
		   const char *title)
{
	sheet_strong(s, title,
		     layout_is_given(r->answer_kind) ? r->answer_kind :
						       SHEET_DOTS);
	sheet_blank(s, "Nội dung trả lời", r->answer);
	sheet_blank(s, "Thời gian trả lời", r->answered_at);
	sheet_blank(s, "Lý do trả lời quá hạn (nếu có)", r->late_reason);
}

void letter_consultation(struct arena *arena, const struct letter_request *r,
			 struct sheet *ret)
{
	sheet_plain(ret, arena, &r->head, PAPER_A4,
		    "Phiếu lấy ý kiến phối hợp giải quyết hồ sơ", "PLYK");
	which_dossier(ret, r);
	sheet_strong(ret, "Nội dung lấy ý kiến", r->asked);
	limit(ret, r, "Thời hạn trả lời");
	sheet_note(ret,
		   "Việc lấy ý kiến không làm dừng thời hạn giải quyết hồ "
		   "sơ. Trả lời sau thời hạn trên phải nêu rõ lý do.");
	answer(ret, r, "Ý kiến của đơn vị phối hợp");
	sheet_sign(ret,
		   (struct signature){ "ĐƠN VỊ PHỐI HỢP",
				       "(Ký, ghi rõ họ tên)", "" },
		   (struct signature){ "ĐƠN VỊ CHỦ TRÌ",
				       "(Ký, ghi rõ họ tên)", r->sender });
}

void letter_transfer(struct arena *arena, const struct letter_request *r,
		     struct sheet *ret)
{
	sheet_plain(ret, arena, &r->head, PAPER_A4,
		    "Phiếu chuyển hồ sơ liên thông", "PCHS");
	which_dossier(ret, r);
	sheet_strong(ret, "Nội dung đề nghị giải quyết", r->asked);
	if (layout_is_given(r->papers)) {
		sheet_text(ret, "Thành phần hồ sơ chuyển kèm gồm:");
		sheet_list(ret, r->papers);
	}
	limit(ret, r, "Thời hạn giải quyết tại cơ quan nhận");
	answer(ret, r, "Kết quả giải quyết của cơ quan liên thông");
	sheet_sign(ret,
		   (struct signature){ "BÊN NHẬN HỒ SƠ",
				       "(Ký, ghi rõ họ tên)", "" },
		   (struct signature){ "BÊN CHUYỂN HỒ SƠ",
				       "(Ký, ghi rõ họ tên)", r->sender });
}
