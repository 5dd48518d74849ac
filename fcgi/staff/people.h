/* People and units beyond accounts: delegation, hand-over, units, calendar. */
#ifndef STAFF_PEOPLE_H
#define STAFF_PEOPLE_H

#include "staff/pages.h"

extern const struct form delegation_form, delegation_end_form;
extern const struct form hand_over_form;

/* delegation.c */
struct delegation_fields {
	const char *giver; /* login; "" = oneself */
	const char *role_at; /* "DEPT_HEAD:12" */
	int64_t to;
	struct day from_day, to_day;
	const char *scope, *value, *decision_no, *ground;
};
struct delegation_end_fields {
	struct day until;
	const char *reason;
};
enum err delegation_show(struct rq *rq);
enum err delegation_do(struct rq *rq);
enum err delegation_end_do(struct rq *rq);

/* hand_over.c */
struct hand_over_fields {
	const char *reason;
	int64_t to_all;
};
enum err hand_over_show(struct rq *rq);
enum err hand_over_do(struct rq *rq);

#endif
