#include "domain/identity.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/text.h"

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

/* A whole address pasted: what follows the last "tra-cuu/". */
static const char *after_address(const char *typed)
{
	const char *at = strstr(typed, "tra-cuu/");

	return at ? at + strlen("tra-cuu/") : typed;
}

/* O for 0, I and L for 1 behind the agency's first letter: what eyes and old
 * typewriters mix up (the agency code itself holds one letter, in front). */
static void mend_digits(char *code)
{
	for (char *c = code + (*code != '\0'); *c; c++) {
		if (*c == 'O')
			*c = '0';
		else if (*c == 'I' || *c == 'L')
			*c = '1';
	}
}

static const char example[] = "Mã đúng có dạng H17.81-261123-0042.";

/* Agency: groups of capitals and digits between dots; the number of the old
 * form (000.00.14.H17) ends in letter and two digits, the new one begins so. */
static bool is_agency(const char *s, size_t n)
{
	size_t group = 0;
	bool has_letter = false;

	if (n < 3 || n > 35)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '.') {
			if (!group)
				return false;
			group = 0;
		} else if (s[i] == '-') {
			return false;
		} else {
			has_letter |= s[i] >= 'A' && s[i] <= 'Y';
			group++;
		}
	}
	return group && has_letter;
}

static unsigned two(const char *s)
{
	return (unsigned)(s[0] - '0') * 10 + (unsigned)(s[1] - '0');
}

/* Dashes left out or replaced by dots: sequence and date from the right. */
static const char *with_dashes(struct arena *arena, const char *code)
{
	size_t n = strlen(code);
	char *bare;
	size_t len = 0, agency;

	if (strchr(code, '-') || n < 13)
		return code;
	bare = arena_strdup(arena, code);
	agency = n - 10;
	len = n;
	if (code[n - 5] == '.' && code[n - 12] == '.' &&
	    all_digits(code + n - 4, 4) && all_digits(code + n - 11, 6)) {
		bare[n - 5] = bare[n - 12] = '-';
		return bare;
	}
	if (!all_digits(code + agency, 10) || len < 13)
		return code;
	return arena_printf(arena, "%.*s-%.6s-%s", (int)agency, code,
			    code + agency, code + agency + 6);
}

const char *dossier_code(struct arena *arena, const char *typed,
			 const char **ret_why)
{
	char *text = text_code(arena, after_address(typed));
	const char *code, *date, *seq;

	if (strlen(text) > 60) {
		*ret_why = arena_printf(arena, "Mã hồ sơ quá dài. %s", example);
		return NULL;
	}
	mend_digits(text);
	code = with_dashes(arena, text);
	date = strchr(code, '-');
	seq = date ? strchr(date + 1, '-') : NULL;
	if (!*code)
		*ret_why = "Nhập mã hồ sơ in trên giấy tiếp nhận.";
	else if (!date)
		*ret_why = arena_printf(arena,
					"Mã hồ sơ còn thiếu ngày và số thứ tự."
					" %s",
					example);
	else if (!is_agency(code, (size_t)(date - code)))
		*ret_why = arena_printf(arena,
					"Phần đầu của mã hồ sơ (mã cơ quan)"
					" chưa đúng. %s",
					example);
	else if (!seq)
		*ret_why = arena_printf(arena,
					"Mã hồ sơ còn thiếu số thứ tự ở cuối."
					" %s",
					example);
	else if (seq - date != 7 || !all_digits(date + 1, 6))
		*ret_why = arena_printf(arena,
					"Phần ngày trong mã hồ sơ phải có 6 chữ"
					" số. %s",
					example);
	else if (!day_is_real(2000 + two(date + 1), two(date + 3),
			      two(date + 5)))
		*ret_why = arena_printf(arena,
					"Ngày %.2s/%.2s/20%.2s trong mã hồ sơ"
					" không có thật. %s",
					date + 5, date + 3, date + 1, example);
	else if (!text_is_digits(seq + 1) || strlen(seq + 1) < 4 ||
		 strlen(seq + 1) > 5)
		*ret_why = arena_printf(arena,
					"Số thứ tự ở cuối mã hồ sơ phải có 4"
					" hoặc 5 chữ số. %s",
					example);
	else
		return code;
	return NULL;
}

const char *dossier_code_make(struct arena *arena, const char *agency_code,
			      struct day day, int64_t seq)
{
	unsigned y, m, d;

	day_split(day, &y, &m, &d);
	return arena_printf(arena, "%s-%02u%02u%02u-%04lld", agency_code,
			    y % 100, m, d, (long long)seq);
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
		bool letter = uc_is_general_category_withtable(
			c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);

		if (!letter && !strchr(" '-.", c < 0x80 ? (int)c : 'x') &&
		    c != 0x2019)
			return "Họ và tên chỉ gồm chữ cái, khoảng trắng, dấu"
			       " nháy và gạch nối";
		has_letter |= letter;
		at += n;
	}
	return has_letter ? NULL : "Họ và tên chưa có chữ cái nào";
}

static const char provinces[] =
	"001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026"
	" 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051"
	" 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080"
	" 082 083 084 086 087 089 091 092 093 094 095 096";

const char *check_cccd(struct arena *arena, const char *number,
		       struct day birth)
{
	size_t n = strlen(number);
	char province[4] = { 0 };
	unsigned year, typed, m, d;

	if (!text_is_digits(number))
		return "Số căn cước chỉ gồm chữ số";
	if (n != 12)
		return arena_printf(arena,
				    "Số căn cước phải có 12 chữ số, ông/bà vừa"
				    " nhập %zu",
				    n);
	memcpy(province, number, 3);
	if (!strstr(provinces, province))
		return arena_printf(arena,
				    "Ba chữ số đầu %s không phải mã tỉnh nào",
				    province);
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
		return NULL; /* a person's: the id number (TT 86/2024) */
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
