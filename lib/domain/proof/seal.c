#include "domain/proof/seal.h"

#include <string.h>

#include "base/canon.h"
#include "domain/proof/seal_internal.h"

STMT(q_event_rows, "iii", "iiibt",
     "SELECT id, dossier_id, seq, hash, at FROM event WHERE id BETWEEN ? AND ?"
     " ORDER BY id LIMIT ?");
STMT(q_audit_rows, "iii", "itiiiss" "isssssii",
     "SELECT id, at, account_id, unit_id, authority_id, role, action,"
     " dossier_id, outcome, detail, purpose, reason, request_id, subject_id,"
     " rows_n FROM audit WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?");

STMT(q_row_rows, "iii", "itssssss",
     "SELECT id, at, source, row_key, what, COALESCE(HEX(digest), ''),"
     " by_whom, act FROM row_record WHERE id BETWEEN ? AND ?"
     " ORDER BY id LIMIT ?");

int64_t leaf_id(const unsigned char *leaf)
{
	uint64_t id = 0;

	for (int i = 0; i < 8; i++)
		id = id << 8 | leaf[i];
	return (int64_t)id;
}

static void leaf_put(struct leaves *ret, int64_t id, struct instant when,
		     const struct buf *text)
{
	unsigned char *leaf = ret->at + LEAF_LEN * ret->n;
	struct digest d = sha256(text->data, text->len);

	for (int i = 0; i < 8; i++)
		leaf[i] = (unsigned char)((uint64_t)id >> (56 - 8 * i));
	memcpy(leaf + 8, d.b, sizeof(d.b));
	ret->when[ret->n++] = when;
}

bool digest_stored(struct bytes b, struct digest *ret)
{
	if (b.len != sizeof(ret->b))
		return false;
	memcpy(ret->b, b.data, sizeof(ret->b));
	return true;
}

/* An event's own hash covers its fields; the replay of the ledger checks it. */
static void take_events(struct cx *cx, struct rows *rows, struct leaves *ret)
{
	int64_t id, dossier, seq;
	struct instant at;
	struct bytes hash;
	struct digest d;
	char hex[65];
	struct buf b;

	buf_init(&b, cx->arena, 1024);
	while (rows_next(rows, &id, &dossier, &seq, &hash, &at)) {
		buf_clear(&b);
		if (digest_stored(hash, &d))
			digest_hex(&d, hex);
		else
			hex[0] = '\0';
		canon_number(&b, "event", id);
		canon_number(&b, "dossier", dossier);
		canon_number(&b, "seq", seq);
		canon_text(&b, "hash", hex);
		leaf_put(ret, id, at, &b);
	}
}

static void take_audits(struct cx *cx, struct rows *rows, struct leaves *ret)
{
	int64_t id, account, unit, authority, dossier, subject, n;
	const char *role, *action, *outcome, *detail, *purpose, *reason;
	const char *request;
	struct instant at;
	struct buf b;

	buf_init(&b, cx->arena, 16 * 1024);
	while (rows_next(rows, &id, &at, &account, &unit, &authority, &role,
			 &action, &dossier, &outcome, &detail, &purpose,
			 &reason, &request, &subject, &n)) {
		buf_clear(&b);
		canon_number(&b, "audit", id);
		canon_number(&b, "at", at.s);
		canon_number(&b, "account", account);
		canon_number(&b, "unit", unit);
		canon_number(&b, "authority", authority);
		canon_text(&b, "role", role);
		canon_text(&b, "action", action);
		canon_number(&b, "dossier", dossier);
		canon_text(&b, "outcome", outcome);
		canon_text(&b, "detail", detail);
		canon_text(&b, "purpose", purpose);
		canon_text(&b, "reason", reason);
		canon_text(&b, "request", request);
		canon_number(&b, "subject", subject);
		canon_number(&b, "rows", n);
		leaf_put(ret, id, at, &b);
	}
}

static void take_rows(struct cx *cx, struct rows *rows, struct leaves *ret)
{
	const char *table, *key, *what, *digest, *by, *act;
	struct instant at;
	struct buf b;
	int64_t id;

	buf_init(&b, cx->arena, 4096);
	while (rows_next(rows, &id, &at, &table, &key, &what, &digest, &by,
			 &act)) {
		buf_clear(&b);
		canon_number(&b, "row", id);
		canon_number(&b, "at", at.s);
		canon_text(&b, "table", table);
		canon_text(&b, "key", key);
		canon_text(&b, "what", what);
		canon_text(&b, "digest", digest);
		canon_text(&b, "by", by);
		canon_text(&b, "act", act);
		leaf_put(ret, id, at, &b);
	}
}

enum err leaves_read(struct cx *cx, enum source source, int64_t from,
		     int64_t to, size_t limit, struct leaves *ret)
{
	static const struct {
		const struct stmt *const *read;
		void (*take)(struct cx *cx, struct rows *rows,
			     struct leaves *ret);
	} of[SOURCE_COUNT] = {
		[SOURCE_EVENT] = { &q_event_rows, take_events },
		[SOURCE_AUDIT] = { &q_audit_rows, take_audits },
		[SOURCE_ROW] = { &q_row_rows, take_rows },
	};
	struct rows rows;

	TRY(db_query(cx, *of[source].read, &rows, from, to, (int64_t)limit));
	ret->n = 0;
	ret->at = arena_array(cx->arena, rows.n + 1, LEAF_LEN);
	ret->when = arena_array(cx->arena, rows.n + 1, sizeof(*ret->when));
	of[source].take(cx, &rows, ret);
	return OK;
}

struct digest block_hash(struct arena *arena, const struct digest *prev,
			 const struct block *block)
{
	static const char *const names[SOURCE_COUNT] = { "events", "audits",
							   "rows" };
	struct digest d;
	char hex[65];
	struct buf b;

	buf_init(&b, arena, 4096);
	digest_hex(prev, hex);
	canon_text(&b, "prev", hex);
	canon_number(&b, "seal", block->no);
	canon_number(&b, "at", block->at.s);
	canon_number(&b, "rows", block->rows);
	for (int i = 0; i < SOURCE_COUNT; i++) {
		if (i == SOURCE_ROW && !block->from[i])
			break; /* sealed before there were any */
		canon_number(&b, "from", block->from[i]);
		canon_number(&b, "to", block->to[i]);
		d = sha256(block->leaves[i].data, block->leaves[i].len);
		digest_hex(&d, hex);
		canon_text(&b, names[i], hex);
	}
	if (block->notes) {
		canon_number(&b, "notes", block->notes);
		digest_stored(block->noted, &d);
		digest_hex(&d, hex);
		canon_text(&b, "noted", hex);
	}
	return sha256(b.data, b.len);
}

STMT(q_newest, "", "itiiib",
     "SELECT no, at, event_to, audit_to, row_to, hash FROM seal"
     " ORDER BY no DESC LIMIT 1");

enum err seal_ends(struct cx *cx, struct seal_head *ret,
		   int64_t ret_to[SOURCE_COUNT])
{
	struct bytes hash;
	enum err err = db_one(cx, q_newest, &ret->no, &ret->at,
			      &ret_to[SOURCE_EVENT], &ret_to[SOURCE_AUDIT],
			      &ret_to[SOURCE_ROW], &hash);

	if (err == ERR_MISSING) {
		*ret = (struct seal_head){ .at = INSTANT_NONE };
		memset(ret_to, 0, SOURCE_COUNT * sizeof(*ret_to));
		return OK;
	}
	TRY(err);
	if (!digest_stored(hash, &ret->hash))
		return fail(cx, ERR_INTERNAL, "seal %lld: broken hash",
			    (long long)ret->no);
	return OK;
}

enum err seal_newest(struct cx *cx, struct seal_head *ret)
{
	int64_t to[SOURCE_COUNT];

	return seal_ends(cx, ret, to);
}

STMT(q_since, "i", "ib",
     "SELECT no, hash FROM seal WHERE no > ? ORDER BY no LIMIT 100");

enum err seal_unnoted(struct cx *cx, const struct seal_notes *notes,
		      const char *ret_words[SEAL_UNNOTED], size_t *ret_n)
{
	int64_t no = notes->seal;
	struct seal_head head;
	struct bytes hash;
	struct digest d;
	struct rows rows;
	char hex[65];

	TRY(seal_newest(cx, &head));
	if (!notes->n)
		no = head.no - 1; /* it chains those before it */
	TRY(db_query(cx, q_since, &rows, no));
	for (*ret_n = 0; rows_next(&rows, &no, &hash); (*ret_n)++) {
		if (!digest_stored(hash, &d))
			return fail(cx, ERR_INTERNAL, "seal %lld: broken hash",
				    (long long)no);
		digest_hex(&d, hex);
		ret_words[*ret_n] = arena_printf(cx->arena, "seal %lld %s",
						 (long long)no, hex);
	}
	return OK;
}

STMT(q_has, "b", "i", "SELECT no FROM seal WHERE hash = ?");

enum err seal_has(struct cx *cx, const struct digest *hash, int64_t *ret_no)
{
	return db_one(cx, q_has, (struct bytes){ hash->b, sizeof(hash->b) },
		      ret_no);
}

STMT(q_dirty, "", "",
     "SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
STMT(q_clean, "", "",
     "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
STMT(q_mark, "", "iii",
     "SELECT COALESCE((SELECT MAX(id) FROM event), 0),"
     " COALESCE((SELECT MAX(id) FROM audit), 0),"
     " COALESCE((SELECT MAX(id) FROM row_record), 0)");
STMT(q_event_ids, "iii", "i",
     "SELECT id FROM event WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?");
STMT(q_audit_ids, "iii", "i",
     "SELECT id FROM audit WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?");
STMT(q_row_ids, "iii", "i",
     "SELECT id FROM row_record WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?");

enum err seal_mark(struct cx *cx, struct seal_mark *ret)
{
	ret->notes = NULL;
	return db_one(cx, q_mark, &ret->event, &ret->audit, &ret->row);
}

/* The ids that are written, committed or not. */
static enum err written_ids(struct cx *cx, enum source source, int64_t from,
			    int64_t to, struct rows *ret)
{
	const struct stmt *const ids[SOURCE_COUNT] = { q_event_ids, q_audit_ids,
						       q_row_ids };
	enum err err;

	TRY(db_exec(cx, q_dirty));
	err = db_query(cx, ids[source], ret, from, to, (int64_t)SEAL_ROWS);
	TRY(db_exec(cx, q_clean));
	return err;
}

/*
 * What of one table goes into the block: rows from … *to.  The dirty look
 * comes first: whatever it saw and the clean one does not see is not committed
 * (or was taken back, then the next dirty look will not see it either).
 */
static enum err gather(struct cx *cx, enum source source, int64_t from,
		       int64_t *to, struct leaves *ret)
{
	struct rows written;
	size_t n = 0;
	int64_t id;

	*ret = (struct leaves){ 0 };
	if (*to < from)
		return OK;
	TRY(written_ids(cx, source, from, *to, &written));
	TRY(leaves_read(cx, source, from, *to, SEAL_ROWS, ret));
	while (rows_next(&written, &id)) {
		while (n < ret->n && leaf_id(ret->at + LEAF_LEN * n) < id)
			n++;
		if (n < ret->n && leaf_id(ret->at + LEAF_LEN * n) == id)
			continue;
		ret->n = n; /* those before the one that is still open */
		*to = id - 1;
		return OK;
	}
	if (ret->n == SEAL_ROWS)
		*to = leaf_id(ret->at + LEAF_LEN * (ret->n - 1));
	return OK;
}

STMT(q_seal_new, "itiiiiii" "ibbbbb" "ib", "",
     "INSERT INTO seal (no, at, event_from, event_to, audit_from, audit_to,"
     " row_from, row_to, rows_n, event_leaves, audit_leaves, row_leaves,"
     " prev_hash, hash, notes_n, notes_head)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static struct bytes leaves_bytes(const struct leaves *l)
{
	return (struct bytes){ l->at ? (const void *)l->at : "",
			       LEAF_LEN * l->n };
}

enum err seal_next(struct cx *cx, const struct seal_mark *upto,
		   int64_t *ret_rows)
{
	const int64_t marks[SOURCE_COUNT] = { upto->event, upto->audit,
					      upto->row };
	struct block b = { .at = cx->now };
	struct leaves leaves[SOURCE_COUNT];
	struct seal_head head;
	struct digest hash;

	TRY(seal_ends(cx, &head, b.to));
	b.no = head.no + 1;
	for (int i = 0; i < SOURCE_COUNT; i++) {
		b.from[i] = b.to[i] + 1;
		b.to[i] = marks[i];
		if (b.to[i] < b.from[i])
			b.to[i] = b.from[i] - 1;
		TRY(gather(cx, (enum source)i, b.from[i], &b.to[i],
			   &leaves[i]));
		b.leaves[i] = leaves_bytes(&leaves[i]);
		b.rows += (int64_t)leaves[i].n;
	}
	*ret_rows = b.rows;
	if (!b.rows &&
	    (!head.no || cx->now.s - head.at.s < SEAL_BEAT_S))
		return OK;
	if (upto->notes && upto->notes->n) {
		b.notes = upto->notes->n;
		b.noted = (struct bytes){ upto->notes->head.b,
					  sizeof(upto->notes->head.b) };
	}
	hash = block_hash(cx->arena, &head.hash, &b);
	return db_exec(cx, q_seal_new, b.no, b.at, b.from[SOURCE_EVENT],
		       b.to[SOURCE_EVENT], b.from[SOURCE_AUDIT],
		       b.to[SOURCE_AUDIT], b.from[SOURCE_ROW],
		       b.to[SOURCE_ROW], b.rows, b.leaves[SOURCE_EVENT],
		       b.leaves[SOURCE_AUDIT], b.leaves[SOURCE_ROW],
		       (struct bytes){ head.hash.b, sizeof(head.hash.b) },
		       (struct bytes){ hash.b, sizeof(hash.b) }, b.notes,
		       b.noted);
}
