/*
 * The ledger's one writer.
 *
 * An event's hash is SHA-256 over the previous hash and a canonical text of
 * the event (ledger.c lists the fields in order).  Whoever changes a dossier
 * (reception, moves, letters, corrections) makes an entry; nobody else writes
 * its row.
 */
#ifndef DOMAIN_LEDGER_H
#define DOMAIN_LEDGER_H

#include "db/db.h"
#include "domain/clock/deadline.h"
#include "domain/ids.h"
#include "domain/ledger/event.h"
#include "secret/secret.h"

/* What reception fixes for ever: the root of the dossier's chain. */
struct reception {
	const char *code;
	struct unit_id authority, desk, lead;
	struct version_id version;
	const char *rule_set, *channel;
	const char *receive_way; /* as it is hashed */
	struct instant received_at, first_due_at;
	struct term term;
	bool is_provisional;
	struct dossier_id corrects; /* v = INT_NONE: none */
	int64_t fee_due;	    /* đồng; 0 none */
	unsigned char nonce[16];
	struct digest secret, token;
	bool is_older; /* its events say no row: these are not chained */
};

/* What an event changes of a dossier; lists sort by these columns. */
struct projection {
	enum state state;
	/* Who answers for it: as at reception, or the successors. */
	struct unit_id authority, desk, lead;
	struct unit_id holder_unit;
	struct account_id holder, handler;
	bool in_transit, has_sync_fault;
	enum ticking clock;
	enum proposal proposal;
	int64_t supplement_n, requests_open;
	struct instant wait_due_at;
	int64_t fee_due;
	struct instant reappointed_at; /* stands beside the due date */
	int64_t reappoint_n;
	struct instant adjusted_due_at; /* by corrected facts; NONE: paused */
	int64_t adjust_n;
};

struct head { /* a dossier, locked */
	struct dossier_id id;
	const char *code, *rule_set;
	struct unit_id clock_desk; /* of reception: its calendar counts */
	struct version_id procedure;
	struct instant received_at;
	struct term term;
	struct projection p;
	struct instant due_at, finished_at, returned_at, last_at;
	int64_t last_seq, version;
	struct digest last_hash;
	enum receive_way receive_way;
	bool is_provisional;
};

struct entry { /* an event to be */
	enum move move;
	struct account_id account;
	const char *role;
	struct unit_id unit;
	struct projection p; /* after it */
	struct instant due_after;
	bool is_provisional;
	const char *note, *data;
};

struct digest reception_root(struct arena *arena, const struct reception *r);

struct chained { /* an event's own words, in the order they are hashed */
	int64_t seq;
	const char *move, *from, *to;
	struct instant at;
	struct account_id account;
	const char *role;
	struct unit_id unit, holder_unit;
	struct account_id holder;
	const char *clock;
	struct instant due_after;
	const char *note, *data;
	const char *held; /* the row after it; NULL: of an older release */
};
struct digest event_hash(struct arena *arena, const struct digest *prev,
			 const struct chained *e);

/* Inserts the dossier and its first event; in a transaction. */
enum err ledger_begin(struct cx *cx, const struct reception *r, int64_t seq,
		      struct day day, const struct entry *e,
		      struct dossier_id *ret) MUST_CHECK;
/* Locks the row for the transaction. */
enum err ledger_lock(struct cx *cx, struct dossier_id id,
		     struct head *ret) MUST_CHECK;
/* The one writer: event and projection together. */
enum err ledger_append(struct cx *cx, const struct head *h,
		       const struct entry *e) MUST_CHECK;

/* The due date once this event is written too: the one clock (deadline.h)
 * over the ledger's stops and this one. */
enum err ledger_due(struct cx *cx, const struct head *h,
		    const struct event *events, size_t n,
		    struct entry *e) MUST_CHECK;
/* The same by the corrected facts: e->p.adjusted_due_at. */
enum err ledger_adjusted_due(struct cx *cx, const struct head *h,
			     const struct event *events, size_t n,
			     struct entry *e) MUST_CHECK;

#endif
