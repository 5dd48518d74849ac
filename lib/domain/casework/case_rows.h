/* Rows of a dossier that are written together with the event that tells of
 * them: requests to other units, payments, wishes, the linked round. */
#ifndef DOMAIN_CASE_ROWS_H
#define DOMAIN_CASE_ROWS_H

#include "domain/actor.h"
#include "domain/casework/payment.h"
#include "domain/casework/request.h"
#include "domain/ledger/ledger.h"

enum err request_put(struct cx *cx, const struct head *h, int seq,
		     bool is_segment, struct unit_id unit,
		     const struct actor *by, const char *content,
		     struct term limit, struct instant due) MUST_CHECK;
struct request_end {
	enum request_state state;
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
	enum fee_mode mode; /* of a fee; else by notice */
	const char *notice_number, *payer, *receipt_number;
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
		       enum payment_state from, enum payment_state to,
		       const char *receipt_number) MUST_CHECK;

/* T41: the linked round that mends a wrong result: a number and a clock of
 * its own, the same applicant and papers, no fee.  In a transaction. */
enum err round_open(struct cx *cx, const struct actor *actor,
		    const struct head *old, const char *reason,
		    struct dossier_id *ret, const char **ret_code) MUST_CHECK;

#endif
