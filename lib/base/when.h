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

struct instant {
	int64_t s;
};

struct day {
	int32_t n;
};

#define INSTANT_NONE ((struct instant){ INT64_MIN })
#define DAY_NONE ((struct day){ INT32_MIN })

#endif
