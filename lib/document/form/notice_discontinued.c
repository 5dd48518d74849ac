/* Thông báo dừng giải quyết hồ sơ: form 05 of Circular 03/2025. */
#include "document/form/notice.h"

static const char *sentence(enum ending ending)
{
	switch (ending) {
	case ENDING_DISCONTINUED:
		return "Cơ quan thông báo dừng giải quyết hồ sơ này với lý do "
		       "cụ thể như sau:";
	case ENDING_WITHDRAWN:
		return "Theo đề nghị rút hồ sơ của ông/bà, cơ quan đồng ý cho "
		       "rút và dừng giải quyết hồ sơ này:";
	case ENDING_EXPIRED:
		return "Đã hết hạn bổ sung mà hồ sơ chưa được hoàn thiện; cơ "
		       "quan thông báo dừng giải quyết hồ sơ này:";
	}
	return "";
}

void notice_discontinued(struct arena *arena, const struct notice *n,
			 struct sheet *ret)
{
	const struct official_form *own =
		formset_find(n->rule_set, FORM_DISCONTINUED);
	bool is_refusal = !*own->number && n->ending == ENDING_EXPIRED;

	sheet_official(ret, arena, &n->head, n->rule_set,
		       is_refusal ? FORM_REFUSAL : FORM_DISCONTINUED);
	notice_person(ret, n, "Hồ sơ của");
	sheet_text(ret, sentence(n->ending));
	sheet_blank(ret, "Lý do", n->reason);
	sheet_field(ret, "Căn cứ pháp lý", n->ground);
	sheet_strong(ret, "Thời điểm dừng giải quyết", n->ended_at);
	sheet_text(ret,
		   "Ông/bà đến Bộ phận Tiếp nhận và Trả kết quả để nhận lại "
		   "giấy tờ đã nộp và phí, lệ phí được hoàn (nếu có). Xin "
		   "thông báo cho ông/bà được biết và thực hiện./.");
	sheet_sign(ret,
		   (struct signature){ "NGƯỜI NỘP HỒ SƠ", NULL, "" },
		   (struct signature){ "THỦ TRƯỞNG CƠ QUAN",
				       "(Ký, đóng dấu)", n->signer });
}
