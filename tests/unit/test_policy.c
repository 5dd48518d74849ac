/* The table of moves and the predicate over it, every pair of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "domain/policy.h"
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
}

/* Somebody who stands exactly where the transition wants them. */
static struct actor in_place(const struct transition *t, unsigned role)
{
	(void)t;
	return (struct actor){ .id = { 5 }, .unit = { 20 }, .roles = role,
			       .authority = { 10 } };
}

static struct policy_facts facts_of(const struct transition *t)
{
	return (struct policy_facts){
		.state = t->from,
		.authority = { 10 },
		.desk = { 20 },
		.holder_unit = { 20 },
		.holder = { 5 },
		.in_transit = t->move == MOVE_ACCEPT ||
			      (t->move == MOVE_RECALL &&
			       t->from == STATE_UNASSIGNED),
		.last_move = t->from == STATE_UNASSIGNED ? MOVE_FORWARD :
							   MOVE_SUBMIT,
		.last_actor = { 5 },
		.drafter = { 6 },
	};
}

static void each_transition_lets_its_roles_and_no_other(void **state)
{
	enum err err;

	(void)state;
	for (size_t i = 0; i < transitions_n; i++) {
		struct policy_facts facts = facts_of(&transitions[i]);

		for (size_t r = 0; r < ROLES_N; r++) {
			struct actor a =
				in_place(&transitions[i], roles[r].bit);
			bool may = !policy_refusal(&a, &transitions[i], &facts,
						   &err);

			assert_int_equal(may, (transitions[i].roles &
					       roles[r].bit) != 0);
			if (!may)
				assert_int_equal(err, ERR_DENIED);
		}
	}
}

static void nobody_acts_in_another_authority(void **state)
{
	enum err err;

	(void)state;
	for (size_t i = 0; i < transitions_n; i++) {
		struct policy_facts facts = facts_of(&transitions[i]);
		struct actor a = in_place(&transitions[i], 0xfff);

		a.authority.v = 11;
		assert_non_null(
			policy_refusal(&a, &transitions[i], &facts, &err));
	}
}

static void nobody_approves_or_signs_their_own_draft(void **state)
{
	enum err err;

	(void)state;
	for (size_t i = 0; i < transitions_n; i++) {
		const struct transition *t = &transitions[i];
		struct policy_facts facts = facts_of(t);
		struct actor a = in_place(t, t->roles);

		if (t->move != MOVE_APPROVE && t->move != MOVE_SIGN)
			continue;
		facts.drafter = a.id;
		assert_non_null(policy_refusal(&a, t, &facts, &err));
	}
}

static void every_pair_not_in_the_table_is_no_move(void **state)
{
	size_t found = 0;

	(void)state;
	for (int s = 0; s < STATE_COUNT; s++) {
		for (int m = 0; m < MOVE_COUNT; m++)
			found += transition_find((enum state)s,
						 (enum move)m) != NULL;
	}
	assert_int_equal(found, transitions_n); /* and none is there twice */
}

static void names_and_codes_are_complete_and_their_own(void **state)
{
	(void)state;
	for (int s = STATE_RECEIVED; s < STATE_COUNT; s++) {
		assert_true(*state_name((enum state)s) &&
			    *state_sentence((enum state)s));
		assert_int_equal(state_from_code(state_code((enum state)s)), s);
	}
	for (int m = 0; m < MOVE_COUNT; m++)
		assert_int_equal(move_from_code(move_code((enum move)m)), m);
}

static void only_release_stops_the_clock(void **state)
{
	(void)state;
	for (size_t i = 0; i < transitions_n; i++)
		assert_int_equal(transitions[i].clock == CLOCK_STOP,
				 transitions[i].to == STATE_READY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(domain_and_route_table_mean_the_same_roles),
		cmocka_unit_test(each_transition_lets_its_roles_and_no_other),
		cmocka_unit_test(nobody_acts_in_another_authority),
		cmocka_unit_test(nobody_approves_or_signs_their_own_draft),
		cmocka_unit_test(every_pair_not_in_the_table_is_no_move),
		cmocka_unit_test(names_and_codes_are_complete_and_their_own),
		cmocka_unit_test(only_release_stops_the_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
