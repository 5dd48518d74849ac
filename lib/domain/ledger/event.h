/* An event of a dossier's ledger, as it is read again. */
#ifndef DOMAIN_EVENT_H
#define DOMAIN_EVENT_H

#include "base/cx.h"
#include "domain/ids.h"
#include "domain/ledger/workflow.h"

struct event {
	int64_t seq;
	enum move move;
	enum state from, to;
	struct instant at;
	const char *actor_name, *unit_name, *holder_unit_name, *holder_name;
	struct account_id actor, holder;
	struct unit_id unit, holder_unit;
	enum ticking clock; /* after it */
	const char *role, *note, *data;
};
enum err dossier_events(struct cx *cx, struct dossier_id id,
			struct event **ret, size_t *ret_n) MUST_CHECK;
/* A value of an event's data by its key, line breaks restored; "" if none. */
const char *event_value(struct arena *arena, const char *data,
			const char *key);
/* Whether it is just this number.  A value holds no line break, so that no
 * typed word makes a line of its own: none restarts a term or rests it on
 * another calendar. */
bool event_has(const char *data, const char *key, int64_t number);

#endif
