/* Between receive.c, move.c and ledger.c only: writing one event. */
#ifndef DOMAIN_LEDGER_INTERNAL_H
#define DOMAIN_LEDGER_INTERNAL_H

#include "base/secret.h"
#include "domain/dossier.h"
#include "domain/policy.h"

/* What reception fixes for ever: the root of the dossier's chain. */
struct reception {
	const char *code;
	struct unit_id authority, desk, lead;
	struct version_id version;
	const char *rule_set, *channel, *receive_way;
	struct instant received_at, first_due_at;
	struct term term;
	bool is_provisional;
	unsigned char nonce[16];
};

struct head { /* the projection, locked */
	struct dossier_id id;
	const char *code;
	struct unit_id authority, desk, lead, holder_unit;
	struct account_id holder, handler;
	enum state state;
	const char *clock;
	bool in_transit;
	struct instant due_at, finished_at, returned_at, last_at;
	int64_t last_seq, version;
	struct digest last_hash;
};

struct entry { /* an event to be */
	enum move move;
	enum state to;
	struct account_id account;
	const char *role;
	struct unit_id unit;
	struct unit_id holder_unit;
	struct account_id holder, handler;
	bool in_transit;
	const char *clock; /* after it */
	const char *note, *data;
};

struct digest reception_root(struct arena *arena, const struct reception *r);
/* Inserts the dossier and its first event; in a transaction. */
enum err ledger_begin(struct cx *cx, const struct reception *r, int64_t seq,
		      struct day day, const struct digest *secret,
		      const struct digest *token, const struct entry *e,
		      struct dossier_id *ret) MUST_CHECK;
/* Locks the row for the transaction. */
enum err ledger_lock(struct cx *cx, struct dossier_id id,
		     struct head *ret) MUST_CHECK;
/* The one writer: event and projection together. */
enum err ledger_append(struct cx *cx, const struct head *h,
		       const struct entry *e) MUST_CHECK;

/* The stops of the clock that a dossier's events tell of. */
size_t ledger_stops(const struct event *events, size_t n,
		    struct stop ret[STOPS_MAX]);

/* The form had been acted on: its dossier. ERR_MISSING: it had not. */
enum err submission_find(struct cx *cx, const char *form_key,
			 struct dossier_id *ret) MUST_CHECK;
enum err submission_put(struct cx *cx, const char *form_key,
			struct account_id account, struct dossier_id dossier,
			enum move move) MUST_CHECK;

/* Digests by which secret and token are found again (receive.c). */
struct digest secret_digest_of(struct arena *arena, const char *code,
			       const char *secret);
struct digest token_digest_of(const char *token);

#endif
