/*
 * Whose working minutes they were.
 *
 * Between two events everything stands still, so each stretch belongs to
 * exactly one: a fault between systems, the citizen from whom something is
 * awaited, the unit that was asked or has the segment, the holder, or, where
 * nobody in a unit holds it, its head.  Of several units that are asked at
 * once the minutes are those of the one whose limit ends first, until it
 * answers: what may be late next is whose minutes count.
 */
#include "domain/casework/shares.h"

#include <string.h>

#include "domain/casework/request.h"
#include "domain/ledger/event.h"

static struct share *share_of(struct share *list, size_t *n, enum blame blame,
			      const char *who, const char *unit)
{
	for (size_t i = 0; i < *n; i++) {
		if (list[i].blame == blame && strcmp(list[i].who, who) == 0 &&
		    strcmp(list[i].unit, unit) == 0)
			return &list[i];
	}
	list[*n] = (struct share){ .blame = blame, .who = who, .unit = unit };
	return &list[(*n)++];
}

static const struct request *awaited(const struct request *requests, size_t n,
				     struct instant at)
{
	const struct request *first = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct request *r = &requests[i];

		if (r->is_segment || r->sent_at.s > at.s ||
		    (r->closed_at.s != INSTANT_NONE.s &&
		     r->closed_at.s <= at.s))
			continue;
		if (!first || r->due_at.s < first->due_at.s)
			first = r;
	}
	return first;
}

static struct share *whose(struct share *list, size_t *n,
			   const struct event *e, bool is_fault,
			   const struct request *asked)
{
	if (is_fault)
		return share_of(list, n, BLAME_SYNC, "Lỗi đồng bộ dữ liệu",
				"");
	if (e->to == STATE_SUPPLEMENT || e->to == STATE_PAYMENT)
		return share_of(list, n, BLAME_CITIZEN, "Người nộp hồ sơ", "");
	if (e->to == STATE_CONSULTING && asked)
		return share_of(list, n, BLAME_UNIT, "Đơn vị phối hợp",
				asked->unit_name);
	if (e->to == STATE_INTERLINKED)
		return share_of(list, n, BLAME_UNIT, "Cơ quan liên thông",
				e->holder_unit_name);
	if (!e->holder_name || !*e->holder_name)
		return share_of(list, n, BLAME_HEAD, "Trưởng đơn vị",
				e->holder_unit_name);
	return share_of(list, n, BLAME_HOLDER, e->holder_name,
			e->holder_unit_name);
}

/* Each share is the growth of the whole minutes elapsed, so the shares sum to
 * the elapsed minutes exactly. */
void shares_of(struct arena *arena, struct instant received,
	       const struct event *events, size_t n,
	       const struct request *requests, size_t requests_n,
	       struct instant end, const struct workcal *cal,
	       struct share **ret, size_t *ret_n)
{
	struct share *list = arena_array(arena, n + 1, sizeof(*list));
	bool is_fault = false;
	int64_t before = 0;

	*ret = list;
	*ret_n = 0;
	for (size_t i = 0; i < n && events[i].at.s < end.s; i++) {
		struct instant to = i + 1 < n && events[i + 1].at.s < end.s ?
					    events[i + 1].at :
					    end;
		int64_t sum = workcal_seconds(cal, received, to) / 60;

		if (events[i].move == MOVE_SYNC_FAULT)
			is_fault = true;
		if (events[i].move == MOVE_SYNC_RESTORED)
			is_fault = false;
		whose(list, ret_n, &events[i], is_fault,
		      awaited(requests, requests_n, events[i].at))
			->minutes += sum - before;
		before = sum;
	}
}
