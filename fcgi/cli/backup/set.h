/*
 * What lies in DIR, the folder of backups:
 *
 *   20261130T211530Z/             a full backup, named by when it began (UTC)
 *     manifest.json               what is in it; written last
 *     database.mbstream.zst.age   mariadb-backup's own stream
 *     secrets.tar.zst.age         VAR/secret and the demonstration's passwords,
 *                                 to a recipient of its own when one is set
 *     notes.zst.age               VAR/log/seals, whole
 *     files-20261130T211530Z.tar.zst.age   objects of VAR/files that no pack
 *     files-20261129T211530Z.tar.zst.age   before it has; packs before it are
 *                                          the same files (hard links), while
 *                                          the same may read them
 *     logs/000001/ 000002/ …      what was committed since, each with a
 *                                 manifest: binlog.000007.zst.age …, the files
 *                                 since (files.tar.zst.age), what was noted
 *   20261129T211530Z.not-good/    one that was made and not found good
 *   .new-…/                       one that was cut: never taken for one
 *
 * Each folder is whole by itself: it may be copied elsewhere (cp -r) or removed
 * (rm -r) without asking the others.  Where DIR knows no hard links, every
 * backup holds all files anew.
 */
#ifndef CLI_BACKUP_SET_H
#define CLI_BACKUP_SET_H

#include "cli/backup/part.h"

#define PART_DATABASE "database.mbstream.zst.age"
#define PART_SECRETS "secrets.tar.zst.age"
#define PART_NOTES "notes.zst.age"
#define PACK "files" /* files….tar.zst.age */
#define LOG_END ".zst.age" /* behind the name of a binary log */
#define PARTS_MAX 4096

struct manifest {
	bool is_log;
	/* All that was committed until `at` is in it, and nothing behind
	 * `upto`. */
	struct instant at, upto;
	const char *release, *owner; /* of the instance, of its database */
	const char *to; /* who may read (recipients_word) */
	/* Where the binary logs go on: the first one that is needed and the
	 * place in it.  Of logs: the last one that is in it. */
	const char *binlog, *gtid;
	int64_t binlog_at;
	int64_t seal_no; /* the newest one, 0: none */
	const char *seal; /* its hash in hex, "" */
	int64_t notes_from, notes_to; /* bytes of VAR/log/seals in it */
	int64_t attachment; /* the newest row whose file was looked for */
	int64_t db_bytes, files_n, files_bytes; /* unpacked */
	struct part *parts;
	size_t n;
};

/* A moment as a folder's name. */
const char *set_name(struct arena *arena, struct instant at);
bool set_is_name(const char *name);
/* A manifest, durable, the last that is written. */
enum err manifest_write(struct cx *cx, const char *dir,
			const struct manifest *m) MUST_CHECK;
/* ERR_MISSING: no backup there.  ERR_INPUT: one that cannot be read. */
enum err manifest_read(struct cx *cx, const char *dir,
		       struct manifest *ret) MUST_CHECK;
/* NULL: there is no part whose name begins so. */
const struct part *manifest_part(const struct manifest *m, const char *begin);
void manifest_add(struct cx *cx, struct manifest *m, const struct part *part);

/* The logs of a set, in order.  ERR_INPUT with a sentence: one is missing. */
enum err set_logs(struct cx *cx, const char *dir, struct manifest **ret,
		  size_t *ret_n) MUST_CHECK;
const char *log_dir(struct arena *arena, const char *set, size_t no);
/* DIR itself, or its newest set that is no later than `until` (INSTANT_NONE:
 * any).
 * ERR_MISSING with a sentence. */
enum err set_choose(struct cx *cx, const char *dir, struct instant until,
		    const char **ret) MUST_CHECK;
/* Names in a folder that pass, sorted; an unreadable folder has none. */
size_t names_in(struct arena *arena, const char *dir,
		bool (*is_one)(const char *name), const char ***ret);

#endif
