/*
 * The catalogue of procedures: versions with dates of effect.
 * Reads go through the public_* views, so every program may use them.
 */
#ifndef DOMAIN_CATALOG_H
#define DOMAIN_CATALOG_H

#include "base/cx.h"
#include "domain/catalogue/fee.h"
#include "domain/clock/deadline.h"
#include "domain/ids.h"

struct channel {
	const char *channel; /* truc_tiep | truc_tuyen | bcci */
	const char *label;   /* "Trực tiếp" … */
	bool has_term;	     /* false: not published */
	struct term term;
	const char *term_text;	     /* as every page says it */
	const char *term_note;	     /* what the short words leave out, or "" */
	const char *term_confidence; /* sourced | memory | unit_assumed */
	struct fee *fees;
	size_t fees_n;
};

/* Where the term goes by the kind of case: one is chosen at reception. */
struct kind {
	const char *name, *term_text;
	struct term term;
};

struct document {
	int seq;
	const char *name, *form, *note; /* form, note "" when none */
	int originals, copies; /* to hand in */
	bool is_required;
	bool is_shown; /* only shown, and given back: both counts are 0 */
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
	struct kind *kinds; /* none: the channel's own term */
	size_t kinds_n;
	struct tariff tariff; /* no tier: nothing is counted */
	struct document *documents;
	size_t documents_n;
	struct line *steps, *results, *bases;
	size_t steps_n, results_n, bases_n;
};

struct procedure_brief {
	struct version_id id;
	const char *code, *name, *field, *field_slug, *level;
	const char *term_text, *fee_text; /* at the counter */
	const char *version, *decision_no;
	bool is_in_force;
	struct day valid_from, valid_to;
	const char *search; /* folded name, field and code */
	int64_t used;	    /* dossiers received: an order, no figure */
};

/* Whole version with its parts. */
enum err catalog_load(struct cx *cx, struct version_id id,
		      struct procedure *ret) MUST_CHECK;
/* The version of a code in force on a day; the latest one when none is (the
 * caller looks at valid_to). Accepts "1.001193.000.00.00.H17". ERR_MISSING. */
enum err catalog_by_code(struct cx *cx, const char *code, struct day on,
			 struct procedure *ret) MUST_CHECK;
bool procedure_in_force(const struct procedure *p, struct day on);
const struct channel *procedure_channel(const struct procedure *p,
					const char *channel);
/* What a channel costs, for fee.h. */
struct fees procedure_fees(const struct procedure *p, const struct channel *c);
/* A published term as every page says it: no leading zeros, "Trong ngày" for
 * the same-day term; ret_note (may be NULL) gets the rest of it, or "". */
const char *term_said(struct arena *arena, const char *unit, const char *text,
		      const char **ret_note);
/* "1 bản chính, 2 bản sao", "chỉ xuất trình, không nộp"; "" when the
 * catalogue gives no number. */
const char *copies_words(struct arena *arena, const struct document *d);
/* The code as an address or a hand may write it: capitals, no blanks. */
const char *procedure_code(struct arena *arena, const char *typed);

#endif
