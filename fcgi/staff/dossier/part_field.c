#include "staff/dossier/part_field.h"

#include <string.h>

#include "markers.h"

static const char *id_of(const struct part_field *f)
{
	return f->id ? f->id : f->name;
}

static struct view *start(struct rq *rq, struct view *form,
			  const struct part_field *f, const char *look)
{
	struct view *v = view_include(form, M_FIELD, T_PART_ACTION_FIELD);
	const char *problem = rq_problem_of(rq, f->name);
	const char *typed = rq_field(rq, f->name);

	view_set(v, M_ID, id_of(f));
	view_set(v, M_NAME, f->name);
	view_set(v, M_LABEL, f->label);
	view_set(v, M_VALUE, typed ? typed : f->value);
	if (f->hint)
		view_set(view_add(v, M_HINT_LINE), M_HINT, f->hint);
	if (problem)
		view_set(view_add(v, M_ERR), M_MSG, problem);
	if (f->hint || problem)
		view_show(v, M_DESCRIBED);
	v = view_add(v, look);
	view_set_int(v, M_MAX, f->max);
	view_set(v, M_INPUTMODE, "text");
	return v;
}

void part_input(struct rq *rq, struct view *form, const struct part_field *f)
{
	start(rq, form, f, M_INPUT);
}

void part_area(struct rq *rq, struct view *form, const struct part_field *f)
{
	start(rq, form, f, M_AREA);
}

struct view *part_select(struct rq *rq, struct view *form,
			 const struct part_field *f)
{
	return start(rq, form, f, M_SELECT);
}

struct view *part_radios(struct rq *rq, struct view *form,
			 const struct part_field *f)
{
	return start(rq, form, f, M_RADIOS);
}

void part_option(struct rq *rq, struct view *field, const struct part_field *f,
		 const char *value, const char *label)
{
	struct view *o = view_add(field, M_OPTION);
	const char *typed = rq_field(rq, f->name);
	const char *chosen = typed ? typed : f->value;

	view_setf(o, M_OID, "%s-%s", id_of(f), value);
	view_set(o, M_NAME, f->name);
	view_set(o, M_VALUE, value);
	view_set(o, M_LABEL, label);
	if (chosen && strcmp(chosen, value) == 0)
		view_show(o, M_SELECTED);
}
