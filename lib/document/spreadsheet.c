#include "document/spreadsheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "text/text.h"

struct spreadsheet {
	struct arena *arena;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *cell;
	char *path;
	size_t columns;
	lxw_row_t row;
};

static void head(struct spreadsheet *w, const char *const *titles,
		 const double *widths)
{
	lxw_format *bold = workbook_add_format(w->book);

	format_set_bold(bold);
	format_set_text_wrap(bold);
	format_set_border(bold, LXW_BORDER_THIN);
	w->cell = workbook_add_format(w->book);
	format_set_text_wrap(w->cell);
	format_set_align(w->cell, LXW_ALIGN_VERTICAL_TOP);
	format_set_border(w->cell, LXW_BORDER_THIN);
	worksheet_set_landscape(w->sheet);
	worksheet_set_paper(w->sheet, 9); /* A4 */
	worksheet_fit_to_pages(w->sheet, 1, 0);
	worksheet_repeat_rows(w->sheet, 0, 0);
	worksheet_freeze_panes(w->sheet, 1, 0);
	for (size_t i = 0; i < w->columns; i++) {
		lxw_col_t col = (lxw_col_t)i;

		worksheet_set_column(w->sheet, col, col, widths[i], NULL);
		worksheet_write_string(w->sheet, 0, col, titles[i], bold);
	}
	w->row = 1;
}

enum err spreadsheet_open(struct arena *arena, const char *dir,
		       const char *sheet_name, const char *const *titles,
		       const double *widths, size_t columns,
		       struct spreadsheet **ret)
{
	struct spreadsheet *w = arena_alloc(arena, sizeof(*w));
	lxw_workbook_options options = { .constant_memory = LXW_TRUE,
					 .tmpdir = arena_strdup(arena, dir) };
	int fd;

	w->path = arena_printf(arena, "%s/so-XXXXXX", dir);
	fd = mkstemp(w->path);
	if (fd < 0)
		return ERR_BUSY;
	close(fd);
	w->arena = arena;
	w->columns = columns;
	*ret = w;
	w->book = workbook_new_opt(w->path, &options);
	w->sheet = w->book ? workbook_add_worksheet(w->book, sheet_name) :
			     NULL;
	if (!w->sheet)
		return ERR_BUSY;
	head(w, titles, widths);
	return OK;
}

enum err spreadsheet_row(struct spreadsheet *w, const char *const *cells)
{
	for (size_t i = 0; i < w->columns; i++) {
		const char *text = text_carried(w->arena,
						cells[i] ? cells[i] : "");
		lxw_error e = worksheet_write_string(w->sheet, w->row,
						     (lxw_col_t)i, text,
						     w->cell);

		if (e != LXW_NO_ERROR)
			return e == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE ?
				       ERR_LIMIT :
				       ERR_INTERNAL;
	}
	w->row++;
	return OK;
}

static enum err read_back(const char *path, struct buf *out)
{
	char piece[16 * 1024];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f)
		return ERR_BUSY;
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		buf_add(out, piece, n);
	fclose(f);
	return buf_err(out);
}

static lxw_error spreadsheet_finish(struct spreadsheet *w)
{
	lxw_error e = workbook_close(w->book);

	w->book = NULL; /* the library has freed it */
	return e;
}

enum err spreadsheet_close(struct spreadsheet *w, struct buf *out)
{
	lxw_error e = spreadsheet_finish(w);

	return e == LXW_NO_ERROR ? read_back(w->path, out) : ERR_BUSY;
}

void spreadsheet_done(struct spreadsheet **slot)
{
	struct spreadsheet *w = *slot;

	if (!w)
		return;
	if (w->book)
		spreadsheet_finish(w);
	unlink(w->path);
}
