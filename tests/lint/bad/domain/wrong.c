/* A fixture for the lints: everything here is forbidden. */
#include "http/rq.h"

void wrong(char *sql, const char *name)
{
	sprintf(sql, "SELECT id FROM dossier WHERE name = '%s'", name);
	puts("<p>hello</p>");
}

int may(const struct actor *who)
{
	return who->roles & 0x10;
}

void forget(struct rq *rq)
{
	rq->cx.fault = (struct fault){ 0 };
}

static const struct field told[] = {
	FIELD_TEXT(struct told, name, "ho_ten", "Họ và tên", 0, 64),
};
const struct form told_form = FORM(struct told, told);

void twice(struct rq *rq, struct view *v)
{
	page_field(rq, v, M_FIELD, &told_form, "ho_tem",
		   &(struct drawn){ .label = "Tên" });
}
