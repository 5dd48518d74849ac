#include "base/address.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

const char *address_name(const char *address)
{
	const char *name = address ? strstr(address, "://") : NULL;

	return name ? name + 3 : "";
}

/* Words with dots between; the last one no number, which would be a machine's. */
static bool is_name(const char *host, size_t len)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-.";
	const char *last = memrchr(host, '.', len);

	return last && last > host && last + 1 < host + len &&
	       strspn(host, letters) >= len &&
	       strspn(last + 1, "0123456789") <
		       (size_t)(host + len - last - 1);
}

const char *address_read(struct arena *arena, const char *set)
{
	const char *host = address_name(set);
	size_t len = strcspn(host, "/");

	if (!set ||
	    (strncmp(set, "https://", 8) != 0 &&
	     strncmp(set, "http://", 7) != 0) ||
	    !is_name(host, len) || (host[len] && host[len + 1]))
		return NULL;
	return arena_strndup(arena, set, (size_t)(host - set) + len);
}

const char *address_public(struct arena *arena)
{
	return address_read(arena, getenv("MC_PUBLIC_URL"));
}
