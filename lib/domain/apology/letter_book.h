/*
 * The register of apology letters, "Sổ thư xin lỗi": what has a number in an
 * authority's register of the year, in the order of numbers.
 */
#ifndef DOMAIN_LETTER_BOOK_H
#define DOMAIN_LETTER_BOOK_H

#include "domain/apology/letter.h"

struct letter_book_line {
	const char *number; /* "12/PXL" */
	struct instant signed_at;
	const char *lead_name, *responsible_name;
	const char *codes; /* of the dossiers, one a line */
	const char *applicant;
	bool is_late, is_lost; /* the faults that it is for */
	const char *cause_name;
	const char *signer_name, *signer_title;
	const char *signed_for_name; /* "" unless "ký thay" */
	struct instant old_due_at, new_due_at;
	int stamped_pages; /* 0: no stamped copy yet */
	char stamped_digest[65];
	const char *sent_way; /* in words */
	struct instant sent_at;
	const char *reported_to_name;
	struct instant reported_at, acknowledged_at, published_at;
};

/* lead.v = 0: of every lead unit.  In pieces: see pieces.h. */
enum err letter_book_each(struct cx *cx, struct unit_id authority,
			  struct unit_id lead, int year,
			  enum err (*take)(struct cx *cx,
					   const struct letter_book_line *line,
					   void *arg),
			  void *arg) MUST_CHECK;

#endif
