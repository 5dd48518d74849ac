/* The log under a flood: each kind of error some times a second, then how many
 * more; what is no error is whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

#include <cmocka.h>

static FILE *log_;
static int kept;

static int to_a_file(void **state)
{
	(void)state;
	kept = dup(STDERR_FILENO);
	log_ = tmpfile();
	return log_ && dup2(fileno(log_), STDERR_FILENO) >= 0 ? 0 : -1;
}

static int back(void **state)
{
	(void)state;
	dup2(kept, STDERR_FILENO);
	return fclose(log_);
}

static int lines_with(const char *word)
{
	char line[1100];
	int n = 0;

	rewind(log_);
	while (fgets(line, sizeof(line), log_))
		n += strstr(line, word) != NULL;
	return n;
}

static void next_second(void)
{
	usleep(1100 * 1000);
}

static void a_flood_of_one_kind_is_counted(void **state)
{
	(void)state;
	next_second();
	for (int i = 0; i < 5000; i++)
		log_line(LOG_ERROR, "event=flood n=%d", i);
	assert_true(lines_with("event=flood n=") <= 2 * LOG_EQUAL);
	assert_true(lines_with("event=flood n=") >= LOG_EQUAL);
	log_line(LOG_ERROR, "event=another n=%d", 1);
	assert_int_equal(lines_with("event=another"), 1);
	next_second();
	log_line(LOG_INFO, "event=quiet");
	log_line(LOG_WARN, "event=after n=%d", 1);
	assert_true(lines_with("event=log-more lines=4") >= 1);
	assert_int_equal(lines_with("event=after"), 1);
}

static void what_is_no_error_is_whole(void **state)
{
	(void)state;
	for (int i = 0; i < 500; i++)
		log_line(LOG_INFO, "event=access n=%d", i);
	assert_int_equal(lines_with("event=access"), 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_flood_of_one_kind_is_counted,
						to_a_file, back),
		cmocka_unit_test_setup_teardown(what_is_no_error_is_whole,
						to_a_file, back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
