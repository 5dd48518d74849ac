/* motcua moves: the table of the life cycle as text; a change of who may do
 * what is one line of difference in a review. */
#include <stdio.h>

#include "cli/commands.h"
#include "domain/ledger/workflow.h"
#include "domain/people/account.h"

static const char *state_word(enum state s)
{
	if (s == STATE_SAME)
		return "=";
	if (s == STATE_BEFORE)
		return "<";
	return s == STATE_NONE ? "-" : state_code(s);
}

static void print_roles(unsigned roles)
{
	const char *comma = "";

	for (unsigned bit = 1; bit <= roles; bit <<= 1) {
		if (!(roles & bit))
			continue;
		printf("%s%s", comma, role_code(bit));
		comma = ",";
	}
}

int cmd_moves(int argc, char **argv)
{
	static const char *const scopes[] = {
		[SCOPE_DESK] = "desk",	       [SCOPE_LEAD] = "lead",
		[SCOPE_HOLDING_UNIT] = "unit", [SCOPE_HOLDER] = "holder",
		[SCOPE_HANDLER] = "handler",   [SCOPE_ASKED] = "asked",
		[SCOPE_AUTHORITY] = "authority", [SCOPE_SENDER] = "sender",
		[SCOPE_POST] = "post",	       [SCOPE_ANYWHERE] = "anywhere",
	};
	static const char *const clocks[] = {
		[CLOCK_KEEP] = "keep",	 [CLOCK_START] = "start",
		[CLOCK_STOP] = "stop",	 [CLOCK_PAUSE] = "pause",
		[CLOCK_RESUME] = "resume", [CLOCK_BACK] = "back",
	};

	(void)argc;
	(void)argv;
	for (size_t i = 0; i < transitions_n; i++) {
		const struct transition *t = &transitions[i];

		for (int s = 0; s < STATE_COUNT; s++) {
			if (!transition_is_from(t, (enum state)s))
				continue;
			printf("%s %s %s %s %s ", state_word((enum state)s),
			       move_code(t->move), state_word(t->to),
			       scopes[t->scope], clocks[t->clock]);
			print_roles(t->roles);
			putchar('\n');
		}
	}
	return 0;
}
