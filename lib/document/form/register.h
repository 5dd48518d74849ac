/*
 * The register of the year, "Sổ theo dõi hồ sơ": its columns, a part of it as
 * a sheet on A4 across, and the closing line (Circular 01/2018 art. 10.2).
 */
#ifndef DOCUMENT_REGISTER_H
#define DOCUMENT_REGISTER_H

#include "document/sheet.h"

#define REGISTER_COLUMNS 13
extern const struct layout_column register_columns[REGISTER_COLUMNS];

struct register_part {
	struct letterhead head;
	const char *rule_set;
	int year;
	const char *const *cells; /* rows_n times REGISTER_COLUMNS */
	size_t rows_n;
	int part, parts;
	const char *total;   /* lines in the whole book */
	const char *through; /* the day up to which it is kept; "" closed */
};
void register_sheet(struct arena *arena, const struct register_part *part,
		    struct sheet *ret);

#endif
