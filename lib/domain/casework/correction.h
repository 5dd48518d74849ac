/*
 * A correction (điều chỉnh): a wrong receipt time or a wrong stop of the clock,
 * said by a second event instead of changing the first.
 *
 * Proposed by whoever wrote it down (the desk the receipt time, the lead unit
 * a stop) with its ground, and decided by the committee's leader, never by the
 * proposer.  Approved, it is a move of the dossier (MOVE_ADJUST): what the
 * corrected facts give stands beside the due date as adjusted_due_at, by the
 * same clock, with the public mark "đã điều chỉnh".  due_at stays: late by it
 * stays late, and the apology is owed, because the day that the citizen was
 * given has passed.  A dossier that is kept (LUU) is closed to corrections.
 */
#ifndef DOMAIN_CORRECTION_H
#define DOMAIN_CORRECTION_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/event.h"

#define CORRECTION_GROUND_MIN 20 /* letters */
#define CORRECTIONS_PAGE 25

enum correction_kind {
	CORRECT_RECEIPT, /* gio_tiep_nhan */
	CORRECT_STOP,	 /* tam_dung */
	CORRECT_COUNT
};
const char *correction_kind_code(enum correction_kind k);
const char *correction_kind_name(enum correction_kind k);
enum correction_kind correction_kind_from_code(const char *code);

struct correction_form {
	const char *form_key;
	enum correction_kind kind;
	int64_t stop; /* the event that stopped the clock, as a choice says */
	bool is_void; /* the stop never was */
	/* In truth: `from` alone for the receipt time.  INSTANT_NONE: not
	 * given. */
	struct instant from, to;
	const char *ground;
	struct attachment_id file; /* v 0: none */
};
/* Refusals: ERR_DENIED (who may propose), ERR_STATE (kept, proposed already),
 * ERR_INPUT beside the field (in the future, further than the dated rule
 * "correction_max_days" from what was recorded, outside the dossier's life,
 * the same as recorded, no ground).  A form posted twice is one proposal. */
enum err correction_propose(struct cx *cx, const struct actor *actor,
			    const struct dossier *d,
			    const struct correction_form *in,
			    struct correction_id *ret) MUST_CHECK;
/* Which kinds this person may propose for this dossier, one bit a kind. */
unsigned correction_kinds(const struct actor *actor, const struct dossier *d);

struct correction {
	struct correction_id id;
	struct dossier_id dossier;
	const char *code, *procedure_name;
	enum correction_kind kind;
	int64_t stop;
	bool is_void;
	struct instant from, to, recorded_from, recorded_to;
	struct instant due, would_due; /* of the dossier now; as proposed */
	const char *ground, *words;    /* words: of the decision, "" */
	struct attachment_id file;     /* v INT64_MIN: none */
	struct account_id proposer;
	const char *proposer_name, *proposer_unit, *decider_name;
	const char *state; /* DE_NGHI | DA_DUYET | TU_CHOI */
	struct instant proposed_at, decided_at;
	int64_t version;
};
const char *correction_state_name(const char *state);
/* Of one dossier, newest first, at most 50. */
enum err corrections_of(struct cx *cx, struct dossier_id id,
			struct correction **ret, size_t *ret_n) MUST_CHECK;
/* What waits for this leader, oldest first, after `after` (0: from the first);
 * CORRECTIONS_PAGE at most. */
enum err corrections_waiting(struct cx *cx, const struct actor *actor,
			     int64_t after, struct correction **ret,
			     size_t *ret_n) MUST_CHECK;

struct correction_decision {
	const char *form_key;
	int64_t version; /* of the proposal, as it was seen */
	bool approves;
	const char *words; /* a refusal says why */
};
/* ERR_MISSING: none such in this authority; ERR_DENIED: one's own, or no
 * leader; ERR_CONFLICT: somebody was first. */
enum err correction_decide(struct cx *cx, const struct actor *actor,
			   struct correction_id id,
			   const struct correction_decision *in) MUST_CHECK;

/* What can be corrected: the closed stops of the clock. */
struct correction_stop {
	int64_t seq;
	enum move move; /* what stopped it */
	struct instant from, to;
};
size_t correction_stops(const struct event *events, size_t n,
			struct correction_stop ret[STOPS_MAX]);

#endif
