#include "domain/policy.h"

static bool stands_in_scope(const struct actor *actor, enum scope scope,
			    const struct policy_facts *f)
{
	if (actor->authority.v != f->authority.v)
		return false;
	switch (scope) {
	case SCOPE_DESK:
		return actor->unit.v == f->desk.v;
	case SCOPE_HOLDING_UNIT:
		return actor->unit.v == f->holder_unit.v;
	case SCOPE_HOLDER:
		return actor->id.v == f->holder.v;
	case SCOPE_AUTHORITY:
		return true;
	case SCOPE_SENDER:
		return actor->id.v == f->last_actor.v;
	}
	return false;
}

/* What the hand-over and the draft itself forbid. */
static const char *state_refusal(const struct transition *t,
				 const struct policy_facts *f)
{
	if (t->move == MOVE_ACCEPT && !f->in_transit)
		return "Hồ sơ này đã được ký nhận.";
	if (t->move == MOVE_ASSIGN && f->in_transit)
		return "Đơn vị chưa ký nhận hồ sơ bàn giao nên chưa thể phân"
		       " công.";
	if (t->move == MOVE_RECALL && t->from == STATE_UNASSIGNED &&
	    (!f->in_transit || f->last_move != MOVE_FORWARD))
		return "Bên nhận đã nhận hồ sơ nên không thể thu hồi.";
	if (t->move == MOVE_RECALL && t->from == STATE_FOR_APPROVAL &&
	    f->last_move != MOVE_SUBMIT)
		return "Lãnh đạo đã xử lý nên không thể thu hồi.";
	return NULL;
}

const char *policy_refusal(const struct actor *actor,
			   const struct transition *t,
			   const struct policy_facts *facts, enum err *ret_err)
{
	bool is_decision = t->move == MOVE_APPROVE || t->move == MOVE_SIGN;
	const char *why;

	*ret_err = ERR_DENIED;
	if (!(actor->roles & t->roles))
		return t->rule;
	if (is_decision && actor->id.v == facts->drafter.v)
		return "Không ai được duyệt hoặc ký dự thảo của chính mình.";
	*ret_err = ERR_STATE;
	why = state_refusal(t, facts);
	if (why)
		return why;
	*ret_err = ERR_DENIED;
	return stands_in_scope(actor, t->scope, facts) ? NULL : t->rule;
}
