/*
 * Money that a move carries: the notice by which a financial obligation stops
 * the clock (T25), the receipts of payments.
 */
#include "domain/move_internal.h"

/* Only a paper that is there stops the clock: one of the dossier's notices,
 * and each stops it once. */
static enum err check_notice(struct cx *cx, struct work *w)
{
	struct payment_notice *list;
	const char *duty;
	size_t n, i = 0;

	TRY(payment_duty(cx, w->head.procedure, &duty));
	TRY(payment_notices(cx, w->id, &list, &n));
	while (i < n && list[i].id.v != w->in->notice_file.v)
		i++;
	if (i == n)
		return refuse(cx, ERR_INPUT, "tep_thong_bao",
			      "Chọn tệp thông báo nộp tiền trong các tệp của"
			      " hồ sơ; mỗi thông báo chỉ dùng một lần");
	data_put(&w->data, "notice_file",
		 arena_printf(cx->arena, "%lld", (long long)list[i].id.v));
	data_put(&w->data, "ground", duty);
	return OK;
}

enum err needs_money(struct cx *cx, struct work *w)
{
	int64_t amount = w->in->amount;

	if (w->t->needs & NEED_NOTICE) {
		if (amount < 1)
			return refuse(cx, ERR_INPUT, "so_tien",
				      "Nhập số tiền phải nộp, bằng đồng");
		TRY(needs_until(cx, w, false));
		TRY(check_notice(cx, w));
	} else if (w->t->move == MOVE_COLLECT_FEE) {
		if (amount > 0 && amount != w->head.p.fee_due)
			return refuse(cx, ERR_INPUT, "so_tien",
				      "Số tiền phải nộp là %lld đồng",
				      (long long)w->head.p.fee_due);
		amount = w->head.p.fee_due;
	}
	if (amount > 0)
		data_put(&w->data, "amount",
			 arena_printf(cx->arena, "%lld", (long long)amount));
	return OK;
}
