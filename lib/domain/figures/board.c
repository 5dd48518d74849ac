#include "domain/figures/board.h"

#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/catalogue/rule.h"

STMT(q_as_of, "", "t", "SELECT as_of FROM public_figure_mark");
STMT(q_first_month, "", "d", "SELECT MIN(month) FROM public_figure_month");
#define LETTERS(name) \
	" RANK() OVER (ORDER BY " name " COLLATE utf8mb4_vietnamese_ci)"
STMT(q_units, "i", "iissssdi",
     "SELECT id, COALESCE(parent_id, 0), code, name, short_name, kind,"
     " valid_to," LETTERS("name") " FROM public_unit ORDER BY id LIMIT ?");
STMT(q_versions, "i", "issssii",
     "SELECT id, code, name, field, field_slug," LETTERS("name") ","
     LETTERS("field") " FROM public_figure_version ORDER BY id LIMIT ?");
#define OF " authority_id, unit_id, version_id, channel"
STMT(q_before, "di", "iiis" FIGURE_SIGN,
     "SELECT" OF "," FIGURE_SUMS " FROM public_figure_month WHERE month < ?"
     " GROUP BY" OF " ORDER BY" OF " LIMIT ?");
STMT(q_month, "di", "iiis" FIGURE_SIGN,
     "SELECT" OF "," FIGURE_COLUMNS " FROM public_figure_month"
     " WHERE month = ? ORDER BY" OF " LIMIT ?");
/* Of a month that runs its days so far: what falls due later is told ahead. */
STMT(q_days, "ddi", "iiis" FIGURE_SIGN,
     "SELECT" OF "," FIGURE_SUMS " FROM public_figure_day"
     " WHERE day BETWEEN ? AND ? GROUP BY" OF " ORDER BY" OF " LIMIT ?");
STMT(q_trend, "dd" "sss" "ss" "ssi", "d" FIGURE_SIGN,
     "SELECT m.month," FIGURE_SUMS " FROM public_figure_month m"
     " JOIN public_figure_version v ON v.id = m.version_id"
     " JOIN public_unit a ON a.id = m.authority_id"
     " JOIN public_unit u ON u.id = m.unit_id"
     " WHERE m.month BETWEEN ? AND ?"
     " AND (? = '' OR a.code = ? OR u.code = ?)"
     " AND (? = '' OR v.field_slug = ?) AND (? = '' OR m.channel = ?)"
     " GROUP BY m.month ORDER BY m.month LIMIT ?");

bool figures_may_name(int64_t came, int64_t ended, int64_t late)
{
	return (came >= FIGURES_K || ended >= FIGURES_K) &&
	       (!late || late >= FIGURES_K);
}

static enum err load_units(struct cx *cx, struct board *b)
{
	struct board_unit *list, *u;
	struct rows rows;

	TRY(db_query(cx, q_units, &rows, (int64_t)ROWS_MAX));
	u = list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &u->id, &u->parent, &u->code, &u->name,
			 &u->short_name, &u->kind, &u->valid_to,
			 &u->letters))
		u++;
	b->units = list;
	b->units_n = rows.n;
	return OK;
}

static enum err load_versions(struct cx *cx, struct board *b)
{
	struct board_version *list, *v;
	struct rows rows;

	TRY(db_query(cx, q_versions, &rows, (int64_t)ROWS_MAX));
	v = list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &v->id, &v->code, &v->name, &v->field,
			 &v->field_slug, &v->letters, &v->field_letters))
		v++;
	b->versions = list;
	b->versions_n = rows.n;
	return OK;
}

enum err board_begin(struct cx *cx, struct board *ret)
{
	*ret = (struct board){ .filter = { "", "", "" } };
	TRY(db_one(cx, q_as_of, &ret->as_of));
	TRY(db_one(cx, q_first_month, &ret->first_month));
	TRY(load_units(cx, ret));
	return load_versions(cx, ret);
}

/* Both lists are ordered by id. */
static int by_unit_id(const void *key, const void *member)
{
	int64_t a = *(const int64_t *)key;
	int64_t b = ((const struct board_unit *)member)->id;

	return a < b ? -1 : a > b;
}

static int by_version_id(const void *key, const void *member)
{
	int64_t a = *(const int64_t *)key;
	int64_t b = ((const struct board_version *)member)->id;

	return a < b ? -1 : a > b;
}

static const struct board_unit *unit_at(const struct board *b, int64_t id)
{
	return bsearch(&id, b->units, b->units_n, sizeof(*b->units),
		       by_unit_id);
}

const struct board_unit *board_unit_by(const struct board *b, const char *code)
{
	for (size_t i = 0; i < b->units_n; i++) {
		if (strcmp(b->units[i].code, code) == 0)
			return &b->units[i];
	}
	return NULL;
}

const char *board_field_by(const struct board *b, const char *slug)
{
	for (size_t i = 0; i < b->versions_n; i++) {
		if (strcmp(b->versions[i].field_slug, slug) == 0)
			return b->versions[i].field;
	}
	return NULL;
}

const char *board_channel_name(const char *channel)
{
	static const char *const names[][2] = {
		{ "truc_tiep", "Trực tiếp tại quầy" },
		{ "truc_tuyen", "Trực tuyến" },
		{ "bcci", "Qua bưu chính công ích" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i][0], channel) == 0)
			return names[i][1];
	}
	return "";
}

struct reading {
	struct rows rows;
	bool has;
	struct figure_key key;
	struct sums sums;
};

static void read_on(struct reading *r)
{
	r->has = rows_next(&r->rows, &r->key.authority, &r->key.unit,
			   &r->key.version, &r->key.channel,
			   FIGURE_INTO(r->sums.n));
}

static int compared(const struct figure_key *a, const struct figure_key *b)
{
	const int64_t x[] = { a->authority, a->unit, a->version };
	const int64_t y[] = { b->authority, b->unit, b->version };

	for (int i = 0; i < 3; i++) {
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	}
	return strcmp(a->channel, b->channel);
}

static int by_key(const void *key, const void *member)
{
	const struct board_line *l = member;
	const struct figure_key of = { .authority = l->authority->id,
				       .unit = l->unit->id,
				       .version = l->version->id,
				       .channel = l->channel };

	return compared(key, &of);
}

const struct board_line *board_line_of(const struct board *b,
				       const struct figure_key *key)
{
	return bsearch(key, b->lines, b->lines_n, sizeof(*b->lines), by_key);
}

static enum err add_line(struct cx *cx, struct board *b,
			 const struct figure_key *key)
{
	struct board_line *l = &b->lines[b->lines_n];

	l->authority = unit_at(b, key->authority);
	l->unit = unit_at(b, key->unit);
	l->version = bsearch(&key->version, b->versions, b->versions_n,
			     sizeof(*b->versions), by_version_id);
	l->channel = key->channel;
	if (!l->authority || !l->unit || !l->version)
		return fail(cx, ERR_INTERNAL, "figures of unit %lld, version"
			    " %lld, which is not there", (long long)key->unit,
			    (long long)key->version);
	b->lines_n++;
	return OK;
}

/* Two ordered lists become one. */
static enum err merge(struct cx *cx, struct board *b, struct reading *before,
		      struct reading *within)
{
	b->lines = arena_array(cx->arena, before->rows.n + within->rows.n + 1,
			       sizeof(*b->lines));
	b->lines_n = 0;
	read_on(before);
	read_on(within);
	while (before->has || within->has) {
		int order = !before->has ? 1 :
			    !within->has ? -1 :
					   compared(&before->key, &within->key);
		struct board_line *l = &b->lines[b->lines_n];

		TRY(add_line(cx, b, order > 0 ? &within->key : &before->key));
		if (order <= 0) {
			l->before = before->sums;
			read_on(before);
		}
		if (order >= 0) {
			l->within = within->sums;
			read_on(within);
		}
	}
	return OK;
}

static bool is_same_procedure(const struct board_line *a,
			      const struct board_line *b)
{
	return a->authority == b->authority &&
	       strcmp(a->version->code, b->version->code) == 0;
}

static int64_t most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static bool may_name(const struct sums *s)
{
	int64_t late = s->n[FIG_LATE] + s->n[FIG_ENDED_LATE];

	late = most(late, s->n[FIG_LATE_BEGAN]);
	late = most(late, s->n[FIG_LATE_ENDED]);
	late = most(late, s->n[FIG_LETTERS]);
	late = most(late, s->n[FIG_REAPPOINTED]);
	return figures_may_name(s->n[FIG_RECEIVED], sums_ended(s), late);
}

static int by_procedure(const void *a, const void *b)
{
	const struct board_line *x = *(struct board_line *const *)a;
	const struct board_line *y = *(struct board_line *const *)b;

	if (x->authority->id != y->authority->id)
		return x->authority->id < y->authority->id ? -1 : 1;
	return strcmp(x->version->code, y->version->code);
}

/* By committee and procedure, whatever unit, version or channel. */
static void name_procedures(struct arena *arena, struct board *b)
{
	struct board_line **sorted =
		arena_array(arena, b->lines_n + 1, sizeof(*sorted));

	for (size_t i = 0; i < b->lines_n; i++)
		sorted[i] = &b->lines[i];
	qsort(sorted, b->lines_n, sizeof(*sorted), by_procedure);
	for (size_t i = 0, end; i < b->lines_n; i = end) {
		struct sums sums = { 0 };

		for (end = i; end < b->lines_n &&
			      is_same_procedure(sorted[i], sorted[end]);
		     end++)
			sums_add(&sums, &sorted[end]->within);
		for (size_t j = i; j < end; j++)
			sorted[j]->is_named = may_name(&sums);
	}
}

static enum err load_target(struct cx *cx, struct board *b)
{
	struct rule rule;
	const char *set;
	enum err err;

	TRY(rule_set_of(cx, b->month.last, &set));
	err = rule_find(cx, set, "on_time_target", b->month.last, &rule);
	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	b->target = rule.value;
	b->target_basis = rule.basis;
	return OK;
}

static enum err load_lines(struct cx *cx, void *arg)
{
	struct board *b = arg;
	struct reading before = { 0 }, within = { 0 };

	TRY(db_query(cx, q_before, &before.rows, b->month.first,
		     (int64_t)ROWS_MAX));
	TRY(b->is_running ?
		    db_query(cx, q_days, &within.rows, b->month.first, b->last,
			     (int64_t)ROWS_MAX) :
		    db_query(cx, q_month, &within.rows, b->month.first,
			     (int64_t)ROWS_MAX));
	if (before.rows.n == ROWS_MAX || within.rows.n == ROWS_MAX)
		return fail(cx, ERR_LIMIT, "a month has too many lines");
	return merge(cx, b, &before, &within);
}

enum err board_load(struct cx *cx, const struct period *month,
		    const struct board_filter *filter, struct board *b)
{
	struct day today = instant_day(b->as_of);

	b->month = *month;
	b->filter = *filter;
	b->is_running = today.n <= month->last.n;
	b->last = b->is_running ? today : month->last;
	TRY(load_target(cx, b));
	TRY(load_lines(cx, b));
	name_procedures(cx->arena, b);
	return OK;
}

static bool is_shown(const struct board_filter *f, const struct board_line *l)
{
	return (!*f->unit || strcmp(l->authority->code, f->unit) == 0 ||
		strcmp(l->unit->code, f->unit) == 0) &&
	       (!*f->field || strcmp(l->version->field_slug, f->field) == 0) &&
	       (!*f->channel || strcmp(l->channel, f->channel) == 0);
}

static struct board_group group_of(const struct board_line *l,
				   enum board_by by)
{
	switch (by) {
	case BY_AUTHORITY:
		return (struct board_group){ .code = l->authority->code,
					     .name = l->authority->name,
					     .letters = l->authority->letters };
	case BY_UNIT:
		return (struct board_group){ .code = l->unit->code,
					     .name = l->unit->name,
					     .letters = l->unit->letters };
	case BY_FIELD:
		return (struct board_group){ .code = l->version->field_slug,
					     .name = l->version->field,
					     .letters = l->version->field_letters };
	case BY_CHANNEL:
		return (struct board_group){
			.code = l->channel,
			.name = board_channel_name(l->channel)
		};
	case BY_PROCEDURE:
		if (l->is_named)
			return (struct board_group){ .code = l->version->code,
						     .name = l->version->name,
						     .letters = l->version->letters };
		return (struct board_group){ .code = FIGURES_OTHER,
					     .name = "Thủ tục khác" };
	case BY_ALL:
	case BY_COUNT:
		break;
	}
	return (struct board_group){ .code = "", .name = "Tất cả" };
}

static int by_name(const void *a, const void *b)
{
	const struct board_group *x = a, *y = b;

	if (x->letters != y->letters)
		return x->letters < y->letters ? -1 : 1;
	return strcmp(x->code, y->code);
}

static int64_t rank_of(const struct board_group *g, bool by_rate)
{
	int64_t results = sums_results(&g->within);

	if (!by_rate)
		return -results;
	return results < FIGURES_K ? 1000000 + -results :
				     board_tenths(sums_kept(&g->within),
						  results);
}

static int compare(const struct board_group *a, const struct board_group *b,
		   bool by_rate)
{
	int64_t x = rank_of(a, by_rate), y = rank_of(b, by_rate);

	if (x != y)
		return x < y ? -1 : 1;
	return by_name(a, b);
}

static int worst_first(const void *a, const void *b)
{
	return compare(a, b, true);
}

static int most_first(const void *a, const void *b)
{
	return compare(a, b, false);
}

static bool is_nothing(const struct board_group *g)
{
	const struct sums upto = board_upto(g);

	for (int i = 0; i < FIG_COUNT; i++) {
		if (g->within.n[i])
			return false;
	}
	return !sums_open(&upto);
}

static struct board_group *find(struct board_group *list, size_t *n,
				const struct board_line *l, enum board_by by)
{
	const struct board_group g = group_of(l, by);

	for (size_t i = 0; i < *n; i++) {
		if (strcmp(list[i].code, g.code) == 0)
			return &list[i];
	}
	list[*n] = g;
	return &list[(*n)++];
}

void board_groups(struct arena *arena, const struct board *b, enum board_by by,
		  struct board_group **ret, size_t *ret_n)
{
	struct board_group *list =
		arena_array(arena, b->lines_n + 1, sizeof(*list));
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < b->lines_n; i++) {
		const struct board_line *l = &b->lines[i];
		struct board_group *g;

		if (!is_shown(&b->filter, l))
			continue;
		g = find(list, &n, l, by);
		sums_add(&g->within, &l->within);
		if (by != BY_PROCEDURE)
			sums_add(&g->before, &l->before);
	}
	for (size_t i = 0; i < n; i++) {
		if (!is_nothing(&list[i]) || by == BY_ALL)
			list[kept++] = list[i];
	}
	qsort(list, kept, sizeof(*list),
	      by == BY_PROCEDURE || by == BY_CHANNEL ? most_first :
						       worst_first);
	*ret = list;
	*ret_n = kept;
}

void board_sort_by_name(struct board_group *list, size_t n)
{
	qsort(list, n, sizeof(*list), by_name);
}

struct sums board_upto(const struct board_group *g)
{
	struct sums s = g->before;

	sums_add(&s, &g->within);
	return s;
}

int64_t board_cell(const struct board_group *g, enum board_cell cell)
{
	const struct sums *in = &g->within, upto = board_upto(g);

	switch (cell) {
	case CELL_CARRIED:
		return sums_open(&g->before);
	case CELL_RECEIVED:
		return in->n[FIG_RECEIVED];
	case CELL_RESULTS:
		return sums_results(in);
	case CELL_EARLY:
		return in->n[FIG_EARLY];
	case CELL_ON_TIME:
		return in->n[FIG_ON_TIME];
	case CELL_LATE:
		return in->n[FIG_LATE];
	case CELL_REFUSED:
		return in->n[FIG_REFUSED];
	case CELL_WITHDRAWN:
		return in->n[FIG_WITHDRAWN];
	case CELL_STOPPED:
		return in->n[FIG_STOPPED];
	case CELL_ENDED_LATE:
		return in->n[FIG_ENDED_LATE];
	case CELL_OPEN:
		return sums_open(&upto);
	case CELL_OPEN_IN_TIME:
		return sums_open(&upto) - sums_open_late(&upto);
	case CELL_OPEN_LATE:
		return sums_open_late(&upto);
	case CELL_PAUSED:
		return sums_paused(&upto);
	case CELL_FELL_LATE:
		return in->n[FIG_LATE_BEGAN];
	case CELL_LETTERS:
		return in->n[FIG_LETTERS];
	case CELL_LETTERS_OWED:
		return upto.n[FIG_LATE_BEGAN] - upto.n[FIG_LETTERS];
	case CELL_COUNT:
		break;
	}
	return 0;
}

/* clang-format off */
static const struct { const char *code, *name, *meaning; } cells[CELL_COUNT] = {
	[CELL_CARRIED] = { "ky_truoc_chuyen_sang", "Kỳ trước chuyển sang", "Hồ sơ tiếp nhận trước tháng này và chưa kết thúc khi tháng bắt đầu." },
	[CELL_RECEIVED] = { "tiep_nhan", "Tiếp nhận", "Hồ sơ tiếp nhận trong tháng, kể cả trả kết quả ngay và vòng đính chính." },
	[CELL_RESULTS] = { "co_ket_qua", "Có kết quả", "Hồ sơ có kết quả trong tháng (kể cả kết quả là từ chối): trước hạn + đúng hạn + trễ. Tính vào ngày có kết quả, không phải ngày đến nhận." },
	[CELL_EARLY] = { "truoc_han", "Trước hạn", "Có kết quả trước ngày hẹn trả." },
	[CELL_ON_TIME] = { "dung_han", "Đúng hạn", "Có kết quả đúng ngày hẹn trả, hoặc khi đồng hồ đang dừng nên không còn ngày hẹn." },
	[CELL_LATE] = { "tre_han", "Trễ", "Có kết quả sau ngày hẹn trả theo quy định, tính theo ngày. Đã xin lỗi, đã hẹn lại hay đã điều chỉnh dữ liệu vẫn là trễ." },
	[CELL_REFUSED] = { "tu_choi", "Trong đó từ chối", "Trong số có kết quả: kết quả là từ chối giải quyết." },
	[CELL_WITHDRAWN] = { "rut", "Người nộp rút", "Kết thúc trong tháng vì người nộp rút hồ sơ; không phải kết quả, không tính vào tỷ lệ đúng hẹn." },
	[CELL_STOPPED] = { "dung", "Dừng giải quyết", "Dừng giải quyết trong tháng, không có kết quả; không tính vào tỷ lệ đúng hẹn." },
	[CELL_ENDED_LATE] = { "rut_dung_sau_han", "Rút, dừng sau hạn", "Trong số rút và dừng: kết thúc khi đã qua ngày hẹn; vẫn nằm trong danh sách trễ hẹn." },
	[CELL_OPEN] = { "dang_giai_quyet", "Đang giải quyết", "Chưa kết thúc ở cuối kỳ: trong hạn + quá hạn." },
	[CELL_OPEN_IN_TIME] = { "dang_trong_han", "Đang giải quyết, trong hạn", "Chưa kết thúc ở cuối kỳ và chưa qua ngày hẹn; hồ sơ đang chờ người nộp bổ sung, nộp tiền thuộc số này nếu trước đó chưa trễ." },
	[CELL_OPEN_LATE] = { "dang_qua_han", "Đang giải quyết, quá hạn", "Chưa kết thúc ở cuối kỳ và đã qua ngày hẹn." },
	[CELL_PAUSED] = { "dang_tam_dung", "Đang chờ người nộp", "Trong số đang giải quyết: đồng hồ dừng vì chờ người nộp bổ sung giấy tờ hoặc nộp tiền." },
	[CELL_FELL_LATE] = { "bat_dau_tre", "Bắt đầu trễ", "Hồ sơ mà ngày đầu tiên sau ngày hẹn nằm trong tháng, và lúc đó chưa kết thúc." },
	[CELL_LETTERS] = { "co_thu_xin_loi", "Có thư xin lỗi", "Hồ sơ trễ có thư xin lỗi đầu tiên được ký trong tháng." },
	[CELL_LETTERS_OWED] = { "con_no_thu", "Còn nợ thư xin lỗi", "Trong mọi hồ sơ đã từng trễ đến cuối kỳ: chưa có thư xin lỗi được ký." },
};
/* clang-format on */

const char *board_cell_code(enum board_cell cell)
{
	return cells[cell].code;
}

const char *board_cell_name(enum board_cell cell)
{
	return cells[cell].name;
}

const char *board_cell_meaning(enum board_cell cell)
{
	return cells[cell].meaning;
}

int64_t board_tenths(int64_t n, int64_t of)
{
	int64_t tenths = of > 0 ? (2000 * n + of) / (2 * of) : 0;

	if (n < of && tenths == 1000)
		return 999;
	return n > 0 && tenths == 0 ? 1 : tenths;
}

enum err board_trend(struct cx *cx, const struct board *b,
		     struct board_month ret[BOARD_MONTHS], size_t *ret_n)
{
	const struct board_filter *f = &b->filter;
	struct period first = b->month;
	struct board_month got = { 0 };
	struct day month;
	struct rows rows;
	size_t n = 1;

	while (n < BOARD_MONTHS && b->first_month.n != DAY_NONE.n &&
	       first.first.n > b->first_month.n) {
		first = period_before(&first);
		n++;
	}
	for (size_t i = n; i > 0; i--) {
		ret[i - 1] = (struct board_month){
			.month = i == n ? b->month :
					  period_before(&ret[i].month)
		};
	}
	*ret_n = n;
	TRY(db_query(cx, q_trend, &rows, first.first, b->month.first, f->unit,
		     f->unit, f->unit, f->field, f->field, f->channel,
		     f->channel, (int64_t)BOARD_MONTHS));
	while (rows_next(&rows, &month, FIGURE_INTO(got.sums.n))) {
		for (size_t i = 0; i < n; i++) {
			if (ret[i].month.first.n == month.n)
				ret[i].sums = got.sums;
		}
	}
	return OK;
}
