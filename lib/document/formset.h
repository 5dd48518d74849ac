/*
 * The names of the official forms, by rule set: Circular 01/2018/TT-VPCP while
 * Decree 61/2018 was in force, Circular 03/2025/TT-VPCP under Decree 118/2025.
 * A dossier prints the forms of the rule set of its reception.
 */
#ifndef DOCUMENT_FORMSET_H
#define DOCUMENT_FORMSET_H

#include "document/layout.h"

enum official {
	FORM_RECEIPT,	   /* Giấy tiếp nhận hồ sơ và hẹn trả kết quả */
	FORM_SUPPLEMENT,   /* Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ */
	FORM_REFUSAL,	   /* Phiếu từ chối tiếp nhận giải quyết hồ sơ */
	FORM_APOLOGY,
	FORM_DISCONTINUED, /* Thông báo dừng giải quyết hồ sơ */
	FORM_CONTROL,	   /* Phiếu kiểm soát quá trình giải quyết hồ sơ */
	FORM_REGISTER,	   /* Sổ theo dõi hồ sơ */
	FORM_COUNT
};

struct official_form {
	const char *number;   /* "Mẫu số 02"; "" the set has no such form */
	const char *title;
	const char *mark;     /* after the slash of its own number */
	const char *circular; /* "Thông tư 01/2018/TT-VPCP"; "" with number */
	enum paper_size size; /* Circular 01/2018 art. 9.2 */
};

/* A rule set that is not listed has the forms of the newest that is. */
const struct official_form *formset_find(const char *rule_set,
					 enum official form);
/* "Mẫu số 02, Thông tư 01/2018/TT-VPCP"; "" when it has no number. */
const char *formset_reference(struct arena *arena,
			      const struct official_form *form);

#endif
