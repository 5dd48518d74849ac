/*
 * The sign of life of the jobs: VAR/run/jobs.prom, in the text format of
 * Prometheus, written by the worker and read by whoever tells of it (/metrics,
 * /readyz, motcua doctor).  A file, not a table: it speaks also when the
 * database does not.  Times are seconds since 1970.
 */
#ifndef BASE_HEARTBEAT_H
#define BASE_HEARTBEAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct job_sign {
	const char *name;
	int64_t every_s;
	int64_t ok_s; /* its last good end; before it, the worker's start */
	int64_t failures;
	bool has_failed; /* its last turn */
};

/* again_s: by then the next sign is due; faults: of the newest replay.  False:
 * the folder cannot be written. */
bool heartbeat_write(const char *var, int64_t again_s, int64_t faults,
		     const struct job_sign *jobs, size_t n);
/* The file as it is, of the arena; "" when there is none. */
const char *heartbeat_text(struct arena *arena, const char *var);
/* What is wrong, one sentence of the arena for the log and the operator; NULL
 * when the worker lives, each job has ended well within three turns and none is
 * said to have failed. */
const char *heartbeat_fault(struct arena *arena, const char *text,
			    int64_t now_s);
/* The newest replay that the worker knows of found faults. */
bool heartbeat_tells_faults(const char *text);

#endif
