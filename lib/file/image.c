#include "file/image.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "file/filetype.h"

static const char cut_off[] = "bị cắt cụt hoặc hỏng";
static const char too_large[] =
	"có kích thước ảnh quá lớn (tối đa 100 triệu điểm ảnh); hãy quét lại ở"
	" độ phân giải thấp hơn";
static const char more_behind[] =
	"có dữ liệu lạ nối sau phần ảnh; hãy chụp lại, hoặc gửi dạng PDF";

static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static uint32_t be16(const unsigned char *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static const char *size_refusal(uint32_t width, uint32_t height)
{
	if (!width || !height)
		return cut_off;
	if (width > FILETYPE_SIDE_MAX || height > FILETYPE_SIDE_MAX ||
	    (uint64_t)width * height > FILETYPE_PIXELS_MAX)
		return too_large;
	return NULL;
}

static uint32_t le32(const unsigned char *p)
{
	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[1] << 8 | p[0];
}

static size_t without_blanks(const unsigned char *data, size_t len)
{
	while (len && strchr("\r\n ", data[len - 1]))
		len--; /* NUL too: strchr finds its own end */
	return len;
}

/* Samsung: blocks, then "SEFH" … its length, "SEFT" at the very end. */
static bool is_samsung(const unsigned char *data, size_t len)
{
	uint32_t size;

	if (len < 20 || memcmp(data + len - 4, "SEFT", 4) != 0)
		return false;
	size = le32(data + len - 8);
	return size >= 12 && size <= len - 8 &&
	       memcmp(data + len - 8 - size, "SEFH", 4) == 0;
}

/* A film (ISO 14496-12): boxes from "ftyp" on that fill the rest to the byte. */
static bool is_film(const unsigned char *data, size_t len)
{
	size_t at = 0, boxes = 0;

	if (len < 16 || memcmp(data + 4, "ftyp", 4) != 0)
		return false;
	for (; len - at >= 8; boxes++) {
		uint64_t size = be32(data + at);

		if (size == 1 && len - at >= 16)
			size = (uint64_t)be32(data + at + 8) << 32 |
			       be32(data + at + 12);
		if (size == 0)
			size = len - at;
		if (size < 8 || size > len - at)
			return false;
		at += size;
	}
	return at == len && boxes > 1;
}

/* What a longer picture left behind a shorter one ends as that one ended. */
static bool is_old_end(const unsigned char *data, size_t len)
{
	static const unsigned char end[] = { 0,	  0,   0,   0,	 'I',  'E',
					     'N', 'D', 0xae, 'B', 0x60, 0x82 };

	return len >= sizeof(end) &&
	       memcmp(data + len - sizeof(end), end, sizeof(end)) == 0;
}

/* Signature, then chunks of length, name, data, check sum, up to IEND. */
const char *image_png_refusal(const unsigned char *data, size_t len,
			      size_t *ret_len)
{
	size_t at = 8;
	bool has_pixels = false, is_whole = false;
	const char *why;

	if (len < 8 + 25 || be32(data + 8) != 13 ||
	    memcmp(data + 12, "IHDR", 4) != 0)
		return cut_off;
	why = size_refusal(be32(data + 16), be32(data + 20));
	if (why)
		return why;
	while (!is_whole && len - at >= 12) {
		const unsigned char *chunk = data + at;
		uint32_t size = be32(chunk);

		if (size > len - at - 12 ||
		    crc32(0, chunk + 4, size + 4) != be32(chunk + 8 + size))
			return cut_off;
		has_pixels = has_pixels || memcmp(chunk + 4, "IDAT", 4) == 0;
		at += (size_t)size + 12;
		if (memcmp(chunk + 4, "IEND", 4) == 0)
			is_whole = true;
	}
	if (!is_whole || !has_pixels)
		return cut_off;
	*ret_len = at;
	len = without_blanks(data + at, len - at);
	return !len || is_old_end(data + at, len) ? NULL : more_behind;
}

struct jpeg {
	const unsigned char *at, *end;
	bool has_size, has_scan;
	const char *why; /* the first refusal */
};

/* Start-of-frame marks: C0 to CF but for C4, C8 and CC. */
static bool is_frame(unsigned char mark)
{
	return mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 &&
	       mark != 0xcc;
}

/* The compressed rows end at a mark that is neither stuffing nor restart. */
static void skip_rows(struct jpeg *j)
{
	for (; j->end - j->at >= 2; j->at++) {
		if (j->at[0] != 0xff || j->at[1] == 0x00 ||
		    j->at[1] == 0xff ||
		    (j->at[1] >= 0xd0 && j->at[1] <= 0xd7))
			continue;
		return;
	}
	j->at = j->end;
}

/* A segment with its length: false when it runs beyond the file. */
static bool take_segment(struct jpeg *j, unsigned char mark)
{
	uint32_t size;

	if (j->end - j->at < 2)
		return false;
	size = be16(j->at);
	if (size < 2 || size > j->end - j->at)
		return false;
	if (is_frame(mark)) {
		if (size < 8)
			return false;
		j->has_size = true;
		j->why = size_refusal(be16(j->at + 5), be16(j->at + 3));
	}
	j->at += size;
	if (mark == 0xda) {
		j->has_scan = true;
		skip_rows(j);
	}
	return !j->why;
}

/* One picture from its FF D8 to its FF D9. */
static bool take_picture(struct jpeg *j)
{
	j->at += 2;
	j->has_size = j->has_scan = false;
	while (j->end - j->at >= 2 && j->at[0] == 0xff) {
		unsigned char mark = j->at[1];

		j->at++;
		if (mark == 0xff)
			continue; /* fill */
		j->at++;
		if (mark == 0xd9)
			return j->has_size && j->has_scan;
		if (mark == 0x00 || mark == 0xd8 || !take_segment(j, mark))
			return false;
	}
	return false;
}

/* Telephones put further whole pictures behind the first (MPF, HDR). */
const char *image_jpeg_refusal(const unsigned char *data, size_t len,
			       size_t *ret_len)
{
	struct jpeg j = { .at = data, .end = data + len };
	size_t rest;

	do {
		if (!take_picture(&j))
			return j.why ? j.why : cut_off;
		*ret_len = (size_t)(j.at - data);
		while (j.at < j.end && *j.at == 0)
			j.at++;
	} while (j.end - j.at >= 3 && memcmp(j.at, "\xff\xd8\xff", 3) == 0);
	j.at = data + *ret_len;
	rest = without_blanks(j.at, len - *ret_len);
	return !rest || is_samsung(j.at, rest) || is_film(j.at, rest) ?
		       NULL :
		       more_behind;
}
