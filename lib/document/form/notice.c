#include "document/form/notice.h"

bool notice_is_received(const struct notice *n)
{
	return layout_is_given(n->code);
}

void notice_person(struct sheet *s, const struct notice *n,
		   const char *person_label)
{
	s->code = n->code;
	sheet_field(s, "Bộ phận Tiếp nhận và Trả kết quả", n->desk_name);
	sheet_strong(s, person_label, n->applicant);
	sheet_blank(s, "Địa chỉ", n->address);
	sheet_pair(s, "Số điện thoại", n->phone, "Thư điện tử", n->email);
	sheet_field(s, "Số định danh/giấy tờ", n->id_number);
	sheet_field(s, "Chủ hồ sơ", n->owner);
	sheet_strong(s, "Nội dung yêu cầu giải quyết", n->content);
	sheet_field(s, "Thời gian nhận hồ sơ", n->received_at);
}
