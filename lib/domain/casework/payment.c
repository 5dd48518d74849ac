/* Fees and financial obligations of a dossier, and the files that its clock
 * is stopped by. */
#include "domain/casework/payment.h"

#include "db/db.h"
#include "domain/casework/case_rows.h"
#include "domain/files/attachment.h"

#define PAYMENT_ROW(F, C)                                \
	F("seq", seq, n)                                 \
	C("kind = 'phi'", is_fee, f)                     \
	C("mode", mode, s)                               \
	C("COALESCE(notice_number, '')", notice_number, s) \
	C("COALESCE(payer, '')", payer, s)               \
	C("amount", amount, i)                           \
	C("state", state, e(payment_state))              \
	C("COALESCE(receipt_number, '')", receipt_number, s) \
	C("paid_at", paid_at, t)                         \
	C("COALESCE(notice_file, 0)", notice_file.v, i)
READER(next_payment, struct payment, PAYMENT_ROW)
STMT_ROW(q_payments, "i", PAYMENT_ROW,
	 "SELECT " COLS(PAYMENT_ROW) " FROM payment WHERE dossier_id = ?"
	 " ORDER BY seq LIMIT 100");

enum err dossier_payments(struct cx *cx, struct dossier_id id,
			  struct payment **ret, size_t *ret_n)
{
	struct payment *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_payments, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_payment(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

bool fee_is_taken(enum fee_mode mode)
{
	return mode == FEE_BEFORE || mode == FEE_AFTER;
}

STMT(q_duty, "i", "s",
     "SELECT COALESCE(financial_duty, '') FROM procedure_version"
     " WHERE id = ?");

enum err payment_duty(struct cx *cx, struct version_id procedure,
		      const char **ret)
{
	return db_one(cx, q_duty, procedure.v, ret);
}

STMT(q_stop_files, "is", "ist",
     "SELECT a.id, a.name, a.at FROM attachment a WHERE a.dossier_id = ?"
     " AND a.kind = ?"
     " AND NOT EXISTS (SELECT 1 FROM attachment_event e"
     "  WHERE e.attachment_id = a.id AND e.what IN ('nhiem', 'rut'))"
     " AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.notice_file = a.id)"
     " AND NOT EXISTS (SELECT 1 FROM withdrawal_wish w WHERE w.file_id = a.id)"
     " ORDER BY a.id DESC LIMIT 50");

enum err stop_files(struct cx *cx, struct dossier_id id, enum move move,
		    struct stop_file **ret, size_t *ret_n)
{
	const char *kind = attachment_kind_code(
		move == MOVE_WITHDRAW ? ATTACH_WISH : ATTACH_NOTICE);
	struct stop_file *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_stop_files, &rows, id.v, kind));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].id.v, &list[n].name, &list[n].at))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_wish_new, "iii", "",
     "INSERT INTO withdrawal_wish (file_id, dossier_id, seq)"
     " VALUES (?, ?, ?)");

enum err wish_put(struct cx *cx, struct dossier_id id, int64_t seq,
		  struct attachment_id file)
{
	return db_exec(cx, q_wish_new, file.v, id.v, seq);
}

STMT(q_wish_last, "i", "ist",
     "SELECT a.id, a.name, a.at FROM withdrawal_wish w"
     " JOIN attachment a ON a.id = w.file_id WHERE w.dossier_id = ?"
     " ORDER BY w.seq DESC LIMIT 1");

enum err wish_last(struct cx *cx, struct dossier_id id, struct stop_file *ret)
{
	return db_one(cx, q_wish_last, id.v, &ret->id.v, &ret->name, &ret->at);
}

STMT(q_payment_new, "iissssisstii", "",
     "INSERT INTO payment (dossier_id, seq, kind, mode, notice_number, payer,"
     " amount, state, receipt_number, paid_at, notice_file)"
     " SELECT ?, COALESCE(MAX(seq), 0) + ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
     " FROM payment WHERE dossier_id = ?");

/* A fee is paid at once or owed; what a notice asks for is owed. */
static enum payment_state begins_as(const struct payment_new *p)
{
	if (p->is_fee && p->mode == FEE_EXEMPT)
		return PAYMENT_EXEMPT;
	return p->is_fee && fee_is_taken(p->mode) && p->receipt_number &&
			       *p->receipt_number ?
		       PAYMENT_PAID :
		       PAYMENT_OWED;
}

enum err payment_put(struct cx *cx, struct dossier_id id,
		     const struct payment_new *p)
{
	enum payment_state state = begins_as(p);

	return db_exec(cx, q_payment_new, id.v, INT64_C(1),
		       p->is_fee ? "phi" : "nvtc",
		       p->is_fee ? fee_mode_code(p->mode) : "thong_bao",
		       p->notice_number, p->payer, p->amount,
		       payment_state_code(state), p->receipt_number,
		       state == PAYMENT_PAID ? cx->now : INSTANT_NONE,
		       p->notice_file.v ? p->notice_file.v : INT_NONE, id.v);
}

STMT(q_payment_end, "sstiss", "",
     "UPDATE payment SET state = ?, receipt_number = COALESCE(?,"
     " receipt_number), paid_at = COALESCE(?, paid_at)"
     " WHERE dossier_id = ? AND kind = ? AND state = ?");

enum err payment_close(struct cx *cx, struct dossier_id id, bool is_fee,
		       enum payment_state from, enum payment_state to,
		       const char *receipt_number)
{
	bool is_paid = to == PAYMENT_PAID;

	return db_exec(cx, q_payment_end, payment_state_code(to),
		       is_paid ? receipt_number : NULL,
		       is_paid ? cx->now : INSTANT_NONE, id.v,
		       is_fee ? "phi" : "nvtc", payment_state_code(from));
}
