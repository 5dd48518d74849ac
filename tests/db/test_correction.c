/* Corrections: what was recorded stays, and what it should have been stands
 * beside it, by two people, for good reasons. */
#include <string.h>

#include "../support/fixture.h"
#include "db/db.h"
#include "domain/casework/correction.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/clock/calendar.h"
#include "domain/foresight/forecast.h"
#include "domain/ledger/event.h"
#include "domain/proof/replay.h"

#define DB "motcua_trial_correction"
#define GROUND "Sổ giao nhận giấy và phiếu của người nộp ghi giờ khác."

static struct instant moment(unsigned month, unsigned dom, int minute)
{
	return instant_at(day_join(2026, month, dom), minute);
}

static int morning(void **state)
{
	(void)state;
	at(11, 9, 510); /* a Monday; three working days are up on the 12th */
	t.cx.fault = (struct fault){ 0 };
	return 0;
}

static void is_day(struct instant when, unsigned month, unsigned dom)
{
	assert_string_equal(when.s == INSTANT_NONE.s ?
				    "none" :
				    day_iso(t.cx.arena, instant_day(when)),
			    day_iso(t.cx.arena, day_join(2026, month, dom)));
}

static struct correction_form receipt_at(struct instant true_at)
{
	return (struct correction_form){ .form_key = trial_key(&t),
					 .kind = CORRECT_RECEIPT,
					 .from = true_at,
					 .to = INSTANT_NONE,
					 .ground = GROUND };
}

/* The n-th closed stop of the dossier, from 0. */
static struct correction_form stop_of(const struct dossier *d, size_t n,
				      struct instant from, struct instant to)
{
	struct correction_stop stops[STOPS_MAX];
	struct event *events;
	size_t events_n;

	is_ok(dossier_events(&t.cx, d->id, &events, &events_n));
	if (correction_stops(events, events_n, stops) <= n)
		fail_msg("there is no stop %zu", n);
	return (struct correction_form){ .form_key = trial_key(&t),
					 .kind = CORRECT_STOP,
					 .stop = stops[n].seq,
					 .from = from,
					 .to = to,
					 .ground = GROUND };
}

static enum err propose(const struct actor *who, const struct dossier *d,
			struct correction_form in, struct correction_id *id)
{
	return correction_propose(&t.cx, who, d, &in, id);
}

static enum err decide(const struct actor *who, struct correction_id id,
		       bool approves, const char *words)
{
	const struct correction_decision in = { .form_key = trial_key(&t),
						.version = 1,
						.approves = approves,
						.words = words };

	return correction_decide(&t.cx, who, id, &in);
}

static void correct(const struct actor *who, struct dossier *d,
		    struct correction_form in)
{
	struct correction_id id;

	is_ok(propose(who, d, in, &id));
	is_ok(decide(&t.leader, id, true, ""));
	trial_reload(&t, d);
}

/* By the due date that the recorded events give, and by nothing else. */
static bool is_late(const struct dossier *d)
{
	struct instant end = d->finished_at.s == INSTANT_NONE.s ?
				     t.cx.now :
				     d->finished_at;

	return d->due_at.s != INSTANT_NONE.s &&
	       instant_day(end).n > instant_day(d->due_at).n;
}

static void both_judgements_are_kept_side_by_side(void **state)
{
	const struct workcal *cal;
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	at(11, 10, 540);
	trial_reach(&t, &d, STATE_FOR_SEAL);
	at(11, 13, 540);
	correct(&t.desk, &d, receipt_at(moment(11, 10, 480)));
	is_day(d.received_at, 11, 9);
	is_day(d.due_at, 11, 12);
	is_day(d.first_due_at, 11, 12);
	is_day(d.adjusted_due_at, 11, 13);
	assert_int_equal(d.adjust_n, 1);
	assert_true(is_late(&d));
	is_ok(trial_move(&t, &d, MOVE_RELEASE));
	is_ok(calendar_of(&t.cx, d.clock_desk, &cal));
	assert_int_equal(
		deadline_classify(d.due_at, d.finished_at, cal).keeping, LATE);
	assert_int_equal(
		deadline_classify(d.adjusted_due_at, d.finished_at, cal)
			.keeping,
		ON_TIME);
}

static void the_figures_keep_both_rates(void **state)
{
	struct numbers before, after;
	struct watch w;
	struct dossier d;
	(void)state;

	at(11, 13, 600);
	is_ok(watch_of(&t.cx, &t.leader, (struct unit_id){ 0 }, &w));
	is_ok(watch_numbers(&t.cx, &w, &before));
	morning(NULL);
	trial_receive(&t, &d);
	at(11, 10, 540);
	trial_reach(&t, &d, STATE_FOR_SEAL);
	at(11, 13, 540);
	correct(&t.desk, &d, receipt_at(moment(11, 10, 480)));
	is_ok(trial_move(&t, &d, MOVE_RELEASE));
	at(11, 13, 600);
	is_ok(watch_numbers(&t.cx, &w, &after));
	assert_int_equal(after.results, before.results + 1);
	assert_int_equal(after.in_time, before.in_time);
	assert_int_equal(after.adjusted, before.adjusted + 1);
	assert_int_equal(after.in_time_adjusted, before.in_time_adjusted + 1);
}

static void an_adjusted_late_dossier_still_owes_its_letter(void **state)
{
	struct dossier d;
	(void)state;

	trial_sql(DB, "UPDATE rule SET value = 1"
		      " WHERE code = 'late_needs_letter'");
	trial_receive(&t, &d);
	at(11, 10, 540);
	trial_reach(&t, &d, STATE_FOR_SIGNATURE);
	at(11, 13, 540);
	correct(&t.desk, &d, receipt_at(moment(11, 10, 480)));
	refused(trial_move(&t, &d, MOVE_SIGN), ERR_STATE, "thư xin lỗi");
	trial_sql(DB, "UPDATE rule SET value = 0"
		      " WHERE code = 'late_needs_letter'");
}

/* Paid for three days; in truth for one, or not at all. */
static void paused_dossier(struct dossier *d)
{
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_EXAMINING);
	at(11, 10, 540);
	is_ok(trial_move(&t, d, MOVE_ASK_PAYMENT));
	at(11, 13, 540);
	is_ok(trial_move(&t, d, MOVE_PAID));
	is_day(d->due_at, 11, 17);
}

static void a_wrong_stop_is_shortened_or_taken_out(void **state)
{
	struct dossier shorter, never;
	struct correction_form in;
	(void)state;

	paused_dossier(&shorter);
	correct(&t.handler, &shorter,
		stop_of(&shorter, 0, moment(11, 10, 540), moment(11, 11, 540)));
	is_day(shorter.due_at, 11, 17);
	is_day(shorter.adjusted_due_at, 11, 13);
	morning(NULL);
	paused_dossier(&never);
	in = stop_of(&never, 0, INSTANT_NONE, INSTANT_NONE);
	in.is_void = true;
	correct(&t.head, &never, in);
	is_day(never.due_at, 11, 17);
	is_day(never.adjusted_due_at, 11, 12);
}

static void the_adjusted_clock_goes_on_with_what_happens_later(void **state)
{
	struct correction_form in;
	struct dossier d;
	(void)state;

	paused_dossier(&d);
	correct(&t.desk, &d, receipt_at(moment(11, 9, 420)));
	in = stop_of(&d, 0, INSTANT_NONE, INSTANT_NONE);
	in.is_void = true;
	at(11, 12, 540); /* the clock of the machine jumped back: no matter */
	at(11, 13, 600);
	correct(&t.handler, &d, in);
	assert_int_equal(d.adjust_n, 2);
	is_day(d.adjusted_due_at, 11, 12);
	is_ok(trial_move(&t, &d, MOVE_WITHDRAW));
	is_day(d.due_at, 11, 17);
	/* Late by the corrected facts, and late stays late. */
	is_day(d.adjusted_due_at, 11, 12);
	at(11, 17, 540);
	is_ok(trial_move(&t, &d, MOVE_WITHDRAW_NO));
	is_day(d.adjusted_due_at, 11, 12);
	is_day(d.due_at, 11, 17);
}

static void a_correction_must_make_sense(void **state)
{
	struct correction_form in;
	struct correction_id id;
	struct dossier d;
	(void)state;

	paused_dossier(&d);
	refused(propose(&t.desk, &d, receipt_at(moment(11, 14, 480)), &id),
		ERR_INPUT, "tương lai");
	refused(propose(&t.desk, &d, receipt_at(d.received_at), &id),
		ERR_INPUT, "trùng với giờ");
	refused(propose(&t.desk, &d, receipt_at(moment(10, 29, 480)), &id),
		ERR_INPUT, "trong 10 ngày");
	refused(propose(&t.desk, &d, receipt_at(moment(11, 12, 480)), &id),
		ERR_INPUT, "bước tiếp theo");
	refused(propose(&t.desk, &d, receipt_at(INSTANT_NONE), &id), ERR_INPUT,
		"Nhập ngày, giờ");
	in = receipt_at(moment(11, 9, 420));
	in.ground = "Ghi nhầm.";
	refused(propose(&t.desk, &d, in, &id), ERR_INPUT, "20 ký tự");
	in.ground = GROUND;
	in.file.v = 4711;
	refused(propose(&t.desk, &d, in, &id), ERR_INPUT, "tệp của hồ sơ");
	in = stop_of(&d, 0, moment(11, 10, 540), moment(11, 13, 540));
	refused(propose(&t.handler, &d, in, &id), ERR_INPUT,
		"trùng với thời gian");
	in.to = moment(11, 14, 540);
	refused(propose(&t.handler, &d, in, &id), ERR_INPUT,
		"không thể kết thúc sau");
	in.to = moment(11, 10, 500);
	refused(propose(&t.handler, &d, in, &id), ERR_INPUT, "phải sau giờ");
	in.to = INSTANT_NONE;
	refused(propose(&t.handler, &d, in, &id), ERR_INPUT, "hết dừng đúng");
	in.from = INSTANT_NONE;
	refused(propose(&t.handler, &d, in, &id), ERR_INPUT,
		"bắt đầu dừng đúng");
	in = stop_of(&d, 0, moment(11, 6, 540), moment(11, 11, 540));
	refused(propose(&t.handler, &d, in, &id), ERR_INPUT,
		"trước khi tiếp nhận");
	in.stop = 1;
	refused(propose(&t.handler, &d, in, &id), ERR_INPUT,
		"một lần tạm dừng");
	/* A stop that is still open cannot be wrong yet. */
	is_ok(trial_move(&t, &d, MOVE_ASK_PAYMENT));
	in.stop = d.last_seq;
	refused(propose(&t.handler, &d, in, &id), ERR_INPUT, "đã kết thúc");
}

static void stops_that_overlap_make_no_story(void **state)
{
	struct correction_id id;
	struct dossier d;
	(void)state;

	paused_dossier(&d);
	at(11, 16, 540);
	is_ok(trial_move(&t, &d, MOVE_ASK_PAYMENT));
	at(11, 17, 540);
	is_ok(trial_move(&t, &d, MOVE_PAID));
	refused(propose(&t.handler, &d,
			stop_of(&d, 1, moment(11, 12, 540),
				moment(11, 17, 540)),
			&id),
		ERR_INPUT, "chồng lên");
	/* What has come between since is judged again when it is decided. */
	is_ok(propose(&t.handler, &d,
		      stop_of(&d, 1, moment(11, 13, 600), moment(11, 17, 540)),
		      &id));
	correct(&t.handler, &d,
		stop_of(&d, 0, moment(11, 10, 540), moment(11, 13, 700)));
	refused(decide(&t.leader, id, true, ""), ERR_INPUT, "chồng lên");
}

static void each_proposes_what_they_wrote_down(void **state)
{
	struct correction_form stop;
	struct correction_id id;
	struct dossier d;
	struct actor lent;
	(void)state;

	paused_dossier(&d);
	stop = stop_of(&d, 0, moment(11, 10, 540), moment(11, 11, 540));
	refused(propose(&t.handler, &d, receipt_at(moment(11, 9, 420)), &id),
		ERR_DENIED, "bộ phận một cửa");
	refused(propose(&t.stranger, &d, receipt_at(moment(11, 9, 420)), &id),
		ERR_DENIED, NULL);
	refused(propose(&t.desk, &d, stop, &id), ERR_DENIED, NULL);
	refused(propose(&t.other, &d, stop, &id), ERR_DENIED, NULL);
	refused(propose(&t.leader, &d, stop, &id), ERR_DENIED, NULL);
	lent = t.handler;
	lent.delegated_roles = lent.roles;
	refused(propose(&lent, &d, stop, &id), ERR_DENIED, NULL);
	trial_reach(&t, &d, STATE_ARCHIVED);
	refused(propose(&t.handler, &d, stop, &id), ERR_STATE, "đã lưu");
}

static void a_second_person_decides_and_once(void **state)
{
	struct correction_id id, again;
	struct actor proposing_leader;
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	is_ok(propose(&t.desk, &d, receipt_at(moment(11, 9, 420)), &id));
	proposing_leader = t.leader;
	proposing_leader.id = t.desk.id;
	refused(decide(&proposing_leader, id, true, ""), ERR_DENIED,
		"chính mình");
	refused(decide(&proposing_leader, id, false, "Thôi."), ERR_DENIED,
		"chính mình");
	refused(decide(&t.head, id, true, ""), ERR_DENIED, "lãnh đạo UBND");
	refused(decide(&t.head, id, false, "Không."), ERR_DENIED,
		"lãnh đạo UBND");
	refused(decide(&t.stranger, id, true, ""), ERR_MISSING, NULL);
	refused(propose(&t.desk, &d, receipt_at(moment(11, 9, 430)), &again),
		ERR_STATE, "chỉ điều chỉnh một lần");
	refused(decide(&t.leader, id, false, " "), ERR_INPUT, "lý do");
	is_ok(decide(&t.leader, id, false, "Sổ giấy ghi đúng như hệ thống."));
	refused(decide(&t.leader, id, true, ""), ERR_CONFLICT,
		"đã được chutich quyết định: Không duyệt");
	trial_reload(&t, &d);
	assert_int_equal(d.adjust_n, 0);
	is_ok(propose(&t.desk, &d, receipt_at(moment(11, 9, 430)), &again));
	is_ok(decide(&t.leader, again, true, "Đúng theo sổ giấy."));
	refused(decide(&t.leader, again, false, "Nghĩ lại."), ERR_CONFLICT,
		"Đã duyệt");
	refused(propose(&t.desk, &d, receipt_at(moment(11, 9, 440)), &id),
		ERR_STATE, "chỉ điều chỉnh một lần");
}

static void a_form_sent_twice_is_one_correction(void **state)
{
	struct correction_form in;
	struct correction_id id, again;
	struct correction *list;
	struct dossier d;
	size_t n;
	(void)state;

	trial_receive(&t, &d);
	in = receipt_at(moment(11, 9, 420));
	is_ok(propose(&t.desk, &d, in, &id));
	is_ok(propose(&t.desk, &d, in, &again));
	assert_int_equal(id.v, again.v);
	is_ok(corrections_of(&t.cx, d.id, &list, &n));
	assert_int_equal(n, 1);
	is_ok(corrections_waiting(&t.cx, &t.leader, id.v - 1, &list, &n));
	assert_int_equal(list[0].id.v, id.v);
	is_day(list[0].would_due, 11, 12);
	is_ok(corrections_waiting(&t.cx, &t.stranger, 0, &list, &n));
	assert_int_equal(n, 0);
}

static void an_adjustment_is_no_move_that_can_be_posted(void **state)
{
	struct dossier d;
	struct step step;
	(void)state;

	trial_receive(&t, &d);
	step = trial_step(&t, &d, MOVE_ADJUST);
	refused(dossier_move(&t.cx, &t.leader, d.id, &step), ERR_STATE,
		"đề nghị được duyệt");
	step.correction.v = 987654321;
	refused(dossier_move(&t.cx, &t.leader, d.id, &step), ERR_MISSING, NULL);
}

static void another_dossiers_proposal_adjusts_nothing(void **state)
{
	struct correction_id id;
	struct dossier d, other;
	struct step step;
	(void)state;

	trial_receive(&t, &d);
	trial_receive(&t, &other);
	is_ok(propose(&t.desk, &d, receipt_at(moment(11, 9, 420)), &id));
	step = trial_step(&t, &other, MOVE_ADJUST);
	step.correction = id;
	step.correction_version = 1;
	assert_int_not_equal(dossier_move(&t.cx, &t.leader, other.id, &step),
			     OK);
	trial_reload(&t, &other);
	assert_int_equal(other.adjust_n, 0);
}

static void every_clock_replays(struct replay *ret)
{
	is_ok(ledger_verify(&t.cx, (struct dossier_id){ 0 }, NULL, ret));
}

static void and_every_one_of_them_replays(void **state)
{
	struct replay replay;
	(void)state;

	every_clock_replays(&replay);
	if (replay.faults)
		fail_msg("%s event %lld: %s", replay.first_code,
			 (long long)replay.first_seq, replay.first_reason);
	assert_true(replay.dossiers > 10);
	assert_true(trial_number(DB, "SELECT COUNT(*) FROM dossier"
				     " WHERE adjust_n > 0") >= 6);
}

static void found(const char *change, const char *back, const char *words)
{
	struct replay replay;

	trial_sql(DB, change);
	every_clock_replays(&replay);
	trial_sql(DB, back);
	if (replay.faults != 1 || !strstr(replay.first_reason, words))
		fail_msg("%lld faults after %s: %s", (long long)replay.faults,
			 change, replay.first_reason);
}

/* Behind the triggers' back. */
static void the_replay_finds_an_adjusted_date_that_was_touched(void **state)
{
	(void)state;
	trial_sql(DB, "DROP TRIGGER dossier_follows_ledger");
	trial_sql(DB, "DROP TRIGGER dossier_is_what_its_event_says");
	trial_sql(DB, "DROP TRIGGER dossier_adjusted_by_event");
	trial_sql(DB, "DROP TRIGGER dossier_reappointed_once");
#define ONE " WHERE adjust_n = 1 ORDER BY id LIMIT 1"
	found("UPDATE dossier SET adjusted_due_at = adjusted_due_at"
	      " + INTERVAL 1 DAY" ONE,
	      "UPDATE dossier SET adjusted_due_at = adjusted_due_at"
	      " - INTERVAL 1 DAY" ONE,
	      "adjusted date is not what");
	found("UPDATE dossier SET adjust_n = 2, fee_due = 77" ONE,
	      "UPDATE dossier SET adjust_n = 1, fee_due = 0 WHERE fee_due = 77",
	      "counts other adjustments");
	found("UPDATE dossier SET adjusted_due_at = first_due_at,"
	      " fee_due = 77 WHERE adjust_n = 0 ORDER BY id LIMIT 1",
	      "UPDATE dossier SET adjusted_due_at = NULL, fee_due = 0"
	      " WHERE fee_due = 77",
	      "no correction gave");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, morning)
	const struct CMUnitTest tests[] = {
		TEST(both_judgements_are_kept_side_by_side),
		TEST(the_figures_keep_both_rates),
		TEST(an_adjusted_late_dossier_still_owes_its_letter),
		TEST(a_wrong_stop_is_shortened_or_taken_out),
		TEST(the_adjusted_clock_goes_on_with_what_happens_later),
		TEST(a_correction_must_make_sense),
		TEST(stops_that_overlap_make_no_story),
		TEST(each_proposes_what_they_wrote_down),
		TEST(a_second_person_decides_and_once),
		TEST(a_form_sent_twice_is_one_correction),
		TEST(an_adjustment_is_no_move_that_can_be_posted),
		TEST(another_dossiers_proposal_adjusts_nothing),
		TEST(and_every_one_of_them_replays),
		TEST(the_replay_finds_an_adjusted_date_that_was_touched),
	};

	return (ward_in(DB), cmocka_run_group_tests(tests, ward_make_letterless,
						      ward_drop));
}
