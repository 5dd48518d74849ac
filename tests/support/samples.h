/* Small files of every kind, made by hand, for tests to bend. */
#ifndef SAMPLES_H
#define SAMPLES_H

#include "base/buf.h"

/* Of one page; `text` stands in a comment. */
void sample_pdf(struct buf *ret, const char *text);
/* With more entries of the catalogue and of the page, and with more objects:
 * 4 0 R and on, NULL behind the last. */
#define SAMPLE_PDF_OBJECTS 32
void sample_pdf_with(struct buf *ret, const char *catalog, const char *page,
		     const char *const *more);
/* Of the size its header says, grey; the header can lie by sample_png_size. */
void sample_png(struct buf *ret, unsigned width, unsigned height);
void sample_png_size(struct buf *png, unsigned width, unsigned height);
/* A header, one scan of a few bytes: enough for who measures, not for eyes. */
void sample_jpeg(struct buf *ret, unsigned width, unsigned height);

/* An archive, part by part. */
struct zip {
	struct buf *out;
	struct buf directory;
	unsigned n;
};
void zip_begin(struct zip *z, struct buf *ret, struct arena *arena);
void zip_add(struct zip *z, const char *name, const void *data, size_t len);
/* The directory says `len` whatever the part holds. */
void zip_add_lying(struct zip *z, const char *name, const void *data,
		   size_t real_len, size_t len);
void zip_end(struct zip *z);

#define WORD_TYPES                                                        \
	"<?xml version=\"1.0\"?><Types><Override PartName=\"/word/"       \
	"document.xml\" ContentType=\"application/vnd.openxmlformats-"    \
	"officedocument.wordprocessingml.document.main+xml\"/></Types>"
void sample_docx(struct buf *ret, struct arena *arena);
void sample_xlsx(struct buf *ret, struct arena *arena);

#endif
