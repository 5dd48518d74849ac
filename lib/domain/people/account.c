#include "domain/people/account.h"

#include <ctype.h>
#include <string.h>

#include "db/db.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/audit.h"
#include "domain/people/tries.h"
#include "secret/secret.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct new_account, member)

STMT(q_login, "s", "isi",
     "SELECT id, password_hash, totp_secret IS NULL FROM account"
     " WHERE login = ? AND is_active = 1");
/* A delegation in force on a day (given four times): not ended, its giver
 * active and still in the role. */
#define LIVE(g)                                                            \
	g ".valid_from <= ? AND " g ".valid_to >= ?"                       \
	  " AND NOT EXISTS (SELECT 1 FROM delegation_end e"                \
	  "  WHERE e.delegation_id = " g ".id AND e.last_day < ?)"         \
	  " AND EXISTS (SELECT 1 FROM account_role o JOIN account w"       \
	  "  ON w.id = o.account_id WHERE o.account_id = " g ".from_id"    \
	  "  AND o.role = " g ".role AND o.unit_id = " g ".unit_id"        \
	  "  AND w.is_active = 1 AND ? BETWEEN o.valid_from"               \
	  "  AND COALESCE(o.valid_to, '9999-12-31'))"
STMT(q_units, "iddidddd", "issi",
     "SELECT r.unit_id, u.name, r.role, 0 FROM account_role r"
     " JOIN unit u ON u.id = r.unit_id WHERE r.account_id = ?"
     " AND r.valid_from <= ? AND (r.valid_to IS NULL OR r.valid_to >= ?)"
     " UNION ALL SELECT g.unit_id, u.name, g.role, 1 FROM delegation g"
     " JOIN unit u ON u.id = g.unit_id WHERE g.to_id = ? AND " LIVE("g")
     " ORDER BY 4, 1 LIMIT 200");
STMT(q_session_new, "biitti", "",
     "INSERT INTO session (digest, account_id, unit_id, created_at, last_at,"
     " is_proven) VALUES (?, ?, ?, ?, ?, ?)");

/* A hash of nobody's password: an unknown login costs what a known one does. */
static const char *nobodys_hash(void)
{
	static char hash[128];

	if (!*hash && password_hash("nobody signs in with this", hash) != OK)
		*hash = '\0';
	return hash;
}

static struct bytes digest_bytes(const struct digest *d)
{
	return (struct bytes){ d->b, sizeof(d->b) };
}

/* The tries of the account at one machine that has signed in to it before, or
 * those of all others together: who tries passwords from elsewhere shuts out
 * nobody at her own desk. */
static struct digest whose_tries(struct cx *cx, const char *login,
				 const char *device, bool *ret_is_known)
{
	const char *whose = login;

	*ret_is_known = account_knows_device(cx->arena, login, device);
	if (*ret_is_known)
		whose = arena_printf(cx->arena, "%s %s", login, device);
	return keyed_digest("login", whose, strlen(whose));
}

#define DEVICE_LETTERS 16 /* drawn; behind them a digest that binds the login */

static const char *device_of(struct arena *arena, const char *login,
			     const char *drawn)
{
	const char *bound = arena_printf(arena, "%s %s", drawn, login);
	struct digest d = keyed_digest("device", bound, strlen(bound));
	char hex[65];

	digest_hex(&d, hex);
	return arena_printf(arena, "%s%s", drawn, hex);
}

const char *account_device(struct arena *arena, const char *login)
{
	char drawn[DEVICE_LETTERS + 1];

	random_text(drawn, DEVICE_LETTERS);
	return device_of(arena, login, drawn);
}

bool account_knows_device(struct arena *arena, const char *login,
			  const char *device)
{
	if (!device || strlen(device) != DEVICE_LETTERS + 64)
		return false;
	return strcmp(device_of(arena, login,
				arena_printf(arena, "%.*s", DEVICE_LETTERS,
					     device)),
		      device) == 0;
}

static enum err take_try(struct cx *cx, const struct digest *whose,
			 bool is_known)
{
	bool is_left;

	TRY(tries_take(cx, whose, &is_left));
	if (is_left)
		return OK;
	if (is_known)
		return refuse(cx, ERR_LIMIT, AT(login),
			      "Tài khoản này đã nhập sai quá %d lần. Vui lòng"
			      " thử lại sau %d phút.",
			      TRIES_MAX, TRIES_MINUTES);
	return refuse(cx, ERR_LIMIT, AT(login),
		      "Tài khoản này đã nhập sai quá %d lần từ máy chưa từng"
		      " đăng nhập. Vui lòng thử lại sau %d phút, hoặc đăng nhập"
		      " ở máy ông/bà vẫn dùng.",
		      TRIES_MAX, TRIES_MINUTES);
}

static enum err session_put(struct cx *cx, int64_t account, int64_t unit,
			    bool is_proven, const char **ret_token)
{
	char *token = arena_alloc(cx->arena, TOKEN_TEXT_LEN + 1);
	struct digest digest;

	random_text(token, TOKEN_TEXT_LEN);
	digest = sha256(token, TOKEN_TEXT_LEN);
	TRY(db_exec(cx, q_session_new, digest_bytes(&digest), account, unit,
		    cx->now, cx->now, (int64_t)is_proven));
	*ret_token = token;
	return OK;
}

static enum err session_start(struct cx *cx, int64_t account, bool is_proven,
			      const char **ret_token)
{
	struct account_unit *units;
	size_t n;

	TRY(account_units(cx, (struct account_id){ account }, &units, &n));
	if (!n)
		return refuse(cx, ERR_LOGIN, AT(login),
			      "Tài khoản chưa được giao nhiệm vụ ở đơn vị nào."
			      " Vui lòng liên hệ quản trị hệ thống.");
	return session_put(cx, account, units[0].id.v, is_proven, ret_token);
}

/* Several roles in one unit become one line. */
enum err account_units(struct cx *cx, struct account_id account,
		       struct account_unit **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct account_unit *list, u;
	const char *role;
	struct rows rows;
	int64_t delegated;
	size_t n = 0;

	TRY(db_query(cx, q_units, &rows, account.v, today, today, account.v,
		     today, today, today, today));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &u.id.v, &u.name, &role, &delegated)) {
		u.is_delegated = delegated == 1;
		u.roles = role_name(role_bit(role));
		if (u.is_delegated)
			u.roles = arena_printf(cx->arena, "%s (ký thay)",
					       u.roles);
		if (n && list[n - 1].id.v == u.id.v &&
		    list[n - 1].is_delegated == u.is_delegated)
			list[n - 1].roles = arena_printf(
				cx->arena, "%s, %s", list[n - 1].roles,
				u.roles);
		else
			list[n++] = u;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

/* The auditors of the person's committee see it, a wrong password too; of an
 * unknown login nothing is kept but the fact. */
static enum err audit_sign_in(struct cx *cx, struct account_id id, bool ok)
{
	struct actor who = { .id = NO_ACCOUNT, .unit = { INT_NONE } };
	struct audit_row row = { .action = ok ? "sign_in" : "sign_in_failed",
				 .outcome = ok ? "ok" : "refused" };
	struct account_unit *units;
	struct unit authority;
	size_t n = 0;

	if (id.v == NO_ACCOUNT.v)
		return audit_put(cx, NULL, &row);
	row.subject = id;
	TRY(account_units(cx, id, &units, &n));
	if (!n)
		return audit_put(cx, NULL, &row);
	TRY(unit_authority(cx, units[0].id, &authority));
	who.authority = authority.id;
	who.unit = units[0].id;
	if (ok)
		who.id = id;
	return audit_put(cx, &who, &row);
}

enum err account_sign_in(struct cx *cx, const char *login,
			 const char *password, const char *device,
			 const char **ret_token)
{
	const char *hash = NULL;
	int64_t id = INT_NONE, is_simple = 0;
	bool ok, is_known;
	struct digest whose = whose_tries(cx, login, device, &is_known);
	enum err err;

	TRY(take_try(cx, &whose, is_known));
	err = db_one(cx, q_login, login, &id, &hash, &is_simple);
	if (err != OK && err != ERR_MISSING)
		return err;
	ok = password_verify(hash ? hash : nobodys_hash(), password) && hash;
	if (ok)
		TRY(tries_give_back(cx, &whose));
	TRY(audit_sign_in(cx, (struct account_id){ id }, ok));
	if (!ok)
		return refuse(cx, ERR_LOGIN, AT(password),
			      "Tên đăng nhập hoặc mật khẩu không đúng.");
	return session_start(cx, id, is_simple == 1, ret_token);
}

/* Who is signed in has tries of her own. */
enum err account_verify(struct cx *cx, const struct actor *actor,
			const char *password)
{
	struct digest whose = keyed_digest("password again", &actor->id.v,
					   sizeof(actor->id.v));
	int64_t id, is_simple;
	const char *hash;

	TRY(take_try(cx, &whose, true));
	TRY(db_one(cx, q_login, actor->login, &id, &hash, &is_simple));
	if (password_verify(hash, password))
		return tries_give_back(cx, &whose);
	return refuse(cx, ERR_INPUT, AT(password),
		      "Mật khẩu hiện tại không đúng");
}

/* Whether a role held anywhere today needs a second factor (factor_rule). */
#define NEEDS_FACTOR                                                     \
	"EXISTS (SELECT 1 FROM factor_rule t WHERE t.valid_from <= ?"    \
	" AND (t.valid_to IS NULL OR t.valid_to >= ?)"                   \
	" AND (t.role = g.role OR t.role IN (SELECT n.role"              \
	"  FROM account_role n WHERE n.account_id = s.account_id"        \
	"  AND n.valid_from <= ? AND (n.valid_to IS NULL OR n.valid_to >= ?))))"
STMT(q_session, "dddddddddd" "btt", "iissssti" "iii" "sisss",
     "SELECT s.account_id, s.unit_id, a.login, a.name, a.title, u.name,"
     " s.last_at, (SELECT COALESCE(BIT_OR(CASE r.role"
     "  WHEN 'RECEPTION' THEN 1 WHEN 'RECEPTION_HEAD' THEN 2"
     "  WHEN 'HANDLER' THEN 4 WHEN 'DEPT_HEAD' THEN 8"
     "  WHEN 'UBND_LEADER' THEN 16 WHEN 'CLERK' THEN 32"
     "  WHEN 'CASHIER' THEN 64 WHEN 'COORDINATOR' THEN 128"
     "  WHEN 'POST_AGENT' THEN 256 WHEN 'CONTROL' THEN 512"
     "  WHEN 'INSPECTOR' THEN 1024 WHEN 'ADMIN' THEN 2048 ELSE 0 END), 0)"
     "  FROM account_role r WHERE r.account_id = s.account_id"
     "  AND r.unit_id = s.unit_id AND r.valid_from <= ?"
     "  AND (r.valid_to IS NULL OR r.valid_to >= ?)), s.is_proven,"
     " a.must_change, NOT a.has_factor AND " NEEDS_FACTOR ","
     " g.role, g.from_id, f.name, g.scope, g.scope_value"
     " FROM session s JOIN account a ON a.id = s.account_id"
     " JOIN unit u ON u.id = s.unit_id"
     " LEFT JOIN delegation g ON g.to_id = s.account_id"
     "  AND g.unit_id = s.unit_id AND " LIVE("g")
     " LEFT JOIN account f ON f.id = g.from_id"
     " WHERE s.digest = ? AND s.ended_at IS NULL AND a.is_active = 1"
     " AND s.last_at > ? AND s.created_at > ? ORDER BY g.id LIMIT 1");
STMT(q_touch, "tb", "", "UPDATE session SET last_at = ? WHERE digest = ?");
STMT(q_session_end, "tb", "",
     "UPDATE session SET ended_at = ? WHERE digest = ?"
     " AND ended_at IS NULL");

static enum err find_session(struct cx *cx, const struct digest *digest,
			     struct actor *ret, struct instant *last)
{
	struct day d = instant_day(cx->now);
	struct instant idle = { cx->now.s - SESSION_IDLE_MINUTES * 60 };
	struct instant oldest = { cx->now.s - SESSION_HOURS * 3600 };
	int64_t mask, proven, must_change, must_enrol;
	const char *role;
	unsigned given;

	TRY(db_one(cx, q_session, d, d, d, d, d, d, d, d, d, d,
		   digest_bytes(digest), idle, oldest, &ret->id.v,
		   &ret->unit.v, &ret->login, &ret->name, &ret->title,
		   &ret->unit_name, last, &mask, &proven, &must_change,
		   &must_enrol, &role, &ret->delegated_from.v,
		   &ret->delegated_name, &ret->delegated_scope,
		   &ret->delegated_value));
	given = role ? role_bit(role) : 0;
	ret->delegated_roles = given & ~(unsigned)mask;
	ret->roles = (unsigned)mask | given;
	if (!ret->roles)
		return ERR_MISSING; /* the last role in this unit has ended */
	if (!proven || must_change || must_enrol) {
		ret->delegated_roles = 0;
		ret->roles = !proven	 ? STAGE_CODE :
			     must_change ? STAGE_PASSWORD :
					   STAGE_ENROL;
	}
	return OK;
}

enum err account_session(struct cx *cx, const char *token, struct actor *ret,
			 char ret_csrf[65])
{
	struct digest digest = sha256(token, strlen(token));
	struct digest csrf = keyed_digest("csrf", token, strlen(token));
	struct instant last;
	struct unit authority;
	enum err err = find_session(cx, &digest, ret, &last);

	if (err == ERR_MISSING)
		return ERR_LOGIN;
	TRY(err);
	TRY(unit_authority(cx, ret->unit, &authority));
	ret->authority = authority.id;
	if (cx->now.s - last.s >= 60 && !cx->is_unattended)
		TRY(db_exec(cx, q_touch, cx->now, digest_bytes(&digest)));
	digest_hex(&csrf, ret_csrf);
	return OK;
}

enum err account_prove(struct cx *cx, const struct actor *actor,
		       const char *token, const char **ret_token)
{
	TRY(account_sign_out(cx, token));
	return session_put(cx, actor->id.v, actor->unit.v, true, ret_token);
}

STMT(q_stand, "ib", "", "UPDATE session SET unit_id = ? WHERE digest = ?");

enum err account_stand_in(struct cx *cx, const struct actor *actor,
			  const char *token, struct unit_id unit)
{
	struct digest digest = sha256(token, strlen(token));
	struct account_unit *units;
	size_t n;

	TRY(account_units(cx, actor->id, &units, &n));
	for (size_t i = 0; i < n; i++) {
		if (units[i].id.v != unit.v)
			continue;
		TRY(db_exec(cx, q_stand, unit.v, digest_bytes(&digest)));
		return audit_write(cx, actor, "stand_in", NO_DOSSIER, "ok",
				   arena_printf(cx->arena, "%lld",
						(long long)unit.v));
	}
	TRY(audit_write(cx, actor, "stand_in", NO_DOSSIER, "refused", ""));
	return refuse(cx, ERR_DENIED, NULL,
		      "Ông/bà không có nhiệm vụ ở đơn vị này hôm nay.");
}

enum err account_sign_out(struct cx *cx, const char *token)
{
	struct digest digest;

	if (!token)
		return OK;
	digest = sha256(token, strlen(token));
	return db_exec(cx, q_session_end, cx->now, digest_bytes(&digest));
}

STMT(q_name, "i", "s", "SELECT name FROM account WHERE id = ?");

enum err account_name(struct cx *cx, struct account_id id, const char **ret)
{
	return db_one(cx, q_name, id.v, ret);
}

STMT(q_handlers, "idd", "iss",
     "SELECT DISTINCT a.id, a.name, a.title FROM account_role r"
     " JOIN account a ON a.id = r.account_id"
     " WHERE r.unit_id = ? AND r.role = 'HANDLER' AND a.is_active = 1"
     " AND r.valid_from <= ? AND (r.valid_to IS NULL OR r.valid_to >= ?)"
     " ORDER BY a.name, a.id LIMIT 200");

enum err account_handlers(struct cx *cx, struct unit_id unit,
			  struct account_brief **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct account_brief *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_handlers, &rows, unit.v, today, today));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].id.v, &list[n].name, &list[n].title))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_put, "sssssiti", "",
     "INSERT INTO account (login, name, title, password_hash, totp_secret,"
     " is_active, created_at, must_change) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
     " ON DUPLICATE KEY UPDATE name = VALUES(name), title = VALUES(title),"
     " password_hash = VALUES(password_hash),"
     " totp_secret = VALUES(totp_secret), is_active = VALUES(is_active),"
     " must_change = VALUES(must_change), id = LAST_INSERT_ID(id)");
/* A role that has ended stays ended: another begins on a later day. */
STMT(q_put_role, "isid", "",
     "INSERT INTO account_role (account_id, role, unit_id, valid_from)"
     " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE role = VALUES(role)");

bool login_is_sane(const char *login)
{
	size_t n = strlen(login);

	if (n < 2 || n > 64)
		return false;
	for (; *login; login++) {
		if (!islower((unsigned char)*login) &&
		    !isdigit((unsigned char)*login) && !strchr("._-", *login))
			return false;
	}
	return true;
}

enum err account_put(struct cx *cx, const struct new_account *account,
		     struct account_id *ret)
{
	char hash[128];
	struct unit unit;

	if (!login_is_sane(account->login))
		return refuse(cx, ERR_INPUT, AT(login),
			      "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ"
			      " số, dấu chấm, gạch ngang: %s",
			      account->login);
	TRY(unit_by_code(cx, account->unit_code, &unit));
	TRY(password_hash(account->password, hash));
	TRY(db_exec(cx, q_put, account->login,
		    text_clean(cx->arena, account->name), account->title, hash,
		    account->totp_secret, INT64_C(1), cx->now,
		    (int64_t)account->is_one_time));
	ret->v = db_insert_id(cx);
	for (size_t i = 0; i < 4 && account->roles[i]; i++) {
		if (!role_bit(account->roles[i]))
			return refuse(cx, ERR_INPUT, AT(roles),
				      "Không có vai trò %s", account->roles[i]);
		TRY(db_exec(cx, q_put_role, ret->v, account->roles[i],
			    unit.id.v, unit.valid_from));
	}
	return OK;
}

STMT(q_actor, "s", "iisss",
     "SELECT a.id, r.unit_id, a.name, a.title, u.name FROM account a"
     " JOIN account_role r ON r.account_id = a.id"
     " JOIN unit u ON u.id = r.unit_id"
     " WHERE a.login = ? ORDER BY r.valid_from DESC LIMIT 1");
STMT(q_actor_roles, "ii", "s",
     "SELECT role FROM account_role WHERE account_id = ? AND unit_id = ?"
     " LIMIT 20");

enum err account_actor(struct cx *cx, const char *login, struct actor *ret)
{
	struct unit authority;
	struct rows rows;
	const char *role;

	*ret = (struct actor){ .login = login };
	TRY(db_one(cx, q_actor, login, &ret->id.v, &ret->unit.v, &ret->name,
		   &ret->title, &ret->unit_name));
	TRY(db_query(cx, q_actor_roles, &rows, ret->id.v, ret->unit.v));
	while (rows_next(&rows, &role))
		ret->roles |= role_bit(role);
	TRY(unit_authority(cx, ret->unit, &authority));
	ret->authority = authority.id;
	return OK;
}

STMT(q_list, "", "ssssis",
     "SELECT a.login, a.name, r.role, u.code, a.is_active, u.name"
     " FROM account a JOIN account_role r ON r.account_id = a.id"
     " JOIN unit u ON u.id = r.unit_id ORDER BY a.login, r.role LIMIT 5000");

enum err account_list(struct cx *cx, struct account_row **ret, size_t *ret_n)
{
	struct rows rows;
	struct account_row *list;
	int64_t active;
	size_t n = 0;

	TRY(db_query(cx, q_list, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].login, &list[n].name, &list[n].role,
			 &list[n].unit_code, &active, &list[n].unit_name))
		list[n++].is_active = active == 1;
	*ret = list;
	*ret_n = n;
	return OK;
}
