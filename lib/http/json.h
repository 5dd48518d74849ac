/*
 * JSON in and out; the only header behind which json-c stands.
 *
 * A value is borrowed from its document, which lives as long as the arena's
 * owner keeps it: json_free() ends it.  Getters do not fail: a missing member
 * or one of another type gives NULL / the default, and json_kind() tells.
 */
#ifndef HTTP_JSON_H
#define HTTP_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define JSON_DEPTH_MAX 32
#define JSON_LEN_MAX (256 * 1024 * 1024)

struct json_value; /* json-c's object */

enum json_kind { JSON_NULL, JSON_BOOL, JSON_INT, JSON_DOUBLE, JSON_STRING,
		 JSON_ARRAY, JSON_OBJECT, JSON_ABSENT };

/* ERR_INPUT: *ret_why says what is wrong and on which line; ERR_LIMIT: longer
 * than JSON_LEN_MAX.  One document only; deeper than JSON_DEPTH_MAX, invalid
 * UTF-8 and comments are refused. */
enum err json_parse(struct arena *arena, const char *text, size_t len,
		    struct json_value **ret, const char **ret_why) MUST_CHECK;
void json_free(struct json_value *document);

enum json_kind json_kind(const struct json_value *v); /* NULL: JSON_ABSENT */
/* Distinguishes "not there" (JSON_ABSENT) from null. */
enum json_kind json_member_kind(const struct json_value *v, const char *name);
struct json_value *json_get(const struct json_value *v, const char *name);
const char *json_string(const struct json_value *v); /* NULL: not a string */
/* Finite ones only. */
bool json_number(const struct json_value *v, double *ret);
bool json_int(const struct json_value *v, int64_t *ret);
bool json_truth(const struct json_value *v, bool *ret);
size_t json_count(const struct json_value *v);
struct json_value *json_at(const struct json_value *v, size_t i);
/* Compact text of a value, in the arena. */
const char *json_text(struct arena *arena, const struct json_value *v);
/* Calls fn for each member of an object. */
void json_each(const struct json_value *v,
	       void (*fn)(void *arg, const char *name, struct json_value *value),
	       void *arg);

/* Writing: commas are put by the writer. */
struct json_out {
	struct buf *buf;
	bool wants_comma;
};
void json_begin(struct json_out *out, struct buf *buf);
void json_open(struct json_out *out, const char *name, char bracket);
void json_close(struct json_out *out, char bracket);
void json_put(struct json_out *out, const char *name, const char *s); /* NULL: null */
/* A value as it was read. */
void json_put_value(struct json_out *out, const char *name,
		    const struct json_value *v);
void json_put_int(struct json_out *out, const char *name, int64_t n);
void json_put_bool(struct json_out *out, const char *name, bool b);
/* n halves as 12.5 or 15. */
void json_put_halves(struct json_out *out, const char *name, int64_t halves);

#endif
