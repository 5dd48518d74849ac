#include "staff/dossier/usual.h"

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

static size_t place_of(enum move move)
{
	size_t i = 0;

	while (i < ORDER_N && order[i] != move)
		i++;
	return i < ORDER_N ? i : ORDER_N + (size_t)move;
}

static size_t rank(const struct transition *t)
{
	/* An answer on paper is noted when one comes; who was asked here
	 * answers. */
	if (t->move == MOVE_ANSWER && t->scope != SCOPE_ASKED)
		return place_of(MOVE_GO_ON);
	return place_of(t->move);
}

enum place usual_place(const struct transition *t)
{
	size_t at = rank(t);

	if (at >= ORDER_N)
		return PLACE_RARE;
	return at < place_of(MOVE_UNDELIVERED) ? PLACE_NEXT : PLACE_ALSO;
}

static int by_rank(const void *a, const void *b)
{
	const struct offer *x = a, *y = b;
	size_t i = rank(x->t), k = rank(y->t);

	return (i > k) - (i < k);
}

void usual_sort(struct offer offers[], size_t n)
{
	qsort(offers, n, sizeof(offers[0]), by_rank);
}
