/* What a move must carry: of everything that a row asks for, each thing alone
 * left out or spoilt is one sentence beside its own field, and nothing moves. */
#include <string.h>

#include "../support/fixture.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/reception/receive.h"

#define DB "motcua_trial_needs"

static int morning(void **state)
{
	(void)state;
	t.cx.now = instant_at(day_join(2026, 11, 9), 510); /* a Monday */
	t.cx.fault = (struct fault){ 0 };
	return 0;
}

static struct day days_away(int n)
{
	return (struct day){ instant_day(t.cx.now).n + n };
}

#define BLANK(member)                         \
	static void no_##member(struct step *s) \
	{                                     \
		s->member = " \n ";           \
	}
BLANK(note)
BLANK(result_kind)
BLANK(document_number)
BLANK(receiver)
BLANK(receiver_paper)
BLANK(content)
BLANK(answer_kind)
BLANK(items)
BLANK(notice_number)
BLANK(payer)
BLANK(receipt_number)
BLANK(waybill)
BLANK(ground)
BLANK(place)

static void undated(struct step *s)
{
	s->document_date = DAY_NONE;
}

static void of_tomorrow(struct step *s)
{
	s->document_date = days_away(1);
}

static void of_before_the_reception(struct step *s)
{
	s->document_date = days_away(-400);
}

static void unauthorised(struct step *s)
{
	s->receiver_kind = "uy_quyen";
	s->authorisation = "";
}

static void unsaid_who(struct step *s)
{
	s->receiver_kind = NULL;
}

static void unsaid_originals(struct step *s)
{
	s->originals = "";
}

static void no_draft(struct step *s)
{
	s->no_draft = " ";
}

static void nobody(struct step *s)
{
	s->assignee = NO_ACCOUNT;
}

static void a_stranger(struct step *s)
{
	s->assignee = t.clerk.id;
}

static void no_unit(struct step *s)
{
	s->units_n = 0;
}

static void two_units(struct step *s)
{
	s->units[1] = t.other.unit;
	s->units_n = 2;
}

static void an_unknown_unit(struct step *s)
{
	s->units[0].v = 99999999;
}

static void a_unit_of_next_year(struct step *s)
{
	s->units[0].v = trial_number(DB, "SELECT id FROM unit WHERE code ="
					 " 'TRIAL-27'");
}

static void no_limit(struct step *s)
{
	s->limit = 0;
}

static void an_endless_limit(struct step *s)
{
	s->limit = 501;
}

static void longer_than_the_term(struct step *s)
{
	s->limit = 40;
	s->limit_unit = "WD";
}

static void another_request(struct step *s)
{
	s->request = 99;
}

static void until_today(struct step *s)
{
	s->until = days_away(0);
}

static void no_day(struct step *s)
{
	s->until = DAY_NONE;
}

static void no_amount(struct step *s)
{
	s->amount = 0;
}

static void no_notice(struct step *s)
{
	s->notice_file.v = 0;
}

/* There is one, and it is of somebody else. */
static void anothers_notice(struct step *s)
{
	struct dossier other;

	trial_receive(&t, &other);
	s->notice_file = trial_notice(&t, &other);
}

static void no_wish(struct step *s)
{
	s->wish_file.v = 0;
}

static void anothers_wish(struct step *s)
{
	struct dossier other;

	trial_receive(&t, &other);
	s->wish_file = trial_wish(&t, &other);
}

static void refused_for_nothing(struct step *s)
{
	s->result_kind = "tu_choi";
	s->note = " ";
}

static const struct flaw {
	unsigned need;
	void (*spoil)(struct step *s);
	const char *member;
} flaws[] = {
	{ NEED_NOTE, no_note, "note" },
	{ NEED_ASSIGNEE, nobody, "assignee" },
	{ NEED_ASSIGNEE, a_stranger, "assignee" },
	{ NEED_RESULT_KIND, no_result_kind, "result_kind" },
	{ NEED_RESULT_KIND, refused_for_nothing, "note" },
	{ NEED_DOCUMENT, no_document_number, "document_number" },
	{ NEED_DOCUMENT, undated, "document_date" },
	{ NEED_DOCUMENT, of_tomorrow, "document_date" },
	{ NEED_DOCUMENT, of_before_the_reception, "document_date" },
	{ NEED_RECEIVER, no_receiver, "receiver" },
	{ NEED_RECEIVER, no_receiver_paper, "receiver_paper" },
	{ NEED_RECEIVER, unauthorised, "authorisation" },
	{ NEED_RECEIVER, unsaid_who, "receiver_kind" },
	{ NEED_RECEIVER, unsaid_originals, "originals" },
	{ NEED_DRAFT, no_draft, "no_draft" },
	{ NEED_UNITS, no_content, "content" },
	{ NEED_UNITS, no_unit, "units" },
	{ NEED_UNITS, an_unknown_unit, "units" },
	{ NEED_UNITS, a_unit_of_next_year, "units" },
	{ NEED_UNITS, no_limit, "limit" },
	{ NEED_UNITS, an_endless_limit, "limit" },
	{ NEED_UNITS, longer_than_the_term, "limit" },
	{ NEED_TARGET, no_content, "content" },
	{ NEED_TARGET, no_unit, "units" },
	{ NEED_TARGET, two_units, "units" },
	{ NEED_REQUEST, another_request, "request" },
	{ NEED_ANSWER, no_answer_kind, "answer_kind" },
	{ NEED_ANSWER, no_content, "content" },
	{ NEED_ITEMS, no_items, "items" },
	{ NEED_ITEMS, no_note, "note" },
	{ NEED_ITEMS, no_day, "until" },
	{ NEED_ITEMS, until_today, "until" },
	{ NEED_NOTICE, no_notice_number, "notice_number" },
	{ NEED_NOTICE, no_payer, "payer" },
	{ NEED_NOTICE, no_amount, "amount" },
	{ NEED_NOTICE, until_today, "until" },
	{ NEED_NOTICE, no_notice, "notice_file" },
	{ NEED_NOTICE, anothers_notice, "notice_file" },
	{ NEED_WISH, no_wish, "wish_file" },
	{ NEED_WISH, anothers_wish, "wish_file" },
	{ NEED_RECEIPT, no_receipt_number, "receipt_number" },
	{ NEED_WAYBILL, no_waybill, "waybill" },
	{ NEED_GROUND, no_ground, "ground" },
	{ NEED_PLACE, no_place, "place" },
	{ NEED_DELIVERY, no_receiver, "receiver" },
};
#define FLAWS_N (sizeof(flaws) / sizeof(flaws[0]))

static int seen[FLAWS_N];

/* True when the spoilt step got as far as what it carries. */
static bool is_told(struct dossier *d, const struct transition *tr,
		    const struct flaw *flaw)
{
	struct step step = trial_step(&t, d, tr->move);
	const struct actor *who = tr->scope == SCOPE_LEAD ?
					  &t.head :
					  trial_actor(&t, d, tr->move);
	enum err err;

	if (!(who->roles & tr->roles))
		return false; /* another row of the same move */
	flaw->spoil(&step);
	err = dossier_move(&t.cx, who, d->id, &step);
	if (err == ERR_DENIED || err == ERR_STATE)
		return false;
	if (err != ERR_INPUT || !t.cx.fault.member ||
	    strcmp(t.cx.fault.member, flaw->member) != 0)
		fail_msg("%s without %s: %d %s beside %s",
			 move_name(tr->move), flaw->member, err,
			 err == OK ? "moved" : t.cx.fault.message,
			 t.cx.fault.member ? t.cx.fault.member : "nothing");
	t.cx.fault = (struct fault){ 0 };
	return true;
}

static void try_row(const struct transition *tr, enum state from)
{
	struct receive in = trial_form(&t);
	struct received r;
	struct dossier d;

	in.receive_way = RECEIVE_BY_POST;
	in.duplicate_confirmed = true;
	if (dossier_receive(&t.cx, &t.desk, &in, &r) != OK)
		fail_msg("%s", t.cx.fault.message);
	assert_int_equal(dossier_open(&t.cx, &t.desk, r.code, &d), OK);
	trial_reach(&t, &d, from);
	for (size_t i = 0; i < FLAWS_N; i++) {
		if (tr->needs & flaws[i].need)
			seen[i] += is_told(&d, tr, &flaws[i]);
	}
	trial_reload(&t, &d);
	assert_int_equal(d.state, from);
}

static void each_thing_left_out_is_a_sentence_beside_its_field(void **state)
{
	(void)state;
	for (size_t i = 0; i < transitions_n; i++) {
		const struct transition *tr = &transitions[i];
		int s = STATE_RECEIVED;

		if (!tr->needs || tr->from & 1u << STATE_NONE)
			continue;
		while (!transition_is_from(tr, (enum state)s))
			s++;
		try_row(tr, (enum state)s);
	}
	for (size_t i = 0; i < FLAWS_N; i++) {
		if (!seen[i])
			fail_msg("no move was ever tried without %s (%zu)",
				 flaws[i].member, i);
	}
}

static void told(enum err got, const char *field)
{
	if (got != ERR_INPUT || !t.cx.fault.member ||
	    strcmp(t.cx.fault.member, field) != 0)
		fail_msg("%d %s beside %s", got,
			 got == OK ? "" : t.cx.fault.message,
			 t.cx.fault.member ? t.cx.fault.member : "nothing");
	t.cx.fault = (struct fault){ 0 };
}

/* A dossier that is late has no term left to compare with. */
static void a_late_dossier_gives_no_endless_limit_either(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	t.cx.now = instant_at(day_join(2026, 1, 5), 510);
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	t.cx.now = instant_at(day_join(2026, 2, 2), 510);
	s = trial_step(&t, &d, MOVE_CONSULT);
	s.limit = 501; /* working hours: within the year */
	told(dossier_move(&t.cx, &t.head, d.id, &s), "limit");
	s = trial_step(&t, &d, MOVE_CONSULT);
	s.limit = 480; /* working days: beyond the calendar */
	s.limit_unit = "WD";
	told(dossier_move(&t.cx, &t.head, d.id, &s), "limit");
}

static void who_has_it_already_is_not_another(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	s = trial_step(&t, &d, MOVE_REASSIGN);
	s.assignee = d.handler;
	told(dossier_move(&t.cx, &t.head, d.id, &s), "assignee");
}

static void a_unit_owes_one_answer_at_a_time(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_CONSULTING);
	s = trial_step(&t, &d, MOVE_CONSULT);
	s.units[0] = t.police.unit;
	if (dossier_move(&t.cx, &t.head, d.id, &s) == OK) {
		trial_reload(&t, &d);
		s = trial_step(&t, &d, MOVE_CONSULT);
		s.units[0] = t.police.unit;
		told(dossier_move(&t.cx, &t.head, d.id, &s), "units");
		return;
	}
	told(ERR_INPUT, "units"); /* the road asked the police already */
}

static void another_sum_than_the_one_that_is_owed_is_not_taken(void **state)
{
	struct receive in = trial_form(&t);
	struct received r;
	struct dossier d;
	struct step s;
	(void)state;

	in.fee_mode = FEE_AFTER;
	in.fee_amount = 15000;
	in.duplicate_confirmed = true;
	assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	assert_int_equal(dossier_open(&t.cx, &t.desk, r.code, &d), OK);
	s = trial_step(&t, &d, MOVE_COLLECT_FEE);
	s.amount = 8000;
	told(dossier_move(&t.cx, &t.desk, d.id, &s), "amount");
	s.amount = 15000;
	assert_int_equal(dossier_move(&t.cx, &t.desk, d.id, &s), OK);
}

/* Approved, and then nobody sent it until its limit had passed. */
static void a_supplements_limit_that_has_passed_is_not_sent(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	s = trial_step(&t, &d, MOVE_PROPOSE_SUPPLEMENT);
	s.until = days_away(1);
	assert_int_equal(dossier_move(&t.cx, trial_actor(&t, &d, s.move), d.id,
				      &s),
			 OK);
	trial_reload(&t, &d);
	assert_int_equal(trial_move(&t, &d, MOVE_APPROVE_SUPPLEMENT), OK);
	t.cx.now = instant_at(days_away(2), 510);
	assert_int_equal(trial_move(&t, &d, MOVE_ASK_SUPPLEMENT), ERR_STATE);
	assert_non_null(strstr(t.cx.fault.message,
			       "không còn là một ngày sau"));
}

/* The leader lets a second one be asked, and says why. */
static void a_second_supplement_has_a_written_reason(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_SUPPLEMENT);
	assert_int_equal(trial_move(&t, &d, MOVE_TAKE_SUPPLEMENT), OK);
	trial_reach(&t, &d, STATE_EXAMINING);
	assert_int_equal(trial_move(&t, &d, MOVE_PROPOSE_SUPPLEMENT), OK);
	assert_int_equal(trial_move(&t, &d, MOVE_APPROVE_SUPPLEMENT),
			 ERR_STATE);
	t.cx.fault = (struct fault){ 0 };
	s = trial_step(&t, &d, MOVE_APPROVE_SUPPLEMENT);
	s.note = "";
	told(dossier_move(&t.cx, &t.leader, d.id, &s), "note");
	s.note = "Người nộp đề nghị bằng văn bản.";
	assert_int_equal(dossier_move(&t.cx, &t.leader, d.id, &s), OK);
}

/* The version, the policy and the person are looked at for every move. */
static void a_page_of_yesterday_changes_nothing(void **state)
{
	struct dossier d;
	struct step s;
	(void)state;

	trial_receive(&t, &d);
	s = trial_step(&t, &d, MOVE_FORWARD);
	s.version--;
	assert_int_equal(dossier_move(&t.cx, &t.desk, d.id, &s), ERR_CONFLICT);
	s = trial_step(&t, &d, MOVE_FORWARD);
	assert_int_equal(dossier_move(&t.cx, &t.clerk, d.id, &s), ERR_DENIED);
	s = trial_step(&t, &d, MOVE_FORWARD);
	assert_int_equal(dossier_move(&t.cx, &t.stranger, d.id, &s),
			 ERR_DENIED);
	assert_int_equal(dossier_move(&t.cx, &t.desk, d.id, &s), OK);
}

static int make_more(void **state)
{
	if (ward_make(state))
		return -1;
	trial_sql(DB, "INSERT INTO unit (code, name, short_name, kind, level,"
		      " valid_from) SELECT 'TRIAL-27', 'Phòng của năm sau',"
		      " 'Phòng sau', kind, level, '2027-01-01' FROM unit"
		      " WHERE code LIKE 'W-HK-VP'");
	/* The calendar ends with this year. */
	trial_sql(DB, "DELETE FROM calendar_day WHERE day >= '2027-01-01'");
	trial_sql(DB, "DELETE FROM calendar_year WHERE year >= 2027");
	return 0;
}

#define TEST(f) cmocka_unit_test_setup(f, morning)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_thing_left_out_is_a_sentence_beside_its_field),
		TEST(a_late_dossier_gives_no_endless_limit_either),
		TEST(who_has_it_already_is_not_another),
		TEST(a_unit_owes_one_answer_at_a_time),
		TEST(another_sum_than_the_one_that_is_owed_is_not_taken),
		TEST(a_supplements_limit_that_has_passed_is_not_sent),
		TEST(a_second_supplement_has_a_written_reason),
		TEST(a_page_of_yesterday_changes_nothing),
	};

	ward_in(DB);
	return cmocka_run_group_tests(tests, make_more, ward_drop);
}
