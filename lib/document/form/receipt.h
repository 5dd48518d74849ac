/*
 * Form 01 of Circular 01/2018: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", the
 * A5 paper a citizen takes home (art. 9.2), laid out by Decree 30/2020.
 *
 * Pure: strings in, a PDF out.  The caller has already put everything into
 * words (dates, terms, ways); NULL and "" mean "not known" and leave the line
 * out, except where the form must show an empty one to be filled in by hand.
 * \n breaks lines in `superior` and `desk` and is a space elsewhere.
 */
#ifndef DOCUMENT_RECEIPT_H
#define DOCUMENT_RECEIPT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "document/layout.h"

#define RECEIPT_PDF_MAX (512 * 1024)

struct receipt_paper {
	const char *name;
	int originals, certified, copies;
};

struct receipt {
	struct letterhead head;
	const char *form_ref; /* under the rule: form, circular, copies */
	/* codes */
	const char *code;   /* "H17.33-230509-0042": barcode and text */
	const char *secret; /* six letters */
	const char *url;    /* what the QR says: the page of this dossier */
	const char *site;   /* where to type the code: "motcua.lienchieu.gov.vn" */
	/* who and what */
	const char *desk_name; /* "UBND quận Liên Chiểu, 168 Nguyễn Sinh Sắc" */
	const char *applicant; /* "Bà Nguyễn Thị Hường" */
	const char *id_number, *address, *phone, *email;
	const char *owner, *owner_address; /* when not the applicant */
	const char *content;
	const char *channel; /* "Trực tiếp tại quầy" */
	const char *post_slip; /* hand-over slip, when it came by post */
	const struct receipt_paper *papers;
	size_t papers_n;
	const char *shown; /* shown and given back; never in the table */
	/* the promise */
	const char *sets;	 /* "01 bộ" */
	const char *term;	 /* "15 ngày làm việc" */
	const char *received_at; /* "08 giờ 42 phút, ngày 09 tháng 5 năm 2023" */
	const char *due_at;	 /* the same, later */
	const char *due_note;	 /* e.g. that the appointment is provisional */
	const char *receive_at;	 /* place or way of receiving the result */
	const char *bring;	 /* "Giấy này và căn cước" */
	const char *fee;	 /* "75.000 đồng, biên lai số 0001234" */
	const char *book, *entry; /* register: quyển số, số thứ tự */
	const char *receiver;	  /* name under the right signature */
	/* "Liên 1 – …" under the date, a copy each; none: one, unnamed */
	const char *const *copies;
	size_t copies_n;
};

/*
 * One page while it fits (letters shrink from 10.4 to 9.2 pt), else the table
 * goes on to further pages under a repeated head.  The same receipt gives the
 * same bytes.  ERR_INPUT: a letter the fonts lack, text that is not UTF-8, a
 * code that no barcode can say.  ERR_LIMIT: longer than `out` may grow.
 */
enum err receipt_pdf(const struct receipt *receipt, struct arena *arena,
		     struct buf *out) MUST_CHECK;

#endif
