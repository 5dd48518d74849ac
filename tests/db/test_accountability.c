/* Files on an officer's responsibility: what counts, when one opens, who is
 * heard, who decides, who may look. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../support/fixture.h"
#include "db/db.h"
#include "domain/accountability/accountability.h"
#include "domain/apology/explanation.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"

#define DB "motcua_trial_accountability"
#define WORDS "Tôi đã báo cáo lãnh đạo phòng trước khi quá hạn."
#define FOR_EVER INT64_MAX

static int hired;

static int a_wednesday(void **state)
{
	(void)state;
	at(11, 18, 540);
	t.cx.fault = (struct fault){ 0 };
	return 0;
}

/* Somebody of the ward whom no other test knows. */
static struct actor officer_at(const char *unit, const char *role,
			       const char *second_role)
{
	const char *login = arena_printf(t.cx.arena, "nguoi%d", ++hired);
	const struct new_account a = { .login = login,
				       .name = login,
				       .title = "Công chức",
				       .password = "khong-ai-dung-den",
				       .roles = { role, second_role },
				       .unit_code = unit };
	struct account_id id;
	struct actor who;

	is_ok(account_put(&t.cx, &a, &id));
	is_ok(account_actor(&t.cx, login, &who));
	return who;
}

static struct actor officer(void)
{
	return officer_at("W-HV-VP", "HANDLER", NULL);
}

static const char *sql(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));
static const char *sql(const char *fmt, ...)
{
	char text[1000];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return arena_strdup(t.cx.arena, text);
}

/* A late dossier, explained and closed as the pages leave it. */
static void explained(const struct actor *who, const char *class_code,
		      int round, struct day since)
{
	struct dossier d;

	trial_receive(&t, &d);
	trial_sql(DB, sql("INSERT INTO explanation (dossier_id, round,"
			  " lead_unit_id, authority_id, late_since, opened_at,"
			  " state, class, cause, officer_id, closed_at)"
			  " VALUES (%lld, %d, %lld, %lld, '%s', '%s',"
			  " 'DA_DONG', '%s', 'a', %lld, '2026-11-18 02:00:00')",
			  (long long)d.id.v, round, (long long)t.head.unit.v,
			  (long long)who->authority.v,
			  day_iso(t.cx.arena, since),
			  "2026-11-18 01:00:00", class_code,
			  (long long)who->id.v));
}

static void late(const struct actor *who, int n)
{
	for (int i = 0; i < n; i++)
		explained(who, "don_vi", 1, day_join(2026, 11, 3));
}

static struct accountability_swept sweep(void)
{
	struct accountability_swept s;

	is_ok(accountability_sweep(&t.cx, (struct instant){ 0 }, &s));
	return s;
}

static long long files_of(const struct actor *who)
{
	return trial_number(DB, sql("SELECT COUNT(*) FROM accountability_file"
				    " WHERE officer_id = %lld",
				    (long long)who->id.v));
}

/* The newest file about somebody, as they see it. */
static struct accountability file_of(const struct actor *who)
{
	struct accountability_id id = { trial_number(
		DB, sql("SELECT MAX(id) FROM accountability_file WHERE"
			" officer_id = %lld",
			(long long)who->id.v)) };
	struct accountability f;

	is_ok(accountability_open(&t.cx, who, id, &f));
	return f;
}

static struct accountability opened(const struct actor *who, int n)
{
	late(who, n);
	sweep();
	return file_of(who);
}

static struct accountability_step step_of(const struct accountability *f,
					  enum accountability_act act)
{
	return (struct accountability_step){
		.version = f->version,
		.act = act,
		.words = WORDS,
		.day = act == ACCOUNT_REVIEW ? instant_day(t.cx.now) :
					       DAY_NONE,
		.place = "Phòng họp UBND phường",
		.people = "Lãnh đạo Văn phòng, toàn thể công chức",
		.form = "phe_binh",
	};
}

static bool lists(const struct actor *actor, enum accountability_tab which,
		  struct accountability_id id)
{
	struct accountability *list;
	int64_t before = FOR_EVER;
	size_t n;

	do {
		is_ok(accountability_list(&t.cx, actor, which, before, &list,
					  &n, &before));
		assert_true(n <= ACCOUNT_ROWS);
		for (size_t i = 0; i < n; i++) {
			if (list[i].id.v == id.v)
				return true;
		}
	} while (before);
	return false;
}

static enum err act(const struct actor *by, const struct actor *about,
		    enum accountability_act a)
{
	struct accountability f = file_of(about);
	struct accountability_step s = step_of(&f, a);

	return accountability_move(&t.cx, by, f.id, &s);
}

/* ---- what counts ---- */

static void explain_by_pages(const struct actor *who, struct dossier_id id)
{
	struct explanation_step s = { .version = 1,
				      .act = EXPLAIN_CLASSIFY,
				      .class_code = "don_vi",
				      .cause = "a",
				      .words = WORDS };
	struct explanation *e;
	bool is_new;
	size_t n;

	is_ok(explanation_open(&t.cx, id, &is_new));
	assert_true(is_new);
	is_ok(explanations_of(&t.cx, id, &e, &n));
	assert_int_equal(e->officer.v, who->id.v);
	is_ok(explanation_move(&t.cx, &t.head, e->id, &s));
	s.version++;
	s.act = EXPLAIN_ANSWER;
	is_ok(explanation_move(&t.cx, who, e->id, &s));
	assert_int_equal(sweep().counted, 0); /* not closed yet */
	s.version++;
	s.act = EXPLAIN_CLOSE;
	is_ok(explanation_move(&t.cx, &t.head, e->id, &s));
}

static void late_by_moves(const struct actor *who)
{
	struct dossier d;
	struct step s;

	at(11, 9, 510); /* three working days are up on the 12th */
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_UNASSIGNED);
	s = trial_step(&t, &d, MOVE_ASSIGN);
	s.assignee = who->id;
	is_ok(dossier_move(&t.cx, &t.head, d.id, &s));
	at(11, 13, 540);
	explain_by_pages(who, d.id);
}

static void the_second_of_a_quarter_opens_a_file_and_the_first_none(void **state)
{
	const struct actor who = officer();
	struct accountability_swept s;
	struct accountability f;
	(void)state;

	late_by_moves(&who);
	s = sweep();
	assert_int_equal(s.opened, 0);
	assert_int_equal(files_of(&who), 0);
	late_by_moves(&who);
	s = sweep();
	assert_int_equal(s.opened, 1);
	assert_int_equal(s.counted, 2);
	f = file_of(&who);
	assert_int_equal(f.measure, MEASURE_REVIEW);
	assert_int_equal(f.state, ACCOUNTABLE_OPEN);
	assert_int_equal(f.counted_n, 2);
	assert_int_equal(f.unit.v, t.head.unit.v);
	assert_int_equal(f.quarter.n, day_join(2026, 10, 1).n);
	/* Five working days from Friday the 13th. */
	assert_int_equal(f.hear_until.n, day_join(2026, 11, 20).n);
}

static void only_the_units_own_fault_counts(void **state)
{
	static const char *const others[] = { "phoi_hop", "khach_quan",
					      "he_thong", "dong_bo" };
	const struct actor who = officer();
	(void)state;

	for (size_t i = 0; i < 4; i++) {
		explained(&who, others[i], 1, day_join(2026, 11, 3));
		explained(&who, others[i], 1, day_join(2026, 11, 4));
	}
	late(&who, 1);
	assert_int_equal(sweep().opened, 0);
	late(&who, 1);
	assert_int_equal(sweep().opened, 1);
	assert_int_equal(file_of(&who).counted_n, 2);
}

static void what_is_not_closed_or_the_second_time_does_not_count(void **state)
{
	const struct actor who = officer();
	(void)state;

	late(&who, 2);
	trial_sql(DB, sql("INSERT INTO explanation (dossier_id, round,"
			  " lead_unit_id, authority_id, late_since, opened_at,"
			  " state, class, cause, officer_id)"
			  " SELECT dossier_id, 3, lead_unit_id, authority_id,"
			  " late_since, opened_at, 'DA_TRA_LOI', class, cause,"
			  " officer_id FROM explanation WHERE officer_id = %lld",
			  (long long)who.id.v));
	explained(&who, "don_vi", 2, day_join(2026, 11, 9));
	sweep();
	assert_int_equal(file_of(&who).counted_n, 2);
	/* It stands beside the two. */
	assert_int_equal(
		trial_number(DB, sql("SELECT lines_n FROM accountability_file"
				     " WHERE officer_id = %lld",
				     (long long)who.id.v)),
		3);
}

static void a_quarter_ends_with_its_last_day(void **state)
{
	const struct actor who = officer();
	(void)state;

	explained(&who, "don_vi", 1, day_join(2026, 9, 30));
	explained(&who, "don_vi", 1, day_join(2026, 10, 1));
	explained(&who, "don_vi", 1, day_join(2025, 12, 31));
	explained(&who, "don_vi", 1, day_join(2026, 1, 1));
	assert_int_equal(sweep().opened, 0);
	explained(&who, "don_vi", 1, day_join(2026, 12, 31));
	assert_int_equal(sweep().opened, 1);
	assert_int_equal(file_of(&who).quarter.n, day_join(2026, 10, 1).n);
	explained(&who, "don_vi", 1, day_join(2026, 7, 1));
	assert_int_equal(sweep().opened, 1);
	assert_int_equal(file_of(&who).quarter.n, day_join(2026, 7, 1).n);
}

static void the_rule_of_the_quarters_first_day_decides(void **state)
{
	const struct actor who = officer();
	(void)state;

	explained(&who, "don_vi", 1, day_join(2026, 5, 29));
	explained(&who, "don_vi", 1, day_join(2026, 3, 2));
	assert_int_equal(sweep().opened, 0);
	trial_sql(DB, "INSERT INTO rule VALUES ('nd118',"
		      " 'accountability_review_n', '2026-03-15', '2026-04-01',"
		      " 1, 'Chỉ thị mới')");
	assert_int_equal(sweep().opened, 1);
	assert_int_equal(file_of(&who).quarter.n, day_join(2026, 4, 1).n);
	assert_int_equal(
		trial_number(DB, sql("SELECT COUNT(*) FROM accountability_file"
				     " f JOIN accountability_round r ON"
				     " r.file_id = f.id AND r.threshold_n = 1"
				     " AND r.legal_basis = 'Chỉ thị mới'"
				     " WHERE f.officer_id = %lld",
				     (long long)who.id.v)),
		1);
	trial_sql(DB, "DELETE FROM rule WHERE legal_basis = 'Chỉ thị mới'");
}

static void swept_again_nothing_is_counted_again(void **state)
{
	const struct actor who = officer();
	struct accountability_swept s;
	struct accountability f;
	(void)state;

	f = opened(&who, 3);
	for (int i = 0; i < 3; i++) {
		s = sweep();
		assert_int_equal(s.opened + s.raised + s.counted, 0);
	}
	assert_int_equal(file_of(&who).version, f.version);
	/* Not even what was closed long before the sweep's hour. */
	is_ok(accountability_sweep(&t.cx, t.cx.now, &s));
	assert_int_equal(s.counted, 0);
}

static void the_fourth_raises_the_demand_in_place_before_the_officer_spoke(
	void **state)
{
	const struct actor who = officer();
	struct accountability f;
	(void)state;

	assert_int_equal(opened(&who, 3).measure, MEASURE_REVIEW);
	at(11, 20, 540);
	late(&who, 1);
	assert_int_equal(sweep().raised, 1);
	f = file_of(&who);
	assert_int_equal(f.measure, MEASURE_POST);
	assert_int_equal(f.round, 1);
	/* The 24th is a day off. */
	assert_int_equal(f.hear_until.n, day_join(2026, 11, 30).n);
	late(&who, 1);
	assert_int_equal(sweep().raised, 0);
	assert_int_equal(file_of(&who).counted_n, 5);
	refused(accountability_move(&t.cx, &who, f.id,
				    &(struct accountability_step){
					    .version = f.version,
					    .act = ACCOUNT_SAY,
					    .words = WORDS }),
		ERR_CONFLICT, "đã được cập nhật");
}

static void a_demand_never_falls_when_the_rule_is_made_milder(void **state)
{
	const struct actor who = officer();
	struct accountability_swept s;
	(void)state;

	assert_int_equal(opened(&who, 4).measure, MEASURE_POST);
	trial_sql(DB, "INSERT INTO rule VALUES ('nd118',"
		      " 'accountability_post_n', '2026-09-01', NULL, 9,"
		      " 'Chỉ thị mới')");
	late(&who, 1);
	is_ok(accountability_sweep(&t.cx, (struct instant){ 0 }, &s));
	trial_sql(DB, "DELETE FROM rule WHERE legal_basis = 'Chỉ thị mới'");
	assert_int_equal(s.counted, 1);
	assert_int_equal(file_of(&who).measure, MEASURE_POST);
}

static void whoever_was_heard_is_heard_again_when_the_demand_rises(void **state)
{
	const struct actor who = officer();
	struct accountability_round *r;
	struct accountability f;
	size_t n;
	(void)state;

	opened(&who, 2);
	is_ok(act(&who, &who, ACCOUNT_SAY));
	is_ok(act(&t.head, &who, ACCOUNT_REVIEW));
	is_ok(act(&t.leader, &who, ACCOUNT_HANDLE));
	is_ok(act(&t.leader, &who, ACCOUNT_CLOSE));
	late(&who, 1);
	sweep(); /* the third changes nothing about a closed file */
	f = file_of(&who);
	assert_int_equal(f.state, ACCOUNTABLE_CLOSED);
	assert_int_equal(f.counted_n, 3);
	late(&who, 1);
	assert_int_equal(sweep().raised, 1);
	f = file_of(&who);
	assert_int_equal(f.state, ACCOUNTABLE_OPEN);
	assert_int_equal(f.round, 2);
	assert_int_equal(files_of(&who), 1);
	is_ok(accountability_rounds(&t.cx, f.id, &r, &n));
	assert_int_equal(n, 2);
	assert_string_equal(r[0].form_name, "Phê bình");
	assert_string_equal(r[0].said, WORDS);
	assert_string_equal(r[1].said, "");
	assert_int_equal(r[1].measure, MEASURE_POST);
	assert_int_equal(r[1].threshold_n, 4);
	refused(act(&t.head, &who, ACCOUNT_REVIEW), ERR_STATE,
		"Cán bộ chưa có ý kiến");
}

/* ---- stopped anywhere, twice at once ---- */

static void sweep_in_a_child(void)
{
	struct trial mine = { 0 };
	struct accountability_swept s;

	trial_join(&mine, DB);
	if (accountability_sweep(&mine.cx, (struct instant){ 0 }, &s) == OK)
		_exit(0);
	fprintf(stderr, "sweep: %s %s\n",
		mine.cx.fault.message ? mine.cx.fault.message : "",
		mine.cx.fault.detail ? mine.cx.fault.detail : "");
	_exit(1);
}

static long long halves(void)
{
	return trial_number(
		DB, "SELECT COUNT(*) FROM accountability_file f WHERE f.lines_n"
		    " <> (SELECT COUNT(*) FROM accountability_file_dossier l"
		    " WHERE l.file_id = f.id) OR NOT EXISTS (SELECT 1 FROM"
		    " accountability_round r WHERE r.file_id = f.id AND r.round"
		    " = f.round) OR NOT EXISTS (SELECT 1 FROM"
		    " accountability_file_event e WHERE e.file_id = f.id)");
}

static void killed_anywhere_it_is_finished_by_the_next(void **state)
{
	struct actor who[12];
	int killed = 0, status;
	(void)state;

	for (size_t i = 0; i < 12; i++) {
		who[i] = officer();
		late(&who[i], 2);
	}
	/* A little later each time, from before it has begun. */
	for (int i = 0; i < 60 && files_of(&who[11]) == 0; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0)
			sweep_in_a_child();
		usleep(2000u + 500u * (unsigned)i);
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		killed += WIFSIGNALED(status);
		assert_int_equal(halves(), 0);
	}
	assert_true(killed > 0);
	sweep();
	for (size_t i = 0; i < 12; i++) {
		assert_int_equal(files_of(&who[i]), 1);
		assert_int_equal(file_of(&who[i]).counted_n, 2);
	}
	assert_int_equal(halves(), 0);
}

static void two_sweeps_at_once_open_one_file(void **state)
{
	struct actor who[6];
	pid_t pids[8];
	int status;
	(void)state;

	for (size_t i = 0; i < 6; i++) {
		who[i] = officer();
		late(&who[i], 2);
	}
	for (size_t i = 0; i < 8; i++) {
		pids[i] = fork();
		assert_true(pids[i] >= 0);
		if (pids[i] == 0)
			sweep_in_a_child();
	}
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(files_of(&who[i]), 1);
	assert_int_equal(halves(), 0);
}

/* ---- the steps ---- */

static void each_step_in_its_turn_by_whoever_may(void **state)
{
	const struct actor who = officer();
	(void)state;

	opened(&who, 2);
	refused(act(&t.head, &who, ACCOUNT_SAY), ERR_DENIED,
		"Chỉ cán bộ được xem xét");
	refused(act(&t.head, &who, ACCOUNT_REVIEW), ERR_STATE,
		"Cán bộ chưa có ý kiến");
	refused(act(&t.head, &who, ACCOUNT_LAPSE), ERR_STATE, "chưa hết");
	refused(act(&t.leader, &who, ACCOUNT_HANDLE), ERR_STATE,
		"Chưa kiểm điểm");
	refused(act(&t.leader, &who, ACCOUNT_CLOSE), ERR_STATE,
		"Chưa có hình thức xử lý");
	refused(act(&who, &who, ACCOUNT_REVIEW), ERR_DENIED,
		"Không ai tự xem xét");
	refused(act(&t.leader, &who, ACCOUNT_REVIEW), ERR_DENIED,
		"do lãnh đạo đơn vị của cán bộ tổ chức");
	is_ok(act(&who, &who, ACCOUNT_SAY));
	refused(act(&who, &who, ACCOUNT_SAY), ERR_STATE, "đã được ghi");
	refused(act(&t.head, &who, ACCOUNT_HANDLE), ERR_DENIED,
		"do lãnh đạo UBND quyết định");
	is_ok(act(&t.head, &who, ACCOUNT_REVIEW));
	refused(act(&t.head, &who, ACCOUNT_REVIEW), ERR_STATE, "đã được ghi");
	refused(act(&t.head, &who, ACCOUNT_CLOSE), ERR_DENIED,
		"lãnh đạo UBND");
	is_ok(act(&t.leader, &who, ACCOUNT_HANDLE));
	refused(act(&t.leader, &who, ACCOUNT_HANDLE), ERR_STATE,
		"đã được quyết định");
	is_ok(act(&t.leader, &who, ACCOUNT_CLOSE));
	refused(act(&t.leader, &who, ACCOUNT_CLOSE), ERR_STATE, "đã kết thúc");
	refused(act(&who, &who, ACCOUNT_SAY), ERR_STATE, "đã kết thúc");
}

static void a_term_that_passed_is_noted_and_the_officer_may_still_speak(
	void **state)
{
	const struct actor who = officer();
	struct accountability_round *r;
	struct accountability f;
	size_t n;
	(void)state;

	f = opened(&who, 2);
	t.cx.now = instant_at(f.hear_until, 1430); /* the last evening */
	refused(act(&t.head, &who, ACCOUNT_LAPSE), ERR_STATE, "chưa hết");
	t.cx.now.s += 3600;
	is_ok(act(&t.head, &who, ACCOUNT_LAPSE));
	assert_int_equal(file_of(&who).state, ACCOUNTABLE_HEARD);
	refused(act(&t.head, &who, ACCOUNT_LAPSE), ERR_STATE,
		"Đã ghi ý kiến của cán bộ hoặc đã ghi nhận");
	is_ok(act(&who, &who, ACCOUNT_SAY));
	is_ok(act(&t.head, &who, ACCOUNT_REVIEW));
	is_ok(accountability_rounds(&t.cx, f.id, &r, &n));
	assert_string_equal(r->lapsed_by, "truong");
	assert_string_equal(r->said, WORDS);
	assert_true(r->lapsed_at.s < r->reviewed_at.s + 1);
}

static void after_the_review_the_silent_stay_silent(void **state)
{
	const struct actor who = officer();
	(void)state;

	t.cx.now = instant_at(opened(&who, 2).hear_until, 540);
	t.cx.now.s += 24 * 3600;
	is_ok(act(&t.head, &who, ACCOUNT_LAPSE));
	is_ok(act(&t.head, &who, ACCOUNT_REVIEW));
	refused(act(&who, &who, ACCOUNT_SAY), ERR_STATE,
		"Đã tổ chức kiểm điểm");
	assert_false(lists(&who, ACCOUNT_LIST_MINE, file_of(&who).id));
}

static enum err review_with(const struct actor *who, struct day day,
			    const char *place, const char *people,
			    const char *words)
{
	struct accountability f = file_of(who);
	struct accountability_step s = step_of(&f, ACCOUNT_REVIEW);

	s.day = day;
	s.place = place;
	s.people = people;
	s.words = words;
	return accountability_move(&t.cx, &t.head, f.id, &s);
}

static void a_review_says_when_where_who_and_what(void **state)
{
	const struct actor who = officer();
	struct day today = instant_day(t.cx.now);
	(void)state;

	opened(&who, 2);
	is_ok(act(&who, &who, ACCOUNT_SAY));
	refused(review_with(&who, DAY_NONE, "Phòng họp", "Tập thể", WORDS),
		ERR_INPUT, "Nhập ngày kiểm điểm");
	refused(review_with(&who, (struct day){ today.n + 1 }, "Phòng họp",
			    "Tập thể", WORDS),
		ERR_INPUT, "không được sau hôm nay");
	refused(review_with(&who, (struct day){ today.n - 1 }, "Phòng họp",
			    "Tập thể", WORDS),
		ERR_INPUT, "không được trước ngày mở hồ sơ (18/11/2026)");
	refused(review_with(&who, today, "", "Tập thể", WORDS), ERR_INPUT,
		"nơi tổ chức");
	refused(review_with(&who, today, "Phòng họp", "", WORDS), ERR_INPUT,
		"thành phần");
	refused(review_with(&who, today, "Phòng họp", "Tập thể", "ngắn"),
		ERR_INPUT, "ít nhất 20 ký tự");
	is_ok(review_with(&who, today, "Phòng họp", "Tập thể", WORDS));
}

static enum err handle_with(const struct actor *who, const char *form,
			    const char *number, struct day day,
			    const char *post, const char *words)
{
	struct accountability f = file_of(who);
	struct accountability_step s = step_of(&f, ACCOUNT_HANDLE);

	s.form = form;
	s.decision_number = number;
	s.day = day;
	s.new_post = post;
	s.words = words;
	return accountability_move(&t.cx, &t.leader, f.id, &s);
}

static void a_decision_has_its_number_day_and_new_post(void **state)
{
	const struct actor who = officer();
	struct day today = instant_day(t.cx.now);
	struct accountability_round *r;
	struct accountability f;
	size_t n;
	(void)state;

	f = opened(&who, 4);
	is_ok(act(&who, &who, ACCOUNT_SAY));
	is_ok(act(&t.head, &who, ACCOUNT_REVIEW));
	refused(handle_with(&who, "dua_ra_ngoai", "", DAY_NONE, "", WORDS),
		ERR_INPUT, "Chọn hình thức");
	refused(handle_with(&who, "ky_luat", "", today, "", WORDS), ERR_INPUT,
		"Nhập số quyết định");
	refused(handle_with(&who, "ky_luat", "12/QĐ", DAY_NONE, "", WORDS),
		ERR_INPUT, "Nhập ngày quyết định");
	refused(handle_with(&who, "ky_luat", "12/QĐ",
			    (struct day){ today.n + 1 }, "", WORDS),
		ERR_INPUT, "sau hôm nay");
	refused(handle_with(&who, "ky_luat", "12/QĐ",
			    (struct day){ today.n - 1 }, "", WORDS),
		ERR_INPUT, "trước ngày kiểm điểm");
	refused(handle_with(&who, "chuyen_vi_tri", "12/QĐ", today, "", WORDS),
		ERR_INPUT, "vị trí công tác mới");
	refused(handle_with(&who, "phe_binh", "", DAY_NONE, "Phòng Kinh tế",
			    WORDS),
		ERR_INPUT, "bỏ trống");
	refused(handle_with(&who, "khong_xu_ly", "", DAY_NONE, "", "thôi"),
		ERR_INPUT, "nêu căn cứ không chuyển");
	is_ok(handle_with(&who, "chuyen_vi_tri", "12/QĐ-UBND", today,
			  "Phòng Kinh tế, văn thư", WORDS));
	is_ok(accountability_rounds(&t.cx, f.id, &r, &n));
	assert_string_equal(r->form_name, "Chuyển đổi vị trí công tác");
	assert_string_equal(r->decision_number, "12/QĐ-UBND");
	assert_string_equal(r->new_post, "Phòng Kinh tế, văn thư");
	assert_string_equal(r->handled_by, "chutich");
}

static void every_form_of_handling_has_its_ground(void **state)
{
	const struct actor who = officer();
	(void)state;

	opened(&who, 2);
	is_ok(act(&who, &who, ACCOUNT_SAY));
	is_ok(act(&t.head, &who, ACCOUNT_REVIEW));
	refused(handle_with(&who, "nhac_nho", "", DAY_NONE, "", "một lần"),
		ERR_INPUT, "Nêu căn cứ, ít nhất 20");
	is_ok(handle_with(&who, "nhac_nho", "", DAY_NONE, "", WORDS));
}

/* ---- nobody in their own matter ---- */

static void a_head_does_not_review_their_own(void **state)
{
	struct actor head = officer_at("W-HV-VHXH", "DEPT_HEAD", "HANDLER");
	(void)state;

	late(&head, 2);
	sweep();
	assert_int_equal(file_of(&head).unit.v, head.unit.v);
	is_ok(act(&head, &head, ACCOUNT_SAY));
	refused(act(&head, &head, ACCOUNT_REVIEW), ERR_DENIED,
		"Không ai tự xem xét");
	is_ok(act(&t.leader, &head, ACCOUNT_REVIEW));
	is_ok(act(&t.leader, &head, ACCOUNT_HANDLE));
}

static void a_leader_does_not_decide_their_own_nor_a_deputy_for_them(
	void **state)
{
	struct actor leader = officer_at("W-HV", "UBND_LEADER", NULL);
	struct actor deputy = officer_at("W-HV", "UBND_LEADER", NULL);
	(void)state;

	late(&leader, 2);
	sweep();
	is_ok(act(&leader, &leader, ACCOUNT_SAY));
	refused(act(&leader, &leader, ACCOUNT_REVIEW), ERR_DENIED,
		"Không ai tự xem xét");
	/* "Ký thay" of the officer is the officer. */
	deputy.delegated_roles = deputy.roles;
	deputy.delegated_from = leader.id;
	deputy.delegated_scope = "all";
	deputy.delegated_value = "";
	assert_false(accountability_sees(&deputy,
					 &(struct accountability){
						 .officer = leader.id,
						 .unit = leader.unit,
						 .authority = leader.authority }));
	refused(act(&deputy, &leader, ACCOUNT_REVIEW), ERR_MISSING, NULL);
	deputy.delegated_roles = 0;
	is_ok(act(&deputy, &leader, ACCOUNT_REVIEW));
	refused(act(&leader, &leader, ACCOUNT_HANDLE), ERR_DENIED,
		"Không ai tự xem xét");
	is_ok(act(&deputy, &leader, ACCOUNT_HANDLE));
	refused(act(&leader, &leader, ACCOUNT_CLOSE), ERR_DENIED, NULL);
	is_ok(act(&deputy, &leader, ACCOUNT_CLOSE));
}

/* ---- who may look ---- */

static void only_whom_the_policy_names_see_it(void **state)
{
	static const struct {
		const char *role;
		bool in_unit, in_authority;
	} seen_by[] = {
		{ "RECEPTION", false, false },
		{ "RECEPTION_HEAD", false, false },
		{ "HANDLER", false, false },
		{ "DEPT_HEAD", true, false },
		{ "UBND_LEADER", true, true },
		{ "CLERK", false, false },
		{ "CASHIER", false, false },
		{ "COORDINATOR", false, false },
		{ "POST_AGENT", false, false },
		{ "CONTROL", true, true },
		{ "INSPECTOR", true, true },
		{ "ADMIN", false, false },
	};
	const struct actor who = officer();
	const struct accountability f = opened(&who, 2);
	unsigned all = 0;
	(void)state;

	for (size_t i = 0; i < sizeof(seen_by) / sizeof(seen_by[0]); i++) {
		struct actor a = t.handler2;
		struct accountability got;

		a.roles = role_bit(seen_by[i].role);
		all |= a.roles;
		if (accountability_sees(&a, &f) != seen_by[i].in_unit)
			fail_msg("%s of the unit", seen_by[i].role);
		a.unit = t.other.unit;
		if (accountability_sees(&a, &f) != seen_by[i].in_authority)
			fail_msg("%s of another unit", seen_by[i].role);
		assert_int_equal(accountability_open(&t.cx, &a, f.id, &got),
				 seen_by[i].in_authority ? OK : ERR_MISSING);
		a.unit = t.stranger.unit;
		a.authority = t.stranger.authority;
		if (accountability_sees(&a, &f))
			fail_msg("%s of another authority", seen_by[i].role);
		assert_int_equal(accountability_open(&t.cx, &a, f.id, &got),
				 ERR_MISSING);
		a.unit = a.authority = f.above;
		if (accountability_sees(&a, &f) !=
		    (strcmp(seen_by[i].role, "INSPECTOR") == 0))
			fail_msg("%s above the authority", seen_by[i].role);
		/* What is delegated for one field says nothing about people. */
		a.unit = f.unit;
		a.authority = f.authority;
		a.delegated_roles = a.roles;
		a.delegated_from = t.clerk.id;
		a.delegated_scope = "field";
		a.delegated_value = "Hộ tịch";
		assert_false(accountability_sees(&a, &f));
	}
	assert_true(f.above.v > 0);
	assert_int_equal(all, 0xfff); /* every role there is */
	assert_true(accountability_sees(&who, &f));
}

static void each_look_leaves_its_row(void **state)
{
	const struct actor who = officer();
	const struct accountability f = opened(&who, 2);
	const char *rows = sql("SELECT COUNT(*) FROM audit WHERE action ="
			       " 'accountability_read' AND detail = 'file=%lld'"
			       " AND subject_id = %lld AND account_id IN (%lld,"
			       " %lld) AND outcome = IF(account_id = %lld,"
			       " 'ok', 'refused')",
			       (long long)f.id.v, (long long)who.id.v,
			       (long long)t.leader.id.v,
			       (long long)t.handler2.id.v,
			       (long long)t.leader.id.v);
	struct accountability got, *list;
	int64_t next;
	size_t n;
	(void)state;

	assert_int_equal(trial_number(DB, rows), 0);
	is_ok(accountability_open(&t.cx, &t.leader, f.id, &got));
	assert_int_equal(trial_number(DB, rows), 1);
	assert_int_equal(accountability_open(&t.cx, &t.handler2, f.id, &got),
			 ERR_MISSING);
	assert_int_equal(trial_number(DB, rows), 2);
	is_ok(accountability_list(&t.cx, &who, ACCOUNT_LIST_OPEN, FOR_EVER,
				  &list, &n, &next));
	assert_int_equal(n, 1);
	assert_int_equal(
		trial_number(DB, sql("SELECT rows_n FROM audit WHERE action ="
				     " 'accountability_list' AND account_id ="
				     " %lld AND detail = 'files=%lld'",
				     (long long)who.id.v, (long long)f.id.v)),
		1);
	/* A refused step too. */
	refused(act(&t.leader, &who, ACCOUNT_HANDLE), ERR_STATE, NULL);
	assert_int_equal(
		trial_number(DB, sql("SELECT COUNT(*) FROM audit WHERE action"
				     " = 'accountability_xu-ly' AND outcome ="
				     " 'refused' AND subject_id = %lld",
				     (long long)who.id.v)),
		1);
}

static void a_list_says_whose_turn_it_is(void **state)
{
	const struct actor who = officer();
	const struct accountability f = opened(&who, 2);
	struct actor inspector = t.leader, ward_leader = t.stranger;
	(void)state;

	inspector.authority = inspector.unit = f.above;
	inspector.roles = role_bit("INSPECTOR");
	ward_leader.roles = role_bit("UBND_LEADER");
	assert_true(lists(&who, ACCOUNT_LIST_MINE, f.id));
	assert_false(lists(&t.head, ACCOUNT_LIST_MINE, f.id));
	assert_true(lists(&t.head, ACCOUNT_LIST_OPEN, f.id));
	assert_true(lists(&t.leader, ACCOUNT_LIST_OPEN, f.id));
	assert_false(lists(&t.other, ACCOUNT_LIST_OPEN, f.id));
	assert_false(lists(&t.handler2, ACCOUNT_LIST_OPEN, f.id));
	assert_true(lists(&inspector, ACCOUNT_LIST_OPEN, f.id));
	assert_false(lists(&inspector, ACCOUNT_LIST_MINE, f.id));
	assert_false(lists(&ward_leader, ACCOUNT_LIST_OPEN, f.id));
	is_ok(act(&who, &who, ACCOUNT_SAY));
	assert_false(lists(&who, ACCOUNT_LIST_MINE, f.id));
	assert_true(lists(&t.head, ACCOUNT_LIST_MINE, f.id));
	is_ok(act(&t.head, &who, ACCOUNT_REVIEW));
	assert_true(lists(&t.leader, ACCOUNT_LIST_MINE, f.id));
	is_ok(act(&t.leader, &who, ACCOUNT_HANDLE));
	is_ok(act(&t.leader, &who, ACCOUNT_CLOSE));
	assert_false(lists(&t.leader, ACCOUNT_LIST_OPEN, f.id));
	assert_true(lists(&t.leader, ACCOUNT_LIST_CLOSED, f.id));
	assert_true(lists(&who, ACCOUNT_LIST_CLOSED, f.id));
}

static void a_long_list_comes_in_pages_each_file_once(void **state)
{
	struct actor who[26];
	struct accountability *list;
	int64_t before = FOR_EVER, all = 0, last = FOR_EVER;
	size_t n;
	(void)state;

	for (size_t i = 0; i < 26; i++) {
		who[i] = officer();
		late(&who[i], 2);
	}
	sweep();
	do {
		is_ok(accountability_list(&t.cx, &t.leader, ACCOUNT_LIST_OPEN,
					  before, &list, &n, &before));
		for (size_t i = 0; i < n; i++) {
			assert_true(list[i].id.v < last);
			last = list[i].id.v;
		}
		all += (int64_t)n;
	} while (before);
	assert_true(all >= 26);
	assert_int_equal(
		all, trial_number(
			     DB, sql("SELECT COUNT(*) FROM accountability_file"
				     " WHERE state <> 'DA_DONG' AND authority_id"
				     " = %lld",
				     (long long)t.leader.authority.v)));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, a_wednesday)
	const struct CMUnitTest tests[] = {
		TEST(the_second_of_a_quarter_opens_a_file_and_the_first_none),
		TEST(only_the_units_own_fault_counts),
		TEST(what_is_not_closed_or_the_second_time_does_not_count),
		TEST(a_quarter_ends_with_its_last_day),
		TEST(the_rule_of_the_quarters_first_day_decides),
		TEST(swept_again_nothing_is_counted_again),
		TEST(the_fourth_raises_the_demand_in_place_before_the_officer_spoke),
		TEST(a_demand_never_falls_when_the_rule_is_made_milder),
		TEST(whoever_was_heard_is_heard_again_when_the_demand_rises),
		TEST(killed_anywhere_it_is_finished_by_the_next),
		TEST(two_sweeps_at_once_open_one_file),
		TEST(each_step_in_its_turn_by_whoever_may),
		TEST(a_term_that_passed_is_noted_and_the_officer_may_still_speak),
		TEST(after_the_review_the_silent_stay_silent),
		TEST(a_review_says_when_where_who_and_what),
		TEST(a_decision_has_its_number_day_and_new_post),
		TEST(every_form_of_handling_has_its_ground),
		TEST(a_head_does_not_review_their_own),
		TEST(a_leader_does_not_decide_their_own_nor_a_deputy_for_them),
		TEST(only_whom_the_policy_names_see_it),
		TEST(each_look_leaves_its_row),
		TEST(a_list_says_whose_turn_it_is),
		TEST(a_long_list_comes_in_pages_each_file_once),
	};

	return ward_run(DB, tests);
}
