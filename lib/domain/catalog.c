#include "domain/catalog.h"

#include <string.h>

#include "base/text.h"
#include "db/db.h"

#define PER_PAGE 20
#define WORDS_MAX 4

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
STMT(q_channels, "i", "siiissss",
     "SELECT channel, seq, term_halves, next_day_minute, term_unit,"
     " term_text, COALESCE(term_note, ''), term_confidence"
     " FROM public_channel WHERE version_id = ?"
     " ORDER BY FIELD(channel, 'truc_tiep', 'truc_tuyen', 'bcci'), seq"
     " LIMIT 50");
STMT(q_fees, "i", "siisss",
     "SELECT channel, channel_seq, amount, per, kind, COALESCE(text, '')"
     " FROM public_fee WHERE version_id = ?"
     " ORDER BY channel, channel_seq, seq LIMIT 200");
STMT(q_documents, "i", "isiisis",
     "SELECT seq, name, originals, copies, COALESCE(form, ''), is_required,"
     " COALESCE(note, '') FROM public_document WHERE version_id = ?"
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
			       &unit, &c->term_text, &c->term_note,
			       &c->term_confidence))
			return OK;
		c->label = channel_label(c->channel);
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
	int64_t seq, originals, copies, required;
	struct document d;

	TRY(db_query(cx, q_documents, &rows, p->id.v));
	p->documents =
		arena_array(cx->arena, rows.n + 1, sizeof(*p->documents));
	while (rows_next(&rows, &seq, &d.name, &originals, &copies, &d.form,
			 &required, &d.note)) {
		d.seq = (int)seq;
		d.originals = (int)originals;
		d.copies = (int)copies;
		d.is_required = required == 1;
		p->documents[p->documents_n++] = d;
	}
	return OK;
}

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
		if (kind[0] == 's')
			p->steps[p->steps_n++] = line;
		else if (kind[0] == 'r')
			p->results[p->results_n++] = line;
		else
			p->bases[p->bases_n++] = line;
	}
	return OK;
}

static enum err load_parts(struct cx *cx, struct procedure *p)
{
	TRY(load_channels(cx, p));
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
	const char *asked = text_code(cx->arena, code);
	enum err err;
	int64_t sets;

	*ret = (struct procedure){ 0 };
	err = db_one(cx, q_by_code, asked, on, on, INTO_VERSION(ret));
	if (err == ERR_MISSING)
		err = db_one(cx, q_by_code, short_code(cx->arena, asked), on,
			     on, INTO_VERSION(ret));
	if (err == ERR_MISSING)
		return refuse(cx, ERR_MISSING, "thu_tuc",
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

const char *fee_words(struct arena *arena, const struct fee *fee)
{
	if (fee->text && *fee->text)
		return fee->text;
	if (fee->amount == INT_NONE)
		return "Theo quy định hiện hành";
	if (fee->amount == 0)
		return "Miễn phí";
	return arena_printf(arena, "%s đồng/%s",
			    text_number(arena, fee->amount), fee->per);
}

/* The term and fee shown in a list are those at the counter, else the first. */
#define BRIEF_COLUMNS                                                        \
	"p.id, p.code, p.name, p.field, p.level,"                            \
	" COALESCE((SELECT c.term_text FROM public_channel c"                \
	"  WHERE c.version_id = p.id ORDER BY FIELD(c.channel, 'truc_tiep'," \
	"  'truc_tuyen', 'bcci'), c.seq LIMIT 1), ''),"                      \
	" (SELECT f.amount FROM public_fee f WHERE f.version_id = p.id"      \
	"  ORDER BY FIELD(f.channel, 'truc_tiep', 'truc_tuyen', 'bcci'),"    \
	"  f.channel_seq, f.seq LIMIT 1),"                                   \
	" (SELECT COUNT(*) FROM public_fee f WHERE f.version_id = p.id),"    \
	" p.valid_from, p.valid_to"
#define BRIEF_OUT "isssssiidd"

/* The newest version of a code that has begun; the catalogue is some hundred
 * rows, read whole. */
#define NEWEST                                                              \
	" NOT EXISTS (SELECT 1 FROM public_procedure n"                     \
	"  WHERE n.code = p.code AND COALESCE(n.valid_from, '1900-01-01')"  \
	"  <= ? AND (COALESCE(n.valid_from, '1900-01-01'), n.id) >"         \
	"  (COALESCE(p.valid_from, '1900-01-01'), p.id))"

STMT(q_search, "dddissssssssii", BRIEF_OUT,
     "SELECT " BRIEF_COLUMNS " FROM public_procedure p WHERE " NEWEST
     " AND COALESCE(p.valid_from, '1900-01-01') <= ?"
     " AND (p.valid_to IS NULL OR p.valid_to >= ? OR ? = 1)"
     " AND p.search LIKE CONCAT('%', ?, '%')"
     " AND p.search LIKE CONCAT('%', ?, '%')"
     " AND p.search LIKE CONCAT('%', ?, '%')"
     " AND p.search LIKE CONCAT('%', ?, '%')"
     " AND (? = '' OR p.field_slug = ?) AND (? = '' OR p.level = ?)"
     " ORDER BY p.name, p.code LIMIT ? OFFSET ?");
STMT(q_search_count, "dddissssssss", "i",
     "SELECT COUNT(*) FROM public_procedure p WHERE " NEWEST
     " AND COALESCE(p.valid_from, '1900-01-01') <= ?"
     " AND (p.valid_to IS NULL OR p.valid_to >= ? OR ? = 1)"
     " AND p.search LIKE CONCAT('%', ?, '%')"
     " AND p.search LIKE CONCAT('%', ?, '%')"
     " AND p.search LIKE CONCAT('%', ?, '%')"
     " AND p.search LIKE CONCAT('%', ?, '%')"
     " AND (? = '' OR p.field_slug = ?) AND (? = '' OR p.level = ?)");
STMT(q_versions, "s", BRIEF_OUT,
     "SELECT " BRIEF_COLUMNS " FROM public_procedure p WHERE p.code = ?"
     " ORDER BY COALESCE(p.valid_from, '1900-01-01') DESC, p.id DESC"
     " LIMIT 100");
STMT(q_brief, "sdd", BRIEF_OUT,
     "SELECT " BRIEF_COLUMNS " FROM public_procedure p WHERE p.code = ?"
     " ORDER BY (COALESCE(p.valid_from, '1900-01-01') <= ?"
     "  AND (p.valid_to IS NULL OR p.valid_to >= ?)) DESC,"
     " COALESCE(p.valid_from, '1900-01-01') DESC, p.id DESC LIMIT 1");
STMT(q_fields, "ddd", "ssi",
     "SELECT p.field_slug, MIN(p.field), COUNT(*) FROM public_procedure p"
     " WHERE " NEWEST " AND COALESCE(p.valid_from, '1900-01-01') <= ?"
     " AND (p.valid_to IS NULL OR p.valid_to >= ?)"
     " GROUP BY p.field_slug ORDER BY COUNT(*) DESC, p.field_slug LIMIT 100");

static bool next_brief(struct cx *cx, struct rows *rows, struct day today,
		       struct procedure_brief *ret)
{
	struct day from;
	int64_t fees;
	struct fee fee = { .per = "hồ sơ" };

	if (!rows_next(rows, &ret->id.v, &ret->code, &ret->name, &ret->field,
		       &ret->level, &ret->term_text, &fee.amount, &fees, &from,
		       &ret->valid_to))
		return false;
	ret->valid_from = from;
	ret->fee_text = fees == 0 ? "Không thu phí, lệ phí" :
				    fee_words(cx->arena, &fee);
	ret->is_in_force = (from.n == DAY_NONE.n || from.n <= today.n) &&
			   (ret->valid_to.n == DAY_NONE.n ||
			    ret->valid_to.n >= today.n);
	return true;
}

static void take_briefs(struct cx *cx, struct rows *rows,
			struct procedure_brief **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct procedure_brief *list =
		arena_array(cx->arena, rows->n + 1, sizeof(*list));
	size_t n = 0;

	while (next_brief(cx, rows, today, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
}

enum err catalog_versions(struct cx *cx, const char *code,
			  struct procedure_brief **ret, size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_versions, &rows, code));
	take_briefs(cx, &rows, ret, ret_n);
	return OK;
}

enum err catalog_brief(struct cx *cx, const char *code, struct day on,
		       struct procedure_brief *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_brief, &rows, code, on, on));
	return next_brief(cx, &rows, on, ret) ? OK : ERR_MISSING;
}

/* At most WORDS_MAX words, the rest joined to the last; "" matches all. '%'
 * and '_' never pass the folding of what people type, but a typed one may. */
static void split_words(struct cx *cx, const char *typed,
			const char *words[WORDS_MAX])
{
	char *at = text_fold(cx->arena, typed);
	size_t n = 0;

	for (char *c = at; *c; c++) {
		if (*c == '%' || *c == '_' || *c == '\\')
			*c = ' ';
	}
	for (size_t i = 0; i < WORDS_MAX; i++)
		words[i] = "";
	while (*at && n < WORDS_MAX) {
		size_t len = strcspn(at, " ");

		if (n == WORDS_MAX - 1)
			len = strlen(at);
		if (len)
			words[n++] = arena_strndup(cx->arena, at, len);
		at += len;
		at += strspn(at, " ");
	}
}

/* A code may be typed long: its first eight characters find it. */
static const char *maybe_code(struct cx *cx, const char *typed)
{
	const char *code = text_code(cx->arena, typed);

	return strlen(code) >= 8 && code[1] == '.' ?
		       short_code(cx->arena, code) :
		       typed;
}

enum err catalog_search(struct cx *cx, const struct catalog_query *q,
			struct procedure_brief **ret, size_t *ret_n,
			int64_t *ret_total)
{
	struct day today = instant_day(cx->now);
	const char *words[WORDS_MAX];
	int64_t ended = q->with_ended;
	struct rows rows;

	split_words(cx, maybe_code(cx, q->words), words);
	TRY(db_one(cx, q_search_count, today, today, today, ended, words[0],
		   words[1], words[2], words[3], q->field, q->field, q->level,
		   q->level, ret_total));
	TRY(db_query(cx, q_search, &rows, today, today, today, ended, words[0],
		     words[1], words[2], words[3], q->field, q->field,
		     q->level, q->level, (int64_t)PER_PAGE,
		     (int64_t)PER_PAGE * (q->page - 1)));
	take_briefs(cx, &rows, ret, ret_n);
	return OK;
}

enum err catalog_fields(struct cx *cx, struct day on, struct field_count **ret,
			size_t *ret_n)
{
	struct rows rows;
	struct field_count *list;
	size_t n = 0;

	TRY(db_query(cx, q_fields, &rows, on, on, on));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].slug, &list[n].name, &list[n].n))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}
