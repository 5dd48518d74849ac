/* Between letter.c, letter_draft.c and letter_move.c only. */
#ifndef DOMAIN_LETTER_INTERNAL_H
#define DOMAIN_LETTER_INTERNAL_H

#include "domain/apology/letter.h"
#include "domain/power.h"

enum place { /* where the actor must stand */
	PLACE_LEAD,
	PLACE_AUTHORITY,
	PLACE_SUPERIOR,
	PLACE_SIGNER, /* by the competence table */
};

struct letter_row { /* of the table of acts */
	unsigned from; /* 1u << state */
	enum letter_act act;
	enum letter_state to;
	unsigned roles; /* 0: the competence table decides */
	enum place place;
	const char *label, *rule;
};
extern const struct letter_row letter_rows[];
extern const size_t letter_rows_n;

enum letter_state letter_state_from_code(const char *code);
/* As stored -> "12/PXL"; "" for none. */
const char *letter_number(struct arena *arena, int64_t number);
/* NULL when it may, else the sentence of the rule. */
const char *letter_refusal(const struct actor *actor, const struct letter *l,
			   enum letter_act act, const struct letter_row **ret,
			   enum err *ret_err);
/* The actor for this letter: a delegation must reach every dossier of it. */
enum err letter_power(struct cx *cx, const struct actor *actor,
		      struct letter_id id,
		      const struct actor **ret) MUST_CHECK;
/* Of an actor that letter_power() gave. */
bool letter_is_signer(const struct actor *actor, const struct letter *l,
		      const struct competence *c);
enum err letter_follow(struct cx *cx, struct letter *l) MUST_CHECK;
enum err letter_lock(struct cx *cx, struct letter_id id,
		     struct letter *ret) MUST_CHECK;
/* The step in the letter's history, its audit row and their records (record.h);
 * dossier: the first that the letter covers. */
enum err letter_note(struct cx *cx, const struct actor *actor,
		     struct letter_id id, const struct acting *as,
		     const char *action, const char *words,
		     struct dossier_id dossier) MUST_CHECK;
/* The checks of a draft's words: reason, cause, unit, day (after `old`). */
enum err draft_check(struct cx *cx, const struct letter_draft *in,
		     struct unit_id authority, struct unit_id clock_desk,
		     struct instant old_due,
		     struct instant *ret_new_due) MUST_CHECK;

#endif
