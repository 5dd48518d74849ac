#include "common/page.h"

#include <string.h>

#include "assets.h"
#include "common/fault.h"
#include "common/gate.h"
#include "common/session.h"
#include "common/site.h"
#include "domain/foresight/warning.h"
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

static struct view *start(struct rq *rq, const char *layout, const char *title)
{
	view_free(page.root); /* of a page that failed half-way */
	page.root = view_new(layout);
	page.whose = NULL;
	page.failed = "Chưa thực hiện được";
	page.is_public = false;
	page.title = rq->problems_n ?
			     arena_printf(rq->cx.arena, "Lỗi: %s", title) :
			     title;
	view_set(page.root, M_TITLE, page.title);
	return page.root;
}

static bool is_under(const struct rq *rq, const char *part)
{
	size_t len = strlen(part);

	return strncmp(rq->path, part, len) == 0 &&
	       (!rq->path[len] || rq->path[len] == '/');
}

struct view *page_public(struct rq *rq, const char *body, const char *title)
{
	struct view *root = start(rq, T_LAYOUT_PUBLIC, title);

	page.is_public = true;
	if (is_under(rq, "/thu-tuc"))
		view_show(root, M_NAV_PROCEDURES);
	else if (is_under(rq, "/cong-khai/tre-han"))
		view_show(root, M_NAV_LATE);
	else if (is_under(rq, "/cong-khai"))
		view_show(root, M_NAV_FIGURES);
	else if (is_under(rq, "/lien-he"))
		view_show(root, M_NAV_CONTACT);
	else if (strcmp(rq->path, "/") == 0 || is_under(rq, "/tra-cuu"))
		view_show(root, M_NAV_LOOKUP);
	return view_include(root, M_BODY, body);
}

/* How many warnings wait; without a number when the database does not say. */
static void fill_bell(struct rq *rq, struct view *v)
{
	int64_t n;

	if (warnings_unseen(&rq->cx, &rq->session->actor, &n) != OK) {
		(void)cx_take_fault(&rq->cx);
		return;
	}
	if (n >= WARNING_COUNT_MAX)
		view_set(view_add(v, M_BELL), M_COUNT, "99+");
	else if (n)
		view_set_int(view_add(v, M_BELL), M_COUNT, n);
}

#define DESK (ROLE_RECEPTION | ROLE_RECEPTION_HEAD)
#define EXPLAINING (ROLE_HANDLER | ROLE_DEPT_HEAD | ROLE_UBND_LEADER)

/* The menu, in its order; the key is for those who work without a mouse. */
static const struct {
	unsigned roles;
	const char *href, *label, *key;
} menu[] = {
	{ DESK, "/can-bo/hom-nay", "Hôm nay", "" },
	{ ROLE_STAFF & ~(unsigned)(ROLE_CONTROL | ROLE_INSPECTOR | ROLE_ADMIN),
	  "/can-bo/hop-viec", "Hộp việc", "1" },
	{ DESK, "/can-bo/tiep-nhan", "Tiếp nhận", "2" },
	{ DESK, "/can-bo/tra-ket-qua", "Trả kết quả", "3" },
	{ EXPLAINING, "/can-bo/giai-trinh", "Giải trình", "" },
	{ EXPLAINING | DESK | ROLE_CLERK | ROLE_CONTROL, "/can-bo/thu-xin-loi",
	  "Thư xin lỗi", "" },
	{ ROLES_WATCHING, "/can-bo/dieu-hanh", "Điều hành", "4" },
	{ EXPLAINING | DESK | ROLE_CLERK | ROLE_CONTROL | ROLE_INSPECTOR,
	  "/can-bo/kiem-ke", "Kiểm kê", "" },
	{ ROLE_UBND_LEADER, "/can-bo/dieu-chinh", "Điều chỉnh", "" },
	{ ROLE_CONTROL | ROLE_INSPECTOR, "/can-bo/kiem-tra", "Kiểm tra", "" },
	{ ROLE_STAFF & ~(unsigned)ROLE_ADMIN, "/can-bo/so", "Sổ", "" },
	{ ROLE_ADMIN, "/can-bo/quan-tri", "Quản trị", "" },
	{ ROLE_STAFF, "/can-bo/trang", "Khác", "" },
};

static void fill_menu(struct rq *rq, struct view *v, unsigned roles)
{
	for (size_t i = 0; i < sizeof(menu) / sizeof(menu[0]); i++) {
		struct view *item;

		if (!(roles & menu[i].roles))
			continue;
		item = view_add(v, M_NAV);
		view_set(item, M_HREF, menu[i].href);
		view_set(item, M_LABEL, menu[i].label);
		if (*menu[i].key)
			view_set(view_add(item, M_KEY_LINE), M_KEY,
				 menu[i].key);
		if (is_under(rq, menu[i].href))
			view_show(item, M_CURRENT);
	}
}

static void fill_signed_in(struct rq *rq, struct view *v)
{
	const struct actor *actor = &rq->session->actor;

	view_set(v, M_USER, actor->name);
	view_set(v, M_UNIT, actor->unit_name);
	view_set(v, M_CSRF, gate_csrf(rq));
	fill_menu(rq, v, actor->roles);
	fill_bell(rq, v);
	if (is_under(rq, "/can-bo/canh-bao"))
		view_show(v, M_NAV_WARNINGS);
	if (is_under(rq, "/can-bo/hop-viec") ||
	    is_under(rq, "/can-bo/tra-ket-qua"))
		view_show(v, M_SCAN_FOCUS);
	if (actor->delegated_roles)
		view_set(view_add(v, M_ACTS_FOR), M_NAME,
			 actor->delegated_name);
}

struct view *page_staff(struct rq *rq, const char *body, const char *title)
{
	struct view *root = start(rq, T_LAYOUT_STAFF, title);

	if (rq->session && rq->session->actor.roles & ROLE_STAFF)
		fill_signed_in(rq, view_add(root, M_SIGNED_IN));
	return view_include(root, M_BODY, body);
}

struct view *page_alone(struct rq *rq, const char *template_name,
			const char *title)
{
	return start(rq, template_name, title);
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
