#include "staff/usual.h"

#include <stdlib.h>

/* clang-format off */
static const enum move order[] = {
	/* the work waits for these */
	MOVE_ACCEPT, MOVE_APPROVE_SUPPLEMENT, MOVE_ASK_SUPPLEMENT, MOVE_FORWARD, MOVE_ASSIGN, MOVE_TAKE,
	MOVE_ANSWER, MOVE_SEGMENT_BACK, MOVE_TAKE_SUPPLEMENT, MOVE_SUPPLEMENT_EXPIRED, MOVE_PAID, MOVE_SUBMIT,
	MOVE_APPROVE, MOVE_SIGN, MOVE_RELEASE, MOVE_POST, MOVE_RETURN, MOVE_DELIVERED, MOVE_WITHDRAW_OK,
	MOVE_COLLECT_FEE, MOVE_ARCHIVE,
	/* another way on */
	MOVE_UNDELIVERED, MOVE_WITHDRAW_NO, MOVE_DENY_PROPOSAL, MOVE_REWORK, MOVE_PROPOSE_SUPPLEMENT,
	MOVE_PROPOSE_CONSULT, MOVE_CONSULT, MOVE_INTERLINK, MOVE_ASK_PAYMENT, MOVE_SEGMENT_RESULT, MOVE_GO_ON,
	MOVE_CANCEL_REQUEST,
};
/* clang-format on */
#define ORDER_N (sizeof(order) / sizeof(order[0]))

static size_t rank(enum move move)
{
	size_t i = 0;

	while (i < ORDER_N && order[i] != move)
		i++;
	return i < ORDER_N ? i : ORDER_N + (size_t)move;
}

enum place usual_place(enum move move)
{
	size_t at = rank(move);

	if (at >= ORDER_N)
		return PLACE_RARE;
	return at < rank(MOVE_UNDELIVERED) ? PLACE_NEXT : PLACE_ALSO;
}

static int by_rank(const void *a, const void *b)
{
	const struct transition *const *x = a, *const *y = b;
	size_t i = rank((*x)->move), k = rank((*y)->move);

	return (i > k) - (i < k);
}

void usual_sort(const struct transition *moves[], size_t n)
{
	qsort(moves, n, sizeof(moves[0]), by_rank);
}
