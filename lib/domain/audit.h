/* Who did and who read what; refusals included.  Append-only. */
#ifndef DOMAIN_AUDIT_H
#define DOMAIN_AUDIT_H

#include "base/cx.h"
#include "domain/account.h"

/* actor may be NULL (sign-in of nobody); detail holds no personal data. */
enum err audit_write(struct cx *cx, const struct actor *actor,
		     const char *action, struct dossier_id dossier,
		     const char *outcome, const char *detail) MUST_CHECK;
#define NO_DOSSIER ((struct dossier_id){ INT64_MIN })

#endif
