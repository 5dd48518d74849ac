/*
 * Counters shared by all workers of a program, in memory the parent maps
 * before it forks.  Printed as Prometheus text; no label holds personal data:
 * routes appear by pattern only.
 */
#ifndef COMMON_METRICS_H
#define COMMON_METRICS_H

#include <stdint.h>

#include "base/buf.h"
#include "http/route.h"

void metrics_init(const struct route *routes, size_t n);
void metrics_request(const struct route *route, int status, int64_t us,
		     uint64_t statements);
void metrics_worker_restart(void);
void metrics_print(struct buf *ret, const char *program);

#endif
