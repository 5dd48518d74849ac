/*
 * Paper and software must say the same ("hồ sơ trên giấy và trên phần mềm phải
 * trùng nhau").  Where they do not there is a case (sai lệch): found by a shelf
 * count (shelf.h) or claimed by the applicant (claim.h), with a unit and a
 * person who answer for it, and a term in working days (rule "mismatch_days").
 *
 * A dossier has at most one open case of a kind; what finds it again is added
 * to its history.  It is closed once, with an outcome, by the head of the unit
 * or the committee's leader, never by the one whom it is about.
 */
#ifndef DOMAIN_MISMATCH_H
#define DOMAIN_MISMATCH_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/ledger/workflow.h"

enum mismatch_kind {
	MISMATCH_NONE,
	MISMATCH_CLOSED,    /* on the shelf, closed in the software */
	MISMATCH_ELSEWHERE, /* on the shelf, held by another unit */
	MISMATCH_UNSIGNED,  /* on the shelf, on its way here, not signed for */
	MISMATCH_MISSING,   /* open and held here, not on the shelf */
	MISMATCH_UNRECORDED, /* result ready here, not on the shelf: handed out
			      * on paper, not recorded */
	MISMATCH_CLAIM,	    /* "Tôi chưa nhận được kết quả" */
	MISMATCH_KIND_COUNT
};
const char *mismatch_kind_code(enum mismatch_kind k); /* "thieu" */
const char *mismatch_kind_name(enum mismatch_kind k);
enum mismatch_kind mismatch_kind_of(const char *code); /* MISMATCH_NONE */
/* What the owner does about it, a sentence. */
const char *mismatch_advice(enum mismatch_kind k);

enum mismatch_outcome {
	OUTCOME_RECORDED, /* the missing move was made */
	OUTCOME_FOUND,
	OUTCOME_HANDED_OVER,
	OUTCOME_LOST, /* an apology for lost papers follows (art. 21.2) */
	OUTCOME_UNFOUNDED,
	OUTCOME_COUNT
};
const char *outcome_code(enum mismatch_outcome o); /* "da_ghi_nhan" */
const char *outcome_name(enum mismatch_outcome o);
enum mismatch_outcome outcome_of(const char *code); /* OUTCOME_COUNT */
/* What the applicant reads. */
const char *outcome_sentence(enum mismatch_outcome o);
bool outcome_fits(enum mismatch_outcome o, enum mismatch_kind k);

#define MISMATCH_WORDS_MIN 20

struct mismatch {
	struct mismatch_id id;
	enum mismatch_kind kind;
	struct dossier_id dossier;
	struct count_id count; /* v = INT64_MIN: a claim */
	struct unit_id authority, unit;
	struct account_id owner; /* NO_ACCOUNT: the unit's head */
	const char *code, *procedure_name, *procedure_code, *field;
	const char *unit_name, *unit_kind, *owner_name; /* "" the head */
	struct instant opened_at, due_at, closed_at;
	enum mismatch_outcome outcome; /* OUTCOME_COUNT while open */
	const char *words, *closer_name; /* "" while open */
	int64_t version, seq;
	bool is_closer_barred; /* the actor recorded what is claimed */
	/* The dossier as it stands. */
	struct unit_id d_authority, d_lead, d_unit;
	const char *d_unit_name;
	enum state d_state;
	bool d_in_transit, d_returned;
	int64_t d_seq;
};
/* The unit that answers, its committee's leader and who controls it; others:
 * ERR_MISSING.  Leaves the audit row of the look. */
enum err mismatch_open(struct cx *cx, const struct actor *actor,
		       struct mismatch_id id,
		       struct mismatch *ret) MUST_CHECK;
bool mismatch_is_open(const struct mismatch *m);
/* By date, as everywhere. */
bool mismatch_is_late(struct instant due, struct instant now);

struct mismatch_event {
	struct instant at;
	const char *action, *who, *unit, *words; /* "" the applicant */
	struct count_id count;
};
enum err mismatch_events(struct cx *cx, struct mismatch_id id,
			 struct mismatch_event **ret,
			 size_t *ret_n) MUST_CHECK;
/* What the applicant wrote, the first first. */
struct mismatch_claim {
	struct instant at;
	const char *words; /* "" nothing */
};
enum err mismatch_claims(struct cx *cx, struct mismatch_id id,
			 struct mismatch_claim **ret,
			 size_t *ret_n) MUST_CHECK;
const char *mismatch_action_name(const char *action);

enum mismatch_act { MISMATCH_ANSWER, MISMATCH_CLOSE };
struct mismatch_step {
	enum mismatch_act act;
	int64_t version;
	const char *outcome; /* MISMATCH_CLOSE: its code */
	const char *words;   /* at least MISMATCH_WORDS_MIN letters */
};
/* ERR_DENIED, ERR_STATE, ERR_CONFLICT, ERR_INPUT (outcome, words)
 * with a sentence; refusals are in the audit trail. */
enum err mismatch_move(struct cx *cx, const struct actor *actor,
		       struct mismatch_id id,
		       const struct mismatch_step *in) MUST_CHECK;
/* One predicate for the act and for the form: NULL when this actor may. */
const char *mismatch_refusal(const struct actor *actor,
			     const struct mismatch *m, enum mismatch_act act,
			     enum err *ret_err);

enum mismatch_scope { CASES_MINE, CASES_UNIT, CASES_AUTHORITY };
/* The widest that this actor may list: the whole authority for its leader and
 * for who controls it. */
enum mismatch_scope mismatch_widest(const struct actor *actor);

struct mismatch_row {
	struct mismatch_id id;
	enum mismatch_kind kind;
	const char *code, *procedure_name, *unit_name, *owner_name;
	struct instant opened_at, due_at, closed_at;
	enum mismatch_outcome outcome;
};
struct mismatch_place { /* what the last page ended with */
	struct instant at; /* INSTANT_NONE: the beginning */
	int64_t id;
};
#define MISMATCH_ROWS 25
/* Open ones, the nearest term first; closed ones, the newest first.  One more
 * than a page, if there is one. */
enum err mismatch_list(struct cx *cx, const struct actor *actor,
		       enum mismatch_scope scope, bool is_closed,
		       const struct mismatch_place *after,
		       struct mismatch_row **ret, size_t *ret_n) MUST_CHECK;

/* The open case of a dossier that this actor may open, the oldest; ERR_MISSING
 * when there is none. */
enum err mismatch_of(struct cx *cx, const struct actor *actor,
		     struct dossier_id id, struct mismatch_id *ret,
		     enum mismatch_kind *ret_kind) MUST_CHECK;

/* The term of a case that opens now: the closing time of the last of its
 * working days, by the calendar of the unit. */
enum err mismatch_due(struct cx *cx, struct unit_id unit,
		      struct instant *ret) MUST_CHECK;

#endif
