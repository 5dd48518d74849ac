/* The replay of the records: the first row that is not as it was written. */
#include <string.h>

#include "db/db.h"
#include "domain/proof/record.h"

#define PAGE 200

struct walk {
	struct record_replay *r;
	struct arena *kept; /* outlives the page */
	int64_t at;
	bool has_begun; /* a record that says something was seen */
	bool is_last;
};

static void note(struct walk *w, const char *kind, int64_t id,
		 const char *code, const char *reason)
{
	struct record_replay *r = w->r;

	if (r->faults++)
		return;
	r->kind = arena_strdup(w->kept, kind);
	r->id = id;
	r->code = arena_strdup(w->kept, code);
	r->reason = arena_strdup(w->kept, reason);
}

/* "letter.state" of "letter.state=DA_KY\n…", with the "=". */
static const char *key_of(struct arena *arena, const char *line)
{
	return arena_strndup(arena, line, strcspn(line, "=") + 1);
}

static bool has_key(const char *said, const char *key)
{
	const char *at = strstr(said, key);

	while (at && at != said && at[-1] != '\n')
		at = strstr(at + 1, key);
	return at != NULL;
}

static const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

/* The first column that differs, NULL when none does.  A column that the
 * release of the record did not know says nothing. */
static const char *changed(struct arena *arena, const char *said,
			   const char *now)
{
	const char *key = "", *all = said;

	for (; *now; now = next_line(now)) {
		size_t len = strcspn(now, "\n");

		key = key_of(arena, now);
		if (has_key(all, key)) {
			if (strcspn(said, "\n") != len ||
			    strncmp(said, now, len) != 0)
				break;
			said = next_line(said);
		}
	}
	if (!*now && !*said)
		return NULL;
	if (*said && !*now)
		key = key_of(arena, said);
	return arena_strndup(arena, key, strlen(key) - 1);
}

STMT(q_page, "ii", "isiisiis",
     "SELECT r.id, r.kind, r.row_id, COALESCE(r.audit_id, 0), r.said,"
     " COALESCE(LOCATE(SHA2(r.said, 256), a.detail), 0),"
     " NOT EXISTS (SELECT 1 FROM record n WHERE n.kind = r.kind"
     "  AND n.row_id = r.row_id AND n.id > r.id), COALESCE(d.code, '')"
     " FROM record r LEFT JOIN audit a ON a.id = r.audit_id"
     " LEFT JOIN dossier d ON d.id = a.dossier_id"
     " WHERE r.id > ? ORDER BY r.id LIMIT ?");

struct record {
	int64_t id, row, audit, is_in_audit, is_newest;
	const char *kind, *said, *code;
};

/* The row against what its newest record says. */
static enum err check_row(struct cx *cx, struct walk *w,
			  const struct record *r)
{
	const char *now, *column;
	enum err err = record_text(cx, record_kind_from_code(r->kind), r->row,
				   &now);

	if (err == ERR_MISSING) {
		note(w, r->kind, r->row, r->code, "was deleted");
		return OK;
	}
	TRY(err);
	column = changed(cx->arena, r->said, now);
	if (column)
		note(w, r->kind, r->row, r->code,
		     arena_printf(cx->arena, "%s was changed", column));
	return OK;
}

static enum err check_record(struct cx *cx, struct walk *w,
			     const struct record *r)
{
	w->r->records++;
	w->at = r->id;
	if (!r->said && !w->has_begun)
		return OK; /* of an older release */
	w->has_begun = true;
	if (!r->said || !r->is_in_audit) {
		note(w, r->kind, r->row, r->code,
		     "its record is not in the audit trail");
		return OK;
	}
	return r->is_newest ? check_row(cx, w, r) : OK;
}

/* Records and rows of one moment: an act of meanwhile makes no fault. */
static enum err walk_page(struct cx *page, void *arg)
{
	struct walk *w = arg;
	struct record r;
	struct rows rows;

	arena_reset(page->arena);
	TRY(db_query(page, q_page, &rows, w->at, (int64_t)PAGE));
	while (rows_next(&rows, &r.id, &r.kind, &r.row, &r.audit, &r.said,
			 &r.is_in_audit, &r.is_newest, &r.code))
		TRY(check_record(page, w, &r));
	w->is_last = rows.n < PAGE;
	return OK;
}

/* Audit rows that answer for records. */
STMT(q_acts, "ii", "issi",
     "SELECT a.id, a.detail, COALESCE(d.code, ''), (SELECT COUNT(*)"
     " FROM record r WHERE r.audit_id = a.id) FROM audit a"
     " LEFT JOIN dossier d ON d.id = a.dossier_id"
     " WHERE a.id > ? AND a.detail LIKE '%record=%'"
     " ORDER BY a.id LIMIT ?");

static int64_t records_of(const char *detail)
{
	int64_t n = 1;

	for (const char *p = strstr(detail, RECORD_MARK); p && *p; p++)
		n += *p == ',';
	return n;
}

static enum err walk_acts(struct cx *page, struct walk *w)
{
	const char *detail, *code;
	int64_t id = 0, n;
	struct rows rows;

	do {
		arena_reset(page->arena);
		TRY(db_query(page, q_acts, &rows, id, (int64_t)PAGE));
		while (rows_next(&rows, &id, &detail, &code, &n)) {
			if (records_of(detail) != n)
				note(w, "audit row", id, code,
				     "its records are not all there");
		}
	} while (rows.n == PAGE);
	return OK;
}

#define UNRECORDED(table, kind)                                           \
	"SELECT t.id FROM " table " t WHERE t.id > 0 AND NOT EXISTS"      \
	" (SELECT 1 FROM record r WHERE r.kind = '" kind "'"              \
	"  AND r.row_id = t.id) ORDER BY t.id LIMIT 100"
STMT(q_letters, "", "i", UNRECORDED("letter", "letter"));
STMT(q_explanations, "", "i", UNRECORDED("explanation", "explanation"));
STMT(q_steps, "", "i", UNRECORDED("accountability_event", "step"));
STMT(q_decisions, "", "i", UNRECORDED("calendar_change", "decision"));
STMT(q_letter_code, "i", "s",
     "SELECT COALESCE(MIN(d.code), '') FROM letter_fault f"
     " JOIN dossier d ON d.id = f.dossier_id WHERE f.letter_id = ?");
STMT(q_explanation_code, "i", "s",
     "SELECT COALESCE(MIN(d.code), '') FROM explanation e"
     " JOIN dossier d ON d.id = e.dossier_id WHERE e.id = ?");

static enum err code_of(struct cx *cx, enum record_kind kind, int64_t id,
			const char **ret)
{
	*ret = "";
	if (kind == RECORD_LETTER)
		return db_one(cx, q_letter_code, id, ret);
	if (kind == RECORD_EXPLANATION)
		return db_one(cx, q_explanation_code, id, ret);
	return OK;
}

/* Rows that no act of the program wrote. */
static enum err walk_rows(struct cx *page, struct walk *w)
{
	const struct stmt *const unrecorded[RECORD_KIND_COUNT] = {
		q_letters, q_explanations, q_steps, q_decisions,
	};
	const char *code;
	struct rows rows;
	int64_t id;

	for (int k = 0; k < RECORD_KIND_COUNT; k++) {
		arena_reset(page->arena);
		TRY(db_query(page, unrecorded[k], &rows));
		while (rows_next(&rows, &id)) {
			TRY(code_of(page, (enum record_kind)k, id, &code));
			note(w, record_code((enum record_kind)k), id, code,
			     "has no record: no act of the program wrote it");
		}
	}
	return OK;
}

enum err record_verify(struct cx *cx, struct record_replay *ret)
{
	struct cx page = *cx;
	struct walk w = { .r = ret, .kept = cx->arena };
	enum err err;

	*ret = (struct record_replay){ 0 };
	page.arena = arena_new();
	do
		err = db_snapshot(&page, walk_page, &w);
	while (err == OK && !w.is_last);
	if (err == OK)
		err = walk_acts(&page, &w);
	if (err == OK)
		err = walk_rows(&page, &w);
	cx_keep_fault(cx, &page);
	arena_free(page.arena);
	return err;
}
