/*
 * "Vì sao hẹn ngày này": the same clock, told day by day.
 *
 * It runs the same runs (run.h) as deadline_due(), which says which stops took
 * effect and where it all ends, and tells of each day on the way whether it
 * counted.  A test adds the counted days up again.
 */
#include <string.h>

#include "domain/clock/run.h"

#define DAYS_MAX 4000

struct teller {
	struct arena *arena;
	const struct workcal *cal;
	struct term term;
	struct run run;
	bool is_last; /* nothing stops this run any more */
	struct explained_day *days;
	size_t n;
	size_t room;
};

static const char pause_words[] = "Đồng hồ tạm dừng, không tính";
static const char supplement_words[] =
	"Chờ bổ sung hồ sơ: thời hạn được tính lại từ đầu";
static const char void_words[] =
	"Đã qua trước khi bổ sung hồ sơ, không tính vì thời hạn tính lại từ"
	" đầu";
static const char roll_words[] =
	"Hạn rơi vào ngày nghỉ nên chuyển sang ngày làm việc kế tiếp: ngày hẹn"
	" trả";
static const char used_up_words[] =
	"Thời hạn đã tính đủ: hẹn trả vào ngày làm việc này";

static struct day next(struct day day)
{
	return (struct day){ day.n + 1 };
}

static struct day told(const struct teller *t)
{
	return t->days[t->n - 1].day;
}

/* A day told again replaces what was said of it. */
static void tell(struct teller *t, struct day day, enum explained kind,
		 const char *note)
{
	if (t->n && told(t).n == day.n)
		t->n--;
	if (t->n == t->room) {
		size_t room = t->room ? 2 * t->room : 64;
		struct explained_day *days =
			arena_array(t->arena, room, sizeof(*days));

		if (t->n)
			memcpy(days, t->days, t->n * sizeof(*days));
		t->days = days;
		t->room = room;
	}
	t->days[t->n++] = (struct explained_day){ .day = day,
						    .kind = kind,
						    .note = note };
}

/* What the day last told takes of the term, when it counts at all. */
static void takes(struct teller *t, int halves)
{
	struct explained_day *d = &t->days[t->n - 1];

	if (d->kind == EX_COUNTED || d->kind == EX_WORKED_WEEKEND)
		d->halves = halves;
}

/* The days after the last told one up to `to`, one by one. */
#define EACH_UNTOLD(t, d, to)                                    \
	for (struct day d = next(told(t));                       \
	     d.n <= (to).n && (t)->n < DAYS_MAX; d = next(d))

static const char *or_else(const char *note, const char *words)
{
	return *note ? note : words;
}

/* A day as the calendar has it; `counted` is said of a working day. */
static void tell_by_calendar(struct teller *t, struct day day,
			     const char *counted)
{
	const char *note = workcal_note(t->cal, day);

	switch (workcal_kind(t->cal, day)) {
	case DAY_WORK:
		tell(t, day, EX_COUNTED, counted);
		break;
	case DAY_WORKED:
		if (*note)
			counted = arena_printf(t->arena, "%s. %s", note,
					       counted);
		else
			counted = arena_printf(t->arena, "Ngày làm bù. %s",
					       counted);
		tell(t, day, EX_WORKED_WEEKEND, counted);
		break;
	case DAY_OFF:
		tell(t, day, EX_HOLIDAY,
		     or_else(note, "Nghỉ lễ theo thông báo, không tính"));
		break;
	case DAY_WEEKEND:
		tell(t, day, EX_WEEKEND,
		     or_else(note, "Nghỉ cuối tuần, không tính"));
		break;
	}
}

/* Behind the end of the term: the due day, unless a stop still came. */
static void tell_due(struct teller *t, struct day day, const char *words)
{
	if (t->is_last || !workcal_is_work(t->cal, day))
		tell_by_calendar(t, day, words);
	else
		tell(t, day, EX_PAUSED, pause_words);
}

static void run_work_days(struct teller *t, struct day to)
{
	int64_t left = t->run.left;

	EACH_UNTOLD(t, d, to) {
		if (left > 0) {
			tell_by_calendar(t, d,
					 left > 1 ? "Ngày làm việc, tính vào"
						    " thời hạn" :
						    "Buổi sáng ngày làm việc,"
						    " tính nửa ngày");
			takes(t, left > 1 ? 2 : 1);
		} else {
			tell_due(t, d, used_up_words);
		}
		if (workcal_is_work(t->cal, d))
			left -= 2;
	}
}

static void run_calendar_days(struct teller *t, struct day to)
{
	int64_t last = t->run.start.n + t->run.left;
	bool is_used_up = t->run.left == 0;

	EACH_UNTOLD(t, d, to) {
		if (d.n <= last && !is_used_up) {
			tell(t, d, EX_COUNTED,
			     "Ngày lịch (kể cả ngày nghỉ), tính vào thời hạn");
			takes(t, 2);
		} else {
			tell_due(t, d, is_used_up ? used_up_words : roll_words);
		}
	}
}

/* Hours run on a day between its start and `until`. */
static bool has_hours(const struct teller *t, struct day day,
		      struct instant until)
{
	struct instant opens = instant_at(day, 0);
	struct instant ends = instant_at(next(day), 0);

	if (opens.s < t->run.from.s)
		opens = t->run.from;
	if (ends.s > until.s)
		ends = until;
	return workcal_seconds(t->cal, opens, ends) > 0;
}

static void run_hours(struct teller *t, struct instant until)
{
	EACH_UNTOLD(t, d, instant_day(until)) {
		if (has_hours(t, d, until))
			tell_by_calendar(t, d,
					 "Giờ làm việc trong ngày, tính vào"
					 " thời hạn");
		else if (t->run.left == 0)
			tell_due(t, d, used_up_words);
		else if (workcal_is_work(t->cal, d))
			tell(t, d, EX_PAUSED,
			     "Không có giờ làm việc nào được tính");
		else
			tell_by_calendar(t, d, "");
	}
}

/* The clock runs until then. */
static void tell_run(struct teller *t, struct instant until)
{
	if (t->run.unit == TERM_WORK_HOURS)
		run_hours(t, until);
	else if (t->run.unit == TERM_CALENDAR_DAYS)
		run_calendar_days(t, instant_day(until));
	else
		run_work_days(t, instant_day(until));
}

static void tell_stop(struct teller *t, struct day to, const char *note)
{
	EACH_UNTOLD(t, d, to)
		tell(t, d, EX_PAUSED, note);
}

/* The day the term begins on: it does not count, save in hours and when the
 * result is promised within it. */
static void tell_first(struct teller *t, struct instant at, struct instant stop,
		       const char *words)
{
	struct day day = instant_day(at);

	if (t->term.unit == TERM_WORK_HOURS && has_hours(t, day, stop))
		tell_by_calendar(t, day,
				 "Giờ làm việc còn lại trong ngày, tính vào"
				 " thời hạn");
	else if (t->term.unit == TERM_WORK_HOURS)
		tell(t, day, EX_FIRST_DAY,
		     "Nhận ngoài giờ làm việc: bắt đầu tính từ giờ làm việc kế"
		     " tiếp");
	else if (t->term.unit == TERM_SAME_DAY && t->run.left == 0)
		tell_by_calendar(t, day,
				 arena_printf(t->arena,
					      "Nhận không quá %02d:%02d: trả"
					      " trong ngày",
					      t->term.cutoff_minute / 60,
					      t->term.cutoff_minute % 60));
	else
		tell(t, day, EX_FIRST_DAY, words);
	if (t->run.start.n <= day.n)
		return;
	/* shift_start: the days until the one it is deemed received on. */
	EACH_UNTOLD(t, d, ((struct day){ t->run.start.n - 1 }))
		tell_by_calendar(t, d, "");
	tell(t, t->run.start, EX_FIRST_DAY,
	     "Nhận sau giờ quy định hoặc ngày nghỉ nên coi như nhận ngày này,"
	     " không tính");
}

/* All days so far lose their count: the term begins again. */
static void forget_count(struct teller *t)
{
	for (size_t i = 0; i < t->n; i++) {
		if (t->days[i].kind == EX_COUNTED ||
		    t->days[i].kind == EX_WORKED_WEEKEND) {
			t->days[i].kind = EX_PAUSED;
			t->days[i].note = void_words;
			t->days[i].halves = 0;
		}
	}
}

static void tell_restart(struct teller *t, struct instant at,
			 struct instant stop)
{
	struct day day = instant_day(at);

	forget_count(t);
	tell_stop(t, (struct day){ day.n - 1 }, supplement_words);
	t->run = run_begin(at, t->term, t->cal);
	/* A day deemed the first before may lie behind this one. */
	if (told(t).n <= day.n)
		tell_first(t, at, stop,
			   t->n == 1 ? "Ngày nhận hồ sơ, không tính" :
				       "Ngày nhận đủ giấy tờ bổ sung: tính lại"
				       " từ đầu, ngày này không tính");
}

static void tell_resume(struct teller *t, const struct stop *stop,
			struct instant next_stop)
{
	struct day day = instant_day(stop->to);
	struct day still = day;

	run_pause(&t->run, stop->from, stop->to, t->cal);
	/* The day of resumption does not count, unless hours run on it or it
	 * is the due day because nothing was left. */
	if (t->run.left == 0 || (t->run.unit == TERM_WORK_HOURS &&
				 has_hours(t, day, next_stop)))
		still.n--;
	tell_stop(t, still, pause_words);
}

/* When the running clock is next stopped, or done. */
static struct instant next_stop(const struct deadline *d,
				const struct stop *stops, size_t n, size_t i)
{
	for (; i < n; i++) {
		if (!(d->ignored >> i & 1))
			return stops[i].from;
	}
	return d->due;
}

static const struct explain *finished(const struct teller *t)
{
	struct explain *e = arena_alloc(t->arena, sizeof(*e));

	*e = (struct explain){ t->days, t->n };
	return e;
}

const struct explain *deadline_explain(struct arena *arena,
				       struct instant received,
				       struct term term,
				       const struct stop *stops,
				       size_t stops_n,
				       const struct workcal *cal)
{
	struct deadline d = deadline_due(received, term, stops, stops_n, cal);
	struct teller t = { .arena = arena, .cal = cal, .term = term };

	if (d.err != DEADLINE_OK)
		return finished(&t);
	t.run = run_begin(received, term, cal);
	tell_first(&t, received, next_stop(&d, stops, stops_n, 0),
		   "Ngày nhận hồ sơ, không tính");
	for (size_t i = 0; i < stops_n; i++) {
		const struct stop *s = &stops[i];

		if (d.ignored >> i & 1)
			continue;
		tell_run(&t, s->from);
		if (s->to.s == INSTANT_NONE.s) {
			tell_stop(&t, next(told(&t)), pause_words);
			return finished(&t);
		}
		if (s->is_restart)
			tell_restart(&t, s->to,
				     next_stop(&d, stops, stops_n, i + 1));
		else
			tell_resume(&t, s,
				    next_stop(&d, stops, stops_n, i + 1));
	}
	t.is_last = true;
	tell_run(&t, d.due);
	return finished(&t);
}

const char *explained_code(enum explained kind)
{
	static const char *const codes[] = { "counted",	       "weekend",
					     "holiday",	       "worked_weekend",
					     "paused",	       "first_day" };

	return codes[kind];
}
