/*
 * What somebody writes by plain SQL who holds the portal's database accounts, in
 * the name of people who are signed in just then: the replay names each row of
 * which no act in the audit trail and no event of the ledger speaks.  The rights
 * are all given here, so that nothing but the replay is in the way.
 */
#include <mysql.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "base/buf.h"
#include "base/clock.h"
#include "db/db.h"
#include "domain/proof/replay.h"
#include "domain/proof/row_record.h"
#include "../../support/trial.h"


#include <cmocka.h>

#define DB "motcua_trial_acts"
#define NOW "UTC_TIMESTAMP()"
#define TODAY "DATE(" NOW " + INTERVAL 7 HOUR)"
#define UNIT "(SELECT id FROM unit WHERE code = 'W-HV-VP')"
#define WHO(login) "(SELECT id FROM account WHERE login = '" login "')"
#define SAYS(by, about, action)                                             \
	"INSERT INTO audit (at, account_id, subject_id, action, outcome,"   \
	" detail, request_id) SELECT " NOW ", " WHO(by) ", " about ", '"    \
	action "', 'ok', '', 'x'"

STMT(t_unsaid, "s", "", "CALL row_unsaid(?)");
STMT(t_said, "", "is",
     "SELECT CAST(@row_faults AS SIGNED),"
     " CAST(COALESCE(@row_why, '') AS BINARY)");
STMT(t_begin, "", "", "CALL row_begin()");

static struct trial t;
static MYSQL *staff, *sign_in;

static MYSQL *enter(const char *account)
{
	char path[600], password[128] = "";
	MYSQL *link = mysql_init(NULL);
	FILE *f;

	snprintf(path, sizeof(path), "%s/secret/%s.pw", getenv("VAR"), account);
	f = fopen(path, "re");
	if (!f || !fgets(password, sizeof(password), f))
		fail_msg("%s cannot be read", path);
	fclose(f);
	password[strcspn(password, "\n")] = '\0';
	if (!mysql_real_connect(link, NULL, account, password, DB, 0,
				getenv("DB_SOCKET"), CLIENT_MULTI_STATEMENTS))
		fail_msg("%s: %s", account, mysql_error(link));
	return link;
}

static int make(void **state)
{
	(void)state;
	trial_make(&t, DB);
	trial_sql(DB, "GRANT ALL ON " DB ".* TO mc_staff@localhost");
	trial_sql(DB, "GRANT ALL ON " DB ".* TO mc_sign_in@localhost");
	staff = enter("mc_staff");
	sign_in = enter("mc_sign_in");
	trial_sql(DB, "INSERT INTO account_role (account_id, role, unit_id,"
		      " valid_from) SELECT " WHO("vanthu") ", 'ADMIN', " UNIT
		      ", '2025-07-01'");
	trial_sql(DB, "INSERT INTO session (digest, account_id, unit_id,"
		      " created_at, last_at, is_proven) SELECT RANDOM_BYTES(32),"
		      " account_id, unit_id, " NOW ", " NOW ", 1"
		      " FROM account_role");
	return 0;
}

static int drop(void **state)
{
	(void)state;
	mysql_close(staff);
	mysql_close(sign_in);
	trial_sql(DB, "REVOKE ALL ON " DB ".* FROM mc_staff@localhost");
	trial_sql(DB, "REVOKE ALL ON " DB ".* FROM mc_sign_in@localhost");
	trial_drop(&t, DB);
	return 0;
}

static void run(MYSQL *link, const char *sql)
{
	int more;

	if (mysql_query(link, sql))
		fail_msg("%s: %s", sql, mysql_error(link));
	while ((more = mysql_next_result(link)) == 0)
		;
	if (more > 0)
		fail_msg("%s: %s", sql, mysql_error(link));
}

/* By the question itself, and by the whole replay that asks it. */
static int64_t unsaid(const char *table)
{
	const char *why;
	int64_t n;

	assert_int_equal(db_exec(&t.cx, t_begin), OK);
	assert_int_equal(db_exec(&t.cx, t_unsaid, table), OK);
	assert_int_equal(db_one(&t.cx, t_said, &n, &why), OK);
	assert_string_equal(why, n ? "no act that the audit trail names"
				     " changed it" :
				     "");
	return n;
}

static int64_t faults(void)
{
	struct row_replay r;

	assert_int_equal(row_verify(&t.cx, NULL, &r), OK);
	return r.faults;
}

#define DELEGATION(role, day)                                               \
	"INSERT INTO delegation (from_id, to_id, role, unit_id, valid_from,"\
	" valid_to, scope, scope_value, decision_no, ground, made_by,"      \
	" made_at) SELECT " WHO("truong") ", " WHO("cv2") ", '" role "', "  \
	UNIT ", " TODAY " + INTERVAL " day " DAY, " TODAY                   \
	" + INTERVAL " day " DAY, 'all', '', '1', 'x', " WHO("truong")      \
	", " NOW
#define ROLE(role)                                                          \
	"INSERT INTO account_role (account_id, role, unit_id, valid_from,"  \
	" granted_by, granted_at) SELECT " WHO("cv2") ", '" role "', " UNIT \
	", " TODAY ", " WHO("vanthu") ", " NOW
#define UNIT_NEW(code)                                                      \
	"INSERT INTO unit (code, name, short_name, kind, level, parent_id," \
	" valid_from) SELECT '" code "', 'x', 'x', 'phong', 'xa', parent_id,"\
	" " TODAY " FROM unit WHERE code = 'W-HV-VP'"

static const struct planted {
	MYSQL **by;
	const char *table, *sql;
} planted[] = {
	{ &staff, "delegation", DELEGATION("DEPT_HEAD", "0") },
	{ &staff, "delegation_end",
	  "INSERT INTO delegation_end SELECT MAX(id), " TODAY ", 'x', "
	  WHO("truong") ", " NOW " FROM delegation" },
	{ &staff, "unit", UNIT_NEW("W-HV-X1") },
	{ &staff, "unit_field", "INSERT INTO unit_field (unit_id, field)"
				" SELECT " UNIT ", 'lĩnh vực giả'" },
	{ &staff, "unit_contact",
	  "INSERT INTO unit_contact (unit_id, valid_from, address, phone,"
	  " map_url, made_by, made_at) SELECT " UNIT ", " TODAY
	  ", 'x', '', '', " WHO("truong") ", " NOW },
	{ &staff, "unit_succession",
	  "INSERT INTO unit_succession (from_id, to_id, effective, scope)"
	  " SELECT " UNIT ", id, " TODAY ", 'all' FROM unit"
	  " WHERE code = 'W-HV-KTHTDT'" },
	{ &staff, "account_history",
	  "INSERT INTO account_history (account_id, at, by_id, action, detail)"
	  " SELECT " WHO("cv1") ", " NOW ", " WHO("truong")
	  ", 'delegated', 'x'" },
	{ &staff, "account_role",
	  "UPDATE account_role SET valid_to = " TODAY " WHERE account_id = "
	  WHO("thuquy") },
	{ &sign_in, "account_role", ROLE("HANDLER") },
	{ &sign_in, "account",
	  "UPDATE account SET title = 'x' WHERE login = 'cv1'" },
	{ &sign_in, "recovery_code",
	  "INSERT INTO recovery_code SELECT " WHO("cv1") ", REPEAT('x', 32), "
	  NOW ", NULL" },
};

static void a_row_that_nobody_stated_is_named(void **state)
{
	int64_t before, n, all = faults();

	(void)state;
	for (size_t i = 0; i < sizeof(planted) / sizeof(planted[0]); i++) {
		const struct planted *p = &planted[i];

		before = unsaid(p->table);
		run(*p->by, p->sql);
		if (unsaid(p->table) != before + 1)
			fail_msg("%s: not named", p->table);
		n = faults();
		if (n != ++all)
			fail_msg("%s: the replay finds %lld, not %lld", p->table,
				 (long long)n, (long long)all);
	}
	/* Whatever the connection says later does not speak for them. */
	run(staff, SAYS("truong", "NULL", "read"));
	run(sign_in, SAYS("truong", "NULL", "read"));
	assert_int_equal(faults(), all);
}

/* Another act, about another account, or too late, speaks for nothing. */
static void an_act_speaks_for_what_it_did(void **state)
{
	int64_t all = faults();

	(void)state;
	run(staff, "BEGIN; " DELEGATION("DEPT_HEAD", "2") "; "
		   SAYS("truong", WHO("cv2"), "delegated") "; COMMIT");
	run(sign_in, "BEGIN; " ROLE("CASHIER") "; "
		     SAYS("vanthu", WHO("cv2"), "role_granted") "; COMMIT");
	run(staff, "BEGIN; " UNIT_NEW("W-HV-X2") "; "
		   SAYS("vanthu", "NULL", "unit_created") "; COMMIT");
	assert_int_equal(faults(), all);

	run(staff, "BEGIN; " DELEGATION("DEPT_HEAD", "3") "; "
		   SAYS("truong", WHO("cv2"), "read") "; "
		   SAYS("truong", WHO("cv2"), "delegated") "; COMMIT");
	assert_int_equal(faults(), all + 1);
	run(sign_in, "BEGIN; " ROLE("CLERK") "; "
		     SAYS("vanthu", WHO("cv1"), "role_granted") "; COMMIT");
	assert_int_equal(faults(), all + 2);
	/* Another connection's act is another's. */
	run(staff, DELEGATION("DEPT_HEAD", "4"));
	run(sign_in, SAYS("truong", WHO("cv2"), "delegated"));
	assert_int_equal(faults(), all + 3);
}

static void what_joins_them_stays(void **state)
{
	(void)state;
	assert_int_not_equal(mysql_query(staff, "UPDATE act_row SET audit_id ="
						" 1 WHERE audit_id > 0"),
			     0);
	assert_string_equal(mysql_error(staff), "an act is said once");
	assert_int_not_equal(mysql_query(staff, "DELETE FROM act_row"), 0);
	assert_string_equal(mysql_error(staff), "an act is said once");
}

/* ---- what goes with a dossier's events ---- */

static const char *replayed(const char *code)
{
	struct replay r;

	assert_int_equal(ledger_verify(&t.cx, (struct dossier_id){ 0 }, NULL,
				       &r),
			 OK);
	if (!r.faults)
		return "";
	assert_int_equal(r.faults, 1);
	assert_string_equal(r.first_code, code);
	return r.first_reason;
}

static void asked(struct dossier *d)
{
	t.cx.now = clock_now(); /* what mc_staff writes is of now */
	trial_receive(&t, d);
	trial_reach(&t, d, STATE_CONSULTING);
	assert_string_equal(replayed(d->code), "");
}

/* "@d" is the dossier. */
static const char *of(const struct dossier *d, const char *sql)
{
	struct buf b;

	buf_init(&b, t.cx.arena, 4000);
	for (const char *at; (at = strstr(sql, "@d")); sql = at + 2) {
		buf_add(&b, sql, (size_t)(at - sql));
		buf_printf(&b, "%lld", (long long)d->id.v);
	}
	buf_printf(&b, "%s", sql);
	return b.data;
}

/* mc_staff does it, the replay says why, and it is taken back. */
static void seen(const struct dossier *d, const char *what, const char *undo,
		 const char *reason)
{
	const char *why;

	run(staff, of(d, what));
	why = replayed(d->code);
	if (strcmp(why, reason) != 0)
		fail_msg("%s: %s", what, *why ? why : "not named");
	trial_sql(DB, of(d, undo));
	assert_string_equal(replayed(d->code), "");
}

static void unguarded(const char *table)
{
	static const char *const names[] = { "request_stays_asked",
					     "request_goes_on",
					     "request_no_delete",
					     "payment_stays",
					     "payment_goes_on",
					     "payment_no_delete",
					     "payment_keeps_notice" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strncmp(names[i], table, strlen(table)) == 0)
			trial_sql(DB, arena_printf(t.cx.arena,
						   "DROP TRIGGER %s",
						   names[i]));
	}
}

#define ASKS(state, closed)                                                  \
	"INSERT INTO request (dossier_id, seq, kind, unit_id, asked_by,"     \
	" asked_unit_id, content, limit_unit, limit_halves, sent_at, due_at,"\
	" state" closed ") SELECT @d, MAX(seq) + 1, kind, unit_id, asked_by,"\
	" asked_unit_id, 'x', limit_unit, limit_halves, MAX(sent_at),"       \
	" MAX(due_at), '" state "' FROM request WHERE dossier_id = @d"

static void a_request_that_no_event_made_is_named(void **state)
{
	struct dossier d;

	(void)state;
	asked(&d);
	unguarded("request");
	/* In the very name and second of one that was made. */
	seen(&d, ASKS("DA_GUI", ""),
	     "DELETE FROM request WHERE dossier_id = @d AND content = 'x'",
	     "a request that no event made");
	seen(&d, "UPDATE request SET state = 'DA_TRA_LOI', closed_at = " NOW
		 ", answer_kind = 'dong_y' WHERE dossier_id = @d",
	     "UPDATE request SET state = 'DA_GUI', closed_at = NULL,"
	     " answer_kind = NULL WHERE dossier_id = @d",
	     "a request that no event ended");
	seen(&d, "UPDATE request SET asked_by = " WHO("truongkhac")
		 " WHERE dossier_id = @d",
	     "UPDATE request r JOIN event e ON e.dossier_id = r.dossier_id AND"
	     " e.at = r.sent_at SET r.asked_by ="
	     " e.account_id WHERE r.dossier_id = @d AND e.move = 'lay-y-kien'",
	     "a request is not as its event made it");
	assert_int_equal(trial_move(&t, &d, MOVE_ANSWER), OK);
	assert_string_equal(replayed(d.code), "");
	seen(&d, "UPDATE request SET late_days = 3 WHERE dossier_id = @d",
	     "UPDATE request SET late_days = 0 WHERE dossier_id = @d",
	     "a request did not end as its event says");
	seen(&d, "UPDATE request SET closed_at = closed_at - INTERVAL 1 DAY"
		 " WHERE dossier_id = @d",
	     "UPDATE request SET closed_at = closed_at + INTERVAL 1 DAY"
	     " WHERE dossier_id = @d",
	     "a request did not end as its event says");
}

static void a_payment_that_no_event_made_is_named(void **state)
{
	struct dossier d;

	(void)state;
	t.cx.now = clock_now();
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_PAYMENT);
	assert_string_equal(replayed(d.code), "");
	unguarded("payment");
	seen(&d, "INSERT INTO payment (dossier_id, seq, kind, mode, amount,"
		 " state) SELECT @d, 200, 'phi', 'tien_mat', 1000, 'CHUA'",
	     "DELETE FROM payment WHERE dossier_id = @d AND seq = 200",
	     "a payment that no event made");
	seen(&d, "UPDATE payment SET state = 'DA', paid_at = " NOW
		 ", receipt_number = '1' WHERE dossier_id = @d",
	     "UPDATE payment SET state = 'CHUA', paid_at = NULL,"
	     " receipt_number = NULL WHERE dossier_id = @d",
	     "a payment is not what its events say");
	seen(&d, "UPDATE payment SET amount = amount - 1 WHERE dossier_id = @d",
	     "UPDATE payment SET amount = amount + 1 WHERE dossier_id = @d",
	     "a payment is not what its events say");
	assert_int_equal(trial_move(&t, &d, MOVE_PAID), OK);
	assert_string_equal(replayed(d.code), "");
	seen(&d, "UPDATE payment SET state = 'CHUA', paid_at = NULL"
		 " WHERE dossier_id = @d",
	     "UPDATE payment p JOIN event e ON e.dossier_id = p.dossier_id AND"
	     " e.seq = (SELECT last_seq FROM dossier WHERE id = e.dossier_id)"
	     " SET p.state = 'DA', p.paid_at = e.at WHERE p.dossier_id = @d",
	     "a payment is not what its events say");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_that_nobody_stated_is_named),
		cmocka_unit_test(an_act_speaks_for_what_it_did),
		cmocka_unit_test(what_joins_them_stays),
		cmocka_unit_test(a_request_that_no_event_made_is_named),
		cmocka_unit_test(a_payment_that_no_event_made_is_named),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
