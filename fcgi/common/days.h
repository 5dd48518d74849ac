/* The clock on a page: cells of the bar, and every day with its reason. */
#ifndef COMMON_DAYS_H
#define COMMON_DAYS_H

#include "base/cx.h"
#include "domain/deadline.h"
#include "view/tpl.h"

/* {{>DAYS}}: templates/part/days.tpl. */
void days_table(struct cx *cx, struct view *v, const struct explain *days);
/* {{>BAR}}: templates/part/bar.tpl, to scale, in the term's own unit.  `due`
 * INSTANT_NONE: it stands still; `finished` INSTANT_NONE: still open. */
struct bar {
	struct term term;
	const struct workcal *cal;
	struct instant due, finished;
};
void days_bar(struct cx *cx, struct view *v, const struct explain *days,
	      const struct bar *bar);
/* 630 -> "10 giờ 30 phút". */
const char *minutes_words(struct arena *arena, int64_t minutes);

#endif
