/* The machine's clock moved, or behind what is written: said within a look. */
#include <string.h>

#include "../support/fixture.h"
#include "domain/clock_watch.h"
#include "domain/dossier.h"

#define DB "motcua_trial_clock"

static enum err look(struct instant now, int64_t mono_s, int64_t *base)
{
	t.cx.now = now;
	t.cx.fault = (struct fault){ 0 };
	return clock_watch(&t.cx, mono_s, base);
}

static void a_step_is_said_once_and_a_clock_behind_for_as_long(void **state)
{
	struct dossier d;
	struct instant noon = instant_at(day_join(2026, 11, 18), 720);
	struct instant later = { noon.s + 3600 };
	int64_t base = 0;
	(void)state;

	t.cx.now = noon;
	trial_receive(&t, &d); /* leaves rows of noon */
	assert_int_equal(look(noon, 1000, &base), OK);
	noon.s += 10;
	assert_int_equal(look(noon, 1012, &base), OK); /* a slow look */
	assert_int_equal(look(later, 1022, &base), ERR_INTERNAL);
	assert_non_null(strstr(t.cx.fault.detail, "was moved by 35"));
	later.s += 10;
	assert_int_equal(look(later, 1032, &base), OK);

	noon.s -= 10 + 2 * CLOCK_BEHIND_S;
	assert_int_equal(look(noon, 1042, &base), ERR_INTERNAL);
	assert_non_null(strstr(t.cx.fault.detail, "was moved by -"));
	for (int i = 1; i < 4; i++) {
		noon.s += 10;
		assert_int_equal(look(noon, 1042 + 10 * i, &base),
				 ERR_INTERNAL);
		assert_non_null(strstr(t.cx.fault.detail, "s behind"));
	}
	noon.s += 60;
	assert_int_equal(look(noon, 1132, &base), OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_step_is_said_once_and_a_clock_behind_for_as_long),
	};

	return (ward_in(DB), cmocka_run_group_tests(tests, ward_make,
						      ward_drop));
}
