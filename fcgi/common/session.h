/*
 * Who is signed in, as the gate and the pages need it.  Filled by the staff
 * program's load_session from domain/account.
 */
#ifndef COMMON_SESSION_H
#define COMMON_SESSION_H

#include "domain/ids.h"
#include "domain/people/account.h"

struct session {
	struct actor actor; /* account, role set, unit: domain/actor.h */
	char csrf[65];
};

#endif
