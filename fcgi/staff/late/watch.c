/* Điều hành: the numbers of a unit or an authority, what will be late and why,
 * and the lists behind the numbers. */
#include <stdlib.h>
#include <string.h>

#include "common/days.h"
#include "common/page.h"
#include "domain/accountability/accountability.h"
#include "domain/apology/explanation.h"
#include "domain/apology/letter.h"
#include "domain/casework/correction.h"
#include "domain/foresight/forecast.h"
#include "domain/power.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/late/foresight.h"
#include "staff/pages.h"
#include "text/text.h"

#define HOME "/can-bo/dieu-hanh"
#define OLDEST 5

static struct unit_id unit_asked(struct rq *rq)
{
	const char *text = rq_arg(rq, "don-vi");

	if (!text || !text_is_digits(text) || strlen(text) > 9)
		return (struct unit_id){ 0 };
	return (struct unit_id){ strtoll(text, NULL, 10) };
}

/* "?don-vi=7", where that is not what the reader sees anyway. */
static const char *unit_query(struct rq *rq)
{
	struct unit_id unit = unit_asked(rq);

	return unit.v ? arena_printf(rq->cx.arena, "?don-vi=%lld",
				     (long long)unit.v) :
			"";
}

static const char *percent(struct rq *rq, int64_t n, int64_t of)
{
	int64_t tenths = of ? (n * 1000 + of / 2) / of : 0;

	return arena_printf(rq->cx.arena, "%lld,%lld%%",
			    (long long)(tenths / 10), (long long)(tenths % 10));
}

static struct view *add_stat(struct rq *rq, struct view *v,
			     enum watch_list list, const char *count,
			     const char *name)
{
	struct view *stat = view_add(v, M_STAT);

	view_setf(stat, M_HREF, HOME "/%s%s", watch_list_slug(list),
		  unit_query(rq));
	view_set(stat, M_COUNT, count);
	view_set(stat, M_NAME, name);
	return stat;
}

static const char *change_words(struct rq *rq, int64_t change)
{
	if (!change)
		return "bằng cuối ngày hôm qua";
	return arena_printf(rq->cx.arena, "%s %lld so với cuối ngày hôm qua",
			    change > 0 ? "tăng" : "giảm", llabs(change));
}

static const char *number(struct rq *rq, int64_t n)
{
	return text_number(rq->cx.arena, n);
}

/* The official rate is the one counted by the due date; this stands beside. */
static const char *adjusted_rate(struct rq *rq, const struct numbers *n)
{
	if (!n->adjusted)
		return "";
	return arena_printf(rq->cx.arena, "; sau điều chỉnh %s hồ sơ: %s",
			    number(rq, n->adjusted),
			    percent(rq, n->in_time_adjusted, n->results));
}

static const char *promised_rate(struct rq *rq, const struct numbers *n)
{
	if (!n->moved)
		return "";
	return arena_printf(rq->cx.arena,
			    "; theo ngày hẹn trước khi dời theo lịch nghỉ (%s"
			    " hồ sơ): %s",
			    number(rq, n->moved),
			    percent(rq, n->in_time_promised, n->results));
}

static void fill_stats(struct rq *rq, struct view *v, const struct numbers *n)
{
	struct view *stat;

	stat = add_stat(rq, v, LIST_LATE, number(rq, n->all.late),
			"hồ sơ đang quá hạn");
	view_show(stat, M_LATE);
	view_set(view_add(stat, M_NOTE_LINE), M_NOTE,
		 change_words(rq, n->all.late - n->late_yesterday));
	stat = add_stat(rq, v, LIST_TODAY, number(rq, n->all.today),
			"đến hạn hôm nay chưa xong");
	view_show(stat, M_TODAY);
	add_stat(rq, v, LIST_SOON, number(rq, n->all.soon),
		 "đến hạn trong 3 ngày làm việc tới");
	add_stat(rq, v, LIST_WAITING, number(rq, n->all.waiting),
		 "đang chờ người dân");
	stat = add_stat(rq, v, LIST_KEPT_LATE,
			n->results ? percent(rq, n->in_time, n->results) :
				     "chưa có",
			"đúng hẹn, 30 ngày qua");
	view_set(view_add(stat, M_NOTE_LINE), M_NOTE,
		 arena_printf(rq->cx.arena, "%s trên %s hồ sơ có kết quả%s%s",
			      number(rq, n->in_time), number(rq, n->results),
			      adjusted_rate(rq, n), promised_rate(rq, n)));
}

static void fill_units(struct rq *rq, struct view *v, const struct numbers *n)
{
	for (size_t i = 0; i < n->units_n; i++) {
		const struct unit_numbers *u = &n->units[i];
		struct view *row = view_add(v, M_UNIT_ROW);

		view_set(row, M_NAME, u->name);
		view_setf(row, M_HREF, HOME "?don-vi=%lld",
			  (long long)u->unit.v);
		view_set(row, M_OPEN, number(rq, u->open));
		view_set(row, M_COUNT, number(rq, u->late));
		/* The bar is the rate beside it, not the worst unit's. */
		view_set_int(row, M_W, u->open ? 100 * u->late / u->open : 0);
		view_set(row, M_PERCENT, percent(rq, u->late, u->open));
		view_set(row, M_SOON, number(rq, u->today + u->soon));
	}
}

/* A bar a working day; the height says it, and so does the number over it. */
static void fill_trend(struct rq *rq, struct view *v, const struct numbers *n)
{
	int64_t most = 1;
	unsigned month = 0;

	v = view_add(v, M_TREND);
	for (size_t i = 0; i < n->trend_n; i++) {
		if (n->trend[i].late > most)
			most = n->trend[i].late;
	}
	for (size_t i = 0; i < n->trend_n; i++) {
		struct view *bar = view_add(v, M_BAR_DAY);
		int64_t height = 100 * n->trend[i].late / most;
		unsigned y, m, d;

		day_split(n->trend[i].day, &y, &m, &d);
		view_setf(bar, M_X, "%zu.%02zu", i * 100 / TREND_DAYS,
			  i * 10000 / TREND_DAYS % 100);
		view_setf(bar, M_MIDDLE, "%zu.%02zu",
			  (i * 100 + 45) / TREND_DAYS,
			  (i * 10000 + 4500) / TREND_DAYS % 100);
		view_set_int(bar, M_Y, 120 - height);
		view_set_int(bar, M_H, height);
		view_set_int(bar, M_TOP, 114 - height);
		view_set_int(bar, M_COUNT, n->trend[i].late);
		view_set_int(bar, M_DAY, d);
		if (m != month)
			view_set_int(view_add(bar, M_MONTH_LINE), M_MONTH, m);
		month = m;
		view_set(bar, M_DUE_DAY,
			 day_dmy(rq->cx.arena, n->trend[i].day));
	}
}

/* What only this reader can do. */
static const struct {
	unsigned role;
	enum state state;
	const char *words, *queue;
} decisions[] = {
	{ ROLE_UBND_LEADER, STATE_FOR_SIGNATURE, "hồ sơ chờ ký", "cho-ky" },
	{ ROLE_UBND_LEADER, STATE_WITHDRAWING,
	  "đề nghị rút hồ sơ chờ quyết định", "rut" },
	{ ROLE_DEPT_HEAD, STATE_UNASSIGNED, "hồ sơ chờ phân công",
	  "cho-phan-cong" },
	{ ROLE_DEPT_HEAD, STATE_FOR_APPROVAL, "hồ sơ chờ duyệt",
	  "cho-duyet" },
	{ ROLE_DEPT_HEAD, STATE_WITHDRAWING,
	  "đề nghị rút hồ sơ chờ quyết định", "rut-phong" },
};

static struct view *add_decision(struct rq *rq, struct view *card,
				 int64_t count, const char *words)
{
	struct view *line = view_add(card, M_DECISION);

	view_set(line, M_COUNT, number(rq, count));
	view_set(line, M_TEXT, words);
	return line;
}

static bool fill_states(struct rq *rq, struct view *card,
			const struct numbers *n)
{
	bool any = false;

	for (size_t i = 0; i < sizeof(decisions) / sizeof(decisions[0]); i++) {
		const struct unit_numbers *at =
			&n->by_state[decisions[i].state];
		struct view *line;

		if (!power_somewhere(actor_of(rq), decisions[i].role) ||
		    !at->open)
			continue;
		any = true;
		line = add_decision(rq, card, at->open, decisions[i].words);
		view_setf(line, M_HREF, "/can-bo/hop-viec?hang=%s",
			  decisions[i].queue);
		if (at->late)
			view_set(view_add(line, M_LATE), M_COUNT,
				 number(rq, at->late));
	}
	return any;
}

/* So many wait in a list of their own. */
static void add_waiting(struct rq *rq, struct view *card, size_t n,
			const char *words, const char *href, bool *ret_any)
{
	if (!n)
		return;
	view_set(add_decision(rq, card, (int64_t)n, words), M_HREF, href);
	*ret_any = true;
}

/* Promises that were broken: what the reader explains and signs for. */
static enum err fill_broken(struct rq *rq, struct view *card, bool *ret_any)
{
	struct letter_wait *letters;
	struct explanation_row *rows;
	size_t n;

	TRY(letters_waiting(&rq->cx, actor_of(rq), (struct letter_id){ 0 },
			    &letters, &n));
	add_waiting(rq, card, n,
		    n == LETTER_PAGE ? "thư xin lỗi hoặc nhiều hơn" :
				       "thư xin lỗi chờ ông/bà",
		    "/can-bo/thu-xin-loi", ret_any);
	if (!power_somewhere(actor_of(rq), ROLE_DEPT_HEAD))
		return OK;
	TRY(explanation_list(&rq->cx, actor_of(rq), 0, &rows, &n));
	add_waiting(rq, card, n,
		    n == EXPLANATION_PAGE ? "giải trình hoặc nhiều hơn" :
					    "giải trình chờ ông/bà",
		    "/can-bo/giai-trinh", ret_any);
	return OK;
}

/* Corrections are a second person's to decide: the committee's leader. */
static enum err fill_corrections(struct rq *rq, struct view *card,
				 bool *ret_any)
{
	struct correction *list;
	size_t n;

	if (!power_somewhere(actor_of(rq), ROLE_UBND_LEADER))
		return OK;
	TRY(corrections_waiting(&rq->cx, actor_of(rq), 0, &list, &n));
	add_waiting(rq, card, n,
		    n == CORRECTIONS_PAGE ?
			    "đề nghị điều chỉnh hoặc nhiều hơn" :
			    "đề nghị điều chỉnh chờ quyết định",
		    "/can-bo/dieu-chinh", ret_any);
	return OK;
}

static enum err fill_decisions(struct rq *rq, struct view *v,
			       const struct numbers *n)
{
	size_t files;
	bool any;

	if (!power_somewhere(actor_of(rq), ROLE_UBND_LEADER | ROLE_DEPT_HEAD))
		return OK;
	v = view_add(v, M_DECISIONS);
	any = fill_states(rq, v, n);
	TRY(fill_broken(rq, v, &any));
	TRY(accountability_waiting(&rq->cx, actor_of(rq), &files));
	add_waiting(rq, v, files, "hồ sơ xem xét trách nhiệm chờ ông/bà",
		    "/can-bo/trach-nhiem", &any);
	TRY(fill_corrections(rq, v, &any));
	if (!any)
		view_show(v, M_NOTHING);
	return OK;
}

/* Waiting for whom. */
static const char *awaits(struct rq *rq, const struct watched *d)
{
	struct arena *arena = rq->cx.arena;

	if (d->in_transit)
		return arena_printf(arena, "Chờ %s ký nhận hồ sơ giấy",
				    d->holder_unit_name);
	if (*d->awaited)
		return arena_printf(arena, "Chờ %s trả lời, hạn %s", d->awaited,
				    day_dmy(arena,
					    instant_day(d->awaited_due)));
	if (d->proposal == PROPOSAL_APPROVED)
		return "Chờ bộ phận một cửa gửi yêu cầu bổ sung";
	if (d->proposal)
		return "Chờ lãnh đạo phòng duyệt đề xuất";
	if (d->state == STATE_INTERLINKED)
		return arena_printf(arena, "Chờ %s trả kết quả liên thông",
				    d->holder_unit_name);
	if (!*d->holder_name)
		return arena_printf(arena, "Chờ %s %s",
				    d->state == STATE_FOR_SEAL ? "văn thư" :
								 "lãnh đạo",
				    d->holder_unit_name);
	return arena_printf(arena, "Chờ %s, %s", d->holder_name,
			    d->holder_unit_name);
}

static void fill_ahead(struct rq *rq, struct view *v, const struct watched *d,
		       const struct watch *w)
{
	struct arena *arena = rq->cx.arena;

	fill_due(rq, v, d->due_at, w->cal);
	view_set(v, M_CODE, d->code);
	view_set(v, M_PROCEDURE, d->procedure_name);
	view_set(v, M_STATE, state_name(d->state));
	view_set(v, M_TEXT, awaits(rq, d));
	if (d->since.s != INSTANT_NONE.s)
		view_set(view_add(v, M_SINCE_LINE), M_AT,
			 day_dmy(arena, instant_day(d->since)));
	view_set(v, M_TIME, minutes_words(arena, d->left_minutes));
	if (d->cannot_make_it)
		view_show(v, M_CANNOT);
	if (d->usual_minutes < 0)
		view_show(v, M_UNKNOWN);
	else
		view_set(view_add(v, M_USUAL), M_TIME,
			 minutes_words(arena, d->usual_minutes));
}

static enum err fill_forecast(struct rq *rq, struct view *v,
			      const struct watch *w)
{
	struct watched *list;
	size_t n, total;

	TRY(watch_forecast(&rq->cx, w, &list, &n, &total));
	if (!n)
		view_show(v, M_NO_FORECAST);
	else
		v = view_add(v, M_FORECASTS);
	for (size_t i = 0; i < n; i++)
		fill_ahead(rq, view_add(v, M_FORECAST), &list[i], w);
	if (total > n)
		view_set_int(view_add(v, M_MORE), M_COUNT,
			     (long long)(total - n));
	return OK;
}

static void fill_row(struct rq *rq, struct view *v, const struct watched *d,
		     const struct watch *w)
{
	if (d->finished_at.s != INSTANT_NONE.s)
		fill_finish(rq, v, d->due_at, d->finished_at, NULL, w->cal);
	else
		fill_due(rq, v, d->due_at, w->cal);
	view_set(v, M_CODE, d->code);
	view_set(v, M_PROCEDURE, d->procedure_name);
	view_set(v, M_STATE, state_name(d->state));
	view_set(v, M_HOLDER,
		 *d->holder_name ? d->holder_name : "Trưởng đơn vị");
	view_set(v, M_HOLDER_UNIT, d->holder_unit_name);
	view_set(v, M_UNIT, d->lead_name);
}

static void fill_watched(struct rq *rq, struct view *v, const struct watched *list,
		      size_t n, const struct watch *w)
{
	v = view_include(v, M_ROWS, T_PART_WATCHED);
	if (!n) {
		view_show(v, M_EMPTY);
		return;
	}
	v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(v, M_ROW), &list[i], w);
}

static enum err fill_oldest(struct rq *rq, struct view *v,
			    const struct watch *w)
{
	struct watched *list;
	size_t n;

	TRY(watch_rows(&rq->cx, w, LIST_LATE, INSTANT_NONE,
		       (struct dossier_id){ 0 }, &list, &n));
	fill_watched(rq, v, list, n < OLDEST ? n : OLDEST, w);
	return OK;
}

enum err watch_show(struct rq *rq)
{
	struct numbers n;
	struct watch w;
	struct view *v;

	TRY(watch_of(&rq->cx, actor_of(rq), unit_asked(rq), &w));
	TRY(watch_numbers(&rq->cx, &w, &n));
	v = page_staff(rq, T_STAFF_LATE_WATCH,
		       arena_printf(rq->cx.arena,
				    "Điều hành: %lld hồ sơ quá hạn",
				    (long long)n.all.late));
	view_set(v, M_UNIT, w.name);
	view_set(v, M_UPDATED, moment_words(rq->cx.arena, rq->cx.now));
	if (w.is_unit && w.divisions)
		view_show(v, M_BACK);
	fill_stats(rq, v, &n);
	if (!w.is_unit)
		fill_units(rq, view_add(v, M_UNITS), &n);
	fill_trend(rq, v, &n);
	TRY(fill_decisions(rq, v, &n));
	TRY(fill_forecast(rq, v, &w));
	TRY(fill_oldest(rq, v, &w));
	return page_send(rq);
}

static void fill_next(struct rq *rq, struct view *v, enum watch_list l,
		      const struct watched *last)
{
	struct instant at = l == LIST_WAITING	? (struct instant){ 0 } :
			    l == LIST_KEPT_LATE ? last->finished_at :
						  last->due_at;
	const char *unit = unit_query(rq);

	view_setf(view_add(v, M_NEXT), M_HREF, HOME "/%s%s%ssau=%lld.%lld",
		  watch_list_slug(l), unit, *unit ? "&" : "?",
		  (long long)at.s, (long long)last->id.v);
}

enum err watch_list_show(struct rq *rq)
{
	enum watch_list l = watch_list_from_slug(rq_param(rq, "danh-sach"));
	struct dossier_id after_id = { 0 };
	struct instant after = INSTANT_NONE;
	struct watched *list;
	struct watch w;
	struct view *v;
	size_t n, shown;

	(void)rq_place(rq_arg(rq, "sau"), &after, &after_id.v);
	TRY(watch_of(&rq->cx, actor_of(rq), unit_asked(rq), &w));
	TRY(watch_rows(&rq->cx, &w, l, after, after_id, &list, &n));
	shown = n > WATCH_PAGE ? WATCH_PAGE : n;
	v = page_staff(rq, T_STAFF_LATE_WATCH_LIST, watch_list_name(l));
	view_set(v, M_NAME, watch_list_name(l));
	view_set(v, M_UNIT, w.name);
	view_setf(v, M_HREF, HOME "%s", unit_query(rq));
	fill_watched(rq, v, list, shown, &w);
	if (n > shown)
		fill_next(rq, v, l, &list[shown - 1]);
	return page_send(rq);
}
