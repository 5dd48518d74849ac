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
#include "base/secret.h"
#include "domain/account.h"
#include "domain/deadline.h"
#include "domain/ids.h"
#include "domain/workflow.h"

struct paper {
	int seq;
	const char *name;
	int originals, certified, copies;
};

struct receive {
	const char *form_key; /* 32 hex letters */
	const char *procedure_code;
	const char *channel;	 /* truc_tiep | bcci */
	const char *receive_way; /* tai_quay | buu_chinh */
	const char *name, *id_kind, *id_number, *phone, *email, *address;
	const char *owner_name; /* "" = the applicant */
	const char *content;	/* "" = the procedure's name */
	struct day birth;
	int sets;
	struct paper *papers; /* those handed in */
	size_t papers_n;
	bool duplicate_confirmed; /* "xac_nhan_trung" */
	bool missing_confirmed;	  /* never: kept for the refusal sentence */
};

struct received {
	struct dossier_id id;
	const char *code;
	bool was_known; /* the form had been posted before */
};

/* T02.  Refusals (ERR_INPUT with field): procedure not in force, required
 * paper missing, id number wrong, year without calendar, same applicant and
 * procedure still open (field "trung", until confirmed). */
enum err dossier_receive(struct cx *cx, const struct actor *actor,
			 const struct receive *in,
			 struct received *ret) MUST_CHECK;
/* The same appointment that dossier_receive would give now. */
enum err dossier_preview(struct cx *cx, const struct actor *actor,
			 const char *procedure_code, const char *channel,
			 struct deadline *ret,
			 const struct explain **ret_days) MUST_CHECK;

struct step {
	const char *form_key;
	int64_t version; /* the one the page showed */
	enum move move;
	const char *note;
	struct account_id assignee;
	const char *result_kind;
	const char *document_number;
	struct day document_date;
	const char *receiver, *receiver_paper;
};

/* Every move but reception.  ERR_STATE / ERR_DENIED with the rule,
 * ERR_CONFLICT when version differs, ERR_INPUT when something is missing. */
enum err dossier_move(struct cx *cx, const struct actor *actor,
		      struct dossier_id id, const struct step *in) MUST_CHECK;

struct dossier {
	struct dossier_id id;
	const char *code;
	struct unit_id authority, desk, lead_unit, holder_unit;
	struct account_id holder, handler; /* NO_ACCOUNT: none */
	const char *holder_unit_name, *holder_name, *handler_name;
	const char *lead_unit_name, *desk_name;
	struct version_id procedure;
	const char *procedure_code, *procedure_name;
	const char *rule_set, *channel, *receive_way, *clock;
	struct instant received_at, first_due_at, due_at, finished_at;
	struct instant returned_at, last_at;
	struct term term;
	enum state state;
	bool in_transit, is_provisional;
	int steps_done;
	int64_t last_seq, version;
	/* applicant */
	const char *name, *id_kind, *id_number, *phone, *email, *address;
	const char *owner_name, *content;
	struct day birth;
	int sets;
};

/* By staff: own authority only, else ERR_MISSING; writes the audit row of the
 * read (line S14 of the security table). */
enum err dossier_open(struct cx *cx, const struct actor *actor,
		      const char *code, struct dossier *ret) MUST_CHECK;
/* The receipt's secret (6 letters) and token (26 letters), for printing. */
enum err dossier_receipt_codes(struct cx *cx, struct dossier_id id,
			       char ret_secret[RECEIPT_SECRET_LEN + 1],
			       char ret_token[TOKEN_TEXT_LEN + 1]) MUST_CHECK;

struct event {
	int64_t seq;
	enum move move;
	enum state from, to;
	struct instant at;
	const char *actor_name, *unit_name, *holder_unit_name, *holder_name;
	struct account_id actor;
	const char *clock, *note, *data;
};
enum err dossier_events(struct cx *cx, struct dossier_id id,
			struct event **ret, size_t *ret_n) MUST_CHECK;

/* The moves this actor may make now: what the page shows as buttons. */
size_t dossier_moves(const struct actor *actor, const struct dossier *d,
		     const struct event *events, size_t n,
		     const struct transition *ret[MOVE_COUNT]);

/* Working minutes each holder has had it, summing to the elapsed ones. */
struct share {
	const char *who;  /* person, or "Trưởng đơn vị" */
	const char *unit;
	int64_t minutes;
};
enum err dossier_shares(struct cx *cx, const struct dossier *d,
			const struct event *events, size_t n,
			struct share **ret, size_t *ret_n) MUST_CHECK;
/* The appointment again, with its days: "vì sao hẹn ngày này". */
enum err dossier_explain(struct cx *cx, const struct dossier *d,
			 const struct event *events, size_t n,
			 struct deadline *ret,
			 const struct explain **ret_days) MUST_CHECK;

enum queue {
	QUEUE_MINE,	  /* I hold it */
	QUEUE_UNIT,	  /* my unit holds it */
	QUEUE_ASSIGN,	  /* my unit, nobody assigned */
	QUEUE_APPROVE, QUEUE_SIGN, QUEUE_SEAL,
	QUEUE_FORWARD,	  /* at my desk, received, not forwarded */
	QUEUE_RETURN,	  /* at my desk, result ready */
	QUEUE_COUNT
};
const char *queue_slug(enum queue q);	/* "cua-toi" … */
const char *queue_name(enum queue q);
enum queue queue_from_slug(const char *slug); /* QUEUE_COUNT: unknown */
/* The queues this actor's roles have, first = where the inbox opens. */
size_t queues_of(const struct actor *actor, enum queue ret[QUEUE_COUNT]);

struct queue_row {
	struct dossier_id id;
	const char *code, *procedure_name, *applicant, *holder_name;
	const char *holder_unit_name;
	enum state state;
	struct instant due_at;
	bool in_transit;
};
/* 25 rows by due date after (after_due, after_id); INSTANT_NONE = start. */
enum err dossier_queue(struct cx *cx, const struct actor *actor, enum queue q,
		       struct instant after_due, struct dossier_id after_id,
		       struct queue_row **ret, size_t *ret_n) MUST_CHECK;
/* Counts up to 1000 per queue. */
enum err dossier_queue_count(struct cx *cx, const struct actor *actor,
			     enum queue q, int64_t *ret) MUST_CHECK;

/* One search box: exact code, else folded name, id number (keyed digest),
 * phone; own authority; at most 25. */
enum err dossier_search(struct cx *cx, const struct actor *actor,
			const char *typed, struct queue_row **ret,
			size_t *ret_n) MUST_CHECK;

#endif
