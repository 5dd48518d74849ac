/*
 * An instance made of a backup, still alone: what both the trial of a new backup
 * and a restore ask of it before anybody is served by it.
 */
#ifndef CLI_BACKUP_REBUILT_H
#define CLI_BACKUP_REBUILT_H

#include "cli/backup/files.h"
#include "cli/backup/server.h"

/* Its folders, closed to others. */
enum err rebuilt_folders(struct cx *cx, const char *var) MUST_CHECK;

/*
 * VAR/log/seals is cut to what this database answers for (seal_notes_until).
 * What is cut tells of acts behind the moment: they are not hidden.  The whole
 * file stays beside it (*ret_whole, NULL: nothing was cut), for motcua verify
 * --notes, which names the first act that is gone.
 */
struct rebuilt_notes {
	const char *whole, *first;
	int64_t lines;
};
enum err rebuilt_notes(struct cx *cx, const char *var, struct instant sure,
		       struct rebuilt_notes *ret) MUST_CHECK;

/* What was found.  Nothing here is a failure of the work itself. */
struct rebuilt {
	const char *fault; /* the first one of the replay; NULL: none */
	const char *gone;  /* the seal that the manifest names, not there */
	int64_t rows, missing, first_missing;
	int64_t dossiers;
	int64_t seal_no;
	const char *seal;
	struct instant newest; /* event */
};
/* Replays every clock, chain, record and seal (motcua verify), looks for each
 * row's file among `objects` and for the seal of the manifest in the chain. */
enum err rebuilt_look(struct cx *cx, struct job *job, const char *var,
		      const struct manifest *m, const struct objects *objects,
		      struct rebuilt *ret) MUST_CHECK;
/* A sentence a fault on standard error; true when there is none. */
bool rebuilt_is_good(const struct rebuilt *r, const char *whose);

/* A folder and all in it; what is not there is fine. */
void remove_all(const char *path);

#endif
