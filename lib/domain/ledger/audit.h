/*
 * Who did and who read what, refusals included.  Append-only, sealed in the
 * background (seal.h).
 *
 * A row says who, in which unit and role, what, which dossier, why and under
 * which request.  Role and purpose come from the work's context: the program
 * fills cx->acting and cx->purpose from the route.  No personal data: detail
 * is a code or a digest, reason is what the officer typed when asked why.
 */
#ifndef DOMAIN_AUDIT_H
#define DOMAIN_AUDIT_H

#include "base/cx.h"
#include "domain/actor.h"

#define NO_DOSSIER ((struct dossier_id){ INT64_MIN })

/* actor may be NULL (sign-in of nobody). */
enum err audit_write(struct cx *cx, const struct actor *actor,
		     const char *action, struct dossier_id dossier,
		     const char *outcome, const char *detail) MUST_CHECK;

/* A refusal: what was tried is undone, its row is kept, and the sentence stays
 * in cx->fault.  Returns `err`, the refusal's. */
enum err audit_refused(struct cx *cx, const struct actor *actor,
		       const char *action, struct dossier_id dossier,
		       const char *detail, enum err err) MUST_CHECK;

struct audit_row { /* what is 0 or NULL is not said */
	const char *action;
	struct dossier_id dossier;
	const char *outcome; /* NULL: ok */
	const char *detail;
	const char *purpose; /* NULL: cx->purpose */
	const char *reason;
	struct account_id subject; /* the account it is about */
	size_t rows_n;		   /* dossiers shown */
};
enum err audit_put(struct cx *cx, const struct actor *actor,
		   const struct audit_row *row) MUST_CHECK;
/* A page of dossiers with their applicants' names: one row a page. */
enum err audit_list(struct cx *cx, const struct actor *actor,
		    const char *action, const char *what,
		    size_t rows_n) MUST_CHECK;

/* What a search told of each of these dossiers: a row each, which its owner
 * sees.  what: the kind of search.  At most AUDIT_FOUND. */
#define AUDIT_FOUND 25
enum err audit_found(struct cx *cx, const struct actor *actor,
		     const char *what, const struct dossier_id *ids,
		     size_t n) MUST_CHECK;

/* Why a dossier is looked at; codes on the left, words for a person. */
struct purpose {
	const char *code, *name;
	bool is_asked; /* one of those an outsider chooses from */
};
extern const struct purpose purposes[];
extern const size_t purposes_n;
/* "" for an unknown code. */
const char *purpose_name(const char *code);

#endif
