/*
 * motcua backup while it runs.
 *
 * Order, so that what is in it belongs together while the office works on:
 *   1. the database, at one moment (mariadb-backup);
 *   2. the files that rows name, asked of the running database afterwards: none
 *      of the first is missing, for files are durable before their rows;
 *   3. the notes of the seals, after both: none that the database's seals count
 *      is missing; what they tell of later is cut at the restore, and kept
 *      beside (rebuilt.h).
 * Then all is read back from what was encrypted, into VAR/tmp/b: a database of
 * its own is started there and replayed.  Only then the folder gets its name.
 *
 * State of the instance: VAR/backup/: `last` (base/backup_mark.h), `set` (the
 * name of the last good one, with which logs go on), `files/` (files.h).
 * A restored instance has none of it, so its first backup is a full one.
 */
#ifndef CLI_BACKUP_WORK_H
#define CLI_BACKUP_WORK_H

#include "cli/backup/binlog.h"
#include "cli/backup/rebuilt.h"

struct work {
	struct cx *cx; /* on the running instance */
	struct job job;
	const char *var, *place; /* VAR, DIR */
	const char *state, *tmp; /* VAR/backup, VAR/tmp/b */
	const char *once;
	const char *const *to, *const *to_secrets; /* who may read */
	const char *to_word;
};

/* A log behind the last of `set`; says what it has. */
enum err log_make(struct work *w, const char *set) MUST_CHECK;
/* A full one; *ret_good false: made, and not found good. */
enum err full_make(struct work *w, bool *ret_good) MUST_CHECK;

/* The name of the set with which logs go on; "": none in this DIR. */
const char *work_set(struct work *w);
/* VAR/log/seals from `from` on, whole lines, as a part; *ret_to: how far. */
enum err work_notes(struct work *w, const char *dir, int64_t from,
		    struct manifest *m) MUST_CHECK;
/* VAR/backup/files/NAME */
const char *work_list(struct work *w, const char *name);
enum err make_folder(struct cx *cx, const char *path) MUST_CHECK;

#endif
