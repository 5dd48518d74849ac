#include "domain/catalogue/catalog.h"

#include <ctype.h>
#include <string.h>

#include "db/db.h"
#include "domain/catalogue/catalog_internal.h"
#include "text/text.h"

#define VERSION_COLUMNS                                                     \
	"id, code, version, name, field, field_slug, level, scope,"         \
	" decision_no, decision_date, decision_issuer, change_type,"        \
	" online_level, subjects, agency_receive, agency_decide,"           \
	" agency_coordinate, sets, conditions, COALESCE(notes, ''),"        \
	" COALESCE(verify_term, ''), confidence, source, valid_from, valid_to"
#define VERSION_OUT "issssssssdsssssssisssssdd"

STMT(q_version, "i", VERSION_OUT,
     "SELECT " VERSION_COLUMNS " FROM public_procedure WHERE id = ?");
/* In force on the day first, then the latest; 8 characters are the code. */
STMT(q_by_code, "sdd", VERSION_OUT,
     "SELECT " VERSION_COLUMNS " FROM public_procedure WHERE code = ?"
     " ORDER BY (COALESCE(valid_from, '1900-01-01') <= ?"
     "  AND (valid_to IS NULL OR valid_to >= ?)) DESC,"
     " COALESCE(valid_from, '1900-01-01') DESC, id DESC LIMIT 1");
STMT(q_channels, "i", "siiisss",
     "SELECT channel, seq, term_halves, next_day_minute, term_unit,"
     " term_text, term_confidence"
     " FROM public_channel WHERE version_id = ?"
     " ORDER BY FIELD(channel, 'truc_tiep', 'truc_tuyen', 'bcci'), seq"
     " LIMIT 50");
STMT(q_kinds, "i", "ssiis",
     "SELECT name, term_unit, term_halves, next_day_minute, term_text"
     " FROM public_case WHERE version_id = ? ORDER BY seq LIMIT 50");
STMT(q_fees, "i", "siisss",
     "SELECT channel, channel_seq, amount, per, kind, COALESCE(text, '')"
     " FROM public_fee WHERE version_id = ?"
     " ORDER BY channel, channel_seq, seq LIMIT 200");
STMT(q_documents, "i", "isiisisi",
     "SELECT seq, name, originals, copies, COALESCE(form, ''), is_required,"
     " COALESCE(note, ''), is_shown FROM public_document WHERE version_id = ?"
     " ORDER BY seq LIMIT 200");
STMT(q_lines, "i", "sss",
     "SELECT kind, text, COALESCE(code, '') FROM public_line"
     " WHERE version_id = ? ORDER BY kind, seq LIMIT 500");

#define INTO_VERSION(p)                                                      \
	&(p)->id.v, &(p)->code, &(p)->version, &(p)->name, &(p)->field,      \
		&(p)->field_slug, &(p)->level, &(p)->scope,                  \
		&(p)->decision_no, &(p)->decision_date,                      \
		&(p)->decision_issuer, &(p)->change_type, &(p)->online_level, \
		&(p)->subjects, &(p)->agency_receive, &(p)->agency_decide,   \
		&(p)->agency_coordinate, &sets, &(p)->conditions,            \
		&(p)->notes, &(p)->verify_term, &(p)->confidence,            \
		&(p)->source, &(p)->valid_from, &(p)->valid_to

static bool in_number(char c)
{
	return isalnum((unsigned char)c) || strchr("./,-", c);
}

/* "03 ngày" -> "3 ngày"; a date, a decree's number, 0,5 stay. */
static const char *no_zeros(struct arena *arena, const char *text)
{
	char *copy = arena_strdup(arena, text), *out = copy;

	for (const char *c = copy; *c; c++) {
		bool starts = c[0] == '0' && isdigit((unsigned char)c[1]) &&
			      (c == copy || !in_number(c[-1]) ||
			       (unsigned char)c[-1] >= 0x80);
		size_t digits = strspn(c, "0123456789");

		if (!starts || digits > 2 || c[digits] == '/')
			*out++ = *c;
	}
	*out = '\0';
	return copy;
}

static const char *channel_label(const char *channel)
{
	if (strcmp(channel, "truc_tiep") == 0)
		return "Trực tiếp";
	if (strcmp(channel, "truc_tuyen") == 0)
		return "Trực tuyến";
	return "Dịch vụ bưu chính";
}

static enum err load_channels(struct cx *cx, struct procedure *p)
{
	struct rows rows;
	const char *unit;
	int64_t seq, halves, minute;

	TRY(db_query(cx, q_channels, &rows, p->id.v));
	p->channels = arena_array(cx->arena, rows.n + 1, sizeof(*p->channels));
	for (;;) {
		struct channel *c = &p->channels[p->channels_n];

		if (!rows_next(&rows, &c->channel, &seq, &halves, &minute,
			       &unit, &c->term_text, &c->term_confidence))
			return OK;
		c->label = channel_label(c->channel);
		c->term_text = term_said(cx->arena, unit, c->term_text,
					 &c->term_note);
		c->has_term = unit != NULL;
		if (c->has_term)
			c->term = term_stored(unit, halves, minute);
		p->channels_n++;
	}
}

/* Channels of one name are numbered from 1 in their order. */
static struct channel *channel_numbered(struct procedure *p, const char *name,
					int64_t seq)
{
	for (size_t i = 0; i < p->channels_n; i++) {
		if (strcmp(p->channels[i].channel, name) == 0 && --seq == 0)
			return &p->channels[i];
	}
	return NULL;
}

static enum err load_fees(struct cx *cx, struct procedure *p)
{
	struct rows rows;
	const char *name;
	int64_t seq;
	struct fee fee;

	TRY(db_query(cx, q_fees, &rows, p->id.v));
	while (rows_next(&rows, &name, &seq, &fee.amount, &fee.per, &fee.kind,
			 &fee.text)) {
		struct channel *c = channel_numbered(p, name, seq);

		if (!c)
			continue;
		if (!c->fees)
			c->fees = arena_array(cx->arena, rows.n,
					      sizeof(*c->fees));
		c->fees[c->fees_n++] = fee;
	}
	return OK;
}

static enum err load_documents(struct cx *cx, struct procedure *p)
{
	struct rows rows;
	int64_t seq, originals, copies, required, shown;
	struct document d;

	TRY(db_query(cx, q_documents, &rows, p->id.v));
	p->documents =
		arena_array(cx->arena, rows.n + 1, sizeof(*p->documents));
	while (rows_next(&rows, &seq, &d.name, &originals, &copies, &d.form,
			 &required, &d.note, &shown)) {
		d.seq = (int)seq;
		d.originals = (int)originals;
		d.copies = (int)copies;
		d.is_required = required == 1;
		d.is_shown = shown == 1;
		p->documents[p->documents_n++] = d;
	}
	return OK;
}

/* What a line of a version is. */
#define LINE_KINDS(W)                \
	W(LINE_UNSAID, "", "")       \
	W(LINE_STEP, "step", "")     \
	W(LINE_RESULT, "result", "") \
	W(LINE_BASIS, "basis", "")
CODES(line_kind, LINE_KINDS);

static enum err load_lines(struct cx *cx, struct procedure *p)
{
	struct rows rows;
	const char *kind;
	struct line line;

	TRY(db_query(cx, q_lines, &rows, p->id.v));
	p->steps = arena_array(cx->arena, rows.n + 1, sizeof(line));
	p->results = arena_array(cx->arena, rows.n + 1, sizeof(line));
	p->bases = arena_array(cx->arena, rows.n + 1, sizeof(line));
	while (rows_next(&rows, &kind, &line.text, &line.code)) {
		enum line_kind is = line_kind_of(kind);

		if (is != LINE_BASIS)
			line.text = no_zeros(cx->arena, line.text);
		if (is == LINE_STEP)
			p->steps[p->steps_n++] = line;
		else if (is == LINE_RESULT)
			p->results[p->results_n++] = line;
		else
			p->bases[p->bases_n++] = line;
	}
	return OK;
}

/* "Nhà ở riêng lẻ: 15 ngày; Công trình khác: 20 ngày". */
const char *kinds_words(struct arena *arena, const char *before,
			const char *name, const char *term)
{
	return arena_printf(arena, "%s%s%s: %s", before, *before ? "; " : "",
			    name, term);
}

/* The way of filing does not change a term that goes by the kind of case. */
static enum err load_kinds(struct cx *cx, struct procedure *p)
{
	struct rows rows;
	const char *unit, *all = "";
	int64_t halves, minute;

	TRY(db_query(cx, q_kinds, &rows, p->id.v));
	p->kinds = arena_array(cx->arena, rows.n + 1, sizeof(*p->kinds));
	for (struct kind *k = p->kinds;
	     rows_next(&rows, &k->name, &unit, &halves, &minute,
		       &k->term_text);
	     k++) {
		k->term = term_stored(unit, halves, minute);
		k->term_text = term_said(cx->arena, unit, k->term_text, NULL);
		all = kinds_words(cx->arena, all, k->name, k->term_text);
		p->kinds_n++;
	}
	for (size_t i = 0; p->kinds_n && i < p->channels_n; i++) {
		p->channels[i].term_text = all;
		p->channels[i].term_note = "";
	}
	return OK;
}

/* Of an ended version: the tariff of its last day. */
static enum err load_tariff(struct cx *cx, struct procedure *p)
{
	struct day on = instant_day(cx->now);
	enum err err;

	if (p->valid_to.n != DAY_NONE.n && p->valid_to.n < on.n)
		on = p->valid_to;
	err = tariff_load(cx, p->code, on, &p->tariff);
	return cx_without(cx, err, ERR_MISSING) ? OK : err;
}

static enum err load_parts(struct cx *cx, struct procedure *p)
{
	p->conditions = no_zeros(cx->arena, p->conditions);
	p->notes = no_zeros(cx->arena, p->notes);
	p->verify_term = no_zeros(cx->arena, p->verify_term);
	TRY(load_channels(cx, p));
	TRY(load_kinds(cx, p));
	TRY(load_tariff(cx, p));
	TRY(load_fees(cx, p));
	TRY(load_documents(cx, p));
	return load_lines(cx, p);
}

enum err catalog_load(struct cx *cx, struct version_id id,
		      struct procedure *ret)
{
	int64_t sets;

	*ret = (struct procedure){ 0 };
	TRY(db_one(cx, q_version, id.v, INTO_VERSION(ret)));
	ret->sets = (int)sets;
	return load_parts(cx, ret);
}

/* All that an importable code is made of; nothing else is kept. */
const char *procedure_code(struct arena *arena, const char *typed)
{
	char *code = arena_strdup(arena, typed), *out = code;

	for (const char *c = code; *c; c++) {
		if (isalnum((unsigned char)*c) || strchr(".-_", *c))
			*out++ = (char)toupper((unsigned char)*c);
	}
	while (out > code && !isalnum((unsigned char)out[-1]))
		out--;
	*out = '\0';
	return code;
}

/* "1.001193.000.00.00.H17" is how Đà Nẵng prints 1.001193. */
static const char *short_code(struct arena *arena, const char *code)
{
	if (strlen(code) > 8 && code[1] == '.' && code[8] == '.')
		return arena_strndup(arena, code, 8);
	return code;
}

enum err catalog_by_code(struct cx *cx, const char *code, struct day on,
			 struct procedure *ret)
{
	const char *asked = procedure_code(cx->arena, code);
	enum err err;
	int64_t sets;

	*ret = (struct procedure){ 0 };
	err = db_one(cx, q_by_code, asked, on, on, INTO_VERSION(ret));
	if (err == ERR_MISSING)
		err = db_one(cx, q_by_code, short_code(cx->arena, asked), on,
			     on, INTO_VERSION(ret));
	if (err == ERR_MISSING)
		return refuse(cx, ERR_MISSING, NULL,
			      "Không có thủ tục nào mang mã này.");
	TRY(err);
	ret->sets = (int)sets;
	return load_parts(cx, ret);
}

bool procedure_in_force(const struct procedure *p, struct day on)
{
	return (p->valid_from.n == DAY_NONE.n || p->valid_from.n <= on.n) &&
	       (p->valid_to.n == DAY_NONE.n || p->valid_to.n >= on.n);
}

const struct channel *procedure_channel(const struct procedure *p,
					const char *channel)
{
	for (size_t i = 0; i < p->channels_n; i++) {
		if (strcmp(p->channels[i].channel, channel) == 0)
			return &p->channels[i];
	}
	return NULL;
}

struct fees procedure_fees(const struct procedure *p, const struct channel *c)
{
	return (struct fees){ .list = c ? c->fees : NULL,
			      .n = c ? c->fees_n : 0,
			      .tariff = &p->tariff };
}

const char *term_said(struct arena *arena, const char *unit, const char *text,
		      const char **ret_note)
{
	const char *rest = "";

	text = no_zeros(arena, text);
	if (unit && strcmp(unit, "SAME_DAY") == 0) {
		rest = strstr(text, "; ");
		if (rest)
			text = arena_strndup(arena, text,
					     (size_t)(rest - text));
		rest = rest ? text_sentence(arena, rest + 2) : "";
	}
	if (ret_note)
		*ret_note = rest;
	return unit || *text ? text : "Chưa công bố";
}

const char *copies_words(struct arena *arena, const struct document *d)
{
	const char *a = "", *b = "";

	if (d->is_shown)
		return "chỉ xuất trình, không nộp";
	if (d->originals)
		a = arena_printf(arena, "%d bản chính", d->originals);
	if (d->copies)
		b = arena_printf(arena, "%d bản sao", d->copies);
	return arena_printf(arena, "%s%s%s", a, *a && *b ? ", " : "", b);
}
