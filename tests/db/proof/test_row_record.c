/*
 * The row records against whoever owns the schema, on a copy of the whole
 * instance: in every table that there is, generated from what the schema says, a
 * row is changed in every column, taken away and put in behind the triggers'
 * back; a table, a column and a hand that nobody told of are planted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "db/db.h"
#include "domain/proof/row_record.h"
#include "../../support/trial.h"

#include <cmocka.h>

#define DB "motcua_trial_rows"
#define SQL(...) trial_sql(DB, arena_printf(t.cx.arena, __VA_ARGS__))

static struct trial t;

/* A row is tampered with, and its record of that taken away: as if the triggers
 * had not been there.  "ins": a row that nothing recorded; "blank": one more,
 * recorded, where nothing stands yet. */
static const char tamper[] =
	"CREATE PROCEDURE tamper(IN t VARCHAR(64), IN how VARCHAR(64),"
	" IN other VARCHAR(500)) BEGIN"
	" DECLARE last BIGINT DEFAULT (SELECT MAX(id) FROM row_record);"
	" SET foreign_key_checks = 0, check_constraint_checks = 0,"
	"  sql_mode = '', @mc_act = 'trial';"
	" SET @tamper = CASE how"
	"  WHEN 'ins' THEN CONCAT('DELETE FROM row_record WHERE source = ''', t,"
	"   ''' AND row_key = (SELECT row_key FROM (SELECT r.row_key FROM"
	"   row_record r WHERE r.source = ''', t, ''' AND r.what <> ''del'' AND NOT"
	"   EXISTS (SELECT 1 FROM row_record n WHERE n.source = r.source AND"
	"   n.row_key = r.row_key AND n.id > r.id AND n.what = ''del'') ORDER BY"
	"   r.row_key, r.id DESC LIMIT 1) x)')"
	"  WHEN 'del' THEN CONCAT('DELETE FROM `', t, '` LIMIT 1')"
	"  WHEN 'blank' THEN CONCAT('SELECT COUNT(*) INTO @there FROM `', t, '`')"
	"  ELSE CONCAT('UPDATE `', t, '` SET `', how, '` = ', other,"
	"   ' LIMIT 1') END;"
	" EXECUTE IMMEDIATE @tamper;"
	" IF how <> 'blank' THEN DELETE FROM row_record WHERE id > last;"
	" ELSEIF @there = 0 THEN"
	"  SET @tamper = CONCAT('INSERT INTO `', t, '` () VALUES ()');"
	"  EXECUTE IMMEDIATE @tamper;"
	" END IF; END";

STMT(t_guards, "", "s",
     "SELECT trigger_name FROM information_schema.triggers WHERE"
     " trigger_schema = DATABASE() AND trigger_name NOT LIKE"
     " '%\\_recorded\\_%'");
STMT(t_tables, "", "s",
     "SELECT table_name FROM information_schema.tables WHERE table_schema ="
     " DATABASE() AND table_type = 'BASE TABLE' AND row_free(table_name, '*')"
     " IS NULL ORDER BY table_name");

static int make(void **state)
{
	char copy[600];
	const char *name;
	struct rows rows;

	(void)state;
	snprintf(copy, sizeof(copy),
		 "S=\"--no-defaults --socket=$DB_SOCKET --user=$(id -un)\";"
		 " mariadb $S -e 'DROP DATABASE IF EXISTS " DB "; CREATE"
		 " DATABASE " DB " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin'"
		 " && mariadb-dump $S --single-transaction --routines %s |"
		 " mariadb $S " DB,
		 getenv("DB_NAME") ? getenv("DB_NAME") : "motcua");
	if (system(copy) != 0)
		abort();
	trial_join(&t, DB);
	assert_int_equal(db_query(&t.cx, t_guards, &rows), OK);
	while (rows_next(&rows, &name))
		SQL("DROP TRIGGER `%s`", name);
	trial_sql(DB, tamper);
	assert_int_equal(db_query(&t.cx, t_tables, &rows), OK);
	while (rows_next(&rows, &name))
		SQL("CALL tamper('%s', 'blank', '')", name);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	trial_drop(&t, DB);
	return 0;
}

static struct row_replay replayed(void)
{
	struct row_replay r;

	if (row_verify(&t.cx, NULL, &r) != OK)
		fail_msg("%s", t.cx.fault.detail);
	return r;
}

/* What other tests did to the instance by hand is told apart. */
static void as_it_stands_only_hands_are_named(void **state)
{
	struct row_replay r = replayed();

	(void)state;
	if (r.faults && !strstr(r.reason, "by hand"))
		fail_msg("%s %s: %s", r.kind, r.key, r.reason);
	trial_sql(DB, "UPDATE row_record SET act = 'trial'"
		      " WHERE act = '' AND by_whom NOT LIKE 'mc\\_%'");
	r = replayed();
	assert_int_equal(r.faults, 0);
	assert_true(r.rows > 1000);
}

/* ---- every table, every column ---- */

STMT(t_tamper, "sss", "", "CALL tamper(?, ?, ?)");
STMT(t_compare, "s", "",
     "CALL row_compare(?, 0, (SELECT MAX(id) FROM row_record))");
STMT(t_unrecorded, "s", "", "CALL row_unrecorded(?, NULL, 100000)");
STMT(t_said, "", "iss",
     "SELECT CAST(@row_faults AS SIGNED), CAST(COALESCE(@row_why, '') AS"
     " BINARY), CAST(COALESCE(@row_code, '') AS BINARY)");
STMT(t_columns, "", "sss",
     "SELECT c.table_name, c.column_name, CASE WHEN c.data_type = 'binary' THEN"
     " CONCAT('INSERT(COALESCE(', c.column_name, ', SPACE(32)), 1, 1, CHAR(33))')"
     " WHEN c.data_type IN ('datetime', 'date') THEN CONCAT('IF(COALESCE(',"
     " c.column_name, ', ''2026-01-01'') = ''2031-05-05'', ''2031-05-06'',"
     " ''2031-05-05'')')"
     " WHEN c.data_type LIKE '%int' THEN IF(c.column_type LIKE 'tinyint%',"
     "  CONCAT('100 + COALESCE(', c.column_name, ', 0) MOD 50'),"
     "  CONCAT('COALESCE(', c.column_name, ', 0) + 30000'))"
     " WHEN c.data_type = 'decimal' THEN CONCAT('COALESCE(', c.column_name,"
     "  ', 0) + 1') ELSE CONCAT('IF(COALESCE(', c.column_name, ', '''') ="
     " ''x'', ''y'', ''x'')') END FROM information_schema.columns c"
     " JOIN information_schema.tables s ON s.table_schema = DATABASE() AND"
     " s.table_name = c.table_name AND s.table_type = 'BASE TABLE'"
     " WHERE c.table_schema = DATABASE() AND c.is_generated = 'NEVER' AND"
     " row_free(c.table_name, '*') IS NULL AND"
     " row_free(c.table_name, c.column_name) IS NULL");

struct trick {
	const char *table, *how, *other, *why, *code;
	bool is_new; /* asks for rows without a record */
	int64_t faults;
};

static enum err play(struct cx *cx, void *arg)
{
	struct trick *x = arg;

	TRY(db_exec(cx, t_tamper, x->table, x->how, x->other));
	TRY(db_exec(cx, x->is_new ? t_unrecorded : t_compare, x->table));
	TRY(db_one(cx, t_said, &x->faults, &x->why, &x->code));
	return ERR_STATE; /* take it back */
}

static void found(struct trick *x, const char *why)
{
	enum err err = db_tx(&t.cx, play, x);

	if (err != ERR_STATE)
		fail_msg("%s.%s: %s", x->table, x->how, t.cx.fault.detail);
	if (x->faults != 1 || !*x->why || !strstr(why, x->why))
		fail_msg("%s.%s: %lld faults: %s", x->table, x->how,
			 (long long)x->faults, x->why);
}

STMT(t_begin, "", "", "CALL row_begin()");

static void every_column_of_every_table_is_held(void **state)
{
	const char *table, *column, *other;
	struct rows rows;
	int n = 0, n_coded = 0;

	(void)state;
	assert_int_equal(db_exec(&t.cx, t_begin), OK);
	assert_int_equal(db_query(&t.cx, t_columns, &rows), OK);
	while (rows_next(&rows, &table, &column, &other)) {
		struct trick x = { .table = table, .how = column,
				   .other = other };

		found(&x, "its content was changed, was deleted");
		n_coded += *x.code != '\0';
		n++;
	}
	printf("%d columns, each changed and found\n", n);
	assert_true(n > 500);
	assert_true(n_coded > 100);
}

static void a_row_that_goes_or_comes_is_named(void **state)
{
	const char *table;
	struct rows rows;
	int n = 0;

	(void)state;
	assert_int_equal(db_query(&t.cx, t_tables, &rows), OK);
	while (rows_next(&rows, &table)) {
		struct trick gone = { .table = table, .how = "del",
				      .other = "" };
		struct trick come = { .table = table, .how = "ins",
				      .other = "", .is_new = true };

		found(&gone, "was deleted");
		found(&come, "has no record: no program wrote it");
		n++;
	}
	printf("%d tables\n", n);
	assert_true(n > 50);
}

/* ---- the replay whole ---- */

STMT(t_rule, "", "",
     "UPDATE rule SET value = 0 WHERE code = 'late_needs_letter'"
     " ORDER BY rule_set LIMIT 1");
STMT(t_forget, "", "", "DELETE FROM row_record ORDER BY id DESC LIMIT 1");
STMT(t_no_act, "", "", "SET @mc_act = NULL");
STMT(t_put_back, "", "",
     "INSERT INTO row_record (at, source, row_key, what, digest, by_whom, act)"
     " SELECT at, source, row_key, 'old', digest, by_whom, 'migrate'"
     " FROM row_record WHERE source = 'rule' LIMIT 1");

static enum err silently(struct cx *cx, void *arg)
{
	TRY(db_exec(cx, t_rule));
	TRY(db_exec(cx, t_forget));
	TRY(row_verify(cx, NULL, arg));
	return ERR_STATE;
}

static enum err by_hand(struct cx *cx, void *arg)
{
	TRY(db_exec(cx, t_no_act));
	TRY(db_exec(cx, t_rule));
	TRY(row_verify(cx, NULL, arg));
	return ERR_STATE;
}

STMT(t_unseen, "", "",
     "DELETE FROM row_record WHERE source = 'rule' AND row_key = (SELECT k FROM"
     " (SELECT row_key AS k FROM row_record WHERE source = 'rule' AND row_key"
     "  LIKE '%late_needs_letter%' ORDER BY row_key LIMIT 1) x)");

static enum err unseen(struct cx *cx, void *arg)
{
	TRY(db_exec(cx, t_unseen));
	TRY(row_verify(cx, NULL, arg));
	return ERR_STATE;
}

static enum err taken_over_again(struct cx *cx, void *arg)
{
	TRY(db_exec(cx, t_put_back));
	TRY(row_verify(cx, NULL, arg));
	return ERR_STATE;
}

static void named(enum err (*trick)(struct cx *cx, void *arg), const char *kind,
		  const char *key, const char *reason)
{
	struct row_replay r = { 0 };

	assert_int_equal(row_act(&t.cx, "trial"), OK);
	assert_int_equal(db_tx(&t.cx, trick, &r), ERR_STATE);
	if (r.faults != 1 || strcmp(r.kind, kind) != 0 ||
	    !strstr(r.key, key) || !strstr(r.reason, reason))
		fail_msg("%lld faults, first %s %s: %s", (long long)r.faults,
			 r.kind ? r.kind : "-", r.key ? r.key : "",
			 r.reason ? r.reason : "");
}

static void a_rule_that_somebody_switched_off_is_named(void **state)
{
	(void)state;
	named(silently, "rule", "late_needs_letter", "its content was changed");
	named(by_hand, "rule", "late_needs_letter",
	      "was changed by hand by root@localhost");
	named(unseen, "rule", "late_needs_letter",
	      "has no record: no program wrote it");
	named(taken_over_again, "rule", "",
	      "a record does not follow the one before it");
}

/* ---- what nobody told of ---- */

static void fault_is(const char *kind, const char *reason)
{
	struct row_replay r = replayed();

	if (!r.faults || strcmp(r.kind, kind) != 0 ||
	    !strstr(r.reason, reason))
		fail_msg("said %s: %s", r.kind ? r.kind : "nothing",
			 r.reason ? r.reason : "");
}

static void clean(void)
{
	struct row_replay r = replayed();

	if (r.faults)
		fail_msg("%s %s: %s", r.kind, r.key, r.reason);
}

static void a_new_table_is_recorded_from_its_migration_on(void **state)
{
	(void)state;
	trial_sql(DB, "CREATE TABLE planted (a INT, b DATE, c VARCHAR(20),"
		      " PRIMARY KEY (b, c))");
	trial_sql(DB, "INSERT INTO planted VALUES (1, '2026-01-02', 'x')");
	fault_is("planted", "is not recorded");
	trial_sql(DB, "CALL govern()");
	clean();
	trial_sql(DB, "CALL govern()"); /* again */
	clean();
	trial_sql(DB, "CALL tamper('planted', 'a', '2')");
	fault_is("planted", "its content was changed");
	trial_sql(DB, "CALL tamper('planted', 'a', '1')");
	clean();
	trial_sql(DB, "DROP TABLE planted");
	fault_is("planted", "was deleted");
	trial_sql(DB, "CALL govern()");
	clean();
}

static void a_planted_column_is_recorded_too(void **state)
{
	struct trick x = { .table = "account_role", .how = "planted",
			   .other = "7" };

	(void)state;
	trial_sql(DB, "ALTER TABLE account_role ADD COLUMN planted INT NULL");
	fault_is("account_role", "its content was changed");
	trial_sql(DB, "CALL govern()");
	clean();
	assert_int_equal(db_exec(&t.cx, t_begin), OK);
	found(&x, "its content was changed");
}

static void a_trigger_that_was_taken_off_is_named(void **state)
{
	(void)state;
	trial_sql(DB, "DROP TRIGGER payment_recorded_update");
	fault_is("payment", "its triggers are not as made");
	trial_sql(DB, "CREATE TRIGGER payment_recorded_update AFTER UPDATE ON"
		      " payment FOR EACH ROW SET @x = 1");
	fault_is("payment", "its triggers are not as made");
	trial_sql(DB, "CALL govern()");
	clean();
}

static void a_migration_launders_nothing(void **state)
{
	(void)state;
	trial_sql(DB, "CALL tamper('delegation', 'scope', '''x''')");
	fault_is("delegation", "its content was changed");
	trial_sql(DB, "ALTER TABLE delegation ADD COLUMN planted INT NULL");
	trial_sql(DB, "CALL govern()");
	fault_is("delegation", "its content was changed");
	trial_sql(DB, "CALL tamper('rule', 'value', 'value + 1')");
	trial_sql(DB, "DELETE FROM row_kind WHERE source = 'rule'");
	trial_sql(DB, "CALL govern()");
	fault_is("rule", "its content was changed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_it_stands_only_hands_are_named),
		cmocka_unit_test(every_column_of_every_table_is_held),
		cmocka_unit_test(a_row_that_goes_or_comes_is_named),
		cmocka_unit_test(a_rule_that_somebody_switched_off_is_named),
		cmocka_unit_test(a_new_table_is_recorded_from_its_migration_on),
		cmocka_unit_test(a_trigger_that_was_taken_off_is_named),
		cmocka_unit_test(a_planted_column_is_recorded_too),
		cmocka_unit_test(a_migration_launders_nothing),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
