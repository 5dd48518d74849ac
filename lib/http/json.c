#include "http/json.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

/* The opaque struct of the header is json-c's own object. */
static struct json_object *in(const struct json_value *v)
{
	union { /* json-c takes no const */
		const struct json_value *v;
		struct json_object *o;
	} both = { .v = v };

	return both.o;
}

static struct json_value *out_of(struct json_object *o)
{
	return (struct json_value *)o;
}

/* A JSON null is NULL to json-c: this object stands for it. */
static struct json_object *null_object;

static struct json_value *wrap(struct json_object *o)
{
	if (o)
		return out_of(o);
	if (!null_object)
		null_object = json_object_new_boolean(false);
	return out_of(null_object);
}

static size_t line_of(const char *text, size_t end)
{
	size_t line = 1;

	for (size_t i = 0; i < end; i++)
		line += text[i] == '\n';
	return line;
}

static const char *why_not(enum json_tokener_error code)
{
	if (code == json_tokener_success)
		return "unexpected characters after the end of the JSON";
	if (code == json_tokener_continue)
		return "the JSON ends too early";
	return json_tokener_error_desc(code);
}

enum err json_parse(struct arena *arena, const char *text, size_t len,
		    struct json_value **ret, const char **ret_why)
{
	struct json_tokener *tok;
	struct json_object *o;
	enum json_tokener_error code;
	size_t end;

	if (len > JSON_LEN_MAX) {
		*ret_why = "the JSON is too long";
		return ERR_LIMIT;
	}
	if (!text_is_utf8(text, len)) { /* json-c's own check lets some in */
		*ret_why = "the JSON is not UTF-8";
		return ERR_INPUT;
	}
	tok = json_tokener_new_ex(JSON_DEPTH_MAX);
	if (!tok)
		abort();
	json_tokener_set_flags(tok, JSON_TOKENER_STRICT);
	o = json_tokener_parse_ex(tok, text, (int)len);
	code = json_tokener_get_error(tok);
	end = json_tokener_get_parse_end(tok);
	/* A bare number may go on: a NUL says that it does not. */
	if (code == json_tokener_continue) {
		o = json_tokener_parse_ex(tok, "", 1);
		code = json_tokener_get_error(tok) == json_tokener_success ?
			       json_tokener_success :
			       json_tokener_continue;
		end = len;
	}
	json_tokener_free(tok);
	while (code == json_tokener_success && end < len &&
	       memchr(" \t\r\n", text[end], 4))
		end++;
	if (code == json_tokener_success && end == len) {
		*ret = wrap(o);
		return OK;
	}
	*ret_why = arena_printf(arena, "%s (line %zu, byte %zu)",
				why_not(code), line_of(text, end), end + 1);
	json_object_put(o);
	return ERR_INPUT;
}

void json_free(struct json_value *document)
{
	if (document && in(document) != null_object)
		json_object_put(in(document));
}

enum json_kind json_kind(const struct json_value *v)
{
	if (!v)
		return JSON_ABSENT;
	if (in(v) == null_object)
		return JSON_NULL;
	switch (json_object_get_type(in(v))) {
	case json_type_null:
		return JSON_NULL;
	case json_type_boolean:
		return JSON_BOOL;
	case json_type_double:
		return JSON_DOUBLE;
	case json_type_int:
		return JSON_INT;
	case json_type_object:
		return JSON_OBJECT;
	case json_type_array:
		return JSON_ARRAY;
	case json_type_string:
		return JSON_STRING;
	}
	return JSON_ABSENT;
}

struct json_value *json_get(const struct json_value *v, const char *name)
{
	struct json_object *member;

	if (json_kind(v) != JSON_OBJECT ||
	    !json_object_object_get_ex(in(v), name, &member))
		return NULL;
	return wrap(member);
}

enum json_kind json_member_kind(const struct json_value *v, const char *name)
{
	return json_kind(json_get(v, name));
}

const char *json_string(const struct json_value *v)
{
	return json_kind(v) == JSON_STRING ? json_object_get_string(in(v)) :
					     NULL;
}

bool json_number(const struct json_value *v, double *ret)
{
	enum json_kind kind = json_kind(v);

	if ((kind != JSON_INT && kind != JSON_DOUBLE) ||
	    !isfinite(json_object_get_double(in(v))))
		return false; /* json-c lets NaN and Infinity in */
	*ret = json_object_get_double(in(v));
	return true;
}

bool json_int(const struct json_value *v, int64_t *ret)
{
	if (json_kind(v) != JSON_INT)
		return false;
	*ret = json_object_get_int64(in(v));
	return true;
}

bool json_truth(const struct json_value *v, bool *ret)
{
	if (json_kind(v) != JSON_BOOL)
		return false;
	*ret = json_object_get_boolean(in(v));
	return true;
}

size_t json_count(const struct json_value *v)
{
	return json_kind(v) == JSON_ARRAY ? json_object_array_length(in(v)) : 0;
}

struct json_value *json_at(const struct json_value *v, size_t i)
{
	return i < json_count(v) ? wrap(json_object_array_get_idx(in(v), i)) :
				   NULL;
}

static const char *plain(const struct json_value *v)
{
	if (json_kind(v) == JSON_NULL || !v)
		return "null";
	return json_object_to_json_string_ext(
		in(v), JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
}

const char *json_text(struct arena *arena, const struct json_value *v)
{
	return arena_strdup(arena, plain(v));
}

void json_each(const struct json_value *v,
	       void (*fn)(void *arg, const char *name, struct json_value *value),
	       void *arg)
{
	if (json_kind(v) != JSON_OBJECT)
		return;
	json_object_object_foreach(in(v), name, member)
		fn(arg, name, wrap(member));
}

void json_begin(struct json_out *out, struct buf *buf)
{
	*out = (struct json_out){ .buf = buf };
}

/* UTF-8 stays as it is; only what JSON demands is escaped. */
static void quoted(struct buf *b, const char *s)
{
	buf_putc(b, '"');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			buf_putc(b, '\\');
		if (c < 0x20 || c == 0x7f)
			buf_printf(b, "\\u%04x", c);
		else
			buf_putc(b, *s);
	}
	buf_putc(b, '"');
}

static void lead_in(struct json_out *out, const char *name)
{
	if (out->wants_comma)
		buf_putc(out->buf, ',');
	out->wants_comma = true;
	if (!name)
		return;
	quoted(out->buf, name);
	buf_putc(out->buf, ':');
}

void json_open(struct json_out *out, const char *name, char bracket)
{
	lead_in(out, name);
	buf_putc(out->buf, bracket);
	out->wants_comma = false;
}

void json_close(struct json_out *out, char bracket)
{
	buf_putc(out->buf, bracket);
	out->wants_comma = true;
}

void json_put(struct json_out *out, const char *name, const char *s)
{
	lead_in(out, name);
	if (s)
		quoted(out->buf, s);
	else
		buf_puts(out->buf, "null");
}

void json_put_value(struct json_out *out, const char *name,
		    const struct json_value *v)
{
	lead_in(out, name);
	buf_puts(out->buf, plain(v));
}

void json_put_int(struct json_out *out, const char *name, int64_t n)
{
	lead_in(out, name);
	buf_printf(out->buf, "%lld", (long long)n);
}

void json_put_bool(struct json_out *out, const char *name, bool b)
{
	lead_in(out, name);
	buf_puts(out->buf, b ? "true" : "false");
}

void json_put_halves(struct json_out *out, const char *name, int64_t halves)
{
	lead_in(out, name);
	buf_printf(out->buf, halves % 2 ? "%lld.5" : "%lld",
		   (long long)(halves / 2));
}
