/* A sheet (document/sheet.h) as a page that prints, and as a PDF. */
#ifndef STAFF_SHEET_PAGE_H
#define STAFF_SHEET_PAGE_H

#include "base/when.h"
#include "document/sheet.h"
#include "domain/catalogue/unit.h"
#include "http/rq.h"

struct sheet_tool {
	const char *href, *label;
};

/* One article a sheet. */
enum err sheets_show(struct rq *rq, const char *title,
		     const struct sheet *sheets, size_t n,
		     const struct sheet_tool *tools, size_t tools_n) MUST_CHECK;
enum err sheet_send_pdf(struct rq *rq, const struct sheet *s,
			const char *file_name) MUST_CHECK;

/* letterhead.c: `agency` is the unit that speaks, `authority` the committee
 * above it (the same: its own superior is named). */
enum err letterhead_of(struct rq *rq, struct unit_id authority,
		       struct unit_id agency, struct instant at,
		       struct letterhead *ret) MUST_CHECK;
/* The site as people type it, without "https://"; "" where none is set
 * (base/address.h): then the paper bears none, and promises none. */
const char *paper_address(struct rq *rq);
/* What a QR code leads to: the same; where none is set the address that the
 * desk itself works at, whose scanner reads the code all the same. */
const char *qr_address(struct rq *rq);

/* The desk as a paper of that moment names it: "Trung tâm …, Số 168 đường …",
 * and its telephone; what is not known is left out, ret_phone "". */
enum err desk_on_paper(struct rq *rq, struct unit_id desk, struct instant at,
		       const char **ret_line,
		       const char **ret_phone) MUST_CHECK;

#endif
