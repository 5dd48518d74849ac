#include "document/layout.h"

#include <string.h>

/* Width, height, margins as Decree 30/2020 has them, narrower on A5. */
static const struct {
	double width, height, left, right, top, bottom;
} sizes[] = {
	[PAPER_A5] = { 148, 210, 11, 10, 8, 12 },
	[PAPER_A4] = { 210, 297, 25, 15, 18, 18 },
	[PAPER_A4_WIDE] = { 297, 210, 15, 15, 14, 14 },
};

/* From roomy to tight: the first that fits one page is taken. */
static const struct fit fits_a5[] = {
	{ 0.80, 1.2, 20 }, { 0.80, 0.8, 17 }, { 0.80, 0.5, 16 },
	{ 0.80, 0.3, 14 }, { 0.77, 0.4, 14 }, { 0.74, 0.3, 13 },
	{ 0.71, 0.1, 12 }, { 0.71, 0.0, 11 }, { 0.77, 0.6, 16 },
};
static const struct fit fits_a4[] = {
	{ 1.0, 2.0, 28 }, { 1.0, 1.2, 25 }, { 0.96, 1.0, 24 },
	{ 0.92, 0.8, 22 }, { 0.88, 0.6, 20 }, { 0.92, 1.0, 24 },
};
static const struct fit fits_wide[] = {
	{ 0.9, 1.0, 24 }, { 0.85, 0.8, 20 }, { 0.85, 0.8, 22 },
};
/* The last of each is for papers of several pages. */
#define N(list) (sizeof(list) / sizeof((list)[0]))
static const struct {
	const struct fit *at;
	size_t n;
} fits[] = {
	[PAPER_A5] = { fits_a5, N(fits_a5) },
	[PAPER_A4] = { fits_a4, N(fits_a4) },
	[PAPER_A4_WIDE] = { fits_wide, N(fits_wide) },
};

void layout_init(struct layout *l, struct arena *arena, enum paper_size size)
{
	*l = (struct layout){ .arena = arena, .size = size };
	l->width = sizes[size].width;
	l->height = sizes[size].height;
	l->left = sizes[size].left;
	l->right = l->width - sizes[size].right;
	l->top = sizes[size].top;
	l->bottom = l->height - sizes[size].bottom;
	l->foot = l->bottom + 1.5;
}

bool layout_is_given(const char *text)
{
	return text && *text;
}

const char *layout_one_line(struct layout *l, const char *text)
{
	char *line = arena_strdup(l->arena, text ? text : "");

	for (char *p = line; *p; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return line;
}

struct font layout_plain(const struct layout *l, double size)
{
	return (struct font){ .size = size * l->fit.scale,
			      .indent = l->indent };
}

struct font layout_centred(const struct layout *l, double size, bool bold,
			   bool italic)
{
	return (struct font){ .size = size * l->fit.scale,
			      .bold = bold,
			      .italic = italic,
			      .align = ALIGN_CENTER };
}

static double line_width(const struct layout *l)
{
	return l->right - l->left;
}

/* ---- pages ---- */

void layout_begin(struct layout *l)
{
	l->y = l->top;
	l->page = 1;
}

void layout_foot(struct layout *l)
{
	struct font small = { .size = l->size == PAPER_A5 ? 7.6 : 9,
			      .align = ALIGN_CENTER };
	const char *text = l->foot_text;

	if (l->pages > 1)
		text = arena_printf(l->arena, "%s – trang %d/%d%s%s",
				    l->name ? l->name : "", l->page, l->pages,
				    layout_is_given(text) ? ". " : "",
				    layout_is_given(text) ? text : "");
	if (!layout_is_given(text))
		return;
	pdf_line(l->pdf, l->left, l->foot, l->right, l->foot, 0.4);
	pdf_text(l->pdf, l->left, l->foot + 0.8, line_width(l), &small,
		 ROLE_TEXT, text);
}

void layout_turn(struct layout *l)
{
	layout_foot(l);
	pdf_next_page(l->pdf);
	l->page++;
	l->y = l->top + 2;
}

bool layout_has_room(struct layout *l, double height)
{
	if (height > l->bottom - l->top - 12)
		l->is_too_long = true;
	return l->y + height <= l->bottom;
}

static double height_of(struct layout *l,
			void (*block)(struct layout *l, const void *arg),
			const void *arg)
{
	struct layout trial = *l;
	bool was = pdf_measure(l->pdf, true);

	block(&trial, arg);
	pdf_measure(l->pdf, was);
	l->is_too_long |= trial.is_too_long;
	return trial.y - l->y;
}

void layout_keep(struct layout *l,
		 void (*block)(struct layout *l, const void *arg),
		 const void *arg)
{
	if (!layout_has_room(l, height_of(l, block, arg)))
		layout_turn(l);
	block(l, arg);
}

static int pages_at(struct layout *l, struct fit fit,
		    void (*draw)(struct layout *l, const void *arg),
		    const void *arg)
{
	bool was = pdf_measure(l->pdf, true);

	l->fit = fit;
	draw(l, arg);
	pdf_measure(l->pdf, was);
	return l->page;
}

enum err layout_draw(struct layout *l,
		     void (*draw)(struct layout *l, const void *arg),
		     const void *arg)
{
	size_t last = fits[l->size].n - 1, i = 0;

	l->pages = 1;
	while (i < last && pages_at(l, fits[l->size].at[i], draw, arg) > 1)
		i++;
	if (i == last)
		l->pages = pages_at(l, fits[l->size].at[last], draw, arg);
	if (l->is_too_long)
		return ERR_LIMIT;
	for (l->copy = 0;; pdf_next_page(l->pdf)) {
		draw(l, arg);
		if (++l->copy >= l->copies)
			return pdf_close(l->pdf);
	}
}

/* ---- lines ---- */

static void put_line(struct layout *l, const struct font *font,
		     const char *label, const char *text)
{
	double width = line_width(l), height;
	bool was = pdf_measure(l->pdf, true);

	height = label ? pdf_field(l->pdf, l->left, l->y, width, font, label,
				   text) :
			 pdf_text(l->pdf, l->left, l->y, width, font,
				  ROLE_TEXT, text);
	pdf_measure(l->pdf, was);
	if (!layout_has_room(l, height))
		layout_turn(l);
	if (label)
		pdf_field(l->pdf, l->left, l->y, width, font, label, text);
	else
		pdf_text(l->pdf, l->left, l->y, width, font, ROLE_TEXT, text);
	l->y += height + l->fit.gap;
}

void layout_text(struct layout *l, const char *text, bool is_italic)
{
	struct font font = layout_plain(l, 13);

	font.italic = is_italic;
	if (layout_is_given(text))
		put_line(l, &font, NULL, text);
}

void layout_field(struct layout *l, const char *label, const char *value)
{
	if (layout_is_given(value))
		layout_text(l, arena_printf(l->arena, "%s: %s", label, value),
			    false);
}

void layout_strong(struct layout *l, const char *label, const char *value)
{
	struct font font = layout_plain(l, 13);

	if (layout_is_given(value))
		put_line(l, &font, label, value);
}

void layout_pair(struct layout *l, const char *label, const char *value,
		 const char *label2, const char *value2)
{
	struct font font = layout_plain(l, 13);
	double width = line_width(l), half = width / 2 - 2, y = l->y;
	const char *a = arena_printf(l->arena, "%s: %s", label,
				     layout_one_line(l, value));
	const char *b = arena_printf(l->arena, "%s: %s", label2,
				     layout_one_line(l, value2));

	if (!layout_is_given(value) || !layout_is_given(value2) ||
	    pdf_text_width(l->pdf, &font, a) > half ||
	    pdf_text_width(l->pdf, &font, b) > half) {
		layout_field(l, label, value);
		layout_field(l, label2, value2);
		return;
	}
	layout_text(l, a, false);
	if (l->y > y) /* no page was turned */
		pdf_text(l->pdf, l->left + width / 2, y, half, &font,
			 ROLE_TEXT, b);
	else
		layout_text(l, b, false);
}

/* ---- head ---- */

#define HEAD_LEFT 0.41

/* Under the agency: a rule of a third to a half of its last line. */
static double head_agency(struct layout *l, const struct letterhead *head,
			  const char *number_mark)
{
	struct font upper = layout_centred(l, 12, false, false);
	struct font own = layout_centred(l, 12, true, false);
	struct font number = layout_centred(l, 13, false, false);
	const char *agency = head->agency ? head->agency : "";
	double w = line_width(l) * HEAD_LEFT, middle = l->left + w / 2;
	double y = l->y, rule;

	if (layout_is_given(head->superior))
		y += pdf_text(l->pdf, l->left, y, w, &upper, ROLE_TEXT,
			      head->superior);
	y += pdf_text(l->pdf, l->left, y, w, &own, ROLE_TEXT, agency);
	rule = pdf_text_width(l->pdf, &own, agency);
	rule = rule > w ? w : rule;
	y += 0.9;
	pdf_line(l->pdf, middle - rule / 5, y, middle + rule / 5, y, 0.7);
	y += 1.2;
	if (number_mark)
		y += pdf_text(l->pdf, l->left, y, w, &number, ROLE_TEXT,
			      arena_printf(l->arena, "Số: %s",
					   layout_is_given(head->number) ?
						   layout_one_line(
							   l, head->number) :
						   number_mark));
	return y;
}

/* Under the motto: a rule of its own length. */
static double head_state(struct layout *l, const struct letterhead *head)
{
	const char *motto = "Độc lập - Tự do - Hạnh phúc";
	struct font state = layout_centred(l, 12, true, false);
	struct font words = layout_centred(l, 13, true, false);
	struct font date = layout_centred(l, 13, false, true);
	struct font copy = layout_centred(l, 11.5, true, false);
	double x = l->left + line_width(l) * HEAD_LEFT;
	double w = line_width(l) * (1 - HEAD_LEFT), y = l->y, half;

	y += pdf_text(l->pdf, x, y, w, &state, ROLE_TEXT,
		      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	y += pdf_text(l->pdf, x, y, w, &words, ROLE_TEXT, motto);
	half = pdf_text_width(l->pdf, &words, motto) / 2;
	y += 0.9;
	pdf_line(l->pdf, x + w / 2 - half, y, x + w / 2 + half, y, 0.7);
	y += 1.2;
	y += pdf_text(l->pdf, x, y, w, &date, ROLE_TEXT,
		      layout_one_line(l, head->place_date));
	if (layout_is_given(head->copy))
		y += pdf_text(l->pdf, x, y + 0.6, w, &copy, ROLE_TEXT,
			      head->copy) + 0.6;
	return y;
}

void layout_head(struct layout *l, const struct letterhead *head,
		 const char *number_mark)
{
	double left = head_agency(l, head, number_mark);
	double right = head_state(l, head);

	l->y = (left > right ? left : right) + 2 + l->fit.gap;
}

void layout_title(struct layout *l, const char *title, const char *subtitle)
{
	struct font font = layout_centred(l, 15, true, false);
	struct font small = layout_centred(l, 13, true, false);

	l->y += pdf_text(l->pdf, l->left, l->y, line_width(l), &font,
			 ROLE_TITLE, title);
	if (layout_is_given(subtitle))
		l->y += pdf_text(l->pdf, l->left, l->y, line_width(l), &small,
				 ROLE_TEXT, subtitle);
	l->y += 1.5 + l->fit.gap;
}

/* ---- tables ---- */

#define CELL_PAD 0.55

static double column_width(const struct layout *l,
			   const struct layout_table *t, size_t i)
{
	double sum = 0;

	for (size_t k = 0; k < t->columns_n; k++)
		sum += t->columns[k].width;
	return line_width(l) * t->columns[i].width / sum;
}

static struct font cell_font(const struct layout *l,
			     const struct layout_table *t, size_t i,
			     bool is_head)
{
	double size = t->size > 0 ? t->size : 12;
	struct font font = layout_centred(l, is_head ? size - 1 : size,
					  is_head, false);

	if (t->columns[i].is_text && !is_head)
		font.align = ALIGN_LEFT;
	return font;
}

static const char *cell_text(const struct layout_table *t, long row, size_t i)
{
	const char *text = row < 0 ? t->columns[i].title :
				     t->cells[(size_t)row * t->columns_n + i];

	return text ? text : "";
}

static double row_height(struct layout *l, const struct layout_table *t,
			 long row, double height[LAYOUT_COLUMNS_MAX])
{
	double tallest = 0;
	bool was = pdf_measure(l->pdf, true);

	for (size_t i = 0; i < t->columns_n; i++) {
		struct font font = cell_font(l, t, i, row < 0);

		height[i] = pdf_text(l->pdf, 0, 0, column_width(l, t, i) - 2,
				     &font, ROLE_CELL, cell_text(t, row, i));
		if (height[i] > tallest)
			tallest = height[i];
	}
	pdf_measure(l->pdf, was);
	tallest += 2 * CELL_PAD;
	return row >= 0 && tallest < t->row_min ? t->row_min : tallest;
}

static void draw_row(struct layout *l, const struct layout_table *t, long row)
{
	double x = l->left, height[LAYOUT_COLUMNS_MAX];
	double tall = row_height(l, t, row, height);

	if (row < 0)
		pdf_fill(l->pdf, l->left, l->y, line_width(l), tall, 0.92);
	pdf_begin(l->pdf, ROLE_ROW);
	for (size_t i = 0; i < t->columns_n; i++) {
		struct font font = cell_font(l, t, i, row < 0);
		double w = column_width(l, t, i);

		pdf_text(l->pdf, x + 1, l->y + (tall - height[i]) / 2, w - 2,
			 &font, row < 0 ? ROLE_HEAD : ROLE_CELL,
			 cell_text(t, row, i));
		pdf_frame(l->pdf, x, l->y, w, tall, 0.5);
		x += w;
	}
	pdf_end(l->pdf, ROLE_ROW);
	l->y += tall;
}

void layout_table(struct layout *l, const struct layout_table *t)
{
	double height[LAYOUT_COLUMNS_MAX];

	pdf_begin(l->pdf, ROLE_TABLE);
	draw_row(l, t, -1);
	for (size_t i = 0; i < t->rows_n; i++) {
		double need = row_height(l, t, (long)i, height);

		if (i + 1 == t->rows_n && i > 0)
			need += t->tail;
		if (!layout_has_room(l, need)) {
			pdf_end(l->pdf, ROLE_TABLE);
			layout_turn(l);
			pdf_begin(l->pdf, ROLE_TABLE);
			draw_row(l, t, -1);
		}
		draw_row(l, t, (long)i);
	}
	pdf_end(l->pdf, ROLE_TABLE);
	l->y += 0.8 + l->fit.gap;
}

/* ---- signatures ---- */

static double one_signature(struct layout *l, double x,
			    const struct signature *s)
{
	struct font title = layout_centred(l, 13, true, false);
	struct font how = layout_centred(l, 12, false, true);
	double y = l->y, w = line_width(l) / 2;

	if (!s || !s->who)
		return y;
	y += pdf_text(l->pdf, x, y, w, &title, ROLE_TEXT, s->who);
	y += pdf_text(l->pdf, x, y, w, &how, ROLE_TEXT,
		      s->how ? s->how : "(Ký và ghi rõ họ tên)");
	y += l->fit.sign - 4;
	return y + pdf_text(l->pdf, x, y, w, &title, ROLE_TEXT,
			    layout_one_line(l, s->name));
}

double layout_recipients(struct layout *l, const char *lines)
{
	struct font head = { .size = 12 * l->fit.scale,
			     .bold = true,
			     .italic = true };
	struct font font = { .size = 11 * l->fit.scale };
	double w = line_width(l) / 2 - 2, y = l->y;

	y += pdf_text(l->pdf, l->left, y, w, &head, ROLE_TEXT, "Nơi nhận:");
	return y + pdf_text(l->pdf, l->left, y, w, &font, ROLE_TEXT, lines);
}

void layout_signatures(struct layout *l, const struct signature *left,
		       const struct signature *right)
{
	double a = one_signature(l, l->left, left);
	double b = one_signature(l, l->left + line_width(l) / 2, right);

	l->y = a > b ? a : b;
}
