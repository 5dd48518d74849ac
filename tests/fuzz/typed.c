/* Numbers, money, telephones, mail, dates: what is stored is read as itself. */
#include "base/when.h"
#include "fuzz.h"
#include "text/text.h"
#include "text/typed.h"

FUZZ(arena, text, len)
{
	const char *s;
	struct instant at;
	struct day day;
	int64_t n;
	int minute;

	if (!text_is_utf8(text, len) || memchr(text, '\0', len))
		return;
	if (typed_number(arena, text, &n))
		must(n >= 0);
	if (typed_money(arena, text, &n))
		must(n >= 0);
	s = typed_phone(arena, text);
	must(!s || (strlen(s) <= PHONE_MAX &&
		    strcmp(typed_phone(arena, s), s) == 0));
	s = typed_email(arena, text);
	must(!s || strcmp(typed_email(arena, s), s) == 0);
	if (day_parse_typed(text, &day) == DAY_READ)
		must(strlen(day_dmy(arena, day)) == 10);
	if (day_parse_iso(text, &day))
		seen(day_long(arena, day));
	if (instant_parse_iso(text, &at))
		seen(moment_words(arena, at));
	if (minute_parse(text, &minute))
		must(minute >= 0 && minute <= 24 * 60);
}
