/* The clock on a page: cells of the bar, and every day with its reason. */
#ifndef COMMON_DAYS_H
#define COMMON_DAYS_H

#include "base/cx.h"
#include "domain/clock/deadline.h"
#include "view/tpl.h"

/* {{>DAYS}}: templates/part/days.tpl. */
void days_table(struct cx *cx, struct view *v, const struct explain *days);
/* {{>BAR}}: templates/part/bar.tpl, to scale, in the term's own unit.  `due`
 * INSTANT_NONE: it stands still; `finished` INSTANT_NONE: still open. */
struct bar {
	struct term term;
	const struct workcal *cal;
	struct instant due, finished;
	/* For the months: of a dossier that ended without a result, an
	 * appointment that only the last stop moved was never promised. */
	struct instant first_due;
	bool is_ended;
};
void days_bar(struct cx *cx, struct view *v, const struct explain *days,
	      const struct bar *bar);
/* {{>MONTHS}}: templates/part/months.tpl, a grid a month: the first, that of
 * the appointment and that of the end or of today, when they are many. */
void days_months(struct cx *cx, struct view *v, const struct explain *days,
		 const struct bar *bar);
/* Terms in days of the calendar and in months count every day. */
bool days_count_all(enum term_unit unit);
/* 630 -> "10 giờ 30 phút". */
const char *minutes_words(struct arena *arena, int64_t minutes);

#endif
