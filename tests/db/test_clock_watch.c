/* The machine's clock moved, behind what is written, or not the database's: in
 * doubt from the first look on, and as long as it lasts. */
#include <string.h>

#include "../support/fixture.h"
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/clock_watch.h"

#define DB "motcua_trial_clock"
#define BOOT "a-start"

STMT(q_database_clock, "i", "", "SET TIMESTAMP = ?");

static struct clock_mark mark;

static void database_says(struct instant at)
{
	assert_int_equal(db_exec(&t.cx, q_database_clock, at.s), OK);
}

/* steady: seconds since the machine started; database_s: its difference. */
static const char *look_at(struct instant now, const char *boot,
			   int64_t steady_s, int64_t database_s)
{
	t.cx.now = now;
	database_says((struct instant){ now.s + database_s });
	assert_int_equal(clock_watch(&t.cx, boot, steady_s, &mark), OK);
	assert_int_equal(*mark.why != '\0', mark.is_doubted);
	return mark.why;
}

static const char *look(struct instant now, int64_t steady_s)
{
	return look_at(now, BOOT, steady_s, 0);
}

#define says(words, what) assert_non_null(strstr(words, what))
#define fine(words) assert_string_equal(words, "")

static struct instant noon(void)
{
	return instant_at(day_join(2026, 11, 18), 720);
}

static void a_moved_clock_is_doubted_until_it_is_right_again(void **state)
{
	const int64_t steps[] = { 3600, -3600, 86400, -86400, 400, -400 };
	struct instant at = noon();
	(void)state;

	mark = (struct clock_mark){ 0 };
	fine(look(at, 1000));
	at.s += 10;
	fine(look(at, 1012)); /* a slow look */
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct instant wrong = { at.s + steps[i] };

		says(look(wrong, 1010), "was moved by");
		wrong.s += 600;
		says(look(wrong, 1610), "was moved by");
		fine(look(at, 1010));
	}
}

static void small_steps_add_up(void **state)
{
	struct instant at = noon();
	int n = 0;
	(void)state;

	mark = (struct clock_mark){ 0 };
	fine(look(at, 1000));
	do {
		at.s += 60;
		look(at, 1000 + 10 * ++n);
	} while (!mark.is_doubted && n < 100);
	assert_int_equal(n, 3); /* 50 seconds a look */
}

static void an_event_of_the_future_is_doubted(void **state)
{
	struct instant at = noon();
	struct dossier d;
	(void)state;

	mark = (struct clock_mark){ 0 };
	t.cx.now = at;
	trial_receive(&t, &d);
	at.s -= 2 * CLOCK_BOUND_S;
	says(look(at, 50), "behind the newest event");
	at.s += CLOCK_BOUND_S;
	fine(look(at, 50 + CLOCK_BOUND_S));
}

static void a_clock_that_fell_back_with_the_machine_is_doubted(void **state)
{
	struct instant at = noon();
	(void)state;

	mark = (struct clock_mark){ 0 };
	at.s += 7200; /* behind all events */
	fine(look(at, 90000));
	says(look_at((struct instant){ at.s - 3600 }, "another", 5, 0),
	     "before this machine was started");
	fine(look_at((struct instant){ at.s + 60 }, "another", 60, 0));
}

static void the_databases_clock_is_compared(void **state)
{
	struct instant at = { noon().s + 7200 };
	(void)state;

	mark = (struct clock_mark){ 0 };
	fine(look_at(at, BOOT, 5, CLOCK_BOUND_S));
	says(look_at(at, BOOT, 5, 3600), "the database's clock is 3600 s");
	says(look_at(at, BOOT, 5, -3600), "the database's clock is -3600 s");
}

STMT(q_confirmed, "", "ss",
     "SELECT detail, reason FROM audit WHERE action = 'clock_confirm'"
     " ORDER BY id DESC LIMIT 1");

static void the_operators_word_ends_it_and_is_kept(void **state)
{
	const char *why = "giờ đã đối chiếu với đài phát thanh";
	struct instant at = { noon().s - 7200 }; /* behind an event, too */
	const char *detail, *reason;
	struct dossier d;
	(void)state;

	mark = (struct clock_mark){ 0 };
	t.cx.now = noon();
	trial_receive(&t, &d);
	says(look(at, 70), "behind the newest event");
	assert_int_equal(clock_confirm(&t.cx, BOOT, 70, "đúng", &mark),
			 ERR_INPUT);
	assert_true(mark.is_doubted);
	assert_int_equal(clock_confirm(&t.cx, BOOT, 70, why, &mark), OK);
	assert_false(mark.is_doubted);
	fine(look((struct instant){ at.s + 10 }, 80));
	assert_int_equal(db_one(&t.cx, q_confirmed, &detail, &reason), OK);
	assert_string_equal(reason, why);
	says(detail, "moved_s=");
	says(look((struct instant){ at.s + 1000 }, 90), "was moved by");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_moved_clock_is_doubted_until_it_is_right_again),
		cmocka_unit_test(small_steps_add_up),
		cmocka_unit_test(an_event_of_the_future_is_doubted),
		cmocka_unit_test(
			a_clock_that_fell_back_with_the_machine_is_doubted),
		cmocka_unit_test(the_databases_clock_is_compared),
		cmocka_unit_test(the_operators_word_ends_it_and_is_kept),
	};

	return (ward_in(DB), cmocka_run_group_tests(tests, ward_make,
						      ward_drop));
}
