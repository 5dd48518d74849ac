/* A corrected date in words, beside the due date: "Sau điều chỉnh: hạn
 * 13/11/2026, đúng hạn".  Late or on time officially is never said here. */
#ifndef COMMON_ADJUSTED_H
#define COMMON_ADJUSTED_H

#include "base/arena.h"
#include "base/when.h"
#include "domain/clock/workcal.h"

/* finished: INSTANT_NONE while there is no result. */
const char *adjusted_words(struct arena *arena, struct instant adjusted_due,
			   struct instant finished, struct instant now,
			   const struct workcal *cal);

#endif
