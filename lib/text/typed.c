#include "text/typed.h"

#include <string.h>
#include <strings.h>

#include "text/text.h"

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define NUMBER_DIGITS 18

/* Plain marks, without what stands around. */
static char *trimmed(struct arena *arena, const char *s)
{
	char *text = text_clean(arena, s);

	return text_clean(arena, text_marks(arena, text ? text : ""));
}

/* The digits of a grouped number on their own; false when a separator stands
 * anywhere but before exactly three digits. */
static bool ungroup(char *s)
{
	size_t run = strspn(s, DIGITS);
	char *out = s + run;
	char mark = s[run];

	if (!run)
		return false;
	if (!mark)
		return true;
	if (run > 3 || *s == '0' || !strchr("., ", mark))
		return false;
	for (s = out; *s; s += 4) {
		if (*s != mark || strspn(s + 1, DIGITS) < 3)
			return false;
		memmove(out, s + 1, 3);
		out += 3;
	}
	*out = '\0';
	return true;
}

static bool read_digits(char *s, int64_t *ret)
{
	int64_t n = 0;

	if (!ungroup(s))
		return false;
	s += strspn(s, "0");
	if (strlen(s) > NUMBER_DIGITS)
		return false;
	for (; *s; s++)
		n = n * 10 + (*s - '0');
	*ret = n;
	return true;
}

bool typed_number(struct arena *arena, const char *s, int64_t *ret)
{
	return read_digits(trimmed(arena, s), ret);
}

bool typed_money(struct arena *arena, const char *s, int64_t *ret)
{
	static const char *const units[] = { "", "d", "dong", "vnd" };
	char *text = trimmed(arena, s);
	char *end = text + strspn(text, DIGITS "., ");
	const char *unit = strcmp(end, "₫") == 0 ? "" : text_fold(arena, end);
	bool is_unit = false;

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		is_unit |= strcmp(unit, units[i]) == 0;
	if (!is_unit)
		return false;
	while (*end && end > text && end[-1] == ' ')
		end--;
	*end = '\0';
	return read_digits(text, ret);
}

/* "+" and digits, or digits; a trunk's "(0)" behind a country's code is no
 * part of the number.  NULL when anything else stands there. */
static char *dialled(char *s)
{
	char *out = s, *begin = s;

	if (strncasecmp(s, "tel:", 4) == 0)
		s += 4;
	for (; *s; s++) {
		if (strncmp(s, "(0)", 3) == 0 && out > begin)
			s += 2;
		else if (strchr(DIGITS, *s) || (*s == '+' && out == begin))
			*out++ = *s;
		else if (!strchr(" .-()", *s))
			return NULL;
	}
	*out = '\0';
	return begin;
}

/* As dialled at home, without the trunk's 0. */
static bool is_of_viet_nam(const char *s)
{
	size_t n = strlen(s);

	return (n == 9 && strchr("35789", *s)) || (n == 10 && *s == '2');
}

/* Behind the country's code, where people put the 0 or leave it. */
static const char *at_home(struct arena *arena, const char *s)
{
	s += *s == '0';
	return is_of_viet_nam(s) ? arena_printf(arena, "0%s", s) : NULL;
}

const char *typed_phone(struct arena *arena, const char *s)
{
	char *number = dialled(trimmed(arena, s));
	const char *abroad = NULL;

	if (!number)
		return NULL;
	if (*number == '+')
		abroad = number + 1;
	else if (strncmp(number, "00", 2) == 0)
		abroad = number + 2;
	if (!abroad && *number == '0')
		return at_home(arena, number);
	if (!abroad && strncmp(number, "84", 2) == 0)
		abroad = number;
	if (!abroad)
		return NULL;
	if (strncmp(abroad, "84", 2) == 0)
		return at_home(arena, abroad + 2);
	if (*abroad == '0' || strlen(abroad) < 7 || strlen(abroad) > 15)
		return NULL;
	return arena_printf(arena, "+%s", abroad);
}

/* Dots part, they neither begin nor end nor stand side by side. */
static bool has_parts(const char *s, size_t n)
{
	if (!n || s[0] == '.' || s[n - 1] == '.')
		return false;
	for (size_t i = 1; i < n; i++) {
		if (s[i] == '.' && s[i - 1] == '.')
			return false;
	}
	return true;
}

static bool is_mailbox(const char *s, size_t n)
{
	return n <= 64 && has_parts(s, n) &&
	       strspn(s, LETTERS DIGITS "!#$%&'*+/=?^_{|}~.-") == n;
}

/* At least two labels, the last of letters (or an encoded one). */
static bool is_domain(const char *s)
{
	size_t n = strlen(s);
	const char *last = strrchr(s, '.');

	if (!last || !has_parts(s, n) ||
	    strspn(s, LETTERS DIGITS ".-") != n || strlen(last) < 3 ||
	    strstr(s, ".-") || strstr(s, "-.") || s[0] == '-' ||
	    s[n - 1] == '-')
		return false;
	while (*s) {
		size_t label = strcspn(s, ".");

		if (label > 63)
			return false;
		s += label + (s[label] == '.');
	}
	return strncasecmp(last, ".xn--", 5) == 0 ||
	       strspn(last + 1, LETTERS) == strlen(last + 1);
}

const char *typed_email(struct arena *arena, const char *s)
{
	char *text = trimmed(arena, s);
	size_t n = strlen(text);
	const char *at;

	if (n > 2 && text[0] == '<' && text[n - 1] == '>') {
		text[n - 1] = '\0';
		text++;
	}
	if (strncasecmp(text, "mailto:", 7) == 0)
		text += 7;
	at = strchr(text, '@');
	if (!at || strlen(text) > 254 ||
	    !is_mailbox(text, (size_t)(at - text)) || !is_domain(at + 1))
		return NULL;
	return text;
}
