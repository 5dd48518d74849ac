/*
 * A table as a spreadsheet, row by row: memory stays level however long it is
 * (rows go to files in `dir` at once).
 *
 * Texts are texts: nothing a person typed becomes a formula, and no letter of
 * an old row keeps the book from being opened.
 */
#ifndef DOCUMENT_SPREADSHEET_H
#define DOCUMENT_SPREADSHEET_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct spreadsheet;

/* `dir`: a folder to write in.  `widths`: of the columns, in letters. */
enum err spreadsheet_open(struct arena *arena, const char *dir,
		       const char *sheet_name, const char *const *titles,
		       const double *widths, size_t columns,
		       struct spreadsheet **ret) MUST_CHECK;
/* `cells`: one text a column. */
enum err spreadsheet_row(struct spreadsheet *w, const char *const *cells) MUST_CHECK;
/* The file's bytes; ERR_LIMIT: longer than `out` may grow. */
enum err spreadsheet_close(struct spreadsheet *w, struct buf *out) MUST_CHECK;
/* For CLEANUP: closes and removes what is left. */
void spreadsheet_done(struct spreadsheet **w);

#endif
