/*
 * The worker: jobs by the clock, one at a time, as mc_worker.  A job that
 * fails says so in the log and is tried again at its next turn; a database
 * that is gone is simply waited for.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/heartbeat.h"
#include "base/log.h"
#include "db/db.h"
#include "domain/catalogue/retention.h"
#include "domain/ledger/clock_watch.h"
#include "domain/proof/seal.h"
#include "secret/secret.h"
#include "worker/jobs.h"

static const char *var; /* the state folder */

static enum err sweep(struct cx *cx)
{
	uint64_t rows;

	TRY(retention_sweep(cx, &rows));
	if (rows)
		log_line(LOG_INFO, "event=retention rows=%llu",
			 (unsigned long long)rows);
	return OK;
}

static enum err scan(struct cx *cx)
{
	return job_scan_files(cx, var);
}

static enum err sweep_files(struct cx *cx)
{
	return job_sweep_files(cx, var);
}

static enum err seal(struct cx *cx)
{
	return job_seal(cx, var);
}

static enum err open_data(struct cx *cx)
{
	return job_open_data(cx, var);
}

/* Of the newest replay, this worker's or the operator's (motcua verify). */
static int64_t replay_faults;

static enum err look_at_replay(struct cx *cx)
{
	struct seal_check check = { 0 };
	enum err err = seal_check_newest(cx, &check);

	if (err == OK || err == ERR_MISSING)
		replay_faults = check.faults;
	return cx_without(cx, err, ERR_MISSING) ? OK : err;
}

/* What the promise rests on, and somebody with the machine's password may have
 * changed since the programs started. */
static enum err watch(struct cx *cx)
{
	struct clock_mark mark = { 0 };
	enum err err;

	clock_mark_load(var, &mark);
	err = clock_watch(cx, clock_boot(), clock_steady_s(), &mark);
	if (!clock_mark_store(var, &mark))
		return fail(cx, ERR_INTERNAL, "%s/run/clock cannot be written",
			    var);
	TRY(err);
	TRY(look_at_replay(cx));
	if (mark.is_doubted)
		return fail(cx, ERR_INTERNAL, "%s", mark.why);
	return db_check_durable(cx);
}

static enum err replay(struct cx *cx)
{
	return job_replay(cx, var);
}

/* One that takes longer than limit_s hangs: the alarm ends the program, its
 * supervisor brings it back, and what was half done is rolled back. */
static const struct job {
	const char *name;
	int64_t every_s;
	unsigned limit_s;
	enum err (*run)(struct cx *cx);
} jobs[] = {
	{ "watch", 10, 60, watch },
	{ "retention", 3600, 600, sweep },
	{ "replay", 24 * 3600, 6 * 3600, replay },
	{ "scan", 30, 600, scan },
	{ "sweep-files", 24 * 3600, 3600, sweep_files },
	{ "seal", 5, 120, seal },
	{ "foresight", 5, 600, job_foresight },
	{ "usual-times", 24 * 3600, 3600, job_usual_times },
	{ "accountability-all", 24 * 3600, 3600, job_accountability_all },
	{ "accountability", 30, 600, job_accountability },
	{ "figures", 5, 600, job_figures },
	{ "figures-check", 24 * 3600, 3600, job_figures_check },
	{ "open-data", 10, 3600, open_data },
};
#define JOBS_N (sizeof(jobs) / sizeof(jobs[0]))
static struct job_sign signs[JOBS_N];

static volatile sig_atomic_t is_stopping;

static void stop(int signal_number)
{
	(void)signal_number;
	is_stopping = 1;
}

static void sign(int64_t for_s)
{
	if (!heartbeat_write(var, clock_now().s + for_s, replay_faults, signs,
			     JOBS_N))
		log_line(LOG_ERROR, "event=heartbeat detail=\"%s/run cannot be"
				    " written\"",
			 var);
}

/* In how many seconds it runs again: soon, where a turn is long and failed. */
#define AGAIN_S 3600

static int64_t run_job(struct db *db, size_t i)
{
	struct cx cx = { .arena = arena_new(), .db = db, .now = clock_now() };
	enum err err;

	sign(jobs[i].limit_s);
	alarm(jobs[i].limit_s);
	err = jobs[i].run(&cx);
	alarm(0);
	if (err == OK) {
		signs[i].ok_s = clock_now().s;
	} else {
		signs[i].failures++;
		log_line(LOG_ERROR, "event=job-failed job=%s detail=\"%s\"",
			 jobs[i].name, cx.fault.detail ? cx.fault.detail : "");
	}
	signs[i].has_failed = err != OK;
	arena_free(cx.arena);
	return err != OK && jobs[i].every_s > AGAIN_S ? AGAIN_S :
							jobs[i].every_s;
}

static void work(struct db *db)
{
	int64_t next[JOBS_N] = { 0 }; /* each once at start */

	for (size_t i = 0; i < JOBS_N; i++)
		signs[i] = (struct job_sign){ jobs[i].name, jobs[i].every_s,
					      clock_now().s, 0, false };
	while (!is_stopping) {
		int64_t now = clock_mono_us() / 1000000;

		for (size_t i = 0; i < JOBS_N && !is_stopping; i++) {
			/* Each dates something: asked before every turn, for
			 * the watch looks only so often. */
			if (now < next[i] || (jobs[i].run != watch &&
					      clock_is_doubted(var)))
				continue;
			next[i] = now + run_job(db, i);
		}
		sign(1);
		sleep(1);
	}
}

static bool read_line(const char *path, char *ret, int size)
{
	FILE *f = fopen(path, "re");
	bool ok = f && fgets(ret, size, f);

	if (f)
		fclose(f);
	if (ok)
		ret[strcspn(ret, "\n")] = '\0';
	return ok;
}

static bool write_pid(const char *path)
{
	FILE *f = fopen(path, "we");

	if (!f)
		return false;
	fprintf(f, "%d\n", (int)getpid());
	return fclose(f) == 0;
}

int main(int argc, char **argv)
{
	struct sigaction action = { .sa_handler = stop };
	char path[512], socket[512], password[128];
	struct db_conf conf = { socket, "mc_worker", password, "motcua" };
	struct db *db;

	var = argc == 3 && strcmp(argv[1], "--var") == 0 ? argv[2] : NULL;
	if (!var) {
		fprintf(stderr, "usage: %s --var DIR\n", argv[0]);
		return 2;
	}
	snprintf(socket, sizeof(socket), "%s/run/mariadb.sock", var);
	snprintf(path, sizeof(path), "%s/secret/mc_worker.pw", var);
	if (!read_line(path, password, sizeof(password)) ||
	    secret_init(var, false) != OK) {
		log_line(LOG_ERROR, "event=start detail=\"%s/secret cannot be"
				    " read\"",
			 var);
		return 1;
	}
	snprintf(path, sizeof(path), "%s/run/worker.pid", var);
	if (!write_pid(path))
		return 1;
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	db = db_open(&conf);
	log_line(LOG_INFO, "event=started program=worker");
	work(db);
	db_close(db);
	unlink(path);
	return 0;
}
