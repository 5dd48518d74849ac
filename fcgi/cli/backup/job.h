/*
 * A backup or a restore while it runs: its steps on standard error, its log,
 * and the programs that it starts.
 *
 * Each program is named when it fails, with the place of what it said.  They
 * die with the command: nothing goes on behind the back of who stopped it.
 */
#ifndef CLI_BACKUP_JOB_H
#define CLI_BACKUP_JOB_H

#include <stdint.h>
#include <sys/types.h>

#include "base/cx.h"

/* What the running office keeps for itself of the disk of VAR: the guard of
 * its programs refuses every act below 256 MB. */
#define JOB_ROOM (INT64_C(320) << 20)

struct job {
	const char *var; /* whose disk is watched */
	const char *log; /* where programs say what they have to say */
	int64_t began_us, told_us;
	int step, steps;
};

void job_begin(struct job *job, const char *var, const char *log, int steps);
/* "[  3 s] 2/7 the database" */
void job_step(struct job *job, const char *what);
/* So much of total (0: nobody knows) bytes; says it now and then.  ERR_LIMIT:
 * the disk of VAR has come too near its end. */
enum err job_moved(struct cx *cx, struct job *job, int64_t done,
		   int64_t total) MUST_CHECK;
/* Bytes free where path lies, for whoever this is. */
int64_t room_at(const char *path);
/* ERR_LIMIT with a sentence when there is less. */
enum err room_needed(struct cx *cx, const char *path, int64_t bytes,
		     const char *what) MUST_CHECK;

/* Programs one behind the other, as a shell's pipe. */
#define CHAIN_MAX 6
struct chain {
	const char *const *argv[CHAIN_MAX + 1]; /* NULL after the last */
	int in;	 /* the first reads it; -1: nothing */
	int out; /* the last writes it; -1: to the log */
	pid_t pid[CHAIN_MAX];
};
/* ret_out: the last one's output, to be read and closed; NULL: as `out` says. */
enum err chain_start(struct cx *cx, const struct job *job, struct chain *c,
		     int *ret_out) MUST_CHECK;
/* Waits for all; the sentence names the first that failed. */
enum err chain_end(struct cx *cx, const struct job *job,
		   struct chain *c) MUST_CHECK;
/* Ends them before their end; the fault that led to it stands. */
void chain_kill(struct cx *cx, const struct job *job, struct chain *c);
/* Waits while it tells how far the open file `in` has been read. */
enum err chain_watch(struct cx *cx, struct job *job, struct chain *c, int in,
		     int64_t total) MUST_CHECK;
/* One program alone, from beginning to end. */
enum err job_run(struct cx *cx, const struct job *job,
		 const char *const *argv) MUST_CHECK;
#define ARGV(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* A child that goes on; its signal is ours to give. */
enum err job_spawn(struct cx *cx, const struct job *job,
		   const char *const *argv, pid_t *ret) MUST_CHECK;

#endif
