/*
 * The seals against whoever has the database in hand: every kind of change
 * behind the triggers' back is found and its first bad row named.  Each change
 * is made and looked at inside one transaction that is then taken back.
 * FULL=1: 150 rows of each kind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/audit.h"
#include "domain/proof/replay.h"
#include "domain/proof/seal.h"
#include "../../support/trial.h"

#include <cmocka.h>

#define DB "motcua_seal"
#define ROWS 1200 /* audit rows; every fifth number is left free */
#define SEALS 12

static struct trial t;
static int64_t audit_max, event_max, row_max;

static void seal_all(void)
{
	struct seal_mark mark;
	int64_t rows;

	assert_int_equal(seal_mark(&t.cx, &mark), OK);
	do
		assert_int_equal(seal_next(&t.cx, &mark, &rows), OK);
	while (rows);
}

STMT(t_row, "itiisisssi", "",
     "INSERT INTO audit (id, at, account_id, unit_id, role, authority_id,"
     " action, detail, request_id, dossier_id, outcome, purpose, reason,"
     " subject_id, rows_n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ok',"
     " 'thu_ly', '', NULL, 0)");

static void fill(void)
{
	int64_t first = trial_number(DB, "SELECT MAX(id) + 1 FROM audit");

	for (int64_t id = first; id < first + ROWS; id++) {
		if (id % 5 == 0)
			continue;
		assert_int_equal(db_exec(&t.cx, t_row, id, t.cx.now,
					 t.handler.id.v, t.handler.unit.v,
					 "HANDLER", t.handler.authority.v,
					 "read",
					 arena_printf(t.cx.arena, "%lld",
						      (long long)id),
					 "trial00000000000",
					 (int64_t)trial_pick(6) + 1),
				 OK);
	}
}

static int begin(void **state)
{
	struct seal_mark mark;
	struct dossier d;
	int64_t rows;

	(void)state;
	trial_make(&t, DB);
	for (int i = 0; i < 6; i++) {
		trial_receive(&t, &d);
		trial_reach(&t, &d, STATE_RETURNED);
	}
	fill();
	assert_int_equal(seal_mark(&t.cx, &mark), OK);
	audit_max = mark.audit;
	event_max = mark.event;
	row_max = mark.row;
	for (int i = 1; i <= SEALS; i++) {
		struct seal_mark part = { event_max * i / SEALS,
					  audit_max * i / SEALS,
					  row_max * i / SEALS, NULL };

		assert_int_equal(seal_next(&t.cx, &part, &rows), OK);
		assert_true(rows > 0);
	}
	/* Somebody with the server's root and a plan. */
	trial_sql(DB, "DROP TRIGGER audit_no_update");
	trial_sql(DB, "DROP TRIGGER audit_no_delete");
	trial_sql(DB, "DROP TRIGGER event_no_update");
	trial_sql(DB, "DROP TRIGGER event_no_delete");
	trial_sql(DB, "DROP TRIGGER row_record_no_update");
	trial_sql(DB, "DROP TRIGGER row_record_no_delete");
	trial_sql(DB, "DROP TRIGGER seal_no_update");
	trial_sql(DB, "DROP TRIGGER seal_no_delete");
	return 0;
}

static int end(void **state)
{
	(void)state;
	trial_drop(&t, DB);
	return 0;
}

/* a: the row (or seal) that is hit; b: another one, or a free number. */
#define COPY                                                                 \
	"INSERT INTO audit (id, at, account_id, unit_id, action, dossier_id," \
	" outcome, detail, request_id, authority_id, role, purpose, reason,"  \
	" subject_id, rows_n) SELECT "
#define COPIED                                                          \
	", at, account_id, unit_id, action, dossier_id, outcome, detail," \
	" request_id, authority_id, role, purpose, reason, subject_id,"   \
	" rows_n FROM audit WHERE id = ?"
#define CHANGE(name, set) \
	STMT(name, "i", "", "UPDATE audit SET " set " WHERE id = ?")

CHANGE(c_actor, "account_id = account_id + 1");
CHANGE(c_nobody, "account_id = NULL");
CHANGE(c_time, "at = at - INTERVAL 1 SECOND");
CHANGE(c_action, "action = 'list'");
CHANGE(c_outcome, "outcome = IF(outcome = 'ok', 'refused', 'ok')");
CHANGE(c_detail, "detail = CONCAT(detail, ' ')");
CHANGE(c_purpose, "purpose = 'in'");
CHANGE(c_reason, "reason = CONCAT(reason, 'x')");
CHANGE(c_dossier, "dossier_id = COALESCE(dossier_id, 0) + 1");
CHANGE(c_unit, "unit_id = COALESCE(unit_id, 0) + 1");
CHANGE(c_authority, "authority_id = COALESCE(authority_id, 0) + 1");
CHANGE(c_role, "role = 'CLERK'");
CHANGE(c_request, "request_id = '0123456789abcdef'");
CHANGE(c_subject, "subject_id = COALESCE(subject_id, 0) + 1");
CHANGE(c_rows, "rows_n = rows_n + 1");
STMT(c_delete, "i", "", "DELETE FROM audit WHERE id = ?");
STMT(c_cut, "i", "", "DELETE FROM audit WHERE id >= ?");
STMT(c_insert, "ii", "", COPY "?" COPIED);
STMT(c_renumber, "ii", "", "UPDATE audit SET id = ? WHERE id = ?");
STMT(c_event, "i", "",
     "UPDATE event SET hash = UNHEX(SHA2(hash, 256)) WHERE id = ?");
STMT(c_event_delete, "i", "", "DELETE FROM event WHERE id = ?");
STMT(c_row, "i", "",
     "UPDATE row_record SET digest = REVERSE(COALESCE(digest, 'x'))"
     " WHERE id = ?");
STMT(c_row_delete, "i", "", "DELETE FROM row_record WHERE id = ?");
STMT(c_seal_at, "i", "",
     "UPDATE seal SET at = at - INTERVAL 1 SECOND WHERE no = ?");
STMT(c_seal_hash, "i", "",
     "UPDATE seal SET hash = UNHEX(SHA2(hash, 256)) WHERE no = ?");
STMT(c_seal_range, "i", "",
     "UPDATE seal SET audit_to = audit_to - 1 WHERE no = ?");
STMT(c_seal_leaf, "i", "",
     "UPDATE seal SET audit_leaves = INSERT(audit_leaves, 20, 1, 'x')"
     " WHERE no = ?");
STMT(c_seal_delete, "i", "", "DELETE FROM seal WHERE no = ?");

enum hit { ROW, ROW_FREE, FREE_ROW, PAIR, EVENT, RECORD, SEAL };
static const struct kind {
	const char *sentence;
	const struct stmt *const *stmt;
	enum hit hit;
	const char *named, *reason;
} kinds[] = {
	{ "another actor", &c_actor, ROW, "audit row", "changed" },
	{ "no actor", &c_nobody, ROW, "audit row", "changed" },
	{ "another time", &c_time, ROW, "audit row", "changed" },
	{ "another action", &c_action, ROW, "audit row", "changed" },
	{ "another outcome", &c_outcome, ROW, "audit row", "changed" },
	{ "another detail", &c_detail, ROW, "audit row", "changed" },
	{ "another purpose", &c_purpose, ROW, "audit row", "changed" },
	{ "other words", &c_reason, ROW, "audit row", "changed" },
	{ "another dossier", &c_dossier, ROW, "audit row", "changed" },
	{ "another unit", &c_unit, ROW, "audit row", "changed" },
	{ "another authority", &c_authority, ROW, "audit row", "changed" },
	{ "another role", &c_role, ROW, "audit row", "changed" },
	{ "another request", &c_request, ROW, "audit row", "changed" },
	{ "another subject", &c_subject, ROW, "audit row", "changed" },
	{ "another count", &c_rows, ROW, "audit row", "changed" },
	{ "a deleted row", &c_delete, ROW, "audit row", "deleted" },
	{ "a cut tail", &c_cut, ROW, "audit row", "deleted" },
	{ "a row put in", &c_insert, FREE_ROW, "audit row", "inserted" },
	{ "a renumbered row", &c_renumber, ROW_FREE, "audit row", "" },
	{ "two rows swapped", &c_renumber, PAIR, "audit row", "changed" },
	{ "an event rehashed", &c_event, EVENT, "event", "changed" },
	{ "an event deleted", &c_event_delete, EVENT, "event", "deleted" },
	{ "a row record's digest", &c_row, RECORD, "row record", "changed" },
	{ "a row record deleted", &c_row_delete, RECORD, "row record",
	  "deleted" },
	{ "a seal's time", &c_seal_at, SEAL, "seal", "changed" },
	{ "a seal's hash", &c_seal_hash, SEAL, "seal", "changed" },
	{ "a seal's range", &c_seal_range, SEAL, "seal", "changed" },
	{ "a seal's leaf", &c_seal_leaf, SEAL, "seal", "changed" },
	{ "a seal deleted", &c_seal_delete, SEAL, "seal", "deleted" },
};
#define KINDS_N (sizeof(kinds) / sizeof(kinds[0]))

struct trick {
	const struct kind *kind;
	int64_t a, b, named; /* named: what the replay must say */
	struct seal_replay seen;
};

static enum err swap(struct cx *cx, int64_t a, int64_t b)
{
	TRY(db_exec(cx, c_renumber, (int64_t)900000000, a));
	TRY(db_exec(cx, c_renumber, a, b));
	return db_exec(cx, c_renumber, b, (int64_t)900000000);
}

static enum err play(struct cx *cx, void *arg)
{
	struct trick *x = arg;

	switch (x->kind->hit) {
	case PAIR:
		TRY(swap(cx, x->a, x->b));
		break;
	case ROW_FREE:
	case FREE_ROW:
		TRY(db_exec(cx, *x->kind->stmt, x->b, x->a));
		break;
	case ROW:
	case EVENT:
	case RECORD:
	case SEAL:
		TRY(db_exec(cx, *x->kind->stmt, x->a));
		break;
	}
	TRY(seal_verify(cx, NULL, NULL, &x->seen));
	return ERR_STATE; /* take it back */
}

static int64_t some_row(void)
{
	int64_t first = audit_max - ROWS + 1, id;

	do
		id = first + (int64_t)trial_pick(ROWS);
	while (id % 5 == 0 || id > audit_max);
	return id;
}

static int64_t free_number(void)
{
	return (audit_max - ROWS + 10 + (int64_t)trial_pick(ROWS - 20)) / 5 *
	       5;
}

static void choose(struct trick *x)
{
	switch (x->kind->hit) {
	case ROW:
		x->a = x->named = some_row();
		break;
	case ROW_FREE:
		x->a = some_row();
		x->b = free_number();
		x->named = x->a < x->b ? x->a : x->b;
		break;
	case FREE_ROW:
		x->a = some_row();
		x->b = x->named = free_number();
		break;
	case PAIR:
		x->a = some_row();
		do
			x->b = some_row();
		while (x->b == x->a);
		x->named = x->a < x->b ? x->a : x->b;
		break;
	case EVENT:
		x->a = x->named = 1 + (int64_t)trial_pick((unsigned)event_max);
		break;
	case RECORD:
		x->a = x->named = trial_number(
			DB, arena_printf(t.cx.arena,
					 "SELECT MIN(id) FROM row_record"
					 " WHERE id > %u",
					 trial_pick((unsigned)row_max)));
		break;
	case SEAL: /* of the last one only a note tells */
		x->a = x->named = 1 + (int64_t)trial_pick(SEALS - 1);
		break;
	}
}

static void every_tampering_is_found_and_its_first_row_named(void **state)
{
	int each = getenv("FULL") ? 150 : 12;

	(void)state;
	for (size_t k = 0; k < KINDS_N; k++) {
		for (int i = 0; i < each; i++) {
			struct trick x = { .kind = &kinds[k] };

			choose(&x);
			assert_int_equal(db_tx(&t.cx, play, &x), ERR_STATE);
			if (!x.seen.faults)
				fail_msg("%s of %lld: not found",
					 kinds[k].sentence, (long long)x.a);
			if (strcmp(x.seen.kind, kinds[k].named) != 0 ||
			    x.seen.id != x.named ||
			    !strstr(x.seen.reason, kinds[k].reason))
				fail_msg("%s of %lld: said %s %lld: %s",
					 kinds[k].sentence, (long long)x.named,
					 x.seen.kind, (long long)x.seen.id,
					 x.seen.reason);
		}
	}
	printf("%zu kinds of tampering × %d rows, all found and named\n",
	       KINDS_N, each);
}

/* The fields of an event are under its own hash: the ledger's replay. */
STMT(e_note, "i", "", "UPDATE event SET note = CONCAT(note, 'x') WHERE id = ?");
STMT(e_at, "i", "",
     "UPDATE event SET at = at - INTERVAL 1 SECOND WHERE id = ?");
STMT(e_actor, "i", "",
     "UPDATE event SET account_id = IF(account_id = 1, 2, 1) WHERE id = ?");
STMT(e_due, "i", "",
     "UPDATE event SET due_after = due_after + INTERVAL 1 DAY WHERE id = ?");
STMT(e_which, "i", "si",
     "SELECT d.code, e.seq FROM event e JOIN dossier d ON d.id = e.dossier_id"
     " WHERE e.id = ?");

struct event_trick {
	const struct stmt *stmt;
	int64_t id;
	struct replay seen;
};

static enum err play_event(struct cx *cx, void *arg)
{
	struct event_trick *x = arg;

	TRY(db_exec(cx, x->stmt, x->id));
	TRY(ledger_verify(cx, (struct dossier_id){ 0 }, NULL, &x->seen));
	return ERR_STATE;
}

static void a_changed_event_is_named_by_dossier_and_number(void **state)
{
	const struct stmt *const stmts[] = { e_note, e_at, e_actor, e_due };
	int each = getenv("FULL") ? 150 : 8;

	(void)state;
	for (int i = 0; i < 4 * each; i++) {
		struct event_trick x = {
			.stmt = stmts[i % 4],
			.id = 1 + (int64_t)trial_pick((unsigned)event_max),
		};
		const char *code;
		int64_t seq;

		assert_int_equal(db_one(&t.cx, e_which, x.id, &code, &seq),
				 OK);
		assert_int_equal(db_tx(&t.cx, play_event, &x), ERR_STATE);
		if (!x.seen.faults || strcmp(x.seen.first_code, code) != 0 ||
		    x.seen.first_seq != seq)
			fail_msg("%s of event %lld: said %s %lld",
				 x.stmt->name, (long long)x.id,
				 x.seen.first_code,
				 (long long)x.seen.first_seq);
	}
}

static void untouched_nothing_is_found(void **state)
{
	struct seal_replay r;

	(void)state;
	assert_int_equal(seal_verify(&t.cx, NULL, NULL, &r), OK);
	assert_int_equal(r.faults, 0);
	assert_int_equal(r.seals, SEALS);
	assert_int_equal(r.waiting, 0);
	assert_true(r.rows >= ROWS * 4 / 5);
}

/* A chain that is rebuilt whole is in order by itself; a note betrays it. */
STMT(c_forget, "", "", "DELETE FROM seal");

static enum err rebuild(struct cx *cx, void *arg)
{
	struct seal_replay *ret = arg;
	struct seal_mark mark = { event_max, audit_max, row_max, NULL };
	int64_t rows;

	TRY(db_exec(cx, c_outcome, some_row()));
	TRY(db_exec(cx, c_forget));
	TRY(seal_next(cx, &mark, &rows));
	TRY(seal_verify(cx, NULL, NULL, &ret[0]));
	TRY(seal_verify(cx, "build/test/seals", NULL, &ret[1]));
	return ERR_STATE;
}

static void a_rebuilt_chain_is_betrayed_by_the_noted_hash(void **state)
{
	const char *words[SEAL_UNNOTED], *line;
	struct seal_notes notes = { 0 };
	struct seal_replay r[2];
	size_t n;

	(void)state;
	unlink("build/test/seals");
	seal_notes_look("build/test/seals", &notes);
	assert_int_equal(seal_unnoted(&t.cx, &notes, words, &n), OK);
	assert_int_equal(n, 1); /* it chains those before it */
	assert_int_equal(seal_notes_add(&t.cx, &notes, words[0], &line), OK);
	assert_int_equal(db_tx(&t.cx, rebuild, r), ERR_STATE);
	assert_int_equal(r[0].faults, 0);
	assert_int_equal(r[1].faults, 1);
	assert_string_equal(r[1].kind, "noted seal");
	assert_int_equal(r[1].id, SEALS);
	assert_int_equal(seal_verify(&t.cx, "build/test/seals", NULL, &r[0]),
			 OK);
	assert_int_equal(r[0].faults, 0);
	unlink("build/test/seals");
}

/* A row that is written but not committed holds the seal back. */
STMT(t_read, "i", "", "INSERT INTO audit (at, action, outcome, detail,"
     " request_id, rows_n) VALUES ('2026-11-18 01:30:00', 'read', 'ok', '',"
     " 'trial00000000000', ?)");

static enum err write_and_look(struct cx *cx, void *arg)
{
	struct trial other;
	struct seal_mark mark;
	int64_t *ret = arg, rows;

	TRY(db_exec(cx, t_read, (int64_t)1)); /* open, in this connection */
	trial_join(&other, DB);
	TRY(db_exec(&other.cx, t_read, (int64_t)2)); /* later, committed */
	TRY(seal_mark(&other.cx, &mark));
	TRY(seal_next(&other.cx, &mark, &rows));
	*ret = rows;
	db_close(other.cx.db);
	arena_free(other.cx.arena);
	return OK;
}

static void a_row_that_is_not_committed_yet_holds_the_seal_back(void **state)
{
	int64_t seen = -1;
	struct seal_replay r;

	(void)state;
	assert_int_equal(db_tx(&t.cx, write_and_look, &seen), OK);
	assert_int_equal(seen, 0);
	seal_all();
	assert_int_equal(seal_verify(&t.cx, NULL, NULL, &r), OK);
	assert_int_equal(r.faults, 0);
	assert_int_equal(r.waiting, 0);
}

STMT(t_audit_gone, "", "", "DELETE FROM audit ORDER BY id DESC LIMIT 1");
/* As if the events had not been sealed yet. */
STMT(t_cut_seals, "", "", "DELETE FROM seal");
STMT(t_event_gone, "", "", "DELETE FROM event ORDER BY id DESC LIMIT 1");
STMT(t_audit_old, "", "", "INSERT INTO audit (at, action, outcome, detail,"
     " request_id) VALUES ('2026-11-17 23:00:00', 'read', 'ok', '', 'x')");
STMT(t_event_old, "", "", "INSERT INTO event (dossier_id, seq, move,"
     " from_state, to_state, at, account_id, role, unit_id, holder_unit_id,"
     " clock, note, data, prev_hash, hash) SELECT dossier_id, seq + 1, move,"
     " to_state, to_state, '2026-11-17 23:00:00', account_id, role, unit_id,"
     " holder_unit_id, clock, note, data, hash, UNHEX(SHA2(hash, 256)) FROM event"
     " ORDER BY id DESC LIMIT 1");

static const struct newest {
	const struct stmt *const *stmt;
	bool is_sealed; /* before it is looked for */
	const char *named, *reason;
} newest_kinds[] = {
	{ &t_audit_gone, false, "audit row", "is gone" },
	{ &t_event_gone, false, "event", "is gone" },
	{ &t_audit_old, false, "audit row", "older than the seal" },
	{ &t_event_old, false, "event", "older than the seal" },
	{ &t_audit_old, true, "audit row", "older than the seal" },
	{ &t_event_old, true, "event", "older than the seal" },
};
struct try_newest {
	const struct newest *kind;
	struct seal_replay control, seen;
};

/* One row that waits for its seal, of each table; then the trick. */
static enum err play_newest(struct cx *cx, void *arg)
{
	struct try_newest *x = arg;

	TRY(db_exec(cx, t_read, (int64_t)1));
	TRY(seal_verify(cx, NULL, NULL, &x->control));
	if (x->kind->stmt == &t_event_gone)
		TRY(db_exec(cx, t_cut_seals));
	TRY(db_exec(cx, *x->kind->stmt));
	if (x->kind->is_sealed)
		seal_all();
	TRY(seal_verify(cx, NULL, NULL, &x->seen));
	return ERR_STATE;
}

static void what_no_seal_covers_yet_is_not_dropped_or_backdated(void **state)
{
	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct try_newest x = { .kind = &newest_kinds[i] };

		assert_int_equal(db_tx(&t.cx, play_newest, &x), ERR_STATE);
		assert_int_equal(x.control.faults, 0);
		assert_int_equal(x.seen.faults, 1);
		assert_string_equal(x.seen.kind, x.kind->named);
		assert_non_null(strstr(x.seen.reason, x.kind->reason));
	}
}

/* Four writers whose commits come in any order, two sealers at once. */
static void write_on(int which)
{
	struct trial mine;

	trial_join(&mine, DB);
	for (int64_t i = 0; i < 300; i++) {
		if (db_exec(&mine.cx, t_read, i + which) != OK)
			_exit(1);
		if (i % 20 == 0)
			arena_reset(mine.cx.arena);
	}
	_exit(0);
}

static void seal_on(void)
{
	struct trial mine;
	struct seal_mark mark;
	int64_t rows;
	enum err err;

	trial_join(&mine, DB);
	for (int i = 0; i < 60; i++) {
		if (seal_mark(&mine.cx, &mark) != OK)
			_exit(1);
		usleep(20 * 1000); /* a statement is shorter than that here */
		err = seal_next(&mine.cx, &mark, &rows);
		if (err != OK && err != ERR_CONFLICT)
			_exit(1);
	}
	_exit(0);
}

static void nothing_is_lost_between_writers_and_two_sealers(void **state)
{
	pid_t pid[6];
	struct seal_replay r;
	int status;

	(void)state;
	for (int i = 0; i < 6; i++) {
		pid[i] = fork();
		assert_true(pid[i] >= 0);
		if (!pid[i] && i < 4)
			write_on(i);
		if (!pid[i])
			seal_on();
	}
	for (int i = 0; i < 6; i++) {
		waitpid(pid[i], &status, 0);
		assert_int_equal(status, 0);
	}
	seal_all();
	assert_int_equal(seal_verify(&t.cx, NULL, NULL, &r), OK);
	if (r.faults)
		fail_msg("%s %lld: %s", r.kind, (long long)r.id, r.reason);
	assert_int_equal(r.waiting, 0);
}

/* A replay that could not be done ends what the last one said. */
static void a_replay_that_cannot_be_done_says_so(void **state)
{
	struct replays r = { 0 };
	struct seal_check c = seal_check_of(&t.cx, &r);

	(void)state;
	assert_int_equal(seal_check_put(&t.cx, &c), OK);
	assert_int_equal(seal_check_newest(&t.cx, &c), OK);
	assert_string_equal(seal_check_words(t.cx.arena, &c), "");
	assert_false(seal_check_is_sound(&c)); /* it looked at nothing */
	assert_non_null(strstr(seal_check_outcome(t.cx.arena, &c),
			       "chưa có gì để kiểm tra"));
	c.rows = 1;
	assert_true(seal_check_is_sound(&c));
	assert_int_equal(seal_check_undone(&t.cx), OK);
	assert_int_equal(seal_check_newest(&t.cx, &c), OK);
	assert_int_equal(c.faults, 1);
	assert_string_equal(seal_check_words(t.cx.arena, &c),
			    "Lần kiểm tra lại: không làm được, nên chưa biết dữ"
			    " liệu có còn nguyên vẹn");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(untouched_nothing_is_found),
		cmocka_unit_test(
			every_tampering_is_found_and_its_first_row_named),
		cmocka_unit_test(a_changed_event_is_named_by_dossier_and_number),
		cmocka_unit_test(a_rebuilt_chain_is_betrayed_by_the_noted_hash),
		cmocka_unit_test(
			a_row_that_is_not_committed_yet_holds_the_seal_back),
		cmocka_unit_test(
			what_no_seal_covers_yet_is_not_dropped_or_backdated),
		cmocka_unit_test(a_replay_that_cannot_be_done_says_so),
		cmocka_unit_test(nothing_is_lost_between_writers_and_two_sealers),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
