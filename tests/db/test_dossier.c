/* Reception and moves as the domain does them, against a real database. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/clock/workcal.h"
#include "domain/ledger/event.h"
#include "domain/ledger/submission.h"
#include "domain/proof/replay.h"
#include "domain/queue/queue.h"
#include "domain/reception/receive.h"
#include "../support/fixture.h"

#define DB "motcua_trial_dossier"

/* Each test begins on the same morning. */
static int morning(void **state)
{
	(void)state;
	t.cx.now = instant_at(day_join(2026, 11, 18), 510);
	t.cx.fault = (struct fault){ 0 };
	t.cx.content = NULL;
	return 0;
}

static void refused_at(enum err got, enum err want, const char *field,
		    const char *words)
{
	const struct fault *f = &t.cx.fault;

	if (got != want)
		fail_msg("%d instead of %d: %s %s", got, want,
			 f->message ? f->message : "",
			 f->detail ? f->detail : "");
	if (field)
		assert_string_equal(f->member, field);
	if (words && !strstr(f->message, words))
		fail_msg("says: %s", f->message);
}

static enum err receive(const struct receive *in, struct received *ret)
{
	return dossier_receive(&t.cx, &t.desk, in, ret);
}

static long long counter(void)
{
	return trial_number(DB, "SELECT COALESCE(SUM(seq), 0)"
				" FROM dossier_counter");
}

/* Reception */

static void numbers_follow_each_other_and_begin_anew_each_day(void **state)
{
	struct dossier d;
	(void)state;

	t.cx.now.s += 7 * 86400;
	trial_receive(&t, &d);
	assert_string_equal(d.code, "H17.82-261125-0001");
	trial_receive(&t, &d);
	assert_string_equal(d.code, "H17.82-261125-0002");
	t.cx.now.s += 86400;
	trial_receive(&t, &d);
	assert_string_equal(d.code, "H17.82-261126-0001");
}

static void the_appointment_is_three_working_days_on(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	assert_int_equal(instant_day(d.due_at).n,
			 day_join(2026, 11, 23).n);
	assert_int_equal(d.due_at.s, d.first_due_at.s);
	assert_int_equal(d.state, STATE_RECEIVED);
	assert_int_equal(d.holder.v, t.desk.id.v);
	assert_int_equal(d.version, 1);
}

static void the_preview_promises_what_reception_gives(void **state)
{
	const struct explain *days;
	struct deadline due;
	struct dossier d;
	(void)state;

	assert_int_equal(dossier_preview(&t.cx, &t.desk, TRIAL_PROCEDURE,
					 "truc_tiep", &due, &days),
			 OK);
	trial_receive(&t, &d);
	assert_int_equal(due.due.s, d.due_at.s);
	assert_int_equal(days->days[days->n - 1].day.n,
			 instant_day(due.due).n);
}

static void each_flaw_of_a_form_is_named_and_takes_no_number(void **state)
{
	struct receive form = trial_form(&t), in;
	struct received r;
	long long before = counter();
	(void)state;

	in = form;
	in.procedure_code = "9.999999";
	refused_at(receive(&in, &r), ERR_MISSING, NULL, NULL);
	in = form;
	in.channel = "bo_cau";
	refused_at(receive(&in, &r), ERR_INPUT, "channel", "cách đã chọn");
	in = form;
	in.papers_n = 1;
	refused_at(receive(&in, &r), ERR_INPUT, "papers", "tùy thân");
	in.papers_n = 0;
	refused_at(receive(&in, &r), ERR_INPUT, "papers", "Thiếu 2");
	in.papers = (struct paper[]){ form.papers[0],
				      { 4, "Giấy tờ tùy thân", 1, 0, 0,
					false } };
	in.papers_n = 2;
	refused_at(receive(&in, &r), ERR_INPUT, "papers",
		   "Chưa xuất trình");
	in = form;
	in.id_number = "04818512345";
	refused_at(receive(&in, &r), ERR_INPUT, "id_number", "12 chữ số");
	in = form;
	in.birth = day_join(1990, 3, 15);
	refused_at(receive(&in, &r), ERR_INPUT, "id_number", "năm sinh 1985");
	in = form;
	in.sets = 0;
	refused_at(receive(&in, &r), ERR_INPUT, "sets", NULL);
	refused_at(dossier_receive(&t.cx, &t.handler, &form, &r), ERR_DENIED,
		NULL, "một cửa");
	assert_int_equal(counter(), before);
}

static void a_procedure_that_has_ended_is_not_received(void **state)
{
	struct receive in = trial_form(&t);
	struct received r;
	(void)state;

	trial_sql(DB, "UPDATE procedure_version SET valid_to = '2026-10-31'"
		      " WHERE code = '" TRIAL_PROCEDURE
		      "' AND valid_to IS NULL");
	refused_at(receive(&in, &r), ERR_INPUT, "procedure_code",
		"hết hiệu lực từ ngày 01/11/2026");
	trial_sql(DB, "UPDATE procedure_version SET valid_to = NULL"
		      " WHERE code = '" TRIAL_PROCEDURE
		      "' AND valid_to = '2026-10-31'");
	assert_int_equal(receive(&in, &r), OK);
}

static void a_year_without_calendar_promises_nothing(void **state)
{
	struct receive in = trial_form(&t);
	struct received r;
	(void)state;

	t.cx.now = instant_at(day_join(2027, 12, 30), 510);
	refused_at(receive(&in, &r), ERR_INPUT, "procedure_code",
		"Chưa có lịch làm việc");
}

static void the_same_person_and_procedure_asks_first(void **state)
{
	struct receive in = trial_form(&t);
	struct received first, second;
	(void)state;

	assert_int_equal(receive(&in, &first), OK);
	in.form_key = trial_key(&t);
	refused_at(receive(&in, &second), ERR_INPUT, "duplicate_confirmed", first.code);
	in.duplicate_confirmed = true;
	assert_int_equal(receive(&in, &second), OK);
	assert_string_not_equal(first.code, second.code);
}

static void a_form_posted_twice_is_one_dossier(void **state)
{
	struct receive in = trial_form(&t);
	struct received first, second;
	long long before;
	(void)state;

	assert_int_equal(receive(&in, &first), OK);
	before = counter();
	assert_int_equal(receive(&in, &second), OK);
	assert_false(first.was_known);
	assert_true(second.was_known);
	assert_string_equal(first.code, second.code);
	assert_int_equal(counter(), before);
}

static void other_content_under_a_used_key_is_no_dossier(void **state)
{
	struct receive in = trial_form(&t);
	struct received first, second;
	long long before;
	(void)state;

	assert_int_equal(receive(&in, &first), OK);
	before = counter();
	in.name = "Trần Văn Hai";
	in.duplicate_confirmed = true;
	refused_at(receive(&in, &second), ERR_INPUT, FORM_KEY_FIELD,
		   first.code);
	assert_int_equal(counter(), before);
	in.form_key = trial_key(&t);
	assert_int_equal(receive(&in, &second), OK);
	assert_string_not_equal(first.code, second.code);
}

static void another_accounts_key_tells_no_number(void **state)
{
	struct receive in = trial_form(&t);
	struct received first, second;
	(void)state;

	assert_int_equal(receive(&in, &first), OK);
	refused_at(dossier_receive(&t.cx, &t.desk2, &in, &second), ERR_INPUT,
		   FORM_KEY_FIELD, "hồ sơ khác");
	assert_null(strstr(t.cx.fault.message, first.code));
}

static void a_receipt_can_be_printed_again(void **state)
{
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];
	char secret2[RECEIPT_SECRET_LEN + 1], token2[TOKEN_TEXT_LEN + 1];
	struct dossier d, other;
	(void)state;

	trial_receive(&t, &d);
	trial_receive(&t, &other);
	assert_int_equal(dossier_receipt_codes(&t.cx, d.id, secret, token),
			 OK);
	assert_int_equal(dossier_receipt_codes(&t.cx, d.id, secret2, token2),
			 OK);
	assert_string_equal(secret, secret2);
	assert_string_equal(token, token2);
	assert_int_equal(
		dossier_receipt_codes(&t.cx, other.id, secret2, token2), OK);
	assert_string_not_equal(secret, secret2);
	assert_string_not_equal(token, token2);
}

/* Moves */

static void a_life_ends_returned_with_the_clock_stopped_at_release(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_READY);
	assert_int_equal(d.finished_at.s, d.last_at.s);
	assert_int_equal(d.clock, CLOCK_STOPPED);
	t.cx.now.s += 3600;
	assert_int_equal(trial_move(&t, &d, MOVE_RETURN), OK);
	assert_int_equal(d.state, STATE_RETURNED);
	assert_int_equal(d.returned_at.s, t.cx.now.s);
	assert_int_equal(d.finished_at.s, t.cx.now.s - 3600);
	assert_int_equal(d.due_at.s, d.first_due_at.s);
	assert_int_equal(d.steps_done, STEPS_TOTAL);
}

static void every_move_the_table_lacks_is_refused_in_every_state(void **state)
{
	struct actor king = t.head;
	struct dossier d;
	(void)state;

	king.roles = 0xfff;
	for (int to = STATE_RECEIVED; to < STATE_COUNT; to++) {
		int64_t events;

		trial_receive(&t, &d);
		trial_reach(&t, &d, (enum state)to);
		events = d.last_seq;
		for (int m = 0; m < MOVE_COUNT; m++) {
			struct step s = trial_step(&t, &d, (enum move)m);

			if (transition_find(d.state, (enum move)m))
				continue;
			refused_at(dossier_move(&t.cx, &king, d.id, &s),
				ERR_STATE, NULL, state_name(d.state));
		}
		trial_reload(&t, &d);
		assert_int_equal(d.last_seq, events); /* none left an event */
	}
}

static void what_the_page_offers_is_what_the_act_accepts(void **state)
{
	const struct actor *all[] = { &t.desk,	   &t.desk2,  &t.head,
				      &t.handler,  &t.handler2,
				      &t.leader,   &t.clerk,  &t.stranger,
				      &t.other,	   &t.police, &t.cashier };
	const struct transition *offered[MOVE_COUNT];
	struct dossier d;
	struct event *events;
	size_t n, offered_n;
	(void)state;

	trial_receive(&t, &d);
	for (int step = 0; step < 1500; step++) {
		const struct actor *who = all[trial_pick(11)];
		enum move move = (enum move)trial_pick(MOVE_COUNT);
		struct step s = trial_step(&t, &d, move);
		bool is_offered = false;
		enum err err;

		assert_int_equal(dossier_events(&t.cx, d.id, &events, &n), OK);
		assert_int_equal(dossier_moves(&t.cx, who, &d, events, n,
					       offered, &offered_n),
				 OK);
		for (size_t i = 0; i < offered_n; i++)
			is_offered |= offered[i]->move == move;
		err = dossier_move(&t.cx, who, d.id, &s);
		assert_int_equal(err == OK, is_offered);
		assert_true(err == OK || err == ERR_DENIED || err == ERR_STATE);
		trial_reload(&t, &d);
		if (state_is_end(d.state))
			trial_receive(&t, &d);
	}
}

static void each_thing_a_move_needs_is_asked_for_by_its_field(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_UNASSIGNED);
	s = trial_step(&t, &d, MOVE_ASSIGN);
	s.assignee = NO_ACCOUNT;
	refused_at(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT,
		"assignee", "Chọn");
	s.assignee = t.desk.id; /* no case officer */
	refused_at(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT,
		"assignee", "chuyên viên");
	s = trial_step(&t, &d, MOVE_SEND_BACK);
	s.note = " \n ";
	refused_at(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT, "note",
		"lý do");
	trial_reach(&t, &d, STATE_EXAMINING);
	s = trial_step(&t, &d, MOVE_REASSIGN);
	s.assignee = d.handler;
	refused_at(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT,
		"assignee", "người khác");
	s = trial_step(&t, &d, MOVE_SUBMIT);
	s.result_kind = NULL;
	refused_at(dossier_move(&t.cx, &t.handler, d.id, &s), ERR_INPUT,
		"result_kind", NULL);
	trial_reach(&t, &d, STATE_FOR_APPROVAL);
	s = trial_step(&t, &d, MOVE_REWORK);
	s.note = NULL;
	refused_at(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT, "note",
		NULL);
	trial_reach(&t, &d, STATE_FOR_SEAL);
	s = trial_step(&t, &d, MOVE_RELEASE);
	s.document_number = "";
	refused_at(dossier_move(&t.cx, &t.clerk, d.id, &s), ERR_INPUT,
		"document_number", NULL);
	s = trial_step(&t, &d, MOVE_RELEASE);
	s.document_date.n++;
	refused_at(dossier_move(&t.cx, &t.clerk, d.id, &s), ERR_INPUT,
		"document_date", "tương lai");
	trial_reach(&t, &d, STATE_READY);
	s = trial_step(&t, &d, MOVE_RETURN);
	s.receiver_paper = "";
	refused_at(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_INPUT,
		"receiver_paper", NULL);
	s.receiver = "";
	refused_at(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_INPUT,
		"receiver", NULL);
}

static void a_sender_recalls_only_what_nobody_has_opened(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	assert_int_equal(trial_move(&t, &d, MOVE_FORWARD), OK);
	s = trial_step(&t, &d, MOVE_RECALL);
	refused_at(dossier_move(&t.cx, &t.desk2, d.id, &s), ERR_DENIED, NULL,
		"người vừa chuyển");
	assert_int_equal(trial_move(&t, &d, MOVE_RECALL), OK);
	assert_int_equal(d.state, STATE_RECEIVED);
	assert_int_equal(d.holder.v, t.desk.id.v);
	assert_false(d.in_transit);
	trial_reach(&t, &d, STATE_UNASSIGNED);
	refused_at(trial_move(&t, &d, MOVE_RECALL), ERR_STATE, NULL, "đã nhận");
	trial_reach(&t, &d, STATE_FOR_APPROVAL);
	assert_int_equal(trial_move(&t, &d, MOVE_RECALL), OK);
	assert_int_equal(d.state, STATE_EXAMINING);
	assert_int_equal(d.holder.v, t.handler.id.v);
}

static void nobody_assigns_what_the_unit_has_not_accepted(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	assert_int_equal(trial_move(&t, &d, MOVE_FORWARD), OK);
	refused_at(trial_move(&t, &d, MOVE_ASSIGN), ERR_STATE, NULL,
		"chưa ký nhận");
	assert_int_equal(trial_move(&t, &d, MOVE_ACCEPT), OK);
	refused_at(trial_move(&t, &d, MOVE_ACCEPT), ERR_STATE, NULL, "đã được");
}

static void a_head_does_not_approve_the_draft_of_their_own(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_UNASSIGNED);
	s = trial_step(&t, &d, MOVE_ASSIGN);
	s.assignee = t.head.id; /* a case officer too */
	assert_int_equal(dossier_move(&t.cx, &t.head, d.id, &s), OK);
	trial_reload(&t, &d);
	s = trial_step(&t, &d, MOVE_SUBMIT);
	assert_int_equal(dossier_move(&t.cx, &t.head, d.id, &s), OK);
	trial_reload(&t, &d);
	refused_at(trial_move(&t, &d, MOVE_APPROVE), ERR_DENIED, NULL,
		"của chính mình");
}

static void a_stale_page_is_told_who_came_first(void **state)
{
	struct dossier d, stale;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	stale = d;
	assert_int_equal(trial_move(&t, &d, MOVE_FORWARD), OK);
	s = trial_step(&t, &stale, MOVE_FORWARD);
	refused_at(dossier_move(&t.cx, &t.desk2, d.id, &s), ERR_CONFLICT, NULL,
		"quay1 đã thực hiện “Chuyển hồ sơ” lúc 08:30");
	trial_reload(&t, &stale);
	assert_int_equal(stale.version, d.version);
}

static void a_step_posted_twice_is_made_once(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	s = trial_step(&t, &d, MOVE_FORWARD);
	assert_int_equal(dossier_move(&t.cx, &t.desk, d.id, &s), OK);
	assert_int_equal(dossier_move(&t.cx, &t.desk, d.id, &s), OK);
	trial_reload(&t, &d);
	assert_int_equal(d.last_seq, 2);
}

/* Another dossier, move, account or word: each alone is another form. */
static void a_used_key_makes_no_other_step(void **state)
{
	const struct digest one = sha256("1", 1), two = sha256("2", 1);
	struct dossier d, other;
	struct step s, back;
	(void)state;

	trial_receive(&t, &d);
	trial_receive(&t, &other);
	s = trial_step(&t, &d, MOVE_FORWARD);
	assert_int_equal(dossier_move(&t.cx, &t.desk, d.id, &s), OK);
	refused_at(dossier_move(&t.cx, &t.desk, other.id, &s), ERR_INPUT,
		   FORM_KEY_FIELD, d.code);
	refused_at(dossier_move(&t.cx, &t.desk2, d.id, &s), ERR_INPUT,
		   FORM_KEY_FIELD, "hồ sơ khác");
	trial_reload(&t, &d);
	back = trial_step(&t, &d, MOVE_RECALL);
	back.form_key = s.form_key;
	refused_at(dossier_move(&t.cx, &t.desk, d.id, &back), ERR_INPUT,
		   FORM_KEY_FIELD, d.code);
	trial_reload(&t, &other);
	assert_int_equal(other.last_seq, 1);
	s = trial_step(&t, &other, MOVE_FORWARD);
	t.cx.content = &one;
	assert_int_equal(dossier_move(&t.cx, &t.desk, other.id, &s), OK);
	t.cx.content = &two;
	refused_at(dossier_move(&t.cx, &t.desk, other.id, &s), ERR_INPUT,
		   FORM_KEY_FIELD, other.code);
	t.cx.content = &one;
	assert_int_equal(dossier_move(&t.cx, &t.desk, other.id, &s), OK);
}

static void a_line_break_in_a_value_does_not_make_another_field(void **state)
{
	struct dossier d;
	struct event *events;
	struct step s;
	size_t n;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_FOR_SEAL);
	s = trial_step(&t, &d, MOVE_RELEASE);
	s.document_number = "7/UBND\nresult_kind=tu_choi";
	assert_int_equal(dossier_move(&t.cx, &t.clerk, d.id, &s), OK);
	assert_int_equal(dossier_events(&t.cx, d.id, &events, &n), OK);
	assert_string_equal(events[n - 1].data,
			    "document_date=2026-11-18\n"
			    "document_number=7/UBND\\nresult_kind=tu_choi\n");
}

static void a_clock_set_back_does_not_turn_the_story_round(void **state)
{
	struct instant today = t.cx.now;
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	t.cx.now.s -= 86400;
	assert_int_equal(trial_move(&t, &d, MOVE_FORWARD), OK);
	assert_int_equal(d.last_at.s, today.s);
}

/* Reading */

static long long audited(const char *what)
{
	return trial_number(DB, arena_printf(t.cx.arena,
					     "SELECT COUNT(*) FROM audit"
					     " WHERE %s",
					     what));
}

static void another_ward_sees_nothing_and_the_try_is_kept(void **state)
{
	struct dossier d, seen;
	struct queue_row row;
	struct step s;
	long long before;
	(void)state;

	trial_receive(&t, &d);
	before = audited("action = 'read' AND outcome = 'refused'");
	refused_at(dossier_open(&t.cx, &t.stranger, d.code, &seen), ERR_MISSING,
		NULL, "phạm vi");
	assert_int_equal(audited("action = 'read' AND outcome = 'refused'"),
			 before + 1);
	assert_int_equal(search_code(&t.cx, &t.stranger, d.code, &row),
			 ERR_MISSING);
	s = trial_step(&t, &d, MOVE_FORWARD);
	before = audited("action = 'chuyen' AND outcome = 'refused'");
	refused_at(dossier_move(&t.cx, &t.stranger, d.id, &s), ERR_DENIED, NULL,
		NULL);
	assert_int_equal(audited("action = 'chuyen' AND outcome = 'refused'"),
			 before + 1);
}

static void every_reading_leaves_a_row(void **state)
{
	struct dossier d;
	long long before;
	(void)state;

	trial_receive(&t, &d);
	before = audited("action = 'read' AND outcome = 'ok'");
	trial_reload(&t, &d);
	assert_int_equal(audited("action = 'read' AND outcome = 'ok'"),
			 before + 1);
}

static void all_that_was_done_here_replays_without_a_fault(void **state)
{
	struct replay replay = ward_replays();
	(void)state;

	assert_true(replay.dossiers > 15 && replay.events > 60);
}

#define TEST(name) cmocka_unit_test_setup(name, morning)

struct thing {
	int64_t number;
	int days;
	bool is_one, is_null;
	enum ticking clock, unknown;
	struct digest whole, cut;
};
#define THING_ROW(F, C)                            \
	F("7", number, i)                          \
	C("NULL + 0", days, n)                     \
	C("1", is_one, f)                          \
	C("NULL + 0", is_null, f)                  \
	C("'paused'", clock, e(ticking))           \
	C("'p'", unknown, e(ticking))              \
	C("UNHEX(REPEAT('ab', 32))", whole, h)     \
	C("UNHEX(REPEAT('ab', 31))", cut, h)
#define OTHER_ROW(F, C) F("7", number, i)
READER(next_thing, struct thing, THING_ROW)
READER(next_other, struct thing, OTHER_ROW)
STMT_ROW(q_thing, "", THING_ROW, "SELECT " COLS(THING_ROW));
STMT_ROW(q_other, "", OTHER_ROW, "SELECT " COLS(OTHER_ROW));

static void a_row_goes_where_its_list_says(void **state)
{
	struct thing x = { .days = 5, .is_null = true };
	struct rows rows;
	(void)state;

	assert_int_equal(db_query(&t.cx, q_thing, &rows), OK);
	assert_true(next_thing(&rows, &x));
	assert_int_equal(x.number, 7);
	assert_int_equal(x.days, 0);
	assert_true(x.is_one && !x.is_null);
	assert_int_equal(x.clock, CLOCK_PAUSED);
	assert_int_equal(x.unknown, CLOCK_UNSAID);
	assert_int_equal(x.whole.b[31], 0xab);
	assert_true(digest_equal(&x.cut, &NO_DIGEST));
	assert_false(next_thing(&rows, &x));
}

static void a_reader_reads_no_other_lists_row(void **state)
{
	struct thing x = { 0 };
	struct rows rows;
	int status = 0;
	pid_t child;
	(void)state;

	assert_int_equal(db_query(&t.cx, q_other, &rows), OK);
	assert_true(next_other(&rows, &x));
	child = fork();
	if (child == 0) {
		signal(SIGABRT, SIG_DFL);
		next_thing(&rows, &x);
		_exit(0);
	}
	waitpid(child, &status, 0);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_row_goes_where_its_list_says),
		TEST(a_reader_reads_no_other_lists_row),
		TEST(numbers_follow_each_other_and_begin_anew_each_day),
		TEST(the_appointment_is_three_working_days_on),
		TEST(the_preview_promises_what_reception_gives),
		TEST(each_flaw_of_a_form_is_named_and_takes_no_number),
		TEST(a_procedure_that_has_ended_is_not_received),
		TEST(a_year_without_calendar_promises_nothing),
		TEST(the_same_person_and_procedure_asks_first),
		TEST(a_form_posted_twice_is_one_dossier),
		TEST(other_content_under_a_used_key_is_no_dossier),
		TEST(another_accounts_key_tells_no_number),
		TEST(a_receipt_can_be_printed_again),
		TEST(a_life_ends_returned_with_the_clock_stopped_at_release),
		TEST(every_move_the_table_lacks_is_refused_in_every_state),
		TEST(what_the_page_offers_is_what_the_act_accepts),
		TEST(each_thing_a_move_needs_is_asked_for_by_its_field),
		TEST(a_sender_recalls_only_what_nobody_has_opened),
		TEST(nobody_assigns_what_the_unit_has_not_accepted),
		TEST(a_head_does_not_approve_the_draft_of_their_own),
		TEST(a_stale_page_is_told_who_came_first),
		TEST(a_step_posted_twice_is_made_once),
		TEST(a_used_key_makes_no_other_step),
		TEST(a_line_break_in_a_value_does_not_make_another_field),
		TEST(a_clock_set_back_does_not_turn_the_story_round),
		TEST(another_ward_sees_nothing_and_the_try_is_kept),
		TEST(every_reading_leaves_a_row),
		TEST(all_that_was_done_here_replays_without_a_fault),
	};

	return ward_run(DB, tests);
}
