/* The replay of the notes: what was noted is still there, as it was noted. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "domain/proof/seal_internal.h"

#define PAGE 500

struct walk {
	struct seal_replay *r;
	FILE *f;
	char *line;
	size_t room;
	int64_t n; /* lines read */
	struct digest head; /* CHAIN of the last one */
	bool is_ours; /* else fetched from a witness: some may be missing */
};

/* "140" of "101-140,142" and where it goes on; false: no more. */
static bool next_span(const char **at, int64_t *from, int64_t *to)
{
	char *end;

	if (!**at)
		return false;
	*from = *to = strtoll(*at, &end, 10);
	if (*end == '-')
		*to = strtoll(end + 1, &end, 10);
	*at = *end == ',' ? end + 1 : "";
	return true;
}

/* The rows of one note, as they stand now. */
static enum err check_rows(struct cx *cx, struct walk *w, enum source source,
			   const struct seal_note *note)
{
	struct leaves l;
	struct digest now;
	const char *at = note->ids;
	int64_t from, to, first = 0;
	struct buf all;

	buf_init(&all, cx->arena, 4 * 1024 * 1024);
	while (next_span(&at, &from, &to)) {
		TRY(leaves_read(cx, source, from, to, SEAL_NOTED + 1, &l));
		for (size_t i = 0; i < l.n && from <= to; i++, from++) {
			if (leaf_id(l.at + LEAF_LEN * i) != from)
				break;
		}
		if (from <= to) {
			seal_fault_found(w->r, seal_kinds[source], from,
					 "was noted and is gone");
			return OK;
		}
		first = first ? first : leaf_id(l.at);
		buf_add(&all, l.at, LEAF_LEN * l.n);
	}
	now = sha256(all.data, all.len);
	if (!digest_equal(&now, &note->hash))
		seal_fault_found(w->r, seal_kinds[source], first,
				 "or one noted with it was changed since");
	return OK;
}

static enum err check_note(struct cx *cx, struct walk *w,
			   const struct seal_note *note)
{
	int64_t found;
	enum err err;

	for (int i = 0; i < SOURCE_COUNT; i++) {
		if (strcmp(note->kind, seal_sources[i]) == 0)
			return check_rows(cx, w, (enum source)i, note);
	}
	err = seal_has(cx, &note->hash, &found);
	if (err != ERR_MISSING)
		return err;
	seal_fault_found(w->r, "noted seal", note->seal,
			 "is not in the chain: it was cut or rebuilt");
	return OK;
}

/* A line by itself and after the one before it. */
static void check_chain(struct cx *cx, struct walk *w,
			const struct seal_note *note)
{
	struct digest mine = seal_note_chain(cx->arena, &w->head, note->body);
	bool follows = !w->is_ours && note->n != w->n + 1;

	if (!note->has_chain) { /* of an older release */
		w->n++;
		w->head = mine;
		return;
	}
	if (!follows &&
	    (note->n != w->n + 1 || !digest_equal(&mine, &note->chain)))
		seal_fault_found(w->r, "note", note->n,
				 "does not follow the note before it");
	w->n = w->is_ours ? w->n + 1 : note->n;
	w->head = note->chain;
}

/* The next line; false: there is none. */
static enum err read_line(struct cx *cx, struct walk *w, bool *ret_is_there)
{
	struct seal_note note;

	arena_reset(cx->arena);
	*ret_is_there = w->f && getline(&w->line, &w->room, w->f) > 0;
	if (!*ret_is_there)
		return OK;
	if (!seal_note_parse(cx->arena, w->line, &note)) {
		if (!w->is_ours)
			return OK; /* what else stands in a log */
		seal_fault_found(w->r, "note", w->n + 1, "cannot be read");
		w->n++;
		return OK;
	}
	if (!w->is_ours && w->n == 0 && note.has_chain) {
		w->n = note.n; /* a witness may begin anywhere */
		w->head = note.chain;
	} else {
		check_chain(cx, w, &note);
	}
	return check_note(cx, w, &note);
}

STMT(q_noted, "ii", "iib",
     "SELECT no, notes_n, notes_head FROM seal WHERE no > ? AND notes_n > 0"
     " ORDER BY no LIMIT ?");

/* What each seal says of the notes that there were before it. */
static enum err check_seals(struct cx *cx, struct cx *line, struct walk *w)
{
	int64_t no = 0, n;
	struct digest head;
	struct bytes noted;
	struct rows rows;
	bool is_there;

	do {
		arena_reset(cx->arena);
		TRY(db_query(cx, q_noted, &rows, no, (int64_t)PAGE));
		while (rows_next(&rows, &no, &n, &noted)) {
			is_there = true;
			while (w->n < n && is_there)
				TRY(read_line(line, w, &is_there));
			if (w->n == n && digest_stored(noted, &head) &&
			    digest_equal(&head, &w->head))
				continue;
			seal_fault_found(w->r, "seal", no,
					 "the notes before it are not in the"
					 " file: it was lost, cut or rewritten");
		}
	} while (rows.n == PAGE);
	return OK;
}

enum err seal_verify_notes(struct cx *cx, const char *path, bool is_ours,
			   struct seal_replay *r)
{
	struct cx page = *cx, line = *cx;
	struct walk w = { .r = r, .f = fopen(path, "re"), .is_ours = is_ours };
	bool is_there = true;
	enum err err = OK;

	if (!w.f && !is_ours)
		return fail(cx, ERR_MISSING, "%s cannot be read", path);
	page.arena = arena_new();
	line.arena = arena_new();
	if (is_ours)
		err = check_seals(&page, &line, &w);
	while (err == OK && is_there)
		err = read_line(&line, &w, &is_there);
	free(w.line);
	if (w.f)
		fclose(w.f);
	cx_keep_fault(cx, &page);
	cx_keep_fault(cx, &line);
	arena_free(page.arena);
	arena_free(line.arena);
	return err;
}

/* When a line was written; INSTANT_NONE: it does not say. */
static struct instant noted_at(const struct seal_note *note)
{
	struct instant at = INSTANT_NONE;
	char when[24] = "";

	if (sscanf(note->body, "%*d %23s", when) != 1 ||
	    !instant_parse_iso(when, &at))
		return INSTANT_NONE;
	return at;
}

/* The line that was read still stands; one of before `sure` counts as such,
 * and the replay judges it. */
static enum err stands(struct cx *cx, const char *line, struct instant sure,
		       bool *ret)
{
	struct seal_replay r = { 0 };
	struct walk w = { .r = &r };
	struct seal_note note;

	*ret = true;
	if (!seal_note_parse(cx->arena, line, &note) || !note.has_chain ||
	    noted_at(&note).s <= sure.s)
		return OK;
	TRY(check_note(cx, &w, &note));
	*ret = !r.faults;
	return OK;
}

static enum err read_until(struct cx *cx, struct cx *line, struct walk *w,
			   struct instant sure, int64_t *ret_bytes,
			   const char **ret_left, int64_t *ret_left_n)
{
	bool is_standing = true;
	ssize_t n;

	while ((n = getline(&w->line, &w->room, w->f)) > 0) {
		arena_reset(line->arena);
		if (is_standing)
			TRY(stands(line, w->line, sure, &is_standing));
		if (is_standing) {
			*ret_bytes += n;
		} else if (!(*ret_left_n)++) {
			*ret_left = arena_strndup(cx->arena, w->line,
						  strcspn(w->line, "\n"));
		}
	}
	return OK;
}

enum err seal_notes_until(struct cx *cx, const char *path, struct instant sure,
			  int64_t *ret_bytes, const char **ret_left,
			  int64_t *ret_left_n)
{
	struct walk w = { .f = fopen(path, "re") };
	struct cx line = *cx;
	enum err err = OK;

	*ret_bytes = *ret_left_n = 0;
	*ret_left = NULL;
	if (!w.f)
		return OK;
	line.arena = arena_new();
	err = read_until(cx, &line, &w, sure, ret_bytes, ret_left, ret_left_n);
	free(w.line);
	fclose(w.f);
	cx_keep_fault(cx, &line);
	arena_free(line.arena);
	return err;
}
