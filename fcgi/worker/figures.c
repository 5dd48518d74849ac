/* The daily facts, kept as the ledger grows: each turn is short, so that other
 * jobs get theirs. */
#include "base/clock.h"
#include "base/log.h"
#include "domain/figures/keep.h"
#include "worker/jobs.h"

#define TURN_S 5 /* of one run, then others work */

static void tell(const struct figures_turn *t)
{
	if (t->is_first)
		log_line(LOG_INFO,
			 "event=figures-first dossiers=%lld facts=%lld"
			 " up_to_dossier=%lld done=%d",
			 (long long)t->dossiers, (long long)t->facts,
			 (long long)t->walked, t->walked == 0);
	else if (t->restated)
		log_line(LOG_INFO,
			 "event=figures dossiers=%lld facts=%lld restated=%lld",
			 (long long)t->dossiers, (long long)t->facts,
			 (long long)t->restated);
}

static enum err turn(struct cx *cx, struct figures_turn *ret)
{
	struct cx part = *cx;
	enum err err;

	part.arena = arena_new();
	err = figures_turn(&part, false, ret);
	cx_keep_fault(cx, &part);
	arena_free(part.arena);
	return err;
}

enum err job_figures(struct cx *cx)
{
	const int64_t until = clock_mono_us() + TURN_S * 1000000LL;
	struct figures_turn t = { 0 };

	while (!t.is_idle && clock_mono_us() < until) {
		TRY(turn(cx, &t));
		tell(&t);
	}
	return OK;
}

enum err job_figures_check(struct cx *cx)
{
	struct figures_check c;

	TRY(figures_check(cx, false, NULL, &c));
	if (c.faults)
		return fail(cx, ERR_INTERNAL,
			    "%lld facts are not as counted from zero, first %s",
			    (long long)c.faults, c.first);
	log_line(LOG_INFO, "event=figures-check dossiers=%lld facts=%lld",
		 (long long)c.dossiers, (long long)c.facts);
	return OK;
}
