#include "domain/catalogue/catalog_search.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/catalogue/catalog_internal.h"
#include "domain/catalogue/search_words.h"
#include "text/text.h"

/* The catalogue is some hundred rows, read whole: each with the term of its
 * first way of filing, the counter's where there is one. */
#define BRIEF_SELECT                                                         \
	"SELECT p.id, p.code, p.version, p.name, p.search, p.field,"         \
	" p.field_slug, p.level, COALESCE(p.decision_no, ''), p.valid_from," \
	" p.valid_to, COALESCE(u.n, 0), COALESCE(c.channel, ''),"            \
	" c.term_unit, COALESCE(c.term_text, '')"                            \
	" FROM public_procedure p"                                           \
	" LEFT JOIN public_use u ON u.code = p.code"                         \
	" LEFT JOIN public_channel c ON c.version_id = p.id AND c.seq = 1"   \
	"  AND c.channel = (SELECT k.channel FROM public_channel k"          \
	"   WHERE k.version_id = p.id ORDER BY"                              \
	"   FIELD(k.channel, 'truc_tiep', 'truc_tuyen', 'bcci') LIMIT 1)"
#define BRIEF_OUT "isssssss" "sddisss"

/* The newest version of a code that has begun; bytes would put Đ last. */
STMT(q_catalog, "dddi", BRIEF_OUT,
     BRIEF_SELECT " WHERE NOT EXISTS (SELECT 1 FROM public_procedure n"
		  " WHERE n.code = p.code"
		  " AND COALESCE(n.valid_from, '1900-01-01') <= ?"
		  " AND (COALESCE(n.valid_from, '1900-01-01'), n.id) >"
		  " (COALESCE(p.valid_from, '1900-01-01'), p.id))"
		  " AND COALESCE(p.valid_from, '1900-01-01') <= ?"
		  " AND (p.valid_to IS NULL OR p.valid_to >= ? OR ? = 1)"
		  " ORDER BY p.name COLLATE utf8mb4_vietnamese_ci, p.code"
		  " LIMIT 10000");
STMT(q_versions, "s", BRIEF_OUT,
     BRIEF_SELECT " WHERE p.code = ?"
		  " ORDER BY COALESCE(p.valid_from, '1900-01-01') DESC,"
		  " p.id DESC LIMIT 100");
STMT(q_fees, "", "isisss",
     "SELECT f.version_id, f.channel, f.amount, f.per, f.kind,"
     " COALESCE(f.text, '') FROM public_fee f WHERE f.channel_seq = 1"
     " ORDER BY f.version_id, f.channel, f.seq LIMIT 20000");
STMT(q_kinds, "", "isss",
     "SELECT version_id, name, term_unit, term_text FROM public_case"
     " ORDER BY version_id, seq LIMIT 5000");

struct brief_row {
	struct procedure_brief p;
	const char *channel; /* first way of filing */
	const struct fee *fees;
	size_t fees_n;
};

struct briefs {
	struct brief_row *at;
	size_t n;
};

static bool next_row(struct cx *cx, struct rows *rows, struct day today,
		     struct brief_row *ret)
{
	struct procedure_brief *p = &ret->p;
	const char *unit;

	*ret = (struct brief_row){ 0 };
	if (!rows_next(rows, &p->id.v, &p->code, &p->version, &p->name,
		       &p->search, &p->field, &p->field_slug, &p->level,
		       &p->decision_no, &p->valid_from, &p->valid_to, &p->used,
		       &ret->channel, &unit, &p->term_text))
		return false;
	p->term_text = term_said(cx->arena, unit, p->term_text, NULL);
	p->is_in_force =
		(p->valid_from.n == DAY_NONE.n || p->valid_from.n <= today.n) &&
		(p->valid_to.n == DAY_NONE.n || p->valid_to.n >= today.n);
	return true;
}

static struct brief_row *row_of(struct briefs *all, int64_t version)
{
	for (size_t i = 0; i < all->n; i++) {
		if (all->at[i].p.id.v == version)
			return &all->at[i];
	}
	return NULL;
}

static enum err load_kinds(struct cx *cx, struct briefs *all)
{
	struct rows rows;
	const char *name, *unit, *text, *before = "";
	int64_t version, last = 0;

	TRY(db_query(cx, q_kinds, &rows));
	while (rows_next(&rows, &version, &name, &unit, &text)) {
		struct brief_row *r = row_of(all, version);

		if (!r)
			continue;
		if (version != last)
			before = "";
		before = kinds_words(cx->arena, before, name,
				     term_said(cx->arena, unit, text, NULL));
		r->p.term_text = before;
		last = version;
	}
	return OK;
}

static enum err load_fees(struct cx *cx, struct briefs *all)
{
	struct rows rows;
	struct brief_row *r = NULL;
	struct fee *list, fee;
	const char *channel;
	int64_t version;
	size_t n = 0;

	TRY(db_query(cx, q_fees, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &version, &channel, &fee.amount, &fee.per,
			 &fee.kind, &fee.text)) {
		if (!r || r->p.id.v != version)
			r = row_of(all, version);
		if (!r || strcmp(r->channel, channel) != 0)
			continue;
		if (!r->fees)
			r->fees = &list[n];
		list[n++] = fee;
		r->fees_n++;
	}
	return OK;
}

static enum err say_fees(struct cx *cx, struct briefs *all)
{
	struct tariffs tariffs;

	TRY(load_fees(cx, all));
	TRY(tariffs_load(cx, instant_day(cx->now), &tariffs));
	for (size_t i = 0; i < all->n; i++) {
		struct brief_row *r = &all->at[i];
		const struct fees f = { r->fees, r->fees_n,
					tariffs_of(&tariffs, r->p.code) };

		r->p.fee_text = fees_words(cx->arena, &f);
	}
	return OK;
}

static enum err take_rows(struct cx *cx, struct rows *rows,
			  struct briefs *ret)
{
	struct day today = instant_day(cx->now);

	*ret = (struct briefs){ arena_array(cx->arena, rows->n + 1,
					    sizeof(*ret->at)),
				0 };
	while (next_row(cx, rows, today, &ret->at[ret->n]))
		ret->n++;
	TRY(load_kinds(cx, ret));
	return say_fees(cx, ret);
}

enum err catalog_versions(struct cx *cx, const char *code,
			  struct procedure_brief **ret, size_t *ret_n)
{
	struct rows rows;
	struct briefs all;

	TRY(db_query(cx, q_versions, &rows, code));
	TRY(take_rows(cx, &rows, &all));
	*ret = arena_array(cx->arena, all.n + 1, sizeof(**ret));
	for (size_t i = 0; i < all.n; i++)
		(*ret)[i] = all.at[i].p;
	*ret_n = all.n;
	return OK;
}

/* How well one procedure answers; `at` is its place in the alphabet. */
struct score {
	size_t at;
	int rank; /* 3 exact name, 2 all words in the name, 1 all, 0 some */
	int words;
	int64_t used;
};

static int by_score(const void *a, const void *b)
{
	const struct score *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? 1 : -1;
	if (x->words != y->words)
		return x->words < y->words ? 1 : -1;
	if (x->used != y->used)
		return x->used < y->used ? 1 : -1;
	return x->at < y->at ? -1 : 1;
}

static bool passes(const struct catalog_query *q,
		   const struct procedure_brief *p)
{
	return (!*q->field || strcmp(q->field, p->field_slug) == 0) &&
	       (!*q->level || strcmp(q->level, p->level) == 0);
}

static struct score score_of(struct arena *arena, const struct asked *asked,
			     const struct procedure_brief *p, size_t at)
{
	struct matched m = words_match(arena, asked, p->name, p->search);
	int n = (int)asked->n;

	return (struct score){
		.at = at,
		.words = m.all < n ? m.all : n,
		.rank = m.is_exact    ? 3 :
			m.in_name == n ? 2 :
			m.all == n     ? 1 :
					 0,
		.used = p->used,
	};
}

/* Those that have all words; when none has and `or_some`, those with most. */
static size_t keep_best(struct score *s, size_t n, int words, bool or_some,
			bool *ret_partial)
{
	int best = 0;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		best = s[i].words > best ? s[i].words : best;
	*ret_partial = best < words && best > 0 && or_some;
	if (best < words && !*ret_partial)
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i].words == best)
			s[kept++] = s[i];
	}
	return kept;
}

static int by_code(const void *a, const void *b)
{
	const struct procedure_brief *const *x = a, *const *y = b;

	return strcmp((*x)->code, (*y)->code);
}

/* The answer in its order. */
static const struct procedure_brief **ordered(struct cx *cx,
					      const struct briefs *all,
					      const struct score *s, size_t n,
					      bool code_order)
{
	const struct procedure_brief **list =
		arena_array(cx->arena, n + 1, sizeof(*list));

	for (size_t i = 0; i < n; i++)
		list[i] = &all->at[s[i].at].p;
	if (code_order)
		qsort(list, n, sizeof(*list), by_code);
	return list;
}

static enum err first_of_page(struct cx *cx, const struct catalog_query *q,
			      const struct procedure_brief **list, size_t n,
			      size_t limit, size_t *ret)
{
	*ret = q->page > 1 ? (size_t)(q->page - 1) * limit : 0;
	if (!q->after || !*q->after)
		return OK;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i]->code, q->after) == 0) {
			*ret = i + 1;
			return OK;
		}
	}
	return refuse(cx, ERR_MISSING, NULL,
		      "Không có thủ tục %s trong danh sách này.", q->after);
}

static enum err take_page(struct cx *cx, const struct catalog_query *q,
			  const struct procedure_brief **list, size_t n,
			  struct catalog_found *ret)
{
	size_t limit = q->limit ? (size_t)q->limit : CATALOG_PAGE, from;

	TRY(first_of_page(cx, q, list, n, limit, &from));
	ret->total = (int64_t)n;
	ret->pages = n ? (int)((n + limit - 1) / limit) : 1;
	ret->hits = arena_array(cx->arena, limit + 1, sizeof(*ret->hits));
	for (size_t i = from; i < n && ret->n < limit; i++)
		ret->hits[ret->n++] = *list[i];
	ret->has_more = from + ret->n < n;
	return OK;
}

enum err catalog_search(struct cx *cx, const struct catalog_query *q,
			struct catalog_found *ret)
{
	struct day today = instant_day(cx->now);
	struct asked asked;
	struct rows rows;
	struct briefs all;
	struct score *s;
	size_t n = 0;

	*ret = (struct catalog_found){ 0 };
	TRY(words_asked(cx, q->words, &asked));
	TRY(words_elsewhere(cx, &asked, &ret->elsewhere, &ret->elsewhere_n));
	TRY(db_query(cx, q_catalog, &rows, today, today, today,
		     (int64_t)q->with_ended));
	TRY(take_rows(cx, &rows, &all));
	s = arena_array(cx->arena, all.n + 1, sizeof(*s));
	for (size_t i = 0; i < all.n; i++) {
		if (passes(q, &all.at[i].p))
			s[n++] = score_of(cx->arena, &asked, &all.at[i].p, i);
	}
	n = keep_best(s, n, (int)asked.n, !ret->elsewhere_n, &ret->is_partial);
	qsort(s, n, sizeof(*s), by_score);
	return take_page(cx, q,
			 ordered(cx, &all, s, n, q->by_code && !asked.n), n,
			 ret);
}

STMT(q_fields, "ddd", "ssi",
     "SELECT p.field_slug, MIN(p.field), COUNT(*) FROM public_procedure p"
     " WHERE NOT EXISTS (SELECT 1 FROM public_procedure n"
     "  WHERE n.code = p.code AND COALESCE(n.valid_from, '1900-01-01') <= ?"
     "  AND (COALESCE(n.valid_from, '1900-01-01'), n.id) >"
     "  (COALESCE(p.valid_from, '1900-01-01'), p.id))"
     " AND COALESCE(p.valid_from, '1900-01-01') <= ?"
     " AND (p.valid_to IS NULL OR p.valid_to >= ?)"
     " GROUP BY p.field_slug ORDER BY COUNT(*) DESC,"
     " MIN(p.field) COLLATE utf8mb4_vietnamese_ci LIMIT 100");

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

static const char *fault_of(const struct procedure_brief *p)
{
	if (strncmp(p->term_text, "Chưa", strlen("Chưa")) == 0)
		return "no term: it cannot be received";
	if (strstr(p->fee_text, fee_asked))
		return "no amount: the fee is asked at the desk";
	return NULL;
}

enum err catalog_faults(struct cx *cx, struct catalog_fault **ret,
			size_t *ret_n)
{
	const struct catalog_query q = { .words = "", .field = "",
					 .level = "", .by_code = true,
					 .page = 1, .limit = 10000 };
	struct catalog_found all;

	TRY(catalog_search(cx, &q, &all));
	*ret = arena_array(cx->arena, all.n + 1, sizeof(**ret));
	*ret_n = 0;
	for (size_t i = 0; i < all.n; i++) {
		const char *what = fault_of(&all.hits[i]);

		if (what)
			(*ret)[(*ret_n)++] = (struct catalog_fault){
				all.hits[i].code, what
			};
	}
	return OK;
}
