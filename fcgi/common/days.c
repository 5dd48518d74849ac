#include "common/days.h"

#include "markers.h"

#define CELLS_MAX 40

static const char *kind_words(enum explained kind)
{
	switch (kind) {
	case EX_COUNTED:
	case EX_WORKED_WEEKEND:
		return "Có tính";
	case EX_WEEKEND:
	case EX_HOLIDAY:
	case EX_FIRST_DAY:
		return "Không tính";
	case EX_PAUSED:
		return "Tạm dừng";
	}
	return "";
}

static const char *row_look(enum explained kind)
{
	if (kind == EX_COUNTED || kind == EX_WORKED_WEEKEND)
		return M_COUNTED;
	return kind == EX_PAUSED ? M_PAUSED : M_OFF;
}

void days_table(struct cx *cx, struct view *v, const struct explain *days)
{
	v = view_include(v, M_DAYS, T_PART_DAYS);
	for (size_t i = 0; i < days->n; i++) {
		const struct explained_day *d = &days->days[i];
		struct view *row = view_add(v, M_DAY_ROW);

		view_set(row, M_DAY, day_words(cx->arena, d->day));
		view_set(row, M_KIND, kind_words(d->kind));
		if (*d->note)
			view_set(view_add(row, M_NOTE_LINE), M_NOTE, d->note);
		view_show(row, row_look(d->kind));
	}
}

enum cell { USED, NOW, PAUSE, LEFT, LATE_CELL, CELL_KINDS };
static const char *const cell_class[CELL_KINDS] = { "used", "now", "pause",
						    "left", "late" };

static const char *const cell_words[CELL_KINDS] = { "Đã dùng", "", "Tạm dừng",
						    "Còn", "Trễ" };

bool days_count_all(enum term_unit unit)
{
	return unit == TERM_CALENDAR_DAYS || unit == TERM_MONTHS;
}

/* The cell of a day, or CELL_KINDS when the day has none. */
static enum cell cell_of(const struct explained_day *d, struct day today,
			 const struct bar *bar)
{
	/* A stop goes on tomorrow, perhaps: it has not stood that day. */
	if (d->kind == EX_PAUSED)
		return d->day.n <= today.n &&
				       (days_count_all(bar->term.unit) ||
					workcal_is_work(bar->cal, d->day)) ?
			       PAUSE :
			       CELL_KINDS;
	if (d->kind != EX_COUNTED && d->kind != EX_WORKED_WEEKEND)
		return CELL_KINDS;
	return d->day.n < today.n ? USED : d->day.n == today.n ? NOW : LEFT;
}

static void put_cell(struct view *v, double x, double w, enum cell kind)
{
	struct view *cell = view_add(v, M_CELL);

	view_setf(cell, M_X, "%.2f", x);
	view_setf(cell, M_W, "%.2f", w);
	view_set(cell, M_CLASS, cell_class[kind]);
}

/* In the order of time; the gap between two is the style's. */
static void put_cells(struct view *v, const enum cell *cells, int n)
{
	double w = 100.0 / n;

	for (int i = 0; i < n; i++)
		put_cell(v, w * i, w, cells[i]);
}

/* Too many days for cells: one block a kind, each as long as it was. */
static void put_blocks(struct view *v, const int64_t counts[CELL_KINDS])
{
	int64_t n = 0;
	double x = 0;

	for (int k = 0; k < CELL_KINDS; k++)
		n += counts[k];
	for (int k = 0; k < CELL_KINDS; k++) {
		double w = 100.0 * (double)counts[k] / (double)n;

		if (counts[k])
			put_cell(v, x, w, (enum cell)k);
		x += w;
	}
}

static const char *unit_words(enum term_unit unit)
{
	if (unit == TERM_WORK_HOURS)
		return "giờ làm việc";
	return days_count_all(unit) ? "ngày" : "ngày làm việc";
}

static void put_keys(struct cx *cx, struct view *v, const struct bar *bar,
		     const int64_t counts[CELL_KINDS])
{
	bool is_finished = bar->finished.s != INSTANT_NONE.s;
	const char *title = "";

	for (int k = 0; k < CELL_KINDS; k++) {
		const char *words = "Hôm nay";
		struct view *key;

		if (!counts[k])
			continue;
		if (k != NOW)
			words = arena_printf(
				cx->arena, "%s %lld %s",
				k == LEFT && is_finished ? "Chưa dùng" :
							   cell_words[k],
				(long long)counts[k],
				unit_words(bar->term.unit));
		key = view_add(v, M_KEY);
		view_set(key, M_CLASS, cell_class[k]);
		view_set(key, M_LABEL, words);
		title = arena_printf(cx->arena, "%s%s%s", title,
				     *title ? ", " : "", words);
	}
	view_setf(v, M_BAR_TITLE, "Thời hạn %s: %s",
		  term_words(cx->arena, bar->term), title);
}

/* Whole hours: what is left is known from the appointment, the rest of the
 * term was used, whatever stopped it meanwhile. */
static void hours_bar(struct cx *cx, struct view *v, const struct bar *bar)
{
	struct instant end = bar->finished.s != INSTANT_NONE.s ?
				     bar->finished :
				     cx->now;
	int64_t counts[CELL_KINDS] = { 0 };

	if (bar->due.s == INSTANT_NONE.s)
		return;
	counts[LEFT] = (workcal_seconds(bar->cal, end, bar->due) + 3599) /
		       3600;
	counts[USED] = bar->term.halves / 2 - counts[LEFT];
	counts[LATE_CELL] = workcal_seconds(bar->cal, bar->due, end) / 3600;
	if (counts[USED] < 0 || bar->term.halves < 2)
		return;
	v = view_include(v, M_BAR, T_PART_BAR);
	put_blocks(v, counts);
	put_keys(cx, v, bar, counts);
}

/* Days from the last that is told of to `today`: all late, or all stopped. */
static int days_since(const struct explain *days, struct day today,
		      const struct bar *bar)
{
	struct day last = days->days[days->n - 1].day;
	int n = days_count_all(bar->term.unit) ?
			today.n - last.n :
			workcal_between(bar->cal, last, today);

	return n > 0 ? n : 0;
}

void days_bar(struct cx *cx, struct view *v, const struct explain *days,
	      const struct bar *bar)
{
	bool is_finished = bar->finished.s != INSTANT_NONE.s;
	struct day today = instant_day(is_finished ? bar->finished : cx->now);
	enum cell cells[CELLS_MAX];
	int64_t counts[CELL_KINDS] = { 0 };
	enum cell since;
	int n = 0, more;

	if (bar->term.unit == TERM_WORK_HOURS) {
		hours_bar(cx, v, bar);
		return;
	}
	if (!days->n)
		return;
	for (size_t i = 0; i < days->n; i++) {
		enum cell kind = cell_of(&days->days[i], today, bar);

		if (kind == CELL_KINDS)
			continue;
		if (kind == NOW && is_finished)
			kind = USED;
		if (n < CELLS_MAX)
			cells[n] = kind;
		counts[kind]++;
		n++;
	}
	/* Stopped: the telling ends on the first day of the stop, and the days
	 * since then are stopped ones too, not late ones. */
	since = days->days[days->n - 1].kind == EX_PAUSED ? PAUSE : LATE_CELL;
	more = days_since(days, today, bar);
	counts[since] += more;
	for (int i = 0; i < more && n + i < CELLS_MAX; i++)
		cells[n + i] = since;
	n += more;
	if (!n)
		return;
	v = view_include(v, M_BAR, T_PART_BAR);
	if (n > CELLS_MAX)
		put_blocks(v, counts);
	else
		put_cells(v, cells, n);
	put_keys(cx, v, bar, counts);
}

const char *minutes_words(struct arena *arena, int64_t minutes)
{
	if (minutes < 60)
		return arena_printf(arena, "%lld phút", (long long)minutes);
	if (minutes % 60 == 0)
		return arena_printf(arena, "%lld giờ",
				    (long long)(minutes / 60));
	return arena_printf(arena, "%lld giờ %lld phút",
			    (long long)(minutes / 60),
			    (long long)(minutes % 60));
}
