/*
 * The store of files in a backup: packs, tar archives of objects under their
 * own names (ab/cd/SHA-256), each object in one pack.
 *
 * Rows are asked, not the folder: a row never comes before its file is durable
 * and no file is ever removed or changed, so whatever the database's part
 * names, taken before, is there.  What comes meanwhile is in the pack too and
 * nothing names it: harmless, and in the next one's list.
 *
 * Which objects a pack has, VAR/backup/files/PACK says (names and sizes), so
 * that the next one leaves them out; a pack of which it says nothing is taken
 * for none.
 */
#ifndef CLI_BACKUP_FILES_H
#define CLI_BACKUP_FILES_H

#include "cli/backup/part.h"
#include "domain/files/attachment.h"

struct object {
	struct digest digest;
	int64_t size;
};
struct objects { /* struct objects o CLEANUP(objects_done) = { 0 }; */
	struct object *at;
	size_t n, room, sorted; /* the first of them, by digest */
};
void objects_done(struct objects *o);
void objects_add(struct objects *o, const struct digest *d, int64_t size);
/* By digest, each once. */
void objects_sort(struct objects *o);
/* NULL: not among them; they are sorted. */
const struct object *objects_find(const struct objects *o,
				  const struct digest *d);
/* ERR_MISSING: no such list. */
enum err objects_load(struct cx *cx, const char *path,
		      struct objects *o) MUST_CHECK;
enum err objects_save(struct cx *cx, const char *path,
		      const struct objects *o) MUST_CHECK;

/* What rows behind `after` name and `have` has not; how many of it are not in
 * the store either (left out, the first one's row).  *ret_last: the newest
 * row. */
struct objects_wanted {
	struct objects new;
	int64_t rows, bytes, last, lost, first_lost;
};
enum err objects_wanted(struct cx *cx, const char *var, int64_t after,
			const struct objects *have,
			struct objects_wanted *ret) MUST_CHECK;

/* Packs them; names: a file for their list. */
enum err pack_write(struct cx *cx, struct job *job, const char *var,
		    const char *dir, const char *name, const char *names,
		    const struct objects *o, const char *const *to,
		    struct part *ret) MUST_CHECK;
/* Reads a pack, each object hashed and held against its name.  into: the store
 * that they are put into; NULL: none.  What it had is added to `seen`. */
enum err pack_read(struct cx *cx, struct job *job, const char *dir,
		   const struct part *part, const char *key, const char *into,
		   struct objects *seen) MUST_CHECK;
/* Rows against what is there: rows whose object `have` lacks or has otherwise
 * long. */
enum err objects_missing(struct cx *cx, const struct objects *have,
			 int64_t *ret_rows, int64_t *ret_missing,
			 int64_t *ret_first) MUST_CHECK;

#endif
