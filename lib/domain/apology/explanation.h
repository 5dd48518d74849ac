/*
 * Explanations (giải trình) of lateness: opened by itself when a dossier
 * becomes late (Decree 61/2018 art. 12.5), again when a new appointment passes
 * too.  The head of the lead unit classifies and says why; the officer is
 * heard before it closes.  Whose days they were is read from the ledger.
 *
 * It belongs to the missed date.  Who handled the dossier, or held it when it
 * was late, explains and never classifies or closes it.  The steps are the
 * post's: of an officer who is gone, whoever handles the dossier now is heard
 * in the officer's place, or the head records that nobody could be heard,
 * since when and on what ground; the same when an officer lets
 * `explanation_hear_days` pass.  Of a unit that has ended its heirs act.
 */
#ifndef DOMAIN_EXPLANATION_H
#define DOMAIN_EXPLANATION_H

#include "base/cx.h"
#include "domain/actor.h"

enum explanation_state {
	EXPLAIN_OPEN,	    /* MO: waits for the head */
	EXPLAIN_CLASSIFIED, /* DA_GIAI_TRINH: waits for the officer */
	EXPLAIN_ANSWERED,   /* DA_TRA_LOI: waits for the head to close */
	EXPLAIN_ABSENT,	    /* VANG_MAT: nobody to hear; waits likewise */
	EXPLAIN_CLOSED,	    /* DA_DONG */
	EXPLAIN_STATE_COUNT
};
const char *explanation_state_name(enum explanation_state s);
enum explanation_state explanation_state_from_code(const char *code);

/* One per dossier and round if it is late at cx->now, else nothing; may be
 * called again at will.  By the worker's sweep, before a transaction.
 * ret_opened: a new one. */
enum err explanation_open(struct cx *cx, struct dossier_id id,
			  bool *ret_opened) MUST_CHECK;

struct explanation {
	struct explanation_id id;
	struct dossier_id dossier;
	int round; /* 1, or 2 after a new appointment */
	enum explanation_state state;
	struct unit_id lead, authority;
	struct day late_since;
	struct instant opened_at, classified_at, officer_at, closed_at;
	const char *class_code, *class_name, *cause, *cause_name, *words;
	const char *head_name, *officer_name, *officer_words;
	const char *said_by_name; /* whose words they are */
	struct account_id officer; /* NO_ACCOUNT: nobody held it */
	struct account_id heir; /* who handles it instead, or NO_ACCOUNT */
	bool is_gone; /* the officer works in this committee no more … */
	struct day gone_since; /* … from this day on; DAY_NONE: unknown */
	struct day hear_until; /* DAY_NONE: not classified */
	bool is_unheard; /* and may be closed so: gone, or time is up */
	/* What the head has recorded of that; ground "" none. */
	const char *absent_ground, *absent_by_name;
	struct day absent_since; /* DAY_NONE: still here, but silent */
	struct instant absent_at;
	const char *hands; /* ",12,40,": accounts whose own it is */
	const char *field, *procedure_code;
	int64_t version;
};
/* Of a dossier, the first round first. */
enum err explanations_of(struct cx *cx, struct dossier_id id,
			 struct explanation **ret, size_t *ret_n) MUST_CHECK;

enum explanation_act {
	EXPLAIN_CLASSIFY,
	EXPLAIN_ANSWER,
	EXPLAIN_NOTE_ABSENT, /* the head: nobody could be heard, and why */
	EXPLAIN_CLOSE
};
struct explanation_step {
	int64_t version;
	enum explanation_act act;
	const char *class_code, *cause; /* classify */
	const char *words;		/* all but close: at least 20 */
};
/* ERR_DENIED, ERR_STATE, ERR_CONFLICT, ERR_INPUT with a sentence. */
enum err explanation_move(struct cx *cx, const struct actor *actor,
			  struct explanation_id id,
			  const struct explanation_step *in) MUST_CHECK;
bool explanation_may(const struct actor *actor, const struct explanation *e,
		     enum explanation_act act);

struct explanation_row { /* of a list */
	struct explanation_id id;
	const char *code, *procedure_name, *lead_name;
	struct day late_since;
	int round;
	enum explanation_state state;
	const char *class_name;
};
/* What waits for this actor: the head's open and answered ones, the officer's
 * to answer; the committee's leader and control see the authority's.  A
 * page after `after` (id), 0: from the start. */
#define EXPLANATION_PAGE 25
enum err explanation_list(struct cx *cx, const struct actor *actor,
			  int64_t after, struct explanation_row **ret,
			  size_t *ret_n) MUST_CHECK;

/* "Nguyên nhân từ đơn vị giải quyết" …; "" when unknown. */
const char *class_name_of(const char *class_code);
/* The i-th class's code; NULL behind the last. */
const char *class_code_at(size_t i);

#endif
