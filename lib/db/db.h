/*
 * MariaDB through prepared statements only.
 *
 * SQL is a constant with a typed signature, declared by STMT beside the
 * function that uses it and registered in the linker section "stmts", so that
 * one test can prepare and EXPLAIN them all.  No SQL text is ever assembled.
 *
 *   STMT(q_late, "it", "is", "SELECT id, code FROM dossier"
 *        " WHERE unit_id = ? AND due_at < ?");
 *   struct rows rows;
 *   TRY(db_query(cx, q_late, &rows, unit.v, cx->now));
 *   while (rows_next(&rows, &id, &code)) ...
 *
 * Signature letters, in (values) and out (pointers):
 *   i  int64_t        INT64_MIN is NULL          (out: int64_t *)
 *   s  const char *   NULL is NULL               (out: const char **, arena)
 *   t  struct instant INSTANT_NONE is NULL       (out: struct instant *)
 *                     columns are DATETIME in UTC
 *   d  struct day     DAY_NONE is NULL           (out: struct day *)
 *   b  struct bytes   data NULL is NULL          (out: struct bytes *, arena)
 * Strings and bytes that come out live in cx->arena.
 *
 * A result is fetched whole into the arena (at most ROWS_MAX rows, more is
 * ERR_LIMIT: ask with LIMIT), so reading it cannot fail any more.
 *
 * Errors: lost or refused connection, too many connections, statement timeout
 * -> ERR_BUSY; duplicate key -> ERR_CONFLICT (db_is_duplicate() tells);
 * anything else -> ERR_INTERNAL with the server's words in fault.detail.
 * A lost connection is opened again at the next use outside a transaction.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cx.h"

#define ROWS_MAX 20000
#define INT_NONE INT64_MIN

struct bytes {
	const void *data;
	size_t len;
};

struct stmt {
	const char *name;
	const char *in;
	const char *out;
	const char *sql;
	const char *file;
};

#define STMT(ident, in_, out_, sql_)                                      \
	static const struct stmt ident##_def = { #ident, in_, out_, sql_, \
						 __FILE__ };              \
	static const struct stmt *const ident##_reg                       \
		__attribute__((used, section("stmts"))) = &ident##_def;   \
	static const struct stmt *const ident = &ident##_def

/* Every statement linked into the program; for tests and warm-up. */
const struct stmt *const *stmts_begin(void);
const struct stmt *const *stmts_end(void);

struct db_conf {
	const char *socket;
	const char *user;
	const char *password; /* NULL: unix_socket authentication */
	const char *database;
};

struct db *db_open(const struct db_conf *conf); /* connects at first use */
void db_close(struct db *db);
/* Statements sent since db_open(); a page's count is a difference. */
uint64_t db_statements(const struct db *db);
/* Microseconds spent waiting for the server since db_open(). */
uint64_t db_wait_us(const struct db *db);

enum err db_exec(struct cx *cx, const struct stmt *s, ...) MUST_CHECK;
uint64_t db_affected(struct cx *cx);
int64_t db_insert_id(struct cx *cx);
bool db_is_duplicate(struct cx *cx);

struct rows {
	const struct stmt *stmt;
	const void *cells; /* private */
	size_t n;
	size_t next;
};

enum err db_query(struct cx *cx, const struct stmt *s, struct rows *ret,
		  ...) MUST_CHECK;
bool rows_next(struct rows *rows, ...);
/* First row into the out pointers (after the in values); no row ->
 * ERR_MISSING with an empty fault. */
enum err db_one(struct cx *cx, const struct stmt *s, ...) MUST_CHECK;

/*
 * The only way to change more than one row together: begins, runs fn, commits
 * when it returns OK, else rolls back.  A deadlock, lock wait or snapshot
 * conflict (1213, 1205, 1020) inside runs fn again, at most 8 times, so fn
 * must not keep results of an earlier run.  Does not nest.
 */
enum err db_tx(struct cx *cx, enum err (*fn)(struct cx *cx, void *arg),
	       void *arg) MUST_CHECK;
/* Reads that belong together see one state of the database: in the transaction
 * that is open, or in one of their own. */
enum err db_snapshot(struct cx *cx, enum err (*fn)(struct cx *cx, void *arg),
		     void *arg) MUST_CHECK;
bool db_in_tx(const struct cx *cx);

/* flush_log_at_trx_commit=1, sync_binlog=1, snapshot isolation, strict mode:
 * refuses to serve on a server that could lose an acknowledged commit. */
enum err db_check_durable(struct cx *cx) MUST_CHECK;

#endif
