/* What an event says of the row that it leaves: written and read back, and no
 * value changes but by the move that changes it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "domain/ledger/event.h"
#include "domain/ledger/event_data.h"
#include "domain/ledger/held.h"
#include "domain/ledger/ledger.h"

#include <cmocka.h>

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Examined, handed over, asked once: nothing of it is at its beginning. */
static struct held_row examined(void)
{
	const struct projection p = {
		.state = STATE_EXAMINING,
		.authority = { 3 },
		.desk = { 4 },
		.lead = { 5 },
		.handler = { 6 },
		.proposal = PROPOSAL_SUPPLEMENT,
		.supplement_n = 1,
		.requests_open = 2,
		.wait_due_at = INSTANT_NONE,
		.fee_due = 15000,
		.reappointed_at = { 1000 },
		.reappoint_n = 1,
		.adjusted_due_at = { 2000 },
		.adjust_n = 1,
	};

	return held_row(&p, true, INSTANT_NONE, INSTANT_NONE);
}

static struct held_step by(enum move move, const char *data)
{
	return (struct held_step){
		.t = transition_find(STATE_EXAMINING, move),
		.from = STATE_EXAMINING,
		.to = STATE_EXAMINING,
		.at = { 5000 },
		.data = data,
	};
}

static void it_is_read_back_as_it_was_written(void **state)
{
	struct held_row row = examined(), again;
	const char *text = held_text(arena, &row);
	(void)state;

	assert_string_equal(text,
			    "0,6,1,-,-,2,3,4,5,0,bo-sung,1,2,-,15000,1000,1,"
			    "2000,1");
	assert_true(held_parse(arena, text, &again));
	assert_memory_equal(row.at, again.at, sizeof(row.at));
	assert_string_equal(row.proposal, again.proposal);
}

static void what_is_no_such_text_is_not_read(void **state)
{
	static const char *const texts[] = {
		"", "0", "0,6,1,-,-,2,3,4,5,0,bo-sung,1,2,-,15000,1000,1,2000",
		"0,6,1,-,-,2,3,4,5,0,bo-sung,1,2,-,15000,1000,1,2000,1,0",
		"0,6,1,-,-,2,3,4,5,0,bo-sung,1,2,x,15000,1000,1,2000,1",
		"0,6,1,-,-,2,3,4,5,0,bo-sung,1,2,,15000,1000,1,2000,1",
	};
	struct held_row row;
	(void)state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_false(held_parse(arena, texts[i], &row));
}

static void no_column_changes_by_a_move_that_leaves_it(void **state)
{
	struct held_row before = examined();
	struct held_step step = by(MOVE_LETTER, "");
	(void)state;

	assert_int_equal(held_fault(arena, &before, &step, &before),
			 HELD_COUNT);
	for (int i = 0; i < HELD_COUNT; i++) {
		struct held_row after = before;

		if (i == HELD_PROPOSAL)
			after.proposal = "phoi-hop";
		else
			after.at[i] = after.at[i] == INT_NONE ? 7 :
								after.at[i] + 1;
		if (i == HELD_WAIT)
			continue; /* a letter is signed in every state */
		assert_int_equal(held_fault(arena, &before, &step, &after), i);
	}
}

static const struct lawful {
	enum move move;
	const char *data;
	enum held which;
	int64_t to;
	bool ticks;
} lawful[] = {
	{ MOVE_REASSIGN, "", HELD_HANDLER, 9, false },
	{ MOVE_INHERIT, "", HELD_LEAD, 9, false },
	{ MOVE_RECALENDAR, "", HELD_PROVISIONAL, 0, false },
	{ MOVE_SYNC_FAULT, "", HELD_FAULT, 1, false },
	{ MOVE_CONSULT, "", HELD_REQUESTS, 3, false },
	{ MOVE_COLLECT_FEE, "", HELD_FEE, 0, false },
	{ MOVE_RECALENDAR, "adjusted_due=1970-01-01T08:00:00\n", HELD_ADJUSTED,
	  3600, false },
};

static void each_changes_by_its_move_alone(void **state)
{
	struct held_row before = examined();
	(void)state;

	before.proposal = "";
	for (size_t i = 0; i < sizeof(lawful) / sizeof(lawful[0]); i++) {
		const struct lawful *l = &lawful[i];
		struct held_step step = by(l->move, l->data);
		struct held_row after = before;

		assert_non_null(step.t);
		after.at[l->which] = l->to;
		assert_int_equal(held_fault(arena, &before, &step, &after),
				 HELD_COUNT);
		step = by(MOVE_LETTER, "");
		assert_int_equal(held_fault(arena, &before, &step, &after),
				 l->which);
	}
}

/* A new appointment is the one that the event names. */
static void a_new_appointment_is_the_named_one(void **state)
{
	struct held_row before = examined(), after = before;
	struct held_step step = by(MOVE_REAPPOINT,
				   "new_due=1970-01-01T08:00:00\n");
	(void)state;

	assert_non_null(step.t);
	after.at[HELD_REAPPOINT_N]++;
	after.at[HELD_REAPPOINTED] = 3600;
	assert_int_equal(held_fault(arena, &before, &step, &after),
			 HELD_COUNT);
	after.at[HELD_REAPPOINTED] = 7200;
	assert_int_equal(held_fault(arena, &before, &step, &after),
			 HELD_REAPPOINTED);
}

/* Reception begins with nothing done: no count, no finish, no new date. */
static void a_first_row_has_nothing_behind_it(void **state)
{
	struct held_step step = { .t = transition_find(STATE_NONE,
						       MOVE_RECEIVE),
				  .from = STATE_NONE,
				  .to = STATE_RECEIVED,
				  .moves_holder = false,
				  .ticks = true,
				  .at = { 5000 },
				  .data = "" };
	struct projection p = { .state = STATE_RECEIVED,
				.handler = { INT_NONE },
				.wait_due_at = INSTANT_NONE,
				.reappointed_at = INSTANT_NONE,
				.adjusted_due_at = INSTANT_NONE };
	struct held_row row = held_row(&p, false, INSTANT_NONE, INSTANT_NONE);
	(void)state;

	assert_int_equal(held_fault(arena, NULL, &step, &row), HELD_COUNT);
	row.at[HELD_SUPPLEMENTS] = 1;
	assert_int_equal(held_fault(arena, NULL, &step, &row),
			 HELD_SUPPLEMENTS);
}

static void a_fact_too_many_is_an_error(void **state)
{
	struct cx cx = { .arena = arena };
	struct data_lines lines = { 0 };
	const char *text = "as it was";
	(void)state;

	while (lines.n < DATA_LINES)
		data_put(&lines, arena_printf(arena, "k%zu", lines.n), "1");
	assert_int_equal(data_text(&cx, &lines, &text), OK);
	assert_true(event_has(text, "k23", 1));
	data_put(&lines, "one_more", "1");
	text = "as it was";
	assert_int_equal(data_text(&cx, &lines, &text), ERR_INTERNAL);
	assert_string_equal(text, "as it was");
}

static void a_word_within_a_value_is_no_fact(void **state)
{
	struct cx cx = { .arena = arena };
	struct data_lines lines = { 0 };
	const char *text;
	(void)state;

	data_put(&lines, "payer", "A\nrestart=1\n");
	data_put(&lines, "post_unit", "12");
	assert_int_equal(data_text(&cx, &lines, &text), OK);
	assert_false(event_has(text, "restart", 1));
	assert_true(event_has(text, "post_unit", 12));
	assert_false(event_has(text, "post_unit", 1));
	assert_false(event_has(text, "unit", 12));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_read_back_as_it_was_written),
		cmocka_unit_test(what_is_no_such_text_is_not_read),
		cmocka_unit_test(no_column_changes_by_a_move_that_leaves_it),
		cmocka_unit_test(each_changes_by_its_move_alone),
		cmocka_unit_test(a_new_appointment_is_the_named_one),
		cmocka_unit_test(a_first_row_has_nothing_behind_it),
		cmocka_unit_test(a_fact_too_many_is_an_error),
		cmocka_unit_test(a_word_within_a_value_is_no_fact),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
