/* The letters that wait for the reader. */
#include "common/days.h"
#include "common/page.h"
#include "domain/apology/letter.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/late/late.h"
#include "staff/pages.h"

static void fill_row(struct rq *rq, struct view *v, const struct letter_wait *l)
{
	view_set_int(v, M_ID, l->id.v);
	view_set(v, M_CODE, l->code);
	if (l->dossiers_n > 1)
		view_set_int(view_add(v, M_ALSO), M_COUNT, l->dossiers_n - 1);
	view_set(v, M_UNIT, l->lead_name);
	view_set(v, M_STATE, letter_state_name(l->state));
	view_set(v, M_ACT, letter_act_name(l->act));
	view_set(v, M_DAY,
		 day_dmy(rq->cx.arena, instant_day(l->drafted_at)));
}

enum err letters_show(struct rq *rq)
{
	struct letter_id after = { rq_number(rq_arg(rq, "sau"), 0) };
	struct letter_wait *list;
	struct view *v;
	size_t n;

	TRY(letters_waiting(&rq->cx, actor_of(rq), after, &list, &n));
	v = page_staff(rq, T_STAFF_LATE_LETTERS, "Thư xin lỗi chờ ông/bà");
	if (!n) {
		view_show(v, M_EMPTY);
		return page_send(rq);
	}
	v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(v, M_ROW), &list[i]);
	if (n == LETTER_PAGE)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  "/can-bo/thu-xin-loi?sau=%lld",
			  (long long)list[n - 1].id.v);
	return page_send(rq);
}
