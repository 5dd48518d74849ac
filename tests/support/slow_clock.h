/*
 * The clock told slowly: it lives through a term one day, or one minute, after
 * another and meets the stops as they come.  It shares types with the real one
 * and nothing else; where the two differ, one of them is wrong.
 */
#ifndef SLOW_CLOCK_H
#define SLOW_CLOCK_H

#include "domain/clock/deadline.h"

struct deadline slow_due(struct instant received, struct term term,
			 const struct stop *stops, size_t stops_n,
			 const struct calendar_spec *spec);
/* Working minutes in [from, to), whole minutes only. */
int64_t slow_minutes(struct instant from, struct instant to,
		     const struct calendar_spec *spec);
/* Working days in (a, b]. */
int slow_days(struct day a, struct day b, const struct calendar_spec *spec);

#endif
