/*
 * A life is walked once.  Between two events only the calendar goes on, so the
 * one thing that happens by itself is that the due day passes: it is noticed at
 * the next event, or told ahead where there is none.
 */
#include "domain/figures/fold.h"

struct life {
	struct flow *flows;
	size_t n;
	struct day due, set; /* the due day, and since which day it is that */
	bool is_paused, is_late, is_finished, is_refusal;
	struct day late_since, letter;
};

static void add(struct life *l, struct day day, enum figure what)
{
	l->flows[l->n++] = (struct flow){ day, what, 1 };
}

static struct day later(struct day a, struct day b)
{
	return a.n > b.n ? a : b;
}

static void fall_late(struct life *l)
{
	struct day day = later((struct day){ l->due.n + 1 }, l->set);

	add(l, day, FIG_LATE_BEGAN);
	l->is_late = true;
	if (l->late_since.n == DAY_NONE.n)
		l->late_since = day;
}

static void leave_late(struct life *l, struct day day)
{
	add(l, day, FIG_LATE_ENDED);
	l->is_late = false;
}

static bool is_past(const struct life *l, struct day day)
{
	return l->due.n != DAY_NONE.n && day.n > l->due.n;
}

/* A date that is gone while the clock stands leaves who was late, late. */
static void set_due(struct life *l, const struct fold_event *e, struct day day)
{
	if (e->due_after.s == INSTANT_NONE.s) {
		if (!l->is_late)
			l->due = DAY_NONE;
		return;
	}
	if (instant_day(e->due_after).n == l->due.n)
		return;
	l->due = instant_day(e->due_after);
	l->set = day;
	if (l->is_late && !is_past(l, day))
		leave_late(l, day); /* provisional, and counted again by right */
}

static void set_clock(struct life *l, const struct fold_event *e,
		      struct day day)
{
	if (e->is_paused != l->is_paused)
		add(l, day, e->is_paused ? FIG_PAUSED : FIG_RESUMED);
	l->is_paused = e->is_paused;
}

static enum figure ended_as(enum state to, bool is_late, bool is_early)
{
	if (to == STATE_WITHDRAWN)
		return FIG_WITHDRAWN;
	if (to == STATE_DISCONTINUED)
		return FIG_STOPPED;
	return is_late ? FIG_LATE : is_early ? FIG_EARLY : FIG_ON_TIME;
}

/* Whether it ended after its due date. */
static bool finish(struct life *l, const struct fold_event *e, struct day day)
{
	bool has_late = is_past(l, day);
	enum figure as = ended_as(e->to, has_late,
				  l->due.n != DAY_NONE.n && day.n < l->due.n);

	if (has_late && !l->is_late)
		fall_late(l);
	if (l->is_late)
		leave_late(l, day);
	add(l, day, as);
	if (as == FIG_WITHDRAWN || as == FIG_STOPPED) {
		if (has_late)
			add(l, day, FIG_ENDED_LATE);
	} else if (l->is_refusal) {
		add(l, day, FIG_REFUSED);
	}
	l->is_finished = true;
	return has_late;
}

static void note(struct life *l, const struct fold_event *e, struct day day)
{
	if (e->tells_result)
		l->is_refusal = e->is_refusal;
	if (e->move == MOVE_LETTER && l->letter.n == DAY_NONE.n)
		l->letter = day;
	if (e->move == MOVE_REAPPOINT)
		add(l, day, FIG_REAPPOINTED);
	if (e->move == MOVE_SYNC_FAULT)
		add(l, day, FIG_FAULTS);
	if (e->move == MOVE_SYNC_RESTORED)
		add(l, day, FIG_MENDED);
}

static bool step(struct life *l, const struct fold_event *e)
{
	struct day day = instant_day(e->at);

	note(l, e, day);
	if (l->is_finished)
		return false;
	if (!l->is_paused && !l->is_late && is_past(l, day))
		fall_late(l);
	set_due(l, e, day);
	set_clock(l, e, day);
	return state_is_finished(e->to) && finish(l, e, day);
}

size_t fold_life(const struct fold_event *events, size_t n, struct flow *ret,
		 size_t *ret_late_end)
{
	struct life l = { .flows = ret,
			  .due = DAY_NONE,
			  .set = DAY_NONE,
			  .late_since = DAY_NONE,
			  .letter = DAY_NONE };

	*ret_late_end = n;
	if (n)
		add(&l, instant_day(events[0].at), FIG_RECEIVED);
	for (size_t i = 0; i < n; i++) {
		if (step(&l, &events[i]))
			*ret_late_end = i;
	}
	if (!l.is_finished && !l.is_late && !l.is_paused &&
	    l.due.n != DAY_NONE.n)
		fall_late(&l);
	/* An apology for a day that has not passed is none yet. */
	if (l.letter.n != DAY_NONE.n && l.late_since.n != DAY_NONE.n)
		add(&l, later(l.letter, l.late_since), FIG_LETTERS);
	return l.n;
}
