/* Form 03: Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
#include "document/form/notice.h"

void notice_refusal(struct arena *arena, const struct notice *n,
		    struct sheet *ret)
{
	bool is_received = notice_is_received(n);

	sheet_official(ret, arena, &n->head, n->rule_set, FORM_REFUSAL);
	notice_person(ret, n, "Tiếp nhận hồ sơ của");
	sheet_text(ret,
		   is_received ?
			   "Qua xem xét, thẩm định, cơ quan thông báo không "
			   "giải quyết hồ sơ này với lý do cụ thể như sau:" :
			   "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả "
			   "thông báo không tiếp nhận, giải quyết hồ sơ này "
			   "với lý do cụ thể như sau:");
	sheet_field(ret, "Nguyên nhân", n->cause);
	sheet_blank(ret, "Lý do", n->reason);
	sheet_field(ret, "Căn cứ pháp lý", n->ground);
	sheet_text(ret,
		   "Xin thông báo cho ông/bà được biết và thực hiện./.");
	sheet_sign(ret,
		   (struct signature){ "NGƯỜI NỘP HỒ SƠ", NULL, "" },
		   (struct signature){ "NGƯỜI TIẾP NHẬN HỒ SƠ", NULL,
				       n->receiver });
	/* After reception it is a result: the competent person signs. */
	if (is_received)
		sheet_sign(ret, (struct signature){ NULL, NULL, NULL },
			   (struct signature){ "THỦ TRƯỞNG CƠ QUAN",
					       "(Ký, đóng dấu)", n->signer });
}
