/*
 * The open data as files under VAR/public, for nginx alone: each .csv and .json
 * is written beside its place, synced and renamed, and the dictionary, which
 * has the moment and the digest of all, last.  Everything at the start, when the
 * dictionary is gone and once a day; else, hourly, what has changed.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "domain/citizen/late_public.h"
#include "domain/figures/open_data.h"
#include "http/json.h"
#include "secret/secret.h"
#include "text/csv.h"
#include "worker/jobs.h"

#define VERSION 1
#define EVERY_S 3600
#define LINE_MAX_ (64 * 1024)
#define FILES_MAX 1000
#define MONTHS_MAX 480
#define LATE_PAGE 1000
#define DICTIONARY "tu-dien.json"
#define LICENCE                                                              \
	"Dữ liệu mở của cơ quan nhà nước theo Nghị định 47/2020/NĐ-CP: được"  \
	" tự do sử dụng, kết hợp, chia sẻ lại, kể cả cho mục đích thương mại;" \
	" khi dùng phải ghi nguồn và thời điểm của số liệu."

/* Both files of a table while they are written. */
struct pair_file {
	struct cx *cx;
	const struct data_table *table;
	FILE *csv, *json;
	struct arena *arena; /* of a line */
	int64_t lines;
};

static const char *place(struct cx *cx, const char *var, const char *name,
			 const char *ending)
{
	return arena_printf(cx->arena, "%s/public/%s%s", var, name, ending);
}

static enum err cannot(struct cx *cx, const char *path)
{
	return fail(cx, ERR_INTERNAL, "%s cannot be written", path);
}

static enum err put(struct pair_file *p, FILE *f, const struct buf *b)
{
	if (buf_err(b) != OK || fwrite(b->data, 1, b->len, f) != b->len)
		return cannot(p->cx, p->table->name);
	return OK;
}

/* Numbers stand as they are; csv_cell() would guard a minus. */
static void csv_line(struct buf *b, const struct data_table *t,
		     const char *const *cells)
{
	for (size_t i = 0; i < t->n; i++) {
		if (i)
			buf_putc(b, ',');
		if (cells && t->columns[i].is_number)
			buf_puts(b, cells[i]);
		else
			csv_cell(b, cells ? cells[i] : t->columns[i].name);
	}
	buf_puts(b, "\r\n");
}

static void json_line(struct buf *b, const struct data_table *t,
		      const char *const *cells)
{
	struct json_out out;

	json_begin(&out, b);
	json_open(&out, NULL, '{');
	for (size_t i = 0; i < t->n; i++) {
		const struct data_column *c = &t->columns[i];

		if (c->is_number)
			json_put_int(&out, c->name, atoll(cells[i]));
		else
			json_put(&out, c->name, *cells[i] ? cells[i] : NULL);
	}
	json_close(&out, '}');
}

static enum err put_line(void *arg, const char *const *cells)
{
	struct pair_file *p = arg;
	struct buf b;
	enum err err;

	arena_reset(p->arena);
	buf_init(&b, p->arena, LINE_MAX_);
	csv_line(&b, p->table, cells);
	err = put(p, p->csv, &b);
	if (err != OK)
		return err;
	buf_init(&b, p->arena, LINE_MAX_);
	buf_puts(&b, p->lines++ ? ",\n" : "\n");
	json_line(&b, p->table, cells);
	return put(p, p->json, &b);
}

static FILE *begin(struct cx *cx, const char *path)
{
	const char *beside = arena_printf(cx->arena, "%s.new", path);
	int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	if (fd < 0)
		return NULL;
	return fchmod(fd, 0644) == 0 ? fdopen(fd, "w") : NULL;
}

static enum err end(struct cx *cx, FILE *f, const char *path)
{
	const char *beside = arena_printf(cx->arena, "%s.new", path);
	bool ok = f && fflush(f) == 0 && !ferror(f) && fsync(fileno(f)) == 0;

	if (f)
		ok = fclose(f) == 0 && ok;
	return ok && rename(beside, path) == 0 ? OK : cannot(cx, path);
}

/* No half of a file stays. */
static void give_up(struct cx *cx, FILE *f, const char *path)
{
	if (f)
		fclose(f);
	unlink(arena_printf(cx->arena, "%s.new", path));
}

/* What fills a table. */
struct filling {
	const struct board *board;
	const struct period *month; /* of the dossiers */
};

static const char *day_or(struct arena *arena, struct instant at)
{
	return at.s == INSTANT_NONE.s ? "" : day_iso(arena, instant_day(at));
}

static enum err late_line(struct cx *cx, const struct late_row *r,
			  const struct data_sink *to)
{
	const char *const cells[] = {
		r->code,
		r->field,
		r->authority_code,
		r->unit_code,
		day_iso(cx->arena, (struct day){ r->late_since.n - 1 }),
		day_or(cx->arena, r->finished_at),
		r->class_code,
		late_letter_words(r->letter),
		r->letter_number,
		day_or(cx->arena, r->reappointed_at),
	};

	return to->line(to->arg, cells);
}

static enum err fill_late(struct cx *cx, const struct data_sink *to)
{
	const struct late_filter all = { .unit = "", .cause = "",
					 .first = DAY_NONE,
					 .last = DAY_NONE };
	struct late_row *rows;
	size_t n = LATE_PAGE;

	for (int64_t skip = 0; n == LATE_PAGE; skip += LATE_PAGE) {
		TRY(late_rows(cx, &all, skip, LATE_PAGE, &rows, &n));
		for (size_t i = 0; i < n; i++)
			TRY(late_line(cx, &rows[i], to));
	}
	return OK;
}

static enum err fill(struct cx *cx, enum data_of of, const struct filling *f,
		     const struct data_sink *to)
{
	switch (of) {
	case DATA_DAYS:
		return data_days(cx, f->board, to);
	case DATA_DOSSIERS:
		return data_dossiers(cx, f->board, f->month, to);
	case DATA_LATE:
		return fill_late(cx, to);
	case DATA_PROCEDURES:
		return data_procedures(cx, to);
	case DATA_UNITS:
		return data_units(cx, f->board, to);
	case DATA_COUNT:
		break;
	}
	return OK;
}

static const char *moment(struct arena *arena, struct instant at)
{
	return arena_printf(arena, "%s+07:00", instant_iso(arena, at));
}

static enum err pour(struct pair_file *p, enum data_of of,
		     const struct filling *f)
{
	const struct data_sink sink = { put_line, p };
	struct buf head;

	buf_init(&head, p->cx->arena, LINE_MAX_);
	csv_line(&head, p->table, NULL);
	TRY(put(p, p->csv, &head));
	if (fprintf(p->json, "{\"phien_ban\":%d,\"tinh_den\":\"%s\",\"dong\":[",
		    VERSION, moment(p->cx->arena, f->board->as_of)) < 0)
		return cannot(p->cx, p->table->name);
	TRY(fill(p->cx, of, f, &sink));
	return fputs("\n]}\n", p->json) < 0 ? cannot(p->cx, p->table->name) :
					      OK;
}

/* One table, in an arena of its own. */
static enum err write_table(struct cx *cx, const char *var, const char *name,
			    enum data_of of, const struct filling *f)
{
	struct cx part = *cx;
	struct pair_file p = { .cx = &part, .table = data_table(of) };
	const char *csv, *json;
	enum err err, closed;

	part.arena = arena_new();
	p.arena = arena_new();
	csv = place(&part, var, name, ".csv");
	json = place(&part, var, name, ".json");
	p.csv = begin(&part, csv);
	p.json = begin(&part, json);
	err = p.csv && p.json ? pour(&p, of, f) : cannot(&part, csv);
	if (err == OK) {
		err = end(&part, p.csv, csv);
		closed = end(&part, p.json, json);
		err = err == OK ? closed : err;
	} else {
		give_up(&part, p.csv, csv);
		give_up(&part, p.json, json);
	}
	cx_keep_fault(cx, &part);
	arena_free(p.arena);
	arena_free(part.arena);
	return err;
}

/* ---- the dictionary ---- */

static void put_columns(struct json_out *out, const struct data_table *t)
{
	json_open(out, "truong", '[');
	for (size_t i = 0; i < t->n; i++) {
		const struct data_column *c = &t->columns[i];

		json_open(out, NULL, '{');
		json_put(out, "ten", c->name);
		json_put(out, "y_nghia", c->meaning);
		json_put(out, "don_vi_tinh", *c->unit ? c->unit : NULL);
		json_put(out, "nguon", c->source);
		json_put(out, "tu_phien_ban", c->since);
		json_put_bool(out, "la_so", c->is_number);
		json_close(out, '}');
	}
	json_close(out, ']');
}

static enum err digest_file(struct cx *cx, const char *path, char hex[65],
			    int64_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct digest digest;
	struct stat st;
	void *data = MAP_FAILED;

	if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0)
		data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			    fd, 0);
	if (fd >= 0)
		close(fd);
	if (data == MAP_FAILED)
		return fail(cx, ERR_MISSING, "%s cannot be read", path);
	digest = sha256(data, (size_t)st.st_size);
	munmap(data, (size_t)st.st_size);
	digest_hex(&digest, hex);
	*size = st.st_size;
	return OK;
}

static enum err put_file(struct cx *cx, const char *var, struct json_out *out,
			 const char *name, const char *ending)
{
	const char *path = place(cx, var, name, ending);
	char hex[65];
	int64_t size = 0;

	TRY(digest_file(cx, path, hex, &size));
	json_open(out, NULL, '{');
	json_put(out, "tep", arena_printf(cx->arena, "%s%s", name, ending));
	json_put_int(out, "byte", size);
	json_put(out, "sha256", hex);
	json_close(out, '}');
	return OK;
}

static enum err put_table(struct cx *cx, const char *var, struct json_out *out,
			  enum data_of of, const struct period *months,
			  size_t n)
{
	const struct data_table *t = data_table(of);

	json_open(out, NULL, '{');
	json_put(out, "ten", t->name);
	json_put(out, "la_gi", t->what);
	put_columns(out, t);
	json_open(out, "cac_tep", '[');
	for (size_t i = 0; i < (of == DATA_DOSSIERS ? n : 1); i++) {
		const char *name = of == DATA_DOSSIERS ?
					   data_month_name(cx->arena,
							   &months[i]) :
					   t->name;

		TRY(put_file(cx, var, out, name, ".csv"));
		TRY(put_file(cx, var, out, name, ".json"));
	}
	json_close(out, ']');
	json_close(out, '}');
	return OK;
}

static enum err write_dictionary(struct cx *cx, const char *var,
				 const struct board *b,
				 const struct period *months, size_t n)
{
	const char *path = place(cx, var, DICTIONARY, "");
	struct json_out out;
	struct buf buf;
	FILE *f;

	buf_init(&buf, cx->arena, 4 * 1024 * 1024);
	json_begin(&out, &buf);
	json_open(&out, NULL, '{');
	json_put_int(&out, "phien_ban", VERSION);
	json_put(&out, "tinh_den", moment(cx->arena, b->as_of));
	json_put(&out, "giay_phep", LICENCE);
	json_open(&out, "bang", '[');
	for (int i = 0; i < DATA_COUNT; i++)
		TRY(put_table(cx, var, &out, (enum data_of)i, months, n));
	json_close(&out, ']');
	json_close(&out, '}');
	buf_putc(&buf, '\n');
	TRY(buf_err(&buf));
	f = begin(cx, path);
	if (!f || fwrite(buf.data, 1, buf.len, f) != buf.len) {
		give_up(cx, f, path);
		return cannot(cx, path);
	}
	return end(cx, f, path);
}

/* ---- when, and what of it ---- */

static size_t months_of(const struct board *b, struct period *ret)
{
	struct period month = period_of(PERIOD_MONTH, instant_day(b->as_of));
	size_t n = 0;

	for (; n < MONTHS_MAX && b->first_month.n != DAY_NONE.n &&
	       month.last.n >= b->first_month.n;
	     month = period_before(&month))
		ret[n++] = month;
	return n;
}

struct written {
	int64_t event; /* up to which the files say all; -1: none is written */
	struct instant at;
	struct day day;
};

static bool is_due(struct cx *cx, const char *var, const struct written *w,
		   const struct board *b, int64_t event)
{
	struct stat st;

	if (b->as_of.s == INSTANT_NONE.s)
		return false;
	if (w->event < 0 || stat(place(cx, var, DICTIONARY, ""), &st) != 0)
		return true;
	return cx->now.s - w->at.s >= EVERY_S &&
	       (event != w->event || instant_day(b->as_of).n != w->day.n);
}

static enum err write_all(struct cx *cx, const char *var,
			  const struct board *b, const struct period *again,
			  size_t again_n)
{
	static const enum data_of whole[] = { DATA_DAYS, DATA_LATE,
					      DATA_PROCEDURES, DATA_UNITS };
	struct period months[MONTHS_MAX];
	struct filling f = { .board = b };
	size_t n = months_of(b, months);

	for (size_t i = 0; i < again_n; i++) {
		f.month = &again[i];
		TRY(write_table(cx, var, data_month_name(cx->arena, f.month),
				DATA_DOSSIERS, &f));
	}
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		TRY(write_table(cx, var, data_table(whole[i])->name, whole[i],
				&f));
	return write_dictionary(cx, var, b, months, n);
}

/* All months; or those of whoever has something new. */
static enum err again(struct cx *cx, const struct written *w,
		      const struct board *b, int64_t event, bool is_all,
		      struct period *ret, size_t *ret_n)
{
	if (is_all) {
		*ret_n = months_of(b, ret);
		return OK;
	}
	return data_months(cx, w->event, event, ret, MONTHS_MAX, ret_n);
}

enum err job_open_data(struct cx *cx, const char *var)
{
	static struct written w = { .event = -1 };
	struct period months[MONTHS_MAX];
	struct stat st;
	struct board b;
	int64_t event;
	bool is_all;
	size_t n;

	TRY(board_begin(cx, &b));
	TRY(data_counted(cx, &event));
	if (!is_due(cx, var, &w, &b, event))
		return OK;
	is_all = w.event < 0 || w.day.n != instant_day(b.as_of).n ||
		 stat(place(cx, var, DICTIONARY, ""), &st) != 0;
	TRY(again(cx, &w, &b, event, is_all, months, &n));
	TRY(write_all(cx, var, &b, months, n));
	w = (struct written){ event, cx->now, instant_day(b.as_of) };
	log_line(LOG_INFO, "event=open-data months=%zu all=%d as_of=%s", n,
		 is_all, instant_iso(cx->arena, b.as_of));
	return OK;
}
