#include "file/ooxml.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

#include "file/filetype.h"
#include "file/ooxml_scan.h"

#define END_LEN 22	    /* end of the central directory */
#define ENTRY_LEN 46	    /* of the central directory */
#define LOCAL_LEN 30	    /* before a part's name and bytes */
#define COMMENT_MAX 0xffff
#define TYPES_MAX (1024 * 1024)
#define WINDOW (32 * 1024)
#define INNER_MAX (8 * 1024 * 1024) /* the figures behind a chart */

static const char cut_off[] = "bị cắt cụt hoặc hỏng";
static const char unpacks_large[] =
	"khi mở ra lớn quá mức cho phép (tối đa 100 MB)";
static uint32_t le16(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t le32(const unsigned char *p)
{
	return le16(p) | le16(p + 2) << 16;
}

struct archive {
	const unsigned char *data;
	size_t directory; /* where it begins = where the parts end */
	size_t end;	  /* where it ends */
	uint32_t n;
};

struct part {
	const char *name;
	size_t name_len;
	const unsigned char *packed;
	uint32_t packed_len, len, method, crc;
};

/* From the last possible place backwards; its comment may lie behind it. */
static const unsigned char *find_end(const unsigned char *data, size_t len)
{
	size_t low = len > END_LEN + COMMENT_MAX ? len - END_LEN - COMMENT_MAX :
						   0;

	if (len < END_LEN)
		return NULL;
	for (size_t at = len - END_LEN + 1; at-- > low;) {
		if (memcmp(data + at, "PK\5\6", 4) == 0)
			return data + at;
	}
	return NULL;
}

bool ooxml_ends_as_archive(const unsigned char *data, size_t len)
{
	const unsigned char *end = find_end(data, len);
	size_t at = end ? (size_t)(end - data) : 0;
	uint32_t size = end ? le32(end + 12) : 0;

	return end && size >= ENTRY_LEN && size <= at &&
	       memcmp(end - size, "PK\1\2", 4) == 0;
}

static const char *open_archive(const unsigned char *data, size_t len,
				struct archive *ret)
{
	const unsigned char *end = find_end(data, len);

	if (!end || (size_t)(end - data) + END_LEN + le16(end + 20) != len)
		return cut_off;
	*ret = (struct archive){ data, le32(end + 16), (size_t)(end - data),
				 le16(end + 10) };
	if (ret->n > FILETYPE_PARTS_MAX)
		return unpacks_large;
	/* No gap: what lies in one would be somebody else's. */
	if (!ret->n || ret->directory > ret->end ||
	    ret->end - ret->directory != le32(end + 12))
		return cut_off;
	return NULL;
}

/* One entry of the directory at *at, and its bytes in the file. */
static const char *take_entry(const struct archive *a, size_t *at,
			      struct part *ret)
{
	const unsigned char *e = a->data + *at;
	const unsigned char *local;
	size_t room = a->end - *at;
	size_t offset, skip;

	if (room < ENTRY_LEN || memcmp(e, "PK\1\2", 4) != 0)
		return cut_off;
	*ret = (struct part){ (const char *)e + ENTRY_LEN, le16(e + 28), NULL,
			      le32(e + 20), le32(e + 24), le16(e + 10),
			      le32(e + 16) };
	skip = ENTRY_LEN + ret->name_len + le16(e + 30) + le16(e + 32);
	if (skip > room)
		return cut_off;
	if (le16(e + 8) & 1)
		return "được đặt mật khẩu nên không kiểm tra được";
	offset = le32(e + 42);
	if (offset > a->directory || a->directory - offset < LOCAL_LEN)
		return cut_off;
	local = a->data + offset;
	offset += LOCAL_LEN + (size_t)le16(local + 26) + le16(local + 28);
	if (memcmp(local, "PK\3\4", 4) != 0 || offset > a->directory ||
	    ret->packed_len > a->directory - offset ||
	    le16(local + 26) != ret->name_len ||
	    memcmp(local + LOCAL_LEN, ret->name, ret->name_len) != 0)
		return cut_off;
	ret->packed = a->data + offset;
	*at += skip;
	return NULL;
}

/* Unpacks to count, to sum and to scan; keeps the bytes when there is room. */
static bool unpack(const struct part *p, unsigned char *keep,
		   struct ooxml_scan *scan)
{
	unsigned char window[WINDOW];
	z_stream z = { 0 };
	uint64_t n = 0;
	uLong crc = 0;
	int code = Z_OK;

	if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
		return false;
	/* zlib does not write there; its interface forgot to say so. */
	z.next_in = (unsigned char *)(uintptr_t)p->packed;
	z.avail_in = p->packed_len;
	while (code == Z_OK && n <= p->len) {
		uint64_t got;

		z.next_out = window;
		z.avail_out = WINDOW;
		code = inflate(&z, Z_NO_FLUSH);
		got = WINDOW - z.avail_out;
		if (keep && n + got <= p->len)
			memcpy(keep + n, window, got);
		if (scan)
			ooxml_scan_feed(scan, window, got);
		crc = crc32(crc, window, (uInt)got);
		n += got;
	}
	inflateEnd(&z);
	return code == Z_STREAM_END && n == p->len && crc == p->crc;
}

/* What the directory declares is what comes out, to the byte. */
static bool is_honest(const struct part *p, unsigned char *keep,
		      struct ooxml_scan *scan)
{
	if (p->method == 8)
		return unpack(p, keep, scan);
	if (p->method != 0 || p->packed_len != p->len ||
	    crc32(0, p->packed, p->packed_len) != p->crc)
		return false;
	if (keep)
		memcpy(keep, p->packed, p->len);
	if (scan)
		ooxml_scan_feed(scan, p->packed, p->len);
	return true;
}

static bool has_word(const char *text, size_t len, const char *word)
{
	size_t n = strlen(word);

	for (; len >= n; text++, len--) {
		if (strncasecmp(text, word, n) == 0)
			return true;
	}
	return false;
}

static bool is_named(const struct part *p, const char *name)
{
	return p->name_len == strlen(name) &&
	       memcmp(p->name, name, p->name_len) == 0;
}

static const char *name_refusal(const struct part *p)
{
	static const char *const running[] = { "vbaproject", "vbadata",
					       "macrosheets/", "activex/",
					       "customui/" };

	if (!p->name_len || p->name[0] == '/' ||
	    memchr(p->name, '\\', p->name_len) ||
	    memchr(p->name, '\0', p->name_len) ||
	    has_word(p->name, p->name_len, ".."))
		return cut_off;
	for (size_t i = 0; i < sizeof(running) / sizeof(running[0]); i++) {
		if (has_word(p->name, p->name_len, running[i]))
			return ooxml_runs;
	}
	return NULL;
}

static const char not_office[] =
	"không phải tài liệu Word hoặc Excel đúng loại của tên";

/* Some part has this name. */
static bool has_part(const struct archive *a, const char *name, size_t len)
{
	size_t at = a->directory;
	struct part p;

	for (uint32_t i = 0; i < a->n && !take_entry(a, &at, &p); i++) {
		if (p.name_len == len && strncasecmp(p.name, name, len) == 0)
			return true;
	}
	return false;
}

/* The element of the list that gives the type, and the part that it names;
 * where none is named, the usual one. */
static bool has_main(const struct archive *a, char *list, const char *type,
		     const char *usual)
{
	char *at = strstr(list, type), *name, *end;

	if (!at)
		return has_part(a, usual, strlen(usual));
	end = at + strcspn(at, ">");
	while (at > list && *at != '<')
		at--;
	*end = '\0';
	name = strstr(at, "PartName=");
	if (!name)
		return has_part(a, usual, strlen(usual));
	name += strlen("PartName=") + 1;
	name += *name == '/';
	return has_part(a, name, strcspn(name, "\"'"));
}

/* [Content_Types].xml names every kind of part, whatever its file is called. */
static const char *types_refusal(struct arena *arena, const struct archive *a,
				 const struct part *p, const char *main_type,
				 const char *usual)
{
	unsigned char *text;

	if (p->len > TYPES_MAX)
		return unpacks_large;
	text = arena_alloc(arena, (size_t)p->len + 1);
	if (!is_honest(p, text, NULL))
		return cut_off;
	if (has_word((char *)text, p->len, "macroEnabled") ||
	    has_word((char *)text, p->len, "vbaProject") ||
	    has_word((char *)text, p->len, "activeX"))
		return ooxml_runs;
	text[p->len] = '\0';
	return has_main(a, (char *)text, main_type, usual) ? NULL : not_office;
}

/* Everything the directory alone says, before anything is unpacked. */
static const char *directory_refusal(const struct archive *a,
				     struct part *types)
{
	uint64_t unpacked = 0, used = 0;
	size_t at = a->directory;

	for (uint32_t i = 0; i < a->n; i++) {
		struct part p;
		const char *why = take_entry(a, &at, &p);

		if (!why)
			why = name_refusal(&p);
		if (why)
			return why;
		unpacked += p.len;
		used += LOCAL_LEN + p.name_len + p.packed_len;
		if (is_named(&p, "[Content_Types].xml"))
			*types = p;
	}
	if (unpacked > FILETYPE_UNPACKED_MAX)
		return unpacks_large;
	/* More bytes than there are: parts lie over each other. */
	if (used > a->directory || at != a->end)
		return cut_off;
	return types->name ? NULL : not_office;
}

static const char *document_refusal(struct arena *arena,
				    const unsigned char *data, size_t len,
				    const char *main_type, const char *usual,
				    bool is_inner);

/* A chart in a Word document has its figures in a workbook of its own; what
 * else lies inside would be opened unseen.  Its memory ends with it: there may
 * be many. */
static const char *inner_refusal(const struct part *p, bool is_inner)
{
	struct arena *own;
	unsigned char *bytes;
	bool is_book;

	if (is_inner || p->len > INNER_MAX)
		return ooxml_carries;
	own = arena_new();
	bytes = arena_alloc(own, p->len);
	is_book = is_honest(p, bytes, NULL) &&
		  !document_refusal(own, bytes, p->len,
				    "spreadsheetml.sheet.main+xml",
				    "xl/workbook.xml", true);
	arena_free(own);
	return is_book ? NULL : ooxml_carries;
}

static const char *document_refusal(struct arena *arena,
				    const unsigned char *data, size_t len,
				    const char *main_type, const char *usual,
				    bool is_inner)
{
	struct part types = { 0 };
	struct archive a = { 0 };
	const char *why = open_archive(data, len, &a);
	size_t at;

	if (!why)
		why = directory_refusal(&a, &types);
	if (!why)
		why = types_refusal(arena, &a, &types, main_type, usual);
	at = a.directory;
	for (uint32_t i = 0; !why && i < a.n; i++) {
		struct ooxml_scan scan;
		struct part p;

		why = take_entry(&a, &at, &p);
		if (why)
			break;
		ooxml_scan_begin(&scan, p.name, p.name_len);
		if (!is_honest(&p, NULL, &scan))
			why = cut_off;
		else if (scan.is_archive)
			why = inner_refusal(&p, is_inner);
		else
			why = scan.why;
	}
	return why;
}

const char *ooxml_refusal(struct arena *arena, const unsigned char *data,
			  size_t len, const char *main_type,
			  const char *usual)
{
	return document_refusal(arena, data, len, main_type, usual, false);
}
