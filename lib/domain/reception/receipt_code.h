/* Digests by which secret and token are found again. */
#ifndef DOMAIN_RECEIPT_CODE_H
#define DOMAIN_RECEIPT_CODE_H

#include "secret/secret.h"

struct digest secret_digest_of(struct arena *arena, const char *code,
			       const char *secret);
struct digest token_digest_of(const char *token);

#endif
