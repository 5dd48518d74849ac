/*
 * The public list of late dossiers: how many, whose, where the apologies
 * stand, and each of them with its days.  The address holds the whole state
 * (don-vi, nguyen-nhan, thang, thu-tu, trang); late_csv.c gives the same rows.
 * No person.
 */
#include <stdlib.h>
#include <string.h>

#include "common/adjusted.h"
#include "common/page.h"
#include "domain/apology/explanation.h"
#include "domain/clock/calendar.h"
#include "markers.h"
#include "public/frame.h"
#include "public/late.h"
#include "public/pages.h"
#include "text/text.h"

#define OPEN_CAUSE "dang-giai-trinh" /* of the address */

enum err late_calendar(struct rq *rq, const struct workcal **ret)
{
	struct unit *desks;
	size_t n;

	TRY(unit_desks(&rq->cx, instant_day(rq->cx.now), &desks, &n));
	if (!n)
		return ERR_MISSING;
	return calendar_of(&rq->cx, desks[0].id, ret);
}

int late_days(const struct late_row *r, struct instant now,
	      const struct workcal *cal)
{
	bool is_done = r->finished_at.s != INSTANT_NONE.s;

	return deadline_classify(r->due_at, is_done ? r->finished_at : now, cal)
		.work_days_late;
}

const char *late_cause_words(const char *class_code)
{
	return *class_code ? class_name_of(class_code) : "Đang giải trình";
}

static const char *arg(struct rq *rq, const char *name)
{
	const char *typed = rq_arg(rq, name);

	return typed ? typed : "";
}

/* A committee, or a unit that resolves dossiers. */
static enum err asked_unit(struct rq *rq, struct late_ask *ask)
{
	struct unit unit;
	enum err err = ERR_MISSING;

	if (!*ask->unit)
		return OK;
	if (strcmp(text_code(rq->cx.arena, ask->unit), ask->unit) == 0)
		err = unit_by_code(&rq->cx, ask->unit, &unit);
	if (!cx_without(&rq->cx, err, ERR_MISSING))
		TRY(err);
	if (err == OK && !unit_is_committee(&unit) &&
	    !unit_resolves(&unit))
		err = ERR_MISSING;
	if (err == ERR_MISSING) {
		ask->problem = "Không có Ủy ban nhân dân hay đơn vị giải quyết"
			       " hồ sơ nào mang mã này.";
		return OK;
	}
	ask->filter.unit = unit.code;
	ask->unit_name = unit.name;
	ask->is_division = unit_resolves(&unit);
	TRY(unit_authority(&rq->cx, unit.id, &unit));
	ask->authority = unit.code;
	return OK;
}

static void asked_rest(struct rq *rq, struct late_ask *ask)
{
	struct period month;
	bool is_open = strcmp(ask->cause, OPEN_CAUSE) == 0;

	if (*ask->cause && !is_open && !*class_name_of(ask->cause))
		ask->problem = "Không có nguyên nhân nào mang mã này.";
	ask->filter.cause = is_open ? LATE_OPEN_CAUSE : ask->cause;
	ask->filter.is_newest = strcmp(ask->order, "moi-nhat") == 0;
	if (*ask->order && !ask->filter.is_newest)
		ask->problem = "Không có cách xếp này.";
	if (!*ask->month)
		return;
	if (!period_parse(ask->month, &month) || month.kind != PERIOD_MONTH ||
	    month.first.n > instant_day(rq->cx.now).n) {
		ask->problem = "Không có tháng này, hoặc tháng này chưa đến.";
		return;
	}
	ask->filter.first = month.first;
	ask->filter.last = month.last;
}

enum err late_asked(struct rq *rq, struct late_ask *ret)
{
	*ret = (struct late_ask){
		.unit = arg(rq, "don-vi"),
		.cause = arg(rq, "nguyen-nhan"),
		.month = arg(rq, "thang"),
		.order = arg(rq, "thu-tu"),
		.authority = "",
		.unit_name = "",
		.filter = { .unit = "", .first = DAY_NONE, .last = DAY_NONE },
	};
	asked_rest(rq, ret);
	return asked_unit(rq, ret);
}

/* What is not asked for is not in the address. */
static const char *address(struct rq *rq, const char *path,
			   const struct late_ask *ask, int64_t page)
{
	const char *const parts[][2] = { { "don-vi", ask->unit },
					 { "nguyen-nhan", ask->cause },
					 { "thang", ask->month },
					 { "thu-tu", ask->order } };
	const char *to = path, *sep = "?";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!*parts[i][1])
			continue;
		to = arena_printf(rq->cx.arena, "%s%s%s=%s", to, sep,
				  parts[i][0],
				  url_encode(rq->cx.arena, parts[i][1]));
		sep = "&";
	}
	return page < 2 ? to :
			  arena_printf(rq->cx.arena, "%s%strang=%lld", to, sep,
				       (long long)page);
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

/* The committees that have late ones, then the lead units of the one chosen;
 * what is chosen stands there whether it has any or not. */
static void fill_units(struct view *v, const struct late_ask *ask,
		       const struct late_sum *s, size_t n)
{
	bool is_there = !*ask->filter.unit;

	for (size_t i = 0; i < n; i++) {
		if (i && strcmp(s[i].authority_code,
				s[i - 1].authority_code) == 0)
			continue;
		fill_choice(v, M_UNIT_CHOICE, s[i].authority_code,
			    s[i].authority_name, ask->filter.unit);
		is_there |= strcmp(s[i].authority_code,
				   ask->filter.unit) == 0;
	}
	for (size_t i = 0; i < n; i++) {
		if (strcmp(s[i].authority_code, ask->authority) != 0 ||
		    strcmp(s[i].unit_code, ask->authority) == 0 ||
		    (i && strcmp(s[i].unit_code, s[i - 1].unit_code) == 0))
			continue;
		fill_choice(v, M_UNIT_CHOICE, s[i].unit_code, s[i].unit_name,
			    ask->filter.unit);
		is_there |= strcmp(s[i].unit_code, ask->filter.unit) == 0;
	}
	if (!is_there)
		fill_choice(v, M_UNIT_CHOICE, ask->filter.unit, ask->unit_name,
			    ask->filter.unit);
}

/* From the running month back to the first in which something fell due. */
static enum err fill_months(struct rq *rq, struct view *v,
			    const struct late_ask *ask)
{
	struct period month =
		period_of(PERIOD_MONTH, instant_day(rq->cx.now));
	struct day first;

	TRY(late_first_due(&rq->cx, &first));
	if (first.n == DAY_NONE.n)
		first = month.first;
	if (ask->filter.first.n != DAY_NONE.n && ask->filter.first.n < first.n)
		first = ask->filter.first;
	for (int n = 0; month.last.n >= first.n && n < 240; n++) {
		fill_choice(v, M_MONTH, period_code(rq->cx.arena, &month),
			    arena_printf(rq->cx.arena, "Tháng %02d/%d", month.n,
					 month.year),
			    ask->month);
		month = period_before(&month);
	}
	return OK;
}

static enum err fill_form(struct rq *rq, struct view *v,
			  const struct late_ask *ask,
			  const struct late_sum *sums, size_t n)
{
	const char *code;

	fill_units(v, ask, sums, n);
	TRY(fill_months(rq, v, ask));
	fill_choice(v, M_CAUSE_CHOICE, OPEN_CAUSE, late_cause_words(""),
		    ask->cause);
	for (size_t i = 0; (code = class_code_at(i)); i++)
		fill_choice(v, M_CAUSE_CHOICE, code, class_name_of(code),
			    ask->cause);
	if (ask->filter.is_newest)
		view_show(v, M_NEWEST);
	if (*ask->unit || *ask->cause || *ask->month || *ask->order)
		view_show(v, M_FILTERED);
	return OK;
}

struct unit_line {
	const char *code, *name;
	int64_t n, without;
};

/* Most first; of equal ones the name decides, so that the order stays. */
static int by_number(const void *a, const void *b)
{
	const struct unit_line *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n) - (x->n > y->n) :
			      strcmp(x->name, y->name);
}

/* The committees where there are several, else the lead units of the one. */
static size_t lines_of(const struct late_sum *sums, size_t n,
		       struct unit_line *lines)
{
	bool is_one = true;
	size_t got = 0;

	for (size_t i = 1; i < n; i++)
		is_one &= strcmp(sums[i].authority_code,
				 sums[0].authority_code) == 0;
	for (size_t i = 0; i < n; i++) {
		const struct late_sum *s = &sums[i];
		const char *code = is_one ? s->unit_code : s->authority_code;
		size_t at = 0;

		while (at < got && strcmp(lines[at].code, code) != 0)
			at++;
		got += at == got;
		lines[at].code = code;
		lines[at].name = is_one ? s->unit_name : s->authority_name;
		lines[at].n += s->n;
		if (s->letter != LATE_LETTER_STAMPED)
			lines[at].without += s->n;
	}
	qsort(lines, got, sizeof(*lines), by_number);
	return got;
}

/* One scale for all bars: a full one is the first line's number. */
static void fill_bars(struct rq *rq, struct view *v, const struct late_ask *ask,
		      const struct late_sum *sums, size_t n)
{
	struct unit_line *lines =
		arena_array(rq->cx.arena, n + 1, sizeof(*lines));
	size_t lines_n = lines_of(sums, n, lines);

	if (lines_n < 2)
		return;
	v = view_add(v, M_UNITS);
	view_set(v, M_TOTAL, text_number(rq->cx.arena, lines[0].n));
	for (size_t i = 0; i < lines_n; i++) {
		struct late_ask to = *ask;
		struct view *row = view_add(v, M_UNIT_ROW);

		to.unit = lines[i].code;
		view_set(row, M_HREF, address(rq, LATE_PATH, &to, 1));
		view_set(row, M_NAME, lines[i].name);
		view_set(row, M_COUNT, text_number(rq->cx.arena, lines[i].n));
		view_set(row, M_WITHOUT,
			 text_number(rq->cx.arena, lines[i].without));
		view_setf(row, M_W, "%.1f",
			  100.0 * (double)lines[i].n / (double)lines[0].n);
	}
}

/* Those of the unit that is asked for. */
static struct late_sum *sums_of(struct rq *rq, const char *unit,
				const struct late_sum *all, size_t n,
				size_t *ret_n)
{
	struct late_sum *mine = arena_array(rq->cx.arena, n + 1, sizeof(*mine));

	*ret_n = 0;
	for (size_t i = 0; i < n; i++) {
		if (!*unit || strcmp(all[i].authority_code, unit) == 0 ||
		    strcmp(all[i].unit_code, unit) == 0)
			mine[(*ret_n)++] = all[i];
	}
	return mine;
}

static int64_t fill_sums(struct rq *rq, struct view *v,
			 const struct late_sum *sums, size_t n)
{
	int64_t total = 0, open = 0, by_letter[LATE_LETTER_COUNT] = { 0 };

	for (size_t i = 0; i < n; i++) {
		total += sums[i].n;
		open += sums[i].open;
		by_letter[sums[i].letter] += sums[i].n;
	}
	if (!total)
		return 0;
	v = view_add(v, M_SUMS);
	view_set(v, M_TOTAL, text_number(rq->cx.arena, total));
	view_set(v, M_OPEN, text_number(rq->cx.arena, open));
	for (int l = 0; l < LATE_LETTER_COUNT; l++) {
		struct view *row = view_add(v, M_STATE);

		view_set(row, M_NAME, late_letter_words((enum late_letter)l));
		view_set(row, M_COUNT,
			 text_number(rq->cx.arena, by_letter[l]));
	}
	return total;
}

static const char *letter_cell(struct arena *arena, const struct late_row *r)
{
	bool is_again = r->reappointed_at.s != INSTANT_NONE.s;

	return arena_printf(
		arena, "%s%s%s%s%s", *r->letter_number ? "số " : "",
		r->letter_number,
		*r->letter_number && is_again ? ", " : "",
		is_again ? "hẹn lại " : "",
		is_again ? day_dmy(arena, instant_day(r->reappointed_at)) :
			   "");
}

static void fill_row(struct rq *rq, struct view *v, const struct late_row *r,
		     const struct late_ask *ask, bool has_letters,
		     const struct workcal *cal)
{
	struct arena *arena = rq->cx.arena;

	view_set(v, M_CODE, r->code);
	view_set(v, M_FIELD, r->field);
	if (!ask->is_division)
		view_set(view_add(v, M_OF), M_UNIT, r->unit_name);
	view_setf(v, M_DUE_DAY, "%s%s", day_dmy(arena, instant_day(r->due_at)),
		  r->promised_at.s == INSTANT_NONE.s ?
			  "" :
			  arena_printf(arena,
				       " (trước khi dời theo lịch nghỉ: %s)",
				       day_dmy(arena,
					       instant_day(r->promised_at))));
	view_setf(v, M_DAYS, "%d ngày làm việc",
		  late_days(r, rq->cx.now, cal));
	view_show(v, r->finished_at.s == INSTANT_NONE.s ? M_OPEN : M_DONE);
	if (r->adjust_n)
		view_set(view_add(v, M_ADJUSTED), M_WORDS,
			 adjusted_words(arena, r->adjusted_due_at,
					r->finished_at, rq->cx.now, cal));
	if (has_letters)
		view_set(view_add(v, M_SAID), M_LETTER, letter_cell(arena, r));
}

/* What neighbours have in common is said once, above them. */
static void fill_rows(struct rq *rq, struct view *v, const struct late_ask *ask,
		      const struct late_row *rows, size_t n,
		      const struct workcal *cal)
{
	struct view *list = view_add(v, M_LIST), *group = NULL;
	bool has_letters = false;

	for (size_t i = 0; i < n; i++)
		has_letters |= *letter_cell(rq->cx.arena, &rows[i]) != '\0';
	if (has_letters)
		view_show(list, M_LETTER_COLUMN);
	if (!ask->is_division)
		view_show(list, M_UNIT_COLUMN);
	view_set(list, M_WORDS,
		 ask->filter.is_newest ? "mới đến hạn đứng trước" :
					 "trễ lâu nhất đứng trước");
	for (size_t i = 0; i < n; i++) {
		const struct late_row *r = &rows[i];

		if (!i || r->letter != r[-1].letter ||
		    strcmp(r->class_code, r[-1].class_code) != 0) {
			group = view_add(list, M_GROUP);
			view_set(group, M_CAUSE,
				 late_cause_words(r->class_code));
			view_set(group, M_LETTER, late_letter_words(r->letter));
			view_set_int(group, M_COLUMNS,
				     3 + !ask->is_division + has_letters);
		}
		fill_row(rq, view_add(group, M_ROW), r, ask, has_letters, cal);
	}
}

static void fill_pages(struct rq *rq, struct view *v,
		       const struct late_ask *ask, int64_t page, int64_t last)
{
	if (last < 2)
		return;
	v = view_add(v, M_PAGES);
	view_set_int(v, M_PAGE, page);
	view_set_int(v, M_PAGE_LAST, last);
	if (page > 1)
		view_set(view_add(v, M_PREV), M_HREF,
			 address(rq, LATE_PATH, ask, page - 1));
	if (page < last)
		view_set(view_add(v, M_NEXT), M_HREF,
			 address(rq, LATE_PATH, ask, page + 1));
}

static enum err show_problem(struct rq *rq, struct late_ask *ask)
{
	const struct late_filter any = { .unit = "", .cause = "",
					 .first = DAY_NONE,
					 .last = DAY_NONE };
	struct late_sum *sums;
	struct view *v;
	size_t n;

	TRY(late_sums(&rq->cx, &any, &sums, &n));
	v = page_public(rq, T_PUBLIC_LATE, "Hồ sơ trễ hẹn");
	view_set(v, M_UPDATED, moment_words(rq->cx.arena, rq->cx.now));
	view_set(view_add(v, M_PROBLEM), M_WORDS, ask->problem);
	TRY(fill_form(rq, v, ask, sums, n));
	return page_send_as(rq, 404);
}

static enum err show_list(struct rq *rq, const struct late_ask *ask,
			  const struct workcal *cal)
{
	const char *typed = rq_arg(rq, "trang");
	int64_t page = typed ? rq_number(typed, 0) : 1, total, last;
	struct late_sum *all, *sums;
	struct late_row *rows;
	size_t all_n, sums_n, n;
	struct view *v;

	TRY(late_sums(&rq->cx, &ask->filter, &all, &all_n));
	sums = sums_of(rq, ask->filter.unit, all, all_n, &sums_n);
	v = page_public(rq, T_PUBLIC_LATE, "Hồ sơ trễ hẹn");
	total = fill_sums(rq, v, sums, sums_n);
	last = total ? (total + LATE_ROWS - 1) / LATE_ROWS : 1;
	/* No page, or one behind the end, leads to one there is. */
	if (page < 1 || page > last)
		return res_see_other(rq, address(rq, LATE_PATH, ask,
						 page < 1 ? 1 : last));
	TRY(late_rows(&rq->cx, &ask->filter, (page - 1) * LATE_ROWS, LATE_ROWS,
		      &rows, &n));
	view_set(v, M_UPDATED, moment_words(rq->cx.arena, rq->cx.now));
	TRY(fill_form(rq, v, ask, all, all_n));
	fill_bars(rq, v, ask, sums, sums_n);
	if (n)
		fill_rows(rq, v, ask, rows, n, cal);
	else
		view_show(v, M_EMPTY);
	fill_pages(rq, v, ask, page, last);
	view_set(v, M_HREF, address(rq, LATE_PATH ".csv", ask, 1));
	return page_send(rq);
}

enum err late_list_show(struct rq *rq)
{
	const struct workcal *cal;
	struct late_ask ask;

	TRY(late_asked(rq, &ask));
	TRY(late_calendar(rq, &cal));
	return ask.problem ? show_problem(rq, &ask) : show_list(rq, &ask, cal);
}
