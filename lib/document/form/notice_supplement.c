/* Form 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
#include "document/form/notice.h"

static const char *contact(const struct sheet *s, const struct notice *n)
{
	const char *text = arena_printf(
		s->arena,
		"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, ông/bà "
		"liên hệ với %s",
		layout_is_given(n->contact) ? n->contact : "……………………");

	text = arena_printf(s->arena, "%s, số điện thoại %s", text,
			    layout_is_given(n->contact_phone) ?
				    n->contact_phone :
				    "………………");
	if (layout_is_given(n->website))
		text = arena_printf(s->arena, "%s, trang tin %s", text,
				    n->website);
	return arena_printf(s->arena, "%s để được hướng dẫn./.", text);
}

void notice_supplement(struct arena *arena, const struct notice *n,
		       struct sheet *ret)
{
	sheet_official(ret, arena, &n->head, n->rule_set, FORM_SUPPLEMENT);
	notice_person(ret, n, "Hồ sơ của");
	sheet_text(ret,
		   "Yêu cầu bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:");
	sheet_list(ret, n->items);
	sheet_blank(ret, "Lý do", n->reason);
	sheet_field(ret, "Căn cứ pháp lý", n->ground);
	sheet_strong(ret, "Hạn bổ sung", n->deadline);
	if (notice_is_received(n))
		sheet_note(ret,
			   "Trong lúc chờ bổ sung, thời hạn giải quyết tạm "
			   "dừng. Việc yêu cầu bổ sung chỉ thực hiện một lần.");
	sheet_text(ret, contact(ret, n));
	sheet_sign(ret,
		   (struct signature){ "NGƯỜI NỘP HỒ SƠ", NULL, "" },
		   (struct signature){ "NGƯỜI HƯỚNG DẪN", NULL, n->guide });
}
