/*
 * The board: how dossiers of a month were resolved, of all committees or of
 * what the address asks for.  Every number comes from domain/figures/board.h;
 * board_csv.c and board_json.c give the same ones.  No person, no officer.
 */
#include <string.h>

#include "common/page.h"
#include "domain/citizen/late_public.h"
#include "markers.h"
#include "public/board.h"
#include "public/frame.h"
#include "public/late.h"
#include "public/pages.h"
#include "text/text.h"

#define TITLE "Kết quả giải quyết hồ sơ"
#define OLDEST 10
#define BEHIND_S 600 /* the facts are a minute or two old; then it is said */

static const char *number(struct rq *rq, int64_t n)
{
	return text_number(rq->cx.arena, n);
}

static void fill_choice(struct view *v, const char *section, const char *value,
			const char *label, const char *chosen)
{
	struct view *o = view_add(v, section);

	view_set(o, M_VALUE, value);
	view_set(o, M_LABEL, label);
	if (strcmp(value, chosen) == 0)
		view_show(o, M_SELECTED);
}

static void fill_months(struct rq *rq, struct view *v,
			const struct board_ask *ask)
{
	const struct board *b = &ask->board;
	struct period month = period_of(PERIOD_MONTH, instant_day(b->as_of));
	const char *shown = ask->problem ?
				    ask->month :
				    period_code(rq->cx.arena, &b->month);

	for (int n = 0; n < 240 && month.last.n >= b->first_month.n; n++) {
		fill_choice(v, M_MONTH, period_code(rq->cx.arena, &month),
			    arena_printf(rq->cx.arena, "Tháng %02d/%d", month.n,
					 month.year),
			    shown);
		month = period_before(&month);
	}
}

static bool is_committee(const struct board_unit *u)
{
	return strncmp(u->kind, "ubnd_", 5) == 0;
}

/* The committees that have figures, then the units of the one chosen; what is
 * chosen stands there whether it has any or not. */
static void fill_units(struct rq *rq, struct view *v,
		       const struct board_ask *ask)
{
	const struct board_unit *chosen = board_unit_by(&ask->board, ask->unit);
	struct board all = ask->board;
	struct board_group *groups;
	bool is_there = !chosen;
	size_t n;

	all.filter = (struct board_filter){ "", "", "" };
	board_groups(rq->cx.arena, &all, BY_AUTHORITY, &groups, &n);
	board_sort_by_name(groups, n);
	for (size_t i = 0; i < n; i++) {
		fill_choice(v, M_UNIT_CHOICE, groups[i].code, groups[i].name,
			    ask->unit);
		is_there |= strcmp(groups[i].code, ask->unit) == 0;
	}
	if (chosen && is_committee(chosen)) {
		all.filter.unit = chosen->code;
		board_groups(rq->cx.arena, &all, BY_UNIT, &groups, &n);
		board_sort_by_name(groups, n);
		for (size_t i = 0; i < n; i++)
			fill_choice(v, M_UNIT_CHOICE, groups[i].code,
				    groups[i].name, "");
	}
	if (!is_there)
		fill_choice(v, M_UNIT_CHOICE, ask->unit, chosen->name,
			    ask->unit);
}

static void fill_fields(struct rq *rq, struct view *v,
			const struct board_ask *ask)
{
	struct board all = ask->board;
	struct board_group *groups;
	bool is_there = !*ask->field;
	size_t n;

	all.filter = (struct board_filter){ "", "", "" };
	board_groups(rq->cx.arena, &all, BY_FIELD, &groups, &n);
	board_sort_by_name(groups, n);
	for (size_t i = 0; i < n; i++) {
		fill_choice(v, M_FIELD_CHOICE, groups[i].code, groups[i].name,
			    ask->field);
		is_there |= strcmp(groups[i].code, ask->field) == 0;
	}
	if (!is_there && board_field_by(&ask->board, ask->field))
		fill_choice(v, M_FIELD_CHOICE, ask->field,
			    board_field_by(&ask->board, ask->field),
			    ask->field);
}

static void fill_form(struct rq *rq, struct view *v,
		      const struct board_ask *ask)
{
	static const char *const channels[] = { "truc_tiep", "truc_tuyen",
						"bcci" };

	v = view_add(v, M_FORM);
	fill_months(rq, v, ask);
	fill_units(rq, v, ask);
	fill_fields(rq, v, ask);
	for (size_t i = 0; i < sizeof(channels) / sizeof(channels[0]); i++)
		fill_choice(v, M_CHANNEL_CHOICE, channels[i],
			    board_channel_name(channels[i]), ask->channel);
	if (*ask->unit || *ask->field || *ask->channel || *ask->month)
		view_show(v, M_FILTERED);
}

static const char *month_words(struct rq *rq, const struct board *b)
{
	return arena_printf(rq->cx.arena, "%s%s",
			    period_words(rq->cx.arena, &b->month),
			    b->is_running ? " (chưa hết tháng)" : "");
}

static const char *scope_words(struct rq *rq, const struct board_ask *ask)
{
	const struct board_unit *u = board_unit_by(&ask->board, ask->unit);
	const char *field = board_field_by(&ask->board, ask->field);

	return arena_printf(rq->cx.arena, "%s%s%s%s%s",
			    u ? u->name : "Tất cả các phường, xã",
			    field && *ask->field ? ", lĩnh vực " : "",
			    field && *ask->field ? field : "",
			    *ask->channel ? ", nộp " : "",
			    *ask->channel ?
				    text_inside(rq->cx.arena,
						board_channel_name(
							ask->channel)) :
				    "");
}

static const char *target_words(struct rq *rq, const struct board *b,
				int64_t kept, int64_t results)
{
	if (!b->target_basis)
		return arena_printf(rq->cx.arena,
				    "Năm %d chưa có chỉ tiêu được công bố.",
				    b->month.year);
	return arena_printf(rq->cx.arena, "Chỉ tiêu năm %d là ít nhất %s: %s.",
			    b->month.year,
			    board_percent(rq->cx.arena, b->target, 1000),
			    kept * 1000 >= b->target * results ? "đạt" :
								 "chưa đạt");
}

/* The finding, first of all. */
static const char *headline(struct rq *rq, const struct board *b,
			    const struct board_group *all)
{
	int64_t results = board_cell(all, CELL_RESULTS);
	int64_t kept = sums_kept(&all->within);

	if (!results)
		return arena_printf(rq->cx.arena,
				    "Chưa có hồ sơ nào có kết quả trong %s.",
				    month_words(rq, b));
	return arena_printf(
		rq->cx.arena,
		"%s hồ sơ đúng hẹn hoặc sớm hơn trong %s: %s trên %s hồ sơ có"
		" kết quả. %s",
		board_percent(rq->cx.arena, kept, results),
		month_words(rq, b), number(rq, kept), number(rq, results),
		target_words(rq, b, kept, results));
}

static void fill_stats(struct rq *rq, struct view *v,
		       const struct board_group *all)
{
	int64_t results = board_cell(all, CELL_RESULTS);

	view_set(v, M_RECEIVED, number(rq, board_cell(all, CELL_RECEIVED)));
	view_set(v, M_RESULTS, number(rq, results));
	view_set(v, M_PERCENT,
		 board_percent(rq->cx.arena, sums_kept(&all->within),
			       results));
	view_set(v, M_LATE, number(rq, board_cell(all, CELL_LATE)));
	view_set(v, M_OPEN_LATE, number(rq, board_cell(all, CELL_OPEN_LATE)));
}

/* Received = ended + open, line by line, with what each is. */
static void fill_cells(struct rq *rq, struct view *v,
		       const struct board_group *all)
{
	for (int c = 0; c < CELL_COUNT; c++) {
		struct view *row = view_add(v, M_CELL);

		view_set(row, M_CODE, board_cell_code((enum board_cell)c));
		view_set(row, M_NAME, board_cell_name((enum board_cell)c));
		view_set(row, M_COUNT,
			 number(rq, board_cell(all, (enum board_cell)c)));
		if (c == CELL_RESULTS || c == CELL_OPEN)
			view_show(row, M_SUM);
	}
}

static const char *href_of(struct rq *rq, const struct board_ask *ask,
			   enum board_by by, const char *code)
{
	struct board_ask to = *ask;

	switch (by) {
	case BY_AUTHORITY:
	case BY_UNIT:
		to.unit = code;
		break;
	case BY_FIELD:
		to.field = code;
		break;
	case BY_CHANNEL:
		to.channel = code;
		break;
	case BY_PROCEDURE:
		return *code ? arena_printf(rq->cx.arena, "/thu-tuc/%s", code) :
			       NULL;
	case BY_ALL:
	case BY_COUNT:
		return NULL;
	}
	return board_address(rq, &to);
}

static void fill_row(struct rq *rq, struct view *v, const char *href,
		     const struct board_group *g, bool has_stock)
{
	int64_t results = board_cell(g, CELL_RESULTS);
	int64_t kept = sums_kept(&g->within);
	int64_t tenths = board_tenths(kept, results);

	view_set(v, M_NAME, g->name);
	if (href)
		view_set(view_add(v, M_LINK), M_HREF, href);
	else
		view_show(v, M_PLAIN);
	view_set(v, M_RECEIVED, number(rq, board_cell(g, CELL_RECEIVED)));
	view_set(v, M_RESULTS, number(rq, results));
	view_set(v, M_LATE, number(rq, board_cell(g, CELL_LATE)));
	view_set(v, M_PERCENT, board_percent(rq->cx.arena, kept, results));
	view_setf(v, M_W, "%lld.%lld", (long long)(tenths / 10),
		  (long long)(tenths % 10));
	if (!has_stock)
		return;
	v = view_add(v, M_STOCK);
	view_set(v, M_OPEN, number(rq, board_cell(g, CELL_OPEN)));
	view_set(v, M_OPEN_LATE, number(rq, board_cell(g, CELL_OPEN_LATE)));
}

static void fill_tables(struct rq *rq, struct view *v,
			const struct board_ask *ask)
{
	for (size_t i = 0; i < board_tables_n; i++) {
		const struct board_table *t = &board_tables[i];
		struct board_group *groups;
		struct view *table;
		size_t n;

		board_groups(rq->cx.arena, &ask->board, t->by, &groups, &n);
		if (!board_table_is_shown(ask, t, n))
			continue;
		table = view_add(v, M_TABLE);
		view_set(table, M_CODE, t->code);
		view_set(table, M_CAPTION, t->caption);
		view_set(table, M_COLUMN, t->column);
		if (t->has_stock)
			view_show(table, M_STOCK_COLUMNS);
		else
			view_show(table, M_MERGED);
		for (size_t j = 0; j < n; j++)
			fill_row(rq, view_add(table, M_ROW),
				 href_of(rq, ask, t->by, groups[j].code),
				 &groups[j], t->has_stock);
	}
}

/* Whose days: of the working time of those that ended late. */
static void fill_causes(struct rq *rq, struct view *v,
			const struct board_group *all)
{
	static const struct {
		enum figure what;
		const char *words;
	} whose[] = {
		{ FIG_OWN_MINUTES, "Cơ quan giải quyết giữ hồ sơ" },
		{ FIG_OTHER_MINUTES, "Chờ đơn vị phối hợp, liên thông" },
		{ FIG_CITIZEN_MINUTES, "Chờ người nộp bổ sung, nộp tiền" },
		{ FIG_FAULT_MINUTES, "Lỗi giữa các hệ thống" },
	};
	int64_t ended = board_cell(all, CELL_LATE) +
			board_cell(all, CELL_ENDED_LATE), sum = 0;

	for (size_t i = 0; i < sizeof(whose) / sizeof(whose[0]); i++)
		sum += all->within.n[whose[i].what];
	if (!ended || !sum)
		return;
	v = view_add(v, M_CAUSES);
	view_set(v, M_COUNT, number(rq, ended));
	for (size_t i = 0; i < sizeof(whose) / sizeof(whose[0]); i++) {
		int64_t n = all->within.n[whose[i].what];
		int64_t tenths = board_tenths(n, sum);
		struct view *row = view_add(v, M_CAUSE_ROW);

		view_set(row, M_NAME, whose[i].words);
		view_setf(row, M_TIME, "%s giờ", number(rq, n / 60));
		view_set(row, M_PERCENT, board_percent(rq->cx.arena, n, sum));
		view_setf(row, M_W, "%lld.%lld", (long long)(tenths / 10),
			  (long long)(tenths % 10));
	}
}

static const char *late_address(struct rq *rq, const struct board_ask *ask)
{
	return *ask->unit ? arena_printf(rq->cx.arena, LATE_PATH "?don-vi=%s",
					 url_encode(rq->cx.arena, ask->unit)) :
			    LATE_PATH;
}

static void fill_letters(struct rq *rq, struct view *v,
			 const struct board_ask *ask,
			 const struct board_group *all)
{
	const struct sums upto = board_upto(all);

	v = view_add(v, M_LETTERS);
	view_set(v, M_FELL, number(rq, board_cell(all, CELL_FELL_LATE)));
	view_set(v, M_SIGNED, number(rq, board_cell(all, CELL_LETTERS)));
	view_set(v, M_TOTAL, number(rq, upto.n[FIG_LATE_BEGAN]));
	view_set(v, M_OWED, number(rq, board_cell(all, CELL_LETTERS_OWED)));
	view_set(v, M_HREF, late_address(rq, ask));
}

/* The list itself, as it is now; it knows units, not channels. */
static enum err fill_oldest(struct rq *rq, struct view *v,
			    const struct board_ask *ask)
{
	const struct late_filter open = { .unit = ask->unit,
					  .cause = "",
					  .first = DAY_NONE,
					  .last = DAY_NONE,
					  .is_open = true };
	const struct workcal *cal;
	struct late_row *rows;
	size_t n;

	if (*ask->field || *ask->channel)
		return OK;
	TRY(late_calendar(rq, &cal));
	TRY(late_rows(&rq->cx, &open, 0, OLDEST, &rows, &n));
	v = view_add(v, M_OLDEST);
	view_set(v, M_HREF, late_address(rq, ask));
	if (!n)
		view_show(v, M_NONE);
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, M_OLD_ROW);

		view_set(row, M_CODE, rows[i].code);
		view_set(row, M_FIELD, rows[i].field);
		view_set(row, M_UNIT, rows[i].unit_name);
		view_set(row, M_DUE_DAY,
			 day_dmy(rq->cx.arena, instant_day(rows[i].due_at)));
		view_set_int(row, M_DAYS,
			     late_days(&rows[i], rq->cx.now, cal));
		view_set(row, M_LETTER, late_letter_words(rows[i].letter));
	}
	return OK;
}

static void fill_files(struct rq *rq, struct view *v,
		       const struct board_ask *ask)
{
	struct board_ask of = *ask;

	of.month = period_code(rq->cx.arena, &ask->board.month);
	view_set(v, M_CSV_HREF,
		 board_file_address(rq, &of, BOARD_PATH ".csv"));
	view_set(v, M_JSON_HREF,
		 board_file_address(rq, &of, "/api/v1/thong-ke"));
}

static enum err fill_figures(struct rq *rq, struct view *v,
			     const struct board_ask *ask)
{
	const struct board *b = &ask->board;
	struct board_group *all;
	size_t n;

	board_groups(rq->cx.arena, b, BY_ALL, &all, &n);
	if (!n) {
		struct board_group *none =
			arena_array(rq->cx.arena, 1, sizeof(*none));

		none->code = none->name = "";
		all = none;
	}
	v = view_add(v, M_FIGURES);
	view_set(v, M_SCOPE, scope_words(rq, ask));
	view_set(v, M_HEADLINE, headline(rq, b, all));
	view_set(v, M_MONTH, text_sentence(rq->cx.arena, month_words(rq, b)));
	view_set(v, M_UNTIL, day_dmy(rq->cx.arena, b->last));
	if (b->target_basis)
		view_set(view_add(v, M_TARGET_BASIS), M_BASIS,
			 b->target_basis);
	fill_stats(rq, v, all);
	TRY(board_charts_fill(rq, v, b));
	fill_cells(rq, v, all);
	fill_tables(rq, v, ask);
	fill_causes(rq, v, all);
	fill_letters(rq, v, ask, all);
	TRY(fill_oldest(rq, v, ask));
	fill_files(rq, v, ask);
	return OK;
}

static void fill_age(struct rq *rq, struct view *v, const struct board *b)
{
	int64_t behind = rq->cx.now.s - b->as_of.s;
	struct view *as_of;

	if (b->as_of.s == INSTANT_NONE.s) {
		view_show(v, M_NOT_COUNTED);
		return;
	}
	as_of = view_add(v, M_AS_OF);
	view_set(as_of, M_UPDATED, moment_words(rq->cx.arena, b->as_of));
	if (behind > BEHIND_S)
		view_set(view_add(as_of, M_BEHIND), M_TIME,
			 arena_printf(rq->cx.arena, "%lld phút",
				      (long long)(behind / 60)));
}

enum err board_show(struct rq *rq)
{
	struct board_ask ask;
	struct view *v;

	TRY(board_asked(rq, &ask));
	v = page_public(rq, T_PUBLIC_BOARD, TITLE);
	fill_age(rq, v, &ask.board);
	if (ask.problem)
		view_set(view_add(v, M_PROBLEM), M_WORDS, ask.problem);
	if (ask.has_figures)
		fill_form(rq, v, &ask);
	else if (ask.board.as_of.s != INSTANT_NONE.s)
		view_show(v, M_EMPTY);
	if (ask.has_figures && !ask.problem)
		TRY(fill_figures(rq, v, &ask));
	return page_send_as(rq, ask.problem ? 404 : 200);
}

enum err definitions_show(struct rq *rq)
{
	struct view *v = page_public(rq, T_PUBLIC_DEFINITIONS,
				     "Cách tính các số liệu công khai");

	for (int c = 0; c < CELL_COUNT; c++) {
		struct view *row = view_add(v, M_CELL);

		view_set(row, M_CODE, board_cell_code((enum board_cell)c));
		view_set(row, M_NAME, board_cell_name((enum board_cell)c));
		view_set(row, M_TEXT, board_cell_meaning((enum board_cell)c));
	}
	view_set_int(v, M_MIN, FIGURES_K);
	return page_send(rq);
}
