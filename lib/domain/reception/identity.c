#include "domain/reception/identity.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "text/text.h"

static bool is_plain(const char *s)
{
	for (; *s; s++) {
		if ((unsigned char)*s >= 0x80)
			return false;
	}
	return true;
}

static bool all_digits(const char *s, size_t n)
{
	return strspn(s, "0123456789") >= n;
}

static unsigned two(const char *s)
{
	return (unsigned)(s[0] - '0') * 10 + (unsigned)(s[1] - '0');
}

/* Latin, and the scripts whose letters fold to it: a name that nobody here can
 * type would never be found again. */
static bool is_name_letter(ucs4_t c)
{
	const uc_script_t *script = uc_script(c);

	if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L))
		return false;
	return script && (strcmp(script->name, "Latin") == 0 ||
			  strcmp(script->name, "Greek") == 0 ||
			  strcmp(script->name, "Cyrillic") == 0);
}

static bool is_name_mark(ucs4_t c)
{
	return c == ' ' || c == '.' || c == 0xb7 || text_is_dash(c) ||
	       text_is_apostrophe(c) ||
	       uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

const char *check_person_name(const char *name)
{
	const uint8_t *at = (const uint8_t *)name;
	bool has_letter = false;
	ucs4_t c;
	int n;

	if (text_length(name) > 100)
		return "Họ và tên dài quá 100 ký tự";
	while ((n = u8_strmbtouc(&c, at)) > 0) {
		bool letter = is_name_letter(c);

		if (!letter && !is_name_mark(c) &&
		    uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L))
			return "Họ và tên viết bằng chữ cái La-tinh, như trong"
			       " hộ chiếu";
		if (!letter && !is_name_mark(c))
			return "Họ và tên chỉ gồm chữ cái, khoảng trắng, dấu"
			       " nháy và gạch nối";
		has_letter |= letter;
		at += n;
	}
	return has_letter ? NULL : "Họ và tên chưa có chữ cái nào";
}

/* Decree 137/2015 art. 13, Circular 07/2016/TT-BCA art. 7: three digits of the
 * province or of the country where the birth was registered.  Provinces that
 * were merged keep their number for whoever was born there; countries have
 * 101 and more, and that list grows. */
static const char provinces[] =
	"001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026"
	" 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051"
	" 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080"
	" 082 083 084 086 087 089 091 092 093 094 095 096";

static bool is_birth_place(const char *number)
{
	char place[4] = { number[0], number[1], number[2], '\0' };

	return strstr(provinces, place) ||
	       (strcmp(place, "101") >= 0 && strcmp(place, "399") <= 0);
}

const char *id_number_clean(struct arena *arena, const char *typed)
{
	char *text = text_code(arena, typed), *out = text;

	if (strlen(text) == 14 && text[10] == '-')
		return text; /* a branch's tax code */
	for (const char *in = text; *in; in++) {
		if (*in != '.' && *in != '-')
			*out++ = *in;
	}
	*out = '\0';
	return text;
}

const char *check_cccd(struct arena *arena, const char *number,
		       struct day birth)
{
	size_t n = strlen(number);
	unsigned year, typed, m, d;

	if (!text_is_digits(number))
		return "Số căn cước chỉ gồm chữ số";
	if (n != 12)
		return arena_printf(arena,
				    "Số căn cước phải có 12 chữ số, ông/bà vừa"
				    " nhập %zu",
				    n);
	if (!is_birth_place(number))
		return arena_printf(arena,
				    "Ba chữ số đầu %.3s không phải mã tỉnh hay mã"
				    " nước nào",
				    number);
	if (birth.n == DAY_NONE.n)
		return NULL;
	/* The fourth digit counts centuries and sexes, 5-6 the year. */
	year = 1900 + 100 * ((unsigned)(number[3] - '0') / 2) + two(number + 4);
	day_split(birth, &typed, &m, &d);
	if (year != typed)
		return arena_printf(arena,
				    "Số căn cước cho biết năm sinh %u, khác"
				    " ngày sinh đã nhập (%u)",
				    year, typed);
	return NULL;
}

const char *check_passport(const char *number)
{
	size_t n = strlen(number);

	if (n < 6 || n > 15 ||
	    strspn(number, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != n)
		return "Số hộ chiếu gồm 6 đến 15 chữ cái in hoa và chữ số";
	return NULL;
}

const char *check_tax_code(const char *number)
{
	static const int weights[9] = { 31, 29, 23, 19, 17, 13, 7, 5, 3 };
	int sum = 0;

	if (strlen(number) == 12 && text_is_digits(number))
		return NULL; /* a person's (Circular 86/2024), or a place's:
				no birth to be checked against */
	if (!all_digits(number, 10) ||
	    (number[10] && (number[10] != '-' || strlen(number) != 14 ||
			    !all_digits(number + 11, 3))))
		return "Mã số thuế có 10 chữ số, chi nhánh thêm gạch ngang và"
		       " 3 chữ số";
	for (int i = 0; i < 9; i++)
		sum += (number[i] - '0') * weights[i];
	if (number[9] - '0' != 10 - sum % 11)
		return "Mã số thuế không đúng: chữ số kiểm tra không khớp";
	return NULL;
}

/* Digits only and `n` of them, or nothing at all. */
static bool is_old_number(const char *s)
{
	size_t n = strlen(s);

	return n == 0 || ((n == 9 || n == 12) && text_is_digits(s));
}

/* One field of the card: on one line, and no longer than a card can hold. */
static const char *card_text(char *s, size_t max)
{
	for (char *c = s; *c; c++) {
		if (*c == '\t' || *c == '\n')
			*c = ' ';
	}
	return text_length(s) <= max ? s : NULL;
}

/* Scanners may announce the kind of code ("]Q1") before what they read. */
static char *after_prefix(char *s)
{
	return s[0] == ']' && s[1] && s[2] ? s + 3 : s;
}

static size_t split_card(char *at, char *parts[ID_CARD_PARTS + 1])
{
	size_t n = 0;

	while (at && n <= ID_CARD_PARTS) {
		char *bar = strchr(at, '|');

		if (bar)
			*bar = '\0';
		parts[n++] = at;
		at = bar ? bar + 1 : NULL;
	}
	return n;
}

bool id_card_parse(struct arena *arena, const char *scan, struct id_card *ret)
{
	char *parts[ID_CARD_PARTS + 1];
	char *text;
	size_t n;

	if (strlen(scan) > ID_CARD_SCAN_MAX)
		return false;
	text = text_clean(arena, scan);
	if (!text)
		return false;
	n = split_card(after_prefix(text), parts);
	if (n < 6 || n > ID_CARD_PARTS ||
	    check_cccd(arena, parts[0], DAY_NONE) ||
	    !is_old_number(parts[1]) || text_is_blank(parts[2]))
		return false;
	*ret = (struct id_card){ .number = parts[0],
				 .name = card_text(parts[2], 100),
				 .address = card_text(parts[5], 250),
				 .birth = DAY_NONE };
	if (!ret->name || !ret->address)
		return false;
	if (day_parse_typed(parts[3], &ret->birth) != DAY_READ)
		ret->birth = DAY_NONE;
	ret->is_unaccented = is_plain(ret->name);
	return true;
}
