#include "base/when.h"

#include <stdlib.h>
#include <string.h>

#define OFFSET_S (7 * 3600)
#define DAY_S 86400

/* Days from civil and back: Howard Hinnant's era arithmetic. */
struct day day_join(unsigned year, unsigned month, unsigned dom)
{
	int y = (int)year - (month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	unsigned yoe = (unsigned)(y - era * 400);
	unsigned doy = (153 * (month + (month > 2 ? -3U : 9U)) + 2) / 5 + dom - 1;
	unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return (struct day){ era * 146097 + (int)doe - 719468 };
}

void day_split(struct day day, unsigned *year, unsigned *month, unsigned *dom)
{
	int z = day.n + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	unsigned doe = (unsigned)(z - era * 146097);
	unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	unsigned mp = (5 * doy + 2) / 153;

	*dom = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + (unsigned)(era * 400) + (*month <= 2);
}

bool day_is_real(unsigned year, unsigned month, unsigned dom)
{
	unsigned y, m, d;

	if (year < 1900 || year > 9999 || month < 1 || month > 12 || dom < 1 ||
	    dom > 31)
		return false;
	day_split(day_join(year, month, dom), &y, &m, &d);
	return y == year && m == month && d == dom;
}

enum weekday day_weekday(struct day day)
{
	/* 1970-01-01 was a Thursday. */
	return (enum weekday)(((day.n % 7) + 7 + THURSDAY) % 7);
}

struct day instant_day(struct instant at)
{
	int64_t local = at.s + OFFSET_S;

	return (struct day){ (int32_t)(local / DAY_S - (local % DAY_S < 0)) };
}

int instant_second(struct instant at)
{
	return (int)(at.s + OFFSET_S - (int64_t)instant_day(at).n * DAY_S);
}

struct instant instant_at(struct day day, int minute)
{
	return (struct instant){ (int64_t)day.n * DAY_S + minute * 60 -
				 OFFSET_S };
}

static const char *const weekday_names[] = { "Chủ nhật", "Thứ Hai", "Thứ Ba",
					     "Thứ Tư",	 "Thứ Năm", "Thứ Sáu",
					     "Thứ Bảy" };

const char *weekday_name(struct day day)
{
	return weekday_names[day_weekday(day)];
}

char *day_dmy(struct arena *arena, struct day day)
{
	unsigned y, m, d;

	day_split(day, &y, &m, &d);
	return arena_printf(arena, "%02u/%02u/%u", d, m, y);
}

char *day_iso(struct arena *arena, struct day day)
{
	unsigned y, m, d;

	day_split(day, &y, &m, &d);
	return arena_printf(arena, "%04u-%02u-%02u", y, m, d);
}

char *day_words(struct arena *arena, struct day day)
{
	return arena_printf(arena, "%s, %s", weekday_name(day),
			    day_dmy(arena, day));
}

char *day_long(struct arena *arena, struct day day)
{
	unsigned y, m, d;

	day_split(day, &y, &m, &d);
	/* Decree 30/2020: one-digit days and months 1, 2 take a zero. */
	return arena_printf(arena, m < 3 ? "ngày %02u tháng %02u năm %u" :
					   "ngày %02u tháng %u năm %u",
			    d, m, y);
}

char *clock_words(struct arena *arena, struct instant at)
{
	int s = instant_second(at);

	return arena_printf(arena, "%02d:%02d", s / 3600, s / 60 % 60);
}

char *moment_words(struct arena *arena, struct instant at)
{
	return arena_printf(arena, "%s, %s", clock_words(arena, at),
			    day_words(arena, instant_day(at)));
}

char *moment_long(struct arena *arena, struct instant at)
{
	int s = instant_second(at);

	return arena_printf(arena, "%02d giờ %02d phút, %s", s / 3600,
			    s / 60 % 60, day_long(arena, instant_day(at)));
}

char *instant_iso(struct arena *arena, struct instant at)
{
	int s = instant_second(at);

	return arena_printf(arena, "%sT%02d:%02d:%02d",
			    day_iso(arena, instant_day(at)), s / 3600,
			    s / 60 % 60, s % 60);
}

/* n digits at s as a number; -1 when one is not a digit. */
static int digits(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

static bool iso_day(const char *s, struct day *ret)
{
	int y = digits(s, 4), m, d;

	if (y < 0 || s[4] != '-')
		return false;
	m = digits(s + 5, 2);
	if (m < 0 || s[7] != '-')
		return false;
	d = digits(s + 8, 2);
	if (d < 0 || !day_is_real((unsigned)y, (unsigned)m, (unsigned)d))
		return false;
	*ret = day_join((unsigned)y, (unsigned)m, (unsigned)d);
	return true;
}

bool day_parse_iso(const char *s, struct day *ret)
{
	return strlen(s) == 10 && iso_day(s, ret);
}

bool minute_parse(const char *s, int *ret)
{
	int h, m;

	if (strlen(s) != 5 || s[2] != ':')
		return false;
	h = digits(s, 2);
	m = digits(s + 3, 2);
	if (h < 0 || h > 23 || m < 0 || m > 59)
		return false;
	*ret = h * 60 + m;
	return true;
}

bool instant_parse_iso(const char *s, struct instant *ret)
{
	struct day day;
	size_t len = strlen(s);
	int h, m, sec = 0;

	if ((len != 16 && len != 19) || !iso_day(s, &day) ||
	    (s[10] != 'T' && s[10] != ' ') || s[13] != ':')
		return false;
	h = digits(s + 11, 2);
	m = digits(s + 14, 2);
	if (len == 19)
		sec = s[16] == ':' ? digits(s + 17, 2) : -1;
	if (h < 0 || h > 23 || m < 0 || m > 59 || sec < 0 || sec > 59)
		return false;
	*ret = instant_at(day, h * 60 + m);
	ret->s += sec;
	return true;
}

/* The next run of at most `max` digits; moves *s behind it. */
static int number(const char **s, int max, int *ret_len)
{
	int n = 0;

	while (n < max && (*s)[n] >= '0' && (*s)[n] <= '9')
		n++;
	*ret_len = n;
	n = digits(*s, n);
	*s += *ret_len;
	return n;
}

static bool separator(const char **s)
{
	while (**s == ' ')
		(*s)++;
	if (**s != '/' && **s != '-' && **s != '.')
		return false;
	(*s)++;
	while (**s == ' ')
		(*s)++;
	return true;
}

enum day_typed day_parse_typed(const char *s, struct day *ret)
{
	int d, m, y, nd, nm, ny;

	if (strlen(s) == 8 && digits(s, 8) >= 0) {
		d = digits(s, 2);
		m = digits(s + 2, 2);
		y = digits(s + 4, 4);
		ny = 4;
	} else {
		d = number(&s, 2, &nd);
		if (!nd || !separator(&s))
			return DAY_UNREADABLE;
		m = number(&s, 2, &nm);
		if (!nm || !separator(&s))
			return DAY_UNREADABLE;
		y = number(&s, 4, &ny);
		if ((ny != 2 && ny != 4) || *s)
			return DAY_UNREADABLE;
	}
	if (ny == 2)
		y += y < 50 ? 2000 : 1900;
	if (!day_is_real((unsigned)y, (unsigned)m, (unsigned)d))
		return DAY_NOT_REAL;
	*ret = day_join((unsigned)y, (unsigned)m, (unsigned)d);
	return DAY_READ;
}
