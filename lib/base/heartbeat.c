#include "base/heartbeat.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TEXT_MAX 8192
#define PATIENCE_S 15 /* a busy machine is late, too */
#define TURNS 3

/* A reader sees the old file or the new one. */
static bool replace(const char *path, const char *text, size_t len)
{
	char beside[512];
	int fd;
	bool ok;

	snprintf(beside, sizeof(beside), "%s.new", path);
	fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd < 0)
		return false;
	ok = write(fd, text, len) == (ssize_t)len;
	ok = close(fd) == 0 && ok;
	return ok && rename(beside, path) == 0;
}

#define REPLAY_FAULTS "motcua_replay_faults"

bool heartbeat_write(const char *var, int64_t again_s, int64_t faults,
		     const struct job_sign *jobs, size_t n)
{
	char path[480], text[TEXT_MAX];
	size_t len = (size_t)snprintf(text, sizeof(text),
				      "motcua_jobs_next_sign_seconds %lld\n"
				      REPLAY_FAULTS " %lld\n",
				      (long long)again_s, (long long)faults);

	for (size_t i = 0; i < n && len < sizeof(text); i++)
		len += (size_t)snprintf(
			text + len, sizeof(text) - len,
			"motcua_job_turn_seconds{job=\"%s\"} %lld\n"
			"motcua_job_last_success_seconds{job=\"%s\"} %lld\n"
			"motcua_job_failures_total{job=\"%s\"} %lld\n"
			"motcua_job_failed{job=\"%s\"} %d\n",
			jobs[i].name, (long long)jobs[i].every_s, jobs[i].name,
			(long long)jobs[i].ok_s, jobs[i].name,
			(long long)jobs[i].failures, jobs[i].name,
			jobs[i].has_failed);
	if (len >= sizeof(text))
		return false;
	snprintf(path, sizeof(path), "%s/run/jobs.prom", var);
	return replace(path, text, len);
}

const char *heartbeat_text(struct arena *arena, const char *var)
{
	const char *path = arena_printf(arena, "%s/run/jobs.prom", var);
	char *text = arena_alloc(arena, TEXT_MAX);
	FILE *f = fopen(path, "re");
	size_t n = f ? fread(text, 1, TEXT_MAX - 1, f) : 0;

	if (f)
		fclose(f);
	text[n] = '\0';
	return text;
}

/* The job that has not ended well for too long. */
static const char *late_job(struct arena *arena, const char *text,
			    int64_t now_s)
{
	static const char turn[] = "motcua_job_turn_seconds{job=\"%63[^\"]\"}"
				   " %lld\nmotcua_job_last_success_seconds"
				   "{job=\"%*[^\"]\"} %lld";
	const char *at = text;
	char name[64];
	long long every_s, ok_s;

	while ((at = strstr(at, "motcua_job_turn_seconds{"))) {
		if (sscanf(at, turn, name, &every_s, &ok_s) == 3 &&
		    now_s - ok_s > TURNS * every_s + 60)
			return arena_printf(arena,
					    "job %s: no good end for %lld s,"
					    " its turn is every %lld s",
					    name, (long long)now_s - ok_s,
					    every_s);
		at++;
	}
	return NULL;
}

static const char *failed_job(struct arena *arena, const char *text)
{
	const char *at = text;
	char name[64];
	int failed;

	while ((at = strstr(at, "motcua_job_failed{"))) {
		if (sscanf(at, "motcua_job_failed{job=\"%63[^\"]\"} %d", name,
			   &failed) == 2 && failed)
			return arena_printf(arena,
					    "job %s: its last turn failed",
					    name);
		at++;
	}
	return NULL;
}

const char *heartbeat_fault(struct arena *arena, const char *text,
			    int64_t now_s)
{
	const char *late;
	long long again_s;

	if (sscanf(text, "motcua_jobs_next_sign_seconds %lld", &again_s) != 1)
		return "jobs: no sign of life";
	if (now_s > again_s + PATIENCE_S)
		return arena_printf(arena, "jobs: no sign of life for %lld s",
				    (long long)now_s - again_s);
	late = late_job(arena, text, now_s);
	return late ? late : failed_job(arena, text);
}

bool heartbeat_tells_faults(const char *text)
{
	const char *at = strstr(text, REPLAY_FAULTS " ");
	long long n;

	return at && sscanf(at, REPLAY_FAULTS " %lld", &n) == 1 && n > 0;
}
