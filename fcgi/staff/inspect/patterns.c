/* Signals to look at again, for control and inspection: seven kinds, a month,
 * one committee at a time: the own one or one below it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/page.h"
#include "domain/inspection/pattern.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"

#define HOME "/can-bo/kiem-tra/dau-hieu"

/* "2026-11"; what cannot be read is the month that runs. */
static struct day read_month(struct rq *rq)
{
	const char *text = rq_arg(rq, "thang");
	unsigned year, month, dom;
	struct day day;

	day_split(instant_day(rq->cx.now), &year, &month, &dom);
	if (text && strlen(text) == 7 &&
	    day_parse_iso(arena_printf(rq->cx.arena, "%s-01", text), &day) &&
	    day.n <= instant_day(rq->cx.now).n)
		return day;
	return day_join(year, month, 1);
}

static const char *month_text(struct arena *arena, struct day month)
{
	return arena_strndup(arena, day_iso(arena, month), 7);
}

/* "at.key" of the last row seen; anything else begins at the newest. */
static struct pattern_ask read_ask(struct rq *rq)
{
	struct pattern_ask ask = { .month = read_month(rq),
				   .before = INSTANT_NONE };
	struct instant at;
	int64_t number;

	if (!rq_place(rq_arg(rq, "truoc"), &at, &number) || !at.s)
		return ask;
	ask.before = at;
	ask.before_key = number;
	return ask;
}

static enum pattern read_kind(struct rq *rq)
{
	const char *slug = rq_arg(rq, "loai");
	enum pattern p = slug ? pattern_from_slug(slug) : PATTERN_COUNT;

	return p == PATTERN_COUNT ? PATTERN_LAST_MINUTE : p;
}

/* "&don-vi=W-HK", or nothing for the own committee. */
static const char *seat_text(struct rq *rq, const struct unit *seat)
{
	return seat->id.v == actor_of(rq)->authority.v ?
		       "" :
		       arena_printf(rq->cx.arena, "&don-vi=%s", seat->code);
}

/* Which committee is shown, and which others may be. */
static enum err fill_units(struct rq *rq, struct view *v,
			   struct pattern_ask *ask, const struct unit **ret)
{
	const char *asked = rq_arg(rq, "don-vi");
	struct view *choice;
	struct unit *units;
	size_t n, here = 0;

	TRY(pattern_units(&rq->cx, actor_of(rq), &units, &n));
	if (!n)
		return ERR_MISSING;
	for (size_t i = 0; asked && i < n; i++) {
		if (strcmp(units[i].code, asked) == 0)
			here = i;
	}
	ask->seat = units[here].id;
	*ret = &units[here];
	view_set(v, M_SEAT, units[here].name);
	if (n == 1)
		return OK;
	choice = view_add(v, M_UNITS);
	view_set_int(choice, M_COUNT, (long long)n);
	for (size_t i = 0; i < n; i++) {
		struct view *o = view_add(choice, M_UNIT_CHOICE);

		view_set(o, M_VALUE, units[i].code);
		view_set(o, M_LABEL, units[i].name);
		if (i == here)
			view_show(o, M_SELECTED);
	}
	return OK;
}

static enum err fill_kinds(struct rq *rq, struct view *v, enum pattern here,
			   const struct pattern_ask *ask,
			   const struct unit *seat)
{
	size_t counts[PATTERN_COUNT];

	TRY(pattern_counts(&rq->cx, actor_of(rq), ask, counts));
	for (int p = 0; p < PATTERN_COUNT; p++) {
		struct view *kind = view_add(v, M_KIND_LINK);

		view_setf(kind, M_HREF, HOME "?loai=%s&thang=%s%s",
			  pattern_slug((enum pattern)p),
			  month_text(rq->cx.arena, ask->month),
			  seat_text(rq, seat));
		view_set(kind, M_NAME, pattern_name((enum pattern)p));
		view_setf(kind, M_COUNT, "%zu%s", counts[p],
			  counts[p] == PATTERN_CAP ? "+" : "");
		if (p == (int)here)
			view_show(kind, M_CURRENT);
	}
	return OK;
}

/* The month that runs and the eleven before it. */
static void fill_months(struct rq *rq, struct view *v, struct day chosen)
{
	unsigned year, month, dom;

	day_split(instant_day(rq->cx.now), &year, &month, &dom);
	for (int i = 0; i < 12; i++) {
		struct view *o = view_add(v, M_MONTH);
		struct day first = day_join(year, month, 1);

		view_set(o, M_VALUE, month_text(rq->cx.arena, first));
		view_setf(o, M_LABEL, "Tháng %02u/%u", month, year);
		if (first.n == chosen.n)
			view_show(o, M_SELECTED);
		if (--month == 0) {
			month = 12;
			year--;
		}
	}
}

static void fill_row(struct rq *rq, struct view *v, enum pattern p,
		     const struct pattern_row *r)
{
	view_set(v, M_AT, moment_words(rq->cx.arena, r->at));
	view_set(v, M_CODE, r->code);
	view_set_int(v, M_ID, r->who.v);
	view_set(v, M_WHO, r->who_name);
	view_set(v, M_UNIT, r->unit_name);
	view_set(v, M_WHY, pattern_why(rq->cx.arena, p, r));
}

enum err patterns_show(struct rq *rq)
{
	struct pattern_ask ask = read_ask(rq);
	const enum pattern here = read_kind(rq);
	struct arena *arena = rq->cx.arena;
	struct pattern_limits limits;
	struct pattern_row *rows;
	const struct unit *seat;
	struct view *v, *list;
	size_t n;

	TRY(pattern_limits(&rq->cx, ask.month, &limits));
	v = page_staff(rq, T_STAFF_INSPECT_PATTERNS, "Dấu hiệu cần xem lại");
	TRY(fill_units(rq, v, &ask, &seat));
	TRY(pattern_list(&rq->cx, actor_of(rq), here, &ask, &rows, &n));
	TRY(fill_kinds(rq, v, here, &ask, seat));
	fill_months(rq, v, ask.month);
	view_set(v, M_KIND, pattern_slug(here));
	view_set(v, M_NAME, pattern_name(here));
	view_set(v, M_RULE, pattern_rule(arena, here, &limits));
	if (!n)
		view_show(v, M_EMPTY);
	list = n ? view_add(v, M_LIST) : v;
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(list, M_ROW), here, &rows[i]);
	if (n == PATTERN_PAGE)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  HOME "?loai=%s&thang=%s%s&truoc=%lld.%lld",
			  pattern_slug(here), month_text(arena, ask.month),
			  seat_text(rq, seat),
			  (long long)rows[n - 1].at.s,
			  (long long)rows[n - 1].key);
	return page_send(rq);
}
