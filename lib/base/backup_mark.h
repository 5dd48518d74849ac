/*
 * When this instance was last backed up: VAR/backup/last, written by motcua
 * backup once a backup was restored beside and found good, read by whoever
 * tells of it (/metrics, /readyz, motcua doctor).  A restored instance has
 * none: nothing of it is kept elsewhere yet.
 */
#ifndef BASE_BACKUP_MARK_H
#define BASE_BACKUP_MARK_H

#include <stdbool.h>
#include <stdint.h>

/* Every night, and half a night more: then somebody is told. */
#define BACKUP_LATE_S (36 * 3600)

struct backup_mark {
	int64_t full_s; /* all up to that moment is in the last good one */
	int64_t log_s;	/* and up to here in its logs; 0: none yet */
};

/* False: none was ever made, or nothing that can be read says so. */
bool backup_mark_load(const char *var, struct backup_mark *ret);
bool backup_mark_store(const char *var, const struct backup_mark *mark);
/* The moment up to which all is kept elsewhere. */
int64_t backup_mark_newest(const struct backup_mark *mark);

#endif
