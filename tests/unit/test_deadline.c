/* The one clock against the slow one, and the law's cases one by one.  The
 * published vectors are in test_vectors.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/slow_clock.h"

#define CASES 100000
#define CASES_PER_CALENDAR 50
#define ENTRIES_MAX 128

static struct arena *arena;

/* ---- the real calendar, 2023 to 2026, and 2027 as far as it is known ---- */

static const int off_days[] = {
	20230102, 20230120, 20230123, 20230124, 20230125, 20230126, 20230501,
	20230502, 20230503, 20230901, 20230904, 20240101, 20240208, 20240209,
	20240212, 20240213, 20240214, 20240418, 20240429, 20240430, 20240501,
	20240902, 20240903, 20250101, 20250127, 20250128, 20250129, 20250130,
	20250131, 20250407, 20250430, 20250501, 20250502, 20250901, 20250902,
	20260101, 20260102, 20260216, 20260217, 20260218, 20260219, 20260220,
	20260427, 20260430, 20260501, 20260831, 20260901, 20260902, 20261124,
	20270101,
};
static const int worked_days[] = { 20240504, 20250426, 20260110, 20260822 };

static const struct session_hours hours[][SESSIONS_MAX] = {
	{ { 450, 690 }, { 810, 1050 } },
	{ { 420, 690 }, { 810, 1020 } },
	{ { 480, 960 } },
	{ { 420, 540 }, { 600, 720 }, { 780, 1080 } },
};
static const size_t hours_n[] = { 2, 2, 1, 3 };

struct book {
	struct calendar_entry entries[ENTRIES_MAX];
	struct calendar_spec spec;
};

static struct day ymd(int n)
{
	return day_join((unsigned)n / 10000, (unsigned)n / 100 % 100,
			(unsigned)n % 100);
}

static void add(struct book *book, struct day day, enum day_kind kind)
{
	book->entries[book->spec.entries_n++] =
		(struct calendar_entry){ day, kind, NULL };
}

static void real_book(struct book *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->spec.entries = ret->entries;
	ret->spec.published_until = ymd(20261231);
	ret->spec.sessions_n = hours_n[0];
	memcpy(ret->spec.sessions, hours[0], sizeof(hours[0]));
	for (size_t i = 0; i < sizeof(off_days) / sizeof(int); i++)
		add(ret, ymd(off_days[i]), DAY_OFF);
	for (size_t i = 0; i < sizeof(worked_days) / sizeof(int); i++)
		add(ret, ymd(worked_days[i]), DAY_WORKED);
}

static const struct workcal *real_calendar(void)
{
	struct book book;

	real_book(&book);
	return workcal_new(arena, &book.spec);
}

/* ---- chance, the same every time ---- */

static uint64_t seed;

static int chance(int n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int)((seed >> 11) % (uint64_t)n);
}

/* The real one with days dropped and added; now and then a year missing. */
static void random_book(struct book *ret)
{
	int lost_year = chance(8) == 0 ? 2023 + chance(5) : 0;
	int which = chance(4);
	struct book real;

	real_book(&real);
	real_book(ret);
	ret->spec.entries_n = 0;
	ret->spec.sessions_n = hours_n[which];
	memcpy(ret->spec.sessions, hours[which], sizeof(hours[which]));
	for (size_t i = 0; i < real.spec.entries_n; i++) {
		unsigned y, m, d;

		day_split(real.entries[i].day, &y, &m, &d);
		if ((int)y != lost_year && chance(10))
			add(ret, real.entries[i].day, real.entries[i].kind);
	}
	for (int i = chance(20); i > 0; i--) {
		struct day day = { ymd(20230101).n + chance(1460) };
		unsigned y, m, d;

		day_split(day, &y, &m, &d);
		if ((int)y != lost_year)
			add(ret, day, chance(2) ? DAY_OFF : DAY_WORKED);
	}
}

struct question {
	struct instant received;
	struct term term;
	struct stop stops[4];
	size_t n;
};

static struct term random_term(void)
{
	static const int most[] = { 80, 45, 7, 50, 0 };
	struct term t = { .unit = (enum term_unit)chance(TERM_UNIT_COUNT),
			  .next_day_minute = chance(3) ? -1 : 540,
			  .cutoff_minute = chance(4) ? 900 : 600,
			  .cutoff_rule = chance(2) ? CUTOFF_NONE :
						     CUTOFF_SHIFT_START };

	t.halves = chance(most[t.unit] + 1);
	if (t.unit == TERM_CALENDAR_DAYS || t.unit == TERM_MONTHS)
		t.halves *= 2;
	return t;
}

/* Often at the edges where clocks go wrong. */
static struct instant random_moment(struct day day, bool fine)
{
	static const int edges[] = { 0,	  420, 450, 480, 540,  600, 690, 750,
				     810, 900, 960, 1020, 1050, 1080, 1439 };
	int minute = chance(2) ? edges[chance(15)] : chance(1440);
	struct instant at = instant_at(day, minute);

	at.s += fine ? chance(3) - 1 : 0;
	return at;
}

static struct question random_question(void)
{
	struct question q = { .term = random_term() };
	bool fine = q.term.unit != TERM_WORK_HOURS && chance(2);
	struct day day = { ymd(20221225).n + chance(1800) };
	struct instant last;

	q.received = random_moment(day, fine);
	last = q.received;
	for (q.n = 0; q.n < (size_t)chance(4); q.n++) {
		struct stop *s = &q.stops[q.n];

		s->is_restart = chance(3) == 0;
		s->from = chance(8) ? random_moment((struct day){
				instant_day(last).n + chance(12) }, fine) :
			  last;
		if (s->from.s < last.s)
			s->from = last;
		s->to = chance(8) ? random_moment((struct day){
				instant_day(s->from).n + chance(15) }, fine) :
			s->from;
		if (s->to.s < s->from.s)
			s->to = s->from;
		last = s->to;
	}
	if (q.n && chance(10) == 0)
		q.stops[q.n - 1].to = INSTANT_NONE;
	return q;
}

/* ---- the comparison ---- */

static typeof(deadline_due) *due_under_test = deadline_due;

static bool is_same(struct deadline a, struct deadline b)
{
	return a.err == b.err && a.due.s == b.due.s &&
	       a.stopped == b.stopped && a.provisional == b.provisional &&
	       a.ignored == b.ignored;
}

static const char *moment(struct instant at)
{
	return at.s == INSTANT_NONE.s ? "-" : instant_iso(arena, at);
}

static void print_question(const struct question *q, struct deadline fast,
			   struct deadline slow)
{
	print_error("%s + %d halves of %s, rule %d, cutoff %d\n",
		    moment(q->received), q->term.halves,
		    term_unit_code(q->term.unit), (int)q->term.cutoff_rule,
		    q->term.cutoff_minute);
	for (size_t i = 0; i < q->n; i++)
		print_error("  %s %s .. %s\n",
			    q->stops[i].is_restart ? "restart" : "pause",
			    moment(q->stops[i].from), moment(q->stops[i].to));
	print_error("  fast: err %d %s stopped %d provisional %d ignored %x\n",
		    (int)fast.err, moment(fast.due), fast.stopped,
		    fast.provisional, (unsigned)fast.ignored);
	print_error("  slow: err %d %s stopped %d provisional %d ignored %x\n",
		    (int)slow.err, moment(slow.due), slow.stopped,
		    slow.provisional, (unsigned)slow.ignored);
}

/* Differences found in so many cases; counts how many were computed at all. */
static int differences(int cases, bool is_loud, int *ret_computed)
{
	const struct workcal *cal = NULL;
	struct book book;
	int found = 0;

	seed = UINT64_C(0x9E3779B97F4A7C15);
	*ret_computed = 0;
	for (int i = 0; i < cases; i++) {
		struct deadline fast, slow;
		struct question q;

		if (i % CASES_PER_CALENDAR == 0) {
			arena_reset(arena);
			random_book(&book);
			cal = workcal_new(arena, &book.spec);
		}
		q = random_question();
		fast = due_under_test(q.received, q.term, q.stops, q.n, cal);
		slow = slow_due(q.received, q.term, q.stops, q.n, &book.spec);
		*ret_computed += fast.err == DEADLINE_OK;
		if (!is_same(fast, slow) && ++found < 4 && is_loud)
			print_question(&q, fast, slow);
	}
	return found;
}

static void it_agrees_with_the_slow_clock(void **state)
{
	int computed;

	(void)state;
	assert_int_equal(differences(CASES, true, &computed), 0);
	assert_true(computed > CASES / 2);
}

static struct deadline forgets_the_cutoff(struct instant received,
					  struct term term,
					  const struct stop *stops, size_t n,
					  const struct workcal *cal)
{
	term.cutoff_minute++;
	return deadline_due(received, term, stops, n, cal);
}

static struct deadline counts_the_pause(struct instant received,
					struct term term,
					const struct stop *stops, size_t n,
					const struct workcal *cal)
{
	struct stop other[4];

	for (size_t i = 0; i < n; i++) {
		other[i] = stops[i];
		if (!stops[i].is_restart && stops[i].to.s != INSTANT_NONE.s)
			other[i].to = stops[i].from;
	}
	return deadline_due(received, term, other, n, cal);
}

/* The control: the comparison can fail. */
static void a_planted_fault_is_found(void **state)
{
	int computed;

	(void)state;
	due_under_test = forgets_the_cutoff;
	assert_true(differences(CASES / 10, false, &computed) > 0);
	due_under_test = counts_the_pause;
	assert_true(differences(CASES / 10, false, &computed) > 100);
	due_under_test = deadline_due;
	assert_int_equal(differences(CASES / 10, false, &computed), 0);
}

static void hours_agree_to_the_second(void **state)
{
	struct book book;
	const struct workcal *cal;

	(void)state;
	real_book(&book);
	cal = workcal_new(arena, &book.spec);
	seed = 42;
	for (int i = 0; i < 300; i++) {
		struct question q = random_question();
		struct deadline fast, slow;

		q.term.unit = TERM_WORK_HOURS;
		q.term.halves = chance(20);
		q.received.s += chance(60);
		q.n = 0;
		fast = deadline_due(q.received, q.term, NULL, 0, cal);
		slow = slow_due(q.received, q.term, NULL, 0, &book.spec);
		if (!is_same(fast, slow)) {
			print_question(&q, fast, slow);
			fail();
		}
	}
}

/* ---- properties ---- */

static void received_later_is_never_due_earlier(void **state)
{
	const struct workcal *cal = real_calendar();

	(void)state;
	seed = 7;
	for (int i = 0; i < 50000; i++) {
		struct question q = random_question();
		struct instant later = { q.received.s + chance(4 * 86400) };
		struct deadline a, b;

		a = deadline_due(q.received, q.term, NULL, 0, cal);
		b = deadline_due(later, q.term, NULL, 0, cal);
		if (a.err == DEADLINE_OK && b.err == DEADLINE_OK)
			assert_true(a.due.s <= b.due.s);
	}
}

static void a_longer_term_is_never_due_earlier(void **state)
{
	const struct workcal *cal = real_calendar();

	(void)state;
	seed = 8;
	for (int i = 0; i < 50000; i++) {
		struct question q = random_question();
		struct term longer = q.term;
		struct deadline a, b;

		if (q.term.unit == TERM_SAME_DAY)
			continue;
		longer.halves += 2 * (1 + chance(9));
		if (q.term.unit == TERM_WORK_DAYS && chance(2))
			longer.halves--;
		a = deadline_due(q.received, q.term, NULL, 0, cal);
		b = deadline_due(q.received, longer, NULL, 0, cal);
		if (a.err == DEADLINE_OK && b.err == DEADLINE_OK)
			assert_true(a.due.s <= b.due.s);
	}
}

static void a_stop_never_shortens(void **state)
{
	const struct workcal *cal = real_calendar();

	(void)state;
	seed = 9;
	for (int i = 0; i < 100000; i++) {
		struct question q = random_question();

		for (size_t n = 1; n <= q.n; n++) {
			struct deadline a = deadline_due(q.received, q.term,
							 q.stops, n - 1, cal);
			struct deadline b = deadline_due(q.received, q.term,
							 q.stops, n, cal);

			if (a.err || b.err || b.stopped || a.due.s <= b.due.s)
				continue;
			print_question(&q, b, a);
			fail();
		}
	}
}

static void a_dossier_is_due_after_it_was_received(void **state)
{
	const struct workcal *cal = real_calendar();

	(void)state;
	seed = 10;
	for (int i = 0; i < 50000; i++) {
		struct question q = random_question();
		struct deadline d;

		if (!q.term.halves && q.term.unit != TERM_SAME_DAY)
			continue;
		d = deadline_due(q.received, q.term, NULL, 0, cal);
		if (d.err == DEADLINE_OK)
			assert_true(d.due.s > q.received.s);
	}
}

/* ---- the telling ---- */

static int told(const struct explain *e, enum explained kind)
{
	int n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += e->days[i].kind == kind;
	return n;
}

static bool is_only_rolled_to(const struct explained_day *day)
{
	return strstr(day->note, "ngày làm việc kế tiếp: ngày hẹn") ||
	       strstr(day->note, "Thời hạn đã tính đủ");
}

/* From reception to the due day without a gap, and the count is the term. */
static void check_telling(const struct question *q, struct deadline d,
			  const struct workcal *cal)
{
	const struct explain *e = deadline_explain(arena, q->received, q->term,
						   q->stops, q->n, cal);
	const struct explained_day *last = &e->days[e->n - 1];
	struct day first = instant_day(q->received);
	int counted = told(e, EX_COUNTED) + told(e, EX_WORKED_WEEKEND);
	int halves = 0;

	for (size_t i = 0; i < e->n; i++) {
		assert_int_equal(e->days[i].day.n, first.n + (int)i);
		assert_non_null(e->days[i].note);
		assert_true(*e->days[i].note);
		halves += e->days[i].halves;
	}
	if (d.stopped) {
		assert_int_equal(last->kind, EX_PAUSED);
		return;
	}
	if (q->term.unit == TERM_WORK_DAYS ||
	    q->term.unit == TERM_CALENDAR_DAYS)
		assert_int_equal(halves, q->term.halves);
	if (q->term.unit == TERM_WORK_DAYS && q->term.halves) {
		counted -= is_only_rolled_to(last);
		assert_int_equal(counted, (q->term.halves + 1) / 2);
	}
	if (q->term.unit == TERM_CALENDAR_DAYS && q->term.halves) {
		counted -= is_only_rolled_to(last);
		assert_int_equal(counted, q->term.halves / 2);
	}
}

static void the_told_days_add_up(void **state)
{
	const struct workcal *cal = real_calendar();

	(void)state;
	seed = 11;
	for (int i = 0; i < 30000; i++) {
		struct question q = random_question();
		struct deadline d = deadline_due(q.received, q.term, q.stops,
						 q.n, cal);

		if (d.err == DEADLINE_OK)
			check_telling(&q, d, cal);
		if (i % 100 == 99) {
			arena_reset(arena);
			cal = real_calendar();
		}
	}
}

static void what_cannot_be_computed_is_not_told(void **state)
{
	const struct workcal *cal = real_calendar();
	struct instant at = instant_at(ymd(20220505), 600);
	struct term t = { .unit = TERM_WORK_DAYS, .halves = 10 };

	(void)state;
	assert_int_equal(deadline_explain(arena, at, t, NULL, 0, cal)->n, 0);
}

/* ---- cases ---- */

static struct instant at(const char *text)
{
	struct instant t = INSTANT_NONE;

	if (*text && !instant_parse_iso(text, &t))
		fail_msg("%s", text);
	return t;
}

static struct term term_of(int halves, enum term_unit unit)
{
	return (struct term){ .unit = unit, .halves = halves,
			      .next_day_minute = -1, .cutoff_minute = 900 };
}

static void assert_due(const char *received, struct term t,
		       const struct stop *stops, size_t n, const char *due)
{
	struct deadline d = deadline_due(at(received), t, stops, n,
					 real_calendar());

	assert_int_equal(d.err, DEADLINE_OK);
	assert_string_equal(moment(d.due), due);
}

static void a_month_ends_on_the_corresponding_day(void **state)
{
	(void)state;
	assert_due("2024-01-31T09:00:00", term_of(2, TERM_MONTHS), NULL, 0,
		   "2024-02-29T17:30:00"); /* a leap year */
	assert_due("2023-11-30T09:00:00", term_of(6, TERM_MONTHS), NULL, 0,
		   "2024-02-29T17:30:00");
	assert_due("2023-05-31T09:00:00", term_of(2, TERM_MONTHS), NULL, 0,
		   "2023-06-30T17:30:00");
	/* 29/4/2023 is a Saturday before three days off */
	assert_due("2023-03-29T09:00:00", term_of(2, TERM_MONTHS), NULL, 0,
		   "2023-05-04T17:30:00");
}

/* Sunday 10/3/2024 counts as Monday the 11th; after 15:00 as the next day. */
static void a_month_obeys_the_cut_off_as_days_do(void **state)
{
	struct term t = term_of(2, TERM_MONTHS);
	struct stop stop = { .is_restart = true,
			     .from = at("2024-03-12T09:00:00"),
			     .to = at("2024-03-15T15:00:01") };

	(void)state;
	t.cutoff_rule = CUTOFF_SHIFT_START;
	assert_due("2024-03-10T09:17:00", t, NULL, 0, "2024-04-11T17:30:00");
	assert_due("2024-03-11T15:00:00", t, NULL, 0, "2024-04-11T17:30:00");
	assert_due("2024-03-11T15:00:01", t, NULL, 0, "2024-04-12T17:30:00");
	/* complete on a Friday evening: Monday 18/3, so 18/4, a holiday */
	assert_due("2024-03-11T09:00:00", t, &stop, 1, "2024-04-19T17:30:00");
	t.cutoff_rule = CUTOFF_NONE;
	assert_due("2024-03-10T09:17:00", t, NULL, 0, "2024-04-10T17:30:00");
}

static void the_sentence_names_the_year_without_calendar(void **state)
{
	struct deadline d = deadline_due(at("2027-12-30T09:00:00"),
					 term_of(10, TERM_WORK_DAYS), NULL, 0,
					 real_calendar());

	(void)state;
	assert_int_equal(d.missing_year, 2028);
	d = deadline_due(at("2022-12-30T09:00:00"),
			 term_of(10, TERM_WORK_DAYS), NULL, 0,
			 real_calendar());
	assert_int_equal(d.missing_year, 2022);
}

static void calendar_days_and_months_wait_as_long_as_they_are_paused(void **state)
{
	struct stop stop = { .from = at("2023-05-15T10:00:00"),
			     .to = at("2023-05-25T09:00:00") };

	(void)state;
	assert_due("2023-05-09T09:00:00", term_of(20, TERM_CALENDAR_DAYS),
		   &stop, 1, "2023-05-29T17:30:00");
	/* 9/6 + 10 days */
	assert_due("2023-05-09T09:00:00", term_of(2, TERM_MONTHS), &stop, 1,
		   "2023-06-19T17:30:00");
}

static void hours_keep_their_minutes_over_a_pause(void **state)
{
	struct stop stop = { .from = at("2026-03-04T09:20:00"),
			     .to = at("2026-03-05T15:10:00") };

	(void)state;
	/* 1 h 20 used, 2 h 40 left: 2 h 20 on Thursday, 20 minutes on Friday */
	assert_due("2026-03-04T08:00:00", term_of(8, TERM_WORK_HOURS), &stop, 1,
		   "2026-03-06T07:50:00");
}

static void a_pause_on_the_due_instant_still_counts(void **state)
{
	struct stop stop = { .from = at("2023-05-12T17:30:00"),
			     .to = at("2023-05-16T09:00:00") };

	(void)state;
	assert_due("2023-05-09T09:00:00", term_of(6, TERM_WORK_DAYS), &stop, 1,
		   "2023-05-16T17:30:00");
	stop.from.s++;
	assert_due("2023-05-09T09:00:00", term_of(6, TERM_WORK_DAYS), &stop, 1,
		   "2023-05-12T17:30:00");
}

static void a_worked_saturday_receives_like_any_day(void **state)
{
	struct term t = term_of(2, TERM_WORK_DAYS);

	(void)state;
	t.cutoff_rule = CUTOFF_SHIFT_START;
	assert_due("2024-05-04T09:00:00", t, NULL, 0, "2024-05-06T17:30:00");
	assert_due("2024-05-04T15:00:01", t, NULL, 0, "2024-05-07T17:30:00");
	assert_due("2024-05-04T09:00:00", term_of(0, TERM_SAME_DAY), NULL, 0,
		   "2024-05-04T17:30:00");
}

static void a_pause_before_the_deemed_day_gives_nothing_away(void **state)
{
	struct stop stop = { .from = at("2023-05-12T16:00:00"),
			     .to = at("2023-05-12T16:10:00") };
	struct term t = term_of(6, TERM_WORK_DAYS);

	(void)state;
	t.cutoff_rule = CUTOFF_SHIFT_START;
	assert_due("2023-05-12T15:30:00", t, NULL, 0, "2023-05-18T17:30:00");
	assert_due("2023-05-12T15:30:00", t, &stop, 1, "2023-05-18T17:30:00");
}

static void nonsense_is_an_error_and_no_date(void **state)
{
	const struct workcal *cal = real_calendar();
	struct instant r = at("2023-05-09T09:00:00");
	struct stop two[] = {
		{ .from = at("2023-05-11T09:00:00"), .to = at("") },
		{ .from = at("2023-05-12T09:00:00"),
		  .to = at("2023-05-13T09:00:00") },
	};
	struct stop back = { .from = at("2023-05-11T09:00:00"),
			     .to = at("2023-05-10T09:00:00") };
	struct stop early = { .from = at("2023-05-08T09:00:00"),
			      .to = at("2023-05-10T09:00:00") };
	struct term t = term_of(10, TERM_WORK_DAYS);

	(void)state;
	assert_int_equal(deadline_due(r, term_of(5, TERM_CALENDAR_DAYS), NULL,
				      0, cal).err, DEADLINE_BAD_TERM);
	assert_int_equal(deadline_due(r, term_of(5, TERM_MONTHS), NULL, 0, cal)
				 .err, DEADLINE_BAD_TERM);
	assert_int_equal(deadline_due(r, term_of(-2, TERM_WORK_DAYS), NULL, 0,
				      cal).err, DEADLINE_BAD_TERM);
	assert_int_equal(deadline_due(r, t, two, 2, cal).err,
			 DEADLINE_BAD_STOPS);
	assert_int_equal(deadline_due(r, t, &back, 1, cal).err,
			 DEADLINE_BAD_STOPS);
	assert_int_equal(deadline_due(r, t, &early, 1, cal).err,
			 DEADLINE_BAD_STOPS);
	assert_int_equal(deadline_due(at("2022-12-30T09:00:00"), t, NULL, 0,
				      cal).err, DEADLINE_NO_CALENDAR);
	assert_int_equal(deadline_due(at("2027-12-30T09:00:00"), t, NULL, 0,
				      cal).err, DEADLINE_NO_CALENDAR);
	assert_true(deadline_due(r, t, two, 2, cal).due.s == INSTANT_NONE.s);
}

static void every_error_has_a_sentence(void **state)
{
	struct deadline d = { .err = DEADLINE_NO_CALENDAR,
			      .missing_year = 2028 };

	(void)state;
	assert_non_null(strstr(deadline_why_not(arena, &d), "năm 2028;"));
	d.err = DEADLINE_BAD_TERM;
	assert_non_null(deadline_why_not(arena, &d));
	d.err = DEADLINE_BAD_STOPS;
	assert_non_null(deadline_why_not(arena, &d));
	d.err = DEADLINE_OK;
	assert_null(deadline_why_not(arena, &d));
}

static void reduction_rounds_as_told(void **state)
{
	struct term wd = term_of(30, TERM_WORK_DAYS); /* 15 days */
	struct term cd = term_of(30, TERM_CALENDAR_DAYS);

	(void)state;
	assert_int_equal(term_reduce(wd, 15, ROUND_DOWN), 25); /* 12.75 */
	assert_int_equal(term_reduce(wd, 15, ROUND_NEAREST), 25); /* a tie */
	assert_int_equal(term_reduce(wd, 15, ROUND_UP), 26);
	assert_int_equal(term_reduce(wd, 14, ROUND_NEAREST), 26); /* 12.9 */
	assert_int_equal(term_reduce(cd, 10, ROUND_DOWN), 26); /* 13.5 */
	assert_int_equal(term_reduce(cd, 10, ROUND_NEAREST), 26);
	assert_int_equal(term_reduce(cd, 10, ROUND_UP), 28);
	assert_int_equal(term_reduce(wd, 0, ROUND_UP), 30);
	assert_int_equal(term_reduce(wd, 100, ROUND_DOWN), 1);
	assert_int_equal(term_reduce(wd, 101, ROUND_DOWN), -1);
	assert_int_equal(term_reduce(wd, -1, ROUND_DOWN), -1);
	assert_int_equal(term_reduce(term_of(0, TERM_SAME_DAY), 10, ROUND_DOWN),
			 -1);
	assert_int_equal(term_reduce(term_of(0, TERM_WORK_DAYS), 10,
				     ROUND_DOWN), -1);
}

static void lateness_goes_by_date(void **state)
{
	const struct workcal *cal = real_calendar();
	struct instant due = at("2023-04-28T17:30:00");
	struct classified c;

	(void)state;
	c = deadline_classify(due, at("2023-04-27T18:00:00"), cal);
	assert_int_equal(c.keeping, EARLY);
	assert_int_equal(c.work_days_late, 0);
	assert_string_equal(keeping_code(c.keeping), "truoc_han");
	c = deadline_classify(due, at("2023-04-28T23:59:59"), cal);
	assert_int_equal(c.keeping, ON_TIME);
	c = deadline_classify(due, at("2023-05-02T10:00:00"), cal);
	assert_int_equal(c.keeping, LATE);
	assert_int_equal(c.work_days_late, 0); /* all days off */
	c = deadline_classify(due, at("2023-05-05T10:00:00"), cal);
	assert_int_equal(c.work_days_late, 2);
}

static void an_apology_before_the_first_known_day_is_not_guessed(void **state)
{
	const struct workcal *cal = real_calendar();
	struct apology_days days;

	(void)state;
	days = deadline_latest_apology(at("2023-01-03T17:30:00"), cal);
	assert_int_equal(days.calendar.n, ymd(20230102).n);
	assert_int_equal(days.working.n, DAY_NONE.n);
	days = deadline_latest_apology(at("2023-05-04T17:30:00"), cal);
	assert_int_equal(days.calendar.n, ymd(20230503).n);
	assert_int_equal(days.working.n, ymd(20230428).n);
}

static void the_last_step_ends_where_the_whole_term_does(void **state)
{
	static const enum term_unit units[] = { TERM_WORK_DAYS,
						TERM_CALENDAR_DAYS, TERM_MONTHS,
						TERM_WORK_HOURS };
	const struct workcal *cal = real_calendar();
	struct instant start = at("2023-04-20T10:20:00");
	int steps[] = { 2, 4, 6 };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct instant ends[3];
		struct deadline whole = deadline_due(
			start, term_of(12, units[i]), NULL, 0, cal);

		assert_int_equal(deadline_chain(start, term_of(0, units[i]),
						steps, 3, cal, ends),
				 DEADLINE_OK);
		assert_true(ends[0].s <= ends[1].s && ends[1].s <= ends[2].s);
		assert_int_equal(ends[2].s, whole.due.s);
	}
}

static void a_term_is_said_in_words(void **state)
{
	(void)state;
	assert_string_equal(term_words(arena, term_of(10, TERM_WORK_DAYS)),
			    "5 ngày làm việc");
	assert_string_equal(term_words(arena, term_of(5, TERM_WORK_DAYS)),
			    "2,5 ngày làm việc");
	assert_string_equal(term_words(arena, term_of(0, TERM_SAME_DAY)),
			    "trong ngày");
	assert_int_equal(term_unit_of("MO"), TERM_MONTHS);
	assert_int_equal(term_unit_of("wd"), TERM_UNIT_COUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_agrees_with_the_slow_clock),
		cmocka_unit_test(a_planted_fault_is_found),
		cmocka_unit_test(hours_agree_to_the_second),
		cmocka_unit_test(received_later_is_never_due_earlier),
		cmocka_unit_test(a_longer_term_is_never_due_earlier),
		cmocka_unit_test(a_stop_never_shortens),
		cmocka_unit_test(a_dossier_is_due_after_it_was_received),
		cmocka_unit_test(the_told_days_add_up),
		cmocka_unit_test(what_cannot_be_computed_is_not_told),
		cmocka_unit_test(a_month_ends_on_the_corresponding_day),
		cmocka_unit_test(a_month_obeys_the_cut_off_as_days_do),
		cmocka_unit_test(the_sentence_names_the_year_without_calendar),
		cmocka_unit_test(
			calendar_days_and_months_wait_as_long_as_they_are_paused),
		cmocka_unit_test(hours_keep_their_minutes_over_a_pause),
		cmocka_unit_test(a_pause_on_the_due_instant_still_counts),
		cmocka_unit_test(a_worked_saturday_receives_like_any_day),
		cmocka_unit_test(
			a_pause_before_the_deemed_day_gives_nothing_away),
		cmocka_unit_test(nonsense_is_an_error_and_no_date),
		cmocka_unit_test(every_error_has_a_sentence),
		cmocka_unit_test(reduction_rounds_as_told),
		cmocka_unit_test(lateness_goes_by_date),
		cmocka_unit_test(
			an_apology_before_the_first_known_day_is_not_guessed),
		cmocka_unit_test(the_last_step_ends_where_the_whole_term_does),
		cmocka_unit_test(a_term_is_said_in_words),
	};

	arena = arena_new();
	return cmocka_run_group_tests_name("deadline", tests, NULL, NULL);
}
