/*
 * Roles and delegations by date, the second factor, a year's publication:
 * in a ward of its own whose now is given.
 */
#include <string.h>

#include "../support/fixture.h"
/* Before cmocka.h, which makes a macro of fail(). */
#include "domain/admin/calendar_change.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/clock/calendar.h"
#include "domain/foresight/forecast.h"
#include "domain/people/delegation.h"
#include "domain/people/factor.h"
#include "domain/people/org.h"
#include "domain/people/tries.h"
#include "domain/power.h"
#include "domain/proof/replay.h"
#include "domain/reception/receive.h"
#include "secret/totp.h"

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

static enum err end_from(int64_t id, struct day day)
{
	return delegation_end(&t.cx, &t.leader, id, day, "Đã về");
}

/* The signature of a day is one of a day with a delegation. */
static void a_delegation_used_today_ends_from_tomorrow(void **state)
{
	const struct day tomorrow = { TODAY.n + 1 };
	struct delegation_new in = usual();
	struct actor delegate = t.leader;
	struct delegation *list;
	struct dossier d;
	struct step step;
	size_t n;
	(void)state;

	stand_on(TODAY);
	in.to = t.desk2.id;
	in.from_day = TODAY;
	in.to_day = tomorrow;
	is_ok(give(&in));
	is_ok(delegation_list(&t.cx, &t.leader, &list, &n));
	is_ok(end_from(list[0].id, TODAY)); /* nobody has signed by it */
	is_ok(give(&in));
	is_ok(delegation_list(&t.cx, &t.leader, &list, &n));
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_FOR_SIGNATURE);
	delegate.id = t.desk2.id;
	delegate.delegated_roles = delegate.roles;
	delegate.delegated_from = t.leader.id;
	delegate.delegated_name = t.leader.name;
	delegate.delegated_scope = "all";
	delegate.delegated_value = "";
	step = trial_step(&t, &d, MOVE_SIGN);
	is_ok(dossier_move(&t.cx, &delegate, d.id, &step));
	refused(end_from(list[0].id, TODAY), ERR_INPUT,
		"từ ngày mai, 19/11/2026");
	is_ok(end_from(list[0].id, tomorrow));
	stand_on(TODAY);
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
	t.cx.now.s += TRIES_MINUTES * 60 + 1;
	assert_int_equal(factor_check(&t.cx, &t.desk2, "000000"), ERR_INPUT);
	stand_on(TODAY);
}

static void a_years_publication_makes_a_provisional_date_firm(void **state)
{
	const struct calendar_change year = { .what = "nam", .year = 2027,
					      .kind = "", .note = "",
					      .hours = "", .day = DAY_NONE,
					      .ground = "Thông báo 9/TB",
					      .issuer = "Bộ Nội vụ",
					      .place = "https://vi-du.vn",
					      .decided_on = day_join(2026, 12,
								     1) };
	size_t back;
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
	assert_int_equal(calendar_propose(&t.cx, &t.desk, &year), OK);
	assert_int_equal(calendar_propose(&t.cx, &t.desk, &year), ERR_INPUT);
	assert_int_equal(calendar_decide(&t.cx, &t.desk, 1, true, &back),
			 ERR_DENIED);
	assert_int_equal(calendar_decide(&t.cx, &t.leader, 1, true, &back),
			 OK);
	assert_int_equal(calendar_decide(&t.cx, &t.leader, 1, true, &back),
			 ERR_STATE);
	assert_int_equal(calendar_propose(&t.cx, &t.desk, &year), ERR_INPUT);
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

static struct calendar_change day_change(struct day day, const char *kind)
{
	return (struct calendar_change){
		.what = "ngay", .day = day, .kind = kind, .note = "Tránh bão",
		.hours = "", .unit = { INT64_MIN }, .ground = "QĐ 5/QĐ-UBND",
		.decided_on = instant_day(t.cx.now), .issuer = "UBND thành phố",
		.place = "https://vi-du.vn/qd5"
	};
}

static enum err recount(struct dossier *d, const struct actor *by)
{
	struct step step;
	enum err err;

	trial_reload(&t, d);
	step = trial_step(&t, d, MOVE_RECALENDAR);
	err = dossier_move(&t.cx, by, d->id, &step);
	trial_reload(&t, d);
	return err;
}

/* Entered by the desk's head and confirmed by the leader. */
static size_t closed(struct day day, const char *kind)
{
	struct calendar_change c = day_change(day, kind);
	size_t back = 0;

	assert_int_equal(calendar_propose(&t.cx, &t.desk2, &c), OK);
	c.ground = "";
	assert_int_equal(calendar_propose(&t.cx, &t.desk2, &c), ERR_INPUT);
	assert_int_equal(calendar_decide(&t.cx, &t.leader,
					 trial_number(DB, "SELECT MAX(id) FROM"
							  " calendar_change"),
					 true, &back),
			 OK);
	t.cx.now.s += 60;
	return back;
}

static void a_day_off_without_decision_moves_no_firm_date(void **state)
{
	struct dossier d;
	struct instant due;
	struct moved *moved;
	size_t n;
	(void)state;

	stand_on(day_join(2026, 12, 7)); /* Monday; due on Thursday */
	trial_receive(&t, &d);
	due = d.due_at;
	trial_sql(DB, "INSERT INTO calendar_before (until, day, is_year, kind,"
		      " note, ground) VALUES ('2026-12-07 03:00', '2026-12-09',"
		      " 0, '', '', 'x')");
	trial_sql(DB, "INSERT INTO calendar_day (day, kind, note) VALUES"
		      " ('2026-12-09', 'off', 'Bịa')");
	t.cx.now.s += 5 * 3600;
	assert_int_equal(calendar_moved(&t.cx, t.desk.authority, NULL, &moved,
					&n),
			 OK);
	assert_int_equal(n, 0);
	assert_int_equal(recount(&d, &t.desk2), ERR_STATE);
	assert_non_null(strstr(t.cx.fault.message, "quyết định đã công bố"));
	assert_true(d.due_at.s == due.s);
	trial_sql(DB, "INSERT INTO calendar_before (until, day, is_year, kind,"
		      " note, ground) VALUES ('2026-12-07 08:00', '2026-12-09',"
		      " 0, 'off', 'Bịa', 'x')");
	trial_sql(DB, "DELETE FROM calendar_day WHERE day = '2026-12-09'");
	stand_on(TODAY);
}

/* Two people decide, a third moves each dossier; and the way back. */
static void a_published_closing_moves_and_gives_back(void **state)
{
	struct dossier d, second;
	struct replay replay;
	struct numbers before, after;
	struct actor third = t.desk2;
	struct instant due;
	struct watch w;
	(void)state;

	stand_on(day_join(2026, 12, 14));
	trial_receive(&t, &d);
	trial_receive(&t, &second);
	due = d.due_at;
	assert_int_equal(closed(day_join(2026, 12, 16), "off"), 0);
	assert_int_equal(recount(&d, &t.desk2), ERR_DENIED);
	third.id = t.desk.id;
	assert_int_equal(recount(&d, &third), OK);
	assert_int_equal(recount(&second, &third), OK);
	assert_int_equal(instant_day(d.due_at).n, instant_day(due).n + 1);
	/* Finished on the moved day: on time by it, late by the promise. */
	assert_int_equal(watch_of(&t.cx, &t.leader, (struct unit_id){ 0 }, &w),
			 OK);
	t.cx.now = instant_at(day_join(2026, 12, 18), 540);
	assert_int_equal(watch_numbers(&t.cx, &w, &before), OK);
	trial_reach(&t, &second, STATE_READY);
	assert_int_equal(watch_numbers(&t.cx, &w, &after), OK);
	assert_int_equal(after.moved - before.moved, 1);
	assert_int_equal(after.in_time - before.in_time, 1);
	assert_int_equal(after.in_time_promised, before.in_time_promised);
	/* Taken back while one is open: its own date comes back. */
	stand_on(day_join(2026, 12, 14));
	t.cx.now.s += 3600;
	assert_int_equal(closed(day_join(2026, 12, 16), "worked"), 1);
	trial_reload(&t, &d);
	assert_true(d.due_at.s == due.s);
	assert_true(second.due_at.s != due.s);
	assert_int_equal(ledger_verify(&t.cx, (struct dossier_id){ 0 }, NULL,
				       &replay),
			 OK);
	if (replay.faults)
		fail_msg("%s %lld: %s", replay.first_code,
			 (long long)replay.first_seq, replay.first_reason);
	stand_on(TODAY);
}

static int64_t replay_faults(const char *reason)
{
	struct replay r;

	assert_int_equal(ledger_verify(&t.cx, (struct dossier_id){ 0 }, NULL,
				       &r),
			 OK);
	if (r.faults && !strstr(r.first_reason, reason))
		fail_msg("%s %lld: %s", r.first_code, (long long)r.first_seq,
			 r.first_reason);
	return r.faults;
}

/* Of the events that name it, each; by whoever owns the schema. */
static void a_decision_that_moved_dates_is_not_rewritten(void **state)
{
	static const char *const lies[][2] = {
		{ "counts_from = counts_from + INTERVAL 40 DAY",
		  "counts_from = counts_from - INTERVAL 40 DAY" },
		{ "state = 'TU_CHOI', counts_from = NULL",
		  "state = 'DA_DUYET', counts_from = decided_at + INTERVAL 20"
		  " SECOND" },
		{ "id = id + 1000", "id = id - 1000" },
	};
	(void)state;

	trial_sql(DB, "DROP TRIGGER calendar_change_decided");
	trial_sql(DB, "DROP TRIGGER calendar_change_is_decided_now");
	assert_int_equal(replay_faults(""), 0);
	for (size_t i = 0; i < 3; i++) {
		for (int back = 0; back < 2; back++) {
			trial_sql(DB,
				  arena_printf(t.cx.arena,
					       "UPDATE calendar_change SET %s"
					       " WHERE day = '2026-12-16'"
					       " AND kind = 'off'",
					       lies[i][back]));
			assert_int_equal(
				replay_faults("a decision that it names"),
				back ? 0 : 2);
		}
	}
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

static struct unit made(const char *code, const char *fields)
{
	const struct unit_new in = { .code = code, .name = code,
				     .short_name = code, .kind = "phong",
				     .parent = t.desk.authority,
				     .agency_code = "", .address = "",
				     .phone = "", .fields = fields,
				     .from = instant_day(t.cx.now) };
	struct unit unit;

	assert_int_equal(org_create(&t.cx, &t.desk, &in), OK);
	assert_int_equal(unit_by_code(&t.cx, code, &unit), OK);
	return unit;
}

static void followed(struct unit_id unit, const struct unit_id *heirs,
		     size_t n)
{
	struct unit_end end = { .unit = unit,
				.effective = { instant_day(t.cx.now).n + 1 },
				.heirs_n = n, .scope = "", .note = "" };

	memcpy(end.heirs, heirs, n * sizeof(*heirs));
	assert_int_equal(org_end(&t.cx, &t.desk, &end), OK);
	t.cx.now.s += 24 * 3600;
}

static enum err receives(void)
{
	struct receive form = trial_form(&t);
	struct received got;

	return dossier_receive(&t.cx, &t.desk, &form, &got);
}

static int64_t led_by_round_of(const struct dossier *d)
{
	return ward_number(arena_printf(
		t.cx.arena,
		"SELECT seat_lead_id FROM dossier WHERE corrects_id = %lld",
		(long long)d->id.v));
}

/* A second office, a second desk: neither is the first. */
static void of_two_of_a_kind_none_is_taken(void **state)
{
	struct day today = day_join(2026, 11, 18);
	struct unit_new in = { .code = "T-VP-2", .name = "Văn phòng hai",
			       .short_name = "", .kind = "van_phong",
			       .parent = t.desk.authority, .agency_code = "",
			       .address = "", .phone = "", .fields = "",
			       .from = today };
	struct unit office, second;
	(void)state;

	stand_on(today);
	is_ok(unit_of_kind(&t.cx, t.desk.authority, "van_phong", today,
			   &office));
	is_ok(org_create(&t.cx, &t.desk, &in));
	refused(unit_of_kind(&t.cx, t.desk.authority, "van_phong", today,
			     &second),
		ERR_STATE, "Văn phòng hai");
	/* Once it is written that it follows, it waits for its day. */
	is_ok(unit_by_code(&t.cx, "T-VP-2", &second));
	trial_sql(DB, arena_printf(t.cx.arena,
				   "INSERT INTO unit_succession (from_id,"
				   " to_id, effective, scope) VALUES (%lld,"
				   " %lld, '2026-11-19', '')",
				   (long long)office.id.v,
				   (long long)second.id.v));
	is_ok(unit_of_kind(&t.cx, t.desk.authority, "van_phong", today,
			   &second));
	assert_int_equal(second.id.v, office.id.v);
	trial_sql(DB, "DELETE FROM unit_succession WHERE scope = ''");
	trial_sql(DB, "UPDATE unit SET valid_to = '2026-11-17' WHERE code ="
		      " 'T-VP-2'");
}

/* The last one: it ends the division that the others use. */
static void a_division_s_heir_has_its_work_old_and_new(void **state)
{
	struct unit first, parts[2];
	struct dossier d, done;
	struct step step;
	(void)state;

	stand_on(day_join(2026, 11, 23));
	trial_receive(&t, &done);
	trial_reach(&t, &done, STATE_RETURNED);
	trial_receive(&t, &d);
	first = made("T-MOI-1", "");
	followed(d.lead_unit, &first.id, 1);
	step = trial_step(&t, &d, MOVE_INHERIT);
	assert_int_equal(dossier_move(&t.cx, &t.desk2, d.id, &step), OK);
	trial_reload(&t, &d);
	assert_int_equal(d.lead_unit.v, first.id.v);
	trial_receive(&t, &d); /* a new one, through two successions */
	assert_int_equal(d.lead_unit.v, first.id.v);
	/* A wrong result of before is put right by who follows. */
	step = trial_step(&t, &done, MOVE_CORRECT);
	assert_int_equal(dossier_move(&t.cx, &t.desk, done.id, &step), OK);
	assert_int_equal(led_by_round_of(&done), first.id.v);
	/* Split in two that have no field of their own: nobody is guessed. */
	parts[0] = made("T-MOI-2", "");
	parts[1] = made("T-MOI-3", "");
	followed(first.id, (struct unit_id[]){ parts[0].id, parts[1].id }, 2);
	refused(receives(), ERR_INPUT, "có nhiều đơn vị kế thừa (T-MOI-2, T-MOI-3)");
	step = trial_step(&t, &d, MOVE_INHERIT);
	assert_int_equal(dossier_move(&t.cx, &t.desk2, d.id, &step),
			 ERR_INPUT);
	/* Whoever is given the field has the work; one has it, not two. */
	is_ok(org_fields_give(&t.cx, &t.desk, &parts[1], "Hộ tịch"));
	refused(org_fields_give(&t.cx, &t.desk, &parts[0], "Hộ tịch"),
		ERR_INPUT, "đang giao cho T-MOI-3");
	trial_receive(&t, &d);
	assert_int_equal(d.lead_unit.v, parts[1].id.v);
	trial_sql(DB, "INSERT INTO unit_field (unit_id, field) SELECT id,"
		      " 'Hộ tịch' FROM unit WHERE code = 'T-MOI-2'");
	refused(receives(), ERR_INPUT, "cả T-MOI-2 và T-MOI-3");
	/* One that will follow the other waits for its day. */
	followed(parts[1].id, &parts[0].id, 1);
	t.cx.now.s -= 24 * 3600;
	trial_receive(&t, &d);
	assert_int_equal(d.lead_unit.v, parts[1].id.v);
	t.cx.now.s += 24 * 3600;
	trial_receive(&t, &d);
	assert_int_equal(d.lead_unit.v, parts[0].id.v);
	assert_int_equal(org_create(&t.cx, &t.desk,
				    &(struct unit_new){
					    .code = "T-MOI-5", .name = "x",
					    .short_name = "", .kind = "phong",
					    .parent = t.desk.authority,
					    .agency_code = "", .address = "",
					    .phone = "",
					    .fields = "Không có",
					    .from = instant_day(t.cx.now) }),
			 ERR_INPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_delegation_reaches_from_its_first_day_to_its_last),
		cmocka_unit_test(days_that_touch_it_are_refused_and_the_day_after_is_not),
		cmocka_unit_test(an_early_end_is_a_row_of_its_own),
		cmocka_unit_test(a_delegation_used_today_ends_from_tomorrow),
		cmocka_unit_test(it_lapses_with_the_givers_role),
		cmocka_unit_test(a_reach_of_one_procedure_takes_the_role_away_elsewhere),
		cmocka_unit_test(a_code_works_once_and_so_does_a_recovery_code),
		cmocka_unit_test(ten_wrong_codes_close_the_door_for_a_while),
		cmocka_unit_test(a_years_publication_makes_a_provisional_date_firm),
		cmocka_unit_test(a_day_off_without_decision_moves_no_firm_date),
		cmocka_unit_test(a_published_closing_moves_and_gives_back),
		cmocka_unit_test(a_decision_that_moved_dates_is_not_rewritten),
		cmocka_unit_test(who_continues_follows_from_the_stored_rows),
		cmocka_unit_test(of_two_of_a_kind_none_is_taken),
		cmocka_unit_test(a_division_s_heir_has_its_work_old_and_new),
	};

	return ward_run(DB, tests);
}
