/* Fees and financial obligations of a dossier, and the files that stop its
 * clock. */
#ifndef DOMAIN_PAYMENT_H
#define DOMAIN_PAYMENT_H

#include "base/cx.h"
#include "base/codes.h"
#include "domain/ids.h"
#include "domain/ledger/workflow.h"

#define PAYMENT_STATES(W)                           \
	W(PAYMENT_UNSAID, "", "")                   \
	W(PAYMENT_OWED, "CHUA", "Chưa thanh toán")  \
	W(PAYMENT_PAID, "DA", "Đã thanh toán")      \
	W(PAYMENT_VOID, "HUY", "Hủy")               \
	W(PAYMENT_REFUNDED, "HOAN", "Hoàn phí")     \
	W(PAYMENT_EXEMPT, "MIEN", "Miễn phí")
CODES(payment_state, PAYMENT_STATES);

/* How a fee is taken, said at reception. */
#define FEE_MODES(W)                                       \
	W(FEE_MODE_UNSAID, "", "")                         \
	W(FEE_BEFORE, "thu_truoc", "đã thu")               \
	W(FEE_AFTER, "thu_sau", "thu khi trả kết quả")     \
	W(FEE_EXEMPT, "mien_phi", "được miễn")             \
	W(FEE_NOT_TAKEN, "khong_thu", "không thu")
CODES(fee_mode, FEE_MODES);
/* Somebody pays it: at once or when the result is fetched. */
bool fee_is_taken(enum fee_mode mode);

struct payment {
	int seq;
	bool is_fee; /* else a financial obligation */
	const char *mode, *notice_number, *payer, *receipt_number;
	enum payment_state state;
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
/* The applicant's request that the last wish to withdraw rests on;
 * ERR_MISSING: none, or one from before wishes had their file. */
enum err wish_last(struct cx *cx, struct dossier_id id,
		   struct stop_file *ret) MUST_CHECK;
/* The legal basis and words by which the version of a procedure has a
 * financial obligation whose time is the payer's own; "": it has none. */
enum err payment_duty(struct cx *cx, struct version_id procedure,
		      const char **ret) MUST_CHECK;

#endif
