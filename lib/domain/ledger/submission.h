/*
 * A form is acted on once.  Its key belongs to what it says: the same key with
 * the same content finds what it did (a second press, a resend, a lost
 * answer); with other content, by another account or in another unit it is
 * another form (a page that the browser kept), and nothing is done.
 *
 * cx->content is the digest of everything that the form says, its address and
 * the unit included (common/gate.h).  Where there is none (rows of before,
 * callers without a form), account, deed and dossier decide.
 */
#ifndef DOMAIN_SUBMISSION_H
#define DOMAIN_SUBMISSION_H

#include "db/db.h"
#include "domain/ids.h"
#include "domain/ledger/audit.h"

struct submission {
	const char *form_key; /* 32 hex letters */
	struct account_id account;
	const char *deed; /* a move's code, or an audit row's action */
	struct dossier_id dossier; /* NO_DOSSIER: none, or not known before */
};

/* OK: acted on, with this content; ret, if asked, of which dossier.  ERR_MISSING:
 * not acted on.  Else refused, ERR_INPUT beside FORM_KEY_FIELD. */
#define FORM_KEY_FIELD "_key"
struct acted {
	struct dossier_id id; /* NO_DOSSIER: of none */
	const char *code;
};
enum err submission_known(struct cx *cx, const struct submission *s,
			  struct acted *ret) MUST_CHECK;
/* In the transaction of the deed. ERR_CONFLICT, db_is_duplicate(): the same
 * form is being acted on at this moment; then ask submission_known(). */
enum err submission_put(struct cx *cx, const struct submission *s) MUST_CHECK;
/* For a form that is acted on in parts: known is as good as put. */
enum err submission_join(struct cx *cx, const struct submission *s) MUST_CHECK;
/* Before anything is judged: OK unless the key was used for other content. */
enum err submission_fresh(struct cx *cx, const char *form_key,
			  struct account_id account) MUST_CHECK;

/* A form's key as it is stored: 32 hex letters -> 16 bytes. */
struct bytes key_bytes(struct cx *cx, const char *hex);

#endif
