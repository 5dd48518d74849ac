/*
 * What a look is for, asked before anything of the dossier is shown.  A form
 * that met the question is not lost: its fields wait as those of a session
 * that ended do.
 */
#include <string.h>

#include "common/gate.h"
#include "domain/casework/access.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/audit.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"

/* clang-format off */
static const struct field purpose_fields_[] = {
	FIELD_TEXT(struct purpose_fields, purpose, "muc_dich", "Mục đích", 0, 24),
	FIELD_TEXT(struct purpose_fields, words, "muc_dich_ro", "Việc đang làm", 0, 300),
	FIELD_TEXT(struct purpose_fields, next, "_tiep", "Trang tiếp theo", 0, 2000),
};
/* clang-format on */
const struct form purpose_form =
	FORM(struct purpose_fields, purpose_fields_);

static enum err show(struct rq *rq, int status, const char *code,
		     const char *next)
{
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_PURPOSE, "Mục đích xem hồ sơ");
	const char *chosen = rq_field(rq, "muc_dich");

	page_problems(rq, v);
	view_set(v, M_CODE, code);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_NEXT, next);
	view_set(v, M_WORDS, rq_field(rq, "muc_dich_ro"));
	view_set_int(v, M_MINUTES, PURPOSE_MINUTES);
	page_beside(rq, v, M_ERR_PURPOSE, "muc_dich");
	page_beside(rq, v, M_ERR_WORDS, "muc_dich_ro");
	for (size_t i = 0; i < purposes_n; i++) {
		struct view *option;

		if (!purposes[i].is_asked)
			continue;
		option = view_add(v, M_OPTION);
		view_set(option, M_VALUE, purposes[i].code);
		view_set(option, M_LABEL, purposes[i].name);
		if (chosen && strcmp(chosen, purposes[i].code) == 0)
			view_show(option, M_CHECKED);
	}
	sign_in_fill_kept(rq, v);
	return page_send_as(rq, status);
}

enum err purpose_ask_for(struct rq *rq, const char *code, const char *next)
{
	rq->problems_n = 0; /* of the form that waits */
	return show(rq, 403, code, next);
}

enum err purpose_ask(struct rq *rq)
{
	if (!rq_param(rq, "code"))
		return ERR_DENIED;
	return purpose_ask_for(rq, rq_param(rq, "code"), rq_target(rq));
}

enum err purpose_do(struct rq *rq)
{
	const struct purpose_fields *form = rq->form;
	struct dossier d;

	TRY(dossier_find(&rq->cx, actor_of(rq), rq_param(rq, "code"), &d));
	TRY(access_say(&rq->cx, actor_of(rq), d.id, form->purpose,
		       form->words));
	return sign_in_go_on(rq, sign_in_next(form->next));
}

enum err purpose_again(struct rq *rq)
{
	struct dossier d;

	TRY(dossier_find(&rq->cx, actor_of(rq), rq_param(rq, "code"), &d));
	return show(rq, page_status(rq), d.code, sign_in_next_asked(rq));
}
