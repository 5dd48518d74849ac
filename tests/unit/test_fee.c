/* What a service costs, in words that hide no amount and promise none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "domain/catalogue/fee.h"

#include <cmocka.h>

static struct arena *arena;

static struct fee a_fee(int64_t amount, const char *per, const char *text)
{
	return (struct fee){ .amount = amount, .per = per, .text = text };
}

static void a_fee_is_free_only_in_so_many_words(void **state)
{
	static const struct {
		int64_t amount;
		const char *text;
		enum fee_state is;
		const char *words;
	} cases[] = {
		{ 0, "", FEE_FREE, "Miễn phí" },
		{ 0, NULL, FEE_FREE, "Miễn phí" },
		{ 0, "Miễn lệ phí", FEE_FREE, "Miễn lệ phí" },
		{ 0, "Không thu phí", FEE_FREE, "Không thu phí" },
		{ 0, "Không phải nộp", FEE_FREE, "Không phải nộp" },
		/* Another document may ask. */
		{ 0, "Miễn theo Nghị quyết của HĐND", FEE_UNKNOWN,
		  "Hỏi tại quầy (miễn theo Nghị quyết của HĐND)" },
		{ 0, "Theo quy định", FEE_UNKNOWN,
		  "Hỏi tại quầy (theo quy định)" },
		{ INT64_MIN, "", FEE_UNKNOWN, "Hỏi tại quầy" },
		{ INT64_MIN, "HĐND quy định", FEE_UNKNOWN,
		  "Hỏi tại quầy (HĐND quy định)" },
		{ 8000, "", FEE_KNOWN, "8.000 đồng/hồ sơ" },
		{ 8000, "Lệ phí 8.000 đồng", FEE_KNOWN, "Lệ phí 8.000 đồng" },
		/* A text that leaves the amount out would hide it. */
		{ 8000, "Lệ phí hộ tịch", FEE_KNOWN,
		  "8.000 đồng/hồ sơ (lệ phí hộ tịch)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fee fee = a_fee(cases[i].amount, "", cases[i].text);

		assert_int_equal(fee_state(arena, &fee), cases[i].is);
		assert_string_equal(fee_words(arena, &fee), cases[i].words);
	}
}

static const struct tariff pages = {
	.counted = "trang", .per = "bản", .ceiling = 200000,
	.tiers = { { 1, 2000 }, { 3, 1000 } }, .tiers_n = 2,
};

static void a_counted_fee_says_each_step_and_the_ceiling(void **state)
{
	struct tariff open = pages;

	(void)state;
	assert_string_equal(tariff_words(arena, &pages),
			    "2.000 đồng/trang, từ trang thứ ba 1.000, tối đa"
			    " 200.000 đồng/bản");
	open.ceiling = INT64_MIN;
	open.tiers[1].from = 12;
	assert_string_equal(tariff_words(arena, &open),
			    "2.000 đồng/trang, từ trang thứ 12 1.000");
	assert_int_equal(tariff_amount(&pages, 0), 0);
	assert_int_equal(tariff_amount(&pages, -1), 0);
	assert_int_equal(tariff_amount(&pages, 2), 4000);
	assert_int_equal(tariff_amount(&pages, 5), 7000);
	assert_int_equal(tariff_amount(&pages, 5000), 200000);
	assert_int_equal(tariff_amount(&pages, TARIFF_COUNT_MAX + 1), -1);
}

static const char *all_words(const struct fee *list, size_t n,
			     const struct tariff *t)
{
	const struct fees f = { list, n, t };

	return fees_words(arena, &f);
}

static void what_is_counted_is_said_once_and_nothing_is_left_out(void **state)
{
	const struct tariff none = { .counted = "trang" };
	const struct fee counted[] = { a_fee(2000, "trang", ""),
				       a_fee(1000, "trang", ""),
				       a_fee(5000, "hồ sơ", "") };

	(void)state;
	assert_string_equal(all_words(counted, 3, &pages),
			    "2.000 đồng/trang, từ trang thứ ba 1.000, tối đa"
			    " 200.000 đồng/bản; 5.000 đồng/hồ sơ");
	/* The tariff is said though no fee of the list is counted by it. */
	assert_string_equal(all_words(counted + 2, 1, &pages),
			    "5.000 đồng/hồ sơ; 2.000 đồng/trang, từ trang thứ"
			    " ba 1.000, tối đa 200.000 đồng/bản");
	assert_string_equal(all_words(counted, 1, &none), "2.000 đồng/trang");
	assert_string_equal(all_words(counted, 0, NULL), "Hỏi tại quầy");
}

static enum fee_state all(const struct fee *list, size_t n,
			  const struct tariff *t)
{
	const struct fees f = { list, n, t };

	return fees_state(arena, &f);
}

static void all_is_known_when_every_part_is(void **state)
{
	const struct fee list[] = { a_fee(0, "", ""), a_fee(8000, "", ""),
				    a_fee(INT64_MIN, "", "") };

	(void)state;
	assert_int_equal(all(list, 0, NULL), FEE_UNKNOWN);
	assert_int_equal(all(list, 1, NULL), FEE_FREE);
	assert_int_equal(all(list, 2, NULL), FEE_KNOWN);
	assert_int_equal(all(list, 3, NULL), FEE_UNKNOWN);
	assert_int_equal(all(list, 1, &pages), FEE_KNOWN);
}

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fee_is_free_only_in_so_many_words),
		cmocka_unit_test(a_counted_fee_says_each_step_and_the_ceiling),
		cmocka_unit_test(
			what_is_counted_is_said_once_and_nothing_is_left_out),
		cmocka_unit_test(all_is_known_when_every_part_is),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
