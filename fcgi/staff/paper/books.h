/*
 * The register of apology letters, the lists of late dossiers and their
 * reports upward.
 */
#ifndef STAFF_BOOKS_H
#define STAFF_BOOKS_H

#include "domain/apology/late_report.h"
#include "domain/catalogue/unit.h"
#include "domain/desk/handover_day.h"
#include "http/form.h"
#include "http/rq.h"

/* Instead of a name, for who would be asked what for (domain/casework/access.h). */
#define BOOKS_HIDDEN "Nêu mục đích ở trang hồ sơ để biết"

extern const struct form report_form, receipt_form;

/* book_page.c: the parameter "nam" of a register and its format; false: there
 * is no register of that year. */
bool books_read_year(struct rq *rq, int *ret_year, const char **ret_format);

/* lists.c: results come from whoever keeps the seal, else the own unit. */
enum err giving_unit(struct rq *rq, enum handover_what what, struct day day,
		     struct unit *ret) MUST_CHECK;

/* letter_book_page.c */
enum err letter_book_show(struct rq *rq);
/* Who has no role here but that of a head sees the lines of the own unit. */
struct unit_id books_own_lines(const struct rq *rq);

/* late_book_page.c */
enum err late_book_show(struct rq *rq);
/* The list of a scope as it is published and reported. */
enum err late_csv(struct cx *cx, const struct late_scope *scope,
		  struct buf *csv, struct late_totals *totals) MUST_CHECK;

/* report_page.c */
struct report_fields {
	const char *key, *seen, *reason;
};
struct receipt_fields {
	const char *note;
};
enum err reports_show(struct rq *rq);
enum err report_show(struct rq *rq);
enum err report_csv_show(struct rq *rq);
enum err report_acknowledge_do(struct rq *rq);
enum err report_again(struct rq *rq);
enum err report_send_show(struct rq *rq);
enum err report_send_do(struct rq *rq);

#endif
