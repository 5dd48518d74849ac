/*
 * A dossier: reception, moves, and what pages show of it.
 *
 * Life is a ledger of events; the columns that lists sort by are a projection
 * written in the same transaction by ledger_append() (ledger.c), the one writer
 * of due_at.  Numbers are agency code + day + sequence without gaps (Circular
 * 01/2018 art. 19): the counter row is locked in the transaction that inserts.
 *
 * Every change is guarded by `version` (ERR_CONFLICT says who came first) and
 * carries a form key: a second post of the same form finds the first one's
 * outcome and changes nothing.
 */
#ifndef DOMAIN_DOSSIER_H
#define DOMAIN_DOSSIER_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/clock/deadline.h"
#include "domain/ledger/event.h"
#include "domain/ledger/workflow.h"
#include "secret/secret.h"

struct dossier {
	struct dossier_id id;
	const char *code;
	/* Who answers for it now: as at reception, or the successors. */
	struct unit_id authority, desk, lead_unit, holder_unit;
	struct unit_id clock_desk; /* of reception: its calendar counts */
	struct account_id holder, handler; /* NO_ACCOUNT: none */
	const char *holder_unit_name, *holder_name, *handler_name;
	const char *lead_unit_name, *desk_name;
	struct version_id procedure;
	const char *procedure_code, *procedure_name;
	const char *rule_set, *channel;
	enum receive_way receive_way;
	enum ticking clock;
	struct instant received_at, first_due_at, due_at, finished_at;
	struct instant returned_at, last_at;
	struct term term;
	enum state state;
	bool in_transit, is_provisional;
	bool is_below; /* of a committee below the reader's: read-only */
	int steps_done;
	int64_t last_seq, version;
	enum proposal proposal;
	int supplement_n, requests_open;
	bool has_sync_fault;
	struct instant wait_due_at; /* of what it waits for */
	int64_t fee_due;	    /* đồng, not paid yet */
	struct instant reappointed_at; /* after an apology; not the due date */
	int64_t reappoint_n;
	/* By the corrected facts, beside due_at; NONE: paused, or adjust_n 0. */
	struct instant adjusted_due_at;
	int64_t adjust_n; /* approved corrections */
	const char *corrects;	    /* code of the dossier it mends, or "" */
	/* applicant */
	const char *name, *id_kind, *id_number, *phone, *email, *address;
	const char *owner_name, *owner_address, *content;
	struct day birth;
	int sets;
};

/* state_ended_without() of this one. */
const char *dossier_ended(const struct dossier *d);

/* By staff: own authority only, else ERR_MISSING; asks for a purpose first
 * (ERR_PURPOSE, access.h); writes the audit row of the read (line S14 of the
 * security table). */
enum err dossier_open(struct cx *cx, const struct actor *actor,
		      const char *code, struct dossier *ret) MUST_CHECK;
/* The same without a look: for what shows nothing of it but its number. */
enum err dossier_find(struct cx *cx, const struct actor *actor,
		      const char *code, struct dossier *ret) MUST_CHECK;
/* The appointment again, with its days: "vì sao hẹn ngày này". */
enum err dossier_explain(struct cx *cx, const struct dossier *d,
			 const struct event *events, size_t n,
			 struct deadline *ret,
			 const struct explain **ret_days) MUST_CHECK;

#endif
