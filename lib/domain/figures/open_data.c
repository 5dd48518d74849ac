#include "domain/figures/open_data.h"

#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/figures/keep_internal.h"

STMT(q_counted_to, "", "i", "SELECT event_to FROM figure_mark WHERE id = 1");
STMT(q_months, "iii", "t",
     "SELECT MIN(d.received_at) FROM event e FORCE INDEX (event_id)"
     " STRAIGHT_JOIN dossier d ON d.id = e.dossier_id"
     " WHERE e.id > ? AND e.id <= ?"
     " GROUP BY EXTRACT(YEAR_MONTH FROM d.received_at + INTERVAL 7 HOUR)"
     " ORDER BY 1 DESC LIMIT ?");
STMT(q_days_of, "ddi", "diiisit" FIGURE_SIGN,
     "SELECT day, authority_id, unit_id, version_id, channel, statement,"
     " stated_at," FIGURE_COLUMNS " FROM public_figure_day"
     " WHERE day BETWEEN ? AND ? ORDER BY day, statement, authority_id,"
     " unit_id, version_id, channel LIMIT ?");
STMT(q_all_procedures, "i", "sssssdd",
     "SELECT code, version, name, field, level, valid_from, valid_to"
     " FROM public_procedure ORDER BY code, version LIMIT ?");

#define LEDGER "sổ ghi hồ sơ"
#define FIRST "1"
#define AUTHORITY_COLUMN                                            \
	{ "co_quan", "Mã Ủy ban nhân dân (don-vi.csv)", "", LEDGER, \
	  FIRST, false }
#define UNIT_COLUMN                                                          \
	{ "don_vi", "Mã đơn vị chủ trì lúc tiếp nhận (don-vi.csv)", "", LEDGER, \
	  FIRST, false }
#define FIELD_COLUMN                                                         \
	{ "linh_vuc", "Lĩnh vực; lĩnh vực ít thủ tục là “Lĩnh vực khác”", "", \
	  "danh mục thủ tục", FIRST, false }
#define CHANNEL_COLUMN                                                  \
	{ "kenh", "Cách nộp: truc_tiep, truc_tuyen, bcci", "", LEDGER, \
	  FIRST, false }
#define DAY_HEAD 8

/* The rest of the first is filled from figure_code(). */
static struct data_column day_columns[DAY_HEAD + FIG_COUNT] = {
	{ "ngay", "Ngày (giờ Việt Nam)", "ngày", LEDGER, FIRST, false },
	AUTHORITY_COLUMN,
	UNIT_COLUMN,
	FIELD_COLUMN,
	{ "thu_tuc", "Mã thủ tục (thu-tuc.csv); trống: gộp để không ai bị nhận"
		     " ra", "", LEDGER, FIRST, false },
	CHANNEL_COLUMN,
	{ "lan_cong_bo", "0: công bố lần đầu; 1 trở đi: điều biết thêm sau đó,"
			 " cộng vào", "lần", LEDGER, FIRST, true },
	{ "cong_bo_luc", "Thời điểm ghi dòng này", "thời điểm", LEDGER, FIRST,
	  false },
};
static const struct data_column dossier_columns[] = {
	AUTHORITY_COLUMN,
	UNIT_COLUMN,
	FIELD_COLUMN,
	CHANNEL_COLUMN,
	{ "ngay_tiep_nhan", "Ngày tiếp nhận", "ngày", LEDGER, FIRST, false },
	{ "ngay_hen", "Ngày hẹn trả hiện tại theo quy định; trống: đồng hồ"
		      " đang dừng", "ngày", LEDGER, FIRST, false },
	{ "ngay_ket_thuc", "Ngày có kết quả, rút hoặc dừng; trống: chưa kết"
			   " thúc", "ngày", LEDGER, FIRST, false },
	{ "ket_thuc", "truoc_han, dung_han, tre_han: có kết quả như vậy; rut;"
		      " dung; trống: chưa kết thúc", "", LEDGER, FIRST,
	  false },
	{ "tu_choi", "1: kết quả là từ chối", "", LEDGER, FIRST, true },
	{ "ngay_bat_dau_tre", "Ngày đầu tiên sau ngày hẹn mà chưa kết thúc;"
			      " trống: chưa từng trễ", "ngày", LEDGER, FIRST,
	  false },
	{ "ngay_thu_xin_loi", "Ngày ký thư xin lỗi đầu tiên của hồ sơ trễ",
	  "ngày", LEDGER, FIRST, false },
	{ "so_lan_tam_dung", "Số lần đồng hồ dừng chờ người nộp", "lần",
	  LEDGER, FIRST, true },
};
#define LATE_LIST "danh sách hồ sơ trễ hẹn"
static const struct data_column late_columns[] = {
	{ "ma_ho_so", "Mã hồ sơ", "", LATE_LIST, FIRST, false },
	{ "linh_vuc", "Lĩnh vực; lĩnh vực ít thủ tục là “Lĩnh vực khác”", "",
	  LATE_LIST, FIRST, false },
	{ "co_quan", "Mã Ủy ban nhân dân", "", LATE_LIST, FIRST, false },
	{ "don_vi", "Mã đơn vị chủ trì", "", LATE_LIST, FIRST, false },
	{ "ngay_hen", "Ngày hẹn bị lỡ", "ngày", LATE_LIST, FIRST, false },
	{ "ngay_ket_thuc", "Ngày kết thúc; trống: chưa", "ngày", LATE_LIST,
	  FIRST, false },
	{ "nguyen_nhan", "Loại nguyên nhân của giải trình đã đóng; trống: đang"
			 " giải trình", "", LATE_LIST, FIRST, false },
	{ "thu_xin_loi", "Tình trạng thư xin lỗi", "", LATE_LIST, FIRST,
	  false },
	{ "so_thu", "Số thư", "", LATE_LIST, FIRST, false },
	{ "hen_lai", "Ngày hẹn lại", "ngày", LATE_LIST, FIRST, false },
};
#define CATALOGUE "danh mục thủ tục"
static const struct data_column procedure_columns[] = {
	{ "ma", "Mã thủ tục", "", CATALOGUE, FIRST, false },
	{ "phien_ban", "Phiên bản", "", CATALOGUE, FIRST, false },
	{ "ten", "Tên", "", CATALOGUE, FIRST, false },
	{ "linh_vuc", "Lĩnh vực", "", CATALOGUE, FIRST, false },
	{ "cap", "Cấp thực hiện", "", CATALOGUE, FIRST, false },
	{ "tu_ngay", "Áp dụng từ ngày", "ngày", CATALOGUE, FIRST, false },
	{ "den_ngay", "Áp dụng đến hết ngày", "ngày", CATALOGUE, FIRST, false },
};
#define UNITS "danh mục đơn vị"
static const struct data_column unit_columns[] = {
	{ "ma", "Mã đơn vị", "", UNITS, FIRST, false },
	{ "ten", "Tên", "", UNITS, FIRST, false },
	{ "ten_ngan", "Tên ngắn", "", UNITS, FIRST, false },
	{ "loai", "Loại", "", UNITS, FIRST, false },
	{ "thuoc", "Mã đơn vị cấp trên", "", UNITS, FIRST, false },
	{ "den_ngay", "Hoạt động đến hết ngày", "ngày", UNITS, FIRST, false },
};

#define TABLE(name, what, columns) \
	{ name, what, columns, sizeof(columns) / sizeof((columns)[0]) }
static const struct data_table tables[DATA_COUNT] = {
	[DATA_DAYS] = TABLE("so-lieu-ngay",
			    "Số liệu từng ngày: mọi số của bảng kết quả là"
			    " tổng của các dòng này", day_columns),
	[DATA_DOSSIERS] = TABLE("ho-so",
				"Mỗi dòng một hồ sơ tiếp nhận trong tháng,"
				" không có mã và tên", dossier_columns),
	[DATA_LATE] = TABLE("tre-han", "Hồ sơ trễ hẹn", late_columns),
	[DATA_PROCEDURES] = TABLE("thu-tuc", "Thủ tục hành chính",
				  procedure_columns),
	[DATA_UNITS] = TABLE("don-vi", "Cơ quan, đơn vị", unit_columns),
};

const struct data_table *data_table(enum data_of of)
{
	for (int i = 0; i < FIG_COUNT && of == DATA_DAYS; i++) {
		bool is_time = i >= FIG_OWN_MINUTES;

		day_columns[DAY_HEAD + i] = (struct data_column){
			figure_code((enum figure)i),
			figure_meaning((enum figure)i),
			is_time ? "phút" : "hồ sơ", LEDGER, FIRST, true
		};
	}
	return &tables[of];
}

const char *data_month_name(struct arena *arena, const struct period *month)
{
	return arena_printf(arena, "%s-%s", tables[DATA_DOSSIERS].name,
			    period_code(arena, month));
}

static const char *count(struct arena *arena, int64_t n)
{
	return arena_printf(arena, "%lld", (long long)n);
}

static const char *day_or(struct arena *arena, struct day day)
{
	return day.n == DAY_NONE.n ? "" : day_iso(arena, day);
}

static const char *moment(struct arena *arena, struct instant at)
{
	return arena_printf(arena, "%s+07:00", instant_iso(arena, at));
}

/* ---- the daily facts ---- */

struct day_line {
	struct day day;
	int64_t statement;
	struct instant stated;
	const char *authority, *unit, *field, *procedure, *channel;
	struct sums sums;
};

static bool belongs(const struct day_line *a, const struct day_line *b)
{
	return a->day.n == b->day.n && a->statement == b->statement &&
	       strcmp(a->authority, b->authority) == 0 &&
	       strcmp(a->unit, b->unit) == 0 &&
	       strcmp(a->field, b->field) == 0 &&
	       strcmp(a->procedure, b->procedure) == 0 &&
	       strcmp(a->channel, b->channel) == 0;
}

static enum err tell_day(struct cx *cx, const struct day_line *l,
			 const struct data_sink *to)
{
	const char *cells[DAY_HEAD + FIG_COUNT] = {
		day_iso(cx->arena, l->day), l->authority, l->unit, l->field,
		l->procedure, l->channel, count(cx->arena, l->statement),
		moment(cx->arena, l->stated)
	};

	for (int i = 0; i < FIG_COUNT; i++)
		cells[DAY_HEAD + i] = count(cx->arena, l->sums.n[i]);
	return to->line(to->arg, cells);
}

/* Lines of one day and statement, what is not named merged. */
struct merging {
	struct day_line *list;
	size_t n, room;
};

static void merge(struct arena *arena, struct merging *m,
		  const struct day_line *l)
{
	for (size_t i = 0; i < m->n; i++) {
		if (!belongs(&m->list[i], l))
			continue;
		sums_add(&m->list[i].sums, &l->sums);
		if (l->stated.s > m->list[i].stated.s)
			m->list[i].stated = l->stated;
		return;
	}
	if (m->n == m->room) {
		struct day_line *more = arena_array(arena, 2 * m->room + 64,
						    sizeof(*more));

		if (m->n)
			memcpy(more, m->list, m->n * sizeof(*more));
		m->list = more;
		m->room = 2 * m->room + 64;
	}
	m->list[m->n++] = *l;
}

static enum err flush(struct cx *cx, struct merging *m,
		      const struct data_sink *to)
{
	for (size_t i = 0; i < m->n; i++)
		TRY(tell_day(cx, &m->list[i], to));
	m->n = 0;
	return OK;
}

/* One day, in an arena of its own. */
static enum err days_of(struct cx *cx, const struct board *b, struct day day,
			const struct data_sink *to)
{
	struct merging m = { 0 };
	struct day_line l;
	struct figure_key k;
	struct rows rows;

	TRY(db_query(cx, q_days_of, &rows, day, day, (int64_t)ROWS_MAX));
	if (rows.n == ROWS_MAX)
		return fail(cx, ERR_LIMIT, "a day has too many lines");
	while (rows_next(&rows, &l.day, &k.authority, &k.unit, &k.version,
			 &k.channel, &l.statement, &l.stated,
			 FIGURE_INTO(l.sums.n))) {
		const struct board_line *of = board_line_of(b, &k);

		if (!of)
			continue; /* nothing of it is left in this month */
		if (m.n && m.list[0].statement != l.statement)
			TRY(flush(cx, &m, to));
		l.authority = of->authority->code;
		l.unit = of->unit->code;
		l.field = of->version->field;
		l.procedure = of->is_named ? of->version->code : "";
		l.channel = of->channel;
		merge(cx->arena, &m, &l);
	}
	return flush(cx, &m, to);
}

static enum err month_of_days(struct cx *cx, const struct board *begun,
			      const struct period *month,
			      const struct data_sink *to)
{
	static const struct board_filter all = { "", "", "" };
	struct board b = *begun;
	struct day day = month->first;
	enum err err = OK;

	TRY(board_load(cx, month, &all, &b));
	for (; err == OK && day.n <= b.last.n; day.n++) {
		struct cx part = *cx;

		part.arena = arena_new();
		err = days_of(&part, &b, day, to);
		cx_keep_fault(cx, &part);
		arena_free(part.arena);
	}
	return err;
}

enum err data_days(struct cx *cx, const struct board *b,
		   const struct data_sink *to)
{
	struct day today = instant_day(b->as_of);
	struct period month;
	enum err err = OK;

	if (b->first_month.n == DAY_NONE.n)
		return OK;
	for (month = period_of(PERIOD_MONTH, b->first_month);
	     err == OK && month.first.n <= today.n;
	     month = period_of(PERIOD_MONTH,
			       (struct day){ month.last.n + 1 })) {
		struct cx part = *cx;

		part.arena = arena_new();
		err = month_of_days(&part, b, &month, to);
		cx_keep_fault(cx, &part);
		arena_free(part.arena);
	}
	return err;
}

/* ---- dossiers ---- */

#define DOSSIER_CELLS (sizeof(dossier_columns) / sizeof(dossier_columns[0]))
struct dossier_line {
	const char *cells[DOSSIER_CELLS];
};

static struct day day_of_flow(const struct flow *flows, size_t n,
			      enum figure what)
{
	for (size_t i = 0; i < n; i++) {
		if (flows[i].what == what)
			return flows[i].day;
	}
	return DAY_NONE;
}

static const char *ending(const struct flow *flows, size_t n, struct day *day)
{
	static const struct {
		enum figure what;
		const char *code;
	} ends[] = { { FIG_EARLY, "truoc_han" }, { FIG_ON_TIME, "dung_han" },
		     { FIG_LATE, "tre_han" },	 { FIG_WITHDRAWN, "rut" },
		     { FIG_STOPPED, "dung" } };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		*day = day_of_flow(flows, n, ends[i].what);
		if (day->n != DAY_NONE.n)
			return ends[i].code;
	}
	return "";
}

static int64_t times(const struct flow *flows, size_t n, enum figure what)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += flows[i].what == what;
	return sum;
}

/* What falls late on a day to come has not done so. */
static struct day happened(struct day day, struct day today)
{
	return day.n > today.n ? DAY_NONE : day;
}

static void fill_line(struct arena *arena, const struct board *b,
		      const struct tale *t, struct dossier_line *l)
{
	struct flow *flows = arena_array(arena, FLOWS_OF(t->n), sizeof(*flows));
	struct figure_key k = { .authority = t->authority, .unit = t->unit,
				.version = t->version, .channel = t->channel };
	struct day today = instant_day(b->as_of), end, due = DAY_NONE;
	const struct board_line *of = board_line_of(b, &k);
	size_t late, n = fold_life(t->events, t->n, flows, &late);
	const char *as = ending(flows, n, &end);

	for (size_t i = t->n; i-- > 0 && due.n == DAY_NONE.n;) {
		if (t->events[i].due_after.s != INSTANT_NONE.s)
			due = instant_day(t->events[i].due_after);
		else if (t->events[i].is_paused)
			break;
	}
	l->cells[0] = of ? of->authority->code : "";
	l->cells[1] = of ? of->unit->code : "";
	l->cells[2] = of ? of->version->field : "";
	l->cells[3] = t->channel;
	l->cells[4] = day_iso(arena, instant_day(t->events[0].at));
	l->cells[5] = day_or(arena, due);
	l->cells[6] = day_or(arena, end);
	l->cells[7] = as;
	l->cells[8] = times(flows, n, FIG_REFUSED) ? "1" : "0";
	l->cells[9] = day_or(arena, happened(day_of_flow(flows, n,
							 FIG_LATE_BEGAN),
					     today));
	l->cells[10] = day_or(arena,
			      happened(day_of_flow(flows, n, FIG_LETTERS),
				       today));
	l->cells[11] = count(arena, times(flows, n, FIG_PAUSED));
}

static int by_cells(const void *a, const void *b)
{
	static const size_t order[] = { 4, 0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11 };
	const struct dossier_line *x = a, *y = b;

	for (size_t i = 0; i < DOSSIER_CELLS; i++) {
		int c = strcmp(x->cells[order[i]], y->cells[order[i]]);

		if (c)
			return c;
	}
	return 0;
}

/* By committee, for that is how reception is indexed. */
static enum err gather(struct cx *cx, const struct board *b,
		       const struct period *month, int64_t authority,
		       int64_t event_to, struct dossier_line **list, size_t *n)
{
	int64_t after = 0;
	struct tales tales;

	do {
		struct dossier_line *more;

		TRY(tales_received(cx, authority, period_start(month),
				   period_end(month), after, event_to,
				   &tales));
		more = arena_array(cx->arena, *n + tales.n + 1, sizeof(*more));
		if (*n)
			memcpy(more, *list, *n * sizeof(*more));
		*list = more;
		for (size_t i = 0; i < tales.n; i++)
			fill_line(cx->arena, b, &tales.list[i],
				  &more[(*n)++]);
		if (tales.n)
			after = tales.list[tales.n - 1].dossier;
	} while (tales.is_cut);
	return OK;
}

enum err data_dossiers(struct cx *cx, const struct board *begun,
		       const struct period *month, const struct data_sink *to)
{
	static const struct board_filter all = { "", "", "" };
	struct board b = *begun;
	struct dossier_line *list = NULL;
	const struct board_unit *last = NULL;
	int64_t event_to;
	size_t n = 0;

	TRY(board_load(cx, month, &all, &b));
	TRY(data_counted(cx, &event_to));
	/* Lines are ordered by committee. */
	for (size_t i = 0; i < b.lines_n; i++) {
		if (b.lines[i].authority == last)
			continue;
		last = b.lines[i].authority;
		TRY(gather(cx, &b, month, last->id, event_to, &list, &n));
	}
	if (n)
		qsort(list, n, sizeof(*list), by_cells);
	for (size_t i = 0; i < n; i++)
		TRY(to->line(to->arg, list[i].cells));
	return OK;
}

/* ---- the catalogue, and how far it is ---- */

enum err data_procedures(struct cx *cx, const struct data_sink *to)
{
	const char *code, *version, *name, *field, *level;
	struct day from, until;
	struct rows rows;

	TRY(db_query(cx, q_all_procedures, &rows, (int64_t)ROWS_MAX));
	while (rows_next(&rows, &code, &version, &name, &field, &level, &from,
			 &until)) {
		const char *const cells[] = { code, version, name, field, level,
					      day_or(cx->arena, from),
					      day_or(cx->arena, until) };

		TRY(to->line(to->arg, cells));
	}
	return OK;
}

static const char *code_of(const struct board *b, int64_t id)
{
	for (size_t i = 0; i < b->units_n; i++) {
		if (b->units[i].id == id)
			return b->units[i].code;
	}
	return "";
}

enum err data_units(struct cx *cx, const struct board *b,
		    const struct data_sink *to)
{
	for (size_t i = 0; i < b->units_n; i++) {
		const struct board_unit *u = &b->units[i];
		const char *const cells[] = { u->code, u->name, u->short_name,
					      u->kind, code_of(b, u->parent),
					      day_or(cx->arena, u->valid_to) };

		TRY(to->line(to->arg, cells));
	}
	return OK;
}

enum err data_counted(struct cx *cx, int64_t *ret_event)
{
	return db_one(cx, q_counted_to, ret_event);
}

enum err data_months(struct cx *cx, int64_t from, int64_t to,
		     struct period *ret, size_t max, size_t *ret_n)
{
	struct instant at;
	struct rows rows;

	TRY(db_query(cx, q_months, &rows, from, to, (int64_t)max));
	for (*ret_n = 0; rows_next(&rows, &at); (*ret_n)++)
		ret[*ret_n] = period_of(PERIOD_MONTH, instant_day(at));
	return OK;
}
