/*
 * Form 04: Phiếu xin lỗi và hẹn lại ngày trả kết quả (Circular 01/2018), Văn
 * bản xin lỗi và đề nghị gia hạn thời gian giải quyết (Circular 03/2025).  On
 * A4: it is a letter with a stamp.  Pure: strings in, a sheet out.
 */
#ifndef DOCUMENT_APOLOGY_H
#define DOCUMENT_APOLOGY_H

#include "document/sheet.h"

struct apology_dossier {
	const char *code, *content, *received_at, *old_due_at;
};

struct apology {
	struct letterhead head;
	const char *rule_set, *number; /* "" not numbered yet */
	const char *applicant, *address;
	bool is_organisation; /* else a person: "Ông/Bà" */
	struct apology_dossier dossiers[12];
	size_t n;
	bool is_lost; /* a file was lost or damaged (art. 21.2) */
	const char *forwarded_to; /* agency the file was forwarded to */
	const char *reason, *co_reason;
	const char *new_due_at; /* "" no new appointment */
	const char *signer, *signer_title;
	bool is_for; /* "KT.": signed for somebody else */
};

void apology_sheet(struct arena *arena, const struct apology *a,
		   struct sheet *ret);

#endif
