#include "domain/people/people.h"

#include <string.h>

#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/history.h"
#include "secret/secret.h"
#include "secret/strength.h"
#include "text/text.h"

#define ACCOUNTS_MAX 5000

STMT(q_all, "", "isssii",
     "SELECT id, login, name, title, is_active, has_factor"
     " FROM account ORDER BY login LIMIT 5000");
STMT(q_all_roles, "dd", "iss",
     "SELECT r.account_id, r.role, u.name FROM account_role r"
     " JOIN unit u ON u.id = r.unit_id WHERE r.valid_from <= ?"
     " AND (r.valid_to IS NULL OR r.valid_to >= ?)"
     " ORDER BY r.account_id, r.unit_id, r.role LIMIT 20000");
STMT(q_person, "s", "isssiiit",
     "SELECT id, login, name, title, is_active, has_factor,"
     " must_change, created_at FROM account WHERE login = ?");

struct roles_in_words {
	int64_t account;
	const char *words;
};

/* Ordered by account, as the statement gives them. */
static enum err roles_today(struct cx *cx, struct roles_in_words **ret,
			    size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct roles_in_words *list;
	const char *role, *unit;
	struct rows rows;
	int64_t account;
	size_t n = 0;

	TRY(db_query(cx, q_all_roles, &rows, today, today));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &account, &role, &unit)) {
		const char *words = arena_printf(cx->arena, "%s, %s",
						 role_name(role_bit(role)),
						 unit);

		if (n && list[n - 1].account == account)
			list[n - 1].words =
				arena_printf(cx->arena, "%s; %s",
					     list[n - 1].words, words);
		else
			list[n++] = (struct roles_in_words){ account, words };
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

static const char *words_of(const struct roles_in_words *list, size_t n,
			    int64_t account)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (list[mid].account < account)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && list[low].account == account ? list[low].words : "";
}

/* Every word typed occurs somewhere. */
static bool is_hit(struct arena *arena, const struct person_row *r,
		   const char *folded)
{
	const char *all = text_fold(
		arena, arena_printf(arena, "%s %s %s %s", r->login, r->name,
				    r->title, r->roles));

	while (*folded) {
		size_t n = strcspn(folded, " ");

		if (!strstr(all, arena_strndup(arena, folded, n)))
			return false;
		folded += n;
		folded += strspn(folded, " ");
	}
	return true;
}

enum err people_search(struct cx *cx, const char *words, int64_t page,
		       struct person_row **ret, size_t *ret_n,
		       int64_t *ret_total)
{
	const char *folded = text_fold(cx->arena, words);
	struct person_row *list = arena_array(cx->arena, PEOPLE_PAGE,
					      sizeof(*list));
	struct roles_in_words *roles;
	struct person_row r;
	int64_t id, active, factor, hits = 0;
	struct rows rows;
	size_t roles_n;

	*ret_n = 0;
	TRY(roles_today(cx, &roles, &roles_n));
	TRY(db_query(cx, q_all, &rows));
	while (rows_next(&rows, &id, &r.login, &r.name, &r.title, &active,
			 &factor)) {
		r.is_active = active == 1;
		r.has_factor = factor == 1;
		r.roles = words_of(roles, roles_n, id);
		if (!is_hit(cx->arena, &r, folded))
			continue;
		if (hits / PEOPLE_PAGE == page - 1)
			list[(*ret_n)++] = r;
		hits++;
	}
	*ret = list;
	*ret_total = hits;
	return OK;
}

enum err people_load(struct cx *cx, const char *login, struct person *ret)
{
	int64_t active, factor, must_change;
	enum err err = db_one(cx, q_person, login, &ret->id.v, &ret->login,
			      &ret->name, &ret->title, &active, &factor,
			      &must_change, &ret->created_at);

	if (err == ERR_MISSING)
		return refuse(cx, ERR_MISSING, NULL, "Không có tài khoản %s.",
			      login);
	TRY(err);
	ret->is_active = active == 1;
	ret->has_factor = factor == 1;
	ret->must_change = must_change == 1;
	return OK;
}

static enum err not_oneself(struct cx *cx, const struct actor *by,
			    const struct person *p)
{
	if (!by || by->id.v != p->id.v)
		return OK;
	return refuse(cx, ERR_DENIED, NULL,
		      "Không ai được tự thay đổi vai trò hoặc tài khoản của"
		      " chính mình; hãy nhờ một quản trị hệ thống khác.");
}

static enum err record(struct cx *cx, const struct actor *by,
		       const struct person *p, const char *action,
		       const char *detail)
{
	TRY(history_write(cx, by, p->id, action, detail));
	return audit_put(cx, by, &(struct audit_row){ .action = action,
						       .dossier = NO_DOSSIER,
						       .subject = p->id });
}

/* One change of one person, in a transaction of its own. */
struct change {
	const struct actor *by;
	const struct person *p;
	const struct person_new *in;
	const char *name, *title, *hash, *reason, *token;
};

STMT(q_create, "sssst", "",
     "INSERT INTO account (login, name, title, password_hash, is_active,"
     " created_at, must_change) VALUES (?, ?, ?, ?, 1, ?, 1)");

static enum err check_new(struct cx *cx, const struct person_new *in)
{
	if (!login_is_sane(in->login))
		return refuse(cx, ERR_INPUT, MEMBER(struct person_new, login),
			      "Tên đăng nhập gồm 2 đến 64 ký tự: chữ thường"
			      " không dấu, chữ số, dấu chấm, gạch ngang");
	return OK;
}

static enum err create(struct cx *cx, void *arg)
{
	struct change *c = arg;
	const struct person_new *in = c->in;
	struct person p = { .login = in->login, .is_active = true };
	enum err err = db_exec(cx, q_create, in->login, in->name, in->title,
			       c->hash, cx->now);

	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return refuse(cx, ERR_INPUT, MEMBER(struct person_new, login),
			      "Tên đăng nhập này đã có người dùng");
	TRY(err);
	p.id.v = db_insert_id(cx);
	TRY(record(cx, c->by, &p, "account_created",
		   arena_printf(cx->arena, "Lập tài khoản %s, %s, %s",
				in->login, in->name, in->title)));
	return people_grant(cx, c->by, &p, in->role, in->unit, in->from,
			    DAY_NONE);
}

static enum err one_time(struct cx *cx, const char **ret_text,
			 const char **ret_hash)
{
	char *text = arena_alloc(cx->arena, ONE_TIME_LETTERS + 1);
	char *hash = arena_alloc(cx->arena, 128);

	random_text(text, ONE_TIME_LETTERS);
	TRY(password_hash(text, hash));
	*ret_text = text;
	*ret_hash = hash;
	return OK;
}

enum err people_create(struct cx *cx, const struct actor *by,
		       const struct person_new *in, const char **ret_password)
{
	struct change c = { .by = by, .in = in };

	TRY(check_new(cx, in));
	TRY(one_time(cx, ret_password, &c.hash));
	return db_tx(cx, create, &c);
}

STMT(q_edit, "ssi", "", "UPDATE account SET name = ?, title = ? WHERE id = ?");

static enum err edit(struct cx *cx, void *arg)
{
	struct change *c = arg;

	TRY(db_exec(cx, q_edit, c->name, c->title, c->p->id.v));
	return record(cx, c->by, c->p, "account_edited",
		      arena_printf(cx->arena,
				   "Sửa họ tên, chức danh: “%s, %s” thành"
				   " “%s, %s”",
				   c->p->name, c->p->title, c->name,
				   c->title));
}

enum err people_edit(struct cx *cx, const struct actor *by,
		     const struct person *p, const char *name,
		     const char *title)
{
	struct change c = { .by = by, .p = p, .name = name, .title = title };

	if (strcmp(p->name, name) == 0 && strcmp(p->title, title) == 0)
		return OK;
	return db_tx(cx, edit, &c);
}

STMT(q_password, "sii", "",
     "UPDATE account SET password_hash = ?, must_change = ? WHERE id = ?");
STMT(q_end_sessions, "ti", "",
     "UPDATE session SET ended_at = ? WHERE account_id = ?"
     " AND ended_at IS NULL");

static enum err reset_password(struct cx *cx, void *arg)
{
	struct change *c = arg;

	TRY(db_exec(cx, q_password, c->hash, INT64_C(1), c->p->id.v));
	TRY(db_exec(cx, q_end_sessions, cx->now, c->p->id.v));
	return record(cx, c->by, c->p, "password_reset",
		      "Cấp lại mật khẩu dùng một lần");
}

enum err people_reset_password(struct cx *cx, const struct actor *by,
			       const struct person *p,
			       const char **ret_password)
{
	struct change c = { .by = by, .p = p };

	TRY(not_oneself(cx, by, p));
	TRY(one_time(cx, ret_password, &c.hash));
	return db_tx(cx, reset_password, &c);
}

STMT(q_factor_reset, "i", "",
     "UPDATE account SET totp_secret = NULL, totp_step = NULL WHERE id = ?");
STMT(q_void_recovery, "ti", "",
     "UPDATE recovery_code SET used_at = ? WHERE account_id = ?"
     " AND used_at IS NULL");

static enum err reset_factor(struct cx *cx, void *arg)
{
	struct change *c = arg;

	TRY(db_exec(cx, q_factor_reset, c->p->id.v));
	TRY(db_exec(cx, q_void_recovery, cx->now, c->p->id.v));
	TRY(db_exec(cx, q_end_sessions, cx->now, c->p->id.v));
	return record(cx, c->by, c->p, "factor_reset",
		      arena_printf(cx->arena,
				   "Hủy xác thực hai bước để đăng ký lại: %s",
				   c->reason));
}

enum err people_reset_factor(struct cx *cx, const struct actor *by,
			     const struct person *p, const char *reason)
{
	struct change c = { .by = by, .p = p, .reason = reason };

	TRY(not_oneself(cx, by, p));
	if (!p->has_factor)
		return refuse(cx, ERR_STATE, NULL,
			      "Tài khoản này chưa đăng ký xác thực hai bước.");
	return db_tx(cx, reset_factor, &c);
}

STMT(q_hash, "i", "s", "SELECT password_hash FROM account WHERE id = ?");
STMT(q_end_others, "tib", "",
     "UPDATE session SET ended_at = ? WHERE account_id = ?"
     " AND ended_at IS NULL AND digest <> ?");

static enum err change_password(struct cx *cx, void *arg)
{
	struct change *c = arg;
	struct digest d = sha256(c->token, strlen(c->token));

	TRY(db_exec(cx, q_password, c->hash, INT64_C(0), c->p->id.v));
	TRY(db_exec(cx, q_end_others, cx->now, c->p->id.v,
		    (struct bytes){ d.b, sizeof(d.b) }));
	return record(cx, c->by, c->p, "password_changed", "Đổi mật khẩu");
}

enum err people_change_password(struct cx *cx, const struct actor *self,
				const char *token, const char *wanted)
{
	const char *const own[] = { self->login, self->name, self->unit_name,
				    NULL };
	const struct person p = { .id = self->id, .login = self->login };
	struct change c = { .by = self, .p = &p, .token = token };
	const char *old, *weak = password_weakness(wanted, own);
	char hash[128];

	TRY(db_one(cx, q_hash, self->id.v, &old));
	if (weak)
		return refuse(cx, ERR_INPUT, ARGUMENT(wanted), "%s", weak);
	if (password_verify(old, wanted))
		return refuse(cx, ERR_INPUT, ARGUMENT(wanted),
			      "Mật khẩu mới phải khác mật khẩu hiện tại");
	TRY(password_hash(wanted, hash));
	c.hash = hash;
	return db_tx(cx, change_password, &c);
}

/* Open dossiers and the account as a whole. */

#define BURDEN                                                              \
	"SELECT d.id, d.code, p.name, d.state, d.holder_unit_id,"           \
	" d.seat_lead_id, u.name, d.due_at, d.version FROM dossier d"       \
	" JOIN procedure_version p ON p.id = d.version_id"                  \
	" JOIN unit u ON u.id = d.holder_unit_id"
STMT(q_burden, "iii", "isssiisti",
     BURDEN " WHERE d.holder_id = ? AND d.clock IN ('running', 'paused')"
	    " UNION ALL " BURDEN " WHERE d.handler_id = ?"
	    " AND (d.holder_id IS NULL OR d.holder_id <> ?)"
	    " AND d.clock IN ('running', 'paused') LIMIT 500");

static void take_burden(struct cx *cx, struct rows *rows, struct burden **ret,
			size_t *ret_n)
{
	struct burden *list =
		arena_array(cx->arena, rows->n + 1, sizeof(*list));
	struct burden *b;
	size_t n = 0;

	for (b = list;
	     rows_next(rows, &b->id.v, &b->code, &b->procedure, &b->state,
		       &b->holder_unit.v, &b->lead_unit.v, &b->unit_name,
		       &b->due_at, &b->version);
	     b = &list[++n])
		;
	*ret = list;
	*ret_n = n;
}

enum err people_burden(struct cx *cx, struct account_id id,
		       struct burden **ret, size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_burden, &rows, id.v, id.v, id.v));
	take_burden(cx, &rows, ret, ret_n);
	return OK;
}

STMT(q_burdened, "di", "issiii",
     "SELECT a.id, a.name, a.login, a.is_active,"
     " MAX(r.role = 'HANDLER' AND ? BETWEEN r.valid_from"
     "  AND COALESCE(r.valid_to, '9999-12-31')) AND a.is_active,"
     " (SELECT COUNT(*) FROM dossier d WHERE d.handler_id = a.id"
     "  AND d.clock IN ('running', 'paused') AND d.seat_lead_id = r.unit_id)"
     " FROM account_role r JOIN account a ON a.id = r.account_id"
     " WHERE r.unit_id = ? GROUP BY a.id ORDER BY a.name LIMIT 500");
STMT(q_hand_over, "ii", "isssiisti",
     BURDEN " WHERE d.handler_id = ? AND d.clock IN ('running', 'paused')"
	    " AND d.seat_lead_id = ? ORDER BY d.due_at, d.id LIMIT 100");

enum err people_burdened(struct cx *cx, struct unit_id unit,
			 struct burdened **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct burdened *list, *b;
	int64_t active, handler;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_burdened, &rows, today, unit.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (b = list; rows_next(&rows, &b->id.v, &b->name, &b->login, &active,
				 &handler, &b->open);) {
		b->is_active = active == 1;
		b->is_handler = handler == 1;
		if (b->open || b->is_handler)
			b = &list[++n];
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err people_hand_over(struct cx *cx, struct unit_id unit,
			  struct account_id from, struct burden **ret,
			  size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_hand_over, &rows, from.v, unit.v));
	take_burden(cx, &rows, ret, ret_n);
	return OK;
}

STMT(q_active, "ii", "",
     "UPDATE account SET is_active = ? WHERE id = ?");

static enum err disable(struct cx *cx, void *arg)
{
	struct change *c = arg;
	struct burden *open;
	size_t n;

	TRY(people_burden(cx, c->p->id, &open, &n));
	if (n)
		return refuse(cx, ERR_STATE, NULL,
			      "%s còn %zu hồ sơ đang giải quyết (%s%s). Lãnh"
			      " đạo đơn vị phải bàn giao hết trước khi khóa tài"
			      " khoản.",
			      c->p->name, n, open[0].code,
			      n > 1 ? ", …" : "");
	TRY(db_exec(cx, q_active, INT64_C(0), c->p->id.v));
	TRY(db_exec(cx, q_end_sessions, cx->now, c->p->id.v));
	return record(cx, c->by, c->p, "account_disabled",
		      arena_printf(cx->arena, "Khóa tài khoản: %s",
				   c->reason));
}

enum err people_disable(struct cx *cx, const struct actor *by,
			const struct person *p, const char *reason)
{
	struct change c = { .by = by, .p = p, .reason = reason };

	TRY(not_oneself(cx, by, p));
	if (!p->is_active)
		return refuse(cx, ERR_STATE, NULL,
			      "Tài khoản này đã bị khóa.");
	return db_tx(cx, disable, &c);
}

static enum err enable(struct cx *cx, void *arg)
{
	struct change *c = arg;

	TRY(db_exec(cx, q_active, INT64_C(1), c->p->id.v));
	return record(cx, c->by, c->p, "account_enabled",
		      arena_printf(cx->arena, "Mở lại tài khoản: %s",
				   c->reason));
}

enum err people_enable(struct cx *cx, const struct actor *by,
		       const struct person *p, const char *reason)
{
	struct change c = { .by = by, .p = p, .reason = reason };

	TRY(not_oneself(cx, by, p));
	if (p->is_active)
		return refuse(cx, ERR_STATE, NULL,
			      "Tài khoản này đang hoạt động.");
	return db_tx(cx, enable, &c);
}
