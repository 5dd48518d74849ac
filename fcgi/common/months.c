/*
 * The clock as a calendar: a grid a month, each day with its look, a sign to be
 * seen and the same in words to be heard.  It tells what the table tells
 * (days.c) and, behind it, the days that are late or stopped.
 */
#include <string.h>

#include "common/days.h"
#include "markers.h"

#define MONTHS_MAX 3

enum look { PLAIN, USED, AHEAD, OFF, PAUSED, LATE_DAY, LOOKS };
static const char *const look_class[LOOKS] = { "",    "used",  "ahead",
					       "off", "pause", "late" };

struct picture {
	const struct explain *days;
	const struct bar *bar;
	struct day end;	 /* of the work, or today */
	struct day due;	 /* DAY_NONE: none is promised */
	struct day last; /* of what is drawn */
	bool is_finished;
	bool is_stopped;
	int halves; /* of the term, up to the day being drawn */
	bool shown[LOOKS], has_due, has_end;
	bool has_first, has_rest; /* what is shown as OFF */
};

/* The appointment that was promised; DAY_NONE: none, or it stands still. */
static struct day promised(const struct bar *bar)
{
	struct day due;

	if (bar->due.s == INSTANT_NONE.s)
		return DAY_NONE;
	due = instant_day(bar->due);
	if (bar->is_ended && bar->due.s != bar->first_due.s &&
	    instant_day(bar->finished).n <= due.n)
		return DAY_NONE;
	return due;
}

static struct picture picture_of(const struct cx *cx,
				 const struct explain *days,
				 const struct bar *bar)
{
	const struct explained_day *told = &days->days[days->n - 1];
	struct picture p = { .days = days, .bar = bar };

	p.is_finished = bar->finished.s != INSTANT_NONE.s;
	p.is_stopped = told->kind == EX_PAUSED;
	p.end = instant_day(p.is_finished ? bar->finished : cx->now);
	p.due = promised(bar);
	p.last = p.end;
	if (!p.is_stopped && told->day.n > p.last.n)
		p.last = told->day;
	if (p.due.n > p.last.n)
		p.last = p.due;
	return p;
}

/* What was told of the day; NULL before and behind. */
static const struct explained_day *told_of(const struct picture *p,
					   struct day day)
{
	int i = day.n - p->days->days[0].day.n;

	return i >= 0 && (size_t)i < p->days->n ? &p->days->days[i] : NULL;
}

static bool is_behind(const struct picture *p, struct day day)
{
	return day.n > p->days->days[p->days->n - 1].day.n && day.n <= p->end.n;
}

static enum look look_of(const struct picture *p, struct day day)
{
	const struct explained_day *d = told_of(p, day);

	if (!d && !is_behind(p, day))
		return PLAIN;
	if (!d)
		return p->is_stopped ? PAUSED
		       : days_count_all(p->bar->term.unit) ||
				       workcal_is_work(p->bar->cal, day)
			       ? LATE_DAY
			       : OFF;
	switch (d->kind) {
	case EX_COUNTED:
	case EX_WORKED_WEEKEND:
		return day.n <= p->end.n ? USED : AHEAD;
	case EX_WEEKEND:
	case EX_HOLIDAY:
	case EX_FIRST_DAY:
		return OFF;
	case EX_PAUSED:
		/* A stop goes on tomorrow, perhaps. */
		return day.n <= p->end.n ? PAUSED : PLAIN;
	}
	return PLAIN;
}

/* The how-manieth day of the delay, as late_words() counts them. */
static int days_late(const struct picture *p, struct day day)
{
	struct day told = p->days->days[p->days->n - 1].day;

	return days_count_all(p->bar->term.unit)
		       ? day.n - told.n
		       : workcal_between(p->bar->cal, told, day);
}

/* "3", "2½" at the end of a term in halves, "+4"; the style has the rest. */
static const char *mark_of(struct cx *cx, const struct picture *p,
			   enum look look, const struct explained_day *d,
			   struct day day)
{
	if (look == LATE_DAY)
		return arena_printf(cx->arena, "+%d", days_late(p, day));
	if (!d || !d->halves)
		return "";
	if (p->halves % 2 == 0)
		return arena_printf(cx->arena, "%d", p->halves / 2);
	return p->halves > 1 ? arena_printf(cx->arena, "%d½", p->halves / 2)
			     : "½";
}

/* The reason of a stop is said on its first day, and of each month's. */
static bool is_again(const struct picture *p, const struct explained_day *d)
{
	unsigned year, month, dom;

	day_split(d->day, &year, &month, &dom);
	return dom > 1 && d > p->days->days && d[-1].kind == d->kind &&
	       strcmp(d[-1].note, d->note) == 0;
}

static const char *said_of(struct cx *cx, const struct picture *p,
			   enum look look, const struct explained_day *d,
			   struct day day)
{
	const char *note;

	switch (look) {
	case USED:
	case AHEAD:
		if (!d->halves)
			return "có tính";
		if (p->halves % 2)
			return "có tính, nửa ngày";
		return arena_printf(cx->arena, "có tính, ngày thứ %d",
				    p->halves / 2);
	case OFF:
		note = d ? d->note : workcal_note(p->bar->cal, day);
		return *note ? note : "ngày nghỉ, không tính";
	case PAUSED:
		return d && !is_again(p, d) ? d->note : "tạm dừng";
	case LATE_DAY:
		return arena_printf(cx->arena, "trễ, ngày thứ %d",
				    days_late(p, day));
	case PLAIN:
	case LOOKS:
		break;
	}
	return "";
}

static const char *ring_words(const struct picture *p)
{
	return p->is_finished ? "ngày kết thúc giải quyết" : "hôm nay";
}

static void put_look(struct cx *cx, struct view *v, enum look look, bool is_due,
		     bool is_end)
{
	if (look != PLAIN || is_due || is_end)
		view_set(view_add(v, M_LOOK), M_CLASS,
			 arena_printf(cx->arena, "%s%s%s", look_class[look],
				      is_due ? " due" : "",
				      is_end ? " today" : ""));
}

/* The words of the look, of the appointment, of today. */
static void put_said(struct cx *cx, struct view *v, const struct picture *p,
		     const char *said, bool is_due, bool is_end)
{
	const char *parts[] = { said, is_due ? "ngày hẹn theo thời hạn" : "",
				is_end ? ring_words(p) : "" };
	const char *words = "";

	for (size_t i = 0; i < 3; i++) {
		if (*parts[i])
			words = arena_printf(cx->arena, "%s%s%s", words,
					     *words ? "; " : "", parts[i]);
	}
	if (*words)
		view_set(view_add(v, M_SAID), M_TEXT, words);
}

static void put_day(struct cx *cx, struct view *v, struct picture *p,
		    struct day day)
{
	const struct explained_day *d = told_of(p, day);
	enum look look = look_of(p, day);
	bool is_due = day.n == p->due.n, is_end = day.n == p->end.n;
	const char *mark;
	unsigned year, month, dom;

	mark = mark_of(cx, p, look, d, day);
	day_split(day, &year, &month, &dom);
	view_set_int(v, M_NUMBER, dom);
	put_look(cx, v, look, is_due, is_end);
	if (d && (d->kind == EX_HOLIDAY || d->kind == EX_WORKED_WEEKEND))
		view_set(view_add(v, M_TITLE), M_TEXT, d->note);
	if (*mark)
		view_set(view_add(v, M_MARK), M_TEXT, mark);
	put_said(cx, v, p, said_of(cx, p, look, d, day), is_due, is_end);
	p->shown[look] = true;
	if (look == OFF && d && d->kind == EX_FIRST_DAY)
		p->has_first = true;
	else if (look == OFF)
		p->has_rest = true;
	p->has_due |= is_due;
	p->has_end |= is_end;
}

static struct day month_of(struct day day)
{
	unsigned year, month, dom;

	day_split(day, &year, &month, &dom);
	return day_join(year, month, 1);
}

static struct day month_after(struct day first)
{
	return month_of((struct day){ first.n + 31 });
}

/* How much of the term the days before this one took. */
static int halves_before(const struct explain *days, struct day day)
{
	int halves = 0;

	for (size_t i = 0; i < days->n && days->days[i].day.n < day.n; i++)
		halves += days->days[i].halves;
	return halves;
}

static void put_month(struct cx *cx, struct view *v, struct picture *p,
		      struct day first)
{
	int start = p->days->days[0].day.n, ends = month_after(first).n;
	unsigned year, month, dom;
	int monday = first.n - ((int)day_weekday(first) + 6) % 7;

	v = view_add(v, M_MONTH);
	day_split(first, &year, &month, &dom);
	view_setf(v, M_NAME, "Tháng %u năm %u", month, year);
	p->halves = halves_before(p->days, first);
	/* Weeks wholly before the reception or behind the last day: none. */
	for (; monday < ends && monday <= p->last.n; monday += 7) {
		struct view *week;

		if (monday + 6 < start)
			continue;
		week = view_add(v, M_WEEK);
		for (int n = monday; n < monday + 7; n++) {
			struct view *cell = view_add(week, M_DAY);
			const struct explained_day *d =
				told_of(p, (struct day){ n });

			if (n < first.n || n >= ends)
				continue;
			p->halves += d ? d->halves : 0;
			put_day(cx, cell, p, (struct day){ n });
		}
	}
}

static void put_key(struct view *v, const char *class, const char *mark,
		    const char *label)
{
	v = view_add(v, M_KEY);
	view_set(v, M_CLASS, class);
	view_set(v, M_LABEL, label);
	if (*mark)
		view_set(view_add(v, M_MARK), M_TEXT, mark);
}

/* Terms in days of the calendar count their Saturdays too: only where the last
 * day is none of work does it wait for the next. */
static const char *off_words(const struct picture *p)
{
	bool is_all = days_count_all(p->bar->term.unit);

	if (!p->has_rest)
		return "Không tính: ngày nhận";
	if (!p->has_first)
		return is_all ? "Không tính: ngày nghỉ ở cuối thời hạn"
			      : "Không tính: ngày nghỉ";
	return is_all ? "Không tính: ngày nhận, ngày nghỉ ở cuối thời hạn"
		      : "Không tính: ngày nhận, ngày nghỉ";
}

/* What the picture has, and nothing else. */
static void put_keys(struct view *v, const struct picture *p)
{
	const char *const labels[LOOKS] = {
		[USED] = "Có tính",
		[AHEAD] = p->is_finished ? "Có tính, không dùng đến"
					 : "Có tính, chưa đến",
		[OFF] = off_words(p),
		[PAUSED] = "Tạm dừng hoặc tính lại từ đầu, không tính",
		[LATE_DAY] = "Trễ",
	};

	for (int look = USED; look < LOOKS; look++) {
		if (p->shown[look])
			put_key(v, look_class[look],
				look == LATE_DAY ? "+" : "", labels[look]);
	}
	if (p->has_due)
		put_key(v, "due", "", "Ngày hẹn theo thời hạn");
	if (p->has_end)
		put_key(v, "today", "",
			p->is_finished ? "Ngày kết thúc giải quyết"
				       : "Hôm nay");
}

void days_months(struct cx *cx, struct view *v, const struct explain *days,
		 const struct bar *bar)
{
	struct picture p;
	struct day first, month;
	int n = 0, left_out = 0;

	if (!days->n)
		return;
	p = picture_of(cx, days, bar);
	first = month_of(days->days[0].day);
	for (month = first; month.n <= p.last.n; month = month_after(month))
		n++;
	v = view_include(v, M_MONTHS, T_PART_MONTHS);
	for (month = first; month.n <= p.last.n; month = month_after(month)) {
		if (n <= MONTHS_MAX || month.n == first.n ||
		    month.n == month_of(p.end).n ||
		    (p.due.n != DAY_NONE.n && month.n == month_of(p.due).n))
			put_month(cx, v, &p, month);
		else
			left_out++;
	}
	put_keys(v, &p);
	if (left_out)
		view_set_int(view_add(v, M_LEFT_OUT), M_N, left_out);
}
