#include "file/check.h"

#include <magic.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "file/image.h"
#include "file/ooxml.h"
#include "file/pdf.h"

#define HEAD 1024 /* how far readers look for a beginning */

static const struct {
	const char *head;
	const char *also; /* what libmagic says of some that are right */
} kinds[FILETYPE_COUNT] = {
	[FILETYPE_PDF] = { "%PDF-", NULL },
	[FILETYPE_JPEG] = { "\xff\xd8\xff", NULL },
	[FILETYPE_PNG] = { "\x89PNG\r\n\x1a\n", NULL },
	[FILETYPE_DOCX] = { "PK\3\4", "application/zip" },
	[FILETYPE_XLSX] = { "PK\3\4", "application/zip" },
};

static bool is_blank(char c)
{
	return c == '\0' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Bytes before a PDF's beginning: readers look for it in the first 1.024, and
 * reports and scanners put a byte order mark or empty lines there. */
static size_t before_pdf(const char *data, size_t len)
{
	size_t at = len >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (at < len && at < HEAD && is_blank(data[at]))
		at++;
	return len - at >= 5 && memcmp(data + at, "%PDF-", 5) == 0 ? at : 0;
}

static bool begins_as(const char *data, size_t len, enum filetype t)
{
	size_t n = strlen(kinds[t].head);

	if (t == FILETYPE_PDF) {
		size_t before = before_pdf(data, len);

		data += before;
		len -= before;
	}
	return len >= n && memcmp(data, kinds[t].head, n) == 0;
}

static bool holds(const void *data, size_t len, const char *word)
{
	return memmem(data, len, word, strlen(word)) != NULL;
}

static bool holds_any_case(const char *data, size_t len, const char *word)
{
	size_t n = strlen(word);

	for (; len >= n; data++, len--) {
		if (strncasecmp(data, word, n) == 0)
			return true;
	}
	return false;
}

/* What telephones keep their photographs in (ISO 23008-12): its brand stands
 * behind "ftyp".  Nobody at a desk knows the word; the way out does help. */
static const char *heic_refusal(const char *data, size_t len)
{
	static const char brands[][5] = { "heic", "heix", "heim", "heis",
					  "hevc", "hevx", "mif1", "msf1" };

	if (len < 12 || memcmp(data + 4, "ftyp", 4) != 0)
		return NULL;
	for (size_t i = 0; i < sizeof(brands) / sizeof(brands[0]); i++) {
		if (memcmp(data + 8, brands[i], 4) == 0)
			return "là ảnh HEIC của điện thoại, chưa nhận được;"
			       " hãy gửi lại ở dạng JPEG hoặc PDF (iPhone: Cài"
			       " đặt, Camera, Định dạng, Tương thích nhất, rồi"
			       " chụp lại)";
	}
	return NULL;
}

static const char *mismatch(struct arena *arena, enum filetype t,
			    const void *data, size_t len)
{
	for (enum filetype is = 0; is < FILETYPE_DOCX; is++) {
		if (begins_as(data, len, is))
			return arena_printf(arena,
					    "có tên %s nhưng nội dung là %s",
					    filetype_label(t),
					    filetype_label(is));
	}
	return arena_printf(arena, "có tên %s nhưng nội dung không phải %s",
			    filetype_label(t), filetype_label(t));
}

/* The industry's harmless test virus, and a real one's first wish: to be two
 * kinds of file at once. */
static const char *stranger(const char *data, size_t len, enum filetype t)
{
	static const char *const heads[] = { "<script", "<html", "<?php",
					     "<!doctype" };
	const size_t head = len < HEAD ? len : HEAD;

	if (holds(data, len, "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"))
		return "chứa chuỗi thử mã độc EICAR";
	if (t != FILETYPE_PDF && holds(data, head, "%PDF-"))
		return "vừa là PDF vừa là loại khác";
	if (t != FILETYPE_DOCX && t != FILETYPE_XLSX &&
	    ooxml_ends_as_archive((const unsigned char *)data, len))
		return "có tệp nén giấu bên trong";
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		if (holds_any_case(data, head, heads[i]))
			return "có mã chạy được ở đầu tệp";
	}
	return NULL;
}

/* ISO 32000: version in the first line; startxref and %%EOF at the end, and
 * nothing but blanks behind. */
static const char *tail_refusal(const char *data, size_t len)
{
	static const char cut_off[] = "bị cắt cụt hoặc hỏng";
	const char *tail;
	size_t before = before_pdf(data, len);

	data += before;
	len -= before;
	if (len < 8 || (data[5] != '1' && data[5] != '2') || data[6] != '.')
		return cut_off;
	while (len && is_blank(data[len - 1]))
		len--;
	if (len < 5 || memcmp(data + len - 5, "%%EOF", 5) != 0)
		return holds(data + (len > HEAD ? len - HEAD : 0),
			     len > HEAD ? HEAD : len, "%%EOF") ?
			       "có dữ liệu lạ nối sau phần PDF" :
			       cut_off;
	tail = data + (len > HEAD ? len - HEAD : 0);
	return holds(tail, (size_t)(data + len - tail), "startxref") ? NULL :
								       cut_off;
}

static const char *structure_refusal(struct arena *arena, enum filetype t,
				     const void *data, size_t len,
				     size_t *ret_len)
{
	switch (t) {
	case FILETYPE_PDF:
		return tail_refusal(data, len);
	case FILETYPE_JPEG:
		return image_jpeg_refusal(data, len, ret_len);
	case FILETYPE_PNG:
		return image_png_refusal(data, len, ret_len);
	case FILETYPE_DOCX:
		return ooxml_refusal(arena, data, len,
				     "wordprocessingml.document.main+xml",
				     "word/document.xml");
	case FILETYPE_XLSX:
		return ooxml_refusal(arena, data, len,
				     "spreadsheetml.sheet.main+xml",
				     "xl/workbook.xml");
	case FILETYPE_COUNT:
		break;
	}
	return "không thuộc loại được nhận";
}

static magic_t magic;

enum err file_check_start(void)
{
	if (magic)
		return OK;
	magic = magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR |
			   MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ENCODING);
	if (magic && magic_load(magic, NULL) == 0)
		return OK;
	if (magic)
		magic_close(magic);
	magic = NULL;
	return ERR_INTERNAL;
}

static bool magic_agrees(enum filetype t, const char *data, size_t len)
{
	size_t before = t == FILETYPE_PDF ? before_pdf(data, len) : 0;
	const char *says = magic_buffer(magic, data + before, len - before);

	return says && (strcmp(says, filetype_mime(t)) == 0 ||
			(kinds[t].also && strcmp(says, kinds[t].also) == 0));
}

static const char *refusal(struct arena *arena, enum filetype t,
			   const void *data, size_t len, size_t *ret_len)
{
	const char *why = len ? heic_refusal(data, len) : "là tệp rỗng";

	if (why)
		return why;
	if (t == FILETYPE_COUNT)
		return arena_printf(
			arena, "không thuộc loại được nhận (chỉ nhận %s)",
			filetype_list);
	if (!begins_as(data, len, t))
		return mismatch(arena, t, data, len);
	why = stranger(data, len, t);
	if (!why)
		why = structure_refusal(arena, t, data, len, ret_len);
	if (!why && !magic_agrees(t, data, len))
		why = mismatch(arena, t, data, len);
	return why;
}

void file_check(struct arena *arena, enum filetype type, const void *data,
		size_t len, struct file_found *ret)
{
	*ret = (struct file_found){ .type = type, .len = len, .pages = -1 };
	ret->refusal = refusal(arena, type, data, len, &ret->len);
	if (!ret->refusal && type == FILETYPE_PDF)
		ret->refusal = pdf_refusal(data, len, &ret->pages);
}
