/* Forms and queries: every name and value is UTF-8 without NUL. */
#include "fuzz.h"
#include "http/parse.h"
#include "text/text.h"

FUZZ(arena, text, len)
{
	struct pairs p;

	if (parse_urlencoded(arena, text, len, &p) != OK)
		return;
	must(p.n <= PAIRS_MAX);
	for (size_t i = 0; i < p.n; i++) {
		must(p.at[i].name[0]);
		must(text_is_utf8(p.at[i].name, strlen(p.at[i].name)));
		must(text_is_utf8(p.at[i].value, strlen(p.at[i].value)));
	}
}
