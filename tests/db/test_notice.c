/*
 * Slips at the counter: numbers without gaps however many desks write at once,
 * a form that counts once, a person who is guided once, rows that stay.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../support/fixture.h"
#include "db/db.h"
#include "domain/catalogue/tariff.h"
#include "domain/desk/desk_notice.h"
#include "domain/reception/person.h"
#include "domain/reception/receive.h"

#define DB "motcua_trial_notice"
#define WRITERS 6
#define EACH 25

#define TRY_OK(call) assert_int_equal((call), OK)

static struct notice_new slip(enum notice_kind kind)
{
	return (struct notice_new){
		.form_key = trial_key(&t),
		.kind = kind,
		.procedure_code = TRIAL_PROCEDURE,
		.name = "Nguyễn Thị Hường",
		.id_kind = "cccd",
		.id_number = "",
		.phone = "",
		.email = "",
		.address = "Tổ 12, phường Hải Vân",
		.content = "",
		.items = "Tờ khai\nGiấy tờ tùy thân",
		.cause = "tham_quyen",
		.reason = "Chưa có tờ khai theo mẫu",
	};
}

static struct notice_id issue(const struct notice_new *in)
{
	struct notice_id id = { 0 };

	if (notice_issue(&t.cx, &t.desk, in, &id) != OK)
		fail_msg("%s %s", t.cx.fault.message, t.cx.fault.detail);
	return id;
}

static void form_refused(const struct notice_new *in, const char *field)
{
	struct notice_id id;

	assert_int_equal(notice_issue(&t.cx, &t.desk, in, &id), ERR_INPUT);
	assert_string_equal(t.cx.fault.member, field);
	t.cx.fault = (struct fault){ 0 };
}

static void write_many(void)
{
	for (int i = 0; i < EACH; i++) {
		struct notice_new in = slip(NOTICE_SUPPLEMENT);
		struct notice_id id;

		if (notice_issue(&t.cx, &t.desk, &in, &id) != OK)
			_exit(1);
	}
}

static void desks_that_write_at_once_leave_no_gap(void **state)
{
	int status;

	(void)state;
	for (int i = 0; i < WRITERS; i++) {
		if (fork() == 0) {
			trial_join(&t, DB);
			write_many();
			_exit(0);
		}
	}
	for (int i = 0; i < WRITERS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM desk_notice"
					  " WHERE kind = 'bo-sung'"),
			 WRITERS * EACH);
	assert_int_equal(trial_number(DB, "SELECT MAX(seq) - MIN(seq) + 1"
					  " FROM desk_notice WHERE kind ="
					  " 'bo-sung'"),
			 WRITERS * EACH);
	assert_int_equal(trial_number(DB, "SELECT MIN(seq) FROM desk_notice"),
			 1);
}

static void a_slip_that_is_refused_takes_no_number(void **state)
{
	struct notice_new in = slip(NOTICE_REFUSAL);
	struct desk_notice n;
	int64_t before;

	(void)state;
	TRY_OK(notice_load(&t.cx, &t.desk, issue(&in), &n));
	before = n.seq;
	in = slip(NOTICE_REFUSAL);
	in.cause = "khong-co";
	form_refused(&in, "cause");
	in.cause = "dieu_kien";
	in.reason = "  ";
	form_refused(&in, "reason");
	in.reason = "Thiếu điều kiện";
	in.name = "Nguyễn 2";
	form_refused(&in, "name");
	in.name = "Nguyễn Hai";
	in.id_number = "04818501234";
	form_refused(&in, "id_number");
	in.id_number = "048185012345";
	TRY_OK(notice_load(&t.cx, &t.desk, issue(&in), &n));
	assert_int_equal(n.seq, before + 1);
	assert_string_equal(n.cause,
			    "Không đáp ứng yêu cầu, điều kiện của thủ tục");
}

static void the_same_form_twice_is_one_slip(void **state)
{
	const struct notice_new in = slip(NOTICE_SUPPLEMENT);
	long long n;

	(void)state;
	struct notice_id first = issue(&in);

	n = trial_number(DB, "SELECT COUNT(*) FROM desk_notice");
	assert_int_equal(issue(&in).v, first.v);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM desk_notice"),
			 n);
}

static void a_person_is_asked_once_for_one_matter(void **state)
{
	struct notice_new in = slip(NOTICE_SUPPLEMENT);
	struct desk_notice n;

	(void)state;
	in.id_number = "048185055555";
	issue(&in);
	TRY_OK(notice_recent(&t.cx, &t.desk, "048 185 055 555",
			     TRIAL_PROCEDURE, &n));
	assert_string_equal(n.items, "Tờ khai\nGiấy tờ tùy thân");
	in.form_key = trial_key(&t);
	form_refused(&in, "repeat_confirmed");
	in.repeat_confirmed = true;
	TRY_OK(notice_load(&t.cx, &t.desk, issue(&in), &n));
	assert_true(n.is_repeat);
	/* Another matter is another matter; so is another ward. */
	assert_int_equal(notice_recent(&t.cx, &t.desk, in.id_number,
				       "2.000815", &n),
			 ERR_MISSING);
	assert_int_equal(notice_recent(&t.cx, &t.stranger, in.id_number,
				       TRIAL_PROCEDURE, &n),
			 ERR_MISSING);
	/* After the rule's days it is a new matter. */
	t.cx.now.s += 40 * 86400;
	assert_int_equal(notice_recent(&t.cx, &t.desk, in.id_number,
				       TRIAL_PROCEDURE, &n),
			 ERR_MISSING);
	t.cx.now.s -= 40 * 86400;
}

static void numbers_begin_again_with_the_year_and_at_each_desk(void **state)
{
	const struct instant now = t.cx.now;
	struct notice_new in = slip(NOTICE_REFUSAL);
	struct desk_notice n;
	struct notice_id id;

	(void)state;
	/* 31/12 23:59 and 01/01 00:01 in Viet Nam are one UTC day. */
	t.cx.now = instant_at(day_join(2026, 12, 31), 23 * 60 + 59);
	TRY_OK(notice_load(&t.cx, &t.desk, issue(&in), &n));
	assert_int_equal(n.year, 2026);
	t.cx.now = instant_at(day_join(2027, 1, 1), 1);
	in.form_key = trial_key(&t);
	TRY_OK(notice_load(&t.cx, &t.desk, issue(&in), &n));
	assert_int_equal(n.year, 2027);
	assert_int_equal(n.seq, 1);
	t.cx.now = now;
	in.form_key = trial_key(&t);
	TRY_OK(notice_issue(&t.cx, &t.stranger, &in, &id));
	TRY_OK(notice_load(&t.cx, &t.stranger, id, &n));
	assert_int_equal(n.seq, 1);
	assert_int_equal(notice_load(&t.cx, &t.desk, id, &n), ERR_MISSING);
	assert_int_equal(notice_issue(&t.cx, &t.handler, &in, &id),
			 ERR_DENIED);
}

static void a_slip_stays_as_it_was_given(void **state)
{
	static const char *const attempts[] = {
		"UPDATE desk_notice SET reason = 'x' LIMIT 1",
		"DELETE FROM desk_notice LIMIT 1",
	};
	char command[300];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		snprintf(command, sizeof(command),
			 "mariadb --no-defaults --socket=%s --user=$(id -un) %s -e"
			 " \"%s\" 2>/dev/null",
			 getenv("DB_SOCKET"), DB, attempts[i]);
		assert_int_not_equal(system(command), 0);
	}
}

static void the_tariff_is_read_from_its_dated_rows(void **state)
{
	struct tariff f;

	(void)state;
	TRY_OK(tariff_load(&t.cx, "2.000815", day_join(2026, 11, 18), &f));
	assert_int_equal(tariff_amount(&f, 198), 200000);
	assert_string_equal(f.per, "bản");
	assert_int_equal(tariff_load(&t.cx, "2.000815", day_join(2016, 12, 31),
				     &f),
			 ERR_MISSING);
	assert_int_equal(tariff_load(&t.cx, TRIAL_PROCEDURE,
				     day_join(2026, 11, 18), &f),
			 ERR_MISSING);
}

static void a_person_is_known_to_the_own_authority_alone(void **state)
{
	struct receive in = trial_form(&t);
	struct received r;
	struct person p;

	(void)state;
	in.id_number = "048185066666";
	in.owner_name = "Trần Chủ";
	in.owner_address = "Tổ 1";
	TRY_OK(dossier_receive(&t.cx, &t.desk, &in, &r));
	TRY_OK(person_before(&t.cx, &t.desk2, "048185066666", &p));
	assert_string_equal(p.code, r.code);
	assert_string_equal(p.phone, in.phone);
	assert_int_equal(person_before(&t.cx, &t.stranger, "048185066666", &p),
			 ERR_MISSING);
	assert_int_equal(person_before(&t.cx, &t.desk, "", &p), ERR_MISSING);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM audit WHERE"
					  " action = 'fill'"),
			 1);
}

/* The officer's name on a slip is that of who stood there, and for whom. */
static void a_delegates_slip_says_for_whom(void **state)
{
	struct notice_new in = slip(NOTICE_SUPPLEMENT);
	struct actor standing_in = t.desk2;
	const char *today = day_iso(t.cx.arena, instant_day(t.cx.now));
	struct notice_id id;
	struct desk_notice n;
	(void)state;

	standing_in.id = t.handler.id;
	standing_in.login = t.handler.login;
	standing_in.name = t.handler.name;
	standing_in.delegated_roles = standing_in.roles;
	standing_in.delegated_from = t.desk2.id;
	standing_in.delegated_name = t.desk2.name;
	standing_in.delegated_scope = "all";
	standing_in.delegated_value = "";
	trial_sql(DB, arena_printf(t.cx.arena,
				   "INSERT INTO delegation (from_id, to_id,"
				   " role, unit_id, valid_from, valid_to,"
				   " scope, scope_value, decision_no, ground,"
				   " made_by, made_at) VALUES (%lld, %lld,"
				   " 'RECEPTION_HEAD', %lld, '%s', '%s', 'all',"
				   " '', '1/QĐ', 'Nghỉ phép', %lld, UTC_TIMESTAMP())",
				   (long long)t.desk2.id.v,
				   (long long)t.handler.id.v,
				   (long long)t.desk2.unit.v, today, today,
				   (long long)t.desk2.id.v));
	in.name = "Phạm Thị Thay";
	TRY_OK(notice_issue(&t.cx, &standing_in, &in, &id));
	TRY_OK(notice_load(&t.cx, &t.desk, id, &n));
	assert_string_equal(n.officer,
			    arena_printf(t.cx.arena, "%s (thay mặt %s)",
					 t.handler.name, t.desk2.name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(desks_that_write_at_once_leave_no_gap),
		cmocka_unit_test(a_slip_that_is_refused_takes_no_number),
		cmocka_unit_test(the_same_form_twice_is_one_slip),
		cmocka_unit_test(a_person_is_asked_once_for_one_matter),
		cmocka_unit_test(
			numbers_begin_again_with_the_year_and_at_each_desk),
		cmocka_unit_test(a_slip_stays_as_it_was_given),
		cmocka_unit_test(a_delegates_slip_says_for_whom),
		cmocka_unit_test(the_tariff_is_read_from_its_dated_rows),
		cmocka_unit_test(a_person_is_known_to_the_own_authority_alone),
	};

	return ward_run(DB, tests);
}
