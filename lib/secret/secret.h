/*
 * Randomness, digests and passwords, by libsodium.
 *
 * The server key is 32 bytes in VAR/secret/server.key, made at first start;
 * keyed digests of low-entropy values (receipt secrets, id numbers) need it,
 * so a stolen database alone does not open them.
 */
#ifndef SECRET_SECRET_H
#define SECRET_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define DIGEST_LEN 32
#define TOKEN_LEN 16 /* 128 bits */
#define TOKEN_TEXT_LEN 26 /* a token in the receipt alphabet */
#define RECEIPT_SECRET_LEN 6
/* No vowels, no look-alikes, nothing an input method would rewrite. */
#define RECEIPT_ALPHABET "23456789BCFGHJKLMNPQRSTVXZ"

struct digest {
	unsigned char b[DIGEST_LEN];
};
/* What no text has. */
#define NO_DIGEST ((struct digest){ { 0 } })

/* Starts libsodium and loads (or, with may_create, makes) the server key. */
/* A NULL var_dir: randomness and plain digests only, no key. */
enum err secret_init(const char *var_dir, bool may_create) MUST_CHECK;

void random_bytes(void *ret, size_t len);
/* n letters of the receipt alphabet. ret has n + 1 bytes. */
void random_text(char *ret, size_t n);

/* n letters of the same alphabet that follow from purpose and data by the
 * server key: always the same, and not to be guessed without it. */
void derive_text(const char *purpose, const void *data, size_t len, char *ret,
		 size_t n);

struct digest sha256(const void *data, size_t len);
/* The same of what comes in pieces. */
struct hashing {
	_Alignas(16) unsigned char state[128];
};
void hashing_init(struct hashing *h);
void hashing_add(struct hashing *h, const void *data, size_t len);
struct digest hashing_end(struct hashing *h);
/* BLAKE2b-256 keyed by the server key; `purpose` separates the uses. */
struct digest keyed_digest(const char *purpose, const void *data, size_t len);
bool digest_equal(const struct digest *a, const struct digest *b);
/* 64 hex letters + NUL. */
void digest_hex(const struct digest *d, char ret[65]);
bool digest_from_hex(const char *hex, struct digest *ret);

/* argon2id, 64 MiB, 3 passes, about 80 ms. ret_text 128 bytes. */
enum err password_hash(const char *password, char ret_text[128]) MUST_CHECK;
bool password_verify(const char *hash_text, const char *password);

#endif
