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
