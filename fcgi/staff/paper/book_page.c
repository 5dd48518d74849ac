/*
 * The register of the year: a part that prints on A4 across, and the whole
 * book as a spreadsheet or CSV, read in pieces.
 */
#include <stdlib.h>
#include <string.h>

#include "common/page.h"
#include "document/form/register.h"
#include "domain/casework/access.h"
#include "domain/catalogue/rule.h"
#include "domain/clock/period.h"
#include "domain/desk/book.h"
#include "domain/desk/handover_day.h"
#include "domain/ledger/audit.h"
#include "domain/power.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "staff/paper/books.h"
#include "staff/paper/export.h"
#include "staff/queue/start.h"
#include "text/text.h"

_Static_assert(PART_LINES == BOOK_PAGE, "a part is a page of the book");

struct volume {
	int year;
	const char *format; /* "" page, "xlsx", "csv" */
	int64_t total;
	struct parts parts;
	struct day today;
	bool tells; /* who a dossier is of */
};

static int year_of(struct day day)
{
	unsigned year, month, dom;

	day_split(day, &year, &month, &dom);
	return (int)year;
}

bool books_read_year(struct rq *rq, int *ret_year, const char **ret_format)
{
	const char *name;
	struct period p;

	if (!export_split(rq->cx.arena, rq_param(rq, "nam"), &name,
			  ret_format) ||
	    !period_parse(name, &p) || p.kind != PERIOD_YEAR ||
	    p.year > year_of(instant_day(rq->cx.now)))
		return false;
	*ret_year = p.year;
	return true;
}

/* "2026", "2026.xlsx", "2026.csv". */
static enum err read_year(struct rq *rq, struct volume *ret)
{
	ret->today = instant_day(rq->cx.now);
	ret->tells = !access_only_watches(actor_of(rq));
	if (!books_read_year(rq, &ret->year, &ret->format))
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Không có sổ của năm này. Sổ theo dõi hồ sơ có từ"
			      " năm %d đến năm nay.",
			      PERIOD_FIRST_YEAR);
	return OK;
}

static enum err read_part(struct rq *rq, struct volume *ret)
{
	TRY(book_size(&rq->cx, actor_of(rq)->authority, ret->year,
		      &ret->total));
	return parts_read(rq, ret->total, &ret->parts);
}

/* "16:30\n25/11/2026" */
static const char *moment(struct arena *arena, struct instant at)
{
	return at.s == INSTANT_NONE.s ?
		       "" :
		       arena_printf(arena, "%s\n%s", clock_words(arena, at),
				    day_dmy(arena, instant_day(at)));
}

/* Of whom the gate would ask what for, the register tells what, when and
 * where, not who. */
static void hide_person(const char *cell[REGISTER_COLUMNS],
			const struct book_line *line)
{
	cell[2] = line->procedure_name;
	cell[4] = BOOKS_HIDDEN;
	cell[5] = "";
	cell[11] = "";
}

static void cells_of(struct arena *arena, const struct book_line *line,
		     bool tells, const char *cell[REGISTER_COLUMNS])
{
	cell[0] = arena_printf(arena, "%lld", (long long)line->number);
	cell[1] = line->code;
	cell[2] = *line->content ? arena_printf(arena, "%s\n%s",
						line->procedure_name,
						line->content) :
				   line->procedure_name;
	cell[3] = arena_printf(arena, "%02d", line->sets);
	cell[4] = *line->owner_name ? line->owner_name : line->name;
	cell[5] = arena_printf(arena, "%s\n%s", line->address,
			       *line->phone ? line->phone :
					      "không có điện thoại");
	cell[6] = line->lead_unit_name;
	cell[7] = moment(arena, line->received_at);
	cell[8] = moment(arena, line->first_due_at);
	cell[9] = moment(arena, line->returned_at);
	cell[10] = line->receive_way == RECEIVE_BY_POST ? "Bưu chính công ích" :
						 "Tại quầy";
	cell[11] = line->receiver;
	cell[12] = book_note(arena, line);
	if (!tells)
		hide_person(cell, line);
}

static enum err head_of(struct rq *rq, const struct volume *vol,
			struct letterhead *ret)
{
	struct unit_id authority = actor_of(rq)->authority;
	struct unit desk;
	enum err err = unit_of_kind(&rq->cx, authority, "mot_cua", vol->today,
				    &desk);

	/* None, or several: the committee's own head. */
	if (cx_without(&rq->cx, err, ERR_MISSING) ||
	    cx_without(&rq->cx, err, ERR_STATE))
		desk.id = authority;
	else
		TRY(err);
	return letterhead_of(rq, authority, desk.id, rq->cx.now, ret);
}

static enum err fill_part(struct rq *rq, const struct volume *vol,
			  struct register_part *ret)
{
	struct arena *arena = rq->cx.arena;
	struct day last = day_join((unsigned)vol->year, 12, 31);
	struct book_line *lines;
	struct unit seat;
	const char **cells;

	TRY(book_read(&rq->cx, actor_of(rq)->authority, vol->year,
		      (int64_t)(vol->parts.part - 1) * BOOK_PAGE + 1, BOOK_PAGE,
		      &lines, &ret->rows_n));
	TRY(unit_load(&rq->cx, actor_of(rq)->authority, &seat));
	cells = arena_array(arena, ret->rows_n * REGISTER_COLUMNS + 1,
			    sizeof(*cells));
	for (size_t i = 0; i < ret->rows_n; i++) {
		/* The head has said the ward: a page holds more lines. */
		lines[i].lead_unit_name = unit_within(
			arena, lines[i].lead_unit_name, seat.name);
		cells_of(arena, &lines[i], vol->tells, &cells[i * REGISTER_COLUMNS]);
	}
	ret->cells = cells;
	ret->year = vol->year;
	ret->part = vol->parts.part;
	ret->parts = vol->parts.parts;
	ret->total = text_number(arena, vol->total);
	ret->through = vol->today.n > last.n ? "" :
					       day_long(arena, vol->today);
	TRY(rule_set_of(&rq->cx, vol->today.n < last.n ? vol->today : last,
			&ret->rule_set));
	return head_of(rq, vol, &ret->head);
}

static enum err show_part(struct rq *rq, struct volume *vol)
{
	struct register_part part;
	struct sheet_tool tools[PARTS_TOOLS];
	struct sheet sheet;
	size_t n;

	TRY(read_part(rq, vol));
	TRY(fill_part(rq, vol, &part));
	TRY(audit_list(&rq->cx, actor_of(rq), "register",
		       arena_printf(rq->cx.arena, "%d/%d", vol->year,
				    vol->parts.part),
		       part.rows_n));
	register_sheet(rq->cx.arena, &part, &sheet);
	n = parts_tools(rq->cx.arena,
			arena_printf(rq->cx.arena, "/can-bo/so/theo-doi/%d",
				     vol->year),
			"", &vol->parts, "cả năm", tools);
	return sheets_show(rq,
			   arena_printf(rq->cx.arena,
					"Sổ theo dõi hồ sơ năm %d, phần %d",
					vol->year, vol->parts.part),
			   &sheet, 1, tools, n);
}

/* ---- the whole book ---- */

static enum err export_line(struct cx *cx, const struct book_line *line,
			    void *arg)
{
	const char *cell[REGISTER_COLUMNS];
	struct export *x = arg;

	cells_of(cx->arena, line, x->tells, cell);
	return export_row(x, cell);
}

static enum err export_book(struct rq *rq, const struct volume *vol)
{
	struct export x CLEANUP(export_done) = { 0 };
	struct arena *arena = rq->cx.arena;
	struct buf out;

	buf_init(&out, arena, EXPORT_MAX);
	TRY(export_open(&rq->cx, vol->format,
			arena_printf(arena, "Sổ theo dõi %d", vol->year),
			register_columns, REGISTER_COLUMNS, &out, &x));
	x.tells = vol->tells;
	TRY(book_each(&rq->cx, actor_of(rq)->authority, vol->year, export_line,
		      &x));
	TRY(audit_list(&rq->cx, actor_of(rq), "register_export",
		       arena_printf(arena, "%d.%s", vol->year, vol->format),
		       x.rows_n));
	TRY(export_close(&x));
	return export_send(rq, &out,
			   arena_printf(arena, "so-theo-doi-%d", vol->year),
			   vol->format);
}

enum err book_show(struct rq *rq)
{
	struct volume vol;

	TRY(read_year(rq, &vol));
	return *vol.format ? export_book(rq, &vol) : show_part(rq, &vol);
}

/* ---- which books there are ---- */

#define DAYS_BACK 7

static enum err list_days(struct rq *rq, struct view *v, unsigned roles)
{
	static const struct {
		enum handover_what what;
		const char *slug, *pattern, *label;
	} lists[] = {
		{ GIVEN_PAPERS, "ban-giao", "/can-bo/so/ban-giao/:ngay",
		  "Biên bản giao nhận hồ sơ giấy" },
		{ GIVEN_RESULTS, "ket-qua", "/can-bo/so/ket-qua/:ngay",
		  "Phiếu bàn giao kết quả" },
		{ GIVEN_TO_POST, "buu-chinh", "/can-bo/so/buu-chinh/:ngay",
		  "Danh sách giao bưu chính công ích" },
	};
	struct day today = instant_day(rq->cx.now);
	struct handover_count *days;
	struct unit from;
	size_t n;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct view *list;

		if (!(roles & route_roles(lists[i].pattern)))
			continue;
		list = view_add(v, M_LIST);
		view_set(list, M_LABEL, lists[i].label);
		TRY(giving_unit(rq, lists[i].what, today, &from));
		TRY(handover_days(&rq->cx, from.id,
				  (struct day){ today.n - DAYS_BACK + 1 },
				  lists[i].what, &days, &n));
		if (!n)
			view_show(list, M_EMPTY);
		for (size_t k = n; k-- > 0;) {
			struct view *row = view_add(list, M_DAY_LINK);

			view_setf(row, M_HREF, "/can-bo/so/%s/%s",
				  lists[i].slug,
				  day_iso(rq->cx.arena, days[k].day));
			view_set(row, M_DAY,
				 day_dmy(rq->cx.arena, days[k].day));
			view_set_int(row, M_COUNT, days[k].n);
		}
	}
	return OK;
}

/* The period that runs and the one before, by month and by quarter; the year. */
static void list_periods(struct rq *rq, struct view *v)
{
	struct day today = instant_day(rq->cx.now);
	struct arena *arena = rq->cx.arena;

	v = view_add(v, M_LATE_LISTS);
	for (int k = 0; k < 5; k++) {
		struct period p = period_of(k == 4 ? PERIOD_YEAR :
					    k / 2  ? PERIOD_QUARTER :
						     PERIOD_MONTH,
					    today);
		struct view *row = view_add(v, M_PERIOD);

		if (k % 2)
			p = period_before(&p);
		view_set(row, M_CODE, period_code(arena, &p));
		view_set(row, M_LABEL,
			 text_sentence(arena, period_words(arena, &p)));
	}
}

static void list_years(struct rq *rq, struct view *v, unsigned roles)
{
	int year = year_of(instant_day(rq->cx.now));

	for (int i = 0; i < 3 && roles & route_roles("/can-bo/so/theo-doi/:nam");
	     i++)
		view_set_int(view_add(v, M_BOOK), M_YEAR, year - i);
	if (!(roles & route_roles("/can-bo/so/thu-xin-loi/:nam")))
		return;
	v = view_add(v, M_LETTER_BOOKS);
	for (int i = 0; i < 3; i++)
		view_set_int(view_add(v, M_YEAR_LINK), M_YEAR, year - i);
}

enum err books_show(struct rq *rq)
{
	unsigned roles = power_somewhere(actor_of(rq), ~0u);
	struct view *v = page_staff(rq, T_STAFF_PAPER_BOOKS, "Sổ và danh sách");

	list_years(rq, v, roles);
	if (roles & route_roles("/can-bo/so/tre-han/:ky"))
		list_periods(rq, v);
	if (roles & route_roles("/can-bo/bao-cao"))
		view_show(v, M_REPORTS);
	TRY(list_days(rq, v, roles));
	return page_send(rq);
}
