/* What people type, made one: UTF-8 stays UTF-8, twice is as once. */
#include "fuzz.h"
#include "text/text.h"

static void utf8(const char *s)
{
	must(text_is_utf8(s, strlen(s)));
}

FUZZ(arena, text, len)
{
	const char *clean;

	if (!text_is_utf8(text, len) || memchr(text, '\0', len))
		return;
	clean = text_clean(arena, text);
	utf8(clean);
	must(strcmp(text_clean(arena, clean), clean) == 0);
	utf8(text_plain(arena, text));
	utf8(text_fold(arena, text));
	utf8(text_marks(arena, text));
	utf8(text_upper(arena, text));
	utf8(text_sentence(arena, text));
	utf8(text_inside(arena, text));
	utf8(text_mask_name(arena, text));
	utf8(text_code(arena, text));
	utf8(text_file_name(arena, text));
	must(!strpbrk(text_file_name(arena, text), "/\\:\r\n"));
	must(text_length(text) <= len);
	(void)text_is_blank(text);
}
