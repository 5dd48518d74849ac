/*
 * The list of late dossiers of a period: those whose due date lay in it and
 * that were not finished on that day or before, finished since or not.
 *
 * Late stays late: by the due date that the law gives, day by Vietnamese day,
 * never by the new appointment after an apology.  A letter counts once its
 * stamped copy is registered, as for the signature of a late result.  Nobody's
 * name is in it.
 */
#ifndef DOMAIN_LATE_LIST_H
#define DOMAIN_LATE_LIST_H

#include "domain/actor.h"
#include "domain/apology/explanation.h"
#include "domain/apology/letter.h"
#include "domain/clock/period.h"

struct late_scope {
	struct unit_id authority;
	struct unit_id lead; /* v = 0: every lead unit of it */
	struct period period;
};

struct late_line {
	struct dossier_id id;
	const char *code, *procedure_name, *lead_name;
	struct instant received_at, due_at, finished_at, reappointed_at;
	struct instant adjusted_due_at; /* by a correction; changes no count */
	struct instant promised_at; /* before a closing moved it; NONE: none did */
	int work_days_late; /* may be 0 on days off */
	bool has_explanation;
	enum explanation_state explanation;
	const char *class_name, *cause_name, *words; /* "" not said yet */
	/* Who answered late, "Công an phường (4)" with working days, one a
	 * line; "" nobody. */
	const char *co_units;
	bool has_letter, is_registered;
	enum letter_state letter;
	const char *letter_number; /* "" before signature */
};

/* In the order of due dates, in pieces: see pieces.h. */
enum err late_each(struct cx *cx, const struct late_scope *scope,
		   enum err (*take)(struct cx *cx, const struct late_line *line,
				    void *arg),
		   void *arg) MUST_CHECK;

struct late_totals {
	int64_t late, with_letter, without_letter, explained;
};
void late_count(struct late_totals *totals, const struct late_line *line);

#endif
