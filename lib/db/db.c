#include "db/db.h"

#include <errmsg.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "db/breaker.h"

#define PARAMS_MAX 96
#define COLUMNS_MAX 64
#define TIMEOUT_S 2
#define TX_TRIES 8
#define REPEAT_WITHIN_US 200000
#define GIVEN_UP_US (TIMEOUT_S * 900000) /* who waited this long got nothing */

struct db {
	struct db_conf conf;
	MYSQL *link; /* NULL: not connected */
	MYSQL_STMT **cache; /* by position in the registry */
	bool in_tx;
	bool was_duplicate, was_foreign;
	bool wants_retry; /* deadlock and its like */
	uint64_t affected;
	int64_t insert_id;
	uint64_t statements;
	uint64_t wait_us;
};

/* One value of a result row. */
union cell {
	int64_t i;
	const char *s;
	struct instant t;
	struct day d;
	struct bytes b;
};

extern const struct stmt *const __start_stmts[];
extern const struct stmt *const __stop_stmts[];

const struct stmt *const *stmts_begin(void)
{
	return __start_stmts;
}

const struct stmt *const *stmts_end(void)
{
	return __stop_stmts;
}

static size_t stmts_count(void)
{
	return (size_t)(stmts_end() - stmts_begin());
}

struct db *db_open(const struct db_conf *conf)
{
	struct db *db = calloc(1, sizeof(*db));

	if (!db)
		abort();
	db->conf = *conf;
	db->cache = calloc(stmts_count(), sizeof(MYSQL_STMT *));
	if (!db->cache)
		abort();
	return db;
}

static void disconnect(struct db *db)
{
	for (size_t i = 0; i < stmts_count(); i++) {
		if (db->cache[i])
			mysql_stmt_close(db->cache[i]);
		db->cache[i] = NULL;
	}
	if (db->link)
		mysql_close(db->link);
	db->link = NULL;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	disconnect(db);
	free(db->cache);
	free(db);
}

uint64_t db_statements(const struct db *db)
{
	return db->statements;
}

uint64_t db_wait_us(const struct db *db)
{
	return db->wait_us;
}

static bool is_lost(unsigned code)
{
	return code == CR_SERVER_GONE_ERROR || code == CR_SERVER_LOST ||
	       code == CR_CONNECTION_ERROR || code == CR_CONN_HOST_ERROR ||
	       code == ER_SERVER_SHUTDOWN || code == ER_CONNECTION_KILLED;
}

static enum err failed(struct cx *cx, const char *what, unsigned code,
		       const char *words)
{
	struct db *db = cx->db;
	enum err err = ERR_INTERNAL;

	if (is_lost(code))
		disconnect(db);
	db->was_duplicate = code == ER_DUP_ENTRY;
	db->was_foreign = code == ER_CANT_AGGREGATE_2COLLATIONS ||
			  code == ER_CANT_AGGREGATE_3COLLATIONS ||
			  code == ER_CANT_AGGREGATE_NCOLLATIONS;
	db->wants_retry = code == ER_LOCK_DEADLOCK ||
			  code == ER_LOCK_WAIT_TIMEOUT ||
			  code == ER_CHECKREAD;
	if (is_lost(code) || db->wants_retry || code == ER_CON_COUNT_ERROR ||
	    code == ER_TOO_MANY_USER_CONNECTIONS ||
	    code == ER_USER_LIMIT_REACHED || code == ER_STATEMENT_TIMEOUT ||
	    code == ER_ACCESS_DENIED_ERROR)
		err = ERR_BUSY;
	else if (db->was_duplicate)
		err = ERR_CONFLICT;
	return fail(cx, err, "%s: %u %s", what, code, words);
}

/* A server that could lose an acknowledged commit is not served from, also when
 * it was restarted so under running workers. */
static enum err check_link(struct cx *cx, MYSQL *link)
{
	static const char ask[] =
		"SELECT @@innodb_flush_log_at_trx_commit = 1 AND"
		" @@sync_binlog = 1 AND @@innodb_snapshot_isolation";
	MYSQL_RES *res;
	MYSQL_ROW row;
	bool is_durable;

	if (mysql_real_query(link, ask, sizeof(ask) - 1) != 0)
		return failed(cx, "connect", mysql_errno(link),
			      mysql_error(link));
	res = mysql_store_result(link);
	row = res ? mysql_fetch_row(res) : NULL;
	is_durable = row && row[0] && strcmp(row[0], "1") == 0;
	mysql_free_result(res);
	if (is_durable)
		return OK;
	return fail(cx, ERR_BUSY,
		    "the database could lose an acknowledged commit: set"
		    " innodb_flush_log_at_trx_commit=1, sync_binlog=1 and"
		    " innodb_snapshot_isolation=ON");
}

static enum err connect_now(struct cx *cx)
{
	struct db *db = cx->db;
	unsigned timeout = TIMEOUT_S;
	MYSQL *link = mysql_init(NULL);
	enum err err;

	if (!link)
		abort();
	mysql_optionsv(link, MYSQL_OPT_CONNECT_TIMEOUT, &timeout);
	mysql_optionsv(link, MYSQL_OPT_READ_TIMEOUT, &timeout);
	mysql_optionsv(link, MYSQL_OPT_WRITE_TIMEOUT, &timeout);
	mysql_optionsv(link, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_optionsv(link, MYSQL_INIT_COMMAND,
		       "SET time_zone = '+00:00',"
		       " sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,"
		       "NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO'");
	if (!mysql_real_connect(link, NULL, db->conf.user, db->conf.password,
				db->conf.database, 0, db->conf.socket, 0)) {
		err = failed(cx, "connect", mysql_errno(link),
			     mysql_error(link));
		mysql_close(link);
		return err == ERR_INTERNAL ? ERR_BUSY : err;
	}
	err = check_link(cx, link);
	if (err != OK)
		mysql_close(link);
	else
		db->link = link;
	return err;
}

static enum err prepare(struct cx *cx, const struct stmt *s, MYSQL_STMT **ret)
{
	struct db *db = cx->db;
	size_t slot = 0;
	MYSQL_STMT *ms;

	if (!db->link)
		TRY(connect_now(cx));
	while (stmts_begin()[slot] != s)
		slot++;
	if (db->cache[slot]) {
		*ret = db->cache[slot];
		return OK;
	}
	ms = mysql_stmt_init(db->link);
	if (!ms)
		abort();
	if (mysql_stmt_prepare(ms, s->sql, strlen(s->sql)) != 0) {
		enum err err = failed(cx, s->name, mysql_stmt_errno(ms),
				      mysql_stmt_error(ms));

		mysql_stmt_close(ms);
		return err;
	}
	if (mysql_stmt_param_count(ms) != strlen(s->in) ||
	    mysql_stmt_field_count(ms) != strlen(s->out)) {
		mysql_stmt_close(ms);
		return fail(cx, ERR_INTERNAL,
			    "%s: its signature does not fit its SQL", s->name);
	}
	db->cache[slot] = ms;
	*ret = ms;
	return OK;
}

static void bind_moment(MYSQL_TIME *at, struct day day, int64_t second)
{
	unsigned year, month, dom;

	day_split(day, &year, &month, &dom);
	*at = (MYSQL_TIME){
		.year = year,
		.month = month,
		.day = dom,
		.hour = (unsigned)(second / 3600),
		.minute = (unsigned)(second / 60 % 60),
		.second = (unsigned)(second % 60),
	};
}

struct param {
	MYSQL_TIME at;
	int64_t i;
	unsigned long len;
	my_bool is_null;
};

static void bind_bytes(MYSQL_BIND *bind, struct param *p, const void *data,
		       size_t len, enum enum_field_types type)
{
	union { /* Connector/C only reads it */
		const void *in;
		void *out;
	} both = { .in = data };

	p->len = len;
	p->is_null = data == NULL;
	bind->buffer_type = type;
	bind->buffer = both.out;
	bind->length = &p->len;
	bind->is_null = &p->is_null;
}

static void bind_time(MYSQL_BIND *bind, struct param *p,
		      enum enum_field_types type)
{
	bind->buffer_type = type;
	bind->buffer = &p->at;
	bind->is_null = &p->is_null;
}

/* The next value of the argument list, as its letter says. */
static void bind_param(MYSQL_BIND *bind, struct param *p, char letter,
		       va_list *ap)
{
	switch (letter) {
	case 'i':
		p->i = va_arg(*ap, int64_t);
		p->is_null = p->i == INT_NONE;
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->buffer = &p->i;
		bind->is_null = &p->is_null;
		break;
	case 's': {
		const char *s = va_arg(*ap, const char *);

		bind_bytes(bind, p, s, s ? strlen(s) : 0, MYSQL_TYPE_STRING);
		break;
	}
	case 't': {
		struct instant t = va_arg(*ap, struct instant);

		p->is_null = t.s == INSTANT_NONE.s;
		if (!p->is_null) {
			int64_t day = t.s / 86400 - (t.s % 86400 < 0);

			bind_moment(&p->at, (struct day){ (int32_t)day },
				    t.s - day * 86400);
			p->at.time_type = MYSQL_TIMESTAMP_DATETIME;
		}
		bind_time(bind, p, MYSQL_TYPE_DATETIME);
		break;
	}
	case 'd': {
		struct day d = va_arg(*ap, struct day);

		p->is_null = d.n == DAY_NONE.n;
		if (!p->is_null) {
			bind_moment(&p->at, d, 0);
			p->at.time_type = MYSQL_TIMESTAMP_DATE;
		}
		bind_time(bind, p, MYSQL_TYPE_DATE);
		break;
	}
	case 'b': {
		struct bytes b = va_arg(*ap, struct bytes);

		bind_bytes(bind, p, b.data, b.len, MYSQL_TYPE_BLOB);
		break;
	}
	case 'h': {
		const struct digest *h = va_arg(*ap, const struct digest *);

		bind_bytes(bind, p, h, sizeof(*h), MYSQL_TYPE_BLOB);
		break;
	}
	default:
		abort(); /* a letter outside the contract */
	}
}

static enum err send_once(struct cx *cx, const struct stmt *s,
			  MYSQL_BIND *binds, MYSQL_STMT **ret)
{
	MYSQL_STMT *ms = NULL;

	TRY(prepare(cx, s, &ms));
	if (*s->in)
		mysql_stmt_bind_param(ms, binds);
	cx->db->statements++;
	if (mysql_stmt_execute(ms) != 0 ||
	    (*s->out && mysql_stmt_store_result(ms) != 0))
		return failed(cx, s->name, mysql_stmt_errno(ms),
			      mysql_stmt_error(ms));
	*ret = ms;
	return OK;
}

/* A reader outside a transaction may be sent again on a fresh connection. */
static enum err send_safely(struct cx *cx, const struct stmt *s,
			    MYSQL_BIND *binds, MYSQL_STMT **ret)
{
	struct db *db = cx->db;
	bool may_repeat = db->link && !db->in_tx &&
			  strncmp(s->sql, "SELECT", 6) == 0;
	int64_t start = clock_mono_us();
	enum err err;

	if (!db->link && db->in_tx)
		return fail(cx, ERR_BUSY, "%s: connection lost in transaction",
			    s->name);
	err = send_once(cx, s, binds, ret);
	/* A link that died while idle fails at once; one that timed out would
	 * only time out again, and somebody is waiting. */
	if (err == ERR_BUSY && !db->link && may_repeat &&
	    clock_mono_us() - start < REPEAT_WITHIN_US)
		err = send_once(cx, s, binds, ret);
	return err;
}

/* A text that is not ASCII beside a column that is: no row can hold it, which
 * the server calls a fault of collations.  The same question again with a text
 * that no row holds; true when there was one to replace. */
static bool replace_foreign(MYSQL_BIND *binds, struct param *params, size_t n)
{
	static char nowhere[] = "\x7f";
	bool is_any = false;

	for (size_t i = 0; i < n; i++) {
		const char *text = binds[i].buffer;

		if (binds[i].buffer_type != MYSQL_TYPE_STRING ||
		    params[i].is_null)
			continue;
		for (size_t at = 0; at < params[i].len; at++) {
			if (!(text[at] & 0x80))
				continue;
			binds[i].buffer = nowhere;
			params[i].len = 1;
			is_any = true;
			break;
		}
	}
	return is_any;
}

static enum err not_asked(struct cx *cx, const char *what)
{
	return fail(cx, ERR_BUSY, "%s: the database does not answer", what);
}

static void tell_breaker(const struct db *db, enum err err, int64_t start)
{
	int64_t now = clock_mono_us();
	bool is_given_up = err == ERR_BUSY && !db->link &&
			   now - start >= GIVEN_UP_US;

	if (err != ERR_BUSY || is_given_up)
		breaker_tell(!is_given_up, now);
}

/* Leaves *ap behind the in values. */
static enum err run(struct cx *cx, const struct stmt *s, va_list *ap,
		    MYSQL_STMT **ret)
{
	MYSQL_BIND binds[PARAMS_MAX] = { 0 };
	struct param params[PARAMS_MAX] = { 0 };
	int64_t start = clock_mono_us();
	size_t n = strlen(s->in);
	enum err err;

	if (n > PARAMS_MAX)
		return fail(cx, ERR_INTERNAL, "%s: too many values", s->name);
	for (size_t i = 0; i < n; i++)
		bind_param(&binds[i], &params[i], s->in[i], ap);
	cx->db->was_duplicate = cx->db->wants_retry = false;
	cx->db->was_foreign = false;
	if (!cx->db->in_tx && breaker_refuses(start))
		return not_asked(cx, s->name);
	err = send_safely(cx, s, binds, ret);
	tell_breaker(cx->db, err, start);
	if (err == ERR_INTERNAL && cx->db->was_foreign &&
	    strncmp(s->sql, "SELECT", 6) == 0 &&
	    replace_foreign(binds, params, n) &&
	    cx_without(cx, err, ERR_INTERNAL))
		err = send_safely(cx, s, binds, ret);
	cx->db->wait_us += (uint64_t)(clock_mono_us() - start);
	return err;
}

enum err db_exec(struct cx *cx, const struct stmt *s, ...)
{
	struct db *db = cx->db;
	MYSQL_STMT *ms;
	va_list ap;
	enum err err;

	va_start(ap, s);
	err = run(cx, s, &ap, &ms);
	va_end(ap);
	TRY(err);
	db->affected = mysql_stmt_affected_rows(ms);
	db->insert_id = (int64_t)mysql_stmt_insert_id(ms);
	return OK;
}

uint64_t db_affected(struct cx *cx)
{
	return cx->db->affected;
}

int64_t db_insert_id(struct cx *cx)
{
	return cx->db->insert_id;
}

bool db_is_duplicate(struct cx *cx)
{
	return cx->db->was_duplicate;
}

/* Where one column of the current row is put first. */
struct column {
	MYSQL_TIME at;
	int64_t i;
	unsigned long len;
	my_bool is_null;
	my_bool is_cut;
};

static void bind_column(MYSQL_BIND *bind, struct column *c, char letter)
{
	bind->is_null = &c->is_null;
	bind->error = &c->is_cut;
	bind->length = &c->len;
	switch (letter) {
	case 'i':
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->buffer = &c->i;
		break;
	case 't':
	case 'd':
		bind->buffer_type = letter == 't' ? MYSQL_TYPE_DATETIME :
						    MYSQL_TYPE_DATE;
		bind->buffer = &c->at;
		break;
	case 's':
	case 'b': /* no room yet: the length first, then the bytes */
		bind->buffer_type = letter == 's' ? MYSQL_TYPE_STRING :
						    MYSQL_TYPE_BLOB;
		break;
	default:
		abort();
	}
}

static const void *column_bytes(struct cx *cx, MYSQL_STMT *ms, unsigned at,
				const struct column *c)
{
	char *data = arena_alloc(cx->arena, c->len + 1);
	unsigned long len = c->len;
	MYSQL_BIND bind = { 0 };

	bind.buffer_type = MYSQL_TYPE_BLOB;
	bind.buffer = data;
	bind.buffer_length = c->len;
	bind.length = &len;
	if (c->len)
		mysql_stmt_fetch_column(ms, &bind, at, 0);
	return data;
}

static union cell column_value(struct cx *cx, MYSQL_STMT *ms, unsigned at,
			       const struct column *c, char letter)
{
	union cell cell = { 0 };

	switch (letter) {
	case 'i':
		cell.i = c->is_null ? INT_NONE : c->i;
		break;
	case 't':
		cell.t = c->is_null ? INSTANT_NONE :
				      (struct instant){
					      day_join(c->at.year, c->at.month,
						       c->at.day)
							      .n *
						      INT64_C(86400) +
					      c->at.hour * 3600 +
					      c->at.minute * 60 + c->at.second
				      };
		break;
	case 'd':
		cell.d = c->is_null ? DAY_NONE :
				      day_join(c->at.year, c->at.month,
					       c->at.day);
		break;
	case 's':
		cell.s = c->is_null ? NULL : column_bytes(cx, ms, at, c);
		break;
	default:
		if (!c->is_null)
			cell.b = (struct bytes){ column_bytes(cx, ms, at, c),
						 c->len };
	}
	return cell;
}

static enum err fetch_all(struct cx *cx, const struct stmt *s, MYSQL_STMT *ms,
			  struct rows *ret)
{
	MYSQL_BIND binds[COLUMNS_MAX] = { 0 };
	struct column columns[COLUMNS_MAX] = { 0 };
	unsigned n = (unsigned)strlen(s->out);
	uint64_t rows_n = mysql_stmt_num_rows(ms);
	union cell *cells;
	size_t done = 0;
	int code;

	if (n > COLUMNS_MAX)
		return fail(cx, ERR_INTERNAL, "%s: too many columns", s->name);
	if (rows_n > ROWS_MAX)
		return fail(cx, ERR_LIMIT, "%s: %llu rows", s->name,
			    (unsigned long long)rows_n);
	for (unsigned i = 0; i < n; i++)
		bind_column(&binds[i], &columns[i], s->out[i]);
	mysql_stmt_bind_result(ms, binds);
	cells = arena_array(cx->arena, (size_t)rows_n * n + 1, sizeof(*cells));
	while ((code = mysql_stmt_fetch(ms)) == 0 ||
	       code == MYSQL_DATA_TRUNCATED) {
		for (unsigned i = 0; i < n; i++)
			cells[done * n + i] = column_value(
				cx, ms, i, &columns[i], s->out[i]);
		done++;
	}
	if (code != MYSQL_NO_DATA)
		return failed(cx, s->name, mysql_stmt_errno(ms),
			      mysql_stmt_error(ms));
	*ret = (struct rows){ .stmt = s, .cells = cells, .n = done };
	return OK;
}

static enum err query(struct cx *cx, const struct stmt *s, va_list *ap,
		      struct rows *ret)
{
	MYSQL_STMT *ms;
	enum err err;

	TRY(run(cx, s, ap, &ms));
	err = fetch_all(cx, s, ms, ret);
	if (cx->db->link)
		mysql_stmt_free_result(ms);
	return err;
}

enum err db_query(struct cx *cx, const struct stmt *s, struct rows *ret, ...)
{
	va_list ap;
	enum err err;

	va_start(ap, ret);
	err = query(cx, s, &ap, ret);
	va_end(ap);
	return err;
}

static void read_row(struct rows *rows, va_list *ap)
{
	const char *out = rows->stmt->out;
	size_t n = strlen(out);
	const union cell *cell =
		(const union cell *)rows->cells + rows->next++ * n;

	for (; *out; out++, cell++) {
		switch (*out) {
		case 'i':
			*va_arg(*ap, int64_t *) = cell->i;
			break;
		case 's':
			*va_arg(*ap, const char **) = cell->s;
			break;
		case 't':
			*va_arg(*ap, struct instant *) = cell->t;
			break;
		case 'd':
			*va_arg(*ap, struct day *) = cell->d;
			break;
		default:
			*va_arg(*ap, struct bytes *) = cell->b;
		}
	}
}

bool rows_next(struct rows *rows, ...)
{
	va_list ap;

	if (rows->next == rows->n)
		return false;
	va_start(ap, rows);
	read_row(rows, &ap);
	va_end(ap);
	return true;
}

static void cell_into(const union cell *cell, const struct into *to)
{
	union {
		void *at;
		int64_t *i;
		const char **s;
		struct instant *t;
		struct day *d;
		struct bytes *b;
		int *n;
		bool *f;
		unsigned *e;
		struct digest *h;
	} out = { to->at };

	switch (to->kind) {
	case 'i':
		*out.i = cell->i;
		break;
	case 's':
		*out.s = cell->s;
		break;
	case 't':
		*out.t = cell->t;
		break;
	case 'd':
		*out.d = cell->d;
		break;
	case 'b':
		*out.b = cell->b;
		break;
	case 'n':
		*out.n = cell->i == INT_NONE ? 0 : (int)cell->i;
		break;
	case 'f':
		*out.f = cell->i == 1;
		break;
	case 'e':
		*out.e = (unsigned)codes_find(to->codes, cell->s);
		break;
	default:
		*out.h = NO_DIGEST;
		if (cell->b.len == sizeof(*out.h))
			memcpy(out.h, cell->b.data, sizeof(*out.h));
	}
}

bool rows_into(struct rows *rows, const char *list, const struct into *to)
{
	size_t n = strlen(rows->stmt->out);
	const union cell *cell = (const union cell *)rows->cells +
				 rows->next * n;

	if (!rows->stmt->row || strcmp(rows->stmt->row, list) != 0)
		abort(); /* columns of another list */
	if (rows->next == rows->n)
		return false;
	for (size_t i = 0; i < n; i++)
		cell_into(&cell[i], &to[i]);
	rows->next++;
	return true;
}

enum err db_one(struct cx *cx, const struct stmt *s, ...)
{
	struct rows rows;
	va_list ap;
	enum err err;

	va_start(ap, s);
	err = query(cx, s, &ap, &rows);
	if (err == OK && !rows.n)
		err = ERR_MISSING;
	if (err == OK)
		read_row(&rows, &ap); /* ap stands behind the in values */
	va_end(ap);
	return err;
}

bool db_in_tx(const struct cx *cx)
{
	return cx->db->in_tx;
}

static enum err tx_say(struct cx *cx, const char *word)
{
	struct db *db = cx->db;
	int64_t start = clock_mono_us();
	int code;

	if (!db->link)
		return fail(cx, ERR_BUSY, "%s: connection lost", word);
	code = mysql_real_query(db->link, word, strlen(word));
	db->wait_us += (uint64_t)(clock_mono_us() - start);
	if (code == 0)
		return OK;
	return failed(cx, word, mysql_errno(db->link), mysql_error(db->link));
}

/* A link that died while idle shows itself here, before any work; one that
 * timed out would only time out again. */
static enum err tx_begin(struct cx *cx)
{
	struct db *db = cx->db;
	int64_t start = clock_mono_us();
	enum err err = OK;

	if (breaker_refuses(start))
		return not_asked(cx, "START TRANSACTION");
	if (!db->link)
		err = connect_now(cx);
	if (err == OK)
		err = tx_say(cx, "START TRANSACTION");
	if (err != OK && !db->link &&
	    clock_mono_us() - start < REPEAT_WITHIN_US) {
		err = connect_now(cx);
		if (err == OK)
			err = tx_say(cx, "START TRANSACTION");
	}
	tell_breaker(db, err, start);
	return err;
}

static enum err tx_once(struct cx *cx, enum err (*fn)(struct cx *, void *),
			void *arg)
{
	struct db *db = cx->db;
	struct fault fault;
	enum err err;
	bool wants_retry;

	TRY(tx_begin(cx));
	db->in_tx = true;
	err = fn(cx, arg);
	if (err == OK)
		err = tx_say(cx, "COMMIT");
	db->in_tx = false;
	if (err == OK)
		return OK;
	fault = cx->fault;
	wants_retry = db->wants_retry;
	if (db->link && tx_say(cx, "ROLLBACK") != OK)
		disconnect(db);
	cx->fault = fault;
	db->wants_retry = wants_retry;
	return err;
}

enum err db_tx(struct cx *cx, enum err (*fn)(struct cx *, void *), void *arg)
{
	enum err err = OK;

	if (cx->db->in_tx)
		return fail(cx, ERR_INTERNAL, "transactions do not nest");
	for (int i = 0; i < TX_TRIES; i++) {
		cx->db->wants_retry = false;
		err = tx_once(cx, fn, arg);
		if (err != ERR_BUSY || !cx->db->wants_retry)
			return err;
	}
	return err;
}

enum err db_snapshot(struct cx *cx, enum err (*fn)(struct cx *, void *),
		     void *arg)
{
	return cx->db->in_tx ? fn(cx, arg) : db_tx(cx, fn, arg);
}

STMT(q_durable, "", "iiis",
     "SELECT @@innodb_flush_log_at_trx_commit, @@sync_binlog,"
     " @@innodb_snapshot_isolation, @@sql_mode");

enum err db_check_durable(struct cx *cx)
{
	int64_t flush, sync, snapshot;
	const char *mode;

	TRY(db_one(cx, q_durable, &flush, &sync, &snapshot, &mode));
	if (flush != 1 || sync != 1)
		return fail(cx, ERR_INTERNAL,
			    "the database could lose an acknowledged commit:"
			    " set innodb_flush_log_at_trx_commit=1 and"
			    " sync_binlog=1");
	if (snapshot != 1)
		return fail(cx, ERR_INTERNAL,
			    "set innodb_snapshot_isolation=ON");
	if (!strstr(mode, "STRICT_ALL_TABLES"))
		return fail(cx, ERR_INTERNAL, "sql_mode is not strict");
	return OK;
}
