#include "http/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "http/rq.h"

static void wrong(struct rq *rq, const struct field *f, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
static void wrong(struct rq *rq, const struct field *f, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	rq_problem(rq, f->name, arena_vprintf(rq->cx.arena, fmt, ap));
	va_end(ap);
}

/* "Họ và tên" -> "họ và tên", for the middle of a sentence; a word that is
 * all capitals stays ("CCCD"). */
static const char *in_sentence(struct rq *rq, const char *label)
{
	char *low;

	if (label[0] < 'A' || label[0] > 'Z' ||
	    (label[1] >= 'A' && label[1] <= 'Z')) {
		if (strncmp(label, "Đ", 2) != 0)
			return label;
		return arena_printf(rq->cx.arena, "đ%s", label + 2);
	}
	low = arena_strdup(rq->cx.arena, label);
	low[0] = (char)(low[0] - 'A' + 'a');
	return low;
}

static void read_int(struct rq *rq, const struct field *f, const char *text,
		     int64_t *slot)
{
	char digits[16], *end;
	size_t len = 0;
	long long n;

	/* 1.500.000 as people write money. */
	for (const char *c = text; *c && len < sizeof(digits) - 1; c++) {
		if (*c != '.' && *c != ' ')
			digits[len++] = *c;
	}
	digits[len] = '\0';
	n = strtoll(digits, &end, 10);
	if (*end || strlen(text) > 19 || !len) {
		wrong(rq, f, "%s phải là một số", f->label);
		return;
	}
	if (n < 0 || n > f->max) {
		wrong(rq, f, "%s phải từ 0 đến %lld", f->label,
		      (long long)f->max);
		return;
	}
	*slot = n;
}

static void read_day(struct rq *rq, const struct field *f, const char *text,
		     struct day *slot)
{
	switch (day_parse_typed(text, slot)) {
	case DAY_READ:
		return;
	case DAY_NOT_REAL:
		wrong(rq, f, "%s %s không có trong lịch", f->label, text);
		return;
	case DAY_UNREADABLE:
		wrong(rq, f,
		      "%s phải viết theo ngày/tháng/năm, ví dụ 15/03/1985",
		      f->label);
	}
}

/* 0xxxxxxxxx after +84 and spaces; the prefixes in use begin 03 05 07 08 09,
 * a fixed line 02 (11 digits). */
static void read_phone(struct rq *rq, const struct field *f, const char *text,
		       const char **slot)
{
	char *digits = arena_alloc(rq->cx.arena, strlen(text) + 2);
	size_t n = 0;

	for (const char *c = text; *c; c++) {
		if (*c >= '0' && *c <= '9')
			digits[n++] = *c;
		else if (!strchr(" .-()+", *c))
			goto refused;
	}
	if (n == 11 && strncmp(digits, "84", 2) == 0) {
		memmove(digits + 1, digits + 2, 10);
		digits[0] = '0';
		n = 10;
	}
	if ((n == 10 && digits[0] == '0' && strchr("35789", digits[1])) ||
	    (n == 11 && strncmp(digits, "02", 2) == 0)) {
		*slot = digits;
		return;
	}
refused:
	wrong(rq, f, "%s phải có 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09",
	      f->label);
}

static void read_email(struct rq *rq, const struct field *f, const char *text,
		       const char **slot)
{
	const char *at = strchr(text, '@');

	*slot = text;
	if (!at || at == text || !strchr(at, '.') || strpbrk(text, " <>,;\n") ||
	    strchr(at + 1, '@') || text[strlen(text) - 1] == '.')
		wrong(rq, f, "%s không đúng, ví dụ ten@example.vn", f->label);
}

static void read_choice(struct rq *rq, const struct field *f, const char *text,
			const char **slot)
{
	for (const char *const *c = f->choices; *c; c++) {
		if (strcmp(*c, text) == 0) {
			*slot = *c;
			return;
		}
	}
	wrong(rq, f, "Chọn %s trong danh sách", in_sentence(rq, f->label));
}

static void read_key(struct rq *rq, const struct field *f, const char *text,
		     const char **slot)
{
	if (strlen(text) == 32 &&
	    strspn(text, "0123456789abcdef") == 32)
		*slot = text;
	else
		wrong(rq, f, "Biểu mẫu đã cũ. Vui lòng mở lại trang.");
}

static void read_present(struct rq *rq, const struct field *f, void *slot,
			 const char *text)
{
	if (f->type == TYPE_TEXT || f->type == TYPE_LINES ||
	    f->type == TYPE_EMAIL) {
		if ((int64_t)text_length(text) > f->max) {
			wrong(rq, f, "%s dài quá %lld ký tự", f->label,
			      (long long)f->max);
			return;
		}
	}
	switch (f->type) {
	case TYPE_TEXT:
		if (strchr(text, '\n'))
			wrong(rq, f, "%s chỉ được viết trên một dòng",
			      f->label);
		*(const char **)slot = text;
		break;
	case TYPE_LINES:
		*(const char **)slot = text;
		break;
	case TYPE_INT:
		read_int(rq, f, text, slot);
		break;
	case TYPE_DAY:
		read_day(rq, f, text, slot);
		break;
	case TYPE_BOOL:
		*(bool *)slot = strcmp(text, "0") != 0;
		break;
	case TYPE_PHONE:
		read_phone(rq, f, text, slot);
		break;
	case TYPE_EMAIL:
		read_email(rq, f, text, slot);
		break;
	case TYPE_CHOICE:
		read_choice(rq, f, text, slot);
		break;
	case TYPE_KEY:
		read_key(rq, f, text, slot);
		break;
	}
}

static void set_absent(const struct field *f, void *slot)
{
	switch (f->type) {
	case TYPE_INT:
		*(int64_t *)slot = INT64_MIN;
		break;
	case TYPE_DAY:
		*(struct day *)slot = DAY_NONE;
		break;
	case TYPE_BOOL:
		*(bool *)slot = false;
		break;
	case TYPE_TEXT:
	case TYPE_LINES:
	case TYPE_PHONE:
	case TYPE_EMAIL:
	case TYPE_CHOICE:
	case TYPE_KEY:
		*(const char **)slot = "";
		break;
	}
}

void form_read(struct rq *rq, const struct form *form)
{
	const struct pairs *from = rq->method == POST ? &rq->fields :
							&rq->args;
	char *command = arena_alloc(rq->cx.arena, form->size);

	for (size_t i = 0; i < form->n; i++) {
		const struct field *f = &form->fields[i];
		const char *typed = pairs_get(from, f->name);
		const char *text =
			typed ? text_clean(rq->cx.arena, typed) : "";
		void *slot = command + f->offset;

		set_absent(f, slot);
		if (!text)
			wrong(rq, f, "%s có ký tự không đọc được", f->label);
		else if (*text)
			read_present(rq, f, slot, text);
		else if (f->flags & FIELD_REQUIRED)
			wrong(rq, f, f->type == TYPE_CHOICE ? "Chọn %s" :
							      "Nhập %s",
			      in_sentence(rq, f->label));
	}
	rq->form = command;
}
