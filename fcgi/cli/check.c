#include "cli/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "document/pdf.h"
#include "text/text.h"

#define PRINT_MAX 50

void check_wrong(struct check *c, const char *field, const char *fmt, ...)
{
	va_list ap;

	if (++c->problems > PRINT_MAX)
		return;
	fprintf(stderr, "%s: %s%s%s: ", c->file, c->at, field ? "." : "",
		field ? field : "");
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}

const char *check_enter(struct check *c, const char *fmt, ...)
{
	const char *before = c->at;
	va_list ap;

	va_start(ap, fmt);
	c->at = arena_vprintf(c->arena, fmt, ap);
	va_end(ap);
	return before;
}

/* As forms do (lib/http/form.c): later nobody could mend it. */
static void check_printable(struct check *c, const char *name,
			    const char *text)
{
	const char *bad = document_unprintable(text);
	size_t n = bad ? 1 : 0;

	while (n && ((unsigned char)bad[n] & 0xc0) == 0x80)
		n++;
	if (bad)
		check_wrong(c, name,
			    "có ký tự “%.*s” không in được lên giấy tờ, hãy"
			    " viết lại bằng chữ",
			    (int)n, bad);
}

const char *check_text(struct check *c, const struct json_value *from,
		       const char *name, bool required, size_t max)
{
	const struct json_value *v = json_get(from, name);
	const char *text = json_string(v);

	if (json_kind(v) == JSON_ABSENT || json_kind(v) == JSON_NULL) {
		if (required)
			check_wrong(c, name, "thiếu");
		return NULL;
	}
	if (!text) {
		check_wrong(c, name, "phải là một chuỗi");
		return NULL;
	}
	text = text_clean(c->arena, text);
	if (!text || (required && !*text)) {
		check_wrong(c, name, "trống hoặc không đọc được");
		return NULL;
	}
	if (text_length(text) > max)
		check_wrong(c, name, "dài quá %zu ký tự", max);
	check_printable(c, name, text);
	return text;
}

const char *check_text_or_empty(struct check *c, const struct json_value *from,
				const char *name, size_t max)
{
	const char *text = check_text(c, from, name, false, max);

	return text ? text : "";
}

const char *check_choice(struct check *c, const struct json_value *from,
			 const char *name, const char *const *choices)
{
	const char *text = check_text(c, from, name, true, 100);

	for (; text && *choices; choices++) {
		if (strcmp(*choices, text) == 0)
			return *choices;
	}
	if (text)
		check_wrong(c, name, "không biết giá trị “%s”", text);
	return "";
}

int64_t check_int(struct check *c, const struct json_value *from,
		  const char *name, int64_t min, int64_t max)
{
	int64_t n = min;

	if (!json_int(json_get(from, name), &n))
		check_wrong(c, name, "phải là một số nguyên");
	else if (n < min || n > max)
		check_wrong(c, name, "phải từ %lld đến %lld: %lld",
			    (long long)min, (long long)max, (long long)n);
	return n;
}

bool check_bool(struct check *c, const struct json_value *from,
		const char *name)
{
	bool b = false;

	if (!json_truth(json_get(from, name), &b))
		check_wrong(c, name, "phải là true hoặc false");
	return b;
}

struct day check_day(struct check *c, const struct json_value *from,
		     const char *name, bool required)
{
	const char *text = check_text(c, from, name, required, 10);
	struct day day = DAY_NONE;

	if (text && !day_parse_iso(text, &day))
		check_wrong(c, name, "không phải ngày có thật: %s", text);
	return day;
}

const struct json_value *check_list(struct check *c,
				    const struct json_value *from,
				    const char *name, bool required)
{
	const struct json_value *v = json_get(from, name);

	if (json_kind(v) == JSON_ARRAY)
		return v;
	if (required || (json_kind(v) != JSON_ABSENT && json_kind(v) != JSON_NULL))
		check_wrong(c, name, "phải là một danh sách");
	return NULL;
}

const char *check_joined(struct check *c, const struct json_value *from,
			 const char *name, const char *separator)
{
	const struct json_value *list = check_list(c, from, name, false);
	const char *all = "";

	for (size_t i = 0; i < json_count(list); i++) {
		const char *text = json_string(json_at(list, i));

		if (!text)
			check_wrong(c, name, "mục %zu phải là một chuỗi",
				    i + 1);
		else
			all = arena_printf(c->arena, "%s%s%s", all,
					   *all ? separator : "",
					   text_clean(c->arena, text));
	}
	check_printable(c, name, all);
	return all;
}
