/*
 * The papers that their owner may take home: the stamped apology, the notice
 * of the money to be paid.  Behind the second factor of the full page.
 */
#include "base/filetype.h"
#include "base/store.h"
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

enum err letter_send(struct rq *rq)
{
	struct public_dossier d;
	struct public_letter l;
	enum err err = OK;
	const char *code = code_of_address(rq, &err);

	if (!code)
		return err;
	if (!pass_holds(rq, code))
		return status_show(rq);
	TRY(lookup_full(&rq->cx, code, &d));
	TRY(lookup_letter(&rq->cx, d.id, &l));
	return l.has_file ? send(rq, "thu-xin-loi", &l.file) : ERR_MISSING;
}

enum err notice_send(struct rq *rq)
{
	struct public_dossier d;
	struct public_file f;
	enum err err = OK;
	const char *code = code_of_address(rq, &err);

	if (!code)
		return err;
	if (!pass_holds(rq, code))
		return status_show(rq);
	TRY(lookup_full(&rq->cx, code, &d));
	TRY(lookup_notice(&rq->cx, d.id, &f));
	return send(rq, "thong-bao-nop-tien", &f);
}
