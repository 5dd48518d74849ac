/*
 * Asking for a supplement after reception (T22): within the dated limit of
 * the law, once, completely, with a day by which it must be brought.
 */
#include <string.h>

#include "db/db.h"
#include "domain/casework/move_internal.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/ledger/event_data.h"
#include "domain/power.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct step, member)

STMT(q_terms, "i", "ss",
     "SELECT supplement_mode, supplement_ground FROM procedure_version"
     " WHERE id = ?");

/* What the procedure's own law says of supplements, in the version that the
 * dossier was received under; each NULL: nothing, the common rule holds. */
struct terms {
	const char *mode;   /* "restart" | "continue" */
	const char *ground; /* by which one may be asked later */
};

static enum err terms_of(struct cx *cx, const struct work *w,
			 struct terms *ret)
{
	return db_one(cx, q_terms, w->head.procedure.v, &ret->mode,
		      &ret->ground);
}

/* Decree 61/2018 art. 19.4: within 03 working days of reception, unless a
 * special law says otherwise.  Which one does, the catalogue says; nobody's
 * typed word lifts the limit. */
static enum err check_time(struct cx *cx, struct work *w,
			   const struct terms *t)
{
	struct term term = { .unit = TERM_WORK_DAYS, .next_day_minute = -1 };
	const struct workcal *cal;
	struct deadline last;
	struct rule rule;

	TRY(needs_rule(cx, w, "supplement_notice_work_days", &rule));
	TRY(calendar_of(cx, w->head.clock_desk, &cal));
	term.halves = (int)(2 * rule.value);
	last = deadline_due(w->head.received_at, term, NULL, 0, cal);
	if (last.err != DEADLINE_OK ||
	    instant_day(cx->now).n <= instant_day(last.due).n)
		return OK;
	if (t->ground) {
		data_put(&w->data, "late_ground", t->ground);
		return OK;
	}
	return refuse(cx, ERR_STATE, NULL,
		      "Đã quá %02lld ngày làm việc kể từ khi tiếp nhận (hết"
		      " ngày %s) nên không thể yêu cầu bổ sung nữa (%s); danh"
		      " mục thủ tục không ghi căn cứ nào cho phép yêu cầu muộn"
		      " hơn. Đơn vị giải quyết theo giấy tờ đã có, hoặc trình"
		      " từ chối giải quyết và nêu rõ lý do.",
		      (long long)rule.value,
		      day_dmy(cx->arena, instant_day(last.due)), rule.basis);
}

/* Once, completely (art. 11.2 c); a second time only the committee's leader
 * may, in writing. */
enum err needs_supplement_count(struct cx *cx, const struct work *w)
{
	struct rule rule;

	TRY(needs_rule(cx, w, "supplement_max", &rule));
	if (w->head.p.supplement_n < rule.value)
		return OK;
	if (!power_has(w->actor, w->t->roles & role_bit("UBND_LEADER")))
		return refuse(cx, ERR_STATE, NULL,
			      "Hồ sơ đã được yêu cầu bổ sung %02lld lần (%s)."
			      " Chỉ lãnh đạo UBND được cho phép thêm một lần,"
			      " bằng văn bản nêu lý do.",
			      (long long)w->head.p.supplement_n, rule.basis);
	if (!w->in->note || text_is_blank(w->in->note))
		return refuse(cx, ERR_INPUT, AT(note),
			      "Nêu lý do cho phép yêu cầu bổ sung thêm một"
			      " lần");
	return OK;
}

enum err needs_supplement(struct cx *cx, struct work *w)
{
	struct terms terms;

	TRY(needs_until(cx, w, true));
	data_put(&w->data, "ground", w->in->ground);
	TRY(terms_of(cx, w, &terms));
	return check_time(cx, w, &terms);
}

/* "restart" unless the procedure's own law continues the used time. */
static enum err put_mode(struct cx *cx, struct work *w, const struct terms *t)
{
	const char *mode = t->mode;
	struct rule rule;

	if (!mode) {
		TRY(needs_rule(cx, w, "supplement_restarts", &rule));
		mode = rule.value ? "restart" : "continue";
	}
	if (strcmp(mode, "restart") == 0)
		data_put(&w->data, "restart", "1");
	return OK;
}

/* The proposal as it was approved goes out. */
enum err needs_supplement_send(struct cx *cx, struct work *w)
{
	const struct event *p = work_last(w, MOVE_PROPOSE_SUPPLEMENT);
	struct terms terms;
	const char *until;
	struct day day;

	if (!p)
		return fail(cx, ERR_INTERNAL, "dossier %lld: no proposal",
			    (long long)w->id.v);
	until = event_value(cx->arena, p->data, "until");
	TRY(terms_of(cx, w, &terms));
	TRY(check_time(cx, w, &terms));
	if (!day_parse_iso(until, &day) || day.n <= instant_day(cx->now).n)
		return refuse(cx, ERR_STATE, NULL,
			      "Hạn bổ sung đã đề xuất không còn là một ngày sau"
			      " hôm nay. Đề nghị đơn vị giải quyết đề xuất"
			      " lại.");
	data_put(&w->data, "ground",
		 event_value(cx->arena, p->data, "ground"));
	data_put(&w->data, "until", until);
	data_put(&w->data, "items", event_value(cx->arena, p->data, "items"));
	data_put(&w->data, "reason", p->note);
	w->limit_due = instant_at(day, 24 * 60 - 1);
	return put_mode(cx, w, &terms);
}
