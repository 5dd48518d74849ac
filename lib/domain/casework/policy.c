#include "domain/casework/policy.h"

#include <string.h>

#include "domain/casework/request.h"
#include "domain/ledger/event.h"
#include "domain/power.h"

void policy_facts_of(struct instant now, const struct actor *actor,
		     const struct event *events, size_t n,
		     const struct request *requests, size_t requests_n,
		     struct policy_facts *ret)
{
	ret->last_move = n ? events[n - 1].move : MOVE_COUNT;
	ret->last_actor = n ? events[n - 1].actor : NO_ACCOUNT;
	ret->drafter = ret->proposer = ret->stopper = NO_ACCOUNT;
	ret->withdrawer = ret->approver = NO_ACCOUNT;
	ret->before_withdrawal = STATE_NONE;
	ret->is_post = false;
	for (size_t i = 0; i < n; i++) {
		if (events[i].move == MOVE_SUBMIT) {
			ret->drafter = events[i].actor;
			ret->approver = NO_ACCOUNT;
		}
		if (events[i].move == MOVE_APPROVE)
			ret->approver = events[i].actor;
		if (events[i].move == MOVE_PROPOSE_SUPPLEMENT ||
		    events[i].move == MOVE_PROPOSE_CONSULT)
			ret->proposer = events[i].actor;
		if (events[i].move == MOVE_ASK_PAYMENT)
			ret->stopper = events[i].actor;
		if (events[i].move == MOVE_POST)
			ret->is_post = event_has(events[i].data, "post_unit",
						 actor->unit.v);
		if (events[i].move == MOVE_WITHDRAW) {
			ret->before_withdrawal = events[i].from;
			ret->withdrawer = events[i].actor;
		}
	}
	ret->awaited = 0;
	ret->is_asked = false;
	ret->awaits_paper = false;
	ret->is_asked_late = true;
	for (size_t i = 0; i < requests_n; i++) {
		if (requests[i].closed_at.s != INSTANT_NONE.s)
			continue;
		ret->awaited++;
		if (requests[i].unit.v == actor->unit.v)
			ret->is_asked = true;
		if (!requests[i].has_account)
			ret->awaits_paper = true;
		if (!request_is_late(&requests[i], now))
			ret->is_asked_late = false;
	}
}

static bool stands_in_scope(const struct actor *actor, enum scope scope,
			    const struct policy_facts *f)
{
	switch (scope) {
	case SCOPE_DESK:
		return actor->unit.v == f->desk.v;
	case SCOPE_LEAD:
		return actor->unit.v == f->lead.v;
	case SCOPE_HOLDING_UNIT:
		return actor->unit.v == f->holder_unit.v;
	case SCOPE_HOLDER:
		return actor->id.v == f->holder.v &&
		       actor->unit.v == f->holder_unit.v;
	case SCOPE_HANDLER:
		return actor->id.v == f->handler.v &&
		       actor->unit.v == f->lead.v;
	case SCOPE_ASKED:
		return f->is_asked;
	case SCOPE_AUTHORITY:
		return actor->authority.v == f->authority.v;
	case SCOPE_SENDER:
		return actor->id.v == f->last_actor.v &&
		       actor->authority.v == f->authority.v;
	case SCOPE_POST:
		return f->is_post;
	case SCOPE_ANYWHERE:
		return true;
	}
	return false;
}

/* A recall is possible while the next one has not touched it. */
static const char *recall_refusal(const struct policy_facts *f)
{
	if (f->state == STATE_UNASSIGNED &&
	    (!f->in_transit || f->last_move != MOVE_FORWARD))
		return "Bên nhận đã nhận hồ sơ nên không thể thu hồi.";
	if (f->state == STATE_FOR_APPROVAL && f->last_move != MOVE_SUBMIT)
		return "Lãnh đạo đã xử lý nên không thể thu hồi.";
	if (f->state == STATE_FOR_SIGNATURE && f->last_move != MOVE_APPROVE)
		return "Bên nhận đã nhận hồ sơ nên không thể thu hồi.";
	if (f->state == STATE_FOR_SEAL && f->last_move != MOVE_SIGN)
		return "Bên nhận đã nhận hồ sơ nên không thể thu hồi.";
	return NULL;
}

static const char *supplement_refusal(enum move move,
				      const struct policy_facts *f)
{
	bool is_proposed = f->proposal == PROPOSAL_SUPPLEMENT;

	if (move == MOVE_PROPOSE_SUPPLEMENT && f->proposal)
		return "Hồ sơ đang có một đề xuất chờ duyệt hoặc chờ gửi.";
	if (move == MOVE_APPROVE_SUPPLEMENT && !is_proposed)
		return "Chưa có đề xuất yêu cầu bổ sung chờ duyệt.";
	if (move == MOVE_DENY_PROPOSAL && !f->proposal)
		return "Không có đề xuất nào chờ duyệt.";
	if (move == MOVE_ASK_SUPPLEMENT &&
	    f->proposal != PROPOSAL_APPROVED)
		return "Lãnh đạo đơn vị giải quyết chưa duyệt yêu cầu bổ"
		       " sung nên chưa thể gửi.";
	if (move == MOVE_SUPPLEMENT_EXPIRED && !f->is_wait_over)
		return "Người nộp vẫn còn trong hạn bổ sung.";
	return NULL;
}

/* A sentence with its basis: that of the rules which the dossier was received
 * under.  The articles of Decree 118/2025 are not named: they could not be read
 * yet (sql/data/rules.json says so of each rule). */
#define BY_LAW(f, sentence, article)                                          \
	((f)->is_under_61 ? sentence " (Nghị định 61/2018, " article ")." :   \
			    sentence " (Nghị định 118/2025).")

static const char *hand_over_refusal(enum move move,
				     const struct policy_facts *f)
{
	if (move == MOVE_ACCEPT && !f->in_transit)
		return "Hồ sơ này đã được ký nhận.";
	if (move == MOVE_ASSIGN && f->in_transit)
		return "Đơn vị chưa ký nhận hồ sơ bàn giao nên chưa thể phân"
		       " công.";
	if (move != MOVE_TAKE || f->state != STATE_UNASSIGNED)
		return NULL;
	if (f->in_transit)
		return "Đơn vị chưa ký nhận hồ sơ bàn giao nên chưa thể nhận"
		       " việc.";
	return f->may_take ? NULL :
			     BY_LAW(f,
				    "Đơn vị chưa cho phép chuyên viên tự nhận"
				    " việc; lãnh đạo phân công",
				    "Điều 19.1");
}

static const char *money_refusal(enum move move, const struct policy_facts *f)
{
	bool ends = move == MOVE_RETURN || move == MOVE_POST;

	if (ends && f->fee_due > 0)
		return "Phí, lệ phí của hồ sơ chưa nộp nên chưa thể trả kết"
		       " quả.";
	if (move == MOVE_COLLECT_FEE && f->fee_due <= 0)
		return "Hồ sơ không còn khoản phí, lệ phí nào phải nộp.";
	if (move == MOVE_REFUND_FEE && !f->has_fee_paid)
		return "Hồ sơ không có khoản phí, lệ phí nào đã nộp.";
	if (move == MOVE_ASK_PAYMENT && !f->has_duty)
		return "Danh mục không ghi nghĩa vụ tài chính nào của thủ tục"
		       " này nên đồng hồ không dừng để chờ nộp tiền.";
	if (move == MOVE_ASK_PAYMENT && !f->has_notice)
		return "Chưa có tệp thông báo nộp tiền trong hồ sơ nên chưa"
		       " thể dừng đồng hồ để chờ nộp tiền.";
	return NULL;
}

#define NO_LETTER(before)                                                     \
	"Hồ sơ đã quá hạn: phải có thư xin lỗi đã ký, đóng dấu và vào sổ"     \
	" trước khi " before
#define UNLETTERED(before)                                                    \
	{ NO_LETTER(before) " (Nghị định 118/2025).",                         \
	  NO_LETTER(before) " (Nghị định 61/2018, Điều 19.9)." }
/* The doors by which a dossier ends or its result leaves.  At each a date that
 * was given and missed owes its letter; the last one, to the archive, waits
 * for the explanation too.  What only tells of a thing that has happened
 * (the post delivered it) is no door. */
static const struct {
	enum move move;
	const char *no_letter[2]; /* by is_under_61 */
} doors[] = {
	{ MOVE_SIGN, UNLETTERED("ký, phát hành kết quả") },
	{ MOVE_RELEASE, UNLETTERED("ký, phát hành kết quả") },
	{ MOVE_SEGMENT_RESULT, UNLETTERED("phát hành kết quả") },
	{ MOVE_RETURN, UNLETTERED("trả kết quả") },
	{ MOVE_POST, UNLETTERED("giao kết quả cho bưu chính") },
	{ MOVE_WITHDRAW_OK, UNLETTERED("cho rút hồ sơ") },
	{ MOVE_DISCONTINUE, UNLETTERED("dừng giải quyết") },
	{ MOVE_SUPPLEMENT_EXPIRED, UNLETTERED("kết thúc hồ sơ") },
	{ MOVE_ARCHIVE, UNLETTERED("lưu hồ sơ") },
};

bool policy_is_door(enum move move)
{
	for (size_t i = 0; i < sizeof(doors) / sizeof(doors[0]); i++) {
		if (doors[i].move == move)
			return true;
	}
	return false;
}

static const char *door_refusal(enum move move, const struct policy_facts *f)
{
	for (size_t i = 0; i < sizeof(doors) / sizeof(doors[0]); i++) {
		if (doors[i].move == move && f->needs_letter)
			return doors[i].no_letter[f->is_under_61];
	}
	if (move == MOVE_ARCHIVE && f->needs_explanation)
		return BY_LAW(f,
			      "Hồ sơ trễ hẹn: giải trình phải hoàn thành trước"
			      " khi lưu hồ sơ",
			      "Điều 12.5");
	return NULL;
}

/* No letter, no signature: a late result leaves only with its apology. */
static const char *late_refusal(enum move move, const struct policy_facts *f)
{
	const char *why = door_refusal(move, f);

	if (why)
		return why;
	if (move == MOVE_RECALENDAR && f->is_late)
		return "Hồ sơ đã quá ngày hẹn: lịch làm việc thay đổi sau đó"
		       " không làm hồ sơ hết trễ.";
	if (move == MOVE_RESTORE_DATE && !f->by_calendar)
		return "Ngày hẹn cũ được trả lại ở trang lịch làm việc, khi xác"
		       " nhận rút ngày nghỉ.";
	if (move == MOVE_RESTORE_DATE && f->is_late)
		return "Hồ sơ đã quá cả ngày hẹn đã dời nên vẫn là trễ hẹn.";
	if (move == MOVE_REAPPOINT && !f->has_new_date)
		return BY_LAW(f,
			      "Chỉ hẹn lại một lần, theo thư xin lỗi đã ký có"
			      " ngày hẹn mới",
			      "Điều 19.9");
	if (move == MOVE_LETTER && !f->by_letter)
		return "Thư xin lỗi được ký ở trang của thư.";
	if (move == MOVE_ADJUST && !f->by_correction)
		return "Điều chỉnh chỉ có từ một đề nghị được duyệt ở trang"
		       " “Điều chỉnh chờ duyệt”.";
	return NULL;
}

/* What the dossier itself forbids now, whoever asks. */
static const char *state_refusal(const struct transition *t,
				 const struct policy_facts *f)
{
	const char *why = t->move == MOVE_RECALL ?
				  recall_refusal(f) :
				  supplement_refusal(t->move, f);

	if (!why)
		why = hand_over_refusal(t->move, f);
	if (!why)
		why = money_refusal(t->move, f);
	if (!why)
		why = late_refusal(t->move, f);
	if (why)
		return why;
	if (t->move == MOVE_GO_ON && !f->is_asked_late)
		return BY_LAW(f,
			      "Còn đơn vị chưa hết hạn trả lời nên chưa thể"
			      " tiếp tục không chờ",
			      "Điều 19.5 b");
	if (t->move == MOVE_WITHDRAW && !f->has_wish)
		return "Chưa có tệp đề nghị rút hồ sơ của người nộp (mỗi lần"
		       " đề nghị một tệp) nên chưa thể ghi đề nghị rút.";
	if (t->move == MOVE_WITHDRAW_OK &&
	    f->before_withdrawal == STATE_FOR_SEAL)
		return "Kết quả đã được ký nên không thể cho rút hồ sơ.";
	if (t->move == MOVE_SYNC_FAULT && f->has_sync_fault)
		return "Lỗi đồng bộ của hồ sơ đã được ghi nhận.";
	if (t->move == MOVE_SYNC_RESTORED && !f->has_sync_fault)
		return "Hồ sơ không có lỗi đồng bộ đang mở.";
	if (t->move == MOVE_ANSWER && t->scope != SCOPE_ASKED &&
	    !f->awaits_paper)
		return "Đơn vị được hỏi có tài khoản trên hệ thống và phải tự"
		       " trả lời.";
	if (t->move == MOVE_INHERIT && !f->is_orphan)
		return "Các đơn vị của hồ sơ vẫn đang hoạt động.";
	if (t->move == MOVE_POST && !f->is_by_post)
		return "Người nộp không đăng ký nhận kết quả qua bưu chính.";
	return NULL;
}

static bool leads_there(const struct transition *t,
			const struct policy_facts *f)
{
	switch (t->when) {
	case WHEN_ALWAYS:
		return true;
	case WHEN_MORE_AWAITED:
		return f->awaited > 1;
	case WHEN_LAST_AWAITED:
		return f->awaited <= 1;
	}
	return false;
}

/* Nobody decides on what is their own work, nor on that of the one they stand
 * in for. */
static const char *own_work_refusal(const struct actor *actor,
				    const struct transition *t,
				    const struct policy_facts *f)
{
	if ((t->move == MOVE_APPROVE || t->move == MOVE_SIGN) &&
	    power_is_own(actor, t->roles, f->drafter))
		return "Không ai được duyệt hoặc ký dự thảo của chính mình.";
	/* Two people, also where one stands in for the other. */
	if (t->move == MOVE_SIGN && power_is_own(actor, t->roles, f->approver))
		return "Người đã duyệt không tự ký: người có thẩm quyền ký khác"
		       " ký.";
	if (t->move == MOVE_APPROVE_SUPPLEMENT &&
	    power_is_own(actor, t->roles, f->proposer))
		return "Không ai được duyệt đề xuất của chính mình.";
	/* Else one person alone would stop the clock for as long as they like. */
	if (t->move == MOVE_PAID && power_is_own(actor, t->roles, f->stopper))
		return "Người đã dừng đồng hồ để chờ nộp tiền không tự xác nhận"
		       " đã nộp: bộ phận một cửa, người thu phí hoặc cán bộ"
		       " khác xác nhận.";
	/* The wish is the applicant's, not of who answers it. */
	if ((t->move == MOVE_WITHDRAW_OK || t->move == MOVE_WITHDRAW_NO) &&
	    power_is_own(actor, t->roles, f->withdrawer))
		return "Người đã ghi đề nghị rút hồ sơ không tự quyết định đề"
		       " nghị đó: lãnh đạo khác quyết định.";
	return NULL;
}

const char *policy_refusal(const struct actor *actor,
			   const struct transition *t,
			   const struct policy_facts *facts, enum err *ret_err)
{
	const char *why;

	*ret_err = ERR_DENIED;
	if (!power_has(actor, t->roles))
		return t->rule[facts->is_under_61];
	why = own_work_refusal(actor, t, facts);
	if (why)
		return why;
	*ret_err = ERR_STATE;
	why = state_refusal(t, facts);
	if (why)
		return why;
	*ret_err = ERR_DENIED;
	return stands_in_scope(actor, t->scope, facts) ?
		       NULL :
		       t->rule[facts->is_under_61];
}

const struct transition *policy_row(const struct actor *actor,
				    const struct policy_facts *facts,
				    enum move move, const char **ret_why,
				    enum err *ret_err)
{
	const struct transition *t = transition_find(facts->state, move);

	*ret_why = NULL;
	for (; t; t = transition_next(t, facts->state)) {
		enum err err;
		const char *why;

		if (!leads_there(t, facts))
			continue;
		why = policy_refusal(actor, t, facts, &err);
		if (!why)
			return t;
		/* Of several rows the one that fits the person best speaks:
		 * a state tells more than a role, and a row of their role
		 * more than another's. */
		if (!*ret_why || err == ERR_STATE ||
		    (*ret_err == ERR_DENIED && power_has(actor, t->roles))) {
			*ret_why = why;
			*ret_err = err;
		}
	}
	return NULL;
}

/* A late result has one way out, whatever door it is to leave by; of the rest
 * only what somebody can bring about is a way. */
static enum way_out way_out_of(enum move move, const struct policy_facts *f)
{
	bool has_proposal = f->proposal != PROPOSAL_NONE;

	switch ((int)move) { /* the moves that may be shut for a while */
	case MOVE_ASSIGN:
		return WAY_ACCEPT;
	case MOVE_TAKE:
		return f->in_transit ? WAY_ACCEPT : WAY_HEAD;
	case MOVE_ASK_SUPPLEMENT:
	case MOVE_PROPOSE_SUPPLEMENT:
		return has_proposal ? WAY_HEAD : WAY_NONE;
	case MOVE_SUPPLEMENT_EXPIRED:
		return f->is_wait_over && f->needs_letter ? WAY_LETTER :
							    WAY_TIME;
	case MOVE_RETURN:
	case MOVE_POST:
		if (move == MOVE_POST && !f->is_by_post)
			return WAY_NONE;
		return f->fee_due > 0 ? WAY_FEE :
		       f->needs_letter ? WAY_LETTER :
					 WAY_NONE;
	case MOVE_ASK_PAYMENT:
		return f->has_duty ? WAY_NOTICE : WAY_CATALOGUE;
	case MOVE_WITHDRAW:
		return WAY_WISH;
	case MOVE_SIGN:
	case MOVE_RELEASE:
	case MOVE_SEGMENT_RESULT:
	case MOVE_DISCONTINUE:
	case MOVE_WITHDRAW_OK:
		return f->needs_letter ? WAY_LETTER : WAY_NONE;
	case MOVE_ARCHIVE:
		return f->needs_letter	    ? WAY_LETTER :
		       f->needs_explanation ? WAY_EXPLANATION :
					      WAY_NONE;
	default:
		return WAY_NONE;
	}
}

bool policy_offer(const struct actor *actor, const struct policy_facts *facts,
		  enum move move, struct offer *ret)
{
	const struct transition *t;
	const char *why;
	enum err err;

	*ret = (struct offer){ .t = policy_row(actor, facts, move, &why,
					       &err) };
	if (ret->t)
		return true;
	for (t = transition_find(facts->state, move); t;
	     t = transition_next(t, facts->state)) {
		if (!leads_there(t, facts) || !power_has(actor, t->roles) ||
		    !stands_in_scope(actor, t->scope, facts))
			continue;
		ret->t = t;
		ret->why = why;
		ret->way = own_work_refusal(actor, t, facts) ?
				   WAY_OTHER_PERSON :
				   way_out_of(move, facts);
		return ret->way != WAY_NONE;
	}
	return false;
}
