#include "document/pdf.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "text/text.h"

#define PT_PER_MM (72.0 / 25.4)
#define SERIF "Liberation Serif"
#define MONO "Liberation Mono"

struct pdf {
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoContext *context;
	struct buf *out;
	enum err err;
	bool is_measuring;
};

/* fonts-liberation (1.x) lacks 93 of the 147 Vietnamese letters, and a font
 * picked from whatever a machine has gives other line breaks: one folder; and
 * DejaVu Sans for what Liberation lacks (ticks, signs, scripts of neighbours),
 * where it is installed. */
static const FcChar8 font_config[] =
	"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
	"<fontconfig><dir>/usr/share/fonts/truetype/liberation2</dir>"
	"<dir>/usr/share/fonts/truetype/dejavu</dir><selectfont><rejectfont>"
	"<glob>/usr/share/fonts/truetype/dejavu/*</glob></rejectfont>"
	"<acceptfont><glob>/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
	"</glob></acceptfont></selectfont>"
	"<cachedir>/var/cache/fontconfig</cachedir></fontconfig>";

static bool has_family(FcConfig *config, const char *family)
{
	FcPattern *want = FcPatternCreate();
	FcObjectSet *parts = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
	FcPatternAddString(want, FC_FAMILY, (const FcChar8 *)family);
	FcFontSet *found = FcFontList(config, want, parts);
	bool is_there = found && found->nfont > 0;
	if (found)
		FcFontSetDestroy(found);
	FcObjectSetDestroy(parts);
	FcPatternDestroy(want);
	return is_there;
}

/* Every character of every font in use; NULL before document_init(). */
static FcCharSet *glyphs;
static bool names_unprintable;

void document_name_unprintable(void)
{
	names_unprintable = true;
}

static FcCharSet *all_glyphs(FcConfig *config)
{
	FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);
	FcCharSet *all = FcCharSetCreate();
	for (int i = 0; fonts && i < fonts->nfont; i++) {
		FcCharSet *own;
		if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &own) ==
		    FcResultMatch)
			FcCharSetMerge(all, own, NULL);
	}
	return all;
}

const char *document_unprintable(const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		bool is_nobodys = g_unichar_type(c) ==
				  G_UNICODE_PRIVATE_USE;
		if (c >= ' ' && glyphs &&
		    (is_nobodys || !FcCharSetHasChar(glyphs, c)))
			return text;
	}
	return NULL;
}

/* What was kept before the door asked: the character is named in its place,
 * so that nobody takes the paper for what was written. */
static char *printable(const char *text)
{
	GString *out = g_string_new(NULL);
	const char *bad;
	while (names_unprintable && (bad = document_unprintable(text))) {
		g_string_append_len(out, text, bad - text);
		g_string_append_printf(out, "[U+%04X]", g_utf8_get_char(bad));
		text = g_utf8_next_char(bad);
	}
	g_string_append(out, text);
	return g_string_free(out, FALSE);
}

enum err document_init(void)
{
	FcConfig *config = FcConfigCreate();
	if (!config)
		return ERR_INTERNAL;
	enum err err = ERR_INTERNAL;
	if (FcConfigParseAndLoadFromMemory(config, font_config, FcFalse) &&
	    FcConfigBuildFonts(config) && has_family(config, SERIF) &&
	    has_family(config, MONO) && FcConfigSetCurrent(config)) {
		glyphs = all_glyphs(config);
		err = OK;
	}
	FcConfigDestroy(config); /* SetCurrent holds its own reference */
	return err;
}

static cairo_status_t write_out(void *closure, const unsigned char *data,
				unsigned int len)
{
	struct pdf *pdf = closure;
	buf_add(pdf->out, data, len);
	return buf_err(pdf->out) == OK ? CAIRO_STATUS_SUCCESS
				       : CAIRO_STATUS_WRITE_ERROR;
}

/* Without these three, letters sit on whole pixels and words fall apart. */
static PangoContext *make_context(cairo_t *cr)
{
	PangoContext *context = pango_cairo_create_context(cr);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_language(context, pango_language_from_string("vi"));
	cairo_font_options_destroy(options);
	return context;
}

static void set_about(struct arena *arena, cairo_surface_t *surface,
		      const struct pdf_about *about)
{
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
				       text_carried(arena, about->title));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR,
				       text_carried(arena, about->author));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
				       about->made_at);
}

enum err pdf_open(struct arena *arena, const struct pdf_about *about,
		  struct buf *out, struct pdf **ret)
{
	struct pdf *pdf = arena_alloc(arena, sizeof(*pdf));
	pdf->out = out;
	pdf->surface = cairo_pdf_surface_create_for_stream(
		write_out, pdf, about->width * PT_PER_MM,
		about->height * PT_PER_MM);
	set_about(arena, pdf->surface, about);
	pdf->cr = cairo_create(pdf->surface);
	pdf->context = make_context(pdf->cr);
	cairo_tag_begin(pdf->cr, "Document", NULL);
	*ret = pdf;
	return OK;
}

void pdf_done(struct pdf **slot)
{
	struct pdf *pdf = *slot;
	if (!pdf || !pdf->cr)
		return;
	/* Destroying finishes the file; after a fault nobody reads it. */
	g_object_unref(pdf->context);
	cairo_destroy(pdf->cr);
	cairo_surface_destroy(pdf->surface);
	pdf->cr = NULL;
}

enum err pdf_close(struct pdf *pdf)
{
	cairo_tag_end(pdf->cr, "Document");
	cairo_show_page(pdf->cr);
	cairo_status_t drawn = cairo_status(pdf->cr);
	cairo_surface_finish(pdf->surface);
	if (pdf->err != OK)
		return pdf->err;
	TRY(buf_err(pdf->out));
	if (drawn != CAIRO_STATUS_SUCCESS ||
	    cairo_surface_status(pdf->surface) != CAIRO_STATUS_SUCCESS)
		return ERR_INTERNAL;
	return OK;
}

static bool is_drawing(const struct pdf *pdf)
{
	return !pdf->is_measuring && pdf->err == OK;
}

void pdf_next_page(struct pdf *pdf)
{
	if (is_drawing(pdf))
		cairo_show_page(pdf->cr);
}

bool pdf_measure(struct pdf *pdf, bool is_measuring)
{
	bool was = pdf->is_measuring;
	pdf->is_measuring = is_measuring;
	return was;
}

static const char *role_tag(enum pdf_role role)
{
	switch (role) {
	case ROLE_TEXT:
		return "P";
	case ROLE_TITLE:
		return "H1";
	case ROLE_TABLE:
		return "Table";
	case ROLE_ROW:
		return "TR";
	case ROLE_HEAD:
		return "TH";
	case ROLE_CELL:
		return "TD";
	}
	return "P";
}

void pdf_begin(struct pdf *pdf, enum pdf_role role)
{
	if (is_drawing(pdf))
		cairo_tag_begin(pdf->cr, role_tag(role), NULL);
}

void pdf_end(struct pdf *pdf, enum pdf_role role)
{
	if (is_drawing(pdf))
		cairo_tag_end(pdf->cr, role_tag(role));
}

static PangoFontDescription *describe(const struct font *font)
{
	PangoFontDescription *d = pango_font_description_new();
	pango_font_description_set_family(d, font->mono ? MONO : SERIF);
	pango_font_description_set_absolute_size(d, font->size * PANGO_SCALE);
	pango_font_description_set_weight(d, font->bold ? PANGO_WEIGHT_BOLD
							: PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(d, font->italic ? PANGO_STYLE_ITALIC
							 : PANGO_STYLE_NORMAL);
	return d;
}

static int units(double pt)
{
	return (int)(pt * PANGO_SCALE);
}

/* Bold from byte `bold_from` on. */
static PangoAttrList *attributes(const struct font *font, size_t bold_from)
{
	PangoAttrList *list = pango_attr_list_new();
	if (font->tracking > 0)
		pango_attr_list_insert(
			list, pango_attr_letter_spacing_new(
				      units(font->tracking)));
	PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
	bold->start_index = (guint)bold_from;
	pango_attr_list_insert(list, bold);
	return list;
}

/* Never with markup: the text is what somebody typed. */
static PangoLayout *lay_out(struct pdf *pdf, double width,
			    const struct font *font, const char *text,
			    size_t bold_from)
{
	PangoLayout *layout = pango_layout_new(pdf->context);
	PangoFontDescription *d = describe(font);
	PangoAttrList *list = attributes(font, bold_from);
	pango_layout_set_font_description(layout, d);
	pango_layout_set_attributes(layout, list);
	if (width > 0)
		pango_layout_set_width(layout, units(width * PT_PER_MM));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_indent(layout, units(font->indent * PT_PER_MM));
	pango_layout_set_justify(layout, font->indent > 0);
	pango_layout_set_alignment(layout, font->align == ALIGN_CENTER
						   ? PANGO_ALIGN_CENTER
						   : PANGO_ALIGN_LEFT);
	char *shown = printable(text_carried(pdf->out->arena, text));
	pango_layout_set_text(layout, shown, -1);
	g_free(shown);
	/* A box instead of a letter on a legal paper is worse than no paper. */
	if (pango_layout_get_unknown_glyphs_count(layout) != 0)
		pdf->err = ERR_INPUT;
	pango_attr_list_unref(list);
	pango_font_description_free(d);
	return layout;
}

static double show(struct pdf *pdf, double x, double y, enum pdf_role role,
		   PangoLayout *layout)
{
	int height;
	pango_layout_get_size(layout, NULL, &height);
	if (is_drawing(pdf)) {
		cairo_tag_begin(pdf->cr, role_tag(role), NULL);
		cairo_move_to(pdf->cr, x * PT_PER_MM, y * PT_PER_MM);
		pango_cairo_show_layout(pdf->cr, layout);
		cairo_tag_end(pdf->cr, role_tag(role));
	}
	g_object_unref(layout);
	return height / (double)PANGO_SCALE / PT_PER_MM;
}

double pdf_text(struct pdf *pdf, double x, double y, double width,
		const struct font *font, enum pdf_role role, const char *text)
{
	return show(pdf, x, y, role,
		    lay_out(pdf, width, font, text, strlen(text)));
}

double pdf_field(struct pdf *pdf, double x, double y, double width,
		 const struct font *font, const char *label, const char *value)
{
	char *text = g_strconcat(label, ": ", value, NULL);
	size_t bold_from = strlen(label) + 2;
	double height = show(pdf, x, y, ROLE_TEXT,
			     lay_out(pdf, width, font, text, bold_from));
	g_free(text);
	return height;
}

double pdf_text_width(struct pdf *pdf, const struct font *font,
		      const char *text)
{
	PangoLayout *layout = lay_out(pdf, 0, font, text, strlen(text));
	int width;
	pango_layout_get_size(layout, &width, NULL);
	g_object_unref(layout);
	return width / (double)PANGO_SCALE / PT_PER_MM;
}

void pdf_line(struct pdf *pdf, double x1, double y1, double x2, double y2,
	      double thick_pt)
{
	if (!is_drawing(pdf))
		return;
	cairo_set_line_width(pdf->cr, thick_pt);
	cairo_move_to(pdf->cr, x1 * PT_PER_MM, y1 * PT_PER_MM);
	cairo_line_to(pdf->cr, x2 * PT_PER_MM, y2 * PT_PER_MM);
	cairo_stroke(pdf->cr);
}

static void rectangle(cairo_t *cr, double x, double y, double width,
		      double height)
{
	cairo_rectangle(cr, x * PT_PER_MM, y * PT_PER_MM, width * PT_PER_MM,
			height * PT_PER_MM);
}

void pdf_frame(struct pdf *pdf, double x, double y, double width,
	       double height, double thick_pt)
{
	if (!is_drawing(pdf))
		return;
	cairo_set_line_width(pdf->cr, thick_pt);
	rectangle(pdf->cr, x, y, width, height);
	cairo_stroke(pdf->cr);
}

void pdf_fill(struct pdf *pdf, double x, double y, double width,
	      double height, double grey)
{
	if (!is_drawing(pdf))
		return;
	cairo_set_source_rgb(pdf->cr, grey, grey, grey);
	rectangle(pdf->cr, x, y, width, height);
	cairo_fill(pdf->cr);
	cairo_set_source_rgb(pdf->cr, 0, 0, 0);
}

void pdf_qr(struct pdf *pdf, const struct qr *qr, double x, double y,
	    double side)
{
	if (!is_drawing(pdf))
		return;
	double unit = side / qr_view(qr);
	for (int j = 0; j < qr->size; j++) {
		for (int i = 0; i < qr->size; i++) {
			int n = 0;
			while (i + n < qr->size && qr_is_dark(qr, i + n, j))
				n++;
			if (n == 0)
				continue;
			rectangle(pdf->cr, x + (i + QR_QUIET) * unit,
				  y + (j + QR_QUIET) * unit, n * unit, unit);
			i += n;
		}
	}
	cairo_fill(pdf->cr);
}

void pdf_barcode(struct pdf *pdf, const struct barcode *b, double x, double y,
		 double width, double height)
{
	if (!is_drawing(pdf))
		return;
	double unit = width / b->width;
	for (int i = 0; i < b->width; i++) {
		int n = barcode_run(b, i);
		if (n == 0)
			continue;
		rectangle(pdf->cr, x + i * unit, y, n * unit, height);
		i += n;
	}
	cairo_fill(pdf->cr);
}
