/* Between move.c, needs*.c and effects.c only: one move in the making. */
#ifndef DOMAIN_MOVE_INTERNAL_H
#define DOMAIN_MOVE_INTERNAL_H

#include "domain/casework/correction.h"
#include "domain/casework/move.h"
#include "domain/casework/policy.h"
#include "domain/casework/request.h"
#include "domain/catalogue/rule.h"
#include "domain/ledger/event.h"
#include "domain/ledger/event_data.h"
#include "domain/ledger/ledger.h"

struct work {
	const struct actor *actor;
	const struct step *in;
	struct dossier_id id;
	struct head head;
	struct event *events; /* before this one */
	size_t events_n;
	struct request *requests;
	size_t requests_n;
	struct policy_facts facts;
	const struct transition *t;
	struct entry entry;
	struct data_lines data;
	/* what needs.c has read or computed for effects.c */
	struct request *request; /* the one that is answered or cancelled */
	struct instant limit_due;
	struct term limit;
	int late_days;
	const struct correction *correction; /* MOVE_ADJUST: locked */
};

/* Everything the row asks for is there and makes sense; the event's data. */
enum err needs_check(struct cx *cx, struct work *w) MUST_CHECK;
/* A rule of the dossier's reception. */
enum err needs_rule(struct cx *cx, const struct work *w, const char *code,
		    struct rule *ret) MUST_CHECK;
/* The limit that was given, a day after today: told, and kept in `w`. */
enum err needs_until(struct cx *cx, struct work *w,
		     bool is_required) MUST_CHECK;
/* needs_supplement.c: a supplement proposed, approved, sent (T22). */
enum err needs_supplement(struct cx *cx, struct work *w) MUST_CHECK;
enum err needs_supplement_count(struct cx *cx,
				const struct work *w) MUST_CHECK;
enum err needs_supplement_send(struct cx *cx, struct work *w) MUST_CHECK;
/* needs_money.c: notices and receipts; the request to withdraw. */
enum err needs_money(struct cx *cx, struct work *w) MUST_CHECK;
enum err needs_wish(struct cx *cx, struct work *w) MUST_CHECK;
/* The last event of a move, or NULL. */
const struct event *work_last(const struct work *w, enum move move);
/* correction.c: the proposal is locked, judged again and told as the event's
 * data; then it is decided. */
enum err correction_apply(struct cx *cx, struct work *w) MUST_CHECK;
enum err correction_approved(struct cx *cx, const struct work *w) MUST_CHECK;
/* recalendar.c: what the calendar's change rests on, as the event's data; or
 * why this date does not move (calendar_change.h). */
enum err recalendar_ground(struct cx *cx, struct work *w) MUST_CHECK;
/* Who holds it, its clock and counters afterwards. */
enum err effects_project(struct cx *cx, struct work *w) MUST_CHECK;
/* The rows that go with the event: requests, payments, the linked round. */
enum err effects_write(struct cx *cx, struct work *w) MUST_CHECK;

#endif
