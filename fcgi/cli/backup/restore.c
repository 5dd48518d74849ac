/*
 * motcua restore: a backup into an empty folder, to its end or to a moment.
 *
 * Nothing is served from it while it is made (VAR/restoring, which `make start`
 * refuses), and when it is done the folder is what `make start` takes over: the
 * rights of the parts' own users are given there (fcgi/run/users).
 *
 * A restore to a moment takes acts away that people were told of.  It does not
 * hide them: the audit trail says the moment and what is gone (action
 * “restore”), the codes of dossiers taken in behind it are printed, and the
 * notes that tell of them stay beside the others, so that motcua verify
 * --notes names the first one.  The same it says of a witness's log.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/backup/restore.h"
#include "cli/commands.h"
#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/proof/seal.h"

#define STEPS 6

/* ---- making it ---- */

static enum err make_place(struct restore *r)
{
	int fd = open(r->mark, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return fail(r->cx, ERR_BUSY, "%s: %s", r->mark,
			    strerror(errno));
	close(fd);
	return rebuilt_folders(r->cx, r->var);
}

static enum err put_database(struct restore *r)
{
	struct manifest was = r->full;

	job_step(&r->job, "the database");
	TRY(database_put(r->cx, &r->job, r->set,
			 manifest_part(&r->full, PART_DATABASE), r->key,
			 r->var, &was));
	if (strcmp(was.binlog, r->full.binlog) != 0 ||
	    was.binlog_at != r->full.binlog_at)
		return fail(r->cx, ERR_INPUT, "the database in %s is not the"
			    " one of its manifest", r->set);
	return OK;
}

static enum err put_files(struct restore *r)
{
	const char *into = arena_printf(r->cx->arena, "%s/files", r->var);

	job_step(&r->job, "files of dossiers");
	for (size_t i = 0; i <= r->logs_n; i++) {
		const struct manifest *m = restore_manifest(r, i);

		for (size_t k = 0; k < m->n; k++) {
			if (strncmp(m->parts[k].name, PACK, strlen(PACK)) == 0)
				TRY(pack_read(r->cx, &r->job, restore_dir(r, i),
					      &m->parts[k], r->key, into,
					      &r->objects));
		}
	}
	objects_sort(&r->objects);
	sync(); /* not each by itself: nobody is told of any before the end */
	return OK;
}

/* The notes of the set and of each log behind it, where they belong. */
static enum err put_notes(struct restore *r)
{
	const char *path = arena_printf(r->cx->arena, SEAL_NOTES, r->var);
	const char *piece = arena_printf(r->cx->arena, "%s/tmp/notes", r->var);

	for (size_t i = 0; i <= r->logs_n; i++) {
		const struct manifest *m = restore_manifest(r, i);
		const struct part *p = manifest_part(m, PART_NOTES);

		if (!p)
			return fail(r->cx, ERR_INPUT, "%s has no notes",
				    restore_dir(r, i));
		TRY(part_into(r->cx, &r->job, restore_dir(r, i), p, r->key,
			      i ? piece : path, NULL));
		if (i == 0)
			continue;
		TRY(job_run(r->cx, &r->job,
			    ARGV("sh", "-c",
				 "truncate -s \"$1\" \"$2\" && cat \"$3\""
				 " >>\"$2\"",
				 "sh",
				 arena_printf(r->cx->arena, "%lld",
					      (long long)m->notes_from),
				 path, piece)));
	}
	return OK;
}

static enum err put_binlogs(struct restore *r)
{
	struct arena *a = r->cx->arena;
	const char **paths = arena_array(a, PARTS_MAX, sizeof(*paths));
	size_t n = 0;

	for (size_t i = 1; i <= r->logs_n; i++) {
		const struct manifest *m = restore_manifest(r, i);

		for (size_t k = 0; k < m->n; k++) {
			const struct part *p = &m->parts[k];

			if (strncmp(p->name, "binlog.", 7) != 0)
				continue;
			if (n == PARTS_MAX)
				return fail(r->cx, ERR_LIMIT,
					    "too many binary logs");
			paths[n] = arena_printf(
				a, "%s/tmp/%.*s", r->var,
				(int)(strlen(p->name) - strlen(LOG_END)),
				p->name);
			TRY(part_into(r->cx, &r->job, restore_dir(r, i), p, r->key,
				      paths[n], NULL));
			n++;
		}
	}
	r->binlogs = (struct binlogs){ .paths = paths,
				       .n = n,
				       .at = r->full.binlog_at };
	return OK;
}

static enum err put_rest(struct restore *r)
{
	job_step(&r->job, "keys, notes and binary logs");
	TRY(part_feed(r->cx, &r->job, r->set,
		      manifest_part(&r->full, PART_SECRETS), r->keys_key,
		      ARGV("tar", "-x", "--no-same-owner", "-C", r->var)));
	TRY(put_notes(r));
	return put_binlogs(r);
}

/* ---- to the moment, and what is to be said of it ---- */

/* The end of the last log; of the backup itself when there is none. */
static struct instant end_of(const struct restore *r)
{
	return r->logs_n ? r->logs[r->logs_n - 1].at : r->full.at;
}

static struct instant moment_of(const struct restore *r)
{
	struct instant end = end_of(r);

	return r->until.s != INSTANT_NONE.s && r->until.s < end.s ? r->until :
								    end;
}

/* Who looks in the trail finds the gap and why it is there. */
static enum err tell_the_trail(struct restore *r, struct cx *db)
{
	const struct binlog_lost *lost = &r->stop.lost;
	struct instant at = moment_of(r);

	return audit_put(
		db, NULL,
		&(struct audit_row){
			.action = "restore",
			.detail = arena_printf(
				db->arena,
				"to=%s seal=%lld gone: commits=%lld"
				" dossiers=%lld events=%lld files=%lld"
				" audit=%lld notes=%lld",
				instant_iso(db->arena, at),
				(long long)r->found.seal_no,
				(long long)lost->commits,
				(long long)lost->dossiers,
				(long long)lost->events,
				(long long)lost->files,
				(long long)lost->audit,
				(long long)r->notes.lines) });
}

static enum err look(struct restore *r, struct cx *db)
{
	/* A note bears the moment at which its job began: a minute. */
	const struct instant sure = { moment_of(r).s - SEAL_AGE_S };

	TRY(rebuilt_notes(db, r->var, sure, &r->notes));
	job_step(&r->job, "every clock, chain and seal again");
	TRY(rebuilt_look(db, &r->job, r->var, &r->full, &r->objects,
			 &r->found));
	return tell_the_trail(r, db);
}

static enum err to_the_moment(struct restore *r)
{
	struct server server CLEANUP(server_kill) = { 0 };
	struct cx db = { 0 };
	enum err err;

	job_step(&r->job, "what was committed since");
	TRY(server_start(r->cx, &r->job, r->var, r->full.owner, &server));
	TRY(binlog_find(r->cx, &r->job, &r->binlogs, r->until, &r->stop));
	TRY(binlog_replay(r->cx, &r->job, &r->binlogs, &r->stop, &server));
	if (!cli_open(&db, r->var))
		return fail(r->cx, ERR_BUSY, "the database that was restored"
			    " lets nobody in: see %s", r->job.log);
	r->cx->db = db.db; /* its arena is ours: all is told at the end */
	arena_free(db.arena);
	err = look(r, r->cx);
	db_close(r->cx->db);
	r->cx->db = NULL;
	TRY(err);
	return server_stop(r->cx, &r->job, &server);
}

/* What `make start` looks for; the folder of what was unpacked on the way. */
static enum err finish(struct restore *r)
{
	const char *loaded = arena_printf(r->cx->arena, "%s/loaded", r->var);
	int fd = open(loaded, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);

	if (fd < 0)
		return fail(r->cx, ERR_BUSY, "%s: %s", loaded, strerror(errno));
	close(fd);
	remove_all(arena_printf(r->cx->arena, "%s/tmp", r->var));
	remove_all(arena_printf(r->cx->arena, "%s/run", r->var));
	if (rename(r->job.log, arena_printf(r->cx->arena, "%s/log/restore.log",
					    r->var)) != 0)
		return fail(r->cx, ERR_BUSY, "%s: %s", r->job.log,
			    strerror(errno));
	sync();
	if (unlink(r->mark) != 0)
		return fail(r->cx, ERR_BUSY, "%s: %s", r->mark,
			    strerror(errno));
	return folder_sync(r->cx, r->var);
}

static void tell_lost(struct restore *r)
{
	const struct binlog_lost *lost = &r->stop.lost;
	struct arena *a = r->cx->arena;
	const char *end = instant_iso(a, end_of(r));

	if (r->until.s != INSTANT_NONE.s && r->until.s > end_of(r).s)
		printf("The logs end at %s: the moment that is asked for is not"
		       " reached.\n",
		       end);
	if (!r->stop.is_found) {
		printf("What was committed after %s is not in this backup.\n",
		       end);
		return;
	}
	printf("Committed after it and not here: %lld commits from %s to %s:"
	       " %lld dossiers taken in, %lld events, %lld files, %lld rows of"
	       " the audit trail; and what was committed after %s, which is not"
	       " in this backup.\n",
	       (long long)lost->commits, instant_iso(a, lost->first),
	       instant_iso(a, lost->last), (long long)lost->dossiers,
	       (long long)lost->events, (long long)lost->files,
	       (long long)lost->audit, end);
	for (size_t i = 0; i < lost->codes_n; i++)
		printf("%s%s%s", i ? ", " : "Dossiers whose receipt was given"
					   " and who are not here: ",
		       lost->codes[i], i + 1 == lost->codes_n ? ".\n" : "");
	if (lost->dossiers > (int64_t)lost->codes_n)
		printf("… and %lld more.\n",
		       (long long)lost->dossiers - (long long)lost->codes_n);
}

static void tell(struct restore *r)
{
	const struct rebuilt *is = &r->found;
	struct arena *a = r->cx->arena;

	printf("%s is as of %s: %lld dossiers, newest event %s, seal %lld"
	       " %s.\n",
	       r->var, instant_iso(a, moment_of(r)), (long long)is->dossiers,
	       is->newest.s == INSTANT_NONE.s ? "none" :
						instant_iso(a, is->newest),
	       (long long)is->seal_no, is->seal);
	printf("Rows of files: %lld, without their file: %lld.\n",
	       (long long)is->rows, (long long)is->missing);
	tell_lost(r);
	if (r->notes.lines)
		printf("%lld notes tell of what is not here, the first:\n  %s\n"
		       "The whole file is %s: motcua verify --notes with it"
		       " names what is gone, and of a witness's log it says the"
		       " same.\n",
		       (long long)r->notes.lines, r->notes.first,
		       r->notes.whole);
	printf("make start VAR=%s serves it.\n", r->var);
}

static enum err restore(struct restore *r, bool *ret_good)
{
	TRY(restore_check(r));
	TRY(make_place(r));
	TRY(put_database(r));
	TRY(put_files(r));
	TRY(put_rest(r));
	TRY(to_the_moment(r));
	TRY(finish(r));
	tell(r);
	*ret_good = rebuilt_is_good(&r->found, "restore");
	return OK;
}

/* ---- the command ---- */

/* The log of a try that went no further is no content. */
static bool is_content(const char *name)
{
	return strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
	       strcmp(name, "restore.log") != 0;
}

/* An empty folder, ours; made when it is missing. */
static enum err take_place(struct cx *cx, const char *var, const char **ret)
{
	const char **names;
	char *full;
	size_t n;

	if (mkdir(var, 0711) != 0 && errno != EEXIST)
		return fail(cx, ERR_INPUT, "%s: %s", var, strerror(errno));
	full = realpath(var, NULL);
	if (!full)
		return fail(cx, ERR_INPUT, "%s: %s", var, strerror(errno));
	*ret = arena_strdup(cx->arena, full);
	free(full);
	n = names_in(cx->arena, *ret, is_content, &names);
	if (n)
		return fail(cx, ERR_INPUT,
			    "%s is not empty (%s): a restore goes into an empty"
			    " folder only%s",
			    *ret, names[0],
			    access(arena_printf(cx->arena, "%s/restoring",
						*ret),
				   F_OK) == 0 ?
				    "; one was cut there, remove it" :
				    "");
	return OK;
}

static int usage(void)
{
	fputs("usage: motcua restore DIR --var NEW --identity FILE"
	      " [--key-identity FILE] [--until 'YYYY-MM-DD HH:MM:SS']\n"
	      "       the moment as pages show it (Việt Nam), to the end of"
	      " that second\n", stderr);
	return 2;
}

static enum err choose(struct restore *r, const char *dir, const char *var)
{
	TRY(set_choose(r->cx, dir, r->until, &r->set));
	TRY(take_place(r->cx, var, &r->var));
	r->mark = arena_printf(r->cx->arena, "%s/restoring", r->var);
	job_begin(&r->job, r->var,
		  arena_printf(r->cx->arena, "%s/restore.log", r->var), STEPS);
	return OK;
}

int cmd_restore(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	const char *until = cli_value(&argc, argv, "--until");
	struct cx cx = { .arena = arena_new(), .now = clock_now() };
	struct restore r = { .cx = &cx, .until = INSTANT_NONE };
	bool is_good = false;
	enum err err;

	r.key = cli_value(&argc, argv, "--identity");
	r.keys_key = cli_value(&argc, argv, "--key-identity");
	r.keys_key = r.keys_key ? r.keys_key : r.key;
	if (argc != 2 || argv[1][0] == '-' || !r.key ||
	    (until && !instant_parse_iso(until, &r.until)))
		return usage();
	err = choose(&r, argv[1], var);
	if (err == OK)
		err = restore(&r, &is_good);
	if (err != OK)
		cli_say(&cx, "restore");
	objects_done(&r.objects);
	arena_free(cx.arena);
	return err == OK && is_good ? 0 : 1;
}
