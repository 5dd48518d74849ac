/* Between the files of the seals only: leaves of rows, hash of a block. */
#ifndef DOMAIN_SEAL_INTERNAL_H
#define DOMAIN_SEAL_INTERNAL_H

#include "db/db.h"
#include "domain/proof/seal.h"
#include "domain/proof/seal_note.h"

#define LEAF_LEN 40 /* id, eight bytes, the greatest first; SHA-256 */

enum source { SOURCE_EVENT, SOURCE_AUDIT, SOURCE_ROW, SOURCE_COUNT };

struct leaves {
	unsigned char *at; /* LEAF_LEN bytes each, by id */
	struct instant *when; /* the row's own moment */
	size_t n;
};
int64_t leaf_id(const unsigned char *leaf);
/* The leaves of the rows from … to as they stand now; at most `limit`. */
enum err leaves_read(struct cx *cx, enum source source, int64_t from,
		     int64_t to, size_t limit, struct leaves *ret) MUST_CHECK;

struct block {
	int64_t no, rows;
	struct instant at;
	/* Row records: both 0 in a block of an older release. */
	int64_t from[SOURCE_COUNT], to[SOURCE_COUNT];
	struct bytes leaves[SOURCE_COUNT];
	int64_t notes; /* before it; 0: none were kept */
	struct bytes noted; /* CHAIN of the last of them */
	struct bytes prev, hash; /* as stored */
};
struct digest block_hash(struct arena *arena, const struct digest *prev,
			 const struct block *block);
/* The newest seal and where its ranges end. */
enum err seal_ends(struct cx *cx, struct seal_head *ret,
		   int64_t ret_to[SOURCE_COUNT]) MUST_CHECK;
#define SEAL_NOTED 2000 /* rows in one note, at most */
extern const char *const seal_sources[SOURCE_COUNT]; /* as notes say it */
extern const char *const seal_kinds[SOURCE_COUNT]; /* as faults say it */
void seal_fault_found(struct seal_replay *r, const char *kind, int64_t id,
		      const char *reason);
/* false: not a digest's length. */
bool digest_stored(struct bytes b, struct digest *ret);

#endif
