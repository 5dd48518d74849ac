/* Lines of CSV (RFC 4180), every cell in quotes.  Texts are texts: nothing a
 * person typed becomes a formula in the program that opens them. */
#ifndef TEXT_CSV_H
#define TEXT_CSV_H

#include <stddef.h>

#include "base/buf.h"

void csv_cell(struct buf *out, const char *cell);
/* NULL is an empty cell. */
void csv_row(struct buf *out, const char *const *cells, size_t columns);

#endif
