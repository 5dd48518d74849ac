/*
 * The only place that reads a clock.  A request reads it once into cx->now;
 * everything below takes `now` as a value.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/when.h"

struct instant clock_now(void);
/* Seconds of the clock that only runs, also while the machine sleeps. */
int64_t clock_steady_s(void);
/* Monotonic microseconds, for durations only. */
int64_t clock_mono_us(void);

#endif
