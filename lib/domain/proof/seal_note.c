#include "domain/proof/seal_note.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct digest seal_note_chain(struct arena *arena, const struct digest *before,
			      const char *body)
{
	char hex[65];
	const char *text;

	digest_hex(before, hex);
	text = arena_printf(arena, "%s %s", hex, body);
	return sha256(text, strlen(text));
}

/* "12 HASH CHAIN", "101-140,142 HASH CHAIN" behind the kind. */
static bool parse_words(struct arena *arena, const char *words,
			struct seal_note *ret)
{
	size_t len = strspn(words, "0123456789-,");
	const char *ids = arena_strndup(arena, words, len);
	char hash[65], chain[65];

	if (!len || sscanf(words + len, " %64[0-9a-f] %64[0-9a-f]", hash,
			   chain) != 2 ||
	    !digest_from_hex(hash, &ret->hash) ||
	    !digest_from_hex(chain, &ret->chain))
		return false;
	ret->ids = ids;
	ret->seal = strcmp(ret->kind, "seal") == 0 ? atoll(ids) : 0;
	ret->has_chain = true;
	return true;
}

static bool parse_at(struct arena *arena, const char *line,
		     struct seal_note *ret)
{
	static const char *const kinds[] = { "seal", "event", "audit", "row" };
	char at[32], kind[8];
	int used = 0;
	long long n;

	if (sscanf(line, "%lld %31[0-9TZ:-] %7[a-z] %n", &n, at, kind,
		   &used) != 3 || !used)
		return false;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kinds[i], kind) != 0)
			continue;
		*ret = (struct seal_note){ .n = n, .kind = kinds[i] };
		if (!parse_words(arena, line + used, ret))
			return false;
		ret->body = arena_strndup(arena, line,
					  (size_t)(strrchr(line, ' ') - line));
		return true;
	}
	return false;
}

static bool parse_old(struct arena *arena, const char *line,
		      struct seal_note *ret)
{
	char hash[65];
	long long no;

	if (sscanf(line, "%*31[0-9TZ:-] %lld %64[0-9a-f]", &no, hash) != 2)
		return false;
	*ret = (struct seal_note){ .kind = "", .seal = no };
	ret->body = arena_strdup(arena, line);
	return digest_from_hex(hash, &ret->hash);
}

bool seal_note_parse(struct arena *arena, const char *line,
		     struct seal_note *ret)
{
	const char *clean = arena_strndup(arena, line, strcspn(line, "\r\n"));

	for (const char *at = clean; at; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (parse_at(arena, at, ret))
			return true;
	}
	return parse_old(arena, clean, ret);
}

static void read_all(FILE *f, struct seal_notes *ret)
{
	struct arena *arena = arena_new();
	struct seal_note note;
	char *line = NULL;
	size_t room = 0;

	while (getline(&line, &room, f) > 0) {
		arena_reset(arena);
		ret->n++;
		line[strcspn(line, "\n")] = '\0';
		note = (struct seal_note){ 0 };
		if (seal_note_parse(arena, line, &note) && note.has_chain)
			ret->head = note.chain;
		else
			ret->head = seal_note_chain(arena, &ret->head, line);
		if (note.seal > ret->seal)
			ret->seal = note.seal;
	}
	free(line);
	arena_free(arena);
}

void seal_notes_look(const char *path, struct seal_notes *notes)
{
	FILE *f = fopen(path, "re");
	struct stat st = { 0 };

	if (f && fstat(fileno(f), &st) != 0)
		st.st_size = -1;
	if (!notes->path || st.st_size != notes->size) {
		*notes = (struct seal_notes){ .path = path,
					      .size = st.st_size };
		if (f)
			read_all(f, notes);
	}
	notes->path = path;
	if (f)
		fclose(f);
}

enum err seal_notes_add(struct cx *cx, struct seal_notes *notes,
			const char *words, const char **ret_line)
{
	const char *body = arena_printf(cx->arena, "%lld %s %s",
					(long long)notes->n + 1,
					instant_iso(cx->arena, cx->now), words);
	struct digest chain = seal_note_chain(cx->arena, &notes->head, body);
	FILE *f = fopen(notes->path, "ae");
	char hex[65];
	bool is_kept;

	digest_hex(&chain, hex);
	is_kept = f && fprintf(f, "%s %s\n", body, hex) > 0 &&
		  fflush(f) == 0 && fsync(fileno(f)) == 0;
	if (is_kept)
		notes->size = ftell(f);
	if (f && fclose(f) != 0)
		is_kept = false;
	if (!is_kept)
		return fail(cx, ERR_BUSY, "%s cannot be written", notes->path);
	*ret_line = arena_printf(cx->arena, "%s %s", body, hex);
	notes->n++;
	notes->head = chain;
	return OK;
}
