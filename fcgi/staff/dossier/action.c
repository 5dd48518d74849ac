/*
 * The small forms of the moves that one may make now: which fields a move has
 * follows from what its row of the table needs.
 */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/casework/payment.h"
#include "domain/casework/request.h"
#include "domain/catalogue/unit.h"
#include "domain/files/draft.h"
#include "domain/ledger/event.h"
#include "markers.h"
#include "staff/desk/turn.h"
#include "staff/dossier/usual.h"
#include "staff/pages.h"

/* One form in the making. */
struct action {
	struct rq *rq;
	const struct dossier *d;
	const struct transition *t;
	const struct request *requests;
	size_t requests_n;
	struct draft draft; /* read where it is sent, approved or signed */
	bool is_open; /* it was posted and comes back */
};

/* The choices of one field, as they are found. */
struct choices {
	struct choice *list;
	size_t n;
};

static struct choices choices_of(const struct action *a, size_t most)
{
	return (struct choices){
		arena_array(a->rq->cx.arena, most + 1, sizeof(struct choice)), 0
	};
}

static void add(const struct action *a, struct choices *c, int64_t value,
		const char *words)
{
	c->list[c->n++] = (struct choice){
		arena_printf(a->rq->cx.arena, "%lld", (long long)value), words
	};
}

static enum err add_handlers(const struct action *a, struct choices *ret)
{
	struct arena *arena = a->rq->cx.arena;
	struct account_brief *handlers;
	size_t n;

	TRY(account_handlers(&a->rq->cx, a->d->lead_unit, &handlers, &n));
	*ret = choices_of(a, n);
	for (size_t i = 0; i < n; i++)
		add(a, ret, handlers[i].id.v,
		    arena_printf(arena, "%s – %s", handlers[i].name,
				 handlers[i].title));
	return OK;
}

static enum err add_requests(const struct action *a, struct choices *ret)
{
	struct arena *arena = a->rq->cx.arena;

	*ret = choices_of(a, a->requests_n);
	for (size_t i = 0; i < a->requests_n; i++) {
		const struct request *r = &a->requests[i];

		if (r->closed_at.s != INSTANT_NONE.s ||
		    (a->t->scope == SCOPE_ASKED ?
			     r->unit.v != actor_of(a->rq)->unit.v :
			     a->t->move == MOVE_ANSWER && r->has_account))
			continue;
		add(a, ret, r->seq,
		    arena_printf(arena, "Yêu cầu %d: %s, hạn %s", r->seq,
				 r->unit_name, moment_words(arena, r->due_at)));
	}
	return OK;
}

static enum err add_stop_files(const struct action *a, struct choices *ret)
{
	struct arena *arena = a->rq->cx.arena;
	struct stop_file *list;
	size_t n;

	TRY(stop_files(&a->rq->cx, a->d->id, a->t->move, &list, &n));
	*ret = choices_of(a, n);
	for (size_t i = 0; i < n; i++)
		add(a, ret, list[i].id.v,
		    arena_printf(arena, "%s, %s", list[i].name,
				 moment_words(arena, list[i].at)));
	return OK;
}

static enum err add_units(const struct action *a, bool is_post,
			  struct choices *ret)
{
	struct unit *units;
	size_t n;

	TRY(unit_partners(&a->rq->cx, a->d->authority,
			  instant_day(a->rq->cx.now), &units, &n));
	*ret = choices_of(a, n);
	for (size_t i = 0; i < n; i++) {
		bool is_outside = units[i].parent.v == INT64_MIN;

		if (units[i].id.v != a->d->lead_unit.v &&
		    (!is_post || is_outside))
			add(a, ret, units[i].id.v, units[i].name);
	}
	return OK;
}

/* What is chosen from the database; a list of its own leaves it empty. */
static enum err add_choices(const struct action *a, const struct field *f,
			    struct choices *ret)
{
	*ret = (struct choices){ 0 };
	if (f->choices || f->look < LOOK_SELECT)
		return OK;
	if (f->when == NEED_ASSIGNEE)
		return add_handlers(a, ret);
	if (f->when == NEED_REQUEST)
		return add_requests(a, ret);
	if (f->when & (NEED_NOTICE | NEED_WISH))
		return add_stop_files(a, ret);
	return add_units(a, f->when == NEED_WAYBILL, ret);
}

/* What stands in the field before anybody types. */
static const char *usual_value(const struct action *a, const struct field *f)
{
	struct arena *arena = a->rq->cx.arena;
	struct day today = instant_day(a->rq->cx.now);

	if (strcmp(f->name, "ngay_van_ban") == 0)
		return day_dmy(arena, today);
	if (strcmp(f->name, "nguoi_nop_tien") == 0)
		return a->d->name;
	if (strcmp(f->name, "han") == 0 && f->when == NEED_ITEMS)
		return day_dmy(arena, (struct day){ today.n + 30 });
	/* How a limit is counted has a usual answer.  What was seen, checked
	 * or decided has none: the record says what a person chose. */
	return strcmp(f->name, "don_vi_han") == 0 ? "WD" : NULL;
}

static enum err fill_field(const struct action *a, struct view *form,
			   const struct field *f)
{
	struct drawn drawn = { .acts = f->when,
			       .value = usual_value(a, f),
			       .is_untyped = !a->is_open };
	struct choices c;

	/* The form that came back holds the name that its summary points to. */
	if (!a->is_open)
		drawn.id = arena_printf(a->rq->cx.arena, "%s-%s", f->name,
					move_code(a->t->move));
	TRY(add_choices(a, f, &c));
	drawn.list = c.list;
	page_field(a->rq, form, M_FIELD, &step_form, f->name, &drawn);
	return OK;
}

static enum err fill_form(const struct action *a, struct view *v)
{
	const char *key = a->is_open ? rq_field(a->rq, "_key") : NULL;

	view_set(v, M_CODE, a->d->code);
	view_set(v, M_MOVE, move_code(a->t->move));
	view_set(v, M_LABEL, a->t->label);
	view_set(v, M_CSRF, gate_csrf(a->rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(a->rq));
	view_set_int(v, M_VERSION, a->d->version);
	for (size_t i = 0; i < step_form.n; i++) {
		const struct field *f = &step_form.fields[i];

		if (f->when == NEED_DRAFT && a->draft.is_there)
			continue;
		if (f->when & step_acts(a->t->needs))
			TRY(fill_field(a, v, f));
	}
	return OK;
}

/* What was typed for a move that cannot be made any more is not lost. */
static void fill_kept(struct rq *rq, struct view *v)
{
	unsigned acts = step_form.acts(rq);
	struct view *kept = NULL;

	for (size_t i = 0; i < step_form.n; i++) {
		const struct field *f = &step_form.fields[i];
		const char *typed = rq_field(rq, f->name);
		struct view *line;

		if (!typed || !*typed || !(f->when & acts) ||
		    f->look >= LOOK_SELECT)
			continue;
		if (!kept)
			kept = view_add(v, M_KEPT);
		line = view_add(kept, M_KEPT_LINE);
		view_set(line, M_LABEL, f->label);
		view_set(line, M_TEXT, typed);
	}
}

/* Whoever submits, approves or signs sees beside the button what: the draft,
 * or why there is none to be read here. */
static enum err fill_draft(struct action *a, struct view *v)
{
	struct draft *draft = &a->draft;
	struct arena *arena = a->rq->cx.arena;

	if (a->t->move != MOVE_APPROVE && a->t->move != MOVE_SIGN &&
	    !(a->t->needs & NEED_DRAFT))
		return OK;
	TRY(draft_of(&a->rq->cx, a->d->id, draft));
	if (draft->is_there) {
		v = view_add(v, M_DRAFT);
		view_setf(v, M_HREF, "/can-bo/ho-so/%s/tep/%lld", a->d->code,
			  (long long)draft->file.id.v);
		view_set(v, M_NAME, draft->file.name);
		view_set(v, M_AT, moment_words(arena, draft->file.at));
		view_set(v, M_ACTOR, draft->file.account_name);
	} else if (a->t->needs & NEED_DRAFT) {
		view_set(view_add(v, M_ATTACH), M_CODE, a->d->code);
	} else if (*draft->instead) {
		v = view_add(v, M_INSTEAD);
		view_set(v, M_TEXT, draft->instead);
		view_set(v, M_AT, moment_words(arena, draft->said_at));
		view_set(v, M_ACTOR, draft->said_by);
	} else {
		view_show(v, M_NO_DRAFT);
	}
	return OK;
}

/* Who decides on a wish to withdraw reads the applicant's own request. */
static enum err fill_wish(const struct action *a, struct view *v)
{
	struct stop_file file;
	enum err err;

	if (a->t->move != MOVE_WITHDRAW_OK && a->t->move != MOVE_WITHDRAW_NO)
		return OK;
	err = wish_last(&a->rq->cx, a->d->id, &file);
	if (cx_without(&a->rq->cx, err, ERR_MISSING)) /* recorded before wishes had their file */
		return OK;
	TRY(err);
	v = view_add(v, M_WISH);
	view_setf(v, M_HREF, "/can-bo/ho-so/%s/tep/%lld", a->d->code,
		  (long long)file.id.v);
	view_set(v, M_NAME, file.name);
	view_set(v, M_AT, moment_words(a->rq->cx.arena, file.at));
	return OK;
}

/* Who has it afterwards, where the move itself decides that. */
static void fill_goes(const struct action *a, struct view *v)
{
	struct arena *arena = a->rq->cx.arena;
	const struct dossier *d = a->d;
	const char *to = NULL;

	switch ((int)a->t->hold) {
	case HOLD_LEAD_HEAD:
		to = arena_printf(arena, "lãnh đạo %s", d->lead_unit_name);
		break;
	case HOLD_HANDLER:
		to = d->handler_name;
		break;
	case HOLD_LEADER:
		to = "lãnh đạo Ủy ban nhân dân";
		break;
	case HOLD_CLERK:
		to = "văn thư";
		break;
	case HOLD_DESK:
		to = d->desk_name;
		break;
	}
	if (to && *to)
		view_set(view_add(v, M_GOES), M_WORDS, to);
}

static enum err fill_open(struct action *a, struct view *v, bool is_usual)
{
	struct view *form = view_include(v, M_FORM, T_PART_ACTION);

	if (queue_way(a->rq))
		view_setf(form, M_WAY, "?%s", queue_way(a->rq));
	if (a->is_open || is_usual)
		view_show(form, M_OPEN);
	fill_goes(a, form);
	TRY(fill_draft(a, form));
	TRY(fill_wish(a, form));
	return fill_form(a, form);
}

static bool comes_back(const struct offer *offers, size_t n, enum move open)
{
	for (size_t i = 0; i < n; i++) {
		if (offers[i].t->move == open && !offers[i].why)
			return true;
	}
	return false;
}

enum err actions_fill(struct rq *rq, struct view *v, const struct dossier *d,
		      const struct event *events, size_t n, enum move open)
{
	struct action a = { .rq = rq, .d = d };
	struct offer offers[MOVE_COUNT];
	struct request *requests;
	struct view *rare = NULL;
	size_t offers_n, shown = 0;
	bool is_back, can_go_on = false;

	TRY(dossier_requests(&rq->cx, d->id, &requests, &a.requests_n));
	a.requests = requests;
	TRY(dossier_offers(&rq->cx, actor_of(rq), d, events, n, offers,
			   &offers_n));
	usual_sort(offers, offers_n);
	is_back = comes_back(offers, offers_n, open);
	for (size_t i = 0; i < offers_n; i++) {
		enum place place = usual_place(offers[i].t);

		if (offers[i].why) {
			TRY(shut_fill(rq, v, d, &offers[i]));
			continue;
		}
		if (place == PLACE_RARE && !rare)
			rare = view_add(v, M_RARE);
		a.t = offers[i].t;
		a.is_open = a.t->move == open;
		/* The usual next step stands open, unless another one was
		 * posted and comes back. */
		TRY(fill_open(&a, view_add(rare ? rare : v, M_ACTION),
			      !is_back && !shown && place == PLACE_NEXT));
		can_go_on |= place == PLACE_NEXT;
		shown++;
	}
	if (!can_go_on)
		TRY(turn_fill(rq, v, d, requests, a.requests_n));
	if (open != MOVE_COUNT && !is_back)
		fill_kept(rq, v);
	return OK;
}
