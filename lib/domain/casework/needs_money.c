/*
 * The paper by which somebody else's doing stops the clock: the notice of a
 * financial obligation (T25), the applicant's request to withdraw (T36); and
 * the receipts of payments.
 */
#include "domain/casework/move_internal.h"
#include "domain/casework/payment.h"
#include "domain/ledger/event_data.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct step, member)

/* Only a paper that is there stops the clock: one of the dossier's files, and
 * each stops it once. */
static enum err check_file(struct cx *cx, struct work *w,
			   struct attachment_id file, const char *field,
			   const char *key, const char *sentence)
{
	struct stop_file *list;
	size_t n, i = 0;

	TRY(stop_files(cx, w->id, w->t->move, &list, &n));
	while (i < n && list[i].id.v != file.v)
		i++;
	if (i == n)
		return refuse(cx, ERR_INPUT, field, "%s", sentence);
	data_put(&w->data, key,
		 arena_printf(cx->arena, "%lld", (long long)file.v));
	return OK;
}

static enum err check_notice(struct cx *cx, struct work *w)
{
	const char *duty;

	TRY(payment_duty(cx, w->head.procedure, &duty));
	data_put(&w->data, "ground", duty);
	return check_file(cx, w, w->in->notice_file, AT(notice_file),
			  "notice_file",
			  "Chọn tệp thông báo nộp tiền trong các tệp của hồ"
			  " sơ; mỗi thông báo chỉ dùng một lần");
}

/* The wish is the applicant's, so it is on a paper of theirs. */
enum err needs_wish(struct cx *cx, struct work *w)
{
	return check_file(cx, w, w->in->wish_file, AT(wish_file),
			  "wish_file",
			  "Chọn tệp đề nghị rút hồ sơ của người nộp; mỗi tệp"
			  " chỉ dùng cho một lần đề nghị");
}

enum err needs_money(struct cx *cx, struct work *w)
{
	int64_t amount = w->in->amount;

	if (w->t->needs & NEED_NOTICE) {
		if (amount < 1)
			return refuse(cx, ERR_INPUT, AT(amount),
				      "Nhập số tiền phải nộp, bằng đồng");
		TRY(needs_until(cx, w, false));
		TRY(check_notice(cx, w));
	} else if (w->t->move == MOVE_COLLECT_FEE) {
		if (amount > 0 && amount != w->head.p.fee_due)
			return refuse(cx, ERR_INPUT, AT(amount),
				      "Số tiền phải nộp là %lld đồng",
				      (long long)w->head.p.fee_due);
		amount = w->head.p.fee_due;
	}
	if (amount > 0)
		data_put(&w->data, "amount",
			 arena_printf(cx->arena, "%lld", (long long)amount));
	return OK;
}
