/* What the page of late dossiers and its CSV ask for and say alike. */
#ifndef PUBLIC_LATE_H
#define PUBLIC_LATE_H

#include "domain/catalogue/unit.h"
#include "domain/citizen/late_public.h"
#include "domain/clock/deadline.h"
#include "domain/clock/period.h"
#include "http/route.h"

#define LATE_PATH "/cong-khai/tre-han"

struct late_ask {
	/* As the address has them, "" when it does not. */
	const char *unit, *cause, *month, *order;
	const char *unit_name; /* "" none */
	const char *authority; /* code of its committee, "" */
	bool is_division;      /* the unit is none itself */
	struct late_filter filter;
	const char *problem; /* a sentence: the address makes no sense; NULL */
};
enum err late_asked(struct rq *rq, struct late_ask *ret) MUST_CHECK;

/* Working days are counted by the calendar of the first desk. */
enum err late_calendar(struct rq *rq, const struct workcal **ret) MUST_CHECK;
int late_days(const struct late_row *r, struct instant now,
	      const struct workcal *cal);
const char *late_cause_words(const char *class_code);

#endif
