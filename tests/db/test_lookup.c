/* What the public sees of a dossier, and by what key. */
#include <string.h>

#include "../support/fixture.h"
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/citizen/lookup.h"
#include "domain/reception/receive.h"

#define DB "motcua_trial_lookup"

static int morning(void **state)
{
	(void)state;
	t.cx.now = instant_at(day_join(2026, 11, 18), 510);
	t.cx.fault = (struct fault){ 0 };
	return 0;
}

static void codes(const struct dossier *d, char secret[RECEIPT_SECRET_LEN + 1],
		  char token[TOKEN_TEXT_LEN + 1])
{
	assert_int_equal(dossier_receipt_codes(&t.cx, d->id, secret, token),
			 OK);
}

static void the_code_alone_gives_the_step_and_the_appointment(void **state)
{
	struct dossier d;
	struct status s;
	uint64_t before;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	before = db_statements(t.cx.db);
	assert_int_equal(lookup_status(&t.cx, d.code, &s), OK);
	/* The dossier, and its desk's address of today. */
	assert_int_equal(db_statements(t.cx.db) - before, 2);
	assert_int_equal(s.state, STATE_EXAMINING);
	assert_int_equal(s.steps_done, 2);
	assert_int_equal(s.first_due_at.s, d.first_due_at.s);
	assert_int_equal(lookup_status(&t.cx, "H17.82-261118-9999", &s),
			 ERR_MISSING);
}

static void late_is_counted_by_days_and_ends_with_the_result(void **state)
{
	struct instant due = instant_at(day_join(2026, 11, 20), 1050);
	struct instant evening = instant_at(day_join(2026, 11, 20), 1400);
	struct instant morrow = instant_at(day_join(2026, 11, 21), 1);
	struct status s = { .state = STATE_EXAMINING,
			    .clock = CLOCK_RUNS,
			    .first_due_at = due,
			    .due_at = due,
			    .finished_at = INSTANT_NONE };
	(void)state;

	assert_int_equal(status_lateness(&s, evening), NOT_LATE);
	assert_int_equal(status_lateness(&s, morrow), LATE_OPEN);
	s.clock = CLOCK_PAUSED;
	s.due_at = INSTANT_NONE; /* stopped in time: it waits for others */
	assert_int_equal(status_lateness(&s, morrow), NOT_LATE);
	s.due_at = due; /* stopped when it was late already */
	assert_int_equal(status_lateness(&s, morrow), LATE_OPEN);
	s.clock = CLOCK_STOPPED;
	s.finished_at = evening;
	assert_int_equal(status_lateness(&s, morrow), NOT_LATE);
	s.finished_at = morrow;
	assert_int_equal(status_lateness(&s, morrow), LATE_DONE);
}

static enum err tried(const char *code, const char *secret)
{
	return lookup_verify(&t.cx, code, secret, "192.0.2.1");
}

static void the_receipts_secret_opens_and_no_other(void **state)
{
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];
	char other[RECEIPT_SECRET_LEN + 1];
	struct dossier d, e;
	(void)state;

	trial_receive(&t, &d);
	trial_receive(&t, &e);
	codes(&d, secret, token);
	codes(&e, other, token);
	assert_int_equal(tried(d.code, secret), OK);
	assert_int_equal(tried(d.code, other), ERR_MISSING);
	assert_int_equal(tried(d.code, ""), ERR_MISSING);
}

static void no_such_number_and_wrong_secret_are_one_answer(void **state)
{
	uint64_t wrong, unknown, before = db_statements(t.cx.db);
	struct dossier d;
	struct fault first;
	(void)state;

	trial_receive(&t, &d);
	before = db_statements(t.cx.db);
	assert_int_equal(tried(d.code, "222222"), ERR_MISSING);
	wrong = db_statements(t.cx.db) - before;
	first = t.cx.fault;
	before = db_statements(t.cx.db);
	assert_int_equal(tried("H17.82-261118-9999", "222222"),
			 ERR_MISSING);
	unknown = db_statements(t.cx.db) - before;
	assert_int_equal(wrong, unknown);
	assert_ptr_equal(first.message, t.cx.fault.message);
}

static void after_ten_wrong_secrets_even_the_right_one_waits(void **state)
{
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];
	struct dossier d, e;
	(void)state;

	trial_receive(&t, &d);
	trial_receive(&t, &e);
	codes(&d, secret, token);
	for (int i = 0; i < SECRET_TRIES; i++)
		assert_int_equal(tried(d.code, "222222"),
				 ERR_MISSING);
	assert_int_equal(tried(d.code, secret), ERR_LIMIT);
	assert_non_null(strstr(t.cx.fault.message, "15 phút"));
	/* Nobody else's dossier waits with it, a guessed number does. */
	codes(&e, secret, token);
	assert_int_equal(tried(e.code, secret), OK);
	codes(&d, secret, token);
	t.cx.now.s += SECRET_MINUTES * 60;
	assert_int_equal(tried(d.code, secret), OK);
}

static void who_guesses_from_elsewhere_does_not_shut_the_owner_out(void **state)
{
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];
	struct dossier d;
	int n = 0;
	(void)state;

	trial_receive(&t, &d);
	codes(&d, secret, token);
	/* One network of IPv6 is one, however many addresses it has. */
	for (int i = 0; i < SECRET_TRIES; i++)
		assert_int_equal(
			lookup_verify(&t.cx, d.code, "222222",
				      i % 2 ? "2001:db8:1:2::7" :
					      "2001:db8:1:2:ffff::1"),
			ERR_MISSING);
	assert_int_equal(lookup_verify(&t.cx, d.code, "222222",
				       "2001:db8:1:2::9"),
			 ERR_LIMIT);
	for (int i = 0; i < 5 * SECRET_TRIES; i++)
		assert_int_equal(tried(d.code, secret), OK); /* good ones */
	/* Many networks together meet a wider limit. */
	for (int i = 0; i < 2 * SECRET_TRIES_ALL; i++)
		n += lookup_verify(&t.cx, d.code, "222222",
				   i % 2 ? "198.51.100.1" :
					   arena_printf(t.cx.arena,
							"203.0.113.%d", i)) ==
		     ERR_MISSING;
	assert_int_equal(n, SECRET_TRIES_ALL - SECRET_TRIES);
}

static void guessing_an_unknown_number_meets_the_same_limit(void **state)
{
	(void)state;
	for (int i = 0; i < SECRET_TRIES; i++)
		assert_int_equal(tried("H17.82-261118-8888", "222222"),
				 ERR_MISSING);
	assert_int_equal(tried("H17.82-261118-8888", "222222"),
			 ERR_LIMIT);
}

static void the_token_of_the_qr_code_finds_its_dossier(void **state)
{
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];
	const char *code;
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	codes(&d, secret, token);
	assert_int_equal(lookup_token(&t.cx, token, &code), OK);
	assert_string_equal(code, d.code);
	token[3] = token[3] == 'B' ? 'C' : 'B';
	assert_int_equal(lookup_token(&t.cx, token, &code), ERR_MISSING);
	assert_int_equal(lookup_token(&t.cx, "", &code), ERR_MISSING);
}

static void a_pass_holds_for_its_code_and_its_time_only(void **state)
{
	const char *pass = lookup_pass_make(&t.cx, "H17.82-261118-0001", 30);
	char *bent = arena_strdup(t.cx.arena, pass);
	(void)state;

	assert_true(lookup_pass_holds(&t.cx, pass, "H17.82-261118-0001"));
	assert_false(lookup_pass_holds(&t.cx, pass, "H17.82-261118-0002"));
	assert_false(lookup_pass_holds(&t.cx, pass, "H17.82-261118-000"));
	bent[strlen(bent) - 1] ^= 1;
	assert_false(lookup_pass_holds(&t.cx, bent, "H17.82-261118-0001"));
	bent = arena_strdup(t.cx.arena, pass);
	strchr(bent, '~')[1]++; /* a later expiry */
	assert_false(lookup_pass_holds(&t.cx, bent, "H17.82-261118-0001"));
	assert_false(lookup_pass_holds(&t.cx, "", "H17.82-261118-0001"));
	assert_false(lookup_pass_holds(&t.cx, "H17.82-261118-0001~",
				       "H17.82-261118-0001"));
	t.cx.now.s += 30 * 60 + 1;
	assert_false(lookup_pass_holds(&t.cx, pass, "H17.82-261118-0001"));
}

static void with_the_receipt_one_sees_units_papers_and_days(void **state)
{
	const struct explain *days;
	struct public_dossier p;
	struct public_event *events;
	struct deadline due;
	struct paper *papers;
	struct dossier d;
	size_t n, papers_n;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	assert_int_equal(lookup_full(&t.cx, d.code, &p), OK);
	assert_string_equal(p.holder_unit_name, d.holder_unit_name);
	assert_string_equal(p.masked_name, "Nguyễn T** H**");
	assert_int_equal(lookup_papers(&t.cx, p.id, &papers, &papers_n), OK);
	assert_int_equal(papers_n, 2);
	assert_false(papers[0].is_shown);
	assert_true(papers[1].is_shown);
	assert_int_equal(papers[1].originals, 0);
	assert_int_equal(lookup_events(&t.cx, p.id, &events, &n), OK);
	assert_int_equal(n, 4);
	assert_int_equal(events[3].move, MOVE_ASSIGN);
	assert_int_equal(
		lookup_explain(&t.cx, &p, events, n, &due, &days), OK);
	assert_int_equal(due.due.s, d.due_at.s);
}

static void no_view_of_the_public_holds_a_person(void **state)
{
	(void)state;
	assert_int_equal(
		trial_number(DB, "SELECT COUNT(*) FROM"
				 " information_schema.columns WHERE"
				 " table_schema = '" DB "' AND table_name IN"
				 " ('public_status', 'public_dossier',"
				 " 'public_event', 'public_paper') AND"
				 " column_name IN ('name_fold', 'id_number',"
				 " 'id_digest', 'birth', 'email', 'phone',"
				 " 'owner_name', 'content', 'note', 'data',"
				 " 'account_id', 'holder_id', 'handler_id',"
				 " 'receipt_nonce')"),
		0);
}

#define TEST(name) cmocka_unit_test_setup(name, morning)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_code_alone_gives_the_step_and_the_appointment),
		TEST(late_is_counted_by_days_and_ends_with_the_result),
		TEST(the_receipts_secret_opens_and_no_other),
		TEST(no_such_number_and_wrong_secret_are_one_answer),
		TEST(after_ten_wrong_secrets_even_the_right_one_waits),
		TEST(who_guesses_from_elsewhere_does_not_shut_the_owner_out),
		TEST(guessing_an_unknown_number_meets_the_same_limit),
		TEST(the_token_of_the_qr_code_finds_its_dossier),
		TEST(a_pass_holds_for_its_code_and_its_time_only),
		TEST(with_the_receipt_one_sees_units_papers_and_days),
		TEST(no_view_of_the_public_holds_a_person),
	};

	return ward_run(DB, tests);
}
