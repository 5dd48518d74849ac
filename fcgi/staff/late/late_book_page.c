/*
 * The list of late dossiers of a period: a part that prints on A4 across with
 * the sums and the digest of the very file that ".csv" gives, and that file.
 */
#include <string.h>

#include "common/page.h"
#include "document/form/late_book.h"
#include "domain/ledger/audit.h"
#include "staff/pages.h"
#include "staff/paper/books.h"
#include "staff/paper/export.h"
#include "text/text.h"

enum filter { ALL, WITH_LETTER, WITHOUT_LETTER };

static const struct {
	const char *code, *query, *words, *label;
} filters[] = {
	[ALL] = { "", "", "", "Tất cả" },
	[WITH_LETTER] = { "co", "thu=co", "hồ sơ đã có thư xin lỗi đóng dấu",
			  "Đã có thư" },
	[WITHOUT_LETTER] = { "khong", "thu=khong",
			     "hồ sơ chưa có thư xin lỗi đóng dấu",
			     "Chưa có thư" },
};

struct list {
	enum filter filter;
	int64_t n; /* lines listed */
	struct late_totals totals;
	struct export *file;
	struct slice *slice; /* NULL: the file alone */
};

static const char *letter_words(struct arena *arena, const struct late_line *l)
{
	if (!l->has_letter)
		return "Chưa có";
	return *l->letter_number ?
		       arena_printf(arena, "%s\n%s", l->letter_number,
				    letter_state_name(l->letter)) :
		       letter_state_name(l->letter);
}

static const char *cause_words(struct arena *arena, const struct late_line *l)
{
	return *l->cause_name ? arena_printf(arena, "%s: %s", l->class_name,
					     l->cause_name) :
				l->class_name;
}

static const char *day_of(struct arena *arena, struct instant at,
			  const char *none)
{
	return at.s == INSTANT_NONE.s ? none :
					day_dmy(arena, instant_day(at));
}

/* "12/11/2026", the date before a published closing moved it, and what a
 * correction would have given, with its mark. */
static const char *due_words(struct arena *arena, const struct late_line *l)
{
	const char *due = day_of(arena, l->due_at, "");

	if (l->promised_at.s != INSTANT_NONE.s)
		due = arena_printf(arena, "%s\nTrước khi dời theo lịch nghỉ: %s",
				   due, day_of(arena, l->promised_at, ""));
	return l->adjusted_due_at.s == INSTANT_NONE.s ?
		       due :
		       arena_printf(arena, "%s\nĐã điều chỉnh: %s", due,
				    day_of(arena, l->adjusted_due_at, ""));
}

static void cells_of(struct arena *arena, int64_t number,
		     const struct late_line *l, const char *cell[LATE_COLUMNS])
{
	cell[0] = arena_printf(arena, "%lld", (long long)number);
	cell[1] = l->code;
	cell[2] = l->procedure_name;
	cell[3] = l->lead_name;
	cell[4] = day_of(arena, l->received_at, "");
	cell[5] = due_words(arena, l);
	cell[6] = day_of(arena, l->finished_at, "Chưa xong");
	cell[7] = arena_printf(arena, "%d", l->work_days_late);
	cell[8] = cause_words(arena, l);
	cell[9] = l->words;
	cell[10] = l->has_explanation ?
			   explanation_state_name(l->explanation) :
			   "Chưa mở";
	cell[11] = l->co_units;
	cell[12] = letter_words(arena, l);
	cell[13] = day_of(arena, l->reappointed_at, "");
}

static enum err take(struct cx *cx, const struct late_line *line, void *arg)
{
	const char *cell[LATE_COLUMNS];
	struct list *list = arg;

	late_count(&list->totals, line);
	if ((list->filter == WITH_LETTER && !line->is_registered) ||
	    (list->filter == WITHOUT_LETTER && line->is_registered))
		return OK;
	cells_of(cx->arena, ++list->n, line, cell);
	if (list->slice)
		slice_take(list->slice, cell);
	return export_row(list->file, cell);
}

enum err late_csv(struct cx *cx, const struct late_scope *scope,
		  struct buf *csv, struct late_totals *totals)
{
	struct export x CLEANUP(export_done) = { 0 };
	struct list list = { .file = &x };

	TRY(export_open(cx, "csv", "", late_columns, LATE_COLUMNS, csv, &x));
	TRY(late_each(cx, scope, take, &list));
	*totals = list.totals;
	return export_close(&x);
}

struct asked {
	struct late_scope scope;
	const char *code, *format;
	enum filter filter;
};

/* "2026-11", "2026-q4.csv"; of a period that has begun. */
static enum err read_asked(struct rq *rq, struct asked *ret)
{
	const char *thu = rq_arg(rq, "thu");

	if (!export_split(rq->cx.arena, rq_param(rq, "ky"), &ret->code,
			  &ret->format) ||
	    !period_parse(ret->code, &ret->scope.period) ||
	    ret->scope.period.first.n > instant_day(rq->cx.now).n)
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Không có danh sách của kỳ này. Kỳ là tháng"
			      " (2026-11), quý (2026-q4) hoặc năm (2026), từ năm"
			      " %d đến nay.",
			      PERIOD_FIRST_YEAR);
	ret->scope.authority = actor_of(rq)->authority;
	ret->scope.lead = books_own_lines(rq);
	ret->filter = ALL;
	for (size_t i = 1; thu && i <= WITHOUT_LETTER; i++) {
		if (strcmp(thu, filters[i].code) == 0)
			ret->filter = (enum filter)i;
	}
	return OK;
}

static const char *file_name(struct arena *arena, const struct asked *a)
{
	return arena_printf(arena, "tre-han-%s%s%s", a->code,
			    a->filter == ALL ? "" : "-thu-",
			    filters[a->filter].code);
}

static enum err send_file(struct rq *rq, const struct asked *a)
{
	struct export x CLEANUP(export_done) = { 0 };
	struct list list = { .filter = a->filter, .file = &x };
	struct arena *arena = rq->cx.arena;
	struct buf out;

	buf_init(&out, arena, EXPORT_MAX);
	TRY(export_open(&rq->cx, a->format,
			arena_printf(arena, "Trễ hẹn %s", a->code),
			late_columns, LATE_COLUMNS, &out, &x));
	TRY(late_each(&rq->cx, &a->scope, take, &list));
	TRY(audit_list(&rq->cx, actor_of(rq), "late_list_export",
		       arena_printf(arena, "%s.%s", a->code, a->format),
		       x.rows_n));
	TRY(export_close(&x));
	return export_send(rq, &out, file_name(arena, a), a->format);
}

/* What is listed, to files, to the other filters, and on to the unit above. */
static size_t tools_of(struct rq *rq, const struct asked *a,
		       const struct parts *parts,
		       struct sheet_tool tools[PARTS_TOOLS + 4])
{
	struct arena *arena = rq->cx.arena;
	const char *base = arena_printf(arena, "/can-bo/so/tre-han/%s",
					a->code);
	size_t n = 0;

	for (size_t i = 0; i <= WITHOUT_LETTER; i++) {
		if (i == a->filter)
			continue;
		tools[n++] = (struct sheet_tool){
			arena_printf(arena, "%s%s%s", base,
				     *filters[i].query ? "?" : "",
				     filters[i].query),
			filters[i].label
		};
	}
	n += parts_tools(arena, base, filters[a->filter].query, parts,
			 "cả kỳ", tools + n);
	if (late_report_may_send(actor_of(rq)) &&
	    !late_report_refusal(arena, &a->scope.period, rq->cx.now))
		tools[n++] = (struct sheet_tool){
			arena_printf(arena, "/can-bo/gui-bao-cao/%s", a->code),
			"Báo cáo cấp trên"
		};
	return n;
}

static enum err fill_part(struct rq *rq, const struct asked *a,
			  const struct slice *slice, const struct parts *parts,
			  struct late_part *ret)
{
	struct arena *arena = rq->cx.arena;

	ret->when = text_sentence(arena,
				  period_words(arena, &a->scope.period));
	ret->scope = a->scope.lead.v ? actor_of(rq)->unit_name : "";
	ret->cells = slice->cells;
	ret->rows_n = slice->rows_n;
	ret->part = parts->part;
	ret->parts = parts->parts;
	return letterhead_of(rq, a->scope.authority, a->scope.authority,
			     rq->cx.now, &ret->head);
}

static enum err show(struct rq *rq, const struct asked *a,
		     const struct list *list, const struct parts *parts,
		     const struct buf *csv)
{
	struct digest digest = sha256(csv->data, csv->len);
	struct sheet_tool tools[PARTS_TOOLS + 4];
	struct arena *arena = rq->cx.arena;
	struct late_part part = { 0 };
	struct sheet sheet;
	char hex[65];

	digest_hex(&digest, hex);
	TRY(fill_part(rq, a, list->slice, parts, &part));
	late_sheet(arena, &part,
		   &(struct late_sums){
			   text_number(arena, list->totals.late),
			   text_number(arena, list->totals.with_letter),
			   text_number(arena, list->totals.without_letter),
			   text_number(arena, list->totals.explained),
			   filters[a->filter].words, arena_strdup(arena, hex) },
		   &sheet);
	return sheets_show(rq,
			   arena_printf(arena, "Hồ sơ trễ hẹn, %s",
					period_words(arena, &a->scope.period)),
			   &sheet, 1, tools, tools_of(rq, a, parts, tools));
}

static enum err show_part(struct rq *rq, const struct asked *a)
{
	struct export x CLEANUP(export_done) = { 0 };
	struct arena *arena = rq->cx.arena;
	struct slice slice;
	struct list list = { .filter = a->filter, .file = &x,
			     .slice = &slice };
	struct parts parts;
	struct buf csv;

	slice_init(rq, LATE_COLUMNS, &slice);
	buf_init(&csv, arena, EXPORT_MAX);
	TRY(export_open(&rq->cx, "csv", "", late_columns, LATE_COLUMNS, &csv,
			&x));
	TRY(late_each(&rq->cx, &a->scope, take, &list));
	TRY(export_close(&x));
	TRY(parts_read(rq, slice.total, &parts));
	TRY(audit_list(&rq->cx, actor_of(rq), "late_list",
		       arena_printf(arena, "%s/%d", a->code, parts.part),
		       slice.rows_n));
	return show(rq, a, &list, &parts, &csv);
}

enum err late_book_show(struct rq *rq)
{
	struct asked a;

	TRY(read_asked(rq, &a));
	return *a.format ? send_file(rq, &a) : show_part(rq, &a);
}
