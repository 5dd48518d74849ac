/*
 * What the public may see of a dossier, through public_* views only.
 *
 * By code alone: number, state sentence, degree of completion, appointment and
 * lateness, the desk to ask (Circular 01/2018 art. 16.2 d).  Unit, papers and
 * the day-by-day need the receipt's secret or its QR token.  "No such number"
 * and "wrong secret" are one answer: same words, status and work.
 */
#ifndef DOMAIN_LOOKUP_H
#define DOMAIN_LOOKUP_H

#include "base/cx.h"
#include "domain/admin/contact.h"
#include "domain/casework/correction.h"
#include "domain/casework/shares.h"
#include "domain/citizen/telling.h"
#include "domain/clock/deadline.h"
#include "domain/reception/dossier_code.h"
#include "domain/reception/receive.h"

/* Levels of the rule "lookup_code_level". */
#define LOOKUP_COMPLETION 0 /* number, completion, appointment */
#define LOOKUP_UNIT 1	    /* also the procedure and the unit that has it */

#define SECRET_TRIES 10
#define SECRET_TRIES_ALL 100
#define SECRET_MINUTES 15

struct status {
	const char *code;
	enum state state;
	int steps_done;
	enum ticking clock;
	struct instant received_at, first_due_at, due_at, finished_at;
	struct instant returned_at, last_at;
	bool is_provisional;
	const char *desk_name; /* that has it, even when it has ended */
	/* Whom to ask, today: its heir then; lookup_status() only. */
	struct contact desk;
	int64_t level; /* LOOKUP_…: what code alone may show, by dated rule */
	/* What is awaited, and since when the clock stands still: NONE. */
	struct instant wait_due_at, paused_since;
	/* STATE_NONE: it did not end early, is not archived. */
	enum state stopped_from, kept_from;
	/* The desk now; a reform may have ended it (or the first one, ""). */
	struct day desk_until, first_desk_until;
	const char *first_desk_name, *heirs;
	/* The apology: its number, "" none; the day; the new appointment. */
	const char *letter;
	struct instant letter_at, reappointed_at;
	/* "Đã điều chỉnh": beside due_at, never in its place.  adjust_n 0: no
	 * correction; NONE otherwise: the clock stands still. */
	struct instant adjusted_due_at;
	int64_t adjust_n;
};
/* One statement, and one for the desk. ERR_MISSING. */
enum err lookup_status(struct cx *cx, const char *code, struct status *ret)
	MUST_CHECK;
/* The appointment: the first one while the clock has none. */
struct instant status_due(const struct status *s);
const char *lookup_letter_number(struct arena *arena, int64_t number);
/* Late now, or finished late: by the due date that the law gives, stops
 * included, never by a new appointment after an apology; date by date. */
enum lateness { NOT_LATE, LATE_OPEN, LATE_DONE };
enum lateness status_lateness(const struct status *s, struct instant now);

/* The facts that the number alone may tell: lateness in days of the calendar,
 * any decision as a result. */
struct facts status_facts(struct cx *cx, const struct status *s);

/* from: the client's address.  ERR_MISSING: no such code or wrong secret;
 * ERR_LIMIT: too many tries from there (SECRET_TRIES in SECRET_MINUTES), or
 * from everywhere together (SECRET_TRIES_ALL: what many machines may guess of
 * 31^6 secrets). */
enum err lookup_verify(struct cx *cx, const char *code, const char *secret,
		       const char *from) MUST_CHECK;
/* The whole number of what was written; a tail when exactly one desk has it.
 * ERR_MISSING: none, or more than one. */
enum err lookup_code(struct cx *cx, const struct dossier_ref *ref,
		     const char **ret_code) MUST_CHECK;
/* The code a QR token belongs to. ERR_MISSING. */
enum err lookup_token(struct cx *cx, const char *token, const char **ret_code)
	MUST_CHECK;

struct public_dossier {
	struct status status;
	struct dossier_id id;
	const char *procedure_code, *procedure_name, *channel;
	enum receive_way receive_way;
	const char *holder_unit_name, *lead_unit_name, *masked_name;
	struct unit_id authority, desk;
	struct term term;
	int sets;
	int64_t fee_due; /* đồng, owed until the result is returned */
};
struct public_event {
	enum move move;
	enum state to;
	struct instant at;
	const char *unit_name, *holder_unit_name;
	enum ticking clock;
	bool is_restart;
	const char *told; /* what the owner is asked for: event_value() */
	const char *why;  /* refused, stopped, not delivered: in words, or "" */
};
/* The caller has verified. */
enum err lookup_full(struct cx *cx, const char *code,
		     struct public_dossier *ret) MUST_CHECK;
enum err lookup_events(struct cx *cx, struct dossier_id id,
		       struct public_event **ret, size_t *ret_n) MUST_CHECK;
enum err lookup_papers(struct cx *cx, struct dossier_id id,
		       struct paper **ret, size_t *ret_n) MUST_CHECK;
/* "1 bản chính, 2 bản chụp", or that no number was written. */
const char *paper_words(struct arena *arena, const struct paper *p);
enum err lookup_explain(struct cx *cx, const struct public_dossier *d,
			const struct public_event *events, size_t n,
			struct deadline *ret,
			const struct explain **ret_days) MUST_CHECK;
/* The facts of the full page: what was decided, how late in the term's own
 * unit, how it is delivered. */
enum err dossier_facts(struct cx *cx, const struct public_dossier *d,
		       const struct status *s,
		       const struct public_event *events, size_t n,
		       const struct workcal *cal,
		       struct facts *ret) MUST_CHECK;
/* The event that decided as it did (refused, stopped), or NULL. */
const struct public_event *deciding_event(const struct public_event *events,
					  size_t n, enum ending ending);
/* Whose working minutes, by unit; persons are not named. */
enum err lookup_shares(struct cx *cx, const struct public_dossier *d,
		       const struct public_event *events, size_t n,
		       const struct workcal *cal, struct share **ret,
		       size_t *ret_n) MUST_CHECK;
/* Why it was late: the cause of the closed explanation; "" none yet. */
enum err lookup_delay(struct cx *cx, struct dossier_id id,
		      const char **ret_cause) MUST_CHECK;
/* A paper that its owner may take home. */
struct public_file {
	struct digest digest;
	const char *type;
	int64_t size;
};
/* The notice of the money that is awaited, once it may be read.
 * ERR_MISSING: what was asked before notices were files has none. */
enum err lookup_notice(struct cx *cx, struct dossier_id id,
		       struct public_file *ret) MUST_CHECK;
/* The newest signed apology. ERR_MISSING. */
struct public_letter {
	int64_t id;
	const char *number, *reason;
	struct instant signed_at, new_due_at, stamped_at;
	bool has_file;
	struct public_file file;
};
enum err lookup_letter(struct cx *cx, struct dossier_id id,
		       struct public_letter *ret) MUST_CHECK;
/* Approved corrections, oldest first, at most 50. */
struct public_correction {
	enum correction_kind kind;
	struct instant at;
};
enum err lookup_corrections(struct cx *cx, struct dossier_id id,
			    struct public_correction **ret,
			    size_t *ret_n) MUST_CHECK;
/* A stateless pass for one code: "CODE~expiry~mac", by the server key. */
const char *lookup_pass_make(struct cx *cx, const char *code, int minutes);
bool lookup_pass_holds(struct cx *cx, const char *pass, const char *code);

#endif
