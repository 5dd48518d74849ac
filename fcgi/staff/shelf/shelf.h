/* count_page.c and mismatch_page.c: shelf counts and what they found. */
#ifndef STAFF_SHELF_H
#define STAFF_SHELF_H

#include "http/route.h"

struct count_start_fields {
	const char *key, *place;
};
struct count_scan_fields {
	const char *lines;
};
struct count_close_fields {
	const char *verdict;
	bool is_confirmed;
};
struct mismatch_fields {
	const char *outcome, *words, *answer;
	int64_t version;
};
extern const struct form count_start_form, count_scan_form, count_close_form;
extern const struct form mismatch_form;

enum err counts_show(struct rq *rq);
enum err count_start_do(struct rq *rq);
enum err count_show(struct rq *rq);
enum err count_scan_do(struct rq *rq);
enum err count_close_do(struct rq *rq);

enum err mismatches_show(struct rq *rq);
enum err mismatch_show(struct rq *rq);
enum err mismatch_do(struct rq *rq);

/* The number in the address; 0 for anything else. */
int64_t shelf_id(const struct rq *rq);

#endif
