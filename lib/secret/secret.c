#include "secret/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned char server_key[crypto_generichash_KEYBYTES];

static const char alphabet[] = RECEIPT_ALPHABET;
#define ALPHABET_N (sizeof(alphabet) - 1)

static enum err key_read(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return errno == ENOENT ? ERR_MISSING : ERR_BUSY;
	n = read(fd, server_key, sizeof(server_key));
	close(fd);
	return n == (ssize_t)sizeof(server_key) ? OK : ERR_INTERNAL;
}

/* Made whole beside its place and then renamed: never a half-written key. */
static enum err key_make(const char *path)
{
	char temp[4096];
	int fd;
	bool ok;

	if (snprintf(temp, sizeof(temp), "%s.new", path) >= (int)sizeof(temp))
		return ERR_LIMIT;
	randombytes_buf(server_key, sizeof(server_key));
	fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return ERR_BUSY;
	ok = write(fd, server_key, sizeof(server_key)) ==
		     (ssize_t)sizeof(server_key) &&
	     fsync(fd) == 0;
	if (close(fd) != 0 || !ok || rename(temp, path) != 0)
		return ERR_BUSY;
	return OK;
}

enum err secret_init(const char *var_dir, bool may_create)
{
	char path[4096];
	enum err err;

	if (sodium_init() < 0)
		return ERR_INTERNAL;
	if (!var_dir)
		return OK; /* randomness and plain digests only */
	if (snprintf(path, sizeof(path), "%s/secret/server.key", var_dir) >=
	    (int)sizeof(path))
		return ERR_LIMIT;
	err = key_read(path);
	if (err != ERR_MISSING || !may_create)
		return err;
	*strrchr(path, '/') = '\0';
	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		return ERR_BUSY;
	path[strlen(path)] = '/';
	return key_make(path);
}

void random_bytes(void *ret, size_t len)
{
	randombytes_buf(ret, len);
}

void random_text(char *ret, size_t n)
{
	for (size_t i = 0; i < n; i++)
		ret[i] = alphabet[randombytes_uniform(ALPHABET_N)];
	ret[n] = '\0';
}

struct digest sha256(const void *data, size_t len)
{
	struct digest d;

	crypto_hash_sha256(d.b, data, len);
	return d;
}

static crypto_hash_sha256_state *state_of(struct hashing *h)
{
	_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(h->state),
		       "a hash's state has room");
	return (void *)h->state;
}

void hashing_init(struct hashing *h)
{
	crypto_hash_sha256_init(state_of(h));
}

void hashing_add(struct hashing *h, const void *data, size_t len)
{
	crypto_hash_sha256_update(state_of(h), data, len);
}

struct digest hashing_end(struct hashing *h)
{
	struct digest d;

	crypto_hash_sha256_final(state_of(h), d.b);
	return d;
}

struct digest keyed_digest(const char *purpose, const void *data, size_t len)
{
	struct digest d;
	crypto_generichash_state state;

	crypto_generichash_init(&state, server_key, sizeof(server_key),
				sizeof(d.b));
	/* The NUL ends the purpose, so it cannot run into the data. */
	crypto_generichash_update(&state, (const unsigned char *)purpose,
				  strlen(purpose) + 1);
	crypto_generichash_update(&state, data, len);
	crypto_generichash_final(&state, d.b, sizeof(d.b));
	return d;
}

void derive_text(const char *purpose, const void *data, size_t len, char *ret,
		 size_t n)
{
	struct digest d = keyed_digest(purpose, data, len);
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		/* Refuse the top of the byte range, so letters are even. */
		while (used == sizeof(d.b) || d.b[used] >= 234) {
			if (++used >= sizeof(d.b)) {
				d = keyed_digest(purpose, d.b, sizeof(d.b));
				used = 0;
			}
		}
		ret[i] = alphabet[d.b[used++] % ALPHABET_N];
	}
	ret[n] = '\0';
}

bool digest_equal(const struct digest *a, const struct digest *b)
{
	return sodium_memcmp(a->b, b->b, sizeof(a->b)) == 0;
}

void digest_hex(const struct digest *d, char ret[65])
{
	sodium_bin2hex(ret, 65, d->b, sizeof(d->b));
}

bool digest_from_hex(const char *hex, struct digest *ret)
{
	size_t len;

	return strlen(hex) == 64 &&
	       sodium_hex2bin(ret->b, sizeof(ret->b), hex, 64, NULL, &len,
			      NULL) == 0 &&
	       len == sizeof(ret->b);
}

enum err password_hash(const char *password, char ret_text[128])
{
	if (crypto_pwhash_str_alg(ret_text, password, strlen(password), 3,
				  64U * 1024 * 1024,
				  crypto_pwhash_ALG_ARGON2ID13) != 0)
		return ERR_BUSY; /* no memory for it now */
	return OK;
}

bool password_verify(const char *hash_text, const char *password)
{
	return crypto_pwhash_str_verify(hash_text, password,
					strlen(password)) == 0;
}
