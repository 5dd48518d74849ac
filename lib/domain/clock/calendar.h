/*
 * The working calendar of a unit as stored, handed out as an immutable value.
 *
 * An appointment rests on the calendar of the moment it was made: calendar_at()
 * gives the calendar as it was then, calendar_of() as it is now.  A change
 * (calendar_change.h) counts from CALENDAR_DELAY_S after it was written, later
 * than the CACHE_S for which a process may not have read it yet, so two
 * processes never disagree about a moment.  Office hours are those of the
 * moment's day.
 *
 * Cached per process: the value lives as long as cx->now stands still, that
 * is, for one request.
 */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include "base/codes.h"
#include "base/cx.h"
#include "domain/clock/workcal.h"
#include "domain/ids.h"

#define CALENDAR_CACHE_S 10
#define CALENDAR_DELAY_S 20

enum err calendar_of(struct cx *cx, struct unit_id unit,
		     const struct workcal **ret) MUST_CHECK;
enum err calendar_at(struct cx *cx, struct unit_id unit, struct instant at,
		     const struct workcal **ret) MUST_CHECK;

/* Office hours of a unit on a day: its own, else those of all. */
enum err calendar_hours_of(struct cx *cx, struct unit_id unit, struct day day,
			   struct session_hours ret[SESSIONS_MAX],
			   size_t *ret_n) MUST_CHECK;

/* What the list of days says of one, and what a changed row said. */
#define DAYWORDS(W)                                   \
	W(DAYWORD_NONE, "", "")                       \
	W(DAYWORD_OFF, "off", "nghỉ")                 \
	W(DAYWORD_WORKED, "worked", "làm việc")       \
	W(DAYWORD_PUBLISHED, "published", "đã công bố") \
	W(DAYWORD_DRAFT, "draft", "chưa công bố")
CODES(dayword, DAYWORDS);

/* Changes on trial: the calendar now, with these on top; not cached. */
struct calendar_trial {
	struct day day;
	const char *kind; /* of `dayword`; "" : none */
	int published_year; /* 0: none */
	struct session_hours hours[SESSIONS_MAX]; /* of `unit` */
	size_t hours_n;				  /* 0: none */
	struct unit_id unit; /* whose hours; v = INT64_MIN: of all */
};
enum err calendar_with(struct cx *cx, struct unit_id unit,
		       const struct calendar_trial *trial,
		       const struct workcal **ret) MUST_CHECK;

#endif
