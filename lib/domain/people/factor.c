#include "domain/people/factor.h"

#include <string.h>

#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/history.h"
#include "domain/people/tries.h"
#include "secret/secret.h"
#include "secret/totp.h"

STMT(q_secret, "i", "s", "SELECT totp_secret FROM account WHERE id = ?");
STMT(q_use_step, "iii", "",
     "UPDATE account SET totp_step = ? WHERE id = ?"
     " AND (totp_step IS NULL OR totp_step < ?)");
STMT(q_use_recovery, "tib", "",
     "UPDATE recovery_code SET used_at = ? WHERE account_id = ?"
     " AND digest = ? AND used_at IS NULL");
STMT(q_enrol, "sii", "",
     "UPDATE account SET totp_secret = ?, totp_step = ? WHERE id = ?");
STMT(q_void_recovery, "ti", "",
     "UPDATE recovery_code SET used_at = ? WHERE account_id = ?"
     " AND used_at IS NULL");
STMT(q_put_recovery, "ibt", "",
     "INSERT INTO recovery_code (account_id, digest, made_at)"
     " VALUES (?, ?, ?)");
STMT(q_state, "i", "ii",
     "SELECT a.has_factor, (SELECT COUNT(*) FROM recovery_code c"
     " WHERE c.account_id = a.id AND c.used_at IS NULL) FROM account a"
     " WHERE a.id = ?");

static struct bytes bytes_of(const struct digest *d)
{
	return (struct bytes){ d->b, sizeof(d->b) };
}

static struct digest tries_of(struct account_id account)
{
	return keyed_digest("factor", &account.v, sizeof(account.v));
}

/* Letters and digits of a recovery code, however it was typed. */
static struct digest recovery_digest(struct arena *arena,
				     struct account_id account,
				     const char *code)
{
	const char *plain = arena_printf(arena, "%lld ", (long long)account.v);
	char *out = arena_alloc(arena, strlen(plain) + strlen(code) + 1);
	size_t n = strlen(plain);

	memcpy(out, plain, n);
	for (; *code; code++) {
		if (*code >= 'a' && *code <= 'z')
			out[n++] = (char)(*code - 'a' + 'A');
		else if (*code != '-' && *code != ' ')
			out[n++] = *code;
	}
	out[n] = '\0';
	return keyed_digest("recovery", out, n);
}

enum err factor_offer(struct cx *cx, const struct actor *actor,
		      const char *token, const char **ret_secret)
{
	const char *old, *seed;
	struct digest d;

	TRY(db_one(cx, q_secret, actor->id.v, &old));
	seed = arena_printf(cx->arena, "%lld %s %s", (long long)actor->id.v,
			    token, old ? old : "");
	d = keyed_digest("totp", seed, strlen(seed));
	*ret_secret = totp_secret_text(cx->arena, d.b);
	return OK;
}

static enum err take_try(struct cx *cx, const struct actor *actor)
{
	struct digest tries = tries_of(actor->id);
	bool is_left;

	TRY(tries_take(cx, &tries, &is_left));
	if (is_left)
		return OK;
	return refuse(cx, ERR_LIMIT, "code",
		      "Mã xác thực đã nhập sai quá %d lần. Vui lòng thử lại sau"
		      " %d phút.",
		      TRIES_MAX, TRIES_MINUTES);
}

static enum err give_back(struct cx *cx, const struct actor *actor)
{
	struct digest tries = tries_of(actor->id);

	return tries_give_back(cx, &tries);
}

static enum err wrong_code(struct cx *cx, const struct actor *actor,
			   const char *sentence)
{
	TRY(audit_write(cx, actor, "factor_failed", NO_DOSSIER, "refused",
			""));
	return refuse(cx, ERR_INPUT, "code", "%s", sentence);
}

static enum err use_step(struct cx *cx, const struct actor *actor,
			 int64_t step)
{
	TRY(db_exec(cx, q_use_step, step, actor->id.v, step));
	if (db_affected(cx) != 1)
		return wrong_code(cx, actor,
				  "Mã này đã được dùng. Vui lòng đợi mã tiếp"
				  " theo trên điện thoại.");
	TRY(give_back(cx, actor));
	return audit_write(cx, actor, "factor", NO_DOSSIER, "ok", "");
}

struct recovery {
	const struct actor *actor;
	struct digest code;
};

/* ERR_MISSING: no such code is left. */
static enum err take_recovery(struct cx *cx, void *arg)
{
	const struct recovery *r = arg;
	const struct actor *actor = r->actor;

	TRY(db_exec(cx, q_use_recovery, cx->now, actor->id.v,
		    bytes_of(&r->code)));
	if (db_affected(cx) != 1)
		return ERR_MISSING;
	TRY(give_back(cx, actor));
	TRY(history_write(cx, actor, actor->id, "recovery_used",
			  "Đăng nhập bằng mã khôi phục"));
	return audit_write(cx, actor, "factor_recovery", NO_DOSSIER, "ok",
			   "");
}

static enum err use_recovery(struct cx *cx, const struct actor *actor,
			     const char *code)
{
	struct recovery r = { actor,
			      recovery_digest(cx->arena, actor->id, code) };
	enum err err = db_tx(cx, take_recovery, &r);

	if (err == ERR_MISSING)
		return wrong_code(cx, actor,
				  "Mã xác thực không đúng hoặc đã được dùng.");
	return err;
}

/* "123 456" as some programs show it. */
static const char *six_digits(struct arena *arena, const char *typed)
{
	char *out = arena_alloc(arena, strlen(typed) + 1);
	size_t n = 0;

	for (; *typed; typed++) {
		if (*typed >= '0' && *typed <= '9')
			out[n++] = *typed;
		else if (*typed != ' ')
			return NULL;
	}
	out[n] = '\0';
	return n == TOTP_DIGITS ? out : NULL;
}

enum err factor_check(struct cx *cx, const struct actor *actor,
		      const char *code)
{
	const char *digits = six_digits(cx->arena, code), *secret;
	int64_t step;

	TRY(take_try(cx, actor));
	if (!digits)
		return use_recovery(cx, actor, code);
	TRY(db_one(cx, q_secret, actor->id.v, &secret));
	if (!secret || !totp_match(secret, cx->now, digits, &step))
		return wrong_code(cx, actor,
				  "Mã xác thực không đúng hoặc đã được dùng.");
	return use_step(cx, actor, step);
}

struct enrolment {
	const struct actor *actor;
	const char *secret; /* NULL: recovery codes only */
	int64_t step;
	const char **codes;
};

static enum err put_codes(struct cx *cx, const struct enrolment *e)
{
	TRY(db_exec(cx, q_void_recovery, cx->now, e->actor->id.v));
	for (size_t i = 0; i < RECOVERY_CODES; i++) {
		char text[RECOVERY_LETTERS + 1];
		struct digest d;

		random_text(text, RECOVERY_LETTERS);
		d = recovery_digest(cx->arena, e->actor->id, text);
		TRY(db_exec(cx, q_put_recovery, e->actor->id.v, bytes_of(&d),
			    cx->now));
		e->codes[i] = arena_printf(cx->arena, "%.5s-%s", text,
					   text + 5);
	}
	return OK;
}

static enum err enrol(struct cx *cx, void *arg)
{
	const struct enrolment *e = arg;

	TRY(give_back(cx, e->actor));
	TRY(db_exec(cx, q_enrol, e->secret, e->step, e->actor->id.v));
	TRY(put_codes(cx, e));
	TRY(history_write(cx, e->actor, e->actor->id, "factor_enrolled",
			  "Đăng ký xác thực hai bước"));
	return audit_write(cx, e->actor, "factor_enrolled", NO_DOSSIER, "ok",
			   "");
}

enum err factor_enrol(struct cx *cx, const struct actor *actor,
		      const char *token, const char *code,
		      const char *ret_codes[RECOVERY_CODES])
{
	struct enrolment e = { .actor = actor, .codes = ret_codes };
	const char *digits = six_digits(cx->arena, code);

	TRY(take_try(cx, actor));
	TRY(factor_offer(cx, actor, token, &e.secret));
	if (!digits || !totp_match(e.secret, cx->now, digits, &e.step))
		return wrong_code(cx, actor,
				  "Mã không khớp. Kiểm tra giờ trên điện thoại,"
				  " rồi nhập mã 6 chữ số đang hiện.");
	return db_tx(cx, enrol, &e);
}

static enum err renew(struct cx *cx, void *arg)
{
	const struct enrolment *e = arg;

	TRY(put_codes(cx, e));
	TRY(history_write(cx, e->actor, e->actor->id, "recovery_renewed",
			  "Tạo mã khôi phục mới"));
	return audit_write(cx, e->actor, "recovery_renewed", NO_DOSSIER, "ok",
			   "");
}

enum err factor_renew(struct cx *cx, const struct actor *actor,
		      const char *ret_codes[RECOVERY_CODES])
{
	struct enrolment e = { .actor = actor, .codes = ret_codes };

	return db_tx(cx, renew, &e);
}

enum err factor_state(struct cx *cx, struct account_id account,
		      bool *ret_enrolled, int64_t *ret_codes_left)
{
	int64_t enrolled;

	TRY(db_one(cx, q_state, account.v, &enrolled, ret_codes_left));
	*ret_enrolled = enrolled == 1;
	return OK;
}
