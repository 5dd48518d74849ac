#include "text/text.h"

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
 * marks, fillers, and what Unicode keeps free of characters: nothing a reader
 * sees, everything that makes two names differ or a file unreadable. */
static bool is_unseen(ucs4_t c)
{
	return uc_is_general_category_withtable(
		       c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf) ||
	       uc_is_property_default_ignorable_code_point(c) ||
	       uc_is_property_not_a_character(c);
}

/* A blank that is as wide as one wants is still a blank. */
static bool is_blank_mark(ucs4_t c)
{
	return c == '\t' || c == 0x2800 ||
	       uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Zs);
}

/* CR alone, Word's soft break, the ends of page, line and paragraph. */
static bool is_line_end(ucs4_t c)
{
	return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 ||
	       c == 0x2029;
}

/* Word's list marks live where its symbol fonts have them and nobody else has
 * anything: what is no blank, dash, arrow or tick there is a bullet. */
static ucs4_t symbol(ucs4_t c)
{
	switch (c) {
	case 0xf020:
		return ' ';
	case 0xf02d:
		return '-';
	case 0xf0e0:
		return 0x2192;
	case 0xf0fc:
	case 0xf0fe:
		return 0x2713;
	default:
		return c >= 0xf021 && c <= 0xf0ff ? 0x2022 : c;
	}
}

/* East Asian keyboards have the signs of ours twice as wide: the same ones. */
static ucs4_t narrow(ucs4_t c)
{
	return c >= 0xff01 && c <= 0xff5e ? c - 0xff01 + '!' : c;
}

static ucs4_t seen(ucs4_t c)
{
	if (is_blank_mark(c))
		return ' ';
	return is_line_end(c) ? '\n' : narrow(symbol(c));
}

/* Drops what nobody sees; every kind of space becomes the one on the
 * keyboard, every end of line \n.  Works in place: nothing grows. */
static void mend_unseen(char *s)
{
	uint8_t *in = (uint8_t *)s;
	uint8_t *out = in;
	ucs4_t c;
	int n;

	while ((n = u8_strmbtouc(&c, in)) > 0) {
		bool is_crlf = c == '\r' && in[1] == '\n';

		in += n;
		c = seen(c);
		if (is_crlf || (c != '\n' && is_unseen(c)))
			continue;
		out += u8_uctomb(out, c, 6);
	}
	*out = '\0';
}

char *text_clean(struct arena *arena, const char *s)
{
	char *text;
	size_t len;

	if (!text_is_utf8(s, strlen(s)))
		return NULL;
	text = arena_strdup(arena, s);
	mend_unseen(text); /* first: what it parted comes together in NFC */
	text = normal(arena, UNINORM_NFC, text);
	while (is_space(text))
		text++;
	len = strlen(text);
	while (len && is_space(text + len - 1))
		text[--len] = '\0';
	return text;
}

/* XML 1.0 has no place for some, programs that open CSV obey others, and
 * paper shows what is not there when the direction turns. */
static bool is_carried(ucs4_t c)
{
	if (c == '\t' || c == '\n' || c == '\r')
		return true;
	return !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc) &&
	       !uc_is_property_not_a_character(c) &&
	       !uc_is_property_bidi_control(c);
}

/* Steps over a letter, or over a byte that begins none; false: not carried. */
static bool next_carried(const uint8_t **at, const uint8_t *end, ucs4_t *ret)
{
	int n = u8_mbtoucr(ret, *at, (size_t)(end - *at));

	*at += n > 0 ? n : 1;
	return n > 0 && is_carried(*ret);
}

const char *text_carried(struct arena *arena, const char *s)
{
	const uint8_t *in = (const uint8_t *)s, *end = in + strlen(s);
	bool is_whole = true;
	uint8_t *copy, *out;
	ucs4_t c;

	while (is_whole && in < end)
		is_whole = next_carried(&in, end, &c);
	if (is_whole)
		return s;
	copy = out = arena_alloc(arena, 3 * strlen(s) + 1); /* of U+FFFD */
	for (in = (const uint8_t *)s; in < end;) {
		if (!next_carried(&in, end, &c))
			c = 0xfffd;
		out += u8_uctomb(out, c, 6);
	}
	*out = '\0';
	return (const char *)copy;
}

bool text_is_dash(uint32_t c)
{
	return c == 0x2212 || c == 0x2043 ||
	       uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pd);
}

bool text_is_apostrophe(uint32_t c)
{
	switch (c) {
	case '\'':
	case '`':
	case 0xb4:   /* ´ */
	case 0x2b9:  /* ʹ */
	case 0x2bb:  /* ʻ */
	case 0x2bc:  /* ʼ */
	case 0x2bd:  /* ʽ */
	case 0x2be:  /* ʾ */
	case 0x2bf:  /* ʿ */
	case 0x2c8:  /* ˈ */
	case 0x2ca:  /* ˊ */
	case 0x2cb:  /* ˋ */
	case 0x1fef: /* what a Greek keyboard has for ` */
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2032: /* ′ */
	case 0x2035: /* ‵ */
	case 0xa78c: /* ꞌ */
	case 0xff07:
	case 0xff40:
		return true;
	default:
		return false;
	}
}

/* One mark for each kind; before any normal form takes U+00B4 apart. */
static ucs4_t plain_mark(ucs4_t c)
{
	if (text_is_dash(c))
		return '-';
	if (text_is_apostrophe(c))
		return '\'';
	if (c == 0x2026) /* three stops would hang on to the word */
		return ' ';
	return seen(c);
}

char *text_marks(struct arena *arena, const char *s)
{
	char *text = arena_strdup(arena, s);
	uint8_t *in = (uint8_t *)text;
	uint8_t *out = in;
	ucs4_t c;
	int n;

	while ((n = u8_strmbtouc(&c, in)) > 0) {
		in += n;
		c = plain_mark(c);
		if (c == '\n' || !is_unseen(c))
			out += u8_uctomb(out, c, 6);
	}
	*out = '\0';
	return normal(arena, UNINORM_NFKC, text);
}

/* Letters that no mark takes apart, and those of Greek and Cyrillic by what
 * they look like, else by what they sound like: keyboards and PDFs mix them
 * into Vietnamese words unseen.  In pairs of capital and small letter where
 * the distance is not that of the alphabet. */
static const struct {
	uint32_t c;
	char as;
} letters[] = {
	/* clang-format off */
	{ 0xd0, 'd' }, { 0xf0, 'd' }, { 0x110, 'd' }, { 0x111, 'd' }, { 0x189, 'd' }, { 0x256, 'd' },
	{ 0xc6, 'a' }, { 0xe6, 'a' }, { 0xd8, 'o' }, { 0xf8, 'o' }, { 0xdf, 's' }, { 0xde, 't' }, { 0xfe, 't' },
	{ 0x126, 'h' }, { 0x127, 'h' }, { 0x131, 'i' }, { 0x141, 'l' }, { 0x142, 'l' }, { 0x152, 'o' }, { 0x153, 'o' },
	{ 0x166, 't' }, { 0x167, 't' }, { 0x180, 'b' }, { 0x243, 'b' }, { 0x251, 'a' }, { 0x261, 'g' },
	/* Greek */
	{ 0x391, 'a' }, { 0x392, 'b' }, { 0x393, 'g' }, { 0x394, 'd' }, { 0x395, 'e' }, { 0x396, 'z' }, { 0x397, 'h' },
	{ 0x398, 't' }, { 0x399, 'i' }, { 0x39a, 'k' }, { 0x39b, 'l' }, { 0x39c, 'm' }, { 0x39d, 'n' }, { 0x39e, 'x' },
	{ 0x39f, 'o' }, { 0x3a0, 'p' }, { 0x3a1, 'p' }, { 0x3a3, 's' }, { 0x3a4, 't' }, { 0x3a5, 'y' }, { 0x3a6, 'f' },
	{ 0x3a7, 'x' }, { 0x3a8, 'p' }, { 0x3a9, 'o' },
	{ 0x3b1, 'a' }, { 0x3b2, 'b' }, { 0x3b3, 'g' }, { 0x3b4, 'd' }, { 0x3b5, 'e' }, { 0x3b6, 'z' }, { 0x3b7, 'h' },
	{ 0x3b8, 't' }, { 0x3b9, 'i' }, { 0x3ba, 'k' }, { 0x3bb, 'l' }, { 0x3bc, 'm' }, { 0x3bd, 'n' }, { 0x3be, 'x' },
	{ 0x3bf, 'o' }, { 0x3c0, 'p' }, { 0x3c1, 'p' }, { 0x3c2, 's' }, { 0x3c3, 's' }, { 0x3c4, 't' }, { 0x3c5, 'y' },
	{ 0x3c6, 'f' }, { 0x3c7, 'x' }, { 0x3c8, 'p' }, { 0x3c9, 'o' },
	/* Cyrillic */
	{ 0x405, 's' }, { 0x455, 's' }, { 0x406, 'i' }, { 0x456, 'i' }, { 0x408, 'j' }, { 0x458, 'j' },
	{ 0x410, 'a' }, { 0x411, 'b' }, { 0x412, 'b' }, { 0x413, 'g' }, { 0x414, 'd' }, { 0x415, 'e' }, { 0x416, 'z' },
	{ 0x417, 'z' }, { 0x418, 'i' }, { 0x41a, 'k' }, { 0x41b, 'l' }, { 0x41c, 'm' }, { 0x41d, 'h' },
	{ 0x41e, 'o' }, { 0x41f, 'p' }, { 0x420, 'p' }, { 0x421, 'c' }, { 0x422, 't' }, { 0x423, 'y' }, { 0x424, 'f' },
	{ 0x425, 'x' }, { 0x426, 'c' }, { 0x427, 'c' }, { 0x428, 's' }, { 0x429, 's' }, { 0x42b, 'y' }, { 0x42d, 'e' },
	{ 0x42e, 'u' }, { 0x42f, 'a' },
	{ 0x430, 'a' }, { 0x431, 'b' }, { 0x432, 'b' }, { 0x433, 'g' }, { 0x434, 'd' }, { 0x435, 'e' }, { 0x436, 'z' },
	{ 0x437, 'z' }, { 0x438, 'i' }, { 0x43a, 'k' }, { 0x43b, 'l' }, { 0x43c, 'm' }, { 0x43d, 'h' },
	{ 0x43e, 'o' }, { 0x43f, 'p' }, { 0x440, 'p' }, { 0x441, 'c' }, { 0x442, 't' }, { 0x443, 'y' }, { 0x444, 'f' },
	{ 0x445, 'x' }, { 0x446, 'c' }, { 0x447, 'c' }, { 0x448, 's' }, { 0x449, 's' }, { 0x44b, 'y' }, { 0x44d, 'e' },
	{ 0x44e, 'u' }, { 0x44f, 'a' },
	{ 0x4ae, 'y' }, { 0x4af, 'y' }, { 0x4ba, 'h' }, { 0x4bb, 'h' }, { 0x500, 'd' }, { 0x501, 'd' }, { 0x51a, 'q' },
	{ 0x51b, 'q' }, { 0x51c, 'w' }, { 0x51d, 'w' },
	/* clang-format on */
};

/* The plain letter of a decomposed character, 0 for a mark. */
static char plain(ucs4_t c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if (c < 0x80)
		return (char)c;
	if (uc_combining_class(c) != 0)
		return 0;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		if (letters[i].c == c)
			return letters[i].as;
	}
	return ' ';
}

/* Plain small letters of s: marks alike, no tones, other scripts by table. */
static char *plain_text(struct arena *arena, const char *s)
{
	char *text = normal(arena, UNINORM_NFKD, text_marks(arena, s));
	char *out = text;
	const uint8_t *in = (const uint8_t *)text;
	ucs4_t c;
	int n;

	while ((n = u8_strmbtouc(&c, in)) > 0) {
		char letter = plain(c);

		in += n;
		if (letter)
			*out++ = letter;
	}
	*out = '\0';
	return text;
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/*
 * kí, lí, mĩ, quí, í or ký, lý, mỹ, quý, ý: one syllable, two spellings (both
 * are in dictionaries, and the same person has both in their papers).  Behind
 * a consonant, behind qu and alone, y is i.  Elsewhere (thúy/thúi, tay/tai)
 * they are two syllables.
 */
static bool is_y_like_i(const char *word, const char *y)
{
	if (y == word)
		return !is_letter(y[1]);
	if (y - word == 2 && word[0] == 'q' && word[1] == 'u')
		return true;
	return is_letter(y[-1]) && !strchr("aeiouy", y[-1]);
}

static void spell_alike(char *text)
{
	const char *word = text;

	for (char *c = text; *c; c++) {
		if (c > text && !is_letter(c[-1]))
			word = c;
		if (*c == 'y' && is_y_like_i(word, c))
			*c = 'i';
	}
}

char *text_plain(struct arena *arena, const char *s)
{
	char *text = plain_text(arena, s);
	char *out = text;

	for (const char *in = text; *in; in++) {
		if (!is_space(in))
			*out++ = *in;
		else if (out > text && out[-1] != ' ')
			*out++ = ' ';
	}
	while (out > text && out[-1] == ' ')
		out--;
	*out = '\0';
	return text;
}

char *text_fold(struct arena *arena, const char *s)
{
	char *text = text_plain(arena, s);

	spell_alike(text);
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

char *text_inside(struct arena *arena, const char *s)
{
	const uint8_t *at = (const uint8_t *)s;
	uint8_t low[6];
	ucs4_t first, next;
	int n = u8_strmbtouc(&first, at), low_n;

	if (n < 1 || (u8_strmbtouc(&next, at + n) > 0 && uc_is_upper(next)))
		return arena_strdup(arena, s);
	low_n = u8_uctomb(low, uc_tolower(first), sizeof(low));
	return arena_printf(arena, "%.*s%s", low_n, (const char *)low, s + n);
}

size_t text_length(const char *s)
{
	return u8_mbsnlen((const uint8_t *)s, strlen(s));
}

bool text_is_blank(const char *s)
{
	while (s && is_space(s))
		s++;
	return !s || *s == '\0';
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
	char *text = plain_text(arena, s);
	char *out = text;

	for (const char *in = text; *in; in++) {
		if (is_letter(*in))
			*out++ = (char)(*in - 'a' + 'A');
		else if ((*in >= '0' && *in <= '9') || *in == '.' ||
			 *in == '-')
			*out++ = *in;
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
	const long long mb = 1024 * 1024, gb = 1024 * mb;
	/* Limits and what counts towards them are read beside each other: they
	 * stay in one unit. */
	const long long one = bytes < 10 * gb ? mb : gb;
	const char *unit = one == mb ? "MB" : "GB";

	if (bytes < 1024)
		return arena_printf(arena, "%lld byte", bytes);
	if (bytes < mb)
		return arena_printf(arena, "%lld KB", (bytes + 1023) / 1024);
	if (bytes % one < one / 20)
		return arena_printf(arena, "%s %s",
				    text_number(arena, bytes / one), unit);
	return arena_printf(arena, "%s,%lld %s",
			    text_number(arena, bytes / one),
			    bytes % one * 10 / one, unit);
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
