/* What the desk counts and scans: tariffs, id cards, a scanner's health. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>


#include "domain/catalogue/tariff.h"
#include "domain/desk/scan.h"
#include "domain/reception/identity.h"

/* After cx.h, whose fail() it makes a macro of. */
#include <cmocka.h>

static struct arena *arena;

/* Circular 226/2016 art. 4, certified copies. */
static const struct tariff copies = {
	.counted = "trang",
	.per = "bản",
	.basis = "Thông tư 226/2016/TT-BTC, Điều 4",
	.ceiling = 200000,
	.tiers = { { 1, 2000 }, { 3, 1000 } },
	.tiers_n = 2,
};

static void certified_copies_cost_what_the_circular_says(void **state)
{
	static const int64_t vectors[][2] = {
		{ 1, 2000 },	{ 2, 4000 },	  { 3, 5000 },
		{ 10, 12000 },	{ 197, 199000 },  { 198, 200000 },
		{ 199, 200000 }, { 500, 200000 }, { 100000, 200000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++)
		assert_int_equal(tariff_amount(&copies, vectors[i][0]),
				 vectors[i][1]);
}

static void no_page_costs_nothing_and_too_many_are_not_guessed(void **state)
{
	(void)state;
	assert_int_equal(tariff_amount(&copies, 0), 0);
	assert_int_equal(tariff_amount(&copies, -3), 0);
	assert_int_equal(tariff_amount(&copies, TARIFF_COUNT_MAX + 1), -1);
	assert_int_equal(tariff_amount(&copies, INT64_MAX), -1);
}

static void without_a_ceiling_every_page_counts(void **state)
{
	struct tariff open = copies;

	(void)state;
	open.ceiling = INT64_MIN;
	assert_int_equal(tariff_amount(&open, 500), 502000);
	/* Never falls when a page is added. */
	for (int64_t n = 1; n < 3000; n++)
		assert_true(tariff_amount(&copies, n) <=
			    tariff_amount(&copies, n + 1));
}

static struct id_card read_card(const char *scan)
{
	struct id_card card;

	if (!id_card_parse(arena, scan, &card))
		fail_msg("not read: %s", scan);
	return card;
}

static void a_card_is_read_as_scanners_type_it(void **state)
{
	struct id_card c;

	(void)state;
	c = read_card("048185012345||NGUYEN THI HUONG|15031985|Nu|"
		      "To 12, Hoa Khanh, Da Nang|01012022");
	assert_string_equal(c.name, "NGUYEN THI HUONG");
	assert_true(c.is_unaccented);
	c = read_card("]Q1048185012345|201234567|Nguyễn Thị Hường|15031985|Nữ|"
		      "Tổ 12|01012022\r");
	assert_string_equal(c.number, "048185012345");
	assert_string_equal(c.name, "Nguyễn Thị Hường");
	assert_false(c.is_unaccented);
	/* Control characters, a byte order mark, marks of direction, NFD. */
	c = read_card("\xef\xbb\xbf\x1d" "048185012345|201234567|"
		      "Nguye\u0302\u0303n Thi\u0323 \u200fHươ\u0300ng|15031985"
		      "|Nữ|Tổ 12\t Hòa Khánh|01012022\x04\n");
	assert_string_equal(c.name, "Nguyễn Thị Hường");
	assert_string_equal(c.address, "Tổ 12  Hòa Khánh");
	/* Newer cards say more. */
	c = read_card("048185012345||Lê An|01052005|Nam|Đà Nẵng|01012024||"
		      "Lê Ba|Trần Tư|");
	assert_int_equal(c.birth.n, day_join(2005, 5, 1).n);
}

static void a_birthday_that_is_none_is_left_to_the_officer(void **state)
{
	(void)state;
	assert_int_equal(read_card("048185012345||An|31021985|Nữ|X|1").birth.n,
			 DAY_NONE.n);
	assert_int_equal(read_card("048185012345||An||Nữ|X|1").birth.n,
			 DAY_NONE.n);
}

static void what_is_no_card_is_not_read(void **state)
{
	static const char *const hostile[] = {
		"", "|", "||||||", "|||||||||||||||||||||||||||",
		"H17.81-261123-0042", "048185012345",
		"04818501234|1|An|15031985|Nữ|X|1",	/* 11 digits */
		"0481850123456||An|15031985|Nữ|X|1",	/* 13 */
		"999185012345||An|15031985|Nữ|X|1",	/* no province */
		"048185012345|12|An|15031985|Nữ|X|1",	/* no old number */
		"048185012345||   |15031985|Nữ|X|1",	/* no name */
		"048185012345||An|15031985|Nữ",		/* cut off */
		"]", "]Q", "]Q1",
		"048185012345||\xff\xfe|15031985|Nữ|X|1", /* not UTF-8 */
		"048185012345||1|2|3|4|5|6|7|8|9|10|11|12",
	};
	struct id_card c;
	char *flood = arena_alloc(arena, 300001);
	char *name = arena_alloc(arena, 400);

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		if (id_card_parse(arena, hostile[i], &c))
			fail_msg("read: %s", hostile[i]);
	}
	memset(flood, '|', 300000);
	assert_false(id_card_parse(arena, flood, &c));
	memset(flood, '0', 300000);
	assert_false(id_card_parse(arena, flood, &c));
	memset(name, 'A', 101);
	assert_false(id_card_parse(
		arena,
		arena_printf(arena, "048185012345||%s|15031985|Nữ|X|1", name),
		&c));
	name[100] = '\0';
	assert_true(id_card_parse(
		arena,
		arena_printf(arena, "048185012345||%s|15031985|Nữ|X|1", name),
		&c));
}

static void a_persons_name_is_letters(void **state)
{
	(void)state;
	assert_null(check_person_name("Nguyễn Thị Hường"));
	assert_null(check_person_name("H'Hen Niê"));
	assert_null(check_person_name("Y Moan-Ênuôl"));
	assert_non_null(check_person_name("Nguyễn 2"));
	assert_non_null(check_person_name("<b>An</b>"));
	assert_non_null(check_person_name("- '"));
	assert_non_null(check_person_name(
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

static enum scan_health health(const char *typed)
{
	return scan_judge(arena, typed).health;
}

static void the_test_field_tells_what_mangles_a_scan(void **state)
{
	(void)state;
	assert_int_equal(health(SCAN_SAMPLE), SCAN_CLEAN);
	assert_int_equal(health(SCAN_SAMPLE "\r"), SCAN_CLEAN);
	assert_int_equal(health(""), SCAN_EMPTY);
	/* As UniKey rewrites the sample: Telex, then VNI. */
	assert_int_equal(health("SCAN ÂĐƠÊ A1D9O7E6 0123456789|.-"),
			 SCAN_TELEX);
	assert_int_equal(health("SCAN AADDOWEE ÁĐƠÊ 0123456789|.-"),
			 SCAN_VNI);
	assert_int_equal(health("scan aaddowee a1d9o7e6 0123456789|.-"),
			 SCAN_CASE);
	assert_int_equal(health("AN AADDOWEE A1D9O7E6 0123456789|.-"),
			 SCAN_CUT);
	assert_int_equal(health("H17.81-261123-0042"), SCAN_OTHER);
	assert_int_equal(health("H17.Â1"), SCAN_MARKS);
	assert_int_equal(scan_judge(arena, "\x1d" SCAN_SAMPLE "\x04").controls,
			 2);
	for (int h = SCAN_CLEAN; h <= SCAN_OTHER; h++)
		assert_true(strlen(scan_advice((enum scan_health)h)) > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(certified_copies_cost_what_the_circular_says),
		cmocka_unit_test(
			no_page_costs_nothing_and_too_many_are_not_guessed),
		cmocka_unit_test(without_a_ceiling_every_page_counts),
		cmocka_unit_test(a_card_is_read_as_scanners_type_it),
		cmocka_unit_test(a_birthday_that_is_none_is_left_to_the_officer),
		cmocka_unit_test(what_is_no_card_is_not_read),
		cmocka_unit_test(a_persons_name_is_letters),
		cmocka_unit_test(the_test_field_tells_what_mangles_a_scan),
	};

	arena = arena_new();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
