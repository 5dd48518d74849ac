/* One field of a small form by templates/part/action_field.tpl. */
#ifndef STAFF_PART_FIELD_H
#define STAFF_PART_FIELD_H

#include "http/rq.h"
#include "view/tpl.h"

struct part_field {
	const char *name;
	const char *id; /* NULL: the name; of its own where a page has two */
	const char *label;
	const char *hint;  /* NULL: none */
	const char *value; /* when nothing was typed */
	int max;	   /* letters of INPUT and AREA */
};
void part_input(struct rq *rq, struct view *form, const struct part_field *f);
void part_area(struct rq *rq, struct view *form, const struct part_field *f);
/* Choices: add each to what is returned. */
struct view *part_select(struct rq *rq, struct view *form,
			 const struct part_field *f);
struct view *part_radios(struct rq *rq, struct view *form,
			 const struct part_field *f);
void part_option(struct rq *rq, struct view *field, const struct part_field *f,
		 const char *value, const char *label);

#endif
