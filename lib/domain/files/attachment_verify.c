/* Looking again: files that wait for the scanner, and rows against the folder. */
#include <string.h>

#include "db/db.h"
#include "domain/files/attachment.h"
#include "file/clamd.h"

#define PAGE 1000

STMT(q_waiting, "", "ib",
     "SELECT a.id, a.digest FROM attachment a WHERE a.scan = 'cho_quet'"
     " AND NOT EXISTS (SELECT 1 FROM attachment_event e"
     "  WHERE e.attachment_id = a.id AND e.what IN ('sach', 'nhiem'))"
     " ORDER BY a.id LIMIT 200");
STMT(q_verdict, "ists", "",
     "INSERT IGNORE INTO attachment_event (attachment_id, what, at,"
     " account_id, reason) VALUES (?, ?, ?, NULL, ?)");

static struct digest digest_of(const struct bytes *b)
{
	struct digest d = { 0 };

	if (b->len == sizeof(d.b))
		memcpy(d.b, b->data, b->len);
	return d;
}

/* One file to the scanner and its word into a row. */
static enum err ask(struct cx *cx, struct attachment_place *place, int64_t id,
		    const struct digest *d, struct attachment_rescan *r)
{
	struct mapped m CLEANUP(mapped_done) = { 0 };
	char found[CLAMD_NAME_MAX + 1];
	enum clamd_verdict verdict;

	if (store_map(place->store, d, &m) != OK) {
		r->lost++;
		return OK;
	}
	verdict = clamd_scan(place->clamd, m.data ? m.data : "", m.len, found);
	place->is_clamd_silent = verdict == CLAMD_SILENT;
	r->unsure += verdict == CLAMD_UNSURE;
	if (verdict != CLAMD_CLEAN && verdict != CLAMD_INFECTED)
		return OK;
	r->done++;
	return db_exec(cx, q_verdict, id,
		       verdict == CLAMD_CLEAN ? "sach" : "nhiem", cx->now,
		       found);
}

enum err attachment_rescan(struct cx *cx, struct attachment_place *place,
			   struct attachment_rescan *ret)
{
	struct bytes digest;
	struct rows rows;
	int64_t id;

	*ret = (struct attachment_rescan){ 0 };
	if (!place->clamd)
		return OK;
	TRY(db_query(cx, q_waiting, &rows));
	while (!place->is_clamd_silent && rows_next(&rows, &id, &digest)) {
		struct digest d = digest_of(&digest);

		TRY(ask(cx, place, id, &d, ret));
	}
	return OK;
}

/* The same words as attachment.c's facts(), from the row. */
STMT(q_page, "i", "iibi",
     "SELECT a.id, a.size, a.digest, EXISTS (SELECT 1 FROM audit u"
     "  WHERE u.dossier_id = a.dossier_id AND u.action = 'upload-file'"
     "  AND u.outcome = 'ok' AND u.account_id = a.account_id"
     "  AND u.at = a.at AND u.detail = CONCAT(a.kind, '/', a.paper, ' v',"
     "   a.version, ' ', a.type, ' ', a.size, ' sha256=',"
     "   LOWER(HEX(a.digest))))"
     " FROM attachment a WHERE a.id > ? ORDER BY a.id LIMIT 1000");
STMT(q_named, "b", "i",
     "SELECT id FROM attachment WHERE digest = ? LIMIT 1");

struct look {
	struct cx *cx;
	const struct store *store;
	bool deep;
	struct attachment_report *report;
	enum err err; /* of the walk's queries: it goes on without them */
};

static void look_at_row(struct look *look, int64_t id, int64_t size,
			const struct digest *d, bool is_witnessed)
{
	struct attachment_report *r = look->report;

	r->rows++;
	if (store_size(look->store, d) != size && !r->missing++)
		r->first_missing.v = id;
	if (!is_witnessed && !r->unwitnessed++)
		r->first_unwitnessed.v = id;
}

static bool is_its_name(const struct store *store, const struct digest *d)
{
	struct mapped m CLEANUP(mapped_done) = { 0 };
	struct digest is;

	if (store_map(store, d, &m) != OK)
		return false;
	is = sha256(m.data ? m.data : "", m.len);
	return digest_equal(&is, d);
}

static void look_at_object(void *arg, const struct digest *d, int64_t size)
{
	struct look *look = arg;
	struct attachment_report *r = look->report;
	struct cx each = *look->cx;
	int64_t id;
	enum err err;

	(void)size;
	if (!d) {
		r->strangers++;
		return;
	}
	r->objects++;
	/* Memory of its own: there may be a million objects. */
	each.arena = arena_new();
	err = db_one(&each, q_named, (struct bytes){ d->b, sizeof(d->b) },
		     &id);
	arena_free(each.arena);
	r->orphans += err == ERR_MISSING;
	if (err != OK && err != ERR_MISSING)
		look->err = err;
	if (look->deep)
		r->damaged += !is_its_name(look->store, d);
}

static enum err look_at_rows(struct look *look)
{
	int64_t last = 0;
	size_t n;

	do {
		struct cx each = *look->cx;
		struct bytes digest;
		struct rows rows;
		int64_t size, witnessed;
		enum err err;

		each.arena = arena_new();
		err = db_query(&each, q_page, &rows, last);
		n = err == OK ? rows.n : 0;
		while (err == OK && rows_next(&rows, &last, &size, &digest,
					      &witnessed)) {
			struct digest d = digest_of(&digest);

			look_at_row(look, last, size, &d, witnessed == 1);
		}
		arena_free(each.arena);
		if (err != OK)
			return fail(look->cx, err, "attachments: not read");
	} while (n == PAGE);
	return OK;
}

STMT(q_objects, "ii", "iib",
     "SELECT id, size, digest FROM attachment WHERE id > ? ORDER BY id"
     " LIMIT ?");

enum err attachment_objects(struct cx *cx, int64_t after,
			    struct attachment_object **ret, size_t *ret_n)
{
	struct attachment_object *at;
	struct bytes digest;
	struct rows rows;

	TRY(db_query(cx, q_objects, &rows, after, (int64_t)ATTACHMENT_PAGE));
	*ret = at = arena_array(cx->arena, rows.n + 1, sizeof(*at));
	*ret_n = rows.n;
	for (; rows_next(&rows, &at->id, &at->size, &digest); at++)
		at->digest = digest_of(&digest);
	return OK;
}

enum err attachment_verify(struct cx *cx, const struct store *store, bool deep,
			   struct attachment_report *ret)
{
	struct look look = { cx, store, deep, ret, OK };

	*ret = (struct attachment_report){ 0 };
	TRY(look_at_rows(&look));
	if (store_walk(store, look_at_object, &look) != OK)
		return fail(cx, ERR_BUSY, "%s: cannot be read", store->root);
	if (look.err != OK)
		return fail(cx, look.err, "attachments: not read");
	return OK;
}
