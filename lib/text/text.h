/*
 * UTF-8 text as people type it in Viet Nam: what was typed is stored, what
 * was meant is compared.
 *
 * Stored text is clean: NFC, nothing unseen, one kind of space.  Dashes and
 * apostrophes stay as they were typed.  What is compared is folded on both
 * sides, here and nowhere else (collations cannot be trusted with hoà/hòa and
 * NFD input).  Numbers are read from text_marks() by text/typed.h.
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

bool text_is_utf8(const char *s, size_t len);
/* NFC; what nobody sees is dropped, every kind of space and the tab are ' ',
 * every end of line is \n, list marks of Word's symbol fonts are "•", letters,
 * digits and signs of double width are the plain ones; trimmed.
 * NULL when `s` is not UTF-8. */
char *text_clean(struct arena *arena, const char *s);
/* For whatever leaves as XML, CSV or PDF: `s` itself when all three can carry
 * it, as they can what text_clean() gives; else a copy with U+FFFD for each
 * control, mark of direction and non-character that older rows may hold, and
 * for each byte that is no UTF-8.  Never refuses: the rows are kept for ever. */
const char *text_carried(struct arena *arena, const char *s);
/* Small ASCII letters without marks, single spaces; đ, ð are d, ‘ ’ ` ´ are ',
 * every dash is -, look-alikes of Greek and Cyrillic are the letter that they
 * look like.  For addresses. */
char *text_plain(struct arena *arena, const char *s);
/* For comparing: the same, and ký and kí, quý and quí, Lý and Lí are one. */
char *text_fold(struct arena *arena, const char *s);
/* For reading numbers, codes, addresses: full-width and other compatible
 * forms as on the keyboard, dashes '-', apostrophes '\'', spaces ' '. */
char *text_marks(struct arena *arena, const char *s);
bool text_is_dash(uint32_t c);
bool text_is_apostrophe(uint32_t c);
/* Capitals, for headings of paper. */
char *text_upper(struct arena *arena, const char *s);
/* The first letter as a capital. */
char *text_sentence(struct arena *arena, const char *s);
/* The first letter small, for the middle of a sentence: "Theo quy định" ->
 * "theo quy định"; an abbreviation keeps its capitals ("HĐND", "CCCD"). */
char *text_inside(struct arena *arena, const char *s);
/* Number of code points. */
size_t text_length(const char *s);
bool text_is_blank(const char *s); /* NULL is */
bool text_is_digits(const char *s);
/* "Nguyễn Văn An" -> "Nguyễn V** A**" (DOMAIN 1.10: masked on any screen
 * without sign-in). */
char *text_mask_name(struct arena *arena, const char *name);
/* Upper case without marks, only A-Z 0-9 . - kept, every dash is
 * '-'.  For codes and scans that an input method may have mangled. */
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
