/*
 * The seals: every event, every audit row and every row record
 * (row_record.h), chained in blocks by the worker.
 *
 * A block covers the ids (from … to] of the three tables that the last one left
 * off.  Of each row it keeps a leaf, id and SHA-256 of a canonical text of the
 * row (an event by dossier, seq and its own chained hash, the others by all
 * their fields); the block's hash is SHA-256 over the previous hash, the ranges
 * and the leaves.  So a replay names the very row that was changed, deleted or
 * put in afterwards, and who wants to hide that must rebuild every later seal,
 * which a hash noted elsewhere then betrays (seal_has).
 *
 * Ids become visible out of order.  A block ends before the first row that is
 * written but not committed (seen by a dirty read), and at a mark that is
 * SEAL_AGE_S old: an id is given out and its row written within one statement,
 * and no statement lives that long.  Nothing is locked.
 */
#ifndef DOMAIN_SEAL_H
#define DOMAIN_SEAL_H

#include "base/cx.h"
#include "domain/proof/definition.h"
#include "domain/proof/record.h"
#include "domain/proof/replay.h"
#include "domain/proof/row_record.h"
#include "domain/proof/seal_note.h"
#include "secret/secret.h"

#define SEAL_AGE_S 60
#define SEAL_ROWS 2000 /* of each table in a block, at most */
/* Without new rows a block is made all the same after so long: it says that
 * until then nothing else had been written. */
#define SEAL_BEAT_S 900
/* A row that is so much older than the seal before it was not written when it
 * says: a program's account writes nothing older than a quarter of an hour
 * (sql/migrations/moments.sql), a mark is a few minutes old at most.  A block
 * that was full says nothing: what waited behind it is of any age. */
#define SEAL_SLACK_S 1800

struct seal_mark {
	int64_t event, audit, row; /* the greatest ids given out so far */
	const struct seal_notes *notes; /* that there are; NULL: none kept */
};
enum err seal_mark(struct cx *cx, struct seal_mark *ret) MUST_CHECK;
/* One block up to the mark.  *ret_rows 0: nothing to seal now. */
enum err seal_next(struct cx *cx, const struct seal_mark *upto,
		   int64_t *ret_rows) MUST_CHECK;

struct seal_head {
	int64_t no; /* 0: nothing is sealed yet */
	struct instant at;
	struct digest hash;
};
enum err seal_newest(struct cx *cx, struct seal_head *ret) MUST_CHECK;
/* The number of the seal with this hash. ERR_MISSING: no seal has it. */
enum err seal_has(struct cx *cx, const struct digest *hash,
		  int64_t *ret_no) MUST_CHECK;

/* What is to be noted (seal_note.h), in words.  Seals newer than the last one
 * noted: */
#define SEAL_UNNOTED 100
enum err seal_unnoted(struct cx *cx, const struct seal_notes *notes,
		      const char *ret_words[SEAL_UNNOTED],
		      size_t *ret_n) MUST_CHECK;
/* Rows that are committed and wait for their seal, each once.  All zeros: none
 * is noted yet; so also when a note could not be kept. */
#define SEAL_HOLES 64
struct seal_tail {
	struct seal_waiting {
		int64_t upto; /* looked at so far, but for the holes */
		struct seal_span {
			int64_t from, to;
		} holes[SEAL_HOLES];
		size_t holes_n;
	} of[3];
};
/* *ret_words NULL: nothing new. */
enum err seal_tail_next(struct cx *cx, struct seal_tail *tail,
			const char **ret_words) MUST_CHECK;

struct seal_replay {
	int64_t seals, rows, waiting, faults;
	/* The first fault: "seal", "event", "audit row", "row record", "noted
	 * seal" or "note", its number and an English clause; kind NULL: none. */
	const char *kind, *reason;
	int64_t id;
};
/* Walks all seals by number, then our own notes (a path, NULL: without them);
 * `progress` is called after each seal. */
enum err seal_verify(struct cx *cx, const char *notes,
		     void (*progress)(int64_t done, int64_t total),
		     struct seal_replay *ret) MUST_CHECK;

/* Notes that a witness kept, in a log of whatever form. */
enum err seal_verify_notes(struct cx *cx, const char *path, bool is_ours,
			   struct seal_replay *r) MUST_CHECK;

/*
 * Our notes beside a database that was brought back to an earlier moment: what
 * was noted after it is not in it, and is no forgery.  *ret_bytes: how much of
 * the file, from its beginning, is for this database to answer for, to the end
 * of a line: whatever was noted by `sure`, when all of it was committed, and
 * from there on what still stands.  *ret_left: the first line behind that, NULL
 * when there is none; *ret_left_n: how many.
 */
enum err seal_notes_until(struct cx *cx, const char *path, struct instant sure,
			  int64_t *ret_bytes, const char **ret_left,
			  int64_t *ret_left_n) MUST_CHECK;

/* What the auditor's page tells of the newest replay. ERR_MISSING: none. */
struct seal_check {
	struct instant at;
	int64_t seals, rows, waiting, faults;
	const char *kind, *id, *reason;
};
/* All of the replay together; the first fault in this order. */
struct replays {
	struct seal_replay seals;
	struct replay ledger;
	struct record_replay records;
	struct row_replay rows;
	struct definition_replay definitions; /* of the owner alone */
};
struct seal_check seal_check_of(struct cx *cx, const struct replays *r);
/* The first fault in Vietnamese: "Dòng nhật ký 4711: nội dung đã bị thay
 * đổi"; "" when there is none. */
const char *seal_check_words(struct arena *arena,
			     const struct seal_check *check);
/* It looked at rows and found none wrong.  Neither sound nor with faults: no
 * row was sealed yet, so that nothing is known. */
bool seal_check_is_sound(const struct seal_check *check);
/* What it came to, as the end of a sentence: the first fault, "không có chỗ
 * sai", or that there was nothing to look at. */
const char *seal_check_outcome(struct arena *arena,
			       const struct seal_check *check);
enum err seal_check_put(struct cx *cx, const struct seal_check *check)
	MUST_CHECK;
/* A replay that ended before its end: what the last one said stands no more. */
enum err seal_check_undone(struct cx *cx) MUST_CHECK;
enum err seal_check_newest(struct cx *cx, struct seal_check *ret) MUST_CHECK;

#endif
