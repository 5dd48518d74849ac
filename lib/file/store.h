/*
 * Files by their content: ROOT/ab/cd/<SHA-256 in hex>.
 *
 * An object is written once, whole, and never changed or removed; two equal
 * files are one object.  The order is crash-safe: temporary file on the same
 * file system, write, fsync, hash of what lies there, link to its name (never
 * over another), fsync of the folders; only then does store_put() return, and
 * only then may a row name it.  A crash at any step leaves at most a temporary
 * file or an object that no row names: never a half object under a name.
 *
 * No names of people's making come here: the path follows from the bytes.
 */
#ifndef BASE_STORE_H
#define BASE_STORE_H

#include <stdint.h>

#include "base/when.h"
#include "secret/secret.h"

#define STORE_NAME_LEN 70 /* "ab/cd/" and 64 hex letters */

struct store {
	const char *root;
	/* Called after each step, for tests that die there; else NULL. */
	void (*reached)(const char *step);
};

static inline void store_reached(const struct store *s, const char *step)
{
	if (s->reached)
		s->reached(step);
}

/* ERR_BUSY: the disk refused (errno says why); ERR_INTERNAL: the object of
 * that name is not what its name says. */
enum err store_put(const struct store *s, const void *data, size_t len,
		   struct digest *ret) MUST_CHECK;
void store_name(const struct digest *d, char ret[STORE_NAME_LEN + 1]);
/* Bytes, or -1 when there is no such object. */
int64_t store_size(const struct store *s, const struct digest *d);

/* An object mapped for reading; struct mapped m CLEANUP(mapped_done). */
struct mapped {
	void *data;
	size_t len;
};
enum err store_map(const struct store *s, const struct digest *d,
		   struct mapped *ret) MUST_CHECK;
void mapped_done(struct mapped *m);

/* Bytes that may still be written there; -1 when nobody can tell. */
int64_t store_free_bytes(const struct store *s);

/* Every object; `each` also hears of what has no business there, with a NULL
 * digest.  ERR_BUSY when a folder cannot be read. */
enum err store_walk(const struct store *s,
		    void (*each)(void *arg, const struct digest *d,
				 int64_t size),
		    void *arg) MUST_CHECK;
/* Removes temporary files left by a crash before `before`; how many. */
int64_t store_sweep(const struct store *s, struct instant before);

#endif
