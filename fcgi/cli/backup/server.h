/*
 * The database of a backup: taken from the running instance by mariadb-backup
 * (nobody waits: it holds commits for a moment at its end), unpacked and
 * prepared elsewhere, and served there on a socket of its own by a server that
 * writes no binary log and listens to nobody else.
 */
#ifndef CLI_BACKUP_SERVER_H
#define CLI_BACKUP_SERVER_H

#include "cli/backup/set.h"

/* The stream of the running instance, into dir. */
enum err database_take(struct cx *cx, struct job *job, const char *dir,
		       const char *tmp, const char *const *to,
		       struct part *ret) MUST_CHECK;
/* Unpacked into var/db and prepared; where the binary logs go on. */
enum err database_put(struct cx *cx, struct job *job, const char *dir,
		      const struct part *part, const char *key,
		      const char *var, struct manifest *ret) MUST_CHECK;

struct server {
	pid_t pid;
	const char *socket;
};
/* Of var/db on var/run/mariadb.sock, ready when it returns.  owner: who is let
 * in by the socket; made when the backup is another's. */
enum err server_start(struct cx *cx, struct job *job, const char *var,
		      const char *owner, struct server *ret) MUST_CHECK;
/* Ended in order; false: it was not. */
enum err server_stop(struct cx *cx, const struct job *job,
		     struct server *s) MUST_CHECK;
/* On every way out; nothing when it was stopped. */
void server_kill(struct server *s);

/* Who runs this, as the database's socket knows him. */
const char *owner_name(void);
/* Bytes of the database's own files in VAR/db, without logs. */
int64_t database_bytes(struct arena *arena, const char *var);

#endif
