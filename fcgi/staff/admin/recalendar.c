/* The desk's head confirms, dossier by dossier, the date that a changed
 * calendar gives. */
#include <stdlib.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/admin/calendar_change.h"
#include "domain/casework/move.h"
#include "markers.h"
#include "staff/admin/people.h"
#include "staff/frame.h"

#define ROWS 100

static void fill_one(struct rq *rq, struct view *v, const struct moved *m,
		     bool chooses)
{
	struct arena *arena = rq->cx.arena;
	struct view *box = chooses ? view_add(v, M_BOX) : NULL;

	view_set(v, M_DESK, m->desk_name);
	view_set(v, M_OLD, moment_words(arena, m->old_due));
	view_set(v, M_NEW, moment_words(arena, m->new_due));
	if (m->was_provisional)
		view_show(v, M_WAS);
	if (m->is_provisional)
		view_show(v, M_NOW);
	if (!box) {
		view_set(view_add(v, M_PLAIN), M_CODE, m->code);
		return;
	}
	view_set(box, M_CODE, m->code);
	view_set_int(box, M_DOSSIER, m->id.v);
	view_set(box, M_KEY, gate_form_key(rq));
	view_set_int(box, M_VERSION, m->version);
}

void fill_moved(struct rq *rq, struct view *v, const struct moved *list,
		size_t n, bool chooses)
{
	v = view_include(v, M_MOVED, T_PART_MOVED);
	for (size_t i = 0; i < n && i < ROWS; i++)
		fill_one(rq, view_add(v, M_ITEM), &list[i], chooses);
}

static enum err page(struct rq *rq, const struct outcome *results, size_t n)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_RECALENDAR,
				    "Ngày hẹn khác đi theo lịch mới");
	struct moved *list;
	size_t list_n;

	TRY(calendar_moved(&rq->cx, actor_of(rq)->authority, NULL, &list,
			   &list_n));
	page_problems(rq, v);
	outcome_fill(v, results, n);
	if (!list_n) {
		view_show(v, M_EMPTY);
		return page_send(rq);
	}
	v = view_add(v, M_LIST);
	view_set(v, M_CSRF, gate_csrf(rq));
	fill_moved(rq, v, list, list_n, true);
	return page_send(rq);
}

enum err recalendar_show(struct rq *rq)
{
	return page(rq, NULL, 0);
}

static enum err confirm(struct rq *rq, const struct moved *m,
			struct outcome *ret, bool *ret_chosen)
{
	const struct burden b = { .id = m->id, .code = m->code };
	struct step step = { .move = MOVE_RECALENDAR, .note = "" };
	const char *name = arena_printf(rq->cx.arena, "chon_%lld",
					(long long)m->id.v);

	*ret_chosen = rq_field(rq, name) && outcome_step(rq, &b, &step);
	if (!*ret_chosen)
		return OK;
	return outcome_of_move(rq, &b, &step,
			       arena_printf(rq->cx.arena,
					    "hẹn lại %s; báo cho người nộp.",
					    moment_words(rq->cx.arena,
							 m->new_due)),
			       ret);
}

enum err recalendar_do(struct rq *rq)
{
	struct outcome *results =
		arena_array(rq->cx.arena, ROWS, sizeof(*results));
	struct moved *list;
	size_t list_n, n = 0;
	bool chosen;

	TRY(calendar_moved(&rq->cx, actor_of(rq)->authority, NULL, &list,
			   &list_n));
	for (size_t i = 0; i < list_n && n < ROWS; i++) {
		TRY(confirm(rq, &list[i], &results[n], &chosen));
		n += chosen;
	}
	TRY(outcome_again(rq, MOVE_RECALENDAR, "đã hẹn lại.", results, &n));
	if (!n)
		return refuse(&rq->cx, ERR_INPUT, NULL,
			      "Chọn ít nhất một hồ sơ");
	return page(rq, results, n);
}
