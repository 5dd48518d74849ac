/*
 * The route table: one line is the security review of one address.
 *
 * A handler that begins by checking method, role or token means the table is
 * wrong; so does one that ends by showing its form again, or that says what the
 * look is for.  routes_check() runs at start and in a test; `--routes` prints them.
 */
#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "http/form.h"
#include "http/rq.h"

/* Roles of staff accounts (org.json); a set is a bit mask. */
enum role {
	ROLE_NONE = 0,
	ROLE_RECEPTION = 1 << 0,
	ROLE_RECEPTION_HEAD = 1 << 1,
	ROLE_HANDLER = 1 << 2,
	ROLE_DEPT_HEAD = 1 << 3,
	ROLE_UBND_LEADER = 1 << 4,
	ROLE_CLERK = 1 << 5,
	ROLE_CASHIER = 1 << 6,
	ROLE_COORDINATOR = 1 << 7,
	ROLE_POST_AGENT = 1 << 8,
	ROLE_CONTROL = 1 << 9,
	ROLE_INSPECTOR = 1 << 10,
	ROLE_ADMIN = 1 << 11,
	/* Not roles: half-way through signing in (domain/role.h). */
	ROLE_AT_CODE = 1 << 12,
	ROLE_AT_PASSWORD = 1 << 13,
	ROLE_AT_ENROL = 1 << 14,
};
#define ROLE_PUBLIC 0u		/* anybody */
#define ROLE_STAFF 0xfffu	/* any signed-in account */
/* Who watches over a unit (its head) or a whole authority. */
#define ROLES_WATCHING \
	(ROLE_DEPT_HEAD | ROLE_UBND_LEADER | ROLE_RECEPTION_HEAD | ROLE_CONTROL)
#define ROLE_HALFWAY 0x7000u	/* the password was right, more is due */

enum csrf {
	CSRF_NONE,   /* GET only */
	CSRF_ORIGIN, /* public POST: no other site's Origin */
	CSRF_TOKEN,  /* staff POST: that, and the session's token */
};

enum rate { RATE_NONE, RATE_PAGE, RATE_LOOKUP, RATE_SIGN_IN, RATE_STAFF };

struct route {
	enum method method;
	const char *pattern; /* "/tra-cuu/:code"; a part ":name" matches one */
	unsigned roles;
	enum csrf csrf;
	enum rate rate;
	const struct form *form; /* NULL: none */
	enum err (*handle)(struct rq *rq);
	/* Of a POST: the page that its form is on, for what a person can put
	 * right (common/again.h); NULL: nothing of it can be wrong. */
	enum err (*again)(struct rq *rq);
	/* Of a staff address: what its look at dossiers is for, as the trail
	 * says it; BY_ROLE: whatever the work of that role is. */
	const char *purpose;
};
#define BY_ROLE ""

enum match { MATCH_FOUND, MATCH_NOT_FOUND, MATCH_BAD_METHOD };

/* Fills rq->route and rq->params.  `ret_allow` for MATCH_BAD_METHOD. */
enum match route_match(const struct route *routes, size_t n, struct rq *rq,
		       const char **ret_allow);
/* The page that an address belongs to: itself when it is one, else the
 * nearest above it that is; NULL: none. */
const char *route_page(const struct route *routes, size_t n,
		       struct arena *arena, const char *target);
/* NULL, or a sentence about the first line that breaks a rule: POST without
 * CSRF, a form without its page, staff path without role or purpose,
 * duplicate, pattern out of shape. */
const char *routes_check(const struct route *routes, size_t n);
void routes_print(const struct route *routes, size_t n);

#endif
