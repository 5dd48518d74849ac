/* What will be late: warnings of one's own, and the page of who watches over a
 * unit or an authority. */
#ifndef STAFF_FORESIGHT_H
#define STAFF_FORESIGHT_H

#include "http/form.h"
#include "http/rq.h"

extern const struct form seen_form;

/* warnings.c */
struct seen_fields {
	int64_t until; /* the newest that the page showed */
};
enum err warnings_show(struct rq *rq);
enum err warning_seen_do(struct rq *rq);
enum err warnings_seen_do(struct rq *rq);
enum err warnings_again(struct rq *rq);

/* watch.c */
enum err watch_show(struct rq *rq);
enum err watch_list_show(struct rq *rq);

#endif
