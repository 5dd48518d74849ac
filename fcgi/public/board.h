/* What the board's page, its CSV and its JSON ask for and say alike. */
#ifndef PUBLIC_BOARD_H
#define PUBLIC_BOARD_H

#include "domain/figures/board.h"
#include "http/route.h"
#include "view/tpl.h"

#define BOARD_PATH "/cong-khai"

/* The address holds the whole state: thang, don-vi, linh-vuc, kenh, each as an
 * argument, the first three also as a part of the path. */
struct board_ask {
	const char *month, *unit, *field, *channel; /* "" not asked for */
	const char *problem; /* a sentence: it makes no sense; NULL */
	bool has_figures;    /* something was counted: `board` is loaded */
	struct board board;
};
enum err board_asked(struct rq *rq, struct board_ask *ret) MUST_CHECK;
/* The address of the page, or with `file` of "/cong-khai.csv". */
const char *board_address(struct rq *rq, const struct board_ask *ask);
const char *board_file_address(struct rq *rq, const struct board_ask *ask,
			       const char *file);

/* "88,3%"; "chưa có" of nothing. */
const char *board_percent(struct arena *arena, int64_t n, int64_t of);

/* The tables of a page, in its order; .csv and JSON have these very ones. */
struct board_table {
	enum board_by by;
	const char *code, *caption, *column;
	bool has_stock; /* what is open may be said by it */
};
extern const struct board_table board_tables[];
extern const size_t board_tables_n;
/* Not where a single line would say the total again. */
bool board_table_is_shown(const struct board_ask *ask,
			  const struct board_table *t, size_t n);

/* board_chart.c */
enum err board_charts_fill(struct rq *rq, struct view *v,
			   const struct board *b) MUST_CHECK;

#endif
