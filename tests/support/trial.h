/*
 * A ward of its own in a database of its own (trial.sh): the staff, and what
 * they do all day in one call each.  Needs DB_SOCKET and VAR of an instance.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include "base/cx.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/people/account.h"
#include "domain/reception/receive.h"

#define TRIAL_PROCEDURE "1.004873" /* three working days, papers 1 and 4 */

struct trial {
	struct cx cx;
	struct actor desk, desk2, head, handler, handler2, leader, clerk;
	struct actor other;  /* head of another division: asked in the house */
	struct actor police; /* asked outside it, with an account */
	struct actor cashier;
	struct actor stranger; /* the same desk in another ward */
};

/* As whom the database lets its owner in by the socket: whoever runs this. */
const char *trial_operator(void);
/* Makes the database afresh and signs everybody on; aborts with words. */
void trial_make(struct trial *t, const char *database);
/* Another connection to it, in a child process. */
void trial_join(struct trial *t, const char *database);
void trial_drop(struct trial *t, const char *database);

/* What a desk types for the usual procedure: everything right, fresh key and
 * person. */
struct receive trial_form(struct trial *t);
const char *trial_key(struct trial *t);
/* A notice of money, the applicant's request to withdraw among its files, as
 * if they had been uploaded. */
struct attachment_id trial_notice(struct trial *t, const struct dossier *d);
struct attachment_id trial_wish(struct trial *t, const struct dossier *d);
/* Receives by the desk and opens it. */
void trial_receive(struct trial *t, struct dossier *ret);
/* A step with all it could need, on the version of `d`; the file it stops
 * the clock by is there. */
struct step trial_step(struct trial *t, const struct dossier *d,
		       enum move move);
/* The usual actor of a move of this dossier now. */
const struct actor *trial_actor(struct trial *t, const struct dossier *d,
				enum move move);
/* Makes the move and opens the dossier again. */
enum err trial_move(struct trial *t, struct dossier *d, enum move move);
/* The moves of an ordinary life up to a state, by-ways included; whatever is
 * handed over on the way is accepted. */
void trial_reach(struct trial *t, struct dossier *d, enum state state);
void trial_reload(struct trial *t, struct dossier *d);
/* A number from the database, by any statement. */
long long trial_number(const char *database, const char *sql);
void trial_sql(const char *database, const char *sql);
unsigned trial_pick(unsigned n);

#endif
