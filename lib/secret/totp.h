/*
 * One-time codes by time (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits), by
 * liboath.  A secret is 20 bytes, written as 32 letters of base32, as every
 * authenticator program takes it.
 */
#ifndef SECRET_TOTP_H
#define SECRET_TOTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/when.h"

#define TOTP_STEP_S 30
#define TOTP_DIGITS 6
#define TOTP_SECRET_LEN 20
#define TOTP_SECRET_TEXT_LEN 32

int64_t totp_step(struct instant at);
/* The code of a step; `digits` 6 to 8. false: not a base32 secret. */
bool totp_code(const char *secret, int64_t step, int digits, char ret[9]);
/* Whether this is the code of the step of `now`, the one before or the one
 * after (clocks differ), and of which. */
bool totp_match(const char *secret, struct instant now, const char *code,
		int64_t *ret_step);
const char *totp_secret_text(struct arena *arena,
			     const unsigned char bytes[TOTP_SECRET_LEN]);
/* otpauth:// address for the QR code; issuer and login are plain ASCII. */
const char *totp_uri(struct arena *arena, const char *issuer,
		     const char *login, const char *secret);

#endif
