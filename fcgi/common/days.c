#include "common/days.h"

#include "markers.h"

#define CELLS_MAX 40
#define LATE_MAX 10

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

/* The cell of a day, or CELL_KINDS when the day has none. */
static enum cell cell_of(const struct explained_day *d, struct day today,
			 const struct workcal *cal)
{
	if (d->kind == EX_PAUSED)
		return workcal_is_work(cal, d->day) ? PAUSE : CELL_KINDS;
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

static void put_cells(struct view *v, const enum cell *cells, int n)
{
	double w = 100.0 / n;

	for (int i = 0; i < n; i++)
		put_cell(v, w * i + 0.06 * w, 0.88 * w, cells[i]);
}

/* Too many days for cells: one block a kind. */
static void put_blocks(struct view *v, const int counts[CELL_KINDS], int n)
{
	double x = 0;

	for (int k = 0; k < CELL_KINDS; k++) {
		double w = 100.0 * counts[k] / n;

		if (counts[k])
			put_cell(v, x, w, (enum cell)k);
		x += w;
	}
}

static const char *key_words(struct cx *cx, enum cell kind, int days,
			     bool is_finished)
{
	const char *what = kind == LEFT && is_finished ? "Chưa dùng" :
							 cell_words[kind];

	if (kind == NOW)
		return "Hôm nay";
	return arena_printf(cx->arena, "%s %d ngày làm việc", what, days);
}

static void put_keys(struct cx *cx, struct view *v,
		     const int counts[CELL_KINDS], bool is_finished)
{
	const char *title = "";

	for (int k = 0; k < CELL_KINDS; k++) {
		const char *words;
		struct view *key;

		if (!counts[k])
			continue;
		words = key_words(cx, (enum cell)k, counts[k], is_finished);
		key = view_add(v, M_KEY);
		view_set(key, M_CLASS, cell_class[k]);
		view_set(key, M_LABEL, words);
		title = arena_printf(cx->arena, "%s%s%s", title,
				     *title ? ", " : "", words);
	}
	view_set(v, M_BAR_TITLE, title);
}

void days_bar(struct cx *cx, struct view *v, const struct explain *days,
	      const struct workcal *cal, struct instant finished)
{
	bool is_finished = finished.s != INSTANT_NONE.s;
	struct day today = instant_day(is_finished ? finished : cx->now);
	enum cell cells[CELLS_MAX + LATE_MAX];
	int counts[CELL_KINDS] = { 0 };
	/* Stopped: the telling ends on the first day of the stop, and the days
	 * since then are stopped ones too, not late ones. */
	bool is_stopped = days->n &&
			  days->days[days->n - 1].kind == EX_PAUSED;
	enum cell since = is_stopped ? PAUSE : LATE_CELL;
	int n = 0, all = 0, more;

	if (!days->n)
		return;
	for (size_t i = 0; i < days->n; i++) {
		enum cell kind = cell_of(&days->days[i], today, cal);

		if (kind == CELL_KINDS)
			continue;
		if (kind == NOW && is_finished)
			kind = USED;
		if (n < CELLS_MAX)
			cells[n++] = kind;
		counts[kind]++;
		all++;
	}
	more = workcal_between(cal, days->days[days->n - 1].day, today);
	for (int i = 0; i < more && i < LATE_MAX && all <= CELLS_MAX; i++)
		cells[n++] = since;
	counts[since] += more > 0 ? more : 0;
	v = view_include(v, M_BAR, T_PART_BAR);
	if (all > CELLS_MAX)
		put_blocks(v, counts, all + (more > 0 ? more : 0));
	else if (n)
		put_cells(v, cells, n);
	put_keys(cx, v, counts, is_finished);
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
