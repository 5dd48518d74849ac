/*
 * The daily facts: what every public figure is a sum of.
 *
 * A fact is a flow: so many dossiers of one committee, unit, version of a
 * procedure and channel came, ended, fell late … on one day of Viet Nam.  What
 * is open, late or paused at the end of a day is the sum of the flows of all
 * days up to it, so received = ended + open holds for every line by
 * construction, and nothing is ever counted twice.
 *
 * Late is told by day, by the due date that counts (deadline.h); neither an
 * apology, nor a new appointment, nor a correction changes it.  A dossier is
 * the unit's that led it when it was received, whoever follows.
 */
#ifndef DOMAIN_FIGURES_H
#define DOMAIN_FIGURES_H

#include <stdint.h>

#include "base/cx.h"

enum figure {
	FIG_RECEIVED,
	/* Ended with a result, by day: before, on, after the due date. */
	FIG_EARLY,
	FIG_ON_TIME, /* also where no due date stood any more */
	FIG_LATE,
	FIG_REFUSED, /* of these three: the result is a refusal */
	/* Ended without any. */
	FIG_WITHDRAWN,
	FIG_STOPPED,
	FIG_ENDED_LATE, /* of these two: after the due date */
	/* Open past the due date: fell into it, came out of it. */
	FIG_LATE_BEGAN,
	FIG_LATE_ENDED,
	/* Waiting for the applicant, the clock standing still. */
	FIG_PAUSED,
	FIG_RESUMED,
	FIG_LETTERS, /* late ones whose (first) apology is signed */
	FIG_REAPPOINTED,
	/* Faults between systems. */
	FIG_FAULTS,
	FIG_MENDED,
	/* Working minutes of the life of those that ended late: whose. */
	FIG_OWN_MINUTES,
	FIG_OTHER_MINUTES, /* units that were asked */
	FIG_CITIZEN_MINUTES,
	FIG_FAULT_MINUTES,
	FIG_COUNT
};

struct sums {
	int64_t n[FIG_COUNT];
};
void sums_add(struct sums *to, const struct sums *more);
/* With a result; of them not after the due date; with one or without. */
int64_t sums_results(const struct sums *s);
int64_t sums_kept(const struct sums *s);
int64_t sums_ended(const struct sums *s);
/* Of the flows of all days up to one: what is open then. */
int64_t sums_open(const struct sums *s);
int64_t sums_open_late(const struct sums *s);
int64_t sums_paused(const struct sums *s);

/* Its column in the open data ("tiep_nhan"), and what it means. */
const char *figure_code(enum figure f);
const char *figure_meaning(enum figure f);

/* SQL: the columns in the order of the enumeration, plain, summed, and as
 * sixteen and four letters of a signature. */
#define FIGURE_COLUMNS                                                       \
	" received, early, on_time, late, refused, withdrawn, stopped,"      \
	" ended_late, late_began, late_ended, paused, resumed, letters,"     \
	" reappointed, faults, mended, own_minutes, other_minutes,"          \
	" citizen_minutes, fault_minutes"
#define FIGURE_SUM(column) " CAST(SUM(" column ") AS SIGNED)"
#define FIGURE_SUMS                                                          \
	FIGURE_SUM("received") "," FIGURE_SUM("early") ","                   \
	FIGURE_SUM("on_time") "," FIGURE_SUM("late") ","                     \
	FIGURE_SUM("refused") "," FIGURE_SUM("withdrawn") ","                \
	FIGURE_SUM("stopped") "," FIGURE_SUM("ended_late") ","               \
	FIGURE_SUM("late_began") "," FIGURE_SUM("late_ended") ","            \
	FIGURE_SUM("paused") "," FIGURE_SUM("resumed") ","                   \
	FIGURE_SUM("letters") "," FIGURE_SUM("reappointed") ","              \
	FIGURE_SUM("faults") "," FIGURE_SUM("mended") ","                    \
	FIGURE_SUM("own_minutes") "," FIGURE_SUM("other_minutes") ","        \
	FIGURE_SUM("citizen_minutes") "," FIGURE_SUM("fault_minutes")
#define FIGURE_SIGN "iiiiiiiiiiiiiiiiiiii"
/* … and as so many pointers, or values, of a struct sums. */
#define FIGURE_EACH(s)                                                       \
	(s)[0], (s)[1], (s)[2], (s)[3], (s)[4], (s)[5], (s)[6], (s)[7],      \
		(s)[8], (s)[9], (s)[10], (s)[11], (s)[12], (s)[13], (s)[14], \
		(s)[15], (s)[16], (s)[17], (s)[18], (s)[19]
#define FIGURE_INTO(s)                                                       \
	&(s)[0], &(s)[1], &(s)[2], &(s)[3], &(s)[4], &(s)[5], &(s)[6],       \
		&(s)[7], &(s)[8], &(s)[9], &(s)[10], &(s)[11], &(s)[12],     \
		&(s)[13], &(s)[14], &(s)[15], &(s)[16], &(s)[17], &(s)[18],  \
		&(s)[19]

/* What a fact is of. */
struct figure_key {
	struct day day;
	int64_t authority, unit, version;
	const char *channel; /* truc_tiep | truc_tuyen | bcci */
};
struct fact {
	struct figure_key key;
	struct sums sums;
};
/* Facts by key, in an arena; at most FACTS_MAX. */
#define FACTS_MAX (1u << 23)
struct fact_list {
	struct arena *arena;
	struct fact *list;
	uint32_t *places; /* of the list, by hash: 0 is none */
	size_t n, room;
};
void facts_init(struct fact_list *f, struct arena *arena);
/* The fact of that key, made where it is not there; lives until the next. */
struct fact *facts_at(struct fact_list *f, const struct figure_key *key);

#endif
