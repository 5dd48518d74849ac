/* One procedure: what to bring, how long, how much, where, by what law. */
#include <string.h>

#include "common/page.h"
#include "domain/catalog.h"
#include "markers.h"
#include "public/pages.h"

static void fill_fees(struct rq *rq, struct view *v, const struct channel *c)
{
	for (size_t i = 0; i < c->fees_n; i++)
		view_set(view_add(v, M_FEE_LINE), M_TEXT,
			 fee_words(rq->cx.arena, &c->fees[i]));
}

static void fill_channels(struct rq *rq, struct view *v,
			  const struct procedure *p)
{
	for (size_t i = 0; i < p->channels_n; i++) {
		const struct channel *c = &p->channels[i];
		struct view *row = view_add(v, M_CHANNEL);

		view_set(row, M_LABEL, c->label);
		view_set(row, M_TERM, c->has_term ? c->term_text :
						    "Chưa công bố");
		if (*c->term_note)
			view_set(view_add(row, M_TERM_NOTE_LINE), M_NOTE,
				 c->term_note);
		fill_fees(rq, row, c);
	}
}

static void fill_documents(struct view *v, const struct procedure *p)
{
	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document *d = &p->documents[i];
		struct view *row = view_add(v, M_DOCUMENT);

		view_set(row, M_NAME, d->name);
		view_set_int(row, M_ORIGINALS, d->originals);
		view_set_int(row, M_COPIES, d->copies);
		view_show(row, d->is_required ? M_REQUIRED : M_CONDITIONAL);
		if (*d->form)
			view_set(view_add(row, M_FORM_LINE), M_FORM, d->form);
		if (*d->note)
			view_set(view_add(row, M_NOTE_LINE), M_NOTE, d->note);
	}
}

static void fill_lines(struct view *v, const char *section,
		       const struct line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		view_set(view_add(v, section), M_TEXT, lines[i].text);
}

static void fill_optional(struct view *v, const char *section,
			  const char *text)
{
	if (text && *text)
		view_set(view_add(v, section), M_TEXT, text);
}

static void fill_validity(struct rq *rq, struct view *v,
			  const struct procedure *p)
{
	struct arena *arena = rq->cx.arena;

	if (p->valid_from.n != DAY_NONE.n)
		view_set(view_add(v, M_VALID_FROM_LINE), M_DAY,
			 day_dmy(arena, p->valid_from));
	if (!procedure_in_force(p, instant_day(rq->cx.now)))
		view_set(view_add(v, M_ENDED), M_DAY,
			 day_dmy(arena, p->valid_to));
	if (p->decision_no && *p->decision_no)
		view_set(view_add(v, M_DECISION_LINE), M_TEXT,
			 arena_printf(arena, "%s của %s", p->decision_no,
				      p->decision_issuer ? p->decision_issuer :
							   "cơ quan công bố"));
}

static void fill_procedure(struct rq *rq, struct view *v,
			   const struct procedure *p)
{
	view_set(v, M_CODE, p->code);
	view_set(v, M_NAME, p->name);
	view_set(v, M_FIELD, p->field);
	view_set(v, M_FIELD_SLUG, p->field_slug);
	view_set(v, M_SUBJECTS, p->subjects);
	view_set(v, M_RECEIVES, p->agency_receive);
	view_set(v, M_DECIDES, p->agency_decide);
	fill_optional(v, M_COORDINATES, p->agency_coordinate);
	view_setf(v, M_SETS, "%02d", p->sets);
	fill_optional(v, M_CONDITIONS, p->conditions);
	fill_optional(v, M_NOTES, p->notes);
	fill_optional(v, M_VERIFY_TERM, p->verify_term);
	fill_channels(rq, v, p);
	fill_documents(v, p);
	fill_lines(v, M_STEP, p->steps, p->steps_n);
	fill_lines(v, M_RESULT, p->results, p->results_n);
	fill_lines(v, M_BASIS, p->bases, p->bases_n);
	fill_validity(rq, v, p);
}

/* Loads the procedure of the address; a long code is sent to its short one. */
static enum err procedure_of_address(struct rq *rq, const char *tail,
				     struct procedure *ret, bool *ret_answered)
{
	const char *typed = rq_param(rq, "code");

	*ret_answered = false;
	TRY(catalog_by_code(&rq->cx, typed, instant_day(rq->cx.now), ret));
	if (strcmp(ret->code, typed) == 0)
		return OK;
	*ret_answered = true;
	return res_see_other(rq, arena_printf(rq->cx.arena, "/thu-tuc/%s%s",
					      ret->code, tail));
}

static enum err show(struct rq *rq, const char *template_name, const char *tail)
{
	struct procedure p;
	bool answered;
	struct view *v;

	TRY(procedure_of_address(rq, tail, &p, &answered));
	if (answered)
		return OK;
	v = page_public(rq, template_name, p.name);
	fill_procedure(rq, v, &p);
	return page_send(rq, 200);
}

enum err procedure_show(struct rq *rq)
{
	return show(rq, T_PUBLIC_PROCEDURE, "");
}

enum err procedure_print(struct rq *rq)
{
	return show(rq, T_PUBLIC_PROCEDURE_PRINT, "/ban-in");
}

static void fill_version(struct rq *rq, struct view *v,
			 const struct procedure_brief *p)
{
	view_set(v, M_NAME, p->name);
	view_set(v, M_TERM, p->term_text);
	view_set(v, M_FEE, p->fee_text);
	if (p->valid_from.n != DAY_NONE.n)
		view_set(view_add(v, M_VALID_FROM_LINE), M_DAY,
			 day_dmy(rq->cx.arena, p->valid_from));
	if (p->valid_to.n != DAY_NONE.n)
		view_set(view_add(v, M_ENDED), M_DAY,
			 day_dmy(rq->cx.arena, p->valid_to));
	if (p->is_in_force)
		view_show(v, M_IN_FORCE);
}

enum err procedure_history(struct rq *rq)
{
	struct procedure p;
	struct procedure_brief *versions;
	size_t n;
	bool answered;
	struct view *v;

	TRY(procedure_of_address(rq, "/lich-su", &p, &answered));
	if (answered)
		return OK;
	TRY(catalog_versions(&rq->cx, p.code, &versions, &n));
	v = page_public(rq, T_PUBLIC_PROCEDURE_HISTORY, p.name);
	view_set(v, M_CODE, p.code);
	view_set(v, M_NAME, p.name);
	for (size_t i = 0; i < n; i++)
		fill_version(rq, view_add(v, M_VERSION), &versions[i]);
	return page_send(rq, 200);
}
