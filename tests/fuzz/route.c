/* An address: its path, its route, the way back in. */
#include "fuzz.h"
#include "http/parse.h"
#include "http/route.h"
#include "text/text.h"

static enum err handle(struct rq *rq)
{
	(void)rq;
	return OK;
}

/* clang-format off */
static const struct route routes[] = {
	{ GET, "/", ROLE_PUBLIC, CSRF_NONE, RATE_PAGE, NULL, handle },
	{ GET, "/tra-cuu/:code", ROLE_PUBLIC, CSRF_NONE, RATE_PAGE, NULL, handle },
	{ POST, "/tra-cuu/:code/xac-minh", ROLE_PUBLIC, CSRF_ORIGIN, RATE_LOOKUP, NULL, handle },
	{ GET, "/can-bo/ho-so/:code/tep/:id", ROLE_STAFF, CSRF_NONE, RATE_STAFF, NULL, handle },
	{ POST, "/can-bo/thu-xin-loi/:id/:viec", ROLE_STAFF, CSRF_TOKEN, RATE_STAFF, NULL, handle },
};
/* clang-format on */

FUZZ(arena, text, len)
{
	struct rq rq = { .cx = { .arena = arena } };
	const char *allow;

	seen(route_page(routes, 5, arena, text));
	if (parse_path(arena, text, len, &rq.path) != OK)
		return;
	must(rq.path[0] == '/' && !strstr(rq.path, "//"));
	must(!strstr(rq.path, "/../") && !strpbrk(rq.path, "\r\n"));
	must(text_is_utf8(rq.path, strlen(rq.path)));
	for (int m = GET; m < METHOD_COUNT; m++) {
		rq.method = (enum method)m;
		if (route_match(routes, 5, &rq, &allow) == MATCH_FOUND)
			seen(rq_param(&rq, "code"));
	}
	seen(url_encode(arena, rq.path));
}
