/*
 * Who holds the staff program's database account signs nobody in: in a database
 * where it has every right, so that the triggers alone hold (the rights are in
 * guards.sh), and what the sign-in part asks for, it may.
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
#include "db/db.h"
#include "../support/trial.h"

#include <cmocka.h>

#define DB "motcua_trial_sign"
#define INSTANCE (getenv("DB_NAME") ? getenv("DB_NAME") : "motcua")
#define WHY "the sign-in part alone says who somebody is"
#define NOW "UTC_TIMESTAMP()"

static struct trial t;
static MYSQL *staff, *sign_in; /* to DB, as the programs' accounts */

static MYSQL *enter(const char *account, const char *database)
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
	if (!mysql_real_connect(link, NULL, account, password, database, 0,
				getenv("DB_SOCKET"), 0))
		fail_msg("%s: %s", account, mysql_error(link));
	return link;
}

static int make(void **state)
{
	(void)state;
	trial_make(&t, DB);
	trial_sql(DB, "GRANT ALL ON " DB ".* TO mc_staff@localhost");
	trial_sql(DB, "GRANT ALL ON " DB ".* TO mc_sign_in@localhost");
	staff = enter("mc_staff", DB);
	sign_in = enter("mc_sign_in", DB);
	trial_sql(DB, "INSERT INTO session (digest, account_id, unit_id,"
		      " created_at, last_at, is_proven) SELECT RANDOM_BYTES(32),"
		      " account_id, unit_id, " NOW ", " NOW ", role <> 'CLERK'"
		      " FROM account_role WHERE role <> 'CASHIER'");
	trial_sql(DB, "INSERT INTO recovery_code SELECT MIN(id),"
		      " REPEAT('y', 32), " NOW ", NULL FROM account");
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

/* "": it was done, and is undone. */
static const char *tried(MYSQL *link, const char *sql)
{
	static char said[512];

	assert_int_equal(mysql_query(link, "BEGIN"), 0);
	snprintf(said, sizeof(said), "%s",
		 mysql_query(link, sql) ? mysql_error(link) : "");
	assert_int_equal(mysql_query(link, "ROLLBACK"), 0);
	return said;
}

#define SESSION(account, proven)                                            \
	"INSERT INTO session (digest, account_id, unit_id, created_at,"     \
	" last_at, is_proven) SELECT RANDOM_BYTES(32), account_id, unit_id,"\
	" " NOW ", " NOW ", " proven " FROM account_role WHERE role = '"    \
	account "' LIMIT 1"
#define SAYS(action)                                                        \
	"INSERT INTO audit (at, account_id, action, outcome, detail,"       \
	" request_id) SELECT " NOW ", account_id, '" action "', 'ok', '',"  \
	" 'x' FROM account_role WHERE role = 'RECEPTION' LIMIT 1"
static const char *const its_own[] = {
	SESSION("UBND_LEADER", "1"),
	SESSION("UBND_LEADER", "0"),
	"UPDATE account SET password_hash = 'x'",
	"INSERT INTO account (login, name, title, password_hash, created_at)"
	" VALUES ('x', 'x', 'x', 'x', " NOW ")",
	"INSERT INTO recovery_code SELECT id, REPEAT('x', 32), " NOW ", NULL"
	" FROM account LIMIT 1",
	"UPDATE recovery_code SET used_at = " NOW,
	SAYS("sign_in"),	  SAYS("sign_in_failed"),
	SAYS("factor"),		  SAYS("factor_failed"),
	SAYS("factor_recovery"),  SAYS("factor_enrolled"),
	SAYS("factor_reset"),	  SAYS("recovery_renewed"),
	SAYS("password_changed"), SAYS("password_reset"),
	SAYS("account_created"),  SAYS("account_edited"),
	SAYS("account_disabled"), SAYS("account_enabled"),
	SAYS("role_granted"),	  SAYS("role_ended"),
};

static void what_makes_somebody_be_somebody_is_not_the_staff_pools(void **state)
{
	const char *said;

	(void)state;
	for (size_t i = 0; i < sizeof(its_own) / sizeof(its_own[0]); i++) {
		said = tried(staff, its_own[i]);
		if (strcmp(said, WHY) != 0)
			fail_msg("mc_staff: %s: %s", its_own[i],
				 *said ? said : "was done");
		said = tried(sign_in, its_own[i]);
		if (*said)
			fail_msg("mc_sign_in: %s: %s", its_own[i], said);
	}
}

static void a_session_stays_whose_it_is_for_everybody(void **state)
{
	static const char *const changes[] = {
		"digest = REVERSE(digest)",
		"account_id = (SELECT MAX(id) FROM account)",
		"created_at = created_at + INTERVAL 1 HOUR",
		"is_proven = 1 - is_proven",
	};
	char sql[300];

	(void)state;
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		snprintf(sql, sizeof(sql), "UPDATE session SET %s", changes[i]);
		assert_string_equal(tried(sign_in, sql),
				    "a session stays whose it is");
	}
	assert_string_equal(tried(sign_in, "UPDATE session SET ended_at = " NOW),
			    "");
	assert_string_equal(tried(sign_in,
				  "INSERT INTO session (digest, account_id,"
				  " unit_id, created_at, last_at, ended_at)"
				  " SELECT RANDOM_BYTES(32), account_id,"
				  " unit_id, " NOW ", " NOW ", " NOW
				  " FROM account_role LIMIT 1"),
			    "a session begins at sign-in");
}

#define READS(role)                                                        \
	"INSERT INTO audit (at, account_id, action, outcome, detail,"      \
	" request_id) SELECT " NOW ", account_id, 'read', 'ok', '', 'x'"   \
	" FROM account_role WHERE role = '" role "' LIMIT 1"
#define HISTORY(action)                                                    \
	"INSERT INTO account_history (account_id, at, by_id, action,"      \
	" detail) SELECT account_id, " NOW ", account_id, '" action "', ''"\
	" FROM account_role WHERE role = 'UBND_LEADER' LIMIT 1"

static void nobody_acts_who_is_not_wholly_signed_in(void **state)
{
	(void)state;
	assert_string_equal(tried(staff, READS("RECEPTION")), "");
	assert_string_equal(tried(staff, READS("CLERK")),
			    "nobody acts who is not signed in");
	assert_string_equal(tried(sign_in, READS("CLERK")), "");
	assert_string_equal(tried(sign_in, READS("CASHIER")),
			    "nobody acts who is not signed in");
	assert_string_equal(tried(staff, HISTORY("delegated")), "");
	assert_string_equal(tried(staff, HISTORY("password_reset")), WHY);
	assert_string_equal(tried(sign_in, HISTORY("password_reset")), "");
}

static bool is_of(const struct stmt *s, const char *file)
{
	size_t n = strlen(s->file), len = strlen(file);

	return n >= len && strcmp(s->file + n - len, file) == 0;
}

/* Preparing asks for the rights. */
static void what_it_asks_for_it_may(void **state)
{
	static const char *const files[] = {
		"people/account.c", "people/people.c", "people/people_roles.c",
		"people/factor.c",  "people/tries.c",  "ledger/history.c",
	};
	static const char *const cli[] = { "q_list", "q_put", "q_put_role" };
	MYSQL *link = enter("mc_sign_in", INSTANCE);
	size_t n = 0;

	(void)state;
	for (const struct stmt *const *s = stmts_begin(); s < stmts_end(); s++) {
		MYSQL_STMT *ms = mysql_stmt_init(link);
		bool is_asked = strcmp((*s)->name, "q_unseen") == 0 ||
				strcmp((*s)->name, "q_audit") == 0;

		for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
			is_asked |= is_of(*s, files[i]);
		for (size_t i = 0; i < sizeof(cli) / sizeof(cli[0]); i++)
			is_asked &= !is_of(*s, "people/account.c") ||
				    strcmp((*s)->name, cli[i]) != 0;
		if (is_asked && mysql_stmt_prepare(ms, (*s)->sql,
						   strlen((*s)->sql)))
			fail_msg("%s (%s): %s", (*s)->name, (*s)->file,
				 mysql_stmt_error(ms));
		n += is_asked;
		mysql_stmt_close(ms);
	}
	assert_true(n > 40);
	mysql_close(link);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_makes_somebody_be_somebody_is_not_the_staff_pools),
		cmocka_unit_test(a_session_stays_whose_it_is_for_everybody),
		cmocka_unit_test(nobody_acts_who_is_not_wholly_signed_in),
		cmocka_unit_test(what_it_asks_for_it_may),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
