/* The frame of a staff page: the menu, who is signed in, the warnings. */
#include "staff/frame.h"

#include "common/gate.h"
#include "common/page.h"
#include "common/session.h"
#include "domain/foresight/warning.h"
#include "http/route.h"
#include "markers.h"

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
		if (page_is_under(rq, menu[i].href))
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
	if (page_is_under(rq, "/can-bo/canh-bao"))
		view_show(v, M_NAV_WARNINGS);
	if (page_is_under(rq, "/can-bo/hop-viec") ||
	    page_is_under(rq, "/can-bo/tra-ket-qua"))
		view_show(v, M_SCAN_FOCUS);
	if (actor->delegated_roles)
		view_set(view_add(v, M_ACTS_FOR), M_NAME,
			 actor->delegated_name);
}

struct view *page_staff(struct rq *rq, const char *body, const char *title)
{
	struct view *root = page_alone(rq, T_LAYOUT_STAFF, title);

	if (rq->session && rq->session->actor.roles & ROLE_STAFF)
		fill_signed_in(rq, view_add(root, M_SIGNED_IN));
	return view_include(root, M_BODY, body);
}
