/* What every take-over does: counts, tells the audit trail, runs dry. */
#ifndef DOMAIN_TAKEOVER_INTERNAL_H
#define DOMAIN_TAKEOVER_INTERNAL_H

#include "domain/admin/takeover.h"

enum change { SAME, ADDED, CHANGED };

void takeover_begin(struct cx *cx, struct takeover *t);
void takeover_count(struct takeover *t, enum change change, const char *code);
/* Of the statement just run. */
enum change takeover_change(struct cx *cx);
/* The last act of the transaction: writes the trail; undoes a dry run. */
enum err takeover_end(struct cx *cx, const struct takeover *t) MUST_CHECK;
enum err takeover_run(struct cx *cx, enum err (*fn)(struct cx *, void *),
		      void *arg, const struct takeover *t) MUST_CHECK;

#endif
