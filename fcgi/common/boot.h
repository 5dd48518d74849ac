/*
 * How every program starts: options, templates, listening socket, N workers.
 *
 *   int main(int argc, char **argv)
 *   {
 *           return boot(argc, argv, &(struct program){ "public", "mc_public",
 *                       routes, ROUTES_N, page_error, NULL });
 *   }
 *
 * The parent opens the socket, loads and freezes templates, checks routes,
 * schema version and durability, forks, and re-forks what dies within a
 * second (backing off when it dies at once).  SIGTERM: stop after the current
 * requests.  Options: --var DIR --socket PATH --workers N --templates DIR
 * --pool NAME --db-user NAME (a second pool of a program, with a database
 * account of its own) --routes.
 */
#ifndef COMMON_BOOT_H
#define COMMON_BOOT_H

#include "http/route.h"

struct program {
	const char *name;
	const char *db_user; /* password from VAR/secret/<db_user>.pw */
	const struct route *routes;
	size_t routes_n;
	/* Renders the page of a failed request (status, title, sentence). */
	enum err (*error_page)(struct rq *rq, int status);
	/* Loads the session of a staff program before the gate; NULL: none. */
	enum err (*load_session)(struct rq *rq);
	/* Is the form's key another form's already?  Then it gets a fresh one
	 * and a problem that says so; NULL: no keys. */
	enum err (*form_key)(struct rq *rq);
	/* Answers a POST of a signed-out person, keeping what was typed. */
	enum err (*sign_in_page)(struct rq *rq);
	/* A form of an earlier session (ERR_TOKEN): shown again, to be sent
	 * by who is signed in now. */
	enum err (*token_page)(struct rq *rq);
	/* A form that cannot be taken for a while (ERR_BUSY with a sentence),
	 * to be sent again; gives ERR_BUSY where there is none. */
	enum err (*busy_page)(struct rq *rq);
	/* Asks what a look is for (ERR_PURPOSE). */
	enum err (*purpose_page)(struct rq *rq);
};

int boot(int argc, char **argv, const struct program *program);
const struct program *boot_program(void);
const char *boot_var(void); /* the state folder */

#endif
