/* Code words and the rows that are read by them (base/codes.h, db/db.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/codes.h"
#include "db/db.h"
#include "domain/clock/deadline.h"
#include "domain/ids.h"
#include "domain/ledger/workflow.h"

#include <cmocka.h>

static void a_word_and_its_enum_are_each_others(void **state)
{
	(void)state;
	for (int i = CLOCK_UNSAID; i <= CLOCK_STOPPED; i++)
		assert_int_equal(ticking_of(ticking_code((enum ticking)i)), i);
	assert_string_equal(receive_way_code(RECEIVE_BY_POST), "buu_chinh");
	assert_string_equal(receive_way_said(RECEIVE_BY_POST),
			    "Bưu chính công ích");
}

/* "p" is no "paused", "pausedx" neither. */
static void what_no_word_is_is_the_first(void **state)
{
	(void)state;
	assert_int_equal(ticking_of("p"), CLOCK_UNSAID);
	assert_int_equal(ticking_of("pausedx"), CLOCK_UNSAID);
	assert_int_equal(ticking_of(""), CLOCK_UNSAID);
	assert_int_equal(ticking_of(NULL), CLOCK_UNSAID);
	assert_string_equal(ticking_code((enum ticking)99), "");
	assert_int_equal(state_of("DA_TIEP"), STATE_COUNT);
	assert_int_equal(move_of(NULL), MOVE_COUNT);
	assert_int_equal(term_unit_of("D"), TERM_UNIT_COUNT);
}

struct thing {
	struct dossier_id id;
	enum ticking clock;
	bool is_late;
	int days;
	struct digest hash;
};
#define THING_ROW(F, C)                 \
	F("x.id", id.v, i)              \
	C("x.clock", clock, e(ticking)) \
	C("x.late = 1", is_late, f)     \
	C("x.days", days, n)            \
	C("x.hash", hash, h)

static void a_list_makes_columns_and_letters(void **state)
{
	(void)state;
	assert_string_equal(COLS(THING_ROW),
			    "x.id, x.clock, x.late = 1, x.days, x.hash");
	assert_string_equal(THING_ROW(COLS_LETTER_, COLS_LETTER_), "isiib");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_and_its_enum_are_each_others),
		cmocka_unit_test(what_no_word_is_is_the_first),
		cmocka_unit_test(a_list_makes_columns_and_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
