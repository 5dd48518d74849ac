/* No letter, no release: every move by which a dossier ends or its result
 * leaves, after every history of dates, held against a table written apart. */
#include <string.h>

#include "../support/letters.h"
#include "domain/apology/explanation.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/casework/promise.h"
#include "domain/proof/replay.h"

#define DB "motcua_trial_doors"

/* Received on Monday 9 November, due on Thursday 12; where each history ends
 * the dossier is examined. */
static void examined(struct dossier *d)
{
	at(11, 9, 510);
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_EXAMINING);
}

static void in_time(struct dossier *d)
{
	examined(d);
	at(11, 12, 540);
}

static void late(struct dossier *d)
{
	examined(d);
	at(11, 16, 540);
}

static void lettered(struct dossier *d)
{
	struct letter_id id = letter_signed(d);

	letter_scanned(d);
	is_ok(letter_goes_on(&t.clerk, id, LETTER_STAMP, 1));
	trial_reload(&t, d);
}

static void late_with_letter(struct dossier *d)
{
	late(d);
	lettered(d);
}

static void late_with_letter_unstamped(struct dossier *d)
{
	late(d);
	letter_signed(d);
	trial_reload(&t, d);
}

static void late_with_draft(struct dossier *d)
{
	struct letter_draft in;
	struct letter_id id;

	late(d);
	in = letter_of(d);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
}

/* The letter of the day before; then the clock stops in time, and the new
 * day is the 18th. */
static void another_day(struct dossier *d)
{
	examined(d);
	at(11, 11, 540);
	lettered(d);
	trial_reach(&t, d, STATE_SUPPLEMENT);
	at(11, 13, 540);
	is_ok(trial_move(&t, d, MOVE_TAKE_SUPPLEMENT));
}

static void late_after_another_day(struct dossier *d)
{
	another_day(d);
	at(11, 20, 540);
}

static void late_after_another_day_with_its_letter(struct dossier *d)
{
	struct letter_id id;

	late_after_another_day(d);
	id = letter_signed(d);
	is_ok(letter_goes_on(&t.clerk, id, LETTER_STAMP, 1));
	trial_reload(&t, d);
}

static void in_time_after_another_day(struct dossier *d)
{
	another_day(d);
	at(11, 18, 540);
}

static void stopped_in_time(struct dossier *d)
{
	examined(d);
	trial_reach(&t, d, STATE_PAYMENT);
	at(11, 20, 540);
	is_ok(trial_move(&t, d, MOVE_PAID));
}

static void stopped_when_late(struct dossier *d)
{
	late(d);
	trial_reach(&t, d, STATE_PAYMENT);
	at(11, 20, 540);
	is_ok(trial_move(&t, d, MOVE_PAID));
}

static void withdrawal_denied_in_time(struct dossier *d)
{
	examined(d);
	is_ok(trial_move(&t, d, MOVE_WITHDRAW));
	is_ok(trial_move(&t, d, MOVE_WITHDRAW_NO));
	at(11, 12, 540);
}

static void withdrawal_denied_when_late(struct dossier *d)
{
	late(d);
	is_ok(trial_move(&t, d, MOVE_WITHDRAW));
	is_ok(trial_move(&t, d, MOVE_WITHDRAW_NO));
}

static void late_with_letter_for_lost_papers(struct dossier *d)
{
	struct letter_draft in;
	struct letter_id id;

	late(d);
	in = letter_of(d);
	in.fault = "mat_hong";
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	is_ok(letter_goes_on(&t.handler, id, LETTER_SUBMIT, 0));
	is_ok(letter_goes_on(&t.leader, id, LETTER_SIGN, 0));
	letter_scanned(d);
	is_ok(letter_goes_on(&t.clerk, id, LETTER_STAMP, 1));
	trial_reload(&t, d);
}

static enum err appointed_again(struct dossier *d)
{
	struct step step = trial_step(&t, d, MOVE_REAPPOINT);
	enum err err = dossier_move(&t.cx, &t.desk2, d->id, &step);

	trial_reload(&t, d);
	return err;
}

static void late_again_after_a_new_appointment(struct dossier *d)
{
	late_with_letter(d);
	is_ok(appointed_again(d));
	at(11, 30, 540);
}

/* What the law asks, written apart: was a date that was given missed, and is
 * there no letter of it. */
static const struct history {
	const char *name;
	void (*live)(struct dossier *d);
	bool is_missed, owes_letter;
	bool is_asked_once; /* for supplements: not again */
} histories[] = {
	{ "in time", in_time, false, false, false },
	{ "late", late, true, true, false },
	{ "late, letter", late_with_letter, true, false, false },
	{ "late, letter not stamped", late_with_letter_unstamped, true, true, false },
	{ "late, a draft", late_with_draft, true, true, false },
	{ "late, letter of an earlier day", late_after_another_day, true, true, true },
	{ "late, letters of both days", late_after_another_day_with_its_letter, true, false, true },
	{ "in time, letter of an earlier day", in_time_after_another_day, false, false, true },
	{ "stopped in time", stopped_in_time, false, false, false },
	{ "stopped when late", stopped_when_late, true, true, false },
	{ "withdrawal denied in time", withdrawal_denied_in_time, false, false, false },
	{ "withdrawal denied when late", withdrawal_denied_when_late, true, true, false },
	{ "late, letter for lost papers", late_with_letter_for_lost_papers, true, true, false },
	{ "late twice, one letter", late_again_after_a_new_appointment, true, false, false },
};

static const struct door {
	enum move move;
	enum state from;
} doors[] = {
	{ MOVE_SIGN, STATE_FOR_SIGNATURE },
	{ MOVE_RELEASE, STATE_FOR_SEAL },
	{ MOVE_SEGMENT_RESULT, STATE_INTERLINKED },
	{ MOVE_RETURN, STATE_READY },
	{ MOVE_POST, STATE_READY },
	{ MOVE_WITHDRAW_OK, STATE_WITHDRAWING },
	{ MOVE_DISCONTINUE, STATE_EXAMINING },
	{ MOVE_DISCONTINUE, STATE_WITHDRAWING },
	{ MOVE_SUPPLEMENT_EXPIRED, STATE_SUPPLEMENT },
	{ MOVE_ARCHIVE, STATE_RETURNED },
	{ MOVE_ARCHIVE, STATE_WITHDRAWN },
};

/* On the way to the door nothing else may stop it. */
static void rules_ask(int value)
{
	ward_sql(arena_printf(t.cx.arena,
			      "UPDATE rule SET value = %d WHERE code IN"
			      " ('late_needs_letter',"
			      " 'archive_needs_explanation')",
			      value));
}

static void stand_before(const struct door *door, const struct history *h,
			 struct dossier *d)
{
	rules_ask(0);
	h->live(d);
	trial_reach(&t, d, door->from);
	rules_ask(1);
	if (door->from == STATE_SUPPLEMENT)
		at(12, 30, 540); /* the limit of the applicant is over */
}

/* Refused, and for want of the letter? */
static bool is_shut(const struct door *door, struct dossier *d)
{
	struct step step = trial_step(&t, d, door->move);
	enum err err = dossier_move(&t.cx, trial_actor(&t, d, door->move),
				    d->id, &step);
	bool shut = err == ERR_STATE &&
		    strstr(t.cx.fault.message, "thư xin lỗi");

	t.cx.fault = (struct fault){ 0 };
	return shut;
}

static int disagreements(const struct history *h, bool owes, int *ret_tried)
{
	struct dossier d;
	int n = 0;

	for (size_t i = 0; i < sizeof(doors) / sizeof(doors[0]); i++) {
		if (doors[i].from == STATE_SUPPLEMENT && h->is_asked_once)
			continue;
		stand_before(&doors[i], h, &d);
		(*ret_tried)++;
		if (is_shut(&doors[i], &d) == owes)
			continue;
		n++;
		print_message("%s from %s, %s: %s\n",
			      move_name(doors[i].move),
			      state_name(doors[i].from), h->name,
			      owes ? "open" : "shut");
	}
	return n;
}

static void each_door_is_shut_to_a_missed_date_without_its_letter(void **state)
{
	int tried = 0, wrong = 0;
	(void)state;

	for (size_t i = 0; i < sizeof(histories) / sizeof(histories[0]); i++)
		wrong += disagreements(&histories[i], histories[i].owes_letter,
				       &tried);
	print_message("%d doors tried, %d wrong\n", tried, wrong);
	assert_int_equal(wrong, 0);
	assert_true(tried > 140);
}

/* The walk sees a wrong table: with the opposite of the truth no door of a
 * history agrees. */
static void a_wrong_table_is_noticed(void **state)
{
	int tried = 0, wrong = disagreements(&histories[1], false, &tried);
	(void)state;

	assert_int_equal(wrong, tried);
}

/* A door is a move into an end or out of the house: none is forgotten. */
static void every_move_that_ends_or_releases_is_a_door(void **state)
{
	(void)state;

	for (size_t i = 0; i < transitions_n; i++) {
		const struct transition *tr = &transitions[i];
		bool ends = tr->clock == CLOCK_STOP || tr->to == STATE_RETURNED ||
			    tr->to == STATE_POSTED || tr->to == STATE_ARCHIVED;
		bool found = tr->move == MOVE_DELIVERED || /* has happened */
			     tr->move == MOVE_RETURN_AT_ONCE; /* no date */

		for (size_t j = 0; j < sizeof(doors) / sizeof(doors[0]); j++)
			found |= doors[j].move == tr->move;
		if (ends && !found)
			fail_msg("%s is no door", move_name(tr->move));
	}
}

static void closed(struct dossier *d)
{
	struct explanation_step s = { .version = 1,
				      .act = EXPLAIN_CLASSIFY,
				      .class_code = "don_vi",
				      .cause = "a",
				      .words = LETTER_REASON };
	struct explanation *e;
	bool is_new;
	size_t n;

	is_ok(explanation_open(&t.cx, d->id, &is_new));
	is_ok(explanations_of(&t.cx, d->id, &e, &n));
	is_ok(explanation_move(&t.cx, &t.head, e->id, &s));
	s.version++;
	s.act = EXPLAIN_ANSWER;
	is_ok(explanation_move(&t.cx, &t.handler, e->id, &s));
	s.version++;
	s.act = EXPLAIN_CLOSE;
	is_ok(explanation_move(&t.cx, &t.head, e->id, &s));
}

static void the_archive_waits_for_the_explanation_that_is_owed(void **state)
{
	const struct door to_archive = { MOVE_ARCHIVE, STATE_RETURNED };
	struct dossier d;
	bool is_new;
	(void)state;

	for (size_t i = 0; i < sizeof(histories) / sizeof(histories[0]); i++) {
		const struct history *h = &histories[i];

		if (h->owes_letter || strstr(h->name, "twice"))
			continue;
		stand_before(&to_archive, h, &d);
		if (h->is_missed) {
			refused(trial_move(&t, &d, MOVE_ARCHIVE), ERR_STATE,
				"giải trình phải hoàn thành");
			is_ok(explanation_open(&t.cx, d.id, &is_new));
			refused(trial_move(&t, &d, MOVE_ARCHIVE), ERR_STATE,
				"giải trình phải hoàn thành");
			closed(&d);
		}
		is_ok(trial_move(&t, &d, MOVE_ARCHIVE));
	}
}

static void a_draft_for_a_day_that_moved_goes_no_further(void **state)
{
	struct letter_draft in;
	struct letter_id id, other;
	struct promise p;
	struct dossier d;
	(void)state;

	examined(&d);
	at(11, 11, 540);
	in = letter_of(&d);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	refused(letter_goes_on(&t.handler, id, LETTER_SUBMIT, 0), ERR_STATE,
		"đang dừng tính thời gian");
	at(11, 13, 540);
	is_ok(trial_move(&t, &d, MOVE_TAKE_SUPPLEMENT));
	refused(letter_goes_on(&t.handler, id, LETTER_SUBMIT, 0), ERR_STATE,
		"ngày hẹn nay là 18/11/2026");
	at(11, 20, 540);
	in = letter_of(&d);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &other));
	is_ok(letter_goes_on(&t.handler, id, LETTER_CANCEL, 0));
	is_ok(promise_of(&t.cx, d.id, &p));
	assert_true(p.is_missed && p.letters_n == 1 && !p.is_apologised);
	/* One of that date is enough. */
	in = letter_of(&d);
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_STATE,
		"đã có thư xin lỗi");
}

/* An appointment that was given for a day that moved is none of the new one:
 * it may be given again, and its passing opens no second explanation. */
static void a_new_appointment_belongs_to_its_date(void **state)
{
	struct explanation *e;
	struct dossier d;
	bool is_new;
	size_t n;
	(void)state;

	examined(&d);
	at(11, 11, 540);
	lettered(&d);
	is_ok(appointed_again(&d));
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	at(11, 13, 540);
	is_ok(trial_move(&t, &d, MOVE_TAKE_SUPPLEMENT));
	at(11, 20, 540);
	refused(appointed_again(&d), ERR_STATE,
		"theo thư xin lỗi đã ký");
	is_ok(letter_goes_on(&t.clerk, letter_signed(&d), LETTER_STAMP, 1));
	trial_reload(&t, &d);
	is_ok(appointed_again(&d));
	is_ok(explanation_open(&t.cx, d.id, &is_new));
	is_ok(explanations_of(&t.cx, d.id, &e, &n));
	assert_int_equal(n, 1);
	assert_int_equal(e->round, 1);
	assert_int_equal(e->late_since.n, day_join(2026, 11, 19).n);
	at(11, 30, 540); /* the 27th has passed too */
	is_ok(explanation_open(&t.cx, d.id, &is_new));
	assert_true(is_new);
	is_ok(explanations_of(&t.cx, d.id, &e, &n));
	assert_int_equal(n, 2);
}

/* ---- the second look ---- */

static struct replay replayed(const struct dossier *d)
{
	struct replay r;

	is_ok(ledger_verify(&t.cx, (struct dossier_id){ d->id.v - 1 }, NULL,
			    &r));
	assert_int_equal(r.dossiers, 1);
	return r;
}

static void a_door_that_was_passed_without_its_letter_is_named(void **state)
{
	struct replay r;
	struct dossier d;
	(void)state;

	rules_ask(0);
	late(&d);
	trial_reach(&t, &d, STATE_RETURNED);
	assert_int_equal(replayed(&d).faults, 0);
	rules_ask(1);
	r = replayed(&d);
	assert_int_equal(r.faults, 1);
	assert_string_equal(r.first_code, d.code);
	assert_non_null(strstr(r.first_reason, "without the stamped letter"));
	late_with_letter(&d);
	trial_reach(&t, &d, STATE_RETURNED);
	assert_int_equal(replayed(&d).faults, 0);
	in_time(&d);
	trial_reach(&t, &d, STATE_RETURNED);
	assert_int_equal(replayed(&d).faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_move_that_ends_or_releases_is_a_door),
		cmocka_unit_test(
			each_door_is_shut_to_a_missed_date_without_its_letter),
		cmocka_unit_test(a_wrong_table_is_noticed),
		cmocka_unit_test(
			the_archive_waits_for_the_explanation_that_is_owed),
		cmocka_unit_test(a_draft_for_a_day_that_moved_goes_no_further),
		cmocka_unit_test(a_new_appointment_belongs_to_its_date),
		cmocka_unit_test(
			a_door_that_was_passed_without_its_letter_is_named),
	};

	return (ward_in(DB), cmocka_run_group_tests(tests, ward_make_unhurried,
						      ward_drop));
}
