/* Numbers as people type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/reception/dossier_code.h"
#include "domain/reception/identity.h"

static struct arena *arena;

static void reads(const char *typed, const char *code)
{
	const char *why = NULL;
	const char *got = dossier_code(arena, typed, &why);

	if (!got)
		fail_msg("\"%s\": %s", typed, why);
	assert_string_equal(got, code);
}

static void refuses(const char *typed, const char *words)
{
	const char *why = NULL;

	assert_null(dossier_code(arena, typed, &why));
	if (!strstr(why, words))
		fail_msg("\"%s\": %s", typed, why);
}

static void a_dossier_number_forgives_how_it_is_typed(void **state)
{
	(void)state;
	reads("H17.81-261123-0042", "H17.81-261123-0042");
	reads("  h17.81 - 261123 - 0042 ", "H17.81-261123-0042");
	reads("H17.81–261123—0042", "H17.81-261123-0042");
	reads("H17.81\u2212261123\u20100042", "H17.81-261123-0042");
	reads("H17.81261123" "0042", "H17.81-261123-0042");
	reads("HI7.8I-26II23-OO42", "H17.81-261123-0042");
	reads("000.00.14.H17-230509-0001", "000.00.14.H17-230509-0001");
	reads("https://x.vn/tra-cuu/H17.81-261123-0042", "H17.81-261123-0042");
	reads("H17.81-261123-10042", "H17.81-261123-10042");
}

/* All that the pages promise, and what stands around a number that is
 * copied. */
static const char *const spellings[] = {
	"H17.83-261130-0001", "h17.83-261130-0001", "H17832611300001",
	"h1783 261130 0001", "H1783-261130-0001", "H17 83 261130 0001",
	"H 17 83 261130 0001", "H17,83-261130-0001", "H17.83/261130/0001",
	"H17.83.261130.0001", "H17-83-261130-0001", "H17_83_261130_0001",
	"H17.83-26.11.30-0001", "H17.83 - 261130 - 0001", "H17.83-2611 30-0001",
	"H17.83-261130-\n0001", "HI7.83-26113O-OOO1", "Hl7.83-26ll30-000l",
	"Н17.83-261130-0001", "Ｈ１７．８３－２６１１３０－０００１",
	"H17.83-261130-0001.", "H17.83-261130-0001,", "H17.83-261130-0001 !",
	"H17.83-261130-0001?", "H17.83-261130-0001…", "...H17.83-261130-0001",
	"\"H17.83-261130-0001\"", "“H17.83-261130-0001”", "(H17.83-261130-0001)",
	"[H17.83-261130-0001]", "<H17.83-261130-0001>", "'H17.83-261130-0001'.",
	"Mã hồ sơ: H17.83-261130-0001", "mã hồ sơ H17.83-261130-0001.",
	"MÃ HỒ SƠ:H17.83-261130-0001", "Ma ho so = H17832611300001",
	"Hồ sơ số H17 83 261130 0001 đã tiếp nhận", "]C1H17.83-261130-0001\r",
	"H17.83-261130-0001 (Nguyễn Văn An, hẹn 05/12)",
	"https://mc.example/tra-cuu/H17.83-261130-0001",
	"http://127.0.0.1:8080/tra-cuu/H17.83-261130-0001/",
	"https://mc.example/tra-cuu/H17.83-261130-0001?zarsrc=410&utm_source=zalo",
	"https://mc.example/tra-cuu/H17.83-261130-0001#tien-do",
	"https://mc.example/tra-cuu/H17.83-261130-0001/chua-nhan",
	"https://mc.example/tra-cuu?ma=H17.83-261130-0001",
	"https://mc.example/tra-cuu?zarsrc=1&ma=H17.83-261130-0001&x=2026",
	"https://mc.example/tra-cuu?ma=H17%2E83%2D261130-0001#x",
	"HTTPS://MC.EXAMPLE/TRA-CUU/H17.83-261130-0001", "/tra-cuu/h1783-261130-0001",
	"mc.example/tra-cuu/H17.83-261130-0001.",
	"https://l.example/l.php?u=https%3A%2F%2Fmc.example%2Ftra-cuu%2FH17.83-261130-0001%3Ffb=1",
	"https://mc.example/can-bo/ho-so/H17.83-261130-0001?tai=1",
	"https://mc.example/api/v1/ho-so/H17.83-261130-0001",
	"Tra cứu tại https://mc.example/tra-cuu/H17.83-261130-0001 nhé",
	"\u200bH17.83\u2011261130\u20120001\ufeff",
};

static void every_spelling_that_a_page_promises_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		reads(spellings[i], "H17.83-261130-0001");
	reads("H178326113012345", "H17.83-261130-12345");
	reads("H15.50.05.13-261008-0975", "H15.50.05.13-261008-0975");
	reads("H15500513" "261008" "0975", "H15.50.05.13-261008-0975");
	reads("H17-261130-0001", "H17-261130-0001");
	reads("H172611300001", "H17-261130-0001");
	reads("0000014H17" "230509" "0001", "000.00.14.H17-230509-0001");
	reads("000 00 14 H17 230509 0001", "000.00.14.H17-230509-0001");
	reads("000.00.AA.H17-230509-0001", "000.00.AA.H17-230509-0001");
	reads("H17.Z1-230509-0001", "H17.Z1-230509-0001");
}

static void a_digit_too_many_is_no_digit_of_the_next_part(void **state)
{
	(void)state;
	refuses("H17.81-2611230-0042", "6 chữ số");
	refuses("H17.81-261123-000042", "4 hoặc 5");
	refuses("H1781261123042", "thiếu hoặc thừa");
	refuses("H17812611230", "thiếu hoặc thừa");
	refuses("H17.81-261123-0042-1", "4 hoặc 5");
	refuses("H17.81.26112.30042", "thiếu hoặc thừa");
	refuses("%ff%fe", "không đọc được");
	refuses("%00", "");
	refuses("khai sinh", "");
	refuses("0905218218", "");
}

static enum written kind_of(const char *typed, const char **text)
{
	struct dossier_ref ref = dossier_ref_read(arena, typed);

	*text = ref.text;
	return ref.kind;
}

static void a_token_and_a_tail_are_known(void **state)
{
	static const char token[] = "23456789BCFGHJKLMNPQRSTVXZ";
	static const char *const tokens[] = {
		token, "23456789bcfghjklmnpqrstvxz",
		"https://mc.example/t/23456789BCFGHJKLMNPQRSTVXZ",
		"https://mc.example/t/23456789BCFGHJKLMNPQRSTVXZ?zarsrc=4",
		"https://mc.example/t/23456789BCFGHJKLMNPQRSTVXZ.",
		"HTTPS://MC.EXAMPLE/T/23456789BCFGHJKLMNPQRSTVXZ#a",
		"]Q3https://mc.example/t/23456789BCFGHJKLMNPQRSTVXZ\r",
		"/t/23456789BCFGHJKLMNPQRSTVXZ", "“23456789BCFGHJKLMNPQRSTVXZ”",
	};
	static const char *const tails[] = {
		"261130-0001", "261130 0001", "261130/0001", " 261130 - 0001.",
		"261130.0001", "(261130–0001)", "số 261130-0001",
	};
	static const char *const pairs[] = {
		"81-261130-0001", "81.261130.0001", "81 261130 0001",
		" 81/261130-0001.", "(81–261130–0001)",
	};
	static const char *const neither[] = {
		"81-2611300001", "8-261130-0001", "811-261130-0001",
		"2611300001", "261330-0001", "26113-0001", "261130-001",
		"261130-000001", "0905218218", "/t/ABC", "261130-0001-2",
	};
	const char *text;

	(void)state;
	for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
		if (kind_of(tokens[i], &text) != WRITTEN_TOKEN)
			fail_msg("\"%s\" is no token", tokens[i]);
		assert_string_equal(text, token);
	}
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		if (kind_of(tails[i], &text) != WRITTEN_TAIL)
			fail_msg("\"%s\" is no tail", tails[i]);
		assert_string_equal(text, "261130-0001");
	}
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (kind_of(pairs[i], &text) != WRITTEN_TAIL)
			fail_msg("\"%s\" is no tail", pairs[i]);
		assert_string_equal(text, "81-261130-0001");
	}
	(void)kind_of("14.54-250627-0001", &text);
	assert_string_equal(text, "14.54-250627-0001");
	for (size_t i = 0; i < sizeof(neither) / sizeof(neither[0]); i++) {
		if (kind_of(neither[i], &text) != WRITTEN_NOT)
			fail_msg("\"%s\" is %s", neither[i], text);
	}
}

static void the_secret_is_its_letters(void **state)
{
	static const char *const good[] = { "7PP4VM", "7pp4vm", "7PP-4VM",
					    "7PP4VM.", " 7PP 4VM ", "“7PP4VM”",
					    "Mã tra cứu: 7PP4VM", "7-P-P-4-V-M" };
	static const char *const bad[] = { "", "7PP4V", "7PP4VMX", "7PP4VA",
					   "7PP40M", "mã tra cứu" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_string_equal(receipt_secret(arena, good[i]), "7PP4VM");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(receipt_secret(arena, bad[i]));
}

static void each_broken_number_gets_its_own_sentence(void **state)
{
	(void)state;
	refuses("", "Nhập mã");
	refuses("H17.81", "thiếu ngày và số thứ tự");
	refuses("H17.81-261123", "thiếu số thứ tự");
	refuses("H17.81-26112-0042", "6 chữ số");
	refuses("H17.81-260231-0042", "không có thật");
	refuses("H17.81-261123-042", "4 hoặc 5");
	refuses("261123-0042", "mã cơ quan");
	refuses("..-261123-0042", "mã cơ quan");
}

static void what_is_no_number_at_all_says_so(void **state)
{
	(void)state;
	refuses("H17\xff.81-261123-0042", "không đọc được");
	refuses("https://motcua.example/t/ABC", "Quét lại mã");
	refuses("Hường", "không tra được bằng họ tên");
	refuses("H17.81", "còn thiếu ngày");
	refuses("H1-261130-0001", "Phần đầu");
	refuses("H1A812611230042", "thiếu hoặc thừa ký tự");
	/* What else people have at hand. */
	refuses("Nguyễn Văn An", "không tra được bằng họ tên");
	refuses("Lê An", "không tra được bằng họ tên");
	refuses("0905 218 218", "số điện thoại");
	refuses("048185777001", "số căn cước");
	refuses("GVR9RT", "Nhập mã hồ sơ trước");
	refuses("Mã tra cứu: gvr-9rt.", "Nhập mã hồ sơ trước");
	refuses("H17.81.11.11.11.11.11.11.11.11.11.11.11.11.11.11.11-261123-"
		"0042", "quá dài");
}

static void a_number_is_agency_day_and_sequence(void **state)
{
	struct day day = day_join(2026, 11, 23);

	(void)state;
	assert_string_equal(dossier_code_make(arena, "H17.81", day, 42),
			    "H17.81-261123-0042");
	assert_string_equal(dossier_code_make(arena, "H17.81", day, 12345),
			    "H17.81-261123-12345");
}

static void an_id_number_is_checked_against_the_birth_year(void **state)
{
	(void)state;
	assert_null(check_cccd(arena, "048185012345", DAY_NONE));
	assert_null(check_cccd(arena, "048185012345", day_join(1985, 3, 15)));
	assert_null(check_cccd(arena, "048305012345", day_join(2005, 3, 15)));
	assert_non_null(
		check_cccd(arena, "048185012345", day_join(1990, 3, 15)));
	assert_non_null(strstr(check_cccd(arena, "04818501234", DAY_NONE),
			       "12 chữ số"));
	assert_non_null(check_cccd(arena, "999185012345", DAY_NONE));
	assert_non_null(check_cccd(arena, "04818501234x", DAY_NONE));
}

static void an_id_number_names_a_province_or_a_country(void **state)
{
	static const char *const good[] = { "001185012345", "096185012345",
					    "155190392751", "101085012345",
					    "344300012345" };
	static const char *const bad[] = { "000185012345", "097185012345",
					   "100185012345", "999185012345",
					   "555185012345" };
	struct id_card card;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_null(check_cccd(arena, good[i], DAY_NONE));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_non_null(check_cccd(arena, bad[i], DAY_NONE));
	assert_null(check_cccd(arena, "155190392751", day_join(1990, 3, 15)));
	assert_non_null(
		check_cccd(arena, "155190392751", day_join(1991, 3, 15)));
	assert_true(id_card_parse(arena,
				  "155190392751||Trần Thị Mỹ|15031990|Nữ|Tổ 1|"
				  "01012022",
				  &card));
	assert_null(check_tax_code("999999999999")); /* of a place */
}

static void an_id_number_is_its_digits(void **state)
{
	(void)state;
	assert_string_equal(id_number_clean(arena, "048.185–012 345"),
			    "048185012345");
	assert_string_equal(id_number_clean(arena, "c-123\u202f4567"),
			    "C1234567");
	assert_string_equal(id_number_clean(arena, "0101243150-001"),
			    "0101243150-001");
}

static void a_name_is_of_letters_that_can_be_typed_here(void **state)
{
	static const char *const good[] = {
		"Nguyễn Văn An", "H'Hen Niê", "H’Hen", "H‘Hen", "H`Hen", "H´Hen",
		"K′Brốp", "Anne–Marie", "Anne‑Marie O’Neill", "Søren Łukasz",
		"Ðặng", "Иван Петров", "Nguyễn A.",
	};
	static const char *const bad[] = {
		"", "Nguyễn 2", "An (con)", "An, Bình", "中文", "ສົມ", "محمد",
		"An ✓", "An <b>", "•", "An/Bình", "An&B", "😀",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		if (check_person_name(good[i]))
			fail_msg("%s: %s", good[i], check_person_name(good[i]));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_non_null(check_person_name(bad[i]));
}

static void a_wrong_name_says_what_is_wrong(void **state)
{
	char many[102];

	(void)state;
	memset(many, 'a', 101);
	many[101] = '\0';
	assert_non_null(strstr(check_person_name(many), "100 ký tự"));
	many[100] = '\0';
	assert_null(check_person_name(many));
	assert_non_null(strstr(check_person_name("中文"), "La-tinh"));
	/* A sign made of Latin letters is a number, no letter. */
	assert_non_null(strstr(check_person_name("Nguyễn Ⅷ"), "chỉ gồm"));
	assert_non_null(strstr(check_person_name("'."), "chưa có chữ cái"));
}

static void a_passport_is_of_capitals_and_digits(void **state)
{
	static const char *const bad[] = { "", "B1234", "B123456789012345",
					   "b1234567", "B12 4567", "Đ1234567" };

	(void)state;
	assert_null(check_passport("B12345"));
	assert_null(check_passport("B12345678901234"));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_non_null(check_passport(bad[i]));
}

static void a_branch_has_three_digits_more(void **state)
{
	static const char *const bad[] = { "0101243150-01", "0101243150-0011",
					   "0101243150x001", "01012431500",
					   "0101243150-00a", "010124315a" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_non_null(strstr(check_tax_code(bad[i]), "10 chữ số"));
}

static void a_tax_code_has_a_check_digit(void **state)
{
	(void)state;
	assert_null(check_tax_code("0100047516"));
	assert_null(check_tax_code("0101243150"));
	assert_null(check_tax_code("0101243150-001"));
	assert_non_null(check_tax_code("0101243151"));
	assert_non_null(check_tax_code("01012431"));
}

static void the_id_card_fills_the_person(void **state)
{
	struct id_card card;

	(void)state;
	assert_true(id_card_parse(arena,
				  "048185012345|201234567|Nguyễn Thị Hường|"
				  "15031985|Nữ|Tổ 12, Hòa Khánh|01012022",
				  &card));
	assert_string_equal(card.name, "Nguyễn Thị Hường");
	assert_string_equal(card.address, "Tổ 12, Hòa Khánh");
	assert_int_equal(card.birth.n, day_join(1985, 3, 15).n);
	assert_false(card.is_unaccented);
	assert_false(id_card_parse(arena, "048185012345", &card));
}

static bool is_card(const char *name, const char *address)
{
	struct id_card card;

	return id_card_parse(arena,
			     arena_printf(arena, "048185012345||%s|15031985|Nữ|"
						 "%s|01012022",
					  name, address),
			     &card);
}

static void a_card_holds_no_more_than_a_card_can(void **state)
{
	char many[ID_CARD_SCAN_MAX + 1];

	(void)state;
	memset(many, 'a', sizeof(many));
	many[250] = '\0';
	assert_true(is_card("An", many));
	many[250] = 'a';
	many[251] = '\0';
	assert_false(is_card("An", many));
	many[101] = '\0';
	assert_false(is_card(many, "Tổ 1"));
	assert_false(is_card("An\xff", "Tổ 1"));
	/* What would be dropped counts, before anything reads it. */
	for (size_t i = 0; i + 3 < sizeof(many); i += 3)
		memcpy(many + i, "\u200b", 4);
	assert_false(is_card("An", many));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dossier_number_forgives_how_it_is_typed),
		cmocka_unit_test(every_spelling_that_a_page_promises_is_read),
		cmocka_unit_test(a_digit_too_many_is_no_digit_of_the_next_part),
		cmocka_unit_test(a_token_and_a_tail_are_known),
		cmocka_unit_test(the_secret_is_its_letters),
		cmocka_unit_test(each_broken_number_gets_its_own_sentence),
		cmocka_unit_test(what_is_no_number_at_all_says_so),
		cmocka_unit_test(a_number_is_agency_day_and_sequence),
		cmocka_unit_test(an_id_number_is_checked_against_the_birth_year),
		cmocka_unit_test(an_id_number_names_a_province_or_a_country),
		cmocka_unit_test(an_id_number_is_its_digits),
		cmocka_unit_test(a_name_is_of_letters_that_can_be_typed_here),
		cmocka_unit_test(a_wrong_name_says_what_is_wrong),
		cmocka_unit_test(a_passport_is_of_capitals_and_digits),
		cmocka_unit_test(a_branch_has_three_digits_more),
		cmocka_unit_test(a_card_holds_no_more_than_a_card_can),
		cmocka_unit_test(a_tax_code_has_a_check_digit),
		cmocka_unit_test(the_id_card_fills_the_person),
	};

	arena = arena_new();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
