/*
 * The register of a year with 40 000 dossiers: numbers are consecutive, any
 * page is found at once, the whole is read with level memory; and what a
 * receipt prints is the number of the line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "../support/trial.h"
#include "domain/casework/dossier.h"
#include "domain/desk/book.h"
#include "domain/desk/handover_day.h"

#include <cmocka.h>

#define DB "motcua_trial_book"
#define YEAR 2025
#define LINES 40000
#define A_DAY 250

static struct trial t;
static struct dossier first;

/* Copies of a real dossier, 250 a day from 1 July 2025 on; neither queues nor
 * records matter here. */
static const char *const copies[] = {
	"BEGIN NOT ATOMIC"
	" FOR t IN (SELECT trigger_name AS name FROM"
	"  information_schema.triggers WHERE trigger_schema = DATABASE()"
	"  AND event_manipulation = 'INSERT'"
	"  AND event_object_table IN ('dossier', 'applicant', 'event')) DO"
	"  EXECUTE IMMEDIATE CONCAT('DROP TRIGGER ', t.name);"
	" END FOR;"
	" END",
	"CREATE TABLE many AS SELECT d.*, s.seq - 1 AS k FROM dossier d"
	" JOIN seq_1_to_40000 s WHERE d.id = (SELECT MIN(id) FROM dossier)",
	"UPDATE many SET id = 100000 + k,"
	" day = DATE '2025-07-01' + INTERVAL k DIV 250 DAY,"
	" seq = k MOD 250 + 1, code = CONCAT('H17.81-', k),"
	" token_digest = UNHEX(SHA2(k, 256))",
	"ALTER TABLE many DROP COLUMN k",
	/* Without the column that the table computes itself. */
	"BEGIN NOT ATOMIC"
	" SET @all = (SELECT GROUP_CONCAT(column_name) FROM"
	"  information_schema.columns WHERE table_schema = DATABASE()"
	"  AND table_name = 'dossier' AND generation_expression IS NULL);"
	" EXECUTE IMMEDIATE CONCAT('INSERT INTO dossier (', @all, ') SELECT ',"
	"  @all, ' FROM many');"
	" END",
	"CREATE TABLE people AS SELECT a.*, m.id AS k FROM applicant a"
	" JOIN many m WHERE a.dossier_id = (SELECT MIN(id) FROM dossier)",
	"UPDATE people SET dossier_id = k",
	"ALTER TABLE people DROP COLUMN k",
	"INSERT INTO applicant SELECT * FROM people",
	"CREATE TABLE told AS SELECT e.*, m.id AS k FROM event e JOIN many m"
	" WHERE e.dossier_id = (SELECT MIN(id) FROM dossier)"
	" AND e.move IN ('tiep-nhan', 'chuyen', 'nhan', 'trinh', 'tra-ket-qua')",
	"UPDATE told SET dossier_id = k, id = 0",
	"ALTER TABLE told DROP COLUMN k",
	"INSERT INTO event SELECT * FROM told",
	"INSERT INTO dossier_counter SELECT authority_id, day, MAX(seq)"
	" FROM many GROUP BY authority_id, day",
};

static int make(void **state)
{
	(void)state;
	trial_make(&t, DB);
	trial_receive(&t, &first);
	trial_reach(&t, &first, STATE_RETURNED);
	for (size_t i = 0; i < sizeof(copies) / sizeof(copies[0]); i++)
		trial_sql(DB, copies[i]);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	trial_drop(&t, DB);
	return 0;
}

static double seconds(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void a_book_knows_its_size(void **state)
{
	int64_t n;

	(void)state;
	assert_int_equal(book_size(&t.cx, t.desk.authority, YEAR, &n), OK);
	assert_int_equal(n, LINES);
	assert_int_equal(book_size(&t.cx, t.desk.authority, 2019, &n), OK);
	assert_int_equal(n, 0);
	assert_int_equal(book_size(&t.cx, t.stranger.authority, YEAR, &n), OK);
	assert_int_equal(n, 0);
}

static void any_page_is_found_by_its_first_number(void **state)
{
	static const int64_t firsts[] = { 1, 250, 251, 12345, 39801, 40000 };
	struct book_line *lines;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(firsts) / sizeof(firsts[0]); i++) {
		double t0 = seconds();

		assert_int_equal(book_read(&t.cx, t.desk.authority, YEAR,
					   firsts[i], BOOK_PAGE, &lines, &n),
				 OK);
		assert_true(seconds() - t0 < 0.5);
		assert_int_equal(n, LINES - firsts[i] + 1 < BOOK_PAGE ?
					    LINES - firsts[i] + 1 :
					    BOOK_PAGE);
		for (size_t k = 0; k < n; k++)
			assert_int_equal(lines[k].number,
					 firsts[i] + (int64_t)k);
	}
	assert_int_equal(book_read(&t.cx, t.desk.authority, YEAR, LINES + 1,
				   BOOK_PAGE, &lines, &n),
			 OK);
	assert_int_equal(n, 0);
}

static enum err count(struct cx *cx, const struct book_line *line, void *arg)
{
	int64_t *last = arg;

	(void)cx;
	assert_int_equal(line->number, *last + 1);
	assert_string_equal(line->receiver, "Nguyễn Thị Hường");
	*last = line->number;
	return OK;
}

static void a_year_is_read_in_order_with_level_memory(void **state)
{
	struct rusage before, after;
	double t0 = seconds();
	int64_t last = 0;

	(void)state;
	getrusage(RUSAGE_SELF, &before);
	assert_int_equal(book_each(&t.cx, t.desk.authority, YEAR, count,
				   &last),
			 OK);
	getrusage(RUSAGE_SELF, &after);
	assert_int_equal(last, LINES);
	print_message("40 000 lines in %.2f s, %ld KiB more memory\n",
		      seconds() - t0, after.ru_maxrss - before.ru_maxrss);
	assert_true(seconds() - t0 < 30);
	assert_true(after.ru_maxrss - before.ru_maxrss < 48 * 1024);
}

static enum err stop_at_ten(struct cx *cx, const struct book_line *line,
			    void *arg)
{
	(void)arg;
	return line->number < 10 ? OK :
				   refuse(cx, ERR_LIMIT, NULL, "Đủ %d dòng",
					  10);
}

static void a_reader_that_stops_is_heard(void **state)
{
	struct arena *arena = t.cx.arena;

	(void)state;
	assert_int_equal(book_each(&t.cx, t.desk.authority, YEAR, stop_at_ten,
				   NULL),
			 ERR_LIMIT);
	assert_ptr_equal(t.cx.arena, arena);
	assert_string_equal(t.cx.fault.message, "Đủ 10 dòng");
}

static void a_receipt_prints_the_number_of_its_line(void **state)
{
	struct book_line *lines;
	unsigned year, month, dom;
	int64_t number;
	int of_year;
	size_t n;

	(void)state;
	assert_int_equal(book_entry(&t.cx, (struct dossier_id){ 100000 + 12344 },
				    &of_year, &number),
			 OK);
	assert_int_equal(of_year, YEAR);
	assert_int_equal(number, 12345);
	day_split(instant_day(first.received_at), &year, &month, &dom);
	assert_int_equal(book_entry(&t.cx, first.id, &of_year, &number), OK);
	assert_int_equal(of_year, year);
	assert_int_equal(book_read(&t.cx, t.desk.authority, of_year, number, 1,
				   &lines, &n),
			 OK);
	assert_int_equal(n, 1);
	assert_string_equal(lines[0].code, first.code);
	assert_true(lines[0].returned_at.s == first.returned_at.s);
}

/* What the trial's dossier went through today. */
static void a_day_lists_what_was_given_to_whom(void **state)
{
	struct day today = instant_day(t.cx.now);
	struct given *given;
	bool is_cut;
	size_t n;

	(void)state;
	if (handover_day(&t.cx, t.desk.unit, today, GIVEN_PAPERS, &given, &n,
			 &is_cut) != OK)
		fail_msg("%s", t.cx.fault.detail);
	assert_true(n > 0);
	assert_true(given[0].to.v != t.desk.unit.v);
	assert_true(given[0].taken_at.s != INSTANT_NONE.s);
	assert_int_equal(n, HANDOVER_DAY_MAX);
	assert_true(is_cut); /* the copies were given today too */
	assert_int_equal(handover_day(&t.cx, t.desk.unit,
				      (struct day){ today.n + 1 },
				      GIVEN_PAPERS, &given, &n, &is_cut),
			 OK);
	assert_int_equal(n, 0);
	assert_false(is_cut);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_book_knows_its_size),
		cmocka_unit_test(any_page_is_found_by_its_first_number),
		cmocka_unit_test(a_year_is_read_in_order_with_level_memory),
		cmocka_unit_test(a_reader_that_stops_is_heard),
		cmocka_unit_test(a_receipt_prints_the_number_of_its_line),
		cmocka_unit_test(a_day_lists_what_was_given_to_whom),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
