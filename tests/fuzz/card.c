/* The QR of an id card, as a scanner types it. */
#include "domain/reception/identity.h"
#include "fuzz.h"
#include "text/text.h"

FUZZ(arena, text, len)
{
	struct id_card card;

	if (!text_is_utf8(text, len) || memchr(text, '\0', len) ||
	    !id_card_parse(arena, text, &card))
		return;
	must(text_is_digits(card.number));
	must(text_is_utf8(card.name, strlen(card.name)));
	must(text_is_utf8(card.address, strlen(card.address)));
}
