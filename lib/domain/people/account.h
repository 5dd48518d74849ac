/*
 * Accounts of staff: sign-in, sessions, roles by unit and date.
 *
 * Passwords are argon2id; a session is a random token whose SHA-256 is stored.
 * A wrong password and an unknown login answer alike, in the same time.  At
 * most TRIES_MAX failures (tries.h) per login at a machine that has signed in
 * to it before, and as many at all others together, then ERR_LIMIT.
 */
#ifndef DOMAIN_ACCOUNT_H
#define DOMAIN_ACCOUNT_H

#include "base/cx.h"
#include "domain/actor.h"

#define SESSION_HOURS 12

struct account_unit {
	struct unit_id id;
	const char *name;
	const char *roles; /* official names, comma between */
	bool is_delegated;
};

/* device: of account_device(), as the machine keeps it; NULL: none. */
enum err account_sign_in(struct cx *cx, const char *login,
			 const char *password, const char *device,
			 const char **ret_token) MUST_CHECK;
/* What a machine keeps after a sign-in, so that its tries are counted apart:
 * signed for the login, good for nothing else, no secret of the account. */
const char *account_device(struct arena *arena, const char *login);
bool account_knows_device(struct arena *arena, const char *login,
			  const char *device);
/* ERR_LOGIN when unknown, ended, idle too long, or without any role in its
 * unit any more; touches last_at at most once a minute.  A session whose
 * sign-in is not complete has one STAGE_ bit and no role.
 * ret_csrf: 64 hex letters derived from the token. */
enum err account_session(struct cx *cx, const char *token, struct actor *ret,
			 char ret_csrf[65]) MUST_CHECK;
enum err account_sign_out(struct cx *cx, const char *token) MUST_CHECK;
/* The password once more, before something weighty; counted like a sign-in.
 * ERR_INPUT (password), ERR_LIMIT. */
enum err account_verify(struct cx *cx, const struct actor *actor,
			const char *password) MUST_CHECK;
/* The code was right: ends the half session, begins a whole one in its place
 * (a token known before the second factor is worth nothing after it). */
enum err account_prove(struct cx *cx, const struct actor *actor,
		       const char *token, const char **ret_token) MUST_CHECK;

/* Units in which an account has a role today, its own or delegated. */
enum err account_units(struct cx *cx, struct account_id account,
		       struct account_unit **ret, size_t *ret_n) MUST_CHECK;
/* The session stands in another of those units from now on; ERR_DENIED. */
enum err account_stand_in(struct cx *cx, const struct actor *actor,
			  const char *token, struct unit_id unit) MUST_CHECK;

/* Handlers one may assign a dossier of `unit` to. */
struct account_brief {
	struct account_id id;
	const char *name;
	const char *title;
};
enum err account_handlers(struct cx *cx, struct unit_id unit,
			  struct account_brief **ret, size_t *ret_n)
	MUST_CHECK;

/* Whoever has or had that account; ERR_MISSING. */
enum err account_name(struct cx *cx, struct account_id id,
		      const char **ret) MUST_CHECK;

/* 2 to 64 of a-z, 0-9, ".", "_", "-". */
bool login_is_sane(const char *login);
struct new_account {
	const char *login, *name, *title, *password;
	const char *roles[4]; /* codes, NULL-terminated */
	const char *unit_code;
	const char *totp_secret; /* base32 or NULL */
	bool is_one_time;	 /* the password: to be changed at sign-in */
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

#endif
