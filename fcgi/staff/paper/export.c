#include "staff/paper/export.h"

#include <stdlib.h>
#include <string.h>

#include "common/boot.h"
#include "text/csv.h"
#include "text/text.h"

bool export_split(struct arena *arena, const char *address,
		  const char **ret_name, const char **ret_format)
{
	const char *dot = strchr(address, '.');

	*ret_format = dot ? dot + 1 : "";
	*ret_name = dot ? arena_printf(arena, "%.*s", (int)(dot - address),
				       address) :
			  address;
	return !dot || strcmp(dot, ".csv") == 0 || strcmp(dot, ".xlsx") == 0;
}

static enum err open_book(struct cx *cx, const char *name, struct export *x)
{
	const char **titles = arena_array(cx->arena, x->columns_n,
					  sizeof(*titles));
	double *widths = arena_array(cx->arena, x->columns_n,
				     sizeof(*widths));

	for (size_t i = 0; i < x->columns_n; i++) {
		titles[i] = x->columns[i].title;
		widths[i] = x->columns[i].width * 0.75;
	}
	return spreadsheet_open(cx->arena,
				arena_printf(cx->arena, "%s/tmp/staff",
					     boot_var()),
				name, titles, widths, x->columns_n, &x->book);
}

static enum err open_csv(struct cx *cx, struct export *x)
{
	const char **titles = arena_array(cx->arena, x->columns_n,
					  sizeof(*titles));

	for (size_t i = 0; i < x->columns_n; i++)
		titles[i] = x->columns[i].title;
	buf_puts(x->out, "\xef\xbb\xbf"); /* Excel: this is UTF-8 */
	csv_row(x->out, titles, x->columns_n);
	return buf_err(x->out);
}

enum err export_open(struct cx *cx, const char *format, const char *name,
		     const struct layout_column *columns, size_t columns_n,
		     struct buf *out, struct export *ret)
{
	*ret = (struct export){ .columns = columns,
				.columns_n = columns_n,
				.out = out };
	return strcmp(format, "xlsx") == 0 ? open_book(cx, name, ret) :
					     open_csv(cx, ret);
}

enum err export_row(struct export *x, const char *const *cells)
{
	x->rows_n++;
	if (x->book)
		return spreadsheet_row(x->book, cells);
	csv_row(x->out, cells, x->columns_n);
	return buf_err(x->out);
}

enum err export_close(struct export *x)
{
	return x->book ? spreadsheet_close(x->book, x->out) :
			 buf_err(x->out);
}

void export_done(struct export *x)
{
	spreadsheet_done(&x->book);
}

enum err export_send(struct rq *rq, const struct buf *bytes, const char *name,
		     const char *format)
{
	res_header(rq, "Content-Disposition",
		   arena_printf(rq->cx.arena,
				"attachment; filename=\"%s.%s\"", name,
				format));
	rq->res.body = *bytes;
	rq->res.status = 200;
	rq->res.content_type =
		strcmp(format, "csv") == 0 ?
			"text/csv; charset=utf-8" :
			"application/"
			"vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	return OK;
}

/* From 1; what is no number is the first. */
static int part_asked(struct rq *rq)
{
	const char *part = rq_arg(rq, "phan");

	return part && text_is_digits(part) && strlen(part) < 7 ? atoi(part) :
								  1;
}

enum err parts_read(struct rq *rq, int64_t total, struct parts *ret)
{
	ret->part = part_asked(rq);
	ret->parts = (int)((total + PART_LINES - 1) / PART_LINES);
	if (ret->parts < 1)
		ret->parts = 1;
	if (ret->part < 1 || ret->part > ret->parts)
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Sổ, danh sách này chỉ có %d phần.", ret->parts);
	return OK;
}

static struct sheet_tool part_tool(struct arena *arena, const char *base,
				   const char *query, int part,
				   const char *label)
{
	return (struct sheet_tool){
		arena_printf(arena, "%s?%s%sphan=%d", base, query,
			     *query ? "&" : "", part),
		label
	};
}

static struct sheet_tool file_tool(struct arena *arena, const char *base,
				   const char *query, const char *format,
				   const char *label)
{
	return (struct sheet_tool){
		arena_printf(arena, "%s.%s%s%s", base, format,
			     *query ? "?" : "", query),
		label
	};
}

size_t parts_tools(struct arena *arena, const char *base, const char *query,
		   const struct parts *p, const char *whole,
		   struct sheet_tool tools[PARTS_TOOLS])
{
	size_t n = 0;

	if (p->part > 1)
		tools[n++] = part_tool(arena, base, query, p->part - 1,
				       "Phần trước");
	if (p->part < p->parts)
		tools[n++] = part_tool(arena, base, query, p->part + 1,
				       "Phần sau");
	tools[n++] = file_tool(arena, base, query, "xlsx",
			       arena_printf(arena, "Bảng tính %s", whole));
	tools[n++] = file_tool(arena, base, query, "csv",
			       arena_printf(arena, "CSV %s", whole));
	tools[n++] = (struct sheet_tool){ "/can-bo/so", "Các sổ" };
	return n;
}

void slice_init(struct rq *rq, size_t columns_n, struct slice *ret)
{
	int part = part_asked(rq);

	*ret = (struct slice){
		.arena = rq->cx.arena,
		.columns_n = columns_n,
		.first = (int64_t)(part > 0 ? part - 1 : 0) * PART_LINES,
		.cells = arena_array(rq->cx.arena, PART_LINES * columns_n,
				     sizeof(*ret->cells)),
	};
}

void slice_take(struct slice *s, const char *const *cells)
{
	int64_t at = s->total++;

	if (at < s->first || at >= s->first + PART_LINES)
		return;
	for (size_t i = 0; i < s->columns_n; i++)
		s->cells[s->rows_n * s->columns_n + i] =
			arena_strdup(s->arena, cells[i]);
	s->rows_n++;
}
