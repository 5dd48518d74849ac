#include "cli/backup/server.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

#define PATIENCE_US (INT64_C(300) * 1000000)

const char *owner_name(void)
{
	const struct passwd *owner = getpwuid(geteuid());

	return owner ? owner->pw_name : "root";
}

static int64_t counted;

static int count(const char *path, const struct stat *st, int type,
		 struct FTW *ftw)
{
	const char *name = path + ftw->base;

	if (type == FTW_F && strncmp(name, "binlog.", 7) != 0 &&
	    strncmp(name, "ib_logfile", 10) != 0 &&
	    strncmp(name, "ibtmp", 5) != 0)
		counted += (int64_t)st->st_blocks * 512;
	return 0;
}

int64_t database_bytes(struct arena *arena, const char *var)
{
	counted = 0;
	nftw(arena_printf(arena, "%s/db", var), count, 32, FTW_PHYS);
	return counted;
}

enum err database_take(struct cx *cx, struct job *job, const char *dir,
		       const char *tmp, const char *const *to,
		       struct part *ret)
{
	struct arena *a = cx->arena;

	return part_write(
		cx, job, dir, PART_DATABASE,
		ARGV("mariadb-backup", "--no-defaults", "--backup",
		     "--stream=mbstream",
		     arena_printf(a, "--socket=%s/run/mariadb.sock", job->var),
		     arena_printf(a, "--datadir=%s/db", job->var),
		     arena_printf(a, "--user=%s", owner_name()),
		     arena_printf(a, "--tmpdir=%s", tmp),
		     arena_printf(a, "--target-dir=%s", tmp)),
		-1, to, ret);
}

/* "binlog.000003	1234	0-1-55", as mariadb-backup left it. */
static enum err read_place(struct cx *cx, const char *db, struct manifest *ret)
{
	static const char *const names[] = { "mariadb_backup_binlog_info",
					     "xtrabackup_binlog_info" };
	char file[64] = "", gtid[200] = "";
	long long at = 0;
	FILE *f = NULL;
	int n = 0;

	for (size_t i = 0; !f && i < 2; i++)
		f = fopen(arena_printf(cx->arena, "%s/%s", db, names[i]), "re");
	if (f)
		n = fscanf(f, "%63s %lld %199s", file, &at, gtid);
	if (f)
		fclose(f);
	if (n < 2)
		return fail(cx, ERR_BUSY, "mariadb-backup did not say where the"
			    " binary log goes on: see %s/", db);
	ret->binlog = arena_strdup(cx->arena, file);
	ret->binlog_at = at;
	ret->gtid = arena_strdup(cx->arena, gtid);
	return OK;
}

enum err database_put(struct cx *cx, struct job *job, const char *dir,
		      const struct part *part, const char *key,
		      const char *var, struct manifest *ret)
{
	const char *db = arena_printf(cx->arena, "%s/db", var);

	if (mkdir(db, 0700) != 0)
		return fail(cx, ERR_BUSY, "%s: %s", db, strerror(errno));
	TRY(part_feed(cx, job, dir, part, key,
		      ARGV("mbstream", "-x", "-C", db)));
	TRY(job_run(cx, job,
		    ARGV("mariadb-backup", "--no-defaults", "--prepare",
			 arena_printf(cx->arena, "--target-dir=%s", db))));
	return read_place(cx, db, ret);
}

/* It listens only when it is ready. */
static bool answers(const char *path)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool ok;

	snprintf(to.sun_path, sizeof(to.sun_path), "%s", path);
	ok = fd >= 0 &&
	     connect(fd, (const struct sockaddr *)&to, sizeof(to)) == 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool has_ended(const struct server *s)
{
	siginfo_t info = { 0 };

	return waitid(P_PID, (id_t)s->pid, &info,
		      WEXITED | WNOHANG | WNOWAIT) != 0 ||
	       info.si_pid != 0;
}

/* Who restores may be another than who made the instance: the database then
 * learns his name. */
static enum err write_welcome(struct cx *cx, const char *path)
{
	FILE *f = fopen(path, "we");
	bool ok = f && fprintf(f,
			       "CREATE USER IF NOT EXISTS '%s'@'localhost'"
			       " IDENTIFIED VIA unix_socket;\n"
			       "GRANT ALL PRIVILEGES ON *.* TO"
			       " '%s'@'localhost' WITH GRANT OPTION;\n",
			       owner_name(), owner_name()) > 0;

	if (f && fclose(f) != 0)
		ok = false;
	return ok ? OK : fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
}

enum err server_start(struct cx *cx, struct job *job, const char *var,
		      const char *owner, struct server *ret)
{
	struct arena *a = cx->arena;
	const char *welcome = arena_printf(a, "%s/tmp/welcome.sql", var);
	const char *log = arena_printf(a, "--log-error=%s", job->log);
	int64_t until = clock_mono_us() + PATIENCE_US;
	const char *argv[20] = {
		"mariadbd", "--no-defaults",
		arena_printf(a, "--datadir=%s/db", var),
		arena_printf(a, "--socket=%s/run/mariadb.sock", var),
		arena_printf(a, "--pid-file=%s/run/mariadb.pid", var),
		arena_printf(a, "--tmpdir=%s/tmp", var),
		log, "--skip-networking", "--skip-log-bin",
		"--character-set-server=utf8mb4",
		"--collation-server=utf8mb4_bin", "--default-time-zone=+00:00",
		"--sql-mode=STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
		"ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
		"--innodb-flush-log-at-trx-commit=1", "--sync-binlog=1",
		"--innodb-snapshot-isolation=ON", "--max-allowed-packet=1G",
	};
	size_t n = 17;

	if (geteuid() == 0)
		argv[n++] = "--user=root";
	if (strcmp(owner, owner_name()) != 0) {
		TRY(write_welcome(cx, welcome));
		argv[n] = arena_printf(a, "--init-file=%s", welcome);
	}
	ret->socket = arena_printf(a, "%s/run/mariadb.sock", var);
	if (strlen(ret->socket) >= sizeof(((struct sockaddr_un *)0)->sun_path))
		return fail(cx, ERR_INPUT, "%s is too deep for a unix socket"
			    " (107 bytes): choose a shorter path", var);
	TRY(job_spawn(cx, job, argv, &ret->pid));
	while (!answers(ret->socket)) {
		if (has_ended(ret) || clock_mono_us() > until)
			return fail(cx, ERR_BUSY, "the database that was"
				    " restored does not come up: see %s",
				    job->log);
		usleep(50000);
	}
	return OK;
}

enum err server_stop(struct cx *cx, const struct job *job, struct server *s)
{
	int status = 0;

	kill(s->pid, SIGTERM);
	waitpid(s->pid, &status, 0);
	s->pid = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return OK;
	return fail(cx, ERR_BUSY, "the database that was restored did not end"
		    " in order: see %s", job->log);
}

void server_kill(struct server *s)
{
	if (s->pid <= 0)
		return;
	kill(s->pid, SIGKILL);
	waitpid(s->pid, NULL, 0);
	s->pid = 0;
}
