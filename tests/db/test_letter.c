/* When a promise is broken: explanation, letter, new appointment, and what no
 * late result may do without them. */
#include <string.h>

#include "../support/letters.h"
#include "db/db.h"
#include "domain/apology/explanation.h"
#include "domain/apology/letter.h"
#include "domain/casework/access.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/reception/receive.h"

#define DB "motcua_trial_letter"

static int morning(void **state)
{
	(void)state;
	at(11, 9, 510); /* a Monday; three working days are up on the 12th */
	t.cx.fault = (struct fault){ 0 };
	return 0;
}

static enum err act(const struct actor *who, struct letter_id id,
		    enum letter_act act_)
{
	return letter_goes_on(who, id, act_, 1);
}

/* A step with words, way or edit of its own, refused. */
static void step_refused(const struct actor *who, struct letter_id id,
			 struct letter_step s, enum err want, const char *words)
{
	struct letter l;

	is_ok(letter_open(&t.cx, &t.leader, id, &l));
	if (!s.version)
		s.version = l.version;
	refused(letter_move(&t.cx, who, id, &s), want, words);
}

static void late_dossier(struct dossier *d, enum state state)
{
	trial_receive(&t, d);
	trial_reach(&t, d, state);
	at(11, 13, 540);
}

static void no_letter_no_signature(void **state)
{
	struct dossier d;
	struct letter_id id;
	struct letter l;
	(void)state;

	late_dossier(&d, STATE_FOR_SIGNATURE);
	refused(trial_move(&t, &d, MOVE_SIGN), ERR_STATE, "thư xin lỗi");
	id = letter_signed(&d);
	trial_reload(&t, &d);
	/* Signed is not enough: the stamped copy must be in the register. */
	refused(trial_move(&t, &d, MOVE_SIGN), ERR_STATE, "đóng dấu");
	refused(act(&t.clerk, id, LETTER_STAMP), ERR_INPUT, "bản quét");
	letter_scanned(&d);
	step_refused(&t.clerk, id,
		     (struct letter_step){
			     .act = LETTER_STAMP,
			     .file = { ward_number("SELECT MAX(id) FROM"
						   " attachment") },
			     .pages = -1,
			     .unread = "không mở được" },
		     ERR_INPUT, "đóng dấu không mở được.");
	is_ok(act(&t.clerk, id, LETTER_STAMP));
	is_ok(trial_move(&t, &d, MOVE_SIGN));
	is_ok(trial_move(&t, &d, MOVE_RELEASE));
	is_ok(letter_open(&t.cx, &t.leader, id, &l));
	assert_string_equal(l.number, "01/PXL");
	assert_int_equal(l.stamped_pages, 1);
	/* Late stays late. */
	assert_true(instant_day(d.finished_at).n > instant_day(d.due_at).n);
	assert_int_equal(instant_day(d.due_at).n, day_join(2026, 11, 12).n);
}

static void a_signed_late_result_is_not_released_without_its_letter(void **state)
{
	struct dossier d;
	(void)state;

	late_dossier(&d, STATE_FOR_SEAL);
	refused(trial_move(&t, &d, MOVE_RELEASE), ERR_STATE, "thư xin lỗi");
}

static void only_the_competent_post_signs_and_never_its_drafter(void **state)
{
	struct actor drafting_leader = t.leader;
	struct letter_draft in;
	struct letter_id id;
	struct dossier d;
	(void)state;

	late_dossier(&d, STATE_EXAMINING);
	in = letter_of(&d);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	is_ok(act(&t.handler, id, LETTER_SUBMIT));
	refused(act(&t.head, id, LETTER_SIGN), ERR_DENIED,
		"phải do lãnh đạo UBND phường ký");
	refused(act(&t.clerk, id, LETTER_SIGN), ERR_DENIED,
		"phải do lãnh đạo UBND phường ký");
	refused(act(&t.other, id, LETTER_SIGN), ERR_DENIED, NULL);
	/* The same table, another level: the division's head in a district. */
	trial_sql(DB, "INSERT INTO competence VALUES ('xin_loi', 'van_phong',"
		      " 'xa', '2026-11-01', NULL, 'DEPT_HEAD', 'lead',"
		      " 'Chánh Văn phòng', 'Quyết định phân cấp mới')");
	refused(act(&t.leader, id, LETTER_SIGN), ERR_DENIED,
		"phải do Chánh Văn phòng ký (Quyết định phân cấp mới)");
	trial_sql(DB, "DELETE FROM competence WHERE valid_from = '2026-11-01'");
	drafting_leader.id = t.handler.id;
	refused(act(&drafting_leader, id, LETTER_SIGN), ERR_DENIED,
		"chính mình");
	is_ok(act(&t.leader, id, LETTER_SIGN));
	refused(act(&t.leader, id, LETTER_SIGN), ERR_STATE, NULL);
	refused(act(&t.handler, id, LETTER_CANCEL), ERR_STATE, NULL);
}

static void a_draft_says_why_for_whom_and_until_when(void **state)
{
	struct dossier d, early;
	struct letter_draft in;
	struct letter_id id;
	(void)state;

	trial_receive(&t, &early);
	trial_reach(&t, &early, STATE_EXAMINING);
	in = letter_of(&early);
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_STATE,
		"chưa cần thư xin lỗi");
	at(11, 11, 540); /* one working day before */
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	refused(letter_draft(&t.cx, &t.handler,
			     &(struct letter_draft){ .form_key = trial_key(&t),
						     .codes = { early.code },
						     .codes_n = 1,
						     .fault = "tre_han" },
			     &id),
		ERR_STATE, "đã có thư xin lỗi");
	morning(NULL);
	late_dossier(&d, STATE_EXAMINING);
	in = letter_of(&d);
	in.reason = "bận";
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_INPUT,
		"ít nhất 20 ký tự");
	in = letter_of(&d);
	in.cause = "zz";
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_INPUT,
		"nguyên nhân");
	in = letter_of(&d);
	in.new_due = day_join(2026, 11, 13);
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_INPUT,
		"phải sau hôm nay");
	in.new_due = day_join(2026, 11, 24); /* a day off */
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_INPUT,
		"ngày làm việc");
	in.new_due = DAY_NONE;
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_INPUT,
		"Nhập ngày hẹn mới");
	in = letter_of(&d);
	refused(letter_draft(&t.cx, &t.other, &in, &id), ERR_PURPOSE,
		"mục đích"); /* another division has no business with it */
	refused(letter_draft(&t.cx, &t.clerk, &in, &id), ERR_DENIED,
		"đơn vị chủ trì");
	refused(letter_draft(&t.cx, &t.desk, &in, &id), ERR_DENIED, NULL);
}

static void a_draft_names_dossiers_that_are_late_and_a_unit_that_is(void **state)
{
	struct dossier d, paused, ready, early;
	struct actor elsewhere = t.head;
	struct letter_draft in;
	struct letter_id id;
	(void)state;

	trial_receive(&t, &paused);
	trial_reach(&t, &paused, STATE_PAYMENT);
	trial_receive(&t, &ready);
	trial_reach(&t, &ready, STATE_READY);
	late_dossier(&d, STATE_EXAMINING);
	in = letter_of(&d);
	in.codes_n = 0;
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_INPUT,
		"Nhập mã hồ sơ");
	in = letter_of(&d);
	in.responsible.v = 999999;
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_INPUT,
		"đơn vị để xảy ra chậm trễ");
	in = letter_of(&paused);
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_STATE,
		"đang dừng tính thời gian");
	in = letter_of(&ready);
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_STATE,
		"có kết quả đúng hạn");
	/* The desk holds it before the division does, and is not its lead. */
	morning(NULL);
	trial_receive(&t, &early);
	at(11, 13, 540);
	elsewhere.unit = t.desk.unit;
	in = letter_of(&early);
	refused(letter_draft(&t.cx, &elsewhere, &in, &id), ERR_DENIED,
		"Chỉ đơn vị chủ trì giải quyết hồ sơ");
}

static void a_step_says_what_it_needs(void **state)
{
	struct letter_draft in;
	struct letter_id id;
	struct dossier d;
	struct letter l;
	(void)state;

	late_dossier(&d, STATE_EXAMINING);
	in = letter_of(&d);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	in.new_due = DAY_NONE;
	step_refused(&t.handler, id,
		     (struct letter_step){ .act = LETTER_EDIT, .edited = in },
		     ERR_INPUT, "Nhập ngày hẹn mới");
	step_refused(&t.handler, id,
		     (struct letter_step){ .act = LETTER_CANCEL,
					   .words = " " },
		     ERR_INPUT, "Nhập lý do");
	in.new_due = day_join(2026, 11, 30);
	is_ok(letter_open(&t.cx, &t.leader, id, &l));
	is_ok(letter_move(&t.cx, &t.handler, id,
			  &(struct letter_step){ .version = l.version,
						 .act = LETTER_EDIT,
						 .edited = in }));
	step_refused(&t.handler, id,
		     (struct letter_step){ .version = l.version,
					   .act = LETTER_SUBMIT },
		     ERR_CONFLICT, "đã được người khác xử lý");
	is_ok(act(&t.handler, id, LETTER_SUBMIT));
	is_ok(act(&t.leader, id, LETTER_SIGN));
	letter_scanned(&d);
	is_ok(act(&t.clerk, id, LETTER_STAMP));
	step_refused(&t.desk, id,
		     (struct letter_step){ .act = LETTER_SEND, .way = "ngua" },
		     ERR_INPUT, "Chọn cách gửi thư");
}

static bool waits(const struct actor *who, struct letter_id id,
		  enum letter_act want)
{
	struct letter_wait *list;
	size_t n;

	is_ok(letters_waiting(&t.cx, who, (struct letter_id){ id.v - 1 },
			      &list, &n));
	return n && list[0].id.v == id.v && list[0].act == want;
}

static void a_letter_waits_for_the_one_whose_step_is_next(void **state)
{
	struct letter_draft in;
	struct letter_id id;
	struct dossier d;
	(void)state;

	late_dossier(&d, STATE_EXAMINING);
	in = letter_of(&d);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	assert_true(waits(&t.handler, id, LETTER_SUBMIT));
	assert_false(waits(&t.leader, id, LETTER_SIGN));
	is_ok(act(&t.handler, id, LETTER_SUBMIT));
	assert_true(waits(&t.leader, id, LETTER_SIGN));
	assert_false(waits(&t.head, id, LETTER_SIGN)); /* not the post */
	assert_false(waits(&t.handler, id, LETTER_SUBMIT));
	is_ok(act(&t.leader, id, LETTER_SIGN));
	assert_true(waits(&t.clerk, id, LETTER_STAMP));
	letter_scanned(&d);
	is_ok(act(&t.clerk, id, LETTER_STAMP));
	assert_true(waits(&t.desk, id, LETTER_SEND));
}

static void the_clerk_opens_any_divisions_dossier_while_a_letter_waits(void **state)
{
	struct actor clerk = t.clerk;
	const char *purpose;
	struct letter_id id;
	struct dossier d;
	(void)state;

	late_dossier(&d, STATE_EXAMINING);
	clerk.unit = t.other.unit; /* has nothing else to do with it */
	refused(access_purpose(&t.cx, &clerk, &d, &purpose), ERR_PURPOSE,
		"mục đích");
	id = letter_signed(&d);
	is_ok(access_purpose(&t.cx, &clerk, &d, &purpose));
	clerk.roles = role_bit("HANDLER");
	refused(access_purpose(&t.cx, &clerk, &d, &purpose), ERR_PURPOSE,
		NULL);
	clerk.roles = role_bit("CLERK");
	letter_scanned(&d);
	is_ok(act(&t.clerk, id, LETTER_STAMP));
	refused(access_purpose(&t.cx, &clerk, &d, &purpose), ERR_PURPOSE,
		NULL);
}

static void a_late_units_reason_is_copied_in(void **state)
{
	struct letter_draft in;
	struct letter_id id;
	struct dossier d;
	struct letter l;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_CONSULTING);
	at(11, 13, 540);
	is_ok(trial_move(&t, &d, MOVE_ANSWER));
	in = letter_of(&d);
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	is_ok(letter_open(&t.cx, &t.leader, id, &l));
	assert_non_null(strstr(l.co_reason, "Phải đi thực địa hai lần."));
	assert_non_null(strstr(l.co_reason, "trả lời trễ 4 ngày"));
}

static void one_letter_covers_dossiers_of_one_person_only(void **state)
{
	struct receive in = trial_form(&t);
	struct received a, b;
	struct letter_draft draft;
	struct letter_line *lines;
	struct letter_id id;
	struct dossier d, other;
	size_t n;
	(void)state;

	in.duplicate_confirmed = true;
	is_ok(dossier_receive(&t.cx, &t.desk, &in, &a));
	in.form_key = trial_key(&t);
	is_ok(dossier_receive(&t.cx, &t.desk, &in, &b));
	trial_receive(&t, &other);
	is_ok(dossier_open(&t.cx, &t.desk, a.code, &d));
	at(11, 13, 540);
	draft = letter_of(&d);
	draft.codes[1] = other.code;
	draft.codes_n = 2;
	refused(letter_draft(&t.cx, &t.head, &draft, &id), ERR_INPUT,
		"của người khác");
	draft.codes[1] = b.code;
	is_ok(letter_draft(&t.cx, &t.head, &draft, &id));
	is_ok(letter_lines(&t.cx, id, &lines, &n));
	assert_int_equal(n, 2);
}

static void a_new_appointment_is_given_once_and_moves_no_due_date(void **state)
{
	struct letter_draft in;
	struct letter_id id;
	struct dossier d;
	(void)state;

	late_dossier(&d, STATE_EXAMINING);
	refused(dossier_move(&t.cx, &t.desk2, d.id,
			     &(struct step){ .form_key = trial_key(&t),
					     .version = d.version,
					     .move = MOVE_REAPPOINT }),
		ERR_STATE, "theo thư xin lỗi đã ký");
	letter_signed(&d);
	trial_reload(&t, &d);
	is_ok(dossier_move(&t.cx, &t.desk2, d.id,
			   &(struct step){ .form_key = trial_key(&t),
					   .version = d.version,
					   .move = MOVE_REAPPOINT }));
	trial_reload(&t, &d);
	assert_int_equal(instant_day(d.due_at).n, day_join(2026, 11, 12).n);
	assert_int_equal(instant_day(d.reappointed_at).n,
			 day_join(2026, 11, 27).n);
	refused(dossier_move(&t.cx, &t.desk2, d.id,
			     &(struct step){ .form_key = trial_key(&t),
					     .version = d.version,
					     .move = MOVE_REAPPOINT }),
		ERR_STATE, "một lần");
	/* It passes too: a second letter, but no third date. */
	at(11, 30, 540);
	in = letter_of(&d);
	in.new_due = day_join(2026, 12, 4);
	refused(letter_draft(&t.cx, &t.handler, &in, &id), ERR_STATE,
		"không được hẹn lại nữa");
	in.new_due = DAY_NONE;
	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
}

static void the_road_of_a_letter_ends_with_the_public(void **state)
{
	struct actor city = t.leader, superior;
	struct letter_id id;
	struct letter l;
	struct dossier d;
	(void)state;

	late_dossier(&d, STATE_EXAMINING);
	id = letter_signed(&d);
	letter_scanned(&d);
	refused(act(&t.desk, id, LETTER_STAMP), ERR_DENIED, "văn thư");
	refused(act(&t.desk, id, LETTER_SEND), ERR_STATE, NULL);
	is_ok(act(&t.clerk, id, LETTER_STAMP));
	is_ok(act(&t.desk, id, LETTER_SEND));
	is_ok(act(&t.clerk, id, LETTER_REPORT));
	is_ok(letter_open(&t.cx, &t.leader, id, &l));
	refused(act(&city, id, LETTER_ACKNOWLEDGE), ERR_DENIED, "cấp trên");
	superior = t.leader;
	superior.unit = superior.authority = l.reported_to;
	superior.roles = role_bit("CONTROL");
	is_ok(letter_move(&t.cx, &superior, id,
			  &(struct letter_step){
				  .version = l.version,
				  .act = LETTER_ACKNOWLEDGE }));
	city.roles = role_bit("CONTROL");
	is_ok(act(&city, id, LETTER_PUBLISH));
	is_ok(letter_open(&t.cx, &t.leader, id, &l));
	assert_int_equal(l.state, LETTER_PUBLISHED);
	assert_true(l.acknowledged_at.s != INSTANT_NONE.s);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM outbox"
					  " WHERE sent_at IS NULL"),
			 1);
}

static void numbers_of_the_register_have_no_gaps(void **state)
{
	(void)state;
	assert_int_equal(
		trial_number(DB, "SELECT MAX(number) - COUNT(*) FROM letter"
				 " WHERE number IS NOT NULL"),
		0);
	assert_true(trial_number(DB, "SELECT COUNT(*) FROM letter WHERE number"
				     " IS NOT NULL") >= 3);
}

static void opened(struct dossier_id id, bool want)
{
	bool is_new;

	is_ok(explanation_open(&t.cx, id, &is_new));
	assert_int_equal(is_new, want);
}

static void an_explanation_opens_by_itself_and_hears_the_officer(void **state)
{
	struct explanation *e;
	struct explanation_step s = { .act = EXPLAIN_CLASSIFY,
				      .class_code = "phoi_hop", .cause = "p",
				      .words = LETTER_REASON };
	struct dossier d;
	size_t n;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 12, 1400); /* the last evening is in time */
	opened(d.id, false);
	at(11, 13, 1);
	opened(d.id, true);
	opened(d.id, false);
	is_ok(explanations_of(&t.cx, d.id, &e, &n));
	assert_int_equal(n, 1);
	assert_int_equal(e->officer.v, t.handler.id.v);
	s.version = e->version;
	refused(explanation_move(&t.cx, &t.handler, e->id, &s), ERR_DENIED,
		"lãnh đạo đơn vị chủ trì");
	refused(explanation_move(&t.cx, &t.other, e->id, &s), ERR_DENIED, NULL);
	s.class_code = "thoi_tiet";
	refused(explanation_move(&t.cx, &t.head, e->id, &s), ERR_INPUT,
		"loại nguyên nhân");
	s.class_code = "phoi_hop";
	s.act = EXPLAIN_ANSWER;
	refused(explanation_move(&t.cx, &t.handler, e->id, &s), ERR_STATE,
		"chưa giải trình");
	s.act = EXPLAIN_CLASSIFY;
	s.cause = "a";
	refused(explanation_move(&t.cx, &t.head, e->id, &s), ERR_INPUT,
		"thuộc loại đã chọn");
	s.cause = "p";
	s.words = "bận";
	refused(explanation_move(&t.cx, &t.head, e->id, &s), ERR_INPUT,
		"ít nhất 20");
	s.words = LETTER_REASON;
	is_ok(explanation_move(&t.cx, &t.head, e->id, &s));
	refused(explanation_move(&t.cx, &t.head, e->id, &s), ERR_CONFLICT,
		NULL);
	s = (struct explanation_step){ .version = 2, .act = EXPLAIN_CLOSE };
	refused(explanation_move(&t.cx, &t.head, e->id, &s), ERR_STATE,
		"chưa có ý kiến");
	s = (struct explanation_step){ .version = 2, .act = EXPLAIN_ANSWER,
				       .words = LETTER_REASON };
	refused(explanation_move(&t.cx, &t.handler2, e->id, &s), ERR_DENIED,
		NULL);
	is_ok(explanation_move(&t.cx, &t.handler, e->id, &s));
	s = (struct explanation_step){ .version = 3, .act = EXPLAIN_CLASSIFY,
				       .class_code = "khach_quan",
				       .cause = "k", .words = LETTER_REASON };
	refused(explanation_move(&t.cx, &t.head, e->id, &s), ERR_STATE,
		"không sửa được nữa");
	s = (struct explanation_step){ .version = 3, .act = EXPLAIN_CLOSE };
	is_ok(explanation_move(&t.cx, &t.head, e->id, &s));
	refused(explanation_move(
			&t.cx, &t.head, e->id,
			&(struct explanation_step){ .version = 4,
						    .act = EXPLAIN_CLOSE }),
		ERR_STATE, "đã hoàn thành");
}

static void a_pause_in_time_needs_no_explanation(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_PAYMENT);
	at(11, 20, 540);
	opened(d.id, false);
}

static void the_ledger_knows_its_letters_and_replays(void **state)
{
	(void)state;

	assert_true(trial_number(DB, "SELECT COUNT(*) FROM event WHERE move ="
				     " 'thu-xin-loi'") >= 3);
	ward_replays();
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, morning)
	const struct CMUnitTest tests[] = {
		TEST(no_letter_no_signature),
		TEST(a_signed_late_result_is_not_released_without_its_letter),
		TEST(only_the_competent_post_signs_and_never_its_drafter),
		TEST(a_draft_says_why_for_whom_and_until_when),
		TEST(a_draft_names_dossiers_that_are_late_and_a_unit_that_is),
		TEST(a_step_says_what_it_needs),
		TEST(a_letter_waits_for_the_one_whose_step_is_next),
		TEST(the_clerk_opens_any_divisions_dossier_while_a_letter_waits),
		TEST(a_late_units_reason_is_copied_in),
		TEST(one_letter_covers_dossiers_of_one_person_only),
		TEST(a_new_appointment_is_given_once_and_moves_no_due_date),
		TEST(the_road_of_a_letter_ends_with_the_public),
		TEST(numbers_of_the_register_have_no_gaps),
		TEST(an_explanation_opens_by_itself_and_hears_the_officer),
		TEST(a_pause_in_time_needs_no_explanation),
		TEST(the_ledger_knows_its_letters_and_replays),
	};

	return ward_run(DB, tests);
}
