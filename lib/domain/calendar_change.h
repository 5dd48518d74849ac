/*
 * Changing the working calendar, and what that means for open dossiers.
 *
 * A change counts from CALENDAR_DELAY_S after it is written (hours: from their
 * day) and moves nobody: each appointment rests on the calendar of its moment.
 * calendar_moved() tells which open dossiers would get another date under the
 * calendar now or on trial; the head of the desk confirms each (move
 * MOVE_RECALENDAR), both dates stay in the ledger (DOMAIN 3.2, 15 and 16).
 * Days that have passed are not changed: what was counted was counted.
 */
#ifndef DOMAIN_CALENDAR_CHANGE_H
#define DOMAIN_CALENDAR_CHANGE_H

#include "base/cx.h"
#include "domain/account.h"
#include "domain/calendar.h"
#include "domain/ids.h"

struct calendar_change {
	const char *what;   /* "ngay" | "nam" | "gio" */
	struct day day;	    /* ngay: after today; gio: the first day */
	const char *kind;   /* ngay: off | worked */
	const char *note;   /* ngay: why, shown to people */
	int year;	    /* nam: now published */
	const char *hours;  /* gio: "07:30-11:30, 13:30-17:30" */
	struct unit_id unit; /* gio: v = INT64_MIN of all */
	const char *ground; /* number of the notice or decision */
};
/* Refuses with a sentence beside the field; fills the trial. */
enum err calendar_check(struct cx *cx, const struct calendar_change *in,
			struct calendar_trial *ret) MUST_CHECK;
/* Checks again and writes. */
enum err calendar_write(struct cx *cx, const struct actor *by,
			const struct calendar_change *in) MUST_CHECK;

/* For a change from elsewhere (a file taken over), in its transaction and
 * before it: what is replaced is kept. */
enum err calendar_keep_day(struct cx *cx, const struct actor *by,
			   struct day day, const char *ground) MUST_CHECK;
enum err calendar_keep_year(struct cx *cx, const struct actor *by, int year,
			    const char *ground) MUST_CHECK;

struct moved {
	struct dossier_id id;
	const char *code, *desk_name;
	struct instant old_due, new_due;
	bool was_provisional, is_provisional;
	int64_t version;
};
#define MOVED_MAX 2000
/* Open dossiers of an authority (v = INT64_MIN: of all) that get another date
 * or certainty, nearest due first, among the MOVED_MAX nearest due; trial
 * NULL: the calendar as it is now. */
enum err calendar_moved(struct cx *cx, struct unit_id authority,
			const struct calendar_trial *trial, struct moved **ret,
			size_t *ret_n) MUST_CHECK;

struct calendar_row { /* of the page: a year's days off and worked */
	struct day day;
	const char *kind, *note;
};
struct calendar_year_row {
	int year;
	bool is_published;
	const char *notice;
	int days_off, days_worked;
};
struct calendar_hours_row {
	const char *unit_name; /* "Mọi đơn vị" */
	int opens, closes;
	struct day from, to;
};
enum err calendar_years(struct cx *cx, struct calendar_year_row **ret,
			size_t *ret_n) MUST_CHECK;
enum err calendar_days(struct cx *cx, int year, struct calendar_row **ret,
		       size_t *ret_n) MUST_CHECK;
enum err calendar_hours(struct cx *cx, struct calendar_hours_row **ret,
			size_t *ret_n) MUST_CHECK;

#endif
