/* What people usually do next with a dossier comes first on its page. */
#ifndef STAFF_USUAL_H
#define STAFF_USUAL_H

#include "domain/casework/policy.h"

enum place {
	PLACE_NEXT, /* the step that the work waits for: stands open */
	PLACE_ALSO, /* another way on from here */
	PLACE_RARE, /* under "Việc khác" */
};

enum place usual_place(const struct transition *t);
/* Sorts by place, and within a place by how usual it is. */
void usual_sort(struct offer offers[], size_t n);

#endif
