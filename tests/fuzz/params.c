/*
 * A request as the web server hands it over: lines NAME=value up to a blank
 * one, then the body; and a form of every type of field read from it.
 */
#include "fuzz.h"
#include "http/form.h"
#include "http/parse.h"

struct all {
	const char *text, *lines, *phone, *email, *choice, *key;
	int64_t n, money;
	struct day day;
	bool is_set;
};
static const struct choice choices[] = { { "mot", NULL },
					 { "hai", NULL },
					 { 0 } };
/* clang-format off */
static const struct field fields[] = {
	FIELD_OF(TYPE_TEXT, struct all, text, "a", "A", FIELD_REQUIRED, 40),
	FIELD_OF(TYPE_LINES, struct all, lines, "b", "B", 0, 400),
	FIELD_OF(TYPE_INT, struct all, n, "c", "C", 0, 1000),
	FIELD_OF(TYPE_MONEY, struct all, money, "d", "D", 0, 1000000),
	FIELD_OF(TYPE_DAY, struct all, day, "e", "E", 0, 0),
	FIELD_OF(TYPE_BOOL, struct all, is_set, "f", "F", 0, 0),
	FIELD_OF(TYPE_PHONE, struct all, phone, "g", "G", 0, 40),
	FIELD_OF(TYPE_EMAIL, struct all, email, "h", "H", 0, 100),
	FIELD_CHOICE(struct all, choice, "i", "I", 0, choices),
	FIELD_OF(TYPE_KEY, struct all, key, "_key", "K", 0, 32),
};
/* clang-format on */
static const struct form form = FORM(struct all, fields);

static const char *param(void *arg, const char *name)
{
	return pairs_get(arg, name);
}

FUZZ(arena, text, len)
{
	struct rq rq = { .cx = { .arena = arena } };
	struct pair at[20];
	struct pairs p = { at, 0 };
	const char *s = text, *end = text + len;
	char *body;

	while (s < end && *s != '\n' && p.n < 20) {
		size_t line = strcspn(s, "\n"), name = strcspn(s, "=\n");

		at[p.n].name = arena_strndup(arena, s, name);
		at[p.n++].value = arena_strndup(arena, s + name + (name < line),
						line - name - (name < line));
		s += line + (s + line < end);
	}
	s += s < end;
	body = arena_alloc(arena, (size_t)(end - s));
	memcpy(body, s, (size_t)(end - s));
	if (parse_request(&rq, param, &p, body, (size_t)(end - s)) != OK)
		return;
	form_read(&rq, &form);
	must(rq.form || rq.problems_n);
	seen(rq_target(&rq));
	(void)rq_number(rq_arg(&rq, "n"), 0);
}
