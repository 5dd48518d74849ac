#include "domain/desk/book.h"

#include <string.h>

#include "db/db.h"
#include "domain/casework/move.h"
#include "domain/ledger/event.h"
#include "domain/ledger/pieces.h"

static struct day first_day(int year)
{
	return day_join((unsigned)year, 1, 1);
}

STMT(q_sum, "idd", "i",
     "SELECT COALESCE(SUM(seq), 0) FROM dossier_counter"
     " WHERE authority_id = ? AND day >= ? AND day < ?");

enum err book_size(struct cx *cx, struct unit_id authority, int year,
		   int64_t *ret)
{
	return db_one(cx, q_sum, authority.v, first_day(year),
		      first_day(year + 1), ret);
}

/* The days of a book that have numbers: at most 366. */
struct days {
	struct {
		struct day day;
		int64_t n, before; /* numbers of the day, of earlier days */
	} at[366];
	size_t n;
};

STMT(q_days, "idd", "di",
     "SELECT day, seq FROM dossier_counter WHERE authority_id = ?"
     " AND day >= ? AND day < ? ORDER BY day LIMIT 366");

static enum err read_days(struct cx *cx, struct unit_id authority, int year,
			  struct days *ret)
{
	int64_t before = 0;
	struct rows rows;

	ret->n = 0;
	TRY(db_query(cx, q_days, &rows, authority.v, first_day(year),
		     first_day(year + 1)));
	while (ret->n < 366 && rows_next(&rows, &ret->at[ret->n].day,
					 &ret->at[ret->n].n)) {
		ret->at[ret->n].before = before;
		before += ret->at[ret->n++].n;
	}
	return OK;
}

/* The day on which a number was given; days->n when there is none. */
static size_t day_of_number(const struct days *days, int64_t number)
{
	size_t i = 0;

	while (i < days->n && number > days->at[i].before + days->at[i].n)
		i++;
	return i;
}

static int64_t before_day(const struct days *days, struct day day)
{
	for (size_t i = 0; i < days->n; i++) {
		if (days->at[i].day.n == day.n)
			return days->at[i].before;
	}
	return 0;
}

/* In the order of the numbers' own index, whatever the server guesses, so that
 * a page of a large book reads no more than the page.  `data`: what was said
 * with the moves that end a dossier, newest last. */
struct book_row {
	struct book_line line;
	struct day day;
	int64_t seq;
	const char *data;
};
#define BOOK_ROW(F, C)                                   \
	F("d.day", day, d)                               \
	C("d.seq", seq, i)                               \
	C("d.code", line.code, s)                        \
	C("p.name", line.procedure_name, s)              \
	C("a.content", line.content, s)                  \
	C("d.rule_set", line.rule_set, s)                \
	C("a.sets", line.sets, n)                        \
	C("a.name", line.name, s)                        \
	C("a.owner_name", line.owner_name, s)            \
	C("a.address", line.address, s)                  \
	C("a.phone", line.phone, s)                      \
	C("l.name", line.lead_unit_name, s)              \
	C("d.received_at", line.received_at, t)          \
	C("d.first_due_at", line.first_due_at, t)        \
	C("d.due_at", line.due_at, t)                    \
	C("d.returned_at", line.returned_at, t)          \
	C("d.finished_at", line.finished_at, t)          \
	C("d.receive_way", line.receive_way, e(receive_way)) \
	C("d.state", line.state, e(state))               \
	C("COALESCE(c.code, '')", line.corrects, s)      \
	C("COALESCE((SELECT GROUP_CONCAT(e.data ORDER BY e.seq SEPARATOR '')" \
	  "  FROM event e WHERE e.dossier_id = d.id AND e.move IN ('trinh'," \
	  "  'tra-ket-qua', 'phat-thanh-cong', 'tra-ngay')), '')", \
	  data, s)
READER(next_row, struct book_row, BOOK_ROW)
STMT_ROW(q_lines, "idddii", BOOK_ROW,
	 "SELECT " COLS(BOOK_ROW)
	 " FROM dossier d FORCE INDEX (dossier_number)"
	 " STRAIGHT_JOIN applicant a ON a.dossier_id = d.id"
	 " STRAIGHT_JOIN procedure_version p ON p.id = d.version_id"
	 " STRAIGHT_JOIN unit l ON l.id = d.lead_unit_id"
	 " LEFT JOIN dossier c ON c.id = d.corrects_id"
	 " WHERE d.authority_id = ? AND d.day >= ? AND d.day < ?"
	 " AND (d.day > ? OR d.seq >= ?)"
	 " ORDER BY d.day, d.seq LIMIT ?");

/* Of several lines of one key the last counts: a result may have been drafted
 * more than once. */
static const char *last_value(struct arena *arena, const char *data,
			      const char *key)
{
	size_t len = strlen(key);
	const char *value = "", *at = data;

	while (*at) {
		if (strncmp(at, key, len) == 0 && at[len] == '=')
			value = event_value(arena, at, key);
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	return value;
}

static bool next_line(struct cx *cx, struct rows *rows,
		      const struct days *days, struct book_line *line)
{
	struct book_row r;

	if (!next_row(rows, &r))
		return false;
	*line = r.line;
	line->number = before_day(days, r.day) + r.seq;
	line->receiver = last_value(cx->arena, r.data, "receiver");
	line->result_kind = last_value(cx->arena, r.data, "result_kind");
	return true;
}

static enum err read_piece(struct cx *cx, struct unit_id authority, int year,
			   const struct days *days, int64_t first, int n,
			   struct rows *ret)
{
	size_t i = day_of_number(days, first);

	*ret = (struct rows){ 0 };
	if (i == days->n)
		return OK;
	return db_query(cx, q_lines, ret, authority.v, days->at[i].day,
			first_day(year + 1), days->at[i].day,
			first - days->at[i].before, (int64_t)n);
}

enum err book_read(struct cx *cx, struct unit_id authority, int year,
		   int64_t first, int n, struct book_line **ret, size_t *ret_n)
{
	struct book_line *list;
	struct days days;
	struct rows rows;

	*ret_n = 0;
	TRY(read_days(cx, authority, year, &days));
	TRY(read_piece(cx, authority, year, &days, first, n, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (*ret_n < rows.n && next_line(cx, &rows, &days, &list[*ret_n]))
		(*ret_n)++;
	*ret = list;
	return OK;
}

struct scan {
	struct unit_id authority;
	int year;
	struct days days;
	int64_t first;
	enum err (*take)(struct cx *cx, const struct book_line *line,
			 void *arg);
	void *arg;
};

/* One piece; *ret_n = 0 at the end of the book. */
static enum err scan_piece(struct cx *cx, void *arg, size_t *ret_n)
{
	struct book_line line;
	struct scan *s = arg;
	struct rows rows;

	TRY(read_piece(cx, s->authority, s->year, &s->days, s->first,
		       PIECE_LINES, &rows));
	*ret_n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		if (!next_line(cx, &rows, &s->days, &line))
			break;
		TRY(s->take(cx, &line, s->arg));
		s->first = line.number + 1;
	}
	return OK;
}

enum err book_each(struct cx *cx, struct unit_id authority, int year,
		   enum err (*take)(struct cx *cx, const struct book_line *line,
				    void *arg),
		   void *arg)
{
	struct scan s = { .authority = authority,
			  .year = year,
			  .first = 1,
			  .take = take,
			  .arg = arg };

	TRY(read_days(cx, authority, year, &s.days));
	return pieces_each(cx, scan_piece, &s);
}

STMT(q_place, "i", "idi",
     "SELECT authority_id, day, seq FROM dossier WHERE id = ?");

enum err book_entry(struct cx *cx, struct dossier_id id, int *ret_year,
		    int64_t *ret_number)
{
	struct unit_id authority;
	unsigned year, month, dom;
	struct day day;
	int64_t seq, before;

	TRY(db_one(cx, q_place, id.v, &authority.v, &day, &seq));
	day_split(day, &year, &month, &dom);
	TRY(db_one(cx, q_sum, authority.v, first_day((int)year), day,
		   &before));
	*ret_year = (int)year;
	*ret_number = before + seq;
	return OK;
}

const char *book_note(struct arena *arena, const struct book_line *line)
{
	const char *ended;

	if (*line->corrects)
		return arena_printf(arena, "Đính chính hồ sơ %s",
				    line->corrects);
	ended = state_ended_without(line->state,
				    line->returned_at.s != INSTANT_NONE.s);
	if (ended)
		return ended;
	if (result_kind_of(line->result_kind) == RESULT_REFUSED &&
	    line->finished_at.s != INSTANT_NONE.s)
		return "Từ chối giải quyết";
	if (line->due_at.s != INSTANT_NONE.s &&
	    line->due_at.s != line->first_due_at.s)
		return arena_printf(arena, "Hạn tính lại: %s",
				    day_dmy(arena, instant_day(line->due_at)));
	return "";
}
