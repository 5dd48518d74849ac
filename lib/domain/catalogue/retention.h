/*
 * What is kept no longer than it serves (Law 91/2025/QH15: purpose and term).
 * Tries of secrets and passwords serve the throttle for minutes and the
 * security record for RETENTION_DAYS; ended sessions likewise.  Dossiers,
 * events and audit rows are never deleted.
 */
#ifndef DOMAIN_RETENTION_H
#define DOMAIN_RETENTION_H

#include "base/cx.h"

#define RETENTION_DAYS 30

/* *ret_rows: how many rows went; at most 10 000 of each kind a call. */
enum err retention_sweep(struct cx *cx, uint64_t *ret_rows) MUST_CHECK;

#endif
