#include "base/image.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/filetype.h"

static const char cut_off[] = "bị cắt cụt hoặc hỏng";
static const char too_large[] =
	"có kích thước ảnh quá lớn (tối đa 100 triệu điểm ảnh); hãy quét lại ở"
	" độ phân giải thấp hơn";
static const char more_behind[] = "có dữ liệu lạ nối sau phần ảnh";

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

/* Signature, then chunks of length, name, data, check sum, up to IEND. */
const char *image_png_refusal(const unsigned char *data, size_t len)
{
	size_t at = 8;
	bool has_pixels = false;
	const char *why;

	if (len < 8 + 25 || be32(data + 8) != 13 ||
	    memcmp(data + 12, "IHDR", 4) != 0)
		return cut_off;
	why = size_refusal(be32(data + 16), be32(data + 20));
	if (why)
		return why;
	while (len - at >= 12) {
		const unsigned char *chunk = data + at;
		uint32_t size = be32(chunk);

		if (size > len - at - 12 ||
		    crc32(0, chunk + 4, size + 4) != be32(chunk + 8 + size))
			return cut_off;
		has_pixels = has_pixels || memcmp(chunk + 4, "IDAT", 4) == 0;
		at += (size_t)size + 12;
		if (memcmp(chunk + 4, "IEND", 4) == 0)
			return !has_pixels ? cut_off :
			       at == len   ? NULL :
					     more_behind;
	}
	return cut_off;
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

/* Telephones put further whole pictures behind the first (MPF), scanners a
 * few zero bytes; anything else behind is refused. */
const char *image_jpeg_refusal(const unsigned char *data, size_t len)
{
	struct jpeg j = { .at = data, .end = data + len };

	do {
		if (!take_picture(&j))
			return j.why ? j.why : cut_off;
		while (j.at < j.end && *j.at == 0)
			j.at++;
	} while (j.end - j.at >= 3 && memcmp(j.at, "\xff\xd8\xff", 3) == 0);
	return j.at == j.end ? NULL : more_behind;
}
