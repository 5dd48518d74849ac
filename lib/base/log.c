#include "base/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

static const char *const names[] = { "error", "warn", "info" };

/* One write, so lines of several workers do not mix. */
static void put(char *line, int n)
{
	for (int i = 0; i < n; i++) {
		if (line[i] == '\n' || line[i] == '\r')
			line[i] = ' '; /* one fact, one line */
	}
	line[n++] = '\n';
	if (write(STDERR_FILENO, line, (size_t)n) < 0)
		return;
}

static int begin(char *line, size_t size, enum log_level level)
{
	return snprintf(line, size, "t=%lld level=%s ",
			(long long)clock_now().s, names[level]);
}

/* How often a kind of line came within a second; a kind is its format. */
static struct kind {
	const char *fmt;
	int64_t second;
	unsigned n;
} kinds[16];

/* Says what was left out; a second later, when the next line of any kind
 * comes. */
static void say_more(int64_t second)
{
	char line[256];

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct kind *k = &kinds[i];
		int n;

		if (k->n <= LOG_EQUAL || k->second == second)
			continue;
		n = begin(line, sizeof(line), LOG_WARN);
		n += snprintf(line + n, sizeof(line) - (size_t)n - 1,
			      "event=log-more lines=%u like=\"%.40s\"",
			      k->n - LOG_EQUAL, k->fmt);
		put(line, n);
		k->n = 0;
	}
}

static bool is_too_much(const char *fmt)
{
	int64_t second = clock_mono_us() / 1000000;
	struct kind *k = &kinds[((uintptr_t)fmt >> 3) % 16];

	say_more(second);
	if (k->fmt != fmt || k->second != second)
		*k = (struct kind){ fmt, second, 0 };
	return ++k->n > LOG_EQUAL;
}

void log_line(enum log_level level, const char *fmt, ...)
{
	char line[1024];
	va_list ap;
	int n, m;

	if (level != LOG_INFO && is_too_much(fmt))
		return;
	n = begin(line, sizeof(line), level);
	va_start(ap, fmt);
	m = vsnprintf(line + n, sizeof(line) - (size_t)n - 1, fmt, ap);
	va_end(ap);
	if (m < 0)
		return;
	n += m;
	if (n > (int)sizeof(line) - 2)
		n = (int)sizeof(line) - 2;
	put(line, n);
}
