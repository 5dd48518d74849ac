/*
 * What the registers share: the whole of one as a spreadsheet or as CSV, row
 * by row, and the parts in which pages show it.
 */
#ifndef STAFF_EXPORT_H
#define STAFF_EXPORT_H

#include "document/layout.h"
#include "document/spreadsheet.h"
#include "http/rq.h"
#include "staff/paper/sheet_page.h"

/* 60 000 lines of 600 bytes. */
#define EXPORT_MAX (64 * 1024 * 1024)
#define PART_LINES 200

/* "2026.csv" -> "2026" and "csv"; the format of a page is "".  False: an
 * ending that is none of ours. */
bool export_split(struct arena *arena, const char *address,
		  const char **ret_name, const char **ret_format);

struct export {
	const struct layout_column *columns;
	size_t columns_n, rows_n;
	bool tells; /* who a line is of; set by the caller */
	struct spreadsheet *book; /* NULL: CSV */
	struct buf *out;	  /* CSV grows here at once */
};
/* `out` is the caller's, and empty.  `name`: of the spreadsheet's sheet. */
enum err export_open(struct cx *cx, const char *format, const char *name,
		     const struct layout_column *columns, size_t columns_n,
		     struct buf *out, struct export *ret) MUST_CHECK;
enum err export_row(struct export *x, const char *const *cells) MUST_CHECK;
/* The whole file is in `out`; ERR_LIMIT: longer than that may grow. */
enum err export_close(struct export *x) MUST_CHECK;
void export_done(struct export *x); /* for CLEANUP */
/* Answers with it as a file of this name and format. */
enum err export_send(struct rq *rq, const struct buf *bytes, const char *name,
		     const char *format) MUST_CHECK;

/* The part that "?phan=" asks for. */
struct parts {
	int part, parts;
};
/* Of a register of `total` lines; ERR_MISSING: it has no such part. */
enum err parts_read(struct rq *rq, int64_t total,
		    struct parts *ret) MUST_CHECK;
/* Links to the parts beside this one, to both files and to the registers.
 * `query`: what else the address holds, "thu=co" or "". */
#define PARTS_TOOLS 5
size_t parts_tools(struct arena *arena, const char *base, const char *query,
		   const struct parts *p, const char *whole,
		   struct sheet_tool tools[PARTS_TOOLS]);

/* Of a list that is read from its beginning, the lines of one part, kept. */
struct slice {
	struct arena *arena;
	size_t columns_n;
	int64_t total; /* lines taken so far */
	int64_t first; /* index of the part's first line */
	const char **cells;
	size_t rows_n;
	bool tells; /* as of an export */
};
void slice_init(struct rq *rq, size_t columns_n, struct slice *ret);
void slice_take(struct slice *s, const char *const *cells);

#endif
