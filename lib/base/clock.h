/*
 * The only place that reads a clock.  A request reads it once into cx->now;
 * everything below takes `now` as a value.
 *
 * Test builds (-DTEST_CLOCK) take MOTCUA_NOW (local ISO time) from the
 * environment instead; release builds do not know that variable.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/when.h"

struct instant clock_now(void);
/* Monotonic microseconds, for durations only. */
int64_t clock_mono_us(void);

#endif
