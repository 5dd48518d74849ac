/* What domain/citizen/telling.h says, on a page: both levels share these parts. */
#include "common/page.h"
#include "markers.h"
#include "public/pages.h"

static const char *const looks[TAG_LOOKS] = {
	[TAG_GREEN] = " govuk-tag--green", [TAG_BLUE] = "",
	[TAG_YELLOW] = " govuk-tag--yellow", [TAG_RED] = " govuk-tag--red",
	[TAG_GREY] = " govuk-tag--grey",
};
/* The stripe over the box: only lateness and a standstill have their own. */
static const char *const boxes[TAG_LOOKS] = {
	[TAG_GREEN] = "", [TAG_BLUE] = "",
	[TAG_YELLOW] = " mc-status--paused", [TAG_RED] = " mc-status--late",
	[TAG_GREY] = " mc-status--over",
};

static void line(struct view *v, const char *section, const char *words)
{
	if (*words)
		view_set(view_add(v, section), M_WORDS, words);
}

/* Nothing to do, and nothing amiss: only then a tick. */
static bool is_quiet(const struct facts *f)
{
	return f->seat != SEAT_ENDED &&
	       (f->promise == PROMISE_AHEAD || f->promise == PROMISE_TODAY ||
		f->state == STATE_RETURNED || f->state == STATE_ARCHIVED) &&
	       f->ending != END_REFUSED && f->ending != END_DISCONTINUED &&
	       f->ending != END_EXPIRED;
}

struct view *told_fill(struct view *v, const struct facts *f,
		       const struct telling *t)
{
	view_set(v, M_BOX, boxes[t->look]);
	v = view_include(v, M_TOLD, T_PART_TOLD);
	view_set(v, M_LOOK, looks[t->look]);
	view_set(v, M_TAG, t->tag);
	view_set(v, M_SENTENCE, t->now);
	line(v, M_SEAT_LINE, t->seat);
	line(v, M_SORRY_LINE, t->sorry);
	view_set(v, M_ACT, t->act);
	view_show(v, is_quiet(f) ? M_NOTHING : M_SOMETHING);
	line(v, M_BRING_LINE, t->bring);
	if (t->may_n) {
		struct view *list = view_add(v, M_MAY_LIST);

		for (size_t i = 0; i < t->may_n; i++)
			view_set(view_add(list, M_MAY), M_TEXT, t->may[i]);
	}
	return v;
}

static void date(struct arena *arena, struct view *v, const char *section,
		 const char *name, struct instant at, const char *before)
{
	struct view *row = view_add(v, section);

	view_set(row, M_NAME, name);
	view_set(row, M_DAY, day_words(arena, instant_day(at)));
	view_set(view_add(row, M_TIME_LINE), M_TIME,
		 arena_printf(arena, "%s%s", before, clock_words(arena, at)));
}

static void stopped(struct arena *arena, struct view *v, struct day since)
{
	struct view *row = view_add(v, M_DATE);

	view_set(row, M_NAME, "Chưa có ngày hẹn mới");
	view_set(row, M_DAY, arena_printf(arena, "Đồng hồ đang dừng từ %s",
					  day_words(arena, since)));
}

void dates_fill(struct rq *rq, struct view *v, const struct status *s,
		const struct facts *f, const struct telling *t)
{
	struct arena *arena = rq->cx.arena;
	struct instant due = status_due(s);
	const char *first = "Hẹn ban đầu";

	v = view_include(v, M_DATES, T_PART_DATES);
	switch (t->date) {
	case DATE_DUE:
		date(arena, v, M_DATE, "Hẹn trả kết quả", due, "trước ");
		break;
	case DATE_AGAIN:
		date(arena, v, M_DATE,
		     f->again == AGAIN_PASSED ? "Ngày hẹn lại đã qua" :
						"Hẹn lại",
		     s->reappointed_at, "trước ");
		date(arena, v, M_OTHER, first, due, "trước ");
		break;
	case DATE_STOPPED:
		stopped(arena, v, f->stopped_since);
		date(arena, v, M_OTHER, "Ngày hẹn trước khi dừng", due,
		     "trước ");
		break;
	case DATE_ENDED:
		date(arena, v, M_DATE, "Kết thúc", s->finished_at, "lúc ");
		/* What moved only by the stop that ended with the dossier was
		 * never promised to anybody. */
		if (f->promise == PROMISE_BROKEN ||
		    due.s == s->first_due_at.s)
			date(arena, v, M_OTHER, "Ngày hẹn đã có", due,
			     "trước ");
		break;
	case DATES_SHOWN:
		break;
	}
	if (due.s != s->first_due_at.s)
		date(arena, v, M_OTHER, "Hẹn lần đầu", s->first_due_at,
		     "trước ");
	line(v, M_DATE_NOTE, t->date_note);
}
