/*
 * What the database guards with, against whoever owns the schema: one thing of
 * each kind is taken away, changed or added, and named while it is so.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "domain/proof/definition.h"
#include "../../support/trial.h"

#include <cmocka.h>

#define DB "motcua_trial_definitions"
static struct trial t;

/* Rights outlive the database that they were given in. */
static void forget(void)
{
	trial_sql(DB, "GRANT UPDATE ON rule TO mc_staff@localhost");
	trial_sql(DB, "REVOKE UPDATE ON rule FROM mc_staff@localhost");
	trial_sql(DB, "DROP USER IF EXISTS mc_planted@localhost");
}

static int make(void **state)
{
	int64_t n;

	(void)state;
	trial_make(&t, DB);
	forget();
	if (definition_take(&t.cx, &n) != OK)
		fail_msg("%s", t.cx.fault.detail);
	assert_true(n > 1000);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	forget();
	trial_drop(&t, DB);
	return 0;
}

static const struct trick {
	const char *sql, *kind, *name, *reason;
} tricks[] = {
	{ "DROP TRIGGER letter_goes_on", "trigger", "letter_goes_on",
	  "is not there any more" },
	{ "CREATE OR REPLACE TRIGGER event_no_update BEFORE UPDATE ON event"
	  " FOR EACH ROW SET @x = 1",
	  "trigger", "event_no_update",
	  "is not as the last migration left it" },
	{ "CREATE TRIGGER planted BEFORE INSERT ON audit FOR EACH ROW"
	  " SET NEW.outcome = 'ok'",
	  "trigger", "planted", "was made by no migration" },
	{ "CREATE OR REPLACE PROCEDURE of_now(IN moment DATETIME) SET @x = 1",
	  "routine", "of_now", "is not as the last migration left it" },
	{ "CREATE OR REPLACE VIEW public_late AS SELECT 1 AS id", "view",
	  "public_late", "is not as the last migration left it" },
	{ "ALTER TABLE correction MODIFY COLUMN ground VARCHAR(2000) NULL",
	  "column", "correction.ground",
	  "is not as the last migration left it" },
	{ "ALTER TABLE submission ADD COLUMN planted INT NULL", "column",
	  "submission.planted", "was made by no migration" },
	{ "ALTER TABLE correction DROP FOREIGN KEY correction_dossier", "key",
	  "correction.correction_dossier", "is not there any more" },
	{ "ALTER TABLE correction DROP KEY correction_once", "key",
	  "correction.correction_once", "is not there any more" },
	{ "ALTER TABLE correction DROP CONSTRAINT correction_two_people",
	  "check", "correction.correction_two_people",
	  "is not there any more" },
	{ "CREATE EVENT planted ON SCHEDULE EVERY 1 DAY DO SET @x = 1",
	  "schedule", "planted", "was made by no migration" },
	{ "GRANT SELECT ON rule TO mc_planted@localhost IDENTIFIED BY 'x'",
	  "right", "'mc_planted'@'localhost' USAGE",
	  "was made by no migration" },
	{ "GRANT UPDATE ON rule TO mc_staff@localhost", "right",
	  "'mc_staff'@'localhost' rule UPDATE", "was made by no migration" },
};

/* Each alone: what the one before did was taken down as a migration's. */
static void what_guards_is_named_when_it_changes(void **state)
{
	struct definition_replay r;
	int64_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(tricks) / sizeof(tricks[0]); i++) {
		assert_int_equal(definition_verify(&t.cx, &r), OK);
		assert_int_equal(r.faults, 0);
		trial_sql(DB, tricks[i].sql);
		assert_int_equal(definition_verify(&t.cx, &r), OK);
		assert_true(r.faults >= 1);
		assert_string_equal(r.kind, tricks[i].kind);
		assert_string_equal(r.name, tricks[i].name);
		assert_string_equal(r.reason, tricks[i].reason);
		assert_int_equal(definition_take(&t.cx, &n), OK);
	}
}

/* A database that no migration took down (a copy, a trial) has no faults, but
 * nobody takes it for a guarded one. */
static void nothing_taken_down_is_said(void **state)
{
	struct definition_replay r;

	(void)state;
	trial_sql(DB, "DELETE FROM definition");
	assert_int_equal(definition_verify(&t.cx, &r), OK);
	assert_int_equal(r.taken, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_guards_is_named_when_it_changes),
		cmocka_unit_test(nothing_taken_down_is_said),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
