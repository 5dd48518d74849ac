/*
 * The shelf count (kiểm kê): the bar codes of a unit's shelves are read, and
 * what the software says is compared with what lies there.
 *
 * A room goes on working while it is counted, so each read keeps what the
 * software said just then.  What lies on the shelf is a mismatch only if it was
 * one when it was read and still is at the closing; what does not lie there
 * only if the unit has held it, without interruption, since the count began.
 */
#ifndef DOMAIN_SHELF_H
#define DOMAIN_SHELF_H

#include "domain/shelf/mismatch.h"

/* Where the software has a dossier. */
struct shelf_place {
	enum state state;
	struct unit_id holder, from; /* from: who held it before */
	bool in_transit;
};
/* Pure: what it means that it lies on a shelf of `unit`.  On its way from
 * here it may still lie here; one that waits for papers (held by the desk)
 * rests where it was. */
enum mismatch_kind shelf_judge(const struct shelf_place *p,
			       struct unit_id unit);

struct shelf_count {
	struct count_id id;
	struct unit_id unit, authority;
	const char *unit_name, *place, *starter_name, *closer_name;
	struct instant started_at, closed_at; /* INSTANT_NONE: open */
	bool is_given_up;
	struct day unit_until; /* DAY_NONE: the unit works on */
	int64_t scanned;  /* so far */
	int64_t expected; /* held here; of the closing once closed */
	int64_t unknown;  /* reads that are no dossier's */
};

/* Who counts: whoever works in the unit, a delegate of everything too. */
bool shelf_may_count(const struct actor *actor, struct unit_id unit);
/* A form posted twice is one count.  ERR_INPUT (place); ERR_STATE when
 * the unit has an open one; ERR_DENIED. */
enum err shelf_start(struct cx *cx, const struct actor *actor,
		     const char *form_key, const char *place,
		     struct count_id *ret) MUST_CHECK;
/* The unit's own and those of units that it follows; its committee's leader and
 * who controls it: ERR_MISSING for others. */
enum err shelf_open(struct cx *cx, const struct actor *actor,
		    struct count_id id, struct shelf_count *ret) MUST_CHECK;
#define SHELF_ROWS 25
/* The unit's (the authority's for who sees it all), newest first; `before`: an
 * id, INT64_MAX from the newest.  One more than a page, if there is one. */
enum err shelf_list(struct cx *cx, const struct actor *actor, int64_t before,
		    struct shelf_count **ret, size_t *ret_n) MUST_CHECK;

/* A unit counts at the latest so many calendar days after its last count that
 * was compared: the dated rule "shelf_count_days". */
struct shelf_duty {
	int days;
	struct instant last; /* INSTANT_NONE: never yet */
	struct day next;     /* DAY_NONE: never yet */
};
enum err shelf_duty(struct cx *cx, struct unit_id unit,
		    struct shelf_duty *ret) MUST_CHECK;

#define SHELF_READS_MAX 500 /* of one post */

struct shelf_read {
	const char *code; /* the dossier's, or as it was read */
	const char *why;  /* "" : it lies where it should; else a sentence */
	bool is_known, is_again; /* read before in this count */
	struct instant at;
};
/* One code a line: numbers, receipts' addresses and tokens.  What is no code
 * of ours is kept and said.  ERR_INPUT "ma", ERR_STATE when closed. */
enum err shelf_scan(struct cx *cx, const struct actor *actor,
		    struct count_id id, const char *lines,
		    struct shelf_read **ret, size_t *ret_n) MUST_CHECK;
/* The last 20 reads, newest first. */
#define SHELF_LAST 20
enum err shelf_last(struct cx *cx, const struct shelf_count *c,
		    struct shelf_read **ret, size_t *ret_n) MUST_CHECK;

/* Open, of a unit that has ended: its shelves are its heir's now, which alone
 * (or a leader of the committee that the heirs share) may give it up. */
enum err shelf_is_left(struct cx *cx, const struct actor *actor,
		       const struct shelf_count *c,
		       bool *ret_may_give_up) MUST_CHECK;
/* Compares and opens cases, or gives the count up: then nothing is compared.
 * ERR_STATE when it is closed, nothing was read, or the unit has ended. */
enum err shelf_close(struct cx *cx, const struct actor *actor,
		     struct count_id id, bool is_given_up) MUST_CHECK;

struct shelf_finding {
	struct mismatch_id id; /* its newest case */
	struct dossier_id dossier;
	enum mismatch_kind kind;
	const char *code, *procedure_name;
};
#define SHELF_FINDINGS 50
/* By dossier; `after`: the last one's, 0 from the start.  One more than a
 * page, if there is one. */
enum err shelf_findings(struct cx *cx, struct count_id id, int64_t after,
			struct shelf_finding **ret, size_t *ret_n) MUST_CHECK;
/* How many of each kind. */
enum err shelf_summary(struct cx *cx, struct count_id id,
		       int64_t ret[MISMATCH_KIND_COUNT]) MUST_CHECK;

/* What closing it now would find; nothing is written. */
struct shelf_preview {
	int64_t kinds[MISMATCH_KIND_COUNT];
	int64_t total, scanned, expected;
	struct shelf_finding *list; /* the first SHELF_FINDINGS, by dossier */
	size_t list_n;
};
enum err shelf_preview(struct cx *cx, const struct actor *actor,
		       struct count_id id,
		       struct shelf_preview *ret) MUST_CHECK;

#endif
