/* Reception and stops as the approved corrections say they were.  Their lines
 * in an event's data; a moment is written by instant_iso(). */
#ifndef DOMAIN_STOPS_H
#define DOMAIN_STOPS_H

#include "domain/clock/deadline.h"
#include "domain/ledger/event.h"

#define ADJUST_RECEIVED "adjust_received"
#define ADJUST_STOP "adjust_stop" /* the event that stopped the clock … */
#define ADJUST_FROM "adjust_from" /* … and when it did; without: never */
#define ADJUST_TO "adjust_to"
#define ADJUSTED_DUE "adjusted_due"
struct adjusted {
	struct instant received;
	struct stop stops[STOPS_MAX];
	int64_t begins[STOPS_MAX]; /* seq of the event that stopped it */
	size_t n;
};
void ledger_adjusted(struct arena *arena, struct instant received,
		     const struct event *events, size_t n,
		     struct adjusted *ret);
/* The stops of the clock that a dossier's events tell of. */
size_t ledger_stops(const struct event *events, size_t n,
		    struct stop ret[STOPS_MAX]);

/* The moment whose calendar the present date rests on: reception, the end of
 * the last stop, or the last recalculation that the desk's head confirmed. */
#define RECALCULATED "recalculated"
/* … unless a closing was taken back: then it rests again on what it did before
 * the event of this number. */
#define RESTORED "restored"
/* The changes (calendar_change.id, comma between) that moved a firm date. */
#define CHANGED "changed"
struct instant ledger_basis(struct instant received,
			    const struct event *events, size_t n);

#endif
