#include "http/route.h"

#include <stdio.h>
#include <string.h>

/* One path part against one pattern part, both up to the next '/'. */
static bool part_fits(const char *pattern, size_t pattern_len,
		      const char *part, size_t part_len)
{
	if (pattern[0] == ':')
		return part_len > 0;
	return pattern_len == part_len &&
	       memcmp(pattern, part, part_len) == 0;
}

static bool fits(const char *pattern, const char *path)
{
	for (;;) {
		size_t a = strcspn(pattern, "/");
		size_t b = strcspn(path, "/");

		if (!part_fits(pattern, a, path, b))
			return false;
		pattern += a;
		path += b;
		if (!*pattern || !*path)
			return *pattern == *path;
		pattern++;
		path++;
	}
}

static void take_params(struct rq *rq, const char *pattern, const char *path)
{
	struct pair *at =
		arena_array(rq->cx.arena, strlen(pattern), sizeof(*at));
	size_t n = 0;

	for (;;) {
		size_t a = strcspn(pattern, "/");
		size_t b = strcspn(path, "/");

		if (pattern[0] == ':')
			at[n++] = (struct pair){
				arena_strndup(rq->cx.arena, pattern + 1, a - 1),
				arena_strndup(rq->cx.arena, path, b),
			};
		if (!pattern[a])
			break;
		pattern += a + 1;
		path += b + 1;
	}
	rq->params = (struct pairs){ at, n };
}

enum match route_match(const struct route *routes, size_t n, struct rq *rq,
		       const char **ret_allow)
{
	bool methods[METHOD_COUNT] = { false };

	for (size_t i = 0; i < n; i++) {
		if (!fits(routes[i].pattern, rq->path))
			continue;
		methods[routes[i].method] = true;
		if (routes[i].method != rq->method)
			continue;
		rq->route = &routes[i];
		take_params(rq, routes[i].pattern, rq->path);
		return MATCH_FOUND;
	}
	*ret_allow = methods[GET] && methods[POST] ? "GET, HEAD, POST" :
		     methods[GET]		   ? "GET, HEAD" :
						     "POST";
	return methods[GET] || methods[POST] ? MATCH_BAD_METHOD :
					       MATCH_NOT_FOUND;
}

static bool is_page(const struct route *routes, size_t n, const char *path)
{
	for (size_t i = 0; i < n; i++) {
		if (routes[i].method == GET && fits(routes[i].pattern, path))
			return true;
	}
	return false;
}

const char *route_page(const struct route *routes, size_t n,
		       struct arena *arena, const char *target)
{
	char *path = arena_strndup(arena, target, strcspn(target, "?"));
	char *slash;

	if (is_page(routes, n, path))
		return target;
	while ((slash = strrchr(path, '/')) && slash > path) {
		*slash = '\0';
		if (is_page(routes, n, path))
			return path;
	}
	return NULL;
}

static const char *check_staff(const struct route *r)
{
	if (strncmp(r->pattern, "/can-bo", 7) == 0 && r->roles == ROLE_PUBLIC &&
	    strcmp(r->pattern, "/can-bo/dang-nhap") != 0)
		return "a staff address without a role";
	if (r->roles != ROLE_PUBLIC && r->method == POST &&
	    r->csrf != CSRF_TOKEN)
		return "a staff POST without the session's token";
	if ((r->roles != ROLE_PUBLIC) != (r->purpose != NULL))
		return "a purpose where there is no role, or none where there"
		       " is";
	return NULL;
}

static const char *check_one(const struct route *r)
{
	if (r->pattern[0] != '/' || strstr(r->pattern, "//") ||
	    (r->pattern[1] && r->pattern[strlen(r->pattern) - 1] == '/'))
		return "pattern out of shape";
	if (!r->handle)
		return "no handler";
	if (r->method == POST && r->csrf == CSRF_NONE)
		return "a POST without CSRF protection";
	if (r->method == GET && r->csrf != CSRF_NONE)
		return "a GET cannot carry a CSRF token";
	if (r->method == POST && r->rate == RATE_NONE)
		return "a POST without a rate class";
	if (r->method == POST && r->form && !r->again)
		return "a form without the page that it comes back on";
	if (r->method == GET && r->again)
		return "a GET shows nothing again";
	return check_staff(r);
}

const char *routes_check(const struct route *routes, size_t n)
{
	static char why[256];

	for (size_t i = 0; i < n; i++) {
		const char *wrong = check_one(&routes[i]);

		for (size_t j = 0; j < i && !wrong; j++) {
			if (routes[j].method == routes[i].method &&
			    strcmp(routes[j].pattern, routes[i].pattern) == 0)
				wrong = "duplicate";
		}
		if (wrong) {
			snprintf(why, sizeof(why), "%s: %s", routes[i].pattern,
				 wrong);
			return why;
		}
	}
	return NULL;
}

static const char *const role_words[] = {
	"RECEPTION",   "RECEPTION_HEAD", "HANDLER", "DEPT_HEAD",
	"UBND_LEADER", "CLERK",		 "CASHIER", "COORDINATOR",
	"POST_AGENT",  "CONTROL",	 "INSPECTOR", "ADMIN",
	"at-code",     "at-password",	 "at-enrol"
};

static void print_roles(unsigned roles)
{
	if (roles == ROLE_PUBLIC) {
		printf("public");
		return;
	}
	if ((roles & ROLE_STAFF) == ROLE_STAFF) {
		roles &= ~ROLE_STAFF;
		printf("any staff%s", roles ? " " : "");
	}
	for (size_t i = 0; i < sizeof(role_words) / sizeof(role_words[0]);
	     i++) {
		if (roles & 1u << i)
			printf("%s ", role_words[i]);
	}
}

void routes_print(const struct route *routes, size_t n)
{
	static const char *const csrf[] = { "-", "origin", "token" };
	static const char *const rate[] = { "-", "page", "lookup", "sign-in",
					    "staff" };

	for (size_t i = 0; i < n; i++) {
		const struct route *r = &routes[i];

		printf("%-4s %-36s csrf=%-6s rate=%-7s form=%-3s again=%-3s"
		       " for=%-11s roles=",
		       r->method == GET ? "GET" : "POST", r->pattern,
		       csrf[r->csrf], rate[r->rate], r->form ? "yes" : "no",
		       r->again ? "yes" : "no",
		       !r->purpose  ? "-" :
		       *r->purpose ? r->purpose :
				      "role");
		print_roles(r->roles);
		putchar('\n');
	}
}
