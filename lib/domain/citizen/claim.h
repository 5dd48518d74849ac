/*
 * "Tôi chưa nhận được kết quả": what the owner of a dossier says behind the
 * receipt's secret.  Each claim is one row that the public program may add and
 * nothing else; the database opens its case (mismatch.h) in the same
 * statement, so that a claim that was acknowledged is never without one.  While
 * the case is open, further claims are added to it.
 *
 * Also the public number: counts and cases by unit.
 */
#ifndef DOMAIN_CLAIM_H
#define DOMAIN_CLAIM_H

#include "domain/citizen/lookup.h"
#include "domain/shelf/mismatch.h"

#define CLAIM_WORDS_MAX 500

struct claim {
	int64_t number; /* of its case */
	const char *unit_name;
	struct instant opened_at, due_at, closed_at;
	enum mismatch_outcome outcome; /* OUTCOME_COUNT while open */
	const char *words;	       /* the answer; "" while open */
};
/* There is a result, or there should be one by now. */
bool claim_may(const struct status *s, struct instant now);
/* The caller has verified and asked claim_may().  A form posted twice is one
 * claim. */
enum err claim_make(struct cx *cx, const struct public_dossier *d,
		    const char *form_key, const char *words) MUST_CHECK;
/* The dossier's claims by their cases, the newest first, at most 10. */
enum err claims_of(struct cx *cx, struct dossier_id id, struct claim **ret,
		   size_t *ret_n) MUST_CHECK;

struct unit_match { /* of one unit */
	const char *code, *name;
	int64_t counts;
	struct instant last_count; /* INSTANT_NONE: none */
	int64_t opened, closed, open, late;
};
/* Units that counted or have a case, by code. */
enum err claim_numbers(struct cx *cx, struct unit_match **ret,
		       size_t *ret_n) MUST_CHECK;

#endif
