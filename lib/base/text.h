/*
 * UTF-8 text as people type it in Viet Nam.
 *
 * Stored text is NFC.  The search column is folded: lower case, no tone or
 * vowel marks, đ -> d, single spaces (collations cannot be trusted with
 * hoà/hòa and NFD input, so folding happens here and nowhere else).
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

bool text_is_utf8(const char *s, size_t len);
/* NFC, control characters (but \n and \t) dropped, spaces trimmed; \r\n -> \n.
 * NULL when `s` is not UTF-8. */
char *text_clean(struct arena *arena, const char *s);
char *text_fold(struct arena *arena, const char *s);
/* Capitals, for headings of paper. */
char *text_upper(struct arena *arena, const char *s);
/* The first letter as a capital. */
char *text_sentence(struct arena *arena, const char *s);
/* Number of code points. */
size_t text_length(const char *s);
bool text_is_blank(const char *s);
bool text_is_digits(const char *s);
/* "Nguyễn Văn An" -> "Nguyễn V** A**" (DOMAIN 1.10: masked on any screen
 * without sign-in). */
char *text_mask_name(struct arena *arena, const char *name);
/* Upper case without marks, only A-Z 0-9 . - kept, typographic dashes -> '-'.
 * For codes and scans that an input method may have mangled. */
char *text_code(struct arena *arena, const char *s);
/* 1234567 -> "1.234.567". */
char *text_number(struct arena *arena, long long n);
/* 1,2 MB; 340 KB; 12 byte. */
char *text_size(struct arena *arena, long long bytes);
/* What may stand as the name of a file on any system, made of what somebody
 * called it: no folders, no controls, no device of Windows, at most 120
 * characters with its ending kept. Never empty. NULL when not UTF-8. */
char *text_file_name(struct arena *arena, const char *s);

#endif
