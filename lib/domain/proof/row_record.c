/* The replay of the row records. */
#include "domain/proof/row_record.h"

#include <stdio.h>
#include <string.h>

#include "db/db.h"

/* A page is one statement a table, far below what a connection waits for. */
#define RECORDS 1000
#define ROWS 2000

struct walk {
	struct row_replay *r;
	struct arena *kept; /* outlives the page */
};

/* As a person reads it: the key's columns parted by blanks. */
static const char *key_words(struct arena *arena, const char *key)
{
	char *s = arena_strdup(arena, key);

	for (char *p = s; *p; p++) {
		if (*p == '\x1f')
			*p = ' ';
	}
	return s;
}

static void note(struct walk *w, int64_t n, const char *kind, const char *key,
		 const char *code, const char *reason)
{
	struct row_replay *r = w->r;

	if (n && !r->faults) {
		r->kind = arena_strdup(w->kept, kind);
		r->key = key_words(w->kept, key);
		r->code = arena_strdup(w->kept, code);
		r->reason = arena_strdup(w->kept, reason);
	}
	r->faults += n;
}

STMT(q_said, "", "isss",
     "SELECT CAST(COALESCE(@row_faults, 0) AS SIGNED),"
     " CAST(COALESCE(@row_key, '') AS BINARY),"
     " CAST(COALESCE(@row_code, '') AS BINARY),"
     " CAST(COALESCE(@row_why, '') AS BINARY)");

/* What the last question found. */
static enum err take_said(struct cx *page, struct walk *w, const char *table)
{
	const char *key, *code, *why;
	int64_t n;

	TRY(db_one(page, q_said, &n, &key, &code, &why));
	note(w, n, table, key, code, why);
	return OK;
}

/* ---- rows: each has a record ---- */

STMT(q_unrecorded, "ssi", "", "CALL row_unrecorded(?, ?, ?)");
STMT(q_last, "", "s", "SELECT CAST(@row_last AS BINARY)");

struct table_page {
	struct walk *w;
	const char *table;
	const char *from; /* NULL: the first, or there is no other */
	char last[421];
};

static enum err walk_rows(struct cx *page, void *arg)
{
	struct table_page *p = arg;
	const char *last;

	TRY(db_exec(page, q_unrecorded, p->table, p->from, (int64_t)ROWS));
	TRY(take_said(page, p->w, p->table));
	TRY(db_one(page, q_last, &last));
	p->from = last ? p->last : NULL;
	if (last) /* over the page */
		snprintf(p->last, sizeof(p->last), "%s", last);
	return OK;
}

static enum err walk_table(struct cx *page, struct walk *w, const char *table)
{
	struct table_page p = { .w = w, .table = table };

	do {
		arena_reset(page->arena);
		TRY(db_snapshot(page, walk_rows, &p));
	} while (p.from);
	return OK;
}

STMT(q_unsaid, "s", "", "CALL row_unsaid(?)");
STMT(q_next, "s", "", "CALL row_next(?)");
STMT(q_next_said, "", "ss",
     "SELECT CAST(COALESCE(@row_source, '') AS BINARY),"
     " CAST(COALESCE(@row_why, '') AS BINARY)");

static enum err walk_tables(struct cx *page, struct walk *w)
{
	const char *name, *why;
	char table[65] = "";

	for (;;) {
		TRY(db_exec(page, q_next, table));
		TRY(db_one(page, q_next_said, &name, &why));
		if (!*name)
			return OK;
		snprintf(table, sizeof(table), "%s", name);
		note(w, *why != '\0', table, "", "", why);
		TRY(walk_table(page, w, table));
		TRY(db_exec(page, q_unsaid, table));
		TRY(take_said(page, w, table));
	}
}

/* ---- records: one after the other, and the newest against its row ---- */

STMT(q_page, "ii", "itssssss",
     "SELECT r.id, r.at, r.source, r.row_key, r.what, r.by_whom, r.act,"
     " COALESCE((SELECT p.what FROM row_record p FORCE INDEX (row_record_of)"
     "  WHERE p.source = r.source AND p.row_key = r.row_key AND p.id < r.id"
     "  ORDER BY p.id DESC LIMIT 1), 'del') FROM row_record r"
     " WHERE r.id > ? ORDER BY r.id LIMIT ?");

struct record {
	int64_t id;
	struct instant at;
	const char *source, *key, *what, *by, *act, *before;
};

/* A row comes, changes, goes; what was taken over was not there before. */
static bool follows(const struct record *r)
{
	bool is_new = strcmp(r->what, "ins") == 0 || strcmp(r->what, "old") == 0;

	return is_new == (strcmp(r->before, "del") == 0);
}

static void count_act(struct row_replay *ret, const struct record *r)
{
	size_t i = 0;

	while (i < ret->acts_n && strcmp(ret->acts[i].name, r->act) != 0)
		i++;
	if (i == ROW_ACTS_MAX)
		i--; /* the rest under the last one's name */
	if (i == ret->acts_n) {
		snprintf(ret->acts[i].name, sizeof(ret->acts[i].name), "%s",
			 r->act);
		ret->acts_n++;
	}
	ret->acts[i].rows++;
	ret->acts[i].last = r->at;
}

/* The programs' own accounts, and nobody who is called alike. */
static bool is_a_program(const char *by)
{
	static const char *const programs[] = { "mc_public@localhost",
						"mc_staff@localhost",
						"mc_sign_in@localhost",
						"mc_worker@localhost" };

	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		if (strcmp(by, programs[i]) == 0)
			return true;
	}
	return false;
}

static void check_record(struct walk *w, const struct record *r,
			 struct arena *arena)
{
	w->r->rows++;
	if (!follows(r))
		note(w, 1, r->source, r->key, "",
		     "a record does not follow the one before it");
	if (*r->act)
		count_act(w->r, r);
	else if (!is_a_program(r->by))
		note(w, 1, r->source, r->key, "",
		     arena_printf(arena, "was changed by hand by %.60s",
				  r->by));
}

STMT(q_sources, "ii", "s",
     "SELECT DISTINCT source FROM row_record FORCE INDEX (PRIMARY)"
     " WHERE id > ? AND id <= ?");
STMT(q_compare, "sii", "", "CALL row_compare(?, ?, ?)");

static enum err walk_page(struct cx *page, struct walk *w, int64_t *at,
			  bool *ret_is_last)
{
	const char *source;
	struct rows rows;
	struct record r;
	int64_t from = *at;

	arena_reset(page->arena);
	TRY(db_query(page, q_page, &rows, from, (int64_t)RECORDS));
	*ret_is_last = rows.n < RECORDS;
	while (rows_next(&rows, &r.id, &r.at, &r.source, &r.key, &r.what,
			 &r.by, &r.act, &r.before)) {
		check_record(w, &r, page->arena);
		*at = r.id;
	}
	TRY(db_query(page, q_sources, &rows, from, *at));
	while (rows_next(&rows, &source)) {
		TRY(db_exec(page, q_compare, source, from, *at));
		TRY(take_said(page, w, source));
	}
	return OK;
}

STMT(q_begin, "", "", "CALL row_begin()");
STMT(q_total, "", "i", "SELECT COALESCE(MAX(id), 0) FROM row_record");

static enum err walk_all(struct cx *page, struct walk *w,
			 void (*progress)(int64_t done, int64_t total))
{
	int64_t at = 0, total;
	bool is_last;

	TRY(db_exec(page, q_begin));
	TRY(db_one(page, q_total, &total));
	do {
		TRY(walk_page(page, w, &at, &is_last));
		if (progress)
			progress(at, total);
	} while (!is_last);
	return walk_tables(page, w);
}

enum err row_verify(struct cx *cx, void (*progress)(int64_t done, int64_t total),
		    struct row_replay *ret)
{
	struct cx page = *cx;
	struct walk w = { .r = ret, .kept = cx->arena };
	enum err err;

	*ret = (struct row_replay){ 0 };
	page.arena = arena_new();
	err = walk_all(&page, &w, progress);
	cx_keep_fault(cx, &page);
	arena_free(page.arena);
	return err;
}

STMT(q_act, "s", "", "SET @mc_act = ?");

enum err row_act(struct cx *cx, const char *name)
{
	return db_exec(cx, q_act, name);
}
