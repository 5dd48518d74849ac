/*
 * A dossier for those who work on it: clock, what may be done now, timeline,
 * whose days, papers, applicant.  The buttons come from the policy table.
 */
#include <string.h>

#include "common/days.h"
#include "common/gate.h"
#include "common/page.h"
#include "domain/calendar.h"
#include "domain/lookup.h"
#include "markers.h"
#include "staff/pages.h"

struct whole {
	const struct dossier *d;
	struct event *events;
	size_t events_n;
	const struct workcal *cal;
};

static void fill_head(struct rq *rq, struct view *v, const struct whole *w)
{
	const struct dossier *d = w->d;
	struct arena *arena = rq->cx.arena;

	view_set(v, M_CODE, d->code);
	view_set(v, M_PROCEDURE, d->procedure_name);
	view_set(v, M_PROCEDURE_CODE, d->procedure_code);
	view_set(v, M_STATE, state_name(d->state));
	view_set(v, M_HOLDER, d->holder_name && *d->holder_name ?
				      d->holder_name :
				      "Trưởng đơn vị");
	view_set(v, M_HOLDER_UNIT, d->holder_unit_name);
	view_set(v, M_RECEIVED_AT, moment_words(arena, d->received_at));
	view_set(v, M_FIRST_DUE, moment_words(arena, d->first_due_at));
	if (d->in_transit)
		view_show(v, M_IN_TRANSIT);
	if (d->finished_at.s == INSTANT_NONE.s)
		fill_due(rq, v, d->due_at, w->cal);
	else
		fill_finish(rq, v, d->first_due_at, d->finished_at, w->cal);
	if (d->finished_at.s != INSTANT_NONE.s)
		view_set(view_add(v, M_FINISHED), M_AT,
			 moment_words(arena, d->finished_at));
	if (d->is_provisional)
		view_show(v, M_PROVISIONAL);
}

static void fill_applicant(struct rq *rq, struct view *v,
			   const struct dossier *d)
{
	view_set(v, M_NAME, d->name);
	view_set(v, M_ID_NUMBER, d->id_number);
	view_set(v, M_PHONE, d->phone);
	view_set(v, M_ADDRESS, d->address);
	if (*d->owner_name)
		view_set(view_add(v, M_OWNER_LINE), M_OWNER, d->owner_name);
	if (d->birth.n != DAY_NONE.n)
		view_set(v, M_BIRTH, day_dmy(rq->cx.arena, d->birth));
}

static void fill_timeline(struct rq *rq, struct view *v, const struct whole *w)
{
	for (size_t i = w->events_n; i-- > 0;) {
		const struct event *e = &w->events[i];
		struct view *row = view_add(v, M_EVENT);

		view_set(row, M_AT, moment_words(rq->cx.arena, e->at));
		view_set(row, M_MOVE, move_name(e->move));
		view_set(row, M_ACTOR, e->actor_name);
		view_set(row, M_UNIT, e->unit_name);
		view_set(row, M_STATE, state_name(e->to));
		if (e->note && *e->note)
			view_set(view_add(row, M_NOTE_LINE), M_NOTE, e->note);
	}
}

static enum err fill_shares(struct rq *rq, struct view *v,
			    const struct whole *w)
{
	struct share *shares;
	size_t n;
	int64_t total = 0;

	TRY(dossier_shares(&rq->cx, w->d, w->events, w->events_n, &shares, &n));
	for (size_t i = 0; i < n; i++)
		total += shares[i].minutes;
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_SHARE);

		view_set(row, M_WHO, shares[i].who);
		view_set(row, M_UNIT, shares[i].unit);
		view_set(row, M_TIME,
			 minutes_words(rq->cx.arena, shares[i].minutes));
		view_set_int(row, M_PERCENT,
			     total ? 100 * shares[i].minutes / total : 0);
	}
	if (n)
		view_set(view_add(v, M_SHARES), M_TIME,
			 minutes_words(rq->cx.arena, total));
	return OK;
}

static enum err fill_days(struct rq *rq, struct view *v, const struct whole *w)
{
	struct deadline due;
	const struct explain *days;

	TRY(dossier_explain(&rq->cx, w->d, w->events, w->events_n, &due,
			    &days));
	days_table(&rq->cx, v, days);
	return OK;
}

/* "1 bản chính, 2 bản chụp". */
static const char *paper_words(struct arena *arena, const struct paper *p)
{
	const struct {
		int n;
		const char *what;
	} counts[] = { { p->originals, "bản chính" },
		       { p->certified, "bản chứng thực" },
		       { p->copies, "bản chụp" } };
	const char *words = "";

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		if (counts[i].n)
			words = arena_printf(arena, "%s%s%d %s", words,
					     *words ? ", " : "", counts[i].n,
					     counts[i].what);
	}
	return words;
}

static enum err fill_papers(struct rq *rq, struct view *v,
			    const struct dossier *d)
{
	struct paper *papers;
	size_t n;

	TRY(lookup_papers(&rq->cx, d->id, &papers, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_PAPER);

		view_set(row, M_NAME, papers[i].name);
		view_set(row, M_COUNTS, paper_words(rq->cx.arena, &papers[i]));
	}
	return OK;
}

static enum err fill_assignees(struct rq *rq, struct view *v,
			       const struct dossier *d)
{
	struct account_brief *handlers;
	const char *chosen = rq_field(rq, "nguoi_thu_ly");
	size_t n;

	TRY(account_handlers(&rq->cx, d->lead_unit, &handlers, &n));
	v = view_add(v, M_ASSIGNEE);
	for (size_t i = 0; i < n; i++) {
		struct view *option = view_add(v, M_OPTION);
		const char *id = arena_printf(rq->cx.arena, "%lld",
					      (long long)handlers[i].id.v);

		view_set(option, M_VALUE, id);
		view_setf(option, M_LABEL, "%s – %s", handlers[i].name,
			  handlers[i].title);
		if (chosen && strcmp(chosen, id) == 0)
			view_show(option, M_SELECTED);
	}
	return OK;
}

/* What was wrong with the form of this move, beside its fields. */
static void fill_action_problems(struct rq *rq, struct view *v)
{
	const char *kind = rq_field(rq, "loai_ket_qua");

	view_show(v, M_OPEN);
	view_set(v, M_NOTE, rq_field(rq, "ghi_chu"));
	if (kind && strcmp(kind, "tu_choi") == 0)
		view_show(v, M_REFUSAL);
	page_beside(rq, v, M_ERR_NOTE, "ghi_chu");
	page_beside(rq, v, M_ERR_ASSIGNEE, "nguoi_thu_ly");
	page_beside(rq, v, M_ERR_RESULT_KIND, "loai_ket_qua");
	page_beside(rq, v, M_ERR_NUMBER, "so_van_ban");
	page_beside(rq, v, M_ERR_DAY, "ngay_van_ban");
	page_beside(rq, v, M_ERR_RECEIVER, "nguoi_nhan");
	page_beside(rq, v, M_ERR_RECEIVER_PAPER, "giay_to_nguoi_nhan");
}

/* One move's own small form; the one that had a problem keeps its values. */
static enum err fill_action(struct rq *rq, struct view *v,
			    const struct dossier *d,
			    const struct transition *t, bool is_open)
{
	const char *key = is_open ? rq_field(rq, "_key") : NULL;

	view_set(v, M_CODE, d->code);
	view_set(v, M_MOVE, move_code(t->move));
	view_set(v, M_LABEL, t->label);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(rq));
	view_set_int(v, M_VERSION, d->version);
	if (is_open)
		fill_action_problems(rq, v);
	if (t->needs & NEED_ASSIGNEE)
		TRY(fill_assignees(rq, v, d));
	if (t->needs & NEED_RESULT_KIND)
		view_show(v, M_RESULT_KIND);
	if (t->needs & NEED_DOCUMENT) {
		struct view *doc = view_add(v, M_DOCUMENT);

		if (is_open) {
			view_set(doc, M_NUMBER, rq_field(rq, "so_van_ban"));
			view_set(doc, M_DAY, rq_field(rq, "ngay_van_ban"));
		} else {
			view_set(doc, M_DAY,
				 day_dmy(rq->cx.arena,
					 instant_day(rq->cx.now)));
		}
	}
	if (t->needs & NEED_RECEIVER) {
		struct view *who = view_add(v, M_RECEIVER);

		view_set(who, M_RECEIVER_NAME, is_open ? rq_field(rq, "nguoi_nhan") :
						d->name);
		view_set(who, M_RECEIVER_PAPER,
			 is_open ? rq_field(rq, "giay_to_nguoi_nhan") : NULL);
	}
	view_show(v, t->needs & NEED_NOTE ? M_NOTE_REQUIRED : M_NOTE_OPTIONAL);
	return OK;
}

static enum err fill_actions(struct rq *rq, struct view *v,
			     const struct whole *w, enum move open)
{
	const struct transition *moves[MOVE_COUNT];
	size_t n;

	TRY(dossier_moves(&rq->cx, actor_of(rq), w->d, w->events, w->events_n,
			  moves, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *action = view_add(v, M_ACTION);

		if (n == 1)
			view_show(action, M_OPEN);
		TRY(fill_action(rq, action, w->d, moves[i],
				moves[i]->move == open));
	}
	if (!n)
		view_show(v, M_NO_ACTION);
	return OK;
}

enum err dossier_page(struct rq *rq, const struct dossier *d, enum move open,
		      int status)
{
	struct whole w = { .d = d };
	struct view *v;
	const char *done = rq_arg(rq, "xong");

	TRY(calendar_of(&rq->cx, d->clock_desk, &w.cal));
	TRY(dossier_events(&rq->cx, d->id, &w.events, &w.events_n));
	v = page_staff(rq, T_STAFF_DOSSIER, d->code);
	page_problems(rq, v);
	if (done && move_from_code(done) != MOVE_COUNT)
		view_set(view_add(v, M_DONE_MOVE), M_MOVE,
			 move_name(move_from_code(done)));
	if (actor_of(rq)->roles & (ROLE_RECEPTION | ROLE_RECEPTION_HEAD))
		view_set(view_add(v, M_RECEIPT_LINK), M_CODE, d->code);
	fill_head(rq, v, &w);
	fill_applicant(rq, v, d);
	fill_timeline(rq, v, &w);
	TRY(fill_actions(rq, v, &w, open));
	TRY(fill_shares(rq, v, &w));
	TRY(fill_days(rq, v, &w));
	TRY(fill_papers(rq, v, d));
	TRY(files_card(rq, v, d));
	return page_send(rq, status);
}

enum err dossier_show(struct rq *rq)
{
	struct dossier d;

	TRY(dossier_open(&rq->cx, actor_of(rq), rq_param(rq, "code"), &d));
	return dossier_page(rq, &d, MOVE_COUNT, 200);
}
