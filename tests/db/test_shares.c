/*
 * The shares of blame: for random histories, with all kinds of trouble, the
 * minutes of holders, other units, citizen and faults sum to the elapsed
 * working minutes, exactly; and to the minute each has what a second, slow
 * clock gives.
 */
#include <stdlib.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "../support/slow_clock.h"
#include "../support/fixture.h"
#include "domain/casework/request.h"
#include "domain/casework/shares.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"

#define DB "motcua_trial_shares"
#define HISTORIES 100000
#define SLOW 300
#define EVENTS_MAX 20
#define HOLDERS 4

static const char *const names[HOLDERS] = { "", "An", "Bình", "Chi" };
#define REQUESTS_MAX 6

struct history {
	struct instant received;
	struct event events[EVENTS_MAX];
	size_t n;
	struct request requests[REQUESTS_MAX];
	size_t requests_n;
	struct instant end; /* finished, or now */
};

static const char *const units[] = { "Công an", "Thuế", "Văn phòng" };

/* A request is sent and answered at the moment of some event. */
static void invent_requests(struct history *h)
{
	h->requests_n = trial_pick(REQUESTS_MAX + 1);
	for (size_t i = 0; i < h->requests_n; i++) {
		size_t from = trial_pick((unsigned)h->n);
		size_t to = from + trial_pick(EVENTS_MAX);
		struct request *r = &h->requests[i];

		*r = (struct request){
			.seq = (int)i + 1,
			.is_segment = trial_pick(5) == 0,
			.unit_name = units[trial_pick(3)],
			.sent_at = h->events[from].at,
			.due_at = { h->events[from].at.s +
				    (int64_t)(60 + trial_pick(200)) * 3600 },
			.closed_at = to < h->n ? h->events[to].at :
						 INSTANT_NONE,
		};
	}
}

/* Each gap is minutes, hours or days; every `step` seconds. */
static void invent(struct history *h, unsigned step)
{
	static const unsigned gaps[] = { 3600, 86400, 15 * 86400 };
	static const enum move moves[] = { MOVE_ACCEPT, MOVE_REASSIGN,
					   MOVE_SYNC_FAULT, MOVE_SYNC_RESTORED };
	struct instant at = { t.cx.now.s - trial_pick(86400) * step };

	*h = (struct history){ .n = 1 + trial_pick(EVENTS_MAX - 1) };
	at.s -= at.s % step;
	h->received = at;
	for (size_t i = 0; i < h->n; i++) {
		h->events[i] = (struct event){
			.at = at,
			.holder_name = names[trial_pick(HOLDERS)],
			.holder_unit_name = units[trial_pick(3)],
			.move = moves[trial_pick(4)],
			.to = (enum state)(STATE_RECEIVED +
					   trial_pick(STATE_COUNT - 1)),
		};
		at.s += trial_pick(gaps[trial_pick(3)] / step) * step;
	}
	/* Finished at the last event and handed over later, or still open. */
	h->end = trial_pick(2) ? at : h->events[h->n - 1].at;
	invent_requests(h);
}

static struct share *shares_in(const struct history *h,
			       const struct workcal *cal, size_t *ret_n)
{
	struct share *shares;

	shares_of(t.cx.arena, h->received, h->events, h->n, h->requests,
		  h->requests_n, h->end, cal, &shares, ret_n);
	return shares;
}

static void shares_sum_to_the_elapsed_minutes(void **state)
{
	const struct workcal *cal;
	int64_t minutes = 0, by[BLAME_COUNT] = { 0 };
	(void)state;

	assert_int_equal(calendar_of(&t.cx, t.desk.unit, &cal), OK);
	for (int i = 0; i < HISTORIES; i++) {
		struct history h;
		struct share *shares;
		int64_t sum = 0, all;
		size_t n;

		invent(&h, 1);
		shares = shares_in(&h, cal, &n);
		for (size_t j = 0; j < n; j++) {
			assert_true(shares[j].minutes >= 0);
			by[shares[j].blame] += shares[j].minutes;
			sum += shares[j].minutes;
		}
		all = workcal_seconds(cal, h.received, h.end) / 60;
		if (sum != all)
			fail_msg("history %d: %lld instead of %lld", i,
				 (long long)sum, (long long)all);
		minutes += sum;
		arena_reset(t.cx.arena);
	}
	print_message("%d histories, %lld minutes: holders %lld, heads %lld,"
		      " other units %lld, citizens %lld, faults %lld\n",
		      HISTORIES, (long long)minutes, (long long)by[0],
		      (long long)by[1], (long long)by[2], (long long)by[3],
		      (long long)by[4]);
	for (int b = 0; b < BLAME_COUNT; b++)
		assert_true(by[b] > HISTORIES);
}

/* The calendar again from the tables, for the slow clock alone. */
static const struct calendar_spec *slow_calendar(void)
{
	static struct calendar_entry entries[1000];
	static int years[50];
	static struct calendar_spec spec;
	struct instant now = t.cx.now;
	const struct workcal *cal;

	assert_int_equal(calendar_of(&t.cx, t.desk.unit, &cal), OK);
	spec = (struct calendar_spec){ .entries = entries, .years = years };
	for (int d = instant_day(now).n - 400; d < instant_day(now).n + 400;
	     d++) {
		struct day day = { d };
		enum day_kind kind = workcal_kind(cal, day);

		if (kind == DAY_OFF || kind == DAY_WORKED)
			entries[spec.entries_n++] =
				(struct calendar_entry){ day, kind, NULL };
	}
	for (int y = 2023; y <= 2027; y++)
		years[spec.years_n++] = y;
	spec.sessions[spec.sessions_n++] = (struct session_hours){
		(int)trial_number(DB, "SELECT MIN(opens) FROM office_session"
				      " WHERE unit_id IS NULL"),
		workcal_noon(cal)
	};
	spec.sessions[spec.sessions_n++] = (struct session_hours){
		(int)trial_number(DB, "SELECT MAX(opens) FROM office_session"
				      " WHERE unit_id IS NULL"),
		workcal_closing(cal)
	};
	return &spec;
}

/* The same question answered another way: by a list of reasons, minute by
 * minute of the stretch after event j. */
static void expect(const struct history *h, size_t j, enum blame *ret,
		   const char **ret_unit)
{
	const struct event *e = &h->events[j];
	const struct request *first = NULL;
	bool fault = false;

	for (size_t i = 0; i <= j; i++)
		fault = h->events[i].move == MOVE_SYNC_FAULT ||
			(fault && h->events[i].move != MOVE_SYNC_RESTORED);
	*ret_unit = "";
	*ret = BLAME_SYNC;
	if (fault)
		return;
	*ret = BLAME_CITIZEN;
	if (e->to == STATE_SUPPLEMENT || e->to == STATE_PAYMENT)
		return;
	for (size_t i = 0; e->to == STATE_CONSULTING && i < h->requests_n;
	     i++) {
		const struct request *r = &h->requests[i];
		bool is_open = r->sent_at.s <= e->at.s &&
			       (r->closed_at.s == INSTANT_NONE.s ||
				r->closed_at.s > e->at.s);

		if (!r->is_segment && is_open &&
		    (!first || r->due_at.s < first->due_at.s))
			first = r;
	}
	*ret_unit = first ? first->unit_name : e->holder_unit_name;
	*ret = first || e->to == STATE_INTERLINKED ? BLAME_UNIT :
	       *e->holder_name			   ? BLAME_HOLDER :
						     BLAME_HEAD;
}

static void each_has_what_a_slow_clock_gives(void **state)
{
	const struct calendar_spec *spec = slow_calendar();
	const struct workcal *cal;
	(void)state;

	for (int i = 0; i < SLOW; i++) {
		int64_t slow[BLAME_COUNT][4] = { 0 };
		struct share *shares;
		struct history h;
		size_t n;

		invent(&h, 60); /* on whole minutes: nothing to round */
		for (size_t j = 0; j < h.n && h.events[j].at.s < h.end.s;
		     j++) {
			struct instant to = j + 1 < h.n ? h.events[j + 1].at :
							  h.end;
			enum blame blame;
			const char *unit;
			int k = 0;

			expect(&h, j, &blame, &unit);
			while (k < 3 && strcmp(units[k], unit) != 0)
				k++;
			slow[blame][k] +=
				slow_minutes(h.events[j].at, to, spec);
		}
		assert_int_equal(calendar_of(&t.cx, t.desk.unit, &cal), OK);
		shares = shares_in(&h, cal, &n);
		for (size_t j = 0; j < n; j++) {
			int k = 0;

			while (k < 3 && strcmp(units[k], shares[j].unit) != 0)
				k++;
			slow[shares[j].blame][k] -= shares[j].minutes;
		}
		for (int b = 0; b < BLAME_COUNT; b++) {
			for (int k = 0; k < 4; k++)
				assert_int_equal(slow[b][k], 0);
		}
		arena_reset(t.cx.arena);
	}
}

static void nobody_is_the_head_of_the_unit(void **state)
{
	struct history h = { .n = 1 };
	const struct workcal *cal;
	struct share *shares;
	size_t n;
	(void)state;

	assert_int_equal(calendar_of(&t.cx, t.desk.unit, &cal), OK);
	h.received = h.events[0].at = t.cx.now;
	h.events[0].holder_name = "";
	h.events[0].holder_unit_name = "Văn phòng";
	h.end = (struct instant){ t.cx.now.s + 3600 };
	shares = shares_in(&h, cal, &n);
	assert_int_equal(n, 1);
	assert_string_equal(shares[0].who, "Trưởng đơn vị");
	assert_int_equal(shares[0].minutes, 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_sum_to_the_elapsed_minutes),
		cmocka_unit_test(each_has_what_a_slow_clock_gives),
		cmocka_unit_test(nobody_is_the_head_of_the_unit),
	};

	return ward_run(DB, tests);
}
