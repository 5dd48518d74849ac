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
#include "domain/actor.h"
#include "domain/deadline.h"
#include "domain/workflow.h"

struct paper {
	int seq;
	const char *name;
	int originals, certified, copies;
	bool is_shown; /* shown and given back; then no counts */
};

struct receive {
	const char *form_key; /* 32 hex letters */
	const char *procedure_code;
	const char *channel;	 /* truc_tiep | bcci */
	int kind; /* from 1, of procedure.kinds; 0 where it has none */
	const char *receive_way; /* tai_quay | buu_chinh */
	const char *name, *id_kind, *id_number, *phone, *email, *address;
	const char *owner_name; /* "" = the applicant */
	const char *owner_address; /* "" or NULL = the applicant's */
	const char *content;	/* "" = the procedure's name */
	struct day birth;
	int sets;
	struct paper *papers; /* those handed in or shown */
	size_t papers_n;
	bool duplicate_confirmed; /* "xac_nhan_trung" */
	const char *post_slip; /* channel bcci: hand-over slip number (T03) */
	const char *fee_mode;  /* thu_truoc | thu_sau | mien_phi | khong_thu;
				* "" nobody said */
	int64_t fee_amount;    /* đồng */
	const char *fee_receipt; /* thu_truoc: number of the receipt */
	const char *fee_basis;	 /* "10 trang, 2 bản"; "" or NULL none */
	/* T05, returned at once (Decree 61/2018 art. 17.4): the procedures
	 * that are answered within the day; no appointment is made. */
	bool at_once;
	const char *result, *receiver, *receiver_paper;
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
/* Everything for which it would be refused, one of each kind, in the order of
 * the form; the form's key is not looked at. */
#define RECEIVE_FAULTS 10
enum err dossier_receive_faults(struct cx *cx, const struct actor *actor,
				const struct receive *in,
				struct fault ret[RECEIVE_FAULTS],
				size_t *ret_n) MUST_CHECK;
/* The same appointment that dossier_receive would give now. */
enum err dossier_preview(struct cx *cx, const struct actor *actor,
			 const char *procedure_code, const char *channel,
			 struct deadline *ret,
			 const struct explain **ret_days) MUST_CHECK;
/* Where the term goes by the kind of case (ERR_INPUT "truong_hop": not said). */
enum err dossier_preview_kind(struct cx *cx, const struct actor *actor,
			      const char *procedure_code, const char *channel,
			      int kind, struct deadline *ret,
			      const struct explain **ret_days) MUST_CHECK;

#define STEP_UNITS_MAX 12

/* What a move may carry; the row's needs say what it must.  Texts may be
 * NULL for "nothing typed". */
struct step {
	const char *form_key;
	int64_t version; /* the one the page showed */
	enum move move;
	const char *note;
	struct account_id assignee;
	const char *result_kind;
	const char *no_draft; /* why it is submitted without a file */
	const char *document_number;
	struct day document_date;
	const char *receiver, *receiver_paper;
	const char *receiver_kind; /* chinh_chu | uy_quyen: said, not assumed */
	const char *authorisation; /* uy_quyen: the paper that says so */
	const char *originals; /* da_tra | khong_co: said, not assumed */
	/* co-ordination, segments, succession */
	struct unit_id units[STEP_UNITS_MAX];
	size_t units_n;
	const char *content;	/* what is asked, or answered */
	int64_t limit;		/* from 1; else none given */
	const char *limit_unit; /* "WD" | "WH" */
	int64_t request;	/* its number within the dossier, from 1 */
	const char *answer_kind, *late_reason;
	/* supplements */
	const char *items; /* one a line */
	const char *ground; /* article that asks or allows it */
	struct day until;
	/* money */
	const char *notice_number, *payer, *receipt_number;
	/* Of stop_files(). */
	struct attachment_id notice_file, wish_file;
	int64_t amount; /* đồng, from 1; else none given */
	const char *waybill, *place;
	/* MOVE_ADJUST, by correction.h only: the proposal as it was seen */
	struct correction_id correction; /* v 0: none */
	int64_t calendar_change; /* MOVE_RESTORE_DATE: what takes a day back */
	int64_t correction_version;
};

/* Every move but reception.  ERR_STATE / ERR_DENIED with the rule,
 * ERR_CONFLICT when version differs, ERR_INPUT when something is missing. */
enum err dossier_move(struct cx *cx, const struct actor *actor,
		      struct dossier_id id, const struct step *in) MUST_CHECK;

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
	const char *rule_set, *channel, *receive_way, *clock;
	struct instant received_at, first_due_at, due_at, finished_at;
	struct instant returned_at, last_at;
	struct term term;
	enum state state;
	bool in_transit, is_provisional;
	bool is_below; /* of a committee below the reader's: read-only */
	int steps_done;
	int64_t last_seq, version;
	const char *proposal; /* "" | bo-sung | bo-sung-ok | phoi-hop */
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
	struct account_id actor, holder;
	struct unit_id unit, holder_unit;
	const char *role, *clock, *note, *data;
};
enum err dossier_events(struct cx *cx, struct dossier_id id,
			struct event **ret, size_t *ret_n) MUST_CHECK;
/* A value of an event's data by its key, line breaks restored; "" if none. */
const char *event_value(struct arena *arena, const char *data,
			const char *key);

/* What other units were asked, in the order of asking (Decree 61/2018 art.
 * 19.5-19.7). */
struct request {
	int seq;
	bool is_segment; /* liên thông; else phối hợp */
	struct unit_id unit;
	const char *unit_name, *asked_by, *content;
	const char *state; /* DA_GUI DA_NHAN DA_TRA_LOI DA_HUY DA_BO_QUA */
	struct instant sent_at, due_at, opened_at, closed_at;
	const char *answer_kind, *answer, *late_reason; /* "" none */
	int late_days; /* working days, 0 in time */
	bool in_hours;
	bool has_account; /* somebody of that unit can answer here */
};
/* By date; a limit in hours by the minute. */
bool request_is_late(const struct request *r, struct instant now);
enum err dossier_requests(struct cx *cx, struct dossier_id id,
			  struct request **ret, size_t *ret_n) MUST_CHECK;
const char *request_state_name(const char *state);
const char *answer_kind_name(const char *kind);

struct payment {
	int seq;
	bool is_fee; /* else a financial obligation */
	const char *mode, *notice_number, *payer, *state, *receipt_number;
	int64_t amount;
	struct instant paid_at;
	struct attachment_id notice_file; /* v 0: none */
};
enum err dossier_payments(struct cx *cx, struct dossier_id id,
			  struct payment **ret, size_t *ret_n) MUST_CHECK;
/* A file that stands and by which the clock has not been stopped yet: for
 * MOVE_ASK_PAYMENT the notices of money, for MOVE_WITHDRAW the applicant's
 * requests; newest first. */
struct stop_file {
	struct attachment_id id;
	const char *name;
	struct instant at;
};
enum err stop_files(struct cx *cx, struct dossier_id id, enum move move,
		    struct stop_file **ret, size_t *ret_n) MUST_CHECK;
/* The legal basis and words by which the version of a procedure has a
 * financial obligation whose time is the payer's own; "": it has none. */
enum err payment_duty(struct cx *cx, struct version_id procedure,
		      const char **ret) MUST_CHECK;

/* The moves of this actor now, as the page shows them (policy.h): open as
 * buttons, shut with what shuts them. */
struct offer;
enum err dossier_offers(struct cx *cx, const struct actor *actor,
			const struct dossier *d, const struct event *events,
			size_t n, struct offer *ret, /* room: MOVE_COUNT */
			size_t *ret_n) MUST_CHECK;
/* The open ones alone. */
enum err dossier_moves(struct cx *cx, const struct actor *actor,
		       const struct dossier *d, const struct event *events,
		       size_t n, const struct transition *ret[MOVE_COUNT],
		       size_t *ret_n) MUST_CHECK;

/* Whose working minutes: each belongs to exactly one, and they sum to the
 * elapsed ones. */
enum blame {
	BLAME_HOLDER,
	BLAME_HEAD,    /* held by a unit and nobody in it */
	BLAME_UNIT,    /* a co-ordinating or interlinked unit */
	BLAME_CITIZEN, /* waiting for papers or a payment */
	BLAME_SYNC,    /* a fault between systems */
	BLAME_COUNT
};
struct share {
	enum blame blame;
	const char *who;  /* person, or "Trưởng đơn vị", "Người nộp hồ sơ" */
	const char *unit; /* "" for the citizen and for a fault */
	int64_t minutes;
};
/* Pure: from the ledger, what was asked of others, and the calendar. */
void shares_of(struct arena *arena, struct instant received,
	       const struct event *events, size_t n,
	       const struct request *requests, size_t requests_n,
	       struct instant end, const struct workcal *cal,
	       struct share **ret, size_t *ret_n);
enum err dossier_shares(struct cx *cx, const struct dossier *d,
			const struct event *events, size_t n,
			struct share **ret, size_t *ret_n) MUST_CHECK;
/* The appointment again, with its days: "vì sao hẹn ngày này". */
enum err dossier_explain(struct cx *cx, const struct dossier *d,
			 const struct event *events, size_t n,
			 struct deadline *ret,
			 const struct explain **ret_days) MUST_CHECK;

#endif
