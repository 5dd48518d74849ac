/* What people really type: text, numbers, money, telephones, e-mail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/address.h"
#include "text/text.h"
#include "text/typed.h"

static struct arena *arena;

#define EACH(i, list) \
	for (size_t i = 0; i < sizeof(list) / sizeof((list)[0]); i++)

struct pair {
	const char *typed, *meant;
};

static void a_paper_bears_a_public_address_or_none(void **state)
{
	static const struct pair good[] = {
		{ "https://motcua.hoakhanh.gov.vn", "motcua.hoakhanh.gov.vn" },
		{ "https://motcua.hoakhanh.gov.vn/", "motcua.hoakhanh.gov.vn" },
		{ "http://mc-hk.example.vn", "mc-hk.example.vn" },
	};
	static const char *const bad[] = {
		"", "motcua.gov.vn", "https://", "https:///", "https://a..",
		"http://127.0.0.1", "http://127.0.0.1:8080", "http://10.0.0.7/",
		"https://motcua.gov.vn:8443", "http://localhost",
		"https://a@b.vn", "https://motcua.gov.vn/hs", "ftp://mc.vn",
		"https://motcua .vn", "https://[::1]", "https://.vn",
	};

	(void)state;
	EACH(i, good)
		assert_string_equal(
			address_name(address_read(arena, good[i].typed)),
			good[i].meant);
	EACH(i, bad)
		assert_null(address_read(arena, bad[i]));
	assert_null(address_read(arena, NULL));
	assert_string_equal(address_name(NULL), "");
}

static void what_is_stored_is_clean_and_as_typed(void **state)
{
	static const struct pair cases[] = {
		{ "  Nguye\u0302\u0303n\u202fVa\u0306n\u00a0An ", "Nguyễn Văn An" },
		{ "Nguyễn\tVăn\u2003An", "Nguyễn Văn An" },
		{ "Nguyễn\u3000Văn\u2009An", "Nguyễn Văn An" },
		{ "Ng\u200buy\u00adễn\ufeff \u2060An\u200e", "Nguyễn An" },
		{ "A\ufffeB\uffff\U0001fffe\ufdd0C", "ABC" },
		{ "\u3164An\u115f\ufe0f", "An" },
		{ "Nguye\ufeff\u0302\u200d\u0303n", "Nguyễn" },
		{ "\uf0b7 Vay vốn\n\uf0a7 Mua đất", "• Vay vốn\n• Mua đất" },
		{ "\uf0fc Đủ \uf0e0 nộp\uf020ngay", "✓ Đủ → nộp ngay" },
		{ "a\r\nb\rc\vd\u2028e\xc2\x85" "f", "a\nb\nc\nd\ne\nf" },
		{ "H’Hen Niê – 12", "H’Hen Niê – 12" },
		{ "Ðặng", "Ðặng" },
	};

	(void)state;
	EACH(i, cases)
		assert_string_equal(text_clean(arena, cases[i].typed),
				    cases[i].meant);
	assert_null(text_clean(arena, "\xff"));
}

static void what_is_meant_is_compared(void **state)
{
	static const struct pair same[] = {
		{ "Đặng Văn Đoàn", "dang van doan" },
		{ "Ðặng Văn Ðoàn", "dang van doan" }, /* U+00D0 */
		{ "ðặng văn ðoàn", "dang van doan" },
		{ "Ɖặng", "dang" },
		{ "Ðоàn Vаn", "doan van" }, /* Cyrillic о and а */
		{ "Νguyễn Τhị Ηoa", "nguyen thi hoa" }, /* Greek capitals */
		{ "НОÀNG", "hoang" },
		{ "H'Hen Niê", "h'hen nie" },
		{ "H’Hen Niê", "h'hen nie" },
		{ "H‘Hen Niê", "h'hen nie" },
		{ "H`Hen Niê", "h'hen nie" },
		{ "H´Hen Niê", "h'hen nie" },
		{ "H′Hen Niê", "h'hen nie" },
		{ "HʼHen\u00a0Niê", "h'hen nie" },
		{ "Hòa Khánh–Bắc", "hoa khanh-bac" },
		{ "hoà khánh‑bắc", "hoa khanh-bac" },
		{ "ho\u0300a", "hoa" },
		{ "Ｎｇｕｙễｎ", "nguyen" },
		{ "Søren Łukasz Strauß", "soren lukasz straus" },
		{ "“khai sinh”…", "khai sinh" },
	};

	(void)state;
	EACH(i, same)
		assert_string_equal(text_fold(arena, same[i].typed),
				    same[i].meant);
}

/* Keyboards, Word and telephones have one each for K'Brốp. */
static void every_apostrophe_is_one(void **state)
{
	static const char *const marks[] = {
		"'", "`", "´", "ʹ", "ʻ", "ʼ", "ʽ", "ʾ", "ʿ", "ˈ", "ˊ", "ˋ", "`",
		"‘", "’", "‚", "‛", "′", "‵", "ꞌ", "＇", "｀",
	};

	/* What NFC and NFKC would make one of as well, in a name as typed. */
	static const uint32_t as_typed[] = { 0x1fef, 0xff07, 0xff40 };

	(void)state;
	EACH(i, marks)
		assert_string_equal(text_fold(arena, arena_printf(
					arena, "H%sHen", marks[i])),
				    "h'hen");
	EACH(i, as_typed)
		assert_true(text_is_apostrophe(as_typed[i]));
}

static void i_and_y_are_one_where_spelling_varies(void **state)
{
	static const struct pair same[] = {
		{ "đăng kí kết hôn", "đăng ký kết hôn" },
		{ "chữ kí", "CHỮ KÝ" },
		{ "qui hoạch", "quy hoạch" },
		{ "quí, quí vị", "quý, quý vị" },
		{ "Nguyễn Thị Lí", "Nguyễn Thị Lý" },
		{ "Mĩ, sĩ, tỉ, hi", "Mỹ, sỹ, tỷ, hy" },
		{ "í kiến", "ý kiến" },
		{ "Vi", "Vy" },
		{ "kĩ-sư", "kỹ-sư" },
	};
	static const struct pair other[] = {
		{ "Thúy", "Thúi" },   { "tay", "tai" }, { "máy", "mái" },
		{ "Nguyễn", "Nguiễn" }, { "hủy", "hủi" },
	};

	(void)state;
	EACH(i, same)
		assert_string_equal(text_fold(arena, same[i].typed),
				    text_fold(arena, same[i].meant));
	EACH(i, other)
		assert_string_not_equal(text_fold(arena, other[i].typed),
					text_fold(arena, other[i].meant));
}

static void a_code_is_read_through_any_letters_and_dashes(void **state)
{
	static const struct pair cases[] = {
		{ "h17.81–261123—0042", "H17.81-261123-0042" },
		{ "Н17.81\u2212261123\u20110042", "H17.81-261123-0042" },
		{ "Ｈ１７．８１－２６", "H17.81-26" },
		{ " 048 185\u202f012\u2009345\u200b", "048185012345" },
	};

	(void)state;
	EACH(i, cases)
		assert_string_equal(text_code(arena, cases[i].typed),
				    cases[i].meant);
}

static void a_first_letter_is_small_inside_a_sentence(void **state)
{
	static const struct pair cases[] = {
		{ "Theo quy định", "theo quy định" },
		{ "Đơn vị", "đơn vị" },
		{ "Ảnh thẻ", "ảnh thẻ" },
		{ "HĐND quy định", "HĐND quy định" },
		{ "CCCD", "CCCD" },
		{ "UBND", "UBND" },
		{ "Y", "y" },
		{ "", "" },
		{ "8.000 đồng", "8.000 đồng" },
	};

	(void)state;
	EACH(i, cases)
		assert_string_equal(text_inside(arena, cases[i].typed),
				    cases[i].meant);
}

static void a_number_is_whole_or_no_number(void **state)
{
	static const struct {
		const char *typed;
		int64_t n;
	} good[] = {
		{ "0", 0 },	     { "2", 2 },
		{ " 25 ", 25 },	     { "007", 7 },
		{ "1.000", 1000 },   { "1,000", 1000 },
		{ "1 000", 1000 },   { "1\u00a0000", 1000 },
		{ "1\u202f000", 1000 }, { "12.345.678", 12345678 },
		{ "１２", 12 },	     { "100.000", 100000 },
		{ "999999999999999999", 999999999999999999 },
	};
	static const char *const bad[] = {
		"",	 " ",	    "2.5",    "2,5",	"15.50",   "1.00",
		"1.0000", "1000.000", "0.500", "00.500", "1.000,5", "1.000,000",
		"1,000.000", "1 00", "1. 000", ".5",	"5.",	   "1..000",
		"1e3",	 "0x10",    "-1",     "–1",	"+1",	   "١٢",
		"२",	 "O1",	    "1O",     "hai",	"1/2",	   "½",
		"1.000.00", "1 000 00", "2;5", "1'000", "1000000000000000000",
		"1_000", "1.000.", "2 5", "12 3",
	};
	int64_t n;

	(void)state;
	EACH(i, good) {
		n = -1;
		if (!typed_number(arena, good[i].typed, &n) ||
		    n != good[i].n)
			fail_msg("\"%s\" is not read", good[i].typed);
	}
	EACH(i, bad) {
		n = -7;
		if (typed_number(arena, bad[i], &n) || n != -7)
			fail_msg("\"%s\" is read", bad[i]);
	}
}

static void money_may_name_its_unit(void **state)
{
	static const struct {
		const char *typed;
		int64_t n;
	} good[] = {
		{ "15000", 15000 },	{ "15.000", 15000 },
		{ "15 000 đ", 15000 },	{ "15.000đ", 15000 },
		{ "15,000 VNĐ", 15000 }, { "15.000 vnd", 15000 },
		{ "15.000 đồng", 15000 }, { "15\u202f000\u00a0₫", 15000 },
		{ "0", 0 },		{ "1.500.000 Đồng", 1500000 },
	};
	static const char *const bad[] = {
		"15.50",  "15.50 đ", "1.00", "15,5", "15k", "đ", "15.000 $",
		"15.000,00", "-15.000", "1e3", "15.000 đồng hồ", "", "đ 15.000",
		"15.00 đồng",
	};
	int64_t n;

	(void)state;
	EACH(i, good) {
		n = -1;
		if (!typed_money(arena, good[i].typed, &n) || n != good[i].n)
			fail_msg("\"%s\" is not read", good[i].typed);
	}
	EACH(i, bad) {
		if (typed_money(arena, bad[i], &n))
			fail_msg("\"%s\" is read", bad[i]);
	}
}

static void a_telephone_has_one_form(void **state)
{
	static const struct pair good[] = {
		{ "0905218218", "0905218218" },
		{ "0905 218 218", "0905218218" },
		{ "0905.218.218", "0905218218" },
		{ "0905–218–218", "0905218218" },
		{ "0905\u202f218\u202f218", "0905218218" },
		{ "(0905) 218\u2011218", "0905218218" },
		{ "+84905218218", "0905218218" },
		{ "+84 905 218 218", "0905218218" },
		{ "(+84) 905 218 218", "0905218218" },
		{ "+84 (0)905 218 218", "0905218218" },
		{ "+84 (0) 905 218 218", "0905218218" },
		{ "+84 0905 218 218", "0905218218" },
		{ "0084905218218", "0905218218" },
		{ "0084 (0)905218218", "0905218218" },
		{ "84905218218", "0905218218" },
		{ "tel:+84905218218", "0905218218" },
		{ "(0)905218218", "0905218218" },
		{ "+84 84 123 4567", "0841234567" },
		{ "０９０５２１８２１８", "0905218218" },
		{ "0236 3822 951", "02363822951" },
		{ "(0236) 3822951", "02363822951" },
		{ "+84 236 3822951", "02363822951" },
		{ "0084 236 3822951", "02363822951" },
		{ "842363822951", "02363822951" },
		{ "024 3825 1234", "02438251234" },
		{ "+856 20 5551 2345", "+8562055512345" },
		{ "00856 20 5551 2345", "+8562055512345" },
		{ "+1 (415) 555-2671", "+14155552671" },
		{ "+44 (0)20 7946 0958", "+442079460958" },
		{ "+86 138 0013 8000", "+8613800138000" },
	};
	static const char *const bad[] = {
		"", "123", "090521821", "09052182188", "0105218218",
		"0605218218", "0236382295", "023638229511", "905218218",
		"+84 905 218 21", "+84 105 218 218", "+0905218218",
		"++84905218218", "0905218218/0905218219", "0905218218 An",
		"0905218218x", "+12", "+1234567890123456", "1900", "00",
		"+", "84", "09052l8218", "٠٩٠٥٢١٨٢١٨",
		"84 236 38229", "0905+218218",
	};

	(void)state;
	EACH(i, good) {
		const char *got = typed_phone(arena, good[i].typed);

		if (!got || strcmp(got, good[i].meant) != 0)
			fail_msg("\"%s\" is %s", good[i].typed,
				 got ? got : "not read");
	}
	EACH(i, bad) {
		const char *got = typed_phone(arena, bad[i]);

		if (got)
			fail_msg("\"%s\" is %s", bad[i], got);
	}
}

#define SIXTY_THREE                                                      \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static void mail_can_reach_an_address_or_it_is_refused(void **state)
{
	static const struct pair good[] = {
		{ "an@gmail.com", "an@gmail.com" },
		{ " An.Nguyen+mc@Gmail.com ", "An.Nguyen+mc@Gmail.com" },
		{ "mailto:an@gmail.com", "an@gmail.com" },
		{ "MAILTO:an@gmail.com", "an@gmail.com" },
		{ "<an@gmail.com>", "an@gmail.com" },
		{ "an\u200b@gmail.com", "an@gmail.com" },
		{ "an＠gmail.com", "an@gmail.com" },
		{ "an\u2011b@da-nang.gov.vn", "an-b@da-nang.gov.vn" },
		{ "an@" SIXTY_THREE ".vn", "an@" SIXTY_THREE ".vn" },
		{ "a@xn--tnmin-7ua0294d.xn--p1ai", "a@xn--tnmin-7ua0294d.xn--p1ai" },
	};
	static const char *const bad[] = {
		"", "an", "@gmail.com", "an@", "an@gmail", "an@.com",
		"an@gmail..com", "an@gmail.com.", "an\t@gmail.com",
		"an\u202f@gmail.com", "an @gmail.com", "an@ gmail.com",
		".an@gmail.com", "an.@gmail.com", "a..n@gmail.com",
		"an@@gmail.com", "an@gmail@com.vn", "an,b@gmail.com",
		"an@gmail,com", "an@-gmail.com", "an@gmail-.com", "an@gmail.c",
		"an@gmail.123", "an@192.168.1.1", "nguyễn@gmail.com",
		"an@gmaiđ.com", "a@b.vn;c@d.vn", "an@gmail.com an",
		"\"an\"@gmail.com", "an@gm_ail.com",
		"an@" SIXTY_THREE "a.vn",
	};

	(void)state;
	EACH(i, good) {
		const char *got = typed_email(arena, good[i].typed);

		if (!got || strcmp(got, good[i].meant) != 0)
			fail_msg("\"%s\" is %s", good[i].typed,
				 got ? got : "refused");
	}
	EACH(i, bad) {
		if (typed_email(arena, bad[i]))
			fail_msg("\"%s\" is taken", bad[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_paper_bears_a_public_address_or_none),
		cmocka_unit_test(what_is_stored_is_clean_and_as_typed),
		cmocka_unit_test(what_is_meant_is_compared),
		cmocka_unit_test(every_apostrophe_is_one),
		cmocka_unit_test(i_and_y_are_one_where_spelling_varies),
		cmocka_unit_test(a_code_is_read_through_any_letters_and_dashes),
		cmocka_unit_test(a_first_letter_is_small_inside_a_sentence),
		cmocka_unit_test(a_number_is_whole_or_no_number),
		cmocka_unit_test(money_may_name_its_unit),
		cmocka_unit_test(a_telephone_has_one_form),
		cmocka_unit_test(mail_can_reach_an_address_or_it_is_refused),
	};

	arena = arena_new();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
