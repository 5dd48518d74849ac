/* A document is refused with a reason, or every value of it can be asked. */
#include "fuzz.h"
#include "http/json.h"

static void member(void *arg, const char *name, struct json_value *v)
{
	double d;
	int64_t n;
	bool b;

	seen(name);
	seen(json_string(v));
	(void)json_number(v, &d);
	(void)json_int(v, &n);
	(void)json_truth(v, &b);
	for (size_t i = 0; i < json_count(v); i++)
		member(arg, "", json_at(v, i));
	if (json_kind(v) == JSON_OBJECT)
		json_each(v, member, arg);
}

FUZZ(arena, text, len)
{
	struct json_value *v = NULL, *again = NULL;
	const char *why = NULL, *written;

	if (json_parse(arena, text, len, &v, &why) != OK) {
		must(why && *why);
		return;
	}
	member(NULL, "", v);
	written = json_text(arena, v);
	must(json_parse(arena, written, strlen(written), &again, &why) == OK);
	json_free(again);
	json_free(v);
}
