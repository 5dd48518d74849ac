/*
 * A move: what it may carry, and the one function that makes every move but
 * reception; the same predicate (policy.h) offers them as buttons.
 */
#ifndef DOMAIN_MOVE_H
#define DOMAIN_MOVE_H

#include "domain/casework/dossier.h"

#define STEP_UNITS_MAX 12

/* What is said with a move, by its code. */
#define RESULT_KINDS(W)                                    \
	W(RESULT_UNSAID, "", "")                           \
	W(RESULT_GIVEN, "ket_qua", "kết quả giải quyết")   \
	W(RESULT_REFUSED, "tu_choi", "từ chối giải quyết")
CODES(result_kind, RESULT_KINDS);
#define RECEIVER_KINDS(W)                                      \
	W(RECEIVER_UNSAID, "", "")                             \
	W(RECEIVER_SELF, "chinh_chu", "chính người nộp hồ sơ") \
	W(RECEIVER_DELEGATE, "uy_quyen", "người được ủy quyền")
CODES(receiver_kind, RECEIVER_KINDS);
#define ORIGINALS(W)                                          \
	W(ORIGINALS_UNSAID, "", "")                           \
	W(ORIGINALS_NONE, "khong_co", "không giữ bản chính nào") \
	W(ORIGINALS_RETURNED, "da_tra", "đã trả lại bản chính")
CODES(originals, ORIGINALS);

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
	const char *receiver_kind; /* said, not assumed */
	const char *authorisation; /* uy_quyen: the paper that says so */
	const char *originals; /* said, not assumed */
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

#endif
