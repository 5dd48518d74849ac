/*
 * Looks at a dossier by staff, as its owner may know them (through the view
 * public_access): unit, role, purpose, day and hour; never an officer.
 */
#ifndef DOMAIN_ACCESS_H
#define DOMAIN_ACCESS_H

#include "base/cx.h"
#include "domain/ids.h"

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
