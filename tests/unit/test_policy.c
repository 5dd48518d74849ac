/* The table of moves and the predicate over it, every pair of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "domain/casework/policy.h"
#include "http/route.h"

#include <cmocka.h>

static const struct {
	const char *code;
	unsigned bit;
} roles[] = { { "RECEPTION", ROLE_RECEPTION },
	      { "RECEPTION_HEAD", ROLE_RECEPTION_HEAD },
	      { "HANDLER", ROLE_HANDLER },
	      { "DEPT_HEAD", ROLE_DEPT_HEAD },
	      { "UBND_LEADER", ROLE_UBND_LEADER },
	      { "CLERK", ROLE_CLERK },
	      { "CASHIER", ROLE_CASHIER },
	      { "COORDINATOR", ROLE_COORDINATOR },
	      { "POST_AGENT", ROLE_POST_AGENT },
	      { "CONTROL", ROLE_CONTROL },
	      { "INSPECTOR", ROLE_INSPECTOR },
	      { "ADMIN", ROLE_ADMIN } };
#define ROLES_N (sizeof(roles) / sizeof(roles[0]))

static void domain_and_route_table_mean_the_same_roles(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROLES_N; i++) {
		assert_int_equal(role_bit(roles[i].code), roles[i].bit);
		assert_string_equal(role_code(roles[i].bit), roles[i].code);
	}
	assert_int_equal(role_bit("KING"), 0);
	assert_int_equal(STAGE_CODE, ROLE_AT_CODE);
	assert_int_equal(STAGE_PASSWORD, ROLE_AT_PASSWORD);
	assert_int_equal(STAGE_ENROL, ROLE_AT_ENROL);
	assert_int_equal(STAGES, ROLE_HALFWAY);
	assert_int_equal(ROLE_HALFWAY & ROLE_STAFF, 0);
}

/* Somebody who stands exactly where every transition wants them. */
static struct actor in_place(unsigned role)
{
	return (struct actor){ .id = { 5 }, .unit = { 20 }, .roles = role,
			       .authority = { 10 } };
}

/* A dossier of which nothing forbids this move but the person. */
static struct policy_facts facts_of(const struct transition *t,
				    enum state from)
{
	enum move m = t->move;

	return (struct policy_facts){
		.state = from,
		.authority = { 10 },
		.desk = { 20 },
		.lead = { 20 },
		.holder_unit = { 20 },
		.holder = { 5 },
		.handler = { 5 },
		.in_transit = m == MOVE_ACCEPT ||
			      (m == MOVE_RECALL && from == STATE_UNASSIGNED),
		.last_move = from == STATE_UNASSIGNED	 ? MOVE_FORWARD :
			     from == STATE_FOR_SIGNATURE ? MOVE_APPROVE :
			     from == STATE_FOR_SEAL	 ? MOVE_SIGN :
							   MOVE_SUBMIT,
		.last_actor = { 5 },
		.drafter = { 6 },
		.approver = { 7 },
		.proposer = { 6 },
		.proposal = m == MOVE_APPROVE_SUPPLEMENT ||
					    m == MOVE_DENY_PROPOSAL ?
				    PROPOSAL_SUPPLEMENT :
			    m == MOVE_ASK_SUPPLEMENT ? PROPOSAL_APPROVED :
						       PROPOSAL_NONE,
		.before_withdrawal = STATE_EXAMINING,
		.awaited = t->when == WHEN_MORE_AWAITED ? 2 : 1,
		.is_asked = true,
		.is_post = true,
		.is_asked_late = true,
		.awaits_paper = true,
		.is_wait_over = true,
		.has_sync_fault = m == MOVE_SYNC_RESTORED,
		.may_take = true,
		.is_by_post = true,
		.is_orphan = true,
		.fee_due = m == MOVE_COLLECT_FEE ? 5000 : 0,
		.has_fee_paid = true,
		.has_duty = true,
		.has_notice = true,
		.has_wish = true,
		.has_new_date = true,
		.by_letter = true,
		.by_correction = true,
		.by_calendar = true,
	};
}

/* Every row in every state it leaves from. */
static void each_row(void (*check)(const struct transition *t, enum state s))
{
	for (size_t i = 0; i < transitions_n; i++) {
		for (int s = 0; s < STATE_COUNT; s++) {
			if (transition_is_from(&transitions[i], (enum state)s))
				check(&transitions[i], (enum state)s);
		}
	}
}

static void lets_its_roles(const struct transition *t, enum state from)
{
	struct policy_facts facts = facts_of(t, from);
	enum err err;

	for (size_t r = 0; r < ROLES_N; r++) {
		struct actor a = in_place(roles[r].bit);
		bool may = !policy_refusal(&a, t, &facts, &err);

		assert_int_equal(may, (t->roles & roles[r].bit) != 0);
		if (!may)
			assert_int_equal(err, ERR_DENIED);
	}
}

static void each_transition_lets_its_roles_and_no_other(void **state)
{
	(void)state;
	each_row(lets_its_roles);
}

static void is_refused_elsewhere(const struct transition *t, enum state from)
{
	struct policy_facts facts = facts_of(t, from);
	struct actor a = in_place(0xfff);
	enum err err;

	a.authority.v = 11;
	a.unit.v = 21;
	if (t->move == MOVE_LETTER)
		return; /* the competence table decides, letter_move.c */
	if (t->move == MOVE_RESTORE_DATE)
		return; /* the calendar is everybody's, calendar_decision.c */
	facts.is_asked = facts.is_post = false;
	facts.is_orphan = false;
	assert_non_null(policy_refusal(&a, t, &facts, &err));
}

static void nobody_acts_in_another_unit_or_authority(void **state)
{
	(void)state;
	each_row(is_refused_elsewhere);
}

static void is_refused_to_who_made_it(const struct transition *t,
				      enum state from)
{
	struct policy_facts facts = facts_of(t, from);
	struct actor a = in_place(t->roles);
	enum err err;

	if (t->move != MOVE_APPROVE && t->move != MOVE_SIGN &&
	    t->move != MOVE_APPROVE_SUPPLEMENT && t->move != MOVE_PAID &&
	    t->move != MOVE_WITHDRAW_OK && t->move != MOVE_WITHDRAW_NO)
		return;
	facts.drafter = facts.proposer = facts.stopper = a.id;
	facts.withdrawer = a.id;
	assert_non_null(policy_refusal(&a, t, &facts, &err));
}

/* Approval and signature are two people's, though one has both roles. */
static void who_approved_does_not_sign(void **state)
{
	const struct transition *t =
		transition_find(STATE_FOR_SIGNATURE, MOVE_SIGN);
	struct policy_facts facts = facts_of(t, STATE_FOR_SIGNATURE);
	struct actor a = in_place(t->roles);
	enum err err;

	(void)state;
	assert_null(policy_refusal(&a, t, &facts, &err));
	facts.approver = a.id;
	assert_non_null(policy_refusal(&a, t, &facts, &err));
	assert_int_equal(err, ERR_DENIED);
}

static void nobody_has_the_last_word_on_their_own_step(void **state)
{
	(void)state;
	each_row(is_refused_to_who_made_it);
}

/* Each fact that forbids a move, alone, forbids it to those who may. */
static void each_state_of_things_forbids_what_it_must(void **state)
{
	(void)state;
#define CASE(mv, st, change)                                              \
	do {                                                              \
		const struct transition *t = transition_find(st, mv);     \
		struct policy_facts f = facts_of(t, st);                  \
		struct actor a = in_place(t->roles & -t->roles);          \
		enum err err;                                             \
		assert_null(policy_refusal(&a, t, &f, &err));             \
		change;                                                   \
		assert_non_null(policy_refusal(&a, t, &f, &err));         \
		assert_int_equal(err, ERR_STATE);                         \
	} while (0)
	CASE(MOVE_ACCEPT, STATE_UNASSIGNED, f.in_transit = false);
	CASE(MOVE_ASSIGN, STATE_UNASSIGNED, f.in_transit = true);
	CASE(MOVE_TAKE, STATE_UNASSIGNED, f.in_transit = true);
	CASE(MOVE_TAKE, STATE_UNASSIGNED, f.may_take = false);
	CASE(MOVE_RECALL, STATE_UNASSIGNED, f.in_transit = false);
	CASE(MOVE_RECALL, STATE_FOR_APPROVAL, f.last_move = MOVE_ACCEPT);
	CASE(MOVE_RECALL, STATE_FOR_SIGNATURE, f.last_move = MOVE_ACCEPT);
	CASE(MOVE_RECALL, STATE_FOR_SEAL, f.last_move = MOVE_ACCEPT);
	CASE(MOVE_PROPOSE_SUPPLEMENT, STATE_EXAMINING, f.proposal = PROPOSAL_SUPPLEMENT);
	CASE(MOVE_APPROVE_SUPPLEMENT, STATE_EXAMINING, f.proposal = PROPOSAL_NONE);
	CASE(MOVE_DENY_PROPOSAL, STATE_EXAMINING, f.proposal = PROPOSAL_NONE);
	CASE(MOVE_ASK_SUPPLEMENT, STATE_EXAMINING, f.proposal = PROPOSAL_SUPPLEMENT);
	CASE(MOVE_SUPPLEMENT_EXPIRED, STATE_SUPPLEMENT, f.is_wait_over = false);
	CASE(MOVE_GO_ON, STATE_CONSULTING, f.is_asked_late = false);
	CASE(MOVE_WITHDRAW_OK, STATE_WITHDRAWING,
	     f.before_withdrawal = STATE_FOR_SEAL);
	CASE(MOVE_RETURN, STATE_READY, f.fee_due = 8000);
	CASE(MOVE_POST, STATE_READY, f.fee_due = 8000);
	CASE(MOVE_POST, STATE_READY, f.is_by_post = false);
	CASE(MOVE_COLLECT_FEE, STATE_READY, f.fee_due = 0);
	CASE(MOVE_REFUND_FEE, STATE_RETURNED, f.has_fee_paid = false);
	CASE(MOVE_ASK_PAYMENT, STATE_EXAMINING, f.has_duty = false);
	CASE(MOVE_ASK_PAYMENT, STATE_EXAMINING, f.has_notice = false);
	CASE(MOVE_WITHDRAW, STATE_EXAMINING, f.has_wish = false);
	CASE(MOVE_SYNC_FAULT, STATE_EXAMINING, f.has_sync_fault = true);
	CASE(MOVE_SYNC_RESTORED, STATE_EXAMINING, f.has_sync_fault = false);
	CASE(MOVE_INHERIT, STATE_EXAMINING, f.is_orphan = false);
	CASE(MOVE_SIGN, STATE_FOR_SIGNATURE, f.needs_letter = true);
	CASE(MOVE_RELEASE, STATE_FOR_SEAL, f.needs_letter = true);
	CASE(MOVE_SEGMENT_RESULT, STATE_INTERLINKED, f.needs_letter = true);
	CASE(MOVE_RETURN, STATE_READY, f.needs_letter = true);
	CASE(MOVE_POST, STATE_READY, f.needs_letter = true);
	CASE(MOVE_WITHDRAW_OK, STATE_WITHDRAWING, f.needs_letter = true);
	CASE(MOVE_DISCONTINUE, STATE_EXAMINING, f.needs_letter = true);
	CASE(MOVE_SUPPLEMENT_EXPIRED, STATE_SUPPLEMENT, f.needs_letter = true);
	CASE(MOVE_ARCHIVE, STATE_RETURNED, f.needs_letter = true);
	CASE(MOVE_ARCHIVE, STATE_RETURNED, f.needs_explanation = true);
	CASE(MOVE_REAPPOINT, STATE_EXAMINING, f.has_new_date = false);
	CASE(MOVE_LETTER, STATE_EXAMINING, f.by_letter = false);
	CASE(MOVE_RECALENDAR, STATE_EXAMINING, f.is_late = true);
	CASE(MOVE_ADJUST, STATE_EXAMINING, f.by_correction = false);
	CASE(MOVE_RESTORE_DATE, STATE_EXAMINING, f.by_calendar = false);
	CASE(MOVE_RESTORE_DATE, STATE_EXAMINING, f.is_late = true);
#undef CASE
}

static void is_refused_without_paper(const struct transition *t,
				     enum state from)
{
	struct policy_facts facts = facts_of(t, from);
	struct actor a = in_place(t->roles & -t->roles);
	enum err err;

	if (t->move != MOVE_ANSWER || t->scope == SCOPE_ASKED)
		return;
	facts.awaits_paper = false;
	assert_non_null(policy_refusal(&a, t, &facts, &err));
	assert_int_equal(err, ERR_STATE);
}

static void who_can_answer_here_is_not_answered_for(void **state)
{
	(void)state;
	each_row(is_refused_without_paper);
}

/* The pairs of the table, and no other, have a row; each row is reached by
 * walking the rows of its pair. */
static void every_pair_not_in_the_table_is_no_move(void **state)
{
	size_t found = 0, rows = 0;

	(void)state;
	for (int s = 0; s < STATE_COUNT; s++) {
		for (int m = 0; m < MOVE_COUNT; m++) {
			const struct transition *t = transition_find(
				(enum state)s, (enum move)m);

			for (; t; t = transition_next(t, (enum state)s)) {
				assert_int_equal(t->move, m);
				assert_true(t->from & 1u << s);
				found++;
			}
		}
	}
	for (size_t i = 0; i < transitions_n; i++)
		rows += (size_t)__builtin_popcount(transitions[i].from);
	assert_int_equal(found, rows);
}

static void names_and_codes_are_complete_and_their_own(void **state)
{
	(void)state;
	for (int s = STATE_RECEIVED; s < STATE_COUNT; s++) {
		assert_true(*state_name((enum state)s));
		assert_int_equal(state_of(state_code((enum state)s)), s);
	}
	for (int m = 0; m < MOVE_COUNT; m++)
		assert_int_equal(move_of(move_code((enum move)m)), m);
}

/* The clock stops when there is a result or nothing more will be done; it
 * stands still only while somebody outside is waited for. */
static void the_clock_stops_and_pauses_where_the_law_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < transitions_n; i++) {
		const struct transition *t = &transitions[i];
		bool ends = t->to < STATE_COUNT && state_is_finished(t->to) &&
			    (t->from & 1u << STATE_NONE ||
			     !(t->from & (1u << STATE_READY |
					  1u << STATE_POSTED |
					  1u << STATE_RETURNED |
					  1u << STATE_WITHDRAWN |
					  1u << STATE_DISCONTINUED)));
		bool waits = t->to == STATE_SUPPLEMENT ||
			     t->to == STATE_PAYMENT;

		assert_int_equal(t->clock == CLOCK_STOP, ends);
		assert_int_equal(t->clock == CLOCK_PAUSE, waits);
	}
}

/* Whoever could stop the clock reads why they cannot; nobody else does. */
static void a_stop_for_money_is_shut_with_its_reason(void **state)
{
	const struct transition *t = transition_find(STATE_EXAMINING,
						     MOVE_ASK_PAYMENT);
	struct policy_facts facts = facts_of(t, STATE_EXAMINING);
	struct actor handler = in_place(ROLE_HANDLER);
	struct actor desk = in_place(ROLE_RECEPTION);
	struct offer offer;
	(void)state;

	assert_true(policy_offer(&handler, &facts, t->move, &offer));
	assert_null(offer.why);
	facts.has_notice = false;
	assert_true(policy_offer(&handler, &facts, t->move, &offer));
	assert_int_equal(offer.way, WAY_NOTICE);
	assert_non_null(strstr(offer.why, "tệp thông báo nộp tiền"));
	facts.has_duty = false;
	assert_true(policy_offer(&handler, &facts, t->move, &offer));
	assert_int_equal(offer.way, WAY_CATALOGUE);
	assert_non_null(strstr(offer.why, "Danh mục không ghi"));
	assert_false(policy_offer(&desk, &facts, t->move, &offer));
}

/* The wish is the applicant's: the desk reads what is missing. */
static void a_wish_without_its_request_is_shut_with_its_reason(void **state)
{
	const struct transition *t = transition_find(STATE_EXAMINING,
						     MOVE_WITHDRAW);
	struct policy_facts facts = facts_of(t, STATE_EXAMINING);
	struct actor handler = in_place(ROLE_HANDLER);
	struct actor desk = in_place(ROLE_RECEPTION);
	struct offer offer;
	(void)state;

	assert_true(policy_offer(&desk, &facts, t->move, &offer));
	assert_null(offer.why);
	facts.has_wish = false;
	assert_true(policy_offer(&desk, &facts, t->move, &offer));
	assert_int_equal(offer.way, WAY_WISH);
	assert_non_null(strstr(offer.why, "tệp đề nghị rút hồ sơ"));
	assert_false(policy_offer(&handler, &facts, t->move, &offer));
}

/* A dossier received under the new decree is held up by no article of the old
 * one. */
static void a_reason_names_the_decree_of_the_dossier(void **state)
{
	static const struct {
		enum move move;
		enum state from;
	} shut[] = { { MOVE_SIGN, STATE_FOR_SIGNATURE },
		     { MOVE_ARCHIVE, STATE_RETURNED },
		     { MOVE_TAKE, STATE_UNASSIGNED } };

	(void)state;
	for (size_t i = 0; i < sizeof(shut) / sizeof(shut[0]); i++) {
		for (int old = 0; old < 2; old++) {
			const struct transition *tr =
				transition_find(shut[i].from, shut[i].move);
			struct policy_facts f = facts_of(tr, shut[i].from);
			struct actor a = in_place(tr->roles);
			const char *why;
			enum err err;

			f.needs_letter = i == 0;
			f.needs_explanation = true;
			f.may_take = false;
			f.is_under_61 = old;
			why = policy_refusal(&a, tr, &f, &err);
			assert_non_null(why);
			assert_int_equal(strstr(why, "118/2025") != NULL, !old);
			assert_int_equal(strstr(why, "61/2018") != NULL, old);
		}
	}
}

static void who_may_not_is_told_by_the_decree_of_its_reception(void **state)
{
	const struct actor nobody = { .id = { 7 } };
	size_t named = 0;

	(void)state;
	for (size_t i = 0; i < transitions_n; i++) {
		for (int old = 0; old < 2; old++) {
			const struct transition *t = &transitions[i];
			struct policy_facts f = facts_of(t, STATE_RECEIVED);
			const char *why;
			enum err err;

			f.is_under_61 = old;
			why = policy_refusal(&nobody, t, &f, &err);
			assert_int_equal(err, ERR_DENIED);
			assert_null(strstr(why, old ? "118/2025" : "61/2018"));
			named += strstr(why, "Nghị định") != NULL;
		}
	}
	assert_true(named > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(domain_and_route_table_mean_the_same_roles),
		cmocka_unit_test(each_transition_lets_its_roles_and_no_other),
		cmocka_unit_test(nobody_acts_in_another_unit_or_authority),
		cmocka_unit_test(who_may_not_is_told_by_the_decree_of_its_reception),
		cmocka_unit_test(nobody_has_the_last_word_on_their_own_step),
		cmocka_unit_test(who_approved_does_not_sign),
		cmocka_unit_test(each_state_of_things_forbids_what_it_must),
		cmocka_unit_test(who_can_answer_here_is_not_answered_for),
		cmocka_unit_test(a_stop_for_money_is_shut_with_its_reason),
		cmocka_unit_test(a_wish_without_its_request_is_shut_with_its_reason),
		cmocka_unit_test(a_reason_names_the_decree_of_the_dossier),
		cmocka_unit_test(every_pair_not_in_the_table_is_no_move),
		cmocka_unit_test(names_and_codes_are_complete_and_their_own),
		cmocka_unit_test(the_clock_stops_and_pauses_where_the_law_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
