/*
 * The working calendar: an immutable value that deadline functions are handed.
 *
 * A working day is a worked weekend day of the list, or Monday to Friday that
 * is not on the off list (Labour Code 2019 art. 111-112 and the yearly notice).
 * Each day knows its ordinal among working days, so counting is a subtraction
 * and adding a look-up.  A year without any row is not covered: nothing may be
 * computed in it.  Days after `published_until` are provisional.
 */
#ifndef DOMAIN_WORKCAL_H
#define DOMAIN_WORKCAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/when.h"

#define SESSIONS_MAX 4

enum day_kind { DAY_WORK, DAY_WEEKEND, DAY_OFF, DAY_WORKED };

/* An entry of the list: DAY_OFF or DAY_WORKED. */
struct calendar_entry {
	struct day day;
	enum day_kind kind;
	const char *note; /* or NULL */
};

struct session_hours { /* minutes of the day, opens < closes */
	int opens, closes;
};

/* An office that opens for less serves nobody, and its half days would still
 * count whole in a term. */
#define SITTING_MIN_MINUTES  30
#define OPEN_DAY_MIN_MINUTES 240
/* One to SESSIONS_MAX of a day, each after a pause; none briefer than its
 * floor, nor all of them together. */
bool sessions_are_in_order(const struct session_hours *list, size_t n);
bool sessions_suffice(const struct session_hours *list, size_t n);

struct calendar_spec {
	const struct calendar_entry *entries;
	size_t entries_n;
	const int *years; /* covered besides those that have an entry */
	size_t years_n;
	struct day published_until;
	struct session_hours sessions[SESSIONS_MAX]; /* in order */
	size_t sessions_n;
};

struct workcal;

/* NULL when no year is covered, sessions are missing, out of order or the
 * span exceeds 200 years. */
const struct workcal *workcal_new(struct arena *arena,
				  const struct calendar_spec *spec);

bool workcal_covers(const struct workcal *cal, struct day from, struct day to);
/* The first year from that of `from` on which has no calendar. */
int workcal_missing_year(const struct workcal *cal, struct day from);
bool workcal_is_work(const struct workcal *cal, struct day day);
enum day_kind workcal_kind(const struct workcal *cal, struct day day);
const char *workcal_note(const struct workcal *cal, struct day day); /* "" */
struct day workcal_published_until(const struct workcal *cal);

/* The n-th working day after `day`; n = 0: `day`, rolled to a working day
 * (Civil Code art. 148.5). DAY_NONE beyond what is covered. */
struct day workcal_add(const struct workcal *cal, struct day day, int n);
/* What "the next n working days" end with: the n-th one; where the calendar
 * ends before it, as many days: nothing can be due behind the calendar. */
struct day workcal_ahead(const struct workcal *cal, struct day day, int n);
#define SOON_DAYS 3 /* of those: what every page calls soon */
/* Working days in (a, b]; negative when b < a. */
int workcal_between(const struct workcal *cal, struct day a, struct day b);
/* The last working day before `day`. */
struct day workcal_before(const struct workcal *cal, struct day day);

int workcal_closing(const struct workcal *cal); /* minute of the last session's end */
int workcal_noon(const struct workcal *cal);	/* end of the first session */
int workcal_day_minutes(const struct workcal *cal);
/* Working seconds in [from, to); 0 when to <= from. */
int64_t workcal_seconds(const struct workcal *cal, struct instant from,
			struct instant to);
/* The instant after that many working seconds; the clock waits outside the
 * sessions, and a result on a session's end stays there. INSTANT_NONE beyond
 * what is covered. */
struct instant workcal_run(const struct workcal *cal, struct instant from,
			   int64_t seconds);

#endif
