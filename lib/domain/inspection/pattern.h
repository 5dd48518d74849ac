/*
 * Signals worth a second look: what is done to make figures look better leaves
 * a pattern in the ledger.  A signal is no finding: a result at 16:55 may be
 * honest, and the page says so.
 *
 * Each kind is one statement over the month's range of an index; the
 * thresholds are dated rule rows ("sign_…", sql/data/rules.json).  Auditors see
 * one committee at a time: their own or one below it (pattern_units()); every
 * page read leaves an audit row.
 * Events are people's acts; what runs by itself writes none.
 */
#ifndef DOMAIN_PATTERN_H
#define DOMAIN_PATTERN_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/workflow.h"

enum pattern {
	PATTERN_LAST_MINUTE, /* finished in the last minutes of the due day */
	PATTERN_PAUSE,	     /* the clock stopped on the last day */
	PATTERN_UNCOLLECTED, /* a result that lay there for days */
	PATTERN_SUPPLEMENTS, /* papers asked for twice */
	PATTERN_MASS,	     /* many closed by one person within minutes */
	PATTERN_NIGHT,	     /* at night or on a day off */
	PATTERN_WISHES,	     /* a wish to withdraw that was refused */
	PATTERN_CALENDAR,    /* a date moved by a closing that was taken back */
	PATTERN_REFILED,     /* ended without a result, received once more */
	PATTERN_COUNT
};
const char *pattern_slug(enum pattern p); /* "phut-cuoi", of an address */
const char *pattern_name(enum pattern p);
enum pattern pattern_from_slug(const char *slug); /* PATTERN_COUNT: none */

struct pattern_limits { /* in force on the month's first day */
	int64_t last_minutes, pause_days, uncollected_days, supplements;
	int64_t mass_n, mass_minutes, night_from, night_to; /* minutes of day */
	int64_t refile_days;
};
enum err pattern_limits(struct cx *cx, struct day month,
			struct pattern_limits *ret) MUST_CHECK;
/* "Có kết quả trong 15 phút cuối…": what counts, for the page. */
const char *pattern_rule(struct arena *arena, enum pattern p,
			 const struct pattern_limits *l);

#define PATTERN_PAGE 25
#define PATTERN_CAP 100 /* counts stop here */

struct pattern_row {
	struct instant at; /* when; of several acts the last one */
	int64_t key;	   /* with `at`: the place in the list */
	const char *code;  /* the dossier; of several the last one */
	struct account_id who;
	const char *who_name, *unit_name;
	int64_t n; /* minutes before due; days; times; dossiers; acts */
	struct instant other; /* due; first act of several; until when */
	enum move move;
};
/* Why this row is there, in words: "10 phút trước hạn 17:30". */
const char *pattern_why(struct arena *arena, enum pattern p,
			const struct pattern_row *r);

struct pattern_ask {
	struct day month;	/* its first day */
	struct unit_id seat;	/* a committee; v = 0: the actor's */
	struct instant before; /* with before_key: where the page ended; */
	int64_t before_key;    /* INSTANT_NONE: from the newest */
};
/* The committees whose signals the actor may see: the own one first, then those
 * below it, also ended ones. */
enum err pattern_units(struct cx *cx, const struct actor *actor,
		       struct unit **ret, size_t *ret_n) MUST_CHECK;
/* Newest first, at most PATTERN_PAGE; another seat is ERR_MISSING. */
enum err pattern_list(struct cx *cx, const struct actor *actor, enum pattern p,
		      const struct pattern_ask *ask, struct pattern_row **ret,
		      size_t *ret_n) MUST_CHECK;
/* How many of each kind in the month and seat, at most PATTERN_CAP. */
enum err pattern_counts(struct cx *cx, const struct actor *actor,
			const struct pattern_ask *ask,
			size_t ret[PATTERN_COUNT]) MUST_CHECK;

#endif
