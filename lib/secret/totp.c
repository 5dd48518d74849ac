#include "secret/totp.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

int64_t totp_step(struct instant at)
{
	return at.s / TOTP_STEP_S;
}

bool totp_code(const char *secret, int64_t step, int digits, char ret[9])
{
	char *bytes = NULL;
	size_t len = 0;
	bool ok;

	if (oath_base32_decode(secret, strlen(secret), &bytes, &len) !=
	    OATH_OK)
		return false;
	ok = oath_hotp_generate(bytes, len, (uint64_t)step, (unsigned)digits,
				false, OATH_HOTP_DYNAMIC_TRUNCATION,
				ret) == OATH_OK;
	sodium_memzero(bytes, len);
	free(bytes);
	return ok;
}

bool totp_match(const char *secret, struct instant now, const char *code,
		int64_t *ret_step)
{
	int64_t step = totp_step(now);
	bool found = false;
	char right[9];

	if (strlen(code) != TOTP_DIGITS)
		return false;
	for (int64_t s = step - 1; s <= step + 1; s++) {
		if (!totp_code(secret, s, TOTP_DIGITS, right))
			return false;
		if (sodium_memcmp(right, code, TOTP_DIGITS) == 0) {
			*ret_step = s;
			found = true;
		}
	}
	return found;
}

const char *totp_secret_text(struct arena *arena,
			     const unsigned char bytes[TOTP_SECRET_LEN])
{
	char copy[TOTP_SECRET_LEN], *text = NULL;
	const char *ret;
	size_t len = 0;

	memcpy(copy, bytes, sizeof(copy));
	if (oath_base32_encode(copy, sizeof(copy), &text, &len) != OATH_OK)
		abort(); /* out of memory: the parent forks again */
	ret = arena_strdup(arena, text);
	free(text);
	return ret;
}

const char *totp_uri(struct arena *arena, const char *issuer,
		     const char *login, const char *secret)
{
	return arena_printf(arena,
			    "otpauth://totp/%s:%s?secret=%s&issuer=%s"
			    "&algorithm=SHA1&digits=%d&period=%d",
			    issuer, login, secret, issuer, TOTP_DIGITS,
			    TOTP_STEP_S);
}
