/*
 * What will be late in a unit or an authority, and why: for its head or its
 * leaders.
 *
 * Late is counted by day, as on every other page: a dossier is late from the
 * day after its due date until it has its result (deadline_classify()).
 */
#ifndef DOMAIN_FORECAST_H
#define DOMAIN_FORECAST_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/workcal.h"
#include "domain/ledger/workflow.h"

/* What one watches over: a whole authority, or one unit that resolves. */
struct watch {
	bool is_unit;
	struct unit_id unit, authority;
	const char *name;
	const struct unit *divisions; /* of the authority; for a head: none */
	size_t divisions_n;
	const struct workcal *cal;
};
/* The head of a unit: that unit alone (another one: ERR_DENIED).  Leader, head
 * of the desk, procedure control: the authority, or one of its units (another
 * authority's: ERR_MISSING).  `unit`: asked for; v = 0 none. */
enum err watch_of(struct cx *cx, const struct actor *actor,
		  struct unit_id unit, struct watch *ret) MUST_CHECK;

struct unit_numbers {
	struct unit_id unit;
	const char *name;
	int64_t open, late, today, soon, waiting;
};
struct kept_day { /* the trend: late at the end of a working day */
	struct day day;
	int64_t late;
};
#define TREND_DAYS 12
#define KEPT_DAYS 30
struct numbers {
	struct unit_numbers all;
	int64_t late_yesterday; /* at its end */
	int64_t results, in_time; /* within KEPT_DAYS days, by the due date */
	/* The other rate, beside it: of the results whose facts were corrected
	 * each by its adjusted date, the rest as above. */
	int64_t adjusted, in_time_adjusted;
	/* And of the results whose date a published closing had moved each by
	 * the date before it. */
	int64_t moved, in_time_promised;
	struct unit_numbers *units; /* worst first; those without any too */
	size_t units_n;
	struct unit_numbers by_state[STATE_COUNT]; /* open and late only */
	struct kept_day trend[TREND_DAYS]; /* the last is today, so far */
	size_t trend_n;
};
enum err watch_numbers(struct cx *cx, const struct watch *w,
		       struct numbers *ret) MUST_CHECK;

/* Which dossiers have a result, in SQL: a returned one that was put away since
 * still counts, kept or late; what ended without a result never did. */
#define WATCH_RESULT                                                       \
	" (d.state IN ('CO_KET_QUA', 'DANG_CHUYEN_PHAT', 'DA_TRA_KQ')"     \
	" OR (d.state = 'LUU' AND d.returned_at IS NOT NULL))"

struct watched {
	struct dossier_id id;
	const char *code, *procedure_name, *holder_name, *holder_unit_name;
	const char *lead_name;
	enum state state;
	struct instant due_at, finished_at;
	struct instant since; /* in this step; INSTANT_NONE in lists */
	/* Of forecasts only: */
	const char *awaited; /* the unit whose answer is awaited, or "" */
	struct instant awaited_due;
	bool in_transit;
	enum proposal proposal;
	int64_t left_minutes;  /* working time until the due moment */
	int64_t usual_minutes; /* what the steps still take; -1 unknown */
	int64_t usual_n;       /* from so many dossiers */
	bool cannot_make_it;   /* usually takes longer than is left */
};
/* Those that cannot make it, the worst first, then those due soon; at most
 * FORECAST_MAX, and how many there are. */
#define FORECAST_MAX 25
enum err watch_forecast(struct cx *cx, const struct watch *w,
			struct watched **ret, size_t *ret_n,
			size_t *ret_total) MUST_CHECK;

/* The lists behind the numbers. */
enum watch_list {
	LIST_LATE, LIST_TODAY, LIST_SOON, LIST_WAITING, LIST_KEPT_LATE,
	LIST_COUNT
};
enum watch_list watch_list_from_slug(const char *slug); /* LIST_COUNT */
const char *watch_list_slug(enum watch_list l);
const char *watch_list_name(enum watch_list l);
#define WATCH_PAGE 25
/* By due date (the last list: by the day of the result), from after a place:
 * moment and id of the last row seen, INSTANT_NONE at the beginning.  One more
 * than a page, if there is one. */
enum err watch_rows(struct cx *cx, const struct watch *w, enum watch_list l,
		    struct instant after, struct dossier_id after_id,
		    struct watched **ret, size_t *ret_n) MUST_CHECK;

#endif
