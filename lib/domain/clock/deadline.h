/*
 * The one due-date function.
 *
 * Pure: what was received when, the published term, the stops of the clock and
 * the calendar go in; an appointment comes out, and on request every day of
 * it.  Nothing else in the project computes a date.
 *
 * Rules (numbers of the Civil Code 91/2015/QH13 unless said otherwise):
 *  - a term in days, weeks, months does not count its first day (147.2-3), ends
 *    at the end of its last day (148.1), which rolls to the next working day
 *    (148.5); a month term ends on the corresponding day or the month's last
 *    (148.3); a term in hours runs from the stated moment (147.1);
 *  - "within the day": received after 15:00:00 -> the next working day (Decree
 *    23/2015 art. 7; Law 60/2014 art. 5.3), for some extracts at 09:00 of it;
 *  - a request for supplements restarts the term from zero when the complete
 *    file is there (Decree 61/2018 art. 19.4);
 *  - a pause (financial obligation) keeps what was used and continues;
 *  - a stop that begins after the due instant changes nothing: late is late.
 */
#ifndef DOMAIN_DEADLINE_H
#define DOMAIN_DEADLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/when.h"
#include "base/codes.h"
#include "domain/clock/workcal.h"

enum term_unit {
	TERM_WORK_DAYS,	    /* WD, in halves */
	TERM_CALENDAR_DAYS, /* CD */
	TERM_MONTHS,	    /* MO */
	TERM_WORK_HOURS,    /* WH, in halves */
	TERM_SAME_DAY,
	TERM_UNIT_COUNT
};

enum cutoff_rule {
	CUTOFF_NONE,	    /* the Civil Code's reading */
	CUTOFF_SHIFT_START, /* received late or on a day off: the next working day */
};

#define TERM_CUTOFF_MINUTE 900 /* "sau 15 giờ" unless a rule says otherwise */

struct term {
	enum term_unit unit;
	int halves;		     /* twice the value: 2.5 days = 5 */
	int next_day_minute;	     /* SAME_DAY after the cut-off; -1: closing */
	int cutoff_minute;	     /* 900 = 15:00, strict */
	enum cutoff_rule cutoff_rule; /* WD, CD and MO */
};

struct stop {
	bool is_restart; /* else a pause */
	struct instant from;
	struct instant to; /* INSTANT_NONE: still open */
};

enum deadline_err {
	DEADLINE_OK,
	DEADLINE_NO_CALENDAR, /* a year without calendar is touched */
	DEADLINE_BAD_TERM,    /* e.g. half a calendar day, a negative value */
	DEADLINE_BAD_STOPS,   /* out of order, overlapping, before the start */
};

#define STOPS_MAX 64

struct deadline {
	enum deadline_err err;
	struct instant due; /* INSTANT_NONE while stopped */
	bool stopped;
	bool provisional;
	int missing_year; /* DEADLINE_NO_CALENDAR: the first without one */
	uint64_t ignored; /* bit i: stop i began after the due instant */
};

struct deadline deadline_due(struct instant received, struct term term,
			     const struct stop *stops, size_t stops_n,
			     const struct workcal *cal);
/* A sentence for a person, or NULL when fine. */
const char *deadline_why_not(struct arena *arena, const struct deadline *d);

/* Day by day, from the day of reception to the due day; when stopped, to the
 * first day on which the clock stands still; nothing when there is an error.
 * The counted days (worked weekends included) sum to the term; a due day that
 * was only rolled to (148.5) comes on top and its note says so. */
enum explained { EX_COUNTED, EX_WEEKEND, EX_HOLIDAY, EX_WORKED_WEEKEND,
		 EX_PAUSED, EX_FIRST_DAY };
struct explained_day {
	struct day day;
	enum explained kind;
	const char *note; /* Vietnamese */
	int halves; /* of a term in days or months it takes; else 0 */
};
struct explain {
	const struct explained_day *days;
	size_t n;
};
const char *explained_code(enum explained kind); /* "worked_weekend" */
const struct explain *deadline_explain(struct arena *arena,
				       struct instant received,
				       struct term term,
				       const struct stop *stops,
				       size_t stops_n,
				       const struct workcal *cal);

/* A published percentage off (10-50 %): halves out. */
enum rounding { ROUND_DOWN, ROUND_NEAREST, ROUND_UP };
/* -1 when the input makes no sense. Never below one step (half a working day,
 * one calendar day, one hour). Ties of ROUND_NEAREST go down. */
int term_reduce(struct term term, int percent, enum rounding rounding);

/* By date, not by minute: a term in days ends at 24:00 (148.6). */
enum keeping { EARLY, ON_TIME, LATE };
struct classified {
	enum keeping keeping;
	int work_days_late; /* may be 0 for a result on a Sunday */
};
struct classified deadline_classify(struct instant due,
				    struct instant finished,
				    const struct workcal *cal);
const char *keeping_code(enum keeping k); /* "truoc_han" */

/* Decree 61/2018 art. 19.9: one day before expiry at the latest.  `working` is
 * DAY_NONE when the calendar does not cover it. */
struct apology_days {
	struct day calendar, working;
};
struct apology_days deadline_latest_apology(struct instant due,
					    const struct workcal *cal);
/* Ends of consecutive steps; each ends where the sum so far would. */
enum deadline_err deadline_chain(struct instant start, struct term unit,
				 const int *step_halves, size_t n,
				 const struct workcal *cal,
				 struct instant *ret_ends);
/* "5 ngày làm việc", "2,5 ngày làm việc", "trong ngày". */
const char *term_words(struct arena *arena, struct term term);
/* A term as stored: next_day_minute INT64_MIN is none; the cut-off is 15:00. */
struct term term_stored(const char *unit, int64_t halves,
			int64_t next_day_minute);
const char *term_unit_code(enum term_unit unit); /* "WD" */
/* Its columns in a row's list (db.h), all but the cut-off: of the table `of`,
 * into the member `at`. */
#define TERM_COLUMNS(C, of, at)                              \
	C(of "term_unit", at.unit, e(term_unit))             \
	C(of "term_halves", at.halves, n)                    \
	C("COALESCE(" of "next_day_minute, -1)", at.next_day_minute, n)
const struct codes *term_unit_codes(void); /* TERM_UNIT_COUNT: unknown */
CODES_OF(term_unit)

#endif
