/* The first line is the content type, the rest the body; a file lies within. */
#include "fuzz.h"
#include "http/parse.h"
#include "text/text.h"

FUZZ(arena, text, len)
{
	struct rq rq = { .cx = { .arena = arena } };
	size_t first = strcspn(text, "\n");
	const char *type = arena_strndup(arena, text, first);
	size_t left = len > first ? len - first - 1 : 0;
	char *body = arena_alloc(arena, left);

	memcpy(body, text + len - left, left);
	if (parse_multipart(&rq, type, body, left) != OK)
		return;
	must(rq.fields.n <= PAIRS_MAX && rq.uploads_n <= UPLOADS_MAX);
	for (size_t i = 0; i < rq.fields.n; i++)
		must(text_is_utf8(rq.fields.at[i].value,
				  strlen(rq.fields.at[i].value)));
	for (size_t i = 0; i < rq.uploads_n; i++) {
		const struct upload *u = &rq.uploads[i];
		const char *at = u->data;

		must(at >= body && at + u->len <= body + left);
		must(text_is_utf8(u->file_name, strlen(u->file_name)));
		seen(text_file_name(arena, u->file_name));
	}
}
