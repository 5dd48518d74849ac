/* The blocks of a sheet, on pages of a PDF. */
#include "document/sheet.h"

#define LETTER_INDENT 10.0 /* Decree 30/2020: 1 cm or 1,27 cm */

static double line_width(const struct layout *l)
{
	return l->right - l->left;
}

static void bar_code(struct layout *l, const struct sheet *s)
{
	struct font small = layout_centred(l, 11, false, false);
	double x = l->left + (line_width(l) - LAYOUT_BARCODE_W) / 2;
	struct barcode b;

	/* sheet_pdf() has made it once: a code that cannot be said stops
	 * there. */
	if (barcode_make(s->code, s->arena, &b) != OK)
		return;
	pdf_barcode(l->pdf, &b, x, l->y, LAYOUT_BARCODE_W, LAYOUT_BARCODE_H);
	l->y += LAYOUT_BARCODE_H + 0.6;
	l->y += pdf_text(l->pdf, l->left, l->y, line_width(l), &small,
			 ROLE_TEXT, s->code);
	l->y += 1 + l->fit.gap;
}

static void list(struct layout *l, const char *lines)
{
	const char *item;

	for (size_t i = 0; (item = sheet_list_item(l->arena, lines, i)); i++)
		layout_text(l, item, false);
}

static void draw_block(struct layout *l, const struct sheet *s, size_t i);

/* The height of what follows a block, when that is no other table. */
static double tail(struct layout *l, const struct sheet *s, size_t i)
{
	struct layout trial = *l;
	bool was;

	for (size_t k = i + 1; k < s->n; k++)
		if (s->blocks[k].kind == BLOCK_TABLE)
			return 0;
	was = pdf_measure(l->pdf, true);
	trial.y = l->top;
	for (size_t k = i + 1; k < s->n; k++)
		draw_block(&trial, s, k);
	pdf_measure(l->pdf, was);
	return trial.page == l->page ? trial.y - l->top : 0;
}

static void table(struct layout *l, const struct sheet *s, size_t i)
{
	struct layout_table t = s->blocks[i].table;

	/* The title stays with the head and a row. */
	if (!layout_has_room(l, 24))
		layout_turn(l);
	layout_text(l, s->blocks[i].label, false);
	l->y += 0.6;
	t.tail = tail(l, s, i);
	layout_table(l, &t);
}

static void sign(struct layout *l, const void *arg)
{
	const struct block *b = arg;

	double end = 0;

	l->y += 2 + l->fit.gap;
	if (layout_is_given(b->value))
		end = layout_recipients(l, b->value);
	layout_signatures(l, &b->left, &b->right);
	if (l->y < end)
		l->y = end;
}

static void draw_block(struct layout *l, const struct sheet *s, size_t i)
{
	const struct block *b = &s->blocks[i];

	switch (b->kind) {
	case BLOCK_FIELD:
		layout_field(l, b->label, b->value);
		break;
	case BLOCK_STRONG:
		layout_strong(l, b->label, b->value);
		break;
	case BLOCK_PAIR:
		layout_pair(l, b->label, b->value, b->label2, b->value2);
		break;
	case BLOCK_TEXT:
		layout_text(l, b->value, false);
		break;
	case BLOCK_NOTE:
		layout_text(l, b->value, true);
		break;
	case BLOCK_LIST:
		list(l, b->value);
		break;
	case BLOCK_TABLE:
		table(l, s, i);
		break;
	case BLOCK_SIGN:
		layout_keep(l, sign, b);
		break;
	}
}

static void draw(struct layout *l, const void *arg)
{
	const struct sheet *s = arg;

	layout_begin(l);
	l->indent = s->is_letter ? LETTER_INDENT : 0;
	layout_head(l, &s->head,
		    s->mark && *s->mark ?
			    arena_printf(l->arena, "……/%s", s->mark) :
			    NULL);
	layout_title(l, s->title, s->subtitle);
	if (layout_is_given(s->code))
		bar_code(l, s);
	if (layout_is_given(s->to)) {
		struct font font = layout_centred(l, 13, false, false);

		l->y += pdf_text(l->pdf, l->left, l->y, line_width(l), &font,
				 ROLE_TEXT,
				 arena_printf(l->arena, "Kính gửi: %s",
					      s->to));
		l->y += 1.5 + l->fit.gap;
	}
	for (size_t i = 0; i < s->n; i++)
		draw_block(l, s, i);
	layout_foot(l);
}

enum err sheet_pdf(const struct sheet *s, struct arena *arena, struct buf *out)
{
	struct pdf *pdf CLEANUP(pdf_done) = NULL;
	struct barcode barcode;
	struct pdf_about about;
	struct layout l;

	if (layout_is_given(s->code))
		TRY(barcode_make(s->code, arena, &barcode));
	layout_init(&l, arena, s->size);
	about = (struct pdf_about){
		.width = l.width,
		.height = l.height,
		.title = layout_is_given(s->code) ?
				 arena_printf(arena, "%s – %s", s->title,
					      s->code) :
				 s->title,
		.author = layout_one_line(&l, s->head.agency),
		.made_at = s->head.made_at ? s->head.made_at : "",
	};
	TRY(pdf_open(arena, &about, out, &pdf));
	l.pdf = pdf;
	l.foot_text = s->form_ref;
	l.name = layout_is_given(s->code) ?
			 arena_printf(arena, "Hồ sơ %s", s->code) :
			 s->title;
	return layout_draw(&l, draw, s);
}
