/*
 * The records against whoever owns the schema: every column of a letter, what
 * it covers, an explanation, their steps and a decision on the calendar is
 * changed behind the triggers' back, and the replay names it.
 */
#include <string.h>

#include "../../support/letters.h"
#include "db/db.h"
#include "domain/admin/calendar_change.h"
#include "domain/apology/explanation.h"
#include "domain/casework/dossier.h"
#include "domain/proof/record.h"

#define DB "motcua_trial_record"
#define TABLES                                                             \
	"'letter', 'letter_fault', 'explanation', 'accountability_event'," \
	" 'calendar_change'"

static struct dossier d;

#define text(...) arena_printf(t.cx.arena, __VA_ARGS__)

static struct record_replay replayed(void)
{
	struct record_replay r;

	is_ok(record_verify(&t.cx, &r));
	return r;
}

static void untouched(void)
{
	struct record_replay r = replayed();

	if (r.faults)
		fail_msg("%s %lld %s: %s", r.kind, (long long)r.id, r.code,
			 r.reason);
}

static void named(const char *what, const char *kind, const char *code,
		  const char *reason)
{
	struct record_replay r = replayed();

	if (!r.faults || strcmp(r.kind, kind) != 0 ||
	    strcmp(r.code, code) != 0 || strcmp(r.reason, reason) != 0)
		fail_msg("%s: said %s %lld of %s: %s", what,
			 r.kind ? r.kind : "nothing", (long long)r.id,
			 r.code ? r.code : "", r.reason ? r.reason : "");
}

/* ---- a letter on its whole road, an explanation to its end, a day off ---- */

static void explain(const struct dossier *of)
{
	struct explanation_step s = { .act = EXPLAIN_CLASSIFY,
				      .class_code = "don_vi", .cause = "a",
				      .words = LETTER_REASON, .version = 1 };
	struct explanation *e;
	bool is_new;
	size_t n;

	is_ok(explanation_open(&t.cx, of->id, &is_new));
	is_ok(explanations_of(&t.cx, of->id, &e, &n));
	is_ok(explanation_move(&t.cx, &t.head, e->id, &s));
	s.act = EXPLAIN_ANSWER;
	s.version++;
	is_ok(explanation_move(&t.cx, &t.handler, e->id, &s));
	s.act = EXPLAIN_CLOSE;
	s.version++;
	is_ok(explanation_move(&t.cx, &t.head, e->id, &s));
}

static void decide(unsigned dom)
{
	struct calendar_change c = {
		.what = "ngay", .day = day_join(2026, 12, dom), .kind = "off",
		.note = "Tránh bão", .hours = "", .unit = { INT64_MIN },
		.ground = "QĐ 5/QĐ-UBND", .decided_on = instant_day(t.cx.now),
		.issuer = "UBND thành phố", .place = "https://vi-du.vn/qd5"
	};
	size_t back;

	is_ok(calendar_propose(&t.cx, &t.desk2, &c));
	is_ok(calendar_decide(&t.cx, &t.leader,
			      ward_number("SELECT MAX(id) FROM calendar_change"),
			      dom != 14, &back));
}

STMT(t_triggers, "", "s",
     "SELECT trigger_name FROM information_schema.triggers WHERE"
     " trigger_schema = DATABASE() AND event_object_table IN (" TABLES ","
     " 'record', 'audit', 'event')");

static int make(void **state)
{
	struct actor city;
	struct letter_id id;
	struct rows rows;
	const char *name;

	ward_in(DB);
	ward_make(state);
	at(11, 9, 510);
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	at(11, 13, 540);
	id = letter_signed(&d);
	letter_scanned(&d);
	is_ok(letter_goes_on(&t.clerk, id, LETTER_STAMP, 1));
	is_ok(letter_goes_on(&t.desk, id, LETTER_SEND, 0));
	is_ok(letter_goes_on(&t.clerk, id, LETTER_REPORT, 0));
	city = t.leader;
	city.roles = role_bit("CONTROL");
	is_ok(letter_goes_on(&city, id, LETTER_PUBLISH, 0));
	explain(&d);
	decide(14);
	decide(15);
	untouched();
	is_ok(db_query(&t.cx, t_triggers, &rows));
	while (rows_next(&rows, &name))
		ward_sql(text("DROP TRIGGER %s", name));
	return 0;
}

/* ---- each column ---- */

static void keep(const char *table)
{
	ward_sql(text("CREATE TABLE keep_%s AS SELECT * FROM %s", table, table));
}

static void put_back(const char *table)
{
	ward_sql(text("SET STATEMENT foreign_key_checks=0 FOR DELETE FROM %s",
		      table));
	ward_sql(text("SET STATEMENT foreign_key_checks=0,"
		      " check_constraint_checks=0 FOR INSERT INTO %s"
		      " SELECT * FROM keep_%s",
		      table, table));
}

STMT(t_columns, "", "sss",
     "SELECT table_name, column_name, CASE WHEN data_type = 'binary' THEN"
     " CONCAT('INSERT(COALESCE(', column_name, ', SPACE(32)), 1, 1, CHAR(33))')"
     " WHEN data_type IN ('datetime', 'date') THEN CONCAT('COALESCE(',"
     " column_name, ', ''2026-01-01'') - INTERVAL 1 DAY')"
     " WHEN data_type LIKE '%int' THEN CONCAT('COALESCE(', column_name,"
     " ', 0) + 100') ELSE CONCAT('IF(COALESCE(', column_name, ', '''') = ''x'',"
     " ''y'', ''x'')') END FROM information_schema.columns"
     " WHERE table_schema = DATABASE() AND table_name IN (" TABLES ")");

static const char *kind_of(const char *table)
{
	if (strncmp(table, "letter", 6) == 0)
		return "letter";
	return strcmp(table, "explanation") == 0	 ? "explanation" :
	       strcmp(table, "accountability_event") == 0 ? "step" :
							    "decision";
}

static void every_column_that_is_changed_is_named(void **state)
{
	const char *table, *column, *other, *was = "";
	struct rows rows;
	int n = 0;
	(void)state;

	is_ok(db_query(&t.cx, t_columns, &rows));
	while (rows_next(&rows, &table, &column, &other)) {
		const char *kind = kind_of(table);

		if (strcmp(table, was) != 0)
			keep(table);
		was = table;
		ward_sql(text(
			"SET STATEMENT foreign_key_checks=0,"
			" check_constraint_checks=0 FOR UPDATE %s SET %s = %s"
			" %s LIMIT 1",
			table, column, other,
			strcmp(table, "letter_fault") == 0 ?
				"" :
				"ORDER BY id DESC"));
		named(text("%s.%s", table, column), kind,
		      strcmp(kind, "decision") == 0 ? "" : d.code,
		      strcmp(column, "id") == 0 ?
			      "was deleted" :
			      text("%s.%s was changed", table, column));
		put_back(table);
		n++;
	}
	untouched();
	assert_true(n > 75);
}

/* ---- rows that go, come or are told otherwise ---- */

static void a_row_that_is_gone_is_named(void **state)
{
	static const char *const tables[] = { "letter", "explanation",
					      "accountability_event",
					      "calendar_change" };
	(void)state;

	for (size_t i = 0; i < 4; i++) {
		const char *kind = kind_of(tables[i]);

		ward_sql(text("SET STATEMENT foreign_key_checks=0 FOR DELETE"
			      " FROM %s ORDER BY id DESC LIMIT 1",
			      tables[i]));
		named(tables[i], kind,
		      strcmp(kind, "decision") == 0 ? "" : d.code,
		      "was deleted");
		put_back(tables[i]);
	}
	ward_sql("DELETE FROM letter_fault");
	named("what it covers", "letter", d.code,
	      "letter_fault.letter_id was changed");
	put_back("letter_fault");
}

static void a_row_that_no_act_wrote_is_named(void **state)
{
	(void)state;
	ward_sql("INSERT INTO explanation (dossier_id, round, lead_unit_id,"
		 " authority_id, late_since, opened_at, state) SELECT"
		 " dossier_id, 2, lead_unit_id, authority_id, late_since,"
		 " opened_at, 'MO' FROM explanation LIMIT 1");
	named("a round", "explanation", d.code,
	      "has no record: no act of the program wrote it");
	put_back("explanation");
	ward_sql("INSERT INTO letter_fault (letter_id, dossier_id, fault)"
		 " SELECT letter_id, dossier_id, 'x' FROM letter_fault");
	named("a fault", "letter", d.code, "letter_fault.letter_id was changed");
	put_back("letter_fault");
}

static void a_record_told_otherwise_is_not_in_the_audit(void **state)
{
	(void)state;
	keep("record");
	ward_sql("UPDATE letter SET state = 'DA_GUI'");
	ward_sql("UPDATE record SET said = REPLACE(said, 'DA_CONG_KHAI',"
		 " 'DA_GUI') WHERE kind = 'letter'");
	named("both", "letter", d.code, "its record is not in the audit trail");
	put_back("letter");
	put_back("record");
	/* Back to the step before, records and all. */
	ward_sql("DELETE FROM record WHERE kind = 'letter'"
		 " ORDER BY id DESC LIMIT 1");
	ward_sql("UPDATE letter SET state = 'DA_BAO_CAO', published_at = NULL,"
		 " version = version - 1");
	named("taken back", "audit row", d.code, "its records are not all there");
	put_back("letter");
	put_back("record");
	ward_sql("UPDATE record SET said = NULL WHERE kind = 'letter'");
	named("called older", "letter", d.code,
	      "its record is not in the audit trail");
	put_back("record");
	untouched();
}

static void what_was_there_before_is_checked_from_its_next_step_on(void **state)
{
	(void)state;
	ward_sql("UPDATE record SET said = NULL, audit_id = NULL"
		 " WHERE kind = 'step' ORDER BY id LIMIT 1");
	ward_sql("UPDATE audit SET detail = '' WHERE action = 'letter-draft'");
	ward_sql("DELETE FROM record WHERE kind = 'letter'"
		 " ORDER BY id LIMIT 1");
	untouched();
	put_back("record");
}

/* The first fault keeps its name over the pages that follow. */
static void what_is_named_is_named_to_the_end(void **state)
{
	(void)state;
	ward_sql("UPDATE letter SET reason = CONCAT(reason, 'x')");
	ward_sql("INSERT INTO record (kind, row_id) SELECT 'step', seq"
		 " FROM seq_1_to_900");
	named("many", "letter", d.code, "letter.reason was changed");
	put_back("record");
	put_back("letter");
	untouched();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_column_that_is_changed_is_named),
		cmocka_unit_test(a_row_that_is_gone_is_named),
		cmocka_unit_test(a_row_that_no_act_wrote_is_named),
		cmocka_unit_test(a_record_told_otherwise_is_not_in_the_audit),
		cmocka_unit_test(what_is_named_is_named_to_the_end),
		cmocka_unit_test(
			what_was_there_before_is_checked_from_its_next_step_on),
	};

	return cmocka_run_group_tests(tests, make, ward_drop);
}
