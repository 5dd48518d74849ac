#include "cli/backup/binlog.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BEGIN "binlog."

int64_t binlog_number(const char *name)
{
	size_t n = strlen(BEGIN);
	const char *digits = name + n;

	if (strncmp(name, BEGIN, n) != 0 || !*digits ||
	    strspn(digits, "0123456789") != strlen(digits) ||
	    strlen(digits) > 9)
		return -1;
	return atoll(digits);
}

const char *binlog_next(struct arena *arena, const char *name)
{
	return arena_printf(arena, BEGIN "%06lld",
			    (long long)binlog_number(name) + 1);
}

/* The server's own list, "…/db/binlog.000001" a line. */
static enum err read_index(struct cx *cx, const struct job *job,
			   const char *const **ret, size_t *ret_n)
{
	const char *path = arena_printf(cx->arena, "%s/db/binlog.index",
					job->var);
	FILE *f = fopen(path, "re");
	size_t n = 0, room = 64;
	const char **names = arena_array(cx->arena, room, sizeof(*names));
	char line[512];

	if (!f)
		return fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	while (fgets(line, sizeof(line), f)) {
		const char *slash = strrchr(line, '/');

		line[strcspn(line, "\n")] = '\0';
		if (n == room) {
			const char **more = arena_array(cx->arena, room * 2,
							sizeof(*more));

			memcpy(more, names, n * sizeof(*names));
			names = more;
			room *= 2;
		}
		names[n++] = arena_strdup(cx->arena, slash ? slash + 1 : line);
	}
	fclose(f);
	*ret = names;
	*ret_n = n;
	return OK;
}

enum err binlog_closed(struct cx *cx, const struct job *job, const char *first,
		       const char *const **ret, size_t *ret_n)
{
	const char *socket = arena_printf(cx->arena,
					  "--socket=%s/run/mariadb.sock",
					  job->var);
	const char *user = arena_printf(cx->arena, "--user=%s", owner_name());
	size_t n = 0, at = 0;

	TRY(job_run(cx, job,
		    ARGV("mariadb-admin", "--no-defaults", socket, user,
			 "flush-binary-log")));
	TRY(read_index(cx, job, ret, &n));
	while (at < n && binlog_number((*ret)[at]) < binlog_number(first))
		at++;
	if (at == n || strcmp((*ret)[at], first) != 0)
		return fail(cx, ERR_MISSING,
			    "%s, with which the last backup goes on, is no more"
			    " (the server keeps 14 days): make a full backup",
			    first);
	*ret += at;
	*ret_n = n - at - 1; /* the last one is being written */
	return OK;
}

/* ---- reading ---- */

struct scan {
	struct binlog_stop *stop;
	struct arena *arena;
	struct instant until;
	size_t file;
	int64_t at, from; /* of the event that is read; of what counts */
	int64_t begun;	  /* of its transaction */
	bool is_dossier;  /* values of a new dossier follow */
};

/* "#261130 21:11:03 server id 1 …": UTC, as the tool is asked in it. */
static bool parse_time(const char *line, struct instant *ret)
{
	unsigned y, m, d;
	int hour, minute, second;

	if (sscanf(line, "#%2u%2u%2u %d:%d:%d server id", &y, &m, &d, &hour,
		   &minute, &second) != 6 ||
	    !day_is_real(2000 + y, m, d))
		return false;
	/* instant_at() is of the civil day here, seven hours ahead. */
	*ret = instant_at(day_join(2000 + y, m, d), hour * 60 + minute);
	ret->s += second + 7 * 3600;
	return true;
}

/* What every log has, whatever was committed. */
static bool is_frame(const char *what)
{
	static const char *const frames[] = { "Start:", "Gtid list",
					      "Binlog checkpoint", "Rotate",
					      "Stop", "Ignorable" };

	for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
		if (strncmp(what, frames[i], strlen(frames[i])) == 0)
			return true;
	}
	return false;
}

static void take_event(struct scan *s, const char *line)
{
	const char *what = strstr(line, "CRC32 ");
	struct binlog_stop *stop = s->stop;
	struct instant at;
	bool is_begin;

	what = what ? strchr(what, '\t') : strchr(line, '\t');
	if (!what || is_frame(what + 1) || !parse_time(line, &at) ||
	    s->at < s->from)
		return;
	is_begin = strncmp(what + 1, "GTID ", 5) == 0;
	if (is_begin)
		s->begun = s->at;
	if (!stop->is_found && s->until.s != INSTANT_NONE.s &&
	    at.s > s->until.s) {
		stop->is_found = true;
		stop->file = s->file;
		stop->at = s->begun;
		stop->commits -= !is_begin; /* it was counted */
		stop->lost.commits += !is_begin;
		stop->lost.first = at;
	}
	if (!stop->is_found) {
		stop->commits += is_begin;
		stop->newest = at;
		return;
	}
	stop->lost.commits += is_begin;
	stop->lost.last = at;
}

static bool is_into(const char *line, const char *table)
{
	return strncmp(line, table, strlen(table)) == 0 &&
	       line[strlen(table)] == '`';
}

/* "### INSERT INTO `motcua`.`event`", behind the moment. */
static void count_row(struct scan *s, const char *table)
{
	struct binlog_lost *lost = &s->stop->lost;

	s->is_dossier = is_into(table, "dossier");
	if (s->is_dossier)
		lost->dossiers++;
	else if (is_into(table, "event"))
		lost->events++;
	else if (is_into(table, "attachment"))
		lost->files++;
	else if (is_into(table, "audit"))
		lost->audit++;
	else
		lost->others++;
}

/* "###   @2='H57.02-260130-0001'": the second column is the code. */
static void take_value(struct scan *s, const char *line)
{
	struct binlog_lost *lost = &s->stop->lost;
	char code[64];

	if (!s->is_dossier || sscanf(line, "###   @2='%63[^']'", code) != 1)
		return;
	s->is_dossier = false;
	if (lost->codes_n < LOST_CODES)
		lost->codes[lost->codes_n++] = arena_strdup(s->arena, code);
}

static void take_line(struct scan *s, const char *line)
{
	static const char insert[] = "### INSERT INTO `motcua`.`";
	long long at;

	if (strncmp(line, "# at ", 5) == 0 && sscanf(line, "# at %lld", &at) == 1)
		s->at = at;
	else if (line[0] == '#' && line[1] >= '0' && line[1] <= '9')
		take_event(s, line);
	else if (!s->stop->is_found)
		return;
	else if (strncmp(line, insert, sizeof(insert) - 1) == 0)
		count_row(s, line + sizeof(insert) - 1);
	else
		take_value(s, line);
}

static enum err scan_file(struct cx *cx, struct job *job, const char *path,
			  struct scan *s)
{
	/* Rows in words, statements without their own: what people typed is
	 * counted on its way and goes nowhere. */
	struct chain c = { .argv = { ARGV("env", "TZ=UTC", "mariadb-binlog",
					  "--no-defaults", "-v",
					  "--base64-output=decode-rows",
					  "--skip-annotate-row-events",
					  "--verify-binlog-checksum", path) },
			   .in = -1,
			   .out = -1 };
	char *line = NULL;
	size_t room = 0;
	FILE *f;
	int from;

	TRY(chain_start(cx, job, &c, &from));
	f = fdopen(from, "re");
	while (f && getline(&line, &room, f) > 0)
		take_line(s, line);
	free(line);
	if (f)
		fclose(f);
	return chain_end(cx, job, &c);
}

enum err binlog_find(struct cx *cx, struct job *job, const struct binlogs *logs,
		     struct instant until, struct binlog_stop *ret)
{
	struct scan s = { .stop = ret, .arena = cx->arena, .until = until };

	*ret = (struct binlog_stop){ .newest = INSTANT_NONE,
				     .lost = { .first = INSTANT_NONE,
					       .last = INSTANT_NONE } };
	for (size_t i = 0; i < logs->n; i++) {
		s.file = i;
		s.from = i == 0 ? logs->at : 0;
		TRY(scan_file(cx, job, logs->paths[i], &s));
		TRY(job_moved(cx, job, 0, 0));
	}
	return OK;
}

enum err binlog_replay(struct cx *cx, struct job *job,
		       const struct binlogs *logs,
		       const struct binlog_stop *stop,
		       const struct server *server)
{
	size_t n = stop->is_found ? stop->file + 1 : logs->n, at = 0;
	const char **read = arena_array(cx->arena, n + 8, sizeof(*read));
	struct chain c = { .in = -1, .out = -1 };
	struct arena *a = cx->arena;

	if (!n)
		return OK;
	read[at++] = "mariadb-binlog";
	read[at++] = "--no-defaults";
	read[at++] = "--verify-binlog-checksum";
	read[at++] = arena_printf(a, "--start-position=%lld",
				  (long long)logs->at);
	/* Of the last file that is named. */
	if (stop->is_found)
		read[at++] = arena_printf(a, "--stop-position=%lld",
					  (long long)stop->at);
	for (size_t i = 0; i < n; i++)
		read[at++] = logs->paths[i];
	read[at] = NULL;
	c.argv[0] = read;
	c.argv[1] = ARGV("mariadb", "--no-defaults", "--binary-mode",
			 "--max-allowed-packet=1G",
			 arena_printf(a, "--socket=%s", server->socket),
			 arena_printf(a, "--user=%s", owner_name()));
	TRY(chain_start(cx, job, &c, NULL));
	return chain_end(cx, job, &c);
}
