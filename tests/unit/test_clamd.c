/* The scanner's protocol: only a clear answer counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/scanner.h"
#include "base/clamd.h"

static char path[64];
static char name[CLAMD_NAME_MAX + 1];

static enum clamd_verdict ask(char mode, const void *data, size_t len)
{
	pid_t pid = scanner_start(path, mode);
	enum clamd_verdict verdict = clamd_scan(path, data, len, name);

	scanner_stop(pid, path);
	return verdict;
}

static void a_clean_file_is_clean(void **state)
{
	static char large[20 << 20];

	(void)state;
	assert_int_equal(ask('s', "tờ khai", 10), CLAMD_CLEAN);
	assert_string_equal(name, "");
	assert_int_equal(ask('s', large, sizeof(large)), CLAMD_CLEAN);
	assert_int_equal(ask('s', "", 0), CLAMD_CLEAN);
}

static void an_infected_file_has_a_name(void **state)
{
	(void)state;
	assert_int_equal(ask('s', "xx EICAR xx", 11), CLAMD_INFECTED);
	assert_string_equal(name, "Eicar-Signature");
}

static void silence_and_errors_are_never_clean(void **state)
{
	(void)state;
	assert_int_equal(ask('e', "tờ khai", 10), CLAMD_UNSURE);
	assert_int_equal(ask('h', "tờ khai", 10), CLAMD_SILENT);
	assert_int_equal(clamd_scan("/khong/co", "x", 1, name), CLAMD_SILENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clean_file_is_clean),
		cmocka_unit_test(an_infected_file_has_a_name),
		cmocka_unit_test(silence_and_errors_are_never_clean),
	};

	snprintf(path, sizeof(path), "/tmp/test_clamd.%d", (int)getpid());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
