/* The number of a dossier as it is typed; what is read is read again as it is. */
#include "domain/reception/dossier_code.h"
#include "fuzz.h"
#include "text/text.h"

FUZZ(arena, text, len)
{
	struct dossier_ref ref;
	const char *code, *why;

	if (!text_is_utf8(text, len) || memchr(text, '\0', len))
		return;
	ref = dossier_ref_read(arena, text);
	must(ref.kind != WRITTEN_NOT || (ref.why && *ref.why));
	seen(dossier_token(arena, text));
	seen(receipt_secret(arena, text));
	code = dossier_code(arena, text, &why);
	if (!code)
		return;
	must(strlen(code) <= 2 * len + 8); /* dots, and "H17." */
	if (strlen(code) <= 60) /* what is longer is read no second time */
		must(strcmp(dossier_code(arena, code, &why), code) == 0);
}
