/* accountability.c: files on the responsibility of officers. */
#ifndef STAFF_ACCOUNTABILITY_H
#define STAFF_ACCOUNTABILITY_H

#include "http/form.h"
#include "http/rq.h"

struct accountability_fields {
	const char *words, *place, *people, *form, *decision_number, *new_post;
	int64_t version;
	struct day review_day, decision_day;
};
extern const struct form accountability_form;

enum err accountability_list_show(struct rq *rq);
enum err accountability_show(struct rq *rq);
enum err accountability_do(struct rq *rq);
enum err accountability_again(struct rq *rq);

#endif
