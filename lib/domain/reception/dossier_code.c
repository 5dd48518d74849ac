#include "domain/reception/dossier_code.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "secret/secret.h"
#include "text/text.h"

#define DIGITS "0123456789"
#define CODE_MAX 60
#define AGENCY_MAX 35

static const char example[] = "Mã đúng có dạng H17.81-261123-0042.";

static bool all_digits(const char *s, size_t n)
{
	return strspn(s, DIGITS) >= n;
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static unsigned two(const char *s)
{
	return (unsigned)(s[0] - '0') * 10 + (unsigned)(s[1] - '0');
}

static bool is_day(const char *yymmdd)
{
	return day_is_real(2000 + two(yymmdd), two(yymmdd + 2),
			   two(yymmdd + 4));
}

/* Unwrapping */

static int hex_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* %2E and the like, once; what is no such thing stays. */
static void decode_percent(char *s)
{
	char *out = s;

	for (; *s; s++) {
		int high = *s == '%' ? hex_digit(s[1]) : -1;
		int low = high >= 0 ? hex_digit(s[2]) : -1;

		if (low >= 0 && (high || low)) {
			*out++ = (char)(high << 4 | low);
			s += 2;
		} else {
			*out++ = *s;
		}
	}
	*out = '\0';
}

/* What our own addresses have in front of a number or a token. */
static char *after_address(char *s, bool *ret_is_token)
{
	static const char *const before[] = { "/t/", "tra-cuu/", "ho-so/",
					      "?ma=", "&ma=" };

	*ret_is_token = false;
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		char *at = strcasestr(s, before[i]);

		if (!at)
			continue;
		*ret_is_token = i == 0;
		at += strlen(before[i]);
		at[strcspn(at, "?#&/ \n")] = '\0';
		return at;
	}
	return s;
}

/* Bytes of the word at s and whether it has digits and letters. */
static size_t word_at(const char *s, bool *ret_digit, bool *ret_letter)
{
	size_t n = strcspn(s, " \n:=");

	*ret_digit = *ret_letter = false;
	for (size_t i = 0; i < n; i++) {
		*ret_digit |= is_digit(s[i]);
		*ret_letter |= is_letter(s[i]) || (s[i] & 0x80);
	}
	return n;
}

/* From the first word that has a digit to the last before one that has only
 * letters: "Mã hồ sơ: H17 83 261130 0001 (bản chính)".  The agency's letter
 * may stand alone in front. */
static char *without_words(char *s)
{
	char *begin = NULL, *end = s, *alone = NULL;
	bool digit, letter;

	while (*s) {
		size_t n = word_at(s, &digit, &letter);

		if (begin && letter && !digit)
			break;
		if (digit && !begin)
			begin = alone ? alone : s;
		alone = n == 1 && letter ? s : NULL;
		s += n;
		end = digit || !n ? s : end;
		s += strspn(s, " \n:=");
	}
	if (!begin)
		return NULL;
	*end = '\0';
	return begin;
}

/* Scanners announce the kind of bar code: "]C1", "]Q3". */
static char *without_prefix(char *s)
{
	return s[0] == ']' && s[1] && s[2] ? s + 3 : s;
}

/* Parts by '.', one at a time and none at the ends, '-' where it was typed. */
static char *with_marks(struct arena *arena, char *s)
{
	char *code, *out, *in;

	for (char *c = s; *c; c++) {
		if (strchr(",/_;:\\", *c))
			*c = '.';
	}
	code = out = text_code(arena, s);
	for (in = code; *in; in++) {
		bool is_mark = *in == '.' || *in == '-';

		if (is_mark && out > code && (out[-1] == '.' || out[-1] == '-'))
			out[-1] = *in == '-' ? '-' : out[-1];
		else if (!is_mark || out > code)
			*out++ = *in;
	}
	while (out > code && (out[-1] == '.' || out[-1] == '-'))
		out--;
	*out = '\0';
	return code;
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

/* Reading */

/* Agency, up to the first dash: groups of capitals and digits between dots,
 * which with_marks() left one at a time. */
static bool is_agency(const char *s, size_t n)
{
	bool has_letter = false;

	if (n < 3 || n > AGENCY_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		has_letter |= s[i] >= 'A' && s[i] <= 'Y';
	return has_letter;
}

/* Where the groups of an agency's n letters and digits end: H17 and pairs
 * (Decision 20/2020), before it 000.00.14 of the old form.  0: no such. */
static unsigned long long agency_groups(const char *bare, size_t n)
{
	size_t at = is_digit(*bare) ? 7 : 0;
	unsigned long long ends = at ? 1ULL << 3 | 1ULL << 5 | 1ULL << 7 : 0;

	if (n < at + 3 || n > AGENCY_MAX || (n - at - 3) % 2 ||
	    !all_digits(bare, at) || !is_letter(bare[at]) ||
	    bare[at] == 'Z' || !all_digits(bare + at + 1, n - at - 1))
		return 0;
	for (at += 3; at <= n; at += 2)
		ends |= 1ULL << at;
	return ends;
}

/* Marks that were typed may stand between parts and within the day, and
 * nowhere else: a digit too many is not read as one of the next part. */
static bool marks_fit(const char *code, unsigned long long ends)
{
	size_t n = 0;

	for (; *code; code++) {
		if (*code != '.' && *code != '-')
			n++;
		else if (!(ends >> n & 1))
			return false;
	}
	return true;
}

static const char *with_dots(struct arena *arena, const char *bare, size_t n,
			     unsigned long long ends)
{
	char *out = arena_alloc(arena, 2 * n + 1), *end = out;

	for (size_t i = 0; i < n; i++) {
		if (i && ends >> i & 1)
			*end++ = '.';
		*end++ = bare[i];
	}
	*end = '\0';
	return out;
}

/* By its letters and digits alone: the length tells four from five digits of
 * the sequence, because an agency has an odd number of them (the old form: an
 * even one). */
static const char *by_length(struct arena *arena, const char *code)
{
	char *bare = arena_strdup(arena, code), *end = bare;
	size_t n, agency;
	unsigned long long ends;

	for (const char *c = code; *c; c++) {
		if (*c != '.' && *c != '-')
			*end++ = *c;
	}
	*end = '\0';
	n = (size_t)(end - bare);
	if (n < 13)
		return NULL;
	agency = n - 10 - ((n % 2 == 0) != is_digit(*bare));
	ends = agency_groups(bare, agency);
	if (!ends || !all_digits(bare + agency, n - agency) ||
	    !is_day(bare + agency))
		return NULL;
	if (!marks_fit(code, ends | 1ULL << (agency + 2) |
				     1ULL << (agency + 4) |
				     1ULL << (agency + 6)))
		return NULL;
	return arena_printf(arena, "%s-%.6s-%s",
			    with_dots(arena, bare, agency, ends),
			    bare + agency, bare + agency + 6);
}

static bool is_sequence(const char *s)
{
	return text_is_digits(s) && (strlen(s) == 4 || strlen(s) == 5);
}

/* Which part is wrong, by the dashes that were typed; NULL: none. */
static const char *wrong_part(struct arena *arena, const char *code)
{
	const char *date = strchr(code, '-');
	const char *seq = date ? strchr(date + 1, '-') : NULL;

	if (!*code)
		return "Nhập mã hồ sơ in trên giấy tiếp nhận.";
	if (!date && !(is_letter(code[0]) && is_digit(code[1])))
		return arena_printf(arena,
				    "Cần mã hồ sơ in trên giấy tiếp nhận; không"
				    " tra được bằng họ tên, số điện thoại hay"
				    " số căn cước. %s",
				    example);
	if (!date && strlen(code) > 8)
		return arena_printf(arena,
				    "Mã hồ sơ thiếu hoặc thừa ký tự. %s",
				    example);
	if (!date)
		return arena_printf(arena,
				    "Mã hồ sơ còn thiếu ngày và số thứ tự. %s",
				    example);
	if (!is_agency(code, (size_t)(date - code)))
		return arena_printf(arena,
				    "Phần đầu của mã hồ sơ (mã cơ quan) chưa"
				    " đúng. %s",
				    example);
	if (!seq)
		return arena_printf(arena,
				    "Mã hồ sơ còn thiếu số thứ tự ở cuối. %s",
				    example);
	if (seq - date != 7 || !all_digits(date + 1, 6))
		return arena_printf(arena,
				    "Phần ngày trong mã hồ sơ phải có 6 chữ"
				    " số. %s",
				    example);
	if (!is_day(date + 1))
		return arena_printf(arena,
				    "Ngày %.2s/%.2s/20%.2s trong mã hồ sơ"
				    " không có thật. %s",
				    date + 5, date + 3, date + 1, example);
	if (!is_sequence(seq + 1))
		return arena_printf(arena,
				    "Số thứ tự ở cuối mã hồ sơ phải có 4 hoặc 5"
				    " chữ số. %s",
				    example);
	return NULL;
}

#define OPENING " .,-/\"'([{"

/* "261130-0001", "261130 0001": a mark between, or it is a telephone. */
static const char *day_and_number(struct arena *arena, const char *s)
{
	const char *seq;

	s += strspn(s, OPENING);
	seq = s + 6 + (all_digits(s, 6) && !is_digit(s[6]) ?
			       strspn(s + 6, " .,-/_") :
			       0);
	if (!all_digits(s, 6) || seq == s + 6 || !is_day(s) ||
	    !is_sequence(arena_strndup(arena, seq, strspn(seq, DIGITS))) ||
	    seq[strspn(seq, DIGITS) + strspn(seq + strspn(seq, DIGITS),
					    " .,;:!?\"')]}")])
		return NULL;
	return arena_printf(arena, "%.6s-%.*s", s, (int)strspn(seq, DIGITS),
			    seq);
}

/* The same behind the pairs of an agency whose province was left out: "81-",
 * "14.54-", each with a mark behind it. */
static const char *tail(struct arena *arena, const char *s)
{
	const char *pairs = "", *rest;

	s += strspn(s, OPENING);
	for (int i = 0; i < 4 && all_digits(s, 2) && !is_digit(s[2]) &&
			strspn(s + 2, " .,-/_");
	     i++) {
		pairs = arena_printf(arena, "%s%s%.2s", pairs,
				     *pairs ? "." : "", s);
		s += 2 + strspn(s + 2, " .,-/_");
	}
	rest = day_and_number(arena, s);
	return rest && *pairs ? arena_printf(arena, "%s-%s", pairs, rest) :
				rest;
}

static bool is_secret_text(const char *s, size_t n)
{
	return strlen(s) == n && strspn(s, RECEIPT_ALPHABET) == n;
}

/* Its letters alone; NULL when there are not n of them. */
static const char *secret_text(struct arena *arena, const char *typed, size_t n)
{
	char *text = text_code(arena, typed), *out = text;

	for (const char *in = text; *in; in++) {
		if (*in != '.' && *in != '-')
			*out++ = *in;
	}
	*out = '\0';
	return is_secret_text(text, n) ? text : NULL;
}

static struct dossier_ref not_one(const char *why)
{
	return (struct dossier_ref){ WRITTEN_NOT, "", why };
}

static struct dossier_ref read_code(struct arena *arena, char *text)
{
	const char *part = tail(arena, text), *code, *why;
	char *marked = with_marks(arena, text);

	if (strlen(marked) > CODE_MAX)
		return not_one(arena_printf(arena, "Mã hồ sơ quá dài. %s",
					    example));
	mend_digits(marked);
	code = by_length(arena, marked);
	why = code ? NULL : wrong_part(arena, marked);
	if (part)
		return (struct dossier_ref){ WRITTEN_TAIL, part, why };
	if (why)
		return not_one(why);
	return (struct dossier_ref){ WRITTEN_CODE, code ? code : marked, NULL };
}

struct dossier_ref dossier_ref_read(struct arena *arena, const char *typed)
{
	char *text = text_clean(arena, typed), *core;
	const char *token;
	bool is_token;

	if (!text)
		return not_one("Mã hồ sơ có ký tự không đọc được.");
	text = without_prefix(text_marks(arena, text));
	decode_percent(text);
	if (!text_is_utf8(text, strlen(text)))
		return not_one("Mã hồ sơ có ký tự không đọc được.");
	core = after_address(text, &is_token);
	token = secret_text(arena, core, TOKEN_TEXT_LEN);
	if (token)
		return (struct dossier_ref){ WRITTEN_TOKEN, token, NULL };
	if (is_token)
		return not_one("Địa chỉ trên giấy tiếp nhận bị thiếu hoặc thừa"
			       " ký tự. Quét lại mã QR, hoặc nhập mã hồ sơ.");
	if (receipt_secret(arena, core))
		return not_one(arena_printf(
			arena,
			"Mã tra cứu 6 ký tự chỉ dùng khi đã mở hồ sơ. Nhập mã"
			" hồ sơ trước. %s",
			example));
	text = without_words(core);
	return read_code(arena, text ? text : core);
}

const char *dossier_code(struct arena *arena, const char *typed,
			 const char **ret_why)
{
	struct dossier_ref ref = dossier_ref_read(arena, typed);

	if (ref.kind == WRITTEN_CODE)
		return ref.text;
	*ret_why = ref.kind == WRITTEN_TOKEN ?
			   "Đây là địa chỉ trên mã QR, không phải mã hồ sơ." :
			   ref.why;
	return NULL;
}

const char *dossier_token(struct arena *arena, const char *typed)
{
	struct dossier_ref ref = dossier_ref_read(arena, typed);

	return ref.kind == WRITTEN_TOKEN ? ref.text : NULL;
}

const char *receipt_secret(struct arena *arena, const char *typed)
{
	const char *label = strrchr(typed, ':');

	return secret_text(arena, label ? label + 1 : typed,
			   RECEIPT_SECRET_LEN);
}

const char *dossier_code_make(struct arena *arena, const char *agency_code,
			      struct day day, int64_t seq)
{
	unsigned y, m, d;

	day_split(day, &y, &m, &d);
	return arena_printf(arena, "%s-%02u%02u%02u-%04lld", agency_code,
			    y % 100, m, d, (long long)seq);
}
