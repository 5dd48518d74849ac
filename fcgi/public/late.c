/*
 * The public list of late dossiers: what is late, since when, whose days they
 * were, and where the apology stands.  No person.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common/adjusted.h"
#include "common/page.h"
#include "domain/apology/explanation.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
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
	view_set(v, M_FIELD, r->field);
	view_set(v, M_UNIT, r->unit_name);
	view_setf(v, M_DUE_DAY, "%s%s", day_dmy(arena, instant_day(r->due_at)),
		  r->promised_at.s == INSTANT_NONE.s ?
			  "" :
			  arena_printf(arena,
				       " (trước khi dời theo lịch nghỉ: %s)",
				       day_dmy(arena,
					       instant_day(r->promised_at))));
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

/* The committee that the address names; ERR_MISSING when there is none, so
 * that a mistyped one is not told "no late dossiers". */
static enum err asked_unit(struct rq *rq, const char **ret)
{
	const char *typed = rq_arg(rq, "don-vi");
	struct unit unit;
	enum err err = ERR_MISSING;

	*ret = typed ? typed : "";
	if (!**ret)
		return OK;
	if (strcmp(text_code(rq->cx.arena, typed), typed) == 0)
		err = unit_by_code(&rq->cx, typed, &unit);
	if (err == OK && strncmp(unit.kind, "ubnd_", 5) != 0)
		err = ERR_MISSING;
	if (err == ERR_MISSING)
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Không có Ủy ban nhân dân nào mang mã này.");
	return err;
}

static void fill_rows(struct rq *rq, struct view *v,
		      const struct late_row *rows, size_t n,
		      const char *unit, const struct workcal *cal)
{
	struct view *list = n ? view_add(v, M_LIST) : v;

	for (size_t i = 0; i < n && i < LATE_ROWS; i++)
		fill_row(rq, view_add(list, M_ROW), &rows[i], cal);
	if (n > LATE_ROWS)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  "/cong-khai/tre-han?sau=%lld%s%s",
			  (long long)rows[LATE_ROWS - 1].id,
			  *unit ? "&don-vi=" : "",
			  url_encode(rq->cx.arena, unit));
}

enum err late_list_show(struct rq *rq)
{
	const char *typed = rq_arg(rq, "sau"), *unit;
	int64_t before = rq_number(typed, INT64_MAX);
	const struct workcal *cal;
	struct late_row *rows;
	struct unit *desks;
	struct view *v;
	size_t n, desks_n;

	TRY(asked_unit(rq, &unit));
	TRY(unit_desks(&rq->cx, instant_day(rq->cx.now), &desks, &desks_n));
	if (!desks_n)
		return ERR_MISSING;
	TRY(calendar_of(&rq->cx, desks[0].id, &cal));
	TRY(lookup_late(&rq->cx, unit, before, &rows, &n));
	/* Behind the end, or no place at all: the list begins at its front. */
	if (typed && (!n || before == INT64_MAX))
		return res_see_other(
			rq, arena_printf(rq->cx.arena,
					 "/cong-khai/tre-han%s%s",
					 *unit ? "?don-vi=" : "",
					 url_encode(rq->cx.arena, unit)));
	v = page_public(rq, T_PUBLIC_LATE, "Hồ sơ trễ hẹn");
	view_set(v, M_UPDATED, moment_words(rq->cx.arena, rq->cx.now));
	if (!n)
		view_show(v, M_EMPTY);
	fill_rows(rq, v, rows, n, unit, cal);
	return page_send(rq, 200);
}
