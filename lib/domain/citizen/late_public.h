/*
 * The public list of late dossiers and its figures; no personal data.
 *
 * A row tells the dossier's number and its field if that is a wide one, never
 * its procedure: who has seen the number on somebody's receipt would know of
 * an adoption, or a divorce (view public_late).  The figures count rows that
 * the same list shows one by one, so that no filter tells more than the rows
 * it leaves; there is no smallest number below which they are held back.
 */
#ifndef DOMAIN_LATE_PUBLIC_H
#define DOMAIN_LATE_PUBLIC_H

#include "base/cx.h"

#define LATE_ROWS 25   /* of a page */
#define LATE_OPEN_CAUSE "-" /* as a cause: the explanation is not closed */

/* Where the apology stands, as far as the public is told. */
enum late_letter {
	LATE_NO_LETTER,
	LATE_LETTER_DRAFT,
	LATE_LETTER_SIGNED,
	LATE_LETTER_STAMPED, /* and all that comes after it */
	LATE_LETTER_COUNT
};
const char *late_letter_words(enum late_letter l);

struct late_filter {
	const char *unit;  /* code of a committee or of a lead unit, "" all */
	const char *cause; /* its class, LATE_OPEN_CAUSE, or "" all */
	struct day first, last; /* the due day; DAY_NONE: no bound */
	bool is_newest; /* the last due first; else the longest late first */
	bool is_open;	/* those alone that have no result yet */
};

/* How many of one lead unit with one state of the letter. */
struct late_sum {
	const char *authority_code, *authority_name, *unit_code, *unit_name;
	enum late_letter letter;
	int64_t n, open; /* open: of them without a result yet */
};
/* Of every unit, whichever the filter names: the figures of all of them are
 * one reading, and what the form offers is among them.  As many lines as there
 * are units and states, by name of committee and unit. */
enum err late_sums(struct cx *cx, const struct late_filter *f,
		   struct late_sum **ret, size_t *ret_n) MUST_CHECK;

struct late_row {
	const char *code, *field, *authority_code, *unit_code, *unit_name;
	struct day late_since; /* the day after the due day */
	struct instant due_at, finished_at, reappointed_at, adjusted_due_at;
	struct instant promised_at; /* before a closing moved it; NONE: none did */
	int64_t adjust_n;
	const char *class_code; /* of the closed explanation, or "" */
	enum late_letter letter;
	const char *letter_number; /* "" before signature */
};
/* At most `limit` after the first `skip`.  The longest late stand first by
 * days of the calendar, which also close on days off. */
enum err late_rows(struct cx *cx, const struct late_filter *f, int64_t skip,
		   int64_t limit, struct late_row **ret,
		   size_t *ret_n) MUST_CHECK;

/* The first due day of all; DAY_NONE: nothing is late. */
enum err late_first_due(struct cx *cx, struct day *ret) MUST_CHECK;

#endif
