#include "http/rq.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

#define BODY_CAP (1024 * 1024)

const char *pairs_get(const struct pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->n; i++) {
		if (strcmp(pairs->at[i].name, name) == 0)
			return pairs->at[i].value;
	}
	return NULL;
}

#define NUMBER_DIGITS 15
#define MOMENT_MAX INT64_C(253402300799) /* the end of the year 9999 */

int64_t rq_number(const char *text, int64_t otherwise)
{
	if (!text || !text_is_digits(text) || strlen(text) > NUMBER_DIGITS)
		return otherwise;
	return strtoll(text, NULL, 10);
}

bool rq_place(const char *text, struct instant *ret_at, int64_t *ret_number)
{
	size_t digits = text ? strspn(text, "0123456789") : 0;
	int64_t at, number;

	if (!digits || digits > NUMBER_DIGITS || text[digits] != '.')
		return false;
	at = strtoll(text, NULL, 10);
	number = rq_number(text + digits + 1, -1);
	if (number < 0 || at > MOMENT_MAX)
		return false;
	ret_at->s = at;
	*ret_number = number;
	return true;
}

const char *rq_cookie(const struct rq *rq, const char *name)
{
	return pairs_get(&rq->cookies, name);
}

const char *rq_target(struct rq *rq)
{
	return rq->query && *rq->query ?
		       arena_printf(rq->cx.arena, "%s?%s", rq->path,
				    rq->query) :
		       rq->path;
}

void rq_set_field(struct rq *rq, const char *name, const char *value)
{
	struct pairs *f = &rq->fields;
	struct pair *more;

	for (size_t i = 0; i < f->n; i++) {
		if (strcmp(f->at[i].name, name) == 0) {
			f->at[i].value = value;
			return;
		}
	}
	more = arena_array(rq->cx.arena, f->n + 1, sizeof(*more));
	if (f->n)
		memcpy(more, f->at, f->n * sizeof(*more));
	more[f->n++] = (struct pair){ name, value };
	f->at = more;
}

void rq_forget_problems(struct rq *rq)
{
	rq->problems = NULL;
	rq->problems_n = 0;
}

const char *rq_problem_of(const struct rq *rq, const char *field)
{
	for (size_t i = 0; i < rq->problems_n; i++) {
		if (strcmp(rq->problems[i].field, field) == 0)
			return rq->problems[i].message;
	}
	return NULL;
}

void rq_problem(struct rq *rq, const char *field, const char *message)
{
	struct form_problem *more;

	if (rq_problem_of(rq, field))
		return;
	more = arena_array(rq->cx.arena, rq->problems_n + 1, sizeof(*more));
	if (rq->problems_n)
		memcpy(more, rq->problems, rq->problems_n * sizeof(*more));
	more[rq->problems_n++] = (struct form_problem){ field, message };
	rq->problems = more;
}

static size_t place_of(const char *field, const char *const *order)
{
	size_t i = 0;

	for (; order[i]; i++) {
		size_t n = strlen(order[i]);

		if (strcmp(field, order[i]) == 0 ||
		    (order[i][n - 1] == '_' &&
		     strncmp(field, order[i], n) == 0))
			break;
	}
	return i;
}

/* By insertion: they are few, and equals stay as they came. */
void rq_sort_problems(struct rq *rq, const char *const *order)
{
	for (size_t i = 1; i < rq->problems_n; i++) {
		const struct form_problem p = rq->problems[i];
		size_t at = place_of(p.field, order), k = i;

		for (; k > 0 && place_of(rq->problems[k - 1].field, order) > at;
		     k--)
			rq->problems[k] = rq->problems[k - 1];
		rq->problems[k] = p;
	}
}

/* A line break in a header would be a header of somebody else's. */
static const char *one_line(struct rq *rq, const char *value)
{
	char *copy = arena_strdup(rq->cx.arena, value);

	for (char *c = copy; *c; c++) {
		if ((unsigned char)*c < 0x20)
			*c = ' ';
	}
	return copy;
}

void res_header(struct rq *rq, const char *name, const char *value)
{
	struct pairs *headers = &rq->res.headers;
	struct pair *more =
		arena_array(rq->cx.arena, headers->n + 1, sizeof(*more));

	if (headers->n)
		memcpy(more, headers->at, headers->n * sizeof(*more));
	more[headers->n++] = (struct pair){ name, one_line(rq, value) };
	headers->at = more;
}

void res_cookie(struct rq *rq, const char *name, const char *value,
		int max_age)
{
	const char *age = "";

	if (max_age)
		age = arena_printf(rq->cx.arena, "; Max-Age=%d",
				   max_age > 0 ? max_age : 0);
	res_header(rq, "Set-Cookie",
		   arena_printf(rq->cx.arena,
				"%s=%s; Path=/; Secure; HttpOnly; SameSite=Lax%s",
				name, value, age));
}

enum err res_see_other(struct rq *rq, const char *location)
{
	rq->res.status = 303;
	res_header(rq, "Location", location);
	return OK;
}

enum err res_see_otherf(struct rq *rq, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	rq->res.status = 303;
	res_header(rq, "Location", arena_vprintf(rq->cx.arena, fmt, ap));
	va_end(ap);
	return OK;
}

enum err res_bytes(struct rq *rq, int status, const char *content_type,
		   const void *data, size_t len)
{
	buf_init(&rq->res.body, rq->cx.arena, len > BODY_CAP ? len : BODY_CAP);
	buf_add(&rq->res.body, data, len);
	rq->res.status = status;
	rq->res.content_type = content_type;
	return buf_err(&rq->res.body);
}

static bool is_plain(unsigned char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
	       c == '~';
}

const char *url_encode(struct arena *arena, const char *s)
{
	static const char hex[] = "0123456789ABCDEF";
	char *out = arena_alloc(arena, strlen(s) * 3 + 1);
	char *end = out;

	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (is_plain(c)) {
			*end++ = (char)c;
			continue;
		}
		*end++ = '%';
		*end++ = hex[c >> 4];
		*end++ = hex[c & 15];
	}
	return out;
}
