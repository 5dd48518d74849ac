/*
 * Why a page looks at dossiers: follows from the address, so that no handler
 * can forget to say it.  Where the address leaves it open, the role says it.
 */
#include <string.h>

#include "domain/power.h"
#include "staff/pages.h"

/* A word of the route's pattern and what such pages are for; first match. */
static const struct {
	const char *word, *purpose;
} by_route[] = {
	{ "/trach-nhiem", "trach_nhiem" },
	{ "/kiem-tra", "kiem_tra" },   { "/bien-nhan", "in" },
	{ "/in", "in" },	       { "/so", "in" },
	{ "/tep", "tai_tep" },
	{ "/tim", "tra_cuu" },	       { "/tiep-nhan", "tiep_nhan" },
	{ "/tra-ket-qua", "tra_ket_qua" },
};

/* The word stands for a whole part: "/in" is not "/in-an". */
static bool has_part(const char *pattern, const char *word)
{
	const char *at = strstr(pattern, word);
	char after = at ? at[strlen(word)] : 'x';

	return after == '\0' || after == '/' || after == '.';
}

static const char *by_role(unsigned roles)
{
	if (roles & (ROLE_HANDLER | ROLE_DEPT_HEAD | ROLE_UBND_LEADER |
		     ROLE_CLERK))
		return "thu_ly";
	if (roles & (ROLE_RECEPTION | ROLE_RECEPTION_HEAD))
		return "tra_cuu";
	if (roles & (ROLE_CONTROL | ROLE_INSPECTOR))
		return "kiem_tra";
	return NULL; /* half-way through signing in; accounts and units */
}

void purpose_of_route(struct rq *rq)
{
	const size_t n = sizeof(by_route) / sizeof(by_route[0]);

	rq->cx.acting = rq->route->roles;
	rq->cx.purpose = by_role(power_somewhere(actor_of(rq), rq->route->roles));
	for (size_t i = 0; i < n; i++) {
		if (!has_part(rq->route->pattern, by_route[i].word))
			continue;
		rq->cx.purpose = by_route[i].purpose;
		return;
	}
}
