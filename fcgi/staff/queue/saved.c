/* A person's own filters: kept under a name, let go again. */
#include <stdlib.h>
#include <string.h>

#include "common/page.h"
#include "markers.h"
#include "staff/queue/inbox.h"
#include "text/text.h"

/* clang-format off */
static const struct field saved_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct saved_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_TEXT(struct saved_fields, name, "ten", "Tên bộ lọc", 0, 60),
};
/* clang-format on */
const struct form saved_form = FORM(struct saved_fields, saved_form_fields);

static enum err back(struct rq *rq, const struct inbox *in)
{
	return res_see_otherf(rq, INBOX "?%s",
			      inbox_query(rq, in->current, &in->filter));
}

/* What is kept is the address as this program writes it, not as it came. */
enum err saved_do(struct rq *rq)
{
	const struct saved_fields *form = rq->form;
	struct inbox in;

	TRY(inbox_read(rq, &in));
	if (!in.n)
		return refuse(&rq->cx, ERR_STATE, NULL,
			      "Vai trò của ông/bà không có hàng chờ nào.");
	TRY(saved_add(&rq->cx, actor_of(rq), form->key, form->name,
		      inbox_query(rq, in.current, &in.filter)));
	return back(rq, &in);
}

enum err saved_end_do(struct rq *rq)
{
	int64_t id = rq_number(rq_param(rq, "id"), -1);
	struct inbox in;

	TRY(inbox_read(rq, &in));
	if (!in.n || id < 0)
		return ERR_MISSING;
	TRY(saved_end(&rq->cx, actor_of(rq), id));
	return back(rq, &in);
}
