/*
 * The open data: rows of files that anybody may keep, line by line.
 *
 * No person and no officer; of a dossier neither its number nor its procedure,
 * and its lines stand in the order of what they say, not of reception, so that
 * no place in a file tells a number.  Fields are the wide ones; procedures are
 * named in the daily facts where the board names them (board.h), and its figures
 * are sums of those lines.
 */
#ifndef DOMAIN_OPEN_DATA_H
#define DOMAIN_OPEN_DATA_H

#include "domain/figures/board.h"

struct data_column {
	const char *name, *meaning, *unit, *source, *since;
	bool is_number;
};
struct data_table {
	const char *name; /* "so-lieu-ngay"; of the dossiers "ho-so" */
	const char *what;
	const struct data_column *columns;
	size_t n;
};
enum data_of {
	DATA_DAYS,
	DATA_DOSSIERS, /* a file a month of reception */
	DATA_LATE,     /* rows are of late_public.h */
	DATA_PROCEDURES,
	DATA_UNITS,
	DATA_COUNT
};
const struct data_table *data_table(enum data_of of);
/* "ho-so-2026-11". */
const char *data_month_name(struct arena *arena, const struct period *month);

/* Called for each line; cells as many as columns, NULL is nothing. */
struct data_sink {
	enum err (*line)(void *arg, const char *const *cells);
	void *arg;
};
/* Of all of a table but DATA_DOSSIERS and DATA_LATE, in one state of the
 * database; *b is begun.  Days up to that of b->as_of. */
enum err data_days(struct cx *cx, const struct board *b,
		   const struct data_sink *to) MUST_CHECK;
enum err data_procedures(struct cx *cx, const struct data_sink *to) MUST_CHECK;
enum err data_units(struct cx *cx, const struct board *b,
		    const struct data_sink *to) MUST_CHECK;
/* Received in one month; events up to the mark's. */
enum err data_dossiers(struct cx *cx, const struct board *b,
		       const struct period *month,
		       const struct data_sink *to) MUST_CHECK;

/* How far the facts are counted, to know what is to be written again. */
enum err data_counted(struct cx *cx, int64_t *ret_event) MUST_CHECK;
/* The months of reception of whoever has events of these ids, newest first; at
 * most `max`. */
enum err data_months(struct cx *cx, int64_t from, int64_t to,
		     struct period *ret, size_t max, size_t *ret_n) MUST_CHECK;

#endif
