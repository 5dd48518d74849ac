/*
 * The fields of a form, drawn from the rows that read them (http/form.h): label,
 * hint, what was typed, the problem, in one template (part/field.tpl).
 */
#ifndef COMMON_FIELD_H
#define COMMON_FIELD_H

#include "http/form.h"
#include "http/rq.h"
#include "view/tpl.h"

/* What only the page knows of it. */
struct drawn {
	unsigned acts;		   /* of which act the form is (field.when) */
	const char *value;	   /* before anybody has typed */
	const char *id;		   /* NULL: the name; where it is there twice */
	const struct choice *list; /* from the database; NULL: the row's own */
	const char *hint;	   /* NULL: the row's own */
	const char *label;	   /* what the data call it; NULL: the row's */
	bool has_focus;		   /* at most one of a page */
	bool is_untyped;	   /* another form of the page was posted */
};

/* Includes the field `name` as {{>MARKER}}; `more` NULL: nothing.  A name that
 * the form has not is a mistake that a lint finds, and draws nothing. */
void page_field(struct rq *rq, struct view *v, const char *marker,
		const struct form *form, const char *name,
		const struct drawn *more);

#endif
