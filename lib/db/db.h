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
 *   h  const struct digest *  BINARY(32)         (in only; out: a row's `h`)
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
#include "secret/secret.h"
#include "base/codes.h"

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
	const char *row; /* the list of columns that tells it (STMT_ROW) */
};

#define STMT(ident, in_, out_, sql_) STMT_(ident, in_, out_, sql_, NULL)
#define STMT_(ident, in_, out_, sql_, row_)                               \
	static const struct stmt ident##_def = { #ident, in_, out_, sql_, \
						 __FILE__, row_ };        \
	static const struct stmt *const ident##_reg                       \
		__attribute__((used, section("stmts"))) = &ident##_def;   \
	static const struct stmt *const ident = &ident##_def

/*
 * A row told once: column, member, kind.  The list makes the SELECT's columns,
 * their letters and the reader, and the compiler holds each member's type:
 *
 *   #define LATE_ROW(F, C)              \
 *           F("d.id", id.v, i)          \
 *           C("d.state", state, e(state)) \
 *           C("d.in_transit", in_transit, f)
 *   STMT_ROW(q_late, "it", LATE_ROW,
 *            "SELECT " COLS(LATE_ROW) " FROM dossier d WHERE …");
 *   READER(late_next, struct late, LATE_ROW)
 *
 *   TRY(db_query(cx, q_late, &rows, unit.v, cx->now));
 *   while (late_next(&rows, &list[n]))
 *
 * F is the first column, C each other one.  Kinds: i s t d b as above, and
 *   n  int                 from an integer; NULL is 0
 *   f  bool                from an integer: 1
 *   e(name)  enum name     from its word (base/codes.h)
 *   h  struct digest       from 32 bytes; anything else is NO_DIGEST
 * A reader of one list reads no statement of another: it aborts.
 */
#define STMT_ROW(ident, in_, LIST, sql_) \
	STMT_(ident, in_, LIST(COLS_LETTER_, COLS_LETTER_), sql_, #LIST)
#define COLS(LIST) LIST(COLS_FIRST_, COLS_NEXT_)
#define READER(name, type, LIST)                                            \
	static bool name(struct rows *rows, type *row)                   \
	{                                                                \
		const struct into to[] = { LIST(ROW_INTO_, ROW_INTO_) }; \
                                                                         \
		return rows_into(rows, #LIST, to);                       \
	}

#define COLS_FIRST_(sql, member, kind) sql
#define COLS_NEXT_(sql, member, kind) ", " sql
#define COLS_LETTER_(sql, member, kind) COLS_KIND_(KIND_##kind)
#define COLS_KIND_(...) COLS_KIND_2_(__VA_ARGS__)
#define COLS_KIND_2_(kind_, set_) LETTER_##kind_
#define ROW_INTO_(sql, member, kind) ROW_INTO_2_(&row->member, KIND_##kind)
#define ROW_INTO_2_(...) ROW_INTO_3_(__VA_ARGS__)
#define ROW_INTO_3_(at_, kind_, set_) into_##kind_(AT_##kind_(at_, set_)),
#define KIND_i i, _
#define KIND_s s, _
#define KIND_t t, _
#define KIND_d d, _
#define KIND_b b, _
#define KIND_n n, _
#define KIND_f f, _
#define KIND_h h, _
#define KIND_e(name) e, name
#define LETTER_i "i"
#define LETTER_s "s"
#define LETTER_t "t"
#define LETTER_d "d"
#define LETTER_b "b"
#define LETTER_n "i"
#define LETTER_f "i"
#define LETTER_h "b"
#define LETTER_e "s"
#define AT_i(at_, set_) at_
#define AT_s(at_, set_) at_
#define AT_t(at_, set_) at_
#define AT_d(at_, set_) at_
#define AT_b(at_, set_) at_
#define AT_n(at_, set_) at_
#define AT_f(at_, set_) at_
#define AT_h(at_, set_) at_
#define AT_e(at_, set_) set_##_at(at_)

struct into { /* where one column of a row goes */
	char kind;
	void *at;
	const struct codes *codes; /* of kind e */
};
#define INTO_(kind, type)                                           \
	static inline struct into into_##kind(type *at)             \
	{                                                           \
		return (struct into){ #kind[0], (void *)at, NULL }; \
	}                                                           \
	struct into
INTO_(i, int64_t);
INTO_(s, const char *);
INTO_(t, struct instant);
INTO_(d, struct day);
INTO_(b, struct bytes);
INTO_(n, int);
INTO_(f, bool);
INTO_(h, struct digest);
static inline struct into into_e(struct code_at at)
{
	return (struct into){ 'e', at.value, at.codes };
}

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
bool rows_into(struct rows *rows, const char *list, const struct into *to);
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
