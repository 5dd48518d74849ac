#include "domain/reception/receipt_code.h"

#include <string.h>

struct digest secret_digest_of(struct arena *arena, const char *code,
			       const char *secret)
{
	const char *both = arena_printf(arena, "%s|%s", code, secret);

	return keyed_digest("secret", both, strlen(both));
}

struct digest token_digest_of(const char *token)
{
	return sha256(token, strlen(token));
}
