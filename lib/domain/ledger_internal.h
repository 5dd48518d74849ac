/* Between receive.c, move.c, letter_*.c, ledger.c and replay.c only: writing one
 * event, and reading it again. */
#ifndef DOMAIN_LEDGER_INTERNAL_H
#define DOMAIN_LEDGER_INTERNAL_H

#include "base/secret.h"
#include "db/db.h"
#include "domain/dossier.h"
#include "domain/policy.h"
#include "domain/power.h"
#include "domain/rule.h"
#include "domain/submission.h"

/* What reception fixes for ever: the root of the dossier's chain. */
struct reception {
	const char *code;
	struct unit_id authority, desk, lead;
	struct version_id version;
	const char *rule_set, *channel, *receive_way;
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
	const char *clock, *proposal;
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
	const char *receive_way;
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

/* The dossier's row after an event: each value that the event's own columns do
 * not say already, in this order, written into the event and chained with it.
 * The column dossier.projection is the same text of the row (sql/migrations/
 * held.sql); a trigger compares the two, and the replay each value with the
 * one before it.  A new column of the row goes into all three. */
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
const char *proposal_after(enum move move, enum state from, enum state to,
			   const char *was);
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

struct digest reception_root(struct arena *arena, const struct reception *r);

struct chained { /* an event's own fields, in the order they are hashed */
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
/* false: not a digest's length. */
bool digest_from_bytes(struct bytes b, struct digest *ret);

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
/* Reception and stops as the approved corrections say they were.  Their lines
 * in an event's data; a moment is written by instant_iso(). */
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
#define RECALCULATED "recalculated=1"
/* … unless a closing was taken back: then it rests again on what it did before
 * the event of this number. */
#define RESTORED "restored"
/* The changes (calendar_change.id, comma between) that moved a firm date. */
#define CHANGED "changed"
struct instant ledger_basis(struct instant received,
			    const struct event *events, size_t n);

/* "key=value" lines, sorted by key, line breaks escaped: an event's data. */
struct data_lines {
	struct {
		const char *key, *value;
	} at[24];
	size_t n;
};
/* NULL and "" are left out. */
void data_put(struct data_lines *lines, const char *key, const char *value);
/* "delegated_from=12 Lê Bình" for whoever acts for another. */
void data_put_acting(struct cx *cx, struct data_lines *lines,
		     const struct acting *as);
enum err data_text(struct cx *cx, struct data_lines *lines,
		   const char **ret) MUST_CHECK;

/* request.c and payment.c: rows written together with the event that tells
 * of them. */
enum err request_put(struct cx *cx, const struct head *h, int seq,
		     bool is_segment, struct unit_id unit,
		     const struct actor *by, const char *content,
		     struct term limit, struct instant due) MUST_CHECK;
struct request_end {
	const char *state; /* DA_TRA_LOI | DA_HUY | DA_BO_QUA */
	const char *answer_kind, *answer, *late_reason; /* NULL: none */
	int64_t late_days; /* INT64_MIN: none */
};
enum err request_close(struct cx *cx, struct dossier_id id, int seq,
		       const struct request_end *end) MUST_CHECK;
/* The asked unit has opened the dossier: DA_GUI becomes DA_NHAN. */
enum err request_opened(struct cx *cx, const struct actor *actor,
			struct dossier_id id) MUST_CHECK;
enum err party_put(struct cx *cx, struct dossier_id id,
		   struct unit_id unit) MUST_CHECK;
struct payment_new {
	bool is_fee;
	const char *mode, *notice_number, *payer, *receipt_number;
	struct attachment_id notice_file; /* v 0: none */
	int64_t amount;
};
/* The request that the event `seq` to be, a wish to withdraw, rests on. */
enum err wish_put(struct cx *cx, struct dossier_id id, int64_t seq,
		  struct attachment_id file) MUST_CHECK;
enum err payment_put(struct cx *cx, struct dossier_id id,
		     const struct payment_new *p) MUST_CHECK;
/* The open payments of a kind become paid, refunded or void. */
enum err payment_close(struct cx *cx, struct dossier_id id, bool is_fee,
		       const char *from, const char *to,
		       const char *receipt_number) MUST_CHECK;

/* T41: the linked round that mends a wrong result: a number and a clock of
 * its own, the same applicant and papers, no fee.  In a transaction. */
enum err round_open(struct cx *cx, const struct actor *actor,
		    const struct head *old, const char *reason,
		    struct dossier_id *ret, const char **ret_code) MUST_CHECK;

/* Digests by which secret and token are found again (receive.c). */
struct digest secret_digest_of(struct arena *arena, const char *code,
			       const char *secret);
struct digest token_digest_of(const char *token);

#endif
