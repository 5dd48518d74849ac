#include "common/page.h"

#include <string.h>

#include "assets.h"
#include "common/fault.h"
#include "common/gate.h"
#include "common/site.h"
#include "http/route.h"
#include "markers.h"

#define PAGE_MAX (2 * 1024 * 1024)

/* The page in the making: a worker makes one at a time. */
static struct {
	struct view *root;
	const char *title;
	const struct contact *whose; /* of a public page; NULL: the site's */
	const char *failed;	     /* what it could not do */
	bool is_public;
} page;

void page_globals(void)
{
	tpl_global(M_ASSET_PUBLIC_CSS, ASSET_PUBLIC_CSS);
	tpl_global(M_ASSET_STAFF_CSS, ASSET_STAFF_CSS);
	tpl_global(M_ASSET_PAPER_CSS, ASSET_PAPER_CSS);
	tpl_global(M_ASSET_FONT_HEADING, ASSET_HEAD_VI_700_WOFF2);
	tpl_global(M_ASSET_ICONS, ASSET_ICONS_SVG);
	tpl_global(M_ASSET_FAVICON, ASSET_FAVICON_SVG);
}

struct view *page_alone(struct rq *rq, const char *template_name,
			const char *title)
{
	view_free(page.root); /* of a page that failed half-way */
	page.root = view_new(template_name);
	page.whose = NULL;
	page.failed = "Chưa thực hiện được";
	page.is_public = false;
	page.title = rq->problems_n ?
			     arena_printf(rq->cx.arena, "Lỗi: %s", title) :
			     title;
	view_set(page.root, M_TITLE, page.title);
	return page.root;
}

bool page_is_under(const struct rq *rq, const char *part)
{
	size_t len = strlen(part);

	return strncmp(rq->path, part, len) == 0 &&
	       (!rq->path[len] || rq->path[len] == '/');
}

struct view *page_of_site(struct rq *rq, const char *layout, const char *title)
{
	struct view *root = page_alone(rq, layout, title);

	page.is_public = true;
	return root;
}

struct view *page_layout(struct rq *rq)
{
	(void)rq;
	return page.root;
}

void page_whose(const struct contact *contact)
{
	page.whose = contact;
}

void page_failed(const char *what)
{
	page.failed = what;
}

int page_status(const struct rq *rq)
{
	int status = rq->refused    ? fault_status(rq->refused) :
		     rq->problems_n ? 422 :
				      200;

	return status == 422 && rq->key_was_used ? 409 : status;
}

enum err page_send(struct rq *rq)
{
	return page_send_as(rq, page_status(rq));
}

enum err page_send_as(struct rq *rq, int status)
{
	enum err err;

	if (page.is_public)
		site_fill(rq, page.root, page.whose);
	buf_init(&rq->res.body, rq->cx.arena, PAGE_MAX);
	err = view_render(page.root, &rq->res.body);
	view_free(page.root);
	page.root = NULL;
	if (err != OK)
		return fail(&rq->cx, ERR_INTERNAL, "page \"%s\": not rendered",
			    page.title);
	rq->res.status = status;
	rq->res.content_type = "text/html; charset=utf-8";
	return OK;
}

void page_problems(struct rq *rq, struct view *v)
{
	struct view *summary;

	if (!rq->problems_n)
		return;
	summary = view_include(v, M_PROBLEMS, T_PART_PROBLEMS);
	view_set(summary, M_WHAT, page.failed);
	for (size_t i = 0; i < rq->problems_n; i++) {
		struct view *p = view_add(summary, M_PROBLEM);

		/* What is of no field of the page is of the page. */
		view_set(p, M_NAME,
			 rq->problems[i].field[0] == '_' ?
				 "noi-dung" :
				 rq->problems[i].field);
		view_set(p, M_MSG, rq->problems[i].message);
	}
}

void page_beside(struct rq *rq, struct view *v, const char *section,
		 const char *field)
{
	const char *problem = rq_problem_of(rq, field);

	if (problem)
		view_set(view_add(v, section), M_MSG, problem);
}

void page_key_used(struct rq *rq, const char *sentence)
{
	rq_set_field(rq, "_key", gate_form_key(rq));
	rq_problem(rq, "_key", sentence);
	rq->key_was_used = true;
}

void page_problem(struct rq *rq, const struct fault *fault)
{
	const char *place = form_place(rq, fault->member);

	/* What a handler refuses of its own page it names itself. */
	if (!place)
		place = fault->member ? fault->member : "noi-dung";
	if (fault->member && strcmp(fault->member, "_key") == 0)
		page_key_used(rq, fault->message);
	else
		rq_problem(rq, place,
			   fault->message ? fault->message :
					   "Thông tin chưa đúng, vui lòng xem"
					   " lại.");
}

void page_take_fault(struct rq *rq)
{
	const struct fault fault = cx_take_fault(&rq->cx);

	page_problem(rq, &fault);
}
