#include "document/formset.h"

#include <string.h>

#define TT01 "Thông tư 01/2018/TT-VPCP"
#define TT03 "Thông tư 03/2025/TT-VPCP"

/* clang-format off */
static const struct {
	const char *rule_set;
	struct official_form forms[FORM_COUNT];
} sets[] = {
	{ "nd61", {
		[FORM_RECEIPT]      = { "Mẫu số 01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "TNHS", TT01, PAPER_A5 },
		[FORM_SUPPLEMENT]   = { "Mẫu số 02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "HDHS", TT01, PAPER_A5 },
		[FORM_REFUSAL]      = { "Mẫu số 03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "TCHS", TT01, PAPER_A5 },
		[FORM_APOLOGY]      = { "Mẫu số 04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả", "PXL", TT01, PAPER_A5 },
		[FORM_DISCONTINUED] = { "", "Thông báo dừng giải quyết hồ sơ", "TB", "", PAPER_A5 },
		[FORM_CONTROL]      = { "Mẫu số 05", "Phiếu kiểm soát quá trình giải quyết hồ sơ", "KSHS", TT01, PAPER_A5 },
		[FORM_REGISTER]     = { "Mẫu số 06", "Sổ theo dõi hồ sơ", "", TT01, PAPER_A4_WIDE },
	} },
	{ "nd118", {
		[FORM_RECEIPT]      = { "Mẫu số 01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "TNHS", TT03, PAPER_A5 },
		[FORM_SUPPLEMENT]   = { "Mẫu số 02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "HDHS", TT03, PAPER_A5 },
		[FORM_REFUSAL]      = { "Mẫu số 03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "TCHS", TT03, PAPER_A5 },
		[FORM_APOLOGY]      = { "Mẫu số 04", "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết", "VBXL", TT03, PAPER_A5 },
		[FORM_DISCONTINUED] = { "Mẫu số 05", "Thông báo dừng giải quyết hồ sơ", "TB", TT03, PAPER_A5 },
		[FORM_CONTROL]      = { "Mẫu số 06", "Phiếu kiểm soát quá trình giải quyết hồ sơ", "KSHS", TT03, PAPER_A5 },
		[FORM_REGISTER]     = { "Mẫu số 07", "Sổ theo dõi hồ sơ", "", TT03, PAPER_A4_WIDE },
	} },
};
/* clang-format on */
#define SETS (sizeof(sets) / sizeof(sets[0]))

const struct official_form *formset_find(const char *rule_set,
					 enum official form)
{
	size_t i = 0;

	while (i < SETS - 1 && strcmp(sets[i].rule_set, rule_set) != 0)
		i++;
	return &sets[i].forms[form];
}

const char *formset_reference(struct arena *arena,
			      const struct official_form *form)
{
	return *form->number ? arena_printf(arena, "%s, %s", form->number,
					    form->circular) :
			       "";
}
