/*
 * Binary logs: which there are, what a moment is in them, and bringing them
 * into a database.
 *
 * A commit stands in the log before anybody is told of it, in the order of
 * commits; each of its events bears the second in which its statement began.
 * So all that was acknowledged by the end of second T stands before the first
 * transaction with an event of a later second, and there the replay stops, at
 * the border between two transactions.
 */
#ifndef CLI_BACKUP_BINLOG_H
#define CLI_BACKUP_BINLOG_H

#include "cli/backup/server.h"

/* Ends the log that is written to and lists those before it, in order, from
 * `first` on.  ERR_MISSING with a sentence: `first` is gone. */
enum err binlog_closed(struct cx *cx, const struct job *job, const char *first,
		       const char *const **ret, size_t *ret_n) MUST_CHECK;
/* "binlog.000012" -> 12; -1: no such name. */
int64_t binlog_number(const char *name);
const char *binlog_next(struct arena *arena, const char *name);

/* Files in order, the first from its place `at`. */
struct binlogs {
	const char *const *paths;
	size_t n;
	int64_t at;
};
/* What stands behind the moment. */
#define LOST_CODES 200
struct binlog_lost {
	int64_t commits, dossiers, events, files, audit, others;
	struct instant first, last;
	const char *codes[LOST_CODES]; /* of dossiers taken in */
	size_t codes_n;
};
struct binlog_stop {
	bool is_found; /* else everything is before it */
	size_t file;
	int64_t at;
	struct instant newest; /* of what is before it; INSTANT_NONE: nothing */
	int64_t commits; /* before it */
	struct binlog_lost lost;
};
enum err binlog_find(struct cx *cx, struct job *job, const struct binlogs *logs,
		     struct instant until, struct binlog_stop *ret) MUST_CHECK;
enum err binlog_replay(struct cx *cx, struct job *job,
		       const struct binlogs *logs,
		       const struct binlog_stop *stop,
		       const struct server *server) MUST_CHECK;

#endif
