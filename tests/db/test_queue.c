/* Which dossier stands in which queue, in what order, and what is found. */
#include <stdlib.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "text/text.h"
#include "db/db.h"
#include "domain/admin/refold.h"
#include "domain/casework/dossier.h"
#include "domain/clock/calendar.h"
#include "domain/queue/queue.h"
#include "domain/reception/receive.h"
#include "../support/fixture.h"

#define DB "motcua_trial_queue"

/* Each test begins on the same morning. */
static int morning(void **state)
{
	(void)state;
	t.cx.now = instant_at(day_join(2026, 11, 18), 510);
	t.cx.fault = (struct fault){ 0 };
	return 0;
}

static const struct workcal *calendar(const struct actor *who)
{
	const struct workcal *cal;

	assert_int_equal(calendar_of(&t.cx, who->unit, &cal), OK);
	return cal;
}

static const struct queue_filter any = { DUE_ANY, "", { INT64_MIN } };
static const struct queue_place start = { .at = { INT64_MIN } };

/* Aborts when this person has no such queue. */
static struct my_queue queue_of(const struct actor *who, const char *slug)
{
	struct my_queue all[QUEUES_MAX];
	size_t n;

	assert_int_equal(queues_of(&t.cx, who, all, &n), OK);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(all[i].slug, slug) == 0)
			return all[i];
	}
	fail_msg("%s has no queue %s", who->login, slug);
	abort();
}

static size_t list(const struct actor *who, const char *slug,
		   const struct queue_filter *f, const struct queue_place *at,
		   size_t limit, struct queue_row **ret)
{
	struct my_queue q = queue_of(who, slug);
	size_t n;

	assert_int_equal(queue_list(&t.cx, who, calendar(who), &q, f, at,
				    limit, ret, &n),
			 OK);
	return n;
}

static bool stands_in(const struct actor *who, const char *slug,
		      const struct queue_filter *f, const char *code)
{
	struct queue_row *rows;
	size_t n = list(who, slug, f, &start, 1000, &rows);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(rows[i].code, code) == 0)
			return true;
	}
	return false;
}

/* Every queue of everybody: the whole of what a dossier stands in. */
static const char *all_places(const char *code)
{
	const struct {
		const char *name;
		const struct actor *who;
	} people[] = {
		{ "quay", &t.desk2 },	{ "truong", &t.head },
		{ "cv1", &t.handler },	{ "cv2", &t.handler2 },
		{ "ct", &t.leader },	{ "vt", &t.clerk },
		{ "khac", &t.other },	{ "ca", &t.police },
		{ "thu", &t.cashier },	{ "la", &t.stranger },
	};
	const char *out = "";

	for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++) {
		struct my_queue all[QUEUES_MAX];
		size_t n;

		assert_int_equal(queues_of(&t.cx, people[i].who, all, &n), OK);
		for (size_t q = 0; q < n; q++) {
			if (stands_in(people[i].who, all[q].slug, &any, code))
				out = arena_printf(t.cx.arena, "%s%s%s:%s",
						   out, *out ? " " : "",
						   people[i].name,
						   all[q].slug);
		}
	}
	return out;
}

static void stands_exactly(const struct dossier *d, const char *where)
{
	const char *found = all_places(d->code);

	if (strcmp(found, where) != 0)
		fail_msg("%s (%s) stands in \"%s\" instead of \"%s\"",
			 d->code, state_name(d->state), found, where);
}

static void must_move(struct dossier *d, enum move move)
{
	if (trial_move(&t, d, move) != OK)
		fail_msg("%s: %s", move_name(move), t.cx.fault.message);
}

/* The head of division here is a case officer too: "cho-nhan". */
static void an_ordinary_dossier_is_where_the_next_person_looks(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	stands_exactly(&d, "quay:cho-chuyen");
	must_move(&d, MOVE_FORWARD);
	stands_exactly(&d, "truong:den truong:don-vi cv1:den cv2:den vt:den");
	must_move(&d, MOVE_ACCEPT);
	stands_exactly(&d, "truong:cho-phan-cong truong:cho-nhan truong:don-vi"
			   " cv1:cho-nhan cv2:cho-nhan");
	must_move(&d, MOVE_ASSIGN);
	stands_exactly(&d, "truong:don-vi cv1:cua-toi");
	must_move(&d, MOVE_SUBMIT);
	stands_exactly(&d, "truong:cho-duyet truong:don-vi");
	must_move(&d, MOVE_APPROVE);
	stands_exactly(&d, "ct:cho-ky ct:den ct:don-vi");
	must_move(&d, MOVE_SIGN);
	stands_exactly(&d, "truong:den truong:don-vi cv1:den cv2:den"
			   " vt:cho-dong-dau vt:den");
	must_move(&d, MOVE_RELEASE);
	stands_exactly(&d, "quay:den quay:cho-tra");
	must_move(&d, MOVE_RETURN);
	stands_exactly(&d, "");
}

static void what_waits_stands_apart_with_whom_it_concerns(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	must_move(&d, MOVE_PROPOSE_SUPPLEMENT);
	stands_exactly(&d, "truong:de-xuat truong:don-vi cv1:cua-toi");
	must_move(&d, MOVE_APPROVE_SUPPLEMENT);
	stands_exactly(&d, "quay:bo-sung-gui truong:don-vi cv1:cua-toi");
	must_move(&d, MOVE_ASK_SUPPLEMENT);
	stands_exactly(&d, "quay:cho-nguoi-nop truong:cho-nguoi-nop-phong"
			   " cv1:cho-nguoi-nop-toi");
	t.cx.now.s += 60 * 86400;
	stands_exactly(&d, "quay:cho-nguoi-nop truong:cho-nguoi-nop-phong"
			   " truong:het-han-bo-sung cv1:cho-nguoi-nop-toi");

	morning(NULL);
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_PAYMENT);
	stands_exactly(&d, "quay:cho-nop-tien truong:cho-nop-tien-phong"
			   " truong:don-vi cv1:cua-toi cv1:cho-nop-tien-toi"
			   " thu:cho-nop-tien");
	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_WITHDRAWING);
	stands_exactly(&d, "truong:rut-phong truong:don-vi ct:rut");
}

static void what_is_asked_stands_with_who_was_asked(void **state)
{
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	must_move(&d, MOVE_PROPOSE_CONSULT);
	stands_exactly(&d, "truong:de-xuat truong:don-vi cv1:cua-toi");
	must_move(&d, MOVE_CONSULT); /* another division of the house */
	must_move(&d, MOVE_CONSULT); /* the police: another authority */
	stands_exactly(&d, "quay:cho-noi-khac truong:cho-noi-khac-phong"
			   " truong:don-vi cv1:cua-toi cv1:cho-noi-khac-toi"
			   " khac:phoi-hop ca:phoi-hop");
	must_move(&d, MOVE_ANSWER);
	must_move(&d, MOVE_ANSWER);
	stands_exactly(&d, "truong:don-vi cv1:cua-toi");
	must_move(&d, MOVE_INTERLINK);
	assert_true(stands_in(&t.other, "den", &any, d.code));
	assert_true(stands_in(&t.other, "phoi-hop", &any, d.code));
}

static void the_entries_are_what_the_dossiers_say(void **state)
{
	(void)state;
	/* After all of the above, and a few hundred moves more. */
	for (int i = 0; i < 40; i++) {
		struct dossier d;

		trial_receive(&t, &d);
		for (int m = 0; m < 8; m++)
			(void)trial_move(&t, &d,
					 (enum move)trial_pick(MOVE_COUNT));
	}
	assert_int_equal(
		trial_number(DB,
			     "SELECT COUNT(*) FROM (SELECT owner_id, lane, at,"
			     " dossier_id FROM queue_lane WHERE owner_id IS"
			     " NOT NULL EXCEPT SELECT owner_id, lane, at,"
			     " dossier_id FROM queue_entry) x"),
		0);
	assert_int_equal(
		trial_number(DB,
			     "SELECT COUNT(*) FROM (SELECT owner_id, lane, at,"
			     " dossier_id FROM queue_entry EXCEPT SELECT"
			     " owner_id, lane, at, dossier_id FROM queue_lane"
			     " WHERE owner_id IS NOT NULL EXCEPT SELECT"
			     " unit_id, 'phoi-hop', due_at, dossier_id FROM"
			     " request WHERE closed_at IS NULL) x"),
		0);
	assert_true(trial_number(DB, "SELECT COUNT(*) FROM queue_entry") > 40);
}

static void pages_hold_each_row_once_both_ways(void **state)
{
	struct queue_place at = start;
	struct queue_row *rows;
	struct dossier d;
	int64_t ids[400];
	size_t n, seen = 0, back;
	(void)state;

	for (int i = 0; i < 60; i++) /* all due at the same moment */
		trial_receive(&t, &d);
	while ((n = list(&t.desk, "cho-chuyen", &any, &at, 25, &rows))) {
		for (size_t i = 0; i < n; i++) {
			assert_true(rows[i].at.s > at.at.s ||
				    (rows[i].at.s == at.at.s &&
				     rows[i].id.v > at.id.v));
			at = (struct queue_place){ rows[i].at, rows[i].id,
						   false };
			assert_true(seen < 400);
			ids[seen++] = rows[i].id.v;
		}
	}
	assert_int_equal(seen, trial_number(DB, "SELECT COUNT(*) FROM dossier"
						" WHERE state ="
						" 'DA_TIEP_NHAN'"));
	back = seen - 1; /* before the last row, then before that page */
	at.is_back = true;
	while ((n = list(&t.desk, "cho-chuyen", &any, &at, 25, &rows))) {
		for (size_t i = 0; i < n; i++)
			assert_int_equal(rows[i].id.v, ids[back - n + i]);
		back -= n;
		at = (struct queue_place){ rows[0].at, rows[0].id, true };
	}
	assert_int_equal(back, 0);
}

/* 18 November 2026 is a Wednesday; the term is three working days. */
static void limits_divide_a_queue_by_date(void **state)
{
	struct queue_filter f = any;
	struct dossier d;
	struct my_queue q;
	int64_t due[DUE_COUNT];
	(void)state;

	trial_receive(&t, &d); /* due on Monday the 23rd */
	const struct {
		unsigned day;
		enum due_in is_in;
	} days[] = { { 18, DUE_SOON },
		     { 23, DUE_TODAY },
		     { 20, DUE_SOON },
		     { 24, DUE_LATE } };

	for (size_t i = 0; i < 4; i++) {
		t.cx.now = instant_at(day_join(2026, 11, days[i].day), 510);
		for (int k = DUE_LATE; k < DUE_COUNT; k++) {
			f.due = (enum due_in)k;
			assert_int_equal(stands_in(&t.desk, "cho-chuyen", &f,
						   d.code),
					 f.due == days[i].is_in);
		}
	}
	q = queue_of(&t.desk, "cho-chuyen");
	assert_int_equal(queue_counts(&t.cx, calendar(&t.desk), &q, 1, &q,
				      due),
			 OK);
	assert_true(due[DUE_LATE] > 0 && q.count == due[DUE_ANY]);
	assert_true(q.count <= QUEUE_CAP);

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_PAYMENT);
	f.due = DUE_PAUSED;
	assert_true(stands_in(&t.handler, "cua-toi", &f, d.code));
	f.due = DUE_LATE;
	assert_false(stands_in(&t.handler, "cua-toi", &f, d.code));
}

static void what_is_paused_stands_behind_what_runs(void **state)
{
	struct dossier paused, running;
	struct queue_row *rows;
	size_t n, p = 0, r = 0;
	(void)state;

	trial_receive(&t, &paused);
	trial_reach(&t, &paused, STATE_PAYMENT);
	t.cx.now.s += 2 * 86400;
	trial_receive(&t, &running);
	trial_reach(&t, &running, STATE_EXAMINING);
	n = list(&t.handler, "cua-toi", &any, &start, 1000, &rows);
	for (size_t i = 0; i < n; i++) {
		if (rows[i].id.v == paused.id.v)
			p = i + 1;
		if (rows[i].id.v == running.id.v)
			r = i + 1;
	}
	assert_true(r && p && r < p);
}

static void filters_by_procedure_words_and_holder(void **state)
{
	struct queue_filter f = any;
	struct dossier d;
	(void)state;

	trial_receive(&t, &d);
	trial_reach(&t, &d, STATE_EXAMINING);
	f.words = TRIAL_PROCEDURE;
	assert_true(stands_in(&t.head, "don-vi", &f, d.code));
	f.words = arena_strndup(t.cx.arena, d.procedure_name, 12);
	assert_true(stands_in(&t.head, "don-vi", &f, d.code));
	f.words = "không có thủ tục này";
	assert_false(stands_in(&t.head, "don-vi", &f, d.code));
	f.words = "_";
	assert_false(stands_in(&t.head, "don-vi", &f, d.code));
	f.words = "";
	f.holder = t.handler.id;
	assert_true(stands_in(&t.head, "don-vi", &f, d.code));
	f.holder = t.handler2.id;
	assert_false(stands_in(&t.head, "don-vi", &f, d.code));
}

/* Search */

static const struct search_place top = { INT64_MAX, 0 };

static bool finds_as(const struct actor *who, const char *typed,
		     const char *code)
{
	struct search_result found;

	assert_int_equal(dossier_search(&t.cx, who, typed, &top, &found), OK);
	for (size_t i = 0; i < found.n; i++) {
		if (strcmp(found.rows[i].code, code) == 0)
			return true;
	}
	return false;
}

static bool finds(const char *typed, const char *code)
{
	return finds_as(&t.desk, typed, code);
}

static const char *fmt(const char *format, const char *value)
{
	const char *at = strstr(format, "%s");

	return arena_printf(t.cx.arena, "%.*s%s%s", (int)(at - format), format,
			    value, at + 2);
}

/* As a scanner types with Caps Lock on. */
static const char *upper(const char *head, const char *tail)
{
	char *text = arena_printf(t.cx.arena, "%s%s", head, tail);

	for (char *c = text; *c; c++) {
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	}
	return text;
}

static const char *without(const char *code, const char *signs)
{
	char *text = arena_strdup(t.cx.arena, code), *out = text;

	for (const char *in = text; *in; in++) {
		if (!strchr(signs, *in))
			*out++ = *in;
	}
	*out = '\0';
	return text;
}

static void one_box_finds_whatever_is_typed_or_scanned(void **state)
{
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];
	struct receive in = trial_form(&t);
	struct received r;
	(void)state;

	in.name = "Đặng Thị Hòa";
	in.phone = "0987000111";
	in.id_number = "048185123450";
	assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	assert_int_equal(dossier_receipt_codes(&t.cx, r.id, secret, token),
			 OK);
	const char *const forms[] = {
		r.code,
		fmt("  %s \r\n", r.code),
		fmt("]C1%s", r.code),
		fmt("https://dichvucong.example/tra-cuu/%s", r.code),
		token,
		fmt("https://dichvucong.example/t/%s", token),
		fmt("]Q3https://dichvucong.example/t/%s\r", token),
		fmt("https://dichvucong.example/t/%s?zarsrc=410#x", token),
		fmt("https://dichvucong.example/t/%s.", token),
		upper("https://dichvucong.example/t/", token),
		fmt("https://dichvucong.example/tra-cuu?ma=%s", r.code),
		fmt("%s.", r.code),
		fmt("“%s”", r.code),
		fmt("Mã hồ sơ: %s", r.code),
		without(r.code, "."),
		without(r.code, ".-"),
		without(r.code, "-"),
		"048185123450",
		"048 185 123 450",
		"048185123450|201234567|Đặng Thị Hòa|15031985|Nữ|Tổ 12|01012022",
		"0987000111",
		"0987 000 111",
		"0987.000.111",
		"+84987000111",
		"84987000111",
		"0987–000–111",
		"(0987) 000 111",
		"0084987000111",
		"+84 (0)987 000 111",
		"048\u202f185\u00a0123 450",
		"dang thi hoa",
		"ĐẶNG THỊ",
		"Ðặng Thị", /* U+00D0 */
		"Đặng\u202fThị\u00a0Hoà",
		"thị hoà",
		"Hòa",
	};
	const char *const others[] = { "%",	     "_ang",
				       "0987000112", "048185123451",
				       "ang thi",    "hoa dang",
				       "dang thi hoang" };

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (!finds(forms[i], r.code))
			fail_msg("\"%s\" does not find it", forms[i]);
		if (finds_as(&t.stranger, forms[i], r.code))
			fail_msg("\"%s\" shows it to another ward", forms[i]);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (finds(others[i], r.code))
			fail_msg("\"%s\" finds it", others[i]);
	}
}

struct spelt {
	const char *stored, *typed[6];
};

static void a_name_is_found_in_every_spelling(void **state)
{
	static const struct spelt names[] = {
		{ "Ðặng Văn Ðoàn", { "Đặng Văn Đoàn", "dang van doan", "doan" } },
		{ "Đặng Văn Đoàn Hai", { "Ðặng Văn Ðoàn Hai", "ðoàn hai" } },
		{ "H’Hen Niê", { "H'Hen", "H‘Hen Niê", "h`hen nie", "H’Hen" } },
		{ "K'Brốp", { "K’Brốp", "K´brop", "k'brop" } },
		{ "Nguyễn Thị Lí", { "Nguyễn Thị Lý", "thi ly", "Lí" } },
		{ "Quý Kỳ Mỹ", { "Quí Kì Mĩ", "ki mi", "quy ky" } },
		{ "Trần Vаn Оai", { "Trần Văn Oai", "van oai" } }, /* Cyrillic */
	};
	(void)state;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct receive in = trial_form(&t);
		struct received r;

		in.name = names[i].stored;
		assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
		for (const char *const *typed = names[i].typed; *typed; typed++) {
			if (!finds(*typed, r.code))
				fail_msg("\"%s\" does not find %s", *typed,
					 in.name);
		}
	}
}

static void a_telephone_is_found_in_every_spelling(void **state)
{
	static const struct spelt phones[] = {
		{ "02363822951", { "0236 3822 951", "+84 236 3822951",
				   "0084 236 3822951", "(0236) 3822.951" } },
		{ "+8562055512345", { "+856 20 5551 2345",
				      "00856 20 5551 2345" } },
	};
	(void)state;

	for (size_t i = 0; i < sizeof(phones) / sizeof(phones[0]); i++) {
		struct receive in = trial_form(&t);
		struct received r;

		in.phone = phones[i].stored;
		assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
		for (const char *const *typed = phones[i].typed; *typed; typed++) {
			if (!finds(*typed, r.code))
				fail_msg("\"%s\" does not find %s", *typed,
					 in.phone);
		}
	}
}

STMT(q_old_fold, "si", "",
     "UPDATE applicant SET name_fold = ? WHERE dossier_id = ?");
STMT(q_old_key, "si", "",
     "UPDATE name_key k JOIN dossier d ON d.seat_id = k.owner_id"
     " AND d.id = k.dossier_id SET k.words = ?"
     " WHERE d.id = ? AND k.words = 'ki thi ngai xua'");

static void names_folded_by_an_earlier_release_are_found_again(void **state)
{
	struct receive in = trial_form(&t);
	int64_t names, procedures;
	struct received r;
	(void)state;

	in.name = "Ký Thị Ngài Xưa";
	assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	assert_int_equal(db_exec(&t.cx, q_old_fold, "ky thi ngai xua", r.id.v),
			 OK);
	assert_int_equal(db_exec(&t.cx, q_old_key, "ky thi ngai xua", r.id.v),
			 OK);
	assert_false(finds("ký thị ngài", r.code));
	assert_int_equal(refold(&t.cx, &names, &procedures), OK);
	assert_int_equal(names, 1);
	assert_true(finds("ký thị ngài", r.code));
	assert_int_equal(refold(&t.cx, &names, &procedures), OK);
	assert_int_equal(names + procedures, 0);
}

static void a_unit_that_was_asked_finds_what_it_was_asked_about(void **state)
{
	struct receive in = trial_form(&t);
	struct received r;
	struct dossier d;
	(void)state;

	in.name = "Võ Ngọc Phối";
	assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	assert_int_equal(dossier_open(&t.cx, &t.desk, r.code, &d), OK);
	assert_false(finds_as(&t.police, "vo ngoc phoi", d.code));
	trial_reach(&t, &d, STATE_EXAMINING);
	must_move(&d, MOVE_CONSULT);
	must_move(&d, MOVE_CONSULT);
	assert_true(finds_as(&t.police, "vo ngoc phoi", d.code));
	assert_true(finds_as(&t.police, "phoi", d.code));
	assert_true(finds_as(&t.police, in.id_number, d.code));
	assert_true(finds_as(&t.police, d.code, d.code));
}

static void a_common_name_is_paged_and_each_is_shown_once(void **state)
{
	struct search_place after = top;
	struct search_result found;
	long long seen = 0;
	(void)state;

	for (int i = 0; i < 60; i++) {
		struct receive in = trial_form(&t);
		struct received r;

		in.name = i % 2 ? "Lý Bình Thường" : "Lý Bình Thường An";
		assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	}
	do {
		assert_int_equal(dossier_search(&t.cx, &t.desk, "ly binh",
						&after, &found),
				 OK);
		assert_true(found.n <= QUEUE_ROWS);
		seen += (long long)found.n;
		after = found.last;
	} while (found.has_more && seen < 1000);
	assert_int_equal(seen, 60);
}

static struct bulk_item item_of(const struct dossier *d)
{
	return (struct bulk_item){ .code = d->code, .version = d->version };
}

static void what_an_ended_unit_left_stands_with_who_follows_it(void **state)
{
	struct actor head = t.stranger;
	struct receive in = trial_form(&t);
	struct bulk_item item;
	struct received r;
	struct dossier d;
	(void)state;

	head.roles = role_bit("RECEPTION_HEAD"); /* the other hat */
	in.name = "Tạ Kế Thừa";
	assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	assert_int_equal(dossier_open(&t.cx, &t.desk, r.code, &d), OK);
	assert_false(finds_as(&head, "ta ke thua", d.code));
	trial_sql(DB, "UPDATE unit SET valid_to = '2026-11-08'"
		      " WHERE code = 'W-HV' OR code LIKE 'W-HV-%'");
	trial_sql(DB, "INSERT INTO unit_succession (from_id, to_id, effective,"
		      " scope) SELECT a.id, b.id, '2026-11-09', 'toàn bộ'"
		      " FROM unit a, unit b WHERE a.code = 'W-HV'"
		      " AND b.code = 'W-HK'");
	assert_true(stands_in(&head, "ke-thua.W-HV", &any, d.code));
	/* And whoever follows the follower. */
	trial_sql(DB, "UPDATE unit_succession SET to_id = (SELECT id FROM unit"
		      " WHERE code = 'W-LC') WHERE effective = '2026-11-09'");
	trial_sql(DB, "INSERT INTO unit_succession (from_id, to_id, effective,"
		      " scope) SELECT a.id, b.id, '2026-11-09', 'toàn bộ'"
		      " FROM unit a, unit b WHERE a.code = 'W-LC'"
		      " AND b.code = 'W-HK'");
	assert_true(stands_in(&head, "ke-thua.W-HV", &any, d.code));
	assert_true(finds_as(&head, "ta ke thua", d.code));
	assert_true(finds_as(&head, "kế thừa", d.code));
	item = item_of(&d);
	assert_int_equal(queue_bulk(&t.cx, &head, MOVE_INHERIT, NO_ACCOUNT,
				    trial_key(&t), &item, 1),
			 OK);
	if (!item.is_done)
		fail_msg("%s", item.why);
	assert_false(stands_in(&head, "ke-thua.W-HV", &any, d.code));
	assert_true(stands_in(&head, "cho-chuyen", &any, d.code));
	trial_sql(DB, "UPDATE unit SET valid_to = NULL"
		      " WHERE code = 'W-HV' OR code LIKE 'W-HV-%'");
	trial_sql(DB, "DELETE FROM unit_succession WHERE effective ="
		      " '2026-11-09'");
	assert_true(finds_as(&head, "ta ke thua", d.code));
	assert_false(finds_as(&t.desk, "ta ke thua", d.code));
}

/* Many at once */

static void each_row_of_many_has_its_own_answer(void **state)
{
	struct dossier a, b, moved, foreign;
	struct bulk_item items[4];
	const char *key = trial_key(&t);
	(void)state;

	trial_receive(&t, &a);
	trial_receive(&t, &b);
	trial_receive(&t, &moved);
	items[0] = item_of(&a);
	items[1] = item_of(&moved); /* as the page still showed it */
	items[2] = item_of(&b);
	foreign = a;
	foreign.code = "H17.82-991231-0001";
	items[3] = item_of(&foreign);
	must_move(&moved, MOVE_FORWARD);
	for (int again = 0; again < 2; again++) {
		assert_int_equal(queue_bulk(&t.cx, &t.desk, MOVE_FORWARD,
					    NO_ACCOUNT, key, items, 4),
				 OK);
		assert_true(items[0].is_done && items[2].is_done);
		assert_false(items[1].is_done);
		assert_non_null(strstr(items[1].why, "sau khi ông/bà mở"));
		assert_false(items[3].is_done);
		assert_non_null(strstr(items[3].why, "phạm vi"));
		trial_reload(&t, &a);
		assert_int_equal(a.state, STATE_UNASSIGNED);
		assert_int_equal(a.version, 2); /* once, however often sent */
	}
}

static void more_than_fifty_at_a_time_are_refused(void **state)
{
	static struct bulk_item many[BULK_MAX + 1];
	(void)state;

	assert_int_equal(queue_bulk(&t.cx, &t.desk, MOVE_FORWARD, NO_ACCOUNT,
				    trial_key(&t), many, BULK_MAX + 1),
			 ERR_INPUT);
}

/* A person's own filters */

static void a_filter_is_kept_once_and_let_go(void **state)
{
	struct saved_filter *saved;
	const char *key = trial_key(&t);
	size_t n;
	(void)state;

	for (int again = 0; again < 2; again++)
		assert_int_equal(saved_add(&t.cx, &t.desk, key, "Sáng nay",
					   "hang=cho-chuyen&loc=hom-nay"),
				 OK);
	assert_int_equal(saved_list(&t.cx, &t.desk, &saved, &n), OK);
	assert_int_equal(n, 1);
	assert_string_equal(saved[0].query, "hang=cho-chuyen&loc=hom-nay");
	assert_int_equal(saved_end(&t.cx, &t.desk2, saved[0].id), OK);
	assert_int_equal(saved_list(&t.cx, &t.desk, &saved, &n), OK);
	assert_int_equal(n, 1); /* another's hand lets nothing go */
	assert_int_equal(saved_end(&t.cx, &t.desk, saved[0].id), OK);
	assert_int_equal(saved_list(&t.cx, &t.desk, &saved, &n), OK);
	assert_int_equal(n, 0);
	assert_int_equal(saved_add(&t.cx, &t.desk, trial_key(&t), " ", "x"),
			 ERR_INPUT);
	for (int i = 0; i < SAVED_MAX; i++)
		assert_int_equal(saved_add(&t.cx, &t.desk, trial_key(&t), "x",
					   "hang=den"),
				 OK);
	assert_int_equal(saved_add(&t.cx, &t.desk, trial_key(&t), "x", "y"),
			 ERR_INPUT);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, morning)
	const struct CMUnitTest tests[] = {
		TEST(an_ordinary_dossier_is_where_the_next_person_looks),
		TEST(what_waits_stands_apart_with_whom_it_concerns),
		TEST(what_is_asked_stands_with_who_was_asked),
		TEST(the_entries_are_what_the_dossiers_say),
		TEST(pages_hold_each_row_once_both_ways),
		TEST(limits_divide_a_queue_by_date),
		TEST(what_is_paused_stands_behind_what_runs),
		TEST(filters_by_procedure_words_and_holder),
		TEST(one_box_finds_whatever_is_typed_or_scanned),
		TEST(a_name_is_found_in_every_spelling),
		TEST(a_telephone_is_found_in_every_spelling),
		TEST(names_folded_by_an_earlier_release_are_found_again),
		TEST(a_unit_that_was_asked_finds_what_it_was_asked_about),
		TEST(a_common_name_is_paged_and_each_is_shown_once),
		TEST(what_an_ended_unit_left_stands_with_who_follows_it),
		TEST(each_row_of_many_has_its_own_answer),
		TEST(more_than_fifty_at_a_time_are_refused),
		TEST(a_filter_is_kept_once_and_let_go),
	};

	return ward_run(DB, tests);
}
