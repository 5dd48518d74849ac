/*
 * Every statement of the library against the real schema: it prepares, its
 * signature fits, and no SELECT walks a large table from end to end.
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

static MYSQL *link_;

/* Tables that grow with the years. */
static const char *const large[] = { "dossier", "event", "applicant", "audit",
				     "secret_attempt", "submission", "attachment",
				     "attachment_event", "seal", "warning", "d", "e",
				     "a", "explanation",
				     "accountability_round",
				     "accountability_file_dossier", "r", "l",
				     "mismatch", "shelf_scan", "m" };
/* Walk on purpose: page by page, or capped. */
static const char *const allowed[] = { "q_count", "q_list", "q_any" };

static int open_link(void **state)
{
	(void)state;
	link_ = mysql_init(NULL);
	return mysql_real_connect(link_, NULL, trial_operator(), NULL,
				  "motcua", 0, getenv("DB_SOCKET"), 0) ?
		       0 :
		       -1;
}

static int close_link(void **state)
{
	(void)state;
	mysql_close(link_);
	return 0;
}

static void every_statement_prepares_and_fits_its_signature(void **state)
{
	(void)state;
	size_t n = 0;

	for (const struct stmt *const *s = stmts_begin(); s < stmts_end(); s++) {
		MYSQL_STMT *ms = mysql_stmt_init(link_);

		if (mysql_stmt_prepare(ms, (*s)->sql, strlen((*s)->sql)))
			fail_msg("%s (%s): %s", (*s)->name, (*s)->file,
				 mysql_stmt_error(ms));
		if (mysql_stmt_param_count(ms) != strlen((*s)->in) ||
		    mysql_stmt_field_count(ms) != strlen((*s)->out))
			fail_msg("%s (%s): signature \"%s\" -> \"%s\" but %lu"
				 " -> %u",
				 (*s)->name, (*s)->file, (*s)->in, (*s)->out,
				 mysql_stmt_param_count(ms),
				 mysql_stmt_field_count(ms));
		mysql_stmt_close(ms);
		n++;
	}
	assert_true(n > 60);
}

/* "?" -> a plausible value of its letter, outside quotes. */
static char *with_values(const struct stmt *s)
{
	size_t room = strlen(s->sql) + strlen(s->in) * 70 + 16;
	char *out = calloc(1, room), *end = out;
	const char *in = s->in;
	bool quoted = false;

	end += sprintf(end, "EXPLAIN ");
	for (const char *c = s->sql; *c; c++) {
		quoted ^= *c == '\'';
		if (*c != '?' || quoted) {
			*end++ = *c;
			continue;
		}
		switch (*in++) {
		case 'i':
			end += sprintf(end, "7");
			break;
		case 't':
			end += sprintf(end, "'2026-08-01 00:00:00'");
			break;
		case 'd':
			end += sprintf(end, "'2026-08-01'");
			break;
		case 'b':
			end += sprintf(end, "REPEAT('b', 32)");
			break;
		default:
			end += sprintf(end, "'DANG_THU_LY'");
		}
	}
	return out;
}

static bool is_in(const char *s, const char *const *list, size_t n)
{
	for (size_t i = 0; s && i < n; i++) {
		if (strcmp(s, list[i]) == 0)
			return true;
	}
	return false;
}
#define IN(s, list) is_in(s, list, sizeof(list) / sizeof((list)[0]))

/* A table of a few rows is walked though it has a key for the question; which
 * ones those are depends on who wrote what before. */
#define FEW 500

static bool walks_a_large_table(const char *explain)
{
	MYSQL_RES *res;
	MYSQL_ROW row;
	bool walks = false;

	if (mysql_query(link_, explain))
		fail_msg("%s: %s", explain, mysql_error(link_));
	res = mysql_store_result(link_);
	while ((row = mysql_fetch_row(res)))
		/* id, select_type, table, type, possible_keys, key, key_len,
		 * ref, rows, … */
		walks |= row[3] && strcmp(row[3], "ALL") == 0 &&
			 IN(row[2], large) &&
			 (!row[4] || !row[8] || atoll(row[8]) > FEW);
	mysql_free_result(res);
	return walks;
}

static void no_select_walks_a_large_table(void **state)
{
	(void)state;
	for (const struct stmt *const *s = stmts_begin(); s < stmts_end(); s++) {
		char *explain;

		if (strncmp((*s)->sql, "SELECT", 6) != 0 ||
		    IN((*s)->name, allowed) ||
		    strstr((*s)->sql, "account_role") ||
		    strstr((*s)->sql, "FROM account "))
			continue; /* some hundred accounts, read whole */
		explain = with_values(*s);
		if (walks_a_large_table(explain))
			fail_msg("%s (%s) walks a large table", (*s)->name,
				 (*s)->file);
		free(explain);
	}
}

/* The auditor's ways into the trail begin at their index entry and sort
 * nothing, however long the trail. */
static const char *plan_fault(const char *explain, const char *key)
{
	MYSQL_RES *res;
	MYSQL_ROW row;
	const char *fault = "does not read the trail";

	if (mysql_query(link_, explain))
		fail_msg("%s: %s", explain, mysql_error(link_));
	res = mysql_store_result(link_);
	while ((row = mysql_fetch_row(res))) {
		/* …, table 2, type 3, possible_keys 4, key 5, …, Extra 9 */
		if (strcmp(row[2], "a") != 0)
			continue;
		fault = !row[5] || strcmp(row[5], key) != 0 ? "another index" :
			strcmp(row[3], "range") != 0 &&
				strcmp(row[3], "ref") != 0 ? "not a range" :
			row[9] && strstr(row[9], "filesort") ? "sorts" :
								NULL;
		break;
	}
	mysql_free_result(res);
	return fault;
}

static void the_trail_is_read_along_its_indexes(void **state)
{
	static const char *const plans[][2] = {
		{ "q_day", "audit_day" },
		{ "q_day_refused", "audit_day_outcome" },
		{ "q_person", "audit_account" },
		{ "q_person_refused", "audit_account_outcome" },
		{ "q_dossier", "audit_dossier" },
		{ "q_dossier_refused", "audit_dossier_outcome" },
		{ "q_csv", "audit_day" },
	};
	size_t n = 0;

	(void)state;
	for (const struct stmt *const *s = stmts_begin(); s < stmts_end(); s++) {
		for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
			char *explain;
			const char *fault;

			if (strcmp((*s)->file, "lib/domain/inspection/trail.c") != 0 ||
			    strcmp((*s)->name, plans[i][0]) != 0)
				continue;
			explain = with_values(*s);
			fault = plan_fault(explain, plans[i][1]);
			if (fault)
				fail_msg("%s: %s", (*s)->name, fault);
			free(explain);
			n++;
		}
	}
	assert_int_equal(n, sizeof(plans) / sizeof(plans[0]));
}

static void a_control_does_walk(void **state)
{
	(void)state;
	assert_true(walks_a_large_table(
		"EXPLAIN SELECT id FROM dossier WHERE receive_way = 'x'"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_statement_prepares_and_fits_its_signature),
		cmocka_unit_test(no_select_walks_a_large_table),
		cmocka_unit_test(the_trail_is_read_along_its_indexes),
		cmocka_unit_test(a_control_does_walk),
	};

	return cmocka_run_group_tests(tests, open_link, close_link);
}
