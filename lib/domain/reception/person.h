/*
 * Who stands at the counter: what an id card's QR says, and what the same
 * person's last dossier here says, so that nothing is typed twice.
 */
#ifndef DOMAIN_PERSON_H
#define DOMAIN_PERSON_H

#include "base/cx.h"
#include "domain/actor.h"

struct person {
	const char *id_kind, *id_number;
	const char *name, *phone, *email, *address;
	struct day birth;
	/* from where: the dossier it was read out of */
	struct dossier_id dossier;
	const char *code;
	struct instant received_at;
};

/*
 * The person of an id number as in the newest dossier of the actor's own
 * authority; found by keyed digest.  Writes an audit row ("fill", with that
 * dossier and the purpose): somebody's data were taken out for a new dossier.
 * ERR_MISSING with an empty fault: has not been here before, or only where the
 * actor would be asked what for (access.h).
 */
enum err person_before(struct cx *cx, const struct actor *actor,
		       const char *id_number, struct person *ret) MUST_CHECK;

/* As applicant.name_fold holds it. */
#define NAME_FOLD_MAX 200
char *name_fold(struct arena *arena, const char *name);

#endif
