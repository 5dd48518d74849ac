/* The list of late dossiers as a table: every row of the filter, in the order
 * of the page.  Each figure of the page is a count of these rows. */
#include "base/buf.h"
#include "common/page.h"
#include "db/db.h"
#include "domain/ledger/pieces.h"
#include "public/late.h"
#include "public/pages.h"
#include "text/csv.h"

#define CSV_MAX (16 * 1024 * 1024) /* some fifty thousand rows */
#define COLUMNS 15

struct pour {
	struct rq *rq;
	struct late_ask ask;
	const struct workcal *cal;
	struct buf csv;
	int64_t done;
};

static const char *day_or_none(struct arena *arena, struct instant at)
{
	return at.s == INSTANT_NONE.s ? "" : day_iso(arena, instant_day(at));
}

static void add_row(struct arena *arena, struct pour *p,
		    const struct late_row *r)
{
	struct instant now = p->rq->cx.now;
	bool is_done = r->finished_at.s != INSTANT_NONE.s;
	struct day due = { r->late_since.n - 1 };
	int days = instant_day(is_done ? r->finished_at : now).n - due.n;
	const char *const cells[COLUMNS] = {
		r->code,
		r->field,
		r->authority_code,
		r->unit_code,
		r->unit_name,
		day_iso(arena, due),
		day_or_none(arena, r->promised_at),
		arena_printf(arena, "%d", late_days(r, now, p->cal)),
		arena_printf(arena, "%d", days),
		is_done ? "Đã có kết quả" : "Chưa có kết quả",
		r->adjust_n ? "Đã điều chỉnh" : "",
		late_cause_words(r->class_code),
		late_letter_words(r->letter),
		r->letter_number,
		day_or_none(arena, r->reappointed_at),
	};

	csv_row(&p->csv, cells, COLUMNS);
}

static enum err pour_piece(struct cx *cx, void *arg, size_t *ret_n)
{
	struct pour *p = arg;
	struct late_row *rows;

	TRY(late_rows(cx, &p->ask.filter, p->done, PIECE_LINES, &rows, ret_n));
	for (size_t i = 0; i < *ret_n; i++)
		add_row(cx->arena, p, &rows[i]);
	p->done += (int64_t)*ret_n;
	return buf_err(&p->csv);
}

/* All pieces see one state: none is there twice, or missed. */
static enum err pour_all(struct cx *cx, void *arg)
{
	return pieces_each(cx, pour_piece, arg);
}

enum err late_csv(struct rq *rq)
{
	static const char *const titles[COLUMNS] = {
		"Mã hồ sơ", "Lĩnh vực", "Mã cơ quan", "Mã đơn vị",
		"Đơn vị chủ trì", "Ngày hẹn", "Ngày hẹn trước khi dời",
		"Số ngày làm việc trễ", "Số ngày trễ theo lịch", "Kết quả",
		"Điều chỉnh", "Nguyên nhân", "Thư xin lỗi", "Số thư",
		"Hẹn lại"
	};
	struct pour p = { .rq = rq };

	TRY(late_asked(rq, &p.ask));
	if (p.ask.problem)
		return refuse(&rq->cx, ERR_MISSING, NULL, "%s", p.ask.problem);
	TRY(late_calendar(rq, &p.cal));
	buf_init(&p.csv, rq->cx.arena, CSV_MAX);
	csv_row(&p.csv, titles, COLUMNS);
	TRY(db_snapshot(&rq->cx, pour_all, &p));
	res_header(rq, "Content-Disposition",
		   "attachment; filename=\"tre-hen.csv\"");
	return res_bytes(rq, 200, "text/csv; charset=utf-8", p.csv.data,
			 p.csv.len);
}
