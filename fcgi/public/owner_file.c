/*
 * The papers that their owner may take home: the stamped apology, the notice
 * of the money to be paid.  Behind the second factor of the full page.
 */
#include "file/filetype.h"
#include "file/store.h"
#include "public/pages.h"

static enum err send(struct rq *rq, const char *name,
		     const struct public_file *f)
{
	char object[STORE_NAME_LEN + 1];

	store_name(&f->digest, object);
	res_header(rq, "Cache-Control", "no-store");
	res_header(rq, "Content-Disposition",
		   arena_printf(rq->cx.arena,
				"attachment; filename=\"%s.%s\"", name,
				f->type));
	res_header(rq, "X-Accel-Redirect",
		   arena_printf(rq->cx.arena, "/_tep/%s", object));
	rq->res.status = 200;
	rq->res.content_type = filetype_mime(filetype_from_code(f->type));
	return OK;
}

/* The dossier, for who has shown to be its owner.  False: what was answered
 * instead, the page that asks for the secret or an error, is in *ret_err. */
static bool owner_of(struct rq *rq, struct public_dossier *ret,
		     enum err *ret_err)
{
	const char *code = code_of_address(rq, ret_err);

	if (!code)
		return false;
	if (!pass_holds(rq, code)) {
		*ret_err = status_show(rq);
		return false;
	}
	*ret_err = lookup_full(&rq->cx, code, ret);
	return *ret_err == OK;
}

enum err letter_send(struct rq *rq)
{
	struct public_dossier d;
	struct public_letter l;
	enum err err = OK;

	if (!owner_of(rq, &d, &err))
		return err;
	TRY(lookup_letter(&rq->cx, d.id, &l));
	return l.has_file ? send(rq, "thu-xin-loi", &l.file) : ERR_MISSING;
}

enum err notice_send(struct rq *rq)
{
	struct public_dossier d;
	struct public_file f;
	enum err err = OK;

	if (!owner_of(rq, &d, &err))
		return err;
	TRY(lookup_notice(&rq->cx, d.id, &f));
	return send(rq, "thong-bao-nop-tien", &f);
}
