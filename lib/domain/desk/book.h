/*
 * The register of an agency's desk, "Sổ theo dõi hồ sơ" (form 06 of Circular
 * 01/2018, form 07 of Circular 03/2025): one book a year, numbers consecutive
 * to the year's end (Circular 01/2018 art. 10.2).
 *
 * Dossier numbers have no gaps (receive.h), so a line's number is that of the
 * days before it plus the day's own: any page of a book of any size is found
 * by its first number, without counting.
 */
#ifndef DOMAIN_BOOK_H
#define DOMAIN_BOOK_H

#include "base/cx.h"
#include "domain/ids.h"
#include "domain/ledger/workflow.h"

#define BOOK_PAGE 200

struct book_line {
	int64_t number;
	const char *code, *procedure_name, *content, *rule_set;
	int sets;
	const char *name, *owner_name, *address, *phone, *lead_unit_name;
	struct instant received_at, first_due_at, due_at, returned_at;
	struct instant finished_at;
	enum receive_way receive_way;
	const char *receiver;  /* who took the result; "" not yet */
	const char *corrects;  /* code of the dossier it mends, or "" */
	const char *result_kind; /* of the last draft: "tu_choi", … or "" */
	enum state state;
};

/* Lines in the book of a year. */
enum err book_size(struct cx *cx, struct unit_id authority, int year,
		   int64_t *ret) MUST_CHECK;
/* At most `n` lines (<= 1000) from number `first` (>= 1) on. */
enum err book_read(struct cx *cx, struct unit_id authority, int year,
		   int64_t first, int n, struct book_line **ret,
		   size_t *ret_n) MUST_CHECK;
/* All lines in order, read in pieces: memory stays level. */
enum err book_each(struct cx *cx, struct unit_id authority, int year,
		   enum err (*take)(struct cx *cx, const struct book_line *line,
				    void *arg),
		   void *arg) MUST_CHECK;
/* Year and number under which a dossier stands. */
enum err book_entry(struct cx *cx, struct dossier_id id, int *ret_year,
		    int64_t *ret_number) MUST_CHECK;
/* Under the circular of its rule set, in the words of the last column. */
const char *book_note(struct arena *arena, const struct book_line *line);

#endif
