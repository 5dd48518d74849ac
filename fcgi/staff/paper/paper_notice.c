/* Forms 02 and 03 and the notice of discontinuation, of a received dossier. */
#include <string.h>

#include "document/form/notice.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/event.h"
#include "staff/paper/case_paper.h"

const char *case_content(const struct dossier *d)
{
	return *d->content ? d->content : d->procedure_name;
}

const struct event *case_last(const struct casefile *c, enum move move)
{
	for (size_t i = c->events_n; i-- > 0;) {
		if (c->events[i].move == move)
			return &c->events[i];
	}
	return NULL;
}

const struct event *case_refusal(const struct casefile *c)
{
	for (size_t i = c->events_n; i-- > 0;) {
		const struct event *e = &c->events[i];

		if (e->move == MOVE_SUBMIT)
			return strstr(e->data, "result_kind=tu_choi") ? e :
									NULL;
		/* The draft went back to be written again. */
		if (e->to == STATE_EXAMINING)
			return NULL;
	}
	return NULL;
}

const struct event *case_ending(const struct casefile *c)
{
	for (size_t i = c->events_n; i-- > 0;) {
		enum move m = c->events[i].move;

		if (m == MOVE_DISCONTINUE || m == MOVE_WITHDRAW_OK ||
		    m == MOVE_SUPPLEMENT_EXPIRED)
			return &c->events[i];
	}
	return NULL;
}

static enum err start(struct rq *rq, const struct casefile *c,
		      struct unit_id agency, struct instant at,
		      struct notice *ret)
{
	const struct dossier *d = &c->d;

	*ret = (struct notice){
		.rule_set = d->rule_set,
		.desk_name = d->desk_name,
		.applicant = d->name,
		.id_number = d->id_number,
		.address = d->address,
		.phone = d->phone,
		.email = d->email,
		.owner = d->owner_name,
		.content = case_content(d),
		.code = d->code,
		.received_at = moment_long(rq->cx.arena, d->received_at),
		.website = paper_address(rq),
	};
	TRY(desk_on_paper(rq, d->desk, at, &ret->contact,
			  &ret->contact_phone));
	return letterhead_of(rq, d->authority, agency, at, &ret->head);
}

enum err case_supplement(struct rq *rq, const struct casefile *c,
			 struct sheet *ret)
{
	const struct event *e = case_last(c, MOVE_ASK_SUPPLEMENT);
	struct arena *arena = rq->cx.arena;
	struct notice n;
	struct day until;

	if (!e)
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Hồ sơ này chưa được yêu cầu bổ sung nên chưa có"
			      " phiếu để in.");
	TRY(start(rq, c, c->d.desk, e->at, &n));
	n.items = event_value(arena, e->data, "items");
	n.reason = event_value(arena, e->data, "reason");
	n.ground = event_value(arena, e->data, "ground");
	if (day_parse_iso(event_value(arena, e->data, "until"), &until))
		n.deadline = arena_printf(arena, "%s, %s", weekday_name(until),
					  day_long(arena, until));
	n.contact = arena_printf(arena, "%s, %s", e->actor_name, n.contact);
	n.guide = e->actor_name;
	notice_supplement(arena, &n, ret);
	return OK;
}

enum err case_refused(struct rq *rq, const struct casefile *c,
		      struct sheet *ret)
{
	const struct event *draft = case_refusal(c);
	const struct event *sign = case_last(c, MOVE_SIGN);
	const struct event *release = case_last(c, MOVE_RELEASE);
	struct notice n;

	if (!draft)
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Hồ sơ này không có kết quả từ chối giải quyết"
			      " nên không có phiếu để in.");
	if (release && release->seq < draft->seq)
		release = NULL;
	TRY(start(rq, c, c->d.desk, release ? release->at : draft->at, &n));
	if (release)
		n.head.number = event_value(rq->cx.arena, release->data,
					    "document_number");
	n.reason = draft->note;
	n.ground = event_value(rq->cx.arena, draft->data, "ground");
	n.receiver = c->events[0].actor_name;
	n.signer = sign && sign->seq > draft->seq ? sign->actor_name : "";
	notice_refusal(rq->cx.arena, &n, ret);
	return OK;
}

enum err case_discontinued(struct rq *rq, const struct casefile *c,
			   struct sheet *ret)
{
	const struct event *e = case_ending(c);
	const struct event *asked = case_last(c, MOVE_WITHDRAW);
	struct notice n;

	if (!e)
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Hồ sơ này không dừng giải quyết nên không có"
			      " thông báo để in.");
	/* The agency itself speaks, not its desk. */
	TRY(start(rq, c, c->d.authority, e->at, &n));
	n.ending = e->move == MOVE_DISCONTINUE ? ENDING_DISCONTINUED :
		   e->move == MOVE_WITHDRAW_OK ? ENDING_WITHDRAWN :
						 ENDING_EXPIRED;
	n.reason = e->note;
	if (n.ending == ENDING_WITHDRAWN && asked)
		n.reason = asked->note;
	n.ground = event_value(rq->cx.arena, e->data, "ground");
	n.ended_at = moment_long(rq->cx.arena, e->at);
	n.signer = e->actor_name;
	notice_discontinued(rq->cx.arena, &n, ret);
	return OK;
}
