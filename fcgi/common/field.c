#include "common/field.h"

#include <string.h>

#include "markers.h"

static const char *or_else(const char *s, const char *other)
{
	return s ? s : other;
}

/* Several of a name may have been sent; of none, the usual one stands there. */
static bool is_chosen(const struct rq *rq, const char *name,
		      const struct drawn *more, const char *value)
{
	bool is_typed = false;

	for (size_t i = 0; !more->is_untyped && i < rq->fields.n; i++) {
		const struct pair *f = &rq->fields.at[i];

		if (strcmp(f->name, name) != 0)
			continue;
		is_typed = true;
		if (strcmp(f->value, value) == 0)
			return true;
	}
	return !is_typed && more->value && strcmp(more->value, value) == 0;
}

static void fill_options(const struct rq *rq, struct view *v, const char *id,
			 const struct field *f, const struct drawn *more)
{
	const struct choice *c = more->list ? more->list : f->choices;

	for (; c && c->value; c++) {
		struct view *o = view_add(v, M_OPTION);

		view_setf(o, M_OID, "%s-%s", id, c->value);
		view_set(o, M_NAME, f->name);
		view_set(o, M_VALUE, c->value);
		view_set(o, M_LABEL, c->words);
		if (is_chosen(rq, f->name, more, c->value))
			view_show(o, M_SELECTED);
	}
}

static const char *inputmode(const struct field *f)
{
	switch (f->type) {
	case TYPE_INT:
	case TYPE_MONEY:
		return "numeric";
	case TYPE_PHONE:
		return "tel";
	case TYPE_EMAIL:
		return "email";
	case TYPE_TEXT:
	case TYPE_LINES:
	case TYPE_DAY:
	case TYPE_BOOL:
	case TYPE_CHOICE:
	case TYPE_KEY:
	case TYPE_MANY:
	case TYPE_PLACE:
		break;
	}
	return "text";
}

static void fill_input(struct view *v, const struct field *f,
		       const struct drawn *more)
{
	bool is_short = f->type == TYPE_DAY || f->type == TYPE_INT ||
			f->type == TYPE_MONEY;

	v = view_add(v, M_INPUT);
	view_set(v, M_TYPE, f->look == LOOK_PASSWORD ? "password" : "text");
	view_set(v, M_INPUTMODE, inputmode(f));
	view_set(v, M_AUTOCOMPLETE, or_else(f->autocomplete, "off"));
	if (is_short)
		view_show(v, M_SHORT);
	if (more->has_focus)
		view_show(v, M_FOCUS);
}

static void fill_control(const struct rq *rq, struct view *v, const char *id,
			 const struct field *f, const struct drawn *more)
{
	switch (f->look) {
	case LOOK_INPUT:
	case LOOK_LINE:
	case LOOK_PASSWORD:
		if (f->type == TYPE_LINES && f->look == LOOK_INPUT)
			view_set_int(view_add(v, M_AREA), M_MAX, f->max);
		else
			fill_input(v, f, more);
		break;
	case LOOK_SELECT:
		fill_options(rq, view_add(v, M_SELECT), id, f, more);
		break;
	case LOOK_RADIOS:
		fill_options(rq, view_add(v, M_RADIOS), id, f, more);
		break;
	case LOOK_CHECKS:
		fill_options(rq, view_add(v, M_CHECKS), id, f, more);
		break;
	}
}

static void fill_words(struct view *v, const char *hint, const char *problem)
{
	if (hint)
		view_set(view_add(v, M_HINT_LINE), M_HINT, hint);
	if (problem)
		view_set(view_add(v, M_ERR), M_MSG, problem);
	if (hint || problem)
		view_show(v, M_DESCRIBED);
}

void page_field(struct rq *rq, struct view *v, const char *marker,
		const struct form *form, const char *name,
		const struct drawn *more)
{
	static const struct drawn nothing;
	const struct drawn *m = more ? more : &nothing;
	const struct field *f = form_field(form, name, m->acts);
	const char *problem = m->is_untyped ? NULL : rq_problem_of(rq, name);
	const char *typed = m->is_untyped ? NULL : rq_field(rq, name);
	const char *id = or_else(m->id, name);

	if (!f)
		return;
	v = view_include(v, marker, T_PART_FIELD);
	view_set(v, M_ID, id);
	view_set(v, M_NAME, name);
	view_set(v, M_LABEL, or_else(m->label, f->label));
	if (f->look != LOOK_PASSWORD)
		view_set(v, M_VALUE, or_else(typed, m->value));
	fill_words(v, or_else(m->hint, f->hint), problem);
	fill_control(rq, v, id, f, m);
}
