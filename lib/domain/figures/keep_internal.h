/* Between the files that keep the daily facts. */
#ifndef DOMAIN_FIGURES_KEEP_INTERNAL_H
#define DOMAIN_FIGURES_KEEP_INTERNAL_H

#include "domain/figures/fold.h"
#include "domain/figures/keep.h"

struct figure_mark {
	int64_t event_to, next_to, walked;
	struct instant next_at, as_of;
	struct day open_day;
};
enum err figure_mark_lock(struct cx *cx, struct figure_mark *ret) MUST_CHECK;
enum err figure_mark_load(struct cx *cx, struct figure_mark *ret) MUST_CHECK;

/* The lives that a page of events tells. */
struct tale {
	int64_t dossier, authority, unit, version, desk;
	const char *channel;
	struct fold_event *events;
	size_t n;
};
/* A page of whole lives by dossier, from after `after`, events up to `event_to`;
 * fewer than all where is_cut. */
struct tales {
	struct tale *list;
	size_t n;
	bool is_cut;
};
enum err tales_walked(struct cx *cx, int64_t after, int64_t event_to,
		      struct tales *ret) MUST_CHECK;
/* Those with an event of these ids, from < id <= to. */
enum err tales_fed(struct cx *cx, int64_t from, int64_t to,
		   struct tales *ret) MUST_CHECK;
/* Those of one committee that were received from … until, as above. */
enum err tales_received(struct cx *cx, int64_t authority, struct instant from,
			struct instant until, int64_t after, int64_t event_to,
			struct tales *ret) MUST_CHECK;
/* Adds its flows of events with from < id <= to: of all up to `to` less those
 * of all up to `from`. */
enum err tale_count(struct cx *cx, const struct tale *t, int64_t from,
		    int64_t to, struct fact_list *facts) MUST_CHECK;
/* Writes them, each where its day belongs. */
enum err facts_put(struct cx *cx, const struct fact_list *facts,
		   struct day open_day, int64_t *ret_restated) MUST_CHECK;

#endif
