/*
 * A restore while it runs: what is known of the backup, and what came of it.
 */
#ifndef CLI_BACKUP_RESTORE_H
#define CLI_BACKUP_RESTORE_H

#include "cli/backup/binlog.h"
#include "cli/backup/rebuilt.h"

struct restore {
	struct cx *cx;
	struct job job;
	const char *set, *var, *mark;
	const char *key, *keys_key; /* files of age's identities */
	struct instant until;
	struct manifest full, *logs;
	size_t logs_n;
	struct objects objects;
	struct binlogs binlogs;
	struct binlog_stop stop;
	struct rebuilt_notes notes;
	struct rebuilt found;
};

/* Of the set itself (0) and its logs (1 …). */
const char *restore_dir(struct restore *r, size_t log);
const struct manifest *restore_manifest(const struct restore *r, size_t log);

/* Before anything is written: the order of the logs, every part against its
 * manifest, the keys, the room.  A sentence for each that is not so. */
enum err restore_check(struct restore *r) MUST_CHECK;

#endif
