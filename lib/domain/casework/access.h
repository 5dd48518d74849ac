/*
 * Who may look at a dossier without being asked, and who has looked.
 *
 * Those who work on it open it as part of their work: its desk, the unit that
 * resolves or holds it, its committee, a unit that was asked or had it before.
 * Anybody else within the authority (control, inspection, another division)
 * says first what for; it holds for that person and dossier for an hour.
 * Control and inspection of a committee reach the dossiers of those below it
 * in the same way, and nothing but read them.
 *
 * Looks at a dossier by staff, as its owner may know them (through the view
 * public_access): unit, role, purpose, day and hour; never an officer.
 */
#ifndef DOMAIN_ACCESS_H
#define DOMAIN_ACCESS_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/casework/dossier.h"

#define PURPOSE_MINUTES 60

/* Roles that look without working on anything: control, inspection,
 * administration, and no other beside them. */
bool access_only_watches(const struct actor *actor);

/* The purpose that was said, NULL when none is needed; ERR_PURPOSE: it must be
 * said first (the refused look is in the audit trail). */
enum err access_purpose(struct cx *cx, const struct actor *actor,
			const struct dossier *d,
			const char **ret_purpose) MUST_CHECK;
/* Of dossiers found by name or number, which the gate would ask this actor
 * about: a list shows of them no more than that they are there.  ret: as many
 * as ids, at most ACCESS_LIST. */
#define ACCESS_LIST 26
enum err access_hides(struct cx *cx, const struct actor *actor,
		      const struct dossier_id *ids, size_t n,
		      bool *ret) MUST_CHECK;
/* Says it: a code of those that are asked, and words (no personal data). */
enum err access_say(struct cx *cx, const struct actor *actor,
		    struct dossier_id id, const char *purpose,
		    const char *words) MUST_CHECK;

#define ACCESS_MAX 200

struct access {
	struct instant hour; /* its beginning */
	const char *unit_name;
	const char *role;    /* official Vietnamese, or "" */
	const char *purpose; /* the same */
	int64_t times;	     /* within that hour */
};
/* Newest first, at most ACCESS_MAX lines. */
enum err access_of(struct cx *cx, struct dossier_id id, struct access **ret,
		   size_t *ret_n) MUST_CHECK;

#endif
