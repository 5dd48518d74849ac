/*
 * From FastCGI parameters and body to struct rq; every limit is here.
 * ERR_INPUT: malformed (400); ERR_LIMIT: too large (413/414); METHOD not in
 * the list: ERR_STATE with status 405 left to the router.
 */
#ifndef HTTP_PARSE_H
#define HTTP_PARSE_H

#include "http/rq.h"

#define BODY_MAX (1024 * 1024)	   /* urlencoded */
#define BODY_MULTIPART_MAX (24 * 1024 * 1024)
#define UPLOADS_MAX 20 /* files in one form */
#define QUERY_MAX (8 * 1024)
#define PAIRS_MAX 1000

/* name -> value of the request parameters nginx sent; NULL when absent. */
typedef const char *param_fn(void *arg, const char *name);

enum err parse_request(struct rq *rq, param_fn *param, void *arg,
		       const void *body, size_t len) MUST_CHECK;

/* The pieces, also fuzzed one by one. */
enum err parse_urlencoded(struct arena *arena, const char *s, size_t len,
			  struct pairs *ret) MUST_CHECK;
enum err parse_multipart(struct rq *rq, const char *content_type,
			 const void *body, size_t len) MUST_CHECK;
enum err parse_cookies(struct arena *arena, const char *header,
		       struct pairs *ret) MUST_CHECK;
/* Decodes, refuses NUL, CR, LF, "..", bad UTF-8; joins slashes. */
enum err parse_path(struct arena *arena, const char *raw, size_t len,
		    const char **ret) MUST_CHECK;

#endif
