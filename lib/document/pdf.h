/*
 * Paper: text, lines and codes on pages of a PDF.
 *
 * Places and lengths are millimetres from the top left corner, letter sizes
 * points.  The file is tagged, its text can be copied and searched, and the
 * same input gives the same bytes: the fonts are Liberation (package
 * fonts-liberation2), with DejaVu Sans behind them; the date is given.
 *
 * Errors stick: after the first, nothing is drawn and pdf_close() tells it.
 */
#ifndef DOCUMENT_PDF_H
#define DOCUMENT_PDF_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "document/barcode.h"
#include "document/qr.h"

/*
 * Once, before anything is drawn and before the workers are forked: takes the
 * private font configuration into use.  ERR_INTERNAL when the fonts are not
 * installed: then no paper can be printed and the program should not start.
 */
enum err document_init(void) MUST_CHECK;
/* The first character of UTF-8 text that no paper can show (emoji, Chinese);
 * NULL: all can be printed. */
const char *document_unprintable(const char *text);
/* From now on such a character stands on the paper by its number, [U+4E2D]:
 * for a program whose door refuses new ones and that holds older ones. */
void document_name_unprintable(void);

struct pdf;

struct pdf_about {
	double width, height; /* mm */
	const char *title, *author;
	const char *made_at; /* ISO 8601, "2023-05-09T08:42:00+07:00" */
};

enum align { ALIGN_LEFT, ALIGN_CENTER };

struct font {
	double size; /* pt */
	bool bold, italic, mono;
	enum align align;
	double tracking; /* pt between letters */
	double indent;	 /* mm, of a paragraph's first line; then justified */
};

/* What a piece of text is, for those who hear the page instead of seeing it. */
enum pdf_role { ROLE_TEXT, ROLE_TITLE, ROLE_TABLE, ROLE_ROW, ROLE_HEAD, ROLE_CELL };

enum err pdf_open(struct arena *arena, const struct pdf_about *about,
		  struct buf *out, struct pdf **ret) MUST_CHECK;
/* For CLEANUP. */
void pdf_done(struct pdf **pdf);
/* Finishes the file in `out`.  ERR_INPUT: a letter without a glyph;
 * ERR_LIMIT: `out` is full. */
enum err pdf_close(struct pdf *pdf) MUST_CHECK;
void pdf_next_page(struct pdf *pdf);

/* Nothing is drawn while measuring; returns what it was. */
bool pdf_measure(struct pdf *pdf, bool is_measuring);

/* All return the height used, in mm.  width 0: one line, never wrapped. */
double pdf_text(struct pdf *pdf, double x, double y, double width,
		const struct font *font, enum pdf_role role, const char *text);
/* "label: " in the font given, then the value in bold. */
double pdf_field(struct pdf *pdf, double x, double y, double width,
		 const struct font *font, const char *label, const char *value);
double pdf_text_width(struct pdf *pdf, const struct font *font,
		      const char *text);

/* A table or a row around cells. */
void pdf_begin(struct pdf *pdf, enum pdf_role role);
void pdf_end(struct pdf *pdf, enum pdf_role role);

void pdf_line(struct pdf *pdf, double x1, double y1, double x2, double y2,
	      double thick_pt);
void pdf_frame(struct pdf *pdf, double x, double y, double width,
	       double height, double thick_pt);
/* grey: 0 black, 1 white. */
void pdf_fill(struct pdf *pdf, double x, double y, double width,
	      double height, double grey);
/* side includes the quiet zone. */
void pdf_qr(struct pdf *pdf, const struct qr *qr, double x, double y,
	    double side);
/* width is that of the bars; the quiet zones are the caller's. */
void pdf_barcode(struct pdf *pdf, const struct barcode *b, double x, double y,
		 double width, double height);

#endif
