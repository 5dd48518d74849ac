#include "domain/clock/period.h"

#include <string.h>

static struct period of_months(enum period_kind kind, int year, int n,
			       unsigned from, unsigned to)
{
	struct day next = to == 12 ?
				  day_join((unsigned)year + 1, 1, 1) :
				  day_join((unsigned)year, to + 1, 1);

	return (struct period){ .kind = kind,
				.year = year,
				.n = n,
				.first = day_join((unsigned)year, from, 1),
				.last = { next.n - 1 } };
}

static struct period make(enum period_kind kind, int year, int n)
{
	switch (kind) {
	case PERIOD_MONTH:
		return of_months(kind, year, n, (unsigned)n, (unsigned)n);
	case PERIOD_QUARTER:
		return of_months(kind, year, n, (unsigned)n * 3 - 2,
				 (unsigned)n * 3);
	case PERIOD_YEAR:
		break;
	}
	return of_months(PERIOD_YEAR, year, 0, 1, 12);
}

static bool all_digits(const char *s, size_t n)
{
	return strlen(s) >= n && strspn(s, "0123456789") >= n;
}

bool period_parse(const char *code, struct period *ret)
{
	size_t len = strlen(code);
	int year, n = 0;

	if (!all_digits(code, 4))
		return false;
	year = (code[0] - '0') * 1000 + (code[1] - '0') * 100 +
	       (code[2] - '0') * 10 + (code[3] - '0');
	if (year < PERIOD_FIRST_YEAR)
		return false;
	if (len == 4) {
		*ret = make(PERIOD_YEAR, year, 0);
		return true;
	}
	if (len != 7 || code[4] != '-')
		return false;
	if (code[5] == 'q' && code[6] >= '1' && code[6] <= '4') {
		*ret = make(PERIOD_QUARTER, year, code[6] - '0');
		return true;
	}
	if (!all_digits(code + 5, 2))
		return false;
	n = (code[5] - '0') * 10 + (code[6] - '0');
	if (n < 1 || n > 12)
		return false;
	*ret = make(PERIOD_MONTH, year, n);
	return true;
}

const char *period_code(struct arena *arena, const struct period *p)
{
	switch (p->kind) {
	case PERIOD_MONTH:
		return arena_printf(arena, "%04d-%02d", p->year, p->n);
	case PERIOD_QUARTER:
		return arena_printf(arena, "%04d-q%d", p->year, p->n);
	case PERIOD_YEAR:
		break;
	}
	return arena_printf(arena, "%04d", p->year);
}

const char *period_words(struct arena *arena, const struct period *p)
{
	static const char *const quarters[] = { "", "I", "II", "III", "IV" };

	switch (p->kind) {
	case PERIOD_MONTH:
		return arena_printf(arena, "tháng %d năm %d", p->n, p->year);
	case PERIOD_QUARTER:
		return arena_printf(arena, "quý %s năm %d", quarters[p->n],
				    p->year);
	case PERIOD_YEAR:
		break;
	}
	return arena_printf(arena, "năm %d", p->year);
}

struct period period_of(enum period_kind kind, struct day day)
{
	unsigned year, month, dom;

	day_split(day, &year, &month, &dom);
	return make(kind, (int)year,
		    kind == PERIOD_MONTH   ? (int)month :
		    kind == PERIOD_QUARTER ? (int)(month + 2) / 3 :
					     0);
}

struct period period_before(const struct period *p)
{
	return period_of(p->kind, (struct day){ p->first.n - 1 });
}

struct instant period_start(const struct period *p)
{
	return instant_at(p->first, 0);
}

struct instant period_end(const struct period *p)
{
	return instant_at((struct day){ p->last.n + 1 }, 0);
}
