/*
 * The register of apology letters and the list of late dossiers: columns, and
 * a part of either as a sheet on A4 across.  No circular prescribes them.
 */
#ifndef DOCUMENT_LATE_BOOK_H
#define DOCUMENT_LATE_BOOK_H

#include "document/sheet.h"

#define LETTER_BOOK_COLUMNS 16
extern const struct layout_column letter_book_columns[LETTER_BOOK_COLUMNS];
#define LATE_COLUMNS 14
extern const struct layout_column late_columns[LATE_COLUMNS];

struct late_part {
	struct letterhead head;
	const char *when;  /* "Năm 2026" */
	const char *scope; /* "" the whole authority; else the unit */
	const char *const *cells;
	size_t rows_n;
	int part, parts;
};
void letter_book_sheet(struct arena *arena, const struct late_part *part,
		       const char *total, struct sheet *ret);

struct late_sums { /* in figures */
	const char *late, *with_letter, *without_letter, *explained;
	const char *filter; /* "" or which of them are listed */
	const char *digest; /* SHA-256 of the CSV, 64 hex letters */
};
void late_sheet(struct arena *arena, const struct late_part *part,
		const struct late_sums *sums, struct sheet *ret);

#endif
