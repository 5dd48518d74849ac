/* The dossier's row after an event: each value that the event's own columns do
 * not say already, in this order, written into the event and chained with it.
 * The column dossier.projection is the same text of the row (sql/migrations/
 * held.sql); a trigger compares the two, and the replay each value with the
 * one before it.  A new column of the row goes into all three. */
#ifndef DOMAIN_HELD_H
#define DOMAIN_HELD_H

#include "domain/ledger/ledger.h"

enum held {
	HELD_TRANSIT, HELD_HANDLER, HELD_PROVISIONAL, HELD_FINISHED,
	HELD_RETURNED, HELD_STEPS, HELD_SEAT, HELD_DESK, HELD_LEAD, HELD_FAULT,
	HELD_PROPOSAL, HELD_SUPPLEMENTS, HELD_REQUESTS, HELD_WAIT, HELD_FEE,
	HELD_REAPPOINTED, HELD_REAPPOINT_N, HELD_ADJUSTED, HELD_ADJUST_N,
	HELD_COUNT
};
struct held_row {
	int64_t at[HELD_COUNT]; /* INT_NONE: no value */
	const char *proposal;	/* in the place of HELD_PROPOSAL */
};
struct held_row held_row(const struct projection *p, bool is_provisional,
			 struct instant finished, struct instant returned);
const char *held_text(struct arena *arena, const struct held_row *h);
/* false: not such a text. */
bool held_parse(struct arena *arena, const char *text, struct held_row *ret);
/* The name of the column. */
const char *held_name(enum held which);

/* What a move makes of two of them; pure. */
enum proposal proposal_after(enum move move, enum state from, enum state to,
			     enum proposal was);
bool move_is_closing(enum move move);
/* In transit after the move: was it so before, did its holder change? */
bool transit_after(const struct transition *t, bool was, bool has_moved);

/* One event of the replay: the first value that does not follow from the one
 * before it and the move, or HELD_COUNT.  before: NULL at the first event. */
struct held_step {
	const struct transition *t;
	enum state from, to;
	bool moves_holder, ticks; /* another unit holds it; the clock changed */
	struct instant at;
	const char *data;
};
enum held held_fault(struct arena *arena, const struct held_row *before,
		     const struct held_step *step,
		     const struct held_row *after);

#endif
