/* The heads of a committee take over what an ended one has left open. */
#include <stdlib.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/casework/move.h"
#include "domain/people/people.h"
#include "markers.h"
#include "staff/admin/people.h"
#include "staff/frame.h"

static void fill_item(struct rq *rq, struct view *v, const struct burden *b)
{
	view_set(v, M_CODE, b->code);
	view_set_int(v, M_DOSSIER, b->id.v);
	view_set(v, M_KEY, gate_form_key(rq));
	view_set_int(v, M_VERSION, b->version);
	view_set(v, M_PROCEDURE, b->procedure);
	view_set(v, M_STATE, state_name(state_of(b->state)));
	view_set(v, M_UNIT_NAME, b->unit_name);
	if (b->due_at.s != INSTANT_NONE.s)
		view_setf(v, M_DUE, "hạn %s",
			  day_dmy(rq->cx.arena, instant_day(b->due_at)));
}

static enum err page(struct rq *rq, const struct outcome *results, size_t n)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_INHERIT, "Hồ sơ kế thừa");
	struct burden *open;
	size_t open_n;

	TRY(people_orphans(&rq->cx, actor_of(rq), &open, &open_n));
	page_problems(rq, v);
	outcome_fill(v, results, n);
	if (!open_n) {
		view_show(v, M_EMPTY);
		return page_send(rq);
	}
	v = view_add(v, M_LIST);
	view_set(v, M_CSRF, gate_csrf(rq));
	for (size_t i = 0; i < open_n; i++)
		fill_item(rq, view_add(v, M_ITEM), &open[i]);
	return page_send(rq);
}

enum err inherit_show(struct rq *rq)
{
	return page(rq, NULL, 0);
}

enum err inherit_do(struct rq *rq)
{
	struct outcome *results =
		arena_array(rq->cx.arena, HAND_OVER_ROWS, sizeof(*results));
	struct burden *open;
	size_t open_n, n = 0;

	TRY(people_orphans(&rq->cx, actor_of(rq), &open, &open_n));
	for (size_t i = 0; i < open_n; i++) {
		struct step step = { .move = MOVE_INHERIT, .note = "" };
		const char *name = arena_printf(rq->cx.arena, "nhan_%lld",
						(long long)open[i].id.v);

		if (!rq_field(rq, name) || !outcome_step(rq, &open[i], &step))
			continue;
		TRY(outcome_of_move(rq, &open[i], &step, "đã kế thừa.",
				    &results[n++]));
	}
	TRY(outcome_again(rq, MOVE_INHERIT, "đã kế thừa.", results, &n));
	if (!n)
		return refuse(&rq->cx, ERR_INPUT, NULL,
			      "Chọn ít nhất một hồ sơ");
	return page(rq, results, n);
}
