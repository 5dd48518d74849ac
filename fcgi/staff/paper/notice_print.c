/* Forms 02 and 03 as given at the counter, before there is a dossier: the same
 * papers as after reception, as a page and as a PDF. */
#include <stdlib.h>
#include <string.h>

#include "document/form/notice.h"
#include "domain/catalogue/rule.h"
#include "domain/desk/desk_notice.h"
#include "staff/desk/desk.h"
#include "staff/pages.h"
#include "staff/paper/sheet_page.h"
#include "text/text.h"

/* "17" or "17.pdf". */
static enum err read_id(struct rq *rq, struct notice_id *ret, bool *ret_is_pdf)
{
	const char *text = rq_param(rq, "id");
	size_t digits = strspn(text, "0123456789");

	*ret_is_pdf = strcmp(text + digits, ".pdf") == 0;
	if (!digits || digits > 18 || (text[digits] && !*ret_is_pdf))
		return ERR_MISSING;
	ret->v = strtoll(text, NULL, 10);
	return OK;
}

static enum err make(struct rq *rq, const struct desk_notice *n,
		     struct sheet *ret)
{
	struct notice paper = {
		.applicant = n->name,
		.id_number = n->id_number,
		.address = n->address,
		.phone = n->phone,
		.email = n->email,
		.content = *n->content ? n->content : n->procedure_name,
		.items = n->items,
		.cause = n->cause,
		.reason = n->reason,
		.website = paper_address(rq),
		.guide = n->officer,
		.receiver = n->officer,
	};
	struct unit desk;
	const char *line;

	TRY(unit_load(&rq->cx, n->desk, &desk));
	TRY(desk_on_paper(rq, n->desk, n->issued_at, &line,
			  &paper.contact_phone));
	TRY(rule_set_of(&rq->cx, instant_day(n->issued_at), &paper.rule_set));
	TRY(letterhead_of(rq, n->authority, n->desk, n->issued_at,
			  &paper.head));
	paper.head.number = n->number;
	paper.desk_name = desk.name;
	paper.contact = arena_printf(rq->cx.arena, "%s, %s", n->officer, line);
	if (n->kind == NOTICE_REFUSAL)
		notice_refusal(rq->cx.arena, &paper, ret);
	else
		notice_supplement(rq->cx.arena, &paper, ret);
	return OK;
}

enum err notice_print(struct rq *rq)
{
	struct arena *arena = rq->cx.arena;
	struct sheet_tool tools[3] = {
		{ NULL, "Tệp PDF" },
		{ "/can-bo/phieu", "Sổ phiếu tại quầy" },
		{ "/can-bo/tiep-nhan", "Hồ sơ tiếp theo" },
	};
	struct notice_id id;
	struct desk_notice n;
	struct sheet sheet;
	bool is_pdf;

	TRY(read_id(rq, &id, &is_pdf));
	TRY(notice_load(&rq->cx, actor_of(rq), id, &n));
	TRY(make(rq, &n, &sheet));
	if (is_pdf)
		return sheet_send_pdf(rq, &sheet,
				      arena_printf(arena, "phieu-%lld",
						   (long long)id.v));
	tools[0].href = arena_printf(arena, "/can-bo/phieu/%lld.pdf",
				     (long long)id.v);
	return sheets_show(rq,
			   arena_printf(arena, "%s %s", notice_name(n.kind),
					n.number),
			   &sheet, 1, tools, 3);
}
