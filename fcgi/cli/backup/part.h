/*
 * The parts of a backup: files that are packed (zstd), encrypted (age) and
 * known by size and SHA-256.  An auditor without this program opens them with
 *
 *   age -d -i backup.key PART | zstd -d | tar x      (or mbstream -x)
 *
 * Each is encrypted to its recipient and to a key of this run alone, with which
 * the backup is read back before it is called good.  That key lies in the
 * closed folder of the run and goes with it; who could read it there could
 * read the database beside it.
 */
#ifndef CLI_BACKUP_PART_H
#define CLI_BACKUP_PART_H

#include "cli/backup/job.h"
#include "secret/secret.h"

struct part {
	const char *name; /* in its folder */
	int64_t bytes;
	struct digest sha;
};

/* The words of age that name who may read: "-r", "age1…", …  KEYS: recipients
 * (age1…) or files of them, with spaces between.  ERR_INPUT: none is there. */
enum err recipients_of(struct cx *cx, const char *keys,
		       const char *const **ret) MUST_CHECK;
/* Who may read, in a word that changes with them: the keys, and of a file of
 * them its SHA-256. */
enum err recipients_word(struct cx *cx, struct job *job, const char *const *to,
			 const char **ret) MUST_CHECK;
/* A key for this run: its file, and the same words with it behind them. */
enum err once_make(struct cx *cx, const struct job *job,
		   const char *path) MUST_CHECK;
enum err recipients_and_once(struct cx *cx, const char *const *to,
			     const char *once,
			     const char *const **ret) MUST_CHECK;

/* What `source` writes (NULL: what `in` holds), into dir/name, durable.  total:
 * of what is read from `in`, for the progress. */
enum err part_write(struct cx *cx, struct job *job, const char *dir,
		    const char *name, const char *const *source, int in,
		    const char *const *to, struct part *ret) MUST_CHECK;
/* The same bytes as when it was written.  ERR_INPUT with a sentence: it is not
 * there, not so long, or damaged. */
enum err part_check(struct cx *cx, struct job *job, const char *dir,
		    const struct part *part) MUST_CHECK;
/* Its content into `sink`. */
enum err part_feed(struct cx *cx, struct job *job, const char *dir,
		   const struct part *part, const char *key,
		   const char *const *sink) MUST_CHECK;
/* Its content, to be read from *ret_from; part_close() when all was read. */
struct part_reader {
	struct chain chain;
	int file, from;
};
enum err part_open(struct cx *cx, struct job *job, const char *dir,
		   const struct part *part, const char *key,
		   struct part_reader *ret) MUST_CHECK;
enum err part_close(struct cx *cx, const struct job *job,
		    struct part_reader *r) MUST_CHECK;
/* Its content into a file of that name (NULL: nowhere); *ret_sha (may be
 * NULL): of it. */
enum err part_into(struct cx *cx, struct job *job, const char *dir,
		   const struct part *part, const char *key, const char *path,
		   struct digest *ret_sha) MUST_CHECK;
/* The key opens it.  ERR_INPUT with a sentence. */
enum err part_opens(struct cx *cx, struct job *job, const char *dir,
		    const struct part *part, const char *key) MUST_CHECK;

/* All of a file; ERR_MISSING: there is none. */
enum err file_sha(struct cx *cx, struct job *job, const char *path,
		  struct digest *ret, int64_t *ret_bytes) MUST_CHECK;
/* The folder's own entries are on the disk. */
enum err folder_sync(struct cx *cx, const char *path) MUST_CHECK;

#endif
