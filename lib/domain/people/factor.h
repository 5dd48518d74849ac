/*
 * The second factor of signing in: a code by time (TOTP, secret/totp.h) or a
 * recovery code.
 *
 * Each code works once: the last step used is stored, a recovery code is
 * marked.  At most TRIES_MAX wrong codes per account in TRIES_MINUTES, then
 * ERR_LIMIT.  Which roles need it is dated rows (factor_rule).
 */
#ifndef DOMAIN_FACTOR_H
#define DOMAIN_FACTOR_H

#include "base/cx.h"
#include "domain/people/account.h"

#define RECOVERY_CODES 10
#define RECOVERY_LETTERS 10

/* The secret offered to this session for enrolment: always the same until
 * one is confirmed, and made from the server key, so nothing is stored. */
enum err factor_offer(struct cx *cx, const struct actor *actor,
		      const char *token, const char **ret_secret) MUST_CHECK;
/* Takes the offered secret when the code is one of it; replaces the old one.
 * ret_codes: fresh recovery codes, to be shown this once. */
enum err factor_enrol(struct cx *cx, const struct actor *actor,
		      const char *token, const char *code,
		      const char *ret_codes[RECOVERY_CODES]) MUST_CHECK;
/* A code by time or a recovery code, used up by this.  ERR_INPUT (field
 * "code"): wrong or used; ERR_LIMIT. */
enum err factor_check(struct cx *cx, const struct actor *actor,
		      const char *code) MUST_CHECK;
/* Ten new recovery codes; those before are worth nothing from now on. */
enum err factor_renew(struct cx *cx, const struct actor *actor,
		      const char *ret_codes[RECOVERY_CODES]) MUST_CHECK;
/* Has it a secret, and how many recovery codes are left. */
enum err factor_state(struct cx *cx, struct account_id account,
		      bool *ret_enrolled, int64_t *ret_codes_left) MUST_CHECK;

#endif
