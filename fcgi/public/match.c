/* Paper against software, by unit: the public number, as a page and as CSV. */
#include "base/buf.h"
#include "common/page.h"
#include "domain/citizen/claim.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"
#include "text/csv.h"
#include "text/text.h"

#define CSV_MAX (512 * 1024)
#define COLUMNS 9

static const char *last_day(struct rq *rq, const struct unit_match *m)
{
	return m->last_count.s == INSTANT_NONE.s ?
		       "" :
		       day_dmy(rq->cx.arena, instant_day(m->last_count));
}

static void fill_row(struct rq *rq, struct view *v, const struct unit_match *m)
{
	struct arena *arena = rq->cx.arena;
	const char *day = last_day(rq, m);

	view_set(v, M_UNIT, m->name);
	view_set(v, M_COUNT, text_number(arena, m->counts));
	view_set(v, M_DAY, *day ? day : "chưa kiểm kê");
	view_set(v, M_OPENED, text_number(arena, m->opened));
	view_set(v, M_CLOSED, text_number(arena, m->closed));
	view_set(v, M_OPEN, text_number(arena, m->open));
	view_set(v, M_LATE, text_number(arena, m->late));
}

enum err match_show(struct rq *rq)
{
	struct unit_match *list;
	struct view *v;
	size_t n;

	TRY(claim_numbers(&rq->cx, &list, &n));
	v = page_public(rq, T_PUBLIC_MATCH, "Đối chiếu hồ sơ giấy");
	view_set(v, M_UPDATED, moment_words(rq->cx.arena, rq->cx.now));
	if (!n) {
		view_show(v, M_EMPTY);
		return page_send(rq);
	}
	v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(v, M_ROW), &list[i]);
	return page_send(rq);
}

static const char *number(struct rq *rq, int64_t n)
{
	return arena_printf(rq->cx.arena, "%lld", (long long)n);
}

enum err match_csv(struct rq *rq)
{
	static const char *const titles[COLUMNS] = {
		"Mã đơn vị", "Đơn vị", "Số cuộc kiểm kê",
		"Ngày kiểm kê gần nhất", "Sai lệch đã mở", "Đã xử lý",
		"Đang xử lý", "Trong đó quá hạn", "Tính đến"
	};
	struct unit_match *list;
	struct buf csv;
	size_t n;

	TRY(claim_numbers(&rq->cx, &list, &n));
	buf_init(&csv, rq->cx.arena, CSV_MAX);
	csv_row(&csv, titles, COLUMNS);
	for (size_t i = 0; i < n; i++) {
		const struct unit_match *m = &list[i];
		const char *const cells[COLUMNS] = {
			m->code,
			m->name,
			number(rq, m->counts),
			last_day(rq, m),
			number(rq, m->opened),
			number(rq, m->closed),
			number(rq, m->open),
			number(rq, m->late),
			instant_iso(rq->cx.arena, rq->cx.now),
		};

		csv_row(&csv, cells, COLUMNS);
	}
	TRY(buf_err(&csv));
	res_header(rq, "Content-Disposition",
		   "attachment; filename=\"doi-chieu.csv\"");
	return res_bytes(rq, 200, "text/csv; charset=utf-8", csv.data,
			 csv.len);
}
