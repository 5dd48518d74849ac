/* Between demo.c, demo_ward.c, demo_letter.c and demo_scan.c only. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include "base/cx.h"
#include "domain/casework/dossier.h"
#include "domain/catalogue/catalog.h"
#include "domain/files/attachment.h"
#include "domain/reception/receive.h"
#include "http/json.h"

/* Those who have a part in an apology. */
struct demo_hands {
	const struct actor *desk, *desk_head, *head, *handler, *leader, *clerk;
};
/* Of the set's own generator: below n, the same on each run. */
unsigned demo_pick(unsigned n);
const char *demo_name(struct arena *arena);

/* Whatever the day, a demonstration shows these: left to chance, some days
 * would have none. */
enum demo_fate {
	FATE_OPEN,
	FATE_UNANSWERED,     /* the police were asked and do not answer */
	FATE_UNSUPPLEMENTED, /* nor does the applicant */
	FATE_UNPAID,	     /* who owes money before the result */
};

struct demo_ward {
	struct actor desk[3], leader[2], clerk;
	struct actor police, land; /* asked for their opinion */
	struct actor desk_head;
	const char *var; /* state folder, for the scans */
	struct actor heads[3], handlers[6];
	const struct workcal *cal;
	enum demo_fate fate; /* of the story that is told */
};
/* prefix: of the logins, "hk". */
enum err demo_load_ward(struct cx *cx, const char *prefix,
			struct demo_ward *w) MUST_CHECK;
/* Procedures a ward's desk takes in today that promise a day. */
enum err demo_procedures(struct cx *cx, struct procedure **ret,
			 size_t *ret_n) MUST_CHECK;
enum err demo_take_in(struct cx *cx, const struct demo_ward *w,
		      const struct procedure *p,
		      struct received *ret) MUST_CHECK;
/* From its reception at `start` on, until `end` or for so many steps; a line of
 * demo-dossiers.json. */
enum err demo_story(struct cx *cx, struct demo_ward *w,
		    const struct procedure *p, struct instant start,
		    struct instant end, unsigned steps,
		    struct json_out *out) MUST_CHECK;

const char *demo_key(struct arena *arena);
/* Puts a page with these words among the dossier's files. */
enum err demo_scan(struct cx *cx, const char *var, const struct actor *who,
		   const struct dossier *d, enum attachment_kind kind,
		   const char *file_name, const char *words,
		   struct attachment_id *ret) MUST_CHECK;
/* Explanation and letter of a late dossier, to the public. */
enum err demo_apologise(struct cx *cx, const char *var,
			const struct demo_hands *h, const struct dossier *d,
			const struct workcal *cal) MUST_CHECK;

#endif
