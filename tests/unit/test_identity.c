/* Numbers as people type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/identity.h"

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
	assert_false(id_card_parse(arena, "048185012345", &card));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dossier_number_forgives_how_it_is_typed),
		cmocka_unit_test(each_broken_number_gets_its_own_sentence),
		cmocka_unit_test(a_number_is_agency_day_and_sequence),
		cmocka_unit_test(an_id_number_is_checked_against_the_birth_year),
		cmocka_unit_test(a_tax_code_has_a_check_digit),
		cmocka_unit_test(the_id_card_fills_the_person),
	};

	arena = arena_new();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
