/* The life of a dossier beyond the ordinary road: its rules, its clock, and the
 * ten invariants of the life cycle over random stories. */
#include <string.h>

#include "../support/fixture.h"
#include "domain/casework/attach.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/casework/payment.h"
#include "domain/casework/request.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/proof/replay.h"
#include "domain/reception/receive.h"

#define DB "motcua_trial_casework"
#define STORIES 120

static int morning(void **state)
{
	(void)state;
	t.cx.now = instant_at(day_join(2026, 11, 9), 510); /* a Monday */
	t.cx.fault = (struct fault){ 0 };
	return 0;
}

static void moved(struct dossier *d, enum move move)
{
	if (trial_move(&t, d, move) != OK)
		fail_msg("%s from %s: %s", move_name(move),
			 state_name(d->state), t.cx.fault.message);
}

static void is_due(const struct dossier *d, unsigned month, unsigned dom)
{
	assert_string_equal(day_iso(t.cx.arena, instant_day(d->due_at)),
			    day_iso(t.cx.arena, day_join(2026, month, dom)));
}

/* The clock */

static void a_supplement_starts_the_term_again_from_zero(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d); /* three working days */
	is_due(&d, 11, 12);
	at(11, 10, 600);
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	assert_int_equal(d.clock, CLOCK_PAUSED);
	assert_int_equal(d.due_at.s, INSTANT_NONE.s);
	at(11, 17, 840);
	moved(&d, MOVE_TAKE_SUPPLEMENT);
	assert_int_equal(d.clock, CLOCK_RUNS);
	is_due(&d, 11, 20);
	assert_int_equal(instant_day(d.first_due_at).n,
			 day_join(2026, 11, 12).n);
}

static void where_its_own_law_says_so_the_used_days_count_on(void **state)
{
	struct dossier d;
	(void)state;

	trial_sql(DB, "UPDATE procedure_version SET supplement_mode ="
		      " 'continue' WHERE code = '" TRIAL_PROCEDURE "'");
	trial_receive(&t, &d);
	at(11, 10, 600); /* one day used */
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	at(11, 17, 840);
	moved(&d, MOVE_TAKE_SUPPLEMENT);
	is_due(&d, 11, 19); /* two are left */
	trial_sql(DB, "UPDATE procedure_version SET supplement_mode = NULL");
}

static void a_payment_pauses_and_continues(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	at(11, 10, 600);
	trial_reach(&t, &d, STATE_PAYMENT);
	at(11, 20, 540);
	/* Nobody stops the clock and starts it again alone. */
	s = trial_step(&t, &d, MOVE_PAID);
	assert_int_equal(dossier_move(&t.cx, &t.handler, d.id, &s),
			 ERR_DENIED);
	moved(&d, MOVE_PAID);
	is_due(&d, 11, 25); /* 24/11 is a day off */
}

static void no_typed_word_restarts_a_term(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 10, 600); /* one day used */
	s = trial_step(&t, &d, MOVE_ASK_PAYMENT);
	s.payer = "A\nrestart=1\n";
	s.notice_number = "restart=1\n";
	s.note = "restart=1";
	assert_int_equal(dossier_move(&t.cx, &t.handler, d.id, &s), OK);
	at(11, 20, 540);
	trial_reload(&t, &d);
	moved(&d, MOVE_PAID);
	is_due(&d, 11, 25); /* two days are left, not three */
}

static void a_late_dossier_stays_late_whatever_pauses(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 16, 540);
	moved(&d, MOVE_ASK_PAYMENT);
	is_due(&d, 11, 12);
	at(11, 18, 540);
	moved(&d, MOVE_PAID);
	is_due(&d, 11, 12);
}

/* T36: no law stops the clock for it, however long nobody decides. */
static void a_wish_to_withdraw_gives_no_days(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	at(11, 10, 600);
	trial_reach(&t, &d, STATE_FOR_APPROVAL);
	moved(&d, MOVE_WITHDRAW);
	assert_int_equal(d.clock, CLOCK_RUNS);
	is_due(&d, 11, 12);
	at(11, 16, 600);
	moved(&d, MOVE_WITHDRAW_NO);
	assert_int_equal(d.state, STATE_FOR_APPROVAL);
	assert_int_equal(d.clock, CLOCK_RUNS);
	is_due(&d, 11, 12);
}

/* Where it waits for the applicant already, it goes on waiting. */
static void a_wish_leaves_a_stopped_clock_as_it_is(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	at(11, 10, 600);
	trial_reach(&t, &d, STATE_PAYMENT);
	moved(&d, MOVE_WITHDRAW);
	assert_int_equal(d.clock, CLOCK_PAUSED);
	at(11, 16, 600);
	moved(&d, MOVE_WITHDRAW_NO);
	assert_int_equal(d.state, STATE_PAYMENT);
	assert_int_equal(d.clock, CLOCK_PAUSED);
}

/* T36: the desk alone writes none; each wish is a new paper. */
static void each_wish_to_withdraw_has_a_request_of_its_own(void **state)
{
	struct attachment_id used;
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	s = trial_step(&t, &d, MOVE_ASK_PAYMENT);
	s.move = MOVE_WITHDRAW;
	refused(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_STATE,
		"Chưa có tệp đề nghị rút hồ sơ");
	used = trial_wish(&t, &d);
	refused(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_INPUT,
		"Chọn tệp đề nghị rút hồ sơ");
	s.wish_file = s.notice_file;
	refused(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_INPUT,
		"Chọn tệp đề nghị rút hồ sơ");
	s.wish_file = used;
	assert_int_equal(dossier_move(&t.cx, &t.desk, d.id, &s), OK);
	refused(attachment_withdraw(&t.cx, &t.desk, &d, used, "Nhầm"),
		ERR_STATE, "không rút được");
	trial_reload(&t, &d);
	moved(&d, MOVE_WITHDRAW_NO);
	s.version = d.version;
	s.form_key = trial_key(&t);
	refused(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_STATE,
		"mỗi lần đề nghị một tệp");
	s.wish_file = trial_wish(&t, &d);
	assert_int_equal(attachment_withdraw(&t.cx, &t.desk, &d, s.wish_file,
					     "Nhầm hồ sơ"),
			 OK);
	(void)trial_wish(&t, &d);
	refused(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_INPUT,
		"chỉ dùng cho một lần");
	s.wish_file = used;
	refused(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_INPUT,
		"chỉ dùng cho một lần");
	moved(&d, MOVE_WITHDRAW);
}

static void consulting_stops_nothing(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_CONSULTING);
	assert_int_equal(d.clock, CLOCK_RUNS);
	is_due(&d, 11, 12);
	moved(&d, MOVE_ANSWER);
	is_due(&d, 11, 12);
}

/* Rules */

static void three_days_after_reception_no_supplement_is_asked(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 12, 1050); /* the third day's last minute is in time */
	s = trial_step(&t, &d, MOVE_PROPOSE_SUPPLEMENT);
	s.ground = "";
	assert_int_equal(dossier_move(&t.cx, &t.handler, d.id, &s), OK);
	at(11, 13, 480);
	trial_reload(&t, &d);
	moved(&d, MOVE_APPROVE_SUPPLEMENT);
	refused(trial_move(&t, &d, MOVE_ASK_SUPPLEMENT), ERR_STATE,
		"Điều 19.4");
	moved(&d, MOVE_DENY_PROPOSAL);
	/* No typed word lifts the limit, whatever law it names. */
	refused(trial_move(&t, &d, MOVE_PROPOSE_SUPPLEMENT), ERR_STATE,
		"Điều 19.4");
}

/* Where the catalogue names the special law that allows it. */
static void a_supplement_is_asked_later_by_a_published_ground(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 13, 480);
	refused(trial_move(&t, &d, MOVE_PROPOSE_SUPPLEMENT), ERR_STATE,
		"trình từ chối giải quyết và nêu rõ lý do");
	trial_sql(DB, "UPDATE procedure_version SET supplement_ground ="
		      " 'Luật thử, Điều 1' WHERE code = '" TRIAL_PROCEDURE "'");
	moved(&d, MOVE_PROPOSE_SUPPLEMENT);
	moved(&d, MOVE_APPROVE_SUPPLEMENT);
	moved(&d, MOVE_ASK_SUPPLEMENT);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM event WHERE data LIKE"
			       " '%late_ground=Luật thử, Điều 1\\n%'"),
			 2);
	trial_sql(DB, "UPDATE procedure_version SET supplement_ground = NULL");
}

/* T25: nobody stops the clock for money that the procedure does not know. */
static void the_clock_stops_for_money_only_where_it_is_owed(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	trial_sql(DB, "UPDATE procedure_version SET financial_duty = NULL"
		      " WHERE code = '" TRIAL_PROCEDURE "'");
	refused(trial_move(&t, &d, MOVE_ASK_PAYMENT), ERR_STATE,
		"Danh mục không ghi nghĩa vụ tài chính");
	trial_sql(DB, "UPDATE procedure_version SET financial_duty ="
		      " 'Luật thử, Điều 2' WHERE code = '" TRIAL_PROCEDURE "'");
	moved(&d, MOVE_ASK_PAYMENT);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM event WHERE move ="
			       " 'nghia-vu-tai-chinh' AND data LIKE"
			       " '%ground=Luật thử, Điều 2\\n%'"),
			 1);
	/* As it is published: land, before 07/2025 and since. */
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM"
					  " procedure_version WHERE"
					  " financial_duty LIKE 'Quyết định %'"
					  " AND code IN ('1.000798',"
					  " '2.000381', '1.013978')"),
			 3);
}

/* A paper for each stop, which stays while it is what the stop rests on. */
static void each_stop_for_money_has_a_notice_of_its_own(void **state)
{
	struct attachment_id used, wrong;
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	s = trial_step(&t, &d, MOVE_ASK_PAYMENT);
	used = s.notice_file;
	wrong = trial_notice(&t, &d);
	assert_int_equal(attachment_withdraw(&t.cx, &t.handler, &d, wrong,
					     "Nhầm hồ sơ"),
			 OK);
	s.notice_file = wrong;
	refused(dossier_move(&t.cx, &t.handler, d.id, &s), ERR_INPUT,
		"Chọn tệp thông báo");
	s.notice_file = used;
	assert_int_equal(dossier_move(&t.cx, &t.handler, d.id, &s), OK);
	refused(attachment_withdraw(&t.cx, &t.handler, &d, used, "Nhầm"),
		ERR_STATE, "không rút được");
	trial_reload(&t, &d);
	moved(&d, MOVE_PAID);
	s.version = d.version;
	s.form_key = trial_key(&t);
	refused(dossier_move(&t.cx, &t.handler, d.id, &s), ERR_STATE,
		"Chưa có tệp thông báo");
	(void)trial_notice(&t, &d);
	refused(dossier_move(&t.cx, &t.handler, d.id, &s), ERR_INPUT,
		"mỗi thông báo chỉ dùng một lần");
}

static void a_supplement_is_asked_once(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	moved(&d, MOVE_TAKE_SUPPLEMENT);
	moved(&d, MOVE_PROPOSE_SUPPLEMENT);
	refused(trial_move(&t, &d, MOVE_APPROVE_SUPPLEMENT), ERR_STATE,
		"Điều 11.2 c");
	s = trial_step(&t, &d, MOVE_APPROVE_SUPPLEMENT);
	s.note = "";
	refused(dossier_move(&t.cx, &t.leader, d.id, &s), ERR_INPUT,
		"Nêu lý do");
	s = trial_step(&t, &d, MOVE_APPROVE_SUPPLEMENT);
	assert_int_equal(dossier_move(&t.cx, &t.leader, d.id, &s), OK);
	trial_reload(&t, &d);
	moved(&d, MOVE_ASK_SUPPLEMENT);
	assert_int_equal(d.supplement_n, 2);
}

static void the_rule_of_reception_holds_when_the_rule_changes(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	moved(&d, MOVE_TAKE_SUPPLEMENT);
	trial_sql(DB, "INSERT INTO rule (rule_set, code, valid_from, value,"
		      " legal_basis) VALUES ('nd118', 'supplement_max',"
		      " '2026-11-10', 5, 'Luật mới')");
	at(11, 10, 500);
	moved(&d, MOVE_PROPOSE_SUPPLEMENT);
	refused(trial_move(&t, &d, MOVE_APPROVE_SUPPLEMENT), ERR_STATE,
		"Điều 11.2 c");
	trial_sql(DB, "DELETE FROM rule WHERE legal_basis = 'Luật mới'");
}

static void an_answer_after_the_limit_needs_its_reason(void **state)
{
	struct dossier d;
	struct request *r;
	struct step s;
	size_t n;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_CONSULTING);
	at(11, 11, 600);
	s = trial_step(&t, &d, MOVE_ANSWER);
	s.late_reason = " ";
	refused(dossier_move(&t.cx, &t.other, d.id, &s), ERR_INPUT,
		"Vui lòng nêu lý do");
	moved(&d, MOVE_ANSWER);
	assert_int_equal(dossier_requests(&t.cx, d.id, &r, &n), OK);
	assert_int_equal(n, 1);
	assert_int_equal(r[0].state, REQUEST_ANSWERED);
	assert_int_equal(r[0].late_days, 2);
	assert_string_equal(r[0].late_reason, "Phải đi thực địa hai lần.");
}

static void nobody_is_asked_who_has_ended_or_asks_already(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	s = trial_step(&t, &d, MOVE_CONSULT);
	s.units[0].v = trial_number(DB, "SELECT id FROM unit WHERE code ="
					" 'LC-TP'");
	refused(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT,
		"đã kết thúc hoạt động từ ngày 01/07/2025");
	s.units[0] = t.head.unit;
	refused(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT,
		"đang giải quyết hồ sơ này");
	s.units[0].v = 999999;
	refused(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT,
		"không có trong danh mục");
	s = trial_step(&t, &d, MOVE_CONSULT);
	s.limit = 4;
	s.limit_unit = "WD";
	refused(dossier_move(&t.cx, &t.head, d.id, &s), ERR_INPUT,
		"dài hơn thời hạn còn lại");
}

static void a_fee_that_is_owed_keeps_the_result(void **state)
{
	struct receive in = trial_form(&t);
	struct received r;
	struct dossier d;
	struct payment *p;
	struct step s;
	size_t n;
	(void)state;

	in.fee_mode = FEE_AFTER;
	in.fee_amount = 15000;
	in.duplicate_confirmed = true;
	assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	assert_int_equal(dossier_open(&t.cx, &t.desk, r.code, &d), OK);
	assert_int_equal(d.fee_due, 15000);
	trial_reach(&t, &d, STATE_READY);
	refused(trial_move(&t, &d, MOVE_RETURN), ERR_STATE, "chưa nộp");
	s = trial_step(&t, &d, MOVE_COLLECT_FEE);
	s.amount = 10000;
	refused(dossier_move(&t.cx, &t.cashier, d.id, &s), ERR_INPUT,
		"15000");
	moved(&d, MOVE_COLLECT_FEE);
	refused(trial_move(&t, &d, MOVE_COLLECT_FEE), ERR_STATE, "không còn");
	moved(&d, MOVE_RETURN);
	moved(&d, MOVE_REFUND_FEE);
	assert_int_equal(dossier_payments(&t.cx, d.id, &p, &n), OK);
	assert_int_equal(n, 1);
	assert_int_equal(p[0].state, PAYMENT_REFUNDED);
	assert_string_equal(p[0].receipt_number, "BL-000123");
	refused(trial_move(&t, &d, MOVE_REFUND_FEE), ERR_STATE, "không có");
}

static void a_same_day_procedure_is_answered_at_once(void **state)
{
	struct receive in = trial_form(&t);
	struct received r;
	struct dossier d;
	(void)state;

	in.at_once = true;
	in.receiver_paper = "Căn cước";
	in.result = "Bản sao trích lục, số 12";
	in.receiver = "Nguyễn Thị Hường";
	in.receiver_paper = "Căn cước";
	in.duplicate_confirmed = true;
	refused(dossier_receive(&t.cx, &t.desk, &in, &r), ERR_INPUT,
		"không thuộc loại trả kết quả ngay");
	in.procedure_code = "2.000815";
	assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	assert_int_equal(dossier_open(&t.cx, &t.desk, r.code, &d), OK);
	assert_int_equal(d.state, STATE_RETURNED);
	assert_int_equal(d.finished_at.s, t.cx.now.s);
	assert_int_equal(d.returned_at.s, t.cx.now.s);
}

static void a_wrong_result_opens_a_round_of_its_own(void **state)
{
	struct dossier old, round;
	struct event *events;
	const char *code;
	size_t n;
	(void)state;

	trial_receive(&t, &old);
	trial_reach(&t, &old, STATE_RETURNED);
	at(11, 16, 540);
	moved(&old, MOVE_CORRECT);
	assert_int_equal(old.state, STATE_RETURNED);
	assert_int_equal(dossier_events(&t.cx, old.id, &events, &n), OK);
	code = event_value(t.cx.arena, events[n - 1].data, "corrected_by");
	assert_int_equal(dossier_open(&t.cx, &t.desk, code, &round), OK);
	assert_string_equal(round.corrects, old.code);
	assert_int_equal(round.state, STATE_EXAMINING);
	assert_int_equal(round.handler.v, old.handler.v);
	assert_int_equal(round.procedure.v, old.procedure.v);
	assert_string_equal(round.name, old.name);
	assert_int_equal(round.fee_due, 0);
	is_due(&round, 11, 19);
	trial_reach(&t, &round, STATE_RETURNED);
}

/* Units that end */

static void an_ended_units_dossiers_can_be_inherited_in_any_state(void **state)
{
	struct dossier d[STATE_COUNT];
	struct actor head = t.stranger;
	(void)state;

	head.roles = role_bit("RECEPTION_HEAD"); /* the other hat */
	for (int s = STATE_RECEIVED; s <= STATE_WITHDRAWING; s++) {
		trial_receive(&t, &d[s]);
		trial_reach(&t, &d[s], (enum state)s);
	}
	refused(dossier_move(&t.cx, &head, d[1].id,
			     &(struct step){ .form_key = trial_key(&t),
					     .version = d[1].version,
					     .move = MOVE_INHERIT }),
		ERR_STATE, "vẫn đang hoạt động");
	trial_sql(DB, "UPDATE unit SET valid_to = '2026-11-08'"
		      " WHERE code = 'W-HV' OR code LIKE 'W-HV-%'");
	trial_sql(DB, "INSERT INTO unit_succession (from_id, to_id, effective,"
		      " scope) SELECT a.id, b.id, '2026-11-09', 'toàn bộ'"
		      " FROM unit a, unit b WHERE a.code = 'W-HV'"
		      " AND b.code = 'W-HK'");
	for (int s = STATE_RECEIVED; s <= STATE_WITHDRAWING; s++) {
		struct step step = trial_step(&t, &d[s], MOVE_INHERIT);
		enum state from = d[s].state;
		struct instant due = d[s].due_at;
		enum err err = dossier_move(&t.cx, &head, d[s].id, &step);

		if (from == STATE_RETURNED) {
			refused(err, ERR_STATE, NULL);
			continue;
		}
		assert_int_equal(err, OK);
		assert_int_equal(dossier_open(&t.cx, &head, d[s].code, &d[s]),
				 OK);
		assert_int_equal(d[s].state, from);
		assert_int_equal(d[s].due_at.s, due.s);
		assert_int_equal(d[s].desk.v, head.unit.v);
		assert_int_equal(d[s].authority.v, head.authority.v);
		assert_int_equal(d[s].holder.v, NO_ACCOUNT.v);
		assert_true(d[s].clock_desk.v != d[s].desk.v);
	}
	trial_sql(DB, "UPDATE unit SET valid_to = NULL"
		      " WHERE code = 'W-HV' OR code LIKE 'W-HV-%'");
	trial_sql(DB, "DELETE FROM unit_succession WHERE effective ="
		      " '2026-11-09'");
}

/* The invariants, over random stories */

static void one_random_story(void)
{
	struct dossier d;

	at(11, 2 + trial_pick(4), 450 + (int)trial_pick(500));
	trial_receive(&t, &d);
	for (int i = 0; i < 40 && d.state != STATE_ARCHIVED; i++) {
		enum move move = (enum move)trial_pick(MOVE_COUNT);

		if (!transition_find(d.state, move))
			continue;
		t.cx.now.s += trial_pick(20) * 1800;
		trial_move(&t, &d, move); /* may be refused */
	}
}

static long long count(const char *sql)
{
	return trial_number(DB, sql);
}

static void the_ten_invariants_hold_over_random_stories(void **state)
{
	long long stories, moves;
	(void)state;

	for (int i = 0; i < STORIES; i++)
		one_random_story();
	stories = count("SELECT COUNT(*) FROM dossier");
	moves = count("SELECT COUNT(DISTINCT move) FROM event");
	print_message("%lld dossiers, %lld events, %lld kinds of move\n",
		      stories, count("SELECT COUNT(*) FROM event"), moves);
	assert_true(moves > 35);
	/* 1, 6 and 8: by replay (below) and the triggers (guards.sh). */
	/* 2: the finish is the first entry into a finished state. */
	assert_int_equal(
		count("SELECT COUNT(*) FROM dossier d WHERE"
		      " NOT (d.finished_at <=> (SELECT MIN(e.at) FROM event e"
		      " WHERE e.dossier_id = d.id AND e.to_state IN"
		      " ('CO_KET_QUA', 'DA_TRA_KQ', 'DA_RUT', 'DUNG_XU_LY')))"),
		0);
	/* 3: one pause at a time: the clock is paused in its states only. */
	assert_int_equal(count("SELECT COUNT(*) FROM dossier WHERE"
			       " (clock = 'paused') <> (IF(state ="
			       " 'RUT_CHO_DUYET', (SELECT e.from_state FROM"
			       " event e WHERE e.dossier_id = dossier.id AND"
			       " e.move = 'de-nghi-rut' ORDER BY e.seq DESC"
			       " LIMIT 1), state) IN ('CHO_BO_SUNG',"
			       " 'CHO_NVTC'))"),
			 0);
	/* 4: a second supplement only with a leader's approval before it. */
	assert_int_equal(
		count("SELECT COUNT(*) FROM dossier d WHERE supplement_n >"
		      " 1 + (SELECT COUNT(*) FROM event e WHERE e.dossier_id ="
		      " d.id AND e.move = 'duyet-bo-sung' AND e.role ="
		      " 'UBND_LEADER')"),
		0);
	/* 7: everybody who acted held the role. */
	assert_int_equal(
		count("SELECT COUNT(*) FROM event e WHERE NOT EXISTS (SELECT 1"
		      " FROM account_role r WHERE r.account_id = e.account_id"
		      " AND r.role = e.role AND r.unit_id = e.unit_id)"),
		0);
	/* 9: an end has no open request, pause or payment. */
	assert_int_equal(
		count("SELECT COUNT(*) FROM dossier d WHERE state IN"
		      " ('DA_TRA_KQ', 'DA_RUT', 'DUNG_XU_LY', 'LUU') AND"
		      " (clock <> 'stopped' OR requests_open > 0 OR fee_due > 0"
		      " OR EXISTS (SELECT 1 FROM request r WHERE r.dossier_id ="
		      " d.id AND r.closed_at IS NULL) OR EXISTS (SELECT 1 FROM"
		      " payment p WHERE p.dossier_id = d.id AND p.state ="
		      " 'CHUA'))"),
		0);
	/* 10: a result has a released document. */
	assert_int_equal(
		count("SELECT COUNT(*) FROM event WHERE to_state = 'CO_KET_QUA'"
		      " AND move IN ('phat-hanh', 'ket-qua-lien-thong')"
		      " AND data NOT LIKE '%document_number=%'"),
		0);
	/* The counters are what they count. */
	assert_int_equal(
		count("SELECT COUNT(*) FROM dossier d WHERE requests_open <>"
		      " (SELECT COUNT(*) FROM request r WHERE r.dossier_id ="
		      " d.id AND r.closed_at IS NULL)"),
		0);
}

static void and_every_one_of_them_replays(void **state)
{
	struct replay replay = ward_replays();
	(void)state;

	assert_true(replay.dossiers > STORIES);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, morning)
	const struct CMUnitTest tests[] = {
		TEST(a_supplement_starts_the_term_again_from_zero),
		TEST(where_its_own_law_says_so_the_used_days_count_on),
		TEST(a_payment_pauses_and_continues),
		TEST(no_typed_word_restarts_a_term),
		TEST(a_late_dossier_stays_late_whatever_pauses),
		TEST(a_wish_to_withdraw_gives_no_days),
		TEST(a_wish_leaves_a_stopped_clock_as_it_is),
		TEST(each_wish_to_withdraw_has_a_request_of_its_own),
		TEST(consulting_stops_nothing),
		TEST(three_days_after_reception_no_supplement_is_asked),
		TEST(a_supplement_is_asked_later_by_a_published_ground),
		TEST(the_clock_stops_for_money_only_where_it_is_owed),
		TEST(each_stop_for_money_has_a_notice_of_its_own),
		TEST(a_supplement_is_asked_once),
		TEST(the_rule_of_reception_holds_when_the_rule_changes),
		TEST(an_answer_after_the_limit_needs_its_reason),
		TEST(nobody_is_asked_who_has_ended_or_asks_already),
		TEST(a_fee_that_is_owed_keeps_the_result),
		TEST(a_same_day_procedure_is_answered_at_once),
		TEST(a_wrong_result_opens_a_round_of_its_own),
		TEST(an_ended_units_dossiers_can_be_inherited_in_any_state),
		TEST(the_ten_invariants_hold_over_random_stories),
		TEST(and_every_one_of_them_replays),
	};

	return ward_run(DB, tests);
}
