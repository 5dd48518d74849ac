/*
 * The notes outside the database, against whoever owns it: a tail that no seal
 * covers yet is changed or dropped, seals are cut, the rows under them told
 * otherwise and sealed again; the file itself is lost, cut and rewritten; and a
 * witness elsewhere has what the file no longer has.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "base/witness.h"
#include "db/db.h"
#include "domain/proof/seal.h"
#include "../../support/trial.h"

#include <cmocka.h>

#define DB "motcua_trial_note"
#define FILE_OF "build/test/notes"
#define ELSEWHERE "build/test/notes.witness"

static struct trial t;
static struct seal_notes notes;
static struct seal_tail tail;
static const char *setting; /* of witnesses */

static void note(const char *words)
{
	const char *line, *why;

	assert_int_equal(seal_notes_add(&t.cx, &notes, words, &line), OK);
	why = witness_tell(t.cx.arena, setting, line);
	if (why)
		fail_msg("%s", why);
}

/* As the worker's turn does. */
static int turn(void)
{
	const char *words[SEAL_UNNOTED], *rows = "";
	int lines = 0;
	size_t n;

	seal_notes_look(FILE_OF, &notes);
	assert_int_equal(seal_unnoted(&t.cx, &notes, words, &n), OK);
	for (size_t i = 0; i < n; i++) {
		note(words[i]);
		notes.seal = atoll(words[i] + 5);
	}
	while (rows) {
		assert_int_equal(seal_tail_next(&t.cx, &tail, &rows), OK);
		if (rows)
			note(rows);
		lines += rows != NULL;
	}
	return lines;
}

static void seal_all(void)
{
	struct seal_mark mark;
	int64_t rows;

	assert_int_equal(seal_mark(&t.cx, &mark), OK);
	mark.notes = &notes;
	do
		assert_int_equal(seal_next(&t.cx, &mark, &rows), OK);
	while (rows);
}

STMT(t_look, "s", "", "INSERT INTO audit (at, action, outcome, detail,"
     " request_id, rows_n) VALUES ('2026-11-18 01:30:00', 'read', 'ok', ?,"
     " 'trial00000000000', 1)");

static void look(const char *detail)
{
	assert_int_equal(db_exec(&t.cx, t_look, detail), OK);
}

static int make(void **state)
{
	static const char *const guards[] = { "audit_no_update", "audit_no_delete",
					      "seal_no_update", "seal_no_delete",
					      "row_record_no_update",
					      "row_record_no_delete" };
	struct dossier d;

	(void)state;
	unlink(FILE_OF);
	trial_make(&t, DB);
	for (size_t i = 0; i < sizeof(guards) / sizeof(guards[0]); i++)
		trial_sql(DB, arena_printf(t.cx.arena, "DROP TRIGGER %s",
					   guards[i]));
	trial_receive(&t, &d);
	turn();
	seal_all();
	look("one");
	turn();
	seal_all();
	turn();
	look("waits");
	look("waits, too");
	turn();
	return 0;
}

static int drop(void **state)
{
	(void)state;
	trial_drop(&t, DB);
	unlink(FILE_OF);
	unlink(ELSEWHERE);
	return 0;
}

static struct seal_replay seen;

static void named(const char *what, const char *kind, const char *reason)
{
	if (!seen.faults || strcmp(seen.kind, kind) != 0 ||
	    !strstr(seen.reason, reason))
		fail_msg("%s: said %s %lld: %s", what,
			 seen.kind ? seen.kind : "nothing", (long long)seen.id,
			 seen.reason ? seen.reason : "");
}

static void clean(void)
{
	assert_int_equal(seal_verify(&t.cx, FILE_OF, NULL, &seen), OK);
	if (seen.faults)
		fail_msg("%s %lld: %s", seen.kind, (long long)seen.id,
			 seen.reason);
}

static void untouched_nothing_is_found(void **state)
{
	(void)state;
	clean();
	assert_true(notes.n >= 6);
	assert_int_equal(turn(), 0); /* and each is noted once */
}

/* ---- what the owner of the database does ---- */

STMT(t_alter, "", "",
     "UPDATE audit SET detail = 'other' WHERE detail = 'waits'");
STMT(t_cut, "", "", "DELETE FROM audit WHERE detail LIKE 'waits%'");
STMT(t_uncount, "", "",
     "UPDATE written SET rows_n = rows_n - 2 WHERE source = 'audit'"
     " ORDER BY rows_n DESC LIMIT 1");
STMT(t_row, "", "",
     "UPDATE row_record SET by_whom = 'x' ORDER BY id DESC LIMIT 1");
STMT(t_seals, "", "", "DELETE FROM seal ORDER BY no DESC LIMIT 1");
STMT(t_one, "", "", "UPDATE audit SET detail = 'other' WHERE detail = 'one'");

static enum err altered(struct cx *cx, void *arg)
{
	(void)arg;
	TRY(db_exec(cx, t_alter));
	TRY(seal_verify(cx, FILE_OF, NULL, &seen));
	return ERR_STATE;
}

static enum err altered_and_sealed(struct cx *cx, void *arg)
{
	(void)arg;
	TRY(db_exec(cx, t_alter));
	seal_all();
	TRY(seal_verify(cx, NULL, NULL, &seen));
	assert_int_equal(seen.faults, 0); /* by itself it is in order */
	TRY(seal_verify(cx, FILE_OF, NULL, &seen));
	return ERR_STATE;
}

static enum err dropped(struct cx *cx, void *arg)
{
	(void)arg;
	TRY(db_exec(cx, t_cut));
	TRY(db_exec(cx, t_uncount));
	TRY(seal_verify(cx, NULL, NULL, &seen));
	assert_int_equal(seen.faults, 0);
	TRY(seal_verify(cx, FILE_OF, NULL, &seen));
	return ERR_STATE;
}

static enum err sealed_again(struct cx *cx, void *arg)
{
	(void)arg;
	TRY(db_exec(cx, t_seals));
	TRY(db_exec(cx, t_one));
	seal_all();
	TRY(seal_verify(cx, NULL, NULL, &seen));
	assert_int_equal(seen.faults, 0);
	TRY(seal_verify(cx, FILE_OF, NULL, &seen));
	return ERR_STATE;
}

static enum err recorded_otherwise(struct cx *cx, void *arg)
{
	struct seal_mark all;
	int64_t rows;

	(void)arg;
	TRY(db_exec(cx, t_row));
	TRY(seal_mark(cx, &all));
	do
		TRY(db_exec(cx, t_seals));
	while (db_affected(cx));
	all.notes = &notes;
	do
		TRY(seal_next(cx, &all, &rows));
	while (rows);
	TRY(seal_verify(cx, FILE_OF, NULL, &seen));
	return ERR_STATE;
}

static void a_tail_told_otherwise_is_found(void **state)
{
	(void)state;
	trial_sql(DB, "DROP TRIGGER written_grows");
	assert_int_equal(db_tx(&t.cx, altered, NULL), ERR_STATE);
	named("a row that waits", "audit row", "was changed since");
	assert_int_equal(db_tx(&t.cx, altered_and_sealed, NULL), ERR_STATE);
	named("and is sealed as it is", "audit row", "was changed since");
	assert_int_equal(db_tx(&t.cx, dropped, NULL), ERR_STATE);
	named("rows that waited", "audit row", "was noted and is gone");
	assert_int_equal(db_tx(&t.cx, sealed_again, NULL), ERR_STATE);
	named("a seal made anew", "audit row", "was changed since");
	assert_int_equal(seen.faults, 2); /* the row, and its seal */
	assert_int_equal(db_tx(&t.cx, recorded_otherwise, NULL), ERR_STATE);
	named("a row's record", "row record", "was changed since");
	clean();
}

#define LATE(number)                                                       \
	"INSERT INTO audit (id, at, action, outcome, detail, request_id,"  \
	" rows_n) SELECT MAX(id) " number ", '2026-11-18 01:30:00', 'read'," \
	" 'ok', 'late', 'trial00000000000', 1 FROM audit"

static void one_committed_late_is_noted_too(void **state)
{
	(void)state;
	trial_sql(DB, LATE("+ 5"));
	assert_int_equal(turn(), 1);
	trial_sql(DB, LATE("- 2"));
	assert_int_equal(turn(), 1);
	assert_int_equal(turn(), 0);
	clean();
	trial_sql(DB, "UPDATE audit SET detail = 'x' WHERE detail = 'late'"
		      " ORDER BY id LIMIT 1");
	assert_int_equal(seal_verify(&t.cx, FILE_OF, NULL, &seen), OK);
	named("the late one", "audit row", "was changed since");
	trial_sql(DB, "UPDATE audit SET detail = 'late' WHERE detail = 'x'");
	clean();
}

/* ---- a database of an earlier moment ---- */

static int64_t bytes, left_n;
static const char *left;

static enum err restored(struct cx *cx, void *arg)
{
	struct instant *sure = arg;

	TRY(db_exec(cx, t_cut));
	TRY(seal_notes_until(cx, FILE_OF, *sure, &bytes, &left, &left_n));
	return ERR_STATE;
}

static void what_was_noted_behind_a_moment_is_told_apart(void **state)
{
	struct instant before = { t.cx.now.s - 1 };

	(void)state;
	seal_notes_look(FILE_OF, &notes);
	assert_int_equal(seal_notes_until(&t.cx, FILE_OF, before, &bytes, &left,
					  &left_n),
			 OK);
	assert_int_equal(bytes, notes.size); /* all of it still stands */
	assert_null(left);
	assert_int_equal(db_tx(&t.cx, restored, &before),
			 ERR_STATE);
	assert_true(bytes > 0 && bytes < notes.size && left_n >= 1);
	assert_non_null(strstr(left, " audit "));
	/* Noted by then: it is missed, and no restore explains it. */
	assert_int_equal(db_tx(&t.cx, restored, &t.cx.now), ERR_STATE);
	assert_int_equal(bytes, notes.size);
	assert_int_equal(left_n, 0);
}

/* ---- what happens to the file ---- */

static void keep(const char *command)
{
	if (system(command) != 0)
		abort();
}

static void file_is(const char *what, const char *command, const char *kind,
		    const char *reason)
{
	keep("cp " FILE_OF " " FILE_OF ".kept");
	keep(command);
	assert_int_equal(seal_verify(&t.cx, FILE_OF, NULL, &seen), OK);
	named(what, kind, reason);
	keep("mv " FILE_OF ".kept " FILE_OF);
	clean();
}

static void a_file_that_is_lost_or_rewritten_is_missed(void **state)
{
	(void)state;
	seal_all();
	file_is("lost", "rm " FILE_OF, "seal", "it was lost");
	file_is("cut", "sed -i '$d' " FILE_OF, "seal", "it was lost");
	file_is("a line less", "sed -i 2d " FILE_OF, "note",
		"does not follow");
	file_is("another line", "sed -i '2s/T08/T09/' " FILE_OF, "note",
		"does not follow");
	file_is("scrawl", "sed -i '3s/.*/x/' " FILE_OF, "note",
		"cannot be read");
	turn();
	clean();
}

/* A file of the release before: time, number, hash; new lines go on from it. */
static void lines_of_an_older_release_count(void **state)
{
	struct seal_notes mine = { 0 };
	struct seal_head head;
	const char *line;
	char hex[65];
	FILE *f;

	(void)state;
	keep("mv " FILE_OF " " FILE_OF ".kept");
	assert_int_equal(seal_newest(&t.cx, &head), OK);
	digest_hex(&head.hash, hex);
	f = fopen(FILE_OF, "we");
	fprintf(f, "2026-11-18T01:30:00Z %lld %s\n", (long long)head.no, hex);
	fclose(f);
	seal_notes_look(FILE_OF, &mine);
	assert_int_equal(mine.n, 1);
	assert_int_equal(mine.seal, head.no);
	assert_int_equal(seal_notes_add(&t.cx, &mine,
					arena_printf(t.cx.arena, "seal %lld %s",
						     (long long)head.no, hex),
					&line),
			 OK);
	seen = (struct seal_replay){ 0 };
	assert_int_equal(seal_verify_notes(&t.cx, FILE_OF, false, &seen), OK);
	assert_int_equal(seen.faults, 0);
	keep("mv " FILE_OF ".kept " FILE_OF);
	clean();
}

/* ---- witnesses: real receivers ---- */

static int listen_on(int type, int *ret_port)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t len = sizeof(at);
	int fd = socket(AF_INET, type | SOCK_CLOEXEC, 0);

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof(at)), 0);
	if (type == SOCK_STREAM)
		assert_int_equal(listen(fd, 100), 0);
	getsockname(fd, (struct sockaddr *)&at, &len);
	*ret_port = ntohs(at.sin_port);
	return fd;
}

/* What came, into the witness's file; how many. */
static int take(int fd, int type)
{
	FILE *f = fopen(ELSEWHERE, "we");
	const struct timeval patience = { .tv_usec = 200000 };
	char text[4096];
	ssize_t n;
	int got = 0;

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	for (;;) {
		int one = type == SOCK_STREAM ? accept(fd, NULL, NULL) : fd;

		n = one < 0 ? -1 : recv(one, text, sizeof(text) - 1, 0);
		if (type == SOCK_STREAM && one >= 0)
			close(one);
		if (n <= 0)
			break;
		text[n] = '\0';
		text[strcspn(text, "\n")] = '\0';
		fprintf(f, "Nov 18 01:30 loghost %s\n", text);
		got++;
	}
	fclose(f);
	close(fd);
	return got;
}

static enum err rewritten(struct cx *cx, void *arg)
{
	(void)arg;
	TRY(db_exec(cx, t_seals));
	seal_all();
	seen = (struct seal_replay){ 0 };
	TRY(seal_verify_notes(cx, ELSEWHERE, false, &seen));
	return ERR_STATE;
}

static void witnessed_by(int type, const char *name)
{
	int port, fd = listen_on(type, &port);

	setting = arena_printf(t.cx.arena, "%s:127.0.0.1:%d", name, port);
	look("seen");
	assert_int_equal(turn(), 1);
	seal_all();
	turn();
	setting = NULL;
	assert_int_equal(take(fd, type), 2);
	seen = (struct seal_replay){ 0 };
	assert_int_equal(seal_verify_notes(&t.cx, ELSEWHERE, false, &seen), OK);
	assert_int_equal(seen.faults, 0);
	assert_int_equal(db_tx(&t.cx, rewritten, NULL), ERR_STATE);
	named(name, "noted seal", "is not in the chain");
}

static void a_witness_elsewhere_has_what_was(void **state)
{
	(void)state;
	witnessed_by(SOCK_DGRAM, "udp");
	witnessed_by(SOCK_STREAM, "tcp");
	assert_null(witness_tell(t.cx.arena, "syslog", "a test"));
	assert_non_null(witness_tell(t.cx.arena, "tcp:127.0.0.1:1", "x"));
	assert_non_null(witness_tell(t.cx.arena, "what", "x"));
	assert_non_null(witness_tell(t.cx.arena, "udp:127.0.0.1", "x"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(untouched_nothing_is_found),
		cmocka_unit_test(a_tail_told_otherwise_is_found),
		cmocka_unit_test(one_committed_late_is_noted_too),
		cmocka_unit_test(what_was_noted_behind_a_moment_is_told_apart),
		cmocka_unit_test(a_file_that_is_lost_or_rewritten_is_missed),
		cmocka_unit_test(lines_of_an_older_release_count),
		cmocka_unit_test(a_witness_elsewhere_has_what_was),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
