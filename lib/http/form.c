#include "http/form.h"

#include <string.h>
#include <unistr.h>

#include "http/route.h"
#include "http/rq.h"
#include "text/text.h"
#include "text/typed.h"

const char *(*form_unprintable)(const char *text);

static void wrong(struct rq *rq, const struct field *f, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
static void wrong(struct rq *rq, const struct field *f, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	rq_problem(rq, f->name, arena_vprintf(rq->cx.arena, fmt, ap));
	va_end(ap);
}

/* "Hạn nộp (ngày/tháng/năm)" is "Hạn nộp" in a sentence. */
static const char *said(struct rq *rq, const struct field *f)
{
	const char *more = strstr(f->label, " (");

	return more ? arena_strndup(rq->cx.arena, f->label,
				    (size_t)(more - f->label)) :
		      f->label;
}

static void take_number(struct rq *rq, const struct field *f, int64_t n,
			int64_t *slot)
{
	if (n > f->max)
		wrong(rq, f, "%s phải từ 0 đến %s", said(rq, f),
		      text_number(rq->cx.arena, f->max));
	else
		*slot = n;
}

static void read_int(struct rq *rq, const struct field *f, const char *text,
		     int64_t *slot)
{
	int64_t n;

	if (typed_number(rq->cx.arena, text, &n))
		take_number(rq, f, n, slot);
	else
		wrong(rq, f,
		      "%s phải là một số nguyên, ví dụ 2 hoặc 1.000; không viết"
		      " số lẻ",
		      said(rq, f));
}

static void read_money(struct rq *rq, const struct field *f, const char *text,
		       int64_t *slot)
{
	int64_t n;

	if (typed_money(rq->cx.arena, text, &n))
		take_number(rq, f, n, slot);
	else
		wrong(rq, f,
		      "%s phải là một số đồng chẵn, ví dụ 15.000",
		      said(rq, f));
}

static void read_day(struct rq *rq, const struct field *f, const char *text,
		     struct day *slot)
{
	switch (day_parse_typed(text_marks(rq->cx.arena, text), slot)) {
	case DAY_READ:
		return;
	case DAY_NOT_REAL:
		wrong(rq, f,
		      "%s %s không có trong lịch, hoặc trước năm 1900",
		      said(rq, f), text);
		return;
	case DAY_UNREADABLE:
		wrong(rq, f,
		      "%s phải viết theo ngày/tháng/năm, ví dụ 15/03/1985",
		      said(rq, f));
	}
}

static void read_phone(struct rq *rq, const struct field *f, const char *text,
		       const char **slot)
{
	const char *phone = typed_phone(rq->cx.arena, text);

	if (phone)
		*slot = phone;
	else
		wrong(rq, f,
		      "%s gồm 10 chữ số, bắt đầu bằng 03, 05, 07, 08, 09 (di"
		      " động), hoặc 11 chữ số, bắt đầu bằng 02 (máy bàn); số"
		      " nước ngoài bắt đầu bằng dấu + và mã nước",
		      said(rq, f));
}

static void read_email(struct rq *rq, const struct field *f, const char *text,
		       const char **slot)
{
	const char *email = typed_email(rq->cx.arena, text);

	*slot = email ? email : text;
	if (!email)
		wrong(rq, f,
		      "%s không đúng: viết liền, không dấu, ví dụ"
		      " ten@example.vn",
		      said(rq, f));
}

static void read_choice(struct rq *rq, const struct field *f, const char *text,
			const char **slot)
{
	for (const struct choice *c = f->choices; c->value; c++) {
		if (strcmp(c->value, text) == 0) {
			*slot = c->value;
			return;
		}
	}
	wrong(rq, f, "Chọn %s trong danh sách",
	      text_inside(rq->cx.arena, said(rq, f)));
}

static void read_key(struct rq *rq, const struct field *f, const char *text,
		     const char **slot)
{
	if (strlen(text) == 32 &&
	    strspn(text, "0123456789abcdef") == 32)
		*slot = text;
	else
		wrong(rq, f, FORM_IS_OLD);
}

/* Said at the door: later nobody could mend it. */
static void check_printable(struct rq *rq, const struct field *f,
			    const char *text)
{
	const char *bad = rq->method == POST && form_unprintable &&
					  !(f->flags & FIELD_SECRET) ?
				  form_unprintable(text) :
				  NULL;
	ucs4_t c;
	int n;

	if (!bad)
		return;
	n = u8_strmbtouc(&c, (const uint8_t *)bad);
	wrong(rq, f,
	      "%s có ký tự “%.*s” (U+%04X) không in được lên giấy tờ. Vui lòng"
	      " viết lại bằng chữ",
	      said(rq, f), n, bad, (unsigned)c);
}

static void read_present(struct rq *rq, const struct field *f, void *slot,
			 const char *text)
{
	if (f->type == TYPE_TEXT || f->type == TYPE_LINES ||
	    f->type == TYPE_EMAIL) {
		if ((int64_t)text_length(text) > f->max) {
			wrong(rq, f, "%s dài quá %lld ký tự", said(rq, f),
			      (long long)f->max);
			return;
		}
	}
	if (f->type == TYPE_TEXT || f->type == TYPE_LINES)
		check_printable(rq, f, text);
	switch (f->type) {
	case TYPE_TEXT:
		if (strchr(text, '\n'))
			wrong(rq, f, "%s chỉ được viết trên một dòng",
			      said(rq, f));
		*(const char **)slot = text;
		break;
	case TYPE_LINES:
		*(const char **)slot = text;
		break;
	case TYPE_INT:
		read_int(rq, f, text, slot);
		break;
	case TYPE_MONEY:
		read_money(rq, f, text, slot);
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
	case TYPE_MANY:
	case TYPE_PLACE:
		break;
	}
}

static void set_absent(const struct field *f, void *slot)
{
	switch (f->type) {
	case TYPE_INT:
	case TYPE_MONEY:
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
	case TYPE_MANY:
	case TYPE_PLACE:
		break;
	}
}

static void say_missing(struct rq *rq, const struct field *f)
{
	const char *label = text_inside(rq->cx.arena, said(rq, f));

	if (f->type == TYPE_KEY)
		wrong(rq, f, FORM_IS_OLD);
	else if (f->type == TYPE_CHOICE || f->look >= LOOK_SELECT)
		wrong(rq, f, "Chọn %s", label);
	else
		wrong(rq, f, "Nhập %s", label);
}

static void read_field(struct rq *rq, const struct field *f, void *slot,
		       const char *typed)
{
	const char *text = typed ? text_clean(rq->cx.arena, typed) : "";

	if (!text)
		wrong(rq, f, "%s có ký tự không đọc được", said(rq, f));
	else if (*text)
		read_present(rq, f, slot, text);
	else if (f->flags & FIELD_REQUIRED)
		say_missing(rq, f);
}

static bool is_asked(const struct field *f, unsigned acts)
{
	return !f->when || f->when & acts;
}

void form_read(struct rq *rq, const struct form *form)
{
	const struct pairs *from = rq->method == POST ? &rq->fields :
							&rq->args;
	unsigned acts = form->acts ? form->acts(rq) : 0;
	char *command = arena_alloc(rq->cx.arena, form->size);

	for (size_t i = 0; i < form->n; i++)
		set_absent(&form->fields[i], command + form->fields[i].offset);
	for (size_t i = 0; i < form->n; i++) {
		const struct field *f = &form->fields[i];

		if (f->type != TYPE_PLACE && is_asked(f, acts))
			read_field(rq, f, command + f->offset,
				   pairs_get(from, f->name));
	}
	rq->form = command;
}

const struct field *form_field(const struct form *form, const char *name,
			       unsigned acts)
{
	for (size_t i = 0; i < form->n; i++) {
		const struct field *f = &form->fields[i];

		if (f->type != TYPE_PLACE && strcmp(f->name, name) == 0 &&
		    is_asked(f, acts))
			return f;
	}
	return NULL;
}

const char *form_place(const struct rq *rq, const char *member)
{
	const struct form *form = rq->route ? rq->route->form : NULL;
	unsigned acts = form && form->acts ? form->acts(rq) : 0;

	for (size_t i = 0; member && form && i < form->n; i++) {
		const struct field *f = &form->fields[i];

		if (f->member && strcmp(f->member, member) == 0 &&
		    is_asked(f, acts))
			return f->name;
	}
	return NULL;
}
