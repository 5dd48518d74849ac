/*
 * What people type into a box that is no prose: numbers, money, telephones,
 * e-mail.  One reader for each, so that what one page stores another finds.
 *
 * All take the text as it was typed or pasted, with any kind of space, dash
 * and full-width digit, and answer whether it can be read without guessing.
 */
#ifndef TEXT_TYPED_H
#define TEXT_TYPED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * A whole number that is not negative: digits alone, or in groups of three
 * parted by the same dot, comma or space (1.000, 1 000, 1,000).  Anything else
 * is no number: 2.5, 2,5, 15.50, 1.00, 0.500, 1e3, -1, digits of other
 * scripts.  At most 18 digits.
 */
bool typed_number(struct arena *arena, const char *s, int64_t *ret);
/* The same with what stands behind money: đ, đồng, VND, VNĐ, ₫. */
bool typed_money(struct arena *arena, const char *s, int64_t *ret);
/*
 * The one form in which a telephone is stored and searched: 0 and 9 digits of
 * a mobile (03 05 07 08 09), 02 and 9 digits of a land line, "+" and 7 to 15
 * digits of another country.  NULL for anything else.  Reads +84, 0084, 84,
 * +84 (0), tel:, spaces, dots, dashes and parentheses of every kind.
 */
const char *typed_phone(struct arena *arena, const char *s);
/* The address without "mailto:" and < >; NULL when no mail can reach it. */
const char *typed_email(struct arena *arena, const char *s);

#define PHONE_MAX 16 /* "+" and 15 digits (E.164) */

#endif
