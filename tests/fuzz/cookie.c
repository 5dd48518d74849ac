/* The Cookie header. */
#include "fuzz.h"
#include "http/parse.h"

FUZZ(arena, text, len)
{
	struct pairs p;

	(void)len;
	if (parse_cookies(arena, text, &p) != OK)
		return;
	for (size_t i = 0; i < p.n; i++) {
		must(p.at[i].name[0] && !strchr(p.at[i].name, '='));
		must(!strchr(p.at[i].value, ';'));
	}
	seen(pairs_get(&p, "phien"));
}
