#include "staff/desk/turn.h"

#include <string.h>

#include "common/page.h"
#include "domain/apology/letter.h"
#include "domain/casework/dossier.h"
#include "domain/casework/request.h"
#include "domain/clock/calendar.h"
#include "markers.h"
#include "text/text.h"

/* How far the apology is that this delay still lacks.  One that is stamped
 * belongs to a delay before it. */
static enum err letter_words(struct rq *rq, const struct dossier *d,
			     const char **ret_words, const char **ret_href)
{
	static const char *const waits[LETTER_STATE_COUNT] = {
		[LETTER_DRAFT] = "đang dự thảo",
		[LETTER_FOR_SIGNATURE] = "đang chờ ký",
		[LETTER_SIGNED] = "đã ký, chờ văn thư đóng dấu và vào sổ",
	};
	struct arena *arena = rq->cx.arena;
	struct letter *list;
	size_t n, i = 0;

	TRY(letters_of(&rq->cx, d->id, &list, &n));
	while (i < n && list[i].state == LETTER_CANCELLED)
		i++;
	if (i < n && waits[list[i].state]) {
		*ret_words = arena_printf(arena, "Thư xin lỗi %s",
					  waits[list[i].state]);
		*ret_href = arena_printf(arena, "/can-bo/thu-xin-loi/%lld",
					 (long long)list[i].id.v);
		return OK;
	}
	*ret_words = arena_printf(arena,
				  "Thư xin lỗi cho lần trễ này chưa dự thảo;"
				  " %s dự thảo",
				  d->lead_unit_name);
	*ret_href = arena_printf(arena, "/can-bo/ho-so/%s/tre-han", d->code);
	return OK;
}

static const char *fee_words(struct arena *arena, int64_t due)
{
	return arena_printf(arena,
			    "Còn phải thu %s đồng: bấm “Thu phí, lệ phí”",
			    text_number(arena, due));
}

/* What a step rests on and is not among the dossier's files yet. */
static const char *paper_words(enum way_out way)
{
	return way == WAY_NOTICE ?
		       "Tải thông báo nộp tiền lên, rồi chọn ở bước này" :
		       "Tải đề nghị rút của người nộp lên, rồi chọn ở bước"
		       " này";
}

/* Who opens it; a link where there is a page for it besides this one.  What is
 * not said stays as it is. */
static enum err first_words(struct rq *rq, const struct dossier *d,
			    enum way_out way, const char **ret_words,
			    const char **ret_href, const char **ret_label)
{
	struct arena *arena = rq->cx.arena;

	switch (way) {
	case WAY_NONE:
	case WAY_TIME:
	case WAY_CATALOGUE:
		break;
	case WAY_ACCEPT:
		*ret_words = arena_printf(arena, "%s ký nhận hồ sơ giấy trước",
					  d->holder_unit_name);
		break;
	case WAY_HEAD:
		*ret_words = arena_printf(arena, "Lãnh đạo %s quyết định trước",
					  d->lead_unit_name);
		break;
	case WAY_FEE:
		*ret_words = fee_words(arena, d->fee_due);
		break;
	case WAY_LETTER:
		return letter_words(rq, d, ret_words, ret_href);
	case WAY_EXPLANATION:
		*ret_words = arena_printf(arena,
					  "%s hoàn thành giải trình trước",
					  d->lead_unit_name);
		*ret_href = arena_printf(arena, "/can-bo/ho-so/%s/tre-han",
					 d->code);
		break;
	case WAY_NOTICE:
	case WAY_WISH:
		*ret_words = paper_words(way);
		*ret_href = arena_printf(arena, "/can-bo/ho-so/%s/tep", d->code);
		*ret_label = "Mở tệp đính kèm";
		break;
	case WAY_OTHER_PERSON:
		*ret_words = "Người khác cùng vai trò thực hiện việc này";
		break;
	}
	return OK;
}

enum err shut_fill(struct rq *rq, struct view *v, const struct dossier *d,
		   const struct offer *offer)
{
	struct view *shut = view_add(v, M_SHUT);
	const char *words = "", *href = NULL;
	const char *label = "Mở giải trình, thư xin lỗi";

	TRY(first_words(rq, d, offer->way, &words, &href, &label));
	view_set(shut, M_MOVE, move_code(offer->t->move));
	view_set(shut, M_LABEL, offer->t->label);
	view_set(shut, M_WHY, offer->why);
	if (*words)
		view_set(view_add(shut, M_FIRST), M_WORDS, words);
	if (href) {
		struct view *link = view_add(shut, M_LINK);

		view_set(link, M_HREF, href);
		view_set(link, M_LABEL, label);
	}
	return OK;
}

/* ", quá hạn 67 ngày" of a limit, in working days; ", hạn …" before it. */
static const char *limit_words(struct rq *rq, const struct workcal *cal,
			       struct instant due)
{
	struct day today = instant_day(rq->cx.now), day = instant_day(due);
	struct arena *arena = rq->cx.arena;

	if (due.s == INSTANT_NONE.s)
		return "";
	if (today.n > day.n)
		return arena_printf(arena, ", quá hạn %d ngày làm việc",
				    workcal_between(cal, day, today));
	return arena_printf(arena, ", hạn %s", moment_words(arena, due));
}

static const char *asked_words(struct rq *rq, const struct workcal *cal,
			       const struct request *requests, size_t n)
{
	struct arena *arena = rq->cx.arena;
	const char *words = "";

	for (size_t i = 0; i < n; i++) {
		if (requests[i].closed_at.s != INSTANT_NONE.s)
			continue;
		words = arena_printf(arena, "%s%s%s%s", words,
				     *words ? "; " : "Đang chờ ",
				     requests[i].unit_name,
				     limit_words(rq, cal, requests[i].due_at));
	}
	return words;
}

static const char *holder_words(struct rq *rq, const struct dossier *d)
{
	struct arena *arena = rq->cx.arena;

	if (d->in_transit)
		return arena_printf(arena, "Đang chờ %s ký nhận",
				    d->holder_unit_name);
	if (!*d->holder_name &&
	    d->holder_unit.v == actor_of(rq)->unit.v)
		return arena_printf(arena,
				    "Hồ sơ đang ở đơn vị của ông/bà: %s",
				    state_name(d->state));
	if (!*d->holder_name)
		return arena_printf(arena, "Đang chờ %s: %s",
				    d->holder_unit_name,
				    state_name(d->state));
	if (d->holder.v == actor_of(rq)->id.v)
		return arena_printf(arena, "Ông/bà đang giữ hồ sơ ở bước “%s”",
				    state_name(d->state));
	return arena_printf(arena, "Đang chờ %s, %s: %s", d->holder_name,
			    d->holder_unit_name, state_name(d->state));
}

static const char *turn_words(struct rq *rq, const struct dossier *d,
			      const struct workcal *cal,
			      const struct request *requests, size_t n)
{
	struct arena *arena = rq->cx.arena;
	const char *asked = asked_words(rq, cal, requests, n);

	if (state_is_end(d->state))
		return arena_printf(arena, "Hồ sơ đã kết thúc: %s",
				    state_name(d->state));
	if (*asked)
		return asked;
	if (d->state == STATE_SUPPLEMENT)
		return arena_printf(arena, "Đang chờ người nộp bổ sung%s",
				    limit_words(rq, cal, d->wait_due_at));
	if (d->state == STATE_PAYMENT)
		return arena_printf(arena, "Đang chờ người nộp nộp tiền%s",
				    limit_words(rq, cal, d->wait_due_at));
	if (d->state == STATE_READY && !d->in_transit)
		return arena_printf(arena,
				    "Đang chờ người nộp đến nhận kết quả tại %s",
				    d->holder_unit_name);
	if (d->state == STATE_POSTED)
		return "Bưu chính đang phát kết quả";
	return holder_words(rq, d);
}

/* The lead unit explains and apologises, whoever keeps the dossier. */
static enum err may_apologise(struct rq *rq, const struct dossier *d,
			      const struct workcal *cal, bool *ret)
{
	unsigned roles;
	struct day end = instant_day(d->finished_at.s == INSTANT_NONE.s ?
					     rq->cx.now :
					     d->finished_at);

	TRY(letter_drafter(&rq->cx, actor_of(rq), d, &roles));
	*ret = roles && d->due_at.s != INSTANT_NONE.s &&
	       workcal_between(cal, end, instant_day(d->due_at)) < 0;
	return OK;
}

enum err turn_fill(struct rq *rq, struct view *v, const struct dossier *d,
		   const struct request *requests, size_t n)
{
	const struct workcal *cal;
	bool may;

	TRY(calendar_of(&rq->cx, d->clock_desk, &cal));
	v = view_add(v, M_TURN);
	view_set(v, M_WORDS, turn_words(rq, d, cal, requests, n));
	TRY(may_apologise(rq, d, cal, &may));
	if (may)
		view_set(view_add(v, M_MAY), M_CODE, d->code);
	return OK;
}
