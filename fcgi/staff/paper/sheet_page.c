#include "staff/paper/sheet_page.h"

#include "common/page.h"
#include "document/barcode.h"
#include "markers.h"
#include "view/tpl.h"

#define BAR_HEIGHT 24
#define MANY_COLUMNS 13 /* more need smaller letters */

static const char *const sizes[] = {
	[PAPER_A5] = "a5",
	[PAPER_A4] = "letter",
	[PAPER_A4_WIDE] = "wide",
};

static void fill_line(struct view *v, const char *section, const char *marker,
		      const char *value)
{
	if (layout_is_given(value))
		view_set(view_add(v, section), marker, value);
}

static enum err fill_head(struct arena *arena, struct view *v,
			  const struct sheet *s)
{
	struct barcode bar;
	struct view *line;

	view_set(v, M_SIZE, sizes[s->size]);
	if (s->is_letter)
		view_show(v, M_LETTER);
	view_set(v, M_SUPERIOR, s->head.superior);
	view_set(v, M_AGENCY, s->head.agency);
	if (layout_is_given(s->head.number))
		fill_line(v, M_NUMBER_LINE, M_NUMBER, s->head.number);
	else if (layout_is_given(s->mark))
		view_setf(view_add(v, M_NUMBER_LINE), M_NUMBER, "……/%s",
			  s->mark);
	view_set(v, M_PLACE_DATE, s->head.place_date);
	view_set(v, M_FORM_TITLE, s->title);
	fill_line(v, M_SUBTITLE_LINE, M_SUBTITLE, s->subtitle);
	fill_line(v, M_TO_LINE, M_TO, s->to);
	fill_line(v, M_FORM_REF_LINE, M_FORM_REF, s->form_ref);
	if (!layout_is_given(s->code))
		return OK;
	TRY(barcode_make(s->code, arena, &bar));
	line = view_add(v, M_BAR);
	view_set(line, M_CODE, s->code);
	view_set(line, M_BARCODE_D, barcode_path(&bar, BAR_HEIGHT, arena));
	view_set_int(line, M_BARCODE_WIDTH, barcode_view(&bar));
	return OK;
}

static void fill_field(struct view *v, const char *section,
		       const struct block *b)
{
	v = view_add(v, section);
	view_set(v, M_LABEL, b->label);
	view_set(v, M_VALUE, b->value);
	view_set(v, M_LABEL2, b->label2);
	view_set(v, M_VALUE2, b->value2);
}

static void fill_list(struct arena *arena, struct view *v, const char *lines)
{
	const char *item;

	v = view_add(v, M_ITEMS);
	for (size_t i = 0; (item = sheet_list_item(arena, lines, i)); i++)
		view_set(view_add(v, M_ITEM), M_VALUE, item);
}

static void fill_row(struct view *v, const struct layout_table *t, size_t row)
{
	for (size_t i = 0; i < t->columns_n; i++) {
		struct view *cell = view_add(v, M_CELL);

		view_set(cell, M_TEXT, t->cells[row * t->columns_n + i]);
		if (!t->columns[i].is_text)
			view_show(cell, M_CENTRE);
	}
}

static void fill_table(struct view *v, const struct block *b)
{
	const struct layout_table *t = &b->table;
	double sum = 0;

	v = view_add(v, M_TABLE);
	view_set(v, M_LABEL, b->label);
	if (t->columns_n > MANY_COLUMNS)
		view_show(v, M_FINE);
	for (size_t i = 0; i < t->columns_n; i++)
		sum += t->columns[i].width;
	for (size_t i = 0; i < t->columns_n; i++) {
		view_set_int(view_add(v, M_COL), M_W,
			     (long long)(100 * t->columns[i].width / sum +
					 0.5));
		view_set(view_add(v, M_HEAD_CELL), M_TEXT,
			 t->columns[i].title);
	}
	for (size_t i = 0; i < t->rows_n; i++)
		fill_row(view_add(v, M_ROW), t, i);
}

static void fill_signature(struct view *v, const char *section,
			   const struct signature *s)
{
	if (!s->who)
		return;
	v = view_add(v, section);
	view_set(v, M_WHO, s->who);
	view_set(v, M_HOW, s->how ? s->how : "(Ký và ghi rõ họ tên)");
	view_set(v, M_NAME, s->name);
}

static void fill_block(struct arena *arena, struct view *v,
		       const struct block *b)
{
	struct view *sign;

	switch (b->kind) {
	case BLOCK_FIELD:
		fill_field(v, M_FIELD, b);
		break;
	case BLOCK_STRONG:
		fill_field(v, M_STRONG, b);
		break;
	case BLOCK_PAIR:
		fill_field(v, M_PAIR, b);
		break;
	case BLOCK_TEXT:
		fill_field(v, M_TEXT, b);
		break;
	case BLOCK_NOTE:
		fill_field(v, M_NOTE, b);
		break;
	case BLOCK_LIST:
		fill_list(arena, v, b->value);
		break;
	case BLOCK_TABLE:
		fill_table(v, b);
		break;
	case BLOCK_SIGN:
		sign = view_add(v, M_SIGN);
		fill_line(sign, M_RECIPIENTS, M_VALUE, b->value);
		fill_signature(sign, M_LEFT, &b->left);
		fill_signature(sign, M_RIGHT, &b->right);
		break;
	}
}

enum err sheets_show(struct rq *rq, const char *title,
		     const struct sheet *sheets, size_t n,
		     const struct sheet_tool *tools, size_t tools_n)
{
	struct view *v = page_alone(rq, T_STAFF_SHEET, title);

	for (size_t i = 0; i < tools_n; i++) {
		struct view *tool = view_add(v, M_TOOL);

		view_set(tool, M_HREF, tools[i].href);
		view_set(tool, M_LABEL, tools[i].label);
	}
	for (size_t i = 0; i < n; i++) {
		struct view *one = view_add(v, M_SHEET);

		TRY(fill_head(rq->cx.arena, one, &sheets[i]));
		for (size_t k = 0; k < sheets[i].n; k++)
			fill_block(rq->cx.arena, view_add(one, M_BLOCK),
				   &sheets[i].blocks[k]);
	}
	return page_send(rq);
}

enum err sheet_send_pdf(struct rq *rq, const struct sheet *s,
			const char *file_name)
{
	struct buf pdf;

	buf_init(&pdf, rq->cx.arena, SHEET_PDF_MAX);
	TRY(sheet_pdf(s, rq->cx.arena, &pdf));
	res_header(rq, "Content-Disposition",
		   arena_printf(rq->cx.arena, "inline; filename=\"%s.pdf\"",
				file_name));
	return res_bytes(rq, 200, "application/pdf", pdf.data, pdf.len);
}
