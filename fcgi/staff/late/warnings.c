/* The bell's page: one's own warnings, those not seen first. */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/accountability/accountability.h"
#include "domain/clock/calendar.h"
#include "domain/foresight/warning.h"
#include "domain/power.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/late/foresight.h"
#include "staff/pages.h"
#include "staff/queue/start.h"
#include "text/text.h"

#define LIST "/can-bo/canh-bao"

/* clang-format off */
static const struct field seen_fields_[] = {
	FIELD_OF(TYPE_INT, struct seen_fields, until, "den", "Cảnh báo mới nhất", FIELD_REQUIRED, INT64_MAX),
};
/* clang-format on */
const struct form seen_form = FORM(struct seen_fields, seen_fields_);

/* "moi.17" or "da-xem.17": after which one, and among which; anything else
 * begins at the beginning. */
static int64_t place_after(const char *text, bool *is_seen)
{
	const char *dot = text ? strchr(text, '.') : NULL;

	*is_seen = dot && strncmp(text, "da-xem.", 7) == 0;
	return dot ? rq_number(dot + 1, 0) : 0;
}

/* In the order of what cannot wait. */
enum group {
	GROUP_LATE,
	GROUP_SUPPLEMENT,
	GROUP_REQUEST,
	GROUP_UNSENT,
	GROUP_WISH,
	GROUP_TRANSIT,
	GROUP_MISMATCH,
	GROUP_SOON,
	GROUP_DONE,
	GROUP_COUNT
};
static const char *const titles[GROUP_COUNT] = {
	[GROUP_LATE] = "Đã quá ngày hẹn: giải quyết ngay, giải trình, xin lỗi",
	[GROUP_SUPPLEMENT] = "Hết hạn bổ sung: kết thúc hồ sơ hoặc gia hạn",
	[GROUP_REQUEST] = "Phối hợp: trả lời hoặc nhắc đơn vị được hỏi",
	[GROUP_UNSENT] = "Yêu cầu bổ sung đã duyệt: gửi cho người nộp",
	[GROUP_WISH] = "Đề nghị rút hồ sơ: đồng ý hoặc không đồng ý",
	[GROUP_TRANSIT] = "Hồ sơ giấy đang chuyển: ký nhận",
	[GROUP_MISMATCH] = "Giấy và phần mềm không khớp: xử lý",
	[GROUP_SOON] = "Sắp đến ngày hẹn: làm trước",
	[GROUP_DONE] = "Không còn phải làm",
};

/* One warning as it stands today. */
struct today {
	const struct warning *w;
	enum group group;
	int offset; /* of today, where the matter still waits */
};

static enum group group_of(const struct warning *w, int offset)
{
	static const enum group of[MATTER_COUNT] = {
		[MATTER_REQUEST] = GROUP_REQUEST,
		[MATTER_SUPPLEMENT] = GROUP_SUPPLEMENT,
		[MATTER_UNSENT] = GROUP_UNSENT,
		[MATTER_WISH] = GROUP_WISH,
		[MATTER_TRANSIT] = GROUP_TRANSIT,
		[MATTER_MISMATCH] = GROUP_MISMATCH,
	};

	if (w->is_over || warning_is_settled(w))
		return GROUP_DONE;
	if (w->matter == MATTER_DUE || w->matter == MATTER_AGAIN)
		return offset > 0 ? GROUP_LATE : GROUP_SOON;
	return of[w->matter];
}

/* A mismatch is told when it opens, whatever its term: its own page counts. */
static struct today of_today(struct rq *rq, const struct warning *w,
			     const struct workcal *cal)
{
	struct day today = instant_day(rq->cx.now);
	int offset = w->limit_day.n < today.n ?
			     workcal_between(cal, w->limit_day, today) :
			     -workcal_between(cal, today, w->limit_day);

	if (w->matter == MATTER_MISMATCH || w->is_over)
		offset = w->offset;
	return (struct today){ w, group_of(w, offset), offset };
}

static void fill_words(struct rq *rq, struct view *v, const struct today *t)
{
	struct warning now = *t->w;
	bool is_done = t->group == GROUP_DONE;

	if (!is_done)
		now.offset = t->offset;
	view_setf(v, M_TEXT, is_done ? "Khi báo: %s" : "%s",
		  warning_words(rq->cx.arena, &now));
	view_set(v, M_DUE_CLASS,
		 is_done	  ? "ok" :
		 now.offset > 0	  ? "late" :
		 now.offset == 0  ? "today" :
				    "soon");
}

static void fill_warning(struct rq *rq, struct view *v, const struct today *t)
{
	const struct warning *w = t->w;

	view_set_int(v, M_ID, w->id);
	view_set(v, M_CODE, w->code);
	view_set(v, M_PROCEDURE, w->procedure_name);
	fill_words(rq, v, t);
	view_set(v, M_DUE_DAY, day_dmy(rq->cx.arena, w->limit_day));
	view_set(v, M_AT, day_dmy(rq->cx.arena, w->day));
	view_set(v, M_STATE, state_name(w->state));
	view_set(v, M_HOLDER,
		 *w->holder_name ? w->holder_name : "Trưởng đơn vị");
	view_set(v, M_HOLDER_UNIT, w->holder_unit_name);
	if (w->needs_apology && t->group != GROUP_DONE)
		view_show(v, M_APOLOGY);
	if (t->group == GROUP_LATE &&
	    power_has(actor_of(rq),
		      route_roles("/can-bo/ho-so/:code/tre-han")))
		view_set(view_add(v, M_EXPLAIN), M_CODE, w->code);
	if (w->matter == MATTER_MISMATCH)
		view_show(v, M_MISMATCH);
	if (w->is_over)
		view_show(v, M_FINISHED);
	if (!w->is_mine)
		view_show(v, M_FOR_ROLE);
	if (!w->is_seen)
		view_set(view_add(v, M_UNSEEN), M_CSRF, gate_csrf(rq));
}

/* The newest of a dossier's warnings of one matter speaks for the others. */
static bool is_told(const struct warning *list, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (strcmp(list[k].code, list[i].code) == 0 &&
		    list[k].matter == list[i].matter &&
		    list[k].subject == list[i].subject)
			return true;
	}
	return false;
}

static enum err fill_groups(struct rq *rq, struct view *v,
			    const struct warning *list, size_t n)
{
	struct today *all = arena_array(rq->cx.arena, n, sizeof(*all));
	const struct workcal *cal;

	TRY(calendar_of(&rq->cx, actor_of(rq)->unit, &cal));
	for (size_t i = 0; i < n; i++)
		all[i] = of_today(rq, &list[i], cal);
	for (int g = 0; g < GROUP_COUNT; g++) {
		struct view *group = NULL;

		for (size_t i = 0; i < n; i++) {
			if ((int)all[i].group != g || is_told(list, i))
				continue;
			if (!group) {
				group = view_add(v, M_GROUP);
				view_set(group, M_LABEL, titles[g]);
			}
			fill_warning(rq, view_add(group, M_WARNING), &all[i]);
		}
	}
	return OK;
}

/* Above the warnings: a file about oneself is no matter of a single dossier. */
static enum err fill_own_file(struct rq *rq, struct view *v)
{
	struct accountability f;
	bool is_there;

	TRY(accountability_own(&rq->cx, actor_of(rq), &f, &is_there));
	if (!is_there)
		return OK;
	v = view_add(v, M_OWN_FILE);
	view_set_int(v, M_ID, f.id.v);
	view_set(v, M_QUARTER, quarter_words(rq->cx.arena, f.quarter));
	view_set(v, M_DAY, day_words(rq->cx.arena, f.hear_until));
	return OK;
}

enum err warnings_show(struct rq *rq)
{
	struct warning *list;
	bool after_seen;
	int64_t after = place_after(rq_arg(rq, "sau"), &after_seen);
	size_t n, shown;
	struct view *v;

	TRY(warnings_of(&rq->cx, actor_of(rq), after_seen, after, &list, &n));
	shown = n > WARNING_PAGE ? WARNING_PAGE : n;
	v = page_staff(rq, T_STAFF_LATE_WARNINGS, "Cảnh báo");
	TRY(fill_own_file(rq, v));
	if (!n)
		view_show(v, M_EMPTY);
	else
		TRY(fill_groups(rq, view_add(v, M_LIST), list, shown));
	if (n && !list[0].is_seen) {
		struct view *all = view_add(v, M_ALL);

		view_set(all, M_CSRF, gate_csrf(rq));
		view_set_int(all, M_ID, list[0].id);
	}
	if (n > shown)
		view_setf(view_add(v, M_NEXT), M_HREF, LIST "?sau=%s.%lld",
			  list[shown - 1].is_seen ? "da-xem" : "moi",
			  (long long)list[shown - 1].id);
	return page_send(rq);
}

enum err warning_seen_do(struct rq *rq)
{
	TRY(warning_see(&rq->cx, actor_of(rq), rq_number(rq_param(rq, "id"), 0)));
	return res_see_other(rq, LIST);
}

enum err warnings_seen_do(struct rq *rq)
{
	const struct seen_fields *in = rq->form;

	TRY(warnings_see_until(&rq->cx, actor_of(rq), in->until));
	return res_see_other(rq, LIST);
}

/* Nothing was typed: the list says it all. */
enum err warnings_again(struct rq *rq)
{
	return res_see_other(rq, LIST);
}
