/* A table that is written can be read back, but for what no file can carry, and
 * no cell of it is a formula. */
#include "fuzz.h"
#include "text/csv.h"
#include "text/text.h"

/* The cell that begins at *at (behind its quote), as a reader has it. */
static char *cell(struct arena *arena, const char **at)
{
	char *out = arena_alloc(arena, strlen(*at) + 1), *to = out;

	must(*(*at)++ == '"');
	while ((*at)[0] != '"' || (*at)[1] == '"') {
		must((*at)[0]);
		*at += (*at)[0] == '"';
		*to++ = *(*at)++;
	}
	(*at)++;
	return out;
}

FUZZ(arena, text, len)
{
	const char *cells[3] = { text, text + strnlen(text, len / 2), NULL };
	struct buf b;
	const char *at;

	buf_init(&b, arena, 1 << 20);
	csv_row(&b, cells, 3);
	at = b.data;
	for (int i = 0; i < 3; i++) {
		const char *was =
			text_carried(arena, cells[i] ? cells[i] : "");
		const char *is = cell(arena, &at);
		const char *first = is + strspn(is, " \t\r\n");

		must(strcmp(is + (*is == '\'' && *was != '\''), was) == 0);
		must(!*first || !strchr("=+-@", *first));
		must(*at++ == (i < 2 ? ',' : '\r'));
	}
}
