#include "document/form/apology.h"

#include "text/text.h"

static void dossiers(const struct apology *a, struct sheet *s)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct apology_dossier *d = &a->dossiers[i];

		sheet_strong(s, "Số biên nhận (mã hồ sơ)", d->code);
		sheet_field(s, "Nội dung giải quyết", d->content);
		sheet_field(s, "Ngày tiếp nhận", d->received_at);
		sheet_field(s, "Ngày hẹn trả kết quả", d->old_due_at);
	}
	sheet_field(s, "Cơ quan giải quyết hồ sơ", a->forwarded_to);
}

/* What is said to a person, and to an organisation. */
static void words(struct sheet *s, const struct apology *a, const char *you)
{
	sheet_text(s, arena_printf(
			      s->arena,
			      a->is_lost ?
				      "Trong quá trình giải quyết, giấy tờ"
				      " trong hồ sơ của %s đã bị thất lạc hoặc"
				      " hư hỏng. Lý do:" :
				      "Đến nay cơ quan chưa có kết quả giải"
				      " quyết hồ sơ trả cho %s đúng hẹn. Lý"
				      " do:",
			      you));
	sheet_text(s, a->reason);
	if (*a->co_reason)
		sheet_field(s, "Ý kiến của đơn vị phối hợp", a->co_reason);
	sheet_text(s, arena_printf(s->arena,
				   "Sự chậm trễ này gây phiền hà, tốn kém chi"
				   " phí, công sức của %s. Cơ quan xin chân"
				   " thành xin lỗi %s.",
				   you, you));
	if (*a->new_due_at)
		sheet_strong(s, "Hẹn lại ngày trả kết quả", a->new_due_at);
	sheet_text(s, arena_printf(s->arena,
				   "Rất mong được %s thông cảm./.", you));
}

void apology_sheet(struct arena *arena, const struct apology *a,
		   struct sheet *ret)
{
	sheet_official(ret, arena, &a->head, a->rule_set, FORM_APOLOGY);
	ret->size = PAPER_A4;
	ret->is_letter = true;
	ret->to = a->is_organisation ?
			  a->applicant :
			  arena_printf(arena, "Ông/Bà %s", a->applicant);
	ret->code = a->n == 1 ? a->dossiers[0].code : "";
	sheet_field(ret, "Địa chỉ", a->address);
	dossiers(a, ret);
	words(ret, a, a->is_organisation ? "quý đơn vị" : "ông/bà");
	sheet_sign_copies(ret,
			  "- Như trên;\n- Cơ quan cấp trên;\n- Lưu: văn thư,"
			  " hồ sơ.",
			  (struct signature){
				  arena_printf(
					  arena, "%s%s",
					  a->is_for ? "KT. " : "",
					  *a->signer_title ?
						  text_upper(arena,
							     a->signer_title) :
						  "THỦ TRƯỞNG CƠ QUAN"),
				  "(Ký, ghi rõ họ tên và đóng dấu)",
				  a->signer });
}
