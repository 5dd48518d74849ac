/*
 * Dates and instants.
 *
 * An instant is a count of UTC seconds since 1970-01-01; a day is a count of
 * civil days since the same date.  Viet Nam is UTC+7 the whole year (no DST),
 * so the two differ by a fixed offset and no C library clock is needed.
 * INSTANT_NONE and DAY_NONE say "no such moment" and travel as SQL NULL.
 */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct instant {
	int64_t s;
};

struct day {
	int32_t n;
};

#define INSTANT_NONE ((struct instant){ INT64_MIN })
#define DAY_NONE ((struct day){ INT32_MIN })

enum weekday {
	SUNDAY,
	MONDAY,
	TUESDAY,
	WEDNESDAY,
	THURSDAY,
	FRIDAY,
	SATURDAY
};

/* Civil date <-> day; the date must be a real one (day_is_real). */
struct day day_join(unsigned year, unsigned month, unsigned dom);
void day_split(struct day day, unsigned *year, unsigned *month, unsigned *dom);
bool day_is_real(unsigned year, unsigned month, unsigned dom);
enum weekday day_weekday(struct day day);

/* Local (UTC+7) day of an instant, seconds into it, and back. */
struct day instant_day(struct instant at);
int instant_second(struct instant at);
struct instant instant_at(struct day day, int minute);

/* Words for people. */
const char *weekday_name(struct day day);		       /* Thứ Năm */
char *day_dmy(struct arena *arena, struct day day);	       /* 01/06/2023 */
char *day_words(struct arena *arena, struct day day);	       /* Thứ Năm, 01/06/2023 */
char *day_long(struct arena *arena, struct day day);	       /* ngày 01 tháng 6 năm 2023 */
char *clock_words(struct arena *arena, struct instant at);     /* 17:30 */
char *moment_words(struct arena *arena, struct instant at);    /* 17:30, Thứ Năm, 01/06/2023 */
char *moment_long(struct arena *arena, struct instant at);     /* 17 giờ 30 phút, ngày … */

/* For programs: 2023-06-01 and 2023-06-01T17:30:00, local time. */
char *day_iso(struct arena *arena, struct day day);
char *instant_iso(struct arena *arena, struct instant at);
bool day_parse_iso(const char *s, struct day *ret);
bool instant_parse_iso(const char *s, struct instant *ret);
bool minute_parse(const char *s, int *ret); /* "07:30" -> 450 */

/* What people type: 1/6/2023, 01-06-23, 01062023. */
enum day_typed { DAY_READ, DAY_UNREADABLE, DAY_NOT_REAL };
enum day_typed day_parse_typed(const char *s, struct day *ret);

#endif
