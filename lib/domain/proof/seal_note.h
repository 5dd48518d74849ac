/*
 * The notes: outside the database, where its account need not write, a file of
 * lines that are only added.  Who owns the database can rebuild all that stands
 * in it; what was noted betrays that.
 *
 *   17 2026-11-30T07:10:00 seal 12 HASH CHAIN       each seal, at once
 *   18 2026-11-30T07:10:05 event 101-140,142 HASH CHAIN
 *                             (also `audit`, `row`): rows that are committed
 *                             and wait for their seal, SHA-256 of their leaves
 *
 * CHAIN is the SHA-256 of the line before (its CHAIN) and of this line up to
 * it; the first follows 64 zeros.  Each seal says how many notes there were and
 * the last one's CHAIN, so a file that is lost or cut is missed.  Each line is
 * also sent to witnesses elsewhere (base/witness.h); one that missed some has
 * them all in the next line's CHAIN.  Lines of older releases, "time number
 * HASH", are counted and chained as they stand.
 */
#ifndef DOMAIN_SEAL_NOTE_H
#define DOMAIN_SEAL_NOTE_H

#include "base/cx.h"
#include "secret/secret.h"

#define SEAL_NOTES "%s/log/seals" /* under the state folder */

struct seal_notes {
	const char *path;
	int64_t n; /* lines */
	struct digest head; /* the last one's CHAIN */
	int64_t seal; /* the last one noted, 0: none */
	int64_t size; /* of the file, in bytes */
};
/* The file as it stands; none there: n 0.  Read only when it is not as long as
 * `notes` knows it: somebody else wrote or cut it. */
void seal_notes_look(const char *path, struct seal_notes *notes);
/* One more line, on the disk before it returns.  `words`: what is noted.
 * *ret_line: the line, without its end. */
enum err seal_notes_add(struct cx *cx, struct seal_notes *notes,
			const char *words, const char **ret_line) MUST_CHECK;

/* One line read back.  Also out of what a witness wrote around it. */
struct seal_note {
	int64_t n;
	const char *kind; /* "seal", "event", "audit", "row"; "": an old line */
	int64_t seal;
	const char *ids; /* "101-140,142" */
	struct digest hash, chain;
	bool has_chain;
	const char *body; /* what CHAIN is of, without the line before */
};
/* false: no note. */
bool seal_note_parse(struct arena *arena, const char *line,
		     struct seal_note *ret);
struct digest seal_note_chain(struct arena *arena, const struct digest *before,
			      const char *body);

#endif
