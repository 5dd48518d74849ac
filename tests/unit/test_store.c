/* The store of files: content-addressed, and whole whenever it is cut off. */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "file/store.h"

static char dir[64];
static struct store store;

static int make(void **state)
{
	(void)state;
	strcpy(dir, "/tmp/test_store.XXXXXX");
	store = (struct store){ .root = mkdtemp(dir) };
	return store.root && secret_init(NULL, false) == OK ? 0 : -1;
}

static int drop(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	return system(command);
}

struct seen {
	int objects, strangers;
	int64_t bytes;
};

static void count(void *arg, const struct digest *d, int64_t size)
{
	struct seen *seen = arg;

	seen->objects += d != NULL;
	seen->strangers += d == NULL;
	seen->bytes += size;
}

static struct seen walk(void)
{
	struct seen seen = { 0 };

	assert_int_equal(store_walk(&store, count, &seen), OK);
	return seen;
}

static void an_object_lies_under_the_hash_of_its_bytes(void **state)
{
	struct mapped m CLEANUP(mapped_done) = { 0 };
	struct digest d, want = sha256("xin chào", 9);
	char name[STORE_NAME_LEN + 1];

	(void)state;
	assert_int_equal(store_put(&store, "xin chào", 9, &d), OK);
	assert_true(digest_equal(&d, &want));
	store_name(&d, name);
	assert_int_equal(strlen(name), STORE_NAME_LEN);
	assert_int_equal(store_size(&store, &d), 9);
	assert_int_equal(store_map(&store, &d, &m), OK);
	assert_memory_equal(m.data, "xin chào", 9);
}

static void an_equal_file_is_the_same_object(void **state)
{
	struct digest a, b;

	(void)state;
	assert_int_equal(store_put(&store, "giống", 6, &a), OK);
	assert_int_equal(store_put(&store, "giống", 6, &b), OK);
	assert_true(digest_equal(&a, &b));
	assert_int_equal(store_put(&store, "", 0, &b), OK);
	assert_int_equal(walk().objects, 2);
	assert_int_equal(walk().strangers, 0);
}

static void an_object_cannot_be_written_over(void **state)
{
	char name[STORE_NAME_LEN + 1], path[200];
	struct stat st;
	struct digest d;

	(void)state;
	assert_int_equal(store_put(&store, "một", 4, &d), OK);
	store_name(&d, name);
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0337, 0);
	/* Somebody damaged it: that is said, not hidden under a fresh copy. */
	assert_int_equal(truncate(path, 1), 0);
	assert_int_equal(store_put(&store, "một", 4, &d), ERR_INTERNAL);
}

static void what_is_not_there_is_missing(void **state)
{
	struct digest d = sha256("không có", 10);
	struct mapped m;

	(void)state;
	assert_int_equal(store_size(&store, &d), -1);
	assert_int_equal(store_map(&store, &d, &m), ERR_MISSING);
	store.root = "/khong/co/thu/muc";
	assert_int_equal(store_put(&store, "x", 1, &d), ERR_BUSY);
	assert_int_equal(store_free_bytes(&store), -1);
	store.root = dir;
	assert_true(store_free_bytes(&store) > 0);
}

static const char *deadly;

static void die_here(const char *step)
{
	if (strcmp(step, deadly) == 0)
		raise(SIGKILL);
}

/* A whole object or none; never a part of one under its name. */
static void killed_at_any_step_it_leaves_no_half_object(void **state)
{
	static const struct {
		const char *step;
		int objects;
	} steps[] = { { "temp", 0 },   { "written", 0 }, { "synced", 0 },
		      { "hashed", 0 }, { "linked", 1 },	 { "durable", 1 } };
	static char data[300000];

	(void)state;
	memset(data, 'v', sizeof(data));
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		int status, before = walk().objects;
		struct digest d;
		pid_t pid;

		data[0] = (char)i; /* another file each time */
		deadly = steps[i].step;
		pid = fork();
		if (!pid) {
			store.reached = die_here;
			_exit(store_put(&store, data, sizeof(data), &d));
		}
		waitpid(pid, &status, 0);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(walk().objects - before, steps[i].objects);
		assert_int_equal(walk().strangers, 0);
		assert_int_equal(walk().bytes,
				 walk().objects * (int64_t)sizeof(data));
		/* And the same file is taken in afterwards. */
		assert_int_equal(store_put(&store, data, sizeof(data), &d),
				 OK);
		assert_int_equal(walk().objects - before, 1);
	}
}

static int temp_files(void)
{
	char path[100];
	struct dirent *e;
	DIR *d;
	int n = 0;

	snprintf(path, sizeof(path), "%s/tmp", dir);
	d = opendir(path);
	assert_non_null(d);
	while ((e = readdir(d)))
		n += e->d_name[0] != '.';
	closedir(d);
	return n;
}

static void a_disk_that_refuses_leaves_nothing(void **state)
{
	static char data[300000];
	const struct rlimit small = { 100000, 100000 };
	struct digest d;
	int status;
	pid_t pid = fork();

	(void)state;
	if (!pid) {
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &small);
		_exit(store_put(&store, data, sizeof(data), &d));
	}
	waitpid(pid, &status, 0);
	assert_int_equal(WEXITSTATUS(status), ERR_BUSY);
	assert_int_equal(walk().objects, 0);
	assert_int_equal(temp_files(), 0);
}

static void leavings_of_a_crash_are_swept_later(void **state)
{
	struct digest d;
	int status;
	pid_t pid;

	(void)state;
	deadly = "written";
	pid = fork();
	if (!pid) {
		store.reached = die_here;
		_exit(store_put(&store, "nửa chừng", 12, &d));
	}
	waitpid(pid, &status, 0);
	assert_int_equal(temp_files(), 1);
	/* Younger than the limit: perhaps somebody is still writing. */
	assert_int_equal(store_sweep(&store, (struct instant){ 1000 }), 0);
	assert_int_equal(store_sweep(&store, (struct instant){ INT64_MAX }),
			 1);
	assert_int_equal(temp_files(), 0);
}

static void what_has_no_business_there_is_noticed(void **state)
{
	char path[200];
	struct digest d;

	(void)state;
	assert_int_equal(store_put(&store, "đúng chỗ", 12, &d), OK);
	snprintf(path, sizeof(path), "%s/ab", dir);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/ab/cd", dir);
	mkdir(path, 0700);
	/* A whole name in a folder that is not its own. */
	snprintf(path, sizeof(path), "%s/ab/cd/%064d", dir, 0);
	close(open(path, O_CREAT | O_WRONLY, 0600));
	snprintf(path, sizeof(path), "%s/ghi chú.txt", dir);
	close(open(path, O_CREAT | O_WRONLY, 0600));
	assert_int_equal(walk().objects, 1);
	assert_int_equal(walk().strangers, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_object_lies_under_the_hash_of_its_bytes),
		TEST(an_equal_file_is_the_same_object),
		TEST(an_object_cannot_be_written_over),
		TEST(what_is_not_there_is_missing),
		TEST(killed_at_any_step_it_leaves_no_half_object),
		TEST(a_disk_that_refuses_leaves_nothing),
		TEST(leavings_of_a_crash_are_swept_later),
		TEST(what_has_no_business_there_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
