/*
 * The plans of queues, search and signals, pinned on twenty thousand dossiers: which
 * key each table is entered by, and never a sort, a temporary table or a walk
 * of something that grows.
 */
#include <mysql.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "db/db.h"
#include "domain/apology/late_list.h"
#include "domain/citizen/late_public.h"
#include "domain/clock/calendar.h"
#include "domain/queue/queue.h"
#include "domain/shelf/shelf.h"
#include "../support/trial.h"

#include <cmocka.h>

#define DB "motcua_trial_plans"

static struct trial t;
static MYSQL *link_;

static int make(void **state)
{
	(void)state;
	trial_make(&t, DB);
	if (system("NOW='2026-11-18 01:30:00' tests/bench/fill " DB
		   " 1 20000 20000 3000") != 0)
		return -1;
	link_ = mysql_init(NULL);
	return mysql_real_connect(link_, NULL, trial_operator(), NULL, DB, 0,
				  getenv("DB_SOCKET"), 0) ?
		       0 :
		       -1;
}

static int drop(void **state)
{
	(void)state;
	mysql_close(link_);
	trial_drop(&t, DB);
	return 0;
}

/* What EXPLAIN must say: "table key" for each row of the plan, in order. */
struct plan {
	const char *stmt;
	const char *values; /* for each "?", divided by "|", as SQL */
	const char *rows;
	bool may_sort; /* a sort of a capped handful */
};

#define DESK "(SELECT id FROM unit WHERE code = 'W-HV-HCC')"
#define WARD "(SELECT id FROM unit WHERE code = 'W-HV')"
#define FROM_TO "'1970-01-01'|'9000-01-01'"
#define LIST(order_from)                                                   \
	DESK "|'cho-chuyen'|" FROM_TO "|" order_from "|'%'|0|0|26"
#define LIST_ROWS                                                     \
	"e PRIMARY, d PRIMARY, p PRIMARY, a PRIMARY, u PRIMARY, h PRIMARY"
#define SLOT DESK "|'mo'|" FROM_TO
#define SLOT_4 SLOT "|" SLOT "|" SLOT "|" SLOT
#define NAMES WARD "|'nguyen'|'nguyen~'|'nguyen'|9000000000"
#define UNITS_OF WARD "|" WARD "|" WARD "|" WARD
#define MONTH "'2026-10-31 17:00:00'|'2026-11-30 16:59:59'"
#define PLACE "'2026-11-30 16:59:59'|'2026-11-30 16:59:59'|9000000000|26"
#define FROM_PLACE "'2026-10-31 17:00:00'|" PLACE
#define ACTS "w -, v PRIMARY, e event_of_unit, d PRIMARY"
#define MAY WARD "|" DESK "|" WARD "|'2026-11-18'"

static const struct plan plans[] = {
	{ "q_after", LIST("'1970-01-01'|0"), LIST_ROWS, false },
	{ "q_before", LIST("'9000-01-01'|9000000000"), LIST_ROWS, false },
	{ "q_counts",
	  SLOT_4 "|" SLOT_4 "|" SLOT_4 "|" SLOT_4 "|" SLOT_4,
	  "queue_entry PRIMARY", false },
	{ "q_by_code", "'H17.82-260101-0001'|" MAY, NULL, false },
	{ "q_by_token", "REPEAT('b', 32)|" MAY, NULL, false },
	{ "q_by_person", "UNHEX(SHA2(CONCAT('id', 7), 256))|9000000000|" MAY,
	  "a applicant_person, d PRIMARY, p PRIMARY, u PRIMARY, h PRIMARY,"
	  " s succession_to",
	  false },
	{ "q_by_phone", "'0900000007'|9000000000|" MAY,
	  "a applicant_phone, d PRIMARY, p PRIMARY, u PRIMARY, h PRIMARY,"
	  " s succession_to",
	  false },
	{ "q_by_name",
	  NAMES "|" NAMES "|" NAMES "|" NAMES "|" NAMES "|" NAMES "|" NAMES
		"|" NAMES,
	  "d PRIMARY, a PRIMARY, p PRIMARY, u PRIMARY, h PRIMARY,"
	  " name_key PRIMARY",
	  true },
	/* Signals: the month's range, whole or from the page on; of the units
	 * there are a few dozen. */
	{ "q_sign_last_minute", WARD "|15|" FROM_PLACE,
	  "d foresight_seat, e PRIMARY, p PRIMARY, w PRIMARY, f PRIMARY",
	  true },
	{ "q_sign_uncollected", "'2026-11-18'|" WARD "|10|" FROM_PLACE,
	  "d foresight_seat, e PRIMARY, p PRIMARY, w PRIMARY, f PRIMARY,"
	  " g PRIMARY",
	  true },
	{ "q_sign_pause", UNITS_OF "|0|" FROM_PLACE,
	  ACTS ", b PRIMARY, p PRIMARY", true },
	{ "q_sign_supplements", UNITS_OF "|2|" FROM_PLACE,
	  ACTS ", p PRIMARY, f PRIMARY", true },
	{ "q_sign_refiled", "10|" UNITS_OF "|10|" FROM_PLACE,
	  ACTS ", p PRIMARY, a PRIMARY, o procedure_code_version,"
	       " b applicant_id",
	  true },
	{ "q_sign_mass", "10|" UNITS_OF "|" MONTH "|10|" PLACE,
	  ACTS ", p PRIMARY, f event_by_account", true },
	{ "q_sign_night", "360|" UNITS_OF "|" MONTH "|1200|360|" PLACE,
	  ACTS ", p PRIMARY, calendar_day PRIMARY", true },
	{ "q_late",
	  WARD "|'2026-10-31 17:00:00'|'2026-11-30 17:00:00'"
	       "|'2026-10-31 17:00:00'|0|'2026-11-30 17:00:00'|0|0",
	  "d late_due, p PRIMARY, u PRIMARY, e explanation_of, x PRIMARY,"
	  " f fault_dossier, r request_of_dossier, c PRIMARY, e PRIMARY,"
	  " b PRIMARY, g PRIMARY, h PRIMARY, f PRIMARY",
	  true },
	{ "q_sent", WARD "|9000000000", NULL, false },
	{ "q_received", WARD "|9000000000", NULL, false },
};

static const struct stmt *stmt_of(const char *name, const char *file)
{
	for (const struct stmt *const *s = stmts_begin(); s < stmts_end(); s++) {
		if (strcmp((*s)->name, name) == 0 && strstr((*s)->file, file))
			return *s;
	}
	fail_msg("no statement %s in %s", name, file);
	abort();
}

/* The statement with the values in their places, explained. */
static MYSQL_RES *explain(const struct stmt *s, const char *values)
{
	size_t room = strlen(s->sql) + strlen(values) + 64;
	char *sql = calloc(1, room), *end = sql + sprintf(sql, "EXPLAIN ");
	MYSQL_RES *res;

	for (const char *c = s->sql; *c; c++) {
		size_t len = strcspn(values, "|");

		if (*c != '?') {
			*end++ = *c;
			continue;
		}
		memcpy(end, values, len);
		end += len;
		values += len + (values[len] == '|');
	}
	if (*values)
		fail_msg("%s: values left over: %s", s->name, values);
	if (mysql_query(link_, sql))
		fail_msg("%s: %s", s->name, mysql_error(link_));
	res = mysql_store_result(link_);
	free(sql);
	return res;
}

static const char *file_of(const char *name)
{
	return strncmp(name, "q_by_", 5) == 0	? "search.c" :
	       strncmp(name, "q_sign_", 7) == 0 ? "pattern.c" :
	       strcmp(name, "q_late") == 0	? "late_list.c" :
	       strcmp(name, "q_sent") == 0 ||
			       strcmp(name, "q_received") == 0 ?
						  "late_report.c" :
						  "queue.c";
}

static bool grows(const char *table)
{
	static const char *const tables[] = { "e", "d", "a", "k", "name_key",
					      "queue_entry" };

	for (size_t i = 0; table && i < sizeof(tables) / sizeof(tables[0]);
	     i++) {
		if (strcmp(table, tables[i]) == 0)
			return true;
	}
	return false;
}

/* id, select_type, table, type, possible_keys, key, key_len, ref, rows, Extra */
static void check_row(const struct plan *p, MYSQL_ROW row)
{
	const char *extra = row[9] ? row[9] : "";

	if (grows(row[2]) && (!row[5] || strcmp(row[3], "ALL") == 0 ||
			      strcmp(row[3], "index") == 0))
		fail_msg("%s walks %s: %s %s", p->stmt, row[2], row[3], extra);
	if (!p->may_sort && (strstr(extra, "filesort") ||
			     strstr(extra, "temporary")))
		fail_msg("%s: %s: %s", p->stmt, row[2], extra);
	/* Where it may, what is sorted is the capped union, not a table. */
	if (grows(row[2]) && strcmp(row[2], "name_key") == 0 &&
	    strstr(extra, "filesort"))
		fail_msg("%s sorts %s", p->stmt, row[2]);
	/* The letters of one dossier may be, never what was due. */
	if (row[5] && strcmp(row[5], "late_due") == 0 &&
	    strstr(extra, "filesort"))
		fail_msg("%s sorts %s", p->stmt, row[2]);
}

static void every_queue_and_search_is_a_range_of_its_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
		const struct plan *p = &plans[i];
		MYSQL_RES *res = explain(stmt_of(p->stmt, file_of(p->stmt)),
					 p->values);
		char seen[2000] = "";
		MYSQL_ROW row;

		while ((row = mysql_fetch_row(res))) {
			char one[100];

			check_row(p, row);
			snprintf(one, sizeof(one), "%s %s", row[2] ? row[2] : "",
				 row[5] ? row[5] : "-");
			/* Look-ups of units by code are this test's own. */
			if (!row[2] || *row[2] == '<' || !*row[2] ||
			    strcmp(row[2], "unit") == 0 ||
			    strcmp(row[2], "y") == 0 ||
			    strcmp(one, "s PRIMARY") == 0 ||
			    strstr(seen, one))
				continue;
			if (*seen)
				strcat(seen, ", ");
			strcat(seen, one);
		}
		mysql_free_result(res);
		if (p->rows && strcmp(seen, p->rows) != 0)
			fail_msg("%s: \"%s\" instead of \"%s\"", p->stmt, seen,
				 p->rows);
	}
}

static long long handler_reads(void)
{
	return trial_number(DB,
			    "SELECT SUM(VARIABLE_VALUE) FROM"
			    " information_schema.GLOBAL_STATUS WHERE"
			    " VARIABLE_NAME IN ('HANDLER_READ_KEY',"
			    " 'HANDLER_READ_NEXT', 'HANDLER_READ_PREV',"
			    " 'HANDLER_READ_FIRST', 'HANDLER_READ_RND',"
			    " 'HANDLER_READ_RND_NEXT')");
}

/* The plan is a promise; rows touched are what is paid. */
static void a_page_touches_a_few_hundred_rows(void **state)
{
	const char *const read =
		"SELECT 1 FROM queue_entry WHERE owner_id = 0";
	long long before = handler_reads(), idle, used;
	struct queue_row *rows;
	struct my_queue all[QUEUES_MAX];
	const struct workcal *cal;
	size_t n, got;
	(void)state;

	trial_sql(DB, read);
	idle = handler_reads() - before;
	assert_int_equal(calendar_of(&t.cx, t.desk.unit, &cal), OK);
	assert_int_equal(queues_of(&t.cx, &t.desk, all, &n), OK);
	for (size_t i = 0; i < n; i++) {
		const struct queue_filter any = { DUE_ANY, "",
						  { INT64_MIN } };
		const struct queue_place start = { .at = { INT64_MIN } };

		before = handler_reads();
		assert_int_equal(queue_list(&t.cx, &t.desk, cal, &all[i], &any,
					    &start, 26, &rows, &got),
				 OK);
		used = handler_reads() - before - idle;
		if (used > 26 * 8)
			fail_msg("%s: %lld rows read for %zu", all[i].slug,
				 used, got);
	}
}

#define ROOM 10000

/* Ten thousand on one desk's shelves, ten of them not there. */
static void fill_room(struct count_id id)
{
	char sql[600];

	trial_sql(DB, "DROP TRIGGER dossier_follows_ledger");
	trial_sql(DB, "DROP TRIGGER dossier_is_what_its_event_says");
	trial_sql(DB, "UPDATE dossier d JOIN unit u ON u.code = 'W-HV-HCC'"
		      " SET d.state = 'DA_TIEP_NHAN', d.holder_unit_id = u.id,"
		      " d.in_transit = 0, d.finished_at = NULL,"
		      " d.returned_at = NULL WHERE d.id <= 10000");
	snprintf(sql, sizeof(sql),
		 "INSERT INTO shelf_scan (count_id, code, dossier_id, seq,"
		 " state, holder_unit_id, in_transit, at, account_id)"
		 " SELECT %lld, code, id, last_seq, state, holder_unit_id,"
		 " in_transit, '2026-11-18 02:00:00', %lld FROM dossier"
		 " WHERE id <= 10000 AND id %% 1000 <> 0",
		 (long long)id.v, (long long)t.desk.id.v);
	trial_sql(DB, sql);
}

static void a_room_of_ten_thousand_is_compared_in_one_closing(void **state)
{
	int64_t kinds[MISMATCH_KIND_COUNT];
	struct shelf_count c;
	struct count_id id;
	struct timespec from, to;
	long long before;
	(void)state;

	assert_int_equal(shelf_start(&t.cx, &t.desk, trial_key(&t),
				     "Mọi kệ của quầy", &id),
			 OK);
	fill_room(id);
	t.cx.now.s += 3600;
	before = handler_reads();
	clock_gettime(CLOCK_MONOTONIC, &from);
	if (shelf_close(&t.cx, &t.desk, id, false) != OK)
		fail_msg("%s %s", t.cx.fault.message, t.cx.fault.detail);
	clock_gettime(CLOCK_MONOTONIC, &to);
	before = handler_reads() - before;
	print_message("# %d dossiers compared in %ld ms, %lld rows read\n",
		      ROOM,
		      (to.tv_sec - from.tv_sec) * 1000 +
			      (to.tv_nsec - from.tv_nsec) / 1000000,
		      before);
	assert_int_equal(shelf_summary(&t.cx, id, kinds), OK);
	assert_true(kinds[MISMATCH_MISSING] >= 10);
	assert_int_equal(kinds[MISMATCH_CLOSED] + kinds[MISMATCH_ELSEWHERE] +
				 kinds[MISMATCH_UNSIGNED],
			 0);
	assert_int_equal(shelf_open(&t.cx, &t.desk, id, &c), OK);
	assert_int_equal(c.scanned, ROOM - 10);
	assert_true(c.expected >= ROOM);
	if (before > ROOM * 12LL)
		fail_msg("%lld rows read for %d dossiers", before, ROOM);
}

static enum err count_late(struct cx *cx, const struct late_line *line,
			   void *arg)
{
	(void)cx;
	late_count(arg, line);
	return OK;
}

/* A list of late dossiers costs what was due in its period. */
static void a_month_touches_what_was_due_in_it(void **state)
{
	struct late_scope scope = { .authority = t.desk.authority };
	struct late_totals totals = { 0 };
	long long before, idle, used, due, all;
	(void)state;

	assert_true(period_parse("2026-10", &scope.period));
	due = trial_number(DB, "SELECT COUNT(*) FROM dossier WHERE due_at >="
			       " '2026-09-30 17:00' AND due_at <"
			       " '2026-10-31 17:00'");
	all = trial_number(DB, "SELECT COUNT(*) FROM dossier");
	before = handler_reads();
	idle = handler_reads() - before;
	before = handler_reads();
	assert_int_equal(late_each(&t.cx, &scope, count_late, &totals), OK);
	used = handler_reads() - before - idle;
	assert_true(totals.late > 0 && due < all / 10);
	if (used > due + totals.late * 10)
		fail_msg("%lld rows read for %lld late of %lld due of %lld",
			 used, (long long)totals.late, due, all);
}

#define LATE 5000

static void owe_explanations(void)
{
	trial_sql(DB, "INSERT INTO explanation (dossier_id, round,"
		      " lead_unit_id, authority_id, late_since, opened_at,"
		      " state, words) SELECT id, 1, seat_lead_id, seat_id,"
		      " DATE(due_at + INTERVAL 7 HOUR) + INTERVAL 1 DAY,"
		      " '2026-11-18 01:00:00', 'MO', REPEAT('x', 1000)"
		      " FROM dossier WHERE due_at IS NOT NULL ORDER BY id"
		      " LIMIT 5000");
	trial_sql(DB, "ANALYZE TABLE explanation");
}

/* Everybody may ask for the public list, and page through it: its figures are
 * counted from keys, its page is 25 dossiers, the last like the first. */
static void the_public_list_of_thousands_is_cheap(void **state)
{
	const struct late_filter any = { "", "", DAY_NONE, DAY_NONE, false, false };
	struct late_row *rows;
	struct late_sum *sums;
	int64_t total = 0;
	long long before;
	struct day first;
	size_t n;
	(void)state;

	owe_explanations();
	before = handler_reads();
	assert_int_equal(late_first_due(&t.cx, &first), OK);
	before = handler_reads() - before;
	if (before > 200)
		fail_msg("%lld rows read for the first month", before);
	before = handler_reads();
	assert_int_equal(late_sums(&t.cx, &any, &sums, &n), OK);
	before = handler_reads() - before;
	for (size_t i = 0; i < n; i++)
		total += sums[i].n;
	assert_int_equal(total, LATE);
	print_message("# %d counted by %lld rows read\n", LATE, before);
	if (before > LATE * 8LL)
		fail_msg("%lld rows read to count %d", before, LATE);
	for (int64_t skip = 0; skip < LATE; skip += LATE - LATE_ROWS) {
		before = handler_reads();
		assert_int_equal(late_rows(&t.cx, &any, skip, LATE_ROWS, &rows,
					   &n),
				 OK);
		before = handler_reads() - before;
		assert_int_equal(n, LATE_ROWS);
		print_message("# %zu after %lld by %lld rows read\n", n,
			      (long long)skip, before);
		if (before > LATE * 8LL)
			fail_msg("%lld rows read for a page of %d", before,
				 LATE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_queue_and_search_is_a_range_of_its_key),
		cmocka_unit_test(a_page_touches_a_few_hundred_rows),
		cmocka_unit_test(a_month_touches_what_was_due_in_it),
		cmocka_unit_test(the_public_list_of_thousands_is_cheap),
		/* Last: it fills the desk. */
		cmocka_unit_test(
			a_room_of_ten_thousand_is_compared_in_one_closing),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
