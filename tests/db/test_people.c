/*
 * Roles and delegations by date, the second factor, a year's publication:
 * in a ward of its own whose now is given.
 */
#include <string.h>

#include "../support/fixture.h"
/* Before cmocka.h, which makes a macro of fail(). */
#include "base/totp.h"
#include "domain/calendar.h"
#include "domain/calendar_change.h"
#include "domain/delegation.h"
#include "domain/factor.h"
#include "domain/org.h"
#include "domain/power.h"

#define DB "trial_people"
#define TODAY day_join(2026, 11, 18)

static struct person person_of(const char *login)
{
	struct person p;

	assert_int_equal(people_load(&t.cx, login, &p), OK);
	return p;
}

static struct delegation_new usual(void)
{
	return (struct delegation_new){
		.to = t.handler.id,
		.role = "UBND_LEADER",
		.unit = t.leader.unit,
		.from_day = day_join(2026, 11, 20),
		.to_day = day_join(2026, 11, 27),
		.scope = "all",
		.value = "",
		.decision_no = "12/QĐ-UBND",
		.ground = "Đi công tác",
	};
}

static enum err give(const struct delegation_new *in)
{
	struct person giver = person_of("chutich");

	return delegation_make(&t.cx, &t.leader, &giver, in);
}

static void stand_on(struct day day)
{
	t.cx.now = instant_at(day, 510);
}

/* Whether the delegate has the role of its giver on a day. */
static bool acts_on(struct day day)
{
	struct account_unit *units;
	bool found = false;
	size_t n;

	stand_on(day);
	assert_int_equal(account_units(&t.cx, t.handler.id, &units, &n), OK);
	for (size_t i = 0; i < n; i++)
		found |= units[i].is_delegated;
	stand_on(TODAY);
	return found;
}

static void a_delegation_reaches_from_its_first_day_to_its_last(void **state)
{
	struct delegation_new in = usual();
	(void)state;

	assert_int_equal(give(&in), OK);
	assert_false(acts_on(day_join(2026, 11, 19)));
	assert_true(acts_on(day_join(2026, 11, 20)));
	assert_true(acts_on(day_join(2026, 11, 27)));
	assert_false(acts_on(day_join(2026, 11, 28)));
}

static void days_that_touch_it_are_refused_and_the_day_after_is_not(void **state)
{
	struct delegation_new in = usual();
	(void)state;

	in.from_day = day_join(2026, 11, 27);
	in.to_day = day_join(2026, 12, 3);
	assert_int_equal(give(&in), ERR_INPUT);
	in.from_day = day_join(2026, 11, 28);
	assert_int_equal(give(&in), OK);
}

static void an_early_end_is_a_row_of_its_own(void **state)
{
	struct delegation *list;
	size_t n;
	(void)state;

	assert_int_equal(delegation_list(&t.cx, &t.leader, &list, &n), OK);
	assert_int_equal(n, 2);
	/* The newest first: the second one. */
	assert_int_equal(delegation_end(&t.cx, &t.leader, list[1].id,
					day_join(2026, 11, 24), "Đã về"),
			 OK);
	assert_true(acts_on(day_join(2026, 11, 23)));
	assert_false(acts_on(day_join(2026, 11, 24)));
	assert_int_equal(delegation_end(&t.cx, &t.leader, list[1].id,
					day_join(2026, 11, 23), "x"),
			 ERR_STATE);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM delegation"
					  " WHERE valid_to = '2026-11-27'"),
			 1);
}

static void it_lapses_with_the_givers_role(void **state)
{
	(void)state;
	assert_true(acts_on(day_join(2026, 11, 30)));
	trial_sql(DB, "UPDATE account_role SET valid_to = '2026-11-29'"
		      " WHERE role = 'UBND_LEADER'");
	assert_true(acts_on(day_join(2026, 11, 29)));
	assert_false(acts_on(day_join(2026, 11, 30)));
}

static void a_reach_of_one_procedure_takes_the_role_away_elsewhere(void **state)
{
	const struct actor a = { .roles = 0x14, .delegated_roles = 0x10,
				 .delegated_scope = "procedure",
				 .delegated_value = "1.004873" };
	(void)state;

	assert_int_equal(power_for(&a, "Hộ tịch", "1.004873").roles, 0x14);
	assert_int_equal(power_for(&a, "Hộ tịch", "1.001193").roles, 0x04);
	assert_int_equal(power_for(&a, "Hộ tịch", "1.001193").delegated_roles,
			 0);
}

static void a_code_works_once_and_so_does_a_recovery_code(void **state)
{
	const char *codes[RECOVERY_CODES], *secret;
	char code[9];
	(void)state;

	assert_int_equal(factor_offer(&t.cx, &t.clerk, "phien", &secret), OK);
	assert_true(totp_code(secret, totp_step(t.cx.now), 6, code));
	assert_int_equal(factor_enrol(&t.cx, &t.clerk, "phien", code, codes),
			 OK);
	/* The code of the enrolment is used up. */
	assert_int_equal(factor_check(&t.cx, &t.clerk, code), ERR_INPUT);
	t.cx.now.s += TOTP_STEP_S;
	assert_true(totp_code(secret, totp_step(t.cx.now), 6, code));
	assert_int_equal(factor_check(&t.cx, &t.clerk, code), OK);
	assert_int_equal(factor_check(&t.cx, &t.clerk, code), ERR_INPUT);
	assert_int_equal(factor_check(&t.cx, &t.clerk, codes[3]), OK);
	assert_int_equal(factor_check(&t.cx, &t.clerk, codes[3]), ERR_INPUT);
	/* Another's code is nothing here. */
	assert_int_equal(factor_check(&t.cx, &t.head, codes[4]), ERR_INPUT);
}

static void ten_wrong_codes_close_the_door_for_a_while(void **state)
{
	enum err err = OK;
	(void)state;

	for (int i = 0; i < 12; i++)
		err = factor_check(&t.cx, &t.desk2, "000000");
	assert_int_equal(err, ERR_LIMIT);
	t.cx.now.s += SIGN_IN_MINUTES * 60 + 1;
	assert_int_equal(factor_check(&t.cx, &t.desk2, "000000"), ERR_INPUT);
	stand_on(TODAY);
}

static void a_years_publication_makes_a_provisional_date_firm(void **state)
{
	const struct calendar_change year = { .what = "nam", .year = 2027,
					      .kind = "", .note = "",
					      .hours = "", .day = DAY_NONE,
					      .ground = "Thông báo 9/TB" };
	struct calendar_trial trial;
	struct actor head = t.desk2;
	struct moved *moved;
	struct dossier d;
	struct step step;
	size_t n;
	(void)state;

	stand_on(day_join(2026, 12, 30)); /* three working days: 2027 */
	trial_receive(&t, &d);
	assert_true(d.is_provisional);
	assert_int_equal(calendar_check(&t.cx, &year, &trial), OK);
	assert_int_equal(calendar_moved(&t.cx, t.desk.authority, &trial,
					&moved, &n),
			 OK);
	assert_int_equal(n, 1);
	assert_string_equal(moved[0].code, d.code);
	assert_true(moved[0].was_provisional && !moved[0].is_provisional);
	assert_int_equal(calendar_write(&t.cx, &t.desk, &year), OK);
	assert_int_equal(calendar_write(&t.cx, &t.desk, &year), ERR_INPUT);
	trial_reload(&t, &d);
	assert_true(d.is_provisional); /* nobody was asked yet */
	t.cx.now.s += 60;
	step = trial_step(&t, &d, MOVE_RECALENDAR);
	assert_int_equal(dossier_move(&t.cx, &t.desk, d.id, &step),
			 ERR_DENIED); /* an officer of the desk */
	step = trial_step(&t, &d, MOVE_RECALENDAR);
	assert_int_equal(dossier_move(&t.cx, &head, d.id, &step), OK);
	trial_reload(&t, &d);
	assert_false(d.is_provisional);
	step = trial_step(&t, &d, MOVE_RECALENDAR);
	assert_int_equal(dossier_move(&t.cx, &head, d.id, &step), ERR_STATE);
	stand_on(TODAY);
}

static void who_continues_follows_from_the_stored_rows(void **state)
{
	struct unit old, *heirs;
	size_t n;
	(void)state;

	assert_int_equal(unit_by_code(&t.cx, "LC-MC", &old), OK);
	assert_int_equal(unit_successor(&t.cx, old.id,
					day_join(2025, 6, 30), &heirs, &n),
			 OK);
	assert_int_equal(n, 1);
	assert_string_equal(heirs[0].code, "LC-MC");
	assert_int_equal(unit_successor(&t.cx, old.id, day_join(2025, 7, 1),
					&heirs, &n),
			 OK);
	assert_int_equal(n, 3);
	assert_string_equal(heirs[0].code, "W-HK-HCC");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_delegation_reaches_from_its_first_day_to_its_last),
		cmocka_unit_test(days_that_touch_it_are_refused_and_the_day_after_is_not),
		cmocka_unit_test(an_early_end_is_a_row_of_its_own),
		cmocka_unit_test(it_lapses_with_the_givers_role),
		cmocka_unit_test(a_reach_of_one_procedure_takes_the_role_away_elsewhere),
		cmocka_unit_test(a_code_works_once_and_so_does_a_recovery_code),
		cmocka_unit_test(ten_wrong_codes_close_the_door_for_a_while),
		cmocka_unit_test(a_years_publication_makes_a_provisional_date_firm),
		cmocka_unit_test(who_continues_follows_from_the_stored_rows),
	};

	return ward_run(DB, tests);
}
