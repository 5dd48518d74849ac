#include "domain/power.h"
#include "staff/frame.h"
#include "staff/queue/start.h"

#include <string.h>
#include <sys/statvfs.h>

#include "common/boot.h"
#include "domain/admin/calendar_change.h"
#include "domain/admin/contact.h"
#include "domain/people/people.h"
#include "domain/proof/seal.h"
#include "markers.h"
#include "staff/admin/people.h"
#include "staff/queue/inbox.h"
#include "text/text.h"

#define DESK (ROLE_RECEPTION | ROLE_RECEPTION_HEAD)

/* Of several roles the one whose day cannot wait comes first. */
static const struct {
	unsigned roles;
	const char *href;
} starts[] = {
	{ ROLE_UBND_LEADER | ROLE_DEPT_HEAD, "/can-bo/dieu-hanh" },
	{ DESK, "/can-bo/hom-nay" },
	{ ROLE_HANDLER | ROLE_CLERK | ROLE_CASHIER | ROLE_COORDINATOR |
		  ROLE_POST_AGENT,
	  INBOX },
	{ ROLE_CONTROL | ROLE_INSPECTOR, "/can-bo/kiem-tra" },
	{ ROLE_ADMIN, "/can-bo/quan-tri" },
};

enum err start_show(struct rq *rq)
{
	size_t i = 0;

	while (i + 1 < sizeof(starts) / sizeof(starts[0]) &&
	       !power_somewhere(actor_of(rq), starts[i].roles))
		i++;
	return res_see_other(rq, starts[i].href);
}

unsigned route_roles(const char *pattern)
{
	for (size_t i = 0; i < staff_routes_n; i++) {
		if (strcmp(staff_routes[i].pattern, pattern) == 0)
			return staff_routes[i].roles;
	}
	return ROLE_NONE;
}

/* ---- every page there is a way to ---- */

static const struct {
	const char *group, *href, *label;
} pages[] = {
	{ "Việc hằng ngày", "/can-bo/hom-nay", "Hôm nay ở quầy" },
	{ "", INBOX, "Hộp việc" },
	{ "", "/can-bo/tiep-nhan", "Tiếp nhận hồ sơ" },
	{ "", "/can-bo/tra-ket-qua", "Kết quả chờ trả" },
	{ "", "/can-bo/quet/tra-ket-qua", "Quét giấy hẹn để trả kết quả" },
	{ "", "/can-bo/quet/ban-giao", "Quét bàn giao, ký nhận" },
	{ "", "/can-bo/phieu", "Sổ phiếu tại quầy" },
	{ "", "/can-bo/quet/thu", "Thử máy quét, bộ gõ" },
	{ "", "/can-bo/canh-bao", "Cảnh báo" },
	{ "Hồ sơ trễ hẹn", "/can-bo/giai-trinh", "Giải trình" },
	{ "", "/can-bo/thu-xin-loi", "Thư xin lỗi" },
	{ "", "/can-bo/dieu-chinh", "Điều chỉnh chờ duyệt" },
	{ "", "/can-bo/trach-nhiem", "Hồ sơ xem xét trách nhiệm" },
	{ "", "/can-bo/bao-cao", "Báo cáo cấp trên" },
	{ "Theo dõi, đối chiếu", "/can-bo/dieu-hanh", "Điều hành" },
	{ "", "/can-bo/kiem-ke", "Kiểm kê" },
	{ "", "/can-bo/sai-lech", "Sai lệch" },
	{ "", "/can-bo/so", "Sổ và danh sách" },
	{ "", "/can-bo/kiem-tra", "Nhật ký truy cập" },
	{ "", "/can-bo/kiem-tra/dau-hieu", "Dấu hiệu cần xem lại" },
	{ "Đơn vị, tài khoản", "/can-bo/don-vi/ban-giao",
	  "Bàn giao hồ sơ của cán bộ" },
	{ "", "/can-bo/don-vi/ke-thua", "Kế thừa hồ sơ" },
	{ "", "/can-bo/don-vi/lich-hen", "Tính lại ngày hẹn theo lịch" },
	{ "", "/can-bo/uy-quyen", "Ủy quyền" },
	{ "", "/can-bo/quan-tri", "Quản trị" },
	{ "", "/can-bo/tai-khoan", "Tài khoản của tôi" },
};

enum err index_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_INDEX, "Tất cả các trang");
	const char *group = "", *shown = NULL;
	struct view *list = NULL;

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct view *row;

		if (*pages[i].group)
			group = pages[i].group;
		if (!power_somewhere(actor_of(rq), route_roles(pages[i].href)))
			continue;
		if (shown != group) {
			list = view_add(v, M_GROUP);
			view_set(list, M_LABEL, group);
			shown = group;
		}
		row = view_add(list, M_PAGE);
		view_set(row, M_HREF, pages[i].href);
		view_set(row, M_LABEL, pages[i].label);
	}
	return page_send(rq);
}

/* ---- the desk's day ---- */

/* What a desk's queue is for, as an order of work. */
static const struct {
	const char *slug, *words, *href; /* href NULL: the queue */
} desk_work[] = {
	{ "den", "Ký nhận hồ sơ, kết quả chuyển đến", NULL },
	{ "cho-chuyen", "Chuyển hồ sơ vừa tiếp nhận", NULL },
	{ "cho-tra", "Trả kết quả", "/can-bo/tra-ket-qua" },
	{ "bo-sung-gui", "Gửi yêu cầu bổ sung đã duyệt", NULL },
	{ "cho-thu-phi", "Thu phí, lệ phí", NULL },
	{ "chuyen-phat", "Theo dõi chuyển phát", NULL },
	{ "cho-nguoi-nop", "Đang chờ người nộp bổ sung", NULL },
	{ "ke-thua", "Kế thừa hồ sơ của đơn vị cũ", NULL },
};

/* Whether something is there for the desk to do: what waits for others is
 * not. */
static bool fill_work(struct view *v, const struct my_queue *q)
{
	bool is_work = false;

	for (size_t i = 0; i < sizeof(desk_work) / sizeof(desk_work[0]); i++) {
		struct view *row;

		if (!q->count || strcmp(q->queue->slug, desk_work[i].slug) != 0)
			continue;
		is_work = true;
		row = view_add(v, M_WORK);
		if (q->count >= QUEUE_CAP)
			view_set(row, M_COUNT, "100+");
		else
			view_set_int(row, M_COUNT, q->count);
		view_set(row, M_LABEL, desk_work[i].words);
		view_setf(row, M_HREF, "%s%s",
			  desk_work[i].href ? desk_work[i].href :
					      INBOX "?hang=",
			  desk_work[i].href ? "" : q->slug);
	}
	return is_work;
}

enum err today_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_QUEUE_TODAY, "Hôm nay ở quầy");
	int64_t due[DUE_COUNT];
	struct inbox in;
	bool is_idle = true;

	TRY(inbox_read(rq, &in));
	TRY(queue_counts(&rq->cx, in.cal, in.queues, in.n, in.current, due));
	view_set(v, M_DAY, day_words(rq->cx.arena, instant_day(rq->cx.now)));
	for (size_t i = 0; i < in.n; i++)
		is_idle &= !fill_work(v, &in.queues[i]);
	if (is_idle)
		view_show(v, M_EMPTY);
	return page_send(rq);
}

/* ---- the administrator's overview ---- */

static void say(struct view *v, bool is_fine, const char *words,
			const char *href, const char *label)
{
	struct view *row = view_add(v, M_ROW), *link;

	view_show(row, is_fine ? M_FINE : M_LACKING);
	view_set(row, M_WORDS, words);
	if (href) {
		link = view_add(row, M_LINK);
		view_set(link, M_HREF, href);
		view_set(link, M_LABEL, label);
	}
}

static enum err say_people(struct rq *rq, struct view *v)
{
	struct person_row *rows;
	int64_t total;
	size_t n;

	TRY(people_search(&rq->cx, "", 0, &rows, &n, &total));
	say(v, true,
	    arena_printf(rq->cx.arena, "%lld tài khoản", (long long)total),
	    "/can-bo/quan-tri/tai-khoan", "Mở danh sách");
	return OK;
}

static enum err say_contacts(struct rq *rq, struct view *v)
{
	struct arena *arena = rq->cx.arena;
	struct contact *list;
	const char *code;
	struct unit u;
	size_t n;

	TRY(contact_lacking(&rq->cx, instant_day(rq->cx.now), &list, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(unit_load(&rq->cx, list[i].unit, &u));
		code = u.code;
		say(v, false,
		    arena_printf(arena, "%s %s", list[i].name,
				 !*list[i].address ?
					 "chưa có địa chỉ" :
					 "chưa công bố số điện thoại"),
		    arena_printf(arena, "/can-bo/quan-tri/don-vi/%s", code),
		    "Ghi");
	}
	if (!n)
		say(v, true, "Mọi Bộ phận Một cửa có địa chỉ và số điện thoại",
		    "/can-bo/quan-tri/don-vi", "Mở cây đơn vị");
	return OK;
}

static enum err say_calendar(struct rq *rq, struct view *v)
{
	struct arena *arena = rq->cx.arena;
	struct calendar_year_row *years;
	unsigned year, m, d;
	const char *words;
	bool is_there = false, is_published = false;
	size_t n;

	day_split(instant_day(rq->cx.now), &year, &m, &d);
	TRY(calendar_years(&rq->cx, &years, &n));
	for (size_t i = 0; i < n; i++) {
		if (years[i].year != (int)year + 1)
			continue;
		is_there = true;
		is_published = years[i].is_published;
	}
	words = is_published ? "đã công bố" :
		is_there     ? "chưa công bố: ngày hẹn năm sau là tạm tính" :
			       "chưa có: không tính được ngày hẹn sang năm sau";
	say(v, is_published,
	    arena_printf(arena, "Lịch làm việc năm %u %s", year + 1, words),
	    "/can-bo/quan-tri/lich", "Mở lịch");
	return OK;
}

/* The jobs seal and replay: what they wrote last says whether they run. */
static enum err say_jobs(struct rq *rq, struct view *v)
{
	struct arena *arena = rq->cx.arena;
	struct seal_check check;
	struct seal_head head;
	bool is_fresh;
	enum err err;

	TRY(seal_newest(&rq->cx, &head));
	is_fresh = head.no && rq->cx.now.s - head.at.s < 86400;
	say(v, is_fresh,
	    head.no ? arena_printf(arena,
				   "Nhật ký được niêm phong gần nhất lúc %s",
				   moment_words(arena, head.at)) :
		      "Nhật ký chưa được niêm phong lần nào",
	    NULL, NULL);
	err = seal_check_newest(&rq->cx, &check);
	if (err == ERR_MISSING)
		say(v, false, "Chưa có lần kiểm tra lại nào", NULL, NULL);
	else if (err == OK)
		say(v, seal_check_is_sound(&check),
		    arena_printf(arena, "Kiểm tra lại lúc %s: %s",
				 moment_words(arena, check.at),
				 seal_check_outcome(arena, &check)),
		    NULL, NULL);
	return cx_without(&rq->cx, err, ERR_MISSING) ? OK : err;
}

static void say_disk(struct rq *rq, struct view *v)
{
	struct statvfs fs;
	long long room;

	if (statvfs(boot_var(), &fs) != 0) {
		say(v, false, "Không đọc được dung lượng ổ đĩa", NULL, NULL);
		return;
	}
	room = (long long)((uint64_t)fs.f_bavail * fs.f_frsize);
	say(v, room > (1LL << 30),
	    arena_printf(rq->cx.arena, "Ổ đĩa còn trống %s",
			 text_size(rq->cx.arena, room)),
	    NULL, NULL);
}

enum err admin_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_ADMIN_ADMIN, "Quản trị");

	admin_tabs(v, M_AT_HOME);
	TRY(say_people(rq, v));
	TRY(say_contacts(rq, v));
	TRY(say_calendar(rq, v));
	TRY(say_jobs(rq, v));
	say_disk(rq, v);
	return page_send(rq);
}
