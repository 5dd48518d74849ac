/*
 * The public list of late dossiers: what is late, since when, whose days they
 * were, and where the apology stands.  No person.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common/adjusted.h"
#include "common/page.h"
#include "domain/calendar.h"
#include "domain/explanation.h"
#include "domain/unit.h"
#include "markers.h"
#include "public/pages.h"

static const char *letter_words(struct arena *arena, const struct late_row *r)
{
	static const char *const stamped[] = { "DA_DONG_DAU", "DA_GUI",
					       "DA_BAO_CAO", "DA_CONG_KHAI" };

	for (size_t i = 0; i < sizeof(stamped) / sizeof(stamped[0]); i++) {
		if (strcmp(r->letter_state, stamped[i]) == 0)
			return arena_printf(arena,
					    "Đã ký, có bản đóng dấu: số %s",
					    r->letter);
	}
	if (strcmp(r->letter_state, "DA_KY") == 0)
		return arena_printf(arena, "Đã ký: số %s", r->letter);
	return *r->letter_state ? "Đang chuẩn bị" : "Chưa có";
}

static void fill_row(struct rq *rq, struct view *v, const struct late_row *r,
		     const struct workcal *cal)
{
	struct arena *arena = rq->cx.arena;
	bool is_done = r->finished_at.s != INSTANT_NONE.s;
	struct classified c = deadline_classify(
		r->due_at, is_done ? r->finished_at : rq->cx.now, cal);

	view_set(v, M_CODE, r->code);
	view_set(v, M_PROCEDURE, r->procedure_name);
	view_set(v, M_UNIT, r->unit_name);
	view_set(v, M_DUE_DAY, day_dmy(arena, instant_day(r->due_at)));
	view_setf(v, M_DAYS, "%d ngày làm việc", c.work_days_late);
	view_show(v, is_done ? M_DONE : M_OPEN);
	if (r->adjust_n)
		view_set(view_add(v, M_ADJUSTED), M_WORDS,
			 adjusted_words(arena, r->adjusted_due_at,
					r->finished_at, rq->cx.now, cal));
	view_set(v, M_CAUSE, *r->class_code ? class_name_of(r->class_code) :
					      "Đang giải trình");
	view_set(v, M_LETTER, letter_words(arena, r));
	view_set(v, M_NEW_DAY,
		 r->reappointed_at.s == INSTANT_NONE.s ?
			 "" :
			 day_dmy(arena, instant_day(r->reappointed_at)));
}

enum err late_list_show(struct rq *rq)
{
	const char *unit = rq_arg(rq, "don-vi");
	int64_t before = rq_number(rq_arg(rq, "sau"), INT64_MAX);
	const struct workcal *cal;
	struct late_row *rows;
	struct unit *desks;
	struct view *v, *list;
	size_t n, desks_n;

	TRY(unit_desks(&rq->cx, instant_day(rq->cx.now), &desks, &desks_n));
	if (!desks_n)
		return ERR_MISSING;
	TRY(calendar_of(&rq->cx, desks[0].id, &cal));
	TRY(lookup_late(&rq->cx, unit ? unit : "", before, &rows, &n));
	v = page_public(rq, T_PUBLIC_LATE, "Hồ sơ trễ hẹn");
	view_set(v, M_UPDATED, moment_words(rq->cx.arena, rq->cx.now));
	if (!n)
		view_show(v, M_EMPTY);
	list = n ? view_add(v, M_LIST) : v;
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(list, M_ROW), &rows[i], cal);
	if (n == LATE_ROWS)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  "/cong-khai/tre-han?sau=%lld%s%s",
			  (long long)rows[n - 1].id, unit ? "&don-vi=" : "",
			  unit ? url_encode(rq->cx.arena, unit) : "");
	return page_send(rq, 200);
}
