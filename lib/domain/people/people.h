/*
 * People and their roles, as an administrator keeps them.
 *
 * A role belongs to a person, a unit and days; its row is never edited, only
 * ended from a day on, and nothing is granted or ended for the past.  Nobody
 * changes their own roles, password by administration or account.  Every
 * change writes history.h and the audit trail.  `by` is NULL when the command
 * line acts (the database's owner).
 */
#ifndef DOMAIN_PEOPLE_H
#define DOMAIN_PEOPLE_H

#include "base/cx.h"
#include "domain/ids.h"
#include "domain/people/account.h"

#define ONE_TIME_LETTERS 12

struct person {
	struct account_id id;
	const char *login, *name, *title;
	bool is_active, has_factor, must_change;
	struct instant created_at;
};
struct person_row { /* of the list */
	const char *login, *name, *title;
	const char *roles; /* in words, of today; "" when none */
	bool is_active, has_factor;
};

/* Words without diacritics in login, name, title, roles or units; "" = all.
 * PEOPLE_PAGE rows from `page` (1 …); *ret_total counts all hits. */
#define PEOPLE_PAGE 50
enum err people_search(struct cx *cx, const char *words, int64_t page,
		       struct person_row **ret, size_t *ret_n,
		       int64_t *ret_total) MUST_CHECK;
enum err people_load(struct cx *cx, const char *login,
		     struct person *ret) MUST_CHECK;

struct person_new {
	const char *login, *name, *title;
	const char *role; /* code */
	struct unit_id unit;
	struct day from;
};
/* ret_password: shown once, to be changed at the first sign-in. */
enum err people_create(struct cx *cx, const struct actor *by,
		       const struct person_new *in,
		       const char **ret_password) MUST_CHECK;
enum err people_edit(struct cx *cx, const struct actor *by,
		     const struct person *p, const char *name,
		     const char *title) MUST_CHECK;
/* Ends the person's sessions, as does the next. */
enum err people_reset_password(struct cx *cx, const struct actor *by,
			       const struct person *p,
			       const char **ret_password) MUST_CHECK;
/* The telephone is lost: enrolment begins anew at the next sign-in. */
enum err people_reset_factor(struct cx *cx, const struct actor *by,
			     const struct person *p,
			     const char *reason) MUST_CHECK;
/* By the person, whose present password account_verify() has seen: another
 * one, hard to guess.  Other sessions end; `token` goes on. */
enum err people_change_password(struct cx *cx, const struct actor *self,
				const char *token,
				const char *wanted) MUST_CHECK;

struct person_role {
	const char *role; /* code */
	struct unit_id unit;
	const char *unit_name;
	struct day from, to; /* to: DAY_NONE = open */
	const char *granted_by; /* "" from the installation */
};
enum err people_roles(struct cx *cx, struct account_id id,
		      struct person_role **ret, size_t *ret_n) MUST_CHECK;
/* From a day not before today, within the unit's life, not overlapping the
 * same role in the same unit. to: DAY_NONE = open. */
enum err people_grant(struct cx *cx, const struct actor *by,
		      const struct person *p, const char *role,
		      struct unit_id unit, struct day from,
		      struct day to) MUST_CHECK;
/* The role that began on `from` is over from the day `until` on.  A handler's
 * open dossiers must be handed over first (ERR_STATE). */
enum err people_end_role(struct cx *cx, const struct actor *by,
			 const struct person *p, const char *role,
			 struct unit_id unit, struct day from,
			 struct day until) MUST_CHECK;

/* Dossiers whose clock is not stopped, that the person holds or examines. */
struct burden {
	struct dossier_id id;
	const char *code, *procedure, *state; /* state: code */
	struct unit_id holder_unit, lead_unit;
	const char *unit_name;
	struct instant due_at;
	int64_t version;
};
#define BURDEN_MAX 500
enum err people_burden(struct cx *cx, struct account_id id,
		       struct burden **ret, size_t *ret_n) MUST_CHECK;
/* Those of a unit that examine or did: how many of its dossiers each has open
 * (to 1000), whoever holds them now; and those dossiers, nearest due first. */
struct burdened {
	struct account_id id;
	const char *name, *login;
	bool is_active, is_handler; /* today, in this unit */
	int64_t open;
};
enum err people_burdened(struct cx *cx, struct unit_id unit,
			 struct burdened **ret, size_t *ret_n) MUST_CHECK;
#define HAND_OVER_ROWS 100
enum err people_hand_over(struct cx *cx, struct unit_id unit,
			  struct account_id from, struct burden **ret,
			  size_t *ret_n) MUST_CHECK;
/* Open dossiers of ended units that the actor's committee continues today
 * (org_successors), nearest due first; at most HAND_OVER_ROWS. */
enum err people_orphans(struct cx *cx, const struct actor *actor,
			struct burden **ret, size_t *ret_n) MUST_CHECK;
/* Refused while there is any. Sessions end. */
enum err people_disable(struct cx *cx, const struct actor *by,
			const struct person *p, const char *reason) MUST_CHECK;
enum err people_enable(struct cx *cx, const struct actor *by,
		       const struct person *p, const char *reason) MUST_CHECK;

#endif
