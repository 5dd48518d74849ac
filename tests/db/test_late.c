/* Late never becomes on time: every move that a dossier can make, by everybody
 * of the ward and of another one, in every state, with all it could carry. */
#include <string.h>

#include "../support/fixture.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/foresight/warning.h"
#include "domain/proof/replay.h"

#define DB "motcua_trial_late"

/* By the due date that the recorded events give, and by nothing else. */
static bool is_late(const struct dossier *d)
{
	struct instant end = d->finished_at.s == INSTANT_NONE.s ?
				     t.cx.now :
				     d->finished_at;

	return d->due_at.s != INSTANT_NONE.s &&
	       instant_day(end).n > instant_day(d->due_at).n;
}

static void late_in(struct dossier *d, enum state state)
{
	bool is_before = state == STATE_RECEIVED || state == STATE_UNASSIGNED;

	at(11, 9, 510); /* a Monday; three working days are up on the 12th */
	trial_receive(&t, d);
	trial_reach(&t, d, is_before ? state : STATE_EXAMINING);
	at(11, 16, 540);
	trial_reach(&t, d, state);
	if (!is_late(d))
		fail_msg("not late to begin with in %s", state_name(state));
}

/* All that a move can carry; everybody; every state. */
static int try_all(enum state state, int *ret_made)
{
	const struct actor *const people[] = {
		&t.desk,  &t.desk2,  &t.head,	&t.handler, &t.handler2,
		&t.leader, &t.clerk, &t.other, &t.police,  &t.cashier,
		&t.stranger,
	};
	const size_t people_n = sizeof(people) / sizeof(people[0]);
	struct dossier d;
	int tries = 0;

	late_in(&d, state);
	for (int m = 0; m < MOVE_COUNT; m++) {
		for (size_t i = 0; i < people_n; i++) {
			struct step step = trial_step(&t, &d, (enum move)m);
			struct instant due = d.due_at;

			enum err err = dossier_move(&t.cx, people[i], d.id,
						    &step);

			trial_reload(&t, &d);
			if (!is_late(&d) || d.due_at.s != due.s)
				fail_msg("%s by %s in %s made it on time",
					 move_name((enum move)m),
					 people[i]->login, state_name(state));
			tries++;
			if (err != OK)
				continue;
			(*ret_made)++;
			late_in(&d, state);
		}
	}
	return tries;
}

static void no_move_of_anybody_in_any_state_makes_late_on_time(void **state)
{
	int tries = 0, made = 0;
	(void)state;

	for (int s = STATE_RECEIVED; s < STATE_COUNT; s++)
		tries += try_all((enum state)s, &made);
	print_message("%d moves tried with late dossiers, %d made\n", tries,
		      made);
	assert_true(made > 60);
}

/* A calendar that changes afterwards moves no day that has passed. */
static void a_late_dossier_is_not_counted_again(void **state)
{
	struct dossier d;
	struct step step;
	(void)state;

	late_in(&d, STATE_EXAMINING);
	step = trial_step(&t, &d, MOVE_RECALENDAR);
	assert_int_equal(dossier_move(&t.cx, &t.desk2, d.id, &step), ERR_STATE);
	assert_non_null(strstr(t.cx.fault.message, "không làm hồ sơ hết trễ"));
}

static void sweep(void)
{
	struct sweep s;

	do
		is_ok(warning_sweep_page(&t.cx, &s));
	while (!s.is_done);
}

static long long count(const char *from, const char *code)
{
	return ward_number(arena_printf(t.cx.arena,
					"SELECT COUNT(*) FROM %s code = '%s'",
					from, code));
}

static void explained_and_public(const struct dossier *d, bool want)
{
	assert_int_equal(count("explanation e JOIN dossier d"
			       " ON d.id = e.dossier_id WHERE",
			       d->code),
			 want);
	assert_int_equal(count("public_late WHERE", d->code), want);
}

/* Late between two sweeps and done before the next: no sweep sees it open. */
static void what_ended_late_before_the_sweep_is_explained_and_public(void **state)
{
	struct dossier early, d, later;
	(void)state;

	ward_sql("DELETE FROM sweep_run");
	at(11, 9, 510);
	trial_receive(&t, &early);
	trial_reach(&t, &early, STATE_READY);
	late_in(&d, STATE_READY);
	explained_and_public(&d, false);
	at(11, 16, 600);
	sweep();
	explained_and_public(&d, true);
	explained_and_public(&early, false);
	late_in(&later, STATE_RETURNED);
	at(11, 17, 600); /* the sweep goes on from where it looked last */
	sweep();
	explained_and_public(&later, true);
	sweep();
	explained_and_public(&d, true);
}

static void and_all_of_it_replays(void **state)
{
	struct replay replay = ward_replays();
	(void)state;

	assert_true(replay.dossiers > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			no_move_of_anybody_in_any_state_makes_late_on_time),
		cmocka_unit_test(a_late_dossier_is_not_counted_again),
		cmocka_unit_test(
			what_ended_late_before_the_sweep_is_explained_and_public),
		cmocka_unit_test(and_all_of_it_replays),
	};

	return (ward_in(DB), cmocka_run_group_tests(tests, ward_make_letterless,
						      ward_drop));
}
