#include "text/csv.h"

#include <string.h>

#include "text/text.h"

/* A spreadsheet program must not take a cell for a formula, be its sign the
 * keyboard's or as wide as a letter of the Far East; blanks before it do not
 * count. */
static const char *guard(const char *cell)
{
	static const char *const signs[] = { "=", "+", "-", "@",
					     "＝", "＋", "－", "＠" };

	if (*cell && strchr("\t\r\n", *cell))
		return "'";
	cell += strspn(cell, " \t\r\n");
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (strncmp(cell, signs[i], strlen(signs[i])) == 0)
			return "'";
	}
	return "";
}

void csv_cell(struct buf *out, const char *cell)
{
	cell = text_carried(out->arena, cell);
	buf_putc(out, '"');
	buf_puts(out, guard(cell));
	for (; *cell; cell++) {
		if (*cell == '"')
			buf_putc(out, '"');
		buf_putc(out, *cell);
	}
	buf_putc(out, '"');
}

void csv_row(struct buf *out, const char *const *cells, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		if (i)
			buf_putc(out, ',');
		csv_cell(out, cells[i] ? cells[i] : "");
	}
	buf_puts(out, "\r\n");
}
