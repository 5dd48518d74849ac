#include "base/canon.h"

#include <string.h>

void canon_text(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, "%s %zu ", name, value ? strlen(value) : 0);
	buf_puts(b, value ? value : "");
	buf_putc(b, '\n');
}

void canon_number(struct buf *b, const char *name, int64_t n)
{
	if (n == INT64_MIN)
		buf_printf(b, "%s -\n", name);
	else
		buf_printf(b, "%s %lld\n", name, (long long)n);
}
