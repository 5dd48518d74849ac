#include "domain/ledger/submission.h"

#include <string.h>

#include "secret/secret.h"

STMT(q_submission, "b", "iisbs",
     "SELECT s.account_id, s.dossier_id, s.move, s.content, d.code"
     " FROM submission s LEFT JOIN dossier d ON d.id = s.dossier_id"
     " WHERE s.form_key = ?");
STMT(q_submission_new, "biisbt", "",
     "INSERT INTO submission (form_key, account_id, dossier_id, move, content,"
     " at) VALUES (?, ?, ?, ?, ?, ?)");

/* The form reader has checked the letters. */
struct bytes key_bytes(struct cx *cx, const char *hex)
{
	unsigned char *key = arena_alloc(cx->arena, 16);

	for (size_t i = 0; i < 32 && hex[i]; i++) {
		unsigned v = hex[i] <= '9' ? (unsigned)(hex[i] - '0') :
					     (unsigned)(hex[i] - 'a' + 10);

		key[i / 2] = (unsigned char)(key[i / 2] << 4 | (v & 15));
	}
	return (struct bytes){ key, 16 };
}

static struct bytes content_of(const struct cx *cx)
{
	return cx->content ?
		       (struct bytes){ cx->content->b, DIGEST_LEN } :
		       (struct bytes){ 0 };
}

struct used { /* the row of a form that was acted on */
	struct account_id account;
	struct dossier_id dossier;
	const char *deed, *code;
	struct bytes content;
};

static enum err find(struct cx *cx, const char *form_key, struct used *ret)
{
	return db_one(cx, q_submission, key_bytes(cx, form_key),
		      &ret->account.v, &ret->dossier.v, &ret->deed,
		      &ret->content, &ret->code);
}

/* Both contents known: they decide. ret: whether they do. */
static bool compares(const struct cx *cx, const struct used *u)
{
	return cx->content && u->content.len == DIGEST_LEN;
}

static bool is_same_content(const struct cx *cx, const struct used *u)
{
	return memcmp(cx->content->b, u->content.data, DIGEST_LEN) == 0;
}

static bool is_same(const struct cx *cx, const struct used *u,
		    const struct submission *s)
{
	if (u->account.v != s->account.v)
		return false;
	if (compares(cx, u))
		return is_same_content(cx, u);
	return strcmp(u->deed, s->deed) == 0 &&
	       (s->dossier.v == NO_DOSSIER.v || s->dossier.v == u->dossier.v);
}

/* The number of somebody else's dossier is not told. */
static enum err other(struct cx *cx, const struct used *u,
		      struct account_id account)
{
	bool is_own = u->account.v == account.v && u->code;

	return refuse(cx, ERR_INPUT, FORM_KEY_FIELD,
		      "Biểu mẫu này đã dùng cho hồ sơ %s và đã được ghi một lần;"
		      " lần gửi này có nội dung khác nên chưa ghi gì. Xem lại"
		      " nội dung dưới đây rồi gửi lần nữa.",
		      is_own ? u->code : "khác hoặc việc khác");
}

enum err submission_known(struct cx *cx, const struct submission *s,
			  struct acted *ret)
{
	struct used u;

	TRY(find(cx, s->form_key, &u));
	if (!is_same(cx, &u, s))
		return other(cx, &u, s->account);
	if (ret)
		*ret = (struct acted){ u.dossier, u.code };
	return OK;
}

enum err submission_put(struct cx *cx, const struct submission *s)
{
	return db_exec(cx, q_submission_new, key_bytes(cx, s->form_key),
		       s->account.v,
		       s->dossier.v == NO_DOSSIER.v ? INT_NONE : s->dossier.v,
		       s->deed, content_of(cx), cx->now);
}

enum err submission_join(struct cx *cx, const struct submission *s)
{
	enum err err = submission_known(cx, s, NULL);

	return err == ERR_MISSING ? submission_put(cx, s) : err;
}

/* What has no digest is judged where the deed and its dossier are known. */
enum err submission_fresh(struct cx *cx, const char *form_key,
			  struct account_id account)
{
	struct used u;
	enum err err = find(cx, form_key, &u);

	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	if (u.account.v != account.v ||
	    (compares(cx, &u) && !is_same_content(cx, &u)))
		return other(cx, &u, account);
	return OK;
}
