#include "domain/desk/scan.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "text/text.h"

static bool has_marks(const char *s)
{
	for (; *s; s++) {
		if ((unsigned char)*s >= 0x80)
			return true;
	}
	return false;
}

static size_t count_of(const char *s, const char *set)
{
	size_t n = 0;

	for (; *s; s++)
		n += strchr(set, *s) != NULL;
	return n;
}

/* Telex eats letters and leaves the digits; VNI the other way round. */
static enum scan_health who_marked(const char *text)
{
	static const char digits[] = "0123456789";

	if (strncasecmp(text, "SCAN", 4) != 0)
		return SCAN_MARKS;
	return count_of(text, digits) < count_of(SCAN_SAMPLE, digits) ?
		       SCAN_VNI :
		       SCAN_TELEX;
}

static enum scan_health judge(const char *text)
{
	size_t n = strlen(text);

	if (!n)
		return SCAN_EMPTY;
	if (strcmp(text, SCAN_SAMPLE) == 0)
		return SCAN_CLEAN;
	if (has_marks(text))
		return who_marked(text);
	if (strcasecmp(text, SCAN_SAMPLE) == 0)
		return SCAN_CASE;
	if (n >= 4 && n < strlen(SCAN_SAMPLE) &&
	    strstr(SCAN_SAMPLE, text) != NULL)
		return SCAN_CUT;
	return SCAN_OTHER;
}

struct scan_report scan_judge(struct arena *arena, const char *typed)
{
	struct scan_report r = { 0 };
	const char *text;

	for (const char *c = typed; *c; c++)
		r.controls += (unsigned char)*c < 0x20 || *c == 0x7f;
	text = text_clean(arena, typed);
	r.health = text ? judge(text) : SCAN_OTHER;
	return r;
}

const char *scan_advice(enum scan_health health)
{
	switch (health) {
	case SCAN_CLEAN:
		return "Máy quét và bàn phím hoạt động tốt: mã vào máy đúng"
		       " từng ký tự.";
	case SCAN_EMPTY:
		return "Chưa có gì được quét. Bấm vào ô rồi quét mã mẫu.";
	case SCAN_TELEX:
		return "Bộ gõ tiếng Việt đang bật kiểu Telex và làm sai mã vừa"
		       " quét. Chuyển sang tiếng Anh (E) trước khi quét.";
	case SCAN_VNI:
		return "Bộ gõ tiếng Việt đang bật kiểu VNI và làm sai mã vừa"
		       " quét. Chuyển sang tiếng Anh (E) trước khi quét.";
	case SCAN_MARKS:
		return "Mã vừa quét có dấu tiếng Việt: có thể bộ gõ đang bật."
		       " Quét mã mẫu trên trang này để biết chắc.";
	case SCAN_CASE:
		return "Chữ hoa và chữ thường bị đảo: phím Caps Lock đang bật.";
	case SCAN_CUT:
		return "Mã vào máy bị thiếu đầu hoặc thiếu cuối: quét lại chậm"
		       " hơn, hoặc giảm tốc độ gõ của máy quét.";
	case SCAN_OTHER:
		return "Đã đọc được, nhưng không phải mã mẫu trên trang này.";
	}
	return "";
}
