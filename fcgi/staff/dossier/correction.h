/* correction.c, corrections.c: a wrong time is proposed, and decided. */
#ifndef STAFF_CORRECTION_H
#define STAFF_CORRECTION_H

#include "domain/casework/correction.h"
#include "http/route.h"
#include "view/tpl.h"

struct correction_fields {
	const char *key, *kind, *how, *from_time, *to_time, *ground;
	int64_t stop, file;
	struct day from, to;
};
struct decision_fields {
	const char *key, *words;
	int64_t version;
};
extern const struct form correction_form, decision_form;

enum err correction_show(struct rq *rq);
enum err correction_do(struct rq *rq);
enum err corrections_show(struct rq *rq);
enum err corrections_do(struct rq *rq);

/* What a correction says, in words: WHAT, RECORDED, TRUE_WORDS, TEXT (its
 * ground), WHO, UNIT, AT. */
void correction_fill(struct rq *rq, struct view *v,
		     const struct correction *c);

#endif
