/*
 * Many desks at once: numbers, forms and versions under contention, and
 * clients that die in the middle.  FULL=1: the numbers of a whole day.
 */
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "../support/trial.h"
#include "base/clock.h"
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/proof/replay.h"
#include "domain/reception/receive.h"

#include <cmocka.h>

#define DB "motcua_trial_concurrency"
#define DESKS 8
#define WRITERS 4
#define ROUNDS_MAX 1000

/* What the children leave behind for the parent to judge. */
static struct {
	atomic_int arrived[2 * ROUNDS_MAX]; /* a barrier each */
	char codes[2][ROUNDS_MAX][64];
	atomic_int known;
	atomic_int won[ROUNDS_MAX];
	atomic_int lost, other;
} *shared;

static struct trial t;
static bool is_full;

static int make(void **state)
{
	(void)state;
	trial_make(&t, DB);
	is_full = getenv("FULL") != NULL;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return shared == MAP_FAILED ? -1 : 0;
}

static int drop(void **state)
{
	(void)state;
	trial_drop(&t, DB);
	return 0;
}

static int anew(void **state)
{
	(void)state;
	memset(shared, 0, sizeof(*shared));
	return 0;
}

static void meet(int round, int n)
{
	atomic_fetch_add(&shared->arrived[round], 1);
	while (atomic_load(&shared->arrived[round]) < n)
		sched_yield();
}

/* A child with a connection of its own; it never returns. */
static pid_t child(void (*work)(int me, int rounds), int me, int rounds,
		   int day)
{
	pid_t pid = fork();

	if (pid)
		return pid;
	trial_join(&t, DB);
	t.cx.now.s += day * 86400;
	for (int i = 0; i < 1000 * me; i++)
		trial_pick(2); /* other persons than the neighbour's */
	work(me, rounds);
	db_close(t.cx.db);
	_exit(0);
}

static void run(void (*work)(int me, int rounds), int n, int rounds, int day)
{
	int64_t from = clock_mono_us();
	int status;

	for (int i = 0; i < n; i++)
		assert_true(child(work, i, rounds, day) > 0);
	for (int i = 0; i < n; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	print_message("%d x %d in %lld ms\n", n, rounds,
		      (long long)(clock_mono_us() - from) / 1000);
}

/* A dossier received; the child ends with an error when it was not. */
static void receive(struct receive *in, struct received *ret)
{
	in->duplicate_confirmed = true;
	if (dossier_receive(&t.cx, &t.desk, in, ret) != OK)
		_exit(1);
}

static void receive_all(int me, int rounds)
{
	(void)me;
	for (int i = 0; i < rounds; i++) {
		struct receive in = trial_form(&t);
		struct received r;

		receive(&in, &r);
		arena_reset(t.cx.arena);
	}
}

static void eight_desks_give_each_number_once_without_gaps(void **state)
{
	int each = is_full ? 250 : 50;
	(void)state;

	run(receive_all, DESKS, each, 0);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM dossier"),
			 DESKS * each);
	assert_int_equal(
		trial_number(DB, "SELECT COUNT(DISTINCT code) FROM dossier"),
		DESKS * each);
	assert_int_equal(trial_number(DB, "SELECT MIN(seq) FROM dossier"), 1);
	assert_int_equal(trial_number(DB, "SELECT MAX(seq) FROM dossier"),
			 DESKS * each);
}

static char keys[ROUNDS_MAX][33];

static void receive_the_same(int me, int rounds)
{
	for (int i = 0; i < rounds; i++) {
		struct receive in = trial_form(&t);
		struct received r;

		in.form_key = keys[i];
		in.id_number = "048185012345";
		meet(i, 2);
		receive(&in, &r);
		strncpy(shared->codes[me][i], r.code, 63);
		shared->known += r.was_known;
		arena_reset(t.cx.arena);
	}
}

static void a_form_posted_twice_at_once_is_one_dossier(void **state)
{
	long long before =
		trial_number(DB, "SELECT COUNT(*) FROM dossier");
	int rounds = is_full ? 200 : 50;
	(void)state;

	for (int i = 0; i < rounds; i++)
		strcpy(keys[i], trial_key(&t));
	run(receive_the_same, 2, rounds, 1);
	for (int i = 0; i < rounds; i++)
		assert_string_equal(shared->codes[0][i], shared->codes[1][i]);
	assert_int_equal(shared->known, rounds);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM dossier"),
			 before + rounds);
	/* What lost took no number. */
	assert_int_equal(trial_number(DB, "SELECT seq FROM dossier_counter"
					  " ORDER BY day DESC LIMIT 1"),
			 rounds);
}

static struct dossier contested;

static void write_at_once(int me, int rounds)
{
	(void)me;
	for (int i = 0; i < rounds; i++) {
		struct dossier d = { .code = contested.code };
		struct step s;
		enum err err;

		trial_reload(&t, &d);
		s = trial_step(&t, &d, MOVE_REASSIGN);
		meet(2 * i, WRITERS); /* all have read the same version */
		err = dossier_move(&t.cx, &t.head, d.id, &s);
		if (err == OK)
			shared->won[i]++;
		else if (err == ERR_CONFLICT)
			shared->lost++;
		else
			shared->other++;
		meet(2 * i + 1, WRITERS);
		arena_reset(t.cx.arena);
	}
}

static void of_four_writers_on_one_version_one_wins_each_time(void **state)
{
	int rounds = is_full ? ROUNDS_MAX : 50;
	struct dossier d;
	(void)state;

	trial_receive(&t, &contested);
	trial_reach(&t, &contested, STATE_EXAMINING);
	run(write_at_once, WRITERS, rounds, 0);
	for (int i = 0; i < rounds; i++)
		assert_int_equal(shared->won[i], 1);
	assert_int_equal(shared->lost, (WRITERS - 1) * rounds);
	assert_int_equal(shared->other, 0);
	d = contested;
	trial_reload(&t, &d);
	assert_int_equal(d.version, contested.version + rounds);
	assert_int_equal(d.last_seq, contested.last_seq + rounds);
	print_message("figure: R3 | lost updates, %d writers on one dossier |"
		      " 0 in %d x %d, %lld losers told | 0, every loser 409 |"
		      " met | without the version's check it is red: make"
		      " mutants\n",
		      WRITERS, WRITERS, rounds, (long long)shared->lost);
}

static void work_until_killed(int me, int rounds)
{
	(void)me;
	(void)rounds;
	for (;;) {
		struct receive in = trial_form(&t);
		struct received r;
		struct dossier d;

		receive(&in, &r);
		d.code = r.code;
		trial_reload(&t, &d);
		while (d.state != STATE_RETURNED) {
			static const enum move life[] = {
				MOVE_FORWARD, MOVE_ACCEPT,  MOVE_ASSIGN,
				MOVE_SUBMIT,  MOVE_APPROVE, MOVE_SIGN,
				MOVE_RELEASE, MOVE_RETURN,
			};

			if (trial_move(&t, &d, life[d.last_seq - 1]) != OK)
				_exit(1);
		}
		arena_reset(t.cx.arena);
	}
}

static void a_client_that_dies_leaves_no_half_of_anything(void **state)
{
	int64_t end = clock_mono_us() + (is_full ? 60 : 4) * 1000000;
	pid_t pids[WRITERS];
	struct replay replay;
	int kills = 0, status;
	(void)state;

	for (int i = 0; i < WRITERS; i++)
		pids[i] = child(work_until_killed, i, 0, 2);
	while (clock_mono_us() < end) {
		int i = (int)trial_pick(WRITERS);

		usleep(20000 + trial_pick(40000));
		kill(pids[i], SIGKILL);
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_true(WIFSIGNALED(status)); /* not by its own error */
		pids[i] = child(work_until_killed, i + ++kills, 0, 2);
	}
	for (int i = 0; i < WRITERS; i++) {
		kill(pids[i], SIGKILL);
		waitpid(pids[i], &status, 0);
	}
	usleep(500000); /* until the server has seen them gone */
	assert_int_equal(ledger_verify(&t.cx, (struct dossier_id){ 0 }, NULL,
				       &replay),
			 OK);
	print_message("%d kills, %lld dossiers, %lld events\n", kills,
		      (long long)replay.dossiers, (long long)replay.events);
	if (replay.faults)
		fail_msg("%s: %s", replay.first_code, replay.first_reason);
	assert_true(kills >= 20);
}

static void all_of_it_hangs_together(void **state)
{
	(void)state;
	assert_int_equal(trial_number(DB, "SELECT SUM(seq)"
					  " FROM dossier_counter"),
			 trial_number(DB, "SELECT COUNT(*) FROM dossier"));
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM dossier d"
					  " LEFT JOIN applicant a"
					  " ON a.dossier_id = d.id"
					  " WHERE a.dossier_id IS NULL"),
			 0);
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM dossier"
					  " WHERE (SELECT COUNT(*) FROM"
					  " dossier_paper p WHERE"
					  " p.dossier_id = dossier.id) <> 2"),
			 0);
	/* One form, one event, one audited act: always all three. */
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM event"),
			 trial_number(DB, "SELECT COUNT(*) FROM submission"));
	assert_int_equal(trial_number(DB, "SELECT COUNT(*) FROM event"),
			 trial_number(DB, "SELECT COUNT(*) FROM audit WHERE"
					  " action <> 'read' AND"
					  " outcome = 'ok'"));
}

#define TEST(name) cmocka_unit_test_setup(name, anew)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(eight_desks_give_each_number_once_without_gaps),
		TEST(a_form_posted_twice_at_once_is_one_dossier),
		TEST(of_four_writers_on_one_version_one_wins_each_time),
		TEST(a_client_that_dies_leaves_no_half_of_anything),
		TEST(all_of_it_hangs_together),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
