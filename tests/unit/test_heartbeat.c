/* The sign of life of the jobs: what is said of one that failed or is late. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/heartbeat.h"

#define VAR_DIR "build/test/heartbeat"
#define NOW 1000000

static struct arena *arena;

static const char *said(struct job_sign job)
{
	assert_true(heartbeat_write(VAR_DIR, NOW + 10, 0, &job, 1));
	return heartbeat_fault(arena, heartbeat_text(arena, VAR_DIR), NOW);
}

static void a_job_that_ended_well_is_not_spoken_of(void **state)
{
	(void)state;
	assert_null(said((struct job_sign){ "replay", 86400, NOW - 100, 3,
					    false }));
}

static void one_whose_last_turn_failed_is(void **state)
{
	(void)state;
	assert_string_equal(said((struct job_sign){ "replay", 86400, NOW - 100,
						    4, true }),
			    "job replay: its last turn failed");
}

static void so_is_one_that_ended_long_ago(void **state)
{
	(void)state;
	assert_non_null(strstr(said((struct job_sign){ "seal", 5, NOW - 1000, 0,
						       false }),
			       "no good end for 1000 s"));
}

static void and_a_worker_that_gives_no_sign(void **state)
{
	(void)state;
	assert_string_equal(heartbeat_fault(arena, "", NOW),
			    "jobs: no sign of life");
}

static void faults_of_the_last_replay_are_told(void **state)
{
	const struct job_sign job = { "replay", 86400, NOW, 0, false };

	(void)state;
	for (int faults = 0; faults < 2; faults++) {
		assert_true(heartbeat_write(VAR_DIR, NOW, faults, &job, 1));
		assert_int_equal(heartbeat_tells_faults(heartbeat_text(
					 arena, VAR_DIR)),
				 faults);
	}
	assert_false(heartbeat_tells_faults(""));
}

static int begin(void **state)
{
	(void)state;
	mkdir(VAR_DIR, 0700);
	mkdir(VAR_DIR "/run", 0700);
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
		cmocka_unit_test(a_job_that_ended_well_is_not_spoken_of),
		cmocka_unit_test(one_whose_last_turn_failed_is),
		cmocka_unit_test(so_is_one_that_ended_long_ago),
		cmocka_unit_test(and_a_worker_that_gives_no_sign),
		cmocka_unit_test(faults_of_the_last_replay_are_told),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
