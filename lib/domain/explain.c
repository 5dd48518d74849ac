/*
 * "Vì sao hẹn ngày này": the same clock, told day by day.
 *
 * It asks deadline_due() for the date and then says of each day on the way
 * whether it counted.  A test adds the counted days up again.
 */
#include <string.h>

#include "domain/deadline.h"

#define DAYS_MAX 4000

struct teller {
	struct arena *arena;
	const struct workcal *cal;
	struct term term;
	struct explained_day *days;
	size_t n;
	size_t room;
};

static void tell(struct teller *t, struct day day, enum explained kind,
		 const char *note)
{
	if (t->n == t->room) {
		size_t room = t->room ? 2 * t->room : 64;
		struct explained_day *days =
			arena_array(t->arena, room, sizeof(*days));

		if (t->n)
			memcpy(days, t->days, t->n * sizeof(*days));
		t->days = days;
		t->room = room;
	}
	t->days[t->n++] = (struct explained_day){ day, kind, note };
}

static const char *or_else(const char *note, const char *words)
{
	return *note ? note : words;
}

/* A day on which the clock runs, in a unit that counts working days. */
static void tell_work(struct teller *t, struct day day, const char *counted)
{
	const char *note = workcal_note(t->cal, day);

	switch (workcal_kind(t->cal, day)) {
	case DAY_WORK:
		tell(t, day, EX_COUNTED, counted);
		break;
	case DAY_WORKED:
		tell(t, day, EX_WORKED_WEEKEND,
		     or_else(note, "Ngày làm bù, tính vào thời hạn"));
		break;
	case DAY_OFF:
		tell(t, day, EX_HOLIDAY,
		     or_else(note, "Nghỉ lễ theo thông báo, không tính"));
		break;
	case DAY_WEEKEND:
		tell(t, day, EX_WEEKEND, "Nghỉ cuối tuần, không tính");
		break;
	}
}

/* The days after `from` up to `to` of a running clock. */
static void tell_run(struct teller *t, struct day from, struct day to,
		     struct day last_counted)
{
	for (struct day d = { from.n + 1 }; d.n <= to.n && t->n < DAYS_MAX;
	     d.n++) {
		bool by_calendar = t->term.unit == TERM_CALENDAR_DAYS ||
				   t->term.unit == TERM_MONTHS;

		if (!by_calendar)
			tell_work(t, d, "Ngày làm việc, tính vào thời hạn");
		else if (d.n <= last_counted.n)
			tell(t, d, EX_COUNTED, "Ngày lịch, tính vào thời hạn");
		else
			tell_work(t, d,
				  "Ngày làm việc kế tiếp sau ngày nghỉ: ngày"
				  " hẹn trả");
	}
}

static void tell_stop(struct teller *t, struct day from, struct day to,
		      const char *note)
{
	for (struct day d = { from.n + 1 }; d.n <= to.n && t->n < DAYS_MAX;
	     d.n++)
		tell(t, d, EX_PAUSED, note);
}

/* The day the term begins on: it does not count, save in hours. */
static void tell_first(struct teller *t, struct instant at, struct instant due,
		       const char *words)
{
	struct day day = instant_day(at);
	bool counts = false;

	if (t->term.unit == TERM_WORK_HOURS)
		counts = workcal_seconds(t->cal, at,
					 instant_at((struct day){ day.n + 1 },
						    0)) > 0;
	else if (t->term.unit == TERM_SAME_DAY)
		counts = instant_day(due).n == day.n;
	if (counts)
		tell(t, day, EX_COUNTED,
		     t->term.unit == TERM_WORK_HOURS ?
			     "Giờ làm việc còn lại trong ngày, tính vào thời"
			     " hạn" :
			     "Nhận trước 15 giờ, trả trong ngày");
	else
		tell(t, day, EX_FIRST_DAY, words);
}

/* shift_start: the days until the one reception is deemed to be on. */
static struct day tell_shift(struct teller *t, struct instant at)
{
	struct day day = instant_day(at);
	bool is_late = instant_second(at) > t->term.cutoff_minute * 60;
	struct day deemed;

	if (t->term.cutoff_rule == CUTOFF_NONE ||
	    (t->term.unit != TERM_WORK_DAYS &&
	     t->term.unit != TERM_CALENDAR_DAYS) ||
	    (workcal_is_work(t->cal, day) && !is_late))
		return day;
	deemed = workcal_add(t->cal, day, 1);
	for (struct day d = { day.n + 1 }; d.n < deemed.n; d.n++)
		tell_work(t, d, "");
	tell(t, deemed, EX_FIRST_DAY,
	     "Nhận sau giờ quy định nên coi như nhận ngày này, không tính");
	return deemed;
}

/* The due date when only the first n stops are known. */
static struct instant due_with(struct instant received, struct term term,
			       const struct stop *stops, size_t n,
			       const struct workcal *cal)
{
	return deadline_due(received, term, stops, n, cal).due;
}

/* Where calendar counting ended before the roll to a working day. */
static struct day last_calendar_day(const struct teller *t, struct day due)
{
	struct day before = workcal_before(t->cal, due);

	/* Rolled: every day between is off; the first of them is the last
	 * that could have counted, which one does not matter to the reader. */
	return before.n == due.n - 1 ? due : (struct day){ before.n + 1 };
}

static struct explain *finished(struct teller *t)
{
	struct explain *e = arena_alloc(t->arena, sizeof(*e));

	*e = (struct explain){ t->days, t->n };
	return e;
}

static const char first_words[] = "Ngày nhận hồ sơ, không tính";
static const char again_words[] =
	"Ngày nhận đủ giấy tờ bổ sung: tính lại từ đầu, ngày này không tính";
static const char pause_words[] = "Đồng hồ tạm dừng, không tính";
static const char void_words[] =
	"Chờ bổ sung hồ sơ: thời hạn được tính lại từ đầu";

/* All days so far lose their count: the term begins again. */
static void forget_count(struct teller *t)
{
	for (size_t i = 0; i < t->n; i++) {
		if (t->days[i].kind == EX_COUNTED ||
		    t->days[i].kind == EX_WORKED_WEEKEND) {
			t->days[i].kind = EX_PAUSED;
			t->days[i].note =
				"Đã qua trước khi bổ sung, không tính vì thời"
				" hạn tính lại từ đầu";
		}
	}
}

const struct explain *deadline_explain(struct arena *arena,
				       struct instant received,
				       struct term term,
				       const struct stop *stops,
				       size_t stops_n,
				       const struct workcal *cal)
{
	struct deadline whole =
		deadline_due(received, term, stops, stops_n, cal);
	struct teller t = { .arena = arena, .cal = cal, .term = term };
	struct day at, end;

	if (whole.err != DEADLINE_OK)
		return finished(&t);
	tell_first(&t, received, due_with(received, term, NULL, 0, cal),
		   first_words);
	at = tell_shift(&t, received);
	for (size_t i = 0; i < stops_n; i++) {
		const struct stop *s = &stops[i];
		struct day from = instant_day(s->from);

		if (whole.ignored >> i & 1)
			continue;
		tell_run(&t, at, from, from);
		at = from.n > at.n ? from : at;
		if (s->to.s == INSTANT_NONE.s) {
			tell_stop(&t, at, (struct day){ at.n + 1 }, pause_words);
			return finished(&t);
		}
		end = instant_day(s->to);
		if (!s->is_restart) {
			tell_stop(&t, at, end, pause_words);
			at = end.n > at.n ? end : at;
			continue;
		}
		forget_count(&t);
		tell_stop(&t, at, (struct day){ end.n - 1 }, void_words);
		if (end.n > at.n)
			tell_first(&t, s->to,
				   due_with(received, term, stops, i + 1, cal),
				   again_words);
		at = tell_shift(&t, s->to);
		at = end.n > at.n ? end : at;
	}
	end = instant_day(whole.due);
	tell_run(&t, at, end, last_calendar_day(&t, end));
	return finished(&t);
}

const char *explained_code(enum explained kind)
{
	static const char *const codes[] = { "counted",	       "weekend",
					     "holiday",	       "worked_weekend",
					     "paused",	       "first_day" };

	return codes[kind];
}
