/*
 * Warnings of what will be late: made by the worker's sweep, read by those
 * they are for.
 *
 * A warning goes to an account, or to whoever holds a role in a unit; it holds
 * no personal data and is never changed but for who saw it first.  At most one
 * for each dossier, matter, limit, recipient and offset, held by a unique key:
 * however often a sweep runs or dies, nobody is told twice.
 */
#ifndef DOMAIN_WARNING_H
#define DOMAIN_WARNING_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/foresight/escalation.h"
#include "domain/ledger/workflow.h"

#define SWEEP_PAGE 200

/* One page of a sweep through the open dossiers, in one transaction with the
 * place to go on from.  A sweep begins when none has begun in this hour; one
 * that was cut off goes on, unless the day has changed meanwhile. */
struct sweep {
	bool is_idle; /* this hour's is done: nothing was looked at */
	bool is_done; /* this page was the last one */
	int64_t run;
	int64_t dossiers, warnings; /* of the whole run so far */
	int64_t page_dossiers;
	int64_t explanations; /* opened by this page */
	int64_t uncovered; /* of this page: no calendar for their days */
};
enum err warning_sweep_page(struct cx *cx, struct sweep *ret) MUST_CHECK;

struct warning {
	int64_t id;
	enum matter matter;
	int subject; /* number of the request, 0 none */
	int offset;
	struct day limit_day, day;
	bool needs_apology; /* Decree 61/2018 art. 19.9: one day before; no
			     * letter has been sent yet */
	bool is_mine;	    /* to the account; else to its role in the unit */
	bool is_seen;
	const char *code, *procedure_name, *holder_name, *holder_unit_name;
	enum state state; /* of now */
	bool is_over;	  /* the dossier has its result by now */
	struct instant due_at; /* of now; INSTANT_NONE: the clock stands */
};

#define WARNING_PAGE 25
/* Those of this actor in this unit, unseen first, newest first.  `after`: the
 * id of the last one shown (0: from the beginning) and whether it was among
 * the seen ones.  One more than a page, if there is one. */
enum err warnings_of(struct cx *cx, const struct actor *actor, bool after_seen,
		     int64_t after, struct warning **ret,
		     size_t *ret_n) MUST_CHECK;
/* Unseen ones, at most WARNING_COUNT_MAX. */
#define WARNING_COUNT_MAX 100
enum err warnings_unseen(struct cx *cx, const struct actor *actor,
			 int64_t *ret) MUST_CHECK;
/* With the older ones of the same dossier and matter.  ERR_MISSING when it is
 * not this actor's; seen before: changes nothing. */
enum err warning_see(struct cx *cx, const struct actor *actor,
		     int64_t id) MUST_CHECK;
/* All up to this one; at most 1000 at a time. */
enum err warnings_see_until(struct cx *cx, const struct actor *actor,
			    int64_t id) MUST_CHECK;
/* What it warned of is not awaited any more: answered, sent, moved. */
bool warning_is_settled(const struct warning *w);
/* What it says by its offset: "Quá hạn 2 ngày làm việc". */
const char *warning_words(struct arena *arena, const struct warning *w);

#endif
