/*
 * The register of the year: a part that prints on A4 across, and the whole
 * book as a spreadsheet or CSV, read in pieces.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common/boot.h"
#include "common/page.h"
#include "document/register.h"
#include "document/spreadsheet.h"
#include "domain/audit.h"
#include "domain/book.h"
#include "domain/rule.h"
#include "markers.h"
#include "staff/pages.h"
#include "staff/sheet_page.h"

/* 60 000 lines of 600 bytes. */
#define EXPORT_MAX (64 * 1024 * 1024)
#define FIRST_YEAR 2018 /* Decree 61/2018 */

struct volume {
	int year;
	const char *format; /* "" page, "xlsx", "csv" */
	int64_t total;
	int part, parts;
	struct day today;
};

static int year_of(struct day day)
{
	unsigned year, month, dom;

	day_split(day, &year, &month, &dom);
	return (int)year;
}

/* "2026", "2026.xlsx", "2026.csv". */
static enum err read_year(struct rq *rq, struct volume *ret)
{
	const char *part = rq_param(rq, "nam"), *dot = strchr(part, '.');
	size_t len = dot ? (size_t)(dot - part) : strlen(part);

	ret->format = dot ? dot + 1 : "";
	ret->today = instant_day(rq->cx.now);
	ret->year = len == 4 && strspn(part, "0123456789") == 4 ? atoi(part) :
								  0;
	if ((*ret->format && strcmp(ret->format, "xlsx") != 0 &&
	     strcmp(ret->format, "csv") != 0) ||
	    ret->year < FIRST_YEAR || ret->year > year_of(ret->today))
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Không có sổ của năm này. Sổ theo dõi hồ sơ có từ"
			      " năm %d đến năm nay.",
			      FIRST_YEAR);
	return OK;
}

static enum err read_part(struct rq *rq, struct volume *ret)
{
	const char *part = rq_arg(rq, "phan");

	TRY(book_size(&rq->cx, actor_of(rq)->authority, ret->year,
		      &ret->total));
	ret->parts = (int)((ret->total + BOOK_PAGE - 1) / BOOK_PAGE);
	if (ret->parts < 1)
		ret->parts = 1;
	ret->part = part && text_is_digits(part) && strlen(part) < 7 ?
			    atoi(part) :
			    1;
	if (ret->part < 1 || ret->part > ret->parts)
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Sổ năm %d chỉ có %d phần.", ret->year,
			      ret->parts);
	return OK;
}

/* "16:30\n25/11/2026" */
static const char *moment(struct arena *arena, struct instant at)
{
	return at.s == INSTANT_NONE.s ?
		       "" :
		       arena_printf(arena, "%s\n%s", clock_words(arena, at),
				    day_dmy(arena, instant_day(at)));
}

static void cells_of(struct arena *arena, const struct book_line *line,
		     const char *cell[REGISTER_COLUMNS])
{
	cell[0] = arena_printf(arena, "%lld", (long long)line->number);
	cell[1] = line->code;
	cell[2] = *line->content ? arena_printf(arena, "%s\n%s",
						line->procedure_name,
						line->content) :
				   line->procedure_name;
	cell[3] = arena_printf(arena, "%02d", line->sets);
	cell[4] = *line->owner_name ? line->owner_name : line->name;
	cell[5] = arena_printf(arena, "%s\n%s", line->address, line->phone);
	cell[6] = line->lead_unit_name;
	cell[7] = moment(arena, line->received_at);
	cell[8] = moment(arena, line->first_due_at);
	cell[9] = moment(arena, line->returned_at);
	cell[10] = line->receive_way[0] == 'b' ? "Bưu chính công ích" :
						 "Tại quầy";
	cell[11] = line->receiver;
	cell[12] = book_note(arena, line);
}

static enum err head_of(struct rq *rq, const struct volume *vol,
			struct letterhead *ret)
{
	struct unit_id authority = actor_of(rq)->authority;
	struct unit desk;
	enum err err = unit_of_kind(&rq->cx, authority, "mot_cua", vol->today,
				    &desk);

	if (err == ERR_MISSING)
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
	const char **cells;

	TRY(book_read(&rq->cx, actor_of(rq)->authority, vol->year,
		      (int64_t)(vol->part - 1) * BOOK_PAGE + 1, BOOK_PAGE,
		      &lines, &ret->rows_n));
	cells = arena_array(arena, ret->rows_n * REGISTER_COLUMNS + 1,
			    sizeof(*cells));
	for (size_t i = 0; i < ret->rows_n; i++)
		cells_of(arena, &lines[i], &cells[i * REGISTER_COLUMNS]);
	ret->cells = cells;
	ret->year = vol->year;
	ret->part = vol->part;
	ret->parts = vol->parts;
	ret->total = text_number(arena, vol->total);
	ret->through = vol->today.n > last.n ? "" :
					       day_long(arena, vol->today);
	TRY(rule_set_of(&rq->cx, vol->today.n < last.n ? vol->today : last,
			&ret->rule_set));
	return head_of(rq, vol, &ret->head);
}

static size_t tools_of(struct rq *rq, const struct volume *vol,
		       struct sheet_tool tools[5])
{
	struct arena *arena = rq->cx.arena;
	const char *book = arena_printf(arena, "/can-bo/so/theo-doi/%d",
					vol->year);
	size_t n = 0;

	if (vol->part > 1)
		tools[n++] = (struct sheet_tool){
			arena_printf(arena, "%s?phan=%d", book, vol->part - 1),
			"Phần trước"
		};
	if (vol->part < vol->parts)
		tools[n++] = (struct sheet_tool){
			arena_printf(arena, "%s?phan=%d", book, vol->part + 1),
			"Phần sau"
		};
	tools[n++] = (struct sheet_tool){ arena_printf(arena, "%s.xlsx", book),
					  "Bảng tính cả năm" };
	tools[n++] = (struct sheet_tool){ arena_printf(arena, "%s.csv", book),
					  "CSV cả năm" };
	tools[n++] = (struct sheet_tool){ "/can-bo/so", "Các sổ" };
	return n;
}

static enum err show_part(struct rq *rq, struct volume *vol)
{
	struct register_part part;
	struct sheet_tool tools[5];
	struct sheet sheet;
	size_t n;

	TRY(read_part(rq, vol));
	TRY(fill_part(rq, vol, &part));
	TRY(audit_list(&rq->cx, actor_of(rq), "register",
		       arena_printf(rq->cx.arena, "%d/%d", vol->year,
				    vol->part),
		       part.rows_n));
	register_sheet(rq->cx.arena, &part, &sheet);
	n = tools_of(rq, vol, tools);
	return sheets_show(rq,
			   arena_printf(rq->cx.arena,
					"Sổ theo dõi hồ sơ năm %d, phần %d",
					vol->year, vol->part),
			   &sheet, 1, tools, n);
}

/* ---- the whole book ---- */

struct export {
	struct spreadsheet *book; /* NULL: CSV */
	struct buf *csv;
	size_t rows_n;
};

static enum err export_line(struct cx *cx, const struct book_line *line,
			    void *arg)
{
	struct export *e = arg;
	const char *cell[REGISTER_COLUMNS];

	cells_of(cx->arena, line, cell);
	e->rows_n++;
	if (e->book)
		return spreadsheet_row(e->book, cell);
	csv_row(e->csv, cell, REGISTER_COLUMNS);
	return buf_err(e->csv);
}

static enum err send(struct rq *rq, const struct volume *vol,
		     const char *type, const struct buf *bytes)
{
	res_header(rq, "Content-Disposition",
		   arena_printf(rq->cx.arena,
				"attachment; filename=\"so-theo-doi-%d.%s\"",
				vol->year, vol->format));
	rq->res.body = *bytes;
	rq->res.status = 200;
	rq->res.content_type = type;
	return OK;
}

static enum err export_all(struct rq *rq, const struct volume *vol,
			   struct export *e)
{
	TRY(book_each(&rq->cx, actor_of(rq)->authority, vol->year, export_line,
		      e));
	return audit_list(&rq->cx, actor_of(rq), "register_export",
			  arena_printf(rq->cx.arena, "%d.%s", vol->year,
				       vol->format),
			  e->rows_n);
}

static void titles_of(const char *titles[REGISTER_COLUMNS],
		      double widths[REGISTER_COLUMNS])
{
	for (size_t i = 0; i < REGISTER_COLUMNS; i++) {
		titles[i] = register_columns[i].title;
		widths[i] = register_columns[i].width * 0.75;
	}
}

static enum err export_csv(struct rq *rq, const struct volume *vol)
{
	const char *titles[REGISTER_COLUMNS];
	double widths[REGISTER_COLUMNS];
	struct buf out;
	struct export e = { .csv = &out };

	titles_of(titles, widths);
	buf_init(&out, rq->cx.arena, EXPORT_MAX);
	buf_puts(&out, "\xef\xbb\xbf"); /* Excel: this is UTF-8 */
	csv_row(&out, titles, REGISTER_COLUMNS);
	TRY(export_all(rq, vol, &e));
	return send(rq, vol, "text/csv; charset=utf-8", &out);
}

static enum err export_xlsx(struct rq *rq, const struct volume *vol)
{
	struct spreadsheet *book CLEANUP(spreadsheet_done) = NULL;
	const char *titles[REGISTER_COLUMNS];
	double widths[REGISTER_COLUMNS];
	struct arena *arena = rq->cx.arena;
	struct export e = { 0 };
	struct buf out;

	titles_of(titles, widths);
	TRY(spreadsheet_open(arena, arena_printf(arena, "%s/tmp", boot_var()),
			     arena_printf(arena, "Sổ theo dõi %d", vol->year),
			     titles, widths, REGISTER_COLUMNS, &book));
	e.book = book;
	TRY(export_all(rq, vol, &e));
	buf_init(&out, arena, EXPORT_MAX);
	TRY(spreadsheet_close(book, &out));
	return send(rq, vol,
		    "application/"
		    "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		    &out);
}

enum err book_show(struct rq *rq)
{
	struct volume vol;

	TRY(read_year(rq, &vol));
	if (strcmp(vol.format, "csv") == 0)
		return export_csv(rq, &vol);
	if (strcmp(vol.format, "xlsx") == 0)
		return export_xlsx(rq, &vol);
	return show_part(rq, &vol);
}

/* ---- which books there are ---- */

/* Who may open an address: what the table of routes says. */
static unsigned roles_of(const char *pattern)
{
	for (size_t i = 0; i < staff_routes_n; i++) {
		if (strcmp(staff_routes[i].pattern, pattern) == 0)
			return staff_routes[i].roles;
	}
	return ROLE_NONE;
}

static void list_days(struct rq *rq, struct view *v, unsigned roles)
{
	static const struct {
		const char *slug, *pattern, *label;
	} lists[] = {
		{ "ban-giao", "/can-bo/so/ban-giao/:ngay",
		  "Biên bản giao nhận hồ sơ giấy" },
		{ "ket-qua", "/can-bo/so/ket-qua/:ngay",
		  "Phiếu bàn giao kết quả" },
		{ "buu-chinh", "/can-bo/so/buu-chinh/:ngay",
		  "Danh sách giao bưu chính công ích" },
	};
	struct day today = instant_day(rq->cx.now);

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct view *list;

		if (!(roles & roles_of(lists[i].pattern)))
			continue;
		list = view_add(v, M_LIST);
		view_set(list, M_LABEL, lists[i].label);
		for (int back = 0; back < 7; back++) {
			struct day day = { today.n - back };
			struct view *row = view_add(list, M_DAY_LINK);

			view_setf(row, M_HREF, "/can-bo/so/%s/%s",
				  lists[i].slug,
				  day_iso(rq->cx.arena, day));
			view_set(row, M_DAY, day_dmy(rq->cx.arena, day));
		}
	}
}

enum err books_show(struct rq *rq)
{
	unsigned roles = actor_of(rq)->roles;
	struct view *v = page_staff(rq, T_STAFF_BOOKS, "Sổ và danh sách");
	int year = year_of(instant_day(rq->cx.now));

	for (int i = 0; i < 3 && roles & roles_of("/can-bo/so/theo-doi/:nam");
	     i++)
		view_set_int(view_add(v, M_BOOK), M_YEAR, year - i);
	list_days(rq, v, roles);
	return page_send(rq, 200);
}
