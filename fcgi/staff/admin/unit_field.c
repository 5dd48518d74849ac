/* The fields that a division resolves, on its page (units.c). */
#include "common/gate.h"
#include "common/page.h"
#include "domain/people/org.h"
#include "markers.h"
#include "staff/admin/people.h"

/* clang-format off */
static const struct field unit_field_fields_[] = {
	FIELD_PLACE(struct unit_new, fields, "linh_vuc", 0),
	FIELD_TEXT(struct unit_field_fields, lines, "linh_vuc", "Giao thêm lĩnh vực", FIELD_REQUIRED, 1000,
		 .hint = "Như tên trong danh mục thủ tục, cách nhau bằng dấu chấm phẩy"),
};
/* clang-format on */
const struct form unit_field_form =
	FORM(struct unit_field_fields, unit_field_fields_);

enum err unit_field_fill(struct rq *rq, struct view *v, const struct unit *u)
{
	const char **fields;
	size_t n;

	if (!unit_resolves(u))
		return OK;
	TRY(org_fields(&rq->cx, u->id, &fields, &n));
	v = view_add(v, M_UNIT_FIELDS);
	for (size_t i = 0; i < n; i++)
		view_set(view_add(v, M_FIELD_ROW), M_NAME, fields[i]);
	if (!n)
		view_show(v, M_EMPTY);
	if (u->valid_to.n != DAY_NONE.n)
		return OK;
	v = view_add(v, M_FIELD_FORM);
	view_set(v, M_CODE, u->code);
	view_set(v, M_CSRF, gate_csrf(rq));
	page_field(rq, v, M_FIELD_FIELDS, &unit_field_form, "linh_vuc", NULL);
	return OK;
}

enum err unit_field_do(struct rq *rq)
{
	const struct unit_field_fields *form = rq->form;
	struct unit u;

	TRY(unit_by_code(&rq->cx, rq_param(rq, "code"), &u));
	TRY(org_fields_give(&rq->cx, actor_of(rq), &u, form->lines));
	return res_see_otherf(rq, "/can-bo/quan-tri/don-vi/%s?xong=1", u.code);
}
