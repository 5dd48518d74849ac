/* motcua backup: who may, to whom, one at a time; then full.c or log.c. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/backup_mark.h"
#include "base/clock.h"
#include "cli/backup/work.h"
#include "cli/commands.h"
#include "domain/proof/seal_note.h"

#define FULL_STEPS 5

enum err make_folder(struct cx *cx, const char *path)
{
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return OK;
	return fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
}

const char *work_list(struct work *w, const char *name)
{
	return arena_printf(w->cx->arena, "%s/files/%s", w->state, name);
}

const char *work_set(struct work *w)
{
	struct arena *a = w->cx->arena;
	FILE *f = fopen(arena_printf(a, "%s/set", w->state), "re");
	char name[32] = "";

	if (f && fscanf(f, "%31s", name) != 1)
		*name = '\0';
	if (f)
		fclose(f);
	if (*name && access(arena_printf(a, "%s/%s/manifest.json", w->place,
					 name),
			    F_OK) != 0)
		*name = '\0';
	return arena_strdup(a, name);
}

/* Where the last whole line before `size` ends. */
static int64_t whole_lines(int fd, int64_t from, int64_t size)
{
	char c = '\0';

	while (size > from && (pread(fd, &c, 1, size - 1) != 1 || c != '\n'))
		size--;
	return size;
}

enum err work_notes(struct work *w, const char *dir, int64_t from,
		    struct manifest *m)
{
	const char *path = arena_printf(w->cx->arena, SEAL_NOTES, w->var);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct part part;
	struct stat st;
	enum err err;

	if (fd < 0 || fstat(fd, &st) != 0) {
		if (fd >= 0)
			close(fd);
		return fail(w->cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	}
	m->notes_from = st.st_size < from ? 0 : from; /* it was cut: all */
	m->notes_to = whole_lines(fd, m->notes_from, st.st_size);
	lseek(fd, 0, SEEK_SET);
	err = part_write(
		w->cx, &w->job, dir, PART_NOTES,
		ARGV("sh", "-c", "tail -c +$(($1 + 1)) | head -c $2", "sh",
		     arena_printf(w->cx->arena, "%lld",
				  (long long)m->notes_from),
		     arena_printf(w->cx->arena, "%lld",
				  (long long)(m->notes_to - m->notes_from))),
		fd, w->to, &part);
	close(fd);
	TRY(err);
	manifest_add(w->cx, m, &part);
	return OK;
}

/* ---- who may, and to whom ---- */

static const char no_recipient[] =
	"a backup is encrypted, and nobody is named who may read it.\n"
	"  1. On another machine: age-keygen -o backup.key\n"
	"  2. Here: MC_BACKUP_RECIPIENT=age1… (its public key; several with"
	" spaces), or\n     --recipient age1…\n"
	"  3. Keep backup.key twice, on paper or a stick in a safe, never on"
	" this machine nor\n     beside the backup: without it no backup"
	" opens, and who has it reads every dossier.\n"
	"  Keys and passwords may have a recipient of their own:"
	" MC_BACKUP_KEY_RECIPIENT.\n";

static const char *setting(const char *given, const char *name)
{
	const char *set = getenv(name);

	return given ? given : set && *set ? set : NULL;
}

/* What an earlier run has left, cut or not. */
static void sweep(struct work *w)
{
	DIR *d = opendir(w->place);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		if (strncmp(e->d_name, ".new-", 5) == 0)
			remove_all(arena_printf(w->cx->arena, "%s/%s",
						w->place, e->d_name));
	}
	if (d)
		closedir(d);
	remove_all(w->tmp);
}

/* One at a time: the folders are theirs alone. */
static enum err lock(struct work *w, int *ret)
{
	const char *path = arena_printf(w->cx->arena, "%s/lock", w->state);

	*ret = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (*ret < 0)
		return fail(w->cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	if (flock(*ret, LOCK_EX | LOCK_NB) == 0)
		return OK;
	return fail(w->cx, ERR_BUSY, "another backup of %s is running", w->var);
}

static enum err look_around(struct work *w)
{
	struct stat st;

	if (stat(w->var, &st) != 0 || st.st_uid != geteuid())
		return fail(w->cx, ERR_DENIED,
			    "only who made %s may back it up", w->var);
	if (stat(w->place, &st) != 0 || !S_ISDIR(st.st_mode))
		return fail(w->cx, ERR_INPUT,
			    "%s is no folder (is the disk mounted?): make it"
			    " first",
			    w->place);
	if (access(w->place, W_OK) != 0)
		return fail(w->cx, ERR_INPUT, "%s: %s", w->place,
			    strerror(errno));
	TRY(make_folder(w->cx, w->state));
	chmod(w->state, 0711); /* its `last` is read by the programs */
	return make_folder(w->cx,
			   arena_printf(w->cx->arena, "%s/files", w->state));
}

static enum err prepare(struct work *w)
{
	sweep(w);
	TRY(make_folder(w->cx, w->tmp));
	TRY(rebuilt_folders(w->cx, w->tmp));
	TRY(recipients_word(w->cx, &w->job, w->to, &w->to_word));
	TRY(once_make(w->cx, &w->job, w->once));
	TRY(recipients_and_once(w->cx, w->to, w->once, &w->to));
	return recipients_and_once(w->cx, w->to_secrets, w->once,
				   &w->to_secrets);
}

static enum err full(struct work *w, bool *ret_good)
{
	struct backup_mark mark = { .full_s = w->cx->now.s };

	TRY(full_make(w, ret_good));
	if (*ret_good && !backup_mark_store(w->var, &mark))
		return fail(w->cx, ERR_BUSY, "%s/last: %s", w->state,
			    strerror(errno));
	return OK;
}

static enum err log_only(struct work *w)
{
	struct backup_mark mark;
	const char *set = work_set(w);
	int64_t now = clock_now().s;

	if (!*set)
		return fail(w->cx, ERR_MISSING,
			    "%s has no full backup of this instance to go on"
			    " with: motcua backup %s first",
			    w->place, w->place);
	TRY(log_make(w, set));
	backup_mark_load(w->var, &mark);
	mark.log_s = now;
	if (!backup_mark_store(w->var, &mark))
		return fail(w->cx, ERR_BUSY, "%s/last: %s", w->state,
			    strerror(errno));
	return OK;
}

static enum err run(struct work *w, bool is_log, bool *ret_good)
{
	int fd = -1;
	enum err err;

	TRY(look_around(w));
	err = lock(w, &fd);
	if (err == OK) {
		err = prepare(w);
		if (err == OK)
			err = is_log ? log_only(w) : full(w, ret_good);
		remove_all(w->tmp);
	}
	if (fd >= 0)
		close(fd);
	return err;
}

static void begin(struct work *w, struct cx *cx, const char *var,
		  const char *place)
{
	w->cx = cx;
	w->var = var;
	w->place = place;
	w->state = arena_printf(cx->arena, "%s/backup", var);
	w->tmp = arena_printf(cx->arena, "%s/tmp/b", var); /* short: sockets */
	w->once = arena_printf(cx->arena, "%s/once.key", w->tmp);
	job_begin(&w->job, var, arena_printf(cx->arena, "%s/log/backup.log", var),
		  FULL_STEPS);
}

int cmd_backup(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	const char *to = setting(cli_value(&argc, argv, "--recipient"),
				 "MC_BACKUP_RECIPIENT");
	const char *keys = setting(cli_value(&argc, argv, "--key-recipient"),
				   "MC_BACKUP_KEY_RECIPIENT");
	bool is_log = cli_flag(&argc, argv, "--log"), is_good = true;
	struct work w = { 0 };
	struct cx cx;
	enum err err;
	char *full_var;

	if (argc != 2 || argv[1][0] == '-') {
		fputs("usage: motcua backup DIR [--log] [--recipient KEY]"
		      " [--key-recipient KEY] [--var DIR]\n", stderr);
		return 2;
	}
	if (!to) {
		fprintf(stderr, "motcua backup: %s", no_recipient);
		return 2;
	}
	umask(077); /* but for `last`, which says so itself */
	full_var = realpath(var, NULL);
	if (!full_var || !cli_open(&cx, full_var)) {
		free(full_var);
		return 1;
	}
	begin(&w, &cx, full_var, argv[1]);
	err = recipients_of(&cx, to, &w.to);
	if (err == OK)
		err = recipients_of(&cx, keys ? keys : to, &w.to_secrets);
	if (err == OK)
		err = run(&w, is_log, &is_good);
	if (err != OK)
		cli_say(&cx, "backup");
	cli_close(&cx);
	free(full_var);
	return err == OK && is_good ? 0 : 1;
}
