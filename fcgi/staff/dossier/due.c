/* Limits in words, and the class of the colour that repeats them. */
#include "domain/clock/deadline.h"
#include "domain/clock/workcal.h"
#include "domain/ledger/workflow.h"
#include "markers.h"
#include "staff/pages.h"

static void fill_due_day(struct rq *rq, struct view *v, struct instant due)
{
	view_set(v, M_DUE_DAY, day_dmy(rq->cx.arena, instant_day(due)));
	view_set(v, M_DUE_TIME, clock_words(rq->cx.arena, due));
}

static void say(struct view *v, const char *words, const char *class)
{
	view_set(v, M_DUE_WORDS, words);
	view_set(v, M_DUE_CLASS, class);
}

/* "còn 3 giờ" of working time; a morning's limit counts down too. */
static const char *today_words(struct rq *rq, struct instant due,
			       const struct workcal *cal)
{
	int64_t minutes = workcal_seconds(cal, rq->cx.now, due) / 60;

	if (due.s <= rq->cx.now.s)
		return "Hôm nay, đã qua giờ hẹn";
	if (minutes >= 60)
		return arena_printf(rq->cx.arena, "Hôm nay, còn %lld giờ",
				    (long long)(minutes / 60));
	return arena_printf(rq->cx.arena, "Hôm nay, còn %lld phút",
			    (long long)minutes);
}

void fill_due(struct rq *rq, struct view *v, struct instant due,
	      const struct workcal *cal)
{
	struct day today = instant_day(rq->cx.now);
	struct day day;
	int left;

	if (due.s == INSTANT_NONE.s) {
		say(v, "Đồng hồ dừng", "paused");
		return;
	}
	day = instant_day(due);
	fill_due_day(rq, v, due);
	if (day.n < today.n) {
		left = workcal_between(cal, day, today);
		say(v,
		    left ? arena_printf(rq->cx.arena, "Quá %d ngày làm việc",
					left) :
			   "Quá hạn",
		    "late");
		return;
	}
	left = workcal_between(cal, today, day);
	say(v,
	    day.n == today.n ? today_words(rq, due, cal) :
	    left == 0	     ? "Còn dưới 1 ngày làm việc" :
			       arena_printf(rq->cx.arena,
					    "Còn %d ngày làm việc", left),
	    day.n == today.n ? "today" : left <= 2 ? "soon" : "ok");
}

void fill_finish(struct rq *rq, struct view *v, struct instant due,
		 struct instant finished, const char *ended,
		 const struct workcal *cal)
{
	struct classified c = deadline_classify(due, finished, cal);
	const char *words = ended		? ended :
			    c.keeping == EARLY ? "Có kết quả trước hạn" :
						 "Có kết quả đúng hạn";

	if (c.keeping == LATE)
		words = arena_printf(rq->cx.arena, "%s, trễ %d ngày làm việc",
				     ended ? ended : "Có kết quả",
				     c.work_days_late);
	fill_due_day(rq, v, due);
	say(v, words,
	    c.keeping == LATE ? "late" :
	    ended	      ? "paused" :
				"ok");
}

/* Its clock has stopped: however long it waits to be fetched, it is not late. */
static void fill_ready(struct rq *rq, struct view *v,
		       const struct queue_row *r, const struct workcal *cal)
{
	int days = workcal_between(cal, instant_day(r->finished_at),
				   instant_day(rq->cx.now));

	fill_due_day(rq, v, r->finished_at);
	if (state_is_end(r->state))
		say(v, state_name(r->state), "ok");
	else if (r->state == STATE_POSTED)
		say(v, "Đang chuyển phát", "ok");
	else
		say(v,
		    days > 0 ? arena_printf(rq->cx.arena,
					    "Có kết quả, đã chờ %d ngày làm"
					    " việc",
					    days) :
			       "Có kết quả hôm nay",
		    "ok");
}

/* Whose turn it is: the applicant's, the treasury's, another unit's. */
static const char *waits_for(enum state s)
{
	switch ((int)s) {
	case STATE_SUPPLEMENT:
		return "Chờ người nộp";
	case STATE_PAYMENT:
		return "Chờ nộp tiền";
	case STATE_WITHDRAWING:
		return "Chờ quyết định cho rút";
	default:
		return "Chờ đơn vị khác";
	}
}

static void fill_wait(struct rq *rq, struct view *v,
		      const struct queue_row *r, const struct workcal *cal)
{
	struct day today = instant_day(rq->cx.now), until;
	const char *who = waits_for(r->state);

	if (r->wait_due_at.s == INSTANT_NONE.s) {
		say(v, who, "paused");
		return;
	}
	until = instant_day(r->wait_due_at);
	fill_due_day(rq, v, r->wait_due_at);
	if (until.n < today.n)
		say(v,
		    arena_printf(rq->cx.arena, "%s, đã quá %d ngày làm việc",
				 who, workcal_between(cal, until, today)),
		    "late");
	else
		say(v,
		    arena_printf(rq->cx.arena, "%s đến %s", who,
				 day_dmy(rq->cx.arena, until)),
		    "paused");
}

void fill_place(struct rq *rq, struct view *v, const struct queue_row *r,
		enum lane_time time, const struct workcal *cal)
{
	if (r->finished_at.s != INSTANT_NONE.s)
		fill_ready(rq, v, r, cal);
	else if (time == TIME_WAIT && r->wait_due_at.s == INSTANT_NONE.s &&
		 r->due_at.s != INSTANT_NONE.s)
		fill_due(rq, v, r->at, cal); /* what is asked of my unit */
	else if (r->due_at.s == INSTANT_NONE.s || time == TIME_WAIT)
		fill_wait(rq, v, r, cal);
	else
		fill_due(rq, v, r->due_at, cal);
}
