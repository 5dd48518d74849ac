/*
 * The catalogue of procedures: versions with dates of effect.
 * Reads go through the public_* views, so every program may use them.
 */
#ifndef DOMAIN_CATALOG_H
#define DOMAIN_CATALOG_H

#include "base/cx.h"
#include "domain/deadline.h"
#include "domain/ids.h"

struct fee {
	int64_t amount; /* đồng; INT64_MIN: set by another document */
	const char *per, *kind, *text;
};

struct channel {
	const char *channel; /* truc_tiep | truc_tuyen | bcci */
	const char *label;   /* "Trực tiếp" … */
	bool has_term;	     /* false: not published */
	struct term term;
	const char *term_text;	     /* as published */
	const char *term_note;	     /* or "" */
	const char *term_confidence; /* sourced | memory | unit_assumed */
	struct fee *fees;
	size_t fees_n;
};

struct document {
	int seq;
	const char *name, *form, *note; /* form, note "" when none */
	int originals, copies;
	bool is_required;
};

struct line {
	const char *text, *code;
};

struct procedure {
	struct version_id id;
	const char *code, *version, *name, *field, *field_slug, *level, *scope;
	const char *decision_no, *decision_issuer, *change_type, *online_level;
	const char *subjects, *agency_receive, *agency_decide;
	const char *agency_coordinate, *conditions, *notes, *verify_term;
	const char *confidence, *source;
	struct day decision_date, valid_from, valid_to;
	int sets;
	struct channel *channels;
	size_t channels_n;
	struct document *documents;
	size_t documents_n;
	struct line *steps, *results, *bases;
	size_t steps_n, results_n, bases_n;
};

struct procedure_brief {
	struct version_id id;
	const char *code, *name, *field, *level, *term_text, *fee_text;
	bool is_in_force;
	struct day valid_from, valid_to;
};

struct field_count {
	const char *slug, *name;
	int64_t n;
};

struct catalog_query {
	const char *words; /* typed; folded inside; "" = all */
	const char *field; /* slug or "" */
	const char *level; /* "xa" … or "" = all */
	bool with_ended;   /* also versions no longer in force */
	int page;	   /* from 1, 20 a page */
};

/* Whole version with its parts. */
enum err catalog_load(struct cx *cx, struct version_id id,
		      struct procedure *ret) MUST_CHECK;
/* The version of a code in force on a day; the latest one when none is (the
 * caller looks at valid_to). Accepts "1.001193.000.00.00.H17". ERR_MISSING. */
enum err catalog_by_code(struct cx *cx, const char *code, struct day on,
			 struct procedure *ret) MUST_CHECK;
bool procedure_in_force(const struct procedure *p, struct day on);
enum err catalog_versions(struct cx *cx, const char *code,
			  struct procedure_brief **ret, size_t *ret_n)
	MUST_CHECK;
/* All words must occur (folded name, field or code); exact code first. */
enum err catalog_search(struct cx *cx, const struct catalog_query *q,
			struct procedure_brief **ret, size_t *ret_n,
			int64_t *ret_total) MUST_CHECK;
/* The version of a code in force on a day, else the latest. ERR_MISSING. */
enum err catalog_brief(struct cx *cx, const char *code, struct day on,
		       struct procedure_brief *ret) MUST_CHECK;
enum err catalog_fields(struct cx *cx, struct day on,
			struct field_count **ret, size_t *ret_n) MUST_CHECK;
const struct channel *procedure_channel(const struct procedure *p,
					const char *channel);
/* "Miễn phí", "5.000 đồng/hồ sơ", "Theo …". */
const char *fee_words(struct arena *arena, const struct fee *fee);

#endif
