/* Who may do what with an apology letter, and when: every act in every state,
 * for every role, from every place; held against a table written apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "domain/apology/letter_internal.h"
#include "http/route.h"

#include <cmocka.h>

enum { LEAD = 1, OFFICE = 2, ABOVE = 4, ELSEWHERE = 8, PLACES = 4 };

static const struct want {
	enum letter_act act;
	const char *states; /* as stored, blank between */
	unsigned roles, places;
} table[] = {
	{ LETTER_EDIT, "DU_THAO", ROLE_HANDLER | ROLE_DEPT_HEAD, LEAD },
	{ LETTER_SUBMIT, "DU_THAO", ROLE_HANDLER | ROLE_DEPT_HEAD, LEAD },
	{ LETTER_RETURN, "CHO_KY", ROLE_DEPT_HEAD | ROLE_UBND_LEADER,
	  LEAD | OFFICE },
	{ LETTER_SIGN, "CHO_KY", ROLE_DEPT_HEAD | ROLE_UBND_LEADER,
	  LEAD | OFFICE },
	{ LETTER_STAMP, "DA_KY", ROLE_CLERK, LEAD | OFFICE },
	{ LETTER_SEND, "DA_DONG_DAU", ROLE_RECEPTION | ROLE_RECEPTION_HEAD,
	  LEAD | OFFICE },
	{ LETTER_REPORT, "DA_GUI",
	  ROLE_DEPT_HEAD | ROLE_CLERK | ROLE_RECEPTION_HEAD, LEAD | OFFICE },
	{ LETTER_ACKNOWLEDGE, "DA_BAO_CAO DA_CONG_KHAI",
	  ROLE_CONTROL | ROLE_UBND_LEADER, ABOVE },
	{ LETTER_PUBLISH, "DA_BAO_CAO", ROLE_CONTROL | ROLE_RECEPTION_HEAD,
	  LEAD | OFFICE },
	{ LETTER_CANCEL, "DU_THAO CHO_KY", ROLE_HANDLER | ROLE_DEPT_HEAD,
	  LEAD },
};

static struct letter letter_in(enum letter_state state)
{
	return (struct letter){ .id = { 1 },
				.state = state,
				.authority = { 10 },
				.lead = { 20 },
				.reported_to = { 30 },
				.drafter = { 7 },
				.acknowledged_at = INSTANT_NONE };
}

static struct actor someone(unsigned role, unsigned place)
{
	struct actor a = { .id = { 5 }, .roles = role };

	a.unit.v = place == LEAD ? 20 : place == ABOVE ? 30 : 40;
	a.authority.v = place == LEAD || place == OFFICE ? 10 :
			place == ABOVE			 ? 30 :
							   50;
	return a;
}

static bool is_among(const char *words, const char *word)
{
	const char *at = strstr(words, word);
	size_t len = strlen(word);

	return at && (at == words || at[-1] == ' ') &&
	       (!at[len] || at[len] == ' ');
}

static void compare(const struct want *want, enum letter_state state,
		    unsigned role, unsigned place)
{
	const struct letter l = letter_in(state);
	const struct actor a = someone(role, place);
	const struct letter_row *row;
	enum err err = OK;
	const char *why = letter_refusal(&a, &l, want->act, &row, &err);
	bool is_time = is_among(want->states, letter_state_code(state));
	bool may = is_time && want->roles & role && want->places & place;

	if (may != !why)
		fail_msg("%s in %s by %s at %u: %s", letter_act_code(want->act),
			 letter_state_code(state), role_code(role), place,
			 why ? why : "allowed");
	if (why)
		assert_int_equal(err, is_time ? ERR_DENIED : ERR_STATE);
}

static void each_act_is_for_whom_and_when_the_table_says(void **state)
{
	(void)state;
	assert_int_equal(letter_rows_n, LETTER_ACT_COUNT);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		for (int s = 0; s < LETTER_STATE_COUNT; s++)
			for (unsigned role = 1; role & ROLE_STAFF; role <<= 1)
				for (unsigned p = 0; p < PLACES; p++)
					compare(&table[i],
						(enum letter_state)s, role,
						1u << p);
}

static void a_drafter_never_signs_and_a_report_is_acknowledged_once(void **state)
{
	struct letter l = letter_in(LETTER_FOR_SIGNATURE);
	struct actor a = someone(ROLE_UBND_LEADER, OFFICE);
	const struct letter_row *row;
	enum err err;
	(void)state;

	assert_null(letter_refusal(&a, &l, LETTER_SIGN, &row, &err));
	a.id = l.drafter;
	assert_non_null(strstr(letter_refusal(&a, &l, LETTER_SIGN, &row, &err),
			       "chính mình"));
	assert_int_equal(err, ERR_DENIED);
	l = letter_in(LETTER_REPORTED);
	a = someone(ROLE_CONTROL, ABOVE);
	assert_null(letter_refusal(&a, &l, LETTER_ACKNOWLEDGE, &row, &err));
	l.acknowledged_at.s = 1;
	assert_non_null(strstr(letter_refusal(&a, &l, LETTER_ACKNOWLEDGE, &row,
					      &err),
			       "đã được xác nhận"));
	assert_int_equal(err, ERR_STATE);
}

static void codes_and_states_have_one_name_each(void **state)
{
	(void)state;
	for (int i = 0; i < LETTER_ACT_COUNT; i++)
		assert_int_equal(letter_act_from_code(letter_act_code(
					 (enum letter_act)i)),
				 i);
	for (int i = 0; i < LETTER_STATE_COUNT; i++)
		assert_int_equal(letter_state_from_code(letter_state_code(
					 (enum letter_state)i)),
				 i);
	assert_int_equal(letter_act_from_code("xoa"), LETTER_ACT_COUNT);
	assert_int_equal(letter_state_from_code(""), LETTER_STATE_COUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_act_is_for_whom_and_when_the_table_says),
		cmocka_unit_test(
			a_drafter_never_signs_and_a_report_is_acknowledged_once),
		cmocka_unit_test(codes_and_states_have_one_name_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
