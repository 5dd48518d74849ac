/* "key=value" lines, sorted by key, line breaks escaped: an event's data. */
#ifndef DOMAIN_EVENT_DATA_H
#define DOMAIN_EVENT_DATA_H

#include "base/cx.h"
#include "domain/power.h"

#define DATA_LINES 24
struct data_lines {
	struct {
		const char *key, *value;
	} at[DATA_LINES];
	size_t n; /* put, also those that no room is for */
};
/* NULL and "" are left out.  Of more than DATA_LINES data_text() makes an
 * ERR_INTERNAL: an event tells all of its facts or is none. */
void data_put(struct data_lines *lines, const char *key, const char *value);
/* "delegated_from=12 Lê Bình" for whoever acts for another. */
void data_put_acting(struct cx *cx, struct data_lines *lines,
		     const struct acting *as);
enum err data_text(struct cx *cx, struct data_lines *lines,
		   const char **ret) MUST_CHECK;

#endif
