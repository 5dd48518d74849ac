/* The inbox as its pages share it: which queue, which filter, which place. */
#ifndef STAFF_INBOX_H
#define STAFF_INBOX_H

#include "domain/queue/queue.h"
#include "staff/pages.h"

#define INBOX "/can-bo/hop-viec"

struct inbox {
	struct my_queue queues[QUEUES_MAX];
	size_t n;
	struct my_queue *current; /* one of them; undefined when n is 0 */
	bool is_gone; /* the address names a queue that is none of them */
	struct queue_filter filter;
	const struct workcal *cal;
};

/* From the address; an unknown queue is the first one, an unreadable filter
 * none. */
enum err inbox_read(struct rq *rq, struct inbox *ret) MUST_CHECK;
struct queue_filter inbox_filter(struct rq *rq);
/* "hang=cua-toi&loc=hom-nay": the address of queue and filter. */
const char *inbox_query(struct rq *rq, const struct my_queue *q,
			const struct queue_filter *f);
/* The first page of a queue that opened itself again: nobody is there. */
bool inbox_is_unattended(const struct rq *rq);
struct queue_place place_of(const char *text, bool is_back);

#endif
