#include "cli/backup/job.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

#define NOT_STARTED 127 /* as a shell says it */
#define LOOK_US 20000

void job_begin(struct job *job, const char *var, const char *log, int steps)
{
	*job = (struct job){ .var = var,
			     .log = log,
			     .began_us = clock_mono_us(),
			     .told_us = clock_mono_us(),
			     .steps = steps };
}

static long long seconds(const struct job *job)
{
	return (long long)(clock_mono_us() - job->began_us) / 1000000;
}

void job_step(struct job *job, const char *what)
{
	job->step++;
	fprintf(stderr, "[%3lld s] %d/%d %s\n", seconds(job), job->step,
		job->steps, what);
	job->told_us = clock_mono_us();
}

/* A terminal sees it run; a log gets a line now and then. */
static void tell(struct job *job, int64_t done, int64_t total)
{
	bool is_seen = isatty(STDERR_FILENO);
	int64_t now = clock_mono_us();

	if (now - job->told_us < (is_seen ? 500000 : 20000000))
		return;
	job->told_us = now;
	fprintf(stderr, "%s[%3lld s]     %lld MB", is_seen ? "\r" : "",
		seconds(job), (long long)(done >> 20));
	if (total)
		fprintf(stderr, " of %lld MB", (long long)(total >> 20));
	fputs(is_seen ? " \r" : "\n", stderr);
}

int64_t room_at(const char *path)
{
	struct statvfs fs;

	return statvfs(path, &fs) == 0 ?
		       (int64_t)(fs.f_bavail * fs.f_frsize) :
		       -1;
}

enum err room_needed(struct cx *cx, const char *path, int64_t bytes,
		     const char *what)
{
	int64_t free = room_at(path);

	if (free >= bytes)
		return OK;
	return fail(cx, ERR_LIMIT,
		    "%s needs %lld MB at %s and there are %lld MB: nothing was"
		    " begun",
		    what, (long long)(bytes >> 20) + 1, path,
		    (long long)(free >> 20));
}

enum err job_moved(struct cx *cx, struct job *job, int64_t done,
		   int64_t total)
{
	int64_t free = room_at(job->var);

	tell(job, done, total);
	if (free < 0 || free >= JOB_ROOM)
		return OK;
	return fail(cx, ERR_LIMIT,
		    "the disk of %s has only %lld MB left: stopped, so that"
		    " the office can go on",
		    job->var, (long long)(free >> 20));
}

static int open_log(const struct job *job)
{
	return open(job->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The child's side; does not return. */
static void become(const struct job *job, const char *const *argv, int in,
		   int out)
{
	int log = open_log(job);
	int none = open("/dev/null", O_RDONLY);
	size_t n = 0;
	char **words;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	dup2(in >= 0 ? in : none, STDIN_FILENO);
	dup2(out >= 0 ? out : log, STDOUT_FILENO);
	dup2(log, STDERR_FILENO);
	close_range(3, ~0U, 0);
	while (argv[n])
		n++;
	words = calloc(n + 1, sizeof(*words)); /* writable, and not written */
	if (words)
		memcpy(words, argv, n * sizeof(*words));
	if (words)
		execvp(words[0], words);
	dprintf(STDERR_FILENO, "%s: %s\n", argv[0], strerror(errno));
	_exit(NOT_STARTED);
}

static enum err born(struct cx *cx, const struct job *job,
		     const char *const *argv, int in, int out, pid_t *ret)
{
	*ret = fork();
	if (*ret == 0)
		become(job, argv, in, out);
	if (*ret < 0)
		return fail(cx, ERR_BUSY, "%s: %s", argv[0], strerror(errno));
	return OK;
}

enum err chain_start(struct cx *cx, const struct job *job, struct chain *c,
		     int *ret_out)
{
	int in = c->in, between[2];
	enum err err = OK;

	memset(c->pid, 0, sizeof(c->pid));
	for (size_t i = 0; err == OK && c->argv[i]; i++) {
		bool is_piped = c->argv[i + 1] || ret_out;

		between[0] = -1;
		between[1] = c->out;
		if (is_piped && pipe2(between, O_CLOEXEC) != 0)
			return fail(cx, ERR_BUSY, "pipe: %s", strerror(errno));
		err = born(cx, job, c->argv[i], in, between[1], &c->pid[i]);
		if (in >= 0 && in != c->in)
			close(in);
		if (is_piped)
			close(between[1]);
		in = between[0];
	}
	if (ret_out)
		*ret_out = in;
	return err;
}

/* "zstd ended with 1"; false: it ended well. */
static bool has_failed(struct cx *cx, const char *name, int status,
		       const char **ret)
{
	if (WIFSIGNALED(status))
		*ret = arena_printf(cx->arena, "%s was ended by signal %d",
				    name, WTERMSIG(status));
	else if (WEXITSTATUS(status) == NOT_STARTED)
		*ret = arena_printf(cx->arena,
				    "%s cannot be started: fcgi/run/deps"
				    " installs it",
				    name);
	else if (WEXITSTATUS(status))
		*ret = arena_printf(cx->arena, "%s ended with %d", name,
				    WEXITSTATUS(status));
	return WIFSIGNALED(status) || WEXITSTATUS(status);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

enum err chain_end(struct cx *cx, const struct job *job, struct chain *c)
{
	const char *why = NULL, *words = NULL;
	bool was_pipe = false; /* whose reader went first */
	int status;

	for (size_t i = 0; c->argv[i] && c->pid[i] > 0; i++) {
		if (waitpid(c->pid[i], &status, 0) < 0)
			continue;
		c->pid[i] = 0;
		if (!has_failed(cx, base_name(c->argv[i][0]), status, &words) ||
		    (why && !was_pipe))
			continue;
		was_pipe = WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE;
		why = words;
	}
	if (!why)
		return OK;
	return fail(cx, ERR_BUSY, "%s: what it said is in %s", why, job->log);
}

/* Its last program, for which all others work, has not ended. */
static bool is_running(const struct chain *c)
{
	siginfo_t info = { 0 };
	size_t last = 0;

	while (c->argv[last + 1])
		last++;
	return waitid(P_PID, (id_t)c->pid[last], &info,
		      WEXITED | WNOHANG | WNOWAIT) == 0 &&
	       info.si_pid == 0;
}

void chain_kill(struct cx *cx, const struct job *job, struct chain *c)
{
	struct fault why = cx->fault;

	for (size_t i = 0; c->argv[i]; i++) {
		if (c->pid[i] > 0)
			kill(c->pid[i], SIGKILL);
	}
	if (chain_end(cx, job, c) != OK)
		cx->fault = why; /* that they were ended is no news */
}

enum err chain_watch(struct cx *cx, struct job *job, struct chain *c, int in,
		     int64_t total)
{
	enum err err = OK;

	while (err == OK && is_running(c)) {
		err = job_moved(cx, job, lseek(in, 0, SEEK_CUR), total);
		usleep(LOOK_US);
	}
	if (err == OK)
		return chain_end(cx, job, c);
	chain_kill(cx, job, c);
	return err;
}

enum err job_run(struct cx *cx, const struct job *job,
		 const char *const *argv)
{
	struct chain c = { .argv = { argv }, .in = -1, .out = -1 };

	TRY(chain_start(cx, job, &c, NULL));
	return chain_end(cx, job, &c);
}

enum err job_spawn(struct cx *cx, const struct job *job,
		   const char *const *argv, pid_t *ret)
{
	return born(cx, job, argv, -1, -1, ret);
}
