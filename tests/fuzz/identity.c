/* Names and numbers of persons. */
#include "domain/reception/identity.h"
#include "fuzz.h"
#include "text/text.h"

FUZZ(arena, text, len)
{
	const char *clean;

	if (!text_is_utf8(text, len) || memchr(text, '\0', len))
		return;
	seen(check_person_name(text));
	seen(check_passport(text));
	seen(check_tax_code(text));
	clean = id_number_clean(arena, text);
	must(strcmp(id_number_clean(arena, clean), clean) == 0);
	seen(check_cccd(arena, clean, day_join(1985, 3, 15)));
	seen(check_cccd(arena, text, DAY_NONE));
}
