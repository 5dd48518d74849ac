#include "samples.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* Objects 1, 2 and 3 are the catalogue, the pages and the page. */
static void pdf_of(struct buf *ret, const char *text, const char *catalog,
		   const char *page, const char *const *more)
{
	static const char *const first[] = {
		"<</Type/Catalog/Pages 2 0 R",
		"<</Type/Pages/Kids[3 0 R]/Count 1",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]",
	};
	const char *const added[] = { catalog, "", page };
	size_t at[SAMPLE_PDF_OBJECTS], start = ret->len, xref, n = 0;

	buf_printf(ret, "%%PDF-1.4\n%% %s\n", text);
	for (; n < 3 || more[n - 3]; n++) {
		at[n] = ret->len - start;
		buf_printf(ret, "%zu 0 obj", n + 1);
		if (n < 3)
			buf_printf(ret, "%s%s>>", first[n], added[n]);
		else
			buf_puts(ret, more[n - 3]);
		buf_puts(ret, "endobj\n");
	}
	xref = ret->len - start;
	buf_printf(ret, "xref\n0 %zu\n0000000000 65535 f \n", n + 1);
	for (size_t i = 0; i < n; i++)
		buf_printf(ret, "%010zu 00000 n \n", at[i]);
	buf_printf(ret,
		   "trailer<</Root 1 0 R/Size %zu>>\nstartxref\n%zu\n%%%%EOF"
		   "\n",
		   n + 1, xref);
}

void sample_pdf(struct buf *ret, const char *text)
{
	pdf_of(ret, text, "", "", (const char *const[]){ NULL });
}

void sample_pdf_with(struct buf *ret, const char *catalog, const char *page,
		     const char *const *more)
{
	pdf_of(ret, "", catalog, page, more);
}

static void add_be32(struct buf *b, unsigned long v)
{
	buf_putc(b, (char)(v >> 24));
	buf_putc(b, (char)(v >> 16));
	buf_putc(b, (char)(v >> 8));
	buf_putc(b, (char)v);
}

static void add_le(struct buf *b, unsigned long v, int bytes)
{
	for (; bytes--; v >>= 8)
		buf_putc(b, (char)v);
}

static void png_chunk(struct buf *b, const char *name, const void *data,
		      size_t len)
{
	size_t start;

	add_be32(b, len);
	start = b->len;
	buf_puts(b, name);
	buf_add(b, data, len);
	add_be32(b, crc32(0, (const Bytef *)b->data + start, (uInt)(len + 4)));
}

void sample_png(struct buf *ret, unsigned width, unsigned height)
{
	size_t rows = (size_t)(width + 1) * height;
	unsigned char *plain = calloc(1, rows);
	uLongf len = compressBound(rows);
	unsigned char *packed = malloc(len);
	char head[13] = { 0 };

	if (!plain || !packed ||
	    compress2(packed, &len, plain, rows, 9) != Z_OK)
		abort();
	for (int i = 0; i < 4; i++) {
		head[i] = (char)(width >> (24 - 8 * i));
		head[4 + i] = (char)(height >> (24 - 8 * i));
	}
	head[8] = 8; /* bits, grey */
	buf_add(ret, "\x89PNG\r\n\x1a\n", 8);
	png_chunk(ret, "IHDR", head, 13);
	png_chunk(ret, "IDAT", packed, len);
	png_chunk(ret, "IEND", "", 0);
	free(plain);
	free(packed);
}

void sample_png_size(struct buf *png, unsigned width, unsigned height)
{
	unsigned char *at = (unsigned char *)png->data + 16;
	uLong crc;

	for (int i = 0; i < 4; i++) {
		at[i] = (unsigned char)(width >> (24 - 8 * i));
		at[4 + i] = (unsigned char)(height >> (24 - 8 * i));
	}
	crc = crc32(0, at - 4, 17);
	for (int i = 0; i < 4; i++)
		at[13 + i] = (unsigned char)(crc >> (24 - 8 * i));
}

void sample_jpeg(struct buf *ret, unsigned width, unsigned height)
{
	static const char start[] =
		"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00";
	static const char scan[] =
		"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x2a\x81\xff\x00\x37"
		"\xff\xd0\x11\x22\xff\xd9";

	/* The literal's own NUL ends the header: the thumbnail's height. */
	buf_add(ret, start, sizeof(start));
	buf_add(ret, "\xff\xc0\x00\x0b\x08", 5);
	buf_putc(ret, (char)(height >> 8));
	buf_putc(ret, (char)height);
	buf_putc(ret, (char)(width >> 8));
	buf_putc(ret, (char)width);
	buf_add(ret, "\x01\x01\x11\x00", 4);
	buf_add(ret, scan, sizeof(scan) - 1);
}

void zip_begin(struct zip *z, struct buf *ret, struct arena *arena)
{
	*z = (struct zip){ .out = ret };
	buf_init(&z->directory, arena, 16 << 20);
}

/* Version, flags, method, time, date, sum, sizes, length of the name. */
static void zip_facts(struct buf *b, unsigned long crc, size_t packed,
		      size_t len, const char *name)
{
	add_le(b, 20, 2);
	add_le(b, 0, 2);
	add_le(b, 8, 2);
	add_le(b, 0x21 << 16, 4);
	add_le(b, crc, 4);
	add_le(b, packed, 4);
	add_le(b, len, 4);
	add_le(b, strlen(name), 2);
	add_le(b, 0, 2);
}

void zip_add_lying(struct zip *z, const char *name, const void *data,
		   size_t real_len, size_t len)
{
	uLong crc = crc32(0, data, (uInt)real_len);
	size_t at = z->out->len, room = compressBound(real_len) + 64;
	unsigned char *packed = malloc(room);
	z_stream s = { 0 };

	if (!packed || deflateInit2(&s, 9, Z_DEFLATED, -MAX_WBITS, 9,
				    Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	s.next_in = (Bytef *)(uintptr_t)data;
	s.avail_in = (uInt)real_len;
	s.next_out = packed;
	s.avail_out = (uInt)room;
	if (deflate(&s, Z_FINISH) != Z_STREAM_END)
		abort();
	deflateEnd(&s);
	buf_add(z->out, "PK\3\4", 4);
	zip_facts(z->out, crc, s.total_out, len, name);
	buf_puts(z->out, name);
	buf_add(z->out, packed, s.total_out);
	free(packed);
	buf_add(&z->directory, "PK\1\2\x14\0", 6);
	zip_facts(&z->directory, crc, s.total_out, len, name);
	add_le(&z->directory, 0, 10); /* comment, disk, attributes */
	add_le(&z->directory, at, 4);
	buf_puts(&z->directory, name);
	z->n++;
}

void zip_add(struct zip *z, const char *name, const void *data, size_t len)
{
	zip_add_lying(z, name, data, len, len);
}

void zip_end(struct zip *z)
{
	size_t at = z->out->len;

	buf_add(z->out, z->directory.data, z->directory.len);
	buf_add(z->out, "PK\5\6\0\0\0\0", 8);
	add_le(z->out, z->n, 2);
	add_le(z->out, z->n, 2);
	add_le(z->out, z->directory.len, 4);
	add_le(z->out, at, 4);
	add_le(z->out, 0, 2);
}

static void part(struct zip *z, const char *name, const char *text)
{
	zip_add(z, name, text, strlen(text));
}

void sample_docx(struct buf *ret, struct arena *arena)
{
	struct zip z;

	zip_begin(&z, ret, arena);
	part(&z, "[Content_Types].xml", WORD_TYPES);
	part(&z, "_rels/.rels", "<Relationships/>");
	part(&z, "word/document.xml", "<w:document>Tờ trình</w:document>");
	zip_end(&z);
}

void sample_xlsx(struct buf *ret, struct arena *arena)
{
	struct zip z;

	zip_begin(&z, ret, arena);
	part(&z, "[Content_Types].xml", "<Types/>");
	part(&z, "_rels/.rels", "<Relationships/>");
	part(&z, "xl/workbook.xml", "<workbook/>");
	zip_end(&z);
}
