/*
 * The paper file goes on the working day of reception, or at the start of the
 * next one when it was received after 15:00 (Decree 61/2018 art. 18.2-18.3;
 * the minute is the dated rule "transfer_cutoff_minute").
 */
#ifndef DOMAIN_TRANSFER_H
#define DOMAIN_TRANSFER_H

#include "domain/clock/workcal.h"

/* The day by which it must have gone.  "After" is strict: 15:00:00 is in
 * time.  DAY_NONE beyond what the calendar covers. */
struct day transfer_limit(struct instant received, int cutoff_minute,
			  const struct workcal *cal);

#endif
