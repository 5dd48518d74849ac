/*
 * Accounts of staff: sign-in, sessions, roles by unit and date.
 *
 * Passwords are argon2id; a session is a random token whose SHA-256 is stored.
 * A wrong password and an unknown login answer alike, in the same time.  At
 * most SIGN_IN_MAX failures per login in SIGN_IN_MINUTES, then ERR_LIMIT.
 */
#ifndef DOMAIN_ACCOUNT_H
#define DOMAIN_ACCOUNT_H

#include "base/cx.h"
#include "domain/ids.h"

#define SIGN_IN_MAX 10
#define SIGN_IN_MINUTES 15
#define SESSION_IDLE_MINUTES 60
#define SESSION_HOURS 12

/* Somebody acting: the roles are those held in `unit` on the day. */
struct actor {
	struct account_id id;
	struct unit_id unit;
	unsigned roles; /* enum role bits, http/route.h; see role_bit() */
	const char *login;
	const char *name;
	const char *title;
	const char *unit_name;
	struct unit_id authority; /* the committee the unit belongs to */
};

/* "RECEPTION" -> its bit; 0 when unknown. */
unsigned role_bit(const char *code);
const char *role_code(unsigned one_bit);
const char *role_name(unsigned one_bit); /* official Vietnamese */

enum err account_sign_in(struct cx *cx, const char *login,
			 const char *password,
			 const char **ret_token) MUST_CHECK;
/* ERR_LOGIN when unknown, ended, idle too long; touches last_at at most once
 * a minute. ret_csrf: 64 hex letters derived from the token. */
enum err account_session(struct cx *cx, const char *token, struct actor *ret,
			 char ret_csrf[65]) MUST_CHECK;
enum err account_sign_out(struct cx *cx, const char *token) MUST_CHECK;

/* Handlers one may assign a dossier of `unit` to. */
struct account_brief {
	struct account_id id;
	const char *name;
	const char *title;
};
enum err account_handlers(struct cx *cx, struct unit_id unit,
			  struct account_brief **ret, size_t *ret_n)
	MUST_CHECK;

struct new_account {
	const char *login, *name, *title, *password;
	const char *roles[4]; /* codes, NULL-terminated */
	const char *unit_code;
	const char *totp_secret; /* base32 or NULL */
};
/* Creates, or updates name, title, password and roles of the same login. */
enum err account_put(struct cx *cx, const struct new_account *account,
		     struct account_id *ret) MUST_CHECK;
/* An actor without a session, for the demonstration and the command line. */
enum err account_actor(struct cx *cx, const char *login, struct actor *ret)
	MUST_CHECK;

struct account_row {
	const char *login, *name, *role, *unit_code, *unit_name;
	bool is_active;
};
enum err account_list(struct cx *cx, struct account_row **ret, size_t *ret_n)
	MUST_CHECK;
/* Both end the account's sessions. */
enum err account_set_password(struct cx *cx, const char *login,
			      const char *password) MUST_CHECK;
enum err account_disable(struct cx *cx, const char *login) MUST_CHECK;

#endif
