#include "base/clock_mark.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/clock.h"

#define TEXT_MAX 512

static int open_mark(const char *var, int flags)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/run/clock", var);
	return open(path, flags | O_CLOEXEC, 0640);
}

static bool parse(const char *text, struct clock_mark *ret)
{
	long long base, seen, known;
	int doubted, at = 0;

	*ret = (struct clock_mark){ 0 };
	if (sscanf(text, "%39s %lld %lld %lld %d%n", ret->boot, &base, &seen,
		   &known, &doubted, &at) != 5)
		return false;
	ret->base_s = base;
	ret->seen_s = seen;
	ret->known_s = known;
	ret->is_doubted = doubted != 0;
	text += at + (text[at] == ' ');
	snprintf(ret->why, sizeof(ret->why), "%.*s", (int)strcspn(text, "\n"),
		 text);
	return true;
}

bool clock_mark_load(const char *var, struct clock_mark *ret)
{
	char text[TEXT_MAX];
	int fd = open_mark(var, O_RDONLY);
	ssize_t n;

	if (fd < 0)
		return false;
	flock(fd, LOCK_SH); /* held for one write */
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[n > 0 ? n : 0] = '\0';
	return parse(text, ret);
}

bool clock_mark_store(const char *var, const struct clock_mark *mark)
{
	char text[TEXT_MAX];
	int len = snprintf(text, sizeof(text), "%s %lld %lld %lld %d %s\n",
			   mark->boot, (long long)mark->base_s,
			   (long long)mark->seen_s, (long long)mark->known_s,
			   mark->is_doubted, mark->why);
	int fd = open_mark(var, O_WRONLY);
	bool ok;

	/* Made only where there is none: the worker's is not root's to make,
	 * in a folder where each keeps what is their own. */
	if (fd < 0)
		fd = open_mark(var, O_WRONLY | O_CREAT);
	if (fd < 0)
		return false;
	flock(fd, LOCK_EX);
	ok = pwrite(fd, text, (size_t)len, 0) == len;
	ok = ftruncate(fd, len) == 0 && ok;
	return close(fd) == 0 && ok;
}

const char *clock_boot(void)
{
	static char boot[40]; /* no program outlives its start */
	FILE *f = *boot ? NULL : fopen("/proc/sys/kernel/random/boot_id", "re");

	if (!*boot && (!f || fscanf(f, "%39s", boot) != 1))
		snprintf(boot, sizeof(boot), "unknown");
	if (f)
		fclose(f);
	return boot;
}

int64_t clock_moved_s(const struct clock_mark *mark, struct instant now,
		      int64_t steady_s)
{
	return strcmp(clock_boot(), mark->boot) == 0 ? now.s - steady_s - mark->base_s :
					       0;
}

bool clock_is_doubted(const char *var)
{
	struct clock_mark mark;

	return clock_mark_load(var, &mark) &&
	       (mark.is_doubted ||
		llabs(clock_moved_s(&mark, clock_now(), clock_steady_s())) >
			CLOCK_BOUND_S);
}
