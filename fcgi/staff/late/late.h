/* late.c and letter_page.c: explanations and apology letters. */
#ifndef STAFF_LATE_H
#define STAFF_LATE_H

#include "domain/ids.h"
#include "http/route.h"
#include "view/tpl.h"

struct explain_fields {
	const char *act, *class_code, *cause, *words;
	int64_t version;
};
struct letter_fields {
	const char *key, *fault, *reason, *cause, *also, *way, *words;
	int64_t version, responsible;
	struct day new_due;
};
extern const struct form explain_form, letter_form, letter_draft_form;

enum err late_show(struct rq *rq);
enum err explain_do(struct rq *rq);
enum err explanations_show(struct rq *rq);
enum err letter_draft_do(struct rq *rq);
enum err letters_show(struct rq *rq);
enum err letter_show(struct rq *rq);
enum err letter_do(struct rq *rq);
enum err letter_again(struct rq *rq);
enum err letter_print(struct rq *rq);

/* Fields that a draft and its correction share. */
const struct choice *late_causes(struct rq *rq);
enum err late_units(struct rq *rq, struct view *form, struct unit_id authority,
		    struct unit_id lead, struct unit_id chosen) MUST_CHECK;

#endif
