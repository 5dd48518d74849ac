#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

bool text_is_utf8(const char *s, size_t len)
{
	return u8_check((const uint8_t *)s, len) == NULL;
}

static bool is_ascii(const char *s)
{
	for (; *s; s++) {
		if ((unsigned char)*s >= 0x80)
			return false;
	}
	return true;
}

/* `form` of s, in the arena. */
static char *normal(struct arena *arena, uninorm_t form, const char *s)
{
	size_t len;
	uint8_t *out;
	char *copy;

	if (is_ascii(s))
		return arena_strdup(arena, s);
	out = u8_normalize(form, (const uint8_t *)s, strlen(s), NULL, &len);
	if (!out)
		abort();
	copy = arena_strndup(arena, (const char *)out, len);
	free(out);
	return copy;
}

static bool is_space(const char *s)
{
	return *s == ' ' || *s == '\t' || *s == '\n';
}

/* Control characters, marks of direction, joiners, soft hyphens, byte order
 * marks: nothing a reader sees, everything that makes two names differ. */
static bool is_unseen(ucs4_t c)
{
	return uc_is_general_category_withtable(
		       c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf) ||
	       c == 0x2028 || c == 0x2029;
}

/* Drops control and invisible characters, turns CR LF into LF and every kind
 * of space but LF into one that can be seen. Works in place. */
static void drop_controls(char *s)
{
	uint8_t *in = (uint8_t *)s;
	uint8_t *out = in;
	ucs4_t c;
	int n;

	while ((n = u8_strmbtouc(&c, in)) > 0) {
		if (c == 0xa0 || c == 0x3000) {
			*out++ = ' ';
		} else if (c == '\n' || c == '\t' || !is_unseen(c)) {
			memmove(out, in, (size_t)n);
			out += n;
		}
		in += n;
	}
	*out = '\0';
}

char *text_clean(struct arena *arena, const char *s)
{
	char *text;
	size_t len;

	if (!text_is_utf8(s, strlen(s)))
		return NULL;
	text = normal(arena, UNINORM_NFC, s);
	drop_controls(text);
	while (is_space(text))
		text++;
	len = strlen(text);
	while (len && is_space(text + len - 1))
		text[--len] = '\0';
	return text;
}

/* The plain letter of a decomposed character, 0 for a mark. */
static char plain(ucs4_t c)
{
	if (c == 0x110 || c == 0x111)
		return 'd';
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if (c < 0x80)
		return (char)c;
	if (uc_combining_class(c) != 0)
		return 0;
	return c >= 0x2010 && c <= 0x2015 ? '-' : ' ';
}

char *text_fold(struct arena *arena, const char *s)
{
	char *text = normal(arena, UNINORM_NFD, s);
	char *out = text;
	const uint8_t *in = (const uint8_t *)text;
	ucs4_t c;
	int n;

	while ((n = u8_strmbtouc(&c, in)) > 0) {
		char letter = plain(c);

		in += n;
		if (!letter)
			continue;
		if (is_space(&letter) && (out == text || out[-1] == ' '))
			continue;
		*out++ = is_space(&letter) ? ' ' : letter;
	}
	while (out > text && out[-1] == ' ')
		out--;
	*out = '\0';
	return text;
}

char *text_upper(struct arena *arena, const char *s)
{
	size_t len;
	uint8_t *out = u8_toupper((const uint8_t *)s, strlen(s), "vi",
				  UNINORM_NFC, NULL, &len);
	char *copy;

	if (!out)
		abort();
	copy = arena_strndup(arena, (const char *)out, len);
	free(out);
	return copy;
}

char *text_sentence(struct arena *arena, const char *s)
{
	int first = u8_mblen((const uint8_t *)s, strlen(s));

	if (first < 1)
		return arena_strdup(arena, s);
	return arena_printf(arena, "%s%s",
			    text_upper(arena, arena_strndup(arena, s,
							    (size_t)first)),
			    s + first);
}

size_t text_length(const char *s)
{
	return u8_mbsnlen((const uint8_t *)s, strlen(s));
}

bool text_is_blank(const char *s)
{
	while (is_space(s))
		s++;
	return *s == '\0';
}

bool text_is_digits(const char *s)
{
	return *s && strspn(s, "0123456789") == strlen(s);
}

/* Bytes of the first character of s with the marks that follow it. */
static size_t first_letter(const char *s)
{
	const uint8_t *at = (const uint8_t *)s;
	ucs4_t c;
	int n = u8_strmbtouc(&c, at);
	size_t len = n > 0 ? (size_t)n : 0;

	while ((n = u8_strmbtouc(&c, at + len)) > 0 && uc_combining_class(c))
		len += (size_t)n;
	return len;
}

char *text_mask_name(struct arena *arena, const char *name)
{
	char *out = arena_alloc(arena, strlen(name) * 3 + 3);
	char *end = out;
	bool is_first = true;
	bool is_single = !strchr(name, ' ');

	while (*name) {
		size_t word = strcspn(name, " ");

		if (is_first && !is_single) {
			memcpy(end, name, word);
			end += word;
		} else if (word) {
			size_t letter = first_letter(name);

			memcpy(end, name, letter);
			end += letter;
			*end++ = '*';
			*end++ = '*';
		}
		is_first = false;
		name += word;
		while (*name == ' ') {
			*end++ = *name++;
		}
	}
	*end = '\0';
	return out;
}

char *text_code(struct arena *arena, const char *s)
{
	char *text = normal(arena, UNINORM_NFD, s);
	char *out = text;
	const uint8_t *in = (const uint8_t *)text;
	ucs4_t c;
	int n;

	while ((n = u8_strmbtouc(&c, in)) > 0) {
		char letter = c == 0x2212 ? '-' : plain(c);

		in += n;
		if (letter >= 'a' && letter <= 'z')
			*out++ = (char)(letter - 'a' + 'A');
		else if ((letter >= '0' && letter <= '9') || letter == '.' ||
			 letter == '-')
			*out++ = letter;
	}
	*out = '\0';
	return text;
}

char *text_number(struct arena *arena, long long n)
{
	char digits[32];
	char *out = arena_alloc(arena, 48);
	char *end = out;
	int len = snprintf(digits, sizeof(digits), "%lld", n < 0 ? -n : n);

	if (n < 0)
		*end++ = '-';
	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			*end++ = '.';
		*end++ = digits[i];
	}
	*end = '\0';
	return out;
}

char *text_size(struct arena *arena, long long bytes)
{
	const long long mb = 1024 * 1024;

	if (bytes < 1024)
		return arena_printf(arena, "%lld byte", bytes);
	if (bytes < mb)
		return arena_printf(arena, "%lld KB", (bytes + 1023) / 1024);
	if (bytes % mb < mb / 20)
		return arena_printf(arena, "%s MB",
				    text_number(arena, bytes / mb));
	return arena_printf(arena, "%s,%lld MB",
			    text_number(arena, bytes / mb),
			    bytes % mb * 10 / mb);
}

#define FILE_NAME_MAX 120

/* CON, NUL, COM1… open a device on Windows whatever their ending. */
static bool is_device(const char *name)
{
	static const char *const devices[] = { "con", "prn", "aux", "nul",
					       "com", "lpt" };
	size_t len = strcspn(name, ". ");

	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++) {
		if (strncasecmp(name, devices[i], 3) != 0)
			continue;
		if (i < 4 ? len == 3 :
			    len == 4 && name[3] >= '0' && name[3] <= '9')
			return true;
	}
	return false;
}

/* What a shell, a header or Windows would take for more than a letter. */
static void plain_letters(char *name)
{
	for (; *name; name++) {
		if (strchr("<>:\"|?*\n\t", *name))
			*name = '_';
	}
}

/* At most FILE_NAME_MAX characters, the last 10 of them the old end. */
static char *shorten(struct arena *arena, const char *name)
{
	size_t n = text_length(name);
	const uint8_t *cut = (const uint8_t *)name;
	const uint8_t *tail = cut;
	ucs4_t c;

	for (size_t i = 0; i < n - 10; i++) {
		if (i < FILE_NAME_MAX - 11)
			cut += u8_strmbtouc(&c, cut);
		tail += u8_strmbtouc(&c, tail);
	}
	return arena_printf(arena, "%.*s…%s", (int)(cut - (const uint8_t *)name),
			    name, (const char *)tail);
}

char *text_file_name(struct arena *arena, const char *s)
{
	char *name = text_clean(arena, s);
	size_t len;

	if (!name)
		return NULL;
	for (char *c = name; *c; c++) {
		if (*c == '/' || *c == '\\')
			name = c + 1;
	}
	plain_letters(name);
	name += strspn(name, ". ");
	len = strlen(name);
	while (len && (name[len - 1] == '.' || name[len - 1] == ' '))
		name[--len] = '\0';
	if (!len)
		return arena_strdup(arena, "không tên");
	if (is_device(name))
		name = arena_printf(arena, "_%s", name);
	return text_length(name) > FILE_NAME_MAX ? shorten(arena, name) : name;
}
