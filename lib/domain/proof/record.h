/*
 * Records: what a letter, an explanation, a step of theirs or a decision on
 * the calendar said when it was written, under the seals.
 *
 * Whoever writes such a row takes its text in the same transaction: a line
 * `table.column=value` each, words as their SHA-256, "-" for none; a letter's
 * with the faults that it answers for.  The audit row of the act has the
 * SHA-256 of every text taken; the seals chain the audit rows (seal.h).  The
 * replay reads each row again and names the column that is not as its newest
 * record says.  What was written before there were records is checked from its
 * next step on.  A new column belongs into record.c (tests/attack/columns.sh).
 */
#ifndef DOMAIN_RECORD_H
#define DOMAIN_RECORD_H

#include "domain/ledger/audit.h"

enum record_kind {
	RECORD_LETTER,
	RECORD_EXPLANATION,
	RECORD_STEP, /* accountability_event */
	RECORD_DECISION, /* calendar_change */
	RECORD_KIND_COUNT
};
#define RECORDS_MAX 2 /* of one act */
struct records {
	struct {
		enum record_kind kind;
		int64_t id;
		const char *said;
	} at[RECORDS_MAX];
	size_t n;
};
/* After the last statement that changes the row. */
enum err record_take(struct cx *cx, enum record_kind kind, int64_t id,
		     struct records *ret) MUST_CHECK;
/* The act's audit row, and the records that it answers for.  actor NULL: the
 * worker. */
enum err record_put(struct cx *cx, const struct actor *actor,
		    const char *action, struct dossier_id dossier,
		    const char *detail,
		    const struct records *records) MUST_CHECK;

struct record_replay {
	int64_t records, faults;
	/* The first fault: "letter", "explanation", "step", "decision" or
	 * "audit row", its number, the dossier's code or "" and an English
	 * clause; kind NULL: none. */
	const char *kind, *code, *reason;
	int64_t id;
};
/* Walks all records by number, then the audit rows and the rows for what is
 * missing among them; memory of a page at a time. */
enum err record_verify(struct cx *cx, struct record_replay *ret) MUST_CHECK;

/* Between record.c and record_verify.c. */
const char *record_code(enum record_kind kind);
enum record_kind record_kind_from_code(const char *code);
/* The row as it stands; ERR_MISSING: there is none. */
enum err record_text(struct cx *cx, enum record_kind kind, int64_t id,
		     const char **ret) MUST_CHECK;
#define RECORD_MARK "record="

#endif
