/* The board as a table and as JSON: the same lines, the same numbers. */
#include "common/page.h"
#include "http/json.h"
#include "public/board.h"
#include "public/pages.h"
#include "text/csv.h"

#define CSV_MAX (1024 * 1024)
#define JSON_MAX (1024 * 1024)
#define HEAD 3 /* bang, ma, ten */
#define MINUTES 4
#define COLUMNS (HEAD + CELL_COUNT + 1 + MINUTES)

static const enum figure minutes[MINUTES] = {
	FIG_OWN_MINUTES, FIG_OTHER_MINUTES, FIG_CITIZEN_MINUTES,
	FIG_FAULT_MINUTES
};

/* What is open is said of whole lines of the ledger only. */
static bool is_stock(enum board_cell c)
{
	return c == CELL_CARRIED || c == CELL_OPEN || c == CELL_OPEN_IN_TIME ||
	       c == CELL_OPEN_LATE || c == CELL_PAUSED ||
	       c == CELL_LETTERS_OWED;
}

static const char *count(struct arena *arena, int64_t n)
{
	return arena_printf(arena, "%lld", (long long)n);
}

static const char *rate(struct arena *arena, const struct board_group *g)
{
	int64_t results = board_cell(g, CELL_RESULTS);
	int64_t tenths = board_tenths(sums_kept(&g->within), results);

	return results ? arena_printf(arena, "%lld.%lld",
				      (long long)(tenths / 10),
				      (long long)(tenths % 10)) :
			 "";
}

static void csv_line(struct arena *arena, struct buf *csv, const char *table,
		     const struct board_group *g, bool has_stock)
{
	const char *cells[COLUMNS] = { table, g->code, g->name };
	size_t n = HEAD;

	for (int c = 0; c < CELL_COUNT; c++)
		cells[n++] = has_stock || !is_stock((enum board_cell)c) ?
				     count(arena,
					   board_cell(g, (enum board_cell)c)) :
				     "";
	cells[n++] = rate(arena, g);
	for (int i = 0; i < MINUTES; i++)
		cells[n++] = count(arena, g->within.n[minutes[i]]);
	csv_row(csv, cells, COLUMNS);
}

static void json_line(struct arena *arena, struct json_out *out,
		      const struct board_group *g, bool has_stock)
{
	json_open(out, NULL, '{');
	json_put(out, "ma", g->code);
	json_put(out, "ten", g->name);
	for (int c = 0; c < CELL_COUNT; c++) {
		if (has_stock || !is_stock((enum board_cell)c))
			json_put_int(out, board_cell_code((enum board_cell)c),
				     board_cell(g, (enum board_cell)c));
	}
	json_put(out, "ty_le_dung_hen",
		 *rate(arena, g) ? rate(arena, g) : NULL);
	for (int i = 0; i < MINUTES; i++)
		json_put_int(out, figure_code(minutes[i]),
			     g->within.n[minutes[i]]);
	json_close(out, '}');
}

/* Either of the two, table by table. */
struct pour {
	struct arena *arena;
	struct buf *csv;
	struct json_out *json;
};

static void pour(const struct pour *p, const char *table,
		 const struct board_group *groups, size_t n, bool has_stock)
{
	if (p->json)
		json_open(p->json, table, '[');
	for (size_t i = 0; i < n; i++) {
		if (p->json)
			json_line(p->arena, p->json, &groups[i], has_stock);
		else
			csv_line(p->arena, p->csv, table, &groups[i],
				 has_stock);
	}
	if (p->json)
		json_close(p->json, ']');
}

static enum err pour_months(struct cx *cx, const struct pour *p,
			    const struct board *b)
{
	struct board_month months[BOARD_MONTHS];
	struct board_group groups[BOARD_MONTHS] = { 0 };
	size_t n;

	TRY(board_trend(cx, b, months, &n));
	for (size_t i = 0; i < n; i++) {
		groups[i].code = period_code(cx->arena, &months[i].month);
		groups[i].name = period_words(cx->arena, &months[i].month);
		groups[i].within = months[i].sums;
		/* What falls due in the rest of a month is told ahead. */
		groups[i].within.n[FIG_LATE_BEGAN] = 0;
		groups[i].within.n[FIG_LETTERS] = 0;
	}
	pour(p, "thang", groups, n, false);
	return OK;
}

static enum err pour_all(struct rq *rq, const struct pour *p,
			 const struct board_ask *ask)
{
	struct board_group *groups;
	size_t n;

	board_groups(p->arena, &ask->board, BY_ALL, &groups, &n);
	pour(p, "tat-ca", groups, n, true);
	for (size_t i = 0; i < board_tables_n; i++) {
		const struct board_table *t = &board_tables[i];

		board_groups(p->arena, &ask->board, t->by, &groups, &n);
		if (board_table_is_shown(ask, t, n))
			pour(p, t->code, groups, n, t->has_stock);
	}
	return pour_months(&rq->cx, p, &ask->board);
}

static const char *moment(struct arena *arena, struct instant at)
{
	return arena_printf(arena, "%s+07:00", instant_iso(arena, at));
}

static enum err asked(struct rq *rq, struct board_ask *ask)
{
	TRY(board_asked(rq, ask));
	if (ask->problem)
		return refuse(&rq->cx, ERR_MISSING, NULL, "%s", ask->problem);
	return ask->has_figures ? OK :
				  refuse(&rq->cx, ERR_MISSING, NULL,
					 "Chưa có số liệu nào được tính.");
}

enum err board_csv(struct rq *rq)
{
	const char *titles[COLUMNS] = { "bang", "ma", "ten" };
	struct arena *arena = rq->cx.arena;
	struct board_ask ask;
	struct buf csv;
	size_t n = HEAD;

	TRY(asked(rq, &ask));
	for (int c = 0; c < CELL_COUNT; c++)
		titles[n++] = board_cell_code((enum board_cell)c);
	titles[n++] = "ty_le_dung_hen";
	for (int i = 0; i < MINUTES; i++)
		titles[n++] = figure_code(minutes[i]);
	buf_init(&csv, arena, CSV_MAX);
	csv_row(&csv, titles, COLUMNS);
	TRY(pour_all(rq, &(struct pour){ arena, &csv, NULL }, &ask));
	TRY(buf_err(&csv));
	res_header(rq, "Content-Disposition",
		   arena_printf(arena,
				"attachment; filename=\"ket-qua-%s.csv\"",
				period_code(arena, &ask.board.month)));
	return res_bytes(rq, 200, "text/csv; charset=utf-8", csv.data,
			 csv.len);
}

static void put_head(struct arena *arena, struct json_out *out,
		     const struct board_ask *ask)
{
	const struct board *b = &ask->board;

	json_put(out, "tinh_den", moment(arena, b->as_of));
	json_put(out, "thang", period_code(arena, &b->month));
	json_put(out, "tu_ngay", day_iso(arena, b->month.first));
	json_put(out, "den_ngay", day_iso(arena, b->last));
	json_put_bool(out, "chua_het_thang", b->is_running);
	json_put(out, "don_vi", *ask->unit ? ask->unit : NULL);
	json_put(out, "linh_vuc", *ask->field ? ask->field : NULL);
	json_put(out, "kenh", *ask->channel ? ask->channel : NULL);
	if (b->target_basis)
		json_put_int(out, "chi_tieu_phan_nghin", b->target);
	else
		json_put(out, "chi_tieu_phan_nghin", NULL);
}

enum err api_figures(struct rq *rq)
{
	struct arena *arena = rq->cx.arena;
	struct board_ask ask;
	struct json_out out;
	struct buf b;

	TRY(board_asked(rq, &ask));
	if (ask.problem)
		return api_refuse(rq, 422, ask.problem);
	if (!ask.has_figures)
		return api_refuse(rq, 404, "Chưa có số liệu nào được tính.");
	buf_init(&b, arena, JSON_MAX);
	json_begin(&out, &b);
	json_open(&out, NULL, '{');
	put_head(arena, &out, &ask);
	json_open(&out, "bang", '{');
	TRY(pour_all(rq, &(struct pour){ arena, NULL, &out }, &ask));
	json_close(&out, '}');
	json_close(&out, '}');
	TRY(buf_err(&b));
	return res_bytes(rq, 200, "application/json; charset=utf-8", b.data,
			 b.len);
}
