/*
 * One request and its answer.
 *
 * http/parse.c fills the first half, the gate (common/gate.c) the session and
 * form, the handler the answer.  Everything lives in cx.arena until the answer
 * is sent.  Text that reaches a handler is valid UTF-8; form values are NFC.
 */
#ifndef HTTP_RQ_H
#define HTTP_RQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/cx.h"
#include "base/err.h"

enum method { GET, POST, METHOD_COUNT }; /* HEAD is GET without the body */

struct pair {
	const char *name;
	const char *value;
};

struct pairs {
	struct pair *at;
	size_t n;
};

/* An uploaded file of a multipart form. */
struct upload {
	const char *field;
	const char *file_name;
	const void *data;
	size_t len;
};

struct form_problem {
	const char *field;
	const char *message; /* Vietnamese sentence */
};

struct response {
	int status; /* 0 until answered */
	const char *content_type;
	struct pairs headers;
	size_t headers_room;
	struct buf body;
};

struct route;   /* http/route.h */
struct session; /* common/session.h */

struct rq {
	struct cx cx;

	enum method method;
	bool is_head;
	const char *path;  /* decoded, normalised, no trailing slash */
	const char *query; /* raw */
	const char *host;
	const char *origin;     /* Origin header or NULL */
	const char *user_agent;
	const char *remote_addr;
	struct pairs cookies;
	struct pairs args;   /* decoded query parameters */
	struct pairs fields; /* decoded body parameters */
	struct upload *uploads;
	size_t uploads_n;
	struct pairs params; /* ":code" parts of the route */

	const struct route *route;
	struct session *session; /* NULL on public pages or signed out */
	void *form;              /* the route's command struct */
	struct form_problem *problems;
	size_t problems_n;
	bool key_was_used; /* by other content: such a page is 409 */
	enum err refused;  /* why the form is shown again; OK: it is not */
	bool is_opened;    /* what the address names was looked at: one audit
			    * row a request, also when its page comes again */
	void *work; /* the handler's, for the page that is shown again */

	struct response res;
};

/* First value or NULL. */
const char *pairs_get(const struct pairs *pairs, const char *name);
static inline const char *rq_arg(const struct rq *rq, const char *name)
{
	return pairs_get(&rq->args, name);
}
static inline const char *rq_field(const struct rq *rq, const char *name)
{
	return pairs_get(&rq->fields, name);
}
static inline const char *rq_param(const struct rq *rq, const char *name)
{
	return pairs_get(&rq->params, name);
}
/* The address as it was asked for: path and query. */
const char *rq_target(struct rq *rq);
/* A number of an address: at most 15 digits and nothing else.  Anything else,
 * and NULL, is `otherwise`. */
int64_t rq_number(const char *text, int64_t otherwise);
/* "moment.number" of the last row that was seen.  False, and nothing written,
 * for anything else. */
bool rq_place(const char *text, struct instant *ret_at, int64_t *ret_number);
/* As if it had been typed: a scanned card, a fee that was computed. */
void rq_set_field(struct rq *rq, const char *name, const char *value);
/* What was posted is not being judged: no problem counts. */
void rq_forget_problems(struct rq *rq);
const char *rq_cookie(const struct rq *rq, const char *name);

/* Adds a sentence to the form's problems; keeps the first per field. */
void rq_problem(struct rq *rq, const char *field, const char *message);
/* Into the order of the page: `order` names its fields from above, NULL at the
 * end; what ends in "_" names all that begin so.  The rest comes last. */
void rq_sort_problems(struct rq *rq, const char *const *order);
const char *rq_problem_of(const struct rq *rq, const char *field);

/* Answers.  res.body is initialised with a cap of 1 MiB. */
void res_header(struct rq *rq, const char *name, const char *value);
/* Secure, HttpOnly, SameSite=Lax, Path=/; max_age 0 = session, -1 = delete. */
void res_cookie(struct rq *rq, const char *name, const char *value,
		int max_age);
enum err res_see_other(struct rq *rq, const char *location);
enum err res_see_otherf(struct rq *rq, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
enum err res_bytes(struct rq *rq, int status, const char *content_type,
		   const void *data, size_t len);

/* Percent-encodes for a path segment or query value. */
const char *url_encode(struct arena *arena, const char *s);

#endif
