#include "document/apology.h"

#include "base/text.h"

static void dossiers(struct arena *arena, const struct apology *a,
		     struct sheet *s)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct apology_dossier *d = &a->dossiers[i];

		sheet_strong(s, "Số biên nhận (mã hồ sơ)", d->code);
		sheet_field(s, "Nội dung giải quyết", d->content);
		sheet_field(s, "Ngày tiếp nhận", d->received_at);
		sheet_field(s, "Ngày hẹn trả kết quả", d->old_due_at);
	}
	sheet_field(s, "Cơ quan giải quyết hồ sơ", a->forwarded_to);
	(void)arena;
}

void apology_sheet(struct arena *arena, const struct apology *a,
		   struct sheet *ret)
{
	sheet_official(ret, arena, &a->head, a->rule_set, FORM_APOLOGY);
	ret->size = PAPER_A4;
	ret->to = a->applicant;
	ret->code = a->n == 1 ? a->dossiers[0].code : "";
	sheet_field(ret, "Địa chỉ", a->address);
	dossiers(arena, a, ret);
	sheet_text(ret, a->is_lost ?
				"Trong quá trình giải quyết, giấy tờ trong hồ"
				" sơ của ông/bà đã bị thất lạc hoặc hư hỏng."
				" Lý do:" :
				"Đến nay cơ quan chưa có kết quả giải quyết hồ"
				" sơ trả cho ông/bà đúng hẹn. Lý do:");
	sheet_text(ret, a->reason);
	if (*a->co_reason)
		sheet_field(ret, "Ý kiến của đơn vị phối hợp", a->co_reason);
	sheet_text(ret, "Sự chậm trễ này gây phiền hà, tốn kém chi phí, công"
			" sức của ông/bà. Cơ quan xin chân thành xin lỗi"
			" ông/bà.");
	if (*a->new_due_at)
		sheet_strong(ret, "Hẹn lại ngày trả kết quả", a->new_due_at);
	sheet_text(ret, "Rất mong được ông/bà thông cảm./.");
	sheet_sign(ret, (struct signature){ NULL, NULL, NULL },
		   (struct signature){
			   arena_printf(arena, "%s%s", a->is_for ? "KT. " : "",
					*a->signer_title ?
						text_upper(arena,
							   a->signer_title) :
						"THỦ TRƯỞNG CƠ QUAN"),
			   "(Ký, ghi rõ họ tên và đóng dấu)", a->signer });
	sheet_note(ret, "Nơi nhận: như trên; cơ quan cấp trên; lưu văn thư, hồ"
			" sơ.");
}
