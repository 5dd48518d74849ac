/*
 * Code words (of a column, an event's data, a form), each set told once: an
 * enum and its table of words, with what people read.
 *
 *   #define RECEIVE_WAYS(W)                       \
 *           W(RECEIVE_UNSAID, "", "")             \
 *           W(RECEIVE_AT_DESK, "tai_quay", "…")   \
 *           W(RECEIVE_BY_POST, "buu_chinh", "…")
 *   CODES(receive_way, RECEIVE_WAYS)
 *
 * makes enum receive_way, receive_way_of("buu_chinh"), receive_way_code() and
 * receive_way_said(RECEIVE_BY_POST).  The first of a set is what no word is:
 * "", NULL, and whatever the set does not know.  Nothing looks at the letters
 * of a word (tests/lint/letters.sh).
 */
#ifndef BASE_CODES_H
#define BASE_CODES_H

#include <stddef.h>

struct code_word {
	const char *code, *said;
};
/* A table whose rows begin with a struct code_word; `size`: of a row. */
struct codes {
	const void *first;
	size_t size;
	int n;
	int unknown; /* what a word is that is none of them */
};
int codes_find(const struct codes *codes, const char *code);
/* Outside the table: "" and "". */
const struct code_word *codes_at(const struct codes *codes, int value);

/* Where a value of a set is kept; made by ..._at(), which takes no other. */
struct code_at {
	unsigned *value;
	const struct codes *codes;
};

/* For an enum whose table is more than words: name_codes() is written where
 * the table stands. */
#define CODES_OF(name)                                                   \
	static inline struct code_at name##_at(enum name *at)            \
	{                                                                \
		return (struct code_at){ (unsigned *)at, name##_codes() }; \
	}                                                                \
	static inline enum name name##_of(const char *code)              \
	{                                                                \
		return (enum name)codes_find(name##_codes(), code);      \
	}

#define CODES_ENUM_(id, code, said) id,
#define CODES_WORD_(id, code, said) { code, said },
#define CODES(name, LIST)                                                \
	enum name { LIST(CODES_ENUM_) };                                 \
	static inline const struct codes *name##_codes(void)             \
	{                                                                \
		static const struct code_word at[] = { LIST(CODES_WORD_) };   \
		static const struct codes codes = {                      \
			at, sizeof(at[0]), sizeof(at) / sizeof(at[0]), 0 \
		};                                                       \
                                                                         \
		return &codes;                                           \
	}                                                                \
	CODES_OF(name)                                                   \
	static inline const char *name##_code(enum name value)           \
	{                                                                \
		return codes_at(name##_codes(), (int)value)->code;       \
	}                                                                \
	static inline const char *name##_said(enum name value)           \
	{                                                                \
		return codes_at(name##_codes(), (int)value)->said;       \
	}                                                                \
	struct code_word /* the ';' after it */

#endif
