/*
 * The shelf count: each kind of mismatch is found, a room that works while it
 * is counted gives none, and a case is one, owned, due and closed by another
 * than the one whom it is about.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/citizen/claim.h"
#include "domain/foresight/warning.h"
#include "domain/shelf/shelf.h"

#define DB "motcua_trial_shelf"
#define WORDS "Đã đối chiếu với sổ giao nhận của đơn vị."

static int morning(void **state)
{
	(void)state;
	t.cx.now = instant_at(day_join(2026, 11, 18), 480);
	t.cx.fault = (struct fault){ 0 };
	return 0;
}

static void later(int seconds)
{
	t.cx.now.s += seconds;
}

static struct count_id begin(const struct actor *who)
{
	struct count_id id;

	is_ok(shelf_start(&t.cx, who, trial_key(&t), "Tủ hồ sơ, phòng 101",
			  &id));
	return id;
}

static struct shelf_read scan(const struct actor *who, struct count_id id,
			      const char *code)
{
	struct shelf_read *reads;
	size_t n;

	is_ok(shelf_scan(&t.cx, who, id, code, &reads, &n));
	assert_int_equal(n, 1);
	return reads[0];
}

/* What the count found of a dossier. */
static enum mismatch_kind found(struct count_id id, const struct dossier *d)
{
	struct shelf_finding *list;
	size_t n;

	is_ok(shelf_findings(&t.cx, id, d->id.v - 1, &list, &n));
	return n && list[0].dossier.v == d->id.v ? list[0].kind :
						   MISMATCH_NONE;
}

static int64_t total(struct count_id id)
{
	int64_t kinds[MISMATCH_KIND_COUNT], n = 0;

	is_ok(shelf_summary(&t.cx, id, kinds));
	for (int k = 1; k < MISMATCH_KIND_COUNT; k++)
		n += kinds[k];
	return n;
}

static struct dossier reached(enum state state)
{
	struct dossier d;

	trial_receive(&t, &d);
	trial_reach(&t, &d, state);
	return d;
}

/* All that the software says a unit holds is read, as if it lay there. */
static void scan_rest(const struct actor *who, struct count_id id,
		      const struct dossier *except, size_t n)
{
	struct rows rows;
	const char *code;
	STMT(q_held, "iii", "s",
	     "SELECT d.code FROM dossier d WHERE d.holder_unit_id = ?"
	     " AND d.in_transit = 0 AND (d.finished_at IS NULL"
	     " OR d.state = 'CO_KET_QUA') AND d.id <> ? AND d.id <> ?");

	is_ok(db_query(&t.cx, q_held, &rows, who->unit.v,
		       n > 0 ? except[0].id.v : 0,
		       n > 1 ? except[1].id.v : 0));
	while (rows_next(&rows, &code))
		scan(who, id, code);
}

static void each_kind_is_found(void **state)
{
	struct dossier held = reached(STATE_RECEIVED), returned, ready;
	struct dossier theirs = reached(STATE_EXAMINING), coming;
	struct dossier missing[2];
	struct shelf_count c;
	struct count_id id;
	(void)state;

	returned = reached(STATE_RETURNED);
	ready = reached(STATE_READY);
	coming = reached(STATE_FOR_SEAL);
	is_ok(trial_move(&t, &coming, MOVE_RELEASE));
	assert_true(coming.in_transit);
	missing[0] = reached(STATE_RECEIVED);
	missing[1] = ready;
	later(60);
	id = begin(&t.desk);
	later(60);
	assert_string_equal(scan(&t.desk, id, held.code).why, "");
	assert_non_null(strstr(scan(&t.desk, id, returned.code).why,
			       "Đã trả kết quả"));
	assert_non_null(strstr(scan(&t.desk, id, theirs.code).why,
			       theirs.holder_unit_name));
	assert_non_null(strstr(scan(&t.desk, id, coming.code).why,
			       "chưa ký nhận"));
	scan_rest(&t.desk, id, missing, 2);
	later(60);
	is_ok(shelf_close(&t.cx, &t.desk, id, false));
	assert_int_equal(found(id, &held), MISMATCH_NONE);
	assert_int_equal(found(id, &returned), MISMATCH_CLOSED);
	assert_int_equal(found(id, &theirs), MISMATCH_ELSEWHERE);
	assert_int_equal(found(id, &coming), MISMATCH_UNSIGNED);
	assert_int_equal(found(id, &missing[0]), MISMATCH_MISSING);
	assert_int_equal(found(id, &missing[1]), MISMATCH_UNRECORDED);
	assert_int_equal(total(id), 5);
	is_ok(shelf_open(&t.cx, &t.desk, id, &c));
	assert_int_equal(c.expected, c.scanned - 3 + 2);
	refused(shelf_close(&t.cx, &t.desk, id, false), ERR_STATE,
		"đã kết thúc");
}

static void a_unit_counts_every_seven_days(void **state)
{
	struct dossier d = reached(STATE_RECEIVED);
	struct shelf_duty duty;
	struct count_id id;
	(void)state;

	is_ok(shelf_duty(&t.cx, t.police.unit, &duty));
	assert_int_equal(duty.days, 7);
	assert_int_equal(duty.next.n, DAY_NONE.n);
	id = begin(&t.desk);
	scan(&t.desk, id, d.code);
	is_ok(shelf_close(&t.cx, &t.desk, id, false));
	is_ok(shelf_duty(&t.cx, t.desk.unit, &duty));
	assert_int_equal(duty.next.n, day_join(2026, 11, 25).n);
	/* One that was given up compared nothing. */
	later(86400);
	id = begin(&t.desk);
	is_ok(shelf_close(&t.cx, &t.desk, id, true));
	is_ok(shelf_duty(&t.cx, t.desk.unit, &duty));
	assert_int_equal(duty.next.n, day_join(2026, 11, 25).n);
}

static void what_is_no_code_is_said_and_kept_without_what_it_gives_away(
	void **state)
{
	static const char *const secret[] = {
		"048185001234|201234567|Nguyễn Thị Hường|15031985|Nữ|Tổ 1|",
		"048185001234",
		"https://mc.example.vn/t/BC9FGHJKLMNPQRSTVXZ2345678",
		"http://mc.example.vn/t/BC9FGHJKLMNPQRSTVXZ23456",
	};
	char many[2 * SHELF_READS_MAX + 2];
	struct dossier d = reached(STATE_RECEIVED);
	struct count_id id = begin(&t.desk);
	struct shelf_read *reads;
	struct shelf_count c;
	size_t n;
	(void)state;

	refused(shelf_scan(&t.cx, &t.desk, id, " \n ", &reads, &n), ERR_INPUT,
		"Quét mã");
	memset(many, '\n', sizeof(many));
	for (size_t i = 0; i < SHELF_READS_MAX; i++)
		many[2 * i] = 'x';
	many[sizeof(many) - 2] = 'y';
	many[sizeof(many) - 1] = '\0';
	refused(shelf_scan(&t.cx, &t.desk, id, many, &reads, &n), ERR_INPUT,
		"chưa mã nào được ghi");
	assert_non_null(strstr(scan(&t.desk, id, "H17.33-991231-9999").why,
			       "Không có hồ sơ"));
	assert_true(*scan(&t.desk, id, "xin chao").why);
	for (size_t i = 0; i < 4; i++) {
		struct shelf_read r = scan(&t.desk, id, secret[i]);

		assert_false(r.is_known);
		assert_true(*r.why);
		assert_null(strstr(r.code, "048185"));
		assert_null(strstr(r.code, "BC9FGH"));
	}
	is_ok(shelf_scan(&t.cx, &t.desk, id,
			 arena_printf(t.cx.arena, "%s\n%s\n%s\n", d.code,
				      d.code, "H17.33-991231-9999"),
			 &reads, &n));
	assert_int_equal(n, 3);
	assert_false(reads[0].is_again);
	assert_true(reads[1].is_again && reads[2].is_again);
	is_ok(shelf_open(&t.cx, &t.desk, id, &c));
	assert_int_equal(c.scanned, 1);
	assert_int_equal(c.unknown, 5);
	is_ok(shelf_last(&t.cx, &c, &reads, &n));
	assert_int_equal(n, 6);
	assert_string_equal(reads[0].code, d.code);
	is_ok(shelf_close(&t.cx, &t.desk, id, true));
	assert_int_equal(total(id), 0);
	refused(shelf_scan(&t.cx, &t.desk, id, d.code, &reads, &n), ERR_STATE,
		"đã kết thúc");
}

static void a_unit_counts_once_at_a_time_and_for_itself(void **state)
{
	struct shelf_read *reads;
	struct count_id id, again;
	struct shelf_count c;
	const char *key = trial_key(&t);
	size_t n;
	(void)state;

	refused(shelf_start(&t.cx, &t.desk, key, "", &id), ERR_INPUT, "phòng");
	is_ok(shelf_start(&t.cx, &t.desk, key, "Quầy số 1", &id));
	is_ok(shelf_start(&t.cx, &t.desk, key, "Quầy số 1", &again));
	assert_int_equal(id.v, again.v);
	refused(shelf_start(&t.cx, &t.desk2, trial_key(&t), "Quầy số 2",
			    &again),
		ERR_STATE, "chưa kết thúc");
	assert_int_equal(shelf_scan(&t.cx, &t.handler, id, "x", &reads, &n),
			 ERR_MISSING);
	assert_int_equal(shelf_open(&t.cx, &t.stranger, id, &c), ERR_MISSING);
	assert_int_equal(shelf_open(&t.cx, &t.handler, id, &c), ERR_MISSING);
	is_ok(shelf_open(&t.cx, &t.leader, id, &c));
	refused(shelf_close(&t.cx, &t.leader, id, true), ERR_DENIED, "đơn vị");
	refused(shelf_close(&t.cx, &t.desk, id, false), ERR_STATE,
		"Chưa quét");
	is_ok(shelf_close(&t.cx, &t.desk, id, true));
	is_ok(shelf_open(&t.cx, &t.desk, id, &c));
	assert_true(c.is_given_up);
}

/* Its shelves are another's now: nothing can be compared any more. */
static void an_ended_units_count_is_given_up_by_its_heir(void **state)
{
	struct shelf_count c, *list;
	struct count_id id = begin(&t.desk);
	bool is_left;
	size_t n;
	(void)state;

	trial_sql(DB, "UPDATE unit SET valid_to = '2026-11-17'"
		      " WHERE code = 'W-HV' OR code LIKE 'W-HV-%'");
	assert_int_equal(shelf_open(&t.cx, &t.stranger, id, &c), ERR_MISSING);
	trial_sql(DB, "INSERT INTO unit_succession (from_id, to_id, effective,"
		      " scope) SELECT a.id, b.id, '2026-11-18', 'toàn bộ'"
		      " FROM unit a, unit b WHERE (a.code, b.code) IN"
		      " (('W-HV', 'W-HK'), ('W-HV-HCC', 'W-HK-HCC'))");
	is_ok(shelf_open(&t.cx, &t.stranger, id, &c));
	is_ok(shelf_is_left(&t.cx, &t.stranger, &c, &is_left));
	assert_true(is_left);
	is_ok(shelf_is_left(&t.cx, &t.handler, &c, &is_left));
	assert_false(is_left);
	is_ok(shelf_list(&t.cx, &t.stranger, INT64_MAX, &list, &n));
	assert_true(n > 0);
	assert_int_equal(list[0].id.v, id.v);
	refused(shelf_close(&t.cx, &t.stranger, id, false), ERR_STATE,
		"đơn vị kế thừa");
	is_ok(shelf_close(&t.cx, &t.stranger, id, true));
	is_ok(shelf_open(&t.cx, &t.stranger, id, &c));
	assert_true(c.is_given_up);
	trial_sql(DB, "UPDATE unit SET valid_to = NULL"
		      " WHERE code = 'W-HV' OR code LIKE 'W-HV-%'");
	trial_sql(DB, "DELETE FROM unit_succession WHERE effective ="
		      " '2026-11-18'");
}

/* ---- a room that works while it is counted ---- */

#define ROOM 36
#define NOWHERE 0

struct sim { /* a dossier, and where its paper is */
	struct dossier d;
	int64_t paper;
	bool is_frozen, is_scanned;
	enum mismatch_kind planted;
};

static struct sim room[ROOM];

/* Paper follows the software; handed over, it stays until it is signed for,
 * or goes ahead while the count runs. */
static void carry(struct sim *s, bool is_counting)
{
	if (state_is_end(s->d.state) || s->d.state == STATE_POSTED)
		s->paper = NOWHERE;
	else if (s->d.in_transit)
		s->paper = is_counting && trial_pick(2) ? s->d.holder_unit.v :
			   s->paper == NOWHERE ? s->d.holder_unit.v :
						 s->paper;
	else if (s->d.state != STATE_SUPPLEMENT)
		s->paper = s->d.holder_unit.v;
}

static const enum move byways[] = {
	MOVE_SEND_BACK, MOVE_RECALL, MOVE_CONSULT, MOVE_ANSWER, MOVE_GO_ON,
	MOVE_INTERLINK, MOVE_SEGMENT_BACK, MOVE_PROPOSE_SUPPLEMENT,
	MOVE_APPROVE_SUPPLEMENT, MOVE_ASK_SUPPLEMENT, MOVE_TAKE_SUPPLEMENT,
	MOVE_ASK_PAYMENT, MOVE_PAID, MOVE_REWORK, MOVE_POST, MOVE_DELIVERED,
	MOVE_UNDELIVERED, MOVE_WITHDRAW, MOVE_WITHDRAW_NO, MOVE_WITHDRAW_OK,
	MOVE_GIVE_BACK, MOVE_REASSIGN, MOVE_TAKE, MOVE_ARCHIVE,
};
static const enum move road[] = { MOVE_FORWARD, MOVE_ASSIGN, MOVE_SUBMIT,
				  MOVE_APPROVE, MOVE_SIGN, MOVE_RELEASE,
				  MOVE_RETURN };

#define PICK(list) list[trial_pick(sizeof(list) / sizeof((list)[0]))]

/* Some move that this dossier may make now; most tries are refused. */
static void something_happens(struct sim *s, bool is_counting)
{
	if (s->is_frozen)
		return;
	if (state_is_end(s->d.state) && trial_pick(3)) {
		trial_receive(&t, &s->d);
		*s = (struct sim){ .d = s->d, .paper = s->d.holder_unit.v };
		return;
	}
	for (int i = 0; i < 12; i++) {
		enum move m = s->d.in_transit && trial_pick(4) ? MOVE_ACCEPT :
			      trial_pick(2) ? PICK(road) : PICK(byways);

		later((int)trial_pick(4));
		if (trial_move(&t, &s->d, m) != OK) {
			t.cx.fault = (struct fault){ 0 };
			continue;
		}
		/* The applicant's papers come back to the desk. */
		if (m == MOVE_TAKE_SUPPLEMENT)
			s->paper = t.desk.unit.v;
		if (m == MOVE_UNDELIVERED)
			s->paper = s->d.holder_unit.v;
		carry(s, is_counting);
		return;
	}
}

static void plant(struct sim *s, const struct actor *who)
{
	const struct dossier *d = &s->d;
	bool here = d->holder_unit.v == who->unit.v;

	if (s->is_frozen)
		return;
	if (state_is_end(d->state) || d->state == STATE_POSTED)
		s->planted = MISMATCH_CLOSED;
	else if (d->state == STATE_SUPPLEMENT)
		return;
	else if (here && d->in_transit)
		s->planted = MISMATCH_UNSIGNED;
	else if (here)
		s->planted = d->state == STATE_READY ? MISMATCH_UNRECORDED :
						       MISMATCH_MISSING;
	else if (!d->in_transit)
		s->planted = MISMATCH_ELSEWHERE;
	else
		return;
	s->is_frozen = true;
	s->paper = s->planted == MISMATCH_UNRECORDED ||
				   s->planted == MISMATCH_MISSING ?
			   NOWHERE :
			   who->unit.v;
}

static void read_one(const struct actor *who, struct count_id id,
		     struct sim *s)
{
	if (s->paper == who->unit.v && (!s->is_scanned || !trial_pick(9))) {
		later((int)trial_pick(2));
		scan(who, id, s->d.code);
		s->is_scanned = true;
	}
}

static void one_count(const struct actor *who, int round, int64_t *planted)
{
	struct count_id id;

	for (int i = 0; i < ROOM / 4; i++)
		something_happens(&room[trial_pick(ROOM)], false);
	for (int i = 0; i < 4; i++)
		plant(&room[trial_pick(ROOM)], who);
	later(1 + (int)trial_pick(3));
	id = begin(who);
	for (int i = 0; i < 2 * ROOM; i++) {
		something_happens(&room[trial_pick(ROOM)], true);
		read_one(who, id, &room[trial_pick(ROOM)]);
		read_one(who, id, &room[trial_pick(ROOM)]);
	}
	for (int i = 0; i < ROOM; i++) { /* the rest, while work goes on */
		if (!room[i].is_scanned)
			read_one(who, id, &room[i]);
		if (i % 3 == 0)
			something_happens(&room[trial_pick(ROOM)], true);
	}
	is_ok(shelf_close(&t.cx, who, id, false));
	for (int i = 0; i < ROOM; i++) {
		struct sim *s = &room[i];
		enum mismatch_kind got = found(id, &s->d);

		if (got != s->planted)
			fail_msg("round %d, %s (%s, %s%s): “%s” instead of"
				 " “%s”",
				 round, s->d.code, state_name(s->d.state),
				 s->d.holder_unit_name,
				 s->d.in_transit ? ", in transit" : "",
				 mismatch_kind_name(got),
				 mismatch_kind_name(s->planted));
		*planted += s->planted != MISMATCH_NONE;
		s->is_frozen = s->is_scanned = false;
		if (s->planted != MISMATCH_NONE && !s->d.in_transit)
			carry(s, false);
		/* Handed over and brought, then signed for. */
		if (s->planted == MISMATCH_UNSIGNED) {
			later(1);
			is_ok(trial_move(&t, &s->d, MOVE_ACCEPT));
			carry(s, false);
		}
		s->planted = MISMATCH_NONE;
	}
	/* What went ahead while the count ran has been signed for since. */
	for (int i = 0; i < ROOM; i++) {
		struct sim *s = &room[i];

		if (s->d.in_transit && s->paper == s->d.holder_unit.v) {
			later(1);
			is_ok(trial_move(&t, &s->d, MOVE_ACCEPT));
			carry(s, false);
		}
	}
}

static void a_working_room_gives_no_false_mismatch_and_hides_none(void **state)
{
	const struct actor *const who[] = { &t.desk, &t.handler, &t.leader,
					    &t.other };
	int64_t planted = 0;
	(void)state;

	/* SEED=n: another history. */
	for (long n = atol(getenv("SEED") ? getenv("SEED") : "0"); n > 0; n--)
		trial_pick(2);
	/* What other tests have left on the shelves is not this room's. */
	for (int i = 0; i < ROOM; i++) {
		trial_receive(&t, &room[i].d);
		room[i].paper = room[i].d.holder_unit.v;
	}
	for (int i = 0; i < 6 * ROOM; i++)
		something_happens(&room[trial_pick(ROOM)], false);
	for (int round = 0; round < 24; round++) {
		one_count(who[round % 4], round, &planted);
		if (t.cx.now.s > instant_at(day_join(2026, 11, 18), 1000).s)
			break;
	}
	if (planted < 20)
		fail_msg("only %lld faults were planted", (long long)planted);
}

/* ---- cases ---- */

static long long number(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));
static long long number(const char *fmt, ...)
{
	char sql[400];
	va_list args;

	va_start(args, fmt);
	vsnprintf(sql, sizeof(sql), fmt, args);
	va_end(args);
	return trial_number(DB, sql);
}

static struct mismatch_id case_of(const struct dossier *d, const char *kind)
{
	return (struct mismatch_id){
		number("SELECT MAX(id) FROM mismatch WHERE dossier_id = %lld"
		       " AND kind = '%s'",
		       (long long)d->id.v, kind)
	};
}

static void count_without(const struct actor *who, const struct dossier *d)
{
	struct count_id id;

	later(60);
	id = begin(who);
	later(60);
	scan(who, id, "H17.33-991231-9999");
	scan_rest(who, id, d, 1);
	is_ok(shelf_close(&t.cx, who, id, false));
}

static void found_twice_it_is_one_case_with_a_longer_history(void **state)
{
	struct dossier d = reached(STATE_EXAMINING);
	struct mismatch_event *events;
	struct mismatch_id id;
	struct mismatch m;
	size_t n;
	(void)state;

	count_without(&t.handler, &d);
	id = case_of(&d, "thieu");
	count_without(&t.handler, &d);
	assert_int_equal(number("SELECT COUNT(*) FROM mismatch WHERE"
				" dossier_id = %lld",
				(long long)d.id.v),
			 1);
	is_ok(mismatch_open(&t.cx, &t.head, id, &m));
	assert_int_equal(m.owner.v, t.handler.id.v);
	is_ok(mismatch_events(&t.cx, id, &events, &n));
	assert_int_equal(n, 2);
	assert_string_equal(events[0].action, "mo");
	assert_string_equal(events[1].action, "thay-lai");
	assert_int_equal(mismatch_open(&t.cx, &t.desk, id, &m), ERR_MISSING);
	assert_int_equal(mismatch_open(&t.cx, &t.stranger, id, &m),
			 ERR_MISSING);
	is_ok(mismatch_open(&t.cx, &t.leader, id, &m));
}

static void a_term_needs_a_calendar(void **state)
{
	struct instant due;
	(void)state;

	t.cx.now = instant_at(day_join(2027, 12, 31), 600);
	refused(mismatch_due(&t.cx, t.desk.unit, &due), ERR_STATE,
		"Chưa có lịch làm việc");
}

static void the_term_is_in_working_days_over_a_holiday(void **state)
{
	static const struct {
		struct {
			unsigned month, day;
		} opened, due;
	} terms[] = {
		{ { 11, 18 }, { 11, 23 } }, /* a Wednesday: over a week-end */
		{ { 11, 20 }, { 11, 26 } }, /* and over the day off on the 24th */
		{ { 8, 31 }, { 9, 7 } }, /* National Day, 1 and 2 September */
	};
	const char *calendar = "SELECT COUNT(*) FROM calendar_day WHERE kind ="
			       " 'off' AND day = '2026-11-24'";
	(void)state;

	for (size_t i = 0; i < 3; i++) {
		struct instant due;
		struct day want = day_join(2026, terms[i].due.month,
					   terms[i].due.day);

		if (i == 1 && !trial_number(DB, calendar))
			want.n--;
		t.cx.now = instant_at(day_join(2026, terms[i].opened.month,
					       terms[i].opened.day),
				      600);
		is_ok(mismatch_due(&t.cx, t.desk.unit, &due));
		if (instant_day(due).n != want.n)
			fail_msg("term %zu ends on %s", i,
				 day_dmy(t.cx.arena, instant_day(due)));
		assert_false(mismatch_is_late(due, due));
		assert_false(mismatch_is_late(
			due, (struct instant){ due.s + 3600 }));
		assert_true(mismatch_is_late(
			due, (struct instant){ due.s + 86400 }));
	}
}

static enum err act(const struct actor *who, struct mismatch_id id,
		    enum mismatch_act what, const char *outcome,
		    const char *words)
{
	struct mismatch_step in = { .act = what,
				    .outcome = outcome,
				    .words = words };

	in.version = number("SELECT version FROM mismatch WHERE id = %lld",
			    (long long)id.v);
	return mismatch_move(&t.cx, who, id, &in);
}

static void a_return_on_paper_is_settled_only_when_it_is_recorded(void **state)
{
	struct dossier d = reached(STATE_READY);
	struct mismatch_id id;
	(void)state;

	count_without(&t.desk, &d);
	id = case_of(&d, "chua_ghi_tra");
	refused(act(&t.desk, id, MISMATCH_CLOSE, "da_ghi_nhan", WORDS),
		ERR_DENIED, "lãnh đạo");
	is_ok(act(&t.desk, id, MISMATCH_ANSWER, "", WORDS));
	refused(act(&t.desk2, id, MISMATCH_CLOSE, "da_ghi_nhan", WORDS),
		ERR_INPUT, "Trả kết quả");
	refused(act(&t.desk2, id, MISMATCH_CLOSE, "da_ghi_nhan", "ngắn"),
		ERR_INPUT, "20 ký tự");
	refused(act(&t.desk2, id, MISMATCH_CLOSE, "khong_dung", WORDS),
		ERR_INPUT, "kết quả");
	is_ok(trial_move(&t, &d, MOVE_RETURN));
	is_ok(act(&t.desk2, id, MISMATCH_CLOSE, "da_ghi_nhan", WORDS));
	refused(act(&t.desk2, id, MISMATCH_CLOSE, "da_ghi_nhan", WORDS),
		ERR_STATE, "xử lý xong");
	assert_int_equal(number("SELECT COUNT(*) FROM audit WHERE dossier_id ="
				" %lld AND action = 'mismatch-close'"
				" AND outcome = 'refused'",
				(long long)d.id.v),
			 2);
	assert_int_equal(number("SELECT COUNT(*) FROM mismatch_event WHERE"
				" mismatch_id = %lld",
				(long long)id.v),
			 3);
}

static void nobody_settles_a_case_about_themselves(void **state)
{
	struct dossier d = reached(STATE_EXAMINING);
	const struct step to_me = { .form_key = trial_key(&t),
				    .version = d.version,
				    .move = MOVE_REASSIGN,
				    .note = "Theo lĩnh vực.",
				    .assignee = t.head.id,
				    .limit = INT64_MIN };
	struct mismatch_id id;
	struct mismatch m;
	(void)state;

	/* The head examines this one: the leader settles it. */
	is_ok(dossier_move(&t.cx, &t.head, d.id, &to_me));
	trial_reload(&t, &d);
	count_without(&t.handler, &d);
	id = case_of(&d, "thieu");
	is_ok(mismatch_open(&t.cx, &t.head, id, &m));
	assert_int_equal(m.owner.v, t.head.id.v);
	refused(act(&t.head, id, MISMATCH_CLOSE, "da_tim_thay", WORDS),
		ERR_DENIED, "không tự kết thúc");
	refused(act(&t.leader, id, MISMATCH_CLOSE, "da_ghi_nhan", WORDS),
		ERR_INPUT, "bước chuyển còn thiếu");
	is_ok(act(&t.leader, id, MISMATCH_CLOSE, "da_tim_thay", WORDS));
	/* Found again after it was settled: a new case. */
	count_without(&t.handler, &d);
	assert_int_equal(number("SELECT COUNT(*) FROM mismatch WHERE"
				" dossier_id = %lld",
				(long long)d.id.v),
			 2);
}

static void two_people_settle_it_once(void **state)
{
	struct dossier d = reached(STATE_EXAMINING);
	struct mismatch_step in = { .act = MISMATCH_CLOSE,
				    .version = 1,
				    .outcome = "da_tim_thay",
				    .words = WORDS };
	struct mismatch_id id;
	(void)state;

	count_without(&t.handler, &d);
	id = case_of(&d, "thieu");
	in.version = 9;
	refused(mismatch_move(&t.cx, &t.head, id, &in), ERR_CONFLICT,
		"chưa được ghi");
	in.version = 1;
	is_ok(mismatch_move(&t.cx, &t.head, id, &in));
	refused(mismatch_move(&t.cx, &t.leader, id, &in), ERR_STATE,
		"xử lý xong");
}

static void lists_go_by_term_and_end(void **state)
{
	struct mismatch_place after = { INSTANT_NONE, 0 };
	struct mismatch_row *rows;
	int64_t seen = 0, last = 0;
	size_t n;
	(void)state;

	do {
		is_ok(mismatch_list(&t.cx, &t.leader, CASES_AUTHORITY, false,
				    &after, &rows, &n));
		for (size_t i = 0; i < n && i < MISMATCH_ROWS; i++, seen++) {
			assert_true(rows[i].due_at.s >= last);
			last = rows[i].due_at.s;
			after = (struct mismatch_place){ rows[i].due_at,
							 rows[i].id.v };
		}
	} while (n > MISMATCH_ROWS);
	assert_int_equal(seen, number("SELECT COUNT(*) FROM mismatch WHERE"
				      " is_open = 1 AND authority_id = %lld",
				      (long long)t.leader.authority.v));
	assert_true(seen > 0);
	is_ok(mismatch_list(&t.cx, &t.stranger, CASES_AUTHORITY, false,
			    &(struct mismatch_place){ INSTANT_NONE, 0 }, &rows,
			    &n));
	assert_int_equal(n, 0);
}

static void a_claim_is_one_case_that_its_giver_does_not_settle(void **state)
{
	struct dossier d = reached(STATE_READY);
	struct step give = trial_step(&t, &d, MOVE_RETURN);
	struct public_dossier owned = { .id = d.id, .desk = d.desk };
	const char *key = trial_key(&t);
	struct mismatch_claim *words;
	struct mismatch_id id;
	struct claim *list;
	size_t n;
	(void)state;

	/* The head of the desk recorded this return. */
	is_ok(dossier_move(&t.cx, &t.desk2, d.id, &give));
	later(60);
	is_ok(claim_make(&t.cx, &owned, key, "Tôi đến hai lần."));
	is_ok(claim_make(&t.cx, &owned, key, "Tôi đến hai lần."));
	is_ok(claim_make(&t.cx, &owned, trial_key(&t), ""));
	id = case_of(&d, "chua_nhan_kq");
	is_ok(mismatch_claims(&t.cx, id, &words, &n));
	assert_int_equal(n, 2);
	assert_string_equal(words[0].words, "Tôi đến hai lần.");
	is_ok(claims_of(&t.cx, d.id, &list, &n));
	assert_int_equal(n, 1);
	assert_int_equal(list[0].number, id.v);
	assert_int_equal(list[0].outcome, OUTCOME_COUNT);
	assert_int_equal(instant_day(list[0].due_at).n,
			 day_join(2026, 11, 23).n);
	refused(act(&t.desk, id, MISMATCH_CLOSE, "khong_dung", WORDS),
		ERR_DENIED, "lãnh đạo");
	refused(act(&t.desk2, id, MISMATCH_CLOSE, "khong_dung", WORDS),
		ERR_DENIED, "không tự kết thúc");
	refused(act(&t.handler, id, MISMATCH_ANSWER, "", WORDS), ERR_MISSING,
		NULL);
	refused(act(&t.leader, id, MISMATCH_ANSWER, "", WORDS), ERR_DENIED,
		"đơn vị chịu trách nhiệm");
	refused(act(&t.leader, id, MISMATCH_CLOSE, "da_ghi_nhan", WORDS),
		ERR_INPUT, "bước nào");
	is_ok(act(&t.leader, id, MISMATCH_CLOSE, "da_tim_thay", WORDS));
	is_ok(claims_of(&t.cx, d.id, &list, &n));
	assert_int_equal(list[0].outcome, OUTCOME_FOUND);
	assert_string_equal(list[0].words, WORDS);
	/* Said once more after the answer: another case. */
	is_ok(claim_make(&t.cx, &owned, trial_key(&t), ""));
	is_ok(claims_of(&t.cx, d.id, &list, &n));
	assert_int_equal(n, 2);
}

static int64_t warned(const struct actor *who, const struct dossier *d,
		      const char *words)
{
	struct warning *list;
	int64_t found = 0;
	size_t n;

	is_ok(warnings_of(&t.cx, who, false, 0, &list, &n));
	for (size_t i = 0; i < n; i++)
		found += strcmp(list[i].code, d->code) == 0 &&
			 strstr(warning_words(t.cx.arena, &list[i]), words);
	return found;
}

static void sweep(unsigned dom)
{
	struct sweep s = { 0 };

	t.cx.now = instant_at(day_join(2026, 11, dom), 480);
	for (int i = 0; i < 100 && !s.is_done; i++)
		is_ok(warning_sweep_page(&t.cx, &s));
	assert_true(s.is_done);
}

static void who_answers_for_a_case_is_told_and_then_those_above(void **state)
{
	struct dossier d = reached(STATE_READY);
	(void)state;

	count_without(&t.desk, &d);
	sweep(19);
	assert_int_equal(warned(&t.desk2, &d, "có sai lệch phải xử lý"), 1);
	assert_int_equal(warned(&t.leader, &d, "sai lệch"), 0);
	sweep(20);
	assert_int_equal(warned(&t.desk2, &d, "có sai lệch phải xử lý"), 1);
	sweep(25); /* due on the 23rd */
	assert_int_equal(warned(&t.desk2, &d, "Quá hạn xử lý sai lệch"), 1);
	assert_int_equal(warned(&t.leader, &d, "Quá hạn xử lý sai lệch"), 1);
	assert_int_equal(warned(&t.stranger, &d, "sai lệch"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(each_kind_is_found, morning),
		cmocka_unit_test_setup(a_unit_counts_every_seven_days, morning),
		cmocka_unit_test_setup(
			an_ended_units_count_is_given_up_by_its_heir, morning),
		cmocka_unit_test_setup(
			what_is_no_code_is_said_and_kept_without_what_it_gives_away,
			morning),
		cmocka_unit_test_setup(
			a_unit_counts_once_at_a_time_and_for_itself, morning),
		cmocka_unit_test_setup(
			a_working_room_gives_no_false_mismatch_and_hides_none,
			morning),
		cmocka_unit_test_setup(
			found_twice_it_is_one_case_with_a_longer_history,
			morning),
		cmocka_unit_test_setup(
			the_term_is_in_working_days_over_a_holiday, morning),
		cmocka_unit_test_setup(a_term_needs_a_calendar, morning),
		cmocka_unit_test_setup(
			a_return_on_paper_is_settled_only_when_it_is_recorded,
			morning),
		cmocka_unit_test_setup(nobody_settles_a_case_about_themselves,
				       morning),
		cmocka_unit_test_setup(two_people_settle_it_once, morning),
		cmocka_unit_test_setup(
			a_claim_is_one_case_that_its_giver_does_not_settle,
			morning),
		cmocka_unit_test_setup(
			who_answers_for_a_case_is_told_and_then_those_above,
			morning),
		cmocka_unit_test_setup(lists_go_by_term_and_end, morning),
	};

	return ward_run(DB, tests);
}
