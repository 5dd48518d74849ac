/*
 * The periods of reports: a month "2026-11", a quarter "2026-q4", a year
 * "2026", by Vietnamese days.
 */
#ifndef DOMAIN_PERIOD_H
#define DOMAIN_PERIOD_H

#include <stdbool.h>

#include "base/when.h"

enum period_kind { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };

struct period {
	enum period_kind kind;
	int year, n; /* month 1-12, quarter 1-4, year 0 */
	struct day first, last;
};

#define PERIOD_FIRST_YEAR 2018 /* Decree 61/2018 */

/* False: no such period, or before PERIOD_FIRST_YEAR. */
bool period_parse(const char *code, struct period *ret);
const char *period_code(struct arena *arena, const struct period *p);
/* "tháng 11 năm 2026", "quý IV năm 2026", "năm 2026". */
const char *period_words(struct arena *arena, const struct period *p);
/* The month or the quarter in which a day lies, and the one before. */
struct period period_of(enum period_kind kind, struct day day);
struct period period_before(const struct period *p);
/* The instants of its first and past its last moment. */
struct instant period_start(const struct period *p);
struct instant period_end(const struct period *p);

#endif
