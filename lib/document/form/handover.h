/*
 * Lists of a day that go with the paper: what one unit gave to another, the
 * results handed to the desk, the results given to the post.
 */
#ifndef DOCUMENT_HANDOVER_H
#define DOCUMENT_HANDOVER_H

#include "document/sheet.h"

enum handover { HANDOVER_PAPERS, HANDOVER_RESULTS, HANDOVER_POST };

struct handover_row {
	const char *code, *content, *owner, *address, *phone;
	const char *result; /* number and date of the document */
	const char *fee, *way, *waybill, *sets;
	const char *given_at, *taken_at, *giver, *note;
};
struct handover_list {
	struct letterhead head;
	enum handover kind;
	const char *day; /* "ngày 25 tháng 11 năm 2026" */
	const char *giver_unit, *taker_unit;
	const struct handover_row *rows;
	size_t rows_n;
	bool is_cut; /* there were more than could be listed */
};
void handover_sheet(struct arena *arena, const struct handover_list *list,
		    struct sheet *ret);

#endif
