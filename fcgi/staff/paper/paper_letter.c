/* Papers to other agencies, and the notice of a financial obligation. */
#include <stdlib.h>

#include "base/buf.h"
#include "document/form/letter.h"
#include "domain/casework/dossier.h"
#include "domain/casework/request.h"
#include "domain/citizen/lookup.h"
#include "domain/ledger/event.h"
#include "domain/reception/receive.h"
#include "staff/paper/case_paper.h"

const struct request *case_request(const struct casefile *c, bool is_segment)
{
	for (size_t i = c->requests_n; i-- > 0;) {
		const struct request *r = &c->requests[i];

		if (r->is_segment == is_segment &&
		    (c->request == INT64_MIN || c->request == r->seq))
			return r;
	}
	return NULL;
}

/* What the event that asked it said of the limit. */
static const char *limit_words(struct arena *arena, const struct casefile *c,
			       const struct request *r)
{
	for (size_t i = 0; i < c->events_n; i++) {
		const struct event *e = &c->events[i];

		if (e->at.s == r->sent_at.s && (e->move == MOVE_CONSULT ||
						e->move == MOVE_INTERLINK))
			return event_value(arena, e->data, "limit");
	}
	return "";
}

static enum err fill(struct rq *rq, const struct casefile *c,
		     const struct request *r, struct letter_request *ret)
{
	struct arena *arena = rq->cx.arena;
	const struct dossier *d = &c->d;

	*ret = (struct letter_request){
		.to = r->unit_name,
		.code = d->code,
		.applicant = d->name,
		.address = d->address,
		.content = case_content(d),
		.asked = r->content,
		.sent_at = moment_long(arena, r->sent_at),
		.limit = limit_words(arena, c, r),
		.due_at = moment_long(arena, r->due_at),
		.main_due_at = moment_long(arena, d->first_due_at),
		.sender = r->asked_by,
		.answer_kind = answer_kind_said(r->answer_kind),
		.answer = r->answer,
		.late_reason = r->late_reason,
	};
	if (r->closed_at.s != INSTANT_NONE.s)
		ret->answered_at = moment_long(arena, r->closed_at);
	return letterhead_of(rq, d->authority, d->lead_unit, r->sent_at,
			     &ret->head);
}

enum err case_consultation(struct rq *rq, const struct casefile *c,
			   struct sheet *ret)
{
	const struct request *r = case_request(c, false);
	struct letter_request letter;

	if (!r)
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Hồ sơ này không có yêu cầu phối hợp như vậy nên"
			      " không có phiếu để in.");
	TRY(fill(rq, c, r, &letter));
	letter_consultation(rq->cx.arena, &letter, ret);
	return OK;
}

static enum err paper_lines(struct rq *rq, const struct casefile *c,
			    const char **ret)
{
	struct paper *papers;
	struct buf b;
	size_t n;

	TRY(lookup_papers(&rq->cx, c->d.id, &papers, &n));
	buf_init(&b, rq->cx.arena, 128 * 1024);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s\n", papers[i].name);
	*ret = b.len ? b.data : "";
	return buf_err(&b);
}

enum err case_transfer(struct rq *rq, const struct casefile *c,
		       struct sheet *ret)
{
	const struct request *r = case_request(c, true);
	struct letter_request letter;

	if (!r)
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Hồ sơ này chưa chuyển liên thông nên không có"
			      " phiếu để in.");
	TRY(fill(rq, c, r, &letter));
	TRY(paper_lines(rq, c, &letter.papers));
	letter_transfer(rq->cx.arena, &letter, ret);
	return OK;
}

enum err case_money(struct rq *rq, const struct casefile *c, struct sheet *ret)
{
	const struct event *e = case_last(c, MOVE_ASK_PAYMENT);
	const struct event *paid = case_last(c, MOVE_PAID);
	struct arena *arena = rq->cx.arena;
	const struct dossier *d = &c->d;
	struct letter_money m;
	struct day until;

	if (!e)
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Hồ sơ này không có nghĩa vụ tài chính nên không"
			      " có phiếu để in.");
	m = (struct letter_money){
		.code = d->code,
		.applicant = d->name,
		.address = d->address,
		.phone = d->phone,
		.content = case_content(d),
		.notice_number = event_value(arena, e->data, "notice_number"),
		.payer = event_value(arena, e->data, "payer"),
		.amount = atoll(event_value(arena, e->data, "amount")),
		.sent_at = day_long(arena, instant_day(e->at)),
		.note = e->note,
		.officer = e->actor_name,
	};
	if (day_parse_iso(event_value(arena, e->data, "until"), &until))
		m.until = day_long(arena, until);
	if (paid && paid->seq > e->seq) {
		m.paid_at = moment_words(arena, paid->at);
		m.receipt_number =
			event_value(arena, paid->data, "receipt_number");
	}
	TRY(letterhead_of(rq, d->authority, d->desk, e->at, &m.head));
	letter_money(arena, &m, ret);
	return OK;
}
