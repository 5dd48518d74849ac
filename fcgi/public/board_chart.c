/* The charts of the board: bars that the server draws, and the table behind
 * them, which says the same. */
#include "markers.h"
#include "public/board.h"
#include "text/text.h"

#define HEIGHT 120 /* of a full bar; its number stands above */
#define GROUND 140

struct chart {
	struct view *view;
	size_t n;
	int64_t most; /* of a full bar */
};

static int64_t height_of(const struct chart *c, int64_t value)
{
	return c->most ? HEIGHT * value / c->most : 0;
}

/* Percents of the width, so that it fits any screen. */
static struct view *add_bar(struct arena *arena, const struct chart *c,
			    size_t i, int64_t value, const char *words,
			    const struct period *month)
{
	struct view *bar = view_add(c->view, M_BAR);
	size_t left = i * 10000 / c->n, wide = 8000 / c->n;
	int64_t height = height_of(c, value);

	view_setf(bar, M_X, "%zu.%02zu", (left + 1000 / c->n) / 100,
		  (left + 1000 / c->n) % 100);
	view_setf(bar, M_MIDDLE, "%zu.%02zu", (left + 5000 / c->n) / 100,
		  (left + 5000 / c->n) % 100);
	view_setf(bar, M_W, "%zu.%02zu", wide / 100, wide % 100);
	view_set_int(bar, M_Y, GROUND - height);
	view_set_int(bar, M_H, height);
	view_set_int(bar, M_TOP, GROUND - 6 - height);
	view_set(bar, M_COUNT, words);
	view_set(bar, M_MONTH,
		 i == 0 || month->n == 1 ?
			 arena_printf(arena, "%d/%02d", month->n,
				      month->year % 100) :
			 arena_printf(arena, "%d", month->n));
	return bar;
}

static int64_t late_tenths(const struct sums *s)
{
	return board_tenths(s->n[FIG_LATE], sums_results(s));
}

static const char *tenths_words(struct arena *arena, int64_t tenths)
{
	return arena_printf(arena, "%lld,%lld", (long long)(tenths / 10),
			    (long long)(tenths % 10));
}

static void draw_rates(struct arena *arena, struct view *v,
		       const struct board *b, const struct board_month *months,
		       size_t n)
{
	const int64_t allowed = b->target_basis ? 1000 - b->target : 1000;
	struct chart c = { view_add(v, M_RATES), n,
			   b->target_basis ? 2 * allowed : 10 };
	struct view *line;

	for (size_t i = 0; i < n; i++) {
		if (late_tenths(&months[i].sums) > c.most)
			c.most = late_tenths(&months[i].sums);
	}
	if (b->target_basis) {
		line = view_add(c.view, M_ALLOWED);
		view_set(line, M_TARGET, tenths_words(arena, allowed));
		view_set_int(line, M_Y, GROUND - height_of(&c, allowed));
	}
	for (size_t i = 0; i < n; i++) {
		int64_t late = late_tenths(&months[i].sums);
		struct view *bar = add_bar(
			arena, &c, i, late,
			sums_results(&months[i].sums) ?
				tenths_words(arena, late) : "–",
			&months[i].month);

		if (late > allowed)
			view_show(bar, M_OVER);
	}
}

static void draw_results(struct arena *arena, struct view *v,
			 const struct board_month *months, size_t n)
{
	struct chart c = { view_add(v, M_RESULTS), n, 1 };

	for (size_t i = 0; i < n; i++) {
		if (sums_results(&months[i].sums) > c.most)
			c.most = sums_results(&months[i].sums);
	}
	for (size_t i = 0; i < n; i++) {
		int64_t results = sums_results(&months[i].sums);

		add_bar(arena, &c, i, results, text_number(arena, results),
			&months[i].month);
	}
}

static void fill_table(struct arena *arena, struct view *v,
		       const struct board *b, const struct board_month *months,
		       size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct sums *s = &months[i].sums;
		struct view *row = view_add(v, M_MONTH_ROW);

		view_setf(row, M_MONTH, "%d/%d%s", months[i].month.n,
			  months[i].month.year,
			  b->is_running && i + 1 == n ? " (chưa hết tháng)" :
							"");
		view_setf(row, M_HREF, BOARD_PATH "/thang/%s",
			  period_code(arena, &months[i].month));
		view_set(row, M_RECEIVED,
			 text_number(arena, s->n[FIG_RECEIVED]));
		view_set(row, M_COUNT, text_number(arena, sums_results(s)));
		view_set(row, M_LATE, text_number(arena, s->n[FIG_LATE]));
		view_set(row, M_PERCENT,
			 board_percent(arena, s->n[FIG_LATE],
				       sums_results(s)));
	}
}

/* What the first chart shows, in a sentence: its heading. */
static const char *finding(struct arena *arena, const struct board *b,
			   const struct board_month *months, size_t n)
{
	const struct sums *first = NULL, *last = &months[n - 1].sums;
	size_t at = 0;

	for (; at + 1 < n && !first; at++) {
		if (sums_results(&months[at].sums))
			first = &months[at].sums;
	}
	if (!first || !sums_results(last))
		return "Tỷ lệ trễ hẹn theo tháng";
	if (late_tenths(first) == late_tenths(last))
		return arena_printf(arena, "Tỷ lệ trễ hẹn tháng %d là %s%%,"
				    " bằng tháng %d/%d", b->month.n,
				    tenths_words(arena, late_tenths(last)),
				    months[at - 1].month.n,
				    months[at - 1].month.year);
	return arena_printf(arena, "Tỷ lệ trễ hẹn %s từ %s%% (tháng %d/%d)"
			    " %s %s%% (tháng %d/%d)",
			    late_tenths(last) < late_tenths(first) ? "giảm" :
								     "tăng",
			    tenths_words(arena, late_tenths(first)),
			    months[at - 1].month.n, months[at - 1].month.year,
			    late_tenths(last) < late_tenths(first) ? "xuống" :
								     "lên",
			    tenths_words(arena, late_tenths(last)), b->month.n,
			    b->month.year);
}

enum err board_charts_fill(struct rq *rq, struct view *v,
			   const struct board *b)
{
	struct board_month months[BOARD_MONTHS];
	struct arena *arena = rq->cx.arena;
	size_t n;

	TRY(board_trend(&rq->cx, b, months, &n));
	v = view_add(v, M_CHARTS);
	view_set(v, M_FINDING, finding(arena, b, months, n));
	draw_rates(arena, v, b, months, n);
	draw_results(arena, v, months, n);
	fill_table(arena, v, b, months, n);
	return OK;
}
