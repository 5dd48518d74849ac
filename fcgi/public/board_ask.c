/* The board's address: what it asks for, and how it is written. */
#include <string.h>

#include "domain/catalogue/unit.h"
#include "public/board.h"
#include "text/text.h"

static const char *part(struct rq *rq, const char *param, const char *name)
{
	const char *said = param ? rq_param(rq, param) : NULL;

	if (!said)
		said = rq_arg(rq, name);
	return said ? said : "";
}

/* A committee, or a unit that has led dossiers. */
static bool is_unit(const struct board *b, const char *code)
{
	const struct board_unit *u = board_unit_by(b, code);

	return u && (strncmp(u->kind, "ubnd_", 5) == 0 ||
		     unit_resolves(&(struct unit){ .kind = u->kind }));
}

static void ask_month(struct board_ask *ask, struct period *ret)
{
	const struct board *b = &ask->board;
	struct day today = instant_day(b->as_of);

	if (!*ask->month) {
		/* The last one that has ended, where there is one. */
		*ret = period_of(PERIOD_MONTH, today);
		if (b->first_month.n < ret->first.n)
			*ret = period_before(ret);
		return;
	}
	if (!period_parse(ask->month, ret) || ret->kind != PERIOD_MONTH ||
	    ret->first.n > today.n)
		ask->problem = "Không có tháng này, hoặc tháng này chưa đến.";
}

static void ask_rest(struct board_ask *ask)
{
	const struct board *b = &ask->board;

	if (*ask->unit && !is_unit(b, ask->unit))
		ask->problem = "Không có Ủy ban nhân dân hay đơn vị giải quyết"
			       " hồ sơ nào mang mã này.";
	if (*ask->field && !board_field_by(b, ask->field))
		ask->problem = "Không có lĩnh vực này trong bảng số liệu.";
	if (*ask->channel && !*board_channel_name(ask->channel))
		ask->problem = "Không có cách nộp này.";
}

enum err board_asked(struct rq *rq, struct board_ask *ret)
{
	struct board_filter filter;
	struct period month;

	*ret = (struct board_ask){
		.month = part(rq, "month", "thang"),
		.unit = part(rq, "unit", "don-vi"),
		.field = part(rq, "field", "linh-vuc"),
		.channel = part(rq, NULL, "kenh"),
	};
	TRY(board_begin(&rq->cx, &ret->board));
	ret->has_figures = ret->board.as_of.s != INSTANT_NONE.s &&
			   ret->board.first_month.n != DAY_NONE.n;
	ask_rest(ret);
	if (ret->has_figures)
		ask_month(ret, &month);
	if (!ret->has_figures || ret->problem)
		return OK;
	filter = (struct board_filter){ ret->unit, ret->field, ret->channel };
	return board_load(&rq->cx, &month, &filter, &ret->board);
}

static const char *with(struct rq *rq, const char *to, const char *name,
			const char *value)
{
	if (!*value)
		return to;
	return arena_printf(rq->cx.arena, "%s%s%s=%s", to,
			    strchr(to, '?') ? "&" : "?", name,
			    url_encode(rq->cx.arena, value));
}

/* One thing has a place of its own; the rest are arguments. */
const char *board_address(struct rq *rq, const struct board_ask *ask)
{
	struct board_ask rest = *ask;
	const char *to = BOARD_PATH;

	if (*ask->unit) {
		to = arena_printf(rq->cx.arena, BOARD_PATH "/don-vi/%s",
				  url_encode(rq->cx.arena, ask->unit));
		rest.unit = "";
	} else if (*ask->field) {
		to = arena_printf(rq->cx.arena, BOARD_PATH "/linh-vuc/%s",
				  url_encode(rq->cx.arena, ask->field));
		rest.field = "";
	} else if (*ask->month) {
		to = arena_printf(rq->cx.arena, BOARD_PATH "/thang/%s",
				  url_encode(rq->cx.arena, ask->month));
		rest.month = "";
	}
	return board_file_address(rq, &rest, to);
}

const char *board_file_address(struct rq *rq, const struct board_ask *ask,
			       const char *file)
{
	const char *to = with(rq, file, "thang", ask->month);

	to = with(rq, to, "don-vi", ask->unit);
	to = with(rq, to, "linh-vuc", ask->field);
	return with(rq, to, "kenh", ask->channel);
}

const char *board_percent(struct arena *arena, int64_t n, int64_t of)
{
	int64_t tenths = board_tenths(n, of);

	if (!of)
		return "chưa có";
	return arena_printf(arena, "%lld,%lld%%", (long long)(tenths / 10),
			    (long long)(tenths % 10));
}

/* clang-format off */
const struct board_table board_tables[] = {
	{ BY_AUTHORITY, "co-quan",  "Theo phường, xã", "Ủy ban nhân dân", true },
	{ BY_UNIT,      "don-vi",   "Theo đơn vị giải quyết", "Đơn vị", true },
	{ BY_FIELD,     "linh-vuc", "Theo lĩnh vực", "Lĩnh vực", true },
	{ BY_CHANNEL,   "kenh",     "Trực tuyến và tại quầy", "Cách nộp", true },
	{ BY_PROCEDURE, "thu-tuc",  "Theo thủ tục", "Thủ tục", false },
};
/* clang-format on */
const size_t board_tables_n = sizeof(board_tables) / sizeof(board_tables[0]);

bool board_table_is_shown(const struct board_ask *ask,
			  const struct board_table *t, size_t n)
{
	switch (t->by) {
	case BY_AUTHORITY:
		return !*ask->unit && n > 1;
	case BY_UNIT:
	case BY_PROCEDURE:
		return n > 1;
	case BY_FIELD:
		return !*ask->field && n > 0;
	case BY_CHANNEL:
		return !*ask->channel && n > 0;
	case BY_ALL:
	case BY_COUNT:
		break;
	}
	return false;
}
