/*
 * Changing the working calendar, and what that means for open dossiers.
 *
 * A change rests on a published decision (number, date, issuer, where it can
 * be read) and is the work of two people: calendar_propose(), and somebody
 * else's calendar_decide().  Neither of them moves a dossier's date by it.
 * Without such a change no firm date moves (Decree 61/2018 art. 19: the
 * appointment binds; days off are announced, Labour Code 45/2019 art. 112).
 * A day that is taken back gives the dates that rested on it back at once, by
 * an event of each dossier (MOVE_RESTORE_DATE).
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
#include "domain/actor.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/workflow.h"

#define CHANGE_MATTERS(W)                              \
	W(CHANGE_NOTHING, "", "")                      \
	W(CHANGE_DAY, "ngay", "một ngày")              \
	W(CHANGE_YEAR, "nam", "lịch của năm")          \
	W(CHANGE_HOURS, "gio", "giờ làm việc")
CODES(change_matter, CHANGE_MATTERS);

struct calendar_change {
	const char *what;   /* of `change_matter` */
	struct day day;	    /* ngay: after today; gio: the first day */
	const char *kind;   /* ngay: of `dayword`, off or worked */
	const char *note;   /* ngay: why, shown to people */
	int year;	    /* nam: now published */
	const char *hours;  /* gio: "07:30-11:30, 13:30-17:30" */
	struct unit_id unit; /* gio: v = INT64_MIN of all */
	const char *ground; /* number of the notice or decision, */
	struct day decided_on; /* its date, */
	const char *issuer; /* who made it, */
	const char *place; /* where it is published */
};
/* Refuses with a sentence beside the field; fills the trial. */
enum err calendar_check(struct cx *cx, const struct calendar_change *in,
			struct calendar_trial *ret) MUST_CHECK;
enum err calendar_check_decision(struct cx *cx,
				 const struct calendar_change *in) MUST_CHECK;
/* Checks again and waits for the second person. */
enum err calendar_propose(struct cx *cx, const struct actor *by,
			  const struct calendar_change *in) MUST_CHECK;
struct calendar_waiting {
	int64_t id;
	struct calendar_change change;
	struct account_id by;
	const char *by_name;
	struct instant at;
};
enum err calendar_waiting(struct cx *cx, struct calendar_waiting **ret,
			  size_t *ret_n) MUST_CHECK;
/* By somebody else (ERR_DENIED); once (ERR_STATE).  How many dossiers got the
 * old date back. */
enum err calendar_decide(struct cx *cx, const struct actor *by, int64_t id,
			 bool confirms, size_t *ret_given_back) MUST_CHECK;
/* The change itself, in calendar_decide()'s transaction. */
enum err calendar_apply(struct cx *cx, const struct actor *by,
			const struct calendar_change *in) MUST_CHECK;
/* "14/01/2027 là ngày nghỉ (…)"; "QĐ … ngày … của …, công bố tại …"; both. */
const char *calendar_change_what(struct arena *arena,
				 const struct calendar_change *c);
const char *calendar_decision_words(struct arena *arena,
				    const struct calendar_change *c);
const char *calendar_change_words(struct arena *arena,
				  const struct calendar_change *c);
/* What a move of the date says to its reader, from the event's data; NULL for
 * any other move, and where no decision is named. */
const char *recalendar_words(struct arena *arena, enum move move,
			     const char *data);
/* recalendar.c: whether a confirmed change counts since `basis`; the open,
 * running dossiers whose dates rest on the day that `change` sets back. */
enum err recalendar_has_ground(struct cx *cx, struct instant received,
			       struct instant basis, bool *ret) MUST_CHECK;
enum err recalendar_rests_on(struct cx *cx, int64_t change,
			     struct dossier_id **ret,
			     size_t *ret_n) MUST_CHECK;

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
