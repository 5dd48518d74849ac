/* Between demo.c and demo_letter.c only. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include "base/cx.h"
#include "domain/dossier.h"

/* Those who have a part in an apology. */
struct demo_hands {
	const struct actor *desk, *desk_head, *head, *handler, *leader, *clerk;
};
const char *demo_key(struct arena *arena);
/* Explanation and letter of a late dossier, to the public. */
enum err demo_apologise(struct cx *cx, const char *var,
			const struct demo_hands *h, const struct dossier *d,
			const struct workcal *cal) MUST_CHECK;

#endif
