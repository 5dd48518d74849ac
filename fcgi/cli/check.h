/*
 * Reading a file's fields with a complaint for each that is wrong: file, place
 * in it, sentence.  Nothing stops at the first complaint (50 are printed), and
 * nothing is taken over when there is one.
 */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "base/when.h"
#include "http/json.h"

struct check {
	struct arena *arena;
	const char *file;
	const char *at; /* "procedures[17] 1.001193 documents[2]" */
	int problems;
};

void check_wrong(struct check *c, const char *field, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Cleaned NFC text; a missing or null optional one is NULL. */
const char *check_text(struct check *c, const struct json_value *from,
		       const char *name, bool required, size_t max);
/* "" instead of NULL. */
const char *check_text_or_empty(struct check *c, const struct json_value *from,
				const char *name, size_t max);
const char *check_choice(struct check *c, const struct json_value *from,
			 const char *name, const char *const *choices);
int64_t check_int(struct check *c, const struct json_value *from,
		  const char *name, int64_t min, int64_t max);
bool check_bool(struct check *c, const struct json_value *from,
		const char *name);
struct day check_day(struct check *c, const struct json_value *from,
		     const char *name, bool required);
/* The array of that name; complains when it is something else. */
const struct json_value *check_list(struct check *c,
				    const struct json_value *from,
				    const char *name, bool required);
/* Strings of a list joined by a separator, "" when none. */
const char *check_joined(struct check *c, const struct json_value *from,
			 const char *name, const char *separator);
/* Sets the place; gives the former one back for later. */
const char *check_enter(struct check *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
