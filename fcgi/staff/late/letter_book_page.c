/* The register of apology letters of a year: a part that prints on A4 across,
 * the whole as a spreadsheet or CSV. */
#include <string.h>

#include "common/page.h"
#include "document/form/late_book.h"
#include "domain/apology/letter_book.h"
#include "domain/casework/access.h"
#include "domain/ledger/audit.h"
#include "domain/power.h"
#include "staff/pages.h"
#include "staff/paper/books.h"
#include "staff/paper/export.h"
#include "text/text.h"

struct unit_id books_own_lines(const struct rq *rq)
{
	unsigned here = power_somewhere(actor_of(rq), rq->route->roles);

	return here & ~(unsigned)ROLE_DEPT_HEAD ? (struct unit_id){ 0 } :
						  actor_of(rq)->unit;
}

static const char *day_of(struct arena *arena, struct instant at)
{
	return at.s == INSTANT_NONE.s ? "" : day_dmy(arena, instant_day(at));
}

/* "Ai\n25/11/2026", whichever is known. */
static const char *and_day(struct arena *arena, const char *words,
			   struct instant at)
{
	return at.s == INSTANT_NONE.s ? "" :
					arena_printf(arena, "%s\n%s", words,
						     day_of(arena, at));
}

static const char *signer_words(struct arena *arena,
				const struct letter_book_line *l)
{
	return arena_printf(arena, "%s, %s%s%s", l->signer_name,
			    l->signer_title,
			    *l->signed_for_name ? "\nký thay " : "",
			    l->signed_for_name);
}

static void cells_of(struct arena *arena, const struct letter_book_line *l,
		     bool tells, const char *cell[LETTER_BOOK_COLUMNS])
{
	cell[0] = l->number;
	cell[1] = day_of(arena, l->signed_at);
	cell[2] = l->lead_name;
	cell[3] = l->codes;
	cell[4] = tells ? l->applicant : BOOKS_HIDDEN;
	cell[5] = l->is_late && l->is_lost ?
			  "Trễ hẹn; mất, hư hỏng giấy tờ" :
		  l->is_lost ? "Mất, hư hỏng giấy tờ" :
			       "Trễ hẹn";
	cell[6] = l->cause_name;
	cell[7] = l->responsible_name;
	cell[8] = signer_words(arena, l);
	cell[9] = day_of(arena, l->old_due_at);
	cell[10] = day_of(arena, l->new_due_at);
	cell[11] = l->stamped_pages ?
			   arena_printf(arena, "%d trang\n%.12s",
					l->stamped_pages, l->stamped_digest) :
			   "";
	cell[12] = and_day(arena, l->sent_way, l->sent_at);
	cell[13] = and_day(arena, l->reported_to_name, l->reported_at);
	cell[14] = day_of(arena, l->acknowledged_at);
	cell[15] = day_of(arena, l->published_at);
}

static enum err to_file(struct cx *cx, const struct letter_book_line *line,
			void *arg)
{
	const char *cell[LETTER_BOOK_COLUMNS];
	struct export *x = arg;

	cells_of(cx->arena, line, x->tells, cell);
	return export_row(x, cell);
}

static enum err to_page(struct cx *cx, const struct letter_book_line *line,
			void *arg)
{
	const char *cell[LETTER_BOOK_COLUMNS];
	struct slice *slice = arg;

	cells_of(cx->arena, line, slice->tells, cell);
	slice_take(slice, cell);
	return OK;
}

static enum err send_file(struct rq *rq, int year, const char *format)
{
	struct export x CLEANUP(export_done) = { 0 };
	struct arena *arena = rq->cx.arena;
	struct buf out;

	buf_init(&out, arena, EXPORT_MAX);
	TRY(export_open(&rq->cx, format,
			arena_printf(arena, "Sổ thư xin lỗi %d", year),
			letter_book_columns, LETTER_BOOK_COLUMNS, &out, &x));
	x.tells = !access_only_watches(actor_of(rq));
	TRY(letter_book_each(&rq->cx, actor_of(rq)->authority,
			     books_own_lines(rq), year, to_file, &x));
	TRY(audit_list(&rq->cx, actor_of(rq), "letter_book_export",
		       arena_printf(arena, "%d.%s", year, format), x.rows_n));
	TRY(export_close(&x));
	return export_send(rq, &out,
			   arena_printf(arena, "so-thu-xin-loi-%d", year),
			   format);
}

static enum err show_part(struct rq *rq, int year)
{
	struct unit_id own = books_own_lines(rq);
	struct arena *arena = rq->cx.arena;
	struct sheet_tool tools[PARTS_TOOLS];
	struct late_part part = { 0 };
	struct parts parts;
	struct sheet sheet;
	struct slice slice;

	slice_init(rq, LETTER_BOOK_COLUMNS, &slice);
	slice.tells = !access_only_watches(actor_of(rq));
	TRY(letter_book_each(&rq->cx, actor_of(rq)->authority, own, year,
			     to_page, &slice));
	TRY(parts_read(rq, slice.total, &parts));
	TRY(audit_list(&rq->cx, actor_of(rq), "letter_book",
		       arena_printf(arena, "%d/%d", year, parts.part),
		       slice.rows_n));
	part.when = arena_printf(arena, "Năm %d", year);
	part.scope = own.v ? actor_of(rq)->unit_name : "";
	part.cells = slice.cells;
	part.rows_n = slice.rows_n;
	part.part = parts.part;
	part.parts = parts.parts;
	TRY(letterhead_of(rq, actor_of(rq)->authority, actor_of(rq)->authority,
			  rq->cx.now, &part.head));
	letter_book_sheet(arena, &part, text_number(arena, slice.total),
			  &sheet);
	return sheets_show(
		rq, arena_printf(arena, "Sổ thư xin lỗi năm %d", year), &sheet,
		1, tools,
		parts_tools(arena,
			    arena_printf(arena, "/can-bo/so/thu-xin-loi/%d",
					 year),
			    "", &parts, "cả năm", tools));
}

enum err letter_book_show(struct rq *rq)
{
	const char *format;
	int year;

	if (!books_read_year(rq, &year, &format))
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Không có sổ của năm này. Sổ thư xin lỗi có từ"
			      " năm %d đến năm nay.",
			      PERIOD_FIRST_YEAR);
	return *format ? send_file(rq, year, format) : show_part(rq, year);
}
